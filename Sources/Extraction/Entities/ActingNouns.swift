internal import Lexicon
internal import Segmentation

extension CompiledLexicon {
  /// Whether a phrase without a name of its own acts for its owner: "officials", and "leadership circles", whose first noun does.
  func actsForOwner(_ np: NounPhrase, _ words: Words, _ syntax: Syntax) -> Bool {
    let head = Int(np.head)
    if acts(syntax.lemmas[head]) { return true }
    return np.head > np.first && words.traits[head].kind == WordKind.rank && words.nameOf[head - 1] < 0 && acts(syntax.lemmas[head - 1])
  }

  private func acts(_ lemma: Int32) -> Bool {
    lemma >= 0 && LemmaFlags(rawValue: lemmaFlags[Int(lemma)]).contains(.actsFor)
  }
}
