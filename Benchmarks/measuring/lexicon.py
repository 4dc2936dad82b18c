"""The project's names as text, and lexicons larger and smaller than it.

What is read here is what Lexicons/README.md describes: files of records, a key on a line of its own and fields under it.
"""

import os
import re
import shutil

from .process import ROOT

SOURCE = os.path.join(ROOT, "Lexicons", "en")
# How the files of names begin.
NAMES = ("countries", "places", "people-", "people.", "organisations", "parties", "armed-groups", "media-", "peoples", "events")
# The fields whose values name an entry by themselves.
FORMS = ("name", "alias", "short", "acronym", "adjective", "people")


def name_files(folder=SOURCE):
    return [name for name in sorted(os.listdir(folder)) if name.startswith(NAMES) and name.endswith(".txt")]


def records(path):
    """The records of a file of names: key and lines."""
    found, lines = [], None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#") and not line[0].isspace():
                lines = []
                found.append((line.split("#")[0].strip(), lines))
            if lines is not None:
                lines.append(line)
    return found


def names():
    """All names that stand for an entry by themselves, with its key: what a list of names takes from the lexicon. In the order of the files."""
    found = {}
    for file in name_files():
        for key, lines in records(os.path.join(SOURCE, file)):
            for line in lines[1:]:
                field, _, value = re.sub(r"(^|\s)#.*", "", line).partition(":")
                if field.strip() in FORMS:
                    for form in value.split(" | "):
                        if form.strip():
                            found.setdefault(form.strip(), key)
    return found


def reduced(folder, count):
    """A copy of Lexicons/en with `count` of its entries, evenly spaced over the files; what refers to the others is left out. Returns its path and the
    number of all entries."""
    target = os.path.join(folder, "en")
    shutil.copytree(SOURCE, target)
    everything = [(name, key, lines) for name in name_files(target) for key, lines in records(os.path.join(target, name))]
    kept = [everything[i * len(everything) // count] for i in range(count)]
    keys = {key for _, key, _ in kept}
    reference = re.compile(r"\b(?:%s)/[A-Za-z0-9-]+" % "|".join(sorted({key.split("/")[0] for _, key, _ in everything})))
    for name in name_files(target):
        with open(os.path.join(target, name), "w", encoding="utf-8") as file:
            file.write("# Some of the entries.\n")
            for _, _, lines in (entry for entry in kept if entry[0] == name):
                file.write(lines[0])
                for line in lines[1:]:
                    value = line.split(":", 1)[-1].split(" #")[0]
                    if line.strip() and all(key in keys for key in reference.findall(value)):
                        file.write(line)
    path = os.path.join(target, "descriptions.txt")
    lines = open(path, encoding="utf-8").read().splitlines(keepends=True)
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            name, _, value = line.partition(":")
            if name.strip() == "keys":
                value = " | ".join(key.strip() for key in value.split("|") if "/" not in key or key.strip() in keys)
                line = f"{name}: {value}\n" if value else ""
            file.write(line)
    return target, len(everything)


def made_word(number):
    """A word of no language: syllables for the digits of a number, behind letters that no word begins with."""
    word = "zq"
    for _ in range(5):
        number, digit = divmod(number, 60)
        word += "bdfgklmnprst"[digit % 12] + "aeiou"[digit // 12]
    return word


def enlarged(folder, times):
    """A copy of Lexicons/en with made words and people, until it has `times` the rows and entities. Returns its path."""
    target = os.path.join(folder, "en")
    shutil.copytree(SOURCE, target)
    with open(os.path.join(SOURCE, "words.tsv"), encoding="utf-8") as file:
        rows = sum(1 for line in file if not line.startswith("#"))
    entities = sum(len(records(os.path.join(SOURCE, name))) for name in name_files())
    with open(os.path.join(target, "words-large.tsv"), "w", encoding="utf-8") as file:
        for i in range(rows * (times - 1)):
            file.write(f"{made_word(i)}\t{('NOUN', 'VERB', 'ADJ')[i % 3]}\t0\t\t\t\n")
    with open(os.path.join(target, "people-large.txt"), "w", encoding="utf-8") as file:
        for i in range(entities * (times - 1)):
            first, last = made_word(i * 7).capitalize(), made_word(i * 13 + 5).capitalize()
            file.write(f"person/made-{i}\n  name: {first} {last}\n  gender: m\n  country: country/ZA\n\n")
    return target
