/// Writes one thing behind the other into room that was made for all of them at once.
///
/// Whoever makes the room counts it, and counts high: see `write(room:)`. Where it was counted too small, the program ends before anything is written behind it.
@safe
struct Pen {
  private var at: UnsafeMutablePointer<UInt8>
  private let end: UnsafeMutablePointer<UInt8>

  @inline(__always)
  init(_ start: UnsafeMutablePointer<UInt8>, room: Int) {
    unsafe at = start
    unsafe end = start + room
  }

  /// The bytes written since the pen was at `start`.
  @inline(__always)
  func count(from start: UnsafeMutablePointer<UInt8>) -> Int { unsafe at - start }

  /// Ends the program where so many bytes do not fit: a comparison is cheaper than a document that another one's bytes are in.
  @inline(__always)
  private func check(_ more: Int) {
    unsafe precondition(end - at >= more, "the room was counted too small")
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    check(1)
    unsafe at.initialize(to: byte)
    unsafe at += 1
  }

  /// ASCII that is known when the program is built: keys and punctuation.
  @inline(__always)
  mutating func put(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    check(length)
    unsafe at.initialize(from: literal.utf8Start, count: length)
    unsafe at += length
  }

  /// A label with its quotation marks: 4 to 16 bytes, copied as two halves that overlap.
  @inline(__always)
  mutating func put(label: StaticString) {
    let length = label.utf8CodeUnitCount
    assert(length >= 4 && length <= 16)
    check(length)
    let from = unsafe UnsafeRawPointer(label.utf8Start)
    let to = unsafe UnsafeMutableRawPointer(at)
    if length >= 8 {
      unsafe to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
      unsafe (to + length - 8).storeBytes(of: (from + length - 8).loadUnaligned(as: UInt64.self), as: UInt64.self)
    } else {
      unsafe to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
      unsafe (to + length - 4).storeBytes(of: (from + length - 4).loadUnaligned(as: UInt32.self), as: UInt32.self)
    }
    unsafe at += length
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    check(bytes.count)
    unsafe at.initialize(from: start, count: bytes.count)
    unsafe at += bytes.count
  }

  @inline(__always)
  mutating func put(_ flag: Bool) {
    if flag { put("true") } else { put("false") }
  }

  /// The comma before every element of a list but the first.
  @inline(__always)
  mutating func comma(before index: Int) {
    if index > 0 { put(byte: 0x2C) }
  }

  /// `"e1"`: the letter, and the index plus one.
  @inline(__always)
  mutating func put(id letter: UInt8, _ index: Int) {
    put(byte: 0x22)
    put(byte: letter)
    put(index + 1)
    put(byte: 0x22)
  }
}

// Numbers: four digits at a time, in one word.
extension Pen {
  /// The most bytes that a number takes.
  static let numberRoom = 24

  /// A whole number in decimal digits.
  @inline(__always)
  mutating func put(_ number: Int) {
    if number >= 0 && number < 10_000 {
      putTrimmed(UInt32(truncatingIfNeeded: number))
    } else {
      putLong(number)
    }
  }

  @inline(never)
  private mutating func putLong(_ number: Int) {
    if number < 0 { put(byte: 0x2D) }
    var rest = number.magnitude
    var group: UInt = 1
    while rest / group >= 10_000 { group *= 10_000 }
    putTrimmed(UInt32(truncatingIfNeeded: rest / group))
    while group > 1 {
      rest %= group
      group /= 10_000
      putFour(Pen.digits(UInt32(truncatingIfNeeded: rest / group)))
    }
  }

  /// Up to 9999, without zeros before it.
  @inline(__always)
  private mutating func putTrimmed(_ number: UInt32) {
    let digits = Pen.digits(number)
    // The last digit stays, even a zero.
    let zeros = UInt32(truncatingIfNeeded: (digits | 0x0100_0000).trailingZeroBitCount) >> 3
    putFour(digits >> (zeros << 3))
    unsafe at -= Int(zeros)
  }

  /// Writes the four digits; those that are not wanted are written over.
  @inline(__always)
  private mutating func putFour(_ digits: UInt32) {
    check(4)
    unsafe UnsafeMutableRawPointer(at).storeBytes(of: (digits | 0x3030_3030).littleEndian, as: UInt32.self)
    unsafe at += 4
  }

