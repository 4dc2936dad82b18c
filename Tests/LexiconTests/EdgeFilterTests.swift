import Lexicons
import TestSupport
import Testing

@testable import Lexicon

@Suite struct EdgeFilterTests {
  let lexicon = CompiledLexicon.embedded

  @Test func letsEveryWordOfItsOwnThrough() {
    var random = SeededGenerator(seed: 5)
    for count in 0..<40 {
      let words = (0..<count).map { _ in Int.random(in: 0..<400_000, using: &random) }
      let filter = EdgeFilter(words: words)
      for word in words { #expect(filter.bits >> UInt64(EdgeFilter.place(word)) & 1 == 1) }
      #expect(filter.bits.nonzeroBitCount <= count)
    }
    #expect(EdgeFilter(words: []).bits == 0)
  }

  @Test func aPlaceIsOneOfSixtyFour() {
    for word in [0, 1, -1, 63, 64, 399_999, Int.max, Int.min] { #expect((0..<64).contains(EdgeFilter.place(word)), "\(word)") }
  }

  /// What it is for: of the words that do not lead on from a node it refuses most.
  @Test func refusesMostOthers() {
    var asked = 0
    var refused = 0
    for node in stride(from: 1, to: lexicon.nodeShape.count, by: 11) {
      let edges = lexicon.nodeEdgeFirst.range(of: node)
      for edge in edges.prefix(40) where lexicon.edgeWord[edge] != EdgeTable.none {
        #expect(lexicon.nodeFilter.mayGoOn(from: node, with: lexicon.edgeWord[edge]))
      }
      guard edges.count(where: { lexicon.edgeWord[$0] != EdgeTable.none }) <= 8 else { continue }
      for word in stride(from: 3, to: 30_000, by: 2_999) where !edges.contains(where: { lexicon.edgeWord[$0] == word }) {
        asked += 1
        if !lexicon.nodeFilter.mayGoOn(from: node, with: word) { refused += 1 }
      }
    }
    #expect(asked > 1000)
    #expect(refused > asked * 9 / 10)
  }

  @Test func ofANodeThatThereIsNotItRefusesNothing() {
    for node in [-1, Int.min, lexicon.nodeShape.count, Int.max] { #expect(lexicon.nodeFilter.mayGoOn(from: node, with: 5), "\(node)") }
  }
}
