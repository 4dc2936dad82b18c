internal import Lexicon

/// Of a clause's matches, in no order, the places of those that would be the first if they were sorted; -1 where there is none.
///
/// All are asked for at once, and each answer is chosen without a branch: nothing foresees which of a match's slots are filled, nor which is the best.
/// What a match is stands before its rank and its place in one integer, so that the best is the greatest.
struct MatchPlaces {
  /// The best of the best kind: of those with both slots filled, else of those with their target alone, of a frame that asks for nothing, else of all.
  let best: Int
  /// How many have both.
  let held: Int
  /// The best of those whose frame implies something of their target's clause, those with their target before the others.
  let implying: Int

  init(_ matches: borrowing Scratch<UnitMatch>) {
    var (best, implying, held) = (-1, -1, 0)
    for i in matches.indices {
      let marks = matches[i].marks
      let hasTarget = matches[i].hasTarget ? 1 : 0
      let hasBoth = matches[i].hasBoth ? 1 : 0
      let implies = marks.implies != Implication.nothing ? 1 : 0
      let rank = MatchPlaces.key(matches[i].reckonedRank, i)
      // 2 with both, 1 with the target alone.
      let kind = hasBoth &* 2 | hasTarget & ~hasBoth & (marks.isChoosy ? 0 : 1)
      held &+= hasBoth
      best = MatchPlaces.greater(best, kind &<< MatchPlaces.kindBits | rank)
      implying = MatchPlaces.greater(implying, (hasTarget &<< MatchPlaces.kindBits | rank) | (implies &- 1))
    }
    self.best = MatchPlaces.place(of: best)
    self.held = held
    self.implying = MatchPlaces.place(of: implying)
  }

  /// Of the matches that say of their target's clause that it holds, the best with a target; -1 none.
  static func firstHolding(_ matches: borrowing Scratch<UnitMatch>) -> Int {
    var best = -1
    for i in matches.indices where matches[i].marks.implies == Implication.holds && matches[i].hasTarget {
      best = greater(best, key(matches[i].reckonedRank, i))
    }
    return place(of: best)
  }

  /// The rank, and behind it the place: of two of one rank the earlier is the greater.
  @inline(__always)
  private static func key(_ rank: Int32, _ place: Int) -> Int { Int(rank) &<< placeBits | (placeMask &- place) }

  /// The place of a key, -1 of -1, which is none's.
  @inline(__always)
  private static func place(of key: Int) -> Int { (placeMask &- key & placeMask) | key &>> 63 }

  @inline(__always)
  private static func greater(_ one: Int, _ other: Int) -> Int { Mask.choose(other, one, Mask.isNegative(one &- other)) }

  // No clause has as many units as there are places.
  private static let placeBits = 24
  private static let placeMask = 0xFF_FFFF
  // Behind a rank of 32 bits.
  private static let kindBits = 58
}
