internal import Lexicon
internal import Segmentation

/// Acronyms that the article itself defines: `the Ruritanian Workers' Party (RWP)` makes RWP that party's, from there
/// to the end and before.
///
/// The bracket also tells a name that nothing else does: capitals right before it whose initials it has.
struct Acronyms {
  let lexicon: CompiledLexicon
  private let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  func run(_ words: Words, _ tokens: NameTokens, _ table: inout EntityTable, _ taken: inout [Bool]) {
    var defined: [(token: Int, entity: Int32)] = []
    // Made at the first bracket; most articles have none.
    var places: MentionPlaces?
    for index in 0..<tokens.brackets.count {
      let i = Int(tokens.brackets[index])
      guard i > 0, i + 1 < words.count, shape.isCapital(words, i + 1), words.sentenceOf[i + 1] == words.sentenceOf[i - 1] else { continue }
      var found = places.take() ?? MentionPlaces(table, tokens: words.count)
      defer { places = found }
      guard shape.isAcronym(words, i + 1), i + 2 >= words.count || closes(words, i + 2) else {
        if let k = found.ending(at: i) { otherName(words, i, table.mentions[k], &found, &table, &taken) }
        continue
      }
      // Letters of an office ("Member of Parliament (MP)") name nobody's body.
      if shape.flags(words, i + 1).contains(.outsideName) { continue }
      guard let entity = longName(words, i, &found, &table, &taken) else { continue }
      defined.append((i + 1, entity))
    }
    places?.sweep(&table)
    guard !defined.isEmpty else { return }
    apply(words, tokens.capitals, defined, &table, &taken)
  }

  private func closes(_ words: Words, _ i: Int) -> Bool {
    shape.isByte(words, i, 0x29) || shape.isByte(words, i, 0x2C) || shape.isByte(words, i, 0x3B)
  }

