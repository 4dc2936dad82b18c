internal import Lexicon
internal import Segmentation

// What fills a slot, as roles: one for each of those that a phrase names.
extension StanceStage {
  /// The phrases, names or speaker that a filler is, one by one.
  /// - Parameters:
  ///   - speaks: what is written or said may hold the stance for whoever it is from ("Norway's statement condemned").
  ///   - acts: what is done may, for whoever does it ("an American airstrike killed").
  func holders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool = false, acts: Bool = false) -> [RoleDraft] {
    let named = namedHolders(filler, chain: chain, speaks: speaks, acts: acts)
    guard !named.isEmpty else { return named }
    var all = named
    switch filler {
    case .phrase(let p):
      for q in reading.instances(p) + reading.listed(p) where reading.canHold(q) {
        let role = roles.holder(q)
        if role.entity >= 0, !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
      }
      for q in reading.examplesBehind(p) {
        let role = roles.holder(q)
        if role.entity >= 0, !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
      }
      for q in reading.conjuncts(p) {
        addCompany(q, &all)
        addBody(q, &all)
      }
    case .speaker:
      // Who is quoted speaks for those in his title.
      if named[0].mention >= 0 { addCompany(reading.syntax.phraseOf[Int(reading.table.mentions[Int(named[0].mention)].end) - 1], &all) }
    case .mention, .clause: break
    }
    return all
  }

  /// Adds the role of what the caller asks about within a phrase to those that have its words.
  func addCompany(_ p: Int32, asTarget: Bool = false, _ roles: inout [RoleDraft]) {
    guard let found = reading.company(p, asTarget: asTarget), !roles.contains(where: { $0.entity == found.entity }) else { return }
    let head = reading.phrase(p).head
    guard var role = roles.first(where: { $0.first <= head && head < $0.end }) ?? roles.first else { return }
    role.entity = found.entity
    role.mention = found.mention
    role.isCompany = true
    roles.append(role)
  }

  /// Adds the role of the body that a named spokesman speaks for to his own.
  private func addBody(_ p: Int32, _ roles: inout [RoleDraft]) {
    guard let m = reading.spokenFor(p) else { return }
    let entity = reading.table.mentions[Int(m)].entity
    let head = reading.phrase(p).head
    guard !roles.contains(where: { $0.entity == entity }), var role = roles.first(where: { $0.first <= head && head < $0.end }) else { return }
    role.entity = entity
    role.mention = m
    role.isCompany = true
    roles.append(role)
  }

  private func namedHolders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool, acts: Bool) -> [RoleDraft] {
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
    case .speaker: return speakers(chain)
    case .clause: return []
    }
  }

  /// Who says it: the last of those who report, with those named beside him ("Oslo and Bern said").
  private func speakers(_ chain: [ReporterDraft]) -> [RoleDraft] {
    guard let last = chain.last?.role else { return [.author] }
    guard last.mention >= 0, last.end > last.first else { return [last] }
    let p = reading.syntax.phraseOf[Int(last.end) - 1]
    guard p >= 0, reading.phrase(p).nextConjunct >= 0, Int(reading.phrase(p).head) < Int(last.end) else { return [last] }
    var all = [last]
    for q in reading.conjuncts(p).dropFirst() where reading.canHold(q) && !reading.isExcluded(q) {
      let role = roles.holder(q)
      if role.entity >= 0, !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
    }
    return all
  }

  func targets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
    var all = namedTargets(filler, without: without)
    guard case .phrase(let p) = filler, !all.isEmpty else { return all }
    for q in reading.instances(p) + reading.listed(p) {
      for role in roles.targets(q, without: without) where role.entity < 0 || !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
    }
    for q in reading.conjuncts(p) { addCompany(q, asTarget: true, &all) }
    return all
  }

  private func namedTargets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
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
