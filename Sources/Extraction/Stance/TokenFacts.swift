internal import Lexicon

/// What the stages from here on ask of a token's lemma most: read from the lexicon once for all tokens, one after another, and not each time
/// anew from wherever the lemma stands in the image.
struct TokenFacts {
  /// The lemma; of a name, that of its form; -1 none.
  private(set) var lemma: Int32 = -1
  private var bits: UInt32 = 0

  @inline(__always)
  var traits: LemmaTraits { LemmaTraits(rawValue: Int(bits)) }

  /// Those of all tokens.
  static func read(_ lexicon: CompiledLexicon, _ words: Words, _ syntax: Syntax) -> [TokenFacts] {
    var result: [TokenFacts] = []
    let lemmas = syntax.lemmas.span
    let traits = lexicon.lemmaTraits
    result.append(addingCapacity: lemmas.count) { facts in
      for t in lemmas.indices {
        var lemma = lemmas[t]
        if lemma < 0 {
          // Marks and words that no lexicon knows.
          if !words.traits[t].hasReadings {
            facts.append(TokenFacts())
            continue
          }
          lemma = firstLemma(lexicon, ofForm: words.forms[t])
        }
        facts.append(TokenFacts(lemma: lemma, bits: UInt32(truncatingIfNeeded: traits[Int(lemma)])))
      }
    }
    return result
  }

  @inline(never)
  private static func firstLemma(_ lexicon: CompiledLexicon, ofForm form: Int32) -> Int32 {
    Int32(truncatingIfNeeded: lexicon.readingLemma[lexicon.formReadingFirst[Int(form)]])
  }
}
