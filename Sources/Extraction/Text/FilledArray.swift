extension Array where Element: BitwiseCopyable {
  /// `count` times the same. `Array.init(repeating:count:)` asks the runtime for its storage's type each time, which takes longer than to fill a short array.
  @inline(__always)
  init(filled element: Element, count: Int) {
    self = []
    append(addingCapacity: count) { $0.append(repeating: element, count: count) }
  }
}
