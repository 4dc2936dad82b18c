internal import Lexicon
internal import Segmentation

// What a clause fills a unit's slots with.
extension UnitMatcher {
  /// The first alternative of a slot list that the clause fills.
  func fill(_ list: Int, _ clause: ClauseFrame, _ match: UnitMatch) -> Filler? {
    for slot in lexicon.slots(list) {
      if let filler = fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match) { return filler }
    }
    return nil
  }

  func fill(kind: Int, word: Int, _ clause: ClauseFrame, _ match: UnitMatch) -> Filler? {
    let passive = clause.flags.contains(.passive)
    switch kind {
    case SlotKind.subject:
      let p = passive ? clause.agent : clause.subject
      return p >= 0 ? .phrase(p) : nil
    case SlotKind.object:
      var p = passive ? clause.subject : clause.object
      // "laughed off the report": what follows the unit's particle.
      if p < 0, !passive, match.length > 1 {
        for k in syntax.complements(of: clause) where k.kind == .prepositional && k.phrase >= 0 && covers(match, k.marker) {
          if !covers(match, reading.phrase(k.phrase).head) { p = k.phrase }
        }
      }
      // "rejected out of hand the call for talks": what stands right behind the unit's last word.
      if p < 0, !passive, match.length > 1, Int(match.cueEnd) < syntax.phraseOf.count {
        let q = syntax.phraseOf[Int(match.cueEnd)]
        if q >= 0, reading.phrase(q).first == match.cueEnd, reading.phrase(q).preposition < 0, !reading.phrase(q).flags.contains(.time) { p = q }
      }
      // "tried to kill the exile", "want the minister removed": the unit's last word has a clause of its own.
      if p < 0, !passive, let inner = innerClause(clause, match) {
        p = inner.object >= 0 ? inner.object : inner.subject
        if p == clause.subject { p = -1 }
      }
      // "took Navalny hostage": the name before the unit's own noun.
      if p >= 0, !passive, match.length > 1, p == clause.object, covers(match, reading.phrase(p).head), reading.phrase(p).possessor < 0,
        let named = compounded(p)
      {
        return named
      }
      // Words of the unit itself fill nothing ("take issue").
      if p < 0 || !passive && covers(match, reading.phrase(p).head) { return nil }
      return .phrase(p)
    case SlotKind.indirectObject:
      return clause.indirectObject >= 0 ? .phrase(clause.indirectObject) : nil
    case SlotKind.modified:
      // "is a Trump critic": the name that the predicate is compounded with.
      if clause.kind == .noun { return compounded(syntax.phraseOf[Int(clause.predicate)]) }
      return clause.subject >= 0 ? .phrase(clause.subject) : nil
    case SlotKind.possessor:
      guard clause.kind == .noun else { return nil }
      return ownerFiller(syntax.phraseOf[Int(clause.predicate)])
    case SlotKind.itself:
      if clause.kind == .noun {
        let p = syntax.phraseOf[Int(clause.predicate)]
        return p >= 0 ? .phrase(p) : nil
      }
      // "broke the ceasefire": the unit's own noun, with whose it is.
      guard match.length > 1 else { return nil }
      let p = syntax.phraseOf[Int(match.cueEnd) - 1]
      return p >= 0 && reading.phrase(p).head == match.cueEnd - 1 ? .phrase(p) : nil
    case SlotKind.speaker: return .speaker
    case SlotKind.of: return prepositional(clause, match) { reading.kind($0) == WordKind.of }
    case SlotKind.by:
      if passive, clause.agent >= 0 { return .phrase(clause.agent) }
      // "feels threatened by".
      if match.length > 1, let inner = innerClause(clause, match), inner.agent >= 0 { return .phrase(inner.agent) }
      return prepositional(clause, match) { reading.kind($0) == WordKind.by }
    case SlotKind.preposition:
      return prepositional(clause, match) { Int(reading.words.forms[$0]) == word }
    case SlotKind.that: return complement(clause) { $0 == .that } ?? content(match, infinitive: false)
    case SlotKind.infinitive: return complement(clause) { $0 == .infinitive } ?? content(match, infinitive: true)
    case SlotKind.ing: return complement(clause) { $0 == .gerund }
    case SlotKind.wh: return complement(clause) { $0 == .wh }
    default: return nil
    }
  }

  func covers(_ match: UnitMatch, _ token: Int32) -> Bool {
    match.length > 1 && token >= match.cueFirst && token < match.cueEnd && token - match.cueFirst < 32
      && match.words & (1 << UInt32(token - match.cueFirst)) != 0
  }

  func complement(_ clause: ClauseFrame, _ fits: (Complement.Kind) -> Bool) -> Filler? {
    for k in syntax.complements(of: clause) where fits(k.kind) && k.clause >= 0 { return .clause(k.clause) }
    return nil
  }

  /// The clause that completes a noun of the unit: "made no secret of its desire to join".
  private func content(_ match: UnitMatch, infinitive: Bool) -> Filler? {
    guard match.length > 1 else { return nil }
    let p = syntax.phraseOf[Int(match.cueEnd) - 1]
    guard p >= 0, reading.phrase(p).head == match.cueEnd - 1 else { return nil }
    var c = reading.phrase(p).firstClause
    var steps = 0
    while c >= 0, steps < 4 {
      let clause = reading.clause(c)
      if clause.link == .nounComplement, clause.flags.contains(.infinitive) == infinitive { return .clause(c) }
      c = clause.nextOfNoun
      steps += 1
    }
    return nil
  }

  /// The clause whose verb is the unit's last word ("want nothing to do", "feel threatened").
  private func innerClause(_ clause: ClauseFrame, _ match: UnitMatch) -> ClauseFrame? {
    guard match.length > 1, match.cueEnd - 1 > clause.predicate else { return nil }
    for k in syntax.complements(of: clause) where k.clause >= 0 && reading.clause(k.clause).predicate == match.cueEnd - 1 { return reading.clause(k.clause) }
    return nil
  }

  /// A prepositional phrase of the verb, or of the words that belong to the unit, or of its object.
  func prepositional(_ clause: ClauseFrame, _ match: UnitMatch, _ fits: (Int) -> Bool) -> Filler? {
    for k in syntax.complements(of: clause) where k.kind == .prepositional && k.marker >= 0 && fits(Int(k.marker)) {
      if k.phrase >= 0 {
        if covers(match, reading.phrase(k.phrase).head) { continue }
        // An of-phrase belongs to the noun before it, unless that is a name ("accused Moscow of bad faith").
        let governor = reading.phrase(k.phrase).governor
        if governor >= 0, reading.kind(Int(k.marker)) == WordKind.of, !reading.phrase(governor).flags.contains(.name), match.length == 1 { continue }
        return .phrase(k.phrase)
      }
      if k.clause >= 0 { return .clause(k.clause) }
    }
    // "put pressure on Zelensky": the phrase hangs on a word of the unit.
    if match.length > 1 {
      // "wants nothing to do with": on its last verb.
      if let inner = innerClause(clause, match) {
        for k in syntax.complements(of: inner) where k.kind == .prepositional && k.marker >= 0 && k.phrase >= 0 && fits(Int(k.marker)) {
          return .phrase(k.phrase)
        }
      }
      var t = Int(match.cueFirst)
      while t < Int(match.cueEnd) {
        let p = syntax.phraseOf[t]
        if p >= 0 {
          for q in reading.attached(p) where fits(Int(reading.phrase(q).preposition)) && !covers(match, reading.phrase(q).head) { return .phrase(q) }
        }
        t += 1
      }
    }
    if clause.object >= 0 {
      for q in reading.attached(clause.object) where fits(Int(reading.phrase(q).preposition)) && reading.kind(Int(reading.phrase(q).preposition)) != WordKind.of
      {
        return .phrase(q)
      }
    }
    // "regarding", "concerning": participles that do a preposition's work.
    if clause.object >= 0, let filler = participial(clause.object, fits) { return filler }
    let covering = syntax.phraseOf[Int(max(0, match.cueEnd - 1))]
    if covering >= 0, let filler = participial(covering, fits) { return filler }
    if clause.kind == .noun {
      let p = syntax.phraseOf[Int(clause.predicate)]
      if p >= 0 {
        for q in reading.attached(p) where fits(Int(reading.phrase(q).preposition)) { return .phrase(q) }
      }
    }
    return nil
  }

  /// The adjective that a participle's form also is.
  func adjectiveLemma(_ t: Int) -> Int? {
    let form = reading.words.forms[t]
    guard form >= 0 else { return nil }
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == 0 {
      return lexicon.readingLemma[r]
    }
    return nil
  }

  func participial(_ p: Int32, _ fits: (Int) -> Bool) -> Filler? {
    var c = reading.phrase(p).firstClause
    var steps = 0
    while c >= 0, steps < 3 {
      let clause = reading.clause(c)
      if clause.object >= 0, fits(Int(clause.predicate)) { return .phrase(clause.object) }
      c = clause.nextOfNoun
      steps += 1
    }
    return nil
  }

  func ownerFiller(_ p: Int32) -> Filler? {
    guard p >= 0 else { return nil }
    let np = reading.phrase(p)
    // "this week's killing": when it was, not whose.
    if np.possessor >= 0, np.possessor != p, !reading.phrase(np.possessor).flags.contains(.time) { return .phrase(np.possessor) }
    if let found = reading.owner(p) { return .mention(found.mention) }
    return nil
  }
}
