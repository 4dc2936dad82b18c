"""The usual Python stack: spaCy's tokenizer, sentencizer and entity ruler with the project's names, VADER's score for each sentence, JSON in and out.

No model is loaded. What comes out is much less than what extract writes: no syntax, no holders or targets, no speakers.
"""

import json
import os
import sys

import spacy
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import turns

# How an entry's kind is called by OntoNotes, as in the program's output.
LABELS = {
    "person": "PERSON", "country": "GPE", "city": "GPE", "region": "GPE", "place": "LOC", "fac": "FAC", "people": "NORP", "event": "EVENT", "law": "LAW",
    "work": "WORK_OF_ART", "product": "PRODUCT"}

nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
ruler = nlp.add_pipe("entity_ruler")
ruler.add_patterns(
    [{"label": LABELS.get(key.split("/")[0], "ORG"), "pattern": form, "id": key} for form, key in turns.names(sys.argv[1])])
scorer = SentimentIntensityAnalyzer()
records = turns.lines(sys.argv[2])
with_tokens = "--tokens" in sys.argv[3:]


def annotation(record, document):
    found = {
        "id": record["id"],
        "sentences": [
            {"start": sentence.start_char, "end": sentence.end_char, "score": scorer.polarity_scores(sentence.text)["compound"]}
            for sentence in document.sents],
        "entities": [
            {"start": span.start_char, "end": span.end_char, "text": span.text, "type": span.label_, "key": span.ent_id_} for span in document.ents],
    }
    if with_tokens:
        found["tokens"] = [{"start": token.idx, "end": token.idx + len(token), "text": token.text} for token in document]
    return found


def turn():
    written = 0
    with open(os.devnull, "w", encoding="utf-8") as output:
        pairs = ((record["text"], record) for record in map(json.loads, records))
        for document, record in nlp.pipe(pairs, as_tuples=True):
            written += output.write(json.dumps(annotation(record, document), ensure_ascii=False) + "\n")
    return written


turns.serve(turn)
