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

  @Test func aSurerStanceWeighsMore() throws {
    let annotation = try annotate("Norway condemned Russia. Norway must be wary of Russia, and it praised Russia.")
    let row = try #require(annotation.positions.first { $0.positive > 0 && $0.negative > 0 })
    let stances = row.stances.map { annotation.stances[$0] }
    let weights = stances.reduce(0) { $0 + $1.confidence }
    let weighted = stances.reduce(0) { $0 + $1.score * $1.confidence } / weights
    #expect(abs(row.weighted - weighted) < 0.0001)
    #expect(row.isMixed)
  }

  @Test func agreementRaisesConfidenceAndContradictionLowersIt() throws {
    func confidence(_ text: String) throws -> Double { try #require(try annotate(text).positions.first).confidence }
    let one = try confidence("Norway condemned Russia.")
    let two = try confidence("Norway condemned Russia. Norway criticized Russia.")
    let mixed = try confidence("Norway condemned Russia. Norway praised Russia.")
    #expect(one < two && mixed < one)
    #expect(try annotate("Norway condemned Russia. Norway praised Russia.").positions.first?.isMixed == true)
    #expect(try annotate("Norway condemned Russia. Norway criticized Russia.").positions.first?.isMixed == false)
  }

  @Test func aChangeBetweenSectionsShows() throws {
    let text = """
      A Frosty Start

      Norway condemned Russia on Monday at a meeting of ministers in the north of the country.

      A Late Thaw

      Norway praised Russia on Friday, when the ministers met again and had little else to say.
      """
    let annotation = try annotate(text)
    let row = try #require(annotation.positions.first)
    #expect(row.sections.map(\.negative) == [1, 0])
    #expect(row.sections.map(\.positive) == [0, 1])
    #expect(row.sections.map { annotation.blocks[$0.block].kind } == [.heading, .heading])
    #expect(row.sections[0].score < 0 && row.sections[1].score > 0)
  }

  @Test func oneSectionIsNoChange() throws {
    let text = "A Frosty Start\n\nNorway condemned Russia on Monday.\n\nNorway praised Russia on Friday.\n"
    #expect(try annotate(text).positions.first?.sections.isEmpty == true)
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
