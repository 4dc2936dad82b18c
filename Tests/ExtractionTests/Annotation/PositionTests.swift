import Extraction
import TestSupport
import Testing

@Suite struct PositionTests {
  @Test func stancesOfOnePairMakeOneRow() throws {
    let annotation = try annotate("Norway condemned Russia. Norway praised Ukraine. Norway criticized Russia.")
    let russia = try #require(annotation.entities.firstIndex { $0.key == "country/RU" })
    let rows = annotation.positions.filter { $0.target == .entity(russia) }
    #expect(rows.count == 1)
    #expect(rows.first?.negative == 2 && rows.first?.positive == 0)
    let scores = rows[0].stances.map { annotation.stances[$0].score }
    #expect(abs(rows[0].score - scores.reduce(0, +) / Double(scores.count)) < 0.0001)
  }

  @Test func whatIsOnlyImaginedDoesNotCount() throws {
    let annotation = try annotate("If Norway supports Ukraine, the talks will resume.")
    #expect(!annotation.stances.isEmpty)
    #expect(annotation.positions.isEmpty)
  }

  @Test func anIssueIsATargetAndAPhraseIsNone() throws {
    #expect(try annotate("Norway welcomed the ceasefire.").positions.map(\.target) == [.issue("ceasefire")])
    #expect(try annotate("Norway welcomed the old map.").positions.isEmpty)
  }
}

@Suite struct SalienceTests {
  @Test(arguments: try Seed.all()) func sharesAreInRangeAndAddUp(_ seed: Seed) throws {
    let shares = try annotate(seed.text).entities.map(\.salience)
    #expect(shares.allSatisfy { (0...1).contains($0) })
    #expect(shares.reduce(0, +) <= 1 + 0.005 * Double(shares.count))
  }

  @Test func whoIsNamedMostIsMostSalient() throws {
    let annotation = try annotate("Norway met Denmark. Norway voted. Norway left.")
    let best = annotation.entities.max { $0.salience < $1.salience }
    #expect(best?.key == "country/NO")
  }
}
