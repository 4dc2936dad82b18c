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
  func matches(_ c: Int32) -> Scratch<UnitMatch> {
    var found = Scratch<UnitMatch>()
    matches(c, &found)
    sort(&found)
    return found
  }

  /// The same in no order, into a buffer, whose memory is used again from clause to clause: of most clauses only the best is asked for.
  func matches(_ c: Int32, _ found: inout Scratch<UnitMatch>) {
    found.removeAll()
    let at = reading.predicate(c)
    let i = Int(c)
    if at.kind != .other {
      let tag = at.kind == .verb ? 15 : at.kind == .noun ? 7 : 0
      collect(at, from: at.token, tag, &found)
      if mayBegin(before: at) { before(at, tag, &found) }
    }
    if syntax.clauses[i].flags.contains(.passive) { participle(at, &found) }
    if at.kind == .noun || at.kind == .other {
      // "is one of his critics", "is among the backers of the plan": the noun behind.
      if let member = membership(at) { collect(member, from: member.token, 7, &found) }
      // "is against the plan", "is in favour of it": the copula and a preposition.
      let end = syntax.clauses[i].groupEnd
      if syntax.clauses[i].groupFirst >= 0, end > syntax.clauses[i].groupFirst {
        collect(at, from: end - 1, 15, &found)
        // "is at odds with": a preposition and its noun are an adjective.
        if end < syntax.clauses[i].end, syntax.tags[Int(end)] == .adp { collect(at, from: end, 0, &found) }
      }
    }
    if at.kind == .verb, mayGoOn(behind: at) { behindVerb(at, &found) }
  }

  /// The matches of a verb that has an object, the best first, without the units of several words that begin with it.
  func ownMatches(_ c: Int32) -> Scratch<UnitMatch> {
    var found = Scratch<UnitMatch>()
    let at = reading.predicate(c)
    walk(from: Int(at.token), limit: Int(at.token) + 1, tag: 15, &found)
    if !found.isEmpty { fill(&found, from: 0, at) }
    if syntax.clauses[Int(c)].flags.contains(.passive) { participle(at, &found) }
    sort(&found)
    return found
  }

  /// "was satisfied with", "is opposed to": a participle that is an adjective of its own; it holds of its subject.
  private func participle(_ at: Predicate, _ found: inout Scratch<UnitMatch>) {
    let agent = syntax.clauses[Int(at.clause)].agent
    guard agent < 0 || !reading.canHold(agent), let adjective = adjectiveLemma(Int(at.token)) else { return }
    let before = found.count
    collect(at, from: at.token, 0, lemma: adjective, &found)
    let subject = syntax.clauses[Int(at.clause)].subject
    for i in before..<found.count where hasSubject(found[i].holderSlots) { found[i].holder = subject >= 0 ? .phrase(subject) : nil }
  }

  /// Whether anything completes a verb that may have a unit of its own.
  @inline(__always)
  private func mayGoOn(behind at: Predicate) -> Bool {
    let kinds = reading.complementKinds(of: at.clause)
    let object = syntax.clauses[Int(at.clause)].object
    // Without an object a description counts too, and an auxiliary.
    let isAlone = UInt64(truncatingIfNeeded: Mask.isNegative(Int(object)))
    let isAuxiliary = UInt64(truncatingIfNeeded: Mask.isEqual(Int32(syntax.tags[Int(at.token)].rawValue), Int32(PartOfSpeech.aux.rawValue)))
    let isAttached = UInt64(truncatingIfNeeded: ~Mask.isNegative(Int(reading.attachment(object))))
    return kinds.beside | isAlone & (kinds.descriptions | isAuxiliary) | isAttached != 0
  }

  /// Adds the units of what completes a verb.
  private func behindVerb(_ at: Predicate, _ found: inout Scratch<UnitMatch>) {
    let complements = reading.complements(of: at.clause)
    let kinds = reading.complementKinds(of: at.clause)
    let object = syntax.clauses[Int(at.clause)].object
    if object < 0 {
      // "became a critic of the plan", "emerged as his rival": the noun that completes the verb.
      let isDescribed = kinds.descriptions != 0
      if isDescribed, let turned = predicateNoun(at) { collect(turned, from: turned.token, 7, &found) }
      // "is on board with": a phrase that is a preposition of several words elsewhere.
      if syntax.tags[Int(at.token)] == .aux, at.token + 1 < syntax.clauses[Int(at.clause)].end, syntax.tags[Int(at.token) + 1] == .adp {
        collect(at, from: at.token + 1, 0, &found)
      }
      // "remains eager to", "seems opposed to": the adjective is the predicate.
      if isDescribed {
        for k in complements where syntax.complements[k].kind == .predicative {
          let token = syntax.complements[k].token
          if token >= 0, syntax.complements[k].phrase < 0, syntax.tags[Int(token)] == .adj { collect(at, from: token, 0, &found) }
        }
      }
    }
    let isAttached = object >= 0 && syntax.phrases[Int(object)].firstAttached >= 0
    guard kinds.beside != 0 || isAttached else { return }
    // "rallied in support of the plan": what a verb without a side is done for or against.
    for i in found.indices where found[i].hasBoth && found[i].marks.sign != 0 { return }
    if kinds.beside != 0 {
      for k in complements where syntax.complements[k].kind == .prepositional {
        let complement = syntax.complements[k]
        if complement.phrase >= 0, complement.marker >= 0 { beside(at, complement.phrase, Int(complement.marker), &found) }
      }
    }
    if isAttached {
      for q in reading.attached(object) { beside(at, q, Int(reading.phrase(q).preposition), &found) }
    }
  }

  /// Whether a unit of a predicate may begin before it.
  @inline(__always)
  private func mayBegin(before at: Predicate) -> Bool {
    let head = Int(at.token)
    // Only where the predicate may be a later word of a unit. Whether a mark is a hyphen is asked when all else is so.
    let tag = UInt32(syntax.tags[max(0, head - 1)].rawValue)
    let isAfterOne = UnitMatcher.nounBit &>> UInt32(at.kind.rawValue) | UnitMatcher.mayStandBefore &>> tag
    let isInside = Int(syntax.clauses[Int(at.clause)].first &- at.token) &>> 63
    guard Int(isAfterOne & 1) & reading.facts(head).bit(.innerPhrase) & isInside != 0 else { return false }
    return at.kind == .noun || syntax.tags[head - 1] == .adv || isHyphen(head - 1)
  }

  private static var nounBit: UInt32 { 1 << UInt32(PredicateKind.noun.rawValue) }

  /// Adverbs, and what may be a hyphen, a bit each.
  private static var mayStandBefore: UInt32 {
    func bit(_ tag: PartOfSpeech) -> UInt32 { 1 << UInt32(tag.rawValue) }
    return bit(.adv) | bit(.punct) | bit(.sym) | bit(.propn)
  }

  /// Adverbs and prepositions, a bit each.
  private static var mayFollow: UInt32 { 1 << UInt32(PartOfSpeech.adv.rawValue) | 1 << UInt32(PartOfSpeech.adp.rawValue) }

  /// Adds the units that begin before the predicate and hold it: "flatly rejected", "is too weak to", "is good news for", "is a non-starter for".
  private func before(_ at: Predicate, _ tag: Int, _ found: inout Scratch<UnitMatch>) {
    let head = Int(at.token)
    let known = found.count
    if at.kind == .noun {
      let p = syntax.phraseOf[head]
      guard p >= 0 else { return }
      var t = head - 1
      while t >= Int(reading.phrase(p).first), t > head - 4 {
        collect(at, from: Int32(t), tag, &found)
        // "is gung-ho about": a compound whose second half looks like a noun.
        if t == head - 2, isHyphen(head - 1) { collect(at, from: Int32(t), 0, &found) }
        t -= 1
      }
    } else {
      collect(at, from: at.token - (isHyphen(head - 1) && head > 1 ? 2 : 1), tag, &found)
    }
    // Only what reaches the predicate is the clause's.
    var kept = known
    for i in known..<found.count where found[i].cue.covers(at.token) {
      found[kept] = found[i]
      kept += 1
    }
    found.shorten(to: kept)
  }

  /// Adds the units that a preposition of several words is ("in support of"), held by the clause's subject.
  private func beside(_ at: Predicate, _ q: Int32, _ last: Int, _ found: inout Scratch<UnitMatch>) {
    guard last - 2 >= Int(at.token), reading.kind(last - 2) == WordKind.in, syntax.phraseOf[last] < 0 || syntax.phraseOf[last - 1] < 0 else { return }
    var i = found.count
    walk(from: last - 2, limit: last, tag: 0, &found)
    while i < found.count {
      if !found[i].isSingle, hasSlot(found[i], at: last) {
        found[i].holder = fill(found[i].holderSlots, at, found[i].cue)
        found[i].target = .phrase(q)
      }
      i += 1
    }
  }

  /// The units of a part of speech that begin at a token, without their fillers.
  func unitsAt(_ t: Int, tag: Int, _ found: inout Scratch<UnitMatch>) {
    found.removeAll()
    walk(from: t, limit: t + 1, tag: tag, &found)
    sort(&found)
  }

  /// Whether the preposition at a token is one of those that a unit has its target by.
  func hasSlot(_ match: UnitMatch, at t: Int) -> Bool {
    lexicon.slots(match.targetSlots).contains {
      switch lexicon.slotKind[$0] {
      case SlotKind.of: reading.kind(t) == WordKind.of
      case SlotKind.preposition: Int(reading.words.forms[t]) == lexicon.slotWord[$0]
      default: false
      }
    }
  }

  /// The predicate with the noun of which its subject is one in its place.
  func membership(_ at: Predicate) -> Predicate? {
    var q: Int32 = -1
    if at.kind == .noun {
      let p = syntax.phraseOf[Int(at.token)]
      guard p >= 0, syntax.tags[Int(at.token)] == .num || reading.lemmaClasses(Int(at.token)).contains(.transparent) else { return nil }
      q = reading.partitive(p)
    } else {
      for k in reading.complements(of: at.clause) where syntax.complements[k].kind == .prepositional && syntax.complements[k].phrase >= 0 {
        let marker = syntax.complements[k].marker
        if marker >= 0, reading.kind(Int(marker)) == WordKind.among { q = syntax.complements[k].phrase }
      }
    }
    guard q >= 0 else { return nil }
    return Predicate(clause: at.clause, kind: .noun, token: reading.phrase(q).head)
  }

  /// The predicate with the noun that completes a verb of being or becoming in its place.
  private func predicateNoun(_ at: Predicate) -> Predicate? {
    for k in reading.complements(of: at.clause) {
      let complement = syntax.complements[k]
      guard complement.phrase >= 0,
        complement.kind == .predicative
          || complement.kind == .prepositional && complement.marker >= 0 && reading.word(Int(complement.marker), is: "as")
      else { continue }
      let turned = Predicate(clause: at.clause, kind: .noun, token: reading.phrase(complement.phrase).head)
      return membership(turned) ?? turned
    }
    return nil
  }

  /// Whether the target that a unit misses is each of its holders for the others: "Oslo and Paris signed an agreement", "… met".
  private func isReciprocal(_ match: UnitMatch, _ holder: Int32, _ at: Predicate) -> Bool {
    let isMutual = FrameFlags(rawValue: lexicon.frameFlags[match.frame]).contains(.mutual) && isAlone(at)
    guard isMutual || !match.isSingle || lexicon.frameEvent[match.frame] - 1 == UnitMatcher.consult else { return false }
    return lexicon.slots(match.targetSlots).contains {
      lexicon.slotKind[$0] == SlotKind.preposition && UnitMatcher.isWith(lexicon, lexicon.slotWord[$0])
    }
  }

  /// Whether nobody and nothing but the subject is named: "Oslo and Paris quarrelled", "… are rivals".
  private func isAlone(_ at: Predicate) -> Bool {
    let c = Int(at.clause)
    guard syntax.clauses[c].object < 0, !syntax.clauses[c].flags.contains(.passive) else { return false }
    guard at.kind == .noun else { return at.kind == .verb }
    let p = syntax.phraseOf[Int(at.token)]
    return p >= 0 && reading.phrase(p).flags.contains(.plural) && reading.phrase(p).possessor < 0 && reading.phrase(p).firstAttached < 0
  }

  static let consult = EventType.allCases.firstIndex(of: .consult) ?? -1

  static func isWith(_ lexicon: CompiledLexicon, _ form: Int) -> Bool {
    lexicon.range(of: form, in: lexicon.formReadingFirst).contains { lexicon.string(lexicon.lemmaString[lexicon.readingLemma[$0]]) == "with" }
  }

  /// Adds the units that begin at a token, with what the clause fills their slots with.
  private func collect(_ at: Predicate, from start: Int32, _ tag: Int, lemma: Int? = nil, _ found: inout Scratch<UnitMatch>) {
    let facts = reading.facts(Int(start))
    guard lemma.map({ begins($0, .beginsUnit(tag)) }) ?? !facts.traits.isDisjoint(with: .beginsUnit(tag)) else { return }
    let first = found.count
    follow(lemma ?? Int(facts.lemma), from: Int(start), limit: reach(at.clause), tag: tag, endingAt: -1, &found)
    if found.count > first { fill(&found, from: first, at) }
  }

  /// Fills the slots of the units from a place on. Most units of a word have their slots alike: what the last list of a single word's unit came
  /// to, the next need not ask again.
  private func fill(_ matches: inout Scratch<UnitMatch>, from first: Int, _ at: Predicate) {
    var holders = FilledList()
    var targets = FilledList()
    let ofSingle = fillable(at, UnitCue(first: matches[first].cueFirst, end: matches[first].cueFirst + 1))
    for i in first..<matches.count {
      let cue = matches[i].cue
      // Nothing foresees whether a unit is of one word, nor whether its list is the last one: both are asked at once.
      let single = Mask.isEqual(cue.count, 1)
      let isSingle = single != 0
      let fillable = FillableSlots(slots: ofSingle.slots | ~UInt64(bitPattern: Int64(single)), subject: ofSingle.subject, object: ofSingle.object)
      let targetList = matches[i].targetSlots
      let holderList = matches[i].holderSlots
      if single & Mask.isEqual(Int32(truncatingIfNeeded: targets.list), Int32(truncatingIfNeeded: targetList)) == 0 {
        var target = fill(targetList, at, cue, fillable)
        if isSingle {
          let p = Filler.phrase(ofCode: target)
          if p >= 0, isOfObject(p, at.clause) { target = 0 }
        }
        targets = FilledList(list: isSingle ? targetList : -1, filler: target)
      }
      var target = targets.filler
      if single & Mask.isEqual(Int32(truncatingIfNeeded: holders.list), Int32(truncatingIfNeeded: holderList)) == 0 {
        var holder = fill(holderList, at, cue, fillable)
        if holder == 0, !isSingle { holder = ownerOfUnit(at, matches[i], Filler(code: target)).code }
        if holder == 0, target != 0 { holder = doerOfDeed(at, matches[i], Filler(code: target)).code }
        holders = FilledList(list: isSingle ? holderList : -1, filler: holder)
        let p = Filler.phrase(ofCode: holder)
        if p >= 0, reading.isRow(p) { holders.row = p }
      }
      // Of several who hold it.
      if holders.row >= 0, target == 0, isReciprocal(matches[i], holders.row, at) { target = holders.filler }
      if target != 0, matches[i].marks.isChoosy && isDescribed(at, matches[i]) || isPurpose(target, at, matches[i]) { target = 0 }
      let toward = Filler.phrase(ofCode: target)
      // "accused each other": each of them the others; of those who are not told apart, nobody is known.
      if toward >= 0, reading.isReciprocal(toward) { target = reading.areSeveral(Filler.phrase(ofCode: holders.filler)) ? holders.filler : 0 }
      matches[i].fill(holder: holders.filler, target: target)
    }
  }

  /// What a list of slots came to.
  private struct FilledList {
    var list = -1
    /// The filler's code.
    var filler: UInt64 = 0
    /// Its phrase where that is the first of several, -1 else.
    var row: Int32 = -1
  }

  /// How far a clause's units may reach: over an adverb behind all that the clause has ("views the dam favourably"), one of two words too ("put
  /// the treaty on hold"), and the particles right behind the verb ("went along with").
  private func reach(_ c: Int32) -> Int {
    let end = Int(syntax.clauses[Int(c)].end)
    guard end > 0, end < syntax.tags.count else { return end }
    guard Int(UnitMatcher.mayFollow &>> UInt32(syntax.tags[end].rawValue) & 1) & Mask.isNegative(Int(syntax.phraseOf[end])) != 0 else { return end }
    let next = end + 1 < syntax.tags.count && syntax.phraseOf[end + 1] < 0 ? syntax.tags[end + 1] : .punct
    let isBehindVerb = end == Int(syntax.clauses[Int(c)].predicate) + 1
    switch syntax.tags[end] {
    case .adv: return next == .adp && isBehindVerb ? end + 2 : end + 1
    case .adp where next == .noun: return end + 2
    case .adp where isBehindVerb: return next == .adp ? end + 2 : end + 1
    default: return end
    }
  }

  /// Who has what the subject meets with: "faced *Oslo's* criticism", "came under *Norwegian* pressure", "came under attack by Oslo".
  private func ownerOfUnit(_ at: Predicate, _ match: UnitMatch, _ target: Filler?) -> Filler? {
    let subject = syntax.clauses[Int(at.clause)].subject
    guard at.kind == .verb, subject >= 0, target == .phrase(subject), !lexicon.slots(match.holderSlots).isEmpty else { return nil }
    let p = syntax.phraseOf[Int(match.cueEnd) - 1]
    guard p < 0 || reading.phrase(p).head == match.cueEnd - 1 else { return nil }
    var owner = ownerFiller(p)
    if owner == nil {
      for k in reading.complements(of: at.clause) where syntax.complements[k].kind == .prepositional {
        let complement = syntax.complements[k]
        if complement.phrase >= 0, complement.marker >= 0, reading.kind(Int(complement.marker)) == WordKind.by,
          reading.canHold(complement.phrase) || reading.isCountry(complement.phrase)
        {
          owner = .phrase(complement.phrase)
        }
      }
    }
    // What is one's own comes from nobody else.
    if owner == target { return nil }
    if case .phrase(let q)? = owner, reading.phrase(q).flags.contains(.pronoun) { return nil }
    return owner
  }

  /// Who does the deed in which somebody suffers: "were killed in *an Israeli raid*", "died in *an attack by Hamas*". Not asked of words.
  private func doerOfDeed(_ at: Predicate, _ match: UnitMatch, _ target: Filler?) -> Filler? {
    let c = Int(at.clause)
    guard at.kind == .verb, syntax.clauses[c].agent < 0, syntax.clauses[c].subject >= 0, target == .phrase(syntax.clauses[c].subject),
      lexicon.frameKind[match.frame] == UnitMatcher.action, match.marks.sign == 2
    else { return nil }
    for k in reading.complements(of: at.clause) where syntax.complements[k].kind == .prepositional && syntax.complements[k].phrase >= 0 {
      let complement = syntax.complements[k]
      guard complement.marker >= 0, reading.kind(Int(complement.marker)) == WordKind.in, reading.isDeed(complement.phrase) else { continue }
      let deeds = nounMatches(complement.phrase)
      if let deed = deeds.first(where: { $0.holder != nil && isViolence($0) }), let doer = deed.holder { return doer }
    }
    return nil
  }

  /// Whether a clause says what its object is, where the frame is for those that do not: "called him a liar" is no telephone call.
  private func isDescribed(_ at: Predicate, _ match: UnitMatch) -> Bool {
    guard SlotNeeds(rawValue: lexicon.frameNeeds[match.frame]).contains(.targetUndescribed) else { return false }
    if reading.complementKinds(of: at.clause).descriptions != 0 { return true }
    let object = syntax.clauses[Int(at.clause)].object
    guard object >= 0 else { return false }
    // A noun that names nobody may be a description itself.
    if reading.mention(at: Int(reading.phrase(object).head)) < 0, reading.phrase(object).possessor < 0 { return true }
    let next = Int(reading.phrase(object).head) + 1
    guard next < syntax.tags.count else { return false }
    // What may begin a description that was not read as one.
    switch syntax.tags[next] {
    case .adp, .part, .sconj, .cconj, .adv: return reading.words.quoteDepth[next] > 0
    case .punct: return reading.words.quoteDepth[next] > 0 || reading.words.quoteDepth[min(next + 1, syntax.tags.count - 1)] > 0
    default:
      let p = syntax.phraseOf[next]
      return p < 0 || p == object || !reading.phrase(p).flags.contains(.time)
    }
  }

  /// "called an election to choose a mayor": the infinitive behind an object is what for, where those who are asked stand behind a preposition
  /// ("called on them to").
  private func isPurpose(_ target: UInt64, _ at: Predicate, _ match: UnitMatch) -> Bool {
    guard match.isSingle, match.marks.event - 1 == StanceStage.request, syntax.clauses[Int(at.clause)].object >= 0,
      case .clause(let k)? = Filler(code: target), syntax.clauses[Int(k)].flags.contains(.infinitive)
    else { return false }
    let addressee = lexicon.slots(lexicon.frameAddressee[match.frame])
    return !addressee.isEmpty && !addressee.contains { lexicon.slotKind[$0] == SlotKind.object }
  }

  private func isViolence(_ match: UnitMatch) -> Bool {
    let event = lexicon.frameEvent[match.frame] - 1
    return event == UnitMatcher.assault || event == UnitMatcher.coerce
  }

  private static let action = StanceKind.allCases.firstIndex(of: .action) ?? -1
  private static let assault = EventType.allCases.firstIndex(of: .assault) ?? -1
  private static let coerce = EventType.allCases.firstIndex(of: .coerce) ?? -1

  /// "called membership for Ukraine unrealistic" is no call for Ukraine: the phrase belongs to the verb's object.
  private func isOfObject(_ p: Int32, _ c: Int32) -> Bool {
    let preposition = reading.phrase(p).preposition
    guard preposition >= 0, reading.kind(Int(preposition)) == WordKind.for else { return false }
    let object = syntax.clauses[Int(c)].object
    return object >= 0 && reading.phrase(p).governor == object && !syntax.clauses[Int(c)].flags.contains(.passive)
      && !reading.phrase(object).flags.contains(.name)
  }
}
