"""Input that was made to be slow: twice as much of it may take twice as long."""

import os
import resource
import subprocess

from . import corpora

INPUTS = {
    "one word": lambda n: "a" * n,
    "open quotes": lambda n: "“He said ".join([""] * (n // 11 + 1)),
    "straight quotes": lambda n: "\"" * n,
    "line ends": lambda n: "\n" * n,
    "one sentence": lambda n: ("the minister of Ukraine and the president of Russia, who met in Istanbul, " * (n // 70 + 1))[:n],
    "one sentence of clauses": lambda n: ("Russia said that Ukraine wants that " * (n // 36 + 1))[:n],
    "of-phrases": lambda n: ("the end of " * (n // 11 + 1))[:n],
    "names": lambda n: ("Putin Trump Zelensky " * (n // 21 + 1))[:n],
    "one name, many sentences": lambda n: ("Putin spoke. He left. " * (n // 22 + 1))[:n],
    "unknown names": lambda n: " ".join(f"Mr. {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}ov spoke." for i in range(n // 16)),
    "brackets": lambda n: "(" * n,
    "abbreviations": lambda n: ("U.S. " * (n // 5 + 1))[:n],
    "bullets": lambda n: ("* Putin\n" * (n // 8 + 1))[:n],
    "no letters": lambda n: "1 " * (n // 2),
}


def children():
    """Seconds of processor time of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def hostile(setup, table, largest=2_000_000):
    """Input that was made to be slow."""
    for name, make in INPUTS.items():
        times = []
        failed = None
        for size in (largest // 4, largest // 2, largest):
            path = corpora.write(setup.file("hostile.jsonl"), [make(size)])
            before = children()
            try:
                done = subprocess.run([*setup.jsonl(), path], stdout=subprocess.DEVNULL, timeout=setup.options.limit)
            except subprocess.TimeoutExpired:
                failed = f"more than {setup.options.limit} s for {size / 1e6:.1f} MB"
                break
            if done.returncode != 0:
                failed = f"ended with status {done.returncode}"
                break
            times.append(children() - before)
        title = f"hostile, {name}, {largest / 1e6:.1f} MB"
        if failed:
            table.add(title, failed, bound="a result", good=False)
        else:
            growth = times[2] / times[1]
            table.add(title, f"{times[2]:.2f} s", "half of it", f"{growth:.2f} ×", "≤ 2.6 ×", growth <= 2.6 or times[2] < 0.1)
    os.remove(path)
