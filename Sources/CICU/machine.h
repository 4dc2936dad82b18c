// ICU's compiled break rules, run without ICU's iterator.
#ifndef CICU_MACHINE_H
#define CICU_MACHINE_H

#include <stdint.h>
#include <unicode/ubrk.h>

typedef struct cicu_machine cicu_machine;

// The state machine of an iterator that ICU opened: its own compiled rules, so the boundaries are the iterator's. Null where the rules are of
// a form that is not read here (another version of the format, rules with look-ahead): then ask the iterator.
cicu_machine *cicu_machine_open(UBreakIterator *rules);
void cicu_machine_close(cicu_machine *m);

// The segments of well-formed UTF-8 from the boundary `from`: as cicu_words. Negative where a character needs a dictionary (Thai, Chinese):
// then ask the iterator for all of them.
int32_t cicu_machine_walk(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t from, int32_t *ends,
                          uint8_t *kinds, int32_t capacity);

// The same for words, as cicu_pieces.
int32_t cicu_machine_pieces(const cicu_machine *m, const uint8_t *text, int32_t length, int32_t from, int32_t *ends,
                            uint8_t *kinds, int32_t capacity);

#endif
