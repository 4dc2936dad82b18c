import Extraction
import Testing

/// Names that are built around a head word, with listed names inside.
@Suite struct BuiltNameTests {
  private func typed(_ text: String) throws -> [String] {
    let annotation = try annotate(text)
    return annotation.mentions.map { "\(annotation.string($0.span)) | \($0.type.rawValue)" }
  }

  @Test(arguments: [
    ("She joined the Farmers' Union of Norway.", "Farmers' Union of Norway | ORG"),
    ("She joined the Norwegian Orchard Party.", "Norwegian Orchard Party | ORG"),
    ("She joined the Bread and Land Party.", "Bread and Land Party | ORG"),
    ("He wrote to the Ministry of Forests and Fisheries.", "Ministry of Forests and Fisheries | ORG"),
    ("He quoted the Fair Fishing Act of 1964.", "Fair Fishing Act of 1964 | LAW"),
    ("He won the 1931 Norwegian general election.", "1931 Norwegian general election | EVENT"),
    ("He lost the 2004 European Parliament election.", "2004 European Parliament election | EVENT"),
  ]) func theLongerBuiltNameWins(_ text: String, _ mention: String) throws { #expect(try typed(text) == [mention]) }

  @Test func aPlaceThatIsStoodForIsNoPartOfTheName() throws {
    #expect(
      try typed("He stood as an Orchard Party candidate for Oslo.") == ["Orchard Party | ORG", "Oslo | GPE"])
  }

  @Test func aWordThatOpensTheSentenceIsNoPartOfTheName() throws {
    #expect(try typed("Former Orchard Party members left.") == ["Orchard Party | ORG"])
    #expect(try typed("The Orchard Party split.") == ["Orchard Party | ORG"])
  }

  @Test func anAcronymInBracketsJoinsItsName() throws {
    let annotation = try annotate("The Norwegian Orchard Party (NOP) split. Later NOP members returned.")
    let of = annotation.mentions.filter { ["Norwegian Orchard Party", "NOP"].contains(annotation.string($0.span)) }
    #expect(of.count == 3)
    #expect(Set(of.map(\.entity)).count == 1)
  }

  @Test func initialsInBracketsTellAName() throws {
    #expect(try typed("They left Vento Bravos Kuliko (VBK) in May.").first == "Vento Bravos Kuliko | ORG")
  }

  @Test func aListedPlaceMayBeASurname() throws {
    #expect(try typed("Later Hildegard Austin spoke.") == ["Hildegard Austin | PERSON"])
  }

  @Test func aStyleBelongsToTheName() throws {
    #expect(try typed("Later Sir Edmund Velling spoke.") == ["Sir Edmund Velling | PERSON"])
  }
}

/// What a place's name stands for, by what stands around it.
@Suite struct PlaceSenseTests {
  @Test(arguments: [
    ("Edna returned to Norway.", "Norway", MentionSense.place),
    ("They lived in Kenya, Uganda and Norway.", "Norway", .place),
    ("Norway's coast is long.", "Norway", .place),
    ("Norway's decision surprised them.", "Norway", .government),
    ("The treaty was signed by Sweden and Norway.", "Norway", .government),
    ("Texas sued the agency.", "Texas", .government),
  ]) func theClauseDecides(_ text: String, _ name: String, _ sense: MentionSense) throws {
    let annotation = try annotate(text)
    let mention = try #require(annotation.mentions.last { annotation.string($0.span) == name })
    #expect(mention.sense == sense)
  }
}
