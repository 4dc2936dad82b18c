internal import CICU

/// Values that come and go with every sentence or document, in room that their owner keeps: it is emptied by its count alone, and grows.
///
/// It has memory of its own and cannot be copied. So no write need ask whether somebody else holds it too, as every write to an array does.
@safe
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  /// Room for `capacity` elements, of which the first `count` count.
  private var base: UnsafeMutablePointer<Element>
  private var capacity = 16
  private(set) var count = 0

  init() { unsafe base = .allocate(capacity: capacity) }

  deinit { unsafe base.deallocate() }

  var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { 0..<count }

  /// The last element, nil where there is none.
  @inline(__always)
  var last: Element? { count > 0 ? unsafe base[count &- 1] : nil }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> Element {
    get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      return unsafe base[i]
    }
    _modify {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      yield unsafe &base[i]
    }
  }

  /// - Parameter i: below `count`, as the caller has seen to.
  @unsafe @inline(__always)
  subscript(unchecked i: Int) -> Element {
    get { unsafe base[i] }
    _modify { yield unsafe &base[i] }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(count &+ 1) }
    unsafe base[count] = element
    count &+= 1
  }

  /// Adds an element where the mask is all ones, and none where it is 0, without a branch.
  @inline(__always)
  mutating func append(_ element: Element, if mask: Int) {
    if count == capacity { reserve(count &+ 1) }
    unsafe base[count] = element
    count &-= mask
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast() { shorten(to: count - 1) }

  /// Leaves the first `count` elements.
  mutating func shorten(to count: Int) {
    precondition(count >= 0 && count <= self.count)
    self.count = count
  }

  /// Leaves `count` elements, all the same.
  mutating func fill(_ element: Element, count: Int) {
    reserve(count)
    unsafe base.update(repeating: element, count: count)
    self.count = count
  }

  /// Adds the same again and again, up to `count` elements.
  mutating func grow(_ element: Element, count: Int) {
    guard count > self.count else { return }
    reserve(count)
    unsafe (base + self.count).update(repeating: element, count: count - self.count)
    self.count = count
  }

  /// Adds some of another's elements.
  mutating func append(_ other: borrowing Scratch, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    reserve(count + range.count)
    unsafe (base + count).update(from: other.base + range.lowerBound, count: range.count)
    count += range.count
  }

  /// Overwrites those from `first` on.
  @inline(__always)
  mutating func update(from elements: Span<Element>, at first: Int) {
    precondition(first >= 0 && first + elements.count <= count)
    unsafe elements.withUnsafeBufferPointer { if let other = $0.baseAddress { unsafe (base + first).update(from: other, count: $0.count) } }
  }

  @unsafe @inline(__always)
  func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count))
  }

  @unsafe @inline(__always)
  mutating func withUnsafeMutableBufferPointer<Result>(_ body: (UnsafeMutableBufferPointer<Element>) -> Result) -> Result {
    unsafe body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// Of 64 bytes from `i` on the bits of each place together, the first byte's lowest.
  /// - Parameter i: so far below `count` that there are as many.
  @inline(__always)
  func planes(at i: Int) -> cicu_planes where Element == UInt8 {
    precondition(i >= 0 && i &+ 64 <= count)
    return unsafe cicu_planes_of(base + i)
  }

  /// Some elements that lie side by side, as one vector.
  /// - Parameter i: so far below `count` that all of them are.
  @unsafe @inline(__always)
  func lanes<Lanes: SIMD>(at i: Int, as type: Lanes.Type) -> Lanes where Lanes.Scalar == Element {
    unsafe UnsafeRawPointer(base + i).loadUnaligned(as: type)
  }

  /// Sets some elements that lie side by side.
  /// - Parameter i: so far below `count` that all of them are.
  @unsafe @inline(__always)
  mutating func set<Lanes: SIMD>(_ lanes: Lanes, at i: Int) where Lanes.Scalar == Element {
    unsafe UnsafeMutableRawPointer(base + i).storeBytes(of: lanes, as: Lanes.self)
  }

  /// Puts the elements from `first` on behind those of an array.
  func copy(from first: Int, behind array: inout [Element]) {
    precondition(first >= 0 && first <= count)
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: base + first, count: count - first))
  }

  /// Makes room for so many elements; it is touched as it fills.
  @inline(never)
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
  }
}
