internal import Lexicon
internal import Segmentation

/// The names that the lexicon holds: which reading of a form counts where it stands, and what is built around them.
extension NameStage {
  /// Whether no name covers any of the tokens.
  static func isFree(_ taken: [Bool], _ first: Int, _ end: Int) -> Bool {
    !taken.hasAny(few: first, end)
  }

  /// Marks tokens as those of a name.
  @inline(__always)
  static func take(_ first: Int, _ end: Int, _ taken: inout [Bool]) {
    var all = taken.mutableSpan
    all.set(few: first, end, to: true)
  }

  mutating func lexiconNames(_ words: Words, _ tokens: NameTokens, _ table: inout EntityTable, _ taken: inout [Bool]) {
    // What stands for itself somewhere in the article lends support to its short forms everywhere.
    // Taken out while they are filled.
    var (alone, strong): ([Int32], [Int]) = ([], [])
    swap(&alone, &chosen)
    swap(&strong, &seen)
    chooseAlone(words, taken, &alone, &strong)
    swap(&alone, &chosen)
    swap(&strong, &seen)
    for k in table.entities.indices where table.entities[k].lexicon >= 0 { seen.append(Int(table.entities[k].lexicon)) }
    NameStage.mark(seen, true, &isSeen)
    defer {
      NameStage.mark(seen, false, &isSeen)
      seen.removeAll(keepingCapacity: true)
    }
    var listedAt = [Int32](filled: -1, count: words.count)
    let listed = listedNames(words, &listedAt)
    // Names that are built around listed ones win over them.
    var bodies = NamesakeBodies(lexicon: lexicon, candidates: candidates)
    let firstBuilt = table.mentions.count
    for built in NameBuilder(lexicon: lexicon).run(words, tokens.heads, listed, listedAt, taken) {
      commit(words, built, &table, &taken)
    }
    let built = firstBuilt..<table.mentions.count
    // So do people who are called by a listed place or by somebody else's name ("Edna Austin", "Lara Trump").
    for place in listed.indices {
      let name = listed[place]
      let mayBeOther = bodies.mayBeOther(words, name)
      guard NameStage.isFree(taken, name.first, name.end) else {
        if mayBeOther, let whole = table.mentions[built].first(where: { $0.first <= name.first && name.end <= $0.end }) {
          bodies.covered(name, by: whole.entity, at: place)
        }
        continue
      }
      if let whole = people.around(words, name, listed, listedAt, taken) {
        let entity = table.entity(
          unlisted: NameStage.display(words, whole.first, whole.end), type: .person, gender: people.gender(words, whole.first),
          surname: words.forms[whole.last])
        append(words, whole.first, whole.end, entity, .person, .grammarGiven, 820, &table, &taken)
        continue
      }
      // "Osei-Velling" is nobody who is called Osei.
      if name.type == .person, name.flags.contains(.short), people.isHalf(words, name, listedAt) { continue }
      switch mayBeOther ? bodies.other(words, listed, listedAt, place, &table) : nil {
      case .own(let entity)?: append(words, name.first, name.end, entity, name.type, .grammarBody, 800, &table, &taken)
      case .listed(let id)?: add(words, name.first, name.end, id, name.type, name.flags, name.kind, &table)
      case nil: add(words, name.first, name.end, name.entity, name.type, name.flags, name.kind, &table)
      }
      NameStage.take(name.first, name.end, &taken)
    }
  }

  /// Chooses for each candidate without what the rest of the article says.
  /// - Parameter strong: told what stands for itself.
  private func chooseAlone(_ words: Words, _ taken: [Bool], _ out: inout [Int32], _ strong: inout [Int]) {
    out.removeAll(keepingCapacity: true)
    out.append(addingCapacity: candidates.count) { all in
      for k in 0..<candidates.count {
        let c = candidates[k]
        guard NameStage.isFree(taken, Int(c.first), Int(c.end)) else {
          all.append(-1)
          continue
        }
        let choice = choose(words, c, alone: true)
        if choice.payload >= 0, choice.isStrong { strong.append(lexicon.payloadValue[choice.payload]) }
        all.append(choice.isFinal ? Int32(truncatingIfNeeded: choice.payload) : -2)
      }
    }
  }

