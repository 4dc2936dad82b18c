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

  /// Writes with a pen, into room for so many bytes.
  @inline(__always)
  mutating func write(room: Int, _ body: (inout Pen) -> Void) {
    reserve(room)
    let start = unsafe base + count
    var pen = unsafe Pen(start, room: room)
    body(&pen)
    count += unsafe pen.count(from: start)
  }

  /// A whole number in decimal digits.
  mutating func append(_ number: Int) { write(room: Pen.numberRoom) { $0.put(number) } }
}
