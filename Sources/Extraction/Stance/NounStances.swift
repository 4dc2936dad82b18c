internal import Lexicon
internal import Segmentation

// Stances that noun phrases carry: "Russia's rejection of the truce", and nouns behind light verbs.
extension StanceStage {
  /// - Parameter isCovered: the noun is a word of its verb's unit ("rejected Cairo's demand for"); only its owner holds a stance by it.
  mutating func nounStances(_ p: Int32, isCovered: Bool) {
    let np = reading.phrase(p)
    if isCovered && np.possessor < 0 || isCovered && isTakenBack(p) { return }
    var slots = matcher.nounUnits(p, &matches)
    guard !matches.isEmpty else { return }
    let c = clause(around: p)
    let made = np.firstClause >= 0 ? maker(p, c) : nil
    let severed = c >= 0 && reading.syntax.clauses[Int(c)].subject == p ? severedRow(c) : -1
    if severed >= 0 {
      for i in matches.indices where isOfTwo(matches[i]) { matches[i].holder = .phrase(severed) }
    }
    var lightImplies = Implication.nothing
    var lightHolder: Filler?
    var lightTarget: Filler?
    var cueFirst: Int32 = -1
    var isAnswer = false
    var isCircumstance = false
    var isLight = false
    if c >= 0 {
      let clause = reading.clause(c)
      if !isCovered, matcher.mayBeLight(c), isLightNoun(p, np, clause, c), let light = matcher.light(c, noun: p, isHeld: isHeld(np, c, made != nil)) {
        isLight = true
        lightHolder = matcher.lightFill(lexicon.lightHolder[light], c, noun: p)
        lightTarget = matcher.lightFill(lexicon.lightTarget[light], c, noun: p)
        isAnswer = matcher.isAnswer(light)
        // "was met with criticism from": its subject is hit by it, active or passive.
        if lightTarget == nil, clause.flags.contains(.passive), clause.agent < 0, clause.subject >= 0, clause.subject != p,
          lexicon.slots(lexicon.lightTarget[light]).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
        {
          lightTarget = .phrase(clause.subject)
        }
        cueFirst = min(clause.predicate, np.head)
        lightImplies = lexicon.lightImplies[light]
        if isAnswer, lightTarget == nil { lightTarget = understoodSubject(clause) }
      } else if !isCovered, clause.subject >= 0, clause.subject != p, matcher.isCircumstance(np), isHeld(np, c, made != nil) {
        // "joined it with help from Oslo", "went ahead despite Oslo's warnings": toward whoever does so.
        lightTarget = .phrase(clause.subject)
        isAnswer = true
        isCircumstance = true
      }
    }
    // "in a show of": what hangs on no other phrase has the article itself.
    let mayBeManner = lightHolder == nil && (np.governor >= 0 || np.flags.contains(.indefinite))
    let mannerHolder = mayBeManner ? self.mannerHolder(p, np, c) : nil
    // Most have nobody who holds what the noun says.
    let isHeldOtherwise = lightHolder != nil || made != nil || mannerHolder != nil || isAnswer
    guard isHeldOtherwise || matches.contains(where: { $0.holder != nil }) else { return }
    matcher.nounTargets(p, &slots, &matches, ofAll: isHeldOtherwise)
    if severed >= 0 {
      for i in matches.indices where matches[i].holder == .phrase(severed) { matches[i].target = .phrase(severed) }
    }
    for i in matches.indices {
      // Most have nobody to fill one of their slots.
      if lightHolder == nil, made == nil, mannerHolder == nil, matches[i].holder == nil && !isAnswer || matches[i].target == nil && lightTarget == nil {
        continue
      }
      var match = matches[i]
      if isCovered && (match.holder != .phrase(np.possessor) || isOfSubject(np.possessor, c)) { continue }
      // "has respect for": what follows a light verb's noun is the noun's.
      var shared: Filler?
      if lightHolder != nil, c >= 0, let filler = matcher.fill(match.targetSlots, reading.predicate(c), match.cue) {
        switch filler {
        case .phrase(let q) where reading.phrase(q).first > np.head: shared = filler
        case .clause(let k) where reading.clause(k).first > np.head && reading.named(by: k) != nil: shared = filler
        default: break
        }
      }
      // "has the support of Congress": whose it is, is not what it is for; nor is what a sum is of ("a fine of two million").
      var own = lightHolder != nil && match.target == lightHolder ? nil : match.target
      if lightTarget != nil, case .phrase(let q)? = own, isSum(q) { own = nil }
      var holder = lightHolder ?? match.holder
      if let made, lightHolder == nil, match.holder == nil {
        holder = made.holder
        if case .clause(let k)? = own, k == made.index { own = nil }
        own = own ?? recipient(of: made.clause, made.index, match, np)
      }
      if holder == nil, isAnswer { holder = source(behind: np, c) }
      if holder == nil { holder = mannerHolder }
      let isBehind = mannerHolder != nil && Int(np.end) < reading.words.count && matcher.hasSlot(match, at: Int(np.end))
      let behind = isBehind ? governed(by: np.end, of: p, in: c).map(Filler.phrase) : nil
      var target = own ?? lightTarget ?? shared ?? behind
      if isAnswer, own == nil {
        guard let holder, let answered = target, isAimed(match.frame, atDeeds: isCircumstance), !isSame(holder, answered) else { continue }
        target = answered
      }
      // "set up a clash between the two": those whom it is between, not who brings it about.
      if match.holderSlots == match.targetSlots { (holder, target) = (match.holder, match.target) }
      guard let target, let holder else { continue }
      if holder == target, match.holderSlots != match.targetSlots || !isBetween(holder, np, c) { continue }
      match.holder = holder
      match.target = target
      guard suits(match) else { continue }
      // "came under fire from Israeli tanks": nobody is given tanks.
      if lightTarget != nil, own == nil, reading.lemmaFlags(Int(np.head)).contains(.actsFor) { continue }
      if cueFirst >= 0, match.cueFirst - cueFirst < 8 { match.cue.first = cueFirst }
      var context = isLight && !isAnswer ? lightContext(c, lightImplies) : StanceContext()
      if context.isUnrealised { return }
      if np.flags.contains(.negative) { context.isNegated.toggle() }
      if isScant(np) { context.isNearNegated = true }
      // What a question or a condition asks of, it does not assert.
      if !isLight, c >= 0 {
        let outer = contexts.context(c).factuality
        switch outer {
        case .question, .conditional, .hypothetical: context.factuality = outer
        default: if isImagined(p, np, c) { context.factuality = .modal }
        }
      }
      emit(match, holder: holder, target: target, clause: c, context: context, degrees: .phrase(p), noun: p)
      return
    }
  }

