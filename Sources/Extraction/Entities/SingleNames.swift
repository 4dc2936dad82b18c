internal import Lexicon
internal import Segmentation

// Names without a given name: short names, places and bodies by what stands about them, acronyms, unknown words.
extension NameGrammar {
  /// A run that holds no given name: a short name, a place by its context, an acronym, or unknown words in the middle
  /// of a sentence.
  mutating func single(
    _ words: Words, _ first: Int, _ end: Int, initial: Bool, _ table: inout EntityTable, _ taken: inout [Bool]
  ) -> Int {
    if let entity = known(words, first, end) { return short(words, first, end, entity, &table, &taken) }
    if end - first > 1, shape.hasReadings(words, first + 1), let entity = known(words, first, first + 1) {
      return short(words, first, first + 1, entity, &table, &taken)
    }
    let f = shape.flags(words, first)
    if f.contains(.members), !initial, end - first == 1 {
      return accept(words, first, end, .org, .unknown, .grammarMembers, 700, &table, &taken)
    }
    if !initial, !shape.isAcronym(words, first), let type = place(words, first, end, taken, table) {
      return type == .org
        ? accept(words, first, end, .org, .unknown, .grammarBody, 680, &table, &taken)
        : accept(words, first, end, type, .unknown, .grammarContext, 650, &table, &taken)
    }
    if end - first == 1 {
      if shape.hasReadings(words, first) && !f.contains(.surname) || f.contains(.calendar) { return end }
      // An acronym that no lexicon knows.
      let token = words.tokens.flags[first]
      let length = words.tokens.ends[first] - words.tokens.starts[first]
      if token.contains(.allCapitals) {
        if !token.contains(.digits), length >= 2, length <= 6, !token.contains(.abbreviated), !f.contains(.suffix),
          !shape.hasReadings(words, first)
        {
          return accept(words, first, end, .org, .unknown, .grammarAcronym, 550, &table, &taken)
        }
        return end
      }
      if let type = actor(words, first, end, taken) {
        return accept(words, first, end, type, .unknown, .grammarActor, 550, &table, &taken)
      }
      if !shape.hasReadings(words, first), lexicon.formNodeIsEmpty(words.forms[first]) { loose.append(first) }
      return end
    }
    // "Port Velling", "San Rufino", where nobody speaks.
    if shape.context(words, first).contains(.townBegin), end - first == 2, !shape.hasReadings(words, first + 1), !initial,
      !context.isActor(words, first, end), !context.hasCountry(words, end, taken)
    {
      return accept(words, first, end, .gpe, .unknown, .grammarTown, 620, &table, &taken)
    }
    // Two or three words that no lexicon knows, in the middle of a sentence: a person more often than not.
    let unknown = (first..<end).allSatisfy {
      shape.isHyphen(words, $0) || people.opens(words, $0, end) || $0 > first && people.tail(words, $0 - 1)
        || !shape.hasReadings(words, $0) && shape.flags(words, $0).isDisjoint(with: [.organisationEnd, .calendar])
    }
    if unknown, end - first <= 5, !words.tokens.flags[first].contains(.allCapitals) {
      // "the Sacra Corona": nobody is called so.
      let isOne = first == 0 || shape.kind(words, first - 1) != WordKind.the
      let type = actor(words, first, end, taken) ?? (isOne ? nil : .org)
      return accept(
        words, first, end, type ?? .person, people.gender(words, first), .grammarUnknown, type == nil ? initial ? 550 : 580 : 600, &table,
        &taken)
    }
    // "Keppel Marine", "Daewoo Cycles": a word that nobody knows, then an adjective or a plural.
    if !initial, end - first <= 3, isBodyLike(words, first, end) {
      return accept(words, first, end, .org, .unknown, .grammarCompound, 560, &table, &taken)
    }
    // A given name or none, then a common word: only what stands beside it makes it a person ("Orly Field, 34, …").
    if !initial, end - first <= 3, isNameLike(words, first, end), context.hasAge(words, end) || context.hasCountry(words, end, taken) {
      return accept(words, first, end, .person, people.gender(words, first), .grammarAge, 640, &table, &taken)
    }
    return first + 1
  }

  /// What a name is by what stands beside it: a place or a body.
  private mutating func place(
    _ words: Words, _ first: Int, _ end: Int, _ taken: [Bool], _ table: EntityTable
  ) -> EntityType? {
    let unknown = (first..<end).contains { shape.isCapital(words, $0) && !shape.hasReadings(words, $0) }
    if unknown, end - first <= 4, context.isBody(words, first, end), !shape.flags(words, first).contains(.calendar) {
      // "Velling supporters", "32 percent for Velling": whoever has a surname that the lists know may have them, too.
      return end - first == 1 && shape.flags(words, first).contains(.surname) ? .person : .org
    }
    // "managing director of Hero Cycles".
    if !unknown, end - first == 2, context.isComplementOfBody(words, first), isNameLike(words, first, end),
      (first..<end).allSatisfy({ titles.title(words, startingAt: $0) == nil && shape.flags(words, $0).isDisjoint(with: [.surname, .givenName]) })
    {
      return .org
    }
    return context.place(words, first, end, taken, table, &places)
  }

  /// What an unknown name is by what it does: a person, or a body that rises and falls by percent.
  private func actor(_ words: Words, _ first: Int, _ end: Int, _ taken: [Bool]) -> EntityType? {
    if context.isBody(words, first, end) { return .org }
    if let type = context.contestant(words, first, end) ?? context.owner(words, first, end) { return type }
    if context.described(words, first, end) == .gpe { return .gpe }
    return context.isActor(words, first, end) || context.hasCountry(words, end, taken) ? .person : nil
  }

  private func isBodyLike(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    let last = end - 1
    guard !shape.hasReadings(words, first), shape.flags(words, first).isDisjoint(with: [.givenName, .surname, .calendar, .outsideName]),
      !shape.isInitial(words, first),
      shape.flags(words, last).isDisjoint(with: [.givenName, .surname, .calendar, .outsideName, .members, .suffix, .eventEnd, .lawEnd, .datedEvent]),
      !shape.isClosed(words, last), lexicon.formNodeIsEmpty(words.forms[last])
    else { return false }
    return shape.mainTag(words, last) == Int(PartOfSpeech.adj.rawValue) || shape.isPluralNoun(words, last)
  }

  private func isNameLike(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    end - first >= 2
      && (first..<end).allSatisfy {
        shape.isHyphen(words, $0)
          || shape.isCapital(words, $0)
            && shape.flags(words, $0).isDisjoint(with: [.organisationEnd, .calendar, .outsideName, .facilityEnd, .gpeEnd, .locationEnd, .eventEnd])
            && !shape.isClosed(words, $0)
      }
  }
}
