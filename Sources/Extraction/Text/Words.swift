internal import Lexicon
internal import Segmentation

/// The words of one document as every later stage sees them: parallel arrays over tokens.
///
/// Offsets in `tokens` are bytes of the view that the document is read through (`TextView`), never of the original text.
struct Words {
  /// The view's bytes.
  var text: [UInt8] = []
  var tokens = Tokens()
  /// The tokens that are more than a word in lower case behind a space: a mark, a capital, a figure, the first of a line. Few words are, and most
  /// rules look at no other.
  private(set) var marked: [Int32] = []
  /// Form id in the lexicon, -1 where it knows none.
  var forms: [Int32] = []
  /// What the lexicon says of the form by itself.
  var traits: [WordTraits] = []
  /// Index into `sentences`.
  var sentenceOf: [Int32] = []
  var sentences: [SentenceRange] = []
  var blocks: [BlockRange] = []
  /// Index into `names` of the outermost name that covers the token, or -1.
  var nameOf: [Int32] = []
  /// The names found before syntax, in order, not overlapping.
  var names: [NameSpan] = []
  /// Quotation depth: 0 outside quotation marks; the marks themselves count as outside.
  var quoteDepth: [UInt8] = []

  var count: Int { tokens.count }

  /// Finds the marked tokens.
  mutating func findMarked() {
    var found = [Int32](filled: 0, count: count)
    let unmarked = count - Words.findMarked(tokens.flags.span, &found)
    found.removeLast(unmarked)
    marked = found
  }

  private static func findMarked(_ flags: Span<TokenFlags>, _ found: inout [Int32]) -> Int {
    var places = found.mutableSpan
    let plain: TokenFlags = [.spaced, .letters]
    var n = 0
    for i in 0..<flags.count {
      // Without a branch, which nothing could foresee.
      places[n] = Int32(truncatingIfNeeded: i)
      n += flags[i].isSubset(of: plain) ? 0 : 1
    }
    return n
  }

  /// Whether the token's word is this one, in lower-case ASCII.
  @inline(__always)
  func word(_ t: Int, is expected: StaticString) -> Bool {
    let start = Int(tokens.starts[t])
    let length = expected.utf8CodeUnitCount
    guard Int(tokens.ends[t]) - start == length else { return false }
    for i in 0..<length {
      let b = text[start + i]
      if unsafe (b >= 0x41 && b <= 0x5A ? b | 0x20 : b) != expected.utf8Start[i] { return false }
    }
    return true
  }
}

/// A sentence as a range of tokens.
struct SentenceRange {
  var first: Int32
  /// The token after the last one.
  var end: Int32
  var block: Int32
  /// Written in the grammar of headlines (a heading, all capitals, title case).
  var isHeadline: Bool
}

/// A block: bytes of the view, and its sentences.
struct BlockRange {
  var kind: BlockKind
  var start: Int32
  var end: Int32
  var firstSentence: Int32
  var endSentence: Int32
}

/// A name as the matcher found it: a span of tokens, opaque to syntax.
struct NameSpan {
  var first: Int32
  var end: Int32
  var type: EntityType
  /// An adjective of origin or a noun for a people (`Ukrainian`, `Ukrainians`).
  var isDemonym: Bool
  /// The form can be an adjective here (`Ukrainian officials`).
  var isAdjective: Bool
  var isPlural: Bool
}
