internal import Lexicon
internal import Segmentation

// Words with a capital that name nobody.
extension NameGrammar {
  func isOutside(_ words: Words, _ i: Int) -> Bool {
    let f = shape.flags(words, i)
    return f.contains(.outsideName) && !f.contains(.givenName)
  }

  /// Whether what stands behind a title is none of a person, though it has a capital: letters ("PM EST"), a day ("sworn in as president Friday"), and where
  /// everything has one a verb ("UN Chief Condemns Strike", "BOSS QUITS"), unless it is somebody's name.
  func isNoName(_ words: Words, _ first: Int, _ end: Int, _ sentence: SentenceRange) -> Bool {
    let flags = shape.flags(words, first)
    guard !flags.contains(.givenName), known(words, first, end) == nil else { return false }
    // "at 8 PM EST".
    let length = words.tokens.ends[first] - words.tokens.starts[first]
    if end - first == 1, length > 2, shape.isAcronym(words, first) { return true }
    // Somebody may be called Friday, but then by more than an office.
    if isDay(words, first), first > 0, !words.tokens.flags[first - 1].contains(.abbreviated) { return true }
    if flags.contains(.surname) { return false }
    let isShout = words.tokens.flags[first].contains(.allCapitals) && length > 2
    return (sentence.isHeadline || isShout) && words.traits[first].canBe(Int(PartOfSpeech.verb.rawValue))
  }

  /// A day or month by its name. May is a surname, and June a given name.
  func isDay(_ words: Words, _ i: Int) -> Bool {
    let flags = shape.flags(words, i)
    return flags.contains(.calendar) && !flags.contains(.givenName) && !words.traits[i].canBe(Int(PartOfSpeech.aux.rawValue))
  }

  func isCommonNoun(_ words: Words, _ i: Int) -> Bool {
    shape.hasReadings(words, i) && shape.flags(words, i).isDisjoint(with: [.surname, .givenName])
  }
}