  /// "withdrew her party's support for it": the verb takes back what the noun says, whose ever it is.
  private mutating func isTakenBack(_ p: Int32) -> Bool {
    let c = clause(around: p)
    guard c >= 0, matcher.mayBeLight(c), let light = matcher.light(c, noun: p, isHeld: false) else { return false }
    return lexicon.lightImplies[light] == Implication.denied
  }

  /// "Clashes broke out between Togo and Ghana": the row that the subject is between, behind the verb; -1 none.
  private func severedRow(_ c: Int32) -> Int32 {
    for k in reading.complements(of: c) {
      let complement = reading.syntax.complements[k]
      guard complement.kind == .prepositional, complement.phrase >= 0, complement.marker >= 0 else { continue }
      if reading.kind(Int(complement.marker)) == WordKind.between, reading.isRow(complement.phrase) { return complement.phrase }
    }
    return -1
  }

  /// Whether a unit is what several do to each other: its holders and its targets stand in one slot.
  private func isOfTwo(_ match: UnitMatch) -> Bool { match.holderSlots == match.targetSlots && match.holder == nil }

  /// "Clashes between Togo and Ghana left ten dead", "after talks between Togo and Ghana": each of several does it to the others, where it is told as
  /// something that happened, and not called for, feared or called off.
  private func isBetween(_ filler: Filler, _ np: NounPhrase, _ c: Int32) -> Bool {
    guard case .phrase(let row) = filler, reading.isRow(row) else { return false }
    if np.preposition >= 0 {
      return reading.kind(Int(np.preposition)) == WordKind.in || reading.lemmaTraits(Int(np.preposition)).contains(.circumstance)
    }
    guard c >= 0 else { return false }
    let clause = reading.clause(c)
    guard clause.kind == .verb, clause.subject >= 0, reading.phrase(clause.subject).head == np.head else { return false }
    let context = contexts.context(c)
    if context.isNegated || context.isUnrealised || context.factuality != .asserted { return false }
    guard let match = best[Int(c)], match.marks.sign == 2 else { return true }
    return match.target != .phrase(clause.subject)
  }

