internal import Lexicon
internal import Segmentation

// What a frame needs of its holder and target, and what a target is: an event, a thing, somebody.
extension StanceStage {
  /// Whether a target is a thing that its entity owns, and not the entity itself.
  func isOwned(_ target: RoleDraft) -> Bool {
    guard target.mention >= 0, target.end > target.first else { return target.end - target.first > 1 }
    let m = reading.table.mentions[Int(target.mention)]
    return target.first < m.first || m.end < target.end
  }

  /// Whether a target is a thing to be touched: food, a car, a knee.
  func isThing(_ target: RoleDraft) -> Bool {
    let p = headPhrase(target)
    guard p >= 0, !reading.canHold(p) else { return false }
    let head = Int(reading.phrase(reading.content(p)).head)
    guard reading.syntax.tags[head] == .noun, reading.mention(at: head) < 0 else { return false }
    let flags = reading.lemmaFlags(head)
    if !flags.isDisjoint(with: [.eventBad, .eventGood, .actNoun, .documentNoun, .placeNoun, .relation, .groupNoun]) { return false }
    let classes = reading.lemmaClasses(head).intersection(StanceStage.nounClasses)
    return classes.isDisjoint(with: StanceStage.abstract)
  }

  /// Whether a target acts itself or is an act, an event, a document: what politics is about.
  func isParty(_ target: RoleDraft) -> Bool { isEvent(target) || headIsActor(target) }

  static let nounClasses: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun.") { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }
  /// The classes of nouns that name no thing; foods, animals, plants, bodies and stuffs have none of them.
  static let abstract: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun."), $1 != "noun.artifact", $1 != "noun.quantity" { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }

  /// Whether a target's noun has a frame of its own ("reaffirmed its backing for"): it speaks for itself.
  func isFramed(_ target: RoleDraft) -> Bool {
    let p = headPhrase(target)
    return p >= 0 && matcher.nounMatches(p).contains { $0.target != nil }
  }

  /// The phrase whose head a role's text has first.
  func headPhrase(_ role: RoleDraft) -> Int32 {
    for t in Int(role.first)..<max(Int(role.first), Int(role.end)) {
      let p = reading.syntax.phraseOf[t]
      // "its assessment": not the owner.
      if reading.syntax.tags[t] == .pron, t + 1 < Int(role.end) { continue }
      guard p >= 0, Int(reading.phrase(p).head) == t, t + 1 >= Int(role.end) || !reading.words.tokens.flags[t + 1].contains(.clitic) else { continue }
      return p
    }
    return -1
  }

