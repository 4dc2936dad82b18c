internal import Lexicon
internal import Segmentation

// What a clause fills a unit's slots with.
extension UnitMatcher {
  /// The first alternative of a slot list that the clause fills.
  func fill(_ list: Int, _ at: Predicate, _ cue: UnitCue) -> Filler? { Filler(code: fill(list, at, cue, fillable(at, cue))) }

  /// The same as a code, 0 where it fills none.
  /// - Parameter fillable: what the clause can fill for such a unit.
  @inline(__always)
  func fill(_ list: Int, _ at: Predicate, _ cue: UnitCue, _ fillable: FillableSlots) -> UInt64 {
    let asked = lexicon.slotLists[list]
    // Most lists stay empty.
    if asked.set & fillable.slots == 0 { return 0 }
    var isOfDoer = false
    for slot in asked.slots {
      let (kind, word) = lexicon.slotLists.slot(slot)
      if kind == SlotKind.subject { isOfDoer = true }
      if fillable.slots &>> SlotSet.place(of: kind, word: word) & 1 == 0 { continue }
      // Where its doer may stand elsewhere, only without one: "was expelled from Chad", against "to expel it from Chad".
      if isOfDoer, kind == SlotKind.preposition, !syntax.clauses[Int(at.clause)].flags.contains(.passive) { continue }
      // Most holders, and the targets of most single verbs.
      if kind <= SlotKind.object {
        let p = kind == SlotKind.subject ? fillable.subject : fillable.object
        if p >= 0, kind == SlotKind.subject || cue.isSingle { return Filler.code(ofPhrase: p) }
      }
      let filler = fill(kind: kind, slot: slot, at, cue).code
      if filler != 0 { return filler }
    }
    return 0
  }

  /// What a clause can fill the slots of a unit with.
  struct FillableSlots {
    /// What may be filled, as a `SlotSet`.
    var slots: UInt64
    /// Who does what the clause says, active or passive, and to whom or what it is done; -1 none.
    var subject: Int32
    var object: Int32
  }

  /// What a clause can fill: asked once for all lists of the units at a word, since most slots of most lists stay empty. Of a unit of several
  /// words all may be.
  func fillable(_ at: Predicate, _ cue: UnitCue) -> FillableSlots {
    // Of what is there, and not -1.
    func bit(_ kind: Int, _ filler: Int32) -> UInt64 { (UInt64(UInt32(bitPattern: ~filler)) &>> 31) &<< UInt64(truncatingIfNeeded: kind) }
    let c = Int(at.clause)
    let isPassive = syntax.clauses[c].flags.contains(.passive)
    let subject = subject(c)
    let object = object(c)
    if !cue.isSingle { return FillableSlots(slots: ~0, subject: subject, object: object) }
    let nouns: UInt64 = 1 &<< UInt64(SlotKind.possessor) | 1 &<< UInt64(SlotKind.itself) | 1 &<< UInt64(SlotKind.modified)
    var slots = 1 &<< UInt64(SlotKind.speaker) | (at.kind == .noun ? nouns : 0) | (isPassive ? 1 &<< UInt64(SlotKind.by) : 0)
    slots |= bit(SlotKind.subject, subject) | bit(SlotKind.object, object)
    slots |= bit(SlotKind.indirectObject, syntax.clauses[c].indirectObject) | bit(SlotKind.modified, syntax.clauses[c].subject)
    slots |= reading.complementKinds(of: at.clause).slots
    slots |= ComplementKinds.prepositions & mayHang(onWordsOf: at, cue)
    return FillableSlots(slots: slots, subject: subject, object: object)
  }

  /// All ones where a preposition of the clause may hang on its object or on the unit's own word, and not on the verb, else 0.
  @inline(__always)
  private func mayHang(onWordsOf at: Predicate, _ cue: UnitCue) -> UInt64 {
    // Without a branch: -1 in the end where there is neither the one nor the other.
    let object = reading.hangers(syntax.clauses[Int(at.clause)].object)
    let own = reading.hangers(syntax.phraseOf[Int(max(0, cue.end &- 1))])
    let predicate = reading.hangers(syntax.phraseOf[Int(at.token)])
    return ~UInt64(truncatingIfNeeded: Mask.isNegative(Int(object & own & predicate)))
  }

