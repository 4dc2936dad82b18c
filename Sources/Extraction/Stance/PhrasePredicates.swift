internal import Lexicon
internal import Segmentation

// Predicates without a verb, inside noun phrases: "a report critical of the levy", "senators wary of Oslo", "Trump ally Ann Wu".
extension StanceStage {
  /// An adjective behind its noun, with what it is of or to.
  mutating func postposedAdjective(_ p: Int32) {
    let np = reading.phrase(p)
    let end = Int(reading.words.sentences[Int(np.sentence)].end)
    var t = Int(np.end)
    while t < min(end, Int(np.end) + 2), reading.syntax.tags[t] == .adv { t += 1 }
    guard t + 2 < end, reading.syntax.tags[t] == .adj, reading.syntax.tags[t + 1] == .adp, !np.flags.contains(.time) else { return }
    let c = clause(of: p)
    // A predicate is read where its clause is.
    if c >= 0, reading.clause(c).predicate == Int32(t) { return }
    guard let behind = governed(by: Int32(t + 1), of: p, in: c) else { return }
    var holder = Filler.phrase(p)
    // "released a report critical of": who released it.
    if reading.isUtterance(p), reading.utterer(p).map({ $0.mention != reading.actor(behind)?.mention }) != true {
      guard c >= 0, reading.clause(c).object == p, reading.clause(c).subject >= 0, !reading.clause(c).flags.contains(.passive) else { return }
      holder = .phrase(reading.clause(c).subject)
    }
    matcher.unitsAt(t, tag: 0, &matches)
    for i in matches.indices where matches[i].isSingle && matches[i].marks.sign != 0 && matcher.hasSlot(matches[i], at: t + 1) {
      var match = matches[i]
      match.holder = holder
      match.target = .phrase(behind)
      guard suits(match) else { continue }
      emit(match, holder: holder, target: .phrase(behind), clause: c, context: StanceContext(), degrees: .none, noun: p)
      return
    }
  }

  /// The phrase that a preposition brings in, whether it hangs on the noun or on the verb.
  func governed(by preposition: Int32, of p: Int32, in c: Int32) -> Int32? {
    if let q = reading.attached(p).first(where: { reading.phrase($0).preposition == preposition }) { return q }
    guard c >= 0 else { return nil }
    for k in reading.syntax.complements(of: reading.clause(c)) where k.kind == .prepositional && k.marker == preposition && k.phrase >= 0 { return k.phrase }
    return nil
  }

  /// A relation's noun before the name of who stands in it: "Trump critic Ann Wu", "Trump's ally Ann Wu".
  mutating func namedRelation(_ p: Int32) {
    let np = reading.phrase(p)
    let m = reading.mention(at: Int(np.head))
    guard m >= 0, np.flags.contains(.name), reading.table.mentions[Int(m)].type == .person else { return }
    let t = Int(reading.table.mentions[Int(m)].first) - 1
    guard t >= Int(np.first), reading.lemmaFlags(t).contains(.relation), reading.mention(at: t) < 0 else { return }
    for k in Int(np.first)..<t where reading.word(k, is: "former") || reading.word(k, is: "ex") { return }
    var target: Filler?
    if np.possessor >= 0 {
      target = .phrase(np.possessor)
    } else if t > Int(np.first), reading.mention(at: t - 1) >= 0 {
      target = .mention(reading.mention(at: t - 1))
    }
    guard let target else { return }
    matcher.unitsAt(t, tag: 7, &matches)
    for i in matches.indices
    where matches[i].isSingle && matches[i].marks.sign != 0
      && lexicon.slots(matches[i].holderSlots).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
      && lexicon.slots(matches[i].targetSlots).contains(where: {
        lexicon.slotKind[$0] == SlotKind.possessor || lexicon.slotKind[$0] == SlotKind.modified
      })
    {
      var match = matches[i]
      match.holder = .phrase(p)
      match.target = target
      guard suits(match) else { continue }
      emit(match, holder: .phrase(p), target: target, clause: clause(of: p), context: StanceContext(), degrees: .none, noun: p)
      return
    }
  }
}
