/// A word of at most sixteen bytes as two integers: the first byte least, zeros behind the last.
struct WordBytes {
  let low: UInt64
  let high: UInt64
  let count: Int

  @inline(__always)
  init(low: UInt64, high: UInt64, count: Int) {
    self.low = low
    self.high = high
    self.count = count
  }

  /// Nil for a word that is longer, or so near to the text's end that sixteen bytes cannot be read.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) {
    guard length > 0, length <= 16, start >= 0, start + 16 <= text.count, let base = text.baseAddress else { return nil }
    let raw = unsafe UnsafeRawPointer(base + start)
    let low = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let high = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let isLong = length > 8
    self.low = low & (UInt64.max &>> UInt64(truncatingIfNeeded: isLong ? 0 : 64 &- length &* 8))
    self.high = isLong ? high & (UInt64.max &>> UInt64(truncatingIfNeeded: 128 &- length &* 8)) : 0
    count = length
  }

  /// Its place among the recent words; the table's mask takes of it what it needs.
  @inline(__always)
  var place: Int {
    Int(truncatingIfNeeded: WordHash.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(truncatingIfNeeded: count)))
  }

  /// Eight bytes of ASCII in lower case.
  @inline(__always)
  static func folded(_ x: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of each byte from `A` on, but not from `[` on.
    let capitals = (x &+ ones &* (0x80 - 0x41)) & ~(x &+ ones &* (0x80 - 0x5B)) & (ones &* 0x80)
    return x | capitals &>> 2
  }
}

/// A word that was looked up, as it was written. Most words of a text are among some hundreds, and the table of forms is far larger than the
/// processor's caches.
struct RecentWord {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var traits = WordTraits.unknown
  /// 0 where the place is free.
  var length: Int32 = 0
  var form: Int32 = -1

  /// 0 where this is the word.
  @inline(__always)
  func difference(_ word: WordBytes) -> UInt64 {
    (low ^ word.low) | (high ^ word.high) | UInt64(truncatingIfNeeded: Int(length) ^ word.count)
  }
}

/// A word that is not among the recent ones.
struct MissedWord {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var token: Int32 = 0
  /// Its place among the recent words, -1 where it has none.
  var place: Int32 = -1
  var length: Int32 = 0
  /// Where the search in the table of forms begins.
  var slot: Int32 = 0

  /// Whether the two integers are the whole word, in ASCII: then folding it takes no loop.
  @inline(__always)
  var isWhole: Bool { place >= 0 && (low | high) & 0x8080_8080_8080_8080 == 0 }
}
