// One JSON Lines record at a time, read by RapidJSON. No C++ and no RapidJSON type in this header.
#ifndef CJSON_H
#define CJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A reader with its buffers, reused from record to record. Not thread safe: one per worker.
typedef struct cjson_reader cjson_reader;

// What is wrong with a record. The names are the published error codes.
typedef enum cjson_status {
  CJSON_OK = 0,
  CJSON_MALFORMED_UTF8,     // the bytes are not UTF-8
  CJSON_MALFORMED_JSON,     // not JSON
  CJSON_NOT_AN_OBJECT,      // JSON, and no object
  CJSON_LONE_SURROGATE,     // an escape names half a character
  CJSON_MISSING_FIELD,      // `field` is required and absent
  CJSON_WRONG_TYPE,         // `field` has a value of the wrong type
} cjson_status;

// Bytes of the reader's own arena (decoded strings). `present` is 0 where the member is absent or null.
typedef struct cjson_string {
  size_t start;
  size_t length;
  int32_t present;
  // Where its first byte stands in the record.
  size_t position;
} cjson_string;

typedef struct cjson_entity {
  cjson_string key, name, type;
  // Its aliases are `first_alias ..< first_alias + alias_count` of the record's aliases.
  size_t first_alias, alias_count;
  size_t position;
} cjson_entity;

typedef struct cjson_mention {
  cjson_string key, type;
  // As written; a number that no 64-bit integer holds is clamped.
  int64_t start, end;
  size_t position;
} cjson_mention;

// Bytes of the record as given.
typedef struct cjson_slice {
  size_t start, end;
} cjson_slice;

// What the last call of `cjson_read` found. Valid until the next call.
typedef struct cjson_record {
  const char *_Nullable arena;
  cjson_string text, id, date, language;
  const cjson_entity *_Nullable entities;
  size_t entity_count;
  const cjson_string *_Nullable aliases;
  size_t alias_count;
  const cjson_mention *_Nullable mentions;
  size_t mention_count;
  // Every other top-level member, `"name": value`, in the order of the input, spelled as there.
  const cjson_slice *_Nullable members;
  size_t member_count;

  // Where the status is not CJSON_OK: the byte of the record it is about, what is wrong (valid as long as the reader's fields are), and the field (or null).
  size_t position;
  const char *_Nullable message;
  const char *_Nullable field;
} cjson_record;

cjson_reader *_Nullable cjson_reader_open(void);
void cjson_reader_close(cjson_reader *_Nullable reader);

// Where the text, the id and the date of a record stand, for the records read from now on; null for `text`, `id`, `date`. A path of names with dots
// between them leads into objects (`article.body`); a backslash makes the next character part of a name.
void cjson_reader_set_fields(
    cjson_reader *_Nonnull reader, const char *_Nullable text, const char *_Nullable id, const char *_Nullable date);

// Reads one record. `bytes[length]` must be readable and 0. Nesting costs heap, not stack, one byte a level; time is linear in `length`.
// Of members of the same name, the last wins; among the other members all are kept, and whoever reads them decides.
// After an error the record still holds the `id`, where that was read before.
cjson_status cjson_read(cjson_reader *_Nonnull reader, const uint8_t *_Nonnull bytes, size_t length);
const cjson_record *_Nonnull cjson_reader_record(const cjson_reader *_Nonnull reader);

// The first byte that is not UTF-8, or `length`.
size_t cjson_utf8_valid_prefix(const uint8_t *_Nullable bytes, size_t length);

// Of each byte of a text whether it is of a kind: a bit each, 64 bytes to a word, the first byte lowest. `words` has room for `length / 64 + 1`; the bits
// behind the last byte are 0.

// What a JSON string must escape: quotation marks, backslashes, bytes below 0x20.
void cjson_escapes(const uint8_t *_Nullable bytes, size_t length, uint64_t *_Nonnull words);
// What begins no scalar of UTF-8; with `utf16`, no unit of UTF-16, where the second byte of four stands for the second unit.
void cjson_silent(const uint8_t *_Nullable bytes, size_t length, int utf16, uint64_t *_Nonnull words);

#ifdef __cplusplus
}
#endif

#endif
