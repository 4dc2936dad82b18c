"""The virtual environment with the packages of requirements.txt. Made when it is first needed, and made anew when the list changes."""

import os
import shutil
import subprocess
import sys

from .process import HERE, NotMeasured

REQUIREMENTS = os.path.join(HERE, "requirements.txt")
FOLDER = os.path.join(HERE, ".venv")
# A copy of the list that was installed whole.
STAMP = os.path.join(FOLDER, "requirements.txt")

# Where they are imported by another name than they are installed by.
MODULES = {"PyICU": "icu"}
_failed = {}


def python(options, *packages):
    """A Python that has these packages: the environment's, or the one that --python names."""
    if options.python:
        found = options.python
    else:
        _install()
        found = os.path.join(FOLDER, "bin", "python")
    modules = ", ".join(MODULES.get(name, name) for name in packages)
    try:
        done = subprocess.run([found, "-c", f"import {modules}"], capture_output=True, text=True)
    except OSError as why:
        raise NotMeasured(f"{found}: {why.strerror}") from None
    if done.returncode != 0:
        why = [_failed[name] for name in packages if name in _failed] or [(done.stderr.strip().splitlines() or ["no message"])[-1]]
        raise NotMeasured(f"{why[0]} (needed: {', '.join(packages)}; with a network run this again, or name a Python that has them with --python)")
    return found


def _read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


def _install():
    """Installs one package after another, so that one that cannot be built does not keep the others away."""
    if _failed or _read(STAMP) == _read(REQUIREMENTS):
        return
    print("installing Benchmarks/requirements.txt into Benchmarks/.venv (some minutes, once)", file=sys.stderr)
    shutil.rmtree(FOLDER, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", FOLDER], capture_output=True, text=True)
    wanted = [line.strip() for line in _read(REQUIREMENTS).splitlines() if line.strip() and not line.startswith("#")]
    if done.returncode != 0:
        shutil.rmtree(FOLDER, ignore_errors=True)
        _failed.update({line.split("==")[0]: "there is no venv module: apt-get install python3-venv" for line in wanted})
        return
    pip = [os.path.join(FOLDER, "bin", "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "30"]
    for line in wanted:
        done = subprocess.run([*pip, line], capture_output=True, text=True)
        if done.returncode != 0:
            errors = [text.strip() for text in done.stderr.splitlines() if text.strip().lower().startswith("error")]
            _failed[line.split("==")[0]] = f"pip could not install {line}" + (f": {errors[-1]}" if errors else "")
            print(f"  {_failed[line.split('==')[0]]}", file=sys.stderr)
    if not _failed:
        shutil.copy(REQUIREMENTS, STAMP)
