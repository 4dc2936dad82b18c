internal import Lexicon
internal import Segmentation

/// Applies the frames of the lexicon to clauses and noun phrases, and composes what comes out.
///
/// predicate × implicative chain × event complement × negation × mood; each step is recorded.
struct StanceStage: ~Copyable {
  /// Below this confidence nothing is said.
  static let threshold = 0.3
  /// A frame whose words take a side toward somebody less often than this, in thousandths, takes none: what is left is its event.
  static let frameThreshold = 500

  let lexicon: CompiledLexicon
  let reading: DocumentReading
  let roles: RoleBuilder
  var fillers: FillerRoles
  var matcher: UnitMatcher
  var contexts: ContextReader
  var drafts: [StanceDraft] = []
  /// Per clause: its best match.
  var best = Scratch<UnitMatch?>()
  /// Per clause, what is asked of that match most: 1 whether it has a target, 2 whether it then takes a side, 4 whether there is none.
  var bestMarks: [UInt8] = []
  /// Tokens that a unit's further words cover: nouns among them are no frames of their own.
  var covered: [Bool]
  /// The matches of the clause or phrase that is being read, and those of a noun that is the target of one.
  var matches = Scratch<UnitMatch>()
  var inners = Scratch<UnitMatch>()
  /// Per token: the narrowest clause that holds it; made only for endless sentences.
  var clauseOfToken: [Int32] = []
  /// Never set: a value that may hold anything is asked where it lies, while one of these few arrays alone is copied for every question that
  /// does not change it.
  private let staysInPlace: Any? = nil

  /// The stances of a document; none where the deadline passes.
  static func run(_ reading: DocumentReading, until deadline: Deadline = .never) -> [StanceDraft] {
    var stage = StanceStage(reading)
    return stage.compose(until: deadline)
  }

  init(_ reading: DocumentReading) {
    self.reading = reading
    lexicon = reading.lexicon
    roles = RoleBuilder(reading: reading)
    fillers = FillerRoles(reading: reading, builder: roles)
    matcher = UnitMatcher(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: matcher)
    covered = [Bool](filled: false, count: reading.words.count)
  }

  mutating func compose(until deadline: Deadline) -> [StanceDraft] {
    let clauses = reading.syntax.clauses.indices
    matcher.readAhead()
    var frameOf = [Int32](filled: -1, count: clauses.count)
    best.fill(nil, count: clauses.count)
    bestMarks = [UInt8](filled: 4, count: clauses.count)
    drafts.reserveCapacity(min(clauses.count / 3, 64))
    var frames = frameOf.mutableSpan
    for c in clauses {
      if deadline.isPast { return [] }
      matcher.matches(Int32(c), &matches)
      if matches.isEmpty { continue }
      let places = MatchPlaces(matches)
      frames[c] = implyingFrame(places, of: c)
      let place = bestMatch(places)
      if place < 0 { continue }
      best[c] = matches[place]
      let hasTarget: UInt8 = matches[place].hasTarget ? 1 : 0
      let sign = matches[place].marks.sign
      bestMarks[c] = hasTarget &* (1 | UInt8(truncatingIfNeeded: (sign | sign &>> 1) & 1) &<< 1)
      if !matches[place].isSingle, matches[place].hasTarget {
        for t in Int(matches[place].cueFirst) + 1..<Int(matches[place].cueEnd) { covered[t] = true }
      }
    }
    contexts = ContextReader(reading: reading, frameOf: frameOf, matcher: matcher)
    let areEvidence = reading.words.sentences.map { isEvidence(block: $0.block) }
    for c in clauses where areEvidence[Int(reading.syntax.clauses[c].sentence)] {
      if deadline.isPast { return [] }
      clause(Int32(c))
    }
    let allPhrases = reading.syntax.phrases
    let phrases = allPhrases.span
    let allTags = reading.syntax.tags
    let tags = allTags.span
    let allFacts = reading.tokenFacts
    let facts = allFacts.span
    for p in phrases.indices {
      let rules = phraseRules(p, phrases, tags, facts)
      guard !rules.isEmpty, areEvidence[Int(phrases[p].sentence)] else { continue }
      if deadline.isPast { return [] }
      phrase(Int32(p), rules)
    }
    var result: [StanceDraft] = []
    swap(&result, &drafts)
    StanceOrder.sort(&result)
    return result
  }

