import Extraction
import Formats
import TestSupport
import Testing

/// Input made to break the reader.
@Suite struct HostileRecordTests {
  private static let valid = Array(
    #"{"text":"Ankara said é 😀 \ud83d\ude00 no.","id":1.5e3,"date":"2025-05-16","language":"en","entities":[{"key":"k","name":"n","aliases":["a"]}],"mentions":[{"key":"k","start":0,"end":6}],"x":[1,{"y":null}]}"#
      .utf8)

  /// Reads it, and checks what was read.
  private func survive(_ reader: RecordReader, _ bytes: [UInt8]) -> Bool {
    do throws(InputError) {
      let document = try reader.read(bytes, id: "1")
      #expect(String(validating: document.text, as: UTF8.self) != nil)
      #expect(String(validating: document.meta, as: UTF8.self) != nil)
      for mention in document.mentions {
        #expect(mention.span.start >= 0 && mention.span.end <= document.text.count && !mention.span.isEmpty)
      }
      return true
    } catch {
      #expect((error.byte ?? 0) <= bytes.count)
      return false
    }
  }

  @Test func randomBytesNeverCrash() {
    let reader = RecordReader(unit: .utf16)
    for seed in 0..<2000 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      _ = survive(reader, random.bytes(maximumLength: 120))
    }
  }

  @Test func mutatedRecordsNeverCrash() {
    let reader = RecordReader(unit: .utf8)
    var read = 0
    for seed in 0..<5000 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      if survive(reader, random.mutated(HostileRecordTests.valid)) { read += 1 }
    }
    #expect(read > 100, "most mutations break nothing in strings")
    #expect(survive(reader, HostileRecordTests.valid), "a reader works on after errors")
  }

  @Test func everyPrefixOfARecordIsAnError() {
    let reader = RecordReader(unit: .scalar)
    for length in 0..<HostileRecordTests.valid.count {
      #expect(!survive(reader, Array(HostileRecordTests.valid[..<length])))
    }
  }

  @Test(arguments: ["[", "{\"a\":"])
  func nestingCostsNoStack(open: String) {
    let depth = 500_000
    let close = open == "[" ? "]" : "}"
    let deep = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    let reader = RecordReader(unit: .scalar)
    #expect(survive(reader, Array("{\"text\":\"a\",\"x\":\(deep)}".utf8)))
    #expect(!survive(reader, Array("{\"text\":\"a\",\"x\":\(String(repeating: open, count: depth))".utf8)))
    #expect(!survive(reader, Array(deep.utf8)))
  }

  @Test func wordsOfTwoMegabytesAreRead() throws {
    let word = String(repeating: "x", count: 2_000_000)
    let document = try RecordReader(unit: .scalar).read(
      Array("{\"text\":\"\(word)é\",\"id\":\"\(word)\"}".utf8), id: "1")
    #expect(document.text.count == 2_000_002 && document.id.utf8.count == 2_000_000)
  }

  @Test func hugeNumbersPassThrough() throws {
    let digits = String(repeating: "9", count: 100_000)
    let numbers = [
      digits, "-\(digits)", "0.\(digits)", "1e\(digits)", "1E-\(digits)", "\(digits).\(digits)e+\(digits)",
    ]
    let list = "[\(numbers.joined(separator: ","))]"
    let document = try RecordReader(unit: .scalar).read(Array("{\"text\":\"1e999 a\",\"n\":\(list)}".utf8), id: "1")
    #expect(document.meta == Array("{\"n\":\(list)}".utf8))
    #expect(document.text == Array("1e999 a".utf8))
  }

  @Test func manyMembersTakeLinearTime() throws {
    let members = (0..<200_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    let document = try RecordReader(unit: .scalar).read(Array("{\(members),\"text\":\"a\"}".utf8), id: "1")
    #expect(document.meta.count == members.utf8.count + 2)
  }
}
