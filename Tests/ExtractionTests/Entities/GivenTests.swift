import Extraction
import TestSupport
import Testing

/// The caller's entities and mentions win over every other reading.
@Suite struct GivenTests {
  private func span(_ word: String, in text: String) throws -> TextSpan {
    let range = try #require(text.firstRange(of: word))
    return TextSpan(
      text.utf8.distance(from: text.startIndex, to: range.lowerBound),
      text.utf8.distance(from: text.startIndex, to: range.upperBound))
  }

  @Test func aNameThatNoLexiconHoldsIsFound() throws {
    let annotation = try annotate(
      "Norway praised project heron and Project Heron’s team.",
      entities: [GivenEntity(key: "my/heron", name: "Project Heron", type: .product, aliases: ["the Heron"])])
    #expect(annotation.mentionLines.filter { $0.contains("my/heron") }.count == 2)
  }

  @Test func aKnownNameTakesOverTheEntrysOtherForms() throws {
    let annotation = try annotate(
      "Ukrainian officials praised Ukraine.", entities: [GivenEntity(key: "my/ua", name: "Ukraine")])
    #expect(annotation.mentionLines.allSatisfy { $0.contains("| my/ua |") })
    #expect(annotation.entities.map(\.key) == ["my/ua"])
  }

  @Test func theCallersEntityIsNotWhatItActsFor() throws {
    let annotation = try annotate(
      "Moscow met Russia’s allies.", entities: [GivenEntity(key: "my/moscow", name: "Moscow")])
    #expect(annotation.mentionLines.contains { $0.hasPrefix("Moscow | my/moscow") })
    #expect(annotation.mentionLines.contains { $0.hasPrefix("Russia | country/RU") })
  }

  @Test func aGivenMentionWins() throws {
    let text = "Norway condemned Russia."
    let annotation = try annotate(
      text, mentions: [GivenMention(key: "my/n", span: try span("Norway", in: text), type: .org)])
    #expect(annotation.mentionLines.first == "Norway | my/n | given | organisation")
    #expect(annotation.stanceLines == ["my/n | negative | country/RU | ACCUSE | asserted"])
  }

  @Test func aSpanInsideATokenIsEchoedAsGiven() throws {
    let text = "Norway condemned Russia."
    let annotation = try annotate(text, mentions: [GivenMention(key: "my/n", span: TextSpan(1, 4))])
    #expect(annotation.mentions.first?.span == TextSpan(1, 4))
    #expect(annotation.stanceLines.first?.hasPrefix("my/n | negative") == true)
  }

  @Test func laterNamesJoinAGivenMention() throws {
    let text = "Jonas Hallberg arrived. Hallberg praised Norway."
    let annotation = try annotate(
      text, mentions: [GivenMention(key: "my/jonas", span: try span("Jonas Hallberg", in: text), type: .person)])
    #expect(annotation.mentionLines.first?.contains("my/jonas") == true)
  }

  /// What the caller asks about within a phrase has a part in what the phrase holds: text, the span, and whether it has.
  static let company: [(text: String, span: String, has: Bool)] = [
    ("The Norwegian minister Espen Dahl condemned Russia.", "Norwegian", true),
    ("Norwegian Foreign Minister Espen Dahl condemned Russia.", "Norwegian", true),
    ("Norway’s minister Espen Dahl condemned Russia.", "Norway", true),
    ("Espen Dahl of the Harbour Council condemned Russia.", "Harbour Council", true),
    ("Espen Dahl, head of the Harbour Council, condemned Russia.", "Harbour Council", true),
    ("A member of the Norwegian delegation condemned Russia.", "Norwegian", true),
    ("The former Norwegian minister Espen Dahl condemned Russia.", "Norwegian", false),
    ("Norway’s critic Espen Dahl condemned Russia.", "Norway", false),
    ("The Oslo mayor Espen Dahl condemned Russia.", "Oslo", false),
    ("Espen Dahl, who left the Harbour Council, condemned Russia.", "Harbour Council", false),
  ]

  @Test(arguments: company) func whoTheCallerAsksAboutStandsWithItsPhrase(_ it: (text: String, span: String, has: Bool)) throws {
    let found = try annotate(it.text, mentions: [GivenMention(key: "my/it", span: try span(it.span, in: it.text))]).stanceLines
    #expect(found.contains { $0.hasPrefix("my/it | negative | country/RU") } == it.has, "\(found)")
    #expect(found.contains { $0.contains("| negative | country/RU") }, "\(found)")
  }

  @Test func thePossessiveIsNoPartOfAGivenName() throws {
    let text = "Hallberg’s statement condemned Russia."
    let mention = GivenMention(key: "my/h", span: try span("Hallberg’", in: text), type: .person)
    let annotation = try annotate(text, mentions: [mention])
    #expect(annotation.mentions.first?.span == mention.span)
    #expect(annotation.stanceLines.contains { $0.hasPrefix("my/h | negative | country/RU") })
  }

  @Test(arguments: [TextSpan(0, 0), TextSpan(5, 500), TextSpan(400, 500), TextSpan(-3, 2), TextSpan(9, 3)])
  func aSpanThatIsNoneIsLeftOut(_ span: TextSpan) throws {
    let annotation = try annotate("Norway condemned Russia.", mentions: [GivenMention(key: "my/n", span: span)])
    #expect(annotation.violations == [])
    #expect(annotation.stances.count == 1)
  }

