// What `extract aggregate` needs of one line of the program's own output. No C++ and no RapidJSON type in this header.
#ifndef CJSON_POSITIONS_H
#define CJSON_POSITIONS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A reader with its buffers, reused from line to line. Not thread safe.
typedef struct cjson_positions cjson_positions;

typedef struct cjson_text {
  const char *_Nullable bytes;
  size_t length;
} cjson_text;

// A holder and a target in one document.
typedef struct cjson_position {
  // An entity's key and name; an issue's key twice; `author`.
  cjson_text holder, holder_name, target, target_name;
  int64_t positive, negative, neutral;
  double score;
  // Its stances' ids are `first_stance ..< first_stance + stance_count` of the line's.
  size_t first_stance, stance_count;
} cjson_position;

typedef struct cjson_document {
  cjson_text id, date, source;
  const cjson_position *_Nullable positions;
  size_t position_count;
  const cjson_text *_Nullable stances;
} cjson_document;

typedef enum cjson_line {
  CJSON_LINE_DOCUMENT = 0,
  CJSON_LINE_ERROR_RECORD,  // a document that could not be annotated
  CJSON_LINE_OTHER,         // no output of this program
} cjson_line;

// `source` is the member of `meta` that names the document's source, a path as in `cjson_reader_set_fields`; null for none.
cjson_positions *_Nullable cjson_positions_open(const char *_Nullable source);
void cjson_positions_close(cjson_positions *_Nullable reader);
// Reads one line. `*out` is valid until the next call. `bytes[length]` must be readable and 0.
cjson_line cjson_positions_read(cjson_positions *_Nonnull reader, const uint8_t *_Nonnull bytes, size_t length, cjson_document *_Nonnull out);

#ifdef __cplusplus
}
#endif

#endif
