#include "machine.h"

#include "cicu_break.h"

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
  // The kind of a character that no rule takes.
  uint8_t no_kind;
  // By state: whether a segment may end here, of what kind, and the state behind the text's end.
  uint8_t accepts[256], kinds[256], end[256];
  // Long stretches of a text are ASCII that many states read alike: letters inside a word, all but the stops inside a sentence. A state is calm
  // where every byte that is calm leads to the state that this byte leads to from any calm state, which is calm too and accepts as the others
  // do: so of a stretch of calm bytes only the last one counts.
  enum { no_calm, calm_letters, calm_prose } calm;
  uint8_t calm_states[256], behind_calm[128];
  // For a machine whose letters are calm. By byte: whether it ends a word of letters, and whether it ends the one space before it; and what
  // kinds these are. None where the rules do not allow it.
  uint8_t ends_letters[256], ends_space[256];
  // Whether all of ASCII but a space ends the space.
  uint8_t ends_space_plainly;
  uint8_t letters_kind;
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

static int is_letter(int32_t b) { return ((b | 0x20) >= 'a' && (b | 0x20) <= 'z'); }

static int is_calm(int32_t b, int calm) {
  return calm == calm_letters ? is_letter(b) : b >= ' ' && b < 0x80 && b != '.' && b != '!' && b != '?';
}

// Sixteen bytes at once, and a bit for each.
typedef uint8_t bytes16 __attribute__((ext_vector_type(16)));
typedef _Bool bits16 __attribute__((ext_vector_type(16)));
#define BITS(lanes) ({ bits16 bits_ = __builtin_convertvector(lanes, bits16); uint16_t number_; memcpy(&number_, &bits_, 2); (uint32_t)number_; })

static inline bytes16 load(const uint8_t *text) {
  bytes16 x;
  memcpy(&x, text, sizeof x);
  return x;
}

// The bytes that are no ASCII letters.
static inline uint32_t no_letters(bytes16 x) { return BITS((bytes16)((x | 0x20) - 'a') > 25); }

// Behind the calm bytes from `at`.
static inline int32_t skip_calm(int calm, const uint8_t *text, int32_t at, int32_t length) {
  while (at + 16 <= length) {
    bytes16 x = load(text + at);
    typedef int8_t signed16 __attribute__((ext_vector_type(16)));
    // Bytes beyond ASCII are negative.
    uint32_t other = calm == calm_letters ? no_letters(x) : BITS(((signed16)x < ' ') | (x == '.') | (x == '!') | (x == '?'));
    if (other) return at + __builtin_ctz(other);
    at += 16;
  }
  while (at < length && is_calm(text[at], calm)) at++;
  return at;
}

// Looks for the calm states, from the one behind a letter.
static int find_calm(cicu_machine *m, int calm) {
  uint8_t states[256] = {0};
  uint8_t first = m->ascii[m->start << 7 | 'a'];
  for (int32_t b = 0; b < 128; b++)
    if (is_calm(b, calm)) states[m->ascii[first << 7 | b]] = 1;
  states[first] = 1;
  if (states[stop_state]) return 0;
  for (int32_t s = 0; s < 256; s++) {
    if (!states[s]) continue;
    if (m->accepts[s] != m->accepts[first]) return 0;
    for (int32_t b = 0; b < 128; b++) {
      if (!is_calm(b, calm)) continue;
      uint8_t next = m->ascii[s << 7 | b];
      if (next != m->ascii[first << 7 | b] || !states[next]) return 0;
      m->behind_calm[b] = next;
    }
  }
  memcpy(m->calm_states, states, sizeof states);
  m->calm = calm;
  return 1;
}

