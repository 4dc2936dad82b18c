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

// What may stand before a suppressed boundary, up to a full stop, in UTF-8.
typedef struct {
  uint8_t length;
  // Of those that are looked for backwards: others begin with it (`U.` of `U.S.`), so that the text is looked at forwards too.
  uint8_t is_begin;
  // Of those that are looked for forwards: another begins with it.
  uint8_t is_shorter;
  uint8_t bytes[29];
} suppression;

struct cicu_breaker {
  UBreakIterator *words;
  // With ICU's suppressions, under the name of their locale. It takes longer to open than most articles to read: where there is a machine, it is
  // opened when that cannot read a text.
  UBreakIterator *sentences;
  char sentence_locale[ULOC_FULLNAME_CAPACITY];
  UText text;
  int8_t text_open;
  // The iterators' rules (the sentences' without suppressions); null where only the iterators will do.
  cicu_machine *word_machine;
  cicu_machine *sentence_machine;
  // Those that are looked for backwards, sorted by the byte before the full stop and the longer first; those of byte b are
  // first[b] ..< first[b + 1]. Behind all of them, up to `count`, those that are looked for forwards.
  suppression *suppressions;
  int32_t first[257], count;
};

// And the longer first.
static int by_last_byte(const void *a, const void *b) {
  const suppression *x = a, *y = b;
  int order = (int)x->bytes[x->length - 2] - (int)y->bytes[y->length - 2];
  return order != 0 ? order : (int)y->length - (int)x->length;
}

static int by_bytes(const void *a, const void *b) {
  const suppression *x = a, *y = b;
  int order = memcmp(x->bytes, y->bytes, x->length < y->length ? x->length : y->length);
  return order != 0 ? order : (int)x->length - (int)y->length;
}

static int begins_with(const suppression *s, const uint8_t *bytes, size_t length) {
  return s->length >= length && memcmp(s->bytes, bytes, length) == 0;
}

