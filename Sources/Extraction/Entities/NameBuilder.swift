internal import Lexicon
internal import Segmentation

/// Names that are built around a head word: `Democratic Party of Ruritania`, `Ruritanian Workers' Party`, `Treaty of
/// X`, `1931 Ruritanian general election`, `South X`. Listed names may stand inside; the longer name wins over them.
///
/// The head is looked for first and the name grows from it, to the left over capitalised words and listed names, to
/// the right over `of`, `for`, `on` where the head allows it. A word that opens the sentence has its capital anyway,
/// so function words and the words of `head/outside` never begin a name.
struct NameBuilder {
  let lexicon: CompiledLexicon
  let shape: WordShape
  let titles: TitleMatcher

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
    titles = TitleMatcher(lexicon: lexicon)
  }

  static let anyEnd: FormFlags = [.organisationEnd, .lawEnd, .eventEnd, .gpeEnd, .locationEnd, .facilityEnd]
  static let anyBegin: FormFlags = [
    .organisationBegin, .lawBegin, .eventBegin, .gpeBegin, .placeBegin, .facilityBegin,
  ]

  static let anyHead = anyEnd.union(anyBegin).union([.direction, .numbered])

  /// - Parameter heads: `NameTokens.heads`; every shape begins with a number or with a capitalised word of a few kinds.
  /// - Parameter listedAt: per token the index in `listed` of the name that covers it, -1 none.
  func run(_ words: Words, _ heads: KeptList, _ listed: [ListedName], _ listedAt: [Int32], _ taken: [Bool]) -> [BuiltName] {
    let text = BuildingText(words: words, listed: listed, listedAt: listedAt, taken: taken)
    var out: [BuiltName] = []
    var free = 0
    for index in 0..<heads.count {
      let i = Int(heads[index])
      guard i >= free, let name = dated(text, i) ?? headed(text, i, from: free) ?? compass(text, i, from: free) ?? numbered(text, i),
        let kept = judged(text, name)
      else { continue }
      out.append(kept)
      free = name.end
    }
    begun(text, &out)
    return out
  }

  /// What the lexicon says of the same words: a listed name that is as long or longer stays; one that stands behind
  /// its own country's name or adjective (`U.S. Congress`, `Scottish Conservatives`) lends the whole its entity.
  func judged(_ text: BuildingText, _ name: BuiltName) -> BuiltName? {
    for i in name.first..<name.end where text.listedAt[i] >= 0 {
      let l = text.listed[Int(text.listedAt[i])]
      if l.first <= name.first && l.end >= name.end { return nil }
    }
    if isFaction(text, name) { return nil }
    guard name.type == .org, text.listedAt[name.first] >= 0, text.listedAt[name.end - 1] >= 0 else { return name }
    let origin = text.listed[Int(text.listedAt[name.first])]
    let body = text.listed[Int(text.listedAt[name.end - 1])]
    guard origin.end == body.first, body.end == name.end, body.type == .org,
      origin.kind == PayloadKind.demonym || origin.type == .gpe
    else { return name }
    let country = lexicon.entityCountry[Int(body.entity)]
    if country > 0, country == lexicon.entityCountry[Int(origin.entity)] {
      var whole = name
      whole.entity = body.entity
      return whole
    }
    return name
  }

  /// "House Republicans", "Senate Democrats": members of a listed party in a chamber are the party's, and no body of their own.
  private func isFaction(_ text: BuildingText, _ name: BuiltName) -> Bool {
    let last = name.end - 1
    guard name.type == .org, last > name.first, text.listedAt[last] >= 0 else { return false }
    let members = text.listed[Int(text.listedAt[last])]
    guard members.kind == PayloadKind.demonym, members.type == .org, members.first == last else { return false }
    return (name.first..<last).allSatisfy { i in
      if text.listedAt[i] >= 0 { return text.listed[Int(text.listedAt[i])].type == .org }
      return !shape.flags(text.words, i).isDisjoint(with: [.organisationBegin, .organisationEnd]) || shape.kind(text.words, i) == WordKind.wing
    }
  }

  // MARK: Names with a head

  func headed(_ text: BuildingText, _ i: Int, from free: Int) -> BuiltName? {
    let words = text.words
    let flags = shape.flags(words, i)
    guard shape.isCapital(words, i), !text.taken[i],
      !flags.isDisjoint(with: NameBuilder.anyEnd.union(NameBuilder.anyBegin))
    else {
      return nil
    }
    // AS, SE, IF are heads in capitals alone.
    if shape.isClosed(words, i), !words.tokens.flags[i].contains(.allCapitals) || text.isHeadline(i) { return nil }
    // "Director General of …" is a person's office.
    if flags.isDisjoint(with: NameBuilder.anyEnd), let t = titles.title(words, endingAt: i + 1), t.first < i {
      return nil
    }
    // A head that is a given name too (Bill) begins a person before another capital.
    if flags.contains(.givenName), i + 1 < words.count, shape.isCapital(words, i + 1) { return nil }
    // The last head of the run is the name's: "Ruritanian Farmers' Party Congress".
    var head = i
    var k = i + 1
    // A point of the compass may stand far before the head ("South African Maritime Safety Authority").
    while k < words.count, k - head <= (shape.flags(words, head).isDisjoint(with: NameBuilder.anyEnd) ? 6 : 3), words.sentenceOf[k] == words.sentenceOf[i],
      !text.taken[k]
    {
      let possessive =
        k + 1 < words.count && shape.isPossessive(words, k) && inside(text, k) && shape.isCapital(words, k + 1)
      guard possessive || (shape.isCapital(words, k) && !isStop(text, k)) else { break }
      if text.listedAt[k] >= 0, text.listed[Int(text.listedAt[k])].type == .person { break }
      if closes(words, startingAt: k) { break }
      let f = shape.flags(words, k)
      let isPerson = f.contains(.givenName) && k + 1 < words.count && shape.isCapital(words, k + 1)
      if isPerson { break }
      let isWord = shape.isClosed(words, k) && !words.tokens.flags[k].contains(.allCapitals)
      if !f.isDisjoint(with: NameBuilder.anyEnd), !isPlainListedEnd(text, k), !isWord, !isPlainInHeadline(text, k) { head = k }
      k += 1
    }
    let headFlags = shape.flags(words, head)
    let first = left(text, head, from: free)
    let (right, isExtended) = self.right(text, head, hasModifiers: first < head)
    let type: EntityType
    if first < head, !headFlags.isDisjoint(with: NameBuilder.anyEnd), let t = endType(headFlags) {
      type = t
    } else if isExtended, let t = beginType(headFlags) {
      type = t
    } else {
      return nil
    }
    if type == .law, first == head, right == head + 1 { return nil }
    if type == .fac, right == first + 2, isPerson(words, first) { return nil }
    // "U.S. District Judge Velling": what heads a place belongs to the office.
    if type == .gpe, let office = titles.title(words, startingAt: head), office.end > right { return nil }
    if type != .org, !hasAnchor(text, first, right, head, type) { return nil }
    if type == .org, isPlainInHeadline(text, head), isListed(text, first..<head) { return nil }
    // "Peace Talks Stall": a headline's capitals make events of anything.
    if text.isHeadline(head), type == .event || type == .law || !hasAnchor(text, first, right, head, .gpe) {
      return nil
    }
    return BuiltName(first: first, end: right, type: type, rule: NameBuilder.rule(type))
  }

  /// Whether a head is a common word that a headline gives its capital: "Greek Farmers Block Roads", "Turkish Police Rescue Migrants".
  private func isPlainInHeadline(_ text: BuildingText, _ i: Int) -> Bool {
    text.isHeadline(i) && shape.context(text.words, i).contains(.plainInHeadline)
  }

  /// Whether all of these words are of listed names, so that the name has no word of its own but its head.
  private func isListed(_ text: BuildingText, _ range: Range<Int>) -> Bool {
    range.allSatisfy { text.listedAt[$0] >= 0 || shape.hasReadings(text.words, $0) && shape.flags(text.words, $0).isDisjoint(with: [.surname, .givenName]) }
  }

  /// "Susan Hall said", against "in Victoria Hall": a given name before what may be a building, and nothing before it that says where.
  private func isPerson(_ words: Words, _ first: Int) -> Bool {
    guard shape.flags(words, first).contains(.givenName), !shape.flags(words, first).contains(.givenWeak) else { return false }
    guard first > Int(words.sentences[Int(words.sentenceOf[first])].first) else { return true }
    let before = shape.kind(words, first - 1)
    return before != WordKind.the && before != WordKind.in && before != WordKind.at && before != WordKind.near && before != WordKind.to
      && before != WordKind.from && before != WordKind.on
  }

  static func rule(_ type: EntityType) -> MentionRule {
    switch type {
    case .org: .grammarOrganisation
    case .law: .grammarLaw
    case .event: .grammarEvent
    default: .grammarPlace
    }
  }

  /// Whether a listed name ends at the head and begins before it, so that it names by itself what follows
  /// ("Federation" of "Russian Federation" before a list).
  func isPlainListedEnd(_ text: BuildingText, _ i: Int) -> Bool {
    guard text.listedAt[i] >= 0 else { return false }
    let l = text.listed[Int(text.listedAt[i])]
    return l.type == .gpe
  }

  func inside(_ text: BuildingText, _ possessive: Int) -> Bool {
    guard possessive > 0,
      text.listedAt[possessive - 1] < 0 || text.listedAt[possessive - 1] == text.listedAt[possessive]
    else {
      return false
    }
    // "Workers' Party", "People's Party"; "the Council's President" is two names.
    let words = text.words
    let isBare = words.forms[possessive] < 0 || !words.tokens.flags[possessive].contains(.letters)
    return shape.canBe(.noun, words, possessive - 1)
      && (isBare || !shape.flags(words, possessive - 1).contains(.organisationEnd))
  }

  /// Words that have a capital and are no part of a name.
  func isStop(_ text: BuildingText, _ i: Int) -> Bool {
    let f = shape.flags(text.words, i)
    if !f.isDisjoint(with: [.outsideName, .calendar]) { return f.contains(.calendar) || !f.contains(.suffix) }
    return shape.isClosed(text.words, i) && !shape.isAcronym(text.words, i)
  }

  func endType(_ f: FormFlags) -> EntityType? {
    if f.contains(.organisationEnd) { return .org }
    if f.contains(.lawEnd) { return .law }
    if f.contains(.eventEnd) { return .event }
    if f.contains(.gpeEnd) { return .gpe }
    if f.contains(.locationEnd) { return .loc }
    return f.contains(.facilityEnd) ? .fac : nil
  }

  func beginType(_ f: FormFlags) -> EntityType? {
    if f.contains(.organisationBegin) { return .org }
    if f.contains(.lawBegin) { return .law }
    if f.contains(.eventBegin) { return .event }
    if f.contains(.gpeBegin) { return .gpe }
    if f.contains(.placeBegin) { return .loc }
    return f.contains(.facilityBegin) ? .fac : nil
  }
}
