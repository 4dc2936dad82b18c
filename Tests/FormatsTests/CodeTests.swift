import Formats
import Testing

@Suite struct CodeTests {
  @Test func codesAreDistinctAndSpelledAlike() {
    let codes = ErrorCode.allCases.map(\.rawValue) + WarningCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || (0x30...0x39).contains($0) })
    }
  }

  @Test func anErrorRecordNamesItsPlace() {
    var out: [UInt8] = []
    ErrorRecord(InputError(.wrongType, "text is a \"string\"", byte: 8, id: "x"), id: "3", line: 3, file: "a.jsonl")
      .write(to: &out)
    #expect(
      String(decoding: out, as: UTF8.self)
        == #"{"schema":"extract/1","id":"x","error":{"code":"wrong-type","message":"text is a \"string\"","line":3,"byte":8,"file":"a.jsonl"}}"#
    )
    out = []
    ErrorRecord(InputError(.unreadableFile, "No such file"), id: "b", file: "b").write(to: &out)
    #expect(
      String(decoding: out, as: UTF8.self)
        == #"{"schema":"extract/1","id":"b","error":{"code":"unreadable-file","message":"No such file","file":"b"}}"#)
  }

  @Test(arguments: ["en", "pt-BR", "zh-Hant-TW", "x-private", "de-1996", "EN"])
  func languageTagsAreTakenByForm(tag: String) { #expect(LanguageTag.isWellFormed(tag)) }

  @Test(arguments: ["", "e", "1a", "en_US", "en-", "-en", "en us", "abcdefghi", "é"])
  func whatIsNoLanguageTagIsNot(tag: String) { #expect(!LanguageTag.isWellFormed(tag)) }
}
