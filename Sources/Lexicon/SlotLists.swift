/// What slots ask to be filled with, or what there is to fill slots with: a bit for each kind, and for the prepositions one of seven, by their forms.
public enum SlotSet {
  /// Lanes of the prepositions: several forms share one. Four bits apart, as `ComplementKinds` counts them.
  @inlinable static var lanes: UInt64 { 7 }

  /// Four times the lane of a preposition; 0 for the form 0.
  @inlinable @inline(__always)
  public static func lane(of form: Int) -> UInt64 {
    let mixed = UInt32(truncatingIfNeeded: form) &* 0x9E37_79B1
    return UInt64((UInt64(mixed) &* lanes) &>> 32) &* 4
  }

  /// The place of a slot's bit, from 0 to 62.
  /// - Parameter word: 0 of all kinds but the preposition; its lane is 0, so that the kinds need not be told apart.
  @inlinable @inline(__always)
  public static func place(of kind: Int, word: Int) -> UInt64 {
    let kind = UInt64(truncatingIfNeeded: kind)
    let preposition = UInt64(SlotKind.preposition)
    return kind &+ ((1 &<< preposition) &>> kind & 1) &* (32 &- preposition) &+ lane(of: word)
  }

  /// What a list of slots asks for.
  public static func of(_ slots: some Sequence<(kind: Int, word: Int)>) -> UInt64 {
    slots.reduce(0) { $0 | 1 << place(of: $1.kind, word: $1.word) }
  }
}

/// The lists of slots: three columns that stand side by side. A list stands behind a header of its length and its `SlotSet`: most lists stay empty, and
/// the header says so.
@safe @frozen
public struct SlotLists: @unchecked Sendable {
  // As in `Column`.
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let count: Int

  init(kind: Column, word: Column, sign: Column) {
    unsafe base = kind.base
    // Were they elsewhere, all lists would be empty.
    count = Column.rows(of: kind, word, sign)
  }

  @unsafe @inlinable @inline(__always)
  func row(_ i: Int) -> UnsafeRawPointer { unsafe UnsafeRawPointer(base + i &* 12) }

  /// The slots of a list, and what they ask for.
  @inlinable @inline(__always)
  public subscript(list: Int) -> (slots: Range<Int>, set: UInt64) {
    guard UInt(bitPattern: list) < UInt(bitPattern: count) else { return (0..<0, 0) }
    let row = unsafe row(list)
    let length = unsafe Int(UInt32(littleEndian: row.loadUnaligned(as: UInt32.self)))
    let set = unsafe UInt64(littleEndian: row.loadUnaligned(fromByteOffset: 4, as: UInt64.self))
    return unsafe (Range(uncheckedBounds: (list &+ 1, list &+ 1 &+ length)), set)
  }

  /// A slot's kind, and the form of its preposition; zeros where there is none.
  @inlinable @inline(__always)
  public func slot(_ i: Int) -> (kind: Int, word: Int) {
    guard UInt(bitPattern: i) < UInt(bitPattern: count) else { return (0, 0) }
    let row = unsafe row(i)
    let kind = unsafe UInt32(littleEndian: row.loadUnaligned(as: UInt32.self))
    let word = unsafe UInt32(littleEndian: row.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    return (Int(kind), Int(word))
  }
}
