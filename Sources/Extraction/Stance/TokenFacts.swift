internal import Lexicon

/// What the stages from here on ask of a token's lemma most: read from the lexicon once for all tokens, one after another, and not each time
/// anew from wherever the lemma stands in the image.
struct TokenFacts {
  /// The lemma; of a name, that of its form; -1 none.
  private(set) var lemma: Int32 = -1
  private var bits: UInt32 = 0

  @inline(__always)
  var traits: LemmaTraits { LemmaTraits(rawValue: Int(bits)) }

  /// Whether it has a trait, as 1 or 0.
  @inline(__always)
  func bit(_ trait: LemmaTraits) -> Int { Int(bits &>> UInt32(truncatingIfNeeded: trait.rawValue.trailingZeroBitCount) & 1) }

  /// Those of all tokens.
  static func read(_ lexicon: CompiledLexicon, _ words: Words, _ syntax: Syntax) -> [TokenFacts] {
    let lemmas = syntax.lemmas.span
    let readings = words.traits.span
    let traits = lexicon.lemmaTraits
    var result = [TokenFacts](filled: TokenFacts(), count: lemmas.count)
    var facts = result.mutableSpan
    // Names, which have only their forms' lemmas; marks and words that no lexicon knows have none. The three alternate as they like, so no
    // branch asks: the places of the names are written down, and they are looked at by themselves.
    var named = [Int32](filled: 0, count: lemmas.count)
    var places = named.mutableSpan
    var count = 0
    precondition(readings.count == lemmas.count)
    for t in lemmas.indices {
      let lemma = lemmas[t]
      let isKnown = ~(lemma &>> 31)
      // All have as many places as tokens, and no more names come than those.
      unsafe facts[unchecked: t] = TokenFacts(
        lemma: lemma | ~isKnown, bits: UInt32(truncatingIfNeeded: traits[Int(lemma & isKnown)]) & UInt32(bitPattern: isKnown))
      unsafe places[unchecked: count] = Int32(truncatingIfNeeded: t)
      count &+= (readings[t].hasReadings ? 1 : 0) & Int(~isKnown & 1)
    }
    readNames(lexicon, words.forms.span, places.span.extracting(0..<count), &facts)
    return result
  }

  /// Those of names: their forms' first readings, those readings' lemmas, and what is asked of these. Each step for all names before the next, so that
  /// the processor waits for many lines of memory at a time.
  @inline(never)
  private static func readNames(_ lexicon: CompiledLexicon, _ forms: Span<Int32>, _ places: Span<Int32>, _ facts: inout MutableSpan<TokenFacts>) {
    for k in places.indices {
      let t = Int(places[k])
      facts[t].lemma = Int32(truncatingIfNeeded: lexicon.formReadingFirst[Int(forms[t])])
    }
    for k in places.indices {
      let t = Int(places[k])
      facts[t].lemma = Int32(truncatingIfNeeded: lexicon.readingLemma[Int(facts[t].lemma)])
    }
    for k in places.indices {
      let t = Int(places[k])
      facts[t].bits = UInt32(truncatingIfNeeded: lexicon.lemmaTraits[Int(facts[t].lemma)])
    }
  }
}