  @Test func repairedTextKeepsGivenSpans() throws {
    let text = "Yesterday ErdoÄŸan condemned Norway."
    let annotation = try annotate(
      text, mentions: [GivenMention(key: "my/e", span: try span("ErdoÄŸan", in: text), type: .person)])
    #expect(annotation.mentionLines.first == "ErdoÄŸan | my/e | given | person")
  }

  @Test func overlappingMentionsDoNotBreakAnything() throws {
    let text = "Norway condemned Russia and praised Ukraine."
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let mentions = (0..<6).map { i in
        let a = Int.random(in: 0...text.utf8.count, using: &random.generator)
        let b = Int.random(in: 0...text.utf8.count, using: &random.generator)
        return GivenMention(key: "my/\(i % 3)", span: TextSpan(min(a, b), max(a, b)))
      }
      #expect(try annotate(text, mentions: mentions).violations == [], "seed \(seed)")
    }
  }

  @Test func aGivenPersonIsFoundByLastNameByGivenNameAndWithAnInitial() throws {
    let annotation = try annotate(
      "Senator Hallberg left. Jonas spoke. Then Jonas B. Hallberg praised Norway.",
      entities: [GivenEntity(key: "my/jonas", name: "jonas hallberg", type: .person)])
    let found = annotation.mentionLines.filter { $0.contains("| my/jonas |") }.map { $0.prefix(while: { $0 != "|" }) }
    #expect(found == ["Hallberg ", "Jonas ", "Jonas B. Hallberg "])
  }

  @Test func aGivenNameBeforeAnotherNameIsSomebodyElses() throws {
    let annotation = try annotate(
      "Jonas Lindqvist praised Norway.", entities: [GivenEntity(key: "my/jonas", name: "Jonas Hallberg", type: .person)])
    #expect(!annotation.mentionLines.contains { $0.contains("my/jonas") })
  }

  @Test func aGivenPersonComesBeforeAListedOneOfTheSameLastName() throws {
    let annotation = try annotate(
      "Trump praised Norway.", entities: [GivenEntity(key: "my/edna", name: "Edna Trump", type: .person)])
    #expect(annotation.mentionLines.first?.hasPrefix("Trump | my/edna") == true)
  }

  @Test func aBodysFullNameIsItsOwnWhateverItsType() throws {
    let annotation = try annotate(
      "Republicans praised Norway.", entities: [GivenEntity(key: "my/gop", name: "Republican Party", type: .person)])
    #expect(annotation.mentionLines.first?.hasPrefix("Republicans | my/gop") == true)
  }

  @Test(arguments: [
    "Norway supports a ban on plastic bags.", "Norway supports banning plastic bags.", "Norway supports the plastic bag ban.",
  ])
  func aPhraseIsFoundByItsContentWords(_ text: String) throws {
    let annotation = try annotate(text, entities: [GivenEntity(key: "my/ban", name: "plastic bag ban", type: .topic)])
    #expect(annotation.stanceLines.contains { $0.hasPrefix("country/NO | positive | my/ban") }, "\(annotation.stanceLines)")
  }

  @Test(arguments: ["Norway supports the end of the plastic bag ban.", "Norway supports a ban on plastic toys.", "Norway supports the bag makers."])
  func ofAPhraseItsHeadAndAllItsWordsCount(_ text: String) throws {
    let annotation = try annotate(text, entities: [GivenEntity(key: "my/ban", name: "plastic bag ban", type: .topic)])
    #expect(!annotation.stanceLines.contains { $0.hasPrefix("country/NO | positive | my/ban") }, "\(annotation.stanceLines)")
  }

  @Test func aPhraseThatBeginsWithAVerbIsNoNameForSyntax() throws {
    let annotation = try annotate(
      "Norway refused to lower the bridge toll.", entities: [GivenEntity(key: "my/toll", name: "lower the bridge toll", type: .event)])
    #expect(annotation.stanceLines.contains { $0.hasPrefix("country/NO | negative | my/toll") }, "\(annotation.stanceLines)")
  }
}

/// Topics that the caller names by a phrase, and what else a caller's entity is called.
@Suite struct GivenTopicTests {
  private let topic = GivenEntity(key: "my/topic", name: "end of U.S. involvement in Syria")

  @Test(arguments: [
    "Norway welcomed the end of U.S. involvement in Syria.", "Norway welcomed an end to American involvement in Syria.",
    "Norway welcomed the ending of US involvement in Syria.",
  ]) func aPhraseIsFoundByItsContentWords(_ text: String) throws {
    let annotation = try annotate(text, entities: [topic])
    #expect(annotation.mentionLines.contains { $0.contains("| my/topic |") }, "\(annotation.mentionLines)")
    #expect(annotation.entities.first { $0.key == "my/topic" }?.type == .topic)
    #expect(annotation.violations == [])
  }

  @Test(arguments: [
    "Norway welcomed U.S. involvement in Syria.", "Norway will end U.S. involvement in Syria.",
    "The end came. U.S. involvement in Syria grew.", "Norway welcomed the end of Russian involvement in Syria.",
  ]) func halfAPhraseIsNone(_ text: String) throws {
    #expect(try !annotate(text, entities: [topic]).mentionLines.contains { $0.contains("| my/topic |") })
  }

  @Test func aPartyIsItsMembersToo() throws {
    let annotation = try annotate(
      "Democrats objected. Rep. Edna Velling, D-Calif., left.", entities: [GivenEntity(key: "my/dem", name: "Democratic Party")])
    #expect(annotation.mentionLines.contains { $0.hasPrefix("Democrats | my/dem |") })
  }
}
