internal import Lexicon
internal import Segmentation

/// Finds the frame units at a predicate and fills their slots. A unit whose holder or target slot is not filled is no match.
struct UnitMatcher {
  let reading: DocumentReading
  var lexicon: CompiledLexicon { reading.lexicon }
  var syntax: Syntax { reading.syntax }

  // MARK: Clauses

  /// The matches of a clause's predicate, the best first. A match without a holder or target is kept behind the others: it may
  /// still carry an implication.
  func matches(_ c: Int32) -> [UnitMatch] {
    var found: [UnitMatch] = []
    matches(c, &found)
    return found
  }

  /// The same into a buffer, whose memory is used again from clause to clause.
  func matches(_ c: Int32, _ found: inout [UnitMatch]) {
    found.removeAll(keepingCapacity: true)
    let clause = reading.clause(c)
    let tag: Int
    switch clause.kind {
    case .verb: tag = 15
    case .adjective: tag = 0
    case .noun: tag = 7
    case .other: tag = -1
    }
    collect(clause, from: clause.predicate, tag, &found)
    before(clause, tag, &found)
    // "was satisfied with", "is opposed to": a participle that is an adjective of its own; it holds of its subject.
    if clause.flags.contains(.passive), clause.agent < 0 || !reading.canHold(clause.agent), let adjective = adjectiveLemma(Int(clause.predicate)) {
      let before = found.count
      collect(clause, from: clause.predicate, 0, lemma: adjective, &found)
      for i in before..<found.count where lexicon.slots(lexicon.unitHolder[found[i].unit]).contains(where: { lexicon.slotKind[$0] == SlotKind.subject }) {
        found[i].holder = clause.subject >= 0 ? .phrase(clause.subject) : nil
      }
    }
    // "is one of his critics", "is among the backers of the plan": the noun behind.
    if clause.kind == .noun || clause.kind == .other, let member = membership(clause) { collect(member, from: member.predicate, 7, &found) }
    // "became a critic of the plan", "emerged as his rival": the noun that completes the verb.
    if clause.kind == .verb, clause.object < 0, let turned = predicateNoun(clause) { collect(turned, from: turned.predicate, 7, &found) }
    // "is against the plan", "is in favour of it": the copula and a preposition.
    if clause.kind == .noun || clause.kind == .other, clause.groupFirst >= 0, clause.groupEnd > clause.groupFirst {
      collect(clause, from: clause.groupEnd - 1, 15, &found)
      // "is at odds with": a preposition and its noun are an adjective.
      if clause.groupEnd < clause.end, syntax.tags[Int(clause.groupEnd)] == .adp {
        collect(clause, from: clause.groupEnd, 0, &found)
      }
    }
    // "is on board with": a phrase that is a preposition of several words elsewhere.
    if clause.kind == .verb, clause.object < 0, syntax.tags[Int(clause.predicate)] == .aux, clause.predicate + 1 < clause.end,
      syntax.tags[Int(clause.predicate) + 1] == .adp
    {
      collect(clause, from: clause.predicate + 1, 0, &found)
    }
    // "remains eager to", "seems opposed to": the adjective is the predicate.
    if clause.kind == .verb, clause.object < 0 {
      for k in syntax.complements(of: clause)
      where k.kind == .predicative && k.token >= 0 && k.phrase < 0 && syntax.tags[Int(k.token)] == .adj {
        collect(clause, from: k.token, 0, &found)
      }
    }
    // "rallied in support of the plan": what a verb without a side is done for or against.
    if clause.kind == .verb, !found.contains(where: { $0.holder != nil && $0.target != nil && lexicon.frameSign[$0.frame] != 0 }) {
      for k in syntax.complements(of: clause) where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 {
        beside(clause, k.phrase, Int(k.marker), &found)
      }
      if clause.object >= 0 { for q in reading.attached(clause.object) { beside(clause, q, Int(reading.phrase(q).preposition), &found) } }
    }
    sort(&found)
  }

  /// Adds the units that begin before the predicate and hold it: "flatly rejected", "is too weak to", "is good news for", "is a non-starter for".
  private func before(_ clause: ClauseFrame, _ tag: Int, _ found: inout [UnitMatch]) {
    guard clause.kind != .other, clause.predicate > clause.first else { return }
    let head = Int(clause.predicate)
    let known = found.count
    switch clause.kind {
    case .noun:
      let p = syntax.phraseOf[head]
      guard p >= 0 else { return }
      var t = head - 1
      while t >= Int(reading.phrase(p).first), t > head - 4 {
        collect(clause, from: Int32(t), tag, &found)
        // "is gung-ho about": a compound whose second half looks like a noun.
        if t == head - 2, isHyphen(head - 1) { collect(clause, from: Int32(t), 0, &found) }
        t -= 1
      }
    default:
      guard syntax.tags[head - 1] == .adv || isHyphen(head - 1) else { return }
      collect(clause, from: clause.predicate - (isHyphen(head - 1) && head > 1 ? 2 : 1), tag, &found)
    }
    // Only what reaches the predicate is the clause's.
    var i = known
    while i < found.count {
      if covers(found[i], clause.predicate) { i += 1 } else { found.remove(at: i) }
    }
  }

