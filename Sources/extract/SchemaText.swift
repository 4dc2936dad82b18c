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
            },
            "tone": {
              "description": "What the article says of it: the stances toward it that have a side, whoever holds them but itself; those of questions, conditions and hypotheses do not count. Left out where there are none.",
              "type": "object",
              "properties": {
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
                  "description": "The sum s of the stances' scores, as s / (1 + |s|).",
                  "$ref": "#/$defs/score"
                },
                "positive": {
                  "$ref": "#/$defs/index"
                },
                "negative": {
                  "$ref": "#/$defs/index"
                },
                "stances": {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "$ref": "#/$defs/stanceId"
                  }
                }
              },
              "required": [
                "polarity",
                "score",
                "positive",
                "negative",
                "stances"
              ],
              "additionalProperties": false
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
          "description": "Replaying the steps in order from 0.0 gives the score: set makes it value, multiply multiplies it by value, add adds value, note changes nothing.",
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
                "add",
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
              "description": "The mean of the stances' scores.",
              "$ref": "#/$defs/score"
            },
            "weighted": {
              "description": "The mean of the scores, each counted by its stance's confidence. Left out where one stance makes the row.",
              "$ref": "#/$defs/score"
            },
            "confidence": {
              "description": "How likely one of the stances of the row's sign is right, times their share of the confidence of all that take a side. Left out where one stance makes the row: it is the stance's.",
              "$ref": "#/$defs/share"
            },
            "mixed": {
              "description": "Stances of both signs count: the evidence contradicts itself.",
              "const": true
            },
            "stances": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/stanceId"
              }
            },
            "sections": {
              "description": "The row by section, where stances of more than one count. A section runs from one heading to the next.",
              "type": "array",
              "minItems": 2,
              "items": {
                "$ref": "#/$defs/positionSection"
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
        "positionSection": {
          "type": "object",
          "properties": {
            "block": {
              "description": "Index of the section's first block.",
              "type": "integer",
              "minimum": 0
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
            }
          },
          "required": [
            "block",
            "positive",
            "negative",
            "neutral",
            "score"
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

  static let duckdb = #"""
    -- Loads what extract writes (annotations.jsonl, also .gz and .zst) without guessing at a type. Made from extract-1.schema.json: do not edit.
    CREATE OR REPLACE VIEW annotations AS SELECT * FROM read_json('annotations.jsonl', format = 'newline_delimited', maximum_object_size = 268435456, columns = {
      'schema': 'VARCHAR',
      'id': 'VARCHAR',
      'date': 'DATE',
      'language': 'VARCHAR',
      'meta': 'JSON',
      'offset_unit': 'VARCHAR',
      'text': 'VARCHAR',
      'blocks': 'STRUCT("kind" VARCHAR, "start" BIGINT, "end" BIGINT, "source" STRUCT("start" BIGINT, "end" BIGINT))[]',
      'sentences': 'STRUCT("start" BIGINT, "end" BIGINT, "block" BIGINT)[]',
      'tokens': 'STRUCT("start" BIGINT, "end" BIGINT, "pos" VARCHAR, "lemma" VARCHAR)[]',
      'clauses': 'STRUCT("predicate" STRUCT("start" BIGINT, "end" BIGINT, "lemma" VARCHAR), "voice" VARCHAR, "negated" BOOLEAN, "factuality" VARCHAR, "subject" STRUCT("marker" VARCHAR, "start" BIGINT, "end" BIGINT, "head" STRUCT("start" BIGINT, "end" BIGINT), "mention" VARCHAR)[], "object" STRUCT("marker" VARCHAR, "start" BIGINT, "end" BIGINT, "head" STRUCT("start" BIGINT, "end" BIGINT), "mention" VARCHAR)[], "agent" STRUCT("marker" VARCHAR, "start" BIGINT, "end" BIGINT, "head" STRUCT("start" BIGINT, "end" BIGINT), "mention" VARCHAR)[], "complements" STRUCT("marker" VARCHAR, "start" BIGINT, "end" BIGINT, "head" STRUCT("start" BIGINT, "end" BIGINT), "mention" VARCHAR)[], "sentence" BIGINT)[]',
      'entities': 'STRUCT("id" VARCHAR, "key" VARCHAR, "name" VARCHAR, "type" VARCHAR, "nil" BOOLEAN, "country" VARCHAR, "roles" STRUCT("title" VARCHAR, "of" VARCHAR, "from" VARCHAR, "to" VARCHAR)[], "links" MAP(VARCHAR, VARCHAR), "mentions" VARCHAR[], "salience" DOUBLE, "tone" STRUCT("polarity" VARCHAR, "score" DOUBLE, "positive" BIGINT, "negative" BIGINT, "stances" VARCHAR[]))[]',
      'mentions': 'STRUCT("id" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR, "entity" VARCHAR, "type" VARCHAR, "form" VARCHAR, "sense" VARCHAR, "rule" VARCHAR, "score" DOUBLE)[]',
      'quotes': 'STRUCT("id" VARCHAR, "start" BIGINT, "end" BIGINT, "parts" STRUCT("start" BIGINT, "end" BIGINT)[], "kind" VARCHAR, "speaker" STRUCT("entity" VARCHAR, "mention" VARCHAR, "issue" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR, "author" BOOLEAN), "cue" STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR), "commits" VARCHAR)[]',
      'attribution': 'STRUCT("density" DOUBLE, "direct" DOUBLE)',
      'stances': 'STRUCT("id" VARCHAR, "sentence" BIGINT, "start" BIGINT, "end" BIGINT, "kind" VARCHAR, "holder" STRUCT("entity" VARCHAR, "mention" VARCHAR, "issue" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR, "author" BOOLEAN), "target" STRUCT("entity" VARCHAR, "mention" VARCHAR, "issue" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR, "author" BOOLEAN), "polarity" VARCHAR, "score" DOUBLE, "event" VARCHAR, "factuality" VARCHAR, "chain" STRUCT("entity" VARCHAR, "mention" VARCHAR, "issue" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR, "cue" STRUCT("start" BIGINT, "end" BIGINT), "commits" VARCHAR)[], "cue" STRUCT("start" BIGINT, "end" BIGINT, "text" VARCHAR, "frame" VARCHAR), "modifiers" STRUCT("kind" VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR)[], "confidence" DOUBLE, "trace" STRUCT("rule" VARCHAR, "operation" VARCHAR, "value" DOUBLE, "start" BIGINT, "end" BIGINT, "text" VARCHAR)[])[]',
      'positions': 'STRUCT("holder" STRUCT("entity" VARCHAR, "author" BOOLEAN), "target" STRUCT("entity" VARCHAR, "issue" VARCHAR, "author" BOOLEAN), "positive" BIGINT, "negative" BIGINT, "neutral" BIGINT, "score" DOUBLE, "weighted" DOUBLE, "confidence" DOUBLE, "mixed" BOOLEAN, "stances" VARCHAR[], "sections" STRUCT("block" BIGINT, "positive" BIGINT, "negative" BIGINT, "neutral" BIGINT, "score" DOUBLE)[])[]',
      'warnings': 'STRUCT("code" VARCHAR, "message" VARCHAR, "start" BIGINT, "end" BIGINT)[]',
      'provenance': 'STRUCT("program" VARCHAR, "version" VARCHAR, "encoding" VARCHAR, "lexicons" STRUCT("name" VARCHAR, "version" VARCHAR, "digest" VARCHAR)[], "options" JSON)',
      'error': 'STRUCT("code" VARCHAR, "message" VARCHAR, "line" BIGINT, "byte" BIGINT, "file" VARCHAR)'
    });

    """#

  static let polars = #"""
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

    """#
}
