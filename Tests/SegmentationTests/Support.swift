import ICUOracle
import Segmentation

/// Well-formed UTF-8 of a string, for calls that take bytes.
func withBytes<T>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
  var text = text
  return text.withUTF8 { unsafe body($0) }
}

extension Segmenter {
  func words(_ text: String) -> Boundaries {
    var out = Boundaries()
    unsafe withBytes(text) { unsafe words($0, into: &out) }
    return out
  }

  func sentences(_ text: String) -> Boundaries {
    var out = Boundaries()
    unsafe withBytes(text) { unsafe sentences($0, into: &out) }
    return out
  }
}

/// ICU's own boundaries, over UTF-16, as UTF-8 offsets.
enum Oracle {
  static func words(_ text: String, locale: String) -> Boundaries? { boundaries(text, locale, sentences: false) }

  static func sentences(_ text: String, locale: String) -> Boundaries? {
    boundaries(text, locale + "-u-ss-standard", sentences: true)
  }

  private static func boundaries(_ text: String, _ locale: String, sentences: Bool) -> Boundaries? {
    let units = Array(text.utf16)
    var ends = [Int32](repeating: 0, count: units.count + 1)
    var status = [Int32](repeating: 0, count: units.count + 1)
    let n = unsafe icu_oracle_boundaries(
      locale, sentences ? 1 : 0, units, Int32(units.count), &ends, &status, Int32(ends.count))
    guard n >= 0 else { return nil }
    // UTF-16 offset → UTF-8 offset.
    var offsets = [Int32](repeating: 0, count: units.count + 1)
    var (utf8, utf16) = (0, 0)
    for scalar in text.unicodeScalars {
      utf8 += UTF8.width(scalar)
      utf16 += UTF16.width(scalar)
      offsets[utf16] = Int32(utf8)
    }
    var out = Boundaries()
    for i in 0..<Int(n) {
      out.ends.append(offsets[Int(ends[i])])
      out.kinds.append(UInt8(status[i] / 100))
    }
    return out
  }
}

/// A tokenizer with a few abbreviations of each kind.
func makeTokenizer() throws -> Tokenizer {
  var abbreviations = AbbreviationSet()
  for word in ["Gen.", "Dr.", "Mr.", "Sen."] { abbreviations.insert(word, .beforeName) }
  for word in ["Inc.", "p.m."] { abbreviations.insert(word, .mayEnd) }
  abbreviations.insert("e.g.", .neverFinal)
  abbreviations.insert("No.", .beforeNumber)
  return Tokenizer(segmenter: try Segmenter(), abbreviations: abbreviations)
}

extension Tokenizer {
  func tokens(_ text: String) -> Tokens {
    var tokens = Tokens()
    unsafe withBytes(text) { unsafe tokenize($0, into: &tokens) }
    return tokens
  }
}
