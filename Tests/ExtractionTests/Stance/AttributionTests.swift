import Extraction
import Testing

@Suite struct AttributionTests {
  @Test func aTextThatQuotesNobodyHasNoDensity() throws {
    let found = try #require(try annotate("The river rose at night. Two bridges fell.").attribution)
    #expect(found.density == 0 && found.direct == 0)
  }

  @Test func wordsInAReportCountOnceHoweverDeepTheyLie() throws {
    // Seven of nine words are somebody else's: "that Lula thinks that …" is a thought within the report.
    let found = try #require(try annotate("Macron said that Norway told Sweden that Denmark left.").attribution)
    #expect(abs(found.density - 7.0 / 9.0) < 0.001 && found.direct == 0)
  }

  @Test func directSpeechIsCountedByItself() throws {
    let found = try #require(try annotate("“We left at dawn,” Macron said. The river rose.").attribution)
    #expect(abs(found.density - 4.0 / 9.0) < 0.001)
    #expect(found.direct == found.density)
  }

  @Test func aLanguageWithoutLexiconHasNone() throws {
    #expect(try annotate("Le fleuve a monté pendant la nuit et deux ponts sont tombés.", language: "fr").attribution == nil)
  }

  @Test(arguments: [("said", Commitment.neutral), ("admitted", .factive), ("claimed", .doubt), ("revealed", .factive)])
  func aReportingVerbCommitsItsUser(_ verb: String, _ expected: Commitment) throws {
    let annotation = try annotate("Macron \(verb) that Norway opposes the truce.")
    #expect(annotation.quotes.first?.commitment == expected)
    #expect(annotation.stances.first { !$0.chain.isEmpty }?.chain.first?.commitment == expected)
  }

  /// The report of a denial is there, with what its word commits to; what is denied nobody has said.
  @Test func whatIsDeniedIsReportedAndNoStance() throws {
    let annotation = try annotate("Macron denied that Norway opposes the truce.")
    #expect(annotation.quotes.first?.commitment == .doubt)
    #expect(annotation.stances.allSatisfy { $0.chain.isEmpty })
    #expect(!annotation.stances.contains { annotation.name($0.holder) == "country/NO" })
  }

  @Test func aQuoteWithoutACueCommitsNobody() throws {
    #expect(try annotate("“The talks are over for all of us here.” Rain fell.").quotes.first?.commitment == nil)
  }
}
