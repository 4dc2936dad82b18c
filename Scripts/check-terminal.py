#!/usr/bin/env python3
"""Runs the program on a terminal and looks at what a person sees there.

    check-terminal.py [--extract BINARY]

Wants pyte, a terminal emulator (Scripts/requirements.txt).
"""
import argparse, fcntl, json, os, pty, re, select, signal, struct, subprocess, tempfile, termios, time

import pyte

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRESS = re.compile(r"[\d,]+ documents?  [\d,]+/s(  [\d,]+ errors?)?(  (\d+) %(  (\d+ h )?(\d+ min )?\d+ s left)?)?( .*)?")
SUMMARY = re.compile(r"extract: [\d,]+ documents in .*, [\d,]+/s")


def corpus(path, documents):
    text = "".join(open(os.path.join(ROOT, "seeds", name), encoding="utf-8").read() for name in sorted(os.listdir(os.path.join(ROOT, "seeds"))))
    with open(path, "w", encoding="utf-8") as file:
        for i in range(documents):
            file.write("{no record\n" if i in (20, 40) else json.dumps({"id": i, "text": text[i % 7 * 500:][:6000]}, ensure_ascii=False) + "\n")


class Seen:
    """The screens that a person saw, one after another, each as its lines; and how the program ended."""

    def __init__(self, command, columns=100, interrupt=None, environment=None):
        self.screens, self.raw, self.status = [], b"", None
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve("/bin/sh", ["/bin/sh", "-c", command], {"TERM": "xterm", "PATH": "/usr/bin:/bin", **(environment or {})})
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        screen = pyte.Screen(columns, 24)
        stream = pyte.ByteStream(screen)
        while True:
            if select.select([terminal], [], [], 60)[0] == []:
                os.kill(pid, signal.SIGKILL)
                raise AssertionError(f"nothing happens: {command}")
            try:
                read = os.read(terminal, 4096)
            except OSError:
                break
            if not read:
                break
            self.raw += read
            stream.feed(read)
            lines = [line.rstrip() for line in screen.display if line.strip()]
            if not self.screens or self.screens[-1] != lines:
                self.screens.append(lines)
            if interrupt and len(self.progress()) >= interrupt:
                os.write(terminal, b"\x03")
                interrupt = None
        self.status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        self.last = self.screens[-1] if self.screens else []

    def progress(self):
        """The lines that show how the run is getting on, in the order of time. There is one at most on a screen, and it is the last line."""
        found = []
        for lines in self.screens:
            for i, line in enumerate(lines):
                if PROGRESS.fullmatch(line):
                    assert i == len(lines) - 1, lines
                    found.append(line)
        return found

    def percents(self):
        return [int(PROGRESS.fullmatch(line)[3]) for line in self.progress()]


def check(extract, folder):
    os.chdir(folder)
    corpus("corpus.jsonl", 60)
    start = time.time()
    subprocess.run([extract, "corpus.jsonl", "--jobs", "1"], stdout=subprocess.DEVNULL)
    # Some four seconds of it, however fast the machine is.
    corpus("corpus.jsonl", min(60_000, max(120, int(60 * 4 / (time.time() - start)))))

    seen = Seen(f"'{extract}' corpus.jsonl --jobs 1 > out.jsonl")
    percents = seen.percents()
    assert len(percents) >= 3 and percents == sorted(percents) and percents[-1] <= 100, (percents, seen.screens)
    assert "2 errors" in seen.progress()[-1] and "left" in seen.progress()[-1], seen.progress()
    assert len(seen.last) == 1 and SUMMARY.fullmatch(seen.last[0].replace(", 2 errors", "")) and seen.last[0].endswith(", 2 errors"), seen.last
    assert seen.status == 1
    print(f"a run: {seen.progress()[len(percents) // 2]}")
    print(f"       {seen.last[0]}")

    # Standard input is a file as good as any; errors that the output cannot hold stand on lines of their own.
    seen = Seen(f"'{extract}' --from jsonl --jobs 1 --to stances < corpus.jsonl > out.tsv")
    assert len(seen.percents()) >= 3 and sum("malformed-json" in line for line in seen.last) == 2, seen.screens
    assert SUMMARY.match(seen.last[-1])
    # From a pipe, nobody knows how much there is.
    seen = Seen(f"cat corpus.jsonl | '{extract}' --from jsonl --jobs 1 > out.jsonl")
    assert seen.progress() and "%" not in "".join(seen.progress())

    # A narrow window: no line is broken while the run goes on. Ctrl-C finishes what was begun, and says how to go on.
    seen = Seen(f"exec '{extract}' corpus.jsonl --jobs 1 -o out.jsonl", columns=24, interrupt=3)
    assert all(len(lines) <= 1 for lines in seen.screens[:3]), seen.screens
    said = "".join("".join(seen.last).split())
    assert seen.status == 130 and "stoppedbySIGINTafter" in said and "allofthemarewritten" in said and "--resume" in said, seen.last
    written = os.path.getsize("out.jsonl.partial")
    assert written > 0
    seen = Seen(f"exec '{extract}' corpus.jsonl --jobs 1 -o out.jsonl --resume")
    assert seen.percents()[0] >= 100 * written // os.path.getsize("out.jsonl") - 5 and seen.status == 1, (written, seen.percents())
    print("       Ctrl-C, then --resume: goes on at", seen.progress()[0])

    for options, environment in (("--quiet", {}), ("", {"TERM": "dumb"})):
        seen = Seen(f"'{extract}' corpus.jsonl {options} > out.jsonl", environment=environment)
        assert seen.raw == b"", seen.raw


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build/release/extract"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check(os.path.abspath(options.extract), folder)
    print("the terminal shows what it should")


if __name__ == "__main__":
    main()
