/// A map from numbers to numbers: open addressing over one array.
///
/// Made for the small maps of one document, of ids to places. Beside a `Dictionary` it hashes with one multiplication, and its type is
/// none that the runtime has to put together when the program starts.
struct NumberMap {
  private struct Place {
    /// Number + 1, 0 where the place is free.
    var key = 0
    var value: Int32 = 0
  }

  private var places: [Place] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  init() {}

  /// With room for so many numbers.
  init(room: Int) {
    var size = 16
    while size < room * 2 { size *= 2 }
    places = [Place](filled: Place(), count: size)
  }

  /// The value of `key`, which is not -1; nil removes nothing and may not be set.
  subscript(key: Int) -> Int32? {
    get {
      if places.isEmpty { return nil }
      let found = places[place(of: key)]
      return found.key == 0 ? nil : found.value
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > places.count { grow() }
      let place = place(of: key)
      if places[place].key == 0 { count += 1 }
      places[place] = Place(key: key &+ 1, value: newValue)
    }
  }

  subscript(key: Int32) -> Int32? {
    get { self[Int(key)] }
    set { self[Int(key)] = newValue }
  }

  /// Where the key is, or would be.
  private func place(of key: Int) -> Int {
    let places = self.places.span
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: (UInt64(bitPattern: Int64(key)) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    // Whether the key is there or the place is free is for the caller to ask: either ends the search, and that is foreseen.
    while (places[place].key != 0 ? 1 : 0) & (places[place].key != key &+ 1 ? 1 : 0) != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = places
    places = [Place](filled: Place(), count: max(16, old.count * 2))
    for known in old where known.key != 0 { places[place(of: known.key &- 1)] = known }
  }
}
