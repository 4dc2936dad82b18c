internal import Lexicon
internal import Segmentation

/// Applies the frames of the lexicon to clauses and noun phrases, and composes what comes out.
///
/// predicate × implicative chain × event complement × negation × mood; each step is recorded.
struct StanceStage {
  /// Below this confidence nothing is said.
  static let threshold = 0.3
  /// A frame whose words take a side toward somebody less often than this, in thousandths, takes none: what is left is its event.
  static let frameThreshold = 500

  let lexicon: CompiledLexicon
  var reading: DocumentReading
  var roles: RoleBuilder
  var matcher: UnitMatcher
  var contexts: ContextReader
  var drafts: [StanceDraft] = []
  /// Per clause: its best match.
  var best: [UnitMatch?] = []
  /// Tokens that a unit's further words cover: nouns among them are no frames of their own.
  var covered: [Bool]
  /// The matches of the clause or phrase that is being read.
  var matches: [UnitMatch] = []

  /// The stances of a document; none where the deadline passes.
  static func run(_ reading: DocumentReading, until deadline: Deadline = .never) -> [StanceDraft] {
    var stage = StanceStage(reading)
    return stage.compose(until: deadline)
  }

  init(_ reading: DocumentReading) {
    self.reading = reading
    lexicon = reading.lexicon
    roles = RoleBuilder(reading: reading)
    matcher = UnitMatcher(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: matcher)
    covered = [Bool](repeating: false, count: reading.words.count)
  }

  mutating func compose(until deadline: Deadline) -> [StanceDraft] {
    var frameOf: [Int32] = []
    frameOf.reserveCapacity(reading.syntax.clauses.count)
    best.reserveCapacity(reading.syntax.clauses.count)
    for c in reading.syntax.clauses.indices {
      if deadline.isPast { return [] }
      matcher.matches(Int32(c), &matches)
      if matches.isEmpty {
        best.append(nil)
        frameOf.append(-1)
        continue
      }
      best.append(
        firstHeld(matches)
          ?? matches.first { $0.target != nil && $0.holder == nil && lexicon.frameNeeds[$0.frame] == 0 }
          ?? matches.first { $0.holder == nil || $0.target == nil })
      // The implication may be another unit's than the stance.
      var implying =
        matches.first { lexicon.frameImplies[$0.frame] != Implication.nothing && $0.target != nil }
        ?? matches.first { lexicon.frameImplies[$0.frame] != Implication.nothing }
      // To persuade is to ask with success.
      if let request = implying, lexicon.frameEvent[request.frame] - 1 == StanceStage.request {
        implying = matches.first { lexicon.frameImplies[$0.frame] == Implication.holds && $0.target != nil } ?? request
      }
      frameOf.append(Int32(implying?.frame ?? -1))
      if let match = best[c], match.length > 1, match.target != nil {
        for t in Int(match.cueFirst) + 1..<Int(match.cueEnd) { covered[t] = true }
      }
    }
    contexts = ContextReader(reading: reading, frameOf: frameOf, matcher: matcher)
    for c in reading.syntax.clauses.indices where isEvidence(reading.syntax.clauses[c].sentence) {
      if deadline.isPast { return [] }
      clauseStances(Int32(c))
      demanded(Int32(c))
      evaluations(Int32(c))
      conduct(Int32(c))
      nounContents(Int32(c))
    }
    let clauseOfToken = narrowestClauses()
    for p in reading.syntax.phrases.indices {
      let phrase = reading.syntax.phrases[p]
      guard isEvidence(phrase.sentence) else { continue }
      if deadline.isPast { return [] }
      loadedAdjective(Int32(p), clauseOfToken[Int(phrase.head)])
      loadedNoun(Int32(p), clauseOfToken[Int(phrase.head)])
      postposedAdjective(Int32(p), clauseOfToken[Int(phrase.head)])
      namedRelation(Int32(p), clauseOfToken[Int(phrase.head)])
      var c = clauseOfToken[Int(phrase.head)]
      // A clause ends with its predicate noun; what hangs on that is still said in it.
      if c < 0, phrase.governor >= 0 { c = clauseOfToken[Int(reading.phrase(phrase.governor).head)] }
      nounStances(Int32(p), c, isCovered: covered[Int(phrase.head)])
    }
    return finish()
  }

