import Extraction
import TestSupport
import Testing

@testable import Formats

@Suite struct JSONValueTests {
  private func real(_ value: Double) -> String {
    var sink = ByteSink()
    sink.appendReal(value)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "0.0"), (-0.00001, "0.0"), (1.0, "1.0"), (-1.0, "-1.0"), (0.5, "0.5"), (-0.6, "-0.6"),
    (0.12345, "0.1235"), (0.9999, "0.9999"), (0.99999, "1.0"), (-0.00005, "-0.0001"), (0.1 + 0.2, "0.3"),
    (1.0 / 3, "0.3333"), (12345.678, "12345.678"), (0.0101, "0.0101"), (.nan, "0.0"), (.infinity, "0.0"),
  ])
  func realsHaveAPointAndAtMostFourDecimals(value: Double, text: String) {
    #expect(real(value) == text)
  }

  @Test func everyRoundedScoreReadsBackAsItself() {
    for i in -10_000...10_000 {
      let value = Double(i) / 10_000
      let text = real(value)
      #expect(Double(text) == value)
      #expect(text.contains(".") && !text.hasPrefix("-0.0 ") && text != "-0.0")
    }
  }

  @Test func labelsAreTheModelsRawValues() {
    func check<Label: CaseIterable & RawRepresentable<String>>(_ type: Label.Type, _ json: (Label) -> StaticString) {
      for label in type.allCases { #expect(json(label).description == "\"\(label.rawValue)\"") }
    }
    check(EntityType.self) { $0.json }
    check(MentionForm.self) { $0.json }
    check(MentionSense.self) { $0.json }
    check(BlockKind.self) { $0.json }
    check(QuoteKind.self) { $0.json }
    check(StanceKind.self) { $0.json }
    check(Polarity.self) { $0.json }
    check(Factuality.self) { $0.json }
    check(EventType.self) { $0.json }
    check(ModifierKind.self) { $0.json }
    check(Voice.self) { $0.json }
    check(Annotation.TraceStep.Operation.self) { $0.json }
  }

  @Test(arguments: [
    0, 7, 9, 10, 99, 100, 999, 1000, 12_345, 99_999, 100_000, 999_999, 1_000_000, 9_999_999, 10_000_000, 99_999_999,
    100_000_000, 999_999_999, 1_000_000_000, 4_294_967_295, 4_294_967_296, Int.max, -1, -10,
    Int.min,
  ])
  func wholeNumbersAreDecimal(number: Int) {
    var sink = ByteSink()
    sink.append(number)
    #expect(String(decoding: sink.bytes, as: UTF8.self) == String(number))
  }

  @Test func stringsAreEscapedMinimally() {
    var sink = ByteSink()
    sink.appendString("a\"b\\c/d\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}\u{2028}é停😀")
    #expect(
      String(decoding: sink.bytes, as: UTF8.self)
        == "\"a\\\"b\\\\c/d\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}\u{2028}é停😀\"")
  }

  @Test func anyStringReadsBackAsItself() throws {
    let reader = RecordReader(unit: .scalar)
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = random.text(maximumLength: 200)
      var sink = ByteSink(capacity: 1)
      sink.append("{\"text\":")
      sink.appendString(text)
      sink.append("}")
      #expect(try reader.read(sink.bytes, id: "1").text == Array(text.utf8), "seed \(seed)")
    }
  }

  @Test func layoutChangesNothingButBlanksOutsideStrings() {
    var out = Array("x".utf8) + Array(#"{"a":[],"b":{ },"c":[1,{"d":"\"{[,: \\"}],"e":1e5}"#.utf8)
    JSONLayout.pretty.finish(&out, from: 1)
    #expect(
      String(decoding: out, as: UTF8.self) == """
        x{
         "a": [],
         "b": {},
         "c": [
          1,
          {
           "d": "\\"{[,: \\\\"
          }
         ],
         "e": 1e5
        }

        """)
  }
}
