"""The texts that are read: the articles of seeds/, or a corpus of the user's own."""

import json
import os

from .process import ROOT

SEEDS = os.path.join(ROOT, "seeds")
# Some 3 KB, what a short report in a newspaper has.
ARTICLE = os.path.join(SEEDS, "istanbul-talks-open.txt")


def seeds():
    names = sorted(name for name in os.listdir(SEEDS) if name.endswith(".txt"))
    return [open(os.path.join(SEEDS, name), encoding="utf-8").read() for name in names]


def texts(path):
    """The texts of JSON Lines."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file if line.strip()]


def size(texts):
    """Bytes of text."""
    return sum(len(text.encode()) for text in texts)


def write(path, texts):
    """JSON Lines. Returns the path."""
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    return path


def repeated(texts, wanted):
    """The texts over and over, until there are `wanted` bytes."""
    found, written = [], 0
    while written < wanted:
        found.append(texts[len(found) % len(texts)])
        written += len(found[-1].encode())
    return found


def pieces(texts, length, total):
    """The texts one after another, over and over, cut into documents of about `length` bytes: `total` bytes altogether. They are cut behind a space."""
    whole = "\n\n".join(texts).encode()
    whole = ((whole + b"\n\n") * (total // len(whole) + 1))[:total]
    found, start = [], 0
    while start < total:
        end = min(start + length, len(whole))
        if end < total:
            end = whole.rfind(b" ", start + length // 2, end) + 1 or end
        found.append(whole[start:end].decode(errors="ignore"))
        start = end
    return found
