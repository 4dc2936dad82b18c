// Made by Scripts/embed-schemas.sh from Schema/: do not edit.

/// The published JSON Schemas.
enum SchemaText {
  static let output = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:extract:schema:extract-1",
      "title": "extract/1: one line of output",
      "description": "An annotated document, or an error record in its place. Later versions of extract/1 may add members and enumeration values; this schema is strict about those of its own version.",
      "oneOf": [
        {
          "$ref": "#/$defs/annotation"
        },
        {
          "$ref": "#/$defs/failure"
        }
      ],
      "$defs": {
        "offset": {
          "description": "Counts the document's offset_unit from the start of text.",
          "type": "integer",
          "minimum": 0
        },
        "score": {
          "description": "At most four decimals.",
          "type": "number",
          "minimum": -1,
          "maximum": 1
        },
        "share": {
          "description": "At most four decimals.",
          "type": "number",
          "minimum": 0,
          "maximum": 1
        },
        "index": {
          "description": "Index into the array of that name.",
          "type": "integer",
          "minimum": 0
        },
        "entityId": {
          "type": "string",
          "pattern": "^e[1-9][0-9]*$"
        },
        "mentionId": {
          "type": "string",
          "pattern": "^m[1-9][0-9]*$"
        },
        "quoteId": {
          "type": "string",
          "pattern": "^q[1-9][0-9]*$"
        },
        "stanceId": {
          "type": "string",
          "pattern": "^s[1-9][0-9]*$"
        },
        "date": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        },
        "partialDate": {
          "description": "As precise as is known.",
          "type": "string",
          "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        },
        "entityType": {
          "description": "OntoNotes labels, and TOPIC for an issue that the caller names.",
          "type": "string",
          "enum": [
            "PERSON",
            "NORP",
            "ORG",
            "GPE",
            "LOC",
            "FAC",
            "EVENT",
            "LAW",
            "PRODUCT",
            "WORK_OF_ART",
            "TOPIC"
          ]
        },
        "factuality": {
          "description": "Whether what the clause says is asserted; negated: the denial is already in polarity and score.",
          "type": "string",
          "enum": [
            "asserted",
            "negated",
            "future",
            "modal",
            "conditional",
            "hypothetical",
            "question"
          ]
        },
        "span": {
          "type": "object",
          "properties": {
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            }
          },
          "required": [
            "start",
            "end"
          ],
          "additionalProperties": false
        },
        "spanWithText": {
          "type": "object",
          "properties": {
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "text": {
              "type": "string"
            }
          },
          "required": [
            "start",
            "end",
            "text"
          ],
          "additionalProperties": false
        },
        "argument": {
          "type": "object",
          "properties": {
            "marker": {
              "description": "Preposition or complementiser.",
              "type": "string"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "head": {
              "$ref": "#/$defs/span"
            },
            "mention": {
              "$ref": "#/$defs/mentionId"
            }
          },
          "required": [
            "start",
            "end",
            "head"
          ],
          "additionalProperties": false
        },
        "phrase": {
          "type": "object",
          "properties": {
            "entity": {
              "$ref": "#/$defs/entityId"
            },
            "mention": {
              "$ref": "#/$defs/mentionId"
            },
            "issue": {
              "description": "Key of the issue lexicon.",
              "type": "string",
              "minLength": 1
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "text": {
              "type": "string"
            }
          },
          "required": [
            "start",
            "end",
            "text"
          ],
          "additionalProperties": false
        },
        "author": {
          "type": "object",
          "properties": {
            "author": {
              "const": true
            }
          },
          "required": [
            "author"
          ],
          "additionalProperties": false
        },
        "role": {
          "description": "A phrase of the text, with the entity or issue it stands for, or the author.",
          "oneOf": [
            {
              "$ref": "#/$defs/phrase"
            },
            {
              "$ref": "#/$defs/author"
            }
          ]
        },
        "reporter": {
          "description": "One speaker on the way from the author to the holder.",
          "type": "object",
          "properties": {
            "entity": {
              "$ref": "#/$defs/entityId"
            },
            "mention": {
              "$ref": "#/$defs/mentionId"
            },
            "issue": {
              "description": "Key of the issue lexicon.",
              "type": "string",
              "minLength": 1
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "text": {
              "type": "string"
            },
            "cue": {
              "$ref": "#/$defs/span"
            },
            "commits": {
              "description": "What the reporting word commits its user to: the content is taken as true, kept at a distance, or neither.",
              "type": "string",
              "enum": [
                "factive",
                "neutral",
                "doubt"
              ]
            }
          },
          "required": [
            "start",
            "end",
            "text",
            "cue"
          ],
          "additionalProperties": false
        },
        "entityParty": {
          "type": "object",
          "properties": {
            "entity": {
              "$ref": "#/$defs/entityId"
            }
          },
          "required": [
            "entity"
          ],
          "additionalProperties": false
        },
        "issueParty": {
          "type": "object",
          "properties": {
            "issue": {
              "description": "Key of the issue lexicon.",
              "type": "string",
              "minLength": 1
            }
          },
          "required": [
            "issue"
          ],
          "additionalProperties": false
        },
        "block": {
          "type": "object",
          "properties": {
            "kind": {
              "type": "string",
              "enum": [
                "heading",
                "paragraph",
                "item",
                "table",
                "caption",
                "byline",
                "note",
                "markup"
              ]
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "source": {
              "description": "Where the block stood in the page that the text was taken from.",
              "type": "object",
              "properties": {
                "start": {
                  "$ref": "#/$defs/offset"
                },
                "end": {
                  "$ref": "#/$defs/offset"
                }
              },
              "required": [
                "start",
                "end"
              ],
              "additionalProperties": false
            }
          },
          "required": [
            "kind",
            "start",
            "end"
          ],
          "additionalProperties": false
        },
        "sentence": {
          "type": "object",
          "properties": {
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "block": {
              "$ref": "#/$defs/index"
            }
          },
          "required": [
            "start",
            "end",
            "block"
          ],
          "additionalProperties": false
        },
        "token": {
          "type": "object",
          "properties": {
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "pos": {
              "description": "Universal Dependencies.",
              "type": "string",
              "enum": [
                "ADJ",
                "ADP",
                "ADV",
                "AUX",
                "CCONJ",
                "DET",
                "INTJ",
                "NOUN",
                "NUM",
                "PART",
                "PRON",
                "PROPN",
                "PUNCT",
                "SCONJ",
                "SYM",
                "VERB",
                "X"
              ]
            },
            "lemma": {
              "type": "string"
            }
          },
          "required": [
            "start",
            "end",
            "pos",
            "lemma"
          ],
          "additionalProperties": false
        },
        "clause": {
          "type": "object",
          "properties": {
            "predicate": {
              "type": "object",
              "properties": {
                "start": {
                  "$ref": "#/$defs/offset"
                },
                "end": {
                  "$ref": "#/$defs/offset"
                },
                "lemma": {
                  "type": "string"
                }
              },
              "required": [
                "start",
                "end",
                "lemma"
              ],
              "additionalProperties": false
            },
            "voice": {
              "type": "string",
              "enum": [
                "active",
                "passive"
              ]
            },
            "negated": {
              "type": "boolean"
            },
            "factuality": {
              "$ref": "#/$defs/factuality"
            },
            "subject": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/argument"
              }
            },
            "object": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/argument"
              }
            },
            "agent": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/argument"
              }
            },
            "complements": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/argument"
              }
            },
            "sentence": {
              "$ref": "#/$defs/index"
            }
          },
          "required": [
            "predicate",
            "voice",
            "negated",
            "factuality",
            "subject",
            "object",
            "agent",
            "complements",
            "sentence"
          ],
          "additionalProperties": false
        },
        "entity": {
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/$defs/entityId"
            },
            "key": {
              "description": "Stable: the lexicon's, the caller's, or one made from the name.",
              "type": "string",
              "minLength": 1
            },
            "name": {
              "description": "Canonical display name, NFC.",
              "type": "string"
            },
            "type": {
              "$ref": "#/$defs/entityType"
            },
            "nil": {
              "description": "True where no lexicon holds the name.",
              "type": "boolean"
            },
            "country": {
              "description": "Key of the country it belongs to.",
              "type": "string",
              "minLength": 1
            },
            "roles": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "title": {
                    "type": "string"
                  },
                  "of": {
                    "description": "Key of the country or body.",
                    "type": "string",
                    "minLength": 1
                  },
                  "from": {
                    "$ref": "#/$defs/partialDate"
                  },
                  "to": {
                    "$ref": "#/$defs/partialDate"
                  }
                },
                "required": [
                  "title"
                ],
                "additionalProperties": false
              }
            },
            "links": {
              "description": "Identifiers in other schemes, only where certain.",
              "type": "object",
              "additionalProperties": {
                "type": "string"
              }
            },
            "mentions": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/mentionId"
              }
            },
            "salience": {
              "$ref": "#/$defs/share"
            }
          },
          "required": [
            "id",
            "key",
            "name",
            "type",
            "nil",
            "roles",
            "links",
            "mentions",
            "salience"
          ],
          "additionalProperties": false
        },
        "mention": {
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/$defs/mentionId"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "text": {
              "type": "string"
            },
            "entity": {
              "$ref": "#/$defs/entityId"
            },
            "type": {
              "$ref": "#/$defs/entityType"
            },
            "form": {
              "type": "string",
              "enum": [
                "name",
                "alias",
                "short_name",
                "acronym",
                "title",
                "demonym",
                "pronoun",
                "nominal",
                "given"
              ]
            },
            "sense": {
              "description": "What it stands for where it stands.",
              "type": "string",
              "enum": [
                "person",
                "organisation",
                "place",
                "people",
                "government"
              ]
            },
            "rule": {
              "description": "The rule that found it.",
              "type": "string"
            },
            "score": {
              "$ref": "#/$defs/share"
            }
          },
          "required": [
            "id",
            "start",
            "end",
            "text",
            "entity",
            "type",
            "form",
            "sense",
            "rule",
            "score"
          ],
          "additionalProperties": false
        },
        "quote": {
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/$defs/quoteId"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "parts": {
              "description": "The pieces of the content.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/span"
              }
            },
            "kind": {
              "type": "string",
              "enum": [
                "direct",
                "indirect",
                "mixed",
                "attitude"
              ]
            },
            "speaker": {
              "$ref": "#/$defs/role"
            },
            "cue": {
              "$ref": "#/$defs/spanWithText"
            },
            "commits": {
              "description": "What the reporting word commits its user to: the content is taken as true, kept at a distance, or neither.",
              "type": "string",
              "enum": [
                "factive",
                "neutral",
                "doubt"
              ]
            }
          },
          "required": [
            "id",
            "start",
            "end",
            "parts",
            "kind"
          ],
          "additionalProperties": false
        },
        "traceStep": {
          "description": "Replaying the steps in order from 0.0 gives the score: set makes it value, multiply multiplies it by value, note changes nothing.",
          "type": "object",
          "properties": {
            "rule": {
              "type": "string"
            },
            "operation": {
              "type": "string",
              "enum": [
                "set",
                "multiply",
                "note"
              ]
            },
            "value": {
              "type": "number"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "text": {
              "type": "string"
            }
          },
          "required": [
            "rule",
            "operation",
            "value"
          ],
          "additionalProperties": false
        },
        "stance": {
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/$defs/stanceId"
            },
            "sentence": {
              "$ref": "#/$defs/index"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            },
            "kind": {
              "type": "string",
              "enum": [
                "attitude",
                "action",
                "evaluation"
              ]
            },
            "holder": {
              "$ref": "#/$defs/role"
            },
            "target": {
              "$ref": "#/$defs/role"
            },
            "polarity": {
              "description": "The sign of score.",
              "type": "string",
              "enum": [
                "positive",
                "negative",
                "neutral"
              ]
            },
            "score": {
              "$ref": "#/$defs/score"
            },
            "event": {
              "description": "PLOVER.",
              "type": "string",
              "enum": [
                "AGREE",
                "CONSULT",
                "SUPPORT",
                "CONCEDE",
                "COOPERATE",
                "AID",
                "RETREAT",
                "REQUEST",
                "ACCUSE",
                "REJECT",
                "THREATEN",
                "PROTEST",
                "SANCTION",
                "MOBILIZE",
                "COERCE",
                "ASSAULT"
              ]
            },
            "factuality": {
              "$ref": "#/$defs/factuality"
            },
            "chain": {
              "description": "Who reports it, outermost first; the author is not listed.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/reporter"
              }
            },
            "cue": {
              "type": "object",
              "properties": {
                "start": {
                  "$ref": "#/$defs/offset"
                },
                "end": {
                  "$ref": "#/$defs/offset"
                },
                "text": {
                  "type": "string"
                },
                "frame": {
                  "description": "The lexicon entry.",
                  "type": "string"
                }
              },
              "required": [
                "start",
                "end",
                "text",
                "frame"
              ],
              "additionalProperties": false
            },
            "modifiers": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "kind": {
                    "type": "string",
                    "enum": [
                      "negation",
                      "intensifier",
                      "diminisher",
                      "hedge",
                      "implicative",
                      "phase"
                    ]
                  },
                  "start": {
                    "$ref": "#/$defs/offset"
                  },
                  "end": {
                    "$ref": "#/$defs/offset"
                  },
                  "text": {
                    "type": "string"
                  }
                },
                "required": [
                  "kind",
                  "start",
                  "end",
                  "text"
                ],
                "additionalProperties": false
              }
            },
            "confidence": {
              "$ref": "#/$defs/share"
            },
            "trace": {
              "description": "Layer trace.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/traceStep"
              }
            }
          },
          "required": [
            "id",
            "sentence",
            "start",
            "end",
            "kind",
            "holder",
            "target",
            "polarity",
            "score",
            "factuality",
            "chain",
            "cue",
            "modifiers",
            "confidence"
          ],
          "additionalProperties": false
        },
        "position": {
          "type": "object",
          "properties": {
            "holder": {
              "oneOf": [
                {
                  "$ref": "#/$defs/entityParty"
                },
                {
                  "$ref": "#/$defs/author"
                }
              ]
            },
            "target": {
              "oneOf": [
                {
                  "$ref": "#/$defs/entityParty"
                },
                {
                  "$ref": "#/$defs/issueParty"
                },
                {
                  "$ref": "#/$defs/author"
                }
              ]
            },
            "positive": {
              "type": "integer",
              "minimum": 0
            },
            "negative": {
              "type": "integer",
              "minimum": 0
            },
            "neutral": {
              "type": "integer",
              "minimum": 0
            },
            "score": {
              "$ref": "#/$defs/score"
            },
            "stances": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/stanceId"
              }
            }
          },
          "required": [
            "holder",
            "target",
            "positive",
            "negative",
            "neutral",
            "score",
            "stances"
          ],
          "additionalProperties": false
        },
        "warning": {
          "type": "object",
          "properties": {
            "code": {
              "type": "string",
              "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
            },
            "message": {
              "type": "string"
            },
            "start": {
              "$ref": "#/$defs/offset"
            },
            "end": {
              "$ref": "#/$defs/offset"
            }
          },
          "required": [
            "code",
            "message"
          ],
          "additionalProperties": false
        },
        "provenance": {
          "type": "object",
          "properties": {
            "program": {
              "const": "extract"
            },
            "version": {
              "type": "string",
              "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+"
            },
            "encoding": {
              "description": "What text was decoded from, where it was not UTF-8.",
              "type": "string"
            },
            "lexicons": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "name": {
                    "type": "string"
                  },
                  "version": {
                    "type": "string"
                  },
                  "digest": {
                    "type": "string",
                    "pattern": "^sha256:[0-9a-f]{64}$"
                  }
                },
                "required": [
                  "name",
                  "version",
                  "digest"
                ],
                "additionalProperties": false
              }
            },
            "options": {
              "description": "Only options that change bytes.",
              "type": "object",
              "properties": {
                "layers": {
                  "type": "array",
                  "items": {
                    "type": "string",
                    "enum": [
                      "tokens",
                      "clauses",
                      "trace"
                    ]
                  },
                  "uniqueItems": true
                },
                "offsets": {
                  "type": "string",
                  "enum": [
                    "utf8",
                    "utf16"
                  ]
                }
              },
              "additionalProperties": false
            }
          },
          "required": [
            "program",
            "version",
            "lexicons",
            "options"
          ],
          "additionalProperties": false
        },
        "annotation": {
          "description": "One annotated document. Arrays are sorted by start.",
          "type": "object",
          "properties": {
            "schema": {
              "const": "extract/1"
            },
            "id": {
              "type": "string"
            },
            "date": {
              "$ref": "#/$defs/date"
            },
            "language": {
              "description": "BCP 47.",
              "type": "string"
            },
            "meta": {
              "description": "The input record's other members, spelled as there.",
              "type": "object"
            },
            "offset_unit": {
              "type": "string",
              "enum": [
                "scalar",
                "utf8",
                "utf16"
              ]
            },
            "text": {
              "description": "What every offset indexes; the input's text, unaltered.",
              "type": "string"
            },
            "blocks": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/block"
              }
            },
            "sentences": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/sentence"
              }
            },
            "tokens": {
              "description": "Layer tokens.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/token"
              }
            },
            "clauses": {
              "description": "Layer clauses.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/clause"
              }
            },
            "entities": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/entity"
              }
            },
            "mentions": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/mention"
              }
            },
            "quotes": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/quote"
              }
            },
            "attribution": {
              "description": "How much of the text is somebody else's words; left out where no reports are read.",
              "type": "object",
              "properties": {
                "density": {
                  "description": "Share of the words that a quote holds, thoughts and feelings (`attitude`) aside.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1
                },
                "direct": {
                  "description": "Share of the words in direct speech.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1
                }
              },
              "required": [
                "density",
                "direct"
              ],
              "additionalProperties": false
            },
            "stances": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/stance"
              }
            },
            "positions": {
              "description": "One row per holder and target; questions, conditionals and hypotheticals do not count.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/position"
              }
            },
            "warnings": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/warning"
              }
            },
            "provenance": {
              "$ref": "#/$defs/provenance"
            }
          },
          "required": [
            "schema",
            "id",
            "language",
            "offset_unit",
            "text",
            "blocks",
            "sentences",
            "entities",
            "mentions",
            "quotes",
            "stances",
            "positions",
            "warnings",
            "provenance"
          ],
          "additionalProperties": false
        },
        "failure": {
          "description": "What stands in the place of a document that could not be annotated.",
          "type": "object",
          "properties": {
            "schema": {
              "const": "extract/1"
            },
            "id": {
              "type": "string"
            },
            "error": {
              "type": "object",
              "properties": {
                "code": {
                  "description": "From the published list (Sources/Formats/Codes.swift).",
                  "type": "string",
                  "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
                },
                "message": {
                  "type": "string"
                },
                "line": {
                  "description": "Of a JSON Lines file, from 1.",
                  "type": "integer",
                  "minimum": 1
                },
                "byte": {
                  "description": "Of the line, from 0.",
                  "type": "integer",
                  "minimum": 0
                },
                "file": {
                  "description": "The path as given, - for standard input.",
                  "type": "string"
                }
              },
              "required": [
                "code",
                "message",
                "file"
              ],
              "additionalProperties": false
            }
          },
          "required": [
            "schema",
            "id",
            "error"
          ],
          "additionalProperties": false
        }
      }
    }

    """#

  static let input = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:extract:schema:extract-1-input",
      "title": "extract/1: one record of JSON Lines input",
      "description": "Members that are not named here are passed through under meta. Null counts as absent where a member may be absent. Of offsets, JSON Schema cannot say that start is less than end, and end within text.",
      "type": "object",
      "properties": {
        "text": {
          "description": "The article.",
          "type": "string"
        },
        "id": {
          "description": "Echoed as a string; without it, the line's number.",
          "type": [
            "string",
            "number",
            "null"
          ]
        },
        "date": {
          "description": "The day of writing, ISO 8601; a time behind it is ignored. Decides who holds which office; without it, the lexicon's own date.",
          "type": [
            "string",
            "null"
          ],
          "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ].*)?$"
        },
        "language": {
          "description": "BCP 47; without it, detected.",
          "type": [
            "string",
            "null"
          ],
          "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$",
          "minLength": 2
        },
        "entities": {
          "description": "Names to look for in this document only.",
          "type": [
            "array",
            "null"
          ],
          "items": {
            "$ref": "#/$defs/entity"
          }
        },
        "mentions": {
          "description": "Spans that are known to be entities. They win over every other reading of the same words.",
          "type": [
            "array",
            "null"
          ],
          "items": {
            "$ref": "#/$defs/mention"
          }
        }
      },
      "required": [
        "text"
      ],
      "$defs": {
        "type": {
          "description": "OntoNotes labels, and TOPIC for an issue. MISC, the rest of CoNLL's scheme, is read as TOPIC.",
          "enum": [
            "PERSON",
            "NORP",
            "ORG",
            "GPE",
            "LOC",
            "FAC",
            "EVENT",
            "LAW",
            "PRODUCT",
            "WORK_OF_ART",
            "TOPIC",
            "MISC",
            null
          ]
        },
        "entity": {
          "type": "object",
          "properties": {
            "key": {
              "description": "The caller's key, echoed.",
              "type": "string",
              "minLength": 1
            },
            "name": {
              "description": "A name, or a phrase: then found by its content words.",
              "type": "string",
              "minLength": 1
            },
            "type": {
              "$ref": "#/$defs/type"
            },
            "aliases": {
              "type": [
                "array",
                "null"
              ],
              "items": {
                "type": "string"
              }
            }
          },
          "required": [
            "key",
            "name"
          ]
        },
        "mention": {
          "type": "object",
          "properties": {
            "key": {
              "description": "The caller's key, echoed.",
              "type": "string",
              "minLength": 1
            },
            "start": {
              "description": "In the unit that --offsets names.",
              "type": "integer",
              "minimum": 0
            },
            "end": {
              "description": "Behind the last unit; more than start.",
              "type": "integer",
              "minimum": 1
            },
            "type": {
              "$ref": "#/$defs/type"
            }
          },
          "required": [
            "key",
            "start",
            "end"
          ]
        }
      }
    }

    """#
}