  // MARK: The best match

  /// Of the matches of a clause the place of the one that it says, or may still say something by; -1 none. Where the best will not do, they are sorted.
  private mutating func bestMatch(_ places: MatchPlaces) -> Int {
    let best = places.best
    if places.held == 0 { return best }
    // Most ask for nothing, and whether the holder can hold it is asked only where there may be a choice.
    if !matches[best].marks.isChoosy || suits(matches[best]), places.held == 1 || canHold(matches[best]) { return best }
    matcher.sort(&matches)
    let held = firstHeld()
    if held >= 0 { return held }
    var any = -1
    for i in matches.indices where !matches[i].hasBoth {
      if matches[i].hasTarget, !matches[i].marks.isChoosy { return i }
      if any < 0 { any = i }
    }
    return any
  }

  /// The frame whose implication the clause carries, -1 none: it may be another unit's than the stance.
  private func implyingFrame(_ places: MatchPlaces, of c: Int) -> Int32 {
    guard places.implying >= 0 else { return -1 }
    // "quit the party to found another": what it would be said of is not there, but something else.
    let match = matches[places.implying]
    if !match.hasTarget, match.isSingle, match.marks.implies == Implication.denied, reading.syntax.clauses[c].object >= 0 { return -1 }
    // To persuade is to ask with success.
    if matches[places.implying].marks.event - 1 == StanceStage.request {
      let holding = MatchPlaces.firstHolding(matches)
      if holding >= 0 { return Int32(matches[holding].frame) }
    }
    return Int32(matches[places.implying].frame)
  }

  /// Of the sorted matches the first whose slots suit it and whose holder can hold a stance: a cartoon offends Malaysia only in Malaysia's eyes. -1 none.
  private mutating func firstHeld() -> Int {
    var first = -1
    var isDoubted = false
    for i in matches.indices where matches[i].hasBoth {
      if first < 0 {
        // Most ask for nothing.
        if !matches[i].marks.isChoosy || suits(matches[i]) { first = i }
        continue
      }
      // Asked only where there may be a choice.
      if !isDoubted, canHold(matches[first]) { return first }
      isDoubted = true
      if suits(matches[i]) { return canHold(matches[i]) ? i : first }
    }
    return first
  }

  private mutating func canHold(_ match: UnitMatch) -> Bool {
    guard let holder = match.holder else { return false }
    let isDeed = kind(match.frame) == .action
    return !fillers.holders(holder, chain: [], speaks: !isDeed, acts: isDeed).isEmpty
  }

  // MARK: What is read

  /// Leftover markup, tables and notes yield no stances.
  private func isEvidence(block: Int32) -> Bool {
    switch reading.words.blocks[Int(block)].kind {
    case .markup, .note, .table, .byline: return false
    default: return true
    }
  }

  // MARK: Clauses

  /// What a clause says. Each rule is entered only where it may find something; clauses are large, so they are read field by field.
  private mutating func clause(_ c: Int32) {
    let i = Int(c)
    let flags = reading.syntax.clauses[i].flags
    if bestMarks[i] & 1 != 0 { clauseStances(c) }
    if flags.contains(.obligation), reading.syntax.clauses[i].subject >= 0 { demanded(c) }
    let kind = reading.syntax.clauses[i].kind
    switch kind {
    case .adjective, .noun:
      // "Putin is a liar", "the plan is dangerous": the speaker of a predicate that judges its subject.
      if reading.syntax.clauses[i].subject >= 0 { predicates(c) }
    case .verb:
      // "called the delegation decorative", "described the talks as a farce": the subject judges the object.
      if mayEvaluate(c) { evaluations(c) }
      if flags.isDisjoint(with: [.question, .conditional, .obligation, .imperative]) { conduct(c) }
    case .other: break
    }
    if kind != .adjective, !flags.contains(.passive) { nounContents(c) }
  }

  /// Whether a verb may say what its object is: somebody does it to something, and a complement describes. In the passive the description may be an
  /// adjective without one.
  @inline(__always)
  private func mayEvaluate(_ c: Int32) -> Bool {
    let i = Int(c)
    let isPassive = reading.syntax.clauses[i].flags.contains(.passive)
    let other = isPassive ? reading.syntax.clauses[i].agent : reading.syntax.clauses[i].object
    let describes = reading.complementKinds(of: c).descriptions | (isPassive ? 1 : 0)
    // Shifted out where one of the two is -1.
    let isLacking = UInt64(UInt32(bitPattern: reading.syntax.clauses[i].subject | other) &>> 31)
    return describes &>> (isLacking &* 63) != 0
  }

