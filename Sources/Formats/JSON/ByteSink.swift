/// Bytes that grow at the end: what the writers write to. Its memory is reused from document to document.
@safe
struct ByteSink: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 14) {
    unsafe base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  /// Forgets the bytes, keeps the memory.
  mutating func removeAll() { count = 0 }

  func append(to out: inout [UInt8]) {
    unsafe out.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// Makes room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let size = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = size
  }

  @inline(__always)
  mutating func append(byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count += 1
  }

  /// ASCII that is known when the program is built: keys and punctuation.
  @inline(__always)
  mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    unsafe (base + count).update(from: literal.utf8Start, count: length)
    count += length
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// A whole number in decimal digits.
  @inline(__always)
  mutating func append(_ number: Int) {
    reserve(20)
    if let small = UInt32(exactly: number), small < 1_000_000_000 {
      appendSmall(small)
    } else {
      appendLarge(number)
    }
  }

  /// Up to nine digits: what offsets and ids have.
  @inline(__always)
  private mutating func appendSmall(_ number: UInt32) {
    var length = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10_000 ? 4 : number < 100_000 ? 5 : 6
    if number >= 1_000_000 { length = number < 10_000_000 ? 7 : number < 100_000_000 ? 8 : 9 }
    var rest = number
    var at = count + length
    count = at
    repeat {
      let quotient = rest / 10
      at -= 1
      unsafe base[at] = 0x30 &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10)
      rest = quotient
    } while rest > 0
  }

  @inline(never)
  private mutating func appendLarge(_ number: Int) {
    if number < 0 { append(byte: 0x2D) }
    var rest = number.magnitude
    var digits: [UInt8] = []
    repeat {
      digits.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    for digit in digits.reversed() { append(byte: digit) }
  }
}
