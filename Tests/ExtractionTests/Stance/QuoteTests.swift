import Extraction
import Testing

@Suite struct QuoteTests {
  private func quotes(_ text: String) throws -> [String] { try annotate(text).quoteLines }

  @Test(arguments: [
    "“The talks are over for us,” Emmanuel Macron said.", "Emmanuel Macron said: “The talks are over for us.”",
    "“The talks are over for us,” said Emmanuel Macron.",
  ]) func directSpeechHasItsSpeaker(_ text: String) throws {
    let found = try quotes(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("direct | person/emmanuel-macron | said | The talks are over for us") == true)
  }

  @Test func indirectSpeechHasItsSpeaker() throws {
    #expect(
      try quotes("Emmanuel Macron said that Norway left.") == [
        "indirect | person/emmanuel-macron | said | that Norway left"
      ])
    #expect(
      try quotes("Norway left, Emmanuel Macron said.") == ["indirect | person/emmanuel-macron | said | Norway left"])
  }

  @Test func aThoughtIsAnAttitude() throws {
    #expect(
      try quotes("Emmanuel Macron thinks that Norway left.") == [
        "attitude | person/emmanuel-macron | thinks | that Norway left"
      ])
  }

  @Test func accordingToNamesTheSpeaker() throws {
    #expect(
      try quotes("According to Emmanuel Macron, Norway left.").first?.hasPrefix(
        "indirect | person/emmanuel-macron | According to") == true)
  }

  @Test func reportsNest() throws {
    #expect(
      try quotes("Macron said that Merkel believes that Putin lies.") == [
        "indirect | person/emmanuel-macron | said | that Merkel believes that Putin lies",
        "attitude | person/angela-merkel | believes | that Putin lies",
      ])
  }

  @Test(arguments: [
    "Norway left.", "Emmanuel Macron said nothing.", "The so-called “plan” failed.", "Emmanuel Macron told a joke.",
  ])
  func nothingReportedIsNoQuote(_ text: String) throws { #expect(try quotes(text) == []) }

  /// What follows a phrase of hearsay is no speaker.
  @Test(arguments: ["Reportedly, Norway condemned Russia.", "By all accounts Norway condemned Russia."])
  func hearsayNamesNobody(_ text: String) throws {
    let annotation = try annotate(text)
    #expect(annotation.quoteLines == ["indirect | country/NO | condemned | Russia"])
    #expect(annotation.stanceLines == ["country/NO | negative | country/RU | ACCUSE | asserted"])
    #expect(annotation.stances.allSatisfy { $0.chain.isEmpty })
  }

  @Test func aQuoteWithoutASpeakerHasNone() throws {
    let found = try quotes("“The talks are over for all of us here.” Rain fell.")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("direct | - | - |") == true)
  }
}
