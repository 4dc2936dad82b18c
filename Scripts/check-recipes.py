#!/usr/bin/env python3
"""Runs the recipes of docs/recipes.md with the tools that are installed; says which are not.

    Scripts/check-recipes.py [--extract PROGRAM] [--python PYTHON] [--all]

PYTHON is one that has duckdb, polars, pandas and spacy (a venv's). Ends with status 1 where a recipe fails; with --all, also where one is skipped.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def recipes():
    """Pairs of what runs a block (`sh`, or `python` and a module) and the block."""
    text = open(os.path.join(ROOT, "docs", "recipes.md"), encoding="utf-8").read()
    return re.findall(r"<!-- run: ([a-z ]+) -->\n```[a-z]+\n(.*?)```", text, re.S)


def corpus(path):
    folder = os.path.join(ROOT, "seeds")
    with open(path, "w", encoding="utf-8") as file:
        for copy in range(20):
            for name in sorted(os.listdir(folder)):
                text = open(os.path.join(folder, name), encoding="utf-8").read()
                file.write(json.dumps({"id": f"{name}-{copy}", "date": f"2025-05-{copy + 1:02}", "text": text}, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extract", default=os.path.join(ROOT, ".build", "release", "extract"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--all", action="store_true", help="a recipe that is skipped has failed")
    options = parser.parse_args()
    # The recipes run in a folder of their own; a venv's python must not be followed to where it links.
    options.python = os.path.abspath(options.python)
    ran = skipped = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus(os.path.join(folder, "corpus.jsonl"))
        os.mkdir(os.path.join(folder, "bin"))
        os.symlink(os.path.abspath(options.extract), os.path.join(folder, "bin", "extract"))
        environment = {**os.environ, "PATH": os.path.join(folder, "bin") + ":" + os.environ.get("PATH", "/usr/bin:/bin")}
        for kind, block in recipes():
            name = block.strip().splitlines()[0][:60]
            if kind == "sh":
                tool = block.split()[0]
                if tool != "extract" and not shutil.which(tool):
                    print(f"SKIPPED  {name}: there is no {tool}")
                    skipped += 1
                    continue
                command = ["bash", "-euo", "pipefail", "-c", block]
            else:
                module = kind.split()[1]
                if subprocess.run([options.python, "-c", f"import {module}"], capture_output=True).returncode != 0:
                    print(f"SKIPPED  {module}: {options.python} does not have it")
                    skipped += 1
                    continue
                name = module
                command = [options.python, "-c", block]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
            print(("ran      " if done.returncode == 0 else "FAILED   ") + name)
            sys.stdout.write("".join(f"           {line}\n" for line in (done.stdout + done.stderr).splitlines()[:20]))
            ran += 1
            failed += done.returncode != 0
    print(f"{ran} recipes ran, {skipped} were skipped, {failed} failed")
    sys.exit(1 if failed or ran == 0 or options.all and skipped else 0)


if __name__ == "__main__":
    main()
