import Extraction
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Formats

/// Documents that leave in parts, against the same in one piece.
@Suite struct PartTests {
  private let layers: Layers = [.tokens, .clauses, .trace]

  private func annotations() throws -> [Annotation] {
    let annotator = try Extractor(lexicon: .embedded, options: ExtractionOptions(layers: layers)).makeAnnotator()
    let texts = (0..<12).map { (seed: UInt64) in
      var random = RandomUnicode(seed: seed)
      return seed % 2 == 0 ? random.news(maximumLength: 300) : random.text(maximumLength: 300, words: true)
    }
    return try [.contractExample, .everything] + texts.map { try annotator.annotate(Document(id: "d", text: $0, date: CalendarDate("2026-03-01"))) }
  }

  /// - Returns: the parts, the last one what was left at the end.
  private func parts(_ writer: any DocumentWriter, _ annotation: Annotation, of size: Int, behind: [UInt8] = []) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var out = behind
    writer.write(annotation, to: &out, inPartsOf: size) { bytes in
      parts.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    return parts + [out]
  }

  @Test(arguments: OutputFormat.allCases) func partsOfAnySizeAreTheWhole(_ format: OutputFormat) throws {
    let provenance = Provenance(lexicons: [], layers: layers)
    let writer = format.makeWriter(provenance)
    for annotation in try annotations() {
      var whole: [UInt8] = []
      writer.write(annotation, to: &whole)
      for size in [1, 2, 50, 700, 5000, Int.max] {
        let parts = parts(writer, annotation, of: size)
        #expect(Array(parts.joined()) == whole, "\(size)")
        #expect(parts.dropLast().allSatisfy { $0.count >= size })
        #expect(format == .json || parts.count == 1)
        if format == .json, size < 100, !annotation.mentions.isEmpty { #expect(parts.count > 5) }
      }
      // Nothing of it stays.
      var again: [UInt8] = []
      writer.write(annotation, to: &again)
      #expect(again == whole)
    }
  }

  @Test func whatStoodBeforeIsInTheFirstPart() throws {
    let writer = OutputFormat.json.makeWriter(Provenance(lexicons: []))
    let parts = parts(writer, .contractExample, of: 10, behind: Array("before\n".utf8))
    #expect(parts.first?.starts(with: "before\n{".utf8) == true)
  }

  /// Lists and a text that are longer than what is written at a time, with escapes on both sides of every cut.
  @Test(arguments: [1 << 12, 1 << 18, Int.max]) func longListsAndTextsAreWhole(size: Int) throws {
    let count = 40_000
    let text = (0..<count).map { $0 % 3 == 0 ? "\"\n" : $0 % 3 == 1 ? "é\\" : "ab" }.joined()
    var long = Annotation(id: "long", text: Array(text.utf8), language: "en")
    long.blocks = [.init(kind: .paragraph, span: TextSpan(0, long.text.count))]
    let places = (0..<count).map { TextSpan($0, $0 + 1) }
    long.sentences = places.prefix(5000).map { .init(span: $0, block: 0) }
    long.entities = [.init(key: "k", name: "n", type: .person, isNil: true, mentions: Array(0..<count))]
    long.mentions = places.map { .init(span: TextSpan($0.start * 0, 1), entity: 0, type: .person, form: .name, sense: .person, rule: "r", score: 1) }
    let writer = OutputFormat.json.makeWriter(Provenance(lexicons: [], unit: .utf8))
    let parts = parts(writer, long, of: size)
    if size < 1 << 20 {
      #expect(parts.count > 10)
      // A part is little more than was asked for: what is written at a time is bounded.
      #expect(parts.allSatisfy { $0.count < size + 300_000 })
    }
    let json = try parsed(String(decoding: parts.joined(), as: UTF8.self))
    #expect(json["text"] as? String == text)
    let sentences = try #require(json["sentences"] as? [[String: Any]])
    #expect(sentences.map { $0["start"] as? Int } == (0..<5000).map { $0 })
    let mentions = try #require(try value(json, "entities", 0, "mentions") as? [String])
    #expect(mentions == (1...count).map { "m\($0)" })
  }
}
