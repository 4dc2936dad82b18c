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

/// The filters of all nodes: two columns that stand side by side, whose integers are the halves of one of 64 bits.
@safe @frozen
public struct EdgeFilters: @unchecked Sendable {
  // As in `Column`.
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let number: UInt32
  @usableFromInline let stride: UInt32

  init(low: Column, high: Column) {
    unsafe base = low.base
    stride = low.stride
    // Were they elsewhere, no node would have one, which is as if each might lead on with every word.
    let areHalves = unsafe high.base == low.base + 4 && high.stride == low.stride
    number = areHalves ? min(low.number, high.number) : 0
  }

  /// Whether an edge of a node may be a word's. It may say yes where none is.
  @inlinable @inline(__always)
  func mayGoOn(from node: Int, with word: Int) -> Bool {
    guard UInt(bitPattern: node) < UInt(number) else { return true }
    let bits = unsafe UInt64(littleEndian: UnsafeRawPointer(base + node &* Int(stride)).loadUnaligned(as: UInt64.self))
    return bits &>> UInt64(truncatingIfNeeded: EdgeFilter.place(word)) & 1 != 0
  }
}
