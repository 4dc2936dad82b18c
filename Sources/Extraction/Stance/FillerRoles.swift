internal import Lexicon

/// What fills a slot, as roles: one for each of those that a phrase names.
///
/// The choice between units, what they say and what follows from it ask for the same fillers again. So each is read once, and all roles of a
/// document lie in one list; a filler's are a range of it.
struct FillerRoles: ~Copyable {
  let reading: DocumentReading
  let builder: RoleBuilder
  private(set) var all = Scratch<RoleDraft>()
  /// Per phrase the holders that it names, the rare others are found anew; then per phrase, and per clause, the targets.
  private var lists: [RoleList]
  private let phrases: Int
  /// Whether a span has been read that what is attached to its phrase may lengthen.
  private var isOpen = false

  init(reading: DocumentReading, builder: RoleBuilder) {
    self.reading = reading
    self.builder = builder
    phrases = reading.syntax.phrases.count
    lists = [RoleList](filled: RoleList(), count: 2 * phrases + reading.syntax.clauses.count)
  }

  /// How a phrase comes to hold a stance.
  private enum Way {
    case named
    /// What is written or said may hold it for whoever it is from ("Norway's statement condemned").
    case says
    /// What is done may, for whoever does it ("an American airstrike killed").
    case does
  }

  // MARK: Holders

