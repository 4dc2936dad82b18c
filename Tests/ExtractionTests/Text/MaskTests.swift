import Testing

@testable import Extraction

@Suite struct MaskTests {
  private static let values: [Int32] = [.min, .min + 1, -7, -1, 0, 1, 2, 7, .max - 1, .max]

  @Test func answersAsConditionsDo() {
    for one in MaskTests.values {
      #expect(Mask.isNegative(Int(one)) == (one < 0 ? -1 : 0))
      for other in MaskTests.values {
        #expect(Mask.isEqual(one, other) == (one == other ? -1 : 0))
        #expect(Mask.isLess(one, other) == (one < other ? -1 : 0))
      }
    }
  }

  @Test func choosesOneOfTwo() {
    #expect(Mask.choose(3, -5, -1) == 3)
    #expect(Mask.choose(3, -5, 0) == -5)
  }
}
