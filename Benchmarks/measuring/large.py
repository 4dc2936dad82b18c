"""What a lexicon ten times as large costs."""

import os

from . import corpora
from .lexicon import SOURCE, enlarged
from .process import ROOT, build, checked
from .table import milliseconds, ratio


def large(setup, table):
    """A lexicon ten times as large: the whole process on one article, and a corpus. Both lexicons are files."""
    compiler = setup.options.compiler
    if not compiler:
        build(["swift", "build", "-c", "release", "--product", "extract-lexicon"], ROOT)
        compiler = os.path.join(ROOT, ".build", "release", "extract-lexicon")
    compiler = os.path.abspath(compiler)
    plain, tenfold = setup.file("plain.lex"), setup.file("large.lex")
    build([compiler, "compile", SOURCE, plain], ROOT)
    build([compiler, "compile", enlarged(setup.folder, 10), tenfold], ROOT)
    corpus = corpora.write(setup.file("large.jsonl"), corpora.repeated(corpora.seeds(), 2e6))
    times = os.path.getsize(tenfold) / os.path.getsize(plain)
    for what, arguments, stdin, which, turns in (
        ("whole process, one article", [], corpora.ARTICLE, 0, min(100, setup.options.runs)),
        ("one worker, JSON Lines", ["--from", "jsonl", "--jobs", "1"], corpus, 1, setup.options.turns)):
        small, big = [], []
        for _ in range(turns):
            small.append(checked([setup.extract, "--lexicon", plain, *arguments], stdin)[which])
            big.append(checked([setup.extract, "--lexicon", tenfold, *arguments], stdin)[which])
        table.add_ratio(f"{what}, lexicon {times:.0f} × as large", milliseconds(big), f"its own {milliseconds(small)}", ratio(big, small), 1.1)
