internal import Lexicon
internal import Segmentation

/// Names that no list holds, by how names are built: titles and given names before surnames, the head words of organisations and places.
///
/// A capital is evidence only where a lower-case word would not have one: not at a sentence's beginning, not in a headline.
struct NameGrammar {
  let lexicon: CompiledLexicon
  private let titles: TitleMatcher
  /// Entities of this pass by the form of their last word, for short names.
  private var bySurname: [Int32: Int32] = [:]

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    titles = TitleMatcher(lexicon: lexicon)
  }

  mutating func run(_ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]) {
    for e in table.entities.indices where table.entities[e].type == .person && table.entities[e].surname >= 0 {
      bySurname[table.entities[e].surname] = Int32(e)
    }
    var i = 0
    while i < words.count {
      guard isCapital(words, i), !taken[i] else {
        i += 1
        continue
      }
      let end = runEnd(words, taken, i)
      i = max(i + 1, read(words, i, end, &table, &taken))
    }
  }

  private func isCapital(_ words: Words, _ i: Int) -> Bool {
    let flags = words.tokens.flags[i]
    return flags.contains(.capital) && flags.contains(.letters) && !flags.contains(.clitic)
  }

  private func flags(_ words: Words, _ i: Int) -> FormFlags {
    words.forms[i] >= 0 ? FormFlags(rawValue: lexicon.formFlags[Int(words.forms[i])]) : []
  }

  private func hasReadings(_ words: Words, _ i: Int) -> Bool {
    words.forms[i] >= 0 && !lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).isEmpty
  }

  private func isClosed(_ words: Words, _ i: Int) -> Bool {
    guard words.forms[i] >= 0 else { return false }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).contains {
      WordFeatures(rawValue: lexicon.readingFeatures[$0]).contains(.closed)
    }
  }

  /// The end of the run of capitalised tokens from `i`, with particles, initials and hyphens inside.
  private func runEnd(_ words: Words, _ taken: [Bool], _ i: Int) -> Int {
    var j = i + 1
    let sentence = words.sentenceOf[i]
    while j < words.count, words.sentenceOf[j] == sentence, !taken[j], j - i < 10 {
      if isCapital(words, j), words.quoteDepth[j] == words.quoteDepth[i] {
        j += 1
        continue
      }
      // A particle or a hyphen between two capitals.
      let between = flags(words, j).contains(.particle) || isHyphen(words, j)
      if between, j + 1 < words.count, !taken[j + 1], isCapital(words, j + 1), words.sentenceOf[j + 1] == sentence {
        j += 2
        continue
      }
      break
    }
    return j
  }

  private func isHyphen(_ words: Words, _ i: Int) -> Bool {
    !words.tokens.flags[i].contains(.spaced) && words.tokens.ends[i] - words.tokens.starts[i] == 1
      && words.text[Int(words.tokens.starts[i])] == 0x2D && i + 1 < words.count
      && !words.tokens.flags[i + 1].contains(.spaced)
  }

  /// Reads one run; returns the token to go on from.
  private mutating func read(
    _ words: Words, _ start: Int, _ end: Int, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    let sentence = words.sentences[Int(words.sentenceOf[start])]
    var first = start
    // Titles that open the run are not part of the name.
    var titled = titles.title(words, endingAt: first) != nil
    var title = titles.title(words, endingAt: first)?.title
    while first < end, let t = titles.title(words, startingAt: first), t.end < end || t.end == end && first > start {
      if t.end >= end { return end }
      titled = true
      title = t.title
      first = t.end
    }
    let kind = title.map { lexicon.titleKind[$0] } ?? -1
    if first >= end { return end }
    // A common word that opens a sentence is no part of a name.
    var initial = first == Int(sentence.first) || (first > 0 && isSentenceOpener(words, first, Int(sentence.first)))
    if initial, !flags(words, first).contains(.givenName), hasReadings(words, first) {
      if let t = organisation(words, first, end) { return accept(words, first, t, .org, .unknown, "grammar.organisation", 800, &table, &taken) }
      first += 1
      initial = false
      if first >= end { return end }
      if isHyphen(words, first) || flags(words, first).contains(.particle) { return first + 1 }
    }
    if sentence.isHeadline && !titled {
      // In a headline only a given name before an unknown word is evidence.
      if let stop = person(words, first, end), stop - first >= 2, !hasReadings(words, stop - 1) {
        return accept(words, first, stop, .person, gender(words, first), "grammar.given", 700, &table, &taken)
      }
      if end - first == 1, let entity = known(words, first, table) { return short(words, first, entity, &table, &taken) }
      return end
    }
    if let stop = organisation(words, first, end) {
      return accept(words, first, stop, .org, .unknown, "grammar.organisation", 800, &table, &taken)
    }
    if let (stop, type) = place(words, first, end) {
      return accept(words, first, stop, type, .unknown, "grammar.place", 780, &table, &taken)
    }
    if titled, kind != 3 || title != nil, !isCommonNoun(words, first) || end - first > 1 {
      let stop = personEnd(words, first, end)
      if end - first == 1, let entity = known(words, first, table) { return short(words, first, entity, &table, &taken) }
      let g = title.map { Gender(rawValue: UInt8(lexicon.titleGender[$0])) ?? .unknown } ?? .unknown
      return accept(words, first, stop, .person, g == .unknown ? gender(words, first) : g, "grammar.title", 850, &table, &taken)
    }
    if let stop = person(words, first, end) {
      return accept(words, first, stop, .person, gender(words, first), "grammar.given", 820, &table, &taken)
    }
    if end - first == 1 {
      if let entity = known(words, first, table) { return short(words, first, entity, &table, &taken) }
      return single(words, first, initial: initial, &table, &taken)
    }
    // Two or three words that no lexicon knows, in the middle of a sentence: a person more often than not.
    if !initial, end - first <= 3, (first..<end).allSatisfy({ !hasReadings(words, $0) && flags(words, $0).isDisjoint(with: [.organisationEnd, .calendar]) }) {
      if words.tokens.flags[first].contains(.allCapitals) { return end }
      return accept(words, first, end, .person, gender(words, first), "grammar.unknown", 600, &table, &taken)
    }
    return end
  }

  private func isSentenceOpener(_ words: Words, _ i: Int, _ sentenceFirst: Int) -> Bool {
    var k = i - 1
    while k >= sentenceFirst, words.tokens.flags[k].contains(.punctuation) { k -= 1 }
    return k < sentenceFirst
  }

  private func isCommonNoun(_ words: Words, _ i: Int) -> Bool {
    hasReadings(words, i) && !flags(words, i).contains(.surname) && !flags(words, i).contains(.givenName)
  }

  // MARK: People

  /// Given name, initials, particles, surname: the end of a person's name that begins here with a given name.
  private func person(_ words: Words, _ first: Int, _ end: Int) -> Int? {
    let f = flags(words, first)
    guard f.contains(.givenName) || isInitial(words, first), end - first >= 2 else { return nil }
    let second = first + 1
    // A weak given name (May, Will) needs a surname that is no common word.
    if f.contains(.givenWeak), hasReadings(words, second), !flags(words, second).contains(.surname) { return nil }
    if isClosed(words, second) && !flags(words, second).contains(.particle) { return nil }
    return personEnd(words, first, end)
  }

  private func isInitial(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].contains(.abbreviated) && words.tokens.ends[i] - words.tokens.starts[i] == 2
  }

  private func personEnd(_ words: Words, _ first: Int, _ end: Int) -> Int {
    var j = first + 1
    var names = isInitial(words, first) ? 0 : 1
    while j < end {
      if isHyphen(words, j) || flags(words, j).contains(.particle) || isInitial(words, j) || flags(words, j).contains(.suffix) {
        j += 1
        continue
      }
      if names >= 3 { break }
      names += 1
      j += 1
    }
    // A comma and Jr. behind the name.
    if j + 1 < words.count, flags(words, j + 1).contains(.suffix), words.tokens.flags[j + 1].contains(.abbreviated),
      words.text[Int(words.tokens.starts[j])] == 0x2C
    {
      return j + 2
    }
    return j
  }

  private func gender(_ words: Words, _ i: Int) -> Gender {
    let f = flags(words, i)
    switch (f.contains(.givenMasculine), f.contains(.givenFeminine)) {
    case (true, false): return .masculine
    case (false, true): return .feminine
    default: return .unknown
    }
  }

  // MARK: Organisations and places

  /// The end of an organisation's name that begins here.
  private func organisation(_ words: Words, _ first: Int, _ end: Int) -> Int? {
    // "Ministry of Foreign Affairs": the run goes on behind of, for, on, and, the.
    if flags(words, first).contains(.organisationBegin) || (first + 1 < end && flags(words, end - 1).contains(.organisationBegin)) {
      var j = end
      let sentence = words.sentenceOf[first]
      while j + 1 < words.count, words.sentenceOf[j] == sentence {
        guard isLink(words, j) else { break }
        var k = j + 1
        while k < words.count, isLink(words, k), k - j < 3 { k += 1 }
        guard k < words.count, words.sentenceOf[k] == sentence, isCapital(words, k) else { break }
        j = k + 1
        while j < words.count, words.sentenceOf[j] == sentence, isCapital(words, j) { j += 1 }
      }
      if j > end || (end - first >= 2 && flags(words, end - 1).contains(.organisationEnd)) { return j }
    }
    guard end - first >= 2 else { return nil }
    var j = end
    while j - first >= 2 {
      if flags(words, j - 1).contains(.organisationEnd) { return j }
      j -= 1
    }
    return nil
  }

  private func isLink(_ words: Words, _ i: Int) -> Bool {
    let s = Int(words.tokens.starts[i])
    let e = Int(words.tokens.ends[i])
    guard e - s <= 3 else { return false }
    return ["of", "for", "on", "the", "and"].contains(String(decoding: words.text[s..<e], as: UTF8.self))
  }

  private func place(_ words: Words, _ first: Int, _ end: Int) -> (Int, EntityType)? {
    guard end - first >= 2 else { return nil }
    if flags(words, first).contains(.placeBegin), !hasReadings(words, first + 1) { return (end, .loc) }
    let last = flags(words, end - 1)
    if last.contains(.eventEnd) { return (end, .event) }
    if last.contains(.lawEnd) { return (end, .law) }
    if last.contains(.gpeEnd) { return (end, .gpe) }
    if last.contains(.locationEnd) { return (end, .loc) }
    if last.contains(.facilityEnd) { return (end, .fac) }
    return nil
  }

  // MARK: Single words

  /// The entity whose surname this word is.
  private func known(_ words: Words, _ i: Int, _ table: EntityTable) -> Int32? {
    let form = words.forms[i]
    if form >= 0 { return bySurname[form] }
    return unlistedSurname[word(words, i, i + 1).lowercased()]
  }
  private var unlistedSurname: [String: Int32] = [:]

  private mutating func short(_ words: Words, _ i: Int, _ entity: Int32, _ table: inout EntityTable, _ taken: inout [Bool]) -> Int {
    taken[i] = true
    table.mentions.append(
      MentionRecord(
        first: Int32(i), end: Int32(i + 1), entity: entity, type: .person, form: .shortName, sense: .person,
        rule: "grammar.surname", score: 880))
    return i + 1
  }

  private mutating func single(
    _ words: Words, _ i: Int, initial: Bool, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    let f = words.tokens.flags[i]
    if hasReadings(words, i) || flags(words, i).contains(.calendar) { return i + 1 }
    // An acronym that no lexicon knows.
    let length = words.tokens.ends[i] - words.tokens.starts[i]
    if f.contains(.allCapitals), !f.contains(.digits), length >= 2, length <= 6, !f.contains(.abbreviated) {
      return accept(words, i, i + 1, .org, .unknown, "grammar.acronym", 550, &table, &taken)
    }
    return i + 1
  }

  // MARK: Accepting

  private func word(_ words: Words, _ first: Int, _ end: Int) -> String {
    String(decoding: words.text[Int(words.tokens.starts[first])..<Int(words.tokens.ends[end - 1])], as: UTF8.self)
  }

  private mutating func accept(
    _ words: Words, _ first: Int, _ end: Int, _ type: EntityType, _ gender: Gender, _ rule: StaticString, _ score: Int16,
    _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    for i in first..<end where taken[i] { return end }
    var last = end - 1
    while last > first, flags(words, last).contains(.suffix) || words.tokens.flags[last].contains(.punctuation) { last -= 1 }
    let surname = type == .person ? words.forms[last] : -1
    let name = word(words, first, end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let entity = table.entity(unlisted: name, type: type, gender: gender, surname: surname)
    if type == .person {
      if surname >= 0 {
        bySurname[surname] = entity
      } else {
        unlistedSurname[word(words, last, last + 1).lowercased()] = entity
      }
    }
    for i in first..<end { taken[i] = true }
    table.mentions.append(
      MentionRecord(
        first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type),
        rule: rule, score: score))
    return end
  }
}
