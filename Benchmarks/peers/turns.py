"""What the peers have in common: they are given names and texts, say that they are ready, and then take turns with the others.

    python FILE.py NAMES.tsv CORPUS.jsonl [--tokens]

Each line on standard input is one turn: once through all texts. The answer is the seconds of processor time that it took and how much was found, so that
nothing is left out unseen. To try one by hand, press Enter.
"""

import json
import sys
import time


def names(path):
    """Pairs of a form and the key of its entry."""
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def texts(path):
    return [json.loads(line)["text"] for line in lines(path)]


def serve(turn):
    """Calls `turn` for each line of standard input. It returns how much it found."""
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        found = turn()
        print(time.process_time() - start, found, flush=True)
