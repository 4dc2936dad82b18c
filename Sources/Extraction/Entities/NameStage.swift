internal import Lexicon
internal import Segmentation

/// Names before syntax: the caller's spans and names, the lexicon's names, titles, and the grammar of names that no list holds.
///
/// Precedence: the caller's mentions, the caller's names, the lexicon's names (longest from the left), the name grammar. Where one
/// form names several entities, one that stands for itself wins over one that needs support, then one that the article names more
/// fully, then the one with the earlier key.
struct NameStage: ~Copyable {
  let lexicon: CompiledLexicon
  private let matcher: NameMatcher
  private let tokenizer: Tokenizer
  private var candidates: [NameCandidate] = []
  /// Per entity of the lexicon: whether this article names it where it can mean nothing else; and which those are, to forget them.
  private var isSeen: [Bool]
  private var seen: [Int] = []
  /// Form ids of the last names of the caller's people, who come before the lexicon's of the same name.
  private var givenSurnames: Set<Int32> = []

  init(lexicon: CompiledLexicon) throws(SegmentationError) {
    self.lexicon = lexicon
    matcher = NameMatcher(lexicon: lexicon)
    isSeen = [Bool](repeating: false, count: lexicon.entityType.count)
    tokenizer = Tokenizer(segmenter: try Segmenter(locale: "en"), abbreviations: lexicon.abbreviations)
  }

  /// - Parameter givenOnly: for a language without a lexicon: the caller's names and nothing else.
  mutating func run(
    _ document: Document, _ view: TextView, _ words: inout Words, _ table: inout EntityTable, givenOnly: Bool
  ) {
    var taken = [Bool](repeating: false, count: words.count)
    givenSurnames.removeAll(keepingCapacity: true)
    givenMentions(document, view, words, &table, &taken)
    givenEntities(document, words, &table, &taken)
    if !givenOnly {
      matcher.run(words, into: &candidates)
      lexiconNames(words, &table, &taken)
      let article = ArticleNames(lexicon: lexicon)
      article.bodies(words, &table, &taken)
      var grammar = NameGrammar(lexicon: lexicon)
      grammar.run(words, &table, &taken)
      Acronyms(lexicon: lexicon).run(words, &table, &taken)
      article.run(words, date: document.date, &table, &taken)
      TeamNames(lexicon: lexicon).run(words, &table, &taken)
    }
    table.mentions.sort { $0.first != $1.first ? $0.first < $1.first : $0.end > $1.end }
    publish(&words, table)
  }

  /// Makes the mentions the opaque names of the later stages.
  private func publish(_ words: inout Words, _ table: EntityTable) {
    words.names.removeAll(keepingCapacity: true)
    for m in table.mentions {
      if let last = words.names.last, m.first < last.end { continue }
      let index = Int32(words.names.count)
      // "Secretary of State Marco Rubio" is one unit for syntax: a title with a preposition in it would be read as two phrases.
      var first = m.first
      if m.title >= 0, m.type == .person, let t = TitleMatcher(lexicon: lexicon).title(words, endingAt: Int(m.first)),
        m.first - Int32(t.first) >= 3, words.names.last.map({ $0.end <= Int32(t.first) }) ?? true
      {
        first = Int32(t.first)
      }
      words.names.append(
        NameSpan(
          first: first, end: m.end, type: m.type, isDemonym: m.form == .demonym || m.form == .given && m.isAdjective, isAdjective: m.isAdjective,
          isPlural: m.isPlural))
      for i in Int(first)..<Int(m.end) { words.nameOf[i] = index }
    }
  }

  // MARK: The caller's

