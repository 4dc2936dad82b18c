#!/usr/bin/env python3
"""Runs the example sentences of the frames through the program and says which do not come out as written.

    check-frames.py [--extract BINARY] [--file PART] [--failures N] [--why] [--floor FILE] [--record] [--json]

Every frame in Lexicons/en/frames-*.txt carries examples: `yes: SENTENCE => HOLDER SIGN TARGET-WORDS`, what must come out,
and `no: SENTENCE`, a near miss that this frame must not read as a stance. A `yes` passes where a stance has that
holder, that sign, and a target whose text, entity or issue holds the words; a `no` where no stance bears the frame's name.
A frame that has neither a sign nor an event says nothing by itself: its `0` passes also where nothing comes out.

The numbers that pass, by file, stand in a small file (`Tests/frames-floor.json`). `--floor` compares with it and fails where
fewer pass than stand there; `--record` writes what was reached.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SIGNS = {"+": "positive", "-": "negative", "−": "negative", "0": "neutral"}


def examples():
    """(file, line, frame, is a yes, sentence, (holder, sign, target words) or None, has an event) for each example."""
    for path in sorted(glob.glob(os.path.join(ROOT, "Lexicons/en/frames-*.txt"))):
        frame, event = None, False
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            line = re.sub(r"(^|\s)#.*", "", line.rstrip("\n"))
            if line and not line[0].isspace():
                frame, event = line.strip(), False
            field, _, value = line.strip().partition(":")
            event = event or field == "event"
            if field not in ("yes", "no"):
                continue
            sentence, arrow, rest = value.strip().partition("=>")
            wanted = None
            if field == "yes":
                parts = re.match(r"\s*(.+?) ([+\-−0]) (.+?)\s*$", rest) if arrow else None
                if not parts:
                    sys.exit(f"{path}:{number}: a `yes` is written SENTENCE => HOLDER SIGN TARGET-WORDS")
                wanted = parts.groups()
            yield os.path.basename(path), number, frame, field == "yes", sentence.strip(), wanted, event


def fold(text):
    text = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return "".join(c for c in text if not unicodedata.combining(c))


def words(text):
    return re.findall(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*", fold(text))


def names(role, entities):
    """All that a role can be called."""
    if role.get("author"):
        return ["author"]
    entity = entities.get(role.get("entity"), {})
    return [role.get("text", ""), entity.get("name", ""), entity.get("key", ""), role.get("issue", "")]


def holds(role, wanted, entities):
    """Whether every word wanted stands in one of the role's names, as a word or as the beginning of one."""
    need = words(wanted)
    return any(need and all(any(w == x or len(w) > 3 and x.startswith(w) for x in words(n)) for w in need) for n in names(role, entities))


def kind_of_failure(stances, wanted, entities):
    """What is wrong with the nearest stance: `none`, `holder`, `target`, `sign`, or `mixed`; nothing where one is right."""
    if not stances:
        return "none"
    kinds = []
    for s in stances:
        wrong = []
        if not holds(s["holder"], wanted[0], entities):
            wrong.append("holder")
        if not holds(s["target"], wanted[2], entities):
            wrong.append("target")
        if s["polarity"] != SIGNS[wanted[1]]:
            wrong.append("sign")
        if not wrong:
            return None
        kinds.append(wrong)
    best = min(kinds, key=len)
    return best[0] if len(best) == 1 else "mixed"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/debug/extract"))
    parser.add_argument("--file", help="only files whose name holds this")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list up to N failures of each kind")
    parser.add_argument("--floor", metavar="FILE", help="fail where fewer pass than FILE says")
    parser.add_argument("--record", metavar="FILE", help="write what passed to FILE")
    options = parser.parse_args()

    all_examples = [e for e in examples() if not options.file or options.file in e[0]]
    lines = "".join(json.dumps({"id": str(i), "text": e[4]}, ensure_ascii=False) + "\n" for i, e in enumerate(all_examples))
    done = subprocess.run([options.extract, "--from", "jsonl"], input=lines.encode(), stdout=subprocess.PIPE)
    answers = {a["id"]: a for a in map(json.loads, done.stdout.decode().splitlines())}
    if len(answers) != len(all_examples):
        sys.exit(f"{options.extract}: {len(answers)} answers to {len(all_examples)} examples")

    passed, total, failures = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for i, (file, line, frame, is_yes, sentence, wanted, event) in enumerate(all_examples):
        answer = answers[str(i)]
        entities = {e["id"]: e for e in answer.get("entities", [])}
        # What the words of a sentence say of somebody beside its frames is no frame's matter.
        stances = [s for s in answer.get("stances", []) if not s["cue"]["frame"].startswith("tone.")]
        if is_yes:
            wrong = kind_of_failure(stances, wanted, entities)
            if wanted[1] == "0" and not event and wrong == "none":
                wrong = None
        else:
            stances = [s for s in stances if s["cue"]["frame"] == frame]
            wrong = "fires" if stances else None
        row = f"{file} {'yes' if is_yes else 'no'}"
        total[row] += 1
        if wrong is None:
            passed[row] += 1
            continue
        found = "; ".join(
            f"{(s['holder'].get('text') or 'author')} {s['polarity'][:3]} {s['target'].get('text')} [{s['cue']['frame']}]" for s in stances)
        failures[wrong].append(f"{file}:{line} {frame}: {sentence} => {' '.join(wanted) if wanted else '(nothing)'}\n      {found or '—'}")

    for row in sorted(total):
        print(f"{row:32} {passed[row]:4} of {total[row]:4}  {100 * passed[row] / total[row]:5.1f} %")
    print(f"{'all':32} {sum(passed.values()):4} of {sum(total.values()):4}  {100 * sum(passed.values()) / sum(total.values()):5.1f} %")
    for kind, rows in sorted(failures.items()):
        print(f"\n{kind}: {len(rows)}" if options.failures else f"{kind}: {len(rows)}")
        for row in rows[: options.failures]:
            print("   " + row)

    if options.record:
        with open(options.record, "w") as file:
            json.dump({row: passed[row] for row in sorted(total)}, file, indent=2)
            file.write("\n")
    if options.floor:
        floor = json.load(open(options.floor))
        sunk = [f"{row}: {passed[row]} pass, {n} did" for row, n in floor.items() if passed[row] < n]
        if sunk:
            sys.exit("Frames say less than they did.\n" + "\n".join(sunk))


if __name__ == "__main__":
    main()
