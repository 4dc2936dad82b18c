import Lexicon
import Lexicons
import TestSupport
import Testing

@testable import Extraction

@Suite struct MatchPlacesTests {
  /// The places against those of the matches in order: by rank, and of equals the first.
  @Test func theBestAreTheFirstOfTheSorted() throws {
    let lexicon = CompiledLexicon.embedded
    let units = lexicon.unitFrame.count
    var random = SeededGenerator(seed: 23)
    func number(_ below: Int) -> Int { Int(random.next() >> 1) % below }
    for _ in 0..<3_000 {
      var matches = Scratch<UnitMatch>()
      for _ in 0..<number(7) {
        var cue = UnitCue(first: 5, end: 6)
        for t in 0..<number(3) { cue.add(Int32(6 + t)) }
        var match = UnitMatch(lexicon.unit(number(units)), cue)
        match.fill(holder: UInt64(number(3)), target: UInt64(number(3)))
        // Often one and the same twice.
        for _ in 0...number(2) { matches.append(match) }
      }
      let order = matches.indices.sorted {
        let (one, other) = (matches[$0].reckonedRank, matches[$1].reckonedRank)
        return one != other ? one > other : $0 < $1
      }
      let held = order.first { matches[$0].hasBoth }
      let unheld = order.first { matches[$0].hasTarget && !matches[$0].hasBoth && !matches[$0].marks.isChoosy }
      let implying = order.filter { matches[$0].marks.implies != Implication.nothing }
      let holding = order.first { matches[$0].marks.implies == Implication.holds && matches[$0].hasTarget }
      let places = MatchPlaces(matches)
      #expect(places.best == held ?? unheld ?? order.first ?? -1)
      #expect(places.held == order.filter { matches[$0].hasBoth }.count)
      #expect(places.implying == implying.first { matches[$0].hasTarget } ?? implying.first ?? -1)
      #expect(MatchPlaces.firstHolding(matches) == holding ?? -1)
    }
  }
}
