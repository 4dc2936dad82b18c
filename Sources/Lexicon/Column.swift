internal import CICU

/// A read-only array of non-negative integers (32 bits, the least byte first) inside a compiled lexicon.
@safe @frozen
public struct Column: @unchecked Sendable {
  // The image outlives every lexicon made from it: a literal lives as long as the program, a mapped file is never unmapped.
  @usableFromInline let base: UnsafePointer<UInt8>
  // In 32 bits, as the bounds and places of a hundred arrays are read all the time: four of these are one line of the processor's cache.
  @usableFromInline let number: UInt32
  /// Bytes from one element to the next: arrays that are read together are interleaved.
  @usableFromInline let stride: UInt32

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int, stride: Int) {
    unsafe self.base = unsafe base
    number = UInt32(truncatingIfNeeded: count)
    self.stride = UInt32(truncatingIfNeeded: stride)
  }

  @inlinable @inline(__always)
  public var count: Int { Int(number) }

  /// The integer at `i`, or 0 where there is none: no index that comes from a text can crash the program.
  @inlinable @inline(__always)
  public subscript(i: Int) -> Int {
    // Negative ones are too large without their sign.
    guard UInt(bitPattern: i) < UInt(number) else { return 0 }
    return unsafe Column.read(base + i &* Int(stride))
  }

  /// What belongs to `owner`, of an array that says where each owner's begin: from its integer to the next one's.
  @inlinable @inline(__always)
  public func range(of owner: Int) -> Range<Int> {
    guard UInt(bitPattern: owner) < UInt(number) &- (number == 0 ? 0 : 1) else { return 0..<0 }
    let place = unsafe base + owner &* Int(stride)
    let start = unsafe Column.read(place)
    return unsafe Range(uncheckedBounds: (start, max(start, Column.read(place + Int(stride)))))
  }

  /// The integer at a place that is known to be one of the column's.
  @unsafe @inlinable @inline(__always)
  func known(_ i: Int) -> UInt32 { UInt32(truncatingIfNeeded: unsafe Column.read(base + i &* Int(stride))) }

  /// How many rows some columns make that stand side by side, four bytes each and with nothing between, in this order; 0 where they do not.
  static func rows(of columns: Column...) -> Int {
    guard let first = columns.first else { return 0 }
    var count = first.count
    for (k, column) in columns.enumerated() {
      guard unsafe column.base == first.base + 4 * k, column.stride == UInt32(4 * columns.count) else { return 0 }
      count = min(count, column.count)
    }
    return count
  }

  /// Asks the processor for the elements at some places, which are read soon: so it waits for many lines of memory at a time, and not for one after
  /// the other.
  public func prefetch(_ places: Span<Int32>, _ count: Int) {
    guard count > 0, count <= places.count else { return }
    // A hint, which reads nothing: no place need be within the array.
    unsafe places.withUnsafeBufferPointer { some in
      if let first = some.baseAddress { unsafe cicu_prefetch(base, first, Int32(count), Int32(stride)) }
    }
  }

  @inlinable @inline(__always)
  static func read(_ pointer: UnsafePointer<UInt8>) -> Int {
    unsafe Int(UInt32(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)))
  }
}

/// Bytes inside a compiled lexicon, for the string pool (UTF-8).
@safe @frozen
public struct ByteColumn: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>
  public let count: Int

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  /// The byte at `i`; 0 where there is none.
  @inlinable @inline(__always)
  public subscript(i: Int) -> UInt8 {
    guard i >= 0 && i < count else { return 0 }
    return unsafe base[i]
  }

  /// As `Column.prefetch`.
  func prefetch(_ places: Span<Int32>, _ count: Int) {
    guard count > 0, count <= places.count else { return }
    unsafe places.withUnsafeBufferPointer { some in
      if let first = some.baseAddress { unsafe cicu_prefetch(base, first, Int32(count), 1) }
    }
  }

  /// Whether the bytes from `start` are these, up to sixteen of ASCII: the first byte least, zeros behind the last.
  @inline(__always)
  func holds(_ low: UInt64, _ high: UInt64, count length: Int, at start: Int) -> Bool {
    guard start >= 0, start + 16 <= count else { return holdsAtEnd(low, high, count: length, at: start) }
    let here = unsafe UnsafeRawPointer(base + start)
    let bytes = WordBytes.bytes(length)
    let a = unsafe (UInt64(littleEndian: here.loadUnaligned(as: UInt64.self)) ^ low) & bytes.low
    let b = unsafe (UInt64(littleEndian: here.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) ^ high) & bytes.high
    return a | b == 0
  }

  @inline(never)
  private func holdsAtEnd(_ low: UInt64, _ high: UInt64, count length: Int, at start: Int) -> Bool {
    guard start >= 0, start + length <= count else { return false }
    for i in 0..<length {
      let word = i < 8 ? low : high
      if self[start + i] != UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: i & 7 &* 8)) { return false }
    }
    return true
  }

  /// Whether the bytes from `start` are these.
  func holds(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let length = bytes.count
    guard start >= 0 && start + length <= count, let other = bytes.baseAddress else { return false }
    let here = unsafe base + start
    var i = 0
    while i + 8 <= length {
      let a = unsafe UnsafeRawPointer(here + i).loadUnaligned(as: UInt64.self)
      let b = unsafe UnsafeRawPointer(other + i).loadUnaligned(as: UInt64.self)
      if a != b { return false }
      i += 8
    }
    while i < length {
      if unsafe here[i] != other[i] { return false }
      i += 1
    }
    return true
  }
}