  /// Adds the units that a preposition of several words is ("in support of"), held by the clause's subject.
  private func beside(_ clause: ClauseFrame, _ q: Int32, _ last: Int, _ found: inout [UnitMatch]) {
    guard last - 2 >= Int(clause.predicate), syntax.phraseOf[last] < 0 || syntax.phraseOf[last - 1] < 0, reading.kind(last - 2) == WordKind.in else { return }
    var i = found.count
    walk(from: last - 2, limit: last, tag: 0, &found)
    while i < found.count {
      if found[i].length > 1, hasSlot(found[i], at: last) {
        found[i].holder = fill(lexicon.unitHolder[found[i].unit], clause, found[i])
        found[i].target = .phrase(q)
      }
      i += 1
    }
  }

  /// The units of a part of speech that begin at a token, without their fillers.
  func unitsAt(_ t: Int, tag: Int, _ found: inout [UnitMatch]) {
    found.removeAll(keepingCapacity: true)
    walk(from: t, limit: t + 1, tag: tag, &found)
    sort(&found)
  }

  /// Whether the preposition at a token is one of those that a unit has its target by.
  func hasSlot(_ match: UnitMatch, at t: Int) -> Bool {
    lexicon.slots(lexicon.unitTarget[match.unit]).contains {
      switch lexicon.slotKind[$0] {
      case SlotKind.of: reading.kind(t) == WordKind.of
      case SlotKind.preposition: Int(reading.words.forms[t]) == lexicon.slotWord[$0]
      default: false
      }
    }
  }

  /// The clause with the noun of which its subject is one as its predicate.
  func membership(_ clause: ClauseFrame) -> ClauseFrame? {
    var q: Int32 = -1
    if clause.kind == .noun {
      let p = syntax.phraseOf[Int(clause.predicate)]
      guard p >= 0, syntax.tags[Int(clause.predicate)] == .num || reading.lemmaClasses(Int(clause.predicate)).contains(.transparent) else { return nil }
      q = reading.partitive(p)
    } else {
      for k in syntax.complements(of: clause) where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && reading.kind(Int(k.marker)) == WordKind.among
      {
        q = k.phrase
      }
    }
    guard q >= 0 else { return nil }
    var member = clause
    member.kind = .noun
    member.predicate = reading.phrase(q).head
    return member
  }

  /// The clause with the noun that completes a verb of being or becoming as its predicate.
  private func predicateNoun(_ clause: ClauseFrame) -> ClauseFrame? {
    for k in syntax.complements(of: clause)
    where k.phrase >= 0 && (k.kind == .predicative || k.kind == .prepositional && k.marker >= 0 && reading.word(Int(k.marker), is: "as")) {
      var turned = clause
      turned.kind = .noun
      turned.predicate = reading.phrase(k.phrase).head
      return membership(turned) ?? turned
    }
    return nil
  }

  /// Whether the target that a unit misses is each of its holders for the others: "Oslo and Paris signed an agreement", "… met".
  func isReciprocal(_ match: UnitMatch, _ holder: Filler?, _ clause: ClauseFrame) -> Bool {
    guard case .phrase(let p)? = holder, reading.phrase(p).nextConjunct >= 0 else { return false }
    let isMutual = FrameFlags(rawValue: lexicon.frameFlags[match.frame]).contains(.mutual) && isAlone(clause)
    guard isMutual || match.length > 1 || lexicon.frameEvent[match.frame] - 1 == UnitMatcher.consult else { return false }
    return lexicon.slots(lexicon.unitTarget[match.unit]).contains {
      lexicon.slotKind[$0] == SlotKind.preposition && UnitMatcher.isWith(lexicon, lexicon.slotWord[$0])
    }
  }

  /// Whether nobody and nothing but the subject is named: "Oslo and Paris quarrelled", "… are rivals".
  private func isAlone(_ clause: ClauseFrame) -> Bool {
    guard clause.object < 0, !clause.flags.contains(.passive) else { return false }
    guard clause.kind == .noun else { return clause.kind == .verb }
    let p = syntax.phraseOf[Int(clause.predicate)]
    return p >= 0 && reading.phrase(p).flags.contains(.plural) && reading.phrase(p).possessor < 0 && reading.phrase(p).firstAttached < 0
  }

