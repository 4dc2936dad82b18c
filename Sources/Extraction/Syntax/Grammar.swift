internal import Lexicon

/// What the syntax stage asks the lexicon of single words, with the few lemmas that the grammar itself names looked up once.
///
/// Columns of a compiled lexicon decode seven-bit bytes at every read; the transition table is read for every token, so it is copied here.
final class Grammar: Sendable {
  let lexicon: CompiledLexicon
  /// Cost of a state behind another, `before << 6 | state`, in eighths of a bit.
  let cost: [Int32]
  /// How often a state occurs, in eighths of a bit.
  let prior: [Int32]
  /// Eighths of a bit of 1...255, so that a weight's logarithm is one shift and one load.
  let logarithm: [UInt8]
  let be: Int32, have: Int32, `do`: Int32, get: Int32, go: Int32, `let`: Int32, not: Int32, need: Int32, use: Int32

  init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    let n = TagState.count
    var cost = [Int32](repeating: 60, count: 64 * 64)
    var prior = [Int32](repeating: 110, count: 64)
    if lexicon.tagCost.count == n * n {
      for a in 0..<n {
        for b in 0..<n { cost[a << 6 | b] = Int32(truncatingIfNeeded: lexicon.tagCost[a * n + b]) }
        prior[a] = Int32(truncatingIfNeeded: lexicon.tagPrior[a])
      }
    }
    self.cost = cost
    self.prior = prior
    var logarithm = [UInt8](repeating: 0, count: 256)
    for i in 1..<256 {
      // The integer part, then three binary digits by repeated squaring.
      var whole = 0
      while i >> (whole + 1) > 0 { whole += 1 }
      var mantissa = (i << 16) >> whole
      var value = whole * 8
      for bit in [4, 2, 1] {
        mantissa = (mantissa * mantissa) >> 16
        if mantissa >= 2 << 16 {
          value += bit
          mantissa >>= 1
        }
      }
      logarithm[i] = UInt8(truncatingIfNeeded: value)
    }
    self.logarithm = logarithm
    var lookup = FormLookup(lexicon)
    func lemma(_ word: StaticString) -> Int32 {
      let form = unsafe lookup.form(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
      guard form >= 0 else { return -2 }
      // The word's own lemma is spelt as it is: any verbal or particle reading names it.
      for reading in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) {
        let tag = lexicon.readingTag[reading]
        if tag == Int(PartOfSpeech.verb.rawValue) || tag == Int(PartOfSpeech.aux.rawValue) || tag == Int(PartOfSpeech.part.rawValue) {
          return Int32(truncatingIfNeeded: lexicon.readingLemma[reading])
        }
      }
      return -2
    }
    be = lemma("be")
    have = lemma("have")
    `do` = lemma("do")
    get = lemma("get")
    go = lemma("go")
    `let` = lemma("let")
    not = lemma("not")
    need = lemma("need")
    use = lemma("use")
  }

  /// WordNet's classes of a lemma; none of a word that has no lemma.
  func classes(_ lemma: Int32) -> LemmaClasses { lemma < 0 ? [] : LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]) }

  /// What may stand behind a lemma.
  @inline(__always)
  func traits(_ lemma: Int32) -> LemmaTraits {
    lemma < 0 ? [] : LemmaTraits(rawValue: lexicon.lemmaTraits[Int(lemma)] & LemmaTraits.listed)
  }

  /// Whether a token's lemma says when.
  @inline(__always)
  func isTime(_ out: Syntax, _ i: Int) -> Bool {
    let features = out.features[i]
    return features.contains(.listed) ? features.contains(.time) : traits(out.lemmas[i]).contains(.time)
  }

  /// Whether a verb of two halves begins at `i`, and its object follows: "co-sponsored the bill", "double-crossed Kyiv". "the state-run agency" and
  /// "rebel-held Aleppo" are none.
  /// - Parameter s: the state of `i`.
  @inline(__always)
  func isHyphenatedVerb(_ out: Syntax, _ i: Int, _ s: UInt8, _ end: Int) -> Bool {
    // The hyphen first: few words have one behind them, and what a word's state is nothing foresees.
    i + 3 < end && out.kinds[i + 1] == PunctuationKind.hyphen && Grammar.beginsHyphenated.contains(s) && Grammar.hasVerbBehindHyphen(out.states, i, s)
  }

  private static var beginsHyphenated: StateSet { StateSet(TagState.adj) | TagState.adv | TagState.noun }

  private static func hasVerbBehindHyphen(_ states: [UInt8], _ i: Int, _ first: UInt8) -> Bool {
    let verb = states[i + 2]
    guard verb == TagState.past || verb == TagState.participle || verb == TagState.third else { return false }
    let isModifier = first != TagState.noun
    let next = states[i + 3]
    return next == TagState.det || next == TagState.poss || next == TagState.acc || isModifier && next == TagState.propn
  }
}
