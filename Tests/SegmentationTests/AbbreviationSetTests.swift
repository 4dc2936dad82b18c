import Segmentation
import Testing

@Suite struct AbbreviationSetTests {
  @Test func caseAndTheLastStopDoNotMatter() {
    var set = AbbreviationSet()
    set.insert("Gen.", .beforeName)
    #expect(set.kind("gen".utf8) == .beforeName)
    #expect(set.kind("GEN".utf8) == .beforeName)
    #expect(set.kind("gene".utf8).isEmpty)
  }

  @Test func kindsAddUp() {
    var set = AbbreviationSet()
    set.insert("no", .beforeNumber)
    set.insert("No.", .mayEnd)
    #expect(set.kind("no".utf8) == [.beforeNumber, .mayEnd])
  }

  @Test func anEmptyWordIsNone() {
    var set = AbbreviationSet()
    set.insert(".", .mayEnd)
    #expect(set.kind("".utf8).isEmpty)
  }
}