  /// Who does what a clause says, active or passive; -1 nobody.
  @inline(__always)
  private func subject(_ c: Int) -> Int32 { syntax.clauses[c].flags.contains(.passive) ? syntax.clauses[c].agent : syntax.clauses[c].subject }

  /// To whom or what it is done.
  @inline(__always)
  private func object(_ c: Int) -> Int32 { syntax.clauses[c].flags.contains(.passive) ? syntax.clauses[c].subject : syntax.clauses[c].object }

  /// - Parameter slot: whose word it is, where the kind is a preposition.
  func fill(kind: Int, slot: Int, _ at: Predicate, _ cue: UnitCue) -> Filler? {
    let c = Int(at.clause)
    let passive = syntax.clauses[c].flags.contains(.passive)
    switch kind {
    case SlotKind.subject:
      let p = subject(c)
      return p >= 0 ? .phrase(p) : nil
    case SlotKind.object:
      let p = object(c)
      if cue.isSingle || passive { return p >= 0 ? .phrase(p) : nil }
      return object(at, cue)
    case SlotKind.indirectObject:
      let p = syntax.clauses[c].indirectObject
      return p >= 0 ? .phrase(p) : nil
    case SlotKind.modified:
      // "is a Trump critic": the name that the predicate is compounded with.
      if at.kind == .noun { return compounded(syntax.phraseOf[Int(at.token)]) }
      return syntax.clauses[c].subject >= 0 ? .phrase(syntax.clauses[c].subject) : nil
    case SlotKind.possessor:
      guard at.kind == .noun else { return nil }
      return ownerFiller(syntax.phraseOf[Int(at.token)])
    case SlotKind.itself:
      if at.kind == .noun {
        let p = syntax.phraseOf[Int(at.token)]
        return p >= 0 ? .phrase(p) : nil
      }
      // "broke the ceasefire": the unit's own noun, with whose it is.
      let p = cue.isSingle ? -1 : syntax.phraseOf[Int(cue.end) - 1]
      return p >= 0 && reading.phrase(p).head == cue.end - 1 ? .phrase(p) : nil
    case SlotKind.speaker: return .speaker
    case SlotKind.of: return prepositional(at, cue, .of)
    case SlotKind.by:
      if passive, syntax.clauses[c].agent >= 0 { return .phrase(syntax.clauses[c].agent) }
      // "feels threatened by".
      let inner = innerClause(at, cue)
      if inner >= 0, syntax.clauses[Int(inner)].agent >= 0 { return .phrase(syntax.clauses[Int(inner)].agent) }
      return prepositional(at, cue, .by)
    case SlotKind.preposition: return prepositional(at, cue, .form(lexicon.slotWord[slot]))
    case SlotKind.that: return complement(at, .that) ?? (cue.isSingle ? nil : content(cue, infinitive: false))
    case SlotKind.infinitive: return complement(at, .infinitive) ?? (cue.isSingle ? nil : content(cue, infinitive: true))
    case SlotKind.ing: return complement(at, .gerund)
    case SlotKind.wh: return complement(at, .wh)
    default: return nil
    }
  }

