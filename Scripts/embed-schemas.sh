#!/usr/bin/env bash
# Makes what loads the output into DuckDB and Polars, and copies Schema/ into Sources/extract/SchemaText.swift, where `extract schema` has them from. Run it after a schema has changed;
# a test fails until then.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/make-table-schemas.py

embed() {
  printf '\n  static let %s = #"""\n' "$1"
  sed -e 's/^\(.\)/    \1/' "$2"
  printf '\n    """#\n'
}

{
  printf '// Made by Scripts/embed-schemas.sh from Schema/: do not edit.\n\n'
  printf '/// The published JSON Schemas.\nenum SchemaText {'
  embed output Schema/extract-1.schema.json
  embed input Schema/extract-1-input.schema.json
  embed duckdb Schema/extract-1.duckdb.sql
  embed polars Schema/extract-1.polars.py
  printf '}\n'
} >Sources/extract/SchemaText.swift
