import Extraction
import Testing

/// Pronouns and titles that stand for somebody.
@Suite struct ReferenceTests {
  private func lines(_ text: String, date: CalendarDate? = Shared.day) throws -> [String] {
    try annotate(text, date: date).mentionLines
  }

  @Test func aPronounJoinsItsAntecedent() throws {
    #expect(
      try lines("Emmanuel Macron arrived. He praised Ukraine.").contains(
        "He | person/emmanuel-macron | pronoun | person"))
    #expect(
      try lines("Angela Merkel arrived. She praised Ukraine.").contains("She | person/angela-merkel | pronoun | person")
    )
  }

  @Test func genderDecides() throws {
    let found = try lines("Emmanuel Macron met Angela Merkel. She praised Ukraine.")
    #expect(found.contains("She | person/angela-merkel | pronoun | person"))
  }

  @Test(arguments: ["He left.", "Norway voted. He left.", "Angela Merkel arrived. He left.", "It rained."])
  func aPronounWithoutAnAntecedentIsNobody(_ text: String) throws {
    #expect(try !lines(text).contains { $0.contains("| pronoun |") })
  }

  @Test func aPronounTooFarFromItsNameIsNobody() throws {
    let text = "Emmanuel Macron arrived. Rain fell. Snow fell. Hail fell. Rain fell. Snow fell. He left."
    #expect(try !lines(text).contains { $0.contains("| pronoun |") })
  }

  @Test func firstPersonsInAQuoteAreItsSpeaker() throws {
    #expect(
      try lines("“We will not leave,” Emmanuel Macron said.").contains("We | person/emmanuel-macron | pronoun | person")
    )
    #expect(try !lines("We will not leave.").contains { $0.contains("| pronoun |") })
  }

  @Test func anOfficeIsWhoHoldsItOnTheDay() throws {
    let text = "The German chancellor arrived."
    #expect(
      try lines(text, date: CalendarDate(year: 2015, month: 3, day: 1)).contains(
        "chancellor | person/angela-merkel | title | person"))
    #expect(
      try lines(text, date: CalendarDate(year: 2023, month: 3, day: 1)).contains(
        "chancellor | person/olaf-scholz | title | person"))
  }

  @Test(arguments: [
    "A German chancellor arrived.", "The former German chancellor arrived.", "German chancellors arrived.",
  ])
  func anOfficeThatNamesNobodyInParticularIsNobody(_ text: String) throws {
    #expect(try !lines(text).contains { $0.contains("| title |") })
  }
}
