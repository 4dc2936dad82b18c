internal import CICU

/// A word of at most sixteen bytes as two integers: the first byte least, zeros behind the last.
struct WordBytes {
  let low: UInt64
  let high: UInt64
  let count: Int

  @inline(__always)
  init(low: UInt64, high: UInt64, count: Int) {
    self.low = low
    self.high = high
    self.count = count
  }

  /// Nil for a word that is longer, or so near to the text's end that sixteen bytes cannot be read.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) {
    guard length > 0, length <= 16, start >= 0, start + 16 <= text.count, let base = text.baseAddress else { return nil }
    let raw = unsafe UnsafeRawPointer(base + start)
    let low = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let high = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let isLong = length > 8
    self.low = low & (UInt64.max &>> UInt64(truncatingIfNeeded: isLong ? 0 : 64 &- length &* 8))
    self.high = isLong ? high & (UInt64.max &>> UInt64(truncatingIfNeeded: 128 &- length &* 8)) : 0
    count = length
  }

  /// Its place among the recent words; the table's mask takes of it what it needs.
  @inline(__always)
  var place: Int {
    Int(truncatingIfNeeded: WordHash.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(truncatingIfNeeded: count)))
  }

  /// Eight bytes of ASCII in lower case.
  @inline(__always)
  static func folded(_ x: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The high bit of each byte from `A` on, but not from `[` on.
    let capitals = (x &+ ones &* (0x80 - 0x41)) & ~(x &+ ones &* (0x80 - 0x5B)) & (ones &* 0x80)
    return x | capitals &>> 2
  }
}

/// A word that was looked up, as it was written, and what was found.
struct RecentWord {
  var low: UInt64
  var high: UInt64
  var traits: WordTraits
  /// 0 where the place is free.
  var length: Int32
  var form: Int32
}

/// The words that were looked up last: most words of a text are among some hundreds, and the table of forms is far larger than the processor's
/// caches. Each word has two places side by side, in one line of those caches.
struct RecentWords {
  /// Four integers a place: the word's two, the traits, and the length above the form.
  private var room: [UInt64] = []
  /// Where the first place begins, so that two of them fill a line of 64 bytes. A copy may begin elsewhere; only the speed depends on it.
  private var first = 0
  /// How many places there are, a power of two.
  private(set) var count = 0

  init() {}

  /// - Parameter count: a power of two.
  init(count: Int) {
    room = [UInt64](repeating: 0, count: count * 4 + 7)
    // The address is looked at, nothing behind it.
    first = unsafe room.withUnsafeBufferPointer { (8 - Int(bitPattern: $0.baseAddress) / 8 % 8) % 8 }
    self.count = count
  }

  /// The word at a place.
  subscript(place: Int) -> RecentWord {
    let at = first + place * 4
    return RecentWord(
      low: room[at], high: room[at + 1], traits: WordTraits(rawValue: room[at + 2]), length: Int32(truncatingIfNeeded: room[at + 3] &>> 32),
      form: Int32(truncatingIfNeeded: room[at + 3]))
  }

  /// Of two places the one that came last stands first.
  mutating func put(_ word: RecentWord, at place: Int) {
    let at = first + place * 4
    let other = first + (place ^ 1) * 4
    var room = self.room.mutableSpan
    for k in 0..<4 { room[other + k] = room[at + k] }
    room[at] = word.low
    room[at + 1] = word.high
    room[at + 2] = word.traits.rawValue
    room[at + 3] = UInt64(UInt32(bitPattern: word.length)) &<< 32 | UInt64(UInt32(bitPattern: word.form))
  }

  /// Whether the word at a place is this one.
  @inline(__always)
  func holds(_ word: MissedWord, at place: Int) -> Bool {
    let at = first + place * 4
    return room[at] == word.low && room[at + 1] == word.high && room[at + 3] &>> 32 == UInt64(truncatingIfNeeded: word.length)
  }

  /// Asks the processor for what lies at some places, which is read soon.
  func prefetch(_ places: Span<Int32>, _ count: Int) {
    guard count > 0, count <= places.count, first < room.count else { return }
    unsafe room.withUnsafeBufferPointer { room in
      unsafe places.withUnsafeBufferPointer { places in
        // A hint, which reads nothing.
        if let base = room.baseAddress, let some = places.baseAddress { unsafe cicu_prefetch(base + first, some, Int32(count), 32) }
      }
    }
  }

  /// Asks for the words of a chunk of tokens, `words[begin...]`: those that are not here are moved to the chunk's begin, and what is known of the
  /// others is put into `forms` and `traits`.
  /// - Returns: the end of those that are not here.
  func recall(
    _ words: inout MutableSpan<MissedWord>, from begin: Int, to end: Int, keeping kept: Int, _ forms: inout MutableSpan<Int32>,
    _ traits: inout MutableSpan<WordTraits>
  ) -> Int {
    let room = self.room.span
    var kept = kept
    for k in begin..<end {
      let word = words[k]
      let i = Int(word.token)
      if word.place >= 0 {
        let one = first + Int(word.place) * 4
        let other = first + Int(word.place ^ 1) * 4
        let length = UInt64(truncatingIfNeeded: word.length)
        // Which of its two places has a word cannot be foreseen, so both are looked at, and the right one is taken without a branch.
        let difference = (room[one] ^ word.low) | (room[one + 1] ^ word.high) | (room[one + 3] &>> 32 ^ length)
        let otherDifference = (room[other] ^ word.low) | (room[other + 1] ^ word.high) | (room[other + 3] &>> 32 ^ length)
        if min(difference, otherDifference) == 0 {
          let at = difference == 0 ? one : other
          forms[i] = Int32(truncatingIfNeeded: room[at + 3])
          traits[i] = WordTraits(rawValue: room[at + 2])
          continue
        }
      }
      forms[i] = -1
      words[kept] = word
      kept += 1
    }
    return kept
  }
}

/// A word that is not among the recent ones.
struct MissedWord {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var token: Int32 = 0
  /// Its place among the recent words, -1 where it has none.
  var place: Int32 = -1
  var length: Int32 = 0
  /// Where the search in the table of forms begins.
  var slot: Int32 = 0

  /// Whether the two integers are the whole word, in ASCII: then folding it takes no loop.
  @inline(__always)
  var isWhole: Bool { place >= 0 && (low | high) & 0x8080_8080_8080_8080 == 0 }
}
