#include "ccompress.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

// Fast ones: what is compressed is JSON that repeats itself.
enum { gzip_level = 4, zstd_level = 3 };

ccompress_kind ccompress_detect(const uint8_t *bytes, size_t length, int32_t *more) {
  static const uint8_t gzip[] = {0x1F, 0x8B}, zstd[] = {0x28, 0xB5, 0x2F, 0xFD};
  *more = 0;
  if (length >= sizeof gzip && memcmp(bytes, gzip, sizeof gzip) == 0) return CCOMPRESS_GZIP;
  if (length >= sizeof zstd && memcmp(bytes, zstd, sizeof zstd) == 0) return CCOMPRESS_ZSTD;
  if (length == 0 || (length < sizeof gzip && memcmp(bytes, gzip, length) == 0) ||
      (length < sizeof zstd && memcmp(bytes, zstd, length) == 0))
    *more = 1;
  return CCOMPRESS_NONE;
}

uint32_t ccompress_crc32(uint32_t crc, const uint8_t *bytes, size_t length) {
  return length == 0 ? crc : (uint32_t)crc32_z(crc, bytes, length);
}

struct ccompress_decoder {
  ccompress_kind kind;
  z_stream gzip;
  ZSTD_DCtx *zstd;
  // Inside a frame.
  int inside;
  // Zeros follow the last frame.
  int padding;
};

ccompress_decoder *ccompress_decoder_open(ccompress_kind kind) {
  ccompress_decoder *d = calloc(1, sizeof *d);
  if (!d) return NULL;
  d->kind = kind;
  const int ready = kind == CCOMPRESS_GZIP ? inflateInit2(&d->gzip, 15 + 16) == Z_OK : (d->zstd = ZSTD_createDCtx()) != NULL;
  if (!ready) {
    free(d);
    return NULL;
  }
  return d;
}

void ccompress_decoder_close(ccompress_decoder *d) {
  if (!d) return;
  if (d->kind == CCOMPRESS_GZIP) inflateEnd(&d->gzip);
  ZSTD_freeDCtx(d->zstd);
  free(d);
}

int32_t ccompress_decoder_may_end(const ccompress_decoder *d) { return !d->inside; }

static ccompress_status decode_gzip(
    ccompress_decoder *d, const uint8_t *in, size_t length, size_t *used, uint8_t *out, size_t room, size_t *written) {
  while (*used < length && *written < room) {
    if (!d->inside) {
      // Tape drives and some tools fill up with zeros.
      if (d->padding || (in[*used] == 0 && d->gzip.total_in > 0)) {
        d->padding = 1;
        if (in[(*used)++] != 0) return CCOMPRESS_DAMAGED;
        continue;
      }
      if (d->gzip.total_in > 0) inflateReset(&d->gzip);
      d->inside = 1;
    }
    const size_t take = length - *used < UINT_MAX ? length - *used : UINT_MAX;
    const size_t fill = room - *written < UINT_MAX ? room - *written : UINT_MAX;
    d->gzip.next_in = (Bytef *)in + *used;
    d->gzip.avail_in = (uInt)take;
    d->gzip.next_out = out + *written;
    d->gzip.avail_out = (uInt)fill;
    const int status = inflate(&d->gzip, Z_NO_FLUSH);
    *used += take - d->gzip.avail_in;
    *written += fill - d->gzip.avail_out;
    if (status == Z_STREAM_END) {
      d->inside = 0;
    } else if (status == Z_BUF_ERROR) {
      break;
    } else if (status != Z_OK) {
      return CCOMPRESS_DAMAGED;
    }
  }
  return CCOMPRESS_OK;
}

static ccompress_status decode_zstd(
    ccompress_decoder *d, const uint8_t *in, size_t length, size_t *used, uint8_t *out, size_t room, size_t *written) {
  ZSTD_inBuffer input = {in, length, 0};
  ZSTD_outBuffer output = {out, room, 0};
  ccompress_status status = CCOMPRESS_OK;
  // Once more with all input taken: it may hold back output.
  while (output.pos < output.size) {
    const size_t before = output.pos, taken = input.pos;
    if (input.pos == input.size && !d->inside) break;
    const size_t left = ZSTD_decompressStream(d->zstd, &output, &input);
    if (ZSTD_isError(left)) {
      status = CCOMPRESS_DAMAGED;
      break;
    }
    d->inside = left != 0;
    if (output.pos == before && input.pos == taken) break;
  }
  *used = input.pos;
  *written = output.pos;
  return status;
}

ccompress_status ccompress_decode(
    ccompress_decoder *d, const uint8_t *in, size_t length, size_t *used, uint8_t *out, size_t room, size_t *written) {
  *used = *written = 0;
  return d->kind == CCOMPRESS_GZIP ? decode_gzip(d, in, length, used, out, room, written)
                                   : decode_zstd(d, in, length, used, out, room, written);
}

struct ccompress_encoder {
  ccompress_kind kind;
  z_stream gzip;
  ZSTD_CCtx *zstd;
};

ccompress_encoder *ccompress_encoder_open(ccompress_kind kind) {
  ccompress_encoder *e = calloc(1, sizeof *e);
  if (!e) return NULL;
  e->kind = kind;
  // The header that zlib writes by itself has no time and no name.
  const int ready = kind == CCOMPRESS_GZIP
                        ? deflateInit2(&e->gzip, gzip_level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK
                        : (e->zstd = ZSTD_createCCtx()) != NULL;
  if (!ready) {
    free(e);
    return NULL;
  }
  if (e->zstd) {
    ZSTD_CCtx_setParameter(e->zstd, ZSTD_c_compressionLevel, zstd_level);
    ZSTD_CCtx_setParameter(e->zstd, ZSTD_c_checksumFlag, 1);
  }
  return e;
}

void ccompress_encoder_close(ccompress_encoder *e) {
  if (!e) return;
  if (e->kind == CCOMPRESS_GZIP) deflateEnd(&e->gzip);
  ZSTD_freeCCtx(e->zstd);
  free(e);
}

size_t ccompress_bound(ccompress_encoder *e, size_t length) {
  return e->kind == CCOMPRESS_GZIP ? deflateBound(&e->gzip, length) : ZSTD_compressBound(length);
}

size_t ccompress_encode(ccompress_encoder *e, const uint8_t *in, size_t length, uint8_t *out, size_t room) {
  if (e->kind == CCOMPRESS_ZSTD) {
    const size_t size = ZSTD_compress2(e->zstd, out, room, in, length);
    return ZSTD_isError(size) ? 0 : size;
  }
  if (deflateReset(&e->gzip) != Z_OK) return 0;
  size_t used = 0, written = 0;
  int status = Z_OK;
  while (status != Z_STREAM_END) {
    const size_t take = length - used < UINT_MAX ? length - used : UINT_MAX;
    const size_t fill = room - written < UINT_MAX ? room - written : UINT_MAX;
    e->gzip.next_in = (Bytef *)in + used;
    e->gzip.avail_in = (uInt)take;
    e->gzip.next_out = out + written;
    e->gzip.avail_out = (uInt)fill;
    status = deflate(&e->gzip, used + take == length ? Z_FINISH : Z_NO_FLUSH);
    used += take - e->gzip.avail_in;
    written += fill - e->gzip.avail_out;
    if (status != Z_OK && status != Z_STREAM_END) return 0;
    if (status == Z_OK && written == room) return 0;
  }
  return written;
}
