"""Others on the same text in the same run: what they do stands in the folder peers/, a file for each."""

import os
import subprocess
import time

from . import corpora, environment, lexicon, speed
from .process import HERE, NotMeasured, checked
from .table import median, milliseconds, rate, ratio

# What is measured, the packages that it needs, its file and arguments, what the program writes besides, and what it is held to.
PEERS = (
    ("spaCy rules + VADER", ("spacy", "vaderSentiment"), ("spacy_vader.py",), (), 80),
    ("spaCy rules + VADER, with tokens", ("spacy", "vaderSentiment"), ("spacy_vader.py", "--tokens"), ("--layers", "tokens"), 80),
    ("PyICU, boundaries alone", ("PyICU",), ("pyicu_boundaries.py",), (), None),
    ("ahocorasick_rs, names alone", ("ahocorasick_rs",), ("ahocorasick_names.py",), (), None),
)


class Peer:
    """A peer's process. It reads names and texts first, then goes through the texts once for each line that it is sent."""

    def __init__(self, python, arguments, names, corpus):
        start = time.perf_counter()
        script, *more = arguments
        self.process = subprocess.Popen(
            [python, os.path.join(HERE, "peers", script), names, corpus, *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.answer()
        self.start = time.perf_counter() - start  # seconds until it can read its first text
        self.seconds = []

    def answer(self):
        line = self.process.stdout.readline().split()
        if not line:
            raise NotMeasured(f"it ended with status {self.process.wait()}; its message stands above")
        return line

    def turn(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.seconds.append(float(self.answer()[0]))

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def peers(setup, table):
    """Other programs on the same text: spaCy's rules with VADER, PyICU, ahocorasick_rs."""
    texts = setup.first(setup.options.peer_megabytes)
    corpus, size = corpora.write(setup.file("peers.jsonl"), texts), corpora.size(texts)
    names = setup.file("names.tsv")
    forms = lexicon.names()
    with open(names, "w", encoding="utf-8") as file:
        file.writelines(f"{form}\t{key}\n" for form, key in forms.items())

    running, ours = {}, {}
    for title, packages, arguments, more, _ in PEERS:
        try:
            running[title] = Peer(environment.python(setup.options, *packages), arguments, names, corpus)
            ours[more] = []
        except NotMeasured as why:
            table.missing(f"against {title}", why)
    try:
        for _ in range(min(setup.options.turns, 5)):
            for more, seconds in ours.items():
                seconds.append(speed.net_seconds(setup, corpus, *more))
            for peer in running.values():
                peer.turn()
    finally:
        for peer in running.values():
            peer.end()

    for title, _, arguments, more, bound in PEERS:
        if title not in running:
            continue
        peer = running[title]
        row = (f"{size / 1e6:.1f} MB, against {title}", rate(size, ours[more]), f"{rate(size, peer.seconds)}", ratio(peer.seconds, ours[more]))
        if bound:
            table.add_ratio(*row, bound, at_least=True)
        else:
            table.add(*row[:3], f"{row[3]:.2f} ×")
    starts = [peer.start for peer in running.values() if "spacy_vader.py" in peer.process.args[1]]
    if starts:
        whole = [checked([setup.extract], corpora.ARTICLE).wall for _ in range(20)]
        table.add(
            f"whole process, one article, against the start of spaCy with {len(forms):,} names", milliseconds(whole), f"{median(starts):.1f} s", 
            f"{median(starts) / median(whole):.0f} ×")
