#!/usr/bin/env python3
"""Fits how far each frame is to be trusted, and writes Lexicons/en/confidence.tsv.

    fit-confidence.py TASK=GOLD.jsonl … [--extract BINARY] [--compiler BINARY] [--least N] [--write]

A frame's stances are counted in sets where every stance between known parties is annotated: how often it was met, and how often holder,
sign and target were those of the annotation. Every fifth record is left out of the count, and shows what silence below the threshold of
`StanceStage` does to records that were not counted. The program runs with a lexicon that silences nothing (no table, no frame below 0.5).

Tasks and their records (one JSON object a line, offsets in Unicode scalars):
  pairs    text, two spans p and q, label 0 none, 1 p+q, 2 q+p, 3 p-q, 4 q-p
  articles sentences, entities ({key, name, aliases}), gold ({sentence, holder, polarity, target})
  events   text, source and target spans, a PLOVER event: the sign of its half is what counts
"""
import argparse, collections, json, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "Lexicons/en/confidence.tsv")
GOOD = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
HEADER = """\
# How often the stances of a frame were met in training sets, and how often they were right: between parties that the sets know, with the
# sign that the sets give. A frame's confidence is (right + 4.5) / (met + 6), in place of its own `confidence`; below the threshold of the
# stance stage a frame takes no side. Made by Scripts/fit-confidence.py, which leaves every fifth record out. Frames that were met less than
# {least} times have no row.
# frame\tright\tmet
"""


def run(binary, lexicon, records):
    data = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()
    done = subprocess.run([binary, "--from", "jsonl", "--lexicon", lexicon], input=data, stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line.strip()]


def stances(annotation):
    """(frame, holder's key, sign, target's key, where) of each stance that takes a side and is asserted."""
    keys = {e["id"]: e["key"] for e in annotation.get("entities", [])}
    for s in annotation.get("stances", []):
        sign = {"positive": 1, "negative": -1}.get(s["polarity"], 0)
        # What has a point in its name is no frame of the lexicon (`evaluate.…`, `tone.…`, `demand.…`).
        if not sign or s["factuality"] in ("question", "hypothetical") or "." in s["cue"]["frame"]:
            continue
        yield s["cue"]["frame"], keys.get(s["holder"].get("entity")), sign, keys.get((s.get("target") or {}).get("entity")), s["cue"]["start"]


def spans(record, names):
    return [dict(key=k, start=record[n][0], end=record[n][1]) for k, n in names]


def pairs(gold, answer):
    given = answer([dict(id=g["id"], text=g["text"], mentions=spans(g, (("p", "p"), ("q", "q")))) for g in gold])
    for i, (g, a) in enumerate(zip(gold, given)):
        for frame, label in {(f, (1 if s > 0 else 3) + (h == "q")) for f, h, s, t, _ in stances(a) if {h, t} == {"p", "q"}}:
            yield i, frame, label == g["label"]


def events(gold, answer):
    given = answer([dict(id=g["id"], text=g["text"], mentions=spans(g, (("s", "source"), ("t", "target")))) for g in gold])
    for i, (g, a) in enumerate(zip(gold, given)):
        for frame, sign in {(f, s) for f, h, s, t, _ in stances(a) if (h, t) == ("s", "t")}:
            yield i, frame, (sign > 0) == (g["event"] in GOOD)


def articles(gold, answer):
    given = answer([dict(id=g["id"], text="\n".join(g["sentences"]), entities=g["entities"]) for g in gold])
    for i, (g, a) in enumerate(zip(gold, given)):
        known, want = {e["key"] for e in g["entities"]}, {(t["sentence"], t["holder"], t["polarity"] == "positive", t["target"]) for t in g["gold"]}
        ends, at = [], 0
        for s in g["sentences"]:
            at += len(s) + 1
            ends.append(at)
        for frame, claim in {(f, (next((k for k, e in enumerate(ends) if where < e), -1), h, s > 0, t))
                             for f, h, s, t, where in stances(a) if h in known and t in known and h != t}:
            yield i, frame, claim in want


TASKS = dict(pairs=pairs, events=events, articles=articles)


def unsilenced(compiler, folder):
    """A lexicon without the table and without frames below the threshold."""
    source = os.path.join(folder, "en")
    shutil.copytree(os.path.join(ROOT, "Lexicons/en"), source)
    if os.path.exists(os.path.join(source, "confidence.tsv")):
        os.remove(os.path.join(source, "confidence.tsv"))
    for name in os.listdir(source):
        if name.startswith("frames"):
            path = os.path.join(source, name)
            text = open(path, encoding="utf-8").read()
            open(path, "w", encoding="utf-8").write(re.sub(r"confidence: 0\.[1-4]\d*", "confidence: 0.5", text))
    image = os.path.join(folder, "en.lex")
    subprocess.run([compiler, "compile", source, image], check=True, stdout=subprocess.DEVNULL)
    return image


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="TASK=GOLD")
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    parser.add_argument("--compiler", default=os.path.join(ROOT, ".build/release/extract-lexicon"))
    parser.add_argument("--least", type=int, default=6, metavar="N", help="frames that were met less often have no row (default 6)")
    parser.add_argument("--threshold", type=float, default=0.5, help="StanceStage's, for the figures printed")
    parser.add_argument("--write", action="store_true", help="write the table, not only the figures")
    options = parser.parse_args()
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        image = unsilenced(options.compiler, folder)
        for item in options.sets:
            task, _, path = item.partition("=")
            gold = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
            for i, frame, right in TASKS[task](gold, lambda records: run(options.extract, image, records)):
                seen.append((item, i % 5 == 4, frame, right))
    count = collections.defaultdict(lambda: [0, 0])
    for _, aside, frame, right in seen:
        if not aside:
            count[frame][0] += right
            count[frame][1] += 1
    rows = {f: c for f, c in count.items() if c[1] >= options.least}
    trusted = lambda f: f not in rows or (rows[f][0] + 4.5) / (rows[f][1] + 6) >= options.threshold
    for item in options.sets:
        for aside in (False, True):
            got = [(f, r) for s, a, f, r in seen if s == item and a == aside]
            kept = [r for f, r in got if trusted(f)]
            show = lambda rights: f"{sum(rights)} of {len(rights)} ({100 * sum(rights) / max(1, len(rights)):.1f} %)"
            print(f"{item} {'left out' if aside else 'counted'}: right {show([r for _, r in got])}, with silence {show(kept)}")
    print("silent: " + ", ".join(sorted(f for f in rows if not trusted(f))))
    if options.write:
        with open(TABLE, "w", encoding="utf-8") as out:
            out.write(HEADER.format(least=options.least))
            out.writelines(f"{f}\t{c[0]}\t{c[1]}\n" for f, c in sorted(rows.items()))


if __name__ == "__main__":
    main()
