internal import Lexicon
internal import Segmentation

/// What makes a place of a name that no list holds: prepositions, nouns for places, a listed place behind it, a dateline.
extension NameContext {
  /// A place by what stands beside it: in, near, the town of; a listed place behind a comma; the X constituency.
  func place(
    _ words: Words, _ first: Int, _ end: Int, _ taken: [Bool], _ table: EntityTable, _ places: inout PlaceBegins
  ) -> EntityType? {
    if isDateline(words, first, end, taken) { return .gpe }
    guard first > 0, end - first <= 5, !words.tokens.flags[first].contains(.allCapitals),
      sameSentence(words, first - 1, first), !shape.isInitial(words, first)
    else { return nil }
    let unknown = (first..<end).contains {
      shape.isCapital(words, $0) && !shape.hasReadings(words, $0)
        && shape.flags(words, $0).isDisjoint(with: [.organisationEnd, .calendar])
    }
    let before = first - 1
    let kind = shape.kind(words, before)
    if kind == WordKind.of, before > 0, shape.flags(words, before - 1).contains(.placeContext) {
      return .gpe
    }
    guard unknown else { return nil }
    if sameSentence(words, first, end), shape.flags(words, end).contains(.placeContext), !shape.isCapital(words, end) {
      return .gpe
    }
    let isOwner = end < words.count && words.tokens.flags[end].contains(.clitic)
    // "the Velling market".
    if isSite(words, first, end) { return .gpe }
    if kind == WordKind.in || kind == WordKind.near {
      // "in Smith's view"
      return isOwner ? nil : .gpe
    }
    if shape.context(words, before).contains(.placeVerb), !isOwner, !isFollowedByPerson(words, end) {
      // "visit San Rufino", "retake Bunagari"; whom one leaves or visits may be a person: only before an end, a time or a place.
      if isPhraseEnd(words, end) { return .gpe }
    }
    if !isOwner, leadsToPlace(words, before, kind) { return .gpe }
    let mayBePlace = kind == WordKind.at || kind == WordKind.from || kind == WordKind.to || kind == WordKind.of
    guard mayBePlace || shape.context(words, before).contains(.placePreposition) else { return nil }
    // "at Grantby, Norway": the listed place is a capital right behind the comma; "at Bunagari in eastern Congo".
    if end + 1 < words.count, shape.isByte(words, end, 0x2C), taken[end + 1], places.contains(end + 1, words, table) { return .gpe }
    // "from Velling to Norway".
    if kind == WordKind.from, end + 1 < words.count, shape.kind(words, end) == WordKind.to, taken[end + 1], places.contains(end + 1, words, table) {
      return .gpe
    }
    var k = end
    guard sameSentence(words, first, k), shape.kind(words, k) == WordKind.in else { return nil }
    k += 1
    while k < words.count, k < end + 4, !taken[k], shape.flags(words, k).contains(.direction) || shape.kind(words, k) == WordKind.the { k += 1 }
    return k < words.count && sameSentence(words, first, k) && taken[k] && places.contains(k, words, table) ? .gpe : nil
  }

  /// "the Velling market", "the Velling refugee camp".
  private func isSite(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard sameSentence(words, first, end), !shape.isCapital(words, end) else { return false }
    if shape.kind(words, end) == WordKind.site { return true }
    return sameSentence(words, first, end + 1) && shape.kind(words, end + 1) == WordKind.site && !shape.isCapital(words, end + 1)
      && shape.mainTag(words, end) == Int(PartOfSpeech.noun.rawValue)
  }

  /// Whether what stands before a preposition makes a place of what follows: a farmer from, the mayor of, miles north of, flew to; ", 44, of".
  private func leadsToPlace(_ words: Words, _ preposition: Int, _ kind: UInt8) -> Bool {
    let k = preposition - 1
    guard sameSentence(words, k, preposition) else { return false }
    let noun = shape.nounFlags(words, k)
    switch kind {
    case WordKind.from:
      return shape.context(words, k).contains(.going) || !noun.isDisjoint(with: [.personNoun, .relation]) || shape.kind(words, k) == WordKind.townsman
    case WordKind.to: return shape.context(words, k).contains(.going)
    case WordKind.of:
      if shape.isByte(words, k, 0x2C) { return k > 0 && shape.isShortNumber(words, k - 1) }
      return shape.kind(words, k) == WordKind.townsman || shape.context(words, k).contains(.placePreposition)
    default: return false
    }
  }

  private func isFollowedByPerson(_ words: Words, _ end: Int) -> Bool {
    sameSentence(words, end - 1, end) && (shape.kind(words, end) == WordKind.who || shape.kind(words, end) == WordKind.whose)
  }

  /// Whether a phrase ends here: a full stop, a comma, a preposition, a day.
  private func isPhraseEnd(_ words: Words, _ end: Int) -> Bool {
    guard sameSentence(words, end - 1, end) else { return true }
    return words.tokens.flags[end].contains(.punctuation) || shape.flags(words, end).contains(.calendar)
      || [WordKind.on, WordKind.in, WordKind.and, WordKind.awaiting, WordKind.by].contains(shape.kind(words, end))
  }

  /// "KARSHI, Uzbekistan, Aug 3 (Agency) -", "ZLATNA (Agency) -", "LENS 2024-02-03": capitals that open a line and are followed by
  /// what a dateline goes on with.
  func isDateline(_ words: Words, _ first: Int, _ end: Int, _ taken: [Bool]) -> Bool {
    let token = words.tokens.flags[first]
    guard token.contains(.allCapitals), end - first <= 4, end < words.count, opensLine(words, first),
      words.tokens.ends[first] - words.tokens.starts[first] > 2
    else { return false }
    for i in first..<end where !words.tokens.flags[i].contains(.allCapitals) && words.tokens.flags[i].contains(.letters) { return false }
    // The date may stand in a sentence of its own, on the same line.
    if words.tokens.flags[end].contains(.newline) { return false }
    if words.tokens.flags[end].contains(.digits), !words.tokens.flags[end].contains(.letters) { return shape.isYear(words, end) }
    guard sameSentence(words, first, end), end + 1 < words.count else { return false }
    if shape.isByte(words, end, 0x28) { return !isCapitals(words, end + 1) || taken[end + 1] }
    if shape.isByte(words, end, 0x2C) {
      return shape.flags(words, end + 1).contains(.calendar) || taken[end + 1] && !isCapitals(words, end + 1)
    }
    let isDash = shape.isByte(words, end, 0x2D) || words.tokens.ends[end] - words.tokens.starts[end] == 3 && words.tokens.flags[end].contains(.punctuation)
    return isDash && words.tokens.flags[end].contains(.spaced) && words.tokens.flags[end + 1].contains(.letters) && !isCapitals(words, end + 1)
  }

  private func isCapitals(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].contains(.allCapitals) && words.tokens.ends[i] - words.tokens.starts[i] > 1
  }

  func opensLine(_ words: Words, _ i: Int) -> Bool {
    i == 0 || !words.tokens.flags[i].isDisjoint(with: [.newline, .paragraph])
  }
}
