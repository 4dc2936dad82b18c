import Extraction
import Testing

/// One sentence for each way of saying who stands where, and beside it one that looks alike and must not say it.
@Suite struct ConstructionTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let text: String
    let stance: String
    let nearMiss: String
    var testDescription: String { text }
    init(_ text: String, _ stance: String, not nearMiss: String) {
      (self.text, self.stance, self.nearMiss) = (text, stance, nearMiss)
    }
  }

  static let pairs = [
    Pair(
      "Norway condemned Russia.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "The storm condemned Norway’s ships off Russia."),
    Pair(
      "Norway’s demands include a truce.", "country/NO | positive | issue/ceasefire | REQUEST | asserted",
      not: "Norway’s harbours include a truce."),
    Pair(
      "Russia was condemned by Norway.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "Russia was condemned by nightfall near Norway."),
    Pair(
      "Norway praised Ukraine.", "country/NO | positive | country/UA | SUPPORT | asserted",
      not: "Norway’s critics praised Ukraine."),
    Pair(
      "Norway is critical of Russia.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "Norway is critical to Russia."),
    Pair(
      "Norway is opposed to the deal.", "country/NO | negative | the deal | REJECT | asserted",
      not: "Norway is opposite the deal’s harbour."),
    Pair(
      "Norway’s rejection of the offer surprised them.", "country/NO | negative | the offer | REJECT | asserted",
      not: "The rejection of the offer surprised Norway."),
    Pair(
      "Norwegian support for Ukraine grew.", "country/NO | positive | country/UA | SUPPORT | asserted",
      not: "Support for Ukraine grew near Norway."),
    Pair(
      "Norway gave its support to Ukraine.", "country/NO | positive | country/UA | SUPPORT | asserted",
      not: "Norway printed its map of Ukraine."),
    Pair(
      "Norway put pressure on Russia.", "country/NO | negative | country/RU | COERCE | asserted",
      not: "Norway put a stamp on Russia’s letter."),
    Pair(
      "Norway imposed sanctions on Russia.", "country/NO | negative | country/RU | SANCTION | asserted",
      not: "Norway discussed a tax on Russia’s border."),
    Pair(
      "Norway blamed Russia for the flood.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "Norway waited for the flood in Russia."),
    Pair(
      "Norway accused Russia of sabotage.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "Norway was accused of sabotage in Russia."),
    Pair(
      "Norway thanked Turkey for its help.", "country/NO | positive | country/TR | SUPPORT | asserted",
      not: "Norway cooked a turkey for its guests."),
    Pair(
      "Norway, which condemned Russia, left.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "Norway, which borders Russia, left."),
    Pair(
      "Norway, an ally of Denmark, condemned Russia.", "country/NO | negative | country/RU | ACCUSE | asserted",
      not: "An ally of Norway condemned Russia."),
    Pair(
      "Norway sent Ukraine weapons.", "country/NO | positive | country/UA | AID | asserted",
      not: "Norway sent Ukraine’s letter back."),
    Pair(
      "Norway met Ukraine.", "country/NO | neutral | country/UA | CONSULT | asserted",
      not: "Norway met a deadline in Ukraine."),
  ]

  @Test(arguments: pairs) func whatIsSaidIsFound(_ pair: Pair) throws {
    let found = try annotate(pair.text).stanceLines
    #expect(found.contains(pair.stance), "\(found)")
  }

  /// The near miss has no stance of the same holder, side and target.
  @Test(arguments: pairs) func whatOnlyLooksAlikeIsNot(_ pair: Pair) throws {
    let core = pair.stance.split(separator: " | ").prefix(3).joined(separator: " | ")
    let found = try annotate(pair.nearMiss).stanceLines
    #expect(!found.contains { $0.hasPrefix(core) }, "\(pair.nearMiss) \(found)")
  }

  @Test func coordinatedHoldersAndTargetsAllCount() throws {
    let found = try annotate("Norway and Denmark condemned Russia and Belarus.").stanceLines
    for holder in ["country/NO", "country/DK"] {
      for target in ["country/RU", "country/BY"] {
        #expect(found.contains("\(holder) | negative | \(target) | ACCUSE | asserted"))
      }
    }
  }

  @Test func coordinatedVerbsShareTheirSubject() throws {
    let found = try annotate("Norway condemned Russia and praised Ukraine.").stanceLines
    #expect(
      Set(found) == [
        "country/NO | negative | country/RU | ACCUSE | asserted",
        "country/NO | positive | country/UA | SUPPORT | asserted",
      ])
  }

  @Test(arguments: ["Russia was condemned.", "Condemnation followed.", "Russia was widely criticized on Monday."])
  func whereNobodyIsNamedAsHolderThereIsNoStance(_ text: String) throws { #expect(try annotate(text).stances.isEmpty) }

  @Test func toOpposeAHarmIsNotToBeForWhomItHits() throws {
    let found = try annotate("Norway opposes sanctions on Russia.").stanceLines
    #expect(found == ["country/NO | negative | issue/sanctions | REJECT | asserted"])
  }

  @Test func toAnnounceAHarmIsAgainstWhomItHits() throws {
    #expect(
      try annotate("Norway announced new sanctions against Russia.").stanceLines.contains {
        $0.hasPrefix("country/NO | negative | country/RU")
      })
  }

  @Test func aDemandIsForItsContentAndNeutralToWhomItAsks() throws {
    let found = try annotate("Norway urged Russia to accept the ceasefire.").stanceLines
    #expect(found.contains("country/NO | neutral | country/RU | REQUEST | asserted"))
    #expect(found.contains("country/NO | positive | issue/ceasefire | REQUEST | asserted"))
  }

  @Test func loadedWordsAreTheSpeakers() throws {
    #expect(
      try annotate("Vladimir Putin is a liar.").stanceLines == [
        "author | negative | person/vladimir-putin | - | asserted"
      ])
    #expect(
      try annotate("Emmanuel Macron called Vladimir Putin a liar.").stanceLines
        == ["person/emmanuel-macron | negative | person/vladimir-putin | - | asserted"])
  }
}
