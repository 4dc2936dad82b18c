#include "cicu_break.h"

#include "machine.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/udata.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

// What may stand before a suppressed boundary, up to its last full stop, in UTF-8.
typedef struct {
  uint8_t length;
  // Whether its one full stop is its last byte and no other begins with it: where it is the longest that stands before a boundary, the
  // boundary is no end. ICU looks on behind all others.
  int8_t is_certain;
  uint8_t bytes[30];
} suppression;

struct cicu_breaker {
  UBreakIterator *words;
  // With ICU's suppressions, under the name of their locale. It takes longer to open than most articles to read and is seldom asked: where
  // there is a machine, it is opened when it is.
  UBreakIterator *sentences;
  char sentence_locale[ULOC_FULLNAME_CAPACITY];
  UText text;
  int8_t text_open;
  // The iterators' rules (the sentences' without suppressions); null where only the iterators will do.
  cicu_machine *word_machine;
  cicu_machine *sentence_machine;
  // Sorted by the byte before the full stop; those of byte b are first[b] ..< first[b + 1].
  suppression *suppressions;
  int32_t first[257];
};

// And the longer first.
static int by_last_byte(const void *a, const void *b) {
  const suppression *x = a, *y = b;
  int order = (int)x->bytes[x->length - 2] - (int)y->bytes[y->length - 2];
  return order != 0 ? order : (int)y->length - (int)x->length;
}

// Reads the locale's suppressions: each, and each up to its first full stop, which is what ICU compares text before a boundary with. 0 where
// they cannot be told so simply.
static int read_suppressions(cicu_breaker *b, const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  int ok = 0;
  int32_t count = 0;
  UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-brkitr", locale, &status);
  UResourceBundle *exceptions = ures_getByKey(bundle, "exceptions", NULL, &status);
  UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", NULL, &status);
  if (U_FAILURE(status)) goto done;
  int32_t size = ures_getSize(list);
  b->suppressions = calloc((size_t)size * 2 + 1, sizeof *b->suppressions);
  if (b->suppressions == NULL) goto done;
  for (int32_t i = 0; i < size; i++) {
    int32_t units = 0;
    const UChar *string = ures_getStringByIndex(list, i, &units, &status);
    suppression whole;
    int32_t length = 0;
    u_strToUTF8((char *)whole.bytes, (int32_t)sizeof whole.bytes, &length, string, units, &status);
    // All end in a full stop behind something; else nothing can be left out by a look at the stop.
    if (U_FAILURE(status) || length < 2 || length > (int32_t)sizeof whole.bytes || whole.bytes[length - 1] != '.') goto done;
    whole.length = (uint8_t)length;
    whole.is_certain = memchr(whole.bytes, '.', (size_t)length) == whole.bytes + length - 1;
    b->suppressions[count++] = whole;
    const uint8_t *stop = memchr(whole.bytes, '.', (size_t)length);
    if (stop == whole.bytes) goto done;
    if (stop + 1 < whole.bytes + length) {
      whole.length = (uint8_t)(stop + 1 - whole.bytes);
      whole.is_certain = 0;
      b->suppressions[count++] = whole;
    }
  }
  // One that another begins with is looked for forwards.
  for (int32_t i = 0; i < count; i++) {
    for (int32_t j = 0; j < count && b->suppressions[i].is_certain; j++) {
      const suppression *s = &b->suppressions[i], *t = &b->suppressions[j];
      if (j != i && t->length >= s->length && memcmp(s->bytes, t->bytes, s->length) == 0) b->suppressions[i].is_certain = 0;
    }
  }
  qsort(b->suppressions, (size_t)count, sizeof *b->suppressions, by_last_byte);
  for (int32_t i = 0; i < count; i++) b->first[b->suppressions[i].bytes[b->suppressions[i].length - 2] + 1]++;
  for (int32_t i = 0; i < 256; i++) b->first[i + 1] += b->first[i];
  ok = 1;
done:
  ures_close(list);
  ures_close(exceptions);
  ures_close(bundle);
  return ok;
}

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
    b->word_machine = cicu_machine_open(b->words);
    if (read_suppressions(b, name)) {
      UBreakIterator *plain = ubrk_open(UBRK_SENTENCE, name, NULL, 0, &status);
      if (U_SUCCESS(status)) {
        b->sentence_machine = cicu_machine_open(plain);
        ubrk_close(plain);
      }
    }
    uloc_setKeywordValue("ss", "standard", name, (int32_t)sizeof name, &status);
    memcpy(b->sentence_locale, name, sizeof name);
    if (U_SUCCESS(status) && b->sentence_machine == NULL) b->sentences = ubrk_open(UBRK_SENTENCE, name, NULL, 0, &status);
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
  cicu_machine_close(b->word_machine);
  cicu_machine_close(b->sentence_machine);
  free(b->suppressions);
  free(b);
}

