import TestSupport
import Testing

@testable import Extraction

@Suite struct WordShapeTests {
  /// Against a look at each byte, at the end of the text too.
  @Test func twoCapitalsAreFoundWhereverTheyStand() {
    var random = SeededGenerator(seed: 5)
    let edges: [UInt8] = [0x40, 0x41, 0x5A, 0x5B, 0x61, 0x7F, 0x80, 0xFF, 0x20, 0x00]
    let text = (0..<400).map { _ in edges[Int(random.next() >> 1) % edges.count] }
    for first in 0..<text.count {
      for end in first...min(text.count, first + 8) {
        let count = text[first..<end].count { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 }
        #expect(WordShape.haveTwoCapitals(text.span, first..<end) == (count >= 2))
      }
    }
  }
}
