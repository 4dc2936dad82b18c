/// An array that is emptied by its count alone, for small values that come and go with every sentence: `Array.removeAll(keepingCapacity:)`
/// and `append` do much for elements that may have to be released.
struct ReusedArray<Element: BitwiseCopyable> {
  /// The elements, and behind them room for more: only the first `count` count.
  private(set) var places: [Element] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { 0..<count }

  /// The last element, nil where there is none.
  @inline(__always)
  var last: Element? { count > 0 ? places[count - 1] : nil }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> Element {
    get { places[i] }
    set { places[i] = newValue }
    _modify { yield &places[i] }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count < places.count { places[count] = element } else { grow(element) }
    count += 1
  }

  @inline(never)
  private mutating func grow(_ element: Element) { places.append(element) }

  mutating func removeAll() { count = 0 }

  mutating func removeLast() { count -= 1 }

  /// Leaves the first `count` elements.
  mutating func shorten(to count: Int) { self.count = count }
}
