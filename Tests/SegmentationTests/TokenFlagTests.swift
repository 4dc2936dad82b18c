import Segmentation
import Testing

@Suite struct TokenFlagTests {
  private func flags(_ text: String) throws -> [TokenFlags] { try makeTokenizer().tokens(text).flags }

  @Test func lineEndsAreSeenInEverySpelling() throws {
    for (line, blank) in [("\n", "\n\n"), ("\r\n", "\r\n\r\n"), ("\r", "\r\r")] {
      let one = try flags("one\(line)two")
      #expect(one[1].contains([.spaced, .newline]) && !one[1].contains(.paragraph), "\(line.debugDescription)")
      #expect(try flags("one\(blank)two")[1].contains(.paragraph), "\(blank.debugDescription)")
    }
    #expect(try !flags("one two")[1].contains(.newline))
  }

  @Test func theFirstTokenBeginsAParagraph() throws {
    #expect(try flags("one")[0].contains([.spaced, .newline, .paragraph]))
  }

  @Test func whatStandsRightBehindIsNotSpaced() throws {
    let found = try flags("one, two's")
    #expect(found.map { $0.contains(.spaced) } == [true, false, true, false])
    #expect(found[3].contains(.clitic))
  }

  @Test func capitalsAreSeenInEveryScript() throws {
    #expect(try flags("Ward Émile Ярош ward émile").map { $0.contains(.capital) } == [true, true, true, false, false])
    #expect(try flags("NATO ÉU Ward G7 ward").map { $0.contains(.allCapitals) } == [true, true, false, true, false])
  }

  @Test func digitsAndLettersAreSeen() throws {
    let found = try flags("12 B2 two %")
    #expect(found.map { $0.contains(.digits) } == [true, true, false, false])
    #expect(found.map { $0.contains(.letters) } == [false, true, true, false])
    #expect(found.map { $0.contains(.punctuation) } == [false, false, false, true])
  }

  @Test func anAbbreviationIsMarked() throws {
    #expect(try flags("Gen. Ward left.").map { $0.contains(.abbreviated) } == [true, false, false, false])
  }
}
