import Foundation
import Testing

@testable import extract

/// `extract lexicon`: what a name can mean, and what no lexicon holds.
@Suite struct LexiconCommandTests {
  @Test func lookupSaysWhatANameCanMean() throws {
    let result = try Program.run("lexicon", "lookup", "Georgia")
    #expect(result.status == 0)
    #expect(result.lines.contains { $0.hasPrefix("country/GE  Georgia  GPE  name") })
    #expect(result.lines.contains { $0.hasPrefix("region/US-GA  ") })
    #expect(try Program.run("lexicon", "lookup", "White", "House").lines.contains { $0.contains("country/US") })
  }

  @Test func lookupOfNothingFails() throws {
    let result = try Program.run("lexicon", "lookup", "Vellingborg Quarry")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Vellingborg Quarry"))
    #expect(try Program.run("lexicon", "lookup").status == 64)
  }

  @Test func gapsCountsWhatNoLexiconHolds() throws {
    let text = "Jonas Hallberg arrived in Oslo. Later Hallberg met Marta Velling.\n"
    let result = try Program.run("lexicon", "gaps", input: text)
    #expect(result.status == 0)
    #expect(result.lines.first == "2  Jonas Hallberg  PERSON")
    #expect(result.text.contains("person/jonas-hallberg\n    name: Jonas Hallberg"))
    #expect(!result.text.contains("Oslo  "))
    #expect(!result.text.contains("1  Marta Velling"))
    #expect(try Program.run("lexicon", "gaps", "--least", "1", input: text).text.contains("1  Marta Velling  PERSON"))
  }

  @Test func gapsReadsACorpus() throws {
    let lines = (0..<3).map { "{\"id\":\($0),\"text\":\"Jonas Hallberg arrived.\"}" }.joined(separator: "\n")
    #expect(try Program.run("lexicon", "gaps", "--from", "jsonl", input: lines).lines.first == "3  Jonas Hallberg  PERSON")
    #expect(try Program.run("lexicon", "gaps", input: "").output.isEmpty)
  }
}
