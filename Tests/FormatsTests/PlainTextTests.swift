import Extraction
import TestSupport
import Testing

@testable import Formats

@Suite struct PlainTextTests {
  private func read(_ bytes: [UInt8]) throws(InputError) -> Document { try PlainText.document(bytes, id: "-") }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  private func utf32(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test func validUTF8IsTakenAsItIs() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let bytes = Array(random.text(maximumLength: 100).utf8)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
      let document = try read(bytes)
      #expect(document.text == bytes && document.encoding == nil && document.warnings.isEmpty)
    }
  }

  @Test func controlsAndNULsSurvive() throws {
    let bytes: [UInt8] = [0, 0x61, 0, 1, 0x1B, 0x7F, 0x0D, 0x0A, 0]
    #expect(try read(bytes).text == bytes)
    #expect(try read([]).text.isEmpty)
  }

  @Test func aByteOrderMarkDecidesAndIsNotPartOfTheText() throws {
    let text = "Kyjev řekl „ne“ 😀\u{0}"
    let cases: [([UInt8], [UInt8], String?)] = [
      ([0xEF, 0xBB, 0xBF], Array(text.utf8), nil),
      ([0xFF, 0xFE], utf16(text, bigEndian: false), "UTF-16LE"),
      ([0xFE, 0xFF], utf16(text, bigEndian: true), "UTF-16BE"),
      ([0xFF, 0xFE, 0, 0], utf32(text, bigEndian: false), "UTF-32LE"),
      ([0, 0, 0xFE, 0xFF], utf32(text, bigEndian: true), "UTF-32BE"),
    ]
    for (mark, body, encoding) in cases {
      let document = try read(mark + body)
      #expect(String(decoding: document.text, as: UTF8.self) == text)
      #expect(document.encoding == encoding)
      #expect(document.warnings.isEmpty)
      let empty = try read(mark)
      #expect(empty.text.isEmpty)
    }
  }

  @Test func onlyTheFirstMarkIsOne() throws {
    #expect(try read([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61]).text == [0xEF, 0xBB, 0xBF, 0x61])
  }

  @Test func brokenUTF16IsRepairedAndWarnedOf() throws {
    let document = try read([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x62, 0])
    #expect(String(decoding: document.text, as: UTF8.self) == "a\u{FFFD}b")
    #expect(document.warnings.map(\.code) == ["malformed-bytes"])
  }

  @Test func latin1IsDetected() throws {
    let text =
      "Le président français a déclaré que la réunion était nécessaire. Les autorités ont été très réservées à ce sujet, où l'on préfère négocier."
    let document = try read(text.unicodeScalars.map { UInt8($0.value) })
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.encoding == "ISO-8859-1" || document.encoding == "windows-1252")
    #expect(document.warnings.map(\.code) == ["encoding-detected"])
  }

  @Test func windows1252IsDetected() throws {
    let text =
      "“We won’t accept this,” the minister said — and left. “It’s a matter of principle for the European Union, which isn’t negotiable.”"
    let special: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "’": 0x92, "—": 0x97]
    let document = try read(text.unicodeScalars.map { special[$0] ?? UInt8($0.value) })
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.encoding == "windows-1252")
    #expect(document.warnings.map(\.code) == ["encoding-detected"])
  }

  @Test func windows1251IsDetected() throws {
    let text =
      "Президент России заявил, что переговоры с Украиной могут быть продолжены. Представитель министерства иностранных дел отказался от комментариев."
    let document = try read(
      text.unicodeScalars.map { (0x410...0x44F).contains($0.value) ? UInt8($0.value - 0x410 + 0xC0) : UInt8($0.value) })
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.encoding == "windows-1251")
  }

  @Test func aFewOddBytesFarIntoATextAreFound() throws {
    let ascii = String(repeating: "The ministers met again on Monday and said little. ", count: 1000)
    let document = try read(Array(ascii.utf8) + [0x93] + Array("No".utf8) + [0x94] + Array(ascii.utf8))
    #expect(String(decoding: document.text, as: UTF8.self) == ascii + "“No”" + ascii)
    #expect(document.encoding == "windows-1252")
  }

  @Test func utf8WithADefectStaysUTF8() throws {
    let good = String(repeating: "Das Gespräch über die Öffnung. ", count: 20)
    let document = try read(Array(good.utf8) + [0xC3] + Array(" Ende".utf8))
    #expect(String(decoding: document.text, as: UTF8.self) == good + "\u{FFFD} Ende")
    #expect(document.encoding == "UTF-8")
    #expect(document.warnings.map(\.code) == ["malformed-bytes"])
  }

  @Test func anyBytesBecomeUTF8() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let document = try read(random.bytes(maximumLength: 200))
      #expect(String(validating: document.text, as: UTF8.self) != nil, "seed \(seed)")
    }
  }
}
