// ICU's boundaries, asked another way than the program asks: over UTF-16, from the beginning, in one walk. For tests only.
#ifndef ICU_ORACLE_H
#define ICU_ORACLE_H

#include <stdint.h>

// Walks the words (sentences == 0) or sentences of UTF-16 text by the rules of a BCP 47 locale ("en", "en-u-ss-standard"). Writes the
// offset after each segment, in UTF-16 units, and ICU's raw rule status. Returns the number of segments, or -1 on failure or where
// `capacity` is too small.
int32_t icu_oracle_boundaries(const char *_Nonnull locale, int32_t sentences, const uint16_t *_Nullable text,
                              int32_t length, int32_t *_Nonnull ends, int32_t *_Nonnull status, int32_t capacity);

#endif
