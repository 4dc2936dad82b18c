import Extraction
import TestSupport
import Testing

/// Long runs of one thing: every stage must get through them in a time that grows with the text (`Benchmarks/run --only hostile`
/// measures that), and what comes out must be whole. A stage that looks back over the whole text would not end here.
@Suite struct HostileTextTests {
  @Test(arguments: [
    ("“", 50000), ("\"", 50000), ("a", 1_000_000), ("<", 50000), ("&", 200000), ("Ã", 200000), ("( ", 24000),
    (", ", 24000), ("A. ", 12000),
    ("\n", 200000), ("> ", 24000), ("Norway condemned Russia. ", 1600), ("Norway condemned Russia.\n\n", 1600),
    ("He said that ", 4000), ("Jonas Hallberg, ", 4000),
    ("of the ", 6000), ("who ", 8000), ("“No,” he said. ", 1600), ("Norway and ", 6000), ("United ", 8000),
    ("to support ", 6000), ("U.S.", 12000),
    ("The German chancellor left. ", 1200),
  ]) func aLongRunIsAnnotatedWhole(_ unit: String, _ count: Int) throws {
    let text = String(repeating: unit, count: count)
    let annotation = try Shared.extractor.annotate(Document(text: text, language: "en"))
    #expect(annotation.text == Array(text.utf8))
    #expect(annotation.violations.isEmpty, "\(unit.debugDescription): \(annotation.violations.prefix(3))")
  }

  /// Texts are cut off: by a field's length, a teaser, a lost connection. None may end a run.
  @Test func aTextCutAnywhereIsAnnotated() throws {
    for seed in try Seed.all() {
      let letters = Array(seed.text)
      for (k, start) in stride(from: 0, to: letters.count, by: 53).enumerated() {
        let text = String(letters[start..<min(letters.count, start + [40, 130, 400][k % 3])])
        let annotation = try Shared.extractor.annotate(Document(text: text, language: "en"))
        #expect(annotation.violations.isEmpty, "\(text.debugDescription): \(annotation.violations.prefix(3))")
      }
    }
  }

  @Test(arguments: ["Norway told a crowd of supporters", "Norway told the EU about several ", "“No,” Norway told Sweden", "Norway says", "Oslo, which", "to"])
  func aTextMayEndWithItsVerb(_ text: String) throws {
    #expect(try Shared.extractor.annotate(Document(text: text, language: "en")).violations.isEmpty)
  }
}
