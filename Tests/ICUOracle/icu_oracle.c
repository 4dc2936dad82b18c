#include "icu_oracle.h"

#include <unicode/ubrk.h>
#include <unicode/uloc.h>

int32_t icu_oracle_boundaries(const char *locale, int32_t sentences, const uint16_t *text, int32_t length,
                              int32_t *ends, int32_t *status, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  char name[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(locale, name, (int32_t)sizeof name, NULL, &error);
  UBreakIterator *it =
      ubrk_open(sentences ? UBRK_SENTENCE : UBRK_WORD, name, (const UChar *)text, length, &error);
  if (U_FAILURE(error)) return -1;
  int32_t n = 0;
  ubrk_first(it);
  for (int32_t end = ubrk_next(it); end != UBRK_DONE; end = ubrk_next(it)) {
    if (n == capacity) {
      n = -1;
      break;
    }
    ends[n] = end;
    status[n] = ubrk_getRuleStatus(it);
    n++;
  }
  ubrk_close(it);
  return n;
}