  /// The first match whose slots suit it and whose holder can hold a stance: a cartoon offends Malaysia only in Malaysia's eyes.
  private func firstHeld(_ matches: [UnitMatch]) -> UnitMatch? {
    var first: UnitMatch?
    for match in matches where match.holder != nil && match.target != nil && suits(match) {
      // Asked only where there is a choice.
      if let first { return canHold(first) || !canHold(match) ? first : match }
      first = match
    }
    return first
  }

  private func canHold(_ match: UnitMatch) -> Bool {
    guard let holder = match.holder else { return false }
    let isDeed = kind(match.frame) == .action
    return !holders(holder, chain: [], speaks: !isDeed, acts: isDeed).isEmpty
  }

  /// Per token: the narrowest clause that holds it, the earlier of two; -1 none.
  func narrowestClauses() -> [Int32] {
    let clauses = reading.syntax.clauses
    var clauseOfToken = [Int32](repeating: -1, count: reading.words.count)
    var width = [Int32](repeating: .max, count: reading.words.count)
    for c in clauses.indices {
      let first = Int(clauses[c].first)
      let limit = min(Int(clauses[c].end), clauseOfToken.count)
      guard limit - first < 400, first < limit else { continue }
      let wide = clauses[c].end - clauses[c].first
      for t in first..<limit where wide < width[t] {
        clauseOfToken[t] = Int32(c)
        width[t] = wide
      }
    }
    return clauseOfToken
  }

  /// Leftover markup, tables and notes yield no stances.
  func isEvidence(_ sentence: Int32) -> Bool {
    let block = reading.words.blocks[Int(reading.words.sentences[Int(sentence)].block)]
    switch block.kind {
    case .markup, .note, .table, .byline: return false
    default: return true
    }
  }

  // MARK: Clauses

  mutating func clauseStances(_ c: Int32) {
    guard let match = best[Int(c)], let target = match.target else { return }
    guard let holder = issuer(c, match) ?? match.holder ?? inheritedHolder(c, match) else { return }
    let clause = reading.clause(c)
    let context = contexts.context(c)
    let intensity = degrees(clause, match)
    // Who is asked to do it has his own will: only of what is wished.
    if case .clause(let k) = target, lexicon.frameEvent[match.frame] - 1 != StanceStage.request,
      lexicon.frameImplies[match.frame] == Implication.modal, let fate = fate(k, holder)
    {
      emit(match, holder: holder, target: .phrase(fate.phrase), clause: c, context: context, intensity: intensity, fate: fate.value)
      return
    }
    emit(match, holder: holder, target: target, clause: c, context: context, intensity: intensity)
    // "blocked the aid package for Ukraine": the whole idiom is against Ukraine, the verb alone against the package.
    if match.length > 1, clause.object >= 0, clause.kind == .verb, target != .phrase(clause.object) {
      let head = reading.phrase(clause.object).head
      guard head > match.cueFirst, matcher.covers(match, head) || reading.syntax.phraseOf[Int(match.cueEnd) - 1] == clause.object,
        let single = matcher.matches(c).first(where: { $0.length == 1 && $0.target == .phrase(clause.object) && $0.holder != nil }),
        lexicon.frameSign[single.frame] != 0, lexicon.frameSign[match.frame] != 0,
        lexicon.frameEvent[match.frame] - 1 != StanceStage.concede
      else { return }
      // "criticised Oslo's lack of care" is against Oslo too; but in "cut a deal with", "built bridges with" the noun is nothing by itself.
      let agrees = lexicon.frameSign[single.frame] == lexicon.frameSign[match.frame] || lexicon.frameSign[match.frame] == 2
      guard targets(.phrase(clause.object), without: []).contains(where: { $0.entity >= 0 || agrees && isEvent($0) }) else { return }
      emit(single, holder: holder, target: .phrase(clause.object), clause: c, context: context, intensity: intensity)
    }
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
  func issuer(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.link == .relative, clause.antecedent >= 0, match.holder == .phrase(clause.antecedent), kind(match.frame) != .action,
      reading.isUtterance(clause.antecedent), reading.utterer(clause.antecedent) == nil
    else { return nil }
    // A finite clause has no governor: the verb whose object its noun is.
    let g = clause.governor >= 0 ? clause.governor : contexts.clauseOfObject(clause.antecedent, before: c)
    guard g >= 0, g != c else { return nil }
    let governor = reading.clause(g)
    guard governor.subject >= 0, governor.subject != clause.antecedent, issues(governor, clause.antecedent) else { return nil }
    if governor.flags.contains(.passive) { return governor.agent >= 0 && governor.subject == clause.antecedent ? .phrase(governor.agent) : nil }
    return .phrase(governor.subject)
  }

  /// Whether a clause's verb brings something written or said into the world: a light verb of its subject's.
  private func issues(_ clause: ClauseFrame, _ noun: Int32) -> Bool {
    guard let light = matcher.light(clause, noun: noun, isHeld: false) else { return false }
    return lexicon.lightImplies[light] != Implication.denied
      && lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.subject }
  }