// What ends words of letters, and spaces before words, in most of a text.
static void find_words(cicu_machine *m) {
  uint8_t word = m->ascii[m->start << 7 | 'a'], space = m->ascii[m->start << 7 | ' '];
  if (m->calm != calm_letters || !m->accepts[word]) return;
  for (int32_t b = 0; b < 128; b++)
    if (is_letter(b) && !m->calm_states[m->ascii[m->start << 7 | b]]) return;
  for (int32_t s = 0; s < 256; s++)
    if (m->calm_states[s] && m->kinds[s] != m->kinds[word]) return;
  m->letters_kind = m->kinds[word];
  memset(m->ends_letters, 1, 128);
  for (int32_t s = 0; s < 256; s++) {
    if (!m->calm_states[s]) continue;
    for (int32_t b = 0; b < 128; b++)
      if (m->ascii[s << 7 | b] != stop_state) m->ends_letters[b] = 0;
  }
  for (int32_t b = 0; b < 128; b++)
    m->ends_space[b] = m->accepts[space] && m->kinds[space] == 0 && m->ascii[space << 7 | b] == stop_state;
  m->ends_space_plainly = 1;
  for (int32_t b = 0; b < 128; b++)
    if (m->ends_space[b] != (b != ' ')) m->ends_space_plainly = 0;
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
  m->no_kind = (uint8_t)(tags[1] / 100);
  if (t.flags & begin_required) {
    m->start = m->next[start_state * h.categories + begin_category];
    if (m->start == stop_state) goto unread;
  }
  for (int32_t b = 0; b < 128; b++) {
    int32_t category = (int32_t)UCPTRIE_FAST_BMP_GET(m->trie, UCPTRIE_8, b);
    if (category >= m->dictionary) goto unread;
    for (uint32_t s = 0; s < t.states; s++) m->ascii[s << 7 | (uint32_t)b] = m->next[s * h.categories + (uint32_t)category];
  }
  // Inside a sentence all but the stops is calm, inside a word letters alone.
  if (!find_calm(m, calm_prose)) find_calm(m, calm_letters);
  find_words(m);
  return m;
unread:
  cicu_machine_close(m);
  return NULL;
}

// The segment that begins at `begin`: its end, and its kind. Negative where a character needs a dictionary.
static inline int32_t segment(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t begin, uint8_t *kind) {
  uint32_t state = m->start;
  // The state that accepted last, if one has.
  uint32_t accepted = 0;
  int32_t end = begin;
  int32_t at = begin;
  do {
    if (m->calm_states[state]) {
      int32_t from_here = at;
      at = skip_calm(m->calm, text, at, length);
      if (at > from_here) {
        state = m->behind_calm[text[at - 1]];
        if (m->accepts[state]) {
          end = at;
          accepted = state;
        }
      }
    }
    if (at == length) {
      state = m->end[state];
      if (m->accepts[state]) {
        end = at;
        accepted = state;
      }
      break;
    }
    uint8_t byte = text[at];
    if (byte < 0x80) {
      state = m->ascii[state << 7 | byte];
      at++;
    } else {
      UChar32 c;
      U8_NEXT_OR_FFFD(text, at, length, c);
      int32_t category = c <= 0xFFFF ? UCPTRIE_FAST_BMP_GET(m->trie, UCPTRIE_8, c) : UCPTRIE_FAST_SUPP_GET(m->trie, UCPTRIE_8, c);
      if (category >= m->dictionary) return -1;
      state = m->next[state * (uint32_t)m->categories + (uint32_t)category];
    }
    if (m->accepts[state]) {
      end = at;
      accepted = state;
    }
  } while (state != stop_state);
  *kind = end > begin ? m->kinds[accepted] : m->no_kind;
  // No rule: one character.
  if (end == begin) U8_FWD_1(text, end, length);
  return end;
}

int32_t cicu_machine_walk(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t from, int32_t *ends,
                          uint8_t *kinds, int32_t capacity) {
  int32_t n = 0;
  int32_t begin = from;
  while (n < capacity && begin < length) {
    begin = segment(m, text, length, begin, kinds + n);
    if (begin < 0) return -1;
    ends[n] = begin;
    n++;
  }
  return n;
}

// The kind of a byte that is a segment by itself, as most marks are, told by the byte behind it; negative where it must be looked at closely.
static inline int32_t mark_kind(const cicu_machine *m, const uint8_t *mark) {
  if (mark[0] >= 0x80 || mark[1] >= 0x80) return -1;
  uint32_t state = m->ascii[m->start << 7 | mark[0]];
  return m->accepts[state] && m->ascii[state << 7 | mark[1]] == stop_state ? m->kinds[state] : -1;
}

// CICU_MARK for a mark that is a token by itself, else 0: any of ASCII but those that may be one with what stands before them, and these behind a space.
static inline uint32_t alone(uint8_t mark, int32_t kind, uint32_t spaced) {
  // `!`, `*`, `-`, `.`, `=`, `?`, `_`, counted from the space.
  const uint64_t joined = 1ull << 0x01 | 1ull << 0x0A | 1ull << 0x0D | 1ull << 0x0E | 1ull << 0x1D | 1ull << 0x1F | 1ull << 0x3F;
  uint32_t place = mark - 0x20u;
  uint32_t may_join = (uint32_t)(joined >> (place & 63)) & (place < 64);
  return (kind == 0) & (place - 1 < 0x7F - 0x21) & (spaced | !may_join) ? CICU_MARK : 0;
}

