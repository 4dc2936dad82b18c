/// A list of places that one pass over a document fills. Its room stays from one document to the next, with whatever was there.
struct KeptList {
  /// What is behind `count` is not in the list.
  var room: [Int32] = []
  var count = 0

  var isEmpty: Bool { count == 0 }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> Int32 { room[i] }

  /// Empties it, with room for so many.
  mutating func empty(_ most: Int) {
    count = 0
    if room.count < most { room = [Int32](filled: 0, count: most + most / 4) }
  }
}
