internal import Lexicon
internal import Segmentation

// What a stance says beyond its main target: second targets, addressees, those whom an event helps or hits.
extension StanceStage {
  /// A frame's second target: what someone is accused of, thanked for, preferred to.
  mutating func second(
    _ match: UnitMatch, _ holder: RoleDraft, _ clause: ClauseFrame?, _ base: Reckoning, _ frame: Int, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String, negated: Bool
  ) {
    guard let clause, base.score != 0 else { return }
    for slot in lexicon.slots(lexicon.frameSecond[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != match.target
      else { continue }
      let sign = lexicon.slotSign[slot]
      var r = Reckoning()
      r.set(abs(base.score) * (sign == 2 ? -0.7 : sign == 1 ? 0.7 : 0), "second.", name: name, match.cueFirst, match.cueEnd)
      if negated { r.multiply(0, "negation.second") }
      for target in targets(filler, without: []) {
        add(match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.8, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// Whoever is asked: neutral, or negative under pressure.
  mutating func addressee(
    _ match: UnitMatch, _ holder: RoleDraft, _ clause: ClauseFrame?, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard let clause else { return }
    for slot in lexicon.slots(lexicon.frameAddressee[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != match.target
      else { continue }
      var r = Reckoning()
      let sign = lexicon.slotSign[slot]
      let strength = Double(lexicon.frameStrength[frame]) / 1000
      r.set(sign == 2 ? -strength * 0.6 : sign == 1 ? strength * 0.6 : 0, "addressee.", name: name, match.cueFirst, match.cueEnd)
      for target in targets(filler, without: []) where target.entity >= 0 {
        add(
          match, holder, target, r, sign == 2 ? EventType.allCases[safe: lexicon.frameEvent[frame] - 1] : .request, factuality, chain,
          modifiers, confidence * 0.9, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// "Oslo and Paris agreed to …": with each other.
  mutating func mutual(
    _ match: UnitMatch, _ holders: [RoleDraft], _ base: Reckoning, _ event: EventType?, _ factuality: Factuality, _ chain: [ReporterDraft],
    _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard event == .agree, base.score > 0, factuality == .asserted, holders.count > 1, holders.count < 5,
      lexicon.frameEvent[match.frame] - 1 == StanceStage.agree
    else { return }
    var r = base
    // Of which side they are to each other, it says nothing.
    r.multiply(0, "agreed.together")
    for a in holders where a.entity >= 0 {
      for b in holders where b.entity >= 0 && b.entity != a.entity {
        add(match, a, b, r, .agree, factuality, chain, modifiers, confidence * 0.8, clause: c, kind: .action, frame: name, isMain: false)
      }
    }
  }

  static let agree = EventType.allCases.firstIndex(of: .agree) ?? -1

  /// "Kyiv said Moscow must withdraw", "… should answer": who is told what to do is asked for it.
  mutating func demanded(_ c: Int32) {
    let clause = reading.clause(c)
    guard clause.flags.contains(.obligation), clause.subject >= 0, clause.link != .relative, !clause.flags.contains(.question),
      !clause.flags.contains(.conditional)
    else { return }
    let chain = contexts.chain(clause: c, token: clause.predicate, roles)
    guard let holder = chain.last?.role, holder.entity >= 0 else { return }
    var r = Reckoning()
    r.set(0, "demand.must", clause.groupFirst, clause.groupFirst + 1)
    let subject = clause.flags.contains(.passive) ? clause.agent : clause.subject
    guard subject >= 0 else { return }
    for target in targets(.phrase(subject), without: []) where target.entity >= 0 && target.entity != holder.entity {
      guard reading.canHold(subject) else { continue }
      drafts.append(
        StanceDraft(
          sentence: clause.sentence, first: clause.first, end: reading.trimmed(clause.first, clause.end), kind: .attitude, holder: holder,
          target: target, score: 0, event: .request, factuality: .modal, chain: Array(chain.dropLast()), cueFirst: clause.groupFirst,
          cueEnd: clause.groupFirst + 1, frame: "demand.must", modifiers: [], confidence: 0.6, trace: r.trace))
    }
  }

  /// "alleged that Russia lied", "complained that Oslo had gone too far": of whom it is said, not of the saying alone.
  mutating func accused(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ base: Reckoning, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard base.score < 0, EventType.allCases[safe: lexicon.frameEvent[frame] - 1] == .accuse, case .clause(let k) = target else { return }
    let clause = reading.clause(k)
    let subject = clause.flags.contains(.passive) ? clause.agent : clause.subject
    // Not what somebody has suffered, nor the good that he is said to do.
    guard subject >= 0, subject != c, clause.flags.isDisjoint(with: [.infinitive, .gerund]) else { return }
    if let inner = best[Int(k)], inner.target != nil, lexicon.frameSign[inner.frame] == 1, !clause.flags.contains(.negated) { return }
    var r = Reckoning()
    r.set(base.score, "accused.", name: name, match.cueFirst, match.cueEnd)
    r.multiply(0.8, "accused.subject")
    for role in targets(.phrase(subject), without: []) where role.entity >= 0 {
      add(match, holder, role, r, .accuse, factuality, chain, modifiers, confidence * 0.9, clause: c, kind: kind(frame), frame: name, isMain: false)
    }
  }

  /// What a stance toward an event says of those whom the event helps or hits: to promote it is for the one and against the other; to
  /// oppose it is against the event alone.
  mutating func complement(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ base: Reckoning, _ frame: Int, _ flags: FrameFlags,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String
  ) {
    let does = flags.contains(.eventDoes)
    if flags.contains(.eventNone) || flags.contains(.eventOpposes) { return }
    guard does && base.score >= 0 || base.score > 0 else { return }
    switch target {
    case .phrase(let p):
      for q in reading.conjuncts(p) {
        let inners = matcher.nounMatches(reading.content(q))
        var found = inners.first { $0.target != nil }
        // "pledged full support for Kyiv": the phrase may hang on the verb.
        if found == nil, c >= 0, var inner = inners.first,
          case .phrase(let t)? = matcher.fill(lexicon.unitTarget[inner.unit], reading.clause(c), inner), reading.phrase(t).first > reading.phrase(q).head
        {
          inner.target = .phrase(t)
          found = inner
        }
        guard let inner = found, let innerTarget = inner.target else { continue }
        // What is promised is to come.
        let promised = lexicon.frameImplies[frame] == Implication.future && factuality == .asserted
        compose(match, inner, innerTarget, holder, promised ? .future : factuality, chain, modifiers, confidence, c, does: does)
      }
    case .clause(let k):
      // What is wanted or promised is not yet so.
      let implied = lexicon.frameImplies[frame]
      let mood: Factuality =
        factuality != .asserted ? factuality : implied == Implication.future ? .future : implied == Implication.modal ? .modal : .asserted
      // "agreed to lift the ban and to send aid": each of them.
      var k = k
      for _ in 0..<4 {
        if let inner = best[Int(k)], let innerTarget = inner.target {
          // The clause's own denial ("called on them not to attack").
          let denied = reading.clause(k).flags.contains(.negated)
          compose(match, inner, innerTarget, holder, mood, chain, modifiers, confidence, c, does: does, denied: denied)
        }
        let next = k + 1
        guard Int(next) < reading.syntax.clauses.count, reading.clause(next).link == .coordinate, reading.clause(next).governor == k else { break }
        k = next
      }
    default: return
    }
  }

  mutating func compose(
    _ match: UnitMatch, _ inner: UnitMatch, _ innerTarget: Filler, _ holder: RoleDraft, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, does: Bool, denied: Bool = false
  ) {
    let sign = lexicon.frameSign[inner.frame]
    // Without a side there is a meeting or a request to come ("agreed to meet Macron").
    guard sign != 0 || lexicon.frameEvent[inner.frame] != 0 && !denied && lexicon.frameImplies[match.frame] != Implication.nothing else { return }
    if denied && sign == 2 { return }
    let isUnsure = lexicon.frameConfidence[inner.frame] < StanceStage.frameThreshold
    let strength = Double(lexicon.frameStrength[inner.frame]) / 1000
    let innerName = reading.strings[lexicon.frameName[inner.frame]]
    var r = Reckoning()
    r.set(sign == 0 ? 0 : (sign == 1) != denied ? strength : -strength, "event.", name: innerName, inner.cueFirst, inner.cueEnd)
    r.multiply(does ? 0.9 : 0.7, does ? "event.does" : "event.promoted", match.cueFirst, match.cueEnd)
    switch factuality {
    case .future: r.multiply(0.9, "mood.future")
    case .modal: r.multiply(0.7, "mood.modal")
    case .conditional, .hypothetical, .question: r.multiply(0.5, "mood.unreal")
    default: break
    }
    let code = lexicon.frameEvent[inner.frame] - 1
    let event = EventType.allCases[safe: code].flatMap { EventMood.type($0, negated: false, factuality: does ? factuality : .future) }
    // What somebody is to do with his own ("demanded that Russia withdraw its troops") is for or against nobody else.
    let actor: Int32
    if case .phrase(let p)? = inner.holder { actor = reading.actor(p)?.entity ?? -1 } else { actor = -1 }
    for target in targets(innerTarget, without: []) where target.entity >= 0 || target.issue >= 0 {
      if actor >= 0 && target.entity == actor || isUnsure && target.entity >= 0 { continue }
      add(
        match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.85, clause: c, kind: kind(inner.frame),
        frame: innerName, isMain: false)
    }
  }
}