  private static func mark(_ ids: [Int], _ isSeen: Bool, _ out: inout [Bool]) {
    var all = out.mutableSpan
    for id in ids where id < all.count { all[id] = isSeen }
  }

  /// The listed names that count where they stand; `listedAt` is told per token which of them covers it.
  private func listedNames(_ words: Words, _ listedAt: inout [Int32]) -> [ListedName] {
    var listed: [ListedName] = []
    listed.reserveCapacity(candidates.count)
    var at = listedAt.mutableSpan
    for k in 0..<candidates.count {
      if chosen[k] == -1 { continue }
      let c = candidates[k]
      let first = Int(c.first)
      let end = Int(c.end)
      let payload = chosen[k] == -2 ? choose(words, c, alone: false).payload : Int(chosen[k])
      guard payload >= 0 else { continue }
      let isFirst = payload == Int(c.firstPayload)
      let row = lexicon.payloads[payload]
      let id = Int32(row.value)
      let name = ListedName(
        first: first, end: end, payload: payload, entity: id, type: EntityTable.type(isFirst ? Int(c.type) : lexicon.entityType[Int(id)]),
        flags: NameFlags(rawValue: row.flags), kind: row.kind, candidate: Int32(truncatingIfNeeded: k))
      if !stands(words, name, isKnown: Int(id) < isSeen.count && isSeen[Int(id)]) { continue }
      at.set(few: first, end, to: Int32(truncatingIfNeeded: listed.count))
      listed.append(name)
    }
    return listed
  }

  /// Whether a listed name that is also a common word counts here.
  func stands(_ words: Words, _ name: ListedName, isKnown: Bool) -> Bool {
    let shape = WordShape(lexicon: lexicon)
    guard (name.end == name.first + 1 ? 1 : 0) & (name.kind == PayloadKind.name ? 1 : 0) != 0 else { return true }
    // "Van der Velling" is not the town of Van.
    if name.end + 1 < words.count, shape.flags(words, name.first).contains(.particle), shape.flags(words, name.end).contains(.particle),
      !shape.isCapital(words, name.end)
    {
      return false
    }
    let isDirection = shape.flags(words, name.first).contains(.direction)
    // *The National*, *the West*: with the article, and not before another capital.
    guard isDirection || (name.flags.contains(.ambiguous) && name.type == .org && !isKnown && shape.hasReadings(words, name.first))
    else { return true }
    if name.flags.contains(.exactCase), !isDirection { return namesByItself(words, name, shape) }
    guard name.first > 0, shape.kind(words, name.first - 1) == WordKind.the else {
      // The compass without an article is a place only where it stands alone ("East and West").
      return isDirection && !hasCapitalNeighbour(words, name, shape)
    }
    return !hasCapitalNeighbour(words, name, shape)
  }

  /// "fined Apple", "Apple has appealed": a common word with a capital of its own and without an article. What opens a sentence has a capital anyway: there a
  /// verb must follow.
  private func namesByItself(_ words: Words, _ name: ListedName, _ shape: WordShape) -> Bool {
    if hasCapitalNeighbour(words, name, shape) { return false }
    let sentence = words.sentences[Int(words.sentenceOf[name.first])]
    let before = name.first - 1
    if name.first > sentence.first {
      return !sentence.isHeadline && shape.isCapital(words, name.first) && shape.kind(words, before) != WordKind.the
        && shape.kind(words, before) != WordKind.an
    }
    return name.end < Int(sentence.end) && shape.canBe(.verb, words, name.end) && !shape.canBe(.noun, words, name.end)
      || name.end < Int(sentence.end) && shape.canBe(.aux, words, name.end)
  }