  /// Whether a word says that what it describes is yet to be: possible, planned. A participle may be its verb's form or an adjective.
  private func namesUnreal(_ t: Int) -> Bool {
    if !reading.lemmaFlags(t).isDisjoint(with: [.modal, .future]) { return true }
    let form = reading.words.forms[t]
    guard form >= 0 else { return false }
    return lexicon.range(of: Int(form), in: lexicon.formReadingFirst).contains {
      !LemmaFlags(rawValue: lexicon.lemmaFlags[lexicon.readingLemma[$0]]).isDisjoint(with: [.modal, .future])
    }
  }

  /// "A *possible* attack", "an attack *would* be a disaster", "*feared* an attack": what is spoken of has not happened.
  private func isImagined(_ p: Int32, _ np: NounPhrase, _ c: Int32) -> Bool {
    for t in Int(np.first)..<Int(np.head) where reading.syntax.tags[t] == .adj || reading.syntax.tags[t] == .verb {
      if namesUnreal(t) { return true }
    }
    let clause = reading.clause(c)
    if clause.subject == p {
      if !clause.flags.isDisjoint(with: [.would, .counterfactual]) { return true }
      if clause.kind == .adjective, reading.lemmaFlags(Int(clause.predicate)).contains(.modal) { return true }
      // "Russia's war will be discussed": what is somebody's is known.
      return np.possessor < 0 && !np.flags.contains(.definite) && !clause.flags.isDisjoint(with: [.modal, .future])
    }
    guard let match = best[Int(c)], match.target == .phrase(p), !clause.flags.contains(.negated) else { return false }
    switch match.marks.implies {
    case Implication.modal, Implication.future, Implication.open: return true
    // "halted its attack": it was there to be halted.
    case Implication.denied: return np.possessor < 0 || !isOfSubject(np.possessor, c)
    default: return false
    }
  }

  /// What a clause makes of the noun that its light verb brings in. Not asked of verbs that answer: whose criticism is answered, has criticised,
  /// whatever becomes of the answer.
  private func lightContext(_ c: Int32, _ implies: Int) -> StanceContext {
    var context = contexts.context(c)
    if implies == Implication.denied {
      // "has not ruled out an attack" plans none yet.
      if context.isNegated, context.factuality == .asserted { context.factuality = .modal }
      context.isNegated.toggle()
    }
    // "never hid his loyalty": it is there.
    if implies == Implication.nothing {
      context.isNegated = false
      context.isNearNegated = false
    }
    // "vows new sanctions": what is promised is to come.
    let outerFrame = contexts.frameOf[Int(c)]
    if outerFrame >= 0, reading.syntax.clauses[Int(c)].kind == .verb, context.factuality == .asserted {
      if lexicon.frameImplies[Int(outerFrame)] == Implication.future { context.factuality = .future }
      if lexicon.frameImplies[Int(outerFrame)] == Implication.modal { context.factuality = .modal }
    }
    return context
  }

  /// Whether a clause's verb may be the light verb of a noun: the noun is its object, or stands where an object's noun may.
  private func isLightNoun(_ p: Int32, _ np: NounPhrase, _ clause: ClauseFrame, _ c: Int32) -> Bool {
    if clause.object == p || clause.flags.contains(.passive) && clause.subject == p { return true }
    if clause.object >= 0, reading.content(clause.object) == p || np.isLaterConjunct && reading.conjuncts(clause.object).contains(p) { return true }
    for k in reading.complements(of: c) where reading.syntax.complements[k].phrase == p && matcher.takesIn(reading.syntax.complements[k], c) { return true }
    if clause.kind == .noun, np.governor >= 0, np.governor == reading.syntax.phraseOf[Int(clause.predicate)] { return true }
    return clause.subject == p && isListed(np, clause, c)
  }