  private func givenMentions(
    _ document: Document, _ view: TextView, _ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]
  ) {
    // A span that the text does not have says nothing.
    let text = TextSpan(0, document.text.count)
    for given in document.mentions.sorted(by: { $0.span < $1.span }) where !given.span.isEmpty && text.contains(given.span) {
      let start = view.viewOffset(given.span.start, end: false)
      let end = view.viewOffset(given.span.end, end: true)
      guard var first = NameStage.token(words, endingAfter: start), words.tokens.starts[first] < end else { continue }
      var last = first
      while last + 1 < words.count, words.tokens.starts[last + 1] < end { last += 1 }
      trim(words, &first, &last)
      let known = lexiconEntity(words, first, last + 1)
      let type = given.type ?? (known >= 0 ? EntityTable.type(lexicon.entityType[Int(known)]) : guess(words, first, last + 1))
      let name = String(decoding: document.text[given.span.start..<given.span.end], as: UTF8.self)
      let entity = table.entity(givenKey: given.key, name: name, type: type, lexicon: known)
      if taken[first...last].contains(true) { continue }
      for i in first...last { taken[i] = true }
      table.hasGivenMentions = true
      let adjective = known >= 0 && isAdjective(words, first, last + 1)
      table.mentions.append(
        MentionRecord(
          first: Int32(first), end: Int32(last + 1), entity: entity, type: given.type ?? table.entities[Int(entity)].type,
          form: .given, sense: NameStage.sense(type), rule: "given.mention", score: 1000, given: given.span,
          isAdjective: adjective))
    }
  }

  /// Leaves the possessive behind a caller's name and the quotation marks around it to the phrase that it stands in.
  private func trim(_ words: Words, _ first: inout Int, _ last: inout Int) {
    while first < last, words.tokens.flags[last].contains(.clitic) || words.isQuoteMark(last) { last -= 1 }
    while first < last, words.isQuoteMark(first) { first += 1 }
  }

  /// The first token that ends behind `offset`.
  static func token(_ words: Words, endingAfter offset: Int32) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words.tokens.ends[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low < words.count ? low : nil
  }

  /// What the lexicon knows the tokens as.
  private func lexiconEntity(_ words: Words, _ first: Int, _ end: Int) -> Int32 {
    guard words.forms[first] >= 0 else { return -1 }
    var node = lexicon.formNode[Int(words.forms[first])]
    var i = first + 1
    while i < end, node > 0 {
      guard words.forms[i] >= 0 else { return -1 }
      node = lexicon.next(node, Int(words.forms[i]))
      i += 1
    }
    guard node > 0 else { return -1 }
    var best: Int32 = -1
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
      let kind = lexicon.payloadKind[p]
      guard kind == PayloadKind.name || kind == PayloadKind.demonym,
        matcher.fitsCase(words, first, end, lexicon.payloadShape[p])
      else { continue }
      let flags = NameFlags(rawValue: lexicon.payloadFlags[p])
      if flags.contains(.seat) { continue }
      if best < 0 || !flags.contains(.weak) && kind == PayloadKind.name { best = Int32(lexicon.payloadValue[p]) }
    }
    return best
  }

  private func isAdjective(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard end == first + 1, words.forms[first] >= 0 else { return false }
    let node = lexicon.formNode[Int(words.forms[first])]
    return lexicon.range(of: node, in: lexicon.nodePayloadFirst).contains {
      lexicon.payloadKind[$0] == PayloadKind.demonym
        && NameFlags(rawValue: lexicon.payloadFlags[$0]).contains(.adjective)
    }
  }

  /// The type of a span that nobody typed: what its head noun is, where it is described, else what its name looks like.
  private func guess(_ words: Words, _ first: Int, _ end: Int) -> EntityType {
    if let named = named(words, first, end) { return named }
    if let described = described(words, first, end) { return described }
    let flags = words.forms[end - 1] >= 0 ? FormFlags(rawValue: lexicon.formFlags[Int(words.forms[end - 1])]) : []
    if !flags.isDisjoint(with: [.organisationEnd]) { return .org }
    let begin = words.forms[first] >= 0 ? FormFlags(rawValue: lexicon.formFlags[Int(words.forms[first])]) : []
    if begin.contains(.givenName) || (end - first <= 3 && words.tokens.flags[first].contains(.capital)) {
      return words.tokens.flags[first].contains(.allCapitals) ? .org : .person
    }
    return .org
  }

  /// A given name with another capitalised word behind it, anywhere in a longer span ("the Norwegian Foreign Minister Jonas Gahr Støre").
  private func named(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    var t = first
    while t + 1 < end {
      let flags = words.forms[t] >= 0 ? FormFlags(rawValue: lexicon.formFlags[Int(words.forms[t])]) : []
      if flags.contains(.givenName), words.tokens.flags[t].contains(.capital), words.tokens.flags[t + 1].contains(.capital),
        t + 2 >= end || !words.tokens.flags[t + 2].contains(.clitic)
      {
        return .person
      }
      t += 1
    }
    return nil
  }

  /// By the head noun in lower case: "two soldiers", "dozens of political prisoners", "the Peruvian government".
  private func described(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    var head = -1
    var t = first
    while t < end {
      if t > first, reads(words, t, 1), !reads(words, t, 7) {
        guard head >= 0, nounClasses(words, head).contains(.transparent) || reads(words, head, 8) else { break }
        head = -1
      } else if reads(words, t, 7) || reads(words, t, 8) {
        head = t
      } else if head >= 0, words.tokens.flags[t].contains(.punctuation) || words.tokens.flags[t].contains(.clitic) {
        break
      }
      t += 1
    }
    guard head >= 0, !words.tokens.flags[head].contains(.capital) else { return nil }
    let lemma = nounLemma(words, head)
    guard lemma >= 0 else { return nil }
    let flags = LemmaFlags(rawValue: lexicon.lemmaFlags[lemma])
    let classes = LemmaClasses(rawValue: lexicon.lemmaClasses[lemma])
    if !flags.isDisjoint(with: [.personNoun, .relation]) { return .person }
    if !flags.isDisjoint(with: [.bodyNoun, .groupNoun]) { return .org }
    if flags.contains(.actsFor) { return classes.contains(.person) ? .person : .org }
    if flags.contains(.placeNoun) { return .loc }
    if !flags.isDisjoint(with: [.eventBad, .eventGood, .actNoun]) { return .event }
    return classes.contains(.person) && !classes.contains(.act) && !classes.contains(.communication) ? .person : nil
  }

  /// Whether a token's form can be a part of speech (by its code).
  private func reads(_ words: Words, _ t: Int, _ tag: Int) -> Bool {
    guard words.forms[t] >= 0 else { return false }
    return lexicon.range(of: Int(words.forms[t]), in: lexicon.formReadingFirst).contains { lexicon.readingTag[$0] == tag }
  }

  private func nounLemma(_ words: Words, _ t: Int) -> Int {
    guard words.forms[t] >= 0 else { return -1 }
    for r in lexicon.range(of: Int(words.forms[t]), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == 7 { return lexicon.readingLemma[r] }
    return -1
  }

  private func nounClasses(_ words: Words, _ t: Int) -> LemmaClasses {
    let lemma = nounLemma(words, t)
    return lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[lemma]) : []
  }

  private mutating func givenEntities(_ document: Document, _ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]) {
    guard !document.entities.isEmpty else { return }
    let names = GivenNames(document.entities, lexicon: lexicon, tokenizer: tokenizer)
    let keys = names.keys(words)
    let topics = TopicPhrases(document.entities, lexicon: lexicon, tokenizer: tokenizer)
    var ids: [Int32] = []
    for (index, entity) in document.entities.enumerated() {
      let known = names.lexiconOf[index]
      let type = entity.type ?? (known >= 0 ? EntityTable.type(lexicon.entityType[Int(known)]) : topics.isPhrase[index] ? .topic : .org)
      let id = table.entity(givenKey: entity.key, name: entity.name, type: type, lexicon: known)
      ids.append(id)
      if type == .person, known < 0, let surname = names.surnameOf[index] {
        if surname >= 0 {
          table.entities[Int(id)].surname = Int32(surname)
          givenSurnames.insert(Int32(surname))
        } else {
          table.entities[Int(id)].unlistedSurname = surname
        }
      }
    }
    for var phrase in names.phrases {
      phrase.entity = Int(ids[phrase.entity])
      table.phrases.append(phrase)
    }
    var i = 0
    while i < words.count {
      guard !taken[i], let match = names.match(words, i, keys), !taken[i..<match.end].contains(true) else {
        i += 1
        continue
      }
      // A longer name of the lexicon may hold the caller's ("European Union" given, "European Union Monitoring Mission"): the longer counts
      // only where it is somebody else's, which the lexicon's pass decides by not being covered here.
      for k in i..<match.end { taken[k] = true }
      let entity = document.entities[match.entity]
      let type = table.entities[Int(ids[match.entity])].type
      table.mentions.append(
        MentionRecord(
          first: Int32(i), end: Int32(match.end), entity: ids[match.entity], type: entity.type ?? type,
          form: match.isAlias ? .alias : .name, sense: NameStage.sense(type),
          rule: match.isAlias ? "given.alias" : "given.name", score: 990))
      i = match.end
    }
    guard !topics.isEmpty else { return }
    // A phrase that begins with a verb is none for syntax to step over: it is found behind syntax.
    let clauses = Set(names.phrases.filter(\.isClause).map(\.entity))
    for topic in topics.find(words, taken) where !clauses.contains(topic.entity) {
      for k in topic.first..<topic.end { taken[k] = true }
      table.mentions.append(
        MentionRecord(
          first: Int32(topic.first), end: Int32(topic.end), entity: ids[topic.entity], type: table.entities[Int(ids[topic.entity])].type,
          form: .alias, sense: .organisation, rule: "given.topic", score: 900))
    }
  }

  // MARK: The lexicon's

  /// Whether no name covers any of the tokens.
  private static func isFree(_ taken: [Bool], _ first: Int, _ end: Int) -> Bool {
    for i in first..<end where taken[i] { return false }
    return true
  }

  private mutating func lexiconNames(_ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]) {
    // What stands for itself somewhere in the article lends support to its short forms everywhere.
    for c in candidates where NameStage.isFree(taken, Int(c.first), Int(c.end)) {
      let (payload, strong) = choose(words, c, alone: true)
      if let payload, strong { seen.append(lexicon.payloadValue[payload]) }
    }
    for e in table.entities where e.lexicon >= 0 { seen.append(Int(e.lexicon)) }
    for id in seen where id < isSeen.count { isSeen[id] = true }
    defer {
      for id in seen where id < isSeen.count { isSeen[id] = false }
      seen.removeAll(keepingCapacity: true)
    }
    var listed: [ListedName] = []
    var listedAt = [Int32](repeating: -1, count: words.count)
    for c in candidates {
      let first = Int(c.first)
      let end = Int(c.end)
      if !NameStage.isFree(taken, first, end) { continue }
      let (payload, _) = choose(words, c, alone: false)
      guard let payload else { continue }
      let id = Int32(lexicon.payloadValue[payload])
      let name = ListedName(
        first: first, end: end, payload: payload, entity: id, type: EntityTable.type(lexicon.entityType[Int(id)]),
        flags: NameFlags(rawValue: lexicon.payloadFlags[payload]), kind: lexicon.payloadKind[payload])
      if !stands(words, name, isKnown: Int(id) < isSeen.count && isSeen[Int(id)]) { continue }
      for i in first..<end { listedAt[i] = Int32(listed.count) }
      listed.append(name)
    }
    // Names that are built around listed ones win over them.
    for built in NameBuilder(lexicon: lexicon).run(words, listed, listedAt, taken) {
      commit(words, built, &table, &taken)
    }
    // So do people who are called by a listed place or by somebody else's name ("Edna Austin", "Lara Trump").
    let people = PersonNames(lexicon: lexicon)
    for name in listed where NameStage.isFree(taken, name.first, name.end) {
      if let whole = people.around(words, name, listed, listedAt, taken) {
        let entity = table.entity(
          unlisted: NameStage.display(words, whole.first, whole.end), type: .person, gender: people.gender(words, whole.first),
          surname: words.forms[whole.last])
        append(words, whole.first, whole.end, entity, .person, "grammar.given", 820, &table, &taken)
        continue
      }
      // "Osei-Velling" is nobody who is called Osei.
      if name.type == .person, name.flags.contains(.short), people.isHalf(words, name, listedAt) { continue }
      add(words, name.first, name.end, name.entity, name.type, name.flags, name.kind, &table)
      for i in name.first..<name.end { taken[i] = true }
    }
  }

  /// Whether a listed name that is also a common word counts here.
  private func stands(_ words: Words, _ name: ListedName, isKnown: Bool) -> Bool {
    let shape = WordShape(lexicon: lexicon)
    guard name.end == name.first + 1, name.kind == PayloadKind.name else { return true }
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
    guard name.first > 0, shape.isWord(words, name.first - 1, "the") || shape.isWord(words, name.first - 1, "The") else {
      // The compass without an article is a place only where it stands alone ("East and West").
      return isDirection && !hasCapitalNeighbour(words, name, shape)
    }
    return !hasCapitalNeighbour(words, name, shape)
  }

  private func hasCapitalNeighbour(_ words: Words, _ name: ListedName, _ shape: WordShape) -> Bool {
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

  private func commit(_ words: Words, _ built: BuiltName, _ table: inout EntityTable, _ taken: inout [Bool]) {
    let entity =
      built.entity >= 0
      ? table.entity(lexicon: built.entity)
      : table.entity(
        unlisted: NameStage.display(words, built.first, built.end), type: built.type, gender: .unknown, surname: -1)
    append(
      words, built.first, built.end, entity, table.entities[Int(entity)].type, built.rule, built.type == .org ? 800 : 780,
      &table, &taken)
  }

  private func append(
    _ words: Words, _ first: Int, _ end: Int, _ entity: Int32, _ type: EntityType, _ rule: StaticString, _ score: Int16,
    _ table: inout EntityTable, _ taken: inout [Bool]
  ) {
    for i in first..<end { taken[i] = true }
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type), rule: rule,
      score: score)
    if type == .person, let found = TitleMatcher(lexicon: lexicon).title(words, endingAt: first) {
      mention.title = Int32(found.title)
    }
    table.mentions.append(mention)
  }

  /// The payload that counts, and whether it stands for itself.
  /// - Parameter alone: without what the rest of the article says.
  private func choose(_ words: Words, _ c: NameCandidate, alone: Bool) -> (Int?, Bool) {
    var best: Int?
    var bestRank = 0
    let isGivenSurname = !givenSurnames.isEmpty && c.end == c.first + 1 && givenSurnames.contains(words.forms[Int(c.first)])
    for p in lexicon.range(of: Int(c.node), in: lexicon.nodePayloadFirst) {
      let kind = lexicon.payloadKind[p]
      guard kind == PayloadKind.name || kind == PayloadKind.demonym,
        matcher.fitsCase(words, Int(c.first), Int(c.end), lexicon.payloadShape[p])
      else { continue }
      let flags = NameFlags(rawValue: lexicon.payloadFlags[p])
      let id = Int32(lexicon.payloadValue[p])
      let known = !alone && Int(id) < isSeen.count && isSeen[Int(id)]
      var rank: Int
      if isGivenSurname, !known, isPerson(id) { continue }
      if !alone, known, !flags.isDisjoint(with: [.weak, .short]), differsInGender(words, Int(c.first), id) { continue }
      if flags.contains(.weak) {
        rank = known ? 5 : !alone && isPerson(id) && titleBefore(words, Int(c.first)) != nil ? 4 : 0
      } else if flags.contains(.ambiguous) {
        rank = known ? 6 : 3
      } else {
        rank = kind == PayloadKind.demonym ? 7 : 8
        if flags.contains(.short) && !known { rank = 7 }
      }
      if rank > bestRank {
        bestRank = rank
        best = p
      }
    }
    return (best, bestRank >= 7)
  }

  private func isPerson(_ id: Int32) -> Bool { EntityTable.type(lexicon.entityType[Int(id)]) == .person }

  /// "Mrs. Marsh" is not her husband.
  private func differsInGender(_ words: Words, _ i: Int, _ id: Int32) -> Bool {
    let own = lexicon.entityGender[Int(id)]
    guard own == 1 || own == 2, isPerson(id), let title = titleBefore(words, i) else { return false }
    let other = lexicon.titleGender[title]
    return (other == 1 || other == 2) && other != own
  }

  /// The title whose last word stands right before token `i`.
  private func titleBefore(_ words: Words, _ i: Int) -> Int? {
    TitleMatcher(lexicon: lexicon).title(words, endingAt: i)?.title
  }

  private func add(
    _ words: Words, _ first: Int, _ end: Int, _ id: Int32, _ type: EntityType, _ flags: NameFlags, _ kind: Int,
    _ table: inout EntityTable
  ) {
    let entity = table.entity(lexicon: id)
    var mention = MentionRecord(
      first: Int32(first), end: Int32(end), entity: entity, type: type, form: .name, sense: NameStage.sense(type),
      rule: "lexicon.name", score: 980)
    if kind == PayloadKind.demonym {
      mention.form = .demonym
      mention.isAdjective = flags.contains(.adjective)
      mention.isPlural = flags.contains(.plural)
      mention.rule = "lexicon.demonym"
      mention.score = 950
      mention.sense = type == .org ? .organisation : .people
      mention.type = type == .org && (mention.isPlural || mention.isAdjective) ? .org : .norp
      if type == .org && mention.isAdjective && !mention.isPlural { mention.type = .norp }
    } else if flags.contains(.seat) {
      mention.form = .alias
      mention.sense = type == .org ? .organisation : .government
      mention.rule = "lexicon.seat"
      mention.type = type == .org ? .org : .gpe
      mention.score = 950
    } else if flags.contains(.acronym) {
      mention.form = .acronym
      mention.rule = "lexicon.acronym"
    } else if flags.contains(.weak) {
      mention.form = .shortName
      mention.rule = "lexicon.weak"
      mention.score = 900
    } else if flags.contains(.short) {
      mention.form = .shortName
      mention.rule = "lexicon.short"
      mention.score = 970
    } else if flags.contains(.alias) {
      mention.form = .alias
      mention.rule = "lexicon.alias"
    }
    let holder = lexicon.entityActsFor[Int(id)] - 1
    if holder >= 0 && kind == PayloadKind.name { mention.actsFor = Int32(holder) }
    if flags.contains(.ambiguous) { mention.score = 800 }
    if type == .person, let found = TitleMatcher(lexicon: lexicon).title(words, endingAt: first) {
      mention.title = Int32(found.title)
      // Sir, Queen and their like belong to the name.
      if let style = PersonNames(lexicon: lexicon).style(words, before: first, in: table) { mention.first = Int32(style) }
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