  func hasCapitalNeighbour(_ words: Words, _ name: ListedName, _ shape: WordShape) -> Bool {
    let sentence = words.sentenceOf[name.first]
    if name.end < words.count, words.sentenceOf[name.end] == sentence, shape.isCapital(words, name.end) { return true }
    let before = name.first - 1
    guard before >= 0, words.sentenceOf[before] == sentence else { return false }
    return shape.isCapital(words, before) && !shape.isClosed(words, before) || shape.isHyphen(words, before)
  }

  /// A name that no lexicon has, as it is displayed.
  static func display(_ words: Words, _ first: Int, _ end: Int) -> String {
    let bytes = words.text[Int(words.tokens.starts[first])..<Int(words.tokens.ends[end - 1])]
    var before: UInt8 = 0
    var isPlain = true
    for b in bytes {
      // Single spaces and nothing that Unicode could count as white space.
      if b < 0x20 || b >= 0x80 || b == 0x20 && before == 0x20 {
        isPlain = false
        break
      }
      before = b
    }
    let name = String(decoding: bytes, as: UTF8.self)
    return isPlain
      ? name
      : name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func commit(_ words: Words, _ built: BuiltName, _ table: inout EntityTable, _ taken: inout [Bool]) {
    let entity =
      built.entity >= 0
      ? table.entity(lexicon: built.entity)
      : table.entity(
        unlisted: NameStage.display(words, built.first, built.end), type: built.type, gender: .unknown, surname: -1)
    append(
      words, built.first, built.end, entity, table.entities[Int(entity)].type, built.rule, built.type == .org ? 800 : 780,
      &table, &taken)
  }

  func append(
    _ words: Words, _ first: Int, _ end: Int, _ entity: Int32, _ type: EntityType, _ rule: MentionRule, _ score: Int16,
    _ table: inout EntityTable, _ taken: inout [Bool]
  ) {
    NameStage.take(first, end, &taken)
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type), rule: rule,
      score: score)
    if type == .person, let found = titles.title(words, endingAt: first) {
      mention.title = Int32(found.title)
    }
    table.mentions.append(mention)
  }

  /// What a form names where it stands.
  struct Choice {
    /// The payload that counts, -1 none.
    var payload = -1
    /// It stands for itself.
    var isStrong = false
    /// The rest of the article does not change it.
    var isFinal = true
  }

  /// - Parameter alone: without what the rest of the article says.
  func choose(_ words: Words, _ c: NameCandidate, alone: Bool) -> Choice {
    var choice = Choice()
    var bestRank = 0
    let isGivenSurname = !givenSurnames.isEmpty && c.end == c.first + 1 && givenSurnames.contains(words.forms[Int(c.first)])
    var hasShort = false
    var hasUnsure = isGivenSurname
    for p in Int(c.firstPayload)..<Int(c.endPayload) {
      let payload = lexicon.payloads[p]
      guard payload.kind == PayloadKind.name || payload.kind == PayloadKind.demonym,
        matcher.fitsCase(words, Int(c.first), Int(c.end), payload.shape)
      else { continue }
      let flags = NameFlags(rawValue: payload.flags)
      var rank = payload.kind == PayloadKind.demonym ? 7 : 8
      if isGivenSurname || !flags.isDisjoint(with: [.weak, .short, .ambiguous]) {
        if flags.contains(.short) { hasShort = true } else { hasUnsure = true }
        // By itself it counts nowhere.
        if alone, flags.contains(.weak) { continue }
        let id = Int32(payload.value)
        let known = !alone && Int(id) < isSeen.count && isSeen[Int(id)]
        if isGivenSurname, !known, isPerson(id) { continue }
        if !alone, known, !flags.isDisjoint(with: [.weak, .short]), differsInGender(words, Int(c.first), id) { continue }
        if flags.contains(.weak), !known, c.end == c.first + 1, words.traits[Int(c.first)].isClosed {
          // "IN" in a headline.
          rank = 0
        } else if flags.contains(.weak) {
          rank = known ? 5 : !alone && isPerson(id) && titleBefore(words, Int(c.first)) != nil && !endsTitle(words, c) ? 4 : 0
        } else if flags.contains(.ambiguous) {
          rank = known ? 6 : 3
        } else if flags.contains(.short) && !known {
          rank = 7
        }
      }
      if rank > bestRank {
        bestRank = rank
        choice.payload = p
        // None comes before it.
        if rank == 8 { break }
      }
    }
    choice.isStrong = bestRank >= 7
    // Only a short form can come before a name that stands for itself.
    choice.isFinal = !isGivenSurname && !hasShort && (bestRank == 8 || !hasUnsure)
    return choice
  }

  func isPerson(_ id: Int32) -> Bool { EntityTable.type(lexicon.entityType[Int(id)]) == .person }

  /// "Mrs. Marsh" is not her husband.
  func differsInGender(_ words: Words, _ i: Int, _ id: Int32) -> Bool {
    let own = lexicon.entityGender[Int(id)]
    guard own == 1 || own == 2, isPerson(id), let title = titleBefore(words, i) else { return false }
    let other = lexicon.titleGender[title]
    return (other == 1 || other == 2) && other != own
  }

  /// The title whose last word stands right before token `i`.
  func titleBefore(_ words: Words, _ i: Int) -> Int? {
    titles.title(words, endingAt: i)?.title
  }

  /// "Chief *Justice*": whether a surname is the last word of a title that begins before it.
  private func endsTitle(_ words: Words, _ c: NameCandidate) -> Bool {
    titles.title(words, endingAt: Int(c.end)).map { $0.first < Int(c.first) } ?? false
  }

  func add(
    _ words: Words, _ first: Int, _ end: Int, _ id: Int32, _ type: EntityType, _ flags: NameFlags, _ kind: Int,
    _ table: inout EntityTable
  ) {
    let entity = table.entity(lexicon: id)
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type),
      rule: .lexiconName, score: 980)
    if kind == PayloadKind.demonym {
      mention.form = .demonym
      mention.isAdjective = flags.contains(.adjective)
      mention.isPlural = flags.contains(.plural)
      mention.rule = .lexiconDemonym
      mention.score = 950
      mention.sense = type == .org ? .organisation : .people
      mention.type = type == .org && (mention.isPlural || mention.isAdjective) ? .org : .norp
      if type == .org && mention.isAdjective && !mention.isPlural { mention.type = .norp }
    } else if flags.contains(.seat) {
      mention.form = .alias
      mention.sense = type == .org ? .organisation : .government
      mention.rule = .lexiconSeat
      mention.type = type == .org ? .org : .gpe
      mention.score = 950
    } else if flags.contains(.acronym) {
      mention.form = .acronym
      mention.rule = .lexiconAcronym
    } else if flags.contains(.weak) {
      mention.form = .shortName
      mention.rule = .lexiconWeak
      mention.score = 900
    } else if flags.contains(.short) {
      mention.form = .shortName
      mention.rule = .lexiconShort
      mention.score = 970
    } else if flags.contains(.alias) {
      mention.form = .alias
      mention.rule = .lexiconAlias
    }
    let holder = lexicon.entityActsFor[Int(id)] - 1
    if holder >= 0 && kind == PayloadKind.name { mention.actsFor = Int32(holder) }
    if flags.contains(.ambiguous) { mention.score = 800 }
    if type == .person, let found = titles.title(words, endingAt: first) {
      mention.title = Int32(found.title)
      // Sir, Queen and their like belong to the name.
      if let style = people.style(words, before: first, in: table) { mention.first = Int32(style) }
    }
    table.mentions.append(mention)
  }

  static func sense(_ type: EntityType) -> MentionSense {
    switch type {
    case .person: .person
    case .norp: .people
    case .gpe, .loc, .fac: .place
    default: .organisation
    }
  }
}
