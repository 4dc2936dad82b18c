internal import Lexicon
internal import Segmentation

// What fills a slot, as roles: one for each of those that a phrase names.
extension StanceStage {
  /// The phrases, names or speaker that a filler is, one by one.
  /// - Parameters:
  ///   - speaks: what is written or said may hold the stance for whoever it is from ("Norway's statement condemned").
  ///   - acts: what is done may, for whoever does it ("an American airstrike killed").
  func holders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool = false, acts: Bool = false) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where speaks && reading.isUtterance(p):
      return reading.utterer(p).map { [roles.utterer(p, $0)] } ?? []
    case .phrase(let p) where acts && reading.isDeed(p):
      return reading.owner(p).map { [roles.utterer(p, $0)] } ?? []
    case .phrase(let p) where reading.mention(at: Int(reading.phrase(p).head)) >= 0 && reading.phrase(p).nextConjunct < 0:
      return reading.canHold(p) || reading.isCountry(p) ? [roles.holder(p)] : []
    case .phrase(let p):
      // "they", "their": all whom the phrase behind the pronoun names.
      let head = Int(reading.phrase(p).head)
      // "both countries", "the two leaders": each of the two.
      if let group = reading.references.groupOf[Int32(head)] {
        return group.compactMap { reading.canHold($0) || reading.isCountry($0) ? roles.holder($0) : nil }
      }
      let q = reading.mention(at: head) < 0 ? reading.references.phraseOfPronoun[head] : -1
      return reading.conjuncts(q >= 0 && q != p ? q : p).flatMap { r -> [RoleDraft] in
        guard reading.canHold(r) || reading.isCountry(r), !reading.isExcluded(r) else { return [] }
        let examples = reading.examples(r).compactMap { reading.canHold($0) || reading.isCountry($0) ? roles.holder($0) : nil }
        return examples.isEmpty || reading.actor(r) != nil ? [roles.holder(r)] + examples : examples
      }
    case .mention(let m): return [roles.mention(m)]
    case .speaker: return [chain.last?.role ?? .author]
    case .clause: return []
    }
  }

  func targets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where reading.references.groupOf[reading.phrase(p).head] != nil:
      return (reading.references.groupOf[reading.phrase(p).head] ?? []).flatMap { roles.targets($0, without: without) }
    case .phrase(let p) where reading.phrase(p).nextConjunct < 0: return targetsOrExamples(p, without)
    case .phrase(let p): return reading.conjuncts(p).flatMap { reading.isExcluded($0) ? [] : targetsOrExamples($0, without) }
    case .mention(let m): return [roles.mention(m)]
    case .clause(let c):
      if let p = reading.named(by: c) { return targets(.phrase(p), without: []) }
      return [roles.clause(c)]
    case .speaker: return []
    }
  }

  /// A phrase, and the names among its examples where it has none itself ("sanctions on states such as Iran").
  private func targetsOrExamples(_ p: Int32, _ without: [Int32]) -> [RoleDraft] {
    let own = roles.targets(p, without: without)
    guard reading.phrase(p).firstAttached >= 0, own.allSatisfy({ $0.entity < 0 }) else { return own }
    return own + reading.examples(p).flatMap { roles.targets($0, without: []).filter { $0.entity >= 0 } }
  }

  /// Phrases that the clause uses for slots of its own, and which are no part of the target's text.
  func verbPhrases(_ clause: ClauseFrame, _ match: UnitMatch) -> [Int32] {
    var result: [Int32] = []
    fillers(of: lexicon.frameSecond[match.frame], clause, match, &result)
    fillers(of: lexicon.frameAddressee[match.frame], clause, match, &result)
    fillers(of: lexicon.unitHolder[match.unit], clause, match, &result)
    for k in reading.syntax.complements(of: clause)
    where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && isCircumstance(Int(k.marker)) {
      result.append(k.phrase)
    }
    return result
  }

  func fillers(of list: Int, _ clause: ClauseFrame, _ match: UnitMatch, _ out: inout [Int32]) {
    for slot in lexicon.slots(list) {
      if case .phrase(let p)? = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match) {
        out.append(p)
      }
    }
  }

  /// Whether a preposition says when, why, or with whom, and so belongs to the verb.
  func isCircumstance(_ t: Int) -> Bool { reading.lemmaTraits(t).contains(.circumstance) }
}
