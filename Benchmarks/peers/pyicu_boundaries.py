"""ICU's word and sentence boundaries from Python: what the floor does in C. Reading the JSON is not in the time."""

import sys

import icu

import turns

texts = turns.texts(sys.argv[2])
words = icu.BreakIterator.createWordInstance(icu.Locale("en"))
sentences = icu.BreakIterator.createSentenceInstance(icu.Locale("en@ss=standard"))


def turn():
    found = 0
    for text in texts:
        # Converted once for both; ICU's strings are UTF-16.
        converted = icu.UnicodeString(text)
        for iterator in (words, sentences):
            iterator.setText(converted)
            found += sum(1 for _ in iterator)
    return found


turns.serve(turn)