  /// "recalled its envoy in a show of support for Kenya", "left as a rebuke to Chad": in what is done the subject takes the side.
  private func mannerHolder(_ p: Int32, _ np: NounPhrase, _ c: Int32) -> Filler? {
    guard c >= 0, np.possessor < 0 else { return nil }
    let clause = reading.clause(c)
    guard clause.subject >= 0, clause.kind == .verb, !clause.flags.contains(.passive), reading.manner(p, clause) != nil else { return nil }
    let outer = contexts.context(c)
    return outer.isNegated || outer.isUnrealised ? nil : .phrase(clause.subject)
  }

  /// "Trump critic Edna Marsh", "Putin's ally Yuri Orlov": the noun before a name says what it is to whoever stands before.
  mutating func relation(_ p: Int32) {
    let np = reading.phrase(p)
    let m = reading.mention(at: Int(np.head))
    guard m >= 0, reading.table.mentions[Int(m)].type == .person else { return }
    let noun = Int(reading.table.mentions[Int(m)].first) - 1
    guard noun > Int(np.first) || noun == Int(np.first) && np.possessor >= 0, reading.syntax.tags[noun] == .noun,
      reading.lemmaTraits(noun).contains(.beginsUnit(7)), reading.mention(at: noun) < 0,
      !(Int(np.first)..<noun).contains(where: { reading.kind($0) == WordKind.former })
    else { return }
    let before = noun > Int(np.first) ? reading.mention(at: noun - 1) : -1
    let isName = before >= 0 && !reading.table.mentions[Int(before)].isAdjective && reading.table.mentions[Int(before)].form != .demonym
    guard let other: Filler = isName ? .mention(before) : np.possessor >= 0 ? .phrase(np.possessor) : nil else { return }
    matcher.units(at: noun, &matches)
    for i in matches.indices {
      var match = matches[i]
      let isHolder = lexicon.slots(match.holderSlots).contains { lexicon.slotKind[$0] == SlotKind.subject }
      let isTarget = lexicon.slots(match.targetSlots).contains { lexicon.slotKind[$0] == SlotKind.subject }
      guard isHolder != isTarget, takesOwner(isHolder ? match.targetSlots : match.holderSlots) else { continue }
      match.holder = isHolder ? .phrase(p) : other
      match.target = isHolder ? other : .phrase(p)
      guard let holder = match.holder, let target = match.target, suits(match) else { continue }
      emit(match, holder: holder, target: target, clause: clause(around: p), context: StanceContext(), degrees: .phrase(p), noun: p)
      return
    }
  }

  /// "his critics include Oslo": a relation, and a verb whose object is who has it.
  private func isListed(_ np: NounPhrase, _ clause: ClauseFrame, _ c: Int32) -> Bool {
    clause.object >= 0 && !clause.flags.contains(.passive) && reading.lemmaFlags(Int(np.head)).contains(.relation)
      && matcher.lights(c).contains { matcher.isListing($0) }
  }

  /// Whether a noun's slot is filled by its owner or by the name that it is compounded with ("Trump critic", against "a tennis champion").
  private func takesOwner(_ list: Int) -> Bool {
    lexicon.slots(list).contains { lexicon.slotKind[$0] == SlotKind.possessor || lexicon.slotKind[$0] == SlotKind.modified }
  }

  /// Whether an owner is the one who acts in the clause: "lifted its blockade".
  private func isOfSubject(_ owner: Int32, _ c: Int32) -> Bool {
    guard c >= 0 else { return false }
    let clause = reading.clause(c)
    let subject = clause.flags.contains(.passive) ? clause.agent : clause.subject
    guard subject >= 0, let a = reading.actor(owner), let b = reading.actor(subject) else { return reading.phrase(owner).flags.contains(.pronoun) }
    return a.entity == b.entity
  }

  /// "little willingness", "scant support": as good as none. "A little support" is some.
  func isScant(_ np: NounPhrase) -> Bool {
    for t in Int(np.first)..<Int(np.head) {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.nearNegation) { return true }
      if reading.lemmaTraits(t).contains(.scant) { return t == 0 || t == Int(np.first) && !reading.syntax.features[t - 1].contains(.indefinite) }
    }
    return false
  }
}
