// gzip and zstd, by zlib and libzstd, in streams and in frames. No type of theirs in this header.
#ifndef CCOMPRESS_H
#define CCOMPRESS_H

#include <stddef.h>
#include <stdint.h>

typedef enum ccompress_kind {
  CCOMPRESS_NONE = 0,
  CCOMPRESS_GZIP,
  CCOMPRESS_ZSTD,
} ccompress_kind;

// What the first bytes say; `*more` is 1 where they are too few to tell.
ccompress_kind ccompress_detect(const uint8_t *_Nullable bytes, size_t length, int32_t *_Nonnull more);

// CRC-32 of zlib, to be continued; begins with 0.
uint32_t ccompress_crc32(uint32_t crc, const uint8_t *_Nullable bytes, size_t length);

typedef struct ccompress_decoder ccompress_decoder;

typedef enum ccompress_status {
  CCOMPRESS_OK = 0,
  CCOMPRESS_DAMAGED,
} ccompress_status;

ccompress_decoder *_Nullable ccompress_decoder_open(ccompress_kind kind);
void ccompress_decoder_close(ccompress_decoder *_Nullable decoder);
// Decodes what fits. `*used` of the input was taken, `*written` of the room filled. Frames may follow each other; zeros behind the last are skipped.
ccompress_status ccompress_decode(
    ccompress_decoder *_Nonnull decoder, const uint8_t *_Nullable in, size_t length, size_t *_Nonnull used,
    uint8_t *_Nonnull out, size_t room, size_t *_Nonnull written);
// Whether the input may end here: between two frames.
int32_t ccompress_decoder_may_end(const ccompress_decoder *_Nonnull decoder);

typedef struct ccompress_encoder ccompress_encoder;

// Not thread safe: one per worker.
ccompress_encoder *_Nullable ccompress_encoder_open(ccompress_kind kind);
void ccompress_encoder_close(ccompress_encoder *_Nullable encoder);
// The most bytes a frame of `length` bytes can take.
size_t ccompress_bound(ccompress_encoder *_Nonnull encoder, size_t length);
// One whole frame; 0 where that failed. The same bytes give the same frame; frames one after another are a file.
size_t ccompress_encode(
    ccompress_encoder *_Nonnull encoder, const uint8_t *_Nullable in, size_t length, uint8_t *_Nonnull out, size_t room);

#endif
