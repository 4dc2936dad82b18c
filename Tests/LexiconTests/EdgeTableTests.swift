import Lexicon
import TestSupport
import Testing

@Suite struct EdgeTableTests {
  @Test func aTableHasAllItsWordsAndFreePlacesWhereThereAreFive() {
    var random = SeededGenerator(seed: 11)
    for size in [0, 1, 2, 3, 4, 5, 7, 64, 300, 3_000] {
      let words = Set((0..<size).map { _ in Int(random.next() % 400_000) })
      let table = EdgeTable.laid(words.sorted())
      let standing = table.filter { $0 != EdgeTable.none }
      #expect(standing.count == words.count && Set(standing) == words)
      #expect(words.count <= EdgeTable.reach ? table.count == words.count : table.count >= words.count * 2)
    }
  }

  /// More words of one place than are looked at need more places.
  @Test func wordsOfOnePlaceAreSpreadUntilAllAreNear() {
    let words = (1..<2_000_000).filter { UInt32(truncatingIfNeeded: $0) &* 0x9E37_79B1 > 0xFFF0_0000 }.prefix(12)
    let table = EdgeTable.laid(Array(words))
    #expect(table.count > words.count * 2 + EdgeTable.reach)
    #expect(Set(table.filter { $0 != EdgeTable.none }) == Set(words))
  }
}
