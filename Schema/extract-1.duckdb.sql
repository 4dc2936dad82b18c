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