  private mutating func clauseStances(_ c: Int32) {
    guard let match = best[Int(c)], let target = match.target else { return }
    let issuer = reading.syntax.clauses[Int(c)].link == .relative ? issuer(c, match) : nil
    guard let holder = issuer ?? match.holder ?? inheritedHolder(c, match) else { return }
    let object = reading.syntax.clauses[Int(c)].object
    let context = contexts.context(c)
    if context.isUnrealised || isSilent(match, object: object, context) || isOpposed(c, holder) { return }
    // Who is asked to do it has his own will: only of what is wished.
    if case .clause(let k) = target, match.marks.event - 1 != StanceStage.request,
      match.marks.implies == Implication.modal, let fate = fate(k, holder)
    {
      emit(match, holder: holder, target: .phrase(fate.phrase), clause: c, context: context, degrees: .clause(match), fate: fate.value)
      return
    }
    emit(match, holder: holder, target: target, clause: c, context: context, degrees: .clause(match))
    // "blocked the aid package for Ukraine": the whole idiom is against Ukraine, the verb alone against the package.
    if !match.isSingle, object >= 0, reading.syntax.clauses[Int(c)].kind == .verb, target != .phrase(object) {
      byVerbAlone(c, match, object, holder, context)
    }
  }

  /// "opposes any attempt to found a state", "rejected a bid to oust him": what a noun's infinitive says is not done by whoever is against it.
  private func isOpposed(_ c: Int32, _ holder: Filler) -> Bool {
    let clause = reading.clause(c)
    guard clause.link == .nounComplement || clause.link == .complement, clause.governor >= 0, clause.flags.contains(.infinitive) else { return false }
    let governor = reading.clause(clause.governor)
    guard governor.object >= 0, governor.subject >= 0, holder == .phrase(governor.subject) else { return false }
    let noun = reading.phrase(governor.object)
    guard noun.possessor < 0, noun.head < clause.first, clause.antecedent < 0 || clause.antecedent == governor.object,
      reading.lemmaTraits(Int(noun.head)).contains(.nounInfinitive)
    else { return false }
    return best[Int(clause.governor)]?.marks.sign == 2
  }

  private mutating func byVerbAlone(_ c: Int32, _ match: UnitMatch, _ object: Int32, _ holder: Filler, _ context: StanceContext) {
    let head = reading.phrase(object).head
    // "broke off relations" broke nothing: a particle makes another verb.
    guard match.marks.sign != 0, lexicon.frameEvent[match.frame] - 1 != StanceStage.concede, head > match.cueFirst, !hasParticle(match),
      match.cue.covers(head) || reading.syntax.phraseOf[Int(match.cueEnd) - 1] == object,
      let single = matcher.ownMatches(c).first(where: { $0.isSingle && $0.target == .phrase(object) && $0.holder != nil }),
      single.marks.sign != 0, lexicon.frameEvent[single.frame] - 1 != StanceStage.concede,
      // "fired a drone at" dismisses nobody.
      SlotNeeds(rawValue: lexicon.frameNeeds[single.frame]).isDisjoint(with: [.targetPerson])
    else { return }
    // "criticised Oslo's lack of care" is against Oslo too; but in "cut a deal with", "built bridges with" the noun is nothing by itself.
    let agrees = single.marks.sign == match.marks.sign || match.marks.sign == 2
    let objects = fillers.targets(.phrase(object))
    guard objects.contains(where: { fillers.all[$0].entity >= 0 || agrees && isEvent(fillers.all[$0]) }) else { return }
    // "resisted pressure from Oslo": by the whole idiom Oslo holds it, by the verb alone its subject.
    let own = match.holder == holder ? single.holder ?? holder : holder
    emit(single, holder: own, target: .phrase(object), clause: c, context: context, degrees: .clause(match))
  }

