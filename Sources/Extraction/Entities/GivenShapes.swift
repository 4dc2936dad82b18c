internal import Lexicon
internal import Segmentation

/// What the caller names by a phrase ("end of the embargo") rather than by a name.
struct GivenPhrase {
  /// Index into the caller's entities.
  var entity: Int
  /// Form ids of its content words, in order.
  var words: [Int]
  /// Which of them is the head of the phrase.
  var head: Int
  /// Begins with a verb ("raise the toll").
  var isClause: Bool
  /// Can hold a stance: a group of people.
  var isGroup: Bool
}

/// Tells the caller's names of people from phrases, by the words that they are made of.
struct GivenShapes {
  let lexicon: CompiledLexicon

  private func flags(_ key: Int) -> FormFlags { key >= 0 ? FormFlags(rawValue: lexicon.formFlags[key]) : [] }

  private func readings(_ key: Int) -> Range<Int> { key >= 0 ? lexicon.range(of: key, in: lexicon.formReadingFirst) : 0..<0 }

  private func mainTag(_ key: Int) -> Int? {
    readings(key).max { lexicon.readingWeight[$0] < lexicon.readingWeight[$1] }.map { lexicon.readingTag[$0] }
  }

  private func isClosed(_ key: Int) -> Bool {
    readings(key).contains { WordFeatures(rawValue: lexicon.readingFeatures[$0]).contains(.closed) }
  }

  /// Begins with a letter or a digit.
  static func isWord(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isAlphabetic || first.properties.numericType != nil
  }

  private func isInitial(_ word: String) -> Bool { word.utf8.count <= 2 && word.utf8.last == 0x2E || word.utf8.count == 1 }

  /// First and last name of a person's name of two words or more.
  func person(_ words: [String], _ keys: [Int]) -> (first: Int, last: Int, firstIsGiven: Bool)? {
    let core = words.indices.filter { !isInitial(words[$0]) && !flags(keys[$0]).contains(.suffix) && words[$0] != "," }
    guard core.count >= 2, core.count <= 4, words.count <= 6, let a = core.first, let b = core.last else { return nil }
    let isGiven = !flags(keys[a]).isDisjoint(with: [.givenName])
    // "Conservative groups" is made of common words.
    guard isGiven && !core.contains(where: { isClosed(keys[$0]) }) || core.allSatisfy({ readings(keys[$0]).isEmpty }) || words[0] != words[a]
    else { return nil }
    // "House Whips": a plural of the language in lower case is no surname.
    let isCommon = words[b].utf8.first.map { $0 >= 0x61 } ?? false
    if isCommon, !flags(keys[b]).contains(.surname), !isGiven { return nil }
    return (keys[a], keys[b], isGiven && !flags(keys[a]).contains(.givenWeak) && readings(keys[a]).isEmpty)
  }

  /// The content words of a phrase: there is one in lower case among them.
  func phrase(_ words: [String], _ keys: [Int], entity: Int, type: EntityType?) -> GivenPhrase? {
    if person(words, keys) != nil, type == .person || type == nil { return nil }
    var content: [Int] = []
    var head = -1
    var isLower = false
    for (i, word) in words.enumerated() {
      guard let first = word.utf8.first, GivenShapes.isWord(word) else { continue }
      // A word that nobody knows cannot be found by its lemma.
      if keys[i] < 0 { return nil }
      let tag = mainTag(keys[i])
      if isClosed(keys[i]) || tag == nil && first >= 0x61 {
        // The head of a noun phrase stands before its first preposition.
        if tag == Int(PartOfSpeech.adp.rawValue), head < 0, !content.isEmpty { head = content.count - 1 }
        continue
      }
      if first >= 0x61 { isLower = true }
      content.append(keys[i])
    }
    guard isLower, !content.isEmpty, content.count <= 12 else { return nil }
    if words.count == 1, type == .person || type == nil, mainTag(keys[0]) != Int(PartOfSpeech.noun.rawValue) { return nil }
    let canBeVerb = readings(keys[0]).contains { lexicon.readingTag[$0] == Int(PartOfSpeech.verb.rawValue) }
    let isClause =
      words.count > 1 && keys[0] == content[0]
      && (mainTag(keys[0]) == Int(PartOfSpeech.verb.rawValue) || canBeVerb && mainTag(keys[1]) == Int(PartOfSpeech.det.rawValue))
    if isClause { head = 0 } else if head < 0 { head = content.count - 1 }
    return GivenPhrase(entity: entity, words: content, head: head, isClause: isClause, isGroup: type == .person || type == .org || type == .norp)
  }
}
