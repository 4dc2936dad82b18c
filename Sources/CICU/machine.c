#include "machine.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucptrie.h>
#include <unicode/utf8.h>

// The header of compiled rules, and of a state table in them; format 6 of ICU's `rbbidata.h`.
typedef struct {
  uint32_t magic;
  uint8_t version[4];
  uint32_t length, categories;
  uint32_t forward, forward_length, reverse, reverse_length, trie, trie_length, source, source_length;
  uint32_t status, status_length;
  uint32_t reserved[6];
} rules_header;

typedef struct {
  uint32_t states, row_length, first_dictionary_category, look_ahead_size, flags;
} table_header;

enum { rules_magic = 0xB1A0, rules_version = 6, begin_required = 2, narrow_rows = 4 };
enum { stop_state = 0, start_state = 1, end_category = 1, begin_category = 2 };

struct cicu_machine {
  // The rules as ICU gives them; the trie lies in them.
  uint8_t *rules;
  UCPTrie *trie;
  // The next state of each state, by category; every entry is below the number of states.
  uint8_t *next;
  int32_t categories;
  // The first category that the state machine does not decide; at most `categories`.
  int32_t dictionary;
  uint8_t start;
  // The kind before anything is accepted, and of a character that no rule takes.
  uint8_t start_kind, no_kind;
  // By state: whether a segment may end here, of what kind, and the state behind the text's end.
  uint8_t accepts[256], kinds[256], end[256];
  // The next state of each state for ASCII, state << 7 | byte.
  uint8_t ascii[];
};

static int in_rules(const rules_header *h, uint32_t start, uint32_t length) {
  return start % 4 == 0 && start <= h->length && length <= h->length - start;
}

void cicu_machine_close(cicu_machine *m) {
  if (m == NULL) return;
  if (m->trie) ucptrie_close(m->trie);
  free(m->next);
  free(m->rules);
  free(m);
}

cicu_machine *cicu_machine_open(UBreakIterator *iterator) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t size = (int32_t)ubrk_getBinaryRules(iterator, NULL, 0, &status);
  if (U_FAILURE(status) || size < (int32_t)(sizeof(rules_header) + sizeof(table_header))) return NULL;
  uint8_t *rules = malloc((size_t)size);
  if (rules == NULL) return NULL;
  ubrk_getBinaryRules(iterator, rules, (uint32_t)size, &status);
  rules_header h;
  memcpy(&h, rules, sizeof h);
  if (U_FAILURE(status) || h.magic != rules_magic || h.version[0] != rules_version || h.length > (uint32_t)size ||
      !in_rules(&h, h.forward, h.forward_length) || h.forward_length < sizeof(table_header) ||
      !in_rules(&h, h.trie, h.trie_length) || !in_rules(&h, h.status, h.status_length)) {
    free(rules);
    return NULL;
  }
  table_header t;
  memcpy(&t, rules + h.forward, sizeof t);
  uint32_t width = t.flags & narrow_rows ? 1 : 2;
  // States are one byte here. A row is what it accepts, its look-ahead, its status and the next states.
  if (t.states < 2 || t.states > 256 || h.categories < 3 || h.categories > 256 || t.row_length < width * (3 + h.categories) ||
      t.row_length > 2048 || (h.forward_length - sizeof t) / t.row_length < t.states) {
    free(rules);
    return NULL;
  }
  cicu_machine *m = calloc(1, sizeof *m + t.states * 128);
  if (m == NULL) {
    free(rules);
    return NULL;
  }
  m->rules = rules;
  m->categories = (int32_t)h.categories;
  m->dictionary = t.first_dictionary_category < h.categories ? (int32_t)t.first_dictionary_category : m->categories;
  m->next = malloc(t.states * h.categories);
  m->trie = ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_8, rules + h.trie, (int32_t)h.trie_length, NULL, &status);
  if (U_FAILURE(status) || m->next == NULL) goto unread;
  const int32_t *tags = (const int32_t *)(const void *)(rules + h.status);
  uint32_t tag_count = h.status_length / 4;
  for (uint32_t s = 0; s < t.states; s++) {
    const uint8_t *row = rules + h.forward + sizeof t + s * t.row_length;
    uint32_t cells[3 + 256];
    for (uint32_t i = 0; i < 3 + h.categories; i++) {
      uint16_t wide;
      if (width == 1) {
        cells[i] = row[i];
      } else {
        memcpy(&wide, row + 2 * i, sizeof wide);
        cells[i] = wide;
      }
      if (i >= 3) {
        if (cells[i] >= t.states) goto unread;
        m->next[s * h.categories + i - 3] = (uint8_t)cells[i];
      }
    }
    // Over 1, or any look-ahead: a rule that ends a segment before what it has read.
    if (cells[0] > 1 || cells[1] != 0) goto unread;
    m->accepts[s] = (uint8_t)cells[0];
    // The index of a list of values: their number, and the values in order.
    if (cells[2] >= tag_count || tags[cells[2]] < 1 || (uint32_t)tags[cells[2]] >= tag_count - cells[2]) goto unread;
    m->kinds[s] = (uint8_t)(tags[cells[2] + (uint32_t)tags[cells[2]]] / 100);
    m->end[s] = m->next[s * h.categories + end_category];
  }
  m->start = start_state;
  if (tag_count < 2) goto unread;
  m->start_kind = m->no_kind = (uint8_t)(tags[1] / 100);
  if (t.flags & begin_required) {
    m->start = m->next[start_state * h.categories + begin_category];
    if (m->start == stop_state) goto unread;
    // Nothing is read yet: what this state accepts is no segment, but sets the kind.
    if (m->accepts[m->start]) m->start_kind = m->kinds[m->start];
  }
  for (int32_t b = 0; b < 128; b++) {
    int32_t category = (int32_t)UCPTRIE_FAST_BMP_GET(m->trie, UCPTRIE_8, b);
    if (category >= m->dictionary) goto unread;
    for (uint32_t s = 0; s < t.states; s++) m->ascii[s << 7 | (uint32_t)b] = m->next[s * h.categories + (uint32_t)category];
  }
  return m;
unread:
  cicu_machine_close(m);
  return NULL;
}

int32_t cicu_machine_walk(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t from, int32_t *ends,
                          uint8_t *kinds, int32_t capacity) {
  int32_t n = 0;
  int32_t begin = from;
  while (n < capacity && begin < length) {
    uint8_t state = m->start;
    uint8_t kind = m->start_kind;
    int32_t end = begin;
    int32_t at = begin;
    do {
      if (at == length) {
        state = m->end[state];
        if (m->accepts[state]) {
          end = at;
          kind = m->kinds[state];
        }
        break;
      }
      if (text[at] < 0x80) {
        state = m->ascii[(uint32_t)state << 7 | text[at]];
        at++;
      } else {
        UChar32 c;
        U8_NEXT_OR_FFFD(text, at, length, c);
        int32_t category = c <= 0xFFFF ? UCPTRIE_FAST_BMP_GET(m->trie, UCPTRIE_8, c) : UCPTRIE_FAST_SUPP_GET(m->trie, UCPTRIE_8, c);
        if (category >= m->dictionary) return -1;
        state = m->next[state * m->categories + category];
      }
      if (m->accepts[state]) {
        end = at;
        kind = m->kinds[state];
      }
    } while (state != stop_state);
    if (end == begin) {
      // No rule: one character.
      U8_FWD_1(text, end, length);
      kind = m->no_kind;
    }
    ends[n] = end;
    kinds[n] = kind;
    n++;
    begin = end;
  }
  return n;
}
