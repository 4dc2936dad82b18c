import Segmentation
import TestSupport
import Testing

/// In the middle of a text most words and marks are told at a glance, sixteen bytes at once; near its end each is looked at byte by byte. Both must say
/// the same.
@Suite struct TextEndTests {
  private static let parts = [
    "the", "Ward", "I", "NATO", "cannot", "canned", "don't", "don’t", "2nd", "12", "B2", "U.S", "Gen", "No", "é", "Éa", "of", "x", ".", ",", "-", "--", "...",
    "?", "!", "\"", "'", "(", "_", "=", "*", "“", "”", "—", "…", "«", " ", " ", " ", "  ", "\n", "\u{A0}", "\u{2009}", ":", "@", "/", ";", "%",
  ]

  @Test func tokensNearATextsEndAreThoseOfItsMiddle() throws {
    let tokenizer = try makeTokenizer()
    let filler = "\n\n" + String(repeating: "and what follows is more of the text ", count: 4)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      var text = ""
      while true {
        let part = TextEndTests.parts[Int.random(in: 0..<TextEndTests.parts.count, using: &random)]
        if text.utf8.count + part.utf8.count > 15 { break }
        text += part
      }
      // A line's end closes as a text's does.
      text += "\n"
      let alone = tokenizer.tokens(text)
      let inside = tokenizer.tokens(text + filler)
      let n = alone.count
      #expect(Array(inside.starts.prefix(n)) == alone.starts, "\(text.debugDescription)")
      #expect(Array(inside.ends.prefix(n)) == alone.ends, "\(text.debugDescription)")
      #expect(inside.flags.prefix(n).map(\.rawValue) == alone.flags.map(\.rawValue), "\(text.debugDescription)")
    }
  }
}