  /// Whether the fillers are what the frame needs.
  mutating func suits(_ match: UnitMatch) -> Bool {
    guard match.marks.isChoosy else { return true }
    let needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame])
    guard let holder = match.holder, let target = match.target else { return true }
    // Of several, one that fits is enough: the others are left out when they are added.
    let holders = fillers.holders(holder, chain: [], speaks: true, acts: true)
    if !holders.isEmpty { return takes(target, needs, by: fillers.all[holders.lowerBound]) }
    // What is written has its holder elsewhere ("issued a statement accusing …").
    guard case .phrase(let p) = holder, reading.isUtterance(p) else { return false }
    return takes(target, needs.subtracting([.holderEntity, .holderPerson, .holderActor]), by: RoleDraft())
  }

  /// Whether one of those that a filler is fits as the target of a holder.
  mutating func takes(_ target: Filler, _ needs: SlotNeeds, by holder: RoleDraft) -> Bool {
    for i in fillers.targets(target) where fits(needs, holder, fillers.all[i]) { return true }
    return false
  }

  /// Whether a role is an event, an act or a document: by its head's class, or because it is a clause.
  func isEvent(_ role: RoleDraft) -> Bool {
    guard role.end > role.first else { return false }
    if role.issue >= 0 { return true }
    if role.entity >= 0 {
      switch reading.table.entities[Int(role.entity)].type {
      case .topic, .event, .law: return true
      default: break
      }
    }
    for t in Int(role.first)..<min(Int(role.end), Int(role.first) + 20) where reading.syntax.tags[t] == .noun || reading.syntax.tags[t] == .verb {
      if reading.syntax.tags[t] == .verb { return true }
      let q = reading.syntax.phraseOf[t]
      guard q >= 0, Int(reading.phrase(q).head) == t else { continue }
      let head = Int(reading.phrase(reading.content(q)).head)
      let flags = reading.lemmaFlags(head)
      if !flags.isDisjoint(with: [.eventBad, .eventGood, .actNoun, .documentNoun]) { return true }
      let classes = reading.lemmaClasses(head)
      // "five jets": arms that act for their owner, whatever else the word means.
      if flags.contains(.actsFor), classes.contains(DocumentReading.artifact) { return false }
      return !classes.isDisjoint(with: [.act, .event, .communication])
    }
    return false
  }

  /// Whether a role's noun means something written, said or thought: a person's plan, claim or idea is no person; a person's resignation is as good as one.
  private func isText(_ role: RoleDraft) -> Bool {
    let p = headPhrase(role)
    guard p >= 0 else { return false }
    let head = Int(reading.phrase(reading.content(p)).head)
    let classes = reading.lemmaClasses(head)
    let flags = reading.lemmaFlags(head)
    return flags.contains(.documentNoun)
      || flags.isDisjoint(with: [.actNoun, .eventBad, .eventGood]) && classes.contains(.communication) && classes.isDisjoint(with: [.act, .person])
  }

  func fits(_ needs: SlotNeeds, _ holder: RoleDraft, _ target: RoleDraft) -> Bool {
    if needs.isEmpty { return true }
    func type(_ role: RoleDraft) -> EntityType? { role.entity >= 0 ? reading.table.entities[Int(role.entity)].type : nil }
    if needs.contains(.targetEntity) && target.entity < 0 { return false }
    if needs.contains(.targetPerson), !isPerson(target) { return false }
    if needs.contains(.targetActor) && target.entity < 0 && !headIsActor(target) { return false }
    if needs.contains(.targetEvent), !isEvent(target) { return false }
    if needs.contains(.targetBody), !isBody(target) { return false }
    if needs.contains(.targetPlace), !isPlace(target) { return false }
    if needs.contains(.holderEntity) && holder.entity < 0 { return false }
    if needs.contains(.holderPerson), let t = type(holder), t != .person { return false }
    return true
  }

  /// Whether a target is a person: by his name or by a noun that acts, and not a thing of his ("recalled Oslo's promise").
  private func isPerson(_ target: RoleDraft) -> Bool {
    if target.entity >= 0, reading.table.entities[Int(target.entity)].type == .person { return !isOwned(target) || headIsActor(target) || !isText(target) }
    return headIsActor(target) && (target.mention < 0 || isOwned(target) || isUntyped(target))
  }

  /// Whether a target is a body that has members: an organisation, a treaty, a country; not persons, be they a party's.
  func isBody(_ target: RoleDraft) -> Bool {
    guard target.mention >= 0 else { return false }
    let m = reading.table.mentions[Int(target.mention)]
    switch m.type {
    case .org, .gpe, .law, .event: return !m.isPlural && m.form != .demonym && m.form != .pronoun
    default: return false
    }
  }

  /// Whether a target is the name of a country, a town or a building.
  private func isPlace(_ target: RoleDraft) -> Bool {
    guard target.mention >= 0, !isOwned(target) else { return false }
    let m = reading.table.mentions[Int(target.mention)]
    switch m.type {
    case .gpe, .loc, .fac: return m.form != .demonym && m.form != .pronoun
    default: return false
    }
  }

  /// Whether a target is a span that the caller gave without a type, and of which nothing else is known: it may be a person.
  func isUntyped(_ target: RoleDraft) -> Bool {
    let m = reading.table.mentions[Int(target.mention)]
    return m.form == .given && m.type == .org && reading.table.entities[Int(m.entity)].lexicon < 0
  }

  /// "declined to comment", "asked not to be named": no stance on anything.
  func isIdle(_ target: RoleDraft) -> Bool {
    guard target.entity < 0 else { return false }
    for t in Int(target.first)..<min(Int(target.end), Int(target.first) + 4) where reading.syntax.tags[t] == .verb {
      return reading.lemmaClasses(t).contains(.idle)
    }
    return false
  }

  func headIsActor(_ role: RoleDraft) -> Bool {
    let p = headPhrase(role)
    return p >= 0 && reading.canHold(p)
  }
}
