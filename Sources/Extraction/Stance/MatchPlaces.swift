internal import Lexicon

/// Which of a clause's matches, the best first, are the first of their kind: their places, -1 where there is none.
///
/// All are asked for at once, from behind, and each answer is chosen without a branch: nothing foresees which of a match's slots are filled.
struct MatchPlaces {
  /// With both slots filled.
  private(set) var held = -1
  /// With its target alone, of a frame that asks for nothing.
  private(set) var unheld = -1
  /// Not with both.
  private(set) var any = -1
  /// Of a frame that implies something of its target's clause, and such a one with its target.
  private(set) var implying = -1
  private(set) var implyingWithTarget = -1

  /// The one where a bit is 1, the other where it is 0.
  @inline(__always)
  private static func choose(_ one: Int, _ other: Int, _ bit: Int) -> Int { other ^ ((one ^ other) & (0 &- bit)) }

  init(_ matches: borrowing Scratch<UnitMatch>) {
    var i = matches.count
    while i > 0 {
      i &-= 1
      let marks = matches[i].marks
      let hasTarget = matches[i].hasTarget ? 1 : 0
      let hasBoth = matches[i].hasBoth ? 1 : 0
      let implies = marks.implies != Implication.nothing ? 1 : 0
      held = MatchPlaces.choose(i, held, hasBoth)
      unheld = MatchPlaces.choose(i, unheld, hasTarget & ~hasBoth & (marks.isChoosy ? 0 : 1))
      any = MatchPlaces.choose(any, i, hasBoth)
      implying = MatchPlaces.choose(i, implying, implies)
      implyingWithTarget = MatchPlaces.choose(i, implyingWithTarget, implies & hasTarget)
    }
  }
}
