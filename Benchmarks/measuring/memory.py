"""Peak memory: of articles, of ten times as many, and of documents that are long."""

import os
import shutil

from . import corpora
from .process import peak

BOUND = 60e6


def memory(setup, table):
    """Peak memory. It may depend on the longest document, but not on how many there are, and shall stay below 60 MB."""
    size = corpora.size(setup.texts)
    large = setup.file("large.jsonl")
    with open(large, "wb") as file:
        for _ in range(10):
            with open(setup.corpus, "rb") as once:
                shutil.copyfileobj(once, file)
    for workers in sorted({1, os.cpu_count() or 1}):
        few, many = (max(peak(setup.jsonl(workers), corpus) for _ in range(3)) for corpus in (setup.corpus, large))
        called = f"{workers} worker" + ("s" if workers > 1 else "")
        bounded(table, f"peak memory, {size / 1e6:.1f} MB of articles, {called}", few)
        table.add_ratio(f"peak memory, ten times as many, {called}", f"{many / 1e6:.1f} MB", f"once {few / 1e6:.1f} MB", many / few, 1.1)
    os.remove(large)
    for length in (100_000, 1_000_000, setup.options.longest):
        corpus = corpora.write(setup.file("long.jsonl"), corpora.pieces(setup.texts, length, setup.options.longest))
        name = f"{length / 1e6:g} MB" if length >= 1e6 else f"{length / 1e3:g} KB"
        bounded(table, f"peak memory, documents of {name}, 1 worker", peak(setup.jsonl(1), corpus))
        os.remove(corpus)


def bounded(table, what, reached):
    table.add(what, f"{reached / 1e6:.1f} MB", bound=f"≤ {BOUND / 1e6:.0f} MB", good=reached <= BOUND)