  /// Whether the second word of a unit is a particle right behind its verb.
  private func hasParticle(_ match: UnitMatch) -> Bool {
    let second = match.cueFirst + 1
    guard match.cue.covers(second), reading.syntax.phraseOf[Int(second)] < 0 else { return false }
    let tag = reading.syntax.tags[Int(second)]
    return tag == .adp || tag == .adv
  }

  /// Whether a frame without a side, an event or an addressee says nothing where its clause denies nothing.
  private func isSilent(_ match: UnitMatch, object: Int32, _ context: StanceContext) -> Bool {
    let frame = match.frame
    guard match.marks.sign == 0, match.marks.event == 0, !context.isNegated, lexicon.slots(lexicon.frameAddressee[frame]).isEmpty,
      !FrameFlags(rawValue: lexicon.frameFlags[frame]).contains(.eventDoes),
      !context.modifiers.contains(where: { $0.kind == .negation || $0.kind == .implicative })
    else { return false }
    // "sees no value in": denied by the unit's own noun.
    return match.isSingle || object < 0 || !reading.phrase(object).flags.contains(.negative)
  }

  /// What is to become of somebody or something: "wanted the talks to fail", "hopes the truce holds". The phrase, and whether it is good or bad
  /// for it.
  func fate(_ k: Int32, _ holder: Filler) -> (phrase: Int32, value: Double)? {
    let clause = reading.clause(k)
    guard clause.kind == .verb, clause.subject >= 0, .phrase(clause.subject) != holder, clause.object < 0,
      clause.flags.isDisjoint(with: [.passive, .negated, .question, .conditional]),
      reading.lemma(Int(clause.predicate)) >= 0, best[Int(k)]?.target == nil || best[Int(k)]?.holder == nil,
      reading.syntax.complements(of: clause).allSatisfy({ $0.clause < 0 })
    else { return nil }
    if case .phrase(let h) = holder, let own = reading.actor(h), let other = reading.actor(clause.subject), own.entity == other.entity { return nil }
    let value = loaded(Int(clause.predicate))
    return abs(value) >= 0.3 ? (clause.subject, value) : nil
  }

  /// "Norway issued a statement condemning it", "… a report that condemned it": who issues what says it, not who reads, cites or rejects it.
  /// Asked of relative clauses.
  func issuer(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.antecedent >= 0, match.holder == .phrase(clause.antecedent), kind(match.frame) != .action,
      reading.isUtterance(clause.antecedent), reading.utterer(clause.antecedent) == nil
    else { return nil }
    // A finite clause has no governor: the verb whose object its noun is.
    let g = clause.governor >= 0 ? clause.governor : contexts.clauseOfObject(clause.antecedent, before: c)
    guard g >= 0, g != c else { return nil }
    let governor = reading.clause(g)
    guard governor.subject >= 0, governor.subject != clause.antecedent, !governor.flags.contains(.negated), issues(g, clause.antecedent) else { return nil }
    if governor.flags.contains(.passive) { return governor.agent >= 0 && governor.subject == clause.antecedent ? .phrase(governor.agent) : nil }
    return .phrase(governor.subject)
  }

  /// Whether a clause's verb brings something written or said into the world: a light verb of its subject's.
  private func issues(_ c: Int32, _ noun: Int32) -> Bool {
    guard let light = matcher.light(c, noun: noun, isHeld: false) else { return false }
    return lexicon.lightImplies[light] != Implication.denied
      && lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.subject }
  }

  /// The understood subject of an infinitive that completes a noun: whose decision it is.
  func inheritedHolder(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.subject < 0, !clause.flags.contains(.passive),
      lexicon.slots(match.holderSlots).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
    else { return nil }
    // "announced plans to …", "while supporting …": whoever does what governs it.
    if clause.link == .complement || clause.link == .adverbial || clause.link == .participial, clause.governor >= 0 {
      let governor = reading.clause(clause.governor)
      return governor.subject >= 0 && !governor.flags.contains(.passive) ? .phrase(governor.subject) : nil
    }
    guard clause.link == .nounComplement, clause.antecedent >= 0 else { return nil }
    let np = reading.phrase(clause.antecedent)
    if np.possessor >= 0 { return .phrase(np.possessor) }
    return reading.owner(clause.antecedent).map { .mention($0.mention) }
  }
}

extension Array {
  subscript(safe i: Int) -> Element? { indices.contains(i) ? self[i] : nil }
}
