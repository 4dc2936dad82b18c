internal import Lexicon
internal import Segmentation

/// What stands beside a name that no list holds says what it names: a place, a body, a person.
///
/// The words that say so are in `organisation-heads.txt` (`FormContext`) and among the reporting verbs.
struct NameContext {
  let lexicon: CompiledLexicon
  let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  func sameSentence(_ words: Words, _ a: Int, _ b: Int) -> Bool {
    // Negative ones are too large without their sign; and both are asked for at once.
    let count = UInt(words.count)
    guard (UInt(bitPattern: a) < count ? 1 : 0) & (UInt(bitPattern: b) < count ? 1 : 0) != 0 else { return false }
    return words.sentenceOf[a] == words.sentenceOf[b]
  }

  // MARK: Bodies

  /// Whether the name behind this noun is a body's: "newspaper X", "steelmaker X".
  func isBodyBefore(_ words: Words, _ first: Int) -> Bool {
    sameSentence(words, first - 1, first) && !shape.isCapital(words, first - 1) && shape.context(words, first - 1).contains(.bodyBefore)
  }

  /// Whether a name is a body's: "analyst at X", "stake in X", "X shares", "X rose 3 percent".
  func isBody(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    if isBodyBefore(words, first) || isComplementOfBody(words, first) { return true }
    // "made by X".
    if sameSentence(words, first - 2, first), shape.kind(words, first - 1) == WordKind.by, shape.kind(words, first - 2) == WordKind.made { return true }
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

  /// "analyst at X", "director of X".
  func isComplementOfBody(_ words: Words, _ first: Int) -> Bool {
    sameSentence(words, first - 2, first) && shape.context(words, first - 2).contains(.bodyComplement)
      && [WordKind.at, WordKind.of, WordKind.in, WordKind.with, WordKind.for].contains(shape.kind(words, first - 1))
  }

  /// "the Vanguard newspaper": whatever else the word means.
  func isOutlet(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    sameSentence(words, first, end) && !shape.isCapital(words, end) && shape.kind(words, end) == WordKind.outlet
  }

  /// Who meets in a match: "X beat Y 3-1" are teams, where sets follow each other (6-4 6-2) they are people.
  func contestant(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    let isWinner = sameSentence(words, first, end) && shape.kind(words, end) == WordKind.beat && !shape.isCapital(words, end)
    guard isWinner || sameSentence(words, first - 1, first) && shape.kind(words, first - 1) == WordKind.beat else { return nil }
    var scores = 0
    var k = end
    while k + 2 < words.count, k < end + 30, sameSentence(words, first, k + 2) {
      if shape.isShortNumber(words, k), shape.isHyphen(words, k + 1), shape.isShortNumber(words, k + 2) {
        scores += 1
        k += 2
      } else if shape.isScore(words, k) {
        scores += 1
      }
      k += 1
    }
    return scores == 0 ? nil : scores == 1 ? .org : .person
  }

  /// Whose something is: a person has a wife and a lawyer, a body shares and a management.
  func owner(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    guard sameSentence(words, first, end), words.tokens.flags[end].contains(.clitic), words.tokens.flags[end].isDisjoint(with: .digits) else { return nil }
    var k = end + 1
    while sameSentence(words, first, k), k < end + 4, words.tokens.flags[k].contains(.letters), !shape.isCapital(words, k) {
      let noun = shape.nounFlags(words, k)
      if !noun.isDisjoint(with: [.relation, .groupNoun]) || shape.kind(words, k) == WordKind.kin { return .person }
      if shape.kind(words, k) == WordKind.townsman { return .gpe }
      if shape.context(words, k).contains(.bodyBehind) { return .org }
      if noun.contains(.placeNoun) || shape.flags(words, k).contains(.placeContext) { return nil }
      k += 1
    }
    return shape.opensSentence(words, first) && k > end + 1 ? .person : nil
  }

  // MARK: People

  /// "his wife, X,", "brother X", "farmer X".
  private func isNamedBehindNoun(_ words: Words, _ first: Int) -> Bool {
    guard sameSentence(words, first - 1, first), !shape.isCapital(words, first - 1) else { return false }
    if shape.kind(words, first - 1) == WordKind.kin { return true }
    if shape.isByte(words, first - 1, 0x2C), sameSentence(words, first - 3, first), shape.kind(words, first - 2) == WordKind.kin {
      return shape.kind(words, first - 3) == WordKind.he || shape.kind(words, first - 3) == WordKind.she
        || shape.kind(words, first - 3) == WordKind.whose || words.tokens.flags[first - 3].contains(.clitic)
    }
    return shape.nounFlags(words, first - 1).contains(.personNoun) && shape.mainTag(words, first - 1) == Int(PartOfSpeech.noun.rawValue)
      && shape.context(words, first - 1).isDisjoint(with: [.bodyBefore, .bodyComplement])
  }

  /// Who scored when: "X (12), Y (45, 60 pen)".
  func hasMinute(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard end + 2 < words.count, sameSentence(words, first, end + 2), shape.isByte(words, end, 0x28),
      shape.isShortNumber(words, end + 1) || shape.isScore(words, end + 1),
      first == 0 || shape.isByte(words, first - 1, 0x2C) || shape.isByte(words, first - 1, 0x3A) || shape.kind(words, first - 1) == WordKind.and
        || opensLine(words, first)
    else { return false }
    // "X (9-4) struck out eight".
    if shape.isHyphen(words, end + 2), end + 4 < words.count, shape.isShortNumber(words, end + 3) { return shape.isByte(words, end + 4, 0x29) }
    return shape.isByte(words, end + 2, 0x29) || shape.isByte(words, end + 2, 0x2C) || words.tokens.flags[end + 2].contains(.letters)
  }

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
    return mark && (!sameSentence(words, first, end) || words.tokens.flags[end].contains(.punctuation) || shape.kind(words, end) == WordKind.of)
  }