  /// The object of a unit of several words, not in the passive.
  private func object(_ at: Predicate, _ cue: UnitCue) -> Filler? {
    let object = syntax.clauses[Int(at.clause)].object
    var p = object
    // "laughed off the report": what follows the unit's particle.
    if p < 0 {
      for k in reading.complements(of: at.clause) where syntax.complements[k].kind == .prepositional && cue.covers(syntax.complements[k].marker) {
        let q = syntax.complements[k].phrase
        if q >= 0, !cue.covers(reading.phrase(q).head) { p = q }
      }
    }
    // "rejected out of hand the call for talks": what stands right behind the unit's last word.
    if p < 0, Int(cue.end) < syntax.phraseOf.count {
      let q = syntax.phraseOf[Int(cue.end)]
      if q >= 0, reading.phrase(q).first == cue.end, reading.phrase(q).preposition < 0, !reading.phrase(q).flags.contains(.time) { p = q }
    }
    // "tried to kill the exile", "want the minister removed": the unit's last word has a clause of its own.
    if p < 0 {
      let inner = Int(innerClause(at, cue))
      if inner >= 0 {
        p = syntax.clauses[inner].object >= 0 ? syntax.clauses[inner].object : syntax.clauses[inner].subject
        if p == syntax.clauses[Int(at.clause)].subject { p = -1 }
      }
    }
    // "took Navalny hostage": the name before the unit's own noun.
    if p >= 0, p == object, cue.covers(reading.phrase(p).head), reading.phrase(p).possessor < 0, let named = compounded(p) { return named }
    // Words of the unit itself fill nothing ("take issue").
    return p < 0 || cue.covers(reading.phrase(p).head) ? nil : .phrase(p)
  }

  private func complement(_ at: Predicate, _ kind: Complement.Kind) -> Filler? {
    for k in reading.complements(of: at.clause) where syntax.complements[k].kind == kind && syntax.complements[k].clause >= 0 {
      return .clause(syntax.complements[k].clause)
    }
    return nil
  }

  /// The word that brings a slot's filler in: one of a kind, or of a form.
  struct Marker {
    fileprivate let kind: UInt8
    fileprivate let form: Int32

    static var of: Marker { Marker(kind: WordKind.of, form: .min) }
    static var by: Marker { Marker(kind: WordKind.by, form: .min) }
    // No word is of the last kind.
    static func form(_ form: Int) -> Marker { Marker(kind: .max, form: Int32(truncatingIfNeeded: form)) }
  }

  @inline(__always)
  func fits(_ t: Int, _ marker: Marker) -> Bool {
    Mask.isEqual(Int32(reading.kind(t)), Int32(marker.kind)) | Mask.isEqual(reading.words.forms[t], marker.form) != 0
  }

  /// The clause that completes a noun of a unit of several words: "made no secret of its desire to join".
  private func content(_ cue: UnitCue, infinitive: Bool) -> Filler? {
    let p = syntax.phraseOf[Int(cue.end) - 1]
    guard p >= 0, reading.phrase(p).head == cue.end - 1 else { return nil }
    var c = reading.phrase(p).firstClause
    var steps = 0
    while c >= 0, steps < 4 {
      if syntax.clauses[Int(c)].link == .nounComplement, syntax.clauses[Int(c)].flags.contains(.infinitive) == infinitive { return .clause(c) }
      c = syntax.clauses[Int(c)].nextOfNoun
      steps += 1
    }
    return nil
  }

  /// The clause whose verb is the unit's last word ("want nothing to do", "feel threatened"), -1 none.
  private func innerClause(_ at: Predicate, _ cue: UnitCue) -> Int32 {
    guard !cue.isSingle, cue.end - 1 > at.token else { return -1 }
    for k in reading.complements(of: at.clause) {
      let c = syntax.complements[k].clause
      if c >= 0, syntax.clauses[Int(c)].predicate == cue.end - 1 { return c }
    }
    return -1
  }

