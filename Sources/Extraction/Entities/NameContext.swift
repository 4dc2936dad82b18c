internal import Lexicon
internal import Segmentation

/// What stands beside a name that no list holds says what it names: a place, a body, a person.
///
/// The words that say so are in `organisation-heads.txt` (`FormContext`) and among the reporting verbs.
struct NameContext {
  let lexicon: CompiledLexicon
  private let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  private func sameSentence(_ words: Words, _ a: Int, _ b: Int) -> Bool {
    a >= 0 && b >= 0 && a < words.count && b < words.count && words.sentenceOf[a] == words.sentenceOf[b]
  }

  // MARK: Places

  /// A place by what stands beside it: in, near, the town of; a listed place behind a comma; the X constituency.
  func place(_ words: Words, _ first: Int, _ end: Int, _ taken: [Bool], _ table: EntityTable) -> EntityType? {
    if isDateline(words, first, end, taken) { return .gpe }
    guard first > 0, end - first <= 4, !words.tokens.flags[first].contains(.allCapitals),
      sameSentence(words, first - 1, first), !shape.isInitial(words, first)
    else { return nil }
    let unknown = (first..<end).contains {
      shape.isCapital(words, $0) && !shape.hasReadings(words, $0)
        && shape.flags(words, $0).isDisjoint(with: [.organisationEnd, .calendar])
    }
    let before = first - 1
    if shape.isWord(words, before, "of"), before > 0, shape.flags(words, before - 1).contains(.placeContext) {
      return .gpe
    }
    guard unknown else { return nil }
    if sameSentence(words, first, end), shape.flags(words, end).contains(.placeContext), !shape.isCapital(words, end) {
      return .gpe
    }
    let isOwner = end < words.count && words.tokens.flags[end].contains(.clitic)
    if shape.isWord(words, before, "in") || shape.isWord(words, before, "near")
      || shape.isWord(words, before, "outside")
    {
      // "in Smith's view"
      return isOwner ? nil : .gpe
    }
    if shape.context(words, before).contains(.placeVerb), !isOwner, !isFollowedByPerson(words, end) {
      // "visit San Rufino", "retake Bunagari"; whom one leaves or visits may be a person: only before an end, a time or a place.
      if isPhraseEnd(words, end) { return .gpe }
    }
    guard
      shape.isWord(words, before, "at") || shape.isWord(words, before, "from") || shape.isWord(words, before, "to")
        || shape.isWord(words, before, "of") || shape.isWord(words, before, "around") || shape.isWord(words, before, "through")
    else { return nil }
    // "at Grantby, Norway": the listed place is a capital right behind the comma; "at Bunagari in eastern Congo".
    if end + 1 < words.count, shape.isByte(words, end, 0x2C), taken[end + 1], isPlace(table, end + 1) { return .gpe }
    var k = end
    guard sameSentence(words, first, k), shape.isWord(words, k, "in") else { return nil }
    k += 1
    while k < words.count, k < end + 4, !taken[k], shape.flags(words, k).contains(.direction) || shape.isWord(words, k, "the") { k += 1 }
    return k < words.count && sameSentence(words, first, k) && taken[k] && isPlace(table, k) ? .gpe : nil
  }

  /// Mentions are not sorted yet: this is asked for rare contexts alone.
  private func isPlace(_ table: EntityTable, _ token: Int) -> Bool {
    table.mentions.contains { Int($0.first) == token && ($0.type == .gpe || $0.type == .loc) }
  }

  private func isFollowedByPerson(_ words: Words, _ end: Int) -> Bool {
    sameSentence(words, end - 1, end) && (shape.isWord(words, end, "who") || shape.isWord(words, end, "whose"))
  }

