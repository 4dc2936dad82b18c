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
    check(literal.utf8CodeUnitCount)
    place(literal)
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
    check(1)
    // Written over where it is the first.
    unsafe at.initialize(to: 0x2C)
    unsafe at += index > 0 ? 1 : 0
  }
}

// Numbers and labels with what stands around them: one look at the room for all.
extension Pen {
  /// The most bytes that a number takes.
  static let numberRoom = 24

  /// A number and what stands before and behind it.
  @inline(__always)
  mutating func put(_ before: StaticString, _ number: Int, _ behind: StaticString) {
    check(before.utf8CodeUnitCount + Pen.numberRoom + behind.utf8CodeUnitCount)
    place(before)
    place(number)
    place(behind)
  }

  /// Two numbers and what stands before, between and behind them.
  @inline(__always)
  mutating func put(_ before: StaticString, _ first: Int, _ between: StaticString, _ second: Int, _ behind: StaticString) {
    check(before.utf8CodeUnitCount + between.utf8CodeUnitCount + behind.utf8CodeUnitCount + 2 * Pen.numberRoom)
    place(before)
    place(first)
    place(between)
    place(second)
    place(behind)
  }

  /// A real number and what stands before and behind it: a decimal point, one to four decimals, never −0.0. What is no number is written as 0.0.
  @inline(__always)
  mutating func put(_ before: StaticString, real value: Double, _ behind: StaticString) {
    put(before, tenThousandths: tenThousandths(value), behind)
  }

  /// The same of a number that is rounded already.
  @inline(__always)
  mutating func put(_ before: StaticString, tenThousandths scaled: Int, _ behind: StaticString) {
    check(before.utf8CodeUnitCount + Pen.numberRoom + behind.utf8CodeUnitCount)
    place(before)
    place(tenThousandths: scaled)
    place(behind)
  }

  /// A label with its quotation marks, 4 to 16 bytes, and what stands before it.
  @inline(__always)
  mutating func put(_ before: StaticString, label: StaticString) {
    let length = label.utf8CodeUnitCount
    assert(length >= 4 && length <= 16)
    check(before.utf8CodeUnitCount + length)
    place(before)
    // Four pieces of four bytes that overlap as the length has it, since a branch by the length of a label is not to be foretold.
    let from = unsafe UnsafeRawPointer(label.utf8Start)
    let to = unsafe UnsafeMutableRawPointer(at)
    let step = (length >> 3) << 2
    unsafe to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
    unsafe (to + step).storeBytes(of: (from + step).loadUnaligned(as: UInt32.self), as: UInt32.self)
    unsafe (to + length - 4 - step).storeBytes(of: (from + length - 4 - step).loadUnaligned(as: UInt32.self), as: UInt32.self)
    unsafe (to + length - 4).storeBytes(of: (from + length - 4).loadUnaligned(as: UInt32.self), as: UInt32.self)
    unsafe at += length
  }

  /// A whole number in decimal digits.
  @inline(__always)
  mutating func put(_ number: Int) { put("", number, "") }

  /// A real number; see above.
  @inline(__always)
  mutating func put(_ value: Double) { put("", real: value, "") }
}

