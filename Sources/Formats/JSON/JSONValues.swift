// Strings and numbers as JSON writes them.

extension ByteSink {
  /// A string of UTF-8 with its quotation marks. Escaped is what JSON demands and nothing else: quotation marks, backslashes, controls below U+0020.
  @inline(__always)
  mutating func appendString(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(byte: 0x22)
    unsafe appendEscaped(bytes)
    append(byte: 0x22)
  }

  mutating func appendString(_ string: String) {
    var string = string
    string.withUTF8 { unsafe appendString($0) }
  }

  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let special = unsafe ByteSink.firstSpecial(bytes, from: start)
      unsafe append(UnsafeBufferPointer(rebasing: bytes[start..<special]))
      guard special < bytes.count else { return }
      appendEscape(unsafe bytes[special])
      start = special + 1
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default:
      append("\\u00")
      append(byte: byte >= 0x10 ? 0x31 : 0x30)
      let digit = byte & 15
      append(byte: digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  /// The first byte from `start` on that needs an escape, or the count; eight at a time.
  private static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(bytes)
    var i = start
    while i + 8 <= bytes.count {
      let word = UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A high bit for each special byte. A borrow raises false alarms only above a true one, so the lowest is true.
      let found =
        ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash)
        & highs
      if found != 0 { return i + found.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < bytes.count {
      let byte = unsafe bytes[i]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return i }
      i += 1
    }
    return i
  }

  /// A real number: a decimal point, one to four decimals, never −0.0. What is no number is written as 0.0.
  mutating func appendReal(_ value: Double) {
    let scaled = tenThousandths(value)
    if scaled < 0 { append(byte: 0x2D) }
    let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000)
    append(Int(whole))
    append(byte: 0x2E)
    let small = UInt32(truncatingIfNeeded: rest)
    append(byte: 0x30 + UInt8(truncatingIfNeeded: small / 1000))
    if small % 1000 > 0 { append(byte: 0x30 + UInt8(truncatingIfNeeded: small / 100 % 10)) }
    if small % 100 > 0 { append(byte: 0x30 + UInt8(truncatingIfNeeded: small / 10 % 10)) }
    if small % 10 > 0 { append(byte: 0x30 + UInt8(truncatingIfNeeded: small % 10)) }
  }

  mutating func append(_ flag: Bool) {
    if flag { append("true") } else { append("false") }
  }
}

/// A real number as it is written: rounded to four decimals, in units of the last one.
func tenThousandths(_ value: Double) -> Int {
  guard value.isFinite, value.magnitude < 1e14 else { return 0 }
  return Int((value * 10_000).rounded())
}
