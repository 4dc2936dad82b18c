internal import Lexicon
internal import Segmentation

/// Which rules may find something at a noun phrase: most find nothing at most phrases.
struct PhraseRules: OptionSet {
  let rawValue: UInt8
  static let adjective = PhraseRules(rawValue: 1)
  static let noun = PhraseRules(rawValue: 2)
  static let postposed = PhraseRules(rawValue: 4)
  static let relation = PhraseRules(rawValue: 8)
  static let stance = PhraseRules(rawValue: 16)
}

// Noun phrases, one after another.
extension StanceStage {
  /// The rules whose first question a phrase answers.
  @inline(__always)
  func phraseRules(_ p: Int, _ phrases: Span<NounPhrase>, _ tags: Span<PartOfSpeech>) -> PhraseRules {
    var rules: PhraseRules = []
    let end = Int(phrases[p].end)
    if end < tags.count {
      let behind = tags[end]
      if behind == .adj || behind == .adv { rules.insert(.postposed) }
    }
    let flags = phrases[p].flags
    let first = Int(phrases[p].first)
    let head = Int(phrases[p].head)
    if flags.contains(.name) {
      if first < head { rules.insert(.relation) }
      return rules
    }
    if flags.contains(.pronoun) { return rules }
    var t = first
    while t < head, tags[t] != .adj { t += 1 }
    if t < head { rules.insert(.adjective) }
    let traits = reading.lemmaTraits(head)
    if traits.contains(.scored), StanceStage.isOwnJudgement(loaded(head)) { rules.insert(.noun) }
    if traits.contains(.beginsUnit(7)) || first < head && matcher.mayBeUnit(Int32(p)) { rules.insert(.stance) }
    return rules
  }

  mutating func phrase(_ p: Int32, _ rules: PhraseRules) {
    if rules.contains(.adjective) { loadedAdjective(p) }
    if rules.contains(.noun) { loadedNoun(p) }
    if rules.contains(.postposed) { postposedAdjective(p) }
    if rules.contains(.relation) {
      namedRelation(p)
      relation(p)
    }
    if rules.contains(.stance) { nounStances(p, isCovered: covered[Int(reading.phrase(p).head)]) }
  }

  /// The narrowest clause that holds a phrase's head; -1 none.
  mutating func clause(of p: Int32) -> Int32 { narrowestClause(at: reading.phrase(p).head, in: reading.phrase(p).sentence) }

  /// The same, or else that of what the phrase hangs on: a clause ends with its predicate noun; what hangs on that is still said in it.
  mutating func clause(around p: Int32) -> Int32 {
    let c = clause(of: p)
    let governor = reading.phrase(p).governor
    return c < 0 && governor >= 0 ? clause(of: governor) : c
  }

  /// The narrowest clause of a sentence that holds a token, the earlier of two; -1 none. Clauses of four hundred tokens and more hold none.
  private mutating func narrowestClause(at t: Int32, in sentence: Int32) -> Int32 {
    let clauses = clausesOf[Int(sentence)]
    // Of an endless sentence they are not looked through for every phrase.
    if clauses.count > 64 {
      if clauseOfToken.isEmpty { clauseOfToken = narrowestClauses() }
      return clauseOfToken[Int(t)]
    }
    var found: Int32 = -1
    var width: Int32 = 400
    for c in clauses {
      let first = reading.syntax.clauses[Int(c)].first
      let end = reading.syntax.clauses[Int(c)].end
      if first <= t, t < end, end - first < width {
        found = c
        width = end - first
      }
    }
    return found
  }

  /// The same for all tokens.
  private func narrowestClauses() -> [Int32] {
    var clauseOfToken = [Int32](filled: -1, count: reading.words.count)
    var width = [Int32](filled: 400, count: reading.words.count)
    for c in reading.syntax.clauses.indices {
      let first = reading.syntax.clauses[c].first
      let wide = reading.syntax.clauses[c].end - first
      guard wide < 400, wide > 0 else { continue }
      for t in Int(first)..<Int(first + wide) where wide < width[t] {
        clauseOfToken[t] = Int32(c)
        width[t] = wide
      }
    }
    return clauseOfToken
  }
}