// Reads the locale's suppressions as ICU's filter does: one with a full stop inside is looked for backwards up to its first one, and from there
// forwards as a whole, and so are all that begin alike. 0 where they cannot be told so simply.
static int read_suppressions(cicu_breaker *b, const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  int ok = 0;
  int32_t count = 0;
  suppression *all = NULL;
  UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-brkitr", locale, &status);
  UResourceBundle *exceptions = ures_getByKey(bundle, "exceptions", NULL, &status);
  UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", NULL, &status);
  if (U_FAILURE(status)) goto done;
  int32_t size = ures_getSize(list);
  // As many as there are, and a beginning for some.
  b->suppressions = calloc((size_t)size * 2 + 1, sizeof *b->suppressions);
  all = calloc((size_t)size + 1, sizeof *all);
  if (b->suppressions == NULL || all == NULL) goto done;
  for (; count < size; count++) {
    int32_t units = 0, length = 0;
    const UChar *string = ures_getStringByIndex(list, count, &units, &status);
    suppression *s = &all[count];
    u_strToUTF8((char *)s->bytes, (int32_t)sizeof s->bytes, &length, string, units, &status);
    // All end in a full stop behind something; else nothing can be left out by a look at the stop.
    if (U_FAILURE(status) || length < 2 || length > (int32_t)sizeof s->bytes || s->bytes[length - 1] != '.' || s->bytes[0] == '.') goto done;
    s->length = (uint8_t)length;
  }
  qsort(all, (size_t)count, sizeof *all, by_bytes);
  int32_t backwards = 0, forwards = size * 2;
  for (int32_t i = 0; i < count;) {
    // Those that begin alike up to the first full stop, which stand side by side.
    const uint8_t *stop = memchr(all[i].bytes, '.', all[i].length);
    suppression begin = all[i];
    begin.length = (uint8_t)(stop + 1 - all[i].bytes);
    int32_t end = i + 1;
    while (end < count && begins_with(&all[end], begin.bytes, begin.length)) end++;
    begin.is_begin = end > i + 1 || begin.length < all[i].length;
    b->suppressions[backwards++] = begin;
    for (; begin.is_begin && i < end; i++) {
      suppression whole = all[i];
      whole.is_shorter = i + 1 < end && begins_with(&all[i + 1], whole.bytes, whole.length);
      b->suppressions[forwards--] = whole;
    }
    i = end;
  }
  memmove(b->suppressions + backwards, b->suppressions + forwards + 1, (size_t)(size * 2 - forwards) * sizeof *b->suppressions);
  b->count = backwards + size * 2 - forwards;
  qsort(b->suppressions, (size_t)backwards, sizeof *b->suppressions, by_last_byte);
  for (int32_t i = 0; i < backwards; i++) b->first[b->suppressions[i].bytes[b->suppressions[i].length - 2] + 1]++;
  for (int32_t i = 0; i < 256; i++) b->first[i + 1] += b->first[i];
  ok = 1;
done:
  free(all);
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

int32_t cicu_pieces(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                    int32_t *ends, uint8_t *kinds, int32_t capacity) {
  if (b->word_machine) {
    int32_t n = cicu_machine_pieces(b->word_machine, text, length, from, ends, kinds, capacity);
    if (n >= 0) return n;
  }
  return walk(b, b->words, text, length, from, ends, kinds, capacity);
}

int32_t cicu_words(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                   int32_t *ends, uint8_t *kinds, int32_t capacity) {
  // Room for a space before each piece.
  int32_t n = cicu_pieces(b, text, length, from, ends, kinds, capacity / 2);
  int32_t spaces = 0;
  for (int32_t i = 0; i < n; i++) spaces += (kinds[i] & CICU_SPACED) != 0;
  int32_t to = n + spaces;
  for (int32_t i = n - 1; i >= 0; i--) {
    int spaced = kinds[i] & CICU_SPACED;
    int32_t begin = i > 0 ? ends[i - 1] : from;
    to--;
    ends[to] = ends[i];
    kinds[to] = kinds[i] & CICU_KIND;
    if (!spaced) continue;
    to--;
    ends[to] = begin + 1;
    kinds[to] = 0;
  }
  return n < 0 ? n : n + spaces;
}

// Whether a suppression stands before a boundary: ICU looks there, over one space, for the longest of the strings of a list.
static int is_suppressed(const cicu_breaker *b, const uint8_t *text, int32_t length, int32_t end) {
  int32_t at = end;
  if (at > 0 && text[at - 1] == ' ') at--;
  if (at < 2 || text[at - 1] != '.') return 0;
  uint8_t last = text[at - 2];
  for (int32_t i = b->first[last]; i < b->first[last + 1]; i++) {
    const suppression *s = &b->suppressions[i];
    int32_t begin = at - s->length;
    if (begin < 0 || memcmp(s->bytes, text + begin, s->length) != 0) continue;
    if (!s->is_begin) return 1;
    // One of those that begin so must stand here as a whole; where a longer one begins with it, ICU looks on for that one alone.
    for (int32_t k = b->first[256]; k < b->count; k++) {
      const suppression *whole = &b->suppressions[k];
      if (whole->length > length - begin || memcmp(whole->bytes, text + begin, whole->length) != 0) continue;
      if (!whole->is_shorter || whole->length == length - begin) return 1;
    }
    return 0;
  }
  return 0;
}

int32_t cicu_sentences(cicu_breaker *b, const uint8_t *text, int32_t length, int32_t from,
                       int32_t *ends, uint8_t *kinds, int32_t capacity) {
  if (b->sentence_machine == NULL) return walk(b, sentences(b), text, length, from, ends, kinds, capacity);
  int32_t at = from;
  while (1) {
    int32_t found = cicu_machine_walk(b->sentence_machine, text, length, at, ends, kinds, capacity);
    if (found < 0) return walk(b, sentences(b), text, length, from, ends, kinds, capacity);
    int32_t n = 0;
    for (int32_t i = 0; i < found; i++) {
      int32_t end = ends[i];
      // The text's end is never suppressed.
      if (end < length && is_suppressed(b, text, length, end)) continue;
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
