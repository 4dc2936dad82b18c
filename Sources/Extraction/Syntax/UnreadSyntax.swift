internal import Lexicon

extension Syntax {
  /// The syntax of a text in a language that nobody here can read.
  init(unread count: Int) {
    self.init()
    tags = [PartOfSpeech](repeating: .x, count: count)
    lemmas = [Int32](repeating: -1, count: count)
    features = [WordFeatures](repeating: [], count: count)
    phraseOf = [Int32](repeating: -1, count: count)
  }
}
