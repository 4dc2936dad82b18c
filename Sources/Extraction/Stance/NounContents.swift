internal import Lexicon

// What a noun's content is said to be: "Norway's demands include a truce", "its aim is to open the strait". The noun's frame has its
// holder in its owner, and its target behind the verb.
extension StanceStage {
  mutating func nounContents(_ c: Int32) {
    let clause = reading.clause(c)
    guard !clause.flags.contains(.passive), let noun = describedNoun(clause), !reading.phrase(noun).flags.contains(.pronoun),
      !reading.phrase(noun).flags.contains(.name), let target = content(clause, c)
    else { return }
    matcher.nounMatches(noun, &matches)
    let found = matches.first { match in
      match.holder != nil && match.target == nil && lexicon.frameSign[match.frame] != 0
        && isOfContent(lexicon.unitTarget[match.unit])
    }
    guard var match = found, let holder = match.holder else { return }
    match.target = target
    guard suits(match) else { return }
    emit(match, holder: holder, target: target, clause: c, context: contexts.context(c), intensity: [], noun: noun)
  }

  /// Whether a noun's target is what it consists of (a demand for, that, to; a fear of), and not whom it is for or who stands beside it.
  private func isOfContent(_ list: Int) -> Bool {
    var isContent = false
    for slot in lexicon.slots(list) {
      switch lexicon.slotKind[slot] {
      case SlotKind.subject, SlotKind.itself: return false
      case SlotKind.that, SlotKind.infinitive, SlotKind.ing, SlotKind.of: isContent = true
      default: break
      }
    }
    return isContent
  }

  /// The noun whose content the clause gives: its subject, what the subject is one of ("one of Oslo's demands is"), or what stands before an
  /// inverted copula ("foremost among Oslo's demands is").
  private func describedNoun(_ clause: ClauseFrame) -> Int32? {
    if clause.subject >= 0 {
      let head = Int(reading.phrase(clause.subject).head)
      if reading.syntax.tags[head] == .num || reading.lemmaClasses(head).contains(.transparent) {
        let q = reading.partitive(clause.subject)
        if q >= 0 { return q }
      }
      return clause.subject
    }
    guard clause.kind == .noun, clause.predicate >= clause.groupEnd else { return nil }
    for k in reading.syntax.complements(of: clause)
    where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && k.marker < clause.groupFirst && reading.kind(Int(k.marker)) == WordKind.among {
      return k.phrase
    }
    return nil
  }

  /// What a clause says that its subject consists of.
  private func content(_ clause: ClauseFrame, _ c: Int32) -> Filler? {
    switch clause.kind {
    case .noun:
      let p = reading.syntax.phraseOf[Int(clause.predicate)]
      return p >= 0 && reading.mention(at: Int(clause.predicate)) < 0 ? .phrase(p) : nil
    case .verb, .other:
      for k in reading.syntax.complements(of: clause) where k.kind == .infinitive && k.clause >= 0 && isCopula(clause) { return .clause(k.clause) }
      guard clause.kind == .verb, best[Int(c)] == nil, clause.object >= 0,
        reading.lemmaClasses(Int(clause.predicate)).contains(StanceStage.stative),
        !LemmaTraits(rawValue: lexicon.lemmaTraits[max(0, reading.lemma(Int(clause.predicate)))]).contains(.beginsLight)
          || matcher.lights(clause).contains(where: { matcher.isListing($0) })
      else { return nil }
      return .phrase(clause.object)
    case .adjective: return nil
    }
  }

  private func isCopula(_ clause: ClauseFrame) -> Bool {
    let state = reading.syntax.states[Int(clause.predicate)]
    return state == TagState.beFinite || state == TagState.beNonfinite
  }

  private static let stative: LemmaClasses = LemmaClasses.named("verb.stative") ?? []
}
