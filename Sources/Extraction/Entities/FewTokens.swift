// Names have one to three tokens, and how many cannot be foreseen: a loop over them would be left at the wrong turn again and again.

extension MutableSpan where Element: BitwiseCopyable {
  /// Sets the elements from `first` up to `end`, mostly few, to the same.
  @inline(__always)
  mutating func set(few first: Int, _ end: Int, to value: Element) {
    guard first < end else { return }
    self[first] = value
    self[min(first + 1, end - 1)] = value
    self[end - 1] = value
    if end - first > 3 {
      for i in first + 2..<end - 1 { self[i] = value }
    }
  }
}

extension [Bool] {
  /// Whether one of the elements from `first` up to `end`, mostly few, is true.
  @inline(__always)
  func hasAny(few first: Int, _ end: Int) -> Bool {
    guard first < end else { return false }
    let isAny = (self[first] ? 1 : 0) | (self[Swift.min(first + 1, end - 1)] ? 1 : 0) | (self[end - 1] ? 1 : 0)
    if end - first <= 3 { return isAny != 0 }
    return isAny != 0 || self[first + 2..<end - 1].contains(true)
  }
}
