// The floor: what it costs to find the word and sentence boundaries of a text with ICU in plain C, and nothing else. The program is
// measured as a multiple of this.
//
//   floor < FILE            one text: opens the iterators, walks both, prints the numbers of boundaries. The whole process is what is timed.
//   floor --jsonl FILE [N]  JSON Lines: walks the `text` of every record, N times over; prints, a line each time, the processor's seconds
//                           spent in opening the text and walking it. Reading and parsing are not timed.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

typedef struct {
  UBreakIterator *words, *sentences;
  UText *text;
} walker;

static void fail(const char *what) {
  fprintf(stderr, "floor: %s\n", what);
  exit(2);
}

static walker open_walker(void) {
  UErrorCode status = U_ZERO_ERROR;
  walker w = {0};
  w.words = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  w.sentences = ubrk_open(UBRK_SENTENCE, "en@ss=standard", NULL, 0, &status);
  if (U_FAILURE(status)) fail(u_errorName(status));
  return w;
}

static long walk(UBreakIterator *it, UText *text) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setUText(it, text, &status);
  if (U_FAILURE(status)) fail(u_errorName(status));
  long n = 0;
  ubrk_first(it);
  while (ubrk_next(it) != UBRK_DONE) n++;
  return n;
}

static void walk_both(walker *w, const char *text, size_t length, long *words, long *sentences) {
  UErrorCode status = U_ZERO_ERROR;
  w->text = utext_openUTF8(w->text, text, (int64_t)length, &status);
  if (U_FAILURE(status)) fail(u_errorName(status));
  *words += walk(w->words, w->text);
  *sentences += walk(w->sentences, w->text);
}

static char *read_all(FILE *file, size_t *length) {
  size_t capacity = 1 << 16, n = 0;
  char *bytes = malloc(capacity);
  while (bytes) {
    n += fread(bytes + n, 1, capacity - n, file);
    if (n < capacity) break;
    bytes = realloc(bytes, capacity *= 2);
  }
  if (!bytes) fail("out of memory");
  *length = n;
  return bytes;
}

// Processor time, as the program's is: what else runs on the machine must not count for the floor alone.
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static unsigned hex4(const char *p) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++) {
    char c = p[i];
    value = value << 4 | (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

static char *put(char *out, unsigned c) {
  if (c < 0x80) {
    *out++ = (char)c;
  } else if (c < 0x800) {
    *out++ = (char)(0xC0 | c >> 6);
    *out++ = (char)(0x80 | (c & 63));
  } else if (c < 0x10000) {
    *out++ = (char)(0xE0 | c >> 12);
    *out++ = (char)(0x80 | (c >> 6 & 63));
    *out++ = (char)(0x80 | (c & 63));
  } else {
    *out++ = (char)(0xF0 | c >> 18);
    *out++ = (char)(0x80 | (c >> 12 & 63));
    *out++ = (char)(0x80 | (c >> 6 & 63));
    *out++ = (char)(0x80 | (c & 63));
  }
  return out;
}

// Past the closing quotation mark of the string whose opening one is at `p`.
static const char *string_end(const char *p, const char *end) {
  for (p++; p < end && *p != '"'; p++)
    if (*p == '\\') p++;
  return p < end ? p + 1 : end;
}

// The record's top-level `text`, unescaped into `out`; -1 where it has none. Well-formed JSON is assumed.
static long text_of(const char *p, const char *end, char *out) {
  int depth = 0;
  while (p < end) {
    if (*p == '{' || *p == '[') depth++;
    if (*p == '}' || *p == ']') depth--;
    if (*p != '"') {
      p++;
      continue;
    }
    const char *after = string_end(p, end);
    const char *value = after;
    while (value < end && (*value == ' ' || *value == '\t')) value++;
    int is_key = depth == 1 && value < end && *value == ':';
    if (!is_key || after - p != 6 || memcmp(p, "\"text\"", 6) != 0) {
      p = after;
      continue;
    }
    for (value++; value < end && *value != '"'; value++) continue;
    const char *last = string_end(value, end) - 1;
    char *start = out;
    for (p = value + 1; p < last;) {
      if (*p != '\\') {
        *out++ = *p++;
        continue;
      }
      p++;
      switch (*p) {
        case 'n': *out++ = '\n'; break;
        case 't': *out++ = '\t'; break;
        case 'r': *out++ = '\r'; break;
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'u': {
          unsigned c = hex4(p + 1);
          p += 4;
          if (c >= 0xD800 && c < 0xDC00 && p + 6 < last && p[1] == '\\' && p[2] == 'u') {
            c = 0x10000 + ((c - 0xD800) << 10) + (hex4(p + 3) - 0xDC00);
            p += 6;
          }
          out = put(out, c);
          break;
        }
        default: *out++ = *p;
      }
      p++;
    }
    return out - start;
  }
  return -1;
}

int main(int argc, char **argv) {
  long words = 0, sentences = 0;
  size_t length;
  if (argc < 2) {
    char *text = read_all(stdin, &length);
    walker w = open_walker();
    walk_both(&w, text, length, &words, &sentences);
    printf("%ld words, %ld sentences\n", words, sentences);
    return 0;
  }
  if (strcmp(argv[1], "--jsonl") != 0 || argc < 3) fail("usage: floor [--jsonl FILE [N]]");
  int times = argc > 3 ? atoi(argv[3]) : 1;
  walker w = open_walker();
  char *line = NULL, *text = NULL;
  size_t capacity = 0, room = 0;
  while (times-- > 0) {
    FILE *file = fopen(argv[2], "r");
    if (!file) fail("the file cannot be read");
    double seconds = 0;
    size_t bytes = 0;
    words = sentences = 0;
    ssize_t n;
    while ((n = getline(&line, &capacity, file)) > 0) {
      if (room < (size_t)n) text = realloc(text, room = (size_t)n * 2);
      long size = text_of(line, line + n, text);
      if (size < 0) continue;
      double start = now();
      walk_both(&w, text, (size_t)size, &words, &sentences);
      seconds += now() - start;
      bytes += (size_t)size;
    }
    fclose(file);
    printf("%.6f %zu %ld %ld\n", seconds, bytes, words, sentences);
  }
  return 0;
}
