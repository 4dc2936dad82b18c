import CMemory

/// What a worker tells the allocator when a long document comes, and when such no longer come.
///
/// The arrays of a long document are tens of times its bytes, and most of them too large to be kept by the allocator once they are freed: each would be
/// fresh pages, which the system clears one by one. That was a fourth of such a document's time.
struct LongMemory {
  /// The bytes of input of a long piece, which is one such document: several times what a batch has.
  private static let long = RunOptions.defaultLongText
  /// So many shorter pieces one behind the other, a megabyte or so, and the memory is given back.
  private static let patience = 16

  /// Whether large blocks are kept.
  private var keeps = false
  /// Short pieces since the last long one.
  private var shorter = 0

  /// Tells that a piece of so many bytes or more is being read: what its bytes grow out of is kept, too.
  static func expect(_ size: Int) {
    if size >= long { cmemory_keep() }
  }

  /// - Parameter size: of the piece that is worked on next, in bytes.
  mutating func prepare(for size: Int) {
    if size >= LongMemory.long {
      shorter = 0
      if !keeps { cmemory_keep() }
      keeps = true
    } else if keeps {
      shorter += 1
      guard shorter > LongMemory.patience else { return }
      cmemory_give_back()
      keeps = false
    }
  }
}
