import Extraction
import Formats
import Foundation
import TestSupport
import Testing

enum Validator {
  static let isInstalled: Bool = {
    let result = try? Program.bash("/usr/bin/python3 -c 'import jsonschema; jsonschema.Draft202012Validator'")
    return result?.status == 0
  }()
}

/// Real output and the published JSON Schemas, by Debian's `python3-jsonschema`.
@Suite(.enabled(if: Validator.isInstalled, "needs python3-jsonschema: make setup installs it"))
struct SchemaTests {
  /// What is wrong with the lines, by the schema: a line each, `number: message`.
  private func faults(_ lines: some Sequence<String>, schema: String) throws -> [String] {
    try Program.withTemporaryFolder { folder in
      let input = folder.appending(path: "lines")
      try Data(lines.joined(separator: "\n").utf8).write(to: input)
      let script = Program.root.appending(path: "Tests/extractTests/Fixtures/validate.py").path
      let path = Program.root.appending(path: "Schema/\(schema).schema.json").path
      let result = try Program.bash("/usr/bin/python3 '\(script)' '\(path)' '\(input.path)'")
      #expect(result.status == 0, "\(result.errors)")
      return result.lines
    }
  }

  private func line(_ annotation: Annotation, _ layers: Layers, _ unit: OffsetUnit) -> String {
    let lexicon = Provenance.LexiconName(
      name: "en", version: "1", digest: "sha256:" + String(repeating: "0a", count: 32))
    var writer = AnnotationWriter(provenance: Provenance(lexicons: [lexicon], layers: layers, unit: unit))
    var out: [UInt8] = []
    writer.write(annotation, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func everyFieldValidates() throws {
    var lines: [String] = []
    for annotation in [Annotation.everything, .contractExample, Annotation(id: "", text: [], language: "")] {
      for unit in OffsetUnit.allCases {
        lines.append(line(annotation, [], unit))
        lines.append(line(annotation, [.tokens, .clauses, .trace], unit))
      }
    }
    #expect(try faults(lines, schema: "extract-1") == [])
  }

  @Test func theProgramsOutputValidates() throws {
    let seeds = try FileManager.default.contentsOfDirectory(
      at: Program.root.appending(path: "seeds"), includingPropertiesForKeys: nil
    ).map(\.path).sorted()
    #expect(seeds.count >= 5)
    let plain = try Program.run(seeds + ["/nonexistent"], input: Data(), environment: [:])
    let full = try Program.run(
      ["--layers", "tokens,clauses,trace", "--date", "2025-05-16"] + seeds, input: Data(), environment: [:])
    let records = try Program.run(
      "--from", "jsonl",
      input:
        "{\"text\":\"Ankara\",\"mentions\":[{\"key\":\"k\",\"start\":0,\"end\":6}],\"x\":{\"y\":[1]}}\n{\n{\"text\":1}\n"
    )
    #expect(try faults(plain.lines + full.lines + records.lines, schema: "extract-1") == [])
  }

  @Test func whatIsNoOutputDoesNotValidate() throws {
    let good = line(.everything, [.tokens, .clauses, .trace], .scalar)
    let bad = [
      "{}", good.replacing("\"extract/1\"", with: "\"extract/2\""), good.replacing("\"e1\"", with: "\"e0\""),
      good.replacing("\"PROPN\"", with: "\"NNP\""), good.replacing("\"negated\":true", with: "\"negated\":1"),
      good.replacing("\"polarity\":\"neutral\"", with: "\"polarity\":\"mixed\""),
      good.replacing("\"salience\":1.0", with: "\"salience\":1.1"),
      good.replacing("{\"author\":true}", with: "{\"author\":false}"),
      good.replacing("\"start\":0,", with: "\"start\":-1,"),
      good.replacing("\"sense\":\"person\"", with: "\"sense\":\"person\",\"extra\":1"),
      "{\"schema\":\"extract/1\",\"id\":\"1\",\"error\":{\"code\":\"a\",\"message\":\"b\"}}",
    ]
    for line in bad.dropFirst() { #expect(line != good) }
    let numbers = try faults(bad, schema: "extract-1").compactMap { $0.split(separator: ":").first.map(String.init) }
    #expect(Set(numbers).count == bad.count)
  }

  @Test func theInputsSchemaAndTheReaderAgree() throws {
    let good = [
      #"{"text":""}"#, #"{"text":"a","id":1.5,"date":"2025-05-16","language":"en","x":null}"#,
      #"{"text":"a","id":null,"date":null,"entities":[{"key":"k","name":"n","type":"ORG","aliases":["a"],"z":1}]}"#,
      #"{"text":"a","mentions":[{"key":"k","start":0,"end":1.0,"type":null}]}"#,
      #"{"text":"a","date":"2025-05-16T10:00:00Z"}"#,
    ]
    let bad = [
      "[]", "{}", #"{"text":1}"#, #"{"text":"a","id":true}"#, #"{"text":"a","date":"16 May"}"#,
      #"{"text":"a","language":"e"}"#,
      #"{"text":"a","entities":[{"key":"","name":"n"}]}"#, #"{"text":"a","entities":[{"key":"k"}]}"#,
      #"{"text":"a","mentions":[{"key":"k","start":-1,"end":1}]}"#,
      #"{"text":"a","mentions":[{"key":"k","start":0,"end":1,"type":"PER"}]}"#,
    ]
    #expect(try faults(good, schema: "extract-1-input") == [])
    #expect(try faults(bad, schema: "extract-1-input").count >= bad.count)
    let reader = RecordReader(unit: .scalar)
    for record in good { #expect(throws: Never.self) { try reader.read(Array(record.utf8), id: "1") } }
    for record in bad { #expect(throws: InputError.self) { try reader.read(Array(record.utf8), id: "1") } }
  }
}
