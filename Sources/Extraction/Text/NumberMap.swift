/// A map from numbers to numbers: open addressing over two arrays.
///
/// Made for the small maps of one document, of ids to places. Beside a `Dictionary` it hashes with one multiplication, and its type is
/// none that the runtime has to put together when the program starts.
struct NumberMap {
  /// Number + 1, 0 where the place is free.
  private var keys: [Int] = []
  private var values: [Int32] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  init() {}

  /// With room for so many numbers.
  init(room: Int) {
    var size = 16
    while size < room * 2 { size *= 2 }
    keys = [Int](filled: 0, count: size)
    values = [Int32](filled: 0, count: size)
  }

  /// The value of `key`, which is not -1; nil removes nothing and may not be set.
  subscript(key: Int) -> Int32? {
    get {
      if keys.isEmpty { return nil }
      let place = place(of: key)
      return keys[place] == 0 ? nil : values[place]
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      let place = place(of: key)
      if keys[place] == 0 {
        keys[place] = key &+ 1
        count += 1
      }
      values[place] = newValue
    }
  }

  subscript(key: Int32) -> Int32? {
    get { self[Int(key)] }
    set { self[Int(key)] = newValue }
  }

  /// Where the key is, or would be.
  private func place(of key: Int) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(key)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != 0, keys[place] != key &+ 1 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(16, keys.count * 2)
    keys = [Int](filled: 0, count: size)
    values = [Int32](filled: 0, count: size)
    for i in oldKeys.indices where oldKeys[i] != 0 {
      let place = place(of: oldKeys[i] &- 1)
      keys[place] = oldKeys[i]
      values[place] = oldValues[i]
    }
  }
}
