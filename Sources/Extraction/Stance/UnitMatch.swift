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
  var words: UInt32 = 1

  /// Whether the unit is of one word.
  var isSingle: Bool { words == 1 }

  /// Whether it is of two.
  var isPair: Bool {
    let behindFirst = words & (words &- 1)
    return behindFirst != 0 && behindFirst & (behindFirst &- 1) == 0
  }

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
  var holder: Filler?
  var target: Filler?

  init(_ row: UnitRow, _ cue: UnitCue) {
    self.row = row
    self.cue = cue
  }

  var marks: UnitMarks { row.marks }
  var frame: Int { Int(row.frame) }
  /// The lists of slots that its holder and its target may stand in.
  var holderSlots: Int { Int(row.holder) }
  var targetSlots: Int { Int(row.target) }
  var cueFirst: Int32 { cue.first }
  var cueEnd: Int32 { cue.end }
  var isSingle: Bool { cue.isSingle }

  /// By itself, so that the words of the many single ones are not counted.
  @inline(never)
  private static func rank(of words: UInt32) -> Int32 { Int32(truncatingIfNeeded: words.nonzeroBitCount) * 10_000 }

  /// What `rank` comes to: more words, then both slots filled, then the frame's own weight.
  var reckonedRank: Int32 {
    let words = marks.weight + (isSingle ? 10_000 : UnitMatch.rank(of: cue.words))
    // Without a branch: which slots are filled nothing foresees.
    let holder = self.holder.map(\.code) ?? 0
    let target = self.target.map(\.code) ?? 0
    let hasTarget: Int32 = target != 0 ? 1 : 0
    let hasHolder: Int32 = holder != 0 ? 1 : 0
    let isSame: Int32 = holder == target ? 1 : 0
    return words &+ hasTarget &* (2_000 &+ hasHolder &* (100_000 &- isSame &* 5_000))
  }
}
