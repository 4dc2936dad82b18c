import Extraction
import Formats
import Testing

@Suite struct RecordReaderTests {
  func read(_ json: String, unit: OffsetUnit = .scalar) throws(InputError) -> Document {
    try RecordReader(unit: unit).read(Array(json.utf8), id: "7")
  }

  func error(_ json: String, unit: OffsetUnit = .scalar) -> InputError? {
    do throws(InputError) {
      _ = try read(json, unit: unit)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsEveryField() throws {
    let document = try read(
      #"""
      {"text": "Hé 😀\n\"x\"", "id": "a", "date": "2025-05-16T10:00:00Z", "language": "pt-BR",
       "entities": [{"key": "k", "name": "N", "type": "ORG", "aliases": ["A", "", "B"], "extra": {"key": [1, {"name": 2}]}},
                    {"key": "l", "name": "M"}],
       "mentions": [{"key": "k", "start": 3, "end": 4, "type": "TOPIC"}, {"start": 0, "end": 2.0, "key": "l", "z": []}]}
      """#)
    #expect(document.id == "a")
    #expect(String(decoding: document.text, as: UTF8.self) == "Hé 😀\n\"x\"")
    #expect(document.date == CalendarDate(year: 2025, month: 5, day: 16))
    #expect(document.language == "pt-BR")
    #expect(document.entities.map(\.key) == ["k", "l"])
    #expect(document.entities.map(\.name) == ["N", "M"])
    #expect(document.entities.map(\.type) == [.org, nil])
    #expect(document.entities.map(\.aliases) == [["A", "B"], []])
    #expect(try read(#"{"text":"a","entities":[{"key":"k","name":"n","type":"MISC"}]}"#).entities.map(\.type) == [.topic])
    #expect(document.mentions.map(\.span) == [TextSpan(4, 8), TextSpan(0, 3)])
    #expect(document.mentions.map(\.type) == [.topic, nil])
    #expect(document.meta.isEmpty && document.warnings.isEmpty)
  }

  @Test func aRecordNeedsOnlyItsText() throws {
    let document = try read(#"{"text":""}"#)
    #expect(document.id == "7" && document.text.isEmpty && document.date == nil && document.language == nil)
  }

  @Test func nullCountsAsAbsent() throws {
    let document = try read(
      #"{"text":"a","id":null,"date":null,"language":null,"entities":null,"mentions":null,"x":null}"#)
    #expect(document.id == "7" && document.entities.isEmpty)
    #expect(String(decoding: document.meta, as: UTF8.self) == #"{"x":null}"#)
    #expect(error(#"{"text":null}"#)?.code == .wrongType)
    #expect(
      try read(#"{"text":"a","entities":[{"key":"k","name":"n","type":null,"aliases":null}]}"#).entities.count == 1)
  }

  @Test(arguments: ["12", "-0", "1.50", "1e400", "12345678901234567890123"])
  func aNumberAsIdKeepsItsSpelling(literal: String) throws {
    #expect(try read("{\"id\": \(literal) ,\"text\":\"a\"}").id == literal)
  }

  @Test func otherMembersAreKeptByteForByteInOrder() throws {
    let document = try read(
      "{ \"b\" : [1, 2.50 ,{\"text\":\"\\u00e9\\/\"}] ,\"text\":\"a\",\"meta\":{ } ,\t\"a\":\"x\\\"y\" , \"n\":-1.0E+999,\"t\":true }"
    )
    #expect(
      String(decoding: document.meta, as: UTF8.self)
        == "{\"b\" : [1, 2.50 ,{\"text\":\"\\u00e9\\/\"}],\"meta\":{ },\"a\":\"x\\\"y\",\"n\":-1.0E+999,\"t\":true}")
  }

  @Test func ofTheSameNameTheLastCounts() throws {
    let document = try read(
      #"{"text":"a","id":1,"text":"bc","id":"2","entities":[{"key":"x","name":"y"}],"entities":[{"key":"z","key":"k","name":"n"}]}"#
    )
    #expect(document.id == "2" && document.text == Array("bc".utf8))
    #expect(document.entities.map(\.key) == ["k"])
  }

  @Test func escapesAreDecoded() throws {
    #expect(
      try read(#"{"text":"\u0000\u001f\ud83d\ude00\/\b\f\n\r\t\\\""}"#).text
        == Array("\u{0}\u{1f}😀/\u{8}\u{c}\n\r\t\\\"".utf8))
  }

  @Test(arguments: [
    ("", ErrorCode.malformedJSON), ("{", .malformedJSON), ("{}", .missingField), ("[]", .notAnObject),
    ("\"a\"", .notAnObject), ("1", .notAnObject), ("null", .notAnObject), ("[{\"text\":\"a\"}]", .notAnObject),
    (#"{"text":"a"} x"#, .malformedJSON), (#"{"text":"a",}"#, .malformedJSON), (#"{'text':"a"}"#, .malformedJSON),
    (#"{"text":"a""#, .malformedJSON), ("{\"text\":\"a\nb\"}", .malformedJSON),
    ("{\"text\":\"a\u{1b}b\"}", .malformedJSON),
    ("{\"text\":\"a\u{0}b\"}", .malformedJSON), ("{\"text\":\"a\"}\u{0}", .malformedJSON),
    (#"{"text":"\x"}"#, .malformedJSON), (#"{"text":"\u12"}"#, .malformedJSON),
    (#"{"text":"a","x":01}"#, .malformedJSON),
    (#"{"text":"a","x":1.}"#, .malformedJSON), (#"{"text":"a","x":1e}"#, .malformedJSON),
    (#"{"text":"a","x":NaN}"#, .malformedJSON),
    (#"{"text":"a","x":1e999e}"#, .malformedJSON), (#"{"text":"a" // c"#, .malformedJSON),
    (#"{"text":"\ud83d"}"#, .loneSurrogate), (#"{"text":"\ud83dx"}"#, .loneSurrogate),
    (#"{"text":"\ude00"}"#, .loneSurrogate),
    (#"{"text":"\ud83d\ud83d"}"#, .loneSurrogate), (#"{"text":"a","x":{"\udc00":1}}"#, .loneSurrogate),
    (#"{"text":1}"#, .wrongType), (#"{"text":["a"]}"#, .wrongType), (#"{"text":{"text":"a"}}"#, .wrongType),
    (#"{"text":"a","id":true}"#, .wrongType), (#"{"text":"a","id":[1]}"#, .wrongType),
    (#"{"text":"a","date":20250516}"#, .wrongType), (#"{"text":"a","language":{}}"#, .wrongType),
    (#"{"text":"a","entities":{}}"#, .wrongType), (#"{"text":"a","entities":"k"}"#, .wrongType),
    (#"{"text":"a","entities":["k"]}"#, .wrongType),
    (#"{"text":"a","entities":[[{"key":"k","name":"n"}]]}"#, .wrongType),
    (#"{"text":"a","entities":[{"key":1,"name":"n"}]}"#, .wrongType),
    (#"{"text":"a","entities":[{"key":"k","name":["n"]}]}"#, .wrongType),
    (#"{"text":"a","entities":[{"key":"k","name":"n","aliases":"x"}]}"#, .wrongType),
    (#"{"text":"a","entities":[{"key":"k","name":"n","aliases":[["x"]]}]}"#, .wrongType),
    (#"{"text":"a","entities":[{"key":"k","name":"n","aliases":[1]}]}"#, .wrongType),
    (#"{"text":"a","mentions":3}"#, .wrongType), (#"{"text":"a","mentions":[null]}"#, .wrongType),
    (#"{"text":"a","mentions":[{"key":"k","start":"0","end":1}]}"#, .wrongType),
    (#"{"text":"a","mentions":[{"key":"k","start":0,"end":0.5}]}"#, .wrongType),
    (#"{"text":"a","mentions":[{"key":"k","start":0,"end":1e0}]}"#, .wrongType),
    (#"{"text":"a","entities":[{"name":"n"}]}"#, .missingField),
    (#"{"text":"a","entities":[{"key":"k"}]}"#, .missingField),
    (#"{"text":"a","mentions":[{"start":0,"end":1}]}"#, .missingField),
    (#"{"text":"a","mentions":[{"key":"k","end":1}]}"#, .missingField),
    (#"{"text":"a","mentions":[{"key":"k","start":0}]}"#, .missingField),
    (#"{"text":"a","date":"2025-02-30"}"#, .invalidDate), (#"{"text":"a","date":"May 16"}"#, .invalidDate),
    (#"{"text":"a","date":""}"#, .invalidDate), (#"{"text":"a","language":"e n"}"#, .invalidLanguage),
    (#"{"text":"a","language":""}"#, .invalidLanguage), (#"{"text":"a","language":"en_US"}"#, .invalidLanguage),
    (#"{"text":"a","entities":[{"key":"k","name":"n","type":"PER"}]}"#, .unknownType),
    (#"{"text":"a","mentions":[{"key":"k","start":0,"end":1,"type":"person"}]}"#, .unknownType),
    (#"{"text":"a","entities":[{"key":"","name":"n"}]}"#, .emptyKey),
    (#"{"text":"a","mentions":[{"key":"","start":0,"end":1}]}"#, .emptyKey),
    (#"{"text":"a","entities":[{"key":"k","name":""}]}"#, .emptyName),
    (#"{"text":"a","mentions":[{"key":"k","start":-1,"end":1}]}"#, .spanOutOfRange),
    (#"{"text":"a","mentions":[{"key":"k","start":0,"end":2}]}"#, .spanOutOfRange),
    (#"{"text":"a","mentions":[{"key":"k","start":0,"end":99999999999999999999999}]}"#, .spanOutOfRange),
    (#"{"text":"abc","mentions":[{"key":"k","start":2,"end":1}]}"#, .spanInverted),
    (#"{"text":"abc","mentions":[{"key":"k","start":1,"end":1}]}"#, .spanInverted),
  ])
  func whatIsNoRecordIsAnErrorWithItsCode(json: String, code: ErrorCode) {
    let found = error(json)
    #expect(found?.code == code, "\(json): \(String(describing: found))")
    #expect((found?.byte ?? -1) >= 0 && (found?.byte ?? 0) <= json.utf8.count)
    #expect(found?.message.isEmpty == false)
  }

  @Test func bytesThatAreNotUTF8AreAnErrorWithTheirPlace() {
    for bad in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]] {
      for padding in 0..<40 {
        let head = Array(#"{"text":""#.utf8) + Array(repeating: 0x61, count: padding)
        let record = head + bad + Array(#""}"#.utf8)
        do throws(InputError) {
          _ = try RecordReader(unit: .scalar).read(record, id: "1")
          Issue.record("\(bad) was read")
        } catch {
          #expect(error.code == .malformedUTF8 && error.byte == head.count)
        }
      }
    }
  }

  @Test func controlsInStringsAreErrorsWhereverTheyStand() {
    for control in 0..<0x20 as Range<UInt8> {
      for padding in [0, 1, 7, 8, 15, 16, 17, 40] {
        let text =
          String(repeating: "a", count: padding) + String(Unicode.Scalar(control)) + String(repeating: "b", count: 20)
        #expect(error("{\"text\":\"\(text)\"}")?.code == .malformedJSON, "control \(control) at \(padding)")
      }
    }
  }

  @Test func offsetsCountTheChosenUnit() throws {
    func span(_ start: Int, _ end: Int, _ unit: OffsetUnit) throws(InputError) -> TextSpan? {
      try read("{\"text\":\"é😀x\",\"mentions\":[{\"key\":\"k\",\"start\":\(start),\"end\":\(end)}]}", unit: unit)
        .mentions.first?.span
    }
    #expect(try span(1, 2, .scalar) == TextSpan(2, 6))
    #expect(try span(2, 6, .utf8) == TextSpan(2, 6))
    #expect(try span(1, 3, .utf16) == TextSpan(2, 6))
    #expect(throws: InputError.self) { try span(1, 2, .utf16) }
    #expect(throws: InputError.self) { try span(1, 6, .utf8) }
    #expect(
      error("{\"text\":\"é\",\"mentions\":[{\"key\":\"k\",\"start\":0,\"end\":1}]}", unit: .utf8)?.code
        == .spanInsideCharacter)
  }

  @Test func anErrorKnowsTheRecordsOwnId() {
    #expect(error(#"{"id":"x","text":1}"#)?.id == "x")
    #expect(error(#"{"id":3.0,"text":"a","date":"no"}"#)?.id == "3.0")
    #expect(error(#"{"text":1,"id":"x"}"#)?.id == nil)
  }
}
