internal import Lexicon
internal import Segmentation

/// Finds the frame units at a predicate and fills their slots. A unit whose holder or target slot is not filled is no match.
struct UnitMatcher {
  let reading: DocumentReading
  private var lexicon: CompiledLexicon { reading.lexicon }
  private var syntax: Syntax { reading.syntax }

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

  /// Adds the units that a preposition of several words is ("in support of"), held by the clause's subject.
  private func beside(_ clause: ClauseFrame, _ q: Int32, _ last: Int, _ found: inout [UnitMatch]) {
    guard last - 2 >= Int(clause.predicate), syntax.phraseOf[last] < 0 || syntax.phraseOf[last - 1] < 0, reading.word(last - 2, is: "in") else { return }
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

  /// The clause with the noun of which its subject is one as its predicate.
  private func membership(_ clause: ClauseFrame) -> ClauseFrame? {
    var q: Int32 = -1
    if clause.kind == .noun {
      let p = syntax.phraseOf[Int(clause.predicate)]
      guard p >= 0, syntax.tags[Int(clause.predicate)] == .num || reading.lemmaClasses(Int(clause.predicate)).contains(.transparent) else { return nil }
      q = reading.partitive(p)
    } else {
      for k in syntax.complements(of: clause) where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && reading.word(Int(k.marker), is: "among") {
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
  private func isReciprocal(_ match: UnitMatch, _ holder: Filler?) -> Bool {
    guard case .phrase(let p)? = holder, reading.phrase(p).nextConjunct >= 0 else { return false }
    guard match.length > 1 || lexicon.frameEvent[match.frame] - 1 == UnitMatcher.consult else { return false }
    return lexicon.slots(lexicon.unitTarget[match.unit]).contains {
      lexicon.slotKind[$0] == SlotKind.preposition && UnitMatcher.isWith(lexicon, lexicon.slotWord[$0])
    }
  }

  static let consult = EventType.allCases.firstIndex(of: .consult) ?? -1

  private static func isWith(_ lexicon: CompiledLexicon, _ form: Int) -> Bool {
    lexicon.range(of: form, in: lexicon.formReadingFirst).contains { lexicon.string(lexicon.lemmaString[lexicon.readingLemma[$0]]) == "with" }
  }

  /// Adds the units that begin at a token, with what the clause fills their slots with.
  private func collect(_ clause: ClauseFrame, from start: Int32, _ tag: Int, lemma: Int? = nil, _ found: inout [UnitMatch]) {
    var i = found.count
    walk(from: Int(start), lemma: lemma, limit: Int(clause.end), tag: tag, &found)
    while i < found.count {
      let match = found[i]
      let holder = fill(lexicon.unitHolder[match.unit], clause, match)
      let target = fill(lexicon.unitTarget[match.unit], clause, match)
      found[i].holder = holder
      found[i].target = isOfObject(target, clause, match) ? nil : target
      if found[i].target == nil, isReciprocal(match, holder) { found[i].target = holder }
      i += 1
    }
  }

  /// The best first; of equals, the one found first. There are few, and each rank is reckoned once.
  private func sort(_ found: inout [UnitMatch]) {
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

  private func begins(_ lemma: Int, _ what: LemmaTraits) -> Bool {
    !LemmaTraits(rawValue: lexicon.lemmaTraits[lemma]).isDisjoint(with: what)
  }

  /// "called membership for Ukraine unrealistic" is no call for Ukraine: the phrase belongs to the verb's object.
  private func isOfObject(_ target: Filler?, _ clause: ClauseFrame, _ match: UnitMatch) -> Bool {
    guard match.length == 1, case .phrase(let p)? = target, clause.object >= 0, !clause.flags.contains(.passive) else { return false }
    let np = reading.phrase(p)
    return np.preposition >= 0 && np.governor == clause.object && !reading.phrase(clause.object).flags.contains(.name)
      && reading.word(Int(np.preposition), is: "for")
  }

  private func rank(_ m: UnitMatch) -> Int {
    let filled = (m.holder != nil ? 1 : 0) + (m.target != nil ? 1 : 0)
    // A frame that asks for something of its fillers is the more special one.
    return (filled == 2 ? m.holder == m.target ? 95_000 : 100_000 : 0) + m.length * 10_000 + (m.target != nil ? 2_000 : 0)
      + (lexicon.frameNeeds[m.frame] != 0 ? 1_000 : 0) + (lexicon.frameSign[m.frame] != 0 ? 1_500 : 0) + lexicon.frameConfidence[m.frame]
  }

  /// The trie over lemmas from a token. A unit's further words may have determiners, adjectives, adverbs and possessives between them.
  /// - Parameter endingAt: the token behind the unit's last word, where it must be a certain one.
  private func walk(
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
    while t < last, skipped < 5, lexicon.hasEdges(node) {
      let l = reading.lemma(t)
      let next = l >= 0 ? lexicon.next(node, l) : 0
      if next > 0 {
        node = next
        match.length += 1
        match.cueEnd = Int32(t + 1)
        match.words |= 1 << UInt32(t - start)
        skipped = 0
        if endingAt < 0 || endingAt == t + 1 { report(node, tag, match, &found) }
      } else {
        switch tags[t] {
        case .det, .adj, .adv, .part, .num, .pron, .propn, .noun: skipped += 1
        case .punct where reading.words.quoteDepth[t] != reading.words.quoteDepth[max(0, t - 1)] || isHyphen(t): break
        default: return
        }
      }
      t += 1
    }
  }

  private func isHyphen(_ t: Int) -> Bool {
    reading.words.tokens.ends[t] - reading.words.tokens.starts[t] == 1
      && reading.words.text[Int(reading.words.tokens.starts[t])] == 0x2D
  }

  private func report(_ node: Int, _ tag: Int, _ match: UnitMatch, _ found: inout [UnitMatch]) {
    // A unit's payload has its part of speech as the shape and its frame as the flags: units of other parts of speech are passed unread.
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst)
    where lexicon.payloadKind[p] == PayloadKind.unit && lexicon.payloadShape[p] == tag {
      var match = match
      match.unit = lexicon.payloadValue[p]
      match.frame = lexicon.payloadFlags[p]
      found.append(match)
    }
  }

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
    case SlotKind.of: return prepositional(clause, match) { reading.word($0, is: "of") }
    case SlotKind.by:
      if passive, clause.agent >= 0 { return .phrase(clause.agent) }
      return prepositional(clause, match) { reading.word($0, is: "by") }
    case SlotKind.preposition:
      return prepositional(clause, match) { Int(reading.words.forms[$0]) == word }
    case SlotKind.that: return complement(clause) { $0 == .that }
    case SlotKind.infinitive: return complement(clause) { $0 == .infinitive }
    case SlotKind.ing: return complement(clause) { $0 == .gerund }
    case SlotKind.wh: return complement(clause) { $0 == .wh }
    default: return nil
    }
  }

  private func covers(_ match: UnitMatch, _ token: Int32) -> Bool {
    match.length > 1 && token >= match.cueFirst && token < match.cueEnd && token - match.cueFirst < 32
      && match.words & (1 << UInt32(token - match.cueFirst)) != 0
  }

  private func complement(_ clause: ClauseFrame, _ fits: (Complement.Kind) -> Bool) -> Filler? {
    for k in syntax.complements(of: clause) where fits(k.kind) && k.clause >= 0 { return .clause(k.clause) }
    return nil
  }

  /// A prepositional phrase of the verb, or of the words that belong to the unit, or of its object.
  private func prepositional(_ clause: ClauseFrame, _ match: UnitMatch, _ fits: (Int) -> Bool) -> Filler? {
    for k in syntax.complements(of: clause) where k.kind == .prepositional && k.marker >= 0 && fits(Int(k.marker)) {
      if k.phrase >= 0 {
        if covers(match, reading.phrase(k.phrase).head) { continue }
        // An of-phrase belongs to the noun before it, unless that is a name ("accused Moscow of bad faith").
        let governor = reading.phrase(k.phrase).governor
        if governor >= 0, reading.word(Int(k.marker), is: "of"), !reading.phrase(governor).flags.contains(.name), match.length == 1 { continue }
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
      for q in reading.attached(clause.object) where fits(Int(reading.phrase(q).preposition)) && !reading.word(Int(reading.phrase(q).preposition), is: "of") {
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
  private func adjectiveLemma(_ t: Int) -> Int? {
    let form = reading.words.forms[t]
    guard form >= 0 else { return nil }
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == 0 {
      return lexicon.readingLemma[r]
    }
    return nil
  }

  private func participial(_ p: Int32, _ fits: (Int) -> Bool) -> Filler? {
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

  private func ownerFiller(_ p: Int32) -> Filler? {
    guard p >= 0 else { return nil }
    let np = reading.phrase(p)
    if np.possessor >= 0, np.possessor != p { return .phrase(np.possessor) }
    if let found = reading.owner(p) { return .mention(found.mention) }
    return nil
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
      case SlotKind.of: reading.word(t, is: "of")
      case SlotKind.preposition: Int(reading.words.forms[t]) == lexicon.slotWord[$0]
      default: false
      }
    }
  }

  // MARK: Noun phrases

  /// The matches of a noun phrase's head, the best first.
  func nounMatches(_ p: Int32) -> [UnitMatch] {
    var found: [UnitMatch] = []
    nounMatches(p, &found)
    return found
  }

  /// The same into a buffer, whose memory is used again from phrase to phrase.
  func nounMatches(_ p: Int32, _ found: inout [UnitMatch]) {
    found.removeAll(keepingCapacity: true)
    let np = reading.phrase(p)
    if np.flags.contains(.pronoun) || np.flags.contains(.name) { return }
    let end = Int(np.head) + 1
    var start = Int(np.head)
    // A unit of several words ends at the head ("green light").
    while start >= Int(np.first), start > Int(np.head) - 3 {
      walk(from: start, limit: end, tag: 7, endingAt: end, &found)
      start -= 1
    }
    for i in found.indices {
      let unit = found[i].unit
      let holder = nounFill(lexicon.unitHolder[unit], p)
      let target = nounFill(lexicon.unitTarget[unit], p)
      found[i].holder = holder
      found[i].target = target
    }
    sort(&found)
  }

  /// The name that a phrase's noun is compounded with: "the Russia sanctions".
  private func compounded(_ p: Int32) -> Filler? {
    guard p >= 0 else { return nil }
    let np = reading.phrase(p)
    for t in Int(np.first)..<Int(np.head) {
      let m = reading.mention(at: t)
      if m >= 0, syntax.phraseOf[t] == p, !reading.table.mentions[Int(m)].isAdjective, reading.table.mentions[Int(m)].form != .demonym {
        return .mention(m)
      }
    }
    return nil
  }

  private func nounFill(_ list: Int, _ p: Int32) -> Filler? {
    let np = reading.phrase(p)
    for slot in lexicon.slots(list) {
      switch lexicon.slotKind[slot] {
      case SlotKind.subject:
        // "Obi, a critic of the levy": whom the phrase stands beside.
        if np.apposition >= 0, np.apposition != p { return .phrase(np.apposition) }
        let later = reading.appositives[Int(p)]
        if later >= 0, later != p { return .phrase(later) }
        if let filler = ownerFiller(p) { return filler }
      case SlotKind.possessor:
        if let filler = ownerFiller(p) { return filler }
      case SlotKind.itself: return .phrase(p)
      case SlotKind.modified:
        if let filler = compounded(p) { return filler }
      case SlotKind.speaker: return .speaker
      case SlotKind.of, SlotKind.by, SlotKind.preposition:
        let kind = lexicon.slotKind[slot]
        for q in reading.attached(p) {
          let marker = Int(reading.phrase(q).preposition)
          guard marker >= 0 else { continue }
          let fits =
            kind == SlotKind.of
            ? reading.word(marker, is: "of")
            : kind == SlotKind.by ? reading.word(marker, is: "by") : Int(reading.words.forms[marker]) == lexicon.slotWord[slot]
          if fits { return .phrase(q) }
        }
        // "criticism of the plan by Oslo", "the attacks by Oslo on Bern": the second phrase may hang on the first.
        if kind != SlotKind.of {
          for q in reading.attached(p) {
            for r in reading.attached(q) {
              let marker = Int(reading.phrase(r).preposition)
              guard marker >= 0 else { continue }
              let fits = kind == SlotKind.by ? reading.word(marker, is: "by") : Int(reading.words.forms[marker]) == lexicon.slotWord[slot]
              if fits { return .phrase(r) }
            }
          }
        }
        if kind == SlotKind.preposition,
          let filler = participial(p, { Int(reading.words.forms[$0]) == lexicon.slotWord[slot] })
        {
          return filler
        }
      case SlotKind.infinitive, SlotKind.that, SlotKind.ing, SlotKind.wh:
        var c = np.firstClause
        var steps = 0
        while c >= 0, steps < 4 {
          let clause = reading.clause(c)
          if clause.link == .nounComplement {
            let infinitive = clause.flags.contains(.infinitive)
            if infinitive == (lexicon.slotKind[slot] == SlotKind.infinitive) { return .clause(c) }
          }
          c = clause.nextOfNoun
          steps += 1
        }
      default: break
      }
    }
    return nil
  }

  // MARK: Light verbs

  /// The light verb that a clause's predicate is for a noun. Of two with the same words the one counts whose holder stands in
  /// the clause by a preposition: "has the support of Congress" is Congress's, "has contempt for it" the subject's.
  func light(_ clause: ClauseFrame, noun: Int32) -> Int? {
    let all = lights(clause)
    guard all.count > 1 else { return all.first }
    func byPreposition(_ light: Int) -> Bool {
      !lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.subject }
    }
    return all.first { byPreposition($0) && lightFill(lexicon.lightHolder[$0], clause, noun: noun) != nil }
      ?? all.first { !byPreposition($0) } ?? all.first
  }

  /// The light verbs with the most words at a clause's predicate.
  private func lights(_ clause: ClauseFrame) -> [Int] {
    guard clause.kind == .verb else { return [] }
    let lemma = reading.lemma(Int(clause.predicate))
    guard lemma >= 0, begins(lemma, .beginsLight) else { return [] }
    var node = lexicon.lemmaNode[lemma]
    var best: [Int] = []
    var t = Int(clause.predicate) + 1
    while node > 0 {
      let here = lexicon.range(of: node, in: lexicon.nodePayloadFirst).filter { lexicon.payloadKind[$0] == PayloadKind.light }
      if !here.isEmpty { best = here.map { lexicon.payloadValue[$0] } }
      guard t < Int(clause.end) else { break }
      let l = reading.lemma(t)
      node = l >= 0 ? lexicon.next(node, l) : 0
      t += 1
    }
    return best
  }

  /// Whether the words of a light verb have the preposition of a complement ("*come under* attack", against "received letters *about* an attack").
  func takesIn(_ complement: Complement, _ clause: ClauseFrame) -> Bool {
    guard complement.kind == .prepositional, complement.marker >= 0 else { return true }
    let lemma = reading.lemma(Int(clause.predicate))
    let preposition = reading.lemma(Int(complement.marker))
    guard lemma >= 0, preposition >= 0, lexicon.lemmaNode[lemma] > 0 else { return false }
    return clause.object < 0 || lexicon.next(lexicon.lemmaNode[lemma], preposition) > 0
  }

  /// A light verb's slot in its clause.
  func lightFill(_ list: Int, _ clause: ClauseFrame, noun p: Int32) -> Filler? {
    let match = UnitMatch(unit: 0, frame: 0, length: 1, cueFirst: clause.predicate, cueEnd: clause.predicate + 1)
    for slot in lexicon.slots(list) {
      if let filler = fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != .phrase(p) {
        return filler
      }
      // "drew criticism from Macron": the phrase may hang on the noun.
      let kind = lexicon.slotKind[slot]
      guard kind == SlotKind.preposition || kind == SlotKind.by || kind == SlotKind.of else { continue }
      for q in reading.attached(p) {
        let marker = Int(reading.phrase(q).preposition)
        guard marker >= 0 else { continue }
        let fits =
          kind == SlotKind.by
          ? reading.word(marker, is: "by")
          : kind == SlotKind.of
            ? reading.word(marker, is: "of")
            : Int(reading.words.forms[marker]) == lexicon.slotWord[slot]
        if fits { return .phrase(q) }
      }
    }
    return nil
  }
}
