import Extraction
import Testing

/// What a report's word makes of what it reports, and who of those that report is a party to it.
@Suite struct CommitmentTests {
  private func score(_ text: String) throws -> Double {
    let annotation = try annotate(text)
    let stance = annotation.stances.first { annotation.name($0.holder) == "country/SE" && annotation.name($0.target) == "country/NO" }
    return try #require(stance, "\(annotation.stanceLines)").score
  }

  @Test func aClaimIsWeakerThanAStatementAndAnAdmissionIsNot() throws {
    let said = try score("Merz said that Sweden had attacked Norway.")
    let claimed = try score("Merz claimed that Sweden had attacked Norway.")
    let admitted = try score("Merz admitted that Sweden had attacked Norway.")
    #expect(said < 0)
    #expect(claimed < 0)
    #expect(claimed > said)
    #expect(admitted == said)
  }

  @Test(arguments: [
    ("Merz said that Norway had betrayed its neighbours.", true),
    ("The police said that Norway had betrayed its neighbours.", false),
    ("A witness said that Norway had betrayed its neighbours.", false),
    ("A reporter said that Norway had betrayed its neighbours.", false),
  ])
  func aPartyThatAccusesIsAgainstTheAccusedAndAnObserverIsNot(_ text: String, _ isAgainst: Bool) throws {
    let lines = try annotate(text).stanceLines.filter { !$0.hasPrefix("author") }
    #expect(lines.contains { $0.contains("| negative | country/NO") } == isAgainst, "\(lines)")
  }

  @Test(arguments: [
    ("For Merz, the deal is a disaster.", true),
    ("For years, the deal was a disaster.", false),
    ("For Merz, the deal is the first.", false),
  ])
  func aViewpointNamesWhoseViewItIs(_ text: String, _ isView: Bool) throws {
    let lines = try annotate(text).quoteLines
    #expect(lines.contains { $0.contains("| person/friedrich-merz | For |") } == isView, "\(lines)")
  }

  @Test(arguments: [
    ("Merz met Macron on Monday. The former is opposed to the plan.", "person/friedrich-merz | negative"),
    ("Merz met Macron on Monday. The latter is opposed to the plan.", "person/emmanuel-macron | negative"),
  ])
  func theFormerAndTheLatterAreTheLastTwo(_ text: String, _ stance: String) throws {
    let lines = try annotate(text).stanceLines
    #expect(lines.contains { $0.hasPrefix(stance) }, "\(lines)")
  }

  @Test func theFormerOfNobodyIsNobody() throws {
    let lines = try annotate("Merz slept. The latter is opposed to the plan.").stanceLines
    #expect(!lines.contains { $0.hasPrefix("person/friedrich-merz") }, "\(lines)")
  }
}
