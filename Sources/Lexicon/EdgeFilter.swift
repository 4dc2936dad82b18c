/// Which words may lead on from a node of the trie: most that are asked for do not, and the node itself says so before its edges are searched.
public struct EdgeFilter: Sendable {
  /// A bit for each word, by its number; several words share one.
  public private(set) var bits: UInt64 = 0

  public init(words: some Sequence<Int>) {
    for word in words { bits |= 1 << UInt64(EdgeFilter.place(word)) }
  }

  /// From 0 to 63.
  @inlinable @inline(__always)
  static func place(_ word: Int) -> Int { ((word &* 0x9E37_79B1) & 0xFFFF_FFFF) &>> 26 }
}

extension CompiledLexicon {
  /// Whether an edge of a node may be a word's. It may say yes where none is.
  @inlinable @inline(__always)
  func mayGoOn(from node: Int, with word: Int) -> Bool {
    let bits = nodeFilterLow[node] | nodeFilterHigh[node] &<< 32
    return bits &>> EdgeFilter.place(word) & 1 != 0
  }
}