  /// The four digits of a number up to 9999, a byte each, the first lowest.
  @inline(__always)
  private static func digits(_ number: UInt32) -> UInt32 {
    // Divisions as multiplications: by 100, then in both halves by 10.
    let high = (number &* 5243) >> 19
    let pairs = high | (number &- high &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }

  /// A real number: a decimal point, one to four decimals, never −0.0. What is no number is written as 0.0.
  @inline(__always)
  mutating func put(_ value: Double) { put(tenThousandths: tenThousandths(value)) }

  /// The same of a number that is rounded already.
  @inline(__always)
  mutating func put(tenThousandths scaled: Int) {
    if scaled < 0 { put(byte: 0x2D) }
    let magnitude = scaled.magnitude
    var rest = magnitude
    if magnitude < 10_000 {
      put("0.")
    } else {
      put(Int(magnitude / 10_000))
      put(byte: 0x2E)
      rest %= 10_000
    }
    let digits = Pen.digits(UInt32(truncatingIfNeeded: rest))
    // Zeros at the end go; the first decimal stays.
    putFour(digits)
    unsafe at -= (digits | 1).leadingZeroBitCount >> 3
  }
}

/// A real number as it is written: rounded to four decimals, half away from zero, in units of the last one.
@inline(__always)
func tenThousandths(_ value: Double) -> Int {
  guard value.magnitude < 1e14 else { return 0 }
  let scaled = value * 10_000
  let whole = Int(scaled)
  let rest = scaled - Double(whole)
  return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0)
}

// Strings.
extension Pen {
  /// The most bytes that a string of so many takes, with its quotation marks: an escape has six.
  @inline(__always)
  static func room(_ count: Int) -> Int { 6 * count + 2 }
  @inline(__always)
  static func room(_ string: borrowing String) -> Int { 6 * string.utf8.count + 2 }

  /// A string with its quotation marks. Escaped is what JSON demands and nothing else: quotation marks, backslashes, controls below U+0020.
  @inline(__always)
  mutating func put(string: borrowing String) {
    // Strings of Swift's own are always contiguous; those of other platforms are made so.
    let done: Void? = unsafe string.utf8.withContiguousStorageIfAvailable { unsafe put(string: $0) }
    if done == nil {
      var own = copy string
      own.withUTF8 { unsafe put(string: $0) }
    }
  }

  @inline(__always)
  mutating func put(string bytes: UnsafeBufferPointer<UInt8>) {
    put(byte: 0x22)
    if unsafe Escapes.isPlain(bytes) { unsafe put(bytes) } else { unsafe putEscaped(bytes) }
    put(byte: 0x22)
  }

  /// Part of a text whose escapes are known, with quotation marks.
  @inline(__always)
  mutating func put(words bytes: UnsafeBufferPointer<UInt8>, at start: Int, of escapes: borrowing Escapes) {
    put(byte: 0x22)
    if escapes.isPlain(start, bytes.count) { unsafe put(bytes) } else { unsafe putEscaped(bytes, at: start, of: escapes) }
    put(byte: 0x22)
  }

  @inline(never)
  private mutating func putEscaped(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, of escapes: borrowing Escapes) {
    var i = 0
    while i < bytes.count {
      let special = escapes.first(from: start + i, to: start + bytes.count) - start
      unsafe put(UnsafeBufferPointer(rebasing: bytes[i..<special]))
      guard special < bytes.count else { return }
      putEscape(unsafe bytes[special])
      i = special + 1
    }
  }

  @inline(never)
  private mutating func putEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let special = unsafe Escapes.first(bytes, from: start)
      unsafe put(UnsafeBufferPointer(rebasing: bytes[start..<special]))
      guard special < bytes.count else { return }
      putEscape(unsafe bytes[special])
      start = special + 1
    }
  }

  private mutating func putEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: put("\\\"")
    case 0x5C: put("\\\\")
    case 0x0A: put("\\n")
    case 0x0D: put("\\r")
    case 0x09: put("\\t")
    case 0x08: put("\\b")
    case 0x0C: put("\\f")
    default:
      put("\\u00")
      put(byte: byte >= 0x10 ? 0x31 : 0x30)
      let digit = byte & 15
      put(byte: digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}

extension [UInt8] {
  /// Appends what `body` writes, at most `room` bytes: straight into the array's own memory, which is asked for once.
  @inline(__always)
  mutating func write(room: Int, _ body: (inout Pen) -> Void) {
    append(addingCapacity: room) { span in
      unsafe span.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress else { return }
        var pen = unsafe Pen(start, room: room)
        body(&pen)
        count = unsafe pen.count(from: start)
      }
    }
  }

  /// Appends ASCII that is known when the program is built.
  @inline(__always)
  mutating func write(_ literal: StaticString) {
    write(room: literal.utf8CodeUnitCount) { $0.put(literal) }
  }
}
