"""Commands: built, run, timed."""

import os
import shutil
import subprocess
import sys
import time
from typing import NamedTuple

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(HERE)


class NotMeasured(Exception):
    """A measurement cannot be made here; says why, and what to do. It becomes a row of the table."""


class Run(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds of processor time, user and system
    status: int  # exit status, negative for a signal


def spawn(command, stdin=os.devnull):
    """Runs a command with its output thrown away. Costs as little as it can: some of what is measured takes two milliseconds."""
    start = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    return Run(wall, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status))


def checked(command, stdin=os.devnull):
    """The same, of a command that must succeed."""
    run = spawn(command, stdin)
    if run.status != 0:
        raise NotMeasured(f"{' '.join(command)} ended with status {run.status}")
    return run


# A process begins with the peak of the one that started it. So a small one stands between, smaller than what is measured.
_PEAK = """
import os, sys
done, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]), 0)
print(usage.ru_maxrss * 1024)
sys.exit(status != 0)
"""


def peak(command, stdin=os.devnull):
    """Bytes of memory that a command has at its peak; a page of a file that it reads through a mapping counts as well."""
    with open(stdin, "rb") as file:
        done = subprocess.run([sys.executable, "-I", "-S", "-c", _PEAK, *command], stdin=file, capture_output=True, text=True)
    if done.returncode != 0:
        raise NotMeasured(f"{' '.join(command)} did not end well")
    return int(done.stdout)


def called(command, **options):
    """Runs a command for what it prints."""
    needs(command[0])
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()
        raise NotMeasured(f"{' '.join(command[:3])} … ended with status {done.returncode}" + (f": {last[-1]}" if last else ""))
    return done.stdout


def build(command, folder):
    """Runs a command that makes something; what it says goes to standard error."""
    needs(command[0])
    print("building:", " ".join(command), file=sys.stderr)
    if subprocess.run(command, cwd=folder, stdout=sys.stderr).returncode != 0:
        raise NotMeasured(f"{' '.join(command)} failed; its message stands above")


def needs(program, package=None):
    if not shutil.which(program):
        raise NotMeasured(f"there is no {program}" + (f": apt-get install {package}" if package else ""))
