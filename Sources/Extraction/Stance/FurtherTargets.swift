internal import Lexicon
internal import Segmentation

// What a stance says beyond its main target: second targets, addressees, each other, who is accused.
extension StanceStage {
  /// A frame's second target: what someone is accused of, thanked for, preferred to. By itself, as are those that follow: few stances have them.
  @inline(never)
  mutating func second(
    _ match: UnitMatch, _ holder: RoleDraft, _ base: Reckoning, _ frame: Int, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String, negated: Bool
  ) {
    for slot in lexicon.slots(lexicon.frameSecond[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], slot: slot, reading.predicate(c), match.cue), filler != match.target
      else { continue }
      let sign = lexicon.slotSign[slot]
      var r = Reckoning(isTraced: reading.isTraced)
      r.set(abs(base.score) * (sign == 2 ? -0.7 : sign == 1 ? 0.7 : 0), "second.", name: name, match.cueFirst, match.cueEnd)
      if negated { r.multiply(0, "negation.second") }
      for i in fillers.targets(filler) {
        let target = fillers.all[i]
        add(match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.8, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// Whoever is asked: neutral, or negative under pressure.
  @inline(never)
  mutating func addressee(
    _ match: UnitMatch, _ holder: RoleDraft, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    for slot in lexicon.slots(lexicon.frameAddressee[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], slot: slot, reading.predicate(c), match.cue), filler != match.target
      else { continue }
      var r = Reckoning(isTraced: reading.isTraced)
      let sign = lexicon.slotSign[slot]
      let strength = Double(lexicon.frameStrength[frame]) / 1000
      r.set(sign == 2 ? -strength * 0.6 : sign == 1 ? strength * 0.6 : 0, "addressee.", name: name, match.cueFirst, match.cueEnd)
      for i in fillers.targets(filler) where fillers.all[i].entity >= 0 {
        let target = fillers.all[i]
        add(
          match, holder, target, r, sign == 2 ? EventType.allCases[safe: lexicon.frameEvent[frame] - 1] : .request, factuality, chain,
          modifiers, confidence * 0.9, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// "demanded that *Oslo* resign": whoever is to do it is asked.
  @inline(never)
  mutating func told(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard case .clause(let k) = target else { return }
    let clause = reading.clause(k)
    guard clause.subject >= 0, clause.kind == .verb, clause.flags.isDisjoint(with: [.infinitive, .gerund, .passive]), reading.canHold(clause.subject)
    else { return }
    // Who is to give way is told off (`surrendered`).
    if let inner = best[Int(k)], lexicon.frameEvent[inner.frame] - 1 == StanceStage.concede, inner.holder != nil, inner.target != nil { return }
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(0, "addressee.", name: name, match.cueFirst, match.cueEnd)
    for i in fillers.targets(.phrase(clause.subject)) where fillers.all[i].entity >= 0 && fillers.all[i].entity != holder.entity {
      let role = fillers.all[i]
      add(
        match, holder, role, r, .request, factuality, chain, modifiers, confidence * 0.9, clause: c, kind: kind(frame), frame: name, isMain: false)
    }
  }

  /// "Oslo and Paris agreed to …": with each other.
  @inline(never)
  mutating func mutual(
    _ match: UnitMatch, _ holders: Range<Int>, _ base: Reckoning, _ event: EventType?, _ factuality: Factuality, _ chain: [ReporterDraft],
    _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard event == .agree, base.score > 0, factuality == .asserted, holders.count > 1, holders.count < 5,
      lexicon.frameEvent[match.frame] - 1 == StanceStage.agree
    else { return }
    var r = base
    // Of which side they are to each other, it says nothing.
    r.multiply(0, "agreed.together")
    for h in holders where fillers.all[h].entity >= 0 {
      let a = fillers.all[h]
      for i in holders where fillers.all[i].entity >= 0 && fillers.all[i].entity != a.entity {
        let b = fillers.all[i]
        add(match, a, b, r, .agree, factuality, chain, modifiers, confidence * 0.8, clause: c, kind: .action, frame: name, isMain: false)
      }
    }
  }

  static let agree = EventType.allCases.firstIndex(of: .agree) ?? -1

  /// Whether a stance may say something of whom its target's clause is about.
  @inline(__always)
  func mayAccuse(_ score: Double, _ target: Filler) -> Bool {
    if case .clause = target { return score < 0 }
    return false
  }

  /// "alleged that Russia lied", "complained that Oslo had gone too far": of whom it is said, not of the saying alone.
  @inline(never)
  mutating func accused(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ base: Reckoning, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard case .clause(let k) = target else { return }
    let clause = reading.clause(k)
    // "questioned whether Obi is qualified": who doubts the good of somebody, too.
    let isDoubt = (clause.kind == .adjective || clause.kind == .noun) && !clause.flags.contains(.negated) && loaded(Int(clause.predicate)) >= 0.3
    let isAccusation = EventType.allCases[safe: lexicon.frameEvent[frame] - 1] == .accuse
    // "feared that Russia would attack the port", "was furious that Oslo blocked the deal": who does to others what is feared.
    guard
      isDoubt || isAccusation
        || kind(frame) == .attitude && lexicon.frameEvent[frame] == 0
          && (lexicon.frameImplies[frame] == Implication.nothing || lexicon.frameImplies[frame] == Implication.holds)
          && clause.object >= 0 && !clause.flags.contains(.negated)
    else { return }
    let subject = clause.flags.contains(.passive) ? clause.agent : clause.subject
    // Not what somebody has suffered, nor the good that he is said to do.
    guard subject >= 0, subject != c, clause.flags.isDisjoint(with: [.infinitive, .gerund]) else { return }
    if let inner = best[Int(k)], inner.target != nil, inner.marks.sign == 1, !clause.flags.contains(.negated) { return }
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(base.score, "accused.", name: name, match.cueFirst, match.cueEnd)
    r.multiply(isAccusation ? 0.8 : 0.6, "accused.subject")
    for i in fillers.targets(.phrase(subject)) where fillers.all[i].entity >= 0 {
      let role = fillers.all[i]
      add(
        match, holder, role, r, isAccusation ? .accuse : nil, factuality, chain, modifiers, confidence * (isAccusation ? 0.9 : 0.7), clause: c,
        kind: kind(frame), frame: name, isMain: false)
    }
  }
}