  /// Whether a phrase ends here: a full stop, a comma, a preposition, a day.
  private func isPhraseEnd(_ words: Words, _ end: Int) -> Bool {
    guard sameSentence(words, end - 1, end) else { return true }
    return words.tokens.flags[end].contains(.punctuation) || shape.isWord(words, end, "on") || shape.isWord(words, end, "in")
      || shape.isWord(words, end, "and") || shape.isWord(words, end, "after") || shape.isWord(words, end, "by")
      || shape.flags(words, end).contains(.calendar)
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

  // MARK: Bodies

  /// Whether the name behind this noun is a body's: "newspaper X", "steelmaker X".
  func isBodyBefore(_ words: Words, _ first: Int) -> Bool {
    sameSentence(words, first - 1, first) && !shape.isCapital(words, first - 1) && shape.context(words, first - 1).contains(.bodyBefore)
  }

  /// Whether a name is a body's: "analyst at X", "stake in X", "X shares", "X rose 3 percent".
  func isBody(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    if isBodyBefore(words, first) { return true }
    if sameSentence(words, first - 2, first), shape.context(words, first - 2).contains(.bodyComplement),
      shape.isWord(words, first - 1, "at") || shape.isWord(words, first - 1, "of") || shape.isWord(words, first - 1, "in")
        || shape.isWord(words, first - 1, "with") || shape.isWord(words, first - 1, "for")
    {
      return true
    }
    guard sameSentence(words, first, end), !shape.isCapital(words, end) else { return false }
    let behind = shape.context(words, end)
    if behind.contains(.bodyBehind) { return true }
    guard behind.contains(.bodyVerb) else { return false }
    var k = end + 1
    while k < words.count, k < end + 4, sameSentence(words, first, k) {
      if words.tokens.flags[k].contains(.digits) { return true }
      k += 1
    }
    return false
  }

  // MARK: People

  /// "X, 34," and "X (Ruritania)" in lists.
  func hasAge(_ words: Words, _ end: Int) -> Bool {
    guard end + 2 < words.count, shape.isByte(words, end, 0x2C), words.tokens.flags[end + 1].contains(.digits),
      !words.tokens.flags[end + 1].contains(.letters), words.tokens.ends[end + 1] - words.tokens.starts[end + 1] <= 2,
      sameSentence(words, end, end + 1)
    else { return false }
    return shape.isByte(words, end + 2, 0x2C) || !sameSentence(words, end + 1, end + 2) || shape.isByte(words, end + 2, 0x2E)
  }

  /// The country of a contestant in brackets: `X (Ruritania)`.
  func hasCountry(_ words: Words, _ end: Int, _ taken: [Bool]) -> Bool {
    guard end + 2 < words.count, shape.isByte(words, end, 0x28), taken[end + 1] else { return false }
    var k = end + 1
    while k < words.count, taken[k], k < end + 5 { k += 1 }
    return k < words.count && shape.isByte(words, k, 0x29)
  }

  /// ", said X": a verb of saying before a name that ends its clause.
  func isSpeaker(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard sameSentence(words, first - 1, first), isPersonal(words, first - 1), first >= 2, sameSentence(words, first - 2, first) else { return false }
    let mark = words.tokens.flags[first - 2].contains(.punctuation)
    return mark && (!sameSentence(words, first, end) || words.tokens.flags[end].contains(.punctuation) || shape.isWord(words, end, "of"))
  }

  /// Whether an unknown name stands where a person does: before a verb of saying, thinking, feeling or dealing, or in
  /// a sentence that goes on with he or she.
  func isActor(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    if isSpeaker(words, first, end) { return true }
    guard end < words.count, words.sentenceOf[end] == words.sentenceOf[first], !shape.isCapital(words, end) else {
      return false
    }
    if first > 0, words.sentenceOf[first - 1] == words.sentenceOf[first],
      shape.isWord(words, first - 1, "the") || shape.isWord(words, first - 1, "The")
    {
      return false
    }
    var verb = end
    let last = Int(words.sentences[Int(words.sentenceOf[first])].end)
    if hasAge(words, end) { return true }
    if shape.isByte(words, verb, 0x2C), verb + 1 < last, shape.isWord(words, verb + 1, "who") { return true }
    if isApposed(words, end, last) { return true }
    var steps = 0
    while verb < last, steps < 2, shape.mainTag(words, verb) == Int(PartOfSpeech.adv.rawValue) {
      verb += 1
      steps += 1
    }
    guard verb < last, shape.canBe(.verb, words, verb) || shape.canBe(.aux, words, verb) else { return false }
    if isPersonal(words, verb) { return true }
    guard shape.opensSentence(words, first) else { return false }
    for k in verb..<last
    where shape.isWord(words, k, "he") || shape.isWord(words, k, "she") || shape.isWord(words, k, "his")
      || shape.isWord(words, k, "her") || shape.isWord(words, k, "him")
    { return true }
    if isBe(words, verb) { return describes(words, verb, last) != .gpe }
    // "Velling was elected", "Velling regained the seat": a finite verb in the singular right behind the name.
    return isFinite(words, verb)
  }

  /// ", the economy minister," behind a name.
  private func isApposed(_ words: Words, _ end: Int, _ last: Int) -> Bool {
    guard end + 2 < last, shape.isByte(words, end, 0x2C),
      shape.isWord(words, end + 1, "the") || shape.isWord(words, end + 1, "a") || shape.isWord(words, end + 1, "an")
        || shape.isWord(words, end + 1, "his") || shape.isWord(words, end + 1, "her")
    else { return false }
    var k = end + 2
    while k < last, k < end + 7, !words.tokens.flags[k].contains(.punctuation) {
      let noun = shape.nounFlags(words, k)
      if !noun.isDisjoint(with: [.personNoun, .relation]) || shape.isWord(words, k, "analyst") { return true }
      // The head stands before its preposition.
      if shape.isWord(words, k, "of") || shape.isWord(words, k, "in") || shape.isWord(words, k, "at") { return false }
      k += 1
    }
    return false
  }

  private func isBe(_ words: Words, _ i: Int) -> Bool { shape.isWord(words, i, "is") || shape.isWord(words, i, "was") }

  /// What "X is a …", "X lies in …" says that X is: a place where a noun of places comes first, or what lies somewhere.
  func described(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    guard sameSentence(words, first, end), shape.opensSentence(words, first) else { return nil }
    let last = Int(words.sentences[Int(words.sentenceOf[first])].end)
    return isBe(words, end) ? describes(words, end, last) : nil
  }

  private func describes(_ words: Words, _ verb: Int, _ last: Int) -> EntityType? {
    var k = verb + 1
    while k < last, k < verb + 9 {
      if shape.isWord(words, k, "located") || shape.isWord(words, k, "situated") { return .gpe }
      let flags = shape.flags(words, k)
      if flags.contains(.placeContext) { return .gpe }
      let noun = shape.nounFlags(words, k)
      if noun.contains(.placeNoun) { return .gpe }
      if !noun.isDisjoint(with: [.personNoun, .bodyNoun, .relation]) { return .person }
      if words.tokens.flags[k].contains(.punctuation) && !shape.isHyphen(words, k) { return nil }
      k += 1
    }
    return nil
  }

  /// A verb that can only be finite and singular here, or in the past.
  private func isFinite(_ words: Words, _ i: Int) -> Bool {
    guard words.forms[i] >= 0, let tag = shape.mainTag(words, i),
      tag == Int(PartOfSpeech.verb.rawValue) || tag == Int(PartOfSpeech.aux.rawValue)
    else { return false }
    if shape.isWord(words, i, "are") || shape.isWord(words, i, "were") || shape.isWord(words, i, "have") { return false }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).contains {
      lexicon.readingTag[$0] == tag && !WordFeatures(rawValue: lexicon.readingFeatures[$0]).isDisjoint(with: [.past, .third])
    }
  }

  /// A finite verb whose subject speaks, thinks or feels.
  func isPersonal(_ words: Words, _ i: Int) -> Bool {
    guard words.forms[i] >= 0 else { return false }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).contains { r in
      guard lexicon.readingTag[r] == Int(PartOfSpeech.verb.rawValue),
        !WordFeatures(rawValue: lexicon.readingFeatures[r]).isDisjoint(with: [.past, .third])
      else { return false }
      let lemma = lexicon.readingLemma[r]
      return LemmaFlags(rawValue: lexicon.lemmaFlags[lemma]).contains(.reportVerb)
        || LemmaTraits(rawValue: lexicon.lemmaTraits[lemma]).contains(.beginsReport)
    }
  }
}
