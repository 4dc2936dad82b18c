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

  init(_ matches: borrowing Scratch<UnitMatch>) {
    var i = matches.count
    while i > 0 {
      i &-= 1
      let marks = matches[i].marks
      let hasTarget = matches[i].hasTarget ? 1 : 0
      let hasBoth = matches[i].hasBoth ? 1 : 0
      let implies = marks.implies != Implication.nothing ? 1 : 0
      held = Mask.choose(i, held, 0 &- hasBoth)
      unheld = Mask.choose(i, unheld, 0 &- (hasTarget & ~hasBoth & (marks.isChoosy ? 0 : 1)))
      any = Mask.choose(any, i, 0 &- hasBoth)
      implying = Mask.choose(i, implying, 0 &- implies)
      implyingWithTarget = Mask.choose(i, implyingWithTarget, 0 &- (implies & hasTarget))
    }
  }
}
