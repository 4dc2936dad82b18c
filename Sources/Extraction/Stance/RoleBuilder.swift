internal import Lexicon

/// Turns fillers into roles: who holds, what is held.
struct RoleBuilder {
  let reading: DocumentReading

  /// The role of a phrase that speaks or holds.
  func holder(_ p: Int32) -> RoleDraft {
    let np = reading.phrase(p)
    var role = RoleDraft()
    if let (entity, mention) = reading.actor(p) {
      role.entity = entity
      role.mention = mention
      let m = reading.table.mentions[Int(mention)]
      // The mention itself where it is the head; the whole phrase where the entity only stands behind it ("Ukrainian officials").
      if m.first <= np.head && np.head < m.end
        || reading.words.nameOf[Int(np.head)] >= 0 && reading.words.nameOf[Int(np.head)] == reading.words.nameOf[Int(m.first)]
      {
        role.first = m.first
        role.end = m.end
        return role
      }
    }
    let q =
      np.flags.contains(.pronoun) && reading.references.phraseOfPronoun[Int(np.head)] >= 0
      ? reading.references.phraseOfPronoun[Int(np.head)] : p
    let (first, end) = reading.span(q)
    role.first = first
    role.end = end
    return role
  }

  /// Whoever it belongs to what the caller names by a phrase: a stance toward the one is toward the other.
  func owner(of role: RoleDraft, _ p: Int32) -> RoleDraft? {
    guard role.entity >= 0, reading.table.entities[Int(role.entity)].isGiven else { return nil }
    switch reading.table.entities[Int(role.entity)].type {
    case .topic, .event, .law: break
    default: return nil
    }
    guard let owner = reading.owner(p), owner.entity != role.entity else { return nil }
    var second = role
    second.entity = owner.entity
    second.mention = owner.mention
    return second
  }

  /// The role of something written or said, for whoever it is from.
  func utterer(_ p: Int32, _ found: (entity: Int32, mention: Int32)) -> RoleDraft {
    let (first, end) = reading.span(p)
    return RoleDraft(entity: found.entity, mention: found.mention, first: first, end: end)
  }

  /// The role of a phrase that a stance is toward.
  func target(_ p: Int32, without: [Int32]) -> RoleDraft? {
    let np = reading.phrase(p)
    // "Oslo's time in office" is no date.
    if np.flags.contains(.time) && np.possessor < 0 || np.flags.contains(.expletive) || np.flags.contains(.reflexive) { return nil }
    var role = RoleDraft()
    let head = Int(np.head)
    let headMention = reading.mention(at: head)
    if np.flags.contains(.pronoun), headMention < 0 {
      let q = reading.references.phraseOfPronoun[head]
      if q >= 0, q != p { return target(q, without: []) }
      // "those who …" says what it means; a bare pronoun does not.
      guard np.firstClause >= 0 else { return nil }
    }
    if let (entity, mention) = reading.actor(p) ?? reading.owner(p) ?? behind(reading.content(p), of: p) {
      role.entity = entity
      role.mention = mention
    }
    if headMention >= 0, np.possessor < 0 {
      let m = reading.table.mentions[Int(headMention)]
      role.first = m.first
      role.end = m.end
    } else {
      (role.first, role.end) = reading.span(p, without: without)
    }
    if headMention < 0, let topic = topic(p, role) {
      role.entity = topic
      role.mention = -1
    }
    // A name is no issue, unless it is an event's.
    if headMention < 0 || reading.table.mentions[Int(headMention)].type == .event { role.issue = reading.issue(role.first, role.end, head: np.head) }
    return role
  }

  /// Who stands behind the words that a phrase is about: "a slate of *Labour candidates*".
  private func behind(_ content: Int32, of p: Int32) -> (entity: Int32, mention: Int32)? {
    if content == p { return nil }
    return reading.mention(at: Int(reading.phrase(content).head)) < 0 ? reading.actor(content) ?? reading.owner(content) : reading.owner(content)
  }

  /// What the caller names by a phrase that the role's words say: all of it, or its head behind an article ("the bill").
  private func topic(_ p: Int32, _ role: RoleDraft) -> Int32? {
    let topics = reading.references.topics
    if topics.isEmpty { return nil }
    // "the end of the ban" is not the ban; "the plan for a wall" is the wall planned.
    let np = reading.phrase(p)
    let content = reading.phrase(reading.content(p)).head
    let isVessel = reading.lemmaFlags(Int(np.head)).contains(.documentNoun)
    if let found = topics.match(role.first, role.end, head: isVessel ? -1 : np.head) ?? topics.match(role.first, role.end, head: content) {
      return found.entity
    }
    guard np.flags.contains(.definite), np.head == np.first + 1, np.firstAttached < 0 else { return nil }
    if let found = topics.headed(by: np.head) { return found }
    // "the legislation", "this measure", where the caller asks about one bill.
    return topics.measure >= 0 && reading.lemmaTraits(Int(np.head)).contains(.measure) ? topics.measure : nil
  }

  /// The role of an adjective of origin or another name inside a phrase.
  func mention(_ m: Int32) -> RoleDraft {
    let mention = reading.table.mentions[Int(m)]
    return RoleDraft(entity: mention.entity, mention: m, first: mention.first, end: mention.end)
  }

  /// The role of a clause: what is wanted, refused, feared.
  func clause(_ c: Int32) -> RoleDraft {
    let clause = reading.clause(c)
    var role = RoleDraft()
    role.first = clause.first
    // "of having lied": the preposition is the governing verb's.
    let tag = reading.syntax.tags[Int(role.first)]
    if role.first < clause.predicate, tag == .adp || tag == .sconj && role.first + 1 == clause.predicate { role.first += 1 }
    // One complement clause, never a whole long sentence.
    role.end = reading.trimmed(clause.first, min(clause.end, clause.first + 40))
    var head = clause.predicate
    if clause.object >= 0 { head = reading.phrase(clause.object).head }
    role.issue = reading.issue(role.first, role.end, head: head)
    if let found = reading.references.topics.match(role.first, role.end, head: clause.predicate) { role.entity = found.entity }
    return role
  }
}
