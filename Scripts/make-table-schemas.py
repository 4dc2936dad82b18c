#!/usr/bin/env python3
"""Makes Schema/extract-1.duckdb.sql and Schema/extract-1.polars.py from the JSON Schema of the output. Scripts/embed-schemas.sh runs it.

A member may be absent; in a table it is then NULL. The error record is the members `error` beside an absent rest. Members whose names are
data (`links`) are a map in DuckDB; `meta` is the caller's JSON.
"""
import json, os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCHEMA = json.load(open(os.path.join(ROOT, "Schema/extract-1.schema.json"), encoding="utf-8"))
DATES = {"date"}


def resolve(node):
    """The node behind references, with the members of all its alternatives."""
    name = None
    while "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        node = SCHEMA["$defs"][name]
    if "oneOf" in node:
        merged = {"type": "object", "properties": {}}
        for other in node["oneOf"]:
            merged["properties"] |= resolve(other)[1].get("properties", {})
        return name, merged
    return name, node


def duckdb(node, key=""):
    name, node = resolve(node)
    kind = node.get("type", "string" if "const" in node and isinstance(node["const"], str) else "boolean")
    if kind == "array":
        return duckdb(node["items"]) + "[]"
    if kind == "object":
        if key in ("meta", "options"):
            return "JSON"
        if not node.get("properties"):
            return "MAP(VARCHAR, VARCHAR)"
        return "STRUCT(" + ", ".join(f'"{k}" {duckdb(v, k)}' for k, v in node["properties"].items()) + ")"
    if name in DATES:
        return "DATE"
    return {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}[kind]


def polars(node, key=""):
    name, node = resolve(node)
    kind = node.get("type", "string" if "const" in node and isinstance(node["const"], str) else "boolean")
    if kind == "array":
        return f"pl.List({polars(node['items'])})"
    if kind == "object":
        fields = node.get("properties")
        if key == "links":      # Polars has no maps: the schemes that there are
            fields = {k: {"type": "string"} for k in ("iso3166", "iso3166_alpha3", "wikidata", "geonames")}
        if not fields:
            return None
        return "pl.Struct({" + ", ".join(f'"{k}": {t}' for k, t in ((k, polars(v, k)) for k, v in fields.items()) if t) + "})"
    return {"string": "pl.String", "integer": "pl.Int64", "number": "pl.Float64", "boolean": "pl.Boolean"}[kind]


COLUMNS = dict(SCHEMA["$defs"]["annotation"]["properties"])
COLUMNS["error"] = SCHEMA["$defs"]["failure"]["properties"]["error"]

with open(os.path.join(ROOT, "Schema/extract-1.duckdb.sql"), "w", encoding="utf-8") as out:
    out.write("-- Loads what extract writes (annotations.jsonl, also .gz and .zst) without guessing at a type. Made from extract-1.schema.json: do not edit.\n")
    out.write("CREATE OR REPLACE VIEW annotations AS SELECT * FROM read_json('annotations.jsonl', format = 'newline_delimited', "
              "maximum_object_size = 268435456, columns = {\n")
    out.write(",\n".join(f"  '{k}': '{duckdb(v, k)}'" for k, v in COLUMNS.items()))
    out.write("\n});\n")

with open(os.path.join(ROOT, "Schema/extract-1.polars.py"), "w", encoding="utf-8") as out:
    out.write('"""Loads what extract writes without guessing at a type. Made from extract-1.schema.json: do not edit.\n\n'
              "    annotations = load(\"annotations.jsonl\")\n\"\"\"\nimport polars as pl\n\nSCHEMA = {\n")
    out.write("".join(f'    "{k}": {t},\n' for k, t in ((k, polars(v, k)) for k, v in COLUMNS.items()) if t))
    out.write('}\n\n\ndef load(path):\n    """A lazy frame. `meta` and what else has no fixed members is left out."""\n'
              "    return pl.scan_ndjson(path, schema=SCHEMA)\n")
