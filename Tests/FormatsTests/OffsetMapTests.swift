import Formats
import TestSupport
import Testing

@Suite struct OffsetMapTests {
  @Test(arguments: OffsetUnit.allCases)
  func convertsEveryBoundaryOfRandomTextBothWays(unit: OffsetUnit) {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = random.text(maximumLength: 400, words: seed % 2 == 0)
      let map = OffsetMap(Array(text.utf8), unit: unit)
      var byte = 0
      var units = 0
      var boundaries: Set<Int> = [0]
      for scalar in text.unicodeScalars {
        #expect(map.offset(ofByte: byte) == units)
        #expect(map.byte(ofOffset: units) == byte)
        byte += scalar.utf8.count
        units += unit == .scalar ? 1 : unit == .utf8 ? scalar.utf8.count : scalar.utf16.count
        boundaries.insert(units)
      }
      #expect(map.count == units)
      #expect(map.offset(ofByte: byte) == units && map.byte(ofOffset: units) == byte)
      for offset in -2...units + 2 where !boundaries.contains(offset) {
        #expect(map.byte(ofOffset: offset) == nil)
      }
    }
  }

  @Test func asciiNeedsNoTable() {
    #expect(OffsetMap(Array(repeating: 0x61, count: 1000), unit: .scalar).isIdentity)
    #expect(!OffsetMap(Array(String(repeating: "a", count: 1000).utf8) + Array("é".utf8), unit: .scalar).isIdentity)
    #expect(OffsetMap(Array("é".utf8), unit: .utf8).isIdentity)
  }

  @Test func aMapTurnsToAnotherText() {
    var map = OffsetMap(Array("éa".utf8), unit: .scalar)
    map.use(Array("aé😀b".utf8))
    #expect([0, 1, 3, 7, 8].map { map.offset(ofByte: $0) } == [0, 1, 2, 3, 4])
    map.use([])
    #expect(map.count == 0 && map.offset(ofByte: 0) == 0 && map.byte(ofOffset: 0) == 0)
  }
}
