/// The edges of a node as a table in which a word says where its edge is: at its place by its number, or one of the three behind it. So all four are
/// looked at, whatever stands there, and nothing need be foreseen: to halve the edges of a node of hundreds again and again, and those are asked the
/// most, is six lines of memory and as many guesses.
public enum EdgeTable {
  /// What stands in a free place: no word's number.
  @inlinable public static var none: Int { 0xFFFF_FFFF }

  /// How many places are looked at.
  @inlinable public static var reach: Int { 4 }

  /// Lays words out. Up to four stand side by side, of more at most half of the places are taken.
  public static func laid(_ words: [Int]) -> [Int] {
    if words.count <= reach { return words }
    var count = words.count * 2 + reach - 1
    while true {
      if let table = laid(words, in: count) { return table }
      // More room, until none stands too far from its place.
      count += words.count / 2 + 1
    }
  }

  private static func laid(_ words: [Int], in count: Int) -> [Int]? {
    var table = [Int](repeating: none, count: count)
    for word in words {
      let start = start(of: word, in: count)
      guard let place = (start..<start + reach).first(where: { table[$0] == none }) else { return nil }
      table[place] = word
    }
    return table
  }

  /// The first of the places at which a word may stand; all four are within a table of more than three.
  @inlinable @inline(__always)
  static func start(of word: Int, in count: Int) -> Int {
    let mixed = UInt32(truncatingIfNeeded: word) &* 0x9E37_79B1
    // 0 of the smaller ones.
    let starts = count &- (reach &- 1)
    return Int(truncatingIfNeeded: (UInt64(mixed) &* UInt64(UInt32(truncatingIfNeeded: starts & ~(starts &>> 63)))) &>> 32)
  }
}

/// The edges of all nodes: two columns that stand side by side, and end with as many free places as are looked at.
@safe @frozen
public struct EdgeTables: @unchecked Sendable {
  // As in `Column`.
  @usableFromInline let base: UnsafePointer<UInt8>
  /// Without the free places at the end.
  @usableFromInline let count: Int

  init(word: Column, node: Column) {
    unsafe base = word.base
    // Were they elsewhere, no node would lead anywhere.
    count = max(0, Column.rows(of: word, node) - EdgeTable.reach)
  }

  /// Where a table's edge of a word leads, 0 where it has none.
  /// - Parameter table: the places of the table among all.
  @usableFromInline
  @inline(never)
  func next(in table: Range<Int>, _ word: Int) -> Int {
    guard table.lowerBound >= 0, table.upperBound <= count else { return 0 }
    let start = EdgeTable.start(of: word, in: table.count)
    // No further than the free places at the end, as the start is within the table.
    let row = unsafe UnsafeRawPointer(base + (table.lowerBound &+ start) &* 8)
    // All ones where a place is one of the table's and has the word: what is left of the difference is shifted out.
    func node(_ k: Int) -> UInt64 {
      let edge = unsafe UInt64(littleEndian: row.loadUnaligned(fromByteOffset: k &* 8, as: UInt64.self))
      let difference = Int(edge & 0xFFFF_FFFF) ^ word
      let isOther = (difference | (0 &- difference)) &>> 63
      let isOutside = (table.count &- 1 &- start &- k) &>> 63
      return edge &>> 32 & UInt64(bitPattern: Int64(~(isOther | isOutside)))
    }
    return Int(truncatingIfNeeded: node(0) | node(1) | node(2) | node(3))
  }
}
