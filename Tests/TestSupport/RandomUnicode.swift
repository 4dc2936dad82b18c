/// Random numbers that are the same in every run: SplitMix64.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Random text and bytes from fixed seeds, for any stage that takes text.
///
///     for seed in 0..<200 {
///       var random = RandomUnicode(seed: seed)
///       check(random.text(maximumLength: 300))
///     }
public struct RandomUnicode: Sendable {
  public var generator: SeededGenerator

  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Scalars of all kinds: ASCII that JSON and the tokenizer care for, controls, combining marks, joiners, right-to-left and wide scripts, emoji, the
  /// last scalar of each UTF-8 length, and anything else now and then.
  public mutating func scalar() -> Unicode.Scalar {
    let pools: [[ClosedRange<UInt32>]] = [
      [0x61...0x7A, 0x41...0x5A], [0x20...0x20, 0x2E...0x2E, 0x0A...0x0A],
      [0x22...0x22, 0x5C...0x5C, 0x27...0x27, 0x2019...0x2019, 0x201C...0x201D], [0x00...0x1F, 0x7F...0x9F],
      [0x30...0x39], [0xC0...0x17F], [0x300...0x36F], [0x200B...0x200F, 0x2028...0x202E, 0xFEFF...0xFEFF],
      [0x400...0x4FF], [0x5D0...0x64A], [0x4E00...0x4FFF, 0xAC00...0xADFF], [0x1F300...0x1F64F],
      [0x7F...0x80, 0x7FF...0x800, 0xFFFD...0x10000, 0x10FFFF...0x10FFFF], [0...0x10FFFF],
    ]
    while true {
      let pool = pools[Int.random(in: 0..<pools.count, using: &generator)]
      let range = pool[Int.random(in: 0..<pool.count, using: &generator)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { return scalar }
    }
  }

  /// Text of up to so many scalars; mostly words where `words` is true.
  public mutating func text(maximumLength: Int, words: Bool = false) -> String {
    let length = Int.random(in: 0...maximumLength, using: &generator)
    var out = String.UnicodeScalarView()
    for _ in 0..<length {
      if words, Int.random(in: 0..<10, using: &generator) > 0 {
        out.append(Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &generator)))
      } else {
        out.append(scalar())
      }
    }
    return String(out)
  }

  /// Words of news in any order, with marks, clitics and odd characters between: what rules take hold of, where they do not expect it.
  public mutating func news(maximumLength: Int) -> String {
    let words = [
      "Ankara", "Kyiv", "Moscow’s", "Putin", "Mr.", "President", "the", "said", "rejects", "not", "did", "n't",
      "Zelenskiy's", "“", "”", "\"",
      "'", ",", ".", "!", "?", "—", "-", "\n", "\n\n", "he", "they", "of", "that", "which", "to", "by", "U.S.", "Dr.",
      "U.S.-backed",
      "NATO", "who", "and", "or", "but", "if", "would", "condemn", "condemned", "support", "deal", "foreign minister",
      "Sen.", "12",
      "(", ")", ":", ";", "…", "停戦", "é", "😀", "\u{301}", "\u{200D}",
    ]
    let glue = [" ", " ", " ", " ", "", "\u{A0}"]
    var out = ""
    for _ in 0..<Int.random(in: 0...maximumLength, using: &generator) {
      out += (words.randomElement(using: &generator) ?? "") + (glue.randomElement(using: &generator) ?? "")
    }
    return out
  }

  /// Bytes that need not be UTF-8.
  public mutating func bytes(maximumLength: Int) -> [UInt8] {
    (0..<Int.random(in: 0...maximumLength, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
  }

  /// The bytes with a few of them changed, dropped, doubled or moved.
  public mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    for _ in 0...Int.random(in: 0...3, using: &generator) where !out.isEmpty {
      let at = Int.random(in: 0..<out.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: out[at] = UInt8.random(in: 0...255, using: &generator)
      case 1: out.remove(at: at)
      case 2: out.insert(out[at], at: at)
      case 3: out.insert(Array("\"\\{}[],:0-e.u\u{0}".utf8).randomElement(using: &generator) ?? 0, at: at)
      default: out.swapAt(at, Int.random(in: 0..<out.count, using: &generator))
      }
    }
    return out
  }
}
