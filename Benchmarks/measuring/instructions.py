"""Instructions a byte, stage by stage, as valgrind counts them: the same on every machine that has the same processor's instructions, however busy it is."""

import json
import os
import re
import subprocess
import sys

from . import corpora, environment
from .process import HERE, NotMeasured, needs

# Where the stages are called from, and the function of each.
CALLER = re.compile(r"^(specialized )?Pipeline\.annotate\(")
STAGES = {
    "DocumentWork.init": "view",
    "Pipeline.segment": "words",
    "Pipeline.detectLanguage": "language",
    "Pipeline.findNames": "names",
    "Pipeline.parse": "syntax",
    "Pipeline.resolveReferences": "references",
    "Pipeline.readQuotes": "quotes",
    "Pipeline.findStances": "stances",
    "Pipeline.weighTone": "tone",
    "Pipeline.build": "annotation",
}
# Outside the pipeline, by the function's name.
READING = re.compile(r"^(specialized )?RecordReader\.read\(terminated:")
WRITING = re.compile(r"^(specialized )?JSONDocumentWriter\.write\(|^protocol witness for DocumentWriter\.write\(.* in conformance JSONDocumentWriter")
STAGE = re.compile(r"^(?:specialized )?(\w+\.\w+)\(")


def counted(setup, corpus, out):
    """Runs the program on a corpus under callgrind. With a fixed seed for hashing, two runs count the same."""
    needs("valgrind", "valgrind")
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", setup.stripped, "--from", "jsonl", "--jobs", "1", corpus],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    if done.returncode != 0:
        raise NotMeasured(f"valgrind ended with status {done.returncode}: {(done.stderr.strip().splitlines() or [''])[-1]}")


def total(out):
    with open(out, encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(("totals:", "summary:")))


def demangled(names):
    needs("swift")
    done = subprocess.run(["swift", "demangle", "--simplified"], input="\n".join(names), capture_output=True, text=True, check=True)
    return dict(zip(names, done.stdout.split("\n")))


def stages(profile):
    """Instructions of each stage, in order, from callgrind_calls' JSON."""
    names = demangled(sorted({name for name, _ in profile["functions"]} | {name for call in profile["calls"] for name in call[:2]}))
    found = {"reading": 0, **{stage: 0 for stage in STAGES.values()}, "between the stages": 0, "writing": 0}
    inside = 0
    for name, instructions in profile["functions"]:
        name = names[name]
        # Where one of them calls the other, all is the outer one's.
        if CALLER.match(name):
            inside = max(inside, instructions)
        elif READING.match(name):
            found["reading"] += instructions
        elif WRITING.match(name):
            found["writing"] = max(found["writing"], instructions)
    for caller, called, instructions in profile["calls"]:
        stage = STAGE.match(names[called])
        if CALLER.match(names[caller]) and stage and stage[1] in STAGES:
            found[STAGES[stage[1]]] += instructions
    # An annotation is written before the next one is put together, and so within the pipeline.
    found["between the stages"] = inside - sum(found[stage] for stage in STAGES.values()) - found["writing"]
    missing = [stage for stage, count in found.items() if not count]
    if missing or not inside:
        print(
            f"instructions: nothing was found of {', '.join(missing)}: were functions renamed? The names stand in measuring/instructions.py.",
            file=sys.stderr)
    return found


def instructions(setup, table):
    """Instructions a byte by stage. A table of its own, behind the other."""
    python = environment.python(setup.options, "gprof2dot")
    texts = setup.first(0.5)
    corpus, size = corpora.write(setup.file("counted.jsonl"), texts), corpora.size(texts)
    empty = corpora.write(setup.file("empty.jsonl"), [])
    out = setup.file("callgrind.out")
    counted(setup, empty, out)
    start = total(out)
    counted(setup, corpus, out)
    output = subprocess.run([python, os.path.join(HERE, "measuring", "callgrind_calls.py"), out], capture_output=True, text=True, check=True).stdout
    found = stages(json.loads(output))
    whole = total(out) - start
    found["lines, batches, output"] = whole - sum(found.values())
    lines = [
        f"Instructions a byte of text, by callgrind ({size / 1e6:.2f} MB, one worker; the start's {start / 1e6:.1f} million are taken off):", "",
        f"| {'stage':22} | a byte |  part |", f"| {'-' * 22} | -----: | ----: |"]
    for stage, count in [*found.items(), ("all", whole)]:
        lines.append(f"| {stage:22} | {count / size:6.1f} | {count / whole:5.1%} |")
    table.behind.append("\n".join(lines))
    table.add(f"instructions a byte of text, {size / 1e6:.2f} MB", f"{whole / size:.0f}")