// What is put once the room was looked at.
extension Pen {
  @inline(__always)
  private mutating func place(_ literal: StaticString) {
    unsafe at.initialize(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
    unsafe at += literal.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func place(_ number: Int) {
    if number >= 0 && number < 10_000 {
      placeTrimmed(UInt32(truncatingIfNeeded: number))
    } else {
      placeLong(number)
    }
  }

  @inline(never)
  private mutating func placeLong(_ number: Int) {
    if number < 0 { place("-") }
    var rest = number.magnitude
    // What offsets of long documents are: eight digits at most, all of them at a time and in one word.
    if rest < 100_000_000, unsafe end - at >= 8 {
      let digits = Pen.eightDigits(UInt32(truncatingIfNeeded: rest))
      // The last digit stays, even a zero.
      let zeros = (digits | 1 &<< 56).trailingZeroBitCount &>> 3
      unsafe UnsafeMutableRawPointer(at).storeBytes(
        of: (digits &>> UInt64(truncatingIfNeeded: zeros &<< 3) | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
      unsafe at += 8 &- zeros
      return
    }
    var group: UInt = 1
    while rest / group >= 10_000 { group *= 10_000 }
    placeTrimmed(UInt32(truncatingIfNeeded: rest / group))
    while group > 1 {
      rest %= group
      group /= 10_000
      placeFour(Pen.digits(UInt32(truncatingIfNeeded: rest / group)))
    }
  }

  /// Up to 9999, without zeros before it. Four digits at a time, in one word.
  @inline(__always)
  private mutating func placeTrimmed(_ number: UInt32) {
    let digits = Pen.digits(number)
    // The last digit stays, even a zero.
    let zeros = UInt32(truncatingIfNeeded: (digits | 0x0100_0000).trailingZeroBitCount) >> 3
    placeFour(digits >> (zeros << 3))
    unsafe at -= Int(zeros)
  }

  /// Writes the four digits; those that are not wanted are written over.
  @inline(__always)
  private mutating func placeFour(_ digits: UInt32) {
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

  /// The eight digits of a number below a hundred million, a byte each, the first lowest.
  @inline(__always)
  private static func eightDigits(_ number: UInt32) -> UInt64 {
    // As in `digits`, both halves of four side by side.
    let high = number / 10_000
    let halves = UInt64(high) | UInt64(number &- high &* 10_000) &<< 32
    let hundreds = (halves &* 5243) &>> 19 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) &<< 8
  }

  @inline(__always)
  private mutating func place(tenThousandths scaled: Int) {
    // Whether there is a sign cannot be foreseen: it is written over where there is none.
    unsafe at.initialize(to: 0x2D)
    unsafe at += scaled < 0 ? 1 : 0
    let magnitude = scaled.magnitude
    let whole = magnitude / 10_000
    if whole < 10 {
      unsafe at.initialize(to: 0x30 | UInt8(truncatingIfNeeded: whole))
      unsafe at += 1
    } else {
      place(Int(whole))
    }
    place(".")
    let digits = Pen.digits(UInt32(truncatingIfNeeded: magnitude &- whole &* 10_000))
    // Zeros at the end go; the first decimal stays.
    placeFour(digits)
    unsafe at -= (digits | 1).leadingZeroBitCount >> 3
  }
}

/// A real number as it is written: rounded to four decimals, half away from zero, in units of the last one.
@inline(__always)
func tenThousandths(_ value: Double) -> Int {
  guard value.magnitude < 1e14 else { return 0 }
  let scaled = value * 10_000
  // The half is the number before it: with a whole half, 0.49999999999999994 would be 1.
  return Int(scaled + Double(signOf: scaled, magnitudeOf: 0.5.nextDown))
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
    let span = string.utf8Span.span
    unsafe span.withUnsafeBufferPointer { unsafe put(string: $0) }
  }

  @inline(__always)
  mutating func put(string bytes: UnsafeBufferPointer<UInt8>) {
    put(byte: 0x22)
    if unsafe Escapes.isPlain(bytes) { unsafe put(bytes) } else { unsafe putEscaped(bytes) }
    put(byte: 0x22)
  }

  /// The bytes from `start` up to `stop` of a text whose escapes are known, without quotation marks.
  @inline(__always)
  mutating func put(words start: Int, _ stop: Int, of text: UnsafeBufferPointer<UInt8>, _ escapes: borrowing Escapes) {
    let count = stop - start
    guard escapes.isPlain(start, count) else {
      unsafe putEscaped(UnsafeBufferPointer(rebasing: text[start..<stop]), at: start, of: escapes)
      return
    }
    // Most words are few: 32 bytes, whatever their number, where text and room have as many. What is too much is written over.
    if count <= 32, text.count - start >= 32, unsafe end - at >= 32, let base = text.baseAddress {
      let from = unsafe UnsafeRawPointer(base + start)
      let to = unsafe UnsafeMutableRawPointer(at)
      for i in 0..<4 { unsafe to.storeBytes(of: from.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self), toByteOffset: i * 8, as: UInt64.self) }
      unsafe at += count
    } else {
      unsafe put(UnsafeBufferPointer(rebasing: text[start..<stop]))
    }
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
