#include "cicu_break.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/utext.h>

struct cicu_breaker {
  UBreakIterator *words;
  UBreakIterator *sentences;
  UText text;
  int8_t text_open;
};

cicu_breaker *cicu_breaker_open(const char *locale, const char **error) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_breaker *b = calloc(1, sizeof *b);
  if (b == NULL) {
    *error = "U_MEMORY_ALLOCATION_ERROR";
    return NULL;
  }
  UText empty = UTEXT_INITIALIZER;
  b->text = empty;
  char name[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(locale, name, (int32_t)sizeof name, NULL, &status);
  if (U_SUCCESS(status)) b->words = ubrk_open(UBRK_WORD, name, NULL, 0, &status);
  if (U_SUCCESS(status)) {
    uloc_setKeywordValue("ss", "standard", name, (int32_t)sizeof name, &status);
    b->sentences = ubrk_open(UBRK_SENTENCE, name, NULL, 0, &status);
  }
  if (U_FAILURE(status)) {
    *error = u_errorName(status);
    cicu_breaker_close(b);
    return NULL;
  }
  *error = NULL;
  return b;
}

void cicu_breaker_close(cicu_breaker *b) {
  if (b == NULL) return;
  if (b->words) ubrk_close(b->words);
  if (b->sentences) ubrk_close(b->sentences);
  if (b->text_open) utext_close(&b->text);
  free(b);
}

// Both walks: `from` must be a boundary of the text or 0.
static int32_t walk(cicu_breaker *b, UBreakIterator *it, const uint8_t *text, int32_t length,
                    int32_t from, int32_t *ends, uint8_t *kinds, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&b->text, (const char *)text, length, &status);
  if (U_FAILURE(status)) return -1;
  b->text_open = 1;
  ubrk_setUText(it, &b->text, &status);
  if (U_FAILURE(status)) return -1;
  if (from > 0) {
    // `isBoundary` places the iterator without losing the state that led there.
    if (!ubrk_isBoundary(it, from)) return -1;
  } else {
    ubrk_first(it);
  }
  int32_t n = 0;
  while (n < capacity) {
    int32_t end = ubrk_next(it);
    if (end == UBRK_DONE) break;
    ends[n] = end;
    kinds[n] = (uint8_t)(ubrk_getRuleStatus(it) / 100);
    n++;
  }
  return n;
}

int32_t cicu_words(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                   int32_t *ends, uint8_t *kinds, int32_t capacity) {
  return walk(b, b->words, text, length, from, ends, kinds, capacity);
}

int32_t cicu_sentences(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                       int32_t *ends, uint8_t *kinds, int32_t capacity) {
  return walk(b, b->sentences, text, length, from, ends, kinds, capacity);
}
