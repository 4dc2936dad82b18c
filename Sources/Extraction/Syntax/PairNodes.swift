/// Where pairs of words lead in the lexicon's trie, of those that were asked for lately: texts ask for the same pairs again and again ("in the"), and most of
/// them begin no multiword.
///
/// A small table with one place for each pair, which the next pair of the same place takes over. It holds only what the lexicon says, so that it may
/// stay from one document to the next.
struct PairNodes: ~Copyable {
  private var pairs = Scratch<UInt64>()
  private var nodes = Scratch<Int32>()
  private static let count = 4096

  init() {
    // No pair of two forms, which are not negative.
    pairs.fill(.max, count: PairNodes.count)
    nodes.fill(0, count: PairNodes.count)
  }

  /// The node behind a pair of forms.
  /// - Parameters:
  ///   - first: a form's id, not negative; so is `second`.
  ///   - asked: what the lexicon says of them; asked where the table does not know them.
  @inline(__always)
  mutating func node(_ first: Int32, _ second: Int32, _ asked: (Int, Int) -> Int) -> Int {
    let pair = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    let place = PairNodes.place(of: pair)
    if pairs[place] == pair { return Int(nodes[place]) }
    let node = asked(Int(first), Int(second))
    pairs[place] = pair
    nodes[place] = Int32(truncatingIfNeeded: node)
    return node
  }

  /// Whether a pair of forms may lead somewhere: false where the table knows that it leads to no node and is nothing by itself, as what was asked of it said 0
  /// or 1.
  @inline(__always)
  func mayLead(_ first: Int32, _ second: Int32) -> Bool {
    let pair = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    let place = PairNodes.place(of: pair)
    return (pairs[place] != pair ? 1 : 0) | (nodes[place] > 1 ? 1 : 0) != 0
  }

  /// The highest bits of a product by an odd number of random bits (Knuth's multiplicative hashing).
  @inline(__always)
  private static func place(of pair: UInt64) -> Int { Int(truncatingIfNeeded: ((pair ^ pair &>> 32) &* 0x9E37_79B9_7F4A_7C15) &>> 52) }
}