// Gives a text to one of ICU's iterators.
static int place(cicu_breaker *b, UBreakIterator *it, const uint8_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&b->text, (const char *)text, length, &status);
  if (U_FAILURE(status)) return 0;
  b->text_open = 1;
  ubrk_setUText(it, &b->text, &status);
  return U_SUCCESS(status);
}

// ICU's iterator with suppressions, or null where it cannot be opened.
static UBreakIterator *sentences(cicu_breaker *b) {
  UErrorCode status = U_ZERO_ERROR;
  if (b->sentences == NULL) b->sentences = ubrk_open(UBRK_SENTENCE, b->sentence_locale, NULL, 0, &status);
  return U_SUCCESS(status) ? b->sentences : NULL;
}

// Both walks by ICU's iterators: `from` must be a boundary of the text or 0.
static int32_t walk(cicu_breaker *b, UBreakIterator *it, const uint8_t *text, int32_t length,
                    int32_t from, int32_t *ends, uint8_t *kinds, int32_t capacity) {
  if (it == NULL || !place(b, it, text, length)) return -1;
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
  if (b->word_machine) {
    int32_t n = cicu_machine_walk(b->word_machine, text, length, from, ends, kinds, capacity);
    if (n >= 0) return n;
  }
  return walk(b, b->words, text, length, from, ends, kinds, capacity);
}

typedef enum { KEPT, SUPPRESSED, ASK_ICU } verdict;

// Whether a suppression stands before a boundary: ICU looks there, over one space, for the longest of the strings of a list.
static verdict judge(const cicu_breaker *b, const uint8_t *text, int32_t end) {
  int32_t at = end;
  if (at > 0 && text[at - 1] == ' ') at--;
  if (at < 2 || text[at - 1] != '.') return KEPT;
  uint8_t last = text[at - 2];
  for (int32_t i = b->first[last]; i < b->first[last + 1]; i++) {
    const suppression *s = &b->suppressions[i];
    if (s->length <= at && memcmp(s->bytes, text + at - s->length, s->length) == 0) return s->is_certain ? SUPPRESSED : ASK_ICU;
  }
  return KEPT;
}

int32_t cicu_sentences(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                       int32_t *ends, uint8_t *kinds, int32_t capacity) {
  if (b->sentence_machine == NULL) return walk(b, sentences(b), text, length, from, ends, kinds, capacity);
  int32_t at = from;
  // ICU is asked on a window that begins at a boundary, some way back so that no suppression reaches beyond it: on the whole text each
  // question may go back to its beginning.
  const int32_t context = 128;
  int32_t window = 0, next_window = from;
  while (1) {
    int32_t found = cicu_machine_walk(b->sentence_machine, text, length, at, ends, kinds, capacity);
    if (found < 0) return walk(b, sentences(b), text, length, from, ends, kinds, capacity);
    int32_t n = 0;
    for (int32_t i = 0; i < found; i++) {
      // The few boundaries that ICU may suppress are ICU's to judge; the text's end is none of them.
      int32_t end = ends[i];
      verdict v = end < length ? judge(b, text, end) : KEPT;
      int suppressed = v == SUPPRESSED;
      if (v == ASK_ICU) {
        UBreakIterator *icu = sentences(b);
        if (icu == NULL || !place(b, icu, text + window, length - window)) return -1;
        suppressed = !ubrk_isBoundary(icu, end - window);
      }
      if (end - next_window >= context) {
        window = next_window;
        next_window = end;
      }
      if (suppressed) continue;
      ends[n] = end;
      // ICU's iterator with suppressions tells no status.
      kinds[n] = 0;
      n++;
    }
    if (n > 0 || found == 0) return n;
    // All suppressed: on to those behind them.
    at = ends[found - 1];
  }
}
