"""Loads what extract writes without guessing at a type. Made from extract-1.schema.json: do not edit.

    annotations = load("annotations.jsonl")
"""
import polars as pl

SCHEMA = {
    "schema": pl.String,
    "id": pl.String,
    "date": pl.String,
    "language": pl.String,
    "offset_unit": pl.String,
    "text": pl.String,
    "blocks": pl.List(pl.Struct({"kind": pl.String, "start": pl.Int64, "end": pl.Int64, "source": pl.Struct({"start": pl.Int64, "end": pl.Int64})})),
    "sentences": pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "block": pl.Int64})),
    "tokens": pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "pos": pl.String, "lemma": pl.String})),
    "clauses": pl.List(pl.Struct({"predicate": pl.Struct({"start": pl.Int64, "end": pl.Int64, "lemma": pl.String}), "voice": pl.String, "negated": pl.Boolean, "factuality": pl.String, "subject": pl.List(pl.Struct({"marker": pl.String, "start": pl.Int64, "end": pl.Int64, "head": pl.Struct({"start": pl.Int64, "end": pl.Int64}), "mention": pl.String})), "object": pl.List(pl.Struct({"marker": pl.String, "start": pl.Int64, "end": pl.Int64, "head": pl.Struct({"start": pl.Int64, "end": pl.Int64}), "mention": pl.String})), "agent": pl.List(pl.Struct({"marker": pl.String, "start": pl.Int64, "end": pl.Int64, "head": pl.Struct({"start": pl.Int64, "end": pl.Int64}), "mention": pl.String})), "complements": pl.List(pl.Struct({"marker": pl.String, "start": pl.Int64, "end": pl.Int64, "head": pl.Struct({"start": pl.Int64, "end": pl.Int64}), "mention": pl.String})), "sentence": pl.Int64})),
    "entities": pl.List(pl.Struct({"id": pl.String, "key": pl.String, "name": pl.String, "type": pl.String, "nil": pl.Boolean, "country": pl.String, "roles": pl.List(pl.Struct({"title": pl.String, "of": pl.String, "from": pl.String, "to": pl.String})), "links": pl.Struct({"iso3166": pl.String, "iso3166_alpha3": pl.String, "wikidata": pl.String, "geonames": pl.String}), "mentions": pl.List(pl.String), "salience": pl.Float64, "tone": pl.Struct({"polarity": pl.String, "score": pl.Float64, "positive": pl.Int64, "negative": pl.Int64, "stances": pl.List(pl.String)})})),
    "mentions": pl.List(pl.Struct({"id": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "entity": pl.String, "type": pl.String, "form": pl.String, "sense": pl.String, "rule": pl.String, "score": pl.Float64})),
    "quotes": pl.List(pl.Struct({"id": pl.String, "start": pl.Int64, "end": pl.Int64, "parts": pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64})), "kind": pl.String, "speaker": pl.Struct({"entity": pl.String, "mention": pl.String, "issue": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "author": pl.Boolean}), "cue": pl.Struct({"start": pl.Int64, "end": pl.Int64, "text": pl.String}), "commits": pl.String})),
    "attribution": pl.Struct({"density": pl.Float64, "direct": pl.Float64}),
    "stances": pl.List(pl.Struct({"id": pl.String, "sentence": pl.Int64, "start": pl.Int64, "end": pl.Int64, "kind": pl.String, "holder": pl.Struct({"entity": pl.String, "mention": pl.String, "issue": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "author": pl.Boolean}), "target": pl.Struct({"entity": pl.String, "mention": pl.String, "issue": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "author": pl.Boolean}), "polarity": pl.String, "score": pl.Float64, "event": pl.String, "factuality": pl.String, "chain": pl.List(pl.Struct({"entity": pl.String, "mention": pl.String, "issue": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "cue": pl.Struct({"start": pl.Int64, "end": pl.Int64}), "commits": pl.String})), "cue": pl.Struct({"start": pl.Int64, "end": pl.Int64, "text": pl.String, "frame": pl.String}), "modifiers": pl.List(pl.Struct({"kind": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String})), "confidence": pl.Float64, "trace": pl.List(pl.Struct({"rule": pl.String, "operation": pl.String, "value": pl.Float64, "start": pl.Int64, "end": pl.Int64, "text": pl.String}))})),
    "positions": pl.List(pl.Struct({"holder": pl.Struct({"entity": pl.String, "author": pl.Boolean}), "target": pl.Struct({"entity": pl.String, "issue": pl.String, "author": pl.Boolean}), "positive": pl.Int64, "negative": pl.Int64, "neutral": pl.Int64, "score": pl.Float64, "weighted": pl.Float64, "confidence": pl.Float64, "mixed": pl.Boolean, "stances": pl.List(pl.String), "sections": pl.List(pl.Struct({"block": pl.Int64, "positive": pl.Int64, "negative": pl.Int64, "neutral": pl.Int64, "score": pl.Float64}))})),
    "warnings": pl.List(pl.Struct({"code": pl.String, "message": pl.String, "start": pl.Int64, "end": pl.Int64})),
    "provenance": pl.Struct({"program": pl.String, "version": pl.String, "encoding": pl.String, "lexicons": pl.List(pl.Struct({"name": pl.String, "version": pl.String, "digest": pl.String})), "options": pl.Struct({"layers": pl.List(pl.String), "offsets": pl.String})}),
    "error": pl.Struct({"code": pl.String, "message": pl.String, "line": pl.Int64, "byte": pl.Int64, "file": pl.String}),
}


def load(path):
    """A lazy frame. `meta` and what else has no fixed members is left out."""
    return pl.scan_ndjson(path, schema=SCHEMA)
