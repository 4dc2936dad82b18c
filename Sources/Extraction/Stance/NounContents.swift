internal import Lexicon

// What a noun's content is said to be: "Norway's demands include a truce", "its aim is to open the strait". The noun's frame has its
// holder in its owner, and its target behind the verb.
extension StanceStage {
  @inline(__always)
  mutating func nounContents(_ c: Int32) {
    if mayHaveContent(c) { stanceOfContent(c) }
  }

  @inline(never)
  private mutating func stanceOfContent(_ c: Int32) {
    let noun = describedNoun(c)
    guard noun >= 0, reading.phrase(noun).flags.isDisjoint(with: [.pronoun, .name]), matcher.mayBeUnit(noun), let target = content(c) else { return }
    matcher.nounMatches(noun, &matches)
    let found = matches.first { match in
      match.holder != nil && match.target == nil && match.marks.sign != 0
        && isOfContent(match.targetSlots)
    }
    guard var match = found, let holder = match.holder else { return }
    // "Oslo's offer was an insult": that is what it was called, not what was offered.
    let predicate = Int(reading.syntax.clauses[Int(c)].predicate)
    if match.marks.sign == 1, reading.syntax.clauses[Int(c)].kind == .noun, loaded(predicate) <= -0.3 { return }
    match.target = target
    guard suits(match) else { return }
    emit(match, holder: holder, target: target, clause: c, context: contexts.context(c), degrees: .none, noun: noun)
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
  private func describedNoun(_ c: Int32) -> Int32 {
    let subject = reading.syntax.clauses[Int(c)].subject
    if subject >= 0 {
      let head = Int(reading.phrase(subject).head)
      if reading.phrase(subject).firstAttached >= 0, reading.syntax.tags[head] == .num || reading.lemmaClasses(head).contains(.transparent) {
        let q = reading.partitive(subject)
        if q >= 0 { return q }
      }
      return subject
    }
    return reading.syntax.clauses[Int(c)].kind == .noun ? invertedNoun(c) : -1
  }

  /// "Foremost among Oslo's demands is": what stands before an inverted copula. By itself, so that the clause is copied only here.
  @inline(never)
  private func invertedNoun(_ c: Int32) -> Int32 {
    let clause = reading.clause(c)
    guard clause.predicate >= clause.groupEnd else { return -1 }
    for k in reading.syntax.complements(of: clause)
    where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && k.marker < clause.groupFirst && reading.kind(Int(k.marker)) == WordKind.among {
      return k.phrase
    }
    return -1
  }

  /// Whether a clause may say that its subject consists of something: most have a verb with a unit of its own.
  @inline(__always)
  private func mayHaveContent(_ c: Int32) -> Bool {
    let i = Int(c)
    let isNoun: UInt8 = reading.syntax.clauses[i].kind == .noun ? 1 : 0
    let isCopula: UInt8 = isCopula(Int(reading.syntax.clauses[i].predicate)) ? 1 : 0
    let isWithoutUnit = bestMarks[i] &>> 2 & (reading.syntax.clauses[i].object >= 0 ? 1 : 0)
    // What is said to consist of something is its subject, or stands before a copula.
    let hasNoun = isNoun | (reading.syntax.clauses[i].subject >= 0 ? 1 : 0)
    return (isNoun | isWithoutUnit | isCopula) & hasNoun != 0
  }

  /// What a clause says that its subject consists of.
  private func content(_ c: Int32) -> Filler? {
    let predicate = Int(reading.syntax.clauses[Int(c)].predicate)
    switch reading.syntax.clauses[Int(c)].kind {
    case .noun:
      let p = reading.syntax.phraseOf[predicate]
      return p >= 0 && reading.mention(at: predicate) < 0 ? .phrase(p) : nil
    case .verb, .other:
      if isCopula(predicate) {
        for k in reading.complements(of: c) where reading.syntax.complements[k].kind == .infinitive && reading.syntax.complements[k].clause >= 0 {
          return .clause(reading.syntax.complements[k].clause)
        }
      }
      let object = reading.syntax.clauses[Int(c)].object
      guard object >= 0, reading.syntax.clauses[Int(c)].kind == .verb, best[Int(c)] == nil,
        reading.lemmaClasses(predicate).contains(StanceStage.stative),
        !LemmaTraits(rawValue: lexicon.lemmaTraits[max(0, reading.lemma(predicate))]).contains(.beginsLight)
          || matcher.lights(c).contains(where: { matcher.isListing($0) })
      else { return nil }
      return .phrase(object)
    case .adjective: return nil
    }
  }

  private func isCopula(_ predicate: Int) -> Bool {
    let state = reading.syntax.states[predicate]
    return (state == TagState.beFinite ? 1 : 0) | (state == TagState.beNonfinite ? 1 : 0) != 0
  }

  private static let stative: LemmaClasses = LemmaClasses.named("verb.stative") ?? []
}