  /// The entity of the name that ends at the bracket.
  private func longName(
    _ words: Words, _ bracket: Int, _ places: inout MentionPlaces, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int32? {
    if let k = places.ending(at: bracket) {
      let m = table.mentions[k]
      let isBody = m.type == .org || m.type == .law || m.type == .event
      if isBody, m.form != .demonym { return m.entity }
      // Two unknown words were taken for a person, a name that ends in a country for that country: the initials decide.
      if table.entities[Int(m.entity)].isGiven { return nil }
    }
    if TitleMatcher(lexicon: lexicon).title(words, endingAt: bracket) != nil { return nil }
    guard let first = initials(words, bracket, table), bracket - first >= 2 else { return nil }
    // Everything inside belongs to the longer name, unless the caller gave it.
    for k in first..<bracket where taken[k] && places.isHeld(k, before: first) { return nil }
    places.remove(within: first..<bracket, table)
    let entity = table.entity(
      unlisted: NameStage.display(words, first, bracket), type: .org, gender: .unknown, surname: -1)
    // It may have been made for a person a moment ago.
    if table.entities[Int(entity)].isNil {
      table.entities[Int(entity)].type = .org
      table.entities[Int(entity)].gender = .unknown
      table.entities[Int(entity)].surname = -1
    }
    places.append(
      MentionRecord(
        first: Int32(first), end: Int32(bracket), entity: entity, type: .org, form: .name, sense: .organisation,
        rule: .grammarInitials, score: 820), &table)
    for k in first..<bracket { taken[k] = true }
    return entity
  }

  /// The name of a body in its own language, in brackets behind the English one: all capitals but for small words
  /// that English does not have, and no person.
  private func otherName(
    _ words: Words, _ bracket: Int, _ body: MentionRecord, _ places: inout MentionPlaces, _ table: inout EntityTable, _ taken: inout [Bool]
  ) {
    guard body.type == .org, body.form != .demonym else { return }
    var end = bracket + 1
    var unknown = 0
    while end < words.count, end - bracket < 9, words.sentenceOf[end] == words.sentenceOf[bracket], !closes(words, end) {
      let isCapital = shape.isCapital(words, end)
      if isCapital, !shape.hasReadings(words, end) { unknown += 1 }
      if !isCapital, !shape.isHyphen(words, end), shape.hasReadings(words, end),
        !shape.flags(words, end).contains(.particle)
      {
        return
      }
      if words.tokens.flags[end].contains(.digits) || shape.flags(words, end).contains(.calendar) { return }
      end += 1
    }
    guard end < words.count, closes(words, end), end - bracket > 2, unknown > 0, shape.isCapital(words, end - 1),
      !shape.flags(words, bracket + 1).contains(.givenName)
    else { return }
    var isKnown = false
    places.forEach(within: bracket + 1..<end, table) {
      let m = table.mentions[$0]
      let isUnsure = m.score <= 600
      if table.entities[Int(m.entity)].isGiven || (m.type == .person && !isUnsure)
        || Int(m.first) == bracket + 1 && Int(m.end) == end && !isUnsure
      {
        isKnown = true
      }
    }
    if isKnown { return }
    places.remove(within: bracket + 1..<end, table)
    for k in bracket + 1..<end { taken[k] = true }
    places.append(
      MentionRecord(
        first: Int32(bracket + 1), end: Int32(end), entity: body.entity, type: .org, form: .alias, sense: .organisation,
        rule: .grammarTranslation, score: 750), &table)
  }

  /// Where the name begins whose initials the bracket holds: back over capitals and the small words between them.
  private func initials(_ words: Words, _ bracket: Int, _ table: EntityTable) -> Int? {
    let letters = letters(words, bracket + 1).map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
    let sentence = words.sentenceOf[bracket]
    var wanted = letters.count - 1
    var k = bracket - 1
    var best: Int?
    while k >= 0, words.sentenceOf[k] == sentence, bracket - k <= 2 * letters.count + 2, wanted >= 0 {
      if words.tokens.flags[k].contains(.punctuation), !shape.isHyphen(words, k) { break }
      let b = words.text[Int(words.tokens.starts[k])]
      let initial = b >= 0x61 && b <= 0x7A ? b & 0xDF : b
      if shape.isCapital(words, k) {
        if initial == letters[wanted] {
          wanted -= 1
          if wanted < 0 { best = k }
        } else if wanted == letters.count - 1 || bracket - k > letters.count + 1 {
          return nil
        }
      } else if !words.tokens.flags[k].contains(.clitic), words.tokens.ends[k] - words.tokens.starts[k] > 4,
        initial != letters[wanted]
      {
        break
      } else if initial == letters[wanted], wanted > 0, !shape.isClosed(words, k) {
        wanted -= 1
      }
      k -= 1
    }
    return best
  }

  /// Gives every other mention of the acronym to the entity that the article defined it for.
  private func apply(
    _ words: Words, _ capitals: KeptList, _ defined: [(token: Int, entity: Int32)], _ table: inout EntityTable, _ taken: inout [Bool]
  ) {
    // The last definition of each counts.
    var entityOf: [ArraySlice<UInt8>: Int32] = [:]
    for (token, entity) in defined { entityOf[letters(words, token)] = entity }
    var named: [(token: Int, entity: Int32)] = []
    var tokens = TokenSet(count: words.count)
    for index in 0..<capitals.count {
      let i = Int(capitals[index])
      guard shape.isAcronym(words, i), let entity = entityOf[letters(words, i)] else { continue }
      named.append((i, entity))
      tokens.insert(i)
    }
    // By token the mention that is no longer than it.
    var mentionAt = NumberMap(room: named.count)
    for k in table.mentions.indices where table.mentions[k].end == table.mentions[k].first + 1 && tokens.contains(Int(table.mentions[k].first)) {
      mentionAt[table.mentions[k].first] = Int32(truncatingIfNeeded: k)
    }
    for (i, entity) in named {
      let record = table.entities[Int(entity)]
      if let k = mentionAt[i].map(Int.init) {
        if table.entities[Int(table.mentions[k].entity)].isGiven { continue }
        table.mentions[k].entity = entity
        table.mentions[k].type = record.type
        table.mentions[k].sense = NameStage.sense(record.type)
        table.mentions[k].form = .acronym
        table.mentions[k].rule = .grammarDefined
      } else if !taken[i] {
        taken[i] = true
        table.mentions.append(
          MentionRecord(
            first: Int32(i), end: Int32(i + 1), entity: entity, type: record.type, form: .acronym,
            sense: NameStage.sense(record.type), rule: .grammarDefined, score: 850))
      }
    }
  }

  private func letters(_ words: Words, _ token: Int) -> ArraySlice<UInt8> {
    words.text[Int(words.tokens.starts[token])..<Int(words.tokens.ends[token])]
  }
}
