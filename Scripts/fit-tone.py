#!/usr/bin/env python3
"""Fits the weights of Lexicons/en/tone.tsv to sentences of which it is known how they speak of somebody.

    Scripts/fit-tone.py GOLD.jsonl [--extract BINARY] [--write]

A record of GOLD has `id`, `text`, `start` and `end` (the one who is spoken of, in Unicode scalars) and `label`: -1, 0 or 1. The program is run with
a table whose weights are all small and whose bounds are almost zero, so that the traces show every word with its relation and class. An ordered
logistic model with one weight for a relation and one for a class, each for good and for bad words, is fitted to four fifths of the records; what
the fifth comes to is printed beside. The unit is a stance's score. With --write the table is written, else it is printed.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = os.path.join(ROOT, "Lexicons", "en")
RELATIONS = ("predicate modifier owned doer patient doer-clause patient-clause other-clause own-words before-near before-middle before-far "
             "behind-near behind-middle behind-far another held").split()
CLASSES = "opinion effect quality act tinge".split()
SMALL = 0.02


def table(relation, kind, numbers):
    rows = [f"relation\t{n}\t{relation[n][0]:.2f}\t{relation[n][1]:.2f}" for n in RELATIONS]
    rows += [f"class\t{n}\t{kind[n][0]:.2f}\t{kind[n][1]:.2f}" for n in CLASSES]
    notes = {"positive-from": "# From which sum on a sentence speaks for an entity or against it.",
             "asked-from": "# From what sum on, of words that are said of the name itself, a report is its speaker's own: where the caller asks about both.",
             "denied": "# What is left, with the other sign, of a good word that is denied; and of any word in a question, a condition, a hypothesis."}
    for name, value in numbers.items():
        rows += [notes[name]] if name in notes else []
        rows.append(f"number\t{name}\t{value:.3f}")
    return "\n".join(rows) + "\n"


def header():
    with open(os.path.join(SOURCES, "tone.tsv"), encoding="utf-8") as f:
        lines = []
        for line in f:
            if not line.startswith("#"):
                return "".join(lines)
            lines.append(line)
    return ""


def annotate(extract, compiler, gold):
    """What each word of a record adds, as (relation, class, good or bad, amount), and what the stances come to."""
    flat = table({n: (SMALL, SMALL) for n in RELATIONS}, {n: (1, 1) for n in CLASSES},
                 {"positive-from": 0.001, "negative-from": 0.001, "denied": 0.6, "unreal": 0.6, "asked-from": 0.25})
    with tempfile.TemporaryDirectory() as folder:
        sources = os.path.join(folder, "en")
        os.mkdir(sources)
        for name in os.listdir(SOURCES):
            if name != "tone.tsv" and not name.endswith(".LICENSE"):
                os.symlink(os.path.join(SOURCES, name), os.path.join(sources, name))
        with open(os.path.join(sources, "tone.tsv"), "w", encoding="utf-8") as f:
            f.write(flat)
        lexicon = os.path.join(folder, "en.lex")
        subprocess.run([compiler, "compile", sources, lexicon], check=True, stdout=subprocess.DEVNULL)
        lines = "".join(json.dumps(dict(id=str(i), text=g["text"], mentions=[dict(key="t", start=g["start"], end=g["end"])])) + "\n"
                        for i, g in enumerate(gold))
        out = subprocess.run([extract, "--from", "jsonl", "--layers", "trace", "--lexicon", lexicon], input=lines.encode(), check=True,
                             stdout=subprocess.PIPE).stdout
    parts, said = [], []
    for line in out.splitlines():
        a = json.loads(line)
        target = next((e["id"] for e in a["entities"] if e["key"] == "t"), None)
        mine, score = [], 0.0
        for s in a["stances"]:
            if target is None or s["target"].get("entity") != target or s["factuality"] in ("question", "hypothetical"):
                continue
            if not s["cue"]["frame"].startswith("tone."):
                score += s["score"]
                continue
            for step in s["trace"]:
                relation, _, kind = step["rule"].removeprefix("tone.").partition(".")
                mine.append((relation, kind, int(step["value"] < 0), step["value"] / SMALL))
        parts.append(mine)
        said.append(score)
    return parts, np.array(said)


class Model:
    """score = Σ amount × relation weight × class weight + scale × stances, with two bounds; all weights positive by softplus."""

    def __init__(self, parts, said, labels):
        self.said, self.labels = said, labels
        self.row = np.array([i for i, p in enumerate(parts) for _ in p], dtype=int)
        flat = [x for p in parts for x in p]
        self.relation = np.array([RELATIONS.index(r) * 2 + s for r, _, s, _ in flat], dtype=int)
        # A stance that is held has no class.
        self.kind = np.array([(CLASSES.index(k) if k else len(CLASSES)) * 2 + s for _, k, s, _ in flat], dtype=int)
        self.amount = np.array([a for *_, a in flat])

    def unpack(self, p):
        n = len(RELATIONS) * 2
        w = np.log1p(np.exp(p))
        kinds = np.concatenate([[1.0, 1.0], w[n:n + 2 * len(CLASSES) - 2], [1.0, 1.0]])
        return w[:n], kinds, w[-2]

    def score(self, p):
        relation, kinds, scale = self.unpack(p)
        s = np.zeros(len(self.said))
        np.add.at(s, self.row, self.amount * relation[self.relation] * kinds[self.kind])
        return s + scale * self.said

    def fit(self, chosen, steps=1500, rate=0.03, decay=2e-4):
        size = len(RELATIONS) * 2 + 2 * len(CLASSES) - 2 + 1
        p = np.zeros(size + 2)     # … scale, lower bound, log of the distance to the upper
        mask = np.isin(self.row, np.flatnonzero(chosen))
        y = self.labels
        weight = np.where(chosen, np.array([1 / max(1, np.sum(y[chosen] == c)) / 3 for c in (-1, 0, 1)])[y + 1], 0)
        m, v = np.zeros_like(p), np.zeros_like(p)
        n = len(RELATIONS) * 2
        for step in range(1, steps + 1):
            q = p[:-2]
            relation, kinds, scale = self.unpack(np.append(q, 0))
            s = self.score(np.append(q, 0))
            low, high = p[-2], p[-2] + np.exp(p[-1])
            a, b = 1 / (1 + np.exp(s - high)), 1 / (1 + np.exp(s - low))
            prob = np.clip(np.where(y == -1, b, np.where(y == 0, a - b, 1 - a)), 1e-9, 1)
            da, db = a * (1 - a), b * (1 - b)
            gs = -weight / prob * np.where(y == -1, -db, np.where(y == 0, db - da, da))
            ghigh = -(weight / prob * np.where(y == -1, 0, np.where(y == 0, da, -da))).sum()
            glow = -(weight / prob * np.where(y == -1, db, np.where(y == 0, -db, 0))).sum()
            g = np.zeros_like(p)
            up = gs[self.row] * self.amount * mask
            r = np.zeros(n)
            np.add.at(r, self.relation, up * kinds[self.kind])
            k = np.zeros(2 * len(CLASSES) + 2)
            np.add.at(k, self.kind, up * relation[self.relation])
            g[:n] = r
            g[n:n + 2 * len(CLASSES) - 2] = k[2:-2]
            g[size - 1] = (gs * self.said).sum()
            g[:size] *= 1 / (1 + np.exp(-p[:size]))
            g[:size] += decay * p[:size]
            g[-2], g[-1] = glow + ghigh, ghigh * np.exp(p[-1])
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            p -= rate * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
        return np.append(p[:size], 0)


def macro(y, x):
    f = []
    for c in (-1, 0, 1):
        hit = np.sum((y == c) & (x == c))
        f.append(2 * hit / max(1, np.sum(y == c) + np.sum(x == c)))
    return sum(f) / 3


def decide(s, said, bad, good):
    """As the stage decides: beside stances only what outweighs them counts."""
    alone = np.where(s <= -bad, -1, np.where(s >= good, 1, 0))
    kept = np.where(said > 0.05, 1, np.where(said < -0.05, -1, 0))
    return np.where(said == 0, alone, np.where((alone != 0) & (np.sign(s - said) != np.sign(said)), alone, kept))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    parser.add_argument("--compiler", default=os.path.join(ROOT, ".build/release/extract-lexicon-tool"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as f:
        gold = [json.loads(line) for line in f if line.strip()]
    parts, said = annotate(options.extract, options.compiler, gold)
    y = np.array([g["label"] for g in gold])
    aside = np.arange(len(gold)) % 5 == 4
    model = Model(parts, said, y)
    p = model.fit(~aside)
    relation, kinds, scale = model.unpack(p)
    s = model.score(p) / scale
    best = max(((macro(y[~aside], decide(s, said, bad, good)[~aside]), bad, good)
                for bad in np.arange(0.02, 0.6, 0.02) for good in np.arange(0.02, 0.8, 0.02)))
    x = decide(s, said, best[1], best[2])
    print(f"# fitted on {np.sum(~aside)} records: macro-F1 {100 * macro(y[~aside], x[~aside]):.1f}; "
          f"held aside {np.sum(aside)}: {100 * macro(y[aside], x[aside]):.1f}")
    print("# words by relation:", dict(collections.Counter(r for q in parts for r, *_ in q).most_common()))
    weights = {n: (relation[2 * i] / scale, relation[2 * i + 1] / scale) for i, n in enumerate(RELATIONS)}
    # Too few words to tell: said of it, whether before or behind.
    met = collections.Counter(r for q in parts for r, *_ in q)
    if met["modifier"] < 100:
        weights["modifier"] = weights["predicate"]
    classes = {n: (kinds[2 * i], kinds[2 * i + 1]) for i, n in enumerate(CLASSES)}
    text = header() + table(weights, classes, {"positive-from": best[2], "negative-from": best[1], "denied": 0.6, "unreal": 0.6, "asked-from": 0.25})
    if options.write:
        with open(os.path.join(SOURCES, "tone.tsv"), "w", encoding="utf-8") as f:
            f.write(text)
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
