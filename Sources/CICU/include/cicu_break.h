// Word and sentence boundaries as ICU finds them. No ICU type in this header.
#ifndef CICU_BREAK_H
#define CICU_BREAK_H

#include <stdint.h>

// A pair of break iterators (words, sentences) for one locale, with the text handle they reuse. Not thread safe: one per worker.
typedef struct cicu_breaker cicu_breaker;

// Opens the iterators for a BCP 47 or ICU locale ("en"); sentences use ICU's standard suppressions (`ss=standard`).
// Null on failure, with ICU's error name in *error (a static string).
cicu_breaker *_Nullable cicu_breaker_open(const char *_Nonnull locale, const char *_Nullable *_Nonnull error);
void cicu_breaker_close(cicu_breaker *_Nullable breaker);

// Walks the word boundaries of UTF-8 text. Writes the offset after each segment to ends[] and ICU's rule status to
// kinds[] (0 none, 1 number, 2 letter, 3 kana, 4 ideographic). Stops at `capacity` segments and returns the number written, or a negative
// number on failure. The caller goes on from the last end with a further call (`from`).
int32_t cicu_words(cicu_breaker *_Nonnull breaker, const uint8_t *_Nullable text, int32_t length,
                   int32_t from, int32_t *_Nonnull ends, uint8_t *_Nonnull kinds, int32_t capacity);

// The word boundaries in fewer pieces: a space alone before a word has none of its own, but is told by the bit CICU_SPACED of the segment behind
// it, which begins behind the space. Of the kinds the low three bits are ICU's; CICU_PLAIN is set of most words that are an ASCII letter and
// small ones behind it, with CICU_CAPITAL where the first is a capital, and of nothing else; CICU_MARK of most marks of ASCII that are none with the
// mark or word before them. Else as cicu_words.
enum { CICU_KIND = 7, CICU_SPACED = 8, CICU_PLAIN = 16, CICU_CAPITAL = 32, CICU_MARK = 64 };
int32_t cicu_pieces(cicu_breaker *_Nonnull breaker, const uint8_t *_Nullable text, int32_t length,
                    int32_t from, int32_t *_Nonnull ends, uint8_t *_Nonnull kinds, int32_t capacity);

// The same for sentences; kinds[] is what ICU's iterator with suppressions says, 0.
int32_t cicu_sentences(cicu_breaker *_Nonnull breaker, const uint8_t *_Nullable text, int32_t length,
                       int32_t from, int32_t *_Nonnull ends, uint8_t *_Nonnull kinds, int32_t capacity);

// A hint to the processor, for what looks words up: asks for the lines of memory at base + places[i] * stride, so that they are on their way when
// they are read. Nothing is read: a place may lie outside of what there is.
void cicu_prefetch(const void *_Nonnull base, const int32_t *_Nonnull places, int32_t count, int32_t stride);

/// The same of the bytes that some bits of each place say.
void cicu_prefetch_masked(const void *_Nonnull base, const uint64_t *_Nonnull places, int32_t count, uint64_t mask);

#endif
