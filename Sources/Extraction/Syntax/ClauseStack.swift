/// The open clauses of a sentence, the innermost last; there is always one. The innermost stands by itself: it is asked for many times a word, the others
/// seldom.
struct ClauseStack: ~Copyable {
  static let deepest = 40

  private var outer = Scratch<ClauseContext>()
  var top = ClauseContext()

  @inline(__always)
  var count: Int { outer.count &+ 1 }
  var indices: Range<Int> { 0..<count }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> ClauseContext {
    get { i == outer.count ? top : outer[i] }
    // Set whole: a coroutine that yields one or the other would ask for memory of its own.
    set { if i == outer.count { top = newValue } else { outer[i] = newValue } }
  }

  /// Begins a sentence, or anew within it.
  mutating func begin(_ context: ClauseContext) {
    outer.removeAll()
    top = context
  }

  /// Opens a clause; of a deeper nesting the outermost one but the sentence's own is lost.
  mutating func push(_ context: ClauseContext) {
    if count >= ClauseStack.deepest {
      for k in 2..<outer.count { outer[k - 1] = outer[k] }
      outer[outer.count - 1] = top
    } else {
      outer.append(top)
    }
    top = context
  }

  /// Closes the innermost clause, which is not the sentence's own.
  mutating func removeLast() { shorten(to: count - 1) }

  /// Leaves the outermost `count`, at least one.
  mutating func shorten(to count: Int) {
    guard count >= 1, count < self.count else { return }
    top = outer[count - 1]
    outer.shorten(to: count - 1)
  }
}
