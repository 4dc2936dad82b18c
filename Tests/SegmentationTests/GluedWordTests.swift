import Segmentation
import Testing

/// Words that lack the space between them, which ICU takes for one.
@Suite struct GluedWordTests {
  @Test(arguments: [
    ("the end.Then it", "the end . Then it"), ("ended.It's over", "ended . It 's over"),
    ("one end.Two end.Three", "one end . Two end . Three"), ("the NATO.Then", "the NATO.Then"),
    ("Gen.Ward left", "Gen. Ward left"), ("example.com", "example.com"), ("Example.Com", "Example.Com"), ("Node.JS", "Node.JS"),
    ("Ann.Ward@example.com", "Ann.Ward@example.com"), ("last_notes.Final", "last_notes.Final"), ("U.S.-backed", "U.S. - backed"), ("J.Ward", "J.Ward"),
    ("option p. The", "option p . The"),
  ]) func onlyASentencesEndIsCut(_ text: String, _ tokens: String) throws {
    #expect(try makeTokenizer().tokenize(text).joined(separator: " ") == tokens)
  }
}
