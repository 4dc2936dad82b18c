"""What every measurement gets: the programs, the corpus, the options."""

import functools
import os
from dataclasses import dataclass

from . import corpora
from .process import HERE, NotMeasured, ROOT, build, called


@dataclass
class Setup:
    options: object  # the command's options
    folder: str  # for files that are thrown away
    extract: str  # the program that is measured

    @functools.cached_property
    def floor(self):
        """What the program is measured against: ICU's boundaries and nothing else, in C. The compiler alone builds it."""
        path = os.path.join(self.folder, "floor")
        try:
            build(["clang", "-O2", os.path.join(HERE, "Sources/floor/floor.c"), "-D_GNU_SOURCE", "-licuuc", "-o", path], HERE)
        except NotMeasured as why:
            raise NotMeasured(f"the floor cannot be built (apt-get install clang libicu-dev): {why}") from None
        return path

    @functools.cached_property
    def texts(self):
        """The texts of the corpus: the user's, each once, or the seeds over and over."""
        if self.options.corpus:
            return corpora.texts(self.options.corpus)
        return corpora.repeated(corpora.seeds(), self.options.megabytes * 1e6)

    @functools.cached_property
    def corpus(self):
        return corpora.write(self.file("corpus.jsonl"), self.texts)

    @functools.cached_property
    def stripped(self):
        """The program without its debugging information, which valgrind cannot read and does not need."""
        path = self.file("extract-stripped")
        called(["strip", "--strip-debug", "-o", path, self.extract])
        return path

    def file(self, name):
        return os.path.join(self.folder, name)

    def first(self, megabytes):
        """Texts from the beginning of the corpus: at most so much, but one."""
        found, written = [], 0
        for text in self.texts:
            written += len(text.encode())
            if found and written > megabytes * 1e6:
                break
            found.append(text)
        return found

    def jsonl(self, jobs=1, *more):
        """The command that reads records from standard input."""
        return [self.extract, "--from", "jsonl", "--jobs", str(jobs), *more]


def program(options):
    """The program to measure, built unless it is given."""
    if options.extract:
        path = os.path.abspath(options.extract)
        if not os.access(path, os.X_OK):
            raise NotMeasured(f"--extract {options.extract}: there is no such program")
        return path
    build([os.path.join(ROOT, "Scripts", "build.sh")], ROOT)
    return os.path.join(ROOT, ".build", "release", "extract")