  static let consult = EventType.allCases.firstIndex(of: .consult) ?? -1

  static func isWith(_ lexicon: CompiledLexicon, _ form: Int) -> Bool {
    lexicon.range(of: form, in: lexicon.formReadingFirst).contains { lexicon.string(lexicon.lemmaString[lexicon.readingLemma[$0]]) == "with" }
  }

  /// Adds the units that begin at a token, with what the clause fills their slots with.
  func collect(_ clause: ClauseFrame, from start: Int32, _ tag: Int, lemma: Int? = nil, _ found: inout [UnitMatch]) {
    var i = found.count
    walk(from: Int(start), lemma: lemma, limit: reach(clause), tag: tag, &found)
    while i < found.count {
      let match = found[i]
      let target = fill(lexicon.unitTarget[match.unit], clause, match)
      let holder = fill(lexicon.unitHolder[match.unit], clause, match) ?? ownerOfUnit(clause, match, target)
      found[i].holder = holder
      found[i].target = isOfObject(target, clause, match) ? nil : target
      if found[i].target == nil, isReciprocal(match, holder, clause) { found[i].target = holder }
      i += 1
    }
  }

  /// How far a clause's units may reach: over an adverb behind all that the clause has ("views the dam favourably"), one of two words too ("put
  /// the treaty on hold"), and the particles right behind the verb ("went along with").
  private func reach(_ clause: ClauseFrame) -> Int {
    let end = Int(clause.end)
    guard end > 0, end < syntax.tags.count, syntax.phraseOf[end] < 0 else { return end }
    let next = end + 1 < syntax.tags.count && syntax.phraseOf[end + 1] < 0 ? syntax.tags[end + 1] : .punct
    switch syntax.tags[end] {
    case .adv: return next == .adp && end == clause.predicate + 1 ? end + 2 : end + 1
    case .adp where next == .noun: return end + 2
    case .adp where end == clause.predicate + 1: return next == .adp ? end + 2 : end + 1
    default: return end
    }
  }

  /// Who has what the subject meets with: "faced *Oslo's* criticism", "came under *Norwegian* pressure", "came under attack by Oslo".
  private func ownerOfUnit(_ clause: ClauseFrame, _ match: UnitMatch, _ target: Filler?) -> Filler? {
    guard match.length > 1, clause.kind == .verb, clause.subject >= 0, target == .phrase(clause.subject),
      !lexicon.slots(lexicon.unitHolder[match.unit]).isEmpty
    else { return nil }
    let p = syntax.phraseOf[Int(match.cueEnd) - 1]
    guard p < 0 || reading.phrase(p).head == match.cueEnd - 1 else { return nil }
    var owner = ownerFiller(p)
    if owner == nil {
      for k in syntax.complements(of: clause)
      where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && reading.kind(Int(k.marker)) == WordKind.by
        && (reading.canHold(k.phrase) || reading.isCountry(k.phrase))
      {
        owner = .phrase(k.phrase)
      }
    }
    // What is one's own comes from nobody else.
    if owner == target { return nil }
    if case .phrase(let q)? = owner, reading.phrase(q).flags.contains(.pronoun) { return nil }
    return owner
  }

  /// The best first; of equals, the one found first. There are few, and each rank is reckoned once.
  func sort(_ found: inout [UnitMatch]) {
    guard found.count > 1 else { return }
    for i in found.indices { found[i].rank = rank(found[i]) }
    for i in 1..<found.count where found[i].rank > found[i - 1].rank {
      let match = found[i]
      var j = i
      repeat {
        found[j] = found[j - 1]
        j -= 1
      } while j > 0 && match.rank > found[j - 1].rank
      found[j] = match
    }
  }

  func begins(_ lemma: Int, _ what: LemmaTraits) -> Bool {
    !LemmaTraits(rawValue: lexicon.lemmaTraits[lemma]).isDisjoint(with: what)
  }

  /// "called membership for Ukraine unrealistic" is no call for Ukraine: the phrase belongs to the verb's object.
  func isOfObject(_ target: Filler?, _ clause: ClauseFrame, _ match: UnitMatch) -> Bool {
    guard match.length == 1, case .phrase(let p)? = target, clause.object >= 0, !clause.flags.contains(.passive) else { return false }
    let np = reading.phrase(p)
    return np.preposition >= 0 && np.governor == clause.object && !reading.phrase(clause.object).flags.contains(.name)
      && reading.kind(Int(np.preposition)) == WordKind.for
  }

