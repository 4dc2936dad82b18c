internal import Lexicon
internal import Segmentation

/// A listed name that counts where it stands.
struct ListedName {
  var first: Int
  var end: Int
  var payload: Int
  /// Id in the lexicon.
  var entity: Int32
  var type: EntityType
  var flags: NameFlags
  var kind: Int
}

/// A name that is built of words and of other names.
struct BuiltName {
  var first: Int
  var end: Int
  var type: EntityType
  var rule: StaticString
  /// The listed entity that the whole names (`U.S. Congress`), -1 for one of its own.
  var entity: Int32 = -1
}

/// Names that are built around a head word: `Democratic Party of Ruritania`, `Ruritanian Workers' Party`, `Treaty of
/// X`, `1931 Ruritanian general election`, `South X`. Listed names may stand inside; the longer name wins over them.
///
/// The head is looked for first and the name grows from it, to the left over capitalised words and listed names, to
/// the right over `of`, `for`, `on` where the head allows it. A word that opens the sentence has its capital anyway,
/// so function words and the words of `head/outside` never begin a name.
struct NameBuilder {
  let lexicon: CompiledLexicon
  private let shape: WordShape
  private let titles: TitleMatcher

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
    titles = TitleMatcher(lexicon: lexicon)
  }

  private static let anyEnd: FormFlags = [.organisationEnd, .lawEnd, .eventEnd, .gpeEnd, .locationEnd, .facilityEnd]
  private static let anyBegin: FormFlags = [
    .organisationBegin, .lawBegin, .eventBegin, .gpeBegin, .placeBegin, .facilityBegin,
  ]

  private static let anyHead = anyEnd.union(anyBegin).union([.direction, .numbered])

  /// - Parameter listedAt: per token the index in `listed` of the name that covers it, -1 none.
  func run(_ words: Words, _ listed: [ListedName], _ listedAt: [Int32], _ taken: [Bool]) -> [BuiltName] {
    let text = BuildingText(words: words, listed: listed, listedAt: listedAt, taken: taken)
    var out: [BuiltName] = []
    var i = 0
    var free = 0
    let flags = words.tokens.flags.span
    let traits = words.traits.span
    while i < words.count {
      // Every shape begins with a number or with a capitalised word of a few kinds.
      guard
        flags[i].contains(.digits)
          || flags[i].contains(.capital) && !traits[i].flags.isDisjoint(with: NameBuilder.anyHead)
      else {
        i += 1
        continue
      }
      if let name = dated(text, i) ?? headed(text, i, from: free) ?? compass(text, i, from: free) ?? numbered(text, i) {
        guard let kept = judged(text, name) else {
          i += 1
          continue
        }
        out.append(kept)
        free = name.end
        i = name.end
      } else {
        i += 1
      }
    }
    return out
  }

  /// What the lexicon says of the same words: a listed name that is as long or longer stays; one that stands behind
  /// its own country's name or adjective (`U.S. Congress`) lends the whole its entity.
  private func judged(_ text: BuildingText, _ name: BuiltName) -> BuiltName? {
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
      // "Saxon Greens", "Ohio Democrats": of the same country, so the members keep their own name.
      if body.kind == PayloadKind.demonym { return nil }
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
      return !shape.flags(text.words, i).isDisjoint(with: [.organisationBegin, .organisationEnd])
    }
  }

  // MARK: Names with a head

  private func headed(_ text: BuildingText, _ i: Int, from free: Int) -> BuiltName? {
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
    while k < words.count, k - head <= 3, words.sentenceOf[k] == words.sentenceOf[i], !text.taken[k] {
      let possessive =
        k + 1 < words.count && shape.isPossessive(words, k) && inside(text, k) && shape.isCapital(words, k + 1)
      guard possessive || (shape.isCapital(words, k) && !isStop(text, k)) else { break }
      if text.listedAt[k] >= 0, text.listed[Int(text.listedAt[k])].type == .person { break }
      if closes(words, startingAt: k) { break }
      let f = shape.flags(words, k)
      let isPerson = f.contains(.givenName) && k + 1 < words.count && shape.isCapital(words, k + 1)
      if isPerson { break }
      let isWord = shape.isClosed(words, k) && !words.tokens.flags[k].contains(.allCapitals)
      if !f.isDisjoint(with: NameBuilder.anyEnd), !isPlainListedEnd(text, k), !isWord { head = k }
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
    if type != .org, !hasAnchor(text, first, right, head, type) { return nil }
    // "Peace Talks Stall": a headline's capitals make events of anything.
    if text.isHeadline(head), type == .event || type == .law || !hasAnchor(text, first, right, head, .gpe) {
      return nil
    }
    return BuiltName(first: first, end: right, type: type, rule: NameBuilder.rule(type))
  }

  private static func rule(_ type: EntityType) -> StaticString {
    switch type {
    case .org: "grammar.organisation"
    case .law: "grammar.law"
    case .event: "grammar.event"
    default: "grammar.place"
    }
  }

  /// Whether a listed name ends at the head and begins before it, so that it names by itself what follows
  /// ("Federation" of "Russian Federation" before a list).
  private func isPlainListedEnd(_ text: BuildingText, _ i: Int) -> Bool {
    guard text.listedAt[i] >= 0 else { return false }
    let l = text.listed[Int(text.listedAt[i])]
    return l.type == .gpe
  }

  private func inside(_ text: BuildingText, _ possessive: Int) -> Bool {
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
  private func isStop(_ text: BuildingText, _ i: Int) -> Bool {
    let f = shape.flags(text.words, i)
    if !f.isDisjoint(with: [.outsideName, .calendar]) { return f.contains(.calendar) || !f.contains(.suffix) }
    return shape.isClosed(text.words, i) && !shape.isAcronym(text.words, i)
  }

  private func endType(_ f: FormFlags) -> EntityType? {
    if f.contains(.organisationEnd) { return .org }
    if f.contains(.lawEnd) { return .law }
    if f.contains(.eventEnd) { return .event }
    if f.contains(.gpeEnd) { return .gpe }
    if f.contains(.locationEnd) { return .loc }
    return f.contains(.facilityEnd) ? .fac : nil
  }

  private func beginType(_ f: FormFlags) -> EntityType? {
    if f.contains(.organisationBegin) { return .org }
    if f.contains(.lawBegin) { return .law }
    if f.contains(.eventBegin) { return .event }
    if f.contains(.gpeBegin) { return .gpe }
    if f.contains(.placeBegin) { return .loc }
    return f.contains(.facilityBegin) ? .fac : nil
  }

  /// A listed name or a word that no lexicon knows: places, events and headlines need one, since "Peace Talks" and
  /// "High Street" are no names by themselves.
  private func hasAnchor(_ text: BuildingText, _ first: Int, _ end: Int, _ head: Int, _ type: EntityType) -> Bool {
    for i in first..<end where i != head {
      if text.listedAt[i] >= 0 { return true }
      if shape.isCapital(text.words, i), !shape.hasReadings(text.words, i) { return true }
      if !shape.flags(text.words, i).isDisjoint(with: [.surname, .givenName]) { return true }
      if type == .law || type == .event, text.words.tokens.flags[i].contains(.digits) { return true }
    }
    // In the middle of a sentence two capitals say enough of an event or a law.
    return (type == .law || type == .event) && head - first >= 2 && !text.isHeadline(head)
  }

  /// Where the name begins.
  private func left(_ text: BuildingText, _ head: Int, from free: Int) -> Int {
    let words = text.words
    let sentenceFirst = max(free, Int(words.sentences[Int(words.sentenceOf[head])].first))
    let headline = text.isHeadline(head)
    var first = head
    var names = 0
    if text.listedAt[head] >= 0 { first = text.listed[Int(text.listedAt[head])].first }
    while first > sentenceFirst, head - first < 10 {
      let k = first - 1
      if text.taken[k] { break }
      if words.quoteDepth[k] != words.quoteDepth[head] { break }
      if text.listedAt[k] >= 0 {
        let l = text.listed[Int(text.listedAt[k])]
        if l.end != first || l.first < sentenceFirst { break }
        if !shape.isCapital(words, l.first) { break }
        if l.type == .person, !fitsPerson(text, l, head) { break }
        if headline, l.type == .person { break }
        // Two countries in a row are two names.
        if l.type == .gpe && l.kind == PayloadKind.name { names += 1 }
        if names > 1 { break }
        first = l.first
        continue
      }
      if shape.isCapital(words, k) {
        // "Anti-Tariff League": the prefix belongs to the name, "Anti" alone does not.
        if isStop(text, k), !shape.isHyphen(words, k + 1) { break }
        if headline, shape.canBe(.verb, words, k) || shape.canBe(.adv, words, k) { break }
        if shape.opensSentence(words, k), shape.hasReadings(words, k), !mayOpen(words, k) { break }
        // A title closes what stands before it: "Mayor Farmers' Party" is no name.
        if closes(words, endingAt: k + 1), shape.flags(words, k).isDisjoint(with: NameBuilder.anyEnd) {
          break
        }
        first = k
        continue
      }
      guard k > sentenceFirst else { break }
      if text.taken[k - 1] { break }
      // "Co-operative", "Non-aligned".
      if k - 1 > sentenceFirst, words.tokens.flags[k].contains(.letters), shape.isHyphen(words, k - 1),
        shape.isCapital(words, k - 2), !shape.canBe(.verb, words, k), text.listedAt[k - 2] < 0
      {
        first = k - 2
        continue
      }
      if shape.isHyphen(words, k), shape.isCapital(words, k - 1) {
        first = k
        continue
      }
      if shape.isPossessive(words, k), shape.isCapital(words, k - 1), inside(text, k) {
        first = k
        continue
      }
      // "Bread and Land Party", "Arts & Crafts Society": two common words, no names and no heads of their own.
      if shape.isWord(words, k, "and") || shape.isByte(words, k, 0x26), joins(text, k, head) {
        first = k - 1
        continue
      }
      break
    }
    while first < head, shape.isHyphen(words, first) || shape.isPossessive(words, first) { first += 1 }
    return first
  }

  private func fitsPerson(_ text: BuildingText, _ l: ListedName, _ head: Int) -> Bool {
    if titles.title(text.words, endingAt: l.first) != nil { return false }
    let f = shape.flags(text.words, head)
    return f.contains(.organisationEnd) && !shape.hasReadings(text.words, l.first)
      && l.end < head + 1 && !f.contains(.members)
      && !isRegime(text.words, head)
  }

  /// Whether an office or rank begins here: what stands before it is another name. A trade ("Farmers' Union", "Student League") is no such thing.
  private func closes(_ words: Words, startingAt k: Int) -> Bool {
    guard let found = titles.title(words, startingAt: k) else { return false }
    return lexicon.titleKind[found.title] != NameBuilder.relation
  }

  private func closes(_ words: Words, endingAt k: Int) -> Bool {
    guard let found = titles.title(words, endingAt: k) else { return false }
    return lexicon.titleKind[found.title] != NameBuilder.relation
  }

  /// The kind `relation` of titles.
  private static let relation = 3

  /// Heads that mean the person before them: a lower-case word would say the same.
  private func isRegime(_ words: Words, _ head: Int) -> Bool {
    shape.isWord(words, head, "Administration") || shape.isWord(words, head, "Cabinet")
      || shape.isWord(words, head, "Team") || shape.isWord(words, head, "Office")
  }

  /// A word that opens a sentence and can open a name: an adjective or a noun.
  private func mayOpen(_ words: Words, _ i: Int) -> Bool {
    guard let tag = shape.mainTag(words, i) else { return true }
    return tag == Int(PartOfSpeech.adj.rawValue) || tag == Int(PartOfSpeech.noun.rawValue)
      || tag == Int(PartOfSpeech.propn.rawValue)
  }

  private func joins(_ text: BuildingText, _ k: Int, _ head: Int) -> Bool {
    let words = text.words
    guard shape.isCapital(words, k - 1), !isStop(text, k - 1), shape.hasReadings(words, k - 1),
      text.listedAt[k - 1] < 0,
      text.listedAt[k + 1] < 0 || text.listed[Int(text.listedAt[k + 1])].kind == PayloadKind.demonym, k + 1 < head,
      shape.flags(words, head).contains(.organisationEnd), !shape.flags(words, head).contains(.members)
    else { return false }
    return shape.flags(words, k - 1).isDisjoint(with: NameBuilder.anyEnd.union([.surname, .givenName]))
      && !shape.opensSentence(words, k - 1)
  }

  /// Where the name ends: the head, or what `of`, `for`, `on` add.
  private func right(_ text: BuildingText, _ head: Int, hasModifiers: Bool) -> (end: Int, isExtended: Bool) {
    let words = text.words
    let flags = shape.flags(words, head)
    let headline = text.isHeadline(head)
    var end = head + 1
    // "Free Liberal Party of Ruritania": the listed name inside goes on behind the head.
    if text.listedAt[head] >= 0 { end = text.listed[Int(text.listedAt[head])].end }
    let plain = end
    // "Partido Nuevo", "Operation Grey Goose": nothing stands between.
    if flags.contains(.directBegin), flags.isDisjoint(with: NameBuilder.anyEnd), !hasModifiers {
      end = capitals(text, end, words.sentenceOf[head], headline)
    }
    // "the North of the Union": the compass and a given name take nothing with *of*.
    guard !flags.isDisjoint(with: NameBuilder.anyBegin), flags.isDisjoint(with: [.direction, .givenName]) else {
      return (end, end > plain)
    }
    var links = 0
    while links < 4, end + 1 < words.count, words.sentenceOf[end] == words.sentenceOf[head], shape.isLink(words, end) {
      let isOf = shape.isWord(words, end, "of")
      let isAnd = shape.isWord(words, end, "and")
      if shape.isWord(words, end, "the") { break }
      var k = end + 1
      if k < words.count, shape.isWord(words, k, "the") { k += 1 }
      guard k < words.count, words.sentenceOf[k] == words.sentenceOf[head], shape.isCapital(words, k), !text.taken[k],
        !isStop(text, k), words.quoteDepth[k] == words.quoteDepth[head]
      else { break }
      let listed = text.listedAt[k] >= 0 ? text.listed[Int(text.listedAt[k])] : nil
      if let listed, listed.first != k { break }
      if closes(words, startingAt: k), listed == nil { break }
      if isAnd {
        // "Ministry of Trade and Industry" goes on; "Party of Labour and the Greens", "Bank of England and Treasury"
        // do not.
        guard links > 0, listed == nil, k == end + 1, text.listedAt[end - 1] < 0, shape.hasReadings(words, k),
          shape.flags(words, k).isDisjoint(with: NameBuilder.anyEnd.union(NameBuilder.anyBegin))
            || flags.contains(.organisationBegin) && !shape.flags(words, k).contains(.organisationEnd)
        else { break }
      } else if !isOf {
        // "Labour Party for Barchester": what is stood for is no part of the name.
        if hasModifiers, links == 0,
          listed.map({ $0.type == .gpe || $0.type == .person }) ?? !shape.hasReadings(words, k)
        {
          break
        }
        if let listed, listed.type == .person { break }
        // "Lawyers for Velling said": people who are for somebody.
        if !hasModifiers, links == 0, listed == nil, shape.opensSentence(words, head), !shape.hasReadings(words, k) { break }
      } else if let listed, listed.type == .person, listed.flags.contains(.short) {
        break
      }
      let stop = capitals(text, k, words.sentenceOf[head], headline)
      if stop <= k { break }
      end = stop
      links += 1
    }
    // "Fair Fishing Act of 1964".
    if flags.contains(.lawEnd), end + 1 < words.count, shape.isWord(words, end, "of"), shape.isYear(words, end + 1) {
      end += 2
    }
    return (end, end > plain)
  }

  /// The end of the capitalised words from `k`; a listed place ends the name.
  private func capitals(_ text: BuildingText, _ start: Int, _ sentence: Int32, _ headline: Bool) -> Int {
    let words = text.words
    var k = start
    while k < words.count, words.sentenceOf[k] == sentence, k - start < 6, !text.taken[k] {
      if text.listedAt[k] >= 0 {
        let l = text.listed[Int(text.listedAt[k])]
        guard l.first == k, shape.isCapital(words, k) else { return k }
        if l.type == .person, l.flags.contains(.short) { return k }
        k = l.end
        if l.kind == PayloadKind.name { return k }
        continue
      }
      if shape.isHyphen(words, k), k > start, k + 1 < words.count, shape.isCapital(words, k + 1) {
        k += 1
        continue
      }
      if shape.isPossessive(words, k), k > start, inside(text, k), k + 1 < words.count, shape.isCapital(words, k + 1) {
        k += 1
        continue
      }
      guard shape.isCapital(words, k), !isStop(text, k) else { return k }
      if k > start, closes(words, startingAt: k) { return k }
      if headline, k > start, shape.canBe(.verb, words, k) { return k }
      k += 1
    }
    return k
  }

  // MARK: Other shapes

  /// A year, a name and a common noun for an event: `1931 Ruritanian general election`.
  private func dated(_ text: BuildingText, _ i: Int) -> BuiltName? {
    let words = text.words
    guard shape.isYear(words, i), !text.taken[i] else { return nil }
    var k = i + 1
    var names = 0
    while k < words.count, words.sentenceOf[k] == words.sentenceOf[i], k - i < 12, !text.taken[k] {
      let f = shape.flags(words, k)
      if names > 0, f.contains(.datedEvent) {
        return BuiltName(first: i, end: k + 1, type: .event, rule: "grammar.dated")
      }
      if text.listedAt[k] >= 0 {
        names += 1
        k = text.listed[Int(text.listedAt[k])].end
      } else if shape.isCapital(words, k), !isStop(text, k) {
        names += 1
        k += 1
      } else if f.contains(.datedModifier) || shape.isHyphen(words, k) || words.tokens.flags[k].contains(.clitic) {
        k += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// `South X`, `X East`: a point of the compass and a place.
  private func compass(_ text: BuildingText, _ i: Int, from free: Int) -> BuiltName? {
    let words = text.words
    guard i >= free, shape.isCapital(words, i), !text.taken[i], shape.flags(words, i).contains(.direction),
      !text.isHeadline(i)
    else { return nil }
    if text.listedAt[i] >= 0, text.listed[Int(text.listedAt[i])].end > i + 1 { return nil }
    // Behind the place, with a second point hyphenated to it.
    var end = i + 1
    if end + 1 < words.count, shape.isHyphen(words, end), shape.flags(words, end + 1).contains(.direction) { end += 2 }
    if i > free, words.sentenceOf[i - 1] == words.sentenceOf[i], !text.taken[i - 1], shape.isCapital(words, i - 1),
      !shape.flags(words, i - 1).contains(.direction)
    {
      let behind = end < words.count && words.sentenceOf[end] == words.sentenceOf[i] && shape.isCapital(words, end)
      var first = -1
      if text.listedAt[i - 1] >= 0 {
        let l = text.listed[Int(text.listedAt[i - 1])]
        if l.type == .gpe || l.type == .loc, l.kind == PayloadKind.name, l.first >= free { first = l.first }
      } else if !shape.hasReadings(words, i - 1),
        shape.flags(words, i - 1).isDisjoint(with: [.givenName, .outsideName])
      {
        first = i - 1
      }
      if first >= 0, !behind { return BuiltName(first: first, end: end, type: .loc, rule: "grammar.compass") }
    }
    guard end < words.count, words.sentenceOf[end] == words.sentenceOf[i], shape.isCapital(words, end), !text.taken[end]
    else {
      return nil
    }
    if text.listedAt[end] >= 0 {
      let l = text.listed[Int(text.listedAt[end])]
      guard l.first == end, l.type == .gpe || l.type == .loc, l.kind == PayloadKind.name else { return nil }
      return BuiltName(first: i, end: l.end, type: .loc, rule: "grammar.compass")
    }
    guard !shape.hasReadings(words, end), shape.flags(words, end).isDisjoint(with: [.givenName, .organisationEnd]),
      end + 1 >= words.count || !shape.isCapital(words, end + 1)
    else { return nil }
    return BuiltName(first: i, end: end + 1, type: .loc, rule: "grammar.compass")
  }

  /// `Resolution 1701`, `Article 5`.
  private func numbered(_ text: BuildingText, _ i: Int) -> BuiltName? {
    let words = text.words
    guard shape.isCapital(words, i), shape.flags(words, i).contains(.numbered), !text.taken[i], text.listedAt[i] < 0,
      i + 1 < words.count, words.sentenceOf[i + 1] == words.sentenceOf[i], words.tokens.flags[i + 1].contains(.digits),
      !text.taken[i + 1], !text.isHeadline(i)
    else { return nil }
    return BuiltName(first: i, end: i + 2, type: .law, rule: "grammar.numbered")
  }
}

/// What the builder reads.
struct BuildingText {
  let words: Words
  let listed: [ListedName]
  let listedAt: [Int32]
  let taken: [Bool]

  func isHeadline(_ i: Int) -> Bool { words.sentences[Int(words.sentenceOf[i])].isHeadline }
}
