import TestSupport
import Testing

@testable import Extraction

@Suite struct PairNodesTests {
  /// What it says of a pair is what was said of it when it was asked, whatever else was asked meanwhile; and it asks seldom what it asked lately.
  @Test func saysOfAPairWhatTheLexiconDoes() {
    var pairs = PairNodes()
    var random = SeededGenerator(seed: 6)
    var asked = 0
    for _ in 0..<20_000 {
      let (first, second) = (Int32.random(in: 0..<40, using: &random), Int32.random(in: 0..<40, using: &random))
      let node = pairs.node(first, second) {
        asked += 1
        return $0 * 1000 + $1
      }
      #expect(node == Int(first) * 1000 + Int(second))
    }
    #expect(asked < 16_000 && asked > 1600)
  }

  /// A pair leads nowhere only where that was said of it: 0 or 1.
  @Test func knowsWhatLeadsNowhere() {
    var pairs = PairNodes()
    for node in 0..<4 {
      let first = Int32(node)
      let before = pairs.mayLead(first, 7)
      _ = pairs.node(first, 7) { _, _ in node }
      let after = pairs.mayLead(first, 7)
      #expect(before)
      #expect(after == (node > 1))
    }
  }

  @Test func asksOnceForTheSamePair() {
    var pairs = PairNodes()
    var asked = 0
    for first in [0, 1, Int32.max] as [Int32] {
      for second in [0, 1, Int32.max] as [Int32] {
        for _ in 0..<3 {
          let node = pairs.node(first, second) { _, _ in
            asked += 1
            return asked
          }
          #expect(node == asked)
        }
      }
    }
    #expect(asked == 9)
  }
}
