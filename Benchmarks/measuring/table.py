"""The rows, what they are held to, and the statistics in them."""

import statistics
import sys


def median(values):
    return statistics.median(values)


def spread(values):
    """The middle half of the values, as a part of their median; of fewer than four values, all of them."""
    if len(values) < 4:
        return (max(values) - min(values)) / statistics.median(values)
    low, _, high = statistics.quantiles(values, n=4)
    return (high - low) / statistics.median(values)


def ratio(ours, theirs):
    """The median of the ratios of what was measured in the same turn, so that what else runs on the machine hits both alike."""
    return statistics.median(a / b for a, b in zip(ours, theirs))


def milliseconds(values):
    return f"{median(values) * 1000:.2f} ms ±{spread(values):.0%}"


def rate(size, seconds):
    """Megabytes (10⁶ bytes) of text a second."""
    speed = size / median(seconds) / 1e6
    return f"{speed:.{0 if speed >= 100 else 1 if speed >= 1 else 2}f} MB/s ±{spread(seconds):.0%}"


class Table:
    """Collects rows, tells each on standard error as it comes, and prints all of them at the end."""

    HEAD = ("measure", "extract", "against", "ratio", "bound", "")

    def __init__(self):
        self.rows = []
        self.behind = []  # texts to print behind the table

    def add(self, what, measured, against="", ratio="", bound="", good=None):
        verdict = "" if good is None else "holds" if good else "FAILS"
        self.rows.append((what, measured, against, ratio, bound, verdict))
        print("  " + "  ".join(cell for cell in self.rows[-1] if cell), file=sys.stderr)

    def add_ratio(self, what, measured, against, value, bound, at_least=False):
        """A row whose ratio has a bound: at most so much, or at least."""
        text = f"{'≥' if at_least else '≤'} {bound:g} ×"
        self.add(what, measured, against, f"{value:.2f} ×", text, value >= bound if at_least else value <= bound)

    def missing(self, what, why):
        """A measurement that could not be made."""
        self.add(what, f"not measured: {why}")

    def print(self):
        # What was not measured says so in words, which would make a column of it too wide.
        whole = [self.HEAD, *(row for row in self.rows if not row[1].startswith("not measured"))]
        widths = [max(len(row[i]) for row in whole) for i in range(len(self.HEAD))]
        for row in [self.HEAD, tuple("-" * width for width in widths), *self.rows]:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        for text in self.behind:
            print("\n" + text)
