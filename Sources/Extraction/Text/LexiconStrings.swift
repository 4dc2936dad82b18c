internal import Lexicon

/// The lexicon's strings, the latest ones kept: names of frames, offices and countries come again and again. One per worker.
final class LexiconStrings {
  private let lexicon: CompiledLexicon
  private var ids: [Int32]
  private var strings: [String]
  private static let places = 2048

  init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    ids = [Int32](repeating: -1, count: LexiconStrings.places)
    strings = [String](repeating: "", count: LexiconStrings.places)
  }

  /// The string of an id.
  subscript(id: Int) -> String {
    let place = id & (LexiconStrings.places - 1)
    if Int(ids[place]) == id { return strings[place] }
    let string = lexicon.string(id)
    ids[place] = Int32(truncatingIfNeeded: id)
    strings[place] = string
    return string
  }
}
