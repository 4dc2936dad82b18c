import Testing

@testable import Extraction

@Suite struct SentenceTests {
  /// The text with its sentences joined by ` / `.
  private func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let plain = text.split(separator: "/").map { $0.trimmingSpace }.joined(separator: " ")
    let annotation = try annotate(plain)
    let found = annotation.sentences.map { annotation.string($0.span) }.joined(separator: " / ")
    #expect(found == text, sourceLocation: sourceLocation)
  }

  @Test func aSentenceEndsAtItsMark() throws {
    try expect("The talks ended. / Nobody signed. / Why? / Nobody knows!")
  }

  @Test func aTitleEndsNoSentence() throws {
    try expect("They met Gen. Ward and Dr. Hale there. / Mr. Ward left.")
    try expect("J. R. Hale spoke. / Anna E. Ward listened.")
  }

  @Test func anAbbreviationEndsOneOnlyBeforeAnotherBegins() throws {
    try expect("It ended at 5 p.m. / The guests left.")
    try expect("It ended at 5 p.m. on Monday.")
    try expect("She left the U.S. / The talks went on.")
    try expect("The U.S. Senate voted.")
    try expect("He works for Acme Inc. in Oslo.")
  }

  @Test func aNumberEndsNoSentence() throws {
    try expect("It cost $3.5 million. / Nobody paid.")
    try expect("See No. 5 of the list.")
  }

  @Test func aQuotesMarkBelongsToItsSentence() throws {
    try expect("“They left.” / He stayed.")
    try expect("“Stop!” he said.")
    try expect("\"They left.\" / He stayed.")
  }

  @Test func anEllipsisEndsOneOnlyBeforeACapital() throws {
    try expect("He waited… / Then he left.")
    try expect("He waited … and left.")
    try expect("He waited... and left.")
  }

  @Test func aBlockEndsItsSentence() throws {
    let annotation = try annotate("Talks Fail Again\nThe ministers left")
    #expect(annotation.sentences.map { annotation.string($0.span) } == ["Talks Fail Again", "The ministers left"])
    #expect(annotation.sentences.map(\.block) == [0, 1])
  }
}

extension Substring {
  fileprivate var trimmingSpace: String { split(separator: " ").joined(separator: " ") }
}
