import TestSupport
import Testing

@testable import Extraction

@Suite struct NumberMapTests {
  @Test func saysWhatADictionarySays() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      var map = NumberMap()
      var dictionary: [Int: Int32] = [:]
      // Few numbers, so that many come again; some far apart, some negative.
      for _ in 0..<500 {
        let small = Int.random(in: 0..<200, using: &generator)
        let key = [small, small << 32, -2 - small][small % 3]
        if Bool.random(using: &generator) {
          let value = Int32.random(in: -9...9, using: &generator)
          map[key] = value
          dictionary[key] = value
        }
        #expect(map[key] == dictionary[key])
      }
      #expect(map.count == dictionary.count)
      #expect(map.isEmpty == dictionary.isEmpty)
    }
  }

  @Test func anEmptyOneHasNothing() {
    #expect(NumberMap()[7] == nil)
    #expect(NumberMap().isEmpty)
  }
}
