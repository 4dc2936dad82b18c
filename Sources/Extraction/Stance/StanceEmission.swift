internal import Lexicon

// What a match comes to: its stances, with the reckoning of each.
extension StanceStage {
  /// - Parameter noun: the phrase that a noun's unit is of, -1 where the clause's predicate says it.
  mutating func emit(
    _ match: UnitMatch, holder: Filler, target: Filler, clause c: Int32, context: StanceContext,
    degrees: DegreeWords, noun: Int32 = -1, fate: Double = 0
  ) {
    let frame = match.frame
    let kind = kind(frame)
    if context.isUnrealised || context.isPurpose && kind == .action { return }
    // Who reports it is asked first only where he holds it.
    var chain = holder == .speaker ? contexts.chain(clause: c, token: match.cueFirst, roles) : []
    let holderRoles = fillers.holders(holder, chain: chain, speaks: kind != .action, acts: kind == .action)
    guard !holderRoles.isEmpty else { return }
    if holder != .speaker { chain = contexts.chain(clause: c, token: match.cueFirst, roles) }
    var targetRoles = fillers.targets(target)
    if case .phrase(let p) = target, noun < 0, c >= 0, fillers.isOpen(p) {
      let without = verbPhrases(c, match)
      // What hangs on no phrase is no part of one.
      if without.contains(where: { reading.phrase($0).governor >= 0 }) { targetRoles = fillers.targets(p, without: without) }
    }
    let sign = lexicon.frameSign[frame]
    let flags = FrameFlags(rawValue: lexicon.frameFlags[frame])
    var base = Reckoning(isTraced: reading.isTraced)
    let strength = Double(lexicon.frameStrength[frame]) / 1000
    let name = reading.strings[lexicon.frameName[frame]]
    base.set(sign == 1 ? strength : sign == 2 ? -strength : 0, "frame.", name: name, match.cueFirst, match.cueEnd)
    if fate != 0 { base.multiply(fate < 0 ? -1 : 1, "event.fate") }
    var modifiers = context.modifiers
    for step in context.steps { base.multiply(1, step.rule, name: step.name, step.token, step.token + 1) }
    if context.isPurpose { base.multiply(0.8, "mood.purpose") }
    for degree in self.degrees(degrees, in: c) where !match.cue.covers(degree.first) {
      base.multiply(degree.factor, degree.kind.rule, degree.first, degree.end)
      modifiers.append(ModifierDraft(kind: degree.kind, first: degree.first, end: degree.end))
    }
    var negated = context.isNegated
    // "supports no deal": the target itself is denied.
    if case .phrase(let p) = target, reading.phrase(p).flags.contains(.negative), sign == 1 { negated.toggle() }
    // "sees no value in", "pulled no punches over": the idiom's own noun is denied.
    if noun < 0, c >= 0, !match.isSingle, reading.syntax.clauses[Int(c)].object >= 0, !reading.syntax.clauses[Int(c)].flags.contains(.negated) {
      let np = reading.phrase(reading.syntax.clauses[Int(c)].object)
      if np.flags.contains(.negative), match.cue.covers(np.head), !match.cue.covers(np.first) {
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
    let event = self.event(frame, negated: negated || context.isNearNegated, factuality, score: base.score)
    let confidence = Double(lexicon.frameConfidence[frame]) / 1000
    // Most frames have neither a second target nor an addressee, and most targets say nothing of others: what would find nothing is not entered for
    // each holder.
    let hasSecond = c >= 0 && base.score != 0 && !lexicon.slots(lexicon.frameSecond[frame]).isEmpty
    let hasAddressee = c >= 0 && !lexicon.slots(lexicon.frameAddressee[frame]).isEmpty
    let asks = c >= 0 && noun < 0 && match.marks.event - 1 == StanceStage.request && base.score > 0
    let helps = fate == 0 && mayHelp(base.score, flags)
    let accuses = fate == 0 && mayAccuse(base.score, target)
    // "Ann and Ben resigned": who leaves his own post leaves not the other's.
    let isOwn = holder == target && lexicon.slots(match.targetSlots).contains { lexicon.slotKind[$0] == SlotKind.subject }
    for h in holderRoles {
      let role = fillers.all[h]
      for t in targetRoles where !isOwn || fillers.all[t].first == role.first {
        add(match, role, fillers.all[t], base, event, factuality, chain, modifiers, confidence, clause: c, kind: kind, frame: name)
      }
      if hasSecond { second(match, role, base, frame, event, factuality, chain, modifiers, confidence, c, name, negated: negated) }
      if asks { told(match, target, role, frame, factuality, chain, modifiers, confidence, c, name) }
      if hasAddressee { addressee(match, role, frame, factuality, chain, modifiers, confidence, c, name) }
      if helps { complement(match, target, role, frame, flags, factuality, chain, modifiers, confidence, c, name) }
      if accuses { accused(match, target, role, base, frame, factuality, chain, modifiers, confidence, c, name) }
    }
    if event == .agree, holderRoles.count > 1 { mutual(match, holderRoles, base, event, factuality, chain, modifiers, confidence, c, name) }
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

  /// Adds a stance, if it says something. Kept by itself: it is entered from six places.
  @inline(never)
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
    let isAsked =
      isMain && r.score > 0 && match.marks.event - 1 == StanceStage.request && target.mention >= 0 && !isOwned(target)
      && reading.table.mentions[Int(target.mention)].type == .person
    // What was counted in training sets are sides toward somebody (`confidence.tsv`).
    let isUnsure = target.entity >= 0 && !isAsked && r.score != 0 && lexicon.frameConfidence[match.frame] < StanceStage.frameThreshold
    let hasSide = r.score != 0 && !isAsked && !isUnsure
    // A stance without a side, of no kind of event, says nothing.
    if !hasSide, event == nil && !modifiers.contains(where: { $0.kind == .negation || $0.kind == .implicative }) { return }
    if !hasSide, holder.isAuthor || target.entity < 0 && target.issue < 0 { return }
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
      first = min(first, reading.syntax.clauses[Int(c)].first)
      end = max(end, reading.syntax.clauses[Int(c)].end)
    } else {
      first = min(first, target.first)
      end = max(end, target.end)
    }
    if !holder.isAuthor, holder.end > holder.first, reading.words.sentenceOf[Int(holder.first)] == reading.words.sentenceOf[Int(match.cueFirst)] {
      first = min(first, holder.first)
      end = max(end, holder.end)
    }
    var r = r
    if isAsked { r.multiply(0, "request.addressee") }
    if isUnsure { r.multiply(0, "frame.unsure") }
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