  /// Whether an unknown name stands where a person does: before a verb of saying, thinking, feeling or dealing, or in
  /// a sentence that goes on with he or she.
  func isActor(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    if isSpeaker(words, first, end) || isNamedBehindNoun(words, first) || hasMinute(words, first, end) { return true }
    guard end < words.count, words.sentenceOf[end] == words.sentenceOf[first], !shape.isCapital(words, end) else {
      return false
    }
    if first > 0, words.sentenceOf[first - 1] == words.sentenceOf[first],
      shape.kind(words, first - 1) == WordKind.the
    {
      return false
    }
    var verb = end
    let last = Int(words.sentences[Int(words.sentenceOf[first])].end)
    if hasAge(words, end) { return true }
    if shape.isByte(words, verb, 0x2C), verb + 1 < last, shape.kind(words, verb + 1) == WordKind.who { return true }
    if isApposed(words, end, last) || isAside(words, first, end, last) { return true }
    var steps = 0
    while verb < last, steps < 2, shape.mainTag(words, verb) == Int(PartOfSpeech.adv.rawValue) {
      verb += 1
      steps += 1
    }
    guard verb < last, shape.canBe(.verb, words, verb) || shape.canBe(.aux, words, verb) else { return false }
    if isPersonal(words, verb) { return true }
    guard shape.opensSentence(words, first) else { return false }
    for k in verb..<last
    where shape.kind(words, k) == WordKind.he || shape.kind(words, k) == WordKind.she { return true }
    if isBe(words, verb) { return describes(words, verb, last) != .gpe }
    // "Velling was elected", "Velling regained the seat": a finite verb in the singular right behind the name.
    return isFinite(words, verb)
  }

  /// ", the economy minister," behind a name.
  private func isApposed(_ words: Words, _ end: Int, _ last: Int) -> Bool {
    guard end + 2 < last, shape.isByte(words, end, 0x2C),
      [WordKind.the, WordKind.an, WordKind.he, WordKind.she].contains(shape.kind(words, end + 1))
    else { return false }
    var k = end + 2
    while k < last, k < end + 7, !words.tokens.flags[k].contains(.punctuation) {
      let noun = shape.nounFlags(words, k)
      if !noun.isDisjoint(with: [.personNoun, .relation]) { return true }
      // The head stands before its preposition.
      if [WordKind.of, WordKind.in, WordKind.at].contains(shape.kind(words, k)) { return false }
      k += 1
    }
    return false
  }

  /// "X, ousted in a coup, lives": what befell somebody who opens a sentence, between commas. A body is founded, based, owned.
  private func isAside(_ words: Words, _ first: Int, _ end: Int, _ last: Int) -> Bool {
    guard end + 3 < last, shape.opensSentence(words, first), shape.isByte(words, end, 0x2C), isFinite(words, end + 1),
      ![WordKind.based, WordKind.made, WordKind.located, WordKind.is, WordKind.are].contains(shape.kind(words, end + 1))
    else { return false }
    return (end + 3..<min(last, end + 16)).contains { shape.isByte(words, $0, 0x2C) }
  }

  private func isBe(_ words: Words, _ i: Int) -> Bool { shape.kind(words, i) == WordKind.is }

  /// What "X is a …", "X lies in …" says that X is: a place where a noun of places comes first, or what lies somewhere.
  func described(_ words: Words, _ first: Int, _ end: Int) -> EntityType? {
    guard sameSentence(words, first, end), shape.opensSentence(words, first) else { return nil }
    let last = Int(words.sentences[Int(words.sentenceOf[first])].end)
    return isBe(words, end) ? describes(words, end, last) : nil
  }

  private func describes(_ words: Words, _ verb: Int, _ last: Int) -> EntityType? {
    var k = verb + 1
    while k < last, k < verb + 9 {
      if shape.kind(words, k) == WordKind.located { return .gpe }
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
    if shape.kind(words, i) == WordKind.are { return false }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).contains {
      lexicon.readingTag[$0] == tag && !WordFeatures(rawValue: lexicon.readingFeatures[$0]).isDisjoint(with: [.past, .third])
    }
  }

  /// A finite verb whose subject speaks, thinks or feels.
  func isPersonal(_ words: Words, _ i: Int) -> Bool {
    guard shape.canBe(.verb, words, i) else { return false }
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
