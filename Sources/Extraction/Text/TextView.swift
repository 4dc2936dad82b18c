internal import Lexicon

/// What the stages read instead of the text: the same bytes, except that mojibake (`ErdoÄŸan`, `Putinâ€™s`) and character
/// references (`&amp;`) are repaired. The text itself is never altered; every offset maps back to it.
struct TextView {
  /// Well-formed UTF-8.
  private(set) var bytes: [UInt8] = []
  private var edits: [Edit] = []

  /// A stretch of the view that stands for another stretch of the text. Between edits both run alike.
  private struct Edit {
    var viewStart: Int32
    var viewEnd: Int32
    var textStart: Int32
    var textEnd: Int32
  }

  /// Whether anything was repaired.
  var isRepaired: Bool { !edits.isEmpty }
  /// The first repaired stretch of the text.
  var firstRepair: TextSpan? { edits.first.map { TextSpan(Int($0.textStart), Int($0.textEnd)) } }

  init() {}

  /// Repairs what it can of well-formed UTF-8. Linear; where there is nothing to repair, nothing is copied.
  init(_ text: [UInt8]) {
    bytes = text
    var out: [UInt8] = []
    var copied = 0
    var i = 0
    let n = text.count
    while true {
      i = TextView.suspect(text, from: i)
      guard i < n else { break }
      let b = text[i]
      let repair = b == 0x26 ? TextView.reference(text, i) : TextView.mojibake(text, i)
      guard let (scalar, length) = repair else {
        i += 1
        continue
      }
      out.append(contentsOf: text[copied..<i])
      let start = out.count
      out.append(contentsOf: String(Character(scalar)).utf8)
      edits.append(
        Edit(viewStart: Int32(start), viewEnd: Int32(out.count), textStart: Int32(i), textEnd: Int32(i + length)))
      i += length
      copied = i
    }
    if !edits.isEmpty {
      out.append(contentsOf: text[copied...])
      bytes = out
    }
  }

  /// The next byte that a repair may begin with, 0xC3 or `&`, or the text's length. Most texts have few.
  private static func suspect(_ text: [UInt8], from start: Int) -> Int {
    var i = ByteSearch.next(in: text, from: start) {
      ByteSearch.below(1, $0 ^ ByteSearch.eight(0xC3)) | ByteSearch.below(1, $0 ^ ByteSearch.eight(0x26))
    }
    while i < text.count, text[i] != 0xC3, text[i] != 0x26 { i += 1 }
    return i
  }

  // MARK: Offsets

  /// The text's offset of a view's start offset.
  func textStart(_ offset: Int32) -> Int { map(offset, end: false) }
  /// The text's offset of a view's end offset.
  func textEnd(_ offset: Int32) -> Int { map(offset, end: true) }

  private func map(_ offset: Int32, end: Bool) -> Int {
    if edits.isEmpty { return Int(offset) }
    // The last edit that begins at or before the offset (for an end: before it).
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      let starts = edits[middle].viewStart
      if end ? starts < offset : starts <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Int(offset) }
    let edit = edits[low - 1]
    if offset < edit.viewEnd { return Int(end ? edit.textEnd : edit.textStart) }
    return Int(edit.textEnd + offset - edit.viewEnd)
  }

  /// The view's offset of an offset of the text (a caller's mention).
  func viewOffset(_ offset: Int, end: Bool) -> Int32 {
    let offset = Int32(truncatingIfNeeded: offset)
    if edits.isEmpty { return offset }
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      let starts = edits[middle].textStart
      if end ? starts < offset : starts <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let edit = edits[low - 1]
    if offset < edit.textEnd { return end ? edit.viewEnd : edit.viewStart }
    return edit.viewEnd + offset - edit.textEnd
  }

  // MARK: Repairs

  /// Windows-1252's bytes 0x80…0x9F as scalars; the five it leaves open are the C1 controls.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The scalar at `i`, and its length.
  private static func scalar(_ text: [UInt8], _ i: Int) -> (UInt32, Int)? {
    guard i < text.count else { return nil }
    let b = UInt32(text[i])
    func next(_ k: Int) -> UInt32 { k < text.count ? UInt32(text[k] & 0x3F) : 0 }
    if b < 0x80 { return (b, 1) }
    if b >= 0xE0 && b < 0xF0 { return ((b & 15) << 12 | next(i + 1) << 6 | next(i + 2), 3) }
    if b >= 0xC0 && b < 0xE0 { return ((b & 31) << 6 | next(i + 1), 2) }
    return nil
  }

  /// The byte that Windows-1252 shows as this scalar.
  private static func byte(of scalar: UInt32) -> UInt32? {
    if scalar >= 0xA0 && scalar <= 0xFF { return scalar }
    if let i = windows1252.firstIndex(of: scalar) { return 0x80 + UInt32(i) }
    return nil
  }

  /// UTF-8 that was read as Windows-1252 and written as UTF-8 again: a lead byte and its continuation bytes, as letters.
  private static func mojibake(_ text: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
    guard let (first, firstLength) = scalar(text, i), first >= 0xC2, first <= 0xF4 else { return nil }
    let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
    var value = first & (count == 3 ? 0x07 : count == 2 ? 0x0F : 0x1F)
    var at = i + firstLength
    for _ in 0..<count {
      guard let (s, length) = scalar(text, at), let b = byte(of: s), b >= 0x80, b <= 0xBF else { return nil }
      value = value << 6 | b & 0x3F
      at += length
    }
    // The shortest spelling only, as UTF-8 has it; and nothing that a writer may have meant as two letters.
    if count == 2 && value < 0x800 || count == 3 && value < 0x10000 { return nil }
    guard let scalar = Unicode.Scalar(value), value >= 0x80 else { return nil }
    return (scalar, at - i)
  }

  private static let references: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "rsquo": 0x2019, "lsquo": 0x2018,
    "rdquo": 0x201D, "ldquo": 0x201C, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "eacute": 0xE9,
    "egrave": 0xE8, "agrave": 0xE0, "aacute": 0xE1, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "ouml": 0xF6,
    "uuml": 0xFC, "auml": 0xE4, "szlig": 0xDF, "ccedil": 0xE7, "ntilde": 0xF1, "bull": 0x2022, "pound": 0xA3,
    "euro": 0x20AC, "laquo": 0xAB, "raquo": 0xBB,
  ]

  /// A character reference of HTML: `&amp;`, `&#8217;`, `&#x2019;`.
  private static func reference(_ text: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
    var j = i + 1
    let limit = min(text.count, i + 12)
    while j < limit, text[j] != 0x3B {
      let b = text[j]
      guard (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b == 0x23 else { return nil }
      j += 1
    }
    guard j < limit, j > i + 1 else { return nil }
    let name = String(decoding: text[(i + 1)..<j], as: UTF8.self)
    let value: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    } else {
      value = references[name]
    }
    guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, j + 1 - i)
  }
}
