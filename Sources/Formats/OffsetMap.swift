/// Converts offsets of one text between UTF-8 bytes and another unit.
///
/// Building it takes one pass over the text, eight bytes at a time; a text that is all ASCII needs nothing more, and its
/// offsets are what they are. Otherwise the number of units before every 64th byte is kept, and a look-up counts at most 63 bytes.
public struct OffsetMap: Sendable {
  public let unit: OffsetUnit
  private var text: [UInt8] = []
  /// Units before byte `64 * i`; empty where offsets are the same in both.
  private var before: [Int] = []
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
    var units = 0
    var start = 0
    while start < text.count {
      before.append(units)
      let end = min(start + OffsetMap.stride, text.count)
      units += OffsetMap.units(in: text, start, end, unit)
      start = end
    }
    count = units
  }

  /// Whether offsets are the same in both units.
  public var isIdentity: Bool { before.isEmpty }

  /// The offset, in units, of a byte offset on a scalar boundary within the text.
  @inline(__always)
  public func offset(ofByte byte: Int) -> Int {
    if before.isEmpty { return byte }
    return counted(byte)
  }

  private func counted(_ byte: Int) -> Int {
    let byte = min(max(byte, 0), text.count)
    let block = min(byte / OffsetMap.stride, before.count - 1)
    return before[block] + OffsetMap.units(in: text, block * OffsetMap.stride, byte, unit)
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
      if before[middle] <= offset { low = middle } else { high = middle }
    }
    var byte = low * OffsetMap.stride
    // A block may begin inside a scalar, which the block before it has counted.
    while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
    var units = before[low]
    while units < offset, byte < text.count {
      let first = text[byte]
      units += unit == .utf16 && first >= 0xF0 ? 2 : 1
      byte += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
    return units == offset ? byte : nil
  }

  private static let stride = 64

  /// The units whose first byte is in `start..<end`.
  private static func units(in text: [UInt8], _ start: Int, _ end: Int, _ unit: OffsetUnit) -> Int {
    unsafe text.withUnsafeBytes { bytes in
      let ones: UInt64 = 0x0101_0101_0101_0101
      var count = 0
      var i = start
      while i + 8 <= end {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        count += 8 - ((word >> 7) & ~(word >> 6) & ones).nonzeroBitCount
        if unit == .utf16 {
          // A scalar of four bytes is two UTF-16 units.
          count += ((word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones).nonzeroBitCount
        }
        i += 8
      }
      while i < end {
        let byte = unsafe bytes[i]
        if byte & 0xC0 != 0x80 { count += unit == .utf16 && byte >= 0xF0 ? 2 : 1 }
        i += 1
      }
      return count
    }
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
