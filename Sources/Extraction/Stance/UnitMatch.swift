internal import Lexicon

/// A predicate whose slots are filled: a clause's own, or a noun that stands in its place ("became *a critic* of the plan").
struct Predicate {
  let clause: Int32
  var kind: PredicateKind
  var token: Int32
}

/// The words of a unit in the text.
struct UnitCue {
  var first: Int32
  var end: Int32
  /// Which tokens from `first` on are words of the unit, itself always: what stands between them may fill its slots ("put *the army* on alert").
  private(set) var words: UInt32 = 1
  /// How many they are.
  private(set) var count: Int32 = 1

  init(first: Int32, end: Int32) {
    self.first = first
    self.end = end
  }

  /// Takes in a further word, behind those that the unit has.
  @inline(__always)
  mutating func add(_ token: Int32) {
    end = token &+ 1
    words |= 1 &<< UInt32(truncatingIfNeeded: token &- first)
    count &+= 1
  }

  /// Whether the unit is of one word.
  var isSingle: Bool { count == 1 }

  /// Whether it is of two.
  var isPair: Bool { count == 2 }

  /// Whether a token is a word of a unit of several.
  func covers(_ token: Int32) -> Bool {
    !isSingle && token >= first && token < end && token - first < 32 && words & (1 << UInt32(token - first)) != 0
  }
}

extension Scratch where Element == UnitMatch {
  /// The first match that is so.
  @inline(__always)
  func first(where isSo: (UnitMatch) -> Bool) -> UnitMatch? {
    for i in indices where isSo(self[i]) { return self[i] }
    return nil
  }

  @inline(__always)
  func contains(where isSo: (UnitMatch) -> Bool) -> Bool {
    for i in indices where isSo(self[i]) { return true }
    return false
  }
}

/// A unit of a frame found at a predicate. Small, because several are found at every predicate, and sorted.
struct UnitMatch {
  private let row: UnitRow
  var cue: UnitCue
  /// How good the match is, once the matches of a predicate are sorted.
  var rank: Int32 = 0
  /// The codes of its fillers, which are compared and put in as they are; 0 none.
  private var holderCode: UInt64 = 0
  private var targetCode: UInt64 = 0

  init(_ row: UnitRow, _ cue: UnitCue) {
    self.row = row
    self.cue = cue
  }

  var holder: Filler? {
    get { Filler(code: holderCode) }
    set { holderCode = newValue.code }
  }
  var target: Filler? {
    get { Filler(code: targetCode) }
    set { targetCode = newValue.code }
  }
  var hasHolder: Bool { holderCode != 0 }
  var hasTarget: Bool { targetCode != 0 }
  var hasBoth: Bool { Mask.isNegative(0 &- Int(holderCode)) & Mask.isNegative(0 &- Int(targetCode)) != 0 }

  /// - Parameters holder, target: codes of fillers.
  @inline(__always)
  mutating func fill(holder: UInt64, target: UInt64) {
    holderCode = holder
    targetCode = target
  }

  var marks: UnitMarks { row.marks }
  var frame: Int { Int(row.frame) }
  /// The lists of slots that its holder and its target may stand in.
  var holderSlots: Int { Int(row.holder) }
  var targetSlots: Int { Int(row.target) }
  var cueFirst: Int32 { cue.first }
  var cueEnd: Int32 { cue.end }
  var isSingle: Bool { cue.isSingle }

  /// What `rank` comes to: more words, then both slots filled, then the frame's own weight.
  var reckonedRank: Int32 {
    // Without a branch: which slots are filled nothing foresees.
    let holder = Int(truncatingIfNeeded: holderCode)
    let target = Int(truncatingIfNeeded: targetCode)
    let hasTarget = Mask.isNegative(0 &- target)
    let hasHolder = Mask.isNegative(0 &- holder)
    let isSame = Mask.isNegative((holder ^ target) &- 1)
    let filled = hasTarget & (2_000 &+ hasHolder & (100_000 &- 5_000 & isSame))
    return marks.weight &+ cue.count &* 10_000 &+ Int32(truncatingIfNeeded: filled)
  }
}
