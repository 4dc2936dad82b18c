import Segmentation
import TestSupport
import Testing

/// What holds of every text: tokens are in order, do not overlap, end on scalars, and leave out nothing that can be seen.
@Suite struct TokenPropertyTests {
  @Test func randomTextKeepsTheContract() throws {
    let tokenizer = try makeTokenizer()
    for seed in 0..<400 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let text = seed % 2 == 0 ? random.text(maximumLength: 200, words: seed % 4 == 0) : random.news(maximumLength: 80)
      check(text, tokenizer.tokens(text), "seed \(seed)")
    }
  }

  @Test func theSeedArticlesKeepTheContract() throws {
    let tokenizer = try makeTokenizer()
    for seed in try Seed.all() { check(seed.text, tokenizer.tokens(seed.text), seed.name) }
  }

  @Test(arguments: [
    "http://é.org", "www.exampleé", "a@b", "a@", "://", "x://", "'s", "’s’s", "n't", "....", ".", "U.S..", "e.g",
    "É. Ward", "A\u{301}. B",
    " \u{301}x", "\u{200D}", "\u{FEFF}", "can\u{301}not", "\u{0}", "a\u{0}b", "😀’s", "I.I.I.",
  ]) func oddCornersKeepTheContract(_ text: String) throws {
    check(text, try makeTokenizer().tokens(text), text.debugDescription)
  }

  @Test func aVeryLongWordIsOneToken() throws {
    let tokens = try makeTokenizer().tokens(String(repeating: "a", count: 1_000_000))
    #expect(tokens.ends == [1_000_000])
  }

  @Test func theSameTextGivesTheSameTokensAgain() throws {
    let tokenizer = try makeTokenizer()
    var random = RandomUnicode(seed: 7)
    let text = random.news(maximumLength: 200)
    let first = tokenizer.tokens(text)
    _ = tokenizer.tokens("Another text – in between.")
    let second = tokenizer.tokens(text)
    #expect(first.starts == second.starts && first.ends == second.ends && first.flags == second.flags)
  }

  private func check(_ text: String, _ tokens: Tokens, _ name: String) {
    let bytes = Array(text.utf8)
    var covered = [Bool](repeating: false, count: bytes.count)
    var last: Int32 = 0
    var problem: String?
    for i in 0..<tokens.count {
      let (start, end) = (tokens.starts[i], tokens.ends[i])
      if start < last || end <= start || Int(end) > bytes.count {
        problem = "token \(i) is \(start)..<\(end) behind \(last)"
      }
      last = end
      for j in [Int(start), Int(end)] where j < bytes.count && bytes[j] & 0xC0 == 0x80 {
        problem = "\(j) is inside a scalar"
      }
      if problem != nil { break }
      for j in Int(start)..<Int(end) { covered[j] = true }
    }
    var at = 0
    for scalar in text.unicodeScalars where problem == nil {
      if !covered[at], isVisible(scalar) { problem = "U+\(String(scalar.value, radix: 16)) at \(at) is in no token" }
      at += UTF8.width(scalar)
    }
    #expect(problem == nil, "\(name)")
  }

  /// Marks count with the space that they stand on.
  private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.isGraphemeExtend
      || properties.isEmojiModifier
    {
      return false
    }
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return true
    }
  }
}
