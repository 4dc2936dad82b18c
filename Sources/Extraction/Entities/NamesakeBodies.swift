internal import Lexicon
internal import Segmentation

/// Bodies that many countries have under one name: whose "the Supreme Court" or "the Senate" is.
///
/// "Kenya's Senate" is Kenya's. Later "the Senate" is the one that was named last. An article that names nothing of the country whose body usually is meant,
/// and much of another, means the other's.
struct NamesakeBodies {
  let lexicon: CompiledLexicon
  private let shape: WordShape
  private let candidates: NameCandidates
  /// By entity of the lexicon: the last place in the list where it was named by more than its short form.
  private var named: [Int32: Int] = [:]
  /// By entity of the lexicon: who was called by its name last, and where in the list.
  private var namesakes: [Int32: (entity: Int32, place: Int)] = [:]
  /// How many listed names are of each country; counted when it is first asked.
  private var countries: [Int32: Int]?

  init(lexicon: CompiledLexicon, candidates: NameCandidates) {
    self.lexicon = lexicon
    self.candidates = candidates
    shape = WordShape(lexicon: lexicon)
  }

  /// What a listed name stands for where that is not what it usually does.
  enum Other {
    case listed(Int32)
    /// An entity of the document.
    case own(Int32)
  }

  /// Whether several bodies may be called by a name.
  @inline(__always)
  func mayBeOther(_ words: Words, _ name: ListedName) -> Bool {
    name.type == .org && (hasNamesakes(name) || shape.flags(words, name.end - 1).contains(.organisationEnd))
  }

  private func hasNamesakes(_ name: ListedName) -> Bool {
    let c = candidates[Int(name.candidate)]
    return c.endPayload - c.firstPayload > 1
  }

  /// Told of a name that a longer one covers ("*Supreme Court* of Nigeria").
  mutating func covered(_ name: ListedName, by entity: Int32, at place: Int) {
    namesakes[name.entity] = (entity, place)
  }

  mutating func other(_ words: Words, _ listed: [ListedName], _ listedAt: [Int32], _ place: Int, _ table: inout EntityTable) -> Other? {
    let name = listed[place]
    let home = Int32(lexicon.entityCountry[Int(name.entity)])
    if let origin = origin(words, listed, listedAt, name) {
      let country = Int32(lexicon.entityCountry[Int(origin.entity)])
      if country == home || country == 0 || home == 0 {
        named[name.entity] = place
        return nil
      }
      if let own = reading(name, of: country) {
        named[own] = place
        return .listed(own)
      }
      let entity = table.entity(
        unlisted: NameStage.display(words, origin.first, name.end), type: name.type, gender: .unknown, surname: -1)
      namesakes[name.entity] = (entity, place)
      return .own(entity)
    }
    guard name.flags.contains(.short) || name.flags.contains(.weak) || name.kind == PayloadKind.demonym else {
      named[name.entity] = place
      return nil
    }
    return latest(name) ?? elsewhere(name, home, listed)
  }

  /// Whoever was called so last, by a fuller name.
  private func latest(_ name: ListedName) -> Other? {
    var last = namesakes[name.entity]?.place ?? -1
    var found: Other? = last >= 0 ? namesakes[name.entity].map { .own($0.entity) } : nil
    let c = candidates[Int(name.candidate)]
    for p in Int(c.firstPayload)..<Int(c.endPayload) {
      let id = Int32(lexicon.payloads[p].value)
      guard let place = named[id], place > last else { continue }
      last = place
      found = .listed(id)
    }
    return found
  }

  /// The body of the country that the article is about, where that is not its usual one's.
  private mutating func elsewhere(_ name: ListedName, _ home: Int32, _ listed: [ListedName]) -> Other? {
    guard home > 0, name.flags.contains(.short), hasNamesakes(name) else { return nil }
    let counted = countries ?? count(listed)
    countries = counted
    guard counted[home] == nil else { return nil }
    var (most, second): ((country: Int32, count: Int), Int) = ((0, 0), 0)
    for country in counted.keys.sorted() {
      let count = counted[country] ?? 0
      if count > most.count {
        second = most.count
        most = (country, count)
      } else {
        second = max(second, count)
      }
    }
    guard most.count >= 2, most.count > second, let own = reading(name, of: most.country) else { return nil }
    return .listed(own)
  }

  /// Names by which several bodies may be called say of no country that the article is about it.
  private func count(_ listed: [ListedName]) -> [Int32: Int] {
    var counts: [Int32: Int] = [:]
    for name in listed where !(name.type == .org && hasNamesakes(name)) {
      let country = Int32(lexicon.entityCountry[Int(name.entity)])
      if country > 0 { counts[country, default: 0] += 1 }
    }
    return counts
  }

  /// The entity of a country that a name can mean.
  private func reading(_ name: ListedName, of country: Int32) -> Int32? {
    let c = candidates[Int(name.candidate)]
    for p in Int(c.firstPayload)..<Int(c.endPayload) {
      let id = Int32(lexicon.payloads[p].value)
      if Int32(lexicon.entityCountry[Int(id)]) == country, EntityTable.type(lexicon.entityType[Int(id)]) == .org { return id }
    }
    return nil
  }

  /// The country, town or region right before a name whose body it is: "*Kenya*'s Supreme Court".
  private func origin(_ words: Words, _ listed: [ListedName], _ listedAt: [Int32], _ name: ListedName) -> ListedName? {
    guard name.first > 1, shape.isPossessive(words, name.first - 1), listedAt[name.first - 2] >= 0 else { return nil }
    let owner = listed[Int(listedAt[name.first - 2])]
    return owner.type == .gpe && owner.end == name.first - 1 ? owner : nil
  }
}
