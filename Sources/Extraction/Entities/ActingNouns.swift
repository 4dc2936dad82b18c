internal import Lexicon
internal import Segmentation

extension CompiledLexicon {
  /// Whether a phrase without a name of its own acts for its owner: "officials", and "leadership circles", whose first noun does.
  func actsForOwner(_ np: NounPhrase, _ words: Words, _ syntax: Syntax) -> Bool {
    let head = Int(np.head)
    if acts(syntax.lemmas[head]) { return true }
    // "the French Embassy": with a capital, but no name of its own.
    if syntax.tags[head] == .propn, words.nameOf[head] < 0, words.forms[head] >= 0, actsAsNoun(Int(words.forms[head])) { return true }
    return np.head > np.first && words.traits[head].kind == WordKind.rank && words.nameOf[head - 1] < 0 && acts(syntax.lemmas[head - 1])
  }

  private func actsAsNoun(_ form: Int) -> Bool {
    range(of: form, in: formReadingFirst).contains {
      readingTag[$0] == Int(PartOfSpeech.noun.rawValue) && acts(Int32(truncatingIfNeeded: readingLemma[$0]))
    }
  }

  private func acts(_ lemma: Int32) -> Bool {
    lemma >= 0 && LemmaFlags(rawValue: lemmaFlags[Int(lemma)]).contains(.actsFor)
  }
}
