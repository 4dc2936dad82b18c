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
        for k in syntax.complements(of: clause) where k.kind == .prepositional && k.phrase >= 0 && covers(match, k.marker) { p = k.phrase }
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
      return prepositional(clause, match) { reading.kind($0) == WordKind.by }
    case SlotKind.preposition:
      return prepositional(clause, match) { Int(reading.words.forms[$0]) == word }
    case SlotKind.that: return complement(clause) { $0 == .that }
    case SlotKind.infinitive: return complement(clause) { $0 == .infinitive }
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
      var t = Int(match.cueFirst)
      while t < Int(match.cueEnd) {
        let p = syntax.phraseOf[t]
        if p >= 0 {
          for q in reading.attached(p) where fits(Int(reading.phrase(q).preposition)) { return .phrase(q) }
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
