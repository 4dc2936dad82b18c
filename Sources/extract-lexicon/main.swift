print("extract-lexicon")
