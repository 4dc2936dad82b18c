import Lexicon
import Lexicons
import TestSupport
import Testing

/// The arrays that say where each owner's elements begin, and the trie's edges.
@Suite struct TrieTests {
  let lexicon = CompiledLexicon.embedded

  @Test func everyEdgeIsFoundAndNoOtherWord() {
    // The last row says where the edges of the last node end, and is no node.
    let nodes = lexicon.nodeShape.count - 1
    for node in stride(from: 0, to: nodes, by: 7) {
      let edges = lexicon.nodeEdgeFirst[node]..<lexicon.nodeEdgeFirst[node + 1]
      #expect(lexicon.hasEdges(node) == edges.contains { lexicon.edgeWord[$0] != EdgeTable.none })
      for edge in edges.prefix(80) where lexicon.edgeWord[edge] != EdgeTable.none {
        let word = lexicon.edgeWord[edge]
        #expect(lexicon.next(node, word) == lexicon.edgeNode[edge])
        for other in [word - 1, word + 1] where !edges.contains(where: { lexicon.edgeWord[$0] == other }) { #expect(lexicon.next(node, other) == 0) }
      }
      for word in [-1, 0, Int.max, EdgeTable.none + 1] where !edges.contains(where: { lexicon.edgeWord[$0] == word }) { #expect(lexicon.next(node, word) == 0) }
    }
  }

  @Test func whatEndsAtANodeIsReadAtOnce() {
    let count = lexicon.payloadKind.count
    for p in Array(stride(from: 0, to: count, by: 13)) + [-1, Int.min, count, Int.max] {
      let row = lexicon.payloads[p]
      #expect(row.kind == lexicon.payloadKind[p] && row.value == lexicon.payloadValue[p], "\(p)")
      #expect(row.shape == lexicon.payloadShape[p] && row.flags == lexicon.payloadFlags[p], "\(p)")
    }
  }

  @Test func nodesThatThereAreNotLeadNowhere() {
    for node in [-1, Int.min, lexicon.nodeShape.count, lexicon.nodeShape.count + 1, Int.max] {
      #expect(lexicon.next(node, 5) == 0, "\(node)")
      #expect(!lexicon.hasEdges(node), "\(node)")
    }
  }

  @Test func anOwnersRangeIsFromItsNumberToTheNext() {
    let first = lexicon.formReadingFirst
    for owner in 0..<first.count - 1 where owner < 2000 || owner % 97 == 0 { #expect(first.range(of: owner) == first[owner]..<first[owner + 1]) }
    for owner in [-1, Int.min, Int.max, first.count] { #expect(first.range(of: owner).isEmpty, "\(owner)") }
  }

  @Test func whereThereIsNoElementThereIsZero() {
    for column in [lexicon.formStart, lexicon.lemmaTraits, lexicon.edgeWord] {
      for i in [-1, Int.min, Int.max, column.count, column.count + 1] { #expect(column[i] == 0) }
    }
  }

  /// Reading ahead must stand whatever it is given: it runs before anything has looked at the words.
  @Test func anyFormsCanBeReadAhead() {
    var prefetch = FormPrefetch(lexicon)
    let forms = lexicon.formStart.count
    var random = SeededGenerator(seed: 3)
    for size in [0, 1, 2, 300, 5000] {
      prefetch.run((0..<size).map { _ in Int32(truncatingIfNeeded: Int(random.next() >> 1) % (forms + 10) - 5) })
      prefetch.run([Int32](repeating: -1, count: size))
      prefetch.run([Int32.min, Int32.max, Int32(truncatingIfNeeded: forms), 2047])
    }
  }
}
