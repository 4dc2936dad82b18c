internal import CICU

/// A word of at most sixteen bytes as two integers: the first byte least, and ones behind the last, which no UTF-8 has: so they tell the length too.
struct WordBytes {
  let low: UInt64
  let high: UInt64

  @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// - Parameter length: from one to sixteen; of the two integers what lies behind it does not count.
  @inline(__always)
  init(_ low: UInt64, _ high: UInt64, _ length: Int) {
    // Of the integer that has the word's last byte: what lies behind it.
    let behind = ~1 &<< UInt64(truncatingIfNeeded: length &* 8 &- 1)
    let isLong = length > 8
    self.low = low | (isLong ? 0 : behind)
    self.high = high | (isLong ? behind : .max)
  }

  /// Its place among the recent words; the table's mask takes of it what it needs.
  @inline(__always)
  var place: Int {
    Int(truncatingIfNeeded: WordHash.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15)))
  }

  /// The bits of a word's bytes in the two integers: of how many bytes it has nothing can be foreseen, so it is told without a branch.
  /// - Parameter length: from one to sixteen.
  @inline(__always)
  static func bytes(_ length: Int) -> (low: UInt64, high: UInt64) {
    // All bits where it has more than eight bytes.
    let isLong = UInt64(bitPattern: Int64(8 &- length) &>> 63)
    let last = UInt64.max &>> UInt64(truncatingIfNeeded: 0 &- length &* 8)
    return (last | isLong, last & isLong)
  }

  /// Eight bytes that are none of a word.
  static let none = UInt64.max

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
  var form: Int32

  /// Whether the place of the word is free.
  var isNone: Bool { low == WordBytes.none }
}

/// The words that were looked up last: most words of a text are among some hundreds, and the table of forms is far larger than the processor's
/// caches. Each word has two places side by side, in one line of those caches.
struct RecentWords {
  /// Four integers a place: the word's two, the traits, and the form.
  private var room: [UInt64] = []
  /// Where the first place begins, so that two of them fill a line of 64 bytes. A copy may begin elsewhere; only the speed depends on it.
  private var first = 0
  /// How many places there are, a power of two.
  private(set) var count = 0

  init() {}

  /// - Parameter count: a power of two.
  init(count: Int) {
    room = [UInt64](repeating: WordBytes.none, count: count * 4 + 7)
    // The address is looked at, nothing behind it.
    first = unsafe room.withUnsafeBufferPointer { (8 - Int(bitPattern: $0.baseAddress) / 8 % 8) % 8 }
    self.count = count
  }

  /// The word at a place.
  subscript(place: Int) -> RecentWord {
    let at = first + place * 4
    return RecentWord(
      low: room[at], high: room[at + 1], traits: WordTraits(rawValue: room[at + 2]), form: Int32(truncatingIfNeeded: room[at + 3]))
  }

  /// Of two places the one that came last stands first.
  mutating func put(_ word: RecentWord, at place: Int) {
    let at = first &+ place &* 4
    let other = first &+ (place ^ 1) &* 4
    let end = first &+ count &* 4
    precondition(place >= 0 && place < count)
    var room = self.room.mutableSpan
    // Looked at once for the eight integers.
    precondition(end <= room.count)
    for k in 0..<4 { unsafe room[unchecked: other &+ k] = room[unchecked: at &+ k] }
    unsafe room[unchecked: at] = word.low
    unsafe room[unchecked: at &+ 1] = word.high
    unsafe room[unchecked: at &+ 2] = word.traits.rawValue
    unsafe room[unchecked: at &+ 3] = UInt64(UInt32(bitPattern: word.form))
  }

  /// Whether the word at a place is this one.
  @inline(__always)
  func holds(_ word: MissedWord, at place: Int) -> Bool {
    let at = first + place * 4
    return (room[at] ^ word.low) | (room[at + 1] ^ word.high) == 0
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

  /// Asks for the words of some tokens: those that are not here are put into `outMissed`, behind the first `begin`, and what is known of the others
  /// into `outForms` and `outTraits`.
  /// - Parameters:
  ///   - words: no more than 64.
  ///   - token: the first.
  /// - Returns: how many there are in `outMissed`.
  @inline(never)
  func recall(
    _ words: Span<MissedWord>, _ token: Int, _ outForms: inout [Int32], _ outTraits: inout [WordTraits], _ outMissed: inout [MissedWord],
    from begin: Int
  ) -> Int {
    let room = self.room.span
    let first = self.first
    var missed = outMissed.mutableSpan
    var forms = outForms.mutableSpan
    var traits = outTraits.mutableSpan
    var count = begin
    // Looked at once for all words: where the room ends, whose places are below a power of two, and the tokens.
    let mask = self.count / 2 - 1
    precondition(self.count > 1 && self.count & (self.count - 1) == 0 && first >= 0 && first + self.count * 4 <= room.count)
    precondition(token >= 0 && token + words.count <= min(forms.count, traits.count) && words.count <= 64)
    // The words that are not here, a bit each.
    var left: UInt64 = 0
    for k in 0..<words.count {
      let word = words[k]
      // A word without a place is looked for at some place and not taken from there.
      let at = first &+ (Int(word.place &>> 1) & mask) &* 8
      // Whether a word is here, and in which of its two places, cannot be foreseen: so both are looked at, and what would be right is taken, without
      // a branch.
      let one = unsafe (room[unchecked: at] ^ word.low) | (room[unchecked: at &+ 1] ^ word.high)
      let other = unsafe (room[unchecked: at &+ 4] ^ word.low) | (room[unchecked: at &+ 5] ^ word.high)
      let found = at &+ (one == 0 ? 0 : 4)
      let isHere = (min(one, other) == 0 ? 1 : 0) & (word.place >= 0 ? 1 : 0)
      // All bits where it is here. Without a form it is -1.
      let all = UInt64(bitPattern: 0 &- Int64(isHere))
      let form = unsafe room[unchecked: found &+ 3] | ~all
      let known = unsafe room[unchecked: found &+ 2] & all | WordTraits.unknown.rawValue & ~all
      unsafe forms[unchecked: token &+ k] = Int32(truncatingIfNeeded: form)
      unsafe traits[unchecked: token &+ k] = WordTraits(rawValue: known)
      left |= UInt64(truncatingIfNeeded: 1 &- isHere) &<< UInt64(truncatingIfNeeded: k)
    }
    while left != 0 {
      let k = left.trailingZeroBitCount
      left &= left &- 1
      missed[count] = words[k]
      missed[count].token = Int32(truncatingIfNeeded: token &+ k)
      count &+= 1
    }
    return count
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

  /// The two integers with zeros behind the last byte; nil where they are not the whole word, or it is not in ASCII. Then folding it takes no loop.
  @inline(__always)
  var plain: (low: UInt64, high: UInt64)? {
    guard place >= 0 else { return nil }
    let bytes = WordBytes.bytes(Int(length))
    let plain = (low & bytes.low, high & bytes.high)
    return (plain.0 | plain.1) & 0x8080_8080_8080_8080 == 0 ? plain : nil
  }
}
