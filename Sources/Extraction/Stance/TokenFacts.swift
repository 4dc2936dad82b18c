internal import Lexicon

/// What the stages from here on ask of a token's lemma most: read from the lexicon once for all tokens, one after another, and not each time
/// anew from wherever the lemma stands in the image.
struct TokenFacts {
  /// The lemma; of a name, that of its form; -1 none.
  private(set) var lemma: Int32 = -1
  private var bits: UInt32 = 0

  // Traits of the token that no lemma has.
  private static let inNoName: UInt32 = 1 << 29
  /// A word of a name, whose facts are read when they are asked for: few are. The form stands in the lemma's place.
  private static let unread: UInt32 = 1 << 28

  @inline(__always)
  var traits: LemmaTraits { LemmaTraits(rawValue: Int(bits)) }

  /// Whether a unit may go on with the token: no word of a name is a unit's (the White House is no house).
  @inline(__always)
  var goesOn: Bool {
    let both = UInt32(truncatingIfNeeded: LemmaTraits.innerPhrase.rawValue) | TokenFacts.inNoName
    return bits & both == both
  }

  @inline(__always)
  var isUnread: Bool { bits & TokenFacts.unread != 0 }

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
      let isInName = names[t] >= 0
      var lemma = lemmas[t]
      if lemma < 0 {
        let form = forms[t]
        if form < 0 { continue }
        if isInName {
          facts[t] = TokenFacts(lemma: form, bits: unread)
          continue
        }
        lemma = firstLemma(lexicon, ofForm: form)
        if lemma < 0 { continue }
      }
      facts[t] = TokenFacts(lemma: lemma, bits: UInt32(truncatingIfNeeded: traits[Int(lemma)]) | (isInName ? 0 : inNoName))
    }
    return result
  }

  /// The facts of a word of a name.
  @inline(never)
  func asRead(_ lexicon: CompiledLexicon) -> TokenFacts {
    let lemma = TokenFacts.firstLemma(lexicon, ofForm: self.lemma)
    return lemma < 0 ? TokenFacts() : TokenFacts(lemma: lemma, bits: UInt32(truncatingIfNeeded: lexicon.lemmaTraits[Int(lemma)]))
  }

  @inline(never)
  private static func firstLemma(_ lexicon: CompiledLexicon, ofForm form: Int32) -> Int32 {
    let readings = lexicon.range(of: Int(form), in: lexicon.formReadingFirst)
    return readings.isEmpty ? -1 : Int32(truncatingIfNeeded: lexicon.readingLemma[readings.lowerBound])
  }
}
