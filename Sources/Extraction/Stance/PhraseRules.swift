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
  /// The rules whose first questions a phrase answers. What a phrase is, and what stands in it, nothing foresees: nearly all of it is asked without
  /// a branch, and so that few phrases remain.
  @inline(__always)
  func phraseRules(_ p: Int, _ phrases: Span<NounPhrase>, _ tags: Span<PartOfSpeech>, _ allFacts: Span<TokenFacts>) -> PhraseRules {
    let first = Int(phrases[p].first)
    let head = Int(phrases[p].head)
    // Looked at once for all that is asked below, which stands between the two or is the text's last token at most.
    precondition(first >= 0 && first <= head && head < tags.count && tags.count == allFacts.count)
    // As masks, of which the compiler makes no branches.
    func isTag(_ t: Int, _ tag: PartOfSpeech) -> Int { Mask.isEqual(Int32(unsafe tags[unchecked: t].rawValue), Int32(tag.rawValue)) & 1 }
    func last(_ one: Int, _ other: Int) -> Int { one &- ((one &- other) & (one &- other) &>> 40) }
    let flags = phrases[p].flags
    // An adjective before a preposition, or an adverb before one of them.
    let behind = min(max(first, Int(phrases[p].end)), tags.count &- 1)
    let further = min(behind &+ 1, tags.count &- 1)
    let postposed =
      isTag(behind, .adj) & isTag(further, .adp) | isTag(behind, .adv) & (isTag(further, .adj) | isTag(further, .adv))
    // The words before the head, the first again where they are fewer.
    let (one, two, three) = (last(head &- 1, first), last(head &- 2, first), last(head &- 3, first))
    let (facts, oneFacts, twoFacts) = unsafe (allFacts[unchecked: head], allFacts[unchecked: one], allFacts[unchecked: two])
    let areSeveral = Mask.isNegative(first &- head)
    var adjective = isTag(one, .adj) & oneFacts.bit(.scored) | isTag(two, .adj) & twoFacts.bit(.scored)
    adjective |= isTag(three, .adj) & (unsafe allFacts[unchecked: three].bit(.scored))
    if head &- 3 > first {
      for t in first..<three { adjective |= isTag(t, .adj) & allFacts[t].bit(.scored) }
    }
    // As `mayBeUnit` asks.
    let unit = LemmaTraits.beginsUnit(7)
    let stance = facts.bit(unit) | areSeveral & facts.bit(.innerPhrase) & (oneFacts.bit(unit) | twoFacts.bit(unit))
    let isPlain = flags.isDisjoint(with: [.name, .pronoun]) ? 1 : 0
    let all =
      isPlain & areSeveral & adjective &* Int(PhraseRules.adjective.rawValue) | postposed &* Int(PhraseRules.postposed.rawValue)
      | isPlain & stance &* Int(PhraseRules.stance.rawValue)
    var rules = PhraseRules(rawValue: UInt8(truncatingIfNeeded: all))
    if isPlain & facts.bit(.scored) != 0, StanceStage.isOwnJudgement(loaded(head)) { rules.insert(.noun) }
    if Int(flags.rawValue & NounPhraseFlags.name.rawValue) & areSeveral != 0, hasTitle(head, behind: first) { rules.insert(.relation) }
    return rules
  }

  /// Whether words of a name's phrase stand before the name itself.
  @inline(__always)
  private func hasTitle(_ head: Int, behind first: Int) -> Bool {
    let m = reading.mention(at: head)
    return m >= 0 && Int(reading.table.mentions[Int(m)].first) > first
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
    let clauses = reading.clauses(of: Int(sentence))
    // Of an endless sentence they are not looked through for every phrase.
    if clauses.count > 64 {
      if clauseOfToken.isEmpty { clauseOfToken = narrowestClauses() }
      return clauseOfToken[Int(t)]
    }
    let (found, width) = reading.narrowestClause(at: t, of: clauses)
    return width < 400 ? found : -1
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