  /// The understood subject of an infinitive that completes a noun: whose decision it is.
  func inheritedHolder(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.subject < 0, !clause.flags.contains(.passive),
      lexicon.slots(lexicon.unitHolder[match.unit]).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
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

  mutating func emit(
    _ match: UnitMatch, holder: Filler, target: Filler, clause c: Int32, context: StanceContext,
    intensity: [Degree], noun: Int32 = -1, fate: Double = 0
  ) {
    let clause: ClauseFrame? = c >= 0 ? reading.clause(c) : nil
    let token = match.cueFirst
    let chain = contexts.chain(clause: c, token: token, roles)
    let without = clause.map { noun < 0 ? verbPhrases($0, match) : [] } ?? []
    let frame = match.frame
    let sign = lexicon.frameSign[frame]
    let flags = FrameFlags(rawValue: lexicon.frameFlags[frame])
    if context.isUnrealised || context.isPurpose && kind(frame) == .action { return }
    let holderRoles = holders(holder, chain: chain, speaks: kind(frame) != .action, acts: kind(frame) == .action)
    guard !holderRoles.isEmpty else { return }
    var base = Reckoning()
    let strength = Double(lexicon.frameStrength[frame]) / 1000
    let name = reading.strings[lexicon.frameName[frame]]
    base.set(sign == 1 ? strength : sign == 2 ? -strength : 0, "frame.", name: name, match.cueFirst, match.cueEnd)
    if fate != 0 { base.multiply(fate < 0 ? -1 : 1, "event.fate") }
    var modifiers = context.modifiers
    for step in context.steps { base.multiply(step.factor, step.rule, name: step.name, step.first, step.end) }
    if context.isPurpose { base.multiply(0.8, "mood.purpose") }
    for degree in intensity where !matcher.covers(match, degree.first) {
      base.multiply(degree.factor, degree.kind.rule, degree.first, degree.end)
      modifiers.append(ModifierDraft(kind: degree.kind, first: degree.first, end: degree.end))
    }
    var negated = context.isNegated
    // "supports no deal": the target itself is denied.
    if case .phrase(let p) = target, reading.phrase(p).flags.contains(.negative), sign == 1 { negated.toggle() }
    // "sees no value in", "pulled no punches over": the idiom's own noun is denied.
    if let clause, noun < 0, match.length > 1, clause.object >= 0, !clause.flags.contains(.negated) {
      let np = reading.phrase(clause.object)
      if np.flags.contains(.negative), matcher.covers(match, np.head), !matcher.covers(match, np.first) {
        negated.toggle()
        modifiers.append(ModifierDraft(kind: .negation, first: np.first, end: np.first + 1))
      }
    }
    let negator = modifiers.last { $0.kind == .negation }
    deny(&base, negated: negated, near: context.isNearNegated, frame: frame, flags, negator)
    var factuality = context.factuality
    switch factuality {
    case .future: base.multiply(0.9, "mood.future")
    case .modal: base.multiply(0.7, "mood.modal")
    case .conditional: base.multiply(0.6, "mood.conditional")
    case .hypothetical: base.multiply(0.5, "mood.hypothetical")
    case .question: base.multiply(0.4, "mood.question")
    case .asserted, .negated: if negated { factuality = .negated }
    }
    let event = self.event(frame, negated: negated, factuality, score: base.score)
    let confidence = Double(lexicon.frameConfidence[frame]) / 1000
    for role in holderRoles {
      for targetRole in targets(target, without: without) {
        add(
          match, role, targetRole, base, event, factuality, chain, modifiers, confidence, clause: c, kind: kind(frame),
          frame: name)
      }
      second(match, role, clause, base, frame, event, factuality, chain, modifiers, confidence, c, name, negated: negated)
      addressee(match, role, clause, frame, factuality, chain, modifiers, confidence, c, name)
      guard fate == 0 else { continue }
      complement(match, target, role, base, frame, flags, factuality, chain, modifiers, confidence, c, name)
      accused(match, target, role, base, frame, factuality, chain, modifiers, confidence, c, name)
    }
    mutual(match, holderRoles, base, event, factuality, chain, modifiers, confidence, c, name)
  }

  /// Denial of a positive stance is negative; of a negative one at most neutral, unless the frame says more.
  func deny(
    _ r: inout Reckoning, negated: Bool, near: Bool, frame: Int, _ flags: FrameFlags, _ negator: ModifierDraft?
  ) {
    let first = negator?.first ?? -1
    let end = negator?.end ?? -1
    if negated {
      if flags.contains(.negatedGiven) {
        let sign = lexicon.frameNegatedSign[frame]
        let strength = Double(lexicon.frameNegatedStrength[frame]) / 1000
        r.set(sign == 1 ? (strength == 0 ? 0.3 : strength) : sign == 2 ? -(strength == 0 ? 0.3 : strength) : 0, "negation.frame", first, end)
      } else if r.score > 0 {
        r.multiply(-0.8, "negation.positive", first, end)
      } else if r.score < 0 {
        r.multiply(0, "negation.negative", first, end)
      } else {
        r.note("negation", first, end)
      }
    } else if near {
      if r.score > 0 { r.multiply(-0.5, "negation.near", first, end) } else { r.multiply(0, "negation.near", first, end) }
    }
  }

  func kind(_ frame: Int) -> StanceKind {
    let all = StanceKind.allCases
    let k = lexicon.frameKind[frame]
    return k < all.count ? all[k] : .attitude
  }

  /// The PLOVER type of a frame in its mood.
  func event(_ frame: Int, negated: Bool, _ factuality: Factuality, score: Double) -> EventType? {
    let code = lexicon.frameEvent[frame] - 1
    let all = EventType.allCases
    guard code >= 0, code < all.count else { return nil }
    return EventMood.type(all[code], negated: negated, factuality: factuality)
  }

  mutating func add(
    _ match: UnitMatch, _ holder: RoleDraft, _ target: RoleDraft, _ r: Reckoning, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, clause c: Int32,
    kind: StanceKind, frame: String, isMain: Bool = true
  ) {
    var target = target
    // Nobody is for or against those he stands with.
    if holder.isCompany || target.isCompany, holder.entity == target.entity { return }
    if holder.entity >= 0 && holder.entity == target.entity {
      // "is proud of its envoy": of what is its own, not of itself.
      // To do something with one's own ("put off his trip") is no side, unless it is an issue.
      guard isMain, isOwned(target), !isFramed(target), kind != .action || target.issue >= 0 else { return }
      target.entity = -1
      target.mention = -1
    }
    if !holder.isAuthor && holder.entity < 0 && holder.first == target.first && holder.end == target.end { return }
    if !holder.isAuthor, target.first <= holder.first, holder.end <= target.end, target.entity < 0, holder.end - holder.first > 0,
      target.end - target.first > holder.end - holder.first, match.holder == nil
    {
      return
    }
    // What a frame asks of its target it does not ask of a second one, or of those whom an event hits.
    var needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame])
    if !isMain, target.entity >= 0 || target.issue >= 0 { needs.formIntersection([.holderEntity, .holderPerson, .holderActor]) }
    if !fits(needs, holder, target) { return }
    if isIdle(target) { return }
    // Who is asked is not what is asked for: "called for the minister to go" is no praise of him.
    var r = r
    if isMain, r.score > 0, lexicon.frameEvent[match.frame] - 1 == EventType.allCases.firstIndex(of: .request), target.mention >= 0, !isOwned(target),
      reading.table.mentions[Int(target.mention)].type == .person
    {
      r.multiply(0, "request.addressee")
    }
    // What was counted in training sets are sides toward somebody (`confidence.tsv`).
    if target.entity >= 0, r.score != 0, lexicon.frameConfidence[match.frame] < StanceStage.frameThreshold { r.multiply(0, "frame.unsure") }
    // A stance without a side, of no kind of event, says nothing.
    if r.score == 0 && event == nil && !modifiers.contains(where: { $0.kind == .negation || $0.kind == .implicative }) { return }
    if r.score == 0 && (holder.isAuthor || target.entity < 0 && target.issue < 0) { return }
    // What unnamed people do to things is no politics, and what they feel for them hardly.
    let isThing = target.entity < 0 && target.issue < 0 && isThing(target)
    if holder.entity < 0, !holder.isAuthor, isThing || kind == .action && target.entity < 0 && target.issue < 0 && !isParty(target) { return }
    var sure = isThing ? confidence * 0.5 : confidence
    if holder.isCompany || target.isCompany { sure *= 0.8 }
    if holder.entity < 0 && !holder.isAuthor { sure *= 0.85 }
    if target.entity < 0 && target.issue < 0 { sure *= 0.9 }
    guard sure >= StanceStage.threshold else { return }
    var first = match.cueFirst
    var end = match.cueEnd
    if c >= 0 {
      let clause = reading.clause(c)
      first = min(first, clause.first)
      end = max(end, clause.end)
    } else {
      first = min(first, target.first)
      end = max(end, target.end)
    }
    if !holder.isAuthor, holder.end > holder.first, reading.words.sentenceOf[Int(holder.first)] == reading.words.sentenceOf[Int(match.cueFirst)] {
      first = min(first, holder.first)
      end = max(end, holder.end)
    }
    // Who holds it is not among those who report it.
    let chain = chain.last?.role.entity ?? -1 >= 0 && chain.last?.role.entity == holder.entity ? Array(chain.dropLast()) : chain
    sure = min(1, sure * committed(chain, &r))
    drafts.append(
      StanceDraft(
        sentence: reading.words.sentenceOf[Int(match.cueFirst)], first: first, end: reading.trimmed(first, end), kind: kind,
        holder: holder, target: target, score: r.score, event: event, factuality: factuality, chain: chain,
        cueFirst: match.cueFirst, cueEnd: match.cueEnd, frame: frame, modifiers: modifiers, confidence: sure,
        trace: r.trace, isDerived: !isMain))
  }

  // MARK: Finishing

  /// Sorted by evidence; of two that say the same with the same cue, a frame's own, then the surer.
  func finish() -> [StanceDraft] {
    let sorted = drafts.sorted {
      if $0.cueFirst != $1.cueFirst { return $0.cueFirst < $1.cueFirst }
      if $0.isDerived != $1.isDerived { return $1.isDerived }
      return $0.confidence > $1.confidence
    }
    var result: [StanceDraft] = []
    for d in sorted {
      // Of the same sentence only: those before come last.
      var from = result.count
      while from > 0, result.count - from < 512, result[from - 1].sentence == d.sentence { from -= 1 }
      let same = result[from...].contains {
        $0.sentence == d.sentence && $0.holder.entity == d.holder.entity && $0.holder.isAuthor == d.holder.isAuthor
          && ($0.holder.entity >= 0 || $0.holder.first == d.holder.first) && ($0.score < 0) == (d.score < 0)
          && ($0.score > 0) == (d.score > 0) && $0.target.first < d.target.end && d.target.first < $0.target.end
          && $0.target.entity == d.target.entity
      }
      if !same { result.append(d) }
    }
    return result.sorted {
      $0.first != $1.first ? $0.first < $1.first : $0.cueFirst != $1.cueFirst ? $0.cueFirst < $1.cueFirst : $0.target.first < $1.target.first
    }
  }
}

extension ModifierKind {
  /// The raw value, as a rule's name.
  fileprivate var rule: StaticString {
    switch self {
    case .negation: "negation"
    case .intensifier: "intensifier"
    case .diminisher: "diminisher"
    case .hedge: "hedge"
    case .implicative: "implicative"
    case .phase: "phase"
    }
  }
}

extension Array {
  subscript(safe i: Int) -> Element? { indices.contains(i) ? self[i] : nil }
}
