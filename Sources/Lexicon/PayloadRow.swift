/// What ends at a node of the trie, all of it read at once.
@frozen
public struct PayloadRow: Sendable {
  public let kind: Int
  public let value: Int
  public let shape: Int
  public let flags: Int

  @inlinable
  init(kind: Int, value: Int, shape: Int, flags: Int) {
    self.kind = kind
    self.value = value
    self.shape = shape
    self.flags = flags
  }
}

/// The payloads of all nodes: four columns that stand side by side.
@safe @frozen
public struct PayloadRows: @unchecked Sendable {
  // As in `Column`.
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let count: Int

  init(kind: Column, value: Column, shape: Column, flags: Column) {
    unsafe base = kind.base
    // Were they elsewhere, there would be none.
    count = Column.rows(of: kind, value, shape, flags)
  }

  /// A payload; zeros where there is none.
  @inlinable @inline(__always)
  public subscript(i: Int) -> PayloadRow {
    guard UInt(bitPattern: i) < UInt(bitPattern: count) else { return PayloadRow(kind: 0, value: 0, shape: 0, flags: 0) }
    let row = unsafe UnsafeRawPointer(base + i &* 16)
    func integer(_ k: Int) -> Int { unsafe Int(UInt32(littleEndian: row.loadUnaligned(fromByteOffset: k &* 4, as: UInt32.self))) }
    return PayloadRow(kind: integer(0), value: integer(1), shape: integer(2), flags: integer(3))
  }
}
