/// A read-only array of small non-negative integers (28 bits) inside a compiled lexicon.
///
/// The image is embedded in the program as a string literal, which holds no byte over 0x7F and promises no alignment; so every integer is
/// four bytes of seven bits, least first, each XORed with 0x20 (which keeps the literal printable where it matters: zero is a space).
@safe @frozen
public struct Column: @unchecked Sendable {
  // The image outlives every lexicon made from it: a literal lives as long as the program, a mapped file is never unmapped.
  @usableFromInline let base: UnsafePointer<UInt8>
  public let count: Int
  /// Bytes from one element to the next: arrays that are read together are interleaved.
  @usableFromInline let stride: Int

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int, stride: Int) {
    unsafe self.base = unsafe base
    self.count = count
    self.stride = stride
  }

  /// The integer at `i`, or 0 where there is none: no index that comes from a text can crash the program.
  @inlinable @inline(__always)
  public subscript(i: Int) -> Int {
    guard i >= 0 && i < count else { return 0 }
    return unsafe Column.read(base + i &* stride)
  }

  /// Where `value` stands between `low` and `high`, whose integers rise; -1 where it does not.
  ///
  /// The stored integers are compared as they are: seven bits a byte, the least first, rise as the integers do.
  @inlinable
  func place(of value: Int, from low: Int, to high: Int) -> Int {
    guard low >= 0, high <= count, value >= 0, value < 1 << 28 else { return -1 }
    let v = UInt32(truncatingIfNeeded: value)
    let sought = v & 0x7F | (v & 0x3F80) &<< 1 | (v & 0x1F_C000) &<< 2 | (v & 0x0FE0_0000) &<< 3
    var low = low
    var high = high
    while low < high {
      let middle = (low &+ high) &>> 1
      let raw = unsafe UnsafeRawPointer(base + middle &* stride).loadUnaligned(as: UInt32.self)
      let found = UInt32(littleEndian: raw) ^ 0x2020_2020
      if found == sought { return middle }
      if found < sought { low = middle &+ 1 } else { high = middle }
    }
    return -1
  }

  @inlinable @inline(__always)
  static func read(_ pointer: UnsafePointer<UInt8>) -> Int {
    let raw = unsafe UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)
    let x = UInt32(littleEndian: raw) ^ 0x2020_2020
    // Sevens to fourteens: b1·256 + b0, and b0 once more, is twice b1·128 + b0, in each half by itself (15 bits of 16).
    let y = x &+ (x & 0x007F_007F)
    // Fourteens to the whole in the same way: h·2¹⁷ + l·2, and l·2 three times more, is eight times h·2¹⁴ + l.
    return Int(truncatingIfNeeded: (y &+ 3 &* (y & 0xFFFF)) &>> 3)
  }
}

/// Bytes inside a compiled lexicon, for the string pool: a byte over 0x7F, and the escape itself, stand as 0x1A and the low seven bits.
@safe @frozen
public struct ByteColumn: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>
  public let count: Int

  @inlinable
  init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  /// The stored byte at `i`, still escaped; 0 where there is none.
  @inlinable @inline(__always)
  public subscript(i: Int) -> UInt8 {
    guard i >= 0 && i < count else { return 0 }
    return unsafe base[i] ^ 0x20
  }

  /// Whether the bytes from `start` are these, escaped as in the pool.
  func holds(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let length = bytes.count
    guard start >= 0 && start + length <= count, let other = bytes.baseAddress else { return false }
    let here = unsafe base + start
    var i = 0
    while i + 8 <= length {
      let a = unsafe UnsafeRawPointer(here + i).loadUnaligned(as: UInt64.self)
      let b = unsafe UnsafeRawPointer(other + i).loadUnaligned(as: UInt64.self)
      if a ^ 0x2020_2020_2020_2020 != b { return false }
      i += 8
    }
    while i < length {
      if unsafe here[i] ^ 0x20 != other[i] { return false }
      i += 1
    }
    return true
  }
}
