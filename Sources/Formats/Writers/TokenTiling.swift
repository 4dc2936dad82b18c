import Extraction

/// The text cut into tokens without a gap, for formats whose documents are lists of tokens.
///
/// The document's tokens, cut also where a mention begins or ends inside one. Between two tokens one space belongs to the first, as spaCy has it; any
/// other space is a tile of its own, and so is whatever no token covers.
struct TokenTiling {
  struct Tile {
    var span: TextSpan
    /// Index of the token, −1 for space and for what no token covers.
    var token: Int
    var isSpace: Bool
    /// Whether a single space follows that belongs to it.
    var spaceAfter: Bool
  }

  private(set) var tiles: [Tile] = []

  init(_ a: Annotation) {
    let cuts = TokenTiling.cuts(a)
    var nextCut = 0
    var at = 0
    tiles.reserveCapacity((a.tokens?.count ?? 0) * 5 / 4)
    for (i, token) in (a.tokens ?? []).enumerated() where token.span.start >= at && token.span.end > token.span.start {
      fill(at, token.span.start, a.text)
      var start = token.span.start
      while nextCut < cuts.count, cuts[nextCut] <= start { nextCut += 1 }
      while nextCut < cuts.count, cuts[nextCut] < token.span.end {
        tiles.append(Tile(span: TextSpan(start, cuts[nextCut]), token: i, isSpace: false, spaceAfter: false))
        start = cuts[nextCut]
        nextCut += 1
      }
      tiles.append(Tile(span: TextSpan(start, token.span.end), token: i, isSpace: false, spaceAfter: false))
      at = token.span.end
    }
    fill(at, a.text.count, a.text)
  }

  private static func cuts(_ a: Annotation) -> [Int] {
    var cuts: [Int] = []
    for mention in a.mentions {
      cuts.append(mention.span.start)
      cuts.append(mention.span.end)
    }
    return cuts.sorted()
  }

  /// Tiles from `start` to `end`, where no token is.
  private mutating func fill(_ start: Int, _ end: Int, _ text: [UInt8]) {
    var at = start
    if at < end, text[at] == 0x20, let last = tiles.indices.last, !tiles[last].isSpace, tiles[last].span.end == at {
      tiles[last].spaceAfter = true
      at += 1
    }
    while at < end {
      let from = at
      let isSpace = TokenTiling.spaceLength(text, at) > 0
      repeat {
        at += isSpace ? TokenTiling.spaceLength(text, at) : TokenTiling.scalarLength(text, at)
      } while at < end && (TokenTiling.spaceLength(text, at) > 0) == isSpace
      at = min(at, end)
      tiles.append(Tile(span: TextSpan(from, at), token: -1, isSpace: isSpace, spaceAfter: false))
      // A space behind what no token covers belongs to it.
      if !isSpace, at < end, text[at] == 0x20 {
        tiles[tiles.count - 1].spaceAfter = true
        at += 1
      }
    }
  }

  private static func scalarLength(_ text: [UInt8], _ at: Int) -> Int {
    let first = text[at]
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// The bytes of the white space at a place, as Unicode's `White_Space` has it, with U+FEFF and U+200B; 0 where there is none.
  static func spaceLength(_ text: [UInt8], _ at: Int) -> Int {
    let first = text[at]
    if first == 0x20 || (0x09...0x0D).contains(first) || (0x1C...0x1F).contains(first) { return 1 }
    guard first >= 0xC2, at + 1 < text.count else { return 0 }
    if first == 0xC2 { return text[at + 1] == 0x85 || text[at + 1] == 0xA0 ? 2 : 0 }
    guard at + 2 < text.count else { return 0 }
    switch (first, text[at + 1], text[at + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
      (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// The tiles from the one that starts at the span's start to the one that ends at its end, or nil where the span is cut otherwise.
  func range(of span: TextSpan) -> Range<Int>? {
    var low = 0
    var high = tiles.count
    while low < high {
      let middle = (low + high) / 2
      if tiles[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    let first = low
    guard first < tiles.count, tiles[first].span.start == span.start else { return nil }
    while low < tiles.count, tiles[low].span.end < span.end { low += 1 }
    guard low < tiles.count, tiles[low].span.end == span.end else { return nil }
    return first..<low + 1
  }
}
