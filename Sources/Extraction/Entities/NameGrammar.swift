internal import Lexicon
internal import Segmentation

/// Names that no list holds and no head word builds: people by titles, given names and surnames, places by the words
/// around them, short names of people, acronyms.
///
/// A capital is evidence only where a lower-case word would not have one: not at a sentence's beginning, not in a
/// headline.
struct NameGrammar {
  let lexicon: CompiledLexicon
  let shape: WordShape
  let titles: TitleMatcher
  let people: PersonNames
  let context: NameContext
  /// People by the form of their last word, or by a hash of its bytes where no lexicon knows it, for short names. Of two people of one surname
  /// the one named last has it.
  private var bySurname = NumberMap()
  private var bearers: [KnownPerson] = []
  /// Whether the caller gave somebody whom no lexicon holds.
  private var hasGiven = false
  /// Unknown words in capitals of which nothing beside them said what they name.
  var loose: [Int] = []
  var places = PlaceBegins()

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
    titles = TitleMatcher(lexicon: lexicon)
    people = PersonNames(lexicon: lexicon)
    context = NameContext(lexicon: lexicon)
  }

  /// Notes who is called by a surname.
  private mutating func note(_ surname: Int, _ person: KnownPerson) {
    if let n = bySurname[surname] {
      bearers[Int(n)] = person
    } else {
      bySurname[surname] = Int32(truncatingIfNeeded: bearers.count)
      bearers.append(person)
    }
  }

  mutating func run(_ words: Words, _ tokens: NameTokens, _ table: inout EntityTable, _ taken: inout [Bool]) {
    bySurname = NumberMap(room: table.entities.count)
    bearers.reserveCapacity(table.entities.count + 8)
    for e in table.entities.indices where table.entities[e].type == .person {
      if table.entities[e].surname >= 0 { note(Int(table.entities[e].surname), KnownPerson(entity: Int32(e), first: -1, last: -1)) }
    }
    hasGiven = false
    for e in table.entities.indices {
      if table.entities[e].isGiven, table.entities[e].lexicon < 0 { hasGiven = true }
      if table.entities[e].unlistedSurname == 0 { continue }
      note(table.entities[e].unlistedSurname, KnownPerson(entity: Int32(e), first: -1, last: -1))
    }
    // The people that the lists named in full, in the order of the text; where two begin at one token, the later record's.
    var full: [KnownPerson] = []
    full.reserveCapacity(table.entities.count)
    for k in ChosenMentions(.fullPeople, of: table.mentions) {
      full.append(KnownPerson(entity: table.mentions[k].entity, first: table.mentions[k].first, last: table.mentions[k].end - 1))
    }
    if !full.indices.dropFirst().allSatisfy({ full[$0 - 1].first <= full[$0].first }) {
      full = full.enumerated().sorted { ($0.element.first, $0.offset) < ($1.element.first, $1.offset) }.map(\.element)
    }
    var passed = 0
    // What was read is before it.
    var from = 0
    for block in stride(from: 0, to: tokens.capitals.count, by: 64) {
      // Which capitals are in no name yet cannot be foreseen, so that is told for many at once, a bit each.
      var bits: UInt64 = 0
      for n in 0..<min(64, tokens.capitals.count - block) {
        bits |= (taken[Int(tokens.capitals[block + n])] ? 0 : 1) &<< UInt64(truncatingIfNeeded: n)
      }
      while bits != 0 {
        let i = Int(tokens.capitals[block + bits.trailingZeroBitCount])
        bits &= bits - 1
        if i < from { continue }
        while passed < full.count, Int(full[passed].first) <= i {
          let person = full[passed]
          let surname = table.entities[Int(person.entity)].surname
          if Int(person.first) >= from, surname >= 0 { note(Int(surname), person) }
          passed += 1
        }
        if taken[i] || isPlainOpener(words, i, table) { continue }
        let end = runEnd(words, taken, i)
        from = max(i + 1, read(words, i, end, &table, &taken))
      }
    }
  }

  /// A common word that opens a sentence, as most capitals do: `read` would go on behind it, whatever follows.
  private func isPlainOpener(_ words: Words, _ i: Int, _ table: EntityTable) -> Bool {
    let traits = words.traits[i]
    // One test of all, since none can be foreseen alone.
    let isCommon = (traits.hasReadings ? 1 : 0) & (traits.isClosed || !traits.flags.contains(.givenName) ? 1 : 0)
    guard isCommon & (traits.begins.contains(.title) ? 0 : 1) & (traits.flags.contains(.particle) ? 0 : 1) != 0 else { return false }
    return shape.opensSentence(words, i) && !isGivenSurname(words, i, table)
  }

  /// The end of the run of capitalised tokens from `i`, with particles, initials and hyphens inside.
  private func runEnd(_ words: Words, _ taken: [Bool], _ i: Int) -> Int {
    let last = min(Int(words.sentences[Int(words.sentenceOf[i])].end), i + 14)
    var limit = i + 1
    var j = i + 1
    while j < last, !taken[j] {
      // In a list each line has names of its own; a name of one word may go on behind the end of a line.
      let flags = words.tokens.flags[j]
      if flags.contains(.newline), j - i >= 2 { break }
      if shape.isCapital(words, j), words.quoteDepth[j] == words.quoteDepth[i] {
        j += 1
        continue
      }
      // Only marks and particles join what stands behind them; most runs end before any other word.
      if !flags.contains(.punctuation), !shape.flags(words, j).contains(.particle) { break }
      limit = max(limit, j)
      while limit < last, !taken[limit] { limit += 1 }
      if shape.isHyphen(words, j), j + 1 < limit, shape.isCapital(words, j + 1) {
        j += 2
      } else if people.tail(words, j), j + 1 < limit {
        j += 2
      } else if shape.isByte(words, j, 0x26), j + 1 < limit, shape.isCapital(words, j + 1) {
        j += 2
      } else if people.isJoint(words, j, limit) {
        j += 4
      } else if let k = people.particleEnd(words, j, limit) {
        j = k + 1
      } else {
        break
      }
    }
    return j
  }

  /// Reads one run; returns the token to go on from.
  private mutating func read(
    _ words: Words, _ start: Int, _ end: Int, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    let sentence = words.sentences[Int(words.sentenceOf[start])]
    var first = start
    // Titles that open the run are not part of the name, except styles (Sir, Queen).
    var title = titles.title(words, endingAt: first)?.title
    var style = -1
    // A run that is a title and nothing else names nobody where it is the rest of a longer title ("Chief | Justice") or short for one ("in Mr. Velling's view",
    // where a list has the name). Some names look like titles (Bishop).
    while first < end, let t = titles.title(words, startingAt: first),
      t.end < end || t.end == end && (first > start || title != nil || words.tokens.flags[first].contains(.abbreviated))
    {
      if t.end >= end { return end }
      title = t.title
      if lexicon.titleKind[t.title] == 4, !t.isPlural {
        if style < 0 { style = first }
      } else {
        style = -1
      }
      first = t.end
    }
    if first >= end { return end }
    // A common word that opens a sentence is no part of a name.
    let initial = shape.opensSentence(words, first)
    if initial, !shape.flags(words, first).contains(.givenName) || shape.isClosed(words, first),
      shape.hasReadings(words, first), !isGivenSurname(words, first, table), !people.opens(words, first, end)
    {
      return first + 1
    }
    if isOutside(words, first) || sentence.isHeadline && shape.isClosed(words, first) { return first + 1 }
    // "told the groups Monday": a day by itself is no body and no place.
    if end - first == 1, title == nil, isDay(words, first), known(words, first, end) == nil { return end }
    let titled = title != nil
    if titled, isNoName(words, first, end, sentence) { return first + 1 }
    if !titled, context.isDateline(words, first, end, taken) {
      return accept(words, first, end, .gpe, .unknown, .grammarDateline, 700, &table, &taken)
    }
    if sentence.isHeadline && !titled {
      // In a headline only a given name before an unknown word is evidence.
      if let stop = person(words, first, end), stop - first >= 2, !shape.hasReadings(words, stop - 1) {
        return accept(words, first, stop, .person, people.gender(words, first), .grammarGiven, 700, &table, &taken)
      }
      if let entity = known(words, first, end) { return short(words, first, end, entity, &table, &taken) }
      if end - first == 1, !shape.hasReadings(words, first), context.hasMinute(words, first, end) {
        return accept(words, first, end, .person, .unknown, .grammarMinute, 600, &table, &taken)
      }
      return first + 1
    }
    // "Lindqvist & Sons".
    if !titled, end - first >= 3, (first..<end).contains(where: { shape.isByte(words, $0, 0x26) }) {
      return accept(words, first, end, .org, .unknown, .grammarFirm, 700, &table, &taken)
    }
    // "the Vanguard newspaper".
    if !titled, !initial, context.isOutlet(words, first, end) {
      return accept(words, first, end, .org, .unknown, .grammarOutlet, 720, &table, &taken)
    }
    // "newspaper Dnevni Glas": what the noun says goes before what the words look like.
    if !titled, !initial, context.isBodyBefore(words, first), !shape.isAcronym(words, first), known(words, first, end) == nil {
      return accept(words, first, end, .org, .unknown, .grammarBody, 720, &table, &taken)
    }
    // A common word by itself is nobody: "chief Economic | Advisor".
    let stop = titled ? personEnd(words, first, end, isHeadline: sentence.isHeadline) : first
    if let title, !isCommonNoun(words, first) || stop - first > 1 {
      if let entity = known(words, first, stop) { return short(words, first, stop, entity, &table, &taken) }
      let g = Gender(rawValue: UInt8(lexicon.titleGender[title])) ?? .unknown
      return accept(
        words, style >= 0 ? style : first, stop, .person, g == .unknown ? people.gender(words, first) : g,
        .grammarTitle, 850,
        &table, &taken)
    }
    // "Van der Velling left", once Pieter van der Velling was named.
    if end - first >= 2, let entity = known(words, first, end), entity.last - entity.first + 1 > Int32(end - first) {
      return short(words, first, end, entity, &table, &taken)
    }
    if let stop = person(words, first, end) {
      return accept(words, first, stop, .person, people.gender(words, first), .grammarGiven, 820, &table, &taken)
    }
    // The run's other words may still begin a person ("MPP Edna Marsh").
    var next = first + 1
    while next < end, person(words, next, end) == nil { next += 1 }
    // "Wu-Edward Marsh": what is hyphenated to a given name is one.
    if next < end, next >= first + 2, shape.isHyphen(words, next - 1) {
      let stop = personEnd(words, next, end)
      return accept(words, next - 2, stop, .person, people.gender(words, next), .grammarGiven, 800, &table, &taken)
    }
    if next < end { return min(next, single(words, first, next, initial: initial, &table, &taken)) }
    return single(words, first, end, initial: initial, &table, &taken)
  }

  // MARK: People

  /// Given name, initials, particles, surname: the end of a person's name that begins here with a given name.
  private func person(_ words: Words, _ first: Int, _ end: Int) -> Int? {
    let f = shape.flags(words, first)
    guard f.contains(.givenName) || shape.isInitial(words, first), end - first >= 2, shape.isCapital(words, first)
    else { return nil }
    var second = first + 1
    // "Anna-Lena", "J. K."
    while second + 1 < end, shape.isHyphen(words, second) || shape.isInitial(words, second) {
      second += shape.isInitial(words, second) ? 1 : 2
    }
    guard second < end, shape.isCapital(words, second) || shape.flags(words, second).contains(.particle) else {
      return nil
    }
    let s = shape.flags(words, second)
    // A weak given name (May, Will) needs a surname that is no common word.
    if f.contains(.givenWeak), shape.hasReadings(words, second), !s.contains(.surname) { return nil }
    if shape.isClosed(words, second), !s.contains(.particle) { return nil }
    if !s.isDisjoint(with: [.outsideName, .calendar]), s.isDisjoint(with: [.givenName, .surname]) { return nil }
    let stop = personEnd(words, first, end)
    return stop - first >= 2 ? stop : nil
  }

  /// - Parameter isHeadline: a word that English has goes on with the headline, not with the name.
  private func personEnd(_ words: Words, _ first: Int, _ end: Int, isHeadline: Bool = false) -> Int {
    var j = first + 1
    var names = shape.isInitial(words, first) ? 0 : 1
    while j < end {
      if shape.isHyphen(words, j), j + 1 < end {
        j += 2
        continue
      }
      let f = shape.flags(words, j)
      if f.contains(.suffix) || shape.isInitial(words, j) {
        j += 1
        continue
      }
      if let k = people.particleEnd(words, j, end) {
        names += 1
        j = k + 1
        continue
      }
      // Letters behind the name, function words, months, offices.
      if !f.isDisjoint(with: [.outsideName, .calendar]), f.isDisjoint(with: [.givenName, .surname]) { break }
      if shape.isClosed(words, j), !f.contains(.particle) { break }
      if names >= 1, titles.title(words, startingAt: j) != nil, !f.contains(.surname) { break }
      if names >= 3 || isHeadline && names >= 1 && shape.hasReadings(words, j) { break }
      names += 1
      j += 1
    }
    // A comma and Jr. behind the name.
    if j + 1 < words.count, shape.flags(words, j + 1).contains(.suffix),
      words.tokens.flags[j + 1].contains(.abbreviated),
      shape.isByte(words, j, 0x2C)
    {
      return j + 2
    }
    return j
  }

  // MARK: Short names

  /// The person whose name ends with these words: a surname, with its particles and what is hyphenated to it.
  func known(_ words: Words, _ first: Int, _ end: Int) -> KnownPerson? {
    guard end > first, let person = known(words, end - 1) else { return nil }
    // More than the surname must be written as in the full name.
    var i = end - 2
    var k = Int(person.last) - 1
    while i >= first {
      guard k >= Int(person.first), person.last >= 0, NameGrammar.isSame(words, i, k) else { return nil }
      i -= 1
      k -= 1
    }
    return person
  }

  private func known(_ words: Words, _ i: Int) -> KnownPerson? {
    let form = words.forms[i]
    return bySurname[form >= 0 ? Int(form) : hash(words, i)].map { bearers[Int($0)] }
  }

  private func isGivenSurname(_ words: Words, _ i: Int, _ table: EntityTable) -> Bool {
    hasGiven && (known(words, i).map { table.entities[Int($0.entity)].isGiven && table.entities[Int($0.entity)].lexicon < 0 } ?? false)
  }

  static func isSame(_ words: Words, _ a: Int, _ b: Int) -> Bool {
    if words.forms[a] >= 0 || words.forms[b] >= 0 { return words.forms[a] == words.forms[b] }
    let left = words.text[Int(words.tokens.starts[a])..<Int(words.tokens.ends[a])]
    return left.elementsEqual(words.text[Int(words.tokens.starts[b])..<Int(words.tokens.ends[b])])
  }

  private func hash(_ words: Words, _ i: Int) -> Int {
    unsafe words.text.withUnsafeBufferPointer { text in
      unsafe GivenNames.hash(
        UnsafeBufferPointer(rebasing: text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])]))
    }
  }

  mutating func short(
    _ words: Words, _ start: Int, _ end: Int, _ person: KnownPerson, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    // The particles of the surname belong to it: "al-Velling", "von Trapp".
    var first = start
    var k = Int(person.last) - (end - first)
    while person.last >= 0, k > Int(person.first), first > 0, !taken[first - 1], words.sentenceOf[first - 1] == words.sentenceOf[first],
      shape.isHyphen(words, k) || shape.flags(words, k).contains(.particle), NameGrammar.isSame(words, first - 1, k)
    {
      first -= 1
      k -= 1
    }
    NameStage.take(first, end, &taken)
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: person.entity, type: .person, form: .shortName, sense: .person,
      rule: .grammarSurname, score: 880)
    if let found = titles.title(words, endingAt: first) { mention.title = Int32(found.title) }
    table.mentions.append(mention)
    return end
  }

  // MARK: Accepting

  /// The caller's person of this last name whose given name is the same or a short form of it ("Tim Marsh", "Timothy D. Marsh").
  private func sameGiven(_ words: Words, _ first: Int, _ last: Int, _ table: EntityTable) -> Int32? {
    guard let entity = known(words, last)?.entity, table.entities[Int(entity)].isGiven, table.entities[Int(entity)].lexicon < 0,
      let name = table.entities[Int(entity)].name
    else { return nil }
    func lower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
    let own = name.utf8.prefix { $0 != 0x20 }.map(lower)
    let other = words.text[Int(words.tokens.starts[first])..<Int(words.tokens.ends[first])].map(lower)
    let short = min(own.count, other.count)
    return short >= 3 && own.prefix(short) == other.prefix(short) ? entity : nil
  }

  mutating func accept(
    _ words: Words, _ first: Int, _ end: Int, _ type: EntityType, _ gender: Gender, _ rule: MentionRule,
    _ score: Int16,
    _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    for i in first..<end where taken[i] { return end }
    let first = type == .person ? people.withParticles(words, first, taken) : first
    var last = end - 1
    while last > first, shape.flags(words, last).contains(.suffix) || words.tokens.flags[last].contains(.punctuation) {
      last -= 1
    }
    let surname = type == .person ? words.forms[last] : -1
    let entity =
      type == .person && last > first
      ? sameGiven(words, first, last, table)
        ?? table.entity(unlisted: NameStage.display(words, first, end), type: type, gender: gender, surname: surname)
      : table.entity(unlisted: NameStage.display(words, first, end), type: type, gender: gender, surname: surname)
    if type == .person {
      note(surname >= 0 ? Int(surname) : hash(words, last), KnownPerson(entity: entity, first: Int32(first), last: Int32(last)))
    }
    NameStage.take(first, end, &taken)
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type),
      rule: rule,
      score: score)
    if type == .person, let found = titles.title(words, endingAt: first) { mention.title = Int32(found.title) }
    table.mentions.append(mention)
    return end
  }
}

/// A person whose surname may stand alone, with the tokens of the full name; -1 where the name stands in a lexicon.
struct KnownPerson {
  var entity: Int32
  var first: Int32
  var last: Int32
}
