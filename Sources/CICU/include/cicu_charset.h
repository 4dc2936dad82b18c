// Bytes of an unknown or known encoding to UTF-8, by ICU. No ICU type in this header.
#ifndef CICU_CHARSET_H
#define CICU_CHARSET_H

#include <stddef.h>
#include <stdint.h>

// Guesses the encoding of `bytes` and writes its IANA name, 0-terminated, to name[]. ICU looks at the first 8,000 bytes or so: pass a
// stretch that has bytes beyond ASCII. Returns ICU's confidence, 1…100, or 0 where it has no guess.
int32_t cicu_charset_detect(const uint8_t *_Nonnull bytes, size_t length, char *_Nonnull name, size_t capacity);

// Decodes `bytes` to UTF-8 in memory that the caller frees with `cicu_charset_free`. What the encoding cannot mean becomes U+FFFD, and
// *replaced is the number of these. Null where the encoding is unknown or memory runs out. A byte-order mark is decoded like the rest.
uint8_t *_Nullable cicu_charset_decode(const char *_Nonnull name, const uint8_t *_Nonnull bytes, size_t length,
                                       size_t *_Nonnull decoded_length, size_t *_Nonnull replaced);
void cicu_charset_free(uint8_t *_Nullable decoded);

#endif
