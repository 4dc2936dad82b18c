internal import Lexicon
internal import Segmentation

/// How far a name reaches on either side of the word that heads it.
extension NameBuilder {
  /// A listed name or a word that no lexicon knows: places, events and headlines need one, since "Peace Talks" and
  /// "High Street" are no names by themselves.
  func hasAnchor(_ text: BuildingText, _ first: Int, _ end: Int, _ head: Int, _ type: EntityType) -> Bool {
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
  func left(_ text: BuildingText, _ head: Int, from free: Int) -> Int {
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
      // "the 93rd Brigade".
      if words.tokens.flags[k].contains(.digits), words.tokens.flags[k].contains(.letters), shape.flags(words, head).contains(.organisationEnd) {
        first = k
        break
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
      if shape.kind(words, k) == WordKind.and, joins(text, k, head) {
        first = k - 1
        continue
      }
      break
    }
    while first < head, shape.isHyphen(words, first) || shape.isPossessive(words, first) { first += 1 }
    return first
  }

  func fitsPerson(_ text: BuildingText, _ l: ListedName, _ head: Int) -> Bool {
    if titles.title(text.words, endingAt: l.first) != nil { return false }
    let f = shape.flags(text.words, head)
    return f.contains(.organisationEnd) && !shape.hasReadings(text.words, l.first)
      && l.end < head + 1 && !f.contains(.members)
      && !isRegime(text.words, head)
  }

  /// Whether an office or rank begins here: what stands before it is another name. A trade ("Farmers' Union", "Student League") is no such thing.
  func closes(_ words: Words, startingAt k: Int) -> Bool {
    guard let found = titles.title(words, startingAt: k) else { return false }
    return lexicon.titleKind[found.title] != NameBuilder.relation
  }

  func closes(_ words: Words, endingAt k: Int) -> Bool {
    guard let found = titles.title(words, endingAt: k) else { return false }
    return lexicon.titleKind[found.title] != NameBuilder.relation
  }

  /// The kind `relation` of titles.
  static let relation = 3

  /// Heads that mean the person before them: a lower-case word would say the same.
  func isRegime(_ words: Words, _ head: Int) -> Bool {
    shape.isCapital(words, head) && shape.kind(words, head) == WordKind.regime
  }

  /// A word that opens a sentence and can open a name: an adjective or a noun.
  func mayOpen(_ words: Words, _ i: Int) -> Bool {
    guard let tag = shape.mainTag(words, i) else { return true }
    return tag == Int(PartOfSpeech.adj.rawValue) || tag == Int(PartOfSpeech.noun.rawValue)
      || tag == Int(PartOfSpeech.propn.rawValue)
  }

  func joins(_ text: BuildingText, _ k: Int, _ head: Int) -> Bool {
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
  func right(_ text: BuildingText, _ head: Int, hasModifiers: Bool) -> (end: Int, isExtended: Bool) {
    let words = text.words
    let flags = shape.flags(words, head)
    let headline = text.isHeadline(head)
    var end = head + 1
    // "Free Liberal Party of Ruritania": the listed name inside goes on behind the head.
    if text.listedAt[head] >= 0 { end = text.listed[Int(text.listedAt[head])].end }
    let plain = end
    // "Partido Nuevo", "Operation Grey Goose": nothing stands between. But "South Africa", which a list has, is whole ("South Africa Sues Neighbour").
    if flags.contains(.directBegin), flags.isDisjoint(with: NameBuilder.anyEnd), !hasModifiers, plain == head + 1 {
      end = capitals(text, end, words.sentenceOf[head], headline)
    }
    // "the North of the Union": the compass and a given name take nothing with *of*.
    guard !flags.isDisjoint(with: NameBuilder.anyBegin), flags.isDisjoint(with: [.direction, .givenName]) else {
      return (end, end > plain)
    }
    var links = 0
    while links < 4, end + 1 < words.count, words.sentenceOf[end] == words.sentenceOf[head], shape.isLink(words, end) {
      let isOf = shape.kind(words, end) == WordKind.of
      let isAnd = shape.kind(words, end) == WordKind.and
      if shape.kind(words, end) == WordKind.the { break }
      var k = end + 1
      if k < words.count, shape.kind(words, k) == WordKind.the { k += 1 }
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
      // "Accuses Coast Guard of Ramming Boat".
      if headline, listed == nil, shape.mainTag(words, k) == Int(PartOfSpeech.verb.rawValue) { break }
      let stop = capitals(text, k, words.sentenceOf[head], headline)
      if stop <= k { break }
      end = stop
      links += 1
    }
    // "Fair Fishing Act of 1964".
    if flags.contains(.lawEnd), end + 1 < words.count, shape.kind(words, end) == WordKind.of, shape.isYear(words, end + 1) {
      end += 2
    }
    return (end, end > plain)
  }

  /// The end of the capitalised words from `k`; a listed place ends the name.
  func capitals(_ text: BuildingText, _ start: Int, _ sentence: Int32, _ headline: Bool) -> Int {
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
      // "Banco del Bajío".
      if k > start || shape.flags(words, start - 1).contains(.directBegin), k + 1 < words.count, shape.isCapital(words, k + 1), text.listedAt[k + 1] < 0,
        !shape.isCapital(words, k), shape.flags(words, k).contains(.particle), !shape.isClosed(words, k)
      {
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
}
