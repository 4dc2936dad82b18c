internal import CJSON

/// Which bytes of a text must be escaped in JSON: quotation marks, backslashes, controls below U+0020. Found once; most of what is written of a text
/// besides the text itself is some words of it, and few of these need an escape.
struct Escapes {
  /// A bit for each byte of the text, and one word more.
  private var bits: [UInt64] = []
  /// How many bytes must be escaped.
  private(set) var count = 0

  /// Turns to another text; keeps the memory.
  mutating func use(_ text: [UInt8]) {
    bits.removeAll(keepingCapacity: true)
    let words = text.count / 64 + 1
    bits.append(addingCapacity: words + 1) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        guard let room = buffer.baseAddress else { return }
        unsafe text.withUnsafeBufferPointer { unsafe cjson_escapes($0.baseAddress, $0.count, room) }
        unsafe (room + words).initialize(to: 0)
        count = words + 1
      }
    }
    count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether none of `count` bytes from `start` on, which are bytes of the text, needs an escape.
  @inline(__always)
  func isPlain(_ start: Int, _ count: Int) -> Bool {
    guard count <= 64 else { return isPlainLong(start, count) }
    let first = start >> 6
    let inside = UInt64(start & 63)
    // The bits from the start on: of its word, and of the next, moved there in two steps, as there may be 64 to go.
    let word = bits[first] >> inside | (bits[first + 1] << 1) << (63 - inside)
    return word & (count == 64 ? ~0 : (1 << UInt64(count)) &- 1) == 0
  }

  /// The first byte from `start` on that needs an escape, or `end`; both are places in the text.
  func first(from start: Int, to end: Int) -> Int {
    var word = start >> 6
    var left = bits[word] & (~0 << UInt64(start & 63))
    while left == 0 {
      word += 1
      if word << 6 >= end { return end }
      left = bits[word]
    }
    return min(end, word << 6 + left.trailingZeroBitCount)
  }

  @inline(never)
  private func isPlainLong(_ start: Int, _ count: Int) -> Bool {
    var start = start
    var count = count
    while count > 64 {
      if !isPlain(start, 64) { return false }
      start += 64
      count -= 64
    }
    return isPlain(start, count)
  }
}

// Of bytes that are met once: eight at a time.
extension Escapes {
  /// Whether no byte needs an escape.
  @inline(__always)
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    if count >= 8 {
      // The last eight, and all before them.
      var found = Escapes.any(unsafe raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      var i = 0
      while i + 8 < count {
        found |= Escapes.any(unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        i += 8
      }
      return found == 0
    }
    var word: UInt64 = 0x2020_2020_2020_2020
    if count >= 4 {
      word = unsafe UInt64(raw.loadUnaligned(as: UInt32.self)) | UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << 32
    } else {
      for i in 0..<count { word = word << 8 | UInt64(unsafe raw[i]) }
    }
    return Escapes.any(word) == 0
  }

  /// The first byte from `start` on that needs an escape, or the count.
  static func first(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = start
    while i + 8 <= raw.count {
      // The lowest is true; see `any`.
      let found = Escapes.any(UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
      if found != 0 { return i + found.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < raw.count {
      if Escapes.isSpecial(unsafe raw[i]) { return i }
      i += 1
    }
    return i
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// Zero where no byte needs an escape; else a high bit for each that does, and perhaps, from a borrow, for one above it.
  @inline(__always)
  private static func any(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    return ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & highs
  }
}