// What 64 bytes of a text are, a bit each: where the next piece ends is then told by a few shifts, without waiting for memory.
typedef struct {
  uint64_t letters, capitals;
  // Spaces that the byte behind them ends.
  uint64_t spaces;
} window;

enum { window_bytes = 64, window_last = window_bytes - 18 };

static inline window look(const uint8_t *text) {
  uint64_t letters = 0, capitals = 0, spaces = 0, wide = 0;
  for (int32_t k = 0; k < window_bytes; k += 16) {
    bytes16 x = load(text + k);
    letters |= (uint64_t)(no_letters(x) ^ 0xFFFF) << k;
    capitals |= (uint64_t)BITS((x & 0x20) == 0) << k;
    spaces |= (uint64_t)BITS(x == ' ') << k;
    wide |= (uint64_t)BITS(x >= 0x80) << k;
  }
  window w = {letters, capitals & letters, spaces & ~((spaces | wide) >> 1)};
  return w;
}

int32_t cicu_machine_pieces(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t from, int32_t *ends,
                            uint8_t *kinds, int32_t capacity) {
  const uint8_t *ends_letters = m->ends_letters;
  const uint8_t *ends_space = m->ends_space;
  const uint32_t letters_kind = m->letters_kind;
  int32_t n = 0;
  int32_t begin = from;
  // The window, and where it begins; past its last place another is looked at.
  window w = {0, 0, 0};
  int64_t window_begin = -window_bytes;
  while (n < capacity && begin < length) {
    uint32_t spaced = 0;
    if (begin - window_begin > window_last && length - begin >= window_bytes && m->ends_space_plainly) {
      window_begin = begin;
      w = look(text + begin);
    }
    if (begin - window_begin <= window_last) {
      // As below, by the window.
      spaced = (uint32_t)(w.spaces >> (begin - window_begin)) & 1;
      begin += (int32_t)spaced;
      int32_t count = __builtin_ctz((uint32_t)~(w.letters >> (begin - window_begin)) | 1u << 16);
      const uint8_t *word = text + begin;
      if (ends_letters[word[count]] && count > 0) {
        uint32_t capitals = (uint32_t)(w.capitals >> (begin - window_begin));
        uint32_t small = (capitals & ((1u << count) - 2)) == 0;
        begin += count;
        ends[n] = begin;
        kinds[n] = (uint8_t)(letters_kind | small * CICU_PLAIN | (capitals & 1) * CICU_CAPITAL | spaced * CICU_SPACED);
        n++;
        continue;
      }
      int32_t mark = mark_kind(m, word);
      if (mark < 0) goto whole;
      begin++;
      ends[n] = begin;
      kinds[n] = (uint8_t)((uint32_t)mark | alone(word[0], mark, spaced) | spaced * CICU_SPACED);
      n++;
      continue;
    }
    // Room for a space, sixteen bytes, and the byte behind them.
    if (begin + 18 <= length) {
      spaced = (text[begin] == ' ') & ends_space[text[begin + 1]];
      begin += (int32_t)spaced;
      const uint8_t *word = text + begin;
      bytes16 x = load(word);
      int32_t count = __builtin_ctz(no_letters(x) | 1u << 16);
      uint32_t kind;
      if (ends_letters[word[count]] && count > 0) {
        // Most words are ASCII letters, and a byte of ASCII ends them.
        uint32_t capitals = BITS((x & 0x20) == 0);
        // All but the first letter.
        uint32_t small = (capitals & ((1u << count) - 2)) == 0;
        kind = letters_kind | small * CICU_PLAIN | (capitals & 1) * CICU_CAPITAL;
      } else {
        int32_t mark = mark_kind(m, word);
        if (mark < 0) goto whole;
        kind = (uint32_t)mark | alone(word[0], mark, spaced);
        count = 1;
      }
      begin += count;
      ends[n] = begin;
      kinds[n] = (uint8_t)(kind | spaced * CICU_SPACED);
      n++;
      continue;
    }
  whole:;
    uint8_t kind;
    begin = segment(m, text, length, begin, &kind);
    if (begin < 0) return -1;
    ends[n] = begin;
    kinds[n] = (uint8_t)(kind | spaced * CICU_SPACED);
    n++;
  }
  return n;
}
