"""Reads what callgrind counted: runs in the environment, for gprof2dot's reader.

    python callgrind_calls.py callgrind.out

prints JSON: `total`, all instructions; `functions`, a list of name, instructions with all it calls; `calls`, a list of caller, called,
instructions of the calls. Names are as the linker has them.
"""

import json
import sys

from gprof2dot import SAMPLES, TOTAL_TIME_RATIO, CallgrindParser

with open(sys.argv[1], encoding="utf-8") as file:
    profile = CallgrindParser(file).parse()
functions, total = profile.functions, profile[SAMPLES]


def inclusive(counted):
    """Instructions of a function or of calls, with all that they call."""
    return round(counted[TOTAL_TIME_RATIO] * total) if TOTAL_TIME_RATIO in counted else 0


print(json.dumps({
    "total": total,
    "functions": [(function.name, inclusive(function)) for function in functions.values()],
    "calls": [
        (function.name, functions[call.callee_id].name, inclusive(call))
        for function in functions.values() for call in function.calls.values() if call.callee_id in functions],
}))