  /// A prepositional phrase of the verb, or of the words that belong to the unit, or of its object.
  private func prepositional(_ at: Predicate, _ cue: UnitCue, _ marker: Marker) -> Filler? {
    if let filler = ofPredicateNoun(at, marker) { return filler }
    var charge: Int32 = -1
    for i in reading.complements(of: at.clause) where syntax.complements[i].kind == .prepositional {
      let k = syntax.complements[i]
      guard k.marker >= 0, fits(Int(k.marker), marker) else { continue }
      if k.phrase >= 0 {
        if cue.covers(reading.phrase(k.phrase).head) { continue }
        // An of-phrase belongs to the noun before it, unless that is a name ("accused Moscow of bad faith").
        let governor = reading.phrase(k.phrase).governor
        if governor >= 0, cue.isSingle, reading.kind(Int(k.marker)) == WordKind.of, !reading.phrase(governor).flags.contains(.name) {
          // "the leader of the opposition of treason": the last one.
          if isCharge(k.phrase, governor) { charge = k.phrase }
          continue
        }
        return .phrase(k.phrase)
      }
      if k.clause >= 0 { return .clause(k.clause) }
    }
    if charge >= 0 { return .phrase(charge) }
    // "put pressure on Zelensky": the phrase hangs on a word of the unit.
    if !cue.isSingle, let filler = hanging(on: cue, at, marker) { return filler }
    let object = syntax.clauses[Int(at.clause)].object
    if object >= 0 {
      if reading.phrase(object).firstAttached >= 0 {
        for q in reading.attached(object) {
          let t = Int(reading.phrase(q).preposition)
          if fits(t, marker), reading.kind(t) != WordKind.of { return .phrase(q) }
        }
      }
      // "regarding", "concerning": participles that do a preposition's work.
      if reading.phrase(object).firstClause >= 0, let filler = participial(object, marker) { return filler }
    }
    let covering = syntax.phraseOf[Int(max(0, cue.end - 1))]
    if covering >= 0, let filler = participial(covering, marker) { return filler }
    return nil
  }

  /// "is a gift to Oslo": what hangs on the predicate's own noun, before what stands elsewhere ("To Paris, it is a gift to Oslo").
  private func ofPredicateNoun(_ at: Predicate, _ marker: Marker) -> Filler? {
    guard at.kind == .noun else { return nil }
    let p = syntax.phraseOf[Int(at.token)]
    guard p >= 0, reading.phrase(p).firstAttached >= 0 else { return nil }
    for q in reading.attached(p) where fits(Int(reading.phrase(q).preposition), marker) { return .phrase(q) }
    return nil
  }

  /// "accused the government of torture": what is done, said or suffered is the verb's, behind somebody who may be charged with it.
  private func isCharge(_ p: Int32, _ governor: Int32) -> Bool {
    let head = Int(reading.phrase(p).head)
    if reading.syntax.states[Int(reading.phrase(p).first)] == TagState.gerund { return true }
    guard reading.mention(at: head) < 0, !reading.canHold(p), reading.phrase(p).flags.isDisjoint(with: [.pronoun, .time]) else { return false }
    let classes = reading.lemmaClasses(head)
    // "the opposition of treason": the group is who is charged.
    let isParty = reading.canHold(governor) || reading.phrase(governor).preposition >= 0
    return isParty && (classes.contains(.act) || classes.contains(.event) || classes.contains(.state) || classes.contains(.attribute))
  }

  private func hanging(on cue: UnitCue, _ at: Predicate, _ marker: Marker) -> Filler? {
    // "wants nothing to do with": on its last verb.
    let inner = innerClause(at, cue)
    if inner >= 0 {
      for i in reading.complements(of: inner) where syntax.complements[i].kind == .prepositional {
        let k = syntax.complements[i]
        if k.marker >= 0, k.phrase >= 0, fits(Int(k.marker), marker) { return .phrase(k.phrase) }
      }
    }
    var t = Int(cue.first)
    while t < Int(cue.end) {
      let p = syntax.phraseOf[t]
      if p >= 0, reading.phrase(p).firstAttached >= 0 {
        for q in reading.attached(p) where fits(Int(reading.phrase(q).preposition), marker) && !cue.covers(reading.phrase(q).head) { return .phrase(q) }
      }
      t += 1
    }
    return nil
  }

  /// The adjective that a participle's form also is.
  func adjectiveLemma(_ t: Int) -> Int? {
    let form = reading.words.forms[t]
    // Most participles are none.
    guard form >= 0, reading.words.traits[t].canBe(Int(PartOfSpeech.adj.rawValue)) else { return nil }
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == 0 {
      return lexicon.readingLemma[r]
    }
    return nil
  }

  func participial(_ p: Int32, _ marker: Marker) -> Filler? {
    var c = reading.phrase(p).firstClause
    var steps = 0
    while c >= 0, steps < 3 {
      let object = syntax.clauses[Int(c)].object
      if object >= 0, fits(Int(syntax.clauses[Int(c)].predicate), marker) { return .phrase(object) }
      c = syntax.clauses[Int(c)].nextOfNoun
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
