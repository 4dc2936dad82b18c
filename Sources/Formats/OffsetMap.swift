internal import CJSON
internal import Extraction

/// Converts offsets of one text between UTF-8 bytes and another unit.
///
/// Building it takes one pass over the text; a text that is all ASCII needs nothing more, and its
/// offsets are what they are. Otherwise each stretch of 64 bytes keeps the units before it and which of its bytes begin none.
public struct OffsetMap: Sendable {
  public let unit: OffsetUnit
  private var text: [UInt8] = []
  /// Of the text's stretches of 64 bytes, and of its end; empty where offsets are the same in both.
  private var stretches: [Stretch] = []
  private var silent: [UInt64] = []
  /// Units in the whole text.
  public private(set) var count = 0

  private struct Stretch {
    /// Units before it.
    var before: Int
    /// A bit for each byte that no unit begins with.
    var silent: UInt64
  }

  public init(unit: OffsetUnit) { self.unit = unit }

  public init(_ text: [UInt8], unit: OffsetUnit) {
    self.init(unit: unit)
    use(text)
  }

  /// Turns to another text; keeps the memory.
  public mutating func use(_ text: [UInt8]) {
    self.text = text
    stretches.removeAll(keepingCapacity: true)
    count = text.count
    guard unit != .utf8, !text.isASCII else { return }
    let words = text.count / 64 + 1
    let isUTF16: Int32 = unit == .utf16 ? 1 : 0
    silent.removeAll(keepingCapacity: true)
    silent.append(addingCapacity: words) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        guard let room = buffer.baseAddress else { return }
        unsafe text.withUnsafeBufferPointer { unsafe cjson_silent($0.baseAddress, $0.count, isUTF16, room) }
        count = words
      }
    }
    stretches.reserveCapacity(words)
    var units = 0
    for word in silent {
      stretches.append(Stretch(before: units, silent: word))
      units += 64 - word.nonzeroBitCount
    }
    // The last stretch is not whole.
    count = units - (64 - text.count & 63)
  }

  /// Whether offsets are the same in both units.
  public var isIdentity: Bool { stretches.isEmpty }

  /// The offset, in units, of a byte offset on a scalar boundary within the text.
  @inline(__always)
  public func offset(ofByte byte: Int) -> Int {
    if stretches.isEmpty { return byte }
    return mapped(min(max(byte, 0), text.count))
  }

  /// The offsets of a span's start and end, as `offset(ofByte:)` gives them.
  @inline(__always)
  func offsets(of span: TextSpan) -> (start: Int, end: Int) {
    if stretches.isEmpty { return (span.start, span.end) }
    return (mapped(min(max(span.start, 0), text.count)), mapped(min(max(span.end, 0), text.count)))
  }

  /// Where a stretch is ASCII, as most are, nothing is counted; but which ones are cannot be foreseen, and counting costs less than a wrong guess.
  private func mapped(_ byte: Int) -> Int {
    let stretch = stretches[byte >> 6]
    let inside = byte & 63
    return stretch.before &+ inside &- (stretch.silent & ((1 &<< UInt64(inside)) &- 1)).nonzeroBitCount
  }

  /// The byte offset of an offset in units; nil where that is out of range or inside a scalar.
  public func byte(ofOffset offset: Int) -> Int? {
    guard offset >= 0, offset <= count else { return nil }
    if stretches.isEmpty {
      return offset == text.count || text[offset] & 0xC0 != 0x80 ? offset : nil
    }
    // The last stretch that begins at or before the offset.
    var low = 0
    var high = stretches.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if stretches[middle].before <= offset { low = middle } else { high = middle }
    }
    // It may begin inside a scalar, which is then looked at from its start.
    var byte = low * 64
    while byte > 0, byte < text.count, text[byte] & 0xC0 == 0x80 { byte -= 1 }
    var units = mapped(byte)
    while units < offset, byte < text.count {
      let first = text[byte]
      units += unit == .utf16 && first >= 0xF0 ? 2 : 1
      byte += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
    return units == offset ? byte : nil
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
