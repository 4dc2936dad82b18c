import CICU
import CJSON
public import Extraction

/// Reads plain text: bytes of any encoding to a `Document` of UTF-8.
///
/// A byte-order mark decides, and is not part of the text. Valid UTF-8 is UTF-8, and is never guessed at. Anything else is decoded as what ICU takes it for,
/// with a warning; where ICU does not know either, as windows-1252. NUL and other controls stay what they are.
public enum PlainText {
  /// - Throws: `InputError` with `undecodableText` or `textTooLong`.
  public static func document(
    _ bytes: [UInt8], id: String, date: CalendarDate? = nil, language: String? = nil
  ) throws(InputError) -> Document {
    let decoded = try decode(bytes)
    guard decoded.text.count <= Int(Int32.max) else {
      throw InputError(.textTooLong, "the text is longer than 2147483647 bytes")
    }
    return Document(
      id: id, utf8: decoded.text, date: date, language: language, warnings: decoded.warnings,
      encoding: decoded.encoding)
  }

  struct Decoded {
    var text: [UInt8]
    /// Nil for UTF-8 without a fault.
    var encoding: String?
    var warnings: [Warning] = []
  }

  /// - Parameter declared: the encoding that the text names itself, for bytes that are not UTF-8.
  static func decode(_ bytes: [UInt8], declared: String? = nil) throws(InputError) -> Decoded {
    if let mark = ByteOrderMark(bytes) {
      let body = Array(bytes[mark.length...])
      guard mark.encoding == "UTF-8" else {
        return try decode(body, as: mark.encoding, guessed: false)
      }
      return try decodeUnmarked(body)
    }
    if let declared, !["utf-8", "utf8"].contains(declared), validPrefix(bytes[...]) < bytes.count,
      let decoded = try? decode(bytes, as: declared, guessed: false)
    {
      return decoded
    }
    return try decodeUnmarked(bytes)
  }

  private static func decodeUnmarked(_ bytes: [UInt8]) throws(InputError) -> Decoded {
    let valid = validPrefix(bytes[...])
    if valid == bytes.count { return Decoded(text: bytes) }
    if isDamagedUTF8(bytes, from: valid) { return try decode(bytes, as: "UTF-8", guessed: true) }
    return try decode(bytes, as: detect(bytes) ?? "windows-1252", guessed: true)
  }

  private static func decode(_ bytes: [UInt8], as encoding: String, guessed: Bool) throws(InputError)
    -> Decoded
  {
    if bytes.isEmpty { return Decoded(text: [], encoding: encoding) }
    var length = 0
    var replaced = 0
    let decoded = unsafe bytes.withUnsafeBufferPointer { buffer -> UnsafeMutablePointer<UInt8>? in
      guard let base = buffer.baseAddress else { return nil }
      return unsafe cicu_charset_decode(encoding, base, buffer.count, &length, &replaced)
    }
    guard let decoded = unsafe decoded else {
      throw InputError(.undecodableText, "the text is not UTF-8, and cannot be decoded as \(encoding)")
    }
    defer { unsafe cicu_charset_free(decoded) }
    var out = unsafe Decoded(
      text: Array(UnsafeBufferPointer(start: decoded, count: length)), encoding: encoding)
    if guessed && encoding != "UTF-8" {
      out.warnings.append(
        Warning(
          code: WarningCode.encodingDetected.rawValue,
          message: "the text is not UTF-8; it was read as \(encoding)"))
    }
    if replaced > 0 {
      let what = replaced == 1 ? "1 malformed sequence" : "\(replaced) malformed sequences"
      out.warnings.append(
        Warning(
          code: WarningCode.malformedBytes.rawValue,
          message: "\(what) of bytes in \(encoding) text became U+FFFD"))
    }
    return out
  }

  /// The number of bytes before the first that is not UTF-8.
  static func validPrefix(_ bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe cjson_utf8_valid_prefix($0.baseAddress, $0.count) }
  }

  /// Whether the text is UTF-8 but for a few broken bytes: ten good sequences for every bad one, and more.
  private static func isDamagedUTF8(_ bytes: [UInt8], from valid: Int) -> Bool {
    var good = 0
    var bad = 0
    var start = 0
    var end = valid
    while true {
      good += bytes[start..<end].count { $0 >= 0xC2 }
      if end >= bytes.count { break }
      bad += 1
      // Enough to know: text in another encoding breaks soon and often.
      if bad >= 1000 { break }
      start = end + 1
      end = start + validPrefix(bytes[start...])
    }
    return good >= bad * 10
  }

  /// ICU's guess, from a stretch of the text that begins shortly before its first byte beyond ASCII: ICU looks at no more than some 8,000 bytes.
  private static func detect(_ bytes: [UInt8]) -> String? {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let sample = bytes[max(0, first - 1000)...].prefix(16_000)
    var name = [CChar](repeating: 0, count: 64)
    let confidence = unsafe sample.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe cicu_charset_detect(base, buffer.count, &name, name.count)
    }
    guard confidence >= 10 else { return nil }
    let found = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // ICU also guesses at EBCDIC, in variants that it cannot decode; no news comes in it.
    return found.hasPrefix("IBM") ? nil : found
  }
}

/// The mark that some programs put before a text.
struct ByteOrderMark {
  let encoding: String
  let length: Int

  init?(_ bytes: [UInt8]) {
    // UTF-32 first: its little-endian mark begins with that of UTF-16. A length that is no multiple of four is not UTF-32.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      (encoding, length) = ("UTF-32LE", 4)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]), bytes.count % 4 == 0 {
      (encoding, length) = ("UTF-32BE", 4)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = ("UTF-8", 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = ("UTF-16LE", 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = ("UTF-16BE", 2)
    } else {
      return nil
    }
  }
}
