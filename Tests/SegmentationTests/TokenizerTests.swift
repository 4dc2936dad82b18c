import Segmentation
import Testing

@Suite struct TokenizerTests {
  /// The text, and its tokens one space apart.
  private func expect(_ text: String, _ tokens: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try makeTokenizer().tokenize(text).joined(separator: " ")
    #expect(found == tokens, sourceLocation: sourceLocation)
  }

  @Test func cliticsAreSplitOff() throws {
    try expect("Ward's don't they're I'd I'm we'll we've", "Ward 's do n't they 're I 'd I 'm we 'll we 've")
    try expect("cannot CANNOT", "can not CAN NOT")
    try expect("can't won't shouldn't", "ca n't wo n't should n't")
  }

  @Test func everyApostropheMakesAClitic() throws {
    try expect("Ward’s Ward\u{2BC}s don’t", "Ward ’s Ward \u{2BC}s do n’t")
  }

  @Test func anApostropheInsideANameIsNoClitic() throws {
    try expect("O'Brien d'Ivoire Be'er", "O'Brien d'Ivoire Be'er")
    try expect("the workers' union", "the workers ' union")
  }

  @Test func lettersWithStopsKeepTheLastOne() throws {
    try expect("U.S.-backed", "U.S. - backed")
    try expect("the U.S. and the U.K.", "the U.S. and the U.K.")
    try expect("at 5 p.m. today", "at 5 p.m. today")
  }

  @Test func listedAbbreviationsKeepTheirStop() throws {
    try expect("Gen. Ward met Dr. Hale of Acme Inc. there.", "Gen. Ward met Dr. Hale of Acme Inc. there .")
    try expect("GEN. WARD", "GEN. WARD")
    try expect("Generals. Ward", "Generals . Ward")
  }

  @Test func anAbbreviationBeforeNumbersNeedsOne() throws {
    try expect("No. 5", "No. 5")
    try expect("No. He left", "No . He left")
  }

  @Test func initialsKeepTheirStopBeforeAName() throws {
    try expect("J. R. R. Hale", "J. R. R. Hale")
    try expect("Anna E. Ward", "Anna E. Ward")
    try expect("They chose plan B.", "They chose plan B .")
    try expect("It was I. He knew", "It was I . He knew")
  }

  @Test func runsOfAMarkAreOneToken() throws {
    try expect("Wait... what -- no *** yes?!", "Wait ... what -- no *** yes ? !")
    try expect("Wait… what", "Wait … what")
    try expect("No!!! Why???", "No !!! Why ???")
  }

  @Test func addressesStayWhole() throws {
    try expect("See https://example.org/a?b=1, now", "See https://example.org/a?b=1 , now")
    try expect("(www.example.org/news).", "( www.example.org/news ) .")
    try expect("Write to press@example.org.", "Write to press@example.org .")
    try expect("Note: this", "Note : this")
  }

  @Test func numbersStayWhole() throws {
    try expect("1,234.5 $3.5 50% 2024-25 17.30", "1,234.5 $ 3.5 50 % 2024 - 25 17.30")
  }

  @Test func hyphensSplitWords() throws {
    try expect("cease-fire pro-Ward", "cease - fire pro - Ward")
  }

  @Test func anEmptyTextHasNoTokens() throws {
    try expect("", "")
    try expect(" \t\r\n\u{A0}\u{200B}\u{FEFF}\u{3000}", "")
  }
}