  /// The phrases, names or speaker that a filler is, one by one.
  mutating func holders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool, acts: Bool) -> Range<Int> {
    let first = all.count
    switch filler {
    case .phrase(let p):
      let way = way(p, speaks: speaks, acts: acts)
      if way == .named, let known = lists[Int(p)].range { return known }
      addHolders(p, way)
      if way == .named { lists[Int(p)] = RoleList(first: Int32(first), end: Int32(all.count)) }
    case .speaker:
      addSpeakers(chain)
      // Who is quoted speaks for those in his title.
      if all[first].mention >= 0 {
        addCompany(reading.syntax.phraseOf[Int(reading.table.mentions[Int(all[first].mention)].end) - 1], asTarget: false, from: first)
      }
    case .mention(let m): put(builder.mention(m))
    case .clause: break
    }
    return first..<all.count
  }

  private func way(_ p: Int32, speaks: Bool, acts: Bool) -> Way {
    // Names neither are words nor deeds.
    if reading.mention(at: Int(reading.syntax.phrases[Int(p)].head)) >= 0 { return .named }
    return speaks && reading.isUtterance(p) ? .says : acts && reading.isDeed(p) ? .does : .named
  }

  private mutating func addHolders(_ p: Int32, _ way: Way) {
    let first = all.count
    switch way {
    case .named: addNamed(p)
    case .says: if let found = reading.utterer(p) { put(builder.utterer(p, found)) }
    case .does: if let found = reading.owner(p) { put(builder.utterer(p, found)) }
    }
    guard all.count > first else { return }
    if reading.mayNameOthers(p) {
      for q in reading.instances(p) where reading.canHold(q) { addOther(builder.holder(q), from: first) }
      for q in reading.listed(p) where reading.canHold(q) { addOther(builder.holder(q), from: first) }
      for q in reading.examplesBehind(p) { addOther(builder.holder(q), from: first) }
    }
    if !reading.isRow(p) {
      addCompany(p, asTarget: false, from: first)
      addBody(p, from: first)
      return
    }
    for q in reading.conjuncts(p) {
      addCompany(q, asTarget: false, from: first)
      addBody(q, from: first)
    }
  }

  private mutating func addNamed(_ p: Int32) {
    let head = reading.phrase(p).head
    let isMention = reading.mention(at: Int(head)) >= 0
    if isMention, reading.phrase(p).nextConjunct < 0 {
      if mayHold(p) { put(builder.holder(p)) }
      return
    }
    // "both countries", "the two leaders": each of the two.
    if let group = reading.group(at: head) {
      for q in group where mayHold(q) { put(builder.holder(q)) }
      return
    }
    // "they", "their": all whom the phrase behind the pronoun names.
    let q = isMention ? -1 : reading.references.phraseOfPronoun[Int(head)]
    for r in reading.conjuncts(q >= 0 && q != p ? q : p) where mayHold(r) && !reading.isExcluded(r) {
      let own = all.count
      put(builder.holder(r))
      for example in reading.examples(r) where mayHold(example) { put(builder.holder(example)) }
      if all.count > own + 1, reading.actor(r) == nil { keep(from: own) { _, i in i != own } }
    }
  }

  private func mayHold(_ p: Int32) -> Bool { reading.canHold(p) || reading.isCountry(p) }

  /// Who says it: the last of those who report, with those named beside him ("Oslo and Bern said").
  private mutating func addSpeakers(_ chain: [ReporterDraft]) {
    let first = all.count
    guard let last = chain.last?.role else {
      put(.author)
      return
    }
    put(last)
    guard last.mention >= 0, last.end > last.first else { return }
    let p = reading.syntax.phraseOf[Int(last.end) - 1]
    guard p >= 0, reading.phrase(p).nextConjunct >= 0, Int(reading.phrase(p).head) < Int(last.end) else { return }
    for q in reading.conjuncts(p).dropFirst() where reading.canHold(q) && !reading.isExcluded(q) { addOther(builder.holder(q), from: first) }
  }

  /// Adds the role of somebody who is not among those from `first` on.
  private mutating func addOther(_ role: RoleDraft, from first: Int) {
    if role.entity >= 0, !has(role.entity, from: first) { put(role) }
  }

  @inline(never)
  private mutating func put(_ role: RoleDraft) { all.append(role) }

  /// Leaves those from a place on that are so.
  private mutating func keep(from first: Int, where isWanted: (borrowing Scratch<RoleDraft>, Int) -> Bool) {
    var kept = first
    for i in first..<all.count where isWanted(all, i) {
      all[kept] = all[i]
      kept += 1
    }
    all.shorten(to: kept)
  }

  private func has(_ entity: Int32, from first: Int) -> Bool {
    for i in first..<all.count where all[i].entity == entity { return true }
    return false
  }

  /// Adds the role of what the caller asks about within a phrase to those that have its words.
  @inline(__always)
  private mutating func addCompany(_ p: Int32, asTarget: Bool, from first: Int) {
    if reading.table.hasGivenMentions { addGivenCompany(p, asTarget: asTarget, from: first) }
  }

  @inline(never)
  private mutating func addGivenCompany(_ p: Int32, asTarget: Bool, from first: Int) {
    guard let found = reading.company(p, asTarget: asTarget), !has(found.entity, from: first), all.count > first else { return }
    addBeside(all[place(of: reading.phrase(p).head, from: first) ?? first], found.entity, found.mention)
  }

  /// Adds the role of the body that a named spokesman speaks for to his own.
  private mutating func addBody(_ p: Int32, from first: Int) {
    guard let m = reading.spokenFor(p) else { return }
    let entity = reading.table.mentions[Int(m)].entity
    guard !has(entity, from: first), let i = place(of: reading.phrase(p).head, from: first) else { return }
    addBeside(all[i], entity, m)
  }

  private mutating func addBeside(_ role: RoleDraft, _ entity: Int32, _ mention: Int32) {
    var role = role
    role.entity = entity
    role.mention = mention
    role.isCompany = true
    put(role)
  }

  /// The role, of those from `first` on, whose words hold a token.
  private func place(of token: Int32, from first: Int) -> Int? {
    for i in first..<all.count where all[i].first <= token && token < all[i].end { return i }
    return nil
  }

  // MARK: Targets

  /// Those that a filler says a stance is toward, one by one.
  mutating func targets(_ filler: Filler) -> Range<Int> {
    let first = all.count
    switch filler {
    case .phrase(let p):
      if let known = lists[phrases + Int(p)].range { return known }
      isOpen = false
      addTargets(p, without: [])
      lists[phrases + Int(p)] = RoleList(first: Int32(first), end: Int32(all.count), isOpen: isOpen)
    case .mention(let m): put(builder.mention(m))
    case .clause(let c):
      let place = 2 * phrases + Int(c)
      if let known = lists[place].range { return known }
      if let p = reading.named(by: c) { return targets(.phrase(p)) }
      put(builder.clause(c))
      lists[place] = RoleList(first: Int32(first), end: Int32(all.count))
    case .speaker: break
    }
    return first..<all.count
  }

  /// The same for a phrase whose words do not take in some that the clause uses otherwise.
  mutating func targets(_ p: Int32, without: [Int32]) -> Range<Int> {
    let first = all.count
    addTargets(p, without: without)
    return first..<all.count
  }

  /// Whether the words of a phrase's targets, asked for before, depend on what is attached to it.
  func isOpen(_ p: Int32) -> Bool { lists[phrases + Int(p)].isOpen }

  private mutating func addTargets(_ p: Int32, without: [Int32]) {
    if let q = reading.named(byPronoun: p), q != p { return addTargets(q, without: []) }
    let first = all.count
    let p = row(takenUpBy: p) ?? p
    if let group = reading.group(at: reading.phrase(p).head) {
      for q in group { addTarget(q, without) }
    } else if reading.phrase(p).nextConjunct < 0 {
      addTargetOrExamples(p, without)
    } else {
      for q in reading.conjuncts(p) where !reading.isExcluded(q) { addTargetOrExamples(q, without) }
    }
    guard all.count > first else { return }
    if reading.mayNameOthers(p) {
      for q in reading.instances(p) { addFurther(q, without, from: first) }
      for q in reading.listed(p) { addFurther(q, without, from: first) }
    }
    guard reading.table.hasGivenMentions else { return }
    for q in reading.conjuncts(p) { addCompany(q, asTarget: true, from: first) }
  }

  /// The row that a pronoun takes up: "praised *them*", Oslo and Paris.
  private func row(takenUpBy p: Int32) -> Int32? {
    guard reading.phrase(p).flags.contains(.pronoun), reading.phrase(p).nextConjunct < 0 else { return nil }
    let q = reading.references.phraseOfPronoun[Int(reading.phrase(p).head)]
    return q >= 0 && q != p && reading.isRow(q) ? q : nil
  }

  private mutating func addTarget(_ p: Int32, _ without: [Int32]) {
    if reading.phrase(p).firstAttached >= 0 { isOpen = true }
    guard let role = builder.target(p, without: without) else { return }
    put(role)
    if let owner = builder.owner(of: role, p) { put(owner) }
  }

  /// A phrase, and the names among its examples where it has none itself ("sanctions on states such as Iran").
  private mutating func addTargetOrExamples(_ p: Int32, _ without: [Int32]) {
    let own = all.count
    addTarget(p, without)
    guard reading.phrase(p).firstAttached >= 0 else { return }
    for i in own..<all.count where all[i].entity >= 0 { return }
    for q in reading.examples(p) {
      let from = all.count
      addTarget(q, [])
      keep(from: from) { all, i in all[i].entity >= 0 }
    }
  }

  /// Adds the targets that another phrase is, those left out that are among the others already.
  private mutating func addFurther(_ p: Int32, _ without: [Int32], from first: Int) {
    if reading.phrase(p).firstAttached >= 0 { isOpen = true }
    guard let role = builder.target(p, without: without) else { return }
    let owner = builder.owner(of: role, p)
    if role.entity < 0 || !has(role.entity, from: first) { put(role) }
    if let owner, owner.entity < 0 || !has(owner.entity, from: first) { put(owner) }
  }
}

/// A range of a document's roles. Small, since there is one for whatever may be asked for.
private struct RoleList {
  /// -1 where it was not asked for yet.
  private var first: Int32 = -1
  /// The end, and in the last bit whether it is open.
  private var rest: Int32 = -1

  init() {}

  init(first: Int32, end: Int32, isOpen: Bool = false) {
    self.first = first
    rest = end << 1 | (isOpen ? 1 : 0)
  }

  var range: Range<Int>? { first < 0 ? nil : Int(first)..<Int(rest >> 1) }
  var isOpen: Bool { first >= 0 && rest & 1 != 0 }
}
