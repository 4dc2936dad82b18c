import Extraction
import Testing

@Suite struct NameTests {
  private func lines(_ text: String) throws -> [String] { try annotate(text).mentionLines }

  @Test func theLongestNameWins() throws {
    #expect(
      try lines("The European Union Monitoring Mission stayed.").first?.contains(
        "European Union Monitoring Mission | org/eumm-georgia") == true)
    #expect(try lines("The European Union stayed.").first?.hasPrefix("European Union | ") == true)
  }

  @Test func diacriticsAndSpellingsDoNotMatter() throws {
    for name in ["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "RECEP TAYYIP ERDOGAN"] {
      #expect(
        try lines("Yesterday \(name) spoke.").first?.contains("| person/recep-tayyip-erdogan |") == true, "\(name)")
    }
    #expect(
      try lines("Volodymyr Zelenskiy spoke.") == ["Volodymyr Zelenskiy | person/volodymyr-zelenskyy | alias | person"])
  }

  @Test func capitalsDecideWhereAWordIsBoth() throws {
    #expect(try lines("Officials told us that the US will let us know.") == ["US | country/US | acronym | government"])
    #expect(try lines("The chef carved the turkey while Turkey voted.") == ["Turkey | country/TR | name | government"])
    #expect(
      try lines("WHO is not who; who said that?") == ["WHO | org/world-health-organization | acronym | organisation"])
  }

  @Test func aPossessiveIsNoPartOfAName() throws {
    #expect(try lines("Norway’s plan and Norway's plan.").map { String($0.prefix(8)) } == ["Norway |", "Norway |"])
  }

  @Test func aWeakSurnameNeedsAFullerName() throws {
    let alone = try lines("Yesterday Carter spoke.")
    #expect(!alone.contains { $0.contains("person/jimmy-carter") })
    let after = try lines("Jimmy Carter arrived. Yesterday Carter spoke.")
    #expect(after.filter { $0.contains("person/jimmy-carter") }.count == 2)
  }

  @Test func aGivenNameBeforeASurnameMakesAnotherPerson() throws {
    #expect(try !lines("Yesterday Hildegard Putin arrived.").contains { $0.contains("person/vladimir-putin") })
  }

  @Test func titlesStayOutsideTheSpan() throws {
    #expect(
      try lines("President Volodymyr Zelenskyy spoke.") == [
        "Volodymyr Zelenskyy | person/volodymyr-zelenskyy | name | person"
      ])
    #expect(try lines("Sen. Marta Velling met reporters.") == ["Marta Velling | nil/marta-velling | name | person"])
  }

  @Test func namesThatNoListHoldsAreFoundByTheirParts() throws {
    let found = try annotate("Jonas Hallberg of the Institute for Northern Policy spoke. Later Hallberg left.")
    #expect(
      found.mentionLines == [
        "Jonas Hallberg | nil/jonas-hallberg | name | person",
        "Institute for Northern Policy | nil/institute-for-northern-policy | name | organisation",
        "Hallberg | nil/jonas-hallberg | short_name | person",
      ])
    #expect(found.entities.map(\.isNil) == [true, true])
  }

  @Test func aCapitalAtASentencesBeginningIsNoName() throws {
    #expect(try lines("Talks ended. Nobody signed. Rain fell.").isEmpty)
  }

  @Test func demonymsBelongToTheirCountry() throws {
    let annotation = try annotate("Ukrainian officials met many Ukrainians.")
    #expect(
      annotation.mentionLines == [
        "Ukrainian | country/UA | demonym | people", "Ukrainians | country/UA | demonym | people",
      ])
    #expect(annotation.mentions.map(\.type) == [.norp, .norp])
    #expect(annotation.entities.map(\.type) == [.gpe])
  }

  @Test func membersOfAPartyAreTheParty() throws {
    let annotation = try annotate("Democrats oppose the plan.")
    #expect(annotation.mentions.map(\.type) == [.org])
    #expect(annotation.mentionLines.first?.hasPrefix("Democrats | party/us-democratic-party |") == true)
  }

  @Test func anEntityKnowsItsCountryOfficesAndLinks() throws {
    let annotation = try annotate("Recep Tayyip Erdoğan spoke.")
    let entity = try #require(annotation.entities.first)
    #expect(entity.name == "Recep Tayyip Erdoğan")
    #expect(entity.country == "country/TR")
    #expect(entity.roles.contains { $0.title == "President" && $0.of == "country/TR" && $0.from == "2014-08-28" })
    #expect(!entity.roles.contains { $0.title == "Prime Minister" })
  }
}
