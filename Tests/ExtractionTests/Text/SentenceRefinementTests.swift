import TestSupport
import Testing

@testable import Extraction

/// What sentences are beyond a mark and a capital: items, notes, ellipses, lost spaces, broken lines.
@Suite struct SentenceRefinementTests {
  /// The text's sentences; ` / ` stands between them, and a line end is a space.
  private func sentences(_ text: String) throws -> String {
    let annotation = try annotate(text)
    return annotation.sentences.map { annotation.string($0.span).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .joined(separator: " / ")
  }

  /// The sentences of a text in one line, which are parted by ` / ` here and by a space there.
  private func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try sentences(text.split(separator: "/").map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " "))
    #expect(found == text, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "1. Peace talks / 2. Free trade", "1.) Peace talks. / 2.) Free trade.", "1) Peace talks. / 2) Free trade.",
    "a. The army left / b. The navy stayed / c. The guard returned", "a) The army left. / b) The navy stayed.",
    "• 7. The army left / • 8. The navy stayed", "⁃7. The army left. / ⁃8. The navy stayed.",
    "The demands are old. / 1. An end to the siege. / 2. Free passage.",
  ]) func anItemIsASentenceWithItsMarker(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    "We need 1) peace and 2) bread.", "The army lost by 3 to 2. / Nobody cheered.", "A. Ward and B. Hale signed it.",
    "How many came? / 5. / That was all.", "1. The army left. / It took 2 days.",
  ]) func aNumberIsNotAlwaysAMarker(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    "The talks ended. [6] / Nobody signed. [7] [12]", "The talks ended.[1] / Nobody signed.",
    "“It is over.” [citation needed] / Nobody signed.", "The talks [4] ended. / Nobody signed.", "He left [...] / Then she came.",
    "“They [...] ended [...]” (Ward 12).",
  ]) func aNoteBelongsToWhatItFollows(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    "He waited . . . and left.", "He waited . . . . / Then he left.", "The talks ended. / . . . Nobody signed.", "It was the end. / ... Then it began.",
    "“It will never end. . . .”", "He waited.... / She left.",
  ]) func anEllipsisStandsInsideOrBetween(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    "The clause is on p. 12 of it.", "The road N°. 12 is closed.", "Doe v. Roe was decided.", "It stood there from c. 1900 on.",
    "Ward (b. May 1960) left.", "They left at 6 p.m. / Mr. Ward stayed.", "At 6 p.m. Mr. Ward left.", "They left by 7 p.m. Eastern time.",
    "Oil, gas, etc. / Ward sold all of it.", "They left the U.S. / Many stayed.", "The U.S. Congress met.",
  ]) func whatFollowsDecidesOfAnAbbreviation(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    "“Is it over?” Ward asked.", "“Is it over?” / The crowd cheered.", "He wrote “Stop!” (1965), a novel.", "“We go on” (Ward 12).",
    "He left. / (He came back.) / They ate.", "\"They left.\" / \"We stayed.\" / He went.", "He said \"no.\" / \"Why?\" she asked.",
    "\\\"They left.\\\" / He stayed.", "\" They left . \" / He stayed .",
  ]) func aQuoteClosesBehindItsStop(_ text: String) throws { try expect(text) }

  @Test(arguments: [
    ("The talks ended.Nobody signed.", "The talks ended. / Nobody signed."), ("It was 2024.Nobody signed.", "It was 2024. / Nobody signed."),
    ("He left.”Nobody stayed.", "He left.” / Nobody stayed."), ("He said.“We stay.”", "He said. / “We stay.”"),
    ("Write to Ann.Ward@example.com today.", "Write to Ann.Ward@example.com today."),
    ("It runs on Example.Com and Node.JS now.", "It runs on Example.Com and Node.JS now."),
    ("See example.com/Talks.Ended for it.", "See example.com/Talks.Ended for it."), ("The v1.Final file.", "The v1.Final file."),
  ]) func aLostSpaceHidesNoSentence(_ text: String, _ expected: String) throws { #expect(try sentences(text) == expected) }

  @Test(arguments: [
    ("The talks went on until the\nearly morning of that day.", "The talks went on until the early morning of that day."),
    ("needs\nclean water\ntents, beds", "needs / clean water / tents, beds"),
    ("We need:\nclean water\ntents, beds", "We need: / clean water / tents, beds"),
    ("Ward Wins The Vote\neBay sellers rejoice.", "Ward Wins The Vote / eBay sellers rejoice."),
    ("NORLAND:\nWe regret this.\nSUDLAND:\nSo do we.", "NORLAND: / We regret this. / SUDLAND: / So do we."),
    (
      "We heard that the minister of that country had wanted to say that --\nNobody heard it.",
      "We heard that the minister of that country had wanted to say that -- / Nobody heard it."
    ),
    ("The hall at night Photo: Jane Doe", "The hall at night / Photo: Jane Doe"),
    ("Ward meets Hale Monday, March 3, 2025", "Ward meets Hale / Monday, March 3, 2025"),
    ("A vote is due on Monday, March 3, 2025", "A vote is due on Monday, March 3, 2025"),
  ]) func aLineEndPartsOrNot(_ text: String, _ expected: String) throws { #expect(try sentences(text) == expected) }

  @Test func aNameInSmallLettersBeginsASentence() throws {
    try expect("They sold it. / eBay made money.")
    try expect("They sold it . . . on eBay then.")
  }

  @Test func inchesOpenNoQuote() throws {
    let annotation = try annotate("Ward is 6'1\" tall. He condemned Russia.")
    #expect(!annotation.quotes.contains { $0.kind == .direct })
  }

  @Test(arguments: ["• ", "1. ", "[6] ", ".\"", ". . ", "\\\"", "a\n", "p.m. Mr. ", "end.Then"]) func aLongRowOfMarksIsRead(_ unit: String) throws {
    let text = String(repeating: unit, count: 4_000)
    #expect(try annotate(text, language: "en").sentences.last?.span.end == text.utf8.count - (text.last?.isWhitespace == true ? 1 : 0))
  }

  /// Marks in any order: no crash, sentences in order, every token in one.
  @Test func marksInAnyOrderKeepEveryToken() throws {
    let marks = ["[", "]", "6", ".", "...", "…", "\"", "\\", "'", "”", "(", ")", "a", "•", "Ward", "etc.", "p.m.", ":", "\n", " ", "° ", "?", "v."]
    for seed in 0..<300 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in marks.randomElement(using: &random) ?? "" }.joined()
      let annotation = try annotate(text, language: "en")
      var last = 0
      for sentence in annotation.sentences {
        #expect(sentence.span.start >= last && sentence.span.end > sentence.span.start, "\(text.debugDescription)")
        last = sentence.span.end
      }
      for token in annotation.tokens ?? [] {
        #expect(annotation.sentences.contains { $0.span.start <= token.span.start && token.span.end <= $0.span.end }, "\(text.debugDescription)")
      }
    }
  }
}
