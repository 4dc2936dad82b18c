import Extraction
import Lexicons
import TestSupport
import Testing

@Suite struct EmptyDocumentTests {
  @Test(arguments: ["", " ", "\n\n\r\n\t", "\u{FEFF}", "\u{A0}\u{200B}", "\u{0}"])
  func nothingToReadGivesNothing(_ text: String) throws {
    let annotation = try Extractor(lexicon: .embedded).annotate(Document(text: text))
    #expect(annotation.violations == [])
    #expect(annotation.sentences.isEmpty)
    #expect(annotation.mentions.isEmpty && annotation.stances.isEmpty && annotation.quotes.isEmpty)
  }
}
