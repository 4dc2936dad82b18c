internal import Lexicon
internal import Segmentation

// Events as targets: whom the event helps or hits.
extension StanceStage {
  /// Whether a stance toward an event may say something of those whom it helps or hits.
  @inline(__always)
  func mayHelp(_ score: Double, _ flags: FrameFlags) -> Bool {
    if flags.contains(.eventNone) || flags.contains(.eventOpposes) { return false }
    return flags.contains(.eventDoes) && score >= 0 || score > 0
  }

  /// What a stance toward an event says of those whom the event helps or hits: to promote it is for the one and against the other; to
  /// oppose it is against the event alone.
  @inline(never)
  mutating func complement(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ frame: Int, _ flags: FrameFlags,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String
  ) {
    let does = flags.contains(.eventDoes)
    switch target {
    case .phrase(let p):
      for q in reading.conjuncts(p) {
        matcher.nounMatches(reading.content(q), &inners)
        var found = inners.first { $0.target != nil }
        // "pledged full support for Kyiv": the phrase may hang on the verb.
        if found == nil, c >= 0, !inners.isEmpty,
          case .phrase(let t)? = matcher.fill(inners[0].targetSlots, reading.predicate(c), inners[0].cue), reading.phrase(t).first > reading.phrase(q).head
        {
          var inner = inners[0]
          inner.target = .phrase(t)
          found = inner
        }
        ofContent(match, q, holder, factuality, chain, modifiers, confidence, c, does: does)
        guard let inner = found, let innerTarget = inner.target, inner.holderSlots != inner.targetSlots || inner.marks.sign == 0 else { continue }
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
          surrendered(match, inner, k, holder, factuality, chain, modifiers, confidence, c, name)
          // The clause's own denial ("called on them not to attack").
          let denied = reading.clause(k).flags.contains(.negated)
          compose(match, inner, innerTarget, holder, mood, chain, modifiers, confidence, c, does: does, denied: denied)
        }
        let next = k + 1
        guard Int(next) < reading.syntax.clauses.count, reading.clause(next).link == .coordinate, reading.clause(next).governor == k,
          // "demanded that he act, but he refused it": a subject of its own is no part of what is demanded.
          reading.clause(next).subject < 0 || reading.clause(next).flags.contains(.sharedSubject)
        else { break }
        k = next
      }
    default: return
    }
  }

  /// "signed a bill that bans abortion", "legislation to protect dreamers", "an order banning the party": who is for a plan or a law is for what
  /// it does.
  private mutating func ofContent(
    _ match: UnitMatch, _ p: Int32, _ holder: RoleDraft, _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft],
    _ confidence: Double, _ c: Int32, does: Bool
  ) {
    let head = Int(reading.phrase(p).head)
    guard reading.phrase(p).firstClause >= 0, reading.mention(at: head) < 0,
      !reading.lemmaFlags(head).isDisjoint(with: [.documentNoun, .actNoun]) || reading.lemmaTraits(head).contains(.measure)
    else { return }
    var k = reading.phrase(p).firstClause
    var steps = 0
    while k >= 0, steps < 4 {
      let clause = reading.clause(k)
      steps += 1
      let isDeed = clause.link == .relative && clause.subject == p || clause.link == .nounComplement && clause.flags.contains(.infinitive)
      if isDeed, !clause.flags.contains(.passive), let inner = deed(of: k), let innerTarget = inner.target, kind(inner.frame) == .action {
        compose(
          match, inner, innerTarget, holder, factuality == .asserted ? .modal : factuality, chain, modifiers, confidence * 0.9, c, does: does,
          denied: reading.clause(k).flags.contains(.negated))
      }
      k = clause.nextOfNoun
    }
  }

  /// The best match of a clause, or of the infinitive that it aims at ("a bill that seeks to ban it").
  private mutating func deed(of k: Int32) -> UnitMatch? {
    if let match = act(of: k) { return match }
    for complement in reading.syntax.complements(of: reading.clause(k)) where complement.kind == .infinitive && complement.clause >= 0 {
      if let match = act(of: complement.clause) { return match }
    }
    return nil
  }

  /// What a clause says is done to somebody, whoever does it: a bill holds no stance of its own.
  private mutating func act(of k: Int32) -> UnitMatch? {
    let found = matcher.matches(k)
    for i in found.indices {
      let match = found[i]
      guard let target = match.target, match.holder != nil || reading.clause(k).subject < 0, match.marks.sign != 0,
        kind(match.frame) == .action
      else { continue }
      let needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame]).subtracting([.holderEntity, .holderPerson, .holderActor])
      if needs.isEmpty || takes(target, needs, by: RoleDraft()) { return match }
    }
    return nil
  }

  /// "demanded that Oslo surrender the town": what is asked of Oslo is at its cost.
  private mutating func surrendered(
    _ match: UnitMatch, _ inner: UnitMatch, _ k: Int32, _ holder: RoleDraft, _ factuality: Factuality, _ chain: [ReporterDraft],
    _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    let isAsked = lexicon.frameEvent[match.frame] - 1 == StanceStage.request
    // "wants him to resign": whose going is wished for.
    let isWished = match.marks.sign == 1 && match.marks.implies == Implication.modal && inner.holder == inner.target
    guard isAsked || isWished, lexicon.frameEvent[inner.frame] - 1 == StanceStage.concede,
      let filler = inner.holder, !reading.clause(k).flags.contains(.negated)
    else { return }
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(-0.5, "demanded.concession.", name: name, inner.cueFirst, inner.cueEnd)
    for i in fillers.targets(filler) where fillers.all[i].entity >= 0 && fillers.all[i].entity != holder.entity {
      let role = fillers.all[i]
      add(
        match, holder, role, r, .request, factuality, chain, modifiers, confidence * 0.9, clause: c, kind: kind(match.frame), frame: name, isMain: false)
    }
  }

  static let request = EventType.allCases.firstIndex(of: .request) ?? -1
  static let concede = EventType.allCases.firstIndex(of: .concede) ?? -1

  mutating func compose(
    _ match: UnitMatch, _ inner: UnitMatch, _ innerTarget: Filler, _ holder: RoleDraft, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, does: Bool, denied: Bool = false
  ) {
    let sign = inner.marks.sign
    // Without a side there is a meeting or a request to come ("agreed to meet Macron").
    guard sign != 0 || lexicon.frameEvent[inner.frame] != 0 && !denied && match.marks.implies != Implication.nothing else { return }
    if denied && sign == 2 { return }
    let isUnsure = lexicon.frameConfidence[inner.frame] < StanceStage.frameThreshold
    let strength = Double(lexicon.frameStrength[inner.frame]) / 1000
    let innerName = reading.strings[lexicon.frameName[inner.frame]]
    var r = Reckoning(isTraced: reading.isTraced)
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
    for i in fillers.targets(innerTarget) where fillers.all[i].entity >= 0 || fillers.all[i].issue >= 0 {
      let target = fillers.all[i]
      if actor >= 0 && target.entity == actor || isUnsure && target.entity >= 0 { continue }
      add(
        match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.85, clause: c, kind: kind(inner.frame),
        frame: innerName, isMain: false)
    }
  }
}
