import TestSupport
import Testing

@testable import Extraction

@Suite struct TextViewTests {
  private func view(_ text: String) -> String { String(decoding: TextView(Array(text.utf8)).bytes, as: UTF8.self) }

  @Test(arguments: [
    ("ErdoÄŸan", "Erdoğan"), ("Putinâ€™s", "Putin’s"), ("â€œNoâ€\u{9D}", "“No”"), ("cafÃ©", "café"),
    ("FranÃ§ois", "François"),
    ("Â£5", "£5"), ("ðŸ˜€", "😀"),
  ]) func mojibakeIsReadAsWhatItWas(_ text: String, _ expected: String) { #expect(view(text) == expected) }

  @Test(arguments: [
    ("AT&amp;T", "AT&T"), ("Putin&#8217;s", "Putin’s"), ("Putin&#x2019;s", "Putin’s"), ("a&nbsp;b", "a\u{A0}b"),
    ("&quot;No&quot;", "\"No\""),
    ("Erdo&#287;an", "Erdoğan"),
  ]) func characterReferencesAreRead(_ text: String, _ expected: String) { #expect(view(text) == expected) }

  @Test(arguments: [
    "Erdoğan", "Ä", "Ã", "Ã ", "MÃ", "São", "Rhône", "Q&A", "R&D;", "&bogus;", "&;", "&#;", "&#x;", "&#xD800;", "&#7;",
    "&#99999999999;", "a & b;",
    "&amp", "€", "â", "â€",
  ]) func whatMayBeMeantIsLeftAlone(_ text: String) {
    let view = TextView(Array(text.utf8))
    #expect(!view.isRepaired)
    #expect(view.bytes == Array(text.utf8))
  }

  @Test func offsetsMapBothWays() {
    let view = TextView(Array("Mr ErdoÄŸanâ€™s AT&amp;T".utf8))
    // Mr Erdoğan’s AT&T against Mr ErdoÄŸanâ€™s AT&amp;T
    #expect(view.textStart(3) == 3)
    #expect(view.textEnd(11) == 13)
    #expect(view.viewOffset(13, end: true) == 11)
    #expect(view.viewOffset(3, end: false) == 3)
    #expect(view.textEnd(Int32(view.bytes.count)) == "Mr ErdoÄŸanâ€™s AT&amp;T".utf8.count)
  }

  @Test func anOffsetInsideARepairWidens() {
    let view = TextView(Array("a&amp;b".utf8))
    #expect(view.viewOffset(3, end: false) == 1)
    #expect(view.viewOffset(3, end: true) == 2)
  }

  @Test func everySpanOfTheViewIsASpanOfTheText() {
    let pieces = [
      "ErdoÄŸan", "â€™", "&amp;", "&#8217;", "&#x1F600;", "&bogus;", "&", "Ã", "â€", "Ã©", "a", " ", "é", "😀", ";", "#",
    ]
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random.generator) {
        text += pieces.randomElement(using: &random.generator) ?? ""
        if Bool.random(using: &random.generator) { text.unicodeScalars.append(random.scalar()) }
      }
      let bytes = Array(text.utf8)
      let view = TextView(bytes)
      #expect(String(validating: view.bytes, as: UTF8.self) != nil, "seed \(seed)")
      #expect(problem(view, bytes) == nil, "seed \(seed)")
    }
  }

  private func problem(_ view: TextView, _ text: [UInt8]) -> String? {
    func isBoundary(_ i: Int, _ bytes: [UInt8]) -> Bool {
      i == bytes.count || (0..<bytes.count).contains(i) && bytes[i] & 0xC0 != 0x80
    }
    var last = 0
    for i in 0...view.bytes.count where isBoundary(i, view.bytes) {
      let (start, end) = (view.textStart(Int32(i)), view.textEnd(Int32(i)))
      if !isBoundary(start, text) || !isBoundary(end, text) { return "\(i) is inside a scalar of the text" }
      if start < last || end > start { return "\(i) goes to \(start) and \(end) behind \(last)" }
      last = start
      if view.viewOffset(start, end: false) != i { return "\(i) does not come back as a start" }
      if view.viewOffset(end, end: true) != i { return "\(i) does not come back as an end" }
    }
    for i in 0...text.count where isBoundary(i, text) {
      if view.textStart(view.viewOffset(i, end: false)) > i { return "a start is lost at \(i)" }
      if view.textEnd(view.viewOffset(i, end: true)) < i { return "an end is lost at \(i)" }
    }
    return nil
  }

  @Test func aRepairIsWarnedOf() throws {
    let annotation = try annotate("ErdoÄŸan left.")
    #expect(annotation.warnings.map(\.code) == ["text-repaired"])
    #expect(annotation.warnings.first?.span.map(annotation.string) == "ÄŸ")
    #expect(annotation.mentionLines.first == "ErdoÄŸan | person/recep-tayyip-erdogan | short_name | person")
    #expect(try annotate("Erdoğan left.").warnings.isEmpty)
  }
}
