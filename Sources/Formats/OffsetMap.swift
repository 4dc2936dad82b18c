/// Converts offsets of one text between UTF-8 bytes and another unit.
///
/// Building it takes one pass over the text, eight bytes at a time; a text that is all ASCII needs nothing more, and its
/// offsets are what they are. Otherwise the number of units before every eighth byte is kept, and a look-up counts the rest in one word.
public struct OffsetMap: Sendable {
  public let unit: OffsetUnit
  private var text: [UInt8] = []
  /// Units before byte `8 * i`; empty where offsets are the same in both.
  private var before: [UInt32] = []
  /// Units in the whole text.
  public private(set) var count = 0

  public init(unit: OffsetUnit) { self.unit = unit }

  public init(_ text: [UInt8], unit: OffsetUnit) {
    self.init(unit: unit)
    use(text)
  }

  /// Turns to another text; keeps the memory.
  public mutating func use(_ text: [UInt8]) {
    self.text = text
    before.removeAll(keepingCapacity: true)
    count = text.count
    guard unit != .utf8, !text.isASCII else { return }
    before.reserveCapacity(text.count / 8 + 1)
    var units: UInt32 = 0
    var start = 0
    while start < text.count {
      before.append(units)
      units += OffsetMap.units(OffsetMap.word(text, start), unit)
      start += 8
    }
    before.append(units)
    count = Int(units)
  }

  /// Whether offsets are the same in both units.
  public var isIdentity: Bool { before.isEmpty }

  /// The offset, in units, of a byte offset on a scalar boundary within the text.
  @inline(__always)
  public func offset(ofByte byte: Int) -> Int {
    if before.isEmpty { return byte }
    let byte = min(max(byte, 0), text.count)
    let rest = UInt64(byte & 7) * 8
    // The bytes behind the offset become continuation bytes, which count nothing.
    let word = OffsetMap.word(text, byte & ~7)
    let units = OffsetMap.units(rest == 0 ? OffsetMap.nothing : word << (64 - rest) | OffsetMap.nothing >> rest, unit)
    return Int(before[byte >> 3] + units)
  }

  /// The byte offset of an offset in units; nil where that is out of range or inside a scalar.
  public func byte(ofOffset offset: Int) -> Int? {
    guard offset >= 0, offset <= count else { return nil }
    if before.isEmpty {
      return offset == text.count || text[offset] & 0xC0 != 0x80 ? offset : nil
    }
    // The last block that begins at or before the offset.
    var low = 0
    var high = before.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(before[middle]) <= offset { low = middle } else { high = middle }
    }
    // The last entry stands for the text's end.
    var byte = min(low * 8, text.count)
    // A block may begin inside a scalar, which the block before it has counted.
    while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
    var units = Int(before[low])
    while units < offset, byte < text.count {
      let first = text[byte]
      units += unit == .utf16 && first >= 0xF0 ? 2 : 1
      byte += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
    return units == offset ? byte : nil
  }

  /// Eight continuation bytes.
  private static let nothing: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes from `start` on, the first lowest; behind the text's end, continuation bytes.
  @inline(__always)
  private static func word(_ text: [UInt8], _ start: Int) -> UInt64 {
    unsafe text.withUnsafeBytes { bytes in
      if start + 8 <= bytes.count {
        return UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      var word = nothing
      for i in start..<max(start, bytes.count) {
        let shift = UInt64(i - start) * 8
        word = unsafe word & ~(0xFF << shift) | UInt64(bytes[i]) << shift
      }
      return word
    }
  }

  /// The units whose first byte is in the word.
  @inline(__always)
  private static func units(_ word: UInt64, _ unit: OffsetUnit) -> UInt32 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Each byte is 0 or 1; the product's highest byte is their sum.
    var count = 8 - Int((((word >> 7) & ~(word >> 6) & ones) &* ones) >> 56)
    if unit == .utf16 {
      // A scalar of four bytes is two UTF-16 units.
      count += Int((((word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones) &* ones) >> 56)
    }
    return UInt32(truncatingIfNeeded: count)
  }
}

extension [UInt8] {
  /// Whether every byte is below 0x80.
  var isASCII: Bool {
    unsafe withUnsafeBytes { bytes in
      var i = 0
      while i + 32 <= bytes.count {
        let a = unsafe bytes.loadUnaligned(fromByteOffset: i, as: SIMD4<UInt64>.self)
        if (a[0] | a[1] | a[2] | a[3]) & 0x8080_8080_8080_8080 != 0 { return false }
        i += 32
      }
      while i < bytes.count {
        if unsafe bytes[i] >= 0x80 { return false }
        i += 1
      }
      return true
    }
  }
}
