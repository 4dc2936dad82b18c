internal import Lexicon

/// For each sequence of states that the candidates of a token have in some text, a pattern, what they cost before and behind every state: laid out so that
/// one step of the search is a few operations on eight numbers at once.
///
/// There are some two hundred patterns in English; each is laid out when it is met first. A pattern of fewer than eight states is filled up with its first one,
/// so that every lane counts: of two that are alike the one that stands first is taken.
struct TagPatterns: ~Copyable {
  /// Eight numbers, one for each candidate of a token.
  typealias Lanes = SIMD8<Int16>

  /// First for each row the same number eight times, where it begins in bytes: what the chains before are where a token with one candidate stands before. Then
  /// the patterns, `size` each: where the rows of their own states begin, all bits where a state is a finite verb's, the costs behind each row, the costs
  /// before each state.
  private(set) var tables = Scratch<Lanes>()
  /// By open addressing, of a power of two places at least half of which are free: the patterns' states, a byte each; 0 where there is none, as state 0 is no
  /// candidate's.
  private var keys = [UInt64](repeating: 0, count: 128)
  /// Where the patterns begin in `tables`.
  private var places = [UInt32](repeating: 0, count: 128)
  private var count = 0
  /// Of a state behind another, `before << 6 | state`, in the keys' units.
  private let costs: [Int16]

  /// Of a candidate's score and a state's cost so many eighths of a bit count at most: then no sum goes beyond sixteen bits.
  static let mostScore: Int32 = 400
  static let mostCost: Int32 = 255
  /// What a verb has against it that cannot be one: more than all that a chain through it may be better by.
  static let denied: Int16 = 1400

  /// A key is a score times eight: below it there is room for the number of a candidate.
  static let unit: Int16 = 8

  /// Rows: one for each state, then for a determiner and a possessive that stands right before the token by itself, what they cost with the verbs denied.
  static let rows = 41
  /// How far behind their own rows those are; one row further gerunds are denied too.
  static let deniedRow = 28
  static let ownRows = 0
  static let finite = 1
  static let behindRow = 2
  static let beforeState = behindRow + rows
  static let size = beforeState + TagState.count

  /// The states behind which verbs are denied.
  static var begins: StateSet { StateSet(TagState.det) | TagState.poss }

  /// - Parameter costs: of a state behind another, `before << 6 | state`, in eighths of a bit.
  init(_ costs: [Int32]) {
    precondition(costs.count == 1 << 12)
    self.costs = costs.map { (cost: Int32) -> Int16 in
      let limited: Int32 = min(max(cost, 0), TagPatterns.mostCost)
      return Int16(truncatingIfNeeded: limited) &* TagPatterns.unit
    }
    // More than most texts need: room that grows is touched twice.
    tables.reserve(TagPatterns.rows + 256 * TagPatterns.size)
    for row in 0..<TagPatterns.rows { tables.append(Lanes(repeating: TagPatterns.offset(row))) }
  }

  /// Where a row begins, in bytes behind the first one.
  private static func offset(_ row: Int) -> Int16 { Int16(truncatingIfNeeded: row * MemoryLayout<Lanes>.size) }

  /// Where the pattern begins in `tables`.
  /// - Parameter states: of eight candidates, a byte each, below `TagState.count` and not 0.
  mutating func place(of states: UInt64) -> UInt32 {
    let mask = keys.count - 1
    var i = Int(truncatingIfNeeded: (states &* 0x9E37_79B9_7F4A_7C15) &>> 40) & mask
    while keys[i] != states {
      if keys[i] == 0 { return add(states) }
      i = (i + 1) & mask
    }
    return places[i]
  }

  private mutating func add(_ states: UInt64) -> UInt32 {
    let place = UInt32(truncatingIfNeeded: tables.count)
    lay(states)
    if count * 2 >= keys.count {
      let (oldKeys, oldPlaces) = (keys, places)
      keys = [UInt64](repeating: 0, count: 2 * oldKeys.count)
      places = [UInt32](repeating: 0, count: keys.count)
      for i in oldKeys.indices where oldKeys[i] != 0 { enter(oldKeys[i], oldPlaces[i]) }
    }
    count += 1
    enter(states, place)
    return place
  }

  private mutating func enter(_ states: UInt64, _ place: UInt32) {
    let mask = keys.count - 1
    var i = Int(truncatingIfNeeded: (states &* 0x9E37_79B9_7F4A_7C15) &>> 40) & mask
    while keys[i] != 0 { i = (i + 1) & mask }
    keys[i] = states
    places[i] = place
  }

  private mutating func lay(_ packed: UInt64) {
    let first = tables.count
    tables.grow(Lanes(), count: first + TagPatterns.size)
    var hasNoun = false
    for k in 0..<8 {
      let state = UInt8(truncatingIfNeeded: packed >> UInt64(8 * k) & 63)
      hasNoun = hasNoun || state == TagState.noun || state == TagState.nouns
    }
    // Behind a word that can only be a determiner or possessive ("the move", "its stand") what may be a noun is no finite verb and no infinitive; nor is it a
    // gerund where a phrase begins behind it ("called the killing a crime").
    let denied: Int16 = hasNoun ? TagPatterns.denied &* TagPatterns.unit : 0
    let verbs = StateSet(TagState.base) | TagState.present | TagState.third | TagState.past
    unsafe tables.withUnsafeMutableBufferPointer { tables in
      unsafe costs.withUnsafeBufferPointer { costs in
        // By pointers: a pattern is six hundred numbers, and an article meets a hundred patterns. A state is six bits.
        guard let base = tables.baseAddress, let costs = costs.baseAddress else { return }
        let room = unsafe UnsafeMutableRawPointer(base + first)
        for k in 0..<8 {
          let state = UInt8(truncatingIfNeeded: packed >> UInt64(8 * k) & 63)
          func set(_ row: Int, _ value: Int16) {
            unsafe room.storeBytes(of: value, toByteOffset: row &* MemoryLayout<Lanes>.size &+ 2 &* k, as: Int16.self)
          }
          set(TagPatterns.ownRows, TagPatterns.offset(Int(state)))
          set(TagPatterns.finite, TagRules.isFinite(state) ? -1 : 0)
          let column = unsafe costs + Int(state)
          let line = unsafe costs + Int(state) << 6
          // At a sentence's end, which is as `start`, nothing costs anything.
          set(TagPatterns.behindRow, unsafe column[0])
          for other in 1..<TagState.count {
            set(TagPatterns.behindRow &+ other, unsafe column[other &<< 6])
            set(TagPatterns.beforeState &+ other, unsafe line[other])
          }
          for row in [TagState.det, TagState.poss] {
            let cost = unsafe column[Int(row) << 6]
            let at = TagPatterns.behindRow + TagPatterns.deniedRow + Int(row)
            let isVerb = verbs.contains(state)
            set(at, cost &+ (isVerb ? denied : 0))
            set(at + 1, cost &+ (isVerb || state == TagState.gerund ? denied : 0))
          }
        }
      }
    }
  }
}
