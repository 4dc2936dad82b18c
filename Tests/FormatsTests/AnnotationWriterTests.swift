import Extraction
import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite struct AnnotationWriterTests {
  @Test func samplesHoldTheContractsInvariants() {
    #expect(Annotation.contractExample.violations == [])
    #expect(Annotation.everything.violations == [])
  }

  @Test func writesTheContractsExampleByteForByte() throws {
    let example = try fixture("contract-example.json")
    var writer = AnnotationWriter(
      provenance: Provenance(lexicons: [.init(name: "en", version: "2026.11", digest: "sha256:…")]))
    var out: [UInt8] = []
    writer.write(.contractExample, to: &out)
    JSONLayout.pretty.finish(&out, from: 0)
    let text = String(decoding: out, as: UTF8.self)
    for (line, (ours, theirs)) in zip(text.split(separator: "\n"), example.split(separator: "\n")).enumerated() {
      #expect(ours == theirs, "line \(line + 1)")
    }
    #expect(text.trimmingCharacters(in: .newlines) == example.trimmingCharacters(in: .newlines))
  }

  /// Output leaves the writer in parts; what stood in the caller's bytes stays before it.
  @Test func aLongDocumentIsAppendedWholeInParts() throws {
    var long = Annotation.contractExample
    long.warnings = (0..<5000).map { Warning(code: "text-too-long", message: "number \($0) of many") }
    var writer = AnnotationWriter(provenance: Provenance(lexicons: []))
    var out = Array("before ".utf8)
    writer.write(long, to: &out)
    #expect(out.count > 200_000 && out.starts(with: "before ".utf8))
    let object = try JSONSerialization.jsonObject(with: Data(out.dropFirst(7))) as? [String: Any]
    let warnings = object?["warnings"] as? [[String: Any]]
    #expect(warnings?.map { $0["message"] as? String } == (0..<5000).map { "number \($0) of many" })
    #expect(object?["provenance"] != nil)
  }

  @Test func compactOutputIsOneLineAndTheSameDocument() throws {
    var compact: [UInt8] = []
    var pretty: [UInt8] = []
    var writer = AnnotationWriter(provenance: Provenance(lexicons: [], layers: [.tokens, .clauses, .trace]))
    writer.write(.everything, to: &compact)
    writer.write(.everything, to: &pretty)
    JSONLayout.compact.finish(&compact, from: 0)
    JSONLayout.pretty.finish(&pretty, from: 0)
    #expect(compact.count { $0 == 0x0A } == 1 && compact.last == 0x0A)
    #expect(pretty.count { $0 == 0x0A } > 100)
    // Without the blanks, which no string of the sample has in a place where it matters, both are one.
    #expect(compact.filter { $0 > 0x20 } == pretty.filter { $0 > 0x20 })
  }

  @Test func aWriterIsReusedWithoutATraceOfTheLastDocument() {
    var writer = AnnotationWriter(provenance: Provenance(lexicons: []))
    var first: [UInt8] = []
    var between: [UInt8] = []
    var second: [UInt8] = []
    writer.write(.contractExample, to: &first)
    writer.write(.everything, to: &between)
    writer.write(.contractExample, to: &second)
    #expect(first == second)
  }

  @Test(arguments: OffsetUnit.allCases)
  func everySpanIsTheSliceOfTheTextInItsUnit(unit: OffsetUnit) throws {
    let json = try parsed(written(.everything, layers: [.tokens, .clauses, .trace], unit: unit))
    let text = try #require(json["text"] as? String)
    #expect(Array(text.utf8) == Annotation.everything.text)
    #expect(json["offset_unit"] as? String == unit.rawValue)
    var checked = 0
    func slice(_ start: Int, _ end: Int) -> String {
      switch unit {
      case .scalar: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
      case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
      case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
      }
    }
    func visit(_ value: Any) {
      if let list = value as? [Any] { list.forEach(visit) }
      guard let object = value as? [String: Any] else { return }
      if let start = object["start"] as? Int, let end = object["end"] as? Int, let words = object["text"] as? String {
        #expect(slice(start, end) == words)
        checked += 1
      }
      object.values.forEach(visit)
    }
    visit(json)
    #expect(checked > 10)
    #expect(
      slice(
        try #require(value(json, "tokens", 0, "start") as? Int), try #require(value(json, "tokens", 0, "end") as? Int))
        == "😀")
  }

  @Test func layersAreWrittenOnlyWhereTheyAreOn() throws {
    let plain = try parsed(written(.everything))
    #expect(plain["tokens"] == nil && plain["clauses"] == nil)
    #expect((try value(plain, "stances", 0) as? [String: Any])?["trace"] == nil)
    let full = try parsed(written(.everything, layers: [.tokens, .clauses, .trace]))
    #expect(try value(full, "tokens", 1, "pos") as? String == "PROPN")
    #expect(try value(full, "clauses", 0, "complements", 0, "marker") as? String == "that")
    #expect(try value(full, "stances", 0, "trace", 1, "operation") as? String == "multiply")
    #expect(try value(full, "provenance", "options", "layers") as? [String] == ["tokens", "clauses", "trace"])
  }

  @Test func whatDoesNotApplyIsLeftOut() throws {
    let json = written(.everything, layers: [.tokens, .clauses, .trace])
    #expect(!json.contains("null"))
    let root = try parsed(json)
    #expect(try value(root, "stances", 1, "holder") as? [String: Bool] == ["author": true])
    #expect((try value(root, "quotes", 0) as? [String: Any])?["speaker"] == nil)
    #expect((try value(root, "entities", 1) as? [String: Any])?["country"] == nil)
    #expect((try value(root, "stances", 0) as? [String: Any])?["event"] == nil)
    let bare = try parsed(written(Annotation(id: "-", text: [], language: "")))
    #expect(bare["date"] == nil && bare["meta"] == nil && bare["language"] as? String == "und")
    #expect((try value(bare, "provenance", "options") as? [String: Any])?.isEmpty == true)
  }

  @Test func reportersCarryTheirCue() {
    #expect(
      written(.everything).contains(
        #""chain":[{"entity":"e2","mention":"m2","start":11,"end":15,"text":"Kyiv","cue":{"start":16,"end":20},"commits":"neutral"}]"#))
  }

  @Test func attributionAndCommitmentAreWrittenWhereTheyAre() throws {
    let root = try parsed(written(.everything))
    #expect(try value(root, "attribution", "density") as? Double == 0.25)
    #expect(written(.everything).contains(#""attribution":{"density":0.25,"direct":0.0}"#))
    #expect(try value(root, "quotes", 1, "commits") as? String == "doubt")
    #expect((try value(root, "quotes", 0) as? [String: Any])?["commits"] == nil)
    let bare = try parsed(written(Annotation(id: "-", text: [], language: "")))
    #expect(bare["attribution"] == nil)
  }

  @Test func polarityIsReadOffTheRoundedScore() throws {
    let root = try parsed(written(.everything))
    #expect(try value(root, "stances", 0, "polarity") as? String == "neutral")
    #expect(written(.everything).contains(#""polarity":"neutral","score":0.0,"#))
  }

  @Test func metaIsPassedThroughByteForByte() {
    #expect(written(.everything).contains(#""meta":{"x" : 1.50e1},"#))
  }

  @Test func onlyOptionsThatChangeBytesAreInTheProvenance() {
    #expect(written(.everything, unit: .utf16).hasSuffix(#""options":{"offsets":"utf16"}}}"#))
    #expect(
      written(.everything, layers: .trace, unit: .utf8)
        .hasSuffix(#""options":{"layers":["trace"],"offsets":"utf8"}}}"#))
  }
}
