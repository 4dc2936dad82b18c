internal import Lexicon

/// A listed name that counts where it stands.
struct ListedName {
  var first: Int
  var end: Int
  var payload: Int
  /// Id in the lexicon.
  var entity: Int32
  var type: EntityType
  var flags: NameFlags
  var kind: Int
  /// Its place among the candidates.
  var candidate: Int32
}

/// A name that is built of words and of other names.
struct BuiltName {
  var first: Int
  var end: Int
  var type: EntityType
  var rule: MentionRule
  /// The listed entity that the whole names (`U.S. Congress`), -1 for one of its own.
  var entity: Int32 = -1
}

/// What the builder reads.
struct BuildingText {
  let words: Words
  let listed: [ListedName]
  let listedAt: [Int32]
  let taken: [Bool]

  func isHeadline(_ i: Int) -> Bool { words.sentences[Int(words.sentenceOf[i])].isHeadline }
}