  func rank(_ m: UnitMatch) -> Int {
    let filled = (m.holder != nil ? 1 : 0) + (m.target != nil ? 1 : 0)
    // A frame that asks for something of its fillers is the more special one.
    return (filled == 2 ? m.holder == m.target ? 95_000 : 100_000 : 0) + m.length * 10_000 + (m.target != nil ? 2_000 : 0)
      + (lexicon.frameNeeds[m.frame] != 0 ? 1_000 : 0) + (lexicon.frameSign[m.frame] != 0 ? 1_500 : 0) + lexicon.frameConfidence[m.frame]
  }

  /// The trie over lemmas from a token. A unit's further words may have determiners, adjectives, adverbs and possessives between them.
  /// - Parameter endingAt: the token behind the unit's last word, where it must be a certain one.
  func walk(
    from start: Int, lemma given: Int? = nil, limit: Int, tag: Int, endingAt: Int = -1, _ found: inout [UnitMatch]
  ) {
    let lemma = given ?? reading.lemma(start)
    guard lemma >= 0, begins(lemma, .beginsUnit(tag)) else { return }
    var node = lexicon.lemmaNode[lemma]
    guard node > 0 else { return }
    var match = UnitMatch(unit: 0, frame: 0, length: 1, cueFirst: Int32(start), cueEnd: Int32(start + 1))
    if endingAt < 0 || endingAt == start + 1 { report(node, tag, match, &found) }
    var t = start + 1
    let last = min(limit, start + 14)
    // A node without edges leads nowhere.
    guard t < last, lexicon.hasEdges(node) else { return }
    let tags = syntax.tags
    var skipped = 0
    // "see no reason" and "see value" are units both: in "sees no value" the way without the determiner is tried too.
    var other: (node: Int, t: Int, match: UnitMatch, skipped: Int)?
    while true {
      guard t < last, skipped < 5, lexicon.hasEdges(node) else {
        guard let way = other else { return }
        (node, t, match, skipped) = way
        other = nil
        continue
      }
      // No word of a name is a unit's: the White House is no house.
      // Nor is the half of a compound whose other half is none: "gave a wake-up call" is not "gave up".
      let isHalf = isHyphen(t - 1) && t >= start + 2 && match.words & (1 << UInt32(t - 2 - start)) == 0
      let l = reading.words.nameOf[t] < 0 && !isHalf ? reading.lemma(t) : -1
      let next = l >= 0 ? lexicon.next(node, l) : 0
      if next > 0 {
        if tags[t] == .det, other == nil { other = (node, t + 1, match, skipped + 1) }
        node = next
        match.length += 1
        match.cueEnd = Int32(t + 1)
        match.words |= 1 << UInt32(t - start)
        skipped = 0
        if endingAt < 0 || endingAt == t + 1, !isPreposition(match, tag) { report(node, tag, match, &found) }
      } else {
        switch tags[t] {
        case .det, .adj, .adv, .part, .num, .pron, .propn, .noun: skipped += 1
        case .punct where reading.words.quoteDepth[t] != reading.words.quoteDepth[max(0, t - 1)] || isHyphen(t): break
        default: t = last
        }
      }
      t += 1
    }
  }

  /// "took the lead on the treaty" is not "took on", nor "took a back seat" "took back": behind an object a particle has no object of its own,
  /// and is no part of a phrase.
  private func isPreposition(_ match: UnitMatch, _ tag: Int) -> Bool {
    guard tag == 15, match.length == 2, match.cueEnd - match.cueFirst > 2, Int(match.cueEnd) < syntax.phraseOf.count else { return false }
    let last = match.cueEnd - 1
    let own = syntax.phraseOf[Int(last)]
    if syntax.tags[Int(last)] == .adj { return own >= 0 && reading.phrase(own).head != last }
    guard syntax.tags[Int(last)] == .adp else { return false }
    let behind = syntax.phraseOf[Int(match.cueEnd)]
    return behind >= 0 && reading.phrase(behind).preposition == last && !reading.phrase(behind).flags.contains(.time)
  }

  func isHyphen(_ t: Int) -> Bool {
    reading.words.tokens.ends[t] - reading.words.tokens.starts[t] == 1
      && reading.words.text[Int(reading.words.tokens.starts[t])] == 0x2D
  }

  func report(_ node: Int, _ tag: Int, _ match: UnitMatch, _ found: inout [UnitMatch]) {
    // A unit's payload has its part of speech as the shape and its frame as the flags: units of other parts of speech are passed unread.
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst)
    where lexicon.payloadKind[p] == PayloadKind.unit && lexicon.payloadShape[p] == tag {
      var match = match
      match.unit = lexicon.payloadValue[p]
      match.frame = lexicon.payloadFlags[p]
      found.append(match)
    }
  }
}
