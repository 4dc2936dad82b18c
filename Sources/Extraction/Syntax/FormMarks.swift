/// A small number for each form that a document has: open addressing over twice the document's tokens, so that its size and the time to clear
/// it depend on the text and never on the lexicon.
struct FormMarks {
  private var keys: [Int32] = []
  private var marks: [UInt8] = []
  /// The places in use are a power of two; the arrays may be longer.
  private var bits: UInt32 = 6

  /// Forgets all marks, and makes room for the forms of this many tokens.
  mutating func reset(tokens: Int) {
    bits = 6
    while 1 << Int(bits) < tokens * 2, bits < 30 { bits += 1 }
    let count = 1 << Int(bits)
    if keys.count < count {
      keys = [Int32](repeating: -1, count: count)
      marks = [UInt8](repeating: 0, count: count)
    } else {
      var keys = self.keys.mutableSpan
      for i in 0..<count { keys[i] = -1 }
    }
  }

  /// Adds the bits of a mark to a form's.
  /// - Parameter form: not negative.
  @inline(__always)
  mutating func add(_ mark: UInt8, to form: Int32) {
    let place = place(of: form)
    marks[place] = keys[place] == form ? marks[place] | mark : mark
    keys[place] = form
  }

  /// The marks of a form; 0 where it has none.
  @inline(__always)
  func marks(of form: Int32) -> UInt8 {
    guard !keys.isEmpty, form >= 0 else { return 0 }
    let place = place(of: form)
    return keys[place] == form ? marks[place] : 0
  }

  /// The form's place, or the free one where it would stand. There is one: at most half of the places are taken.
  @inline(__always)
  private func place(of form: Int32) -> Int {
    let mask = (1 << Int(bits)) - 1
    var i = Int(truncatingIfNeeded: (UInt32(bitPattern: form) &* 0x9E37_79B1) &>> (32 - bits))
    while keys[i] >= 0 && keys[i] != form { i = (i + 1) & mask }
    return i
  }
}
