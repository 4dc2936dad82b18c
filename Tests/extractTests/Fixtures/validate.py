"""Prints what is wrong with each line of a JSON Lines file by a JSON Schema: validate.py SCHEMA LINES"""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
with open(sys.argv[2], encoding="utf-8") as file:
    for number, line in enumerate(file.read().split("\n"), 1):
        for error in validator.iter_errors(json.loads(line)):
            # Of a "one of", what the nearest alternative has against it.
            error = jsonschema.exceptions.best_match([error])
            print(f"{number}: {error.json_path}: {error.message[:200]}")
