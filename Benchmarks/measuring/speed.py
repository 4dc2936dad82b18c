"""Time: the start, one worker, two, and documents of all lengths."""

import os

from . import corpora
from .process import NotMeasured, called, checked
from .table import median, milliseconds, rate, ratio, spread


def start(setup, table):
    """The whole process on one article, against the floor program on it."""
    ours, theirs = [], []
    for run in range(setup.options.runs + 5):
        floor, extract = (checked([program], corpora.ARTICLE).wall for program in (setup.floor, setup.extract))
        if run >= 5:
            theirs.append(floor)
            ours.append(extract)
    table.add_ratio(
        f"whole process, one article of {os.path.getsize(corpora.ARTICLE) / 1000:.1f} KB", milliseconds(ours), f"floor {milliseconds(theirs)}",
        ratio(ours, theirs), 2)


def floor_seconds(setup, corpus):
    """Seconds of processor time that the floor needs for a corpus, without reading and parsing it; and the bytes of text."""
    output = called([setup.floor, "--jsonl", corpus]).split()
    return float(output[0]), int(output[1])


def net_seconds(setup, corpus, *more):
    """Seconds of processor time that one worker needs for a corpus, from JSON to JSON; the start is taken off."""
    empty = checked(setup.jsonl(1, *more)).cpu
    return max(checked(setup.jsonl(1, *more), corpus).cpu - empty, 1e-6)


def throughput(setup, table):
    """One worker over JSON Lines, against the floor on the same text."""
    ours, theirs = [], []
    for _ in range(setup.options.turns):
        seconds, size = floor_seconds(setup, setup.corpus)
        theirs.append(seconds)
        ours.append(net_seconds(setup, setup.corpus))
    table.add_ratio(
        f"one worker, JSON Lines, {size / 1e6:.1f} MB of text", rate(size, ours), f"floor {rate(size, theirs)}", ratio(ours, theirs), 1)


def jobs(setup, table):
    """Two workers over one, by the clock; and what the second costs in processor time."""
    if (os.cpu_count() or 1) < 2:
        raise NotMeasured("this machine has one processor")
    # Long enough that the start, which nobody can share, does not count.
    texts = corpora.repeated(setup.texts, max(corpora.size(setup.texts), 6e6))
    corpus, size = corpora.write(setup.file("jobs.jsonl"), texts), corpora.size(texts)
    one, two = [], []
    for _ in range(setup.options.turns):
        one.append(checked(setup.jsonl(1), corpus))
        two.append(checked(setup.jsonl(2), corpus))
    os.remove(corpus)
    wall, cpu = ([[run[which] for run in runs] for runs in (two, one)] for which in (0, 1))
    table.add_ratio(
        "two workers, wall time", rate(size, wall[0]), f"one worker {rate(size, wall[1])}", ratio(wall[1], wall[0]), 1.9, at_least=True)
    table.add("two workers, processor time", rate(size, cpu[0]), f"one worker {rate(size, cpu[1])}", f"{ratio(*cpu):.2f} ×")


def length(setup, table):
    """The same text as documents of 1 KB to 10 MB: from 10 KB on, time a byte must not grow with the document."""
    longest = setup.options.longest
    lengths = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size < longest] + [longest]
    times = {size: [] for size in lengths}
    corpora_of, sizes = {}, {}
    for size in lengths:
        documents = corpora.pieces(setup.texts, size, longest)
        corpora_of[size] = corpora.write(setup.file(f"length-{size}.jsonl"), documents)
        sizes[size] = corpora.size(documents)
    for _ in range(min(setup.options.turns, 5)):
        for size in lengths:
            times[size].append(net_seconds(setup, corpora_of[size]) / sizes[size])
    base = 10_000 if 10_000 in lengths else lengths[0]
    for size in lengths:
        os.remove(corpora_of[size])
        what = f"{longest / 1e6:g} MB of text in documents of {size / 1e6:g} MB" if size >= 1e6 else \
            f"{longest / 1e6:g} MB of text in documents of {size / 1e3:g} KB"
        measured = f"{median(times[size]) * 1e9:.0f} ns a byte ±{spread(times[size]):.0%}"
        growth = ratio(times[size], times[base])
        if size > base:
            table.add_ratio(what, measured, f"those of {base // 1000} KB", growth, 1.2)
        else:
            # What is done once for each document is more of a short one.
            table.add(what, measured, *((f"those of {base // 1000} KB", f"{growth:.2f} ×") if size < base else ()))
