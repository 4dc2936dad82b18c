internal import Lexicon
internal import Segmentation

/// The spans that the caller marked as entities, and what they are where no type is given.
extension NameStage {
  func givenMentions(
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
      let type =
        given.type
        ?? (known < 0 ? guess(words, first, last + 1) : typeOf(known))
      let name = String(decoding: document.text[given.span.start..<given.span.end], as: UTF8.self)
      let entity = table.entity(givenKey: given.key, name: name, type: type, lexicon: known)
      if taken[first...last].contains(true) { continue }
      for i in first...last { taken[i] = true }
      if type == .person, let gender = gender(words, first, last, of: table.entities[Int(entity)].gender) {
        table.entities[Int(entity)].gender = gender
      }
      let adjective = known >= 0 && isAdjective(words, first, last + 1)
      table.mentions.append(
        MentionRecord(
          first: Int32(first), end: Int32(last + 1), entity: entity, type: given.type ?? table.entities[Int(entity)].type,
          form: .given, sense: NameStage.sense(type), rule: .givenMention, score: 1000, isAdjective: adjective,
          givenSpan: Int32(truncatingIfNeeded: table.givenSpans.count)))
      table.givenSpans.append(given.span)
    }
  }

  /// Whether a given person is a man or a woman: by the title before the span or, where nothing is known, by a given name in it.
  private func gender(_ words: Words, _ first: Int, _ last: Int, of known: Gender) -> Gender? {
    if let title = titleBefore(words, first), let gender = Gender(rawValue: UInt8(lexicon.titleGender[title])), gender != .unknown { return gender }
    guard last > first, known == .unknown else { return nil }
    let gender = PersonNames(lexicon: lexicon).gender(words, first)
    return gender == .unknown ? nil : gender
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
  func lexiconEntity(_ words: Words, _ first: Int, _ end: Int) -> Int32 {
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
      if flags.contains(.seat) || differsInGender(words, first, Int32(lexicon.payloadValue[p])) { continue }
      if best < 0 || !flags.contains(.weak) && kind == PayloadKind.name { best = Int32(lexicon.payloadValue[p]) }
    }
    return best
  }

  /// The type of an entry; a building that acts for whoever sits in it ("White House") is a body to a caller who asks about it.
  private func typeOf(_ entity: Int32) -> EntityType {
    let type = EntityTable.type(lexicon.entityType[Int(entity)])
    return type == .fac && lexicon.entityActsFor[Int(entity)] != 0 ? .org : type
  }

  func isAdjective(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard end == first + 1, words.forms[first] >= 0 else { return false }
    let node = lexicon.formNode[Int(words.forms[first])]
    return lexicon.range(of: node, in: lexicon.nodePayloadFirst).contains {
      lexicon.payloadKind[$0] == PayloadKind.demonym
        && NameFlags(rawValue: lexicon.payloadFlags[$0]).contains(.adjective)
    }
  }

  /// The type of a span that nobody typed: what its head noun is, where it is described, else what its name looks like.
  func guess(_ words: Words, _ first: Int, _ end: Int) -> EntityType {
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
  func named(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
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
  func described(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
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
  func reads(_ words: Words, _ t: Int, _ tag: Int) -> Bool {
    guard words.forms[t] >= 0 else { return false }
    return lexicon.range(of: Int(words.forms[t]), in: lexicon.formReadingFirst).contains { lexicon.readingTag[$0] == tag }
  }

  func nounLemma(_ words: Words, _ t: Int) -> Int {
    guard words.forms[t] >= 0 else { return -1 }
    for r in lexicon.range(of: Int(words.forms[t]), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == 7 { return lexicon.readingLemma[r] }
    return -1
  }

  func nounClasses(_ words: Words, _ t: Int) -> LemmaClasses {
    let lemma = nounLemma(words, t)
    return lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[lemma]) : []
  }
}
