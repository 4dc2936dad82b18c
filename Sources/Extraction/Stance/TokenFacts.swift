internal import Lexicon

/// What the stages from here on ask of a token's lemma most: read from the lexicon once for all tokens, one after another, and not each time
/// anew from wherever the lemma stands in the image.
struct TokenFacts {
  /// The lemma; of a name, that of its form; -1 none.
  var lemma: Int32 = -1
  /// The lemma's traits; a token of a name stands in no phrase of the trie (`innerPhrase`), but may begin one.
  private var traitBits: UInt32 = 0

  @inline(__always)
  var traits: LemmaTraits { LemmaTraits(rawValue: Int(traitBits)) }

  /// Those of all tokens.
  static func read(_ lexicon: CompiledLexicon, _ words: Words, _ syntax: Syntax) -> [TokenFacts] {
    let count = syntax.lemmas.count
    var result = [TokenFacts](repeating: TokenFacts(), count: count)
    var facts = result.mutableSpan
    let lemmas = syntax.lemmas.span
    let forms = words.forms.span
    let names = words.nameOf.span
    let traits = lexicon.lemmaTraits
    for t in 0..<count {
      var lemma = lemmas[t]
      if lemma < 0 {
        if forms[t] < 0 { continue }
        lemma = firstLemma(lexicon, ofForm: Int(forms[t]))
        if lemma < 0 { continue }
      }
      var bits = UInt32(truncatingIfNeeded: traits[Int(lemma)])
      if names[t] >= 0 { bits &= ~UInt32(truncatingIfNeeded: LemmaTraits.innerPhrase.rawValue) }
      facts[t] = TokenFacts(lemma: lemma, traitBits: bits)
    }
    return result
  }

  @inline(never)
  private static func firstLemma(_ lexicon: CompiledLexicon, ofForm form: Int) -> Int32 {
    let readings = lexicon.range(of: form, in: lexicon.formReadingFirst)
    return readings.isEmpty ? -1 : Int32(truncatingIfNeeded: lexicon.readingLemma[readings.lowerBound])
  }
}
