internal import Segmentation

/// What a punctuation token does; stored with the word kinds, above their numbers (a test looks).
enum PunctuationKind {
  static let comma: UInt8 = 200
  static let stop: UInt8 = 201
  static let question: UInt8 = 202
  static let semicolon: UInt8 = 203
  static let colon: UInt8 = 204
  /// Between words with space about it, or a long one.
  static let dash: UInt8 = 205
  /// Joins two words without space.
  static let hyphen: UInt8 = 206
  static let quote: UInt8 = 207
  static let open: UInt8 = 208
  static let close: UInt8 = 209
  static let symbol: UInt8 = 210
  static let other: UInt8 = 211

  /// The kind of token `i`, which is flagged as punctuation.
  static func kind(_ words: Words, _ i: Int) -> UInt8 {
    let start = Int(words.tokens.starts[i])
    guard start >= 0, start < words.text.count else { return other }
    let found = ofByte[Int(words.text[start])]
    return found != 0 ? found : kind(ofLong: words, i, start)
  }

  /// The kinds of marks by their first byte; 0 where that does not decide.
  private static let ofByte: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x2C: comma
    case 0x2E: stop
    case 0x21: stop
    case 0x3F: question
    case 0x3B: semicolon
    case 0x3A: colon
    case 0x22, 0x27, 0x60: quote
    case 0x28, 0x5B, 0x7B: PunctuationKind.open
    case 0x29, 0x5D, 0x7D: close
    case 0x24, 0x25, 0x2B, 0x3D, 0x40, 0x23, 0x26, 0x3C, 0x3E, 0x7C, 0x7E, 0x5E: symbol
    case 0x2D, 0xC2, 0xE2: 0
    default: other
    }
  }

  /// The kinds of the marks that are read alike wherever they stand, by their first byte; 0 for all others.
  static let plainByByte: [UInt8] = (0..<256).map { $0 == 0x27 || ofByte[$0] == symbol ? 0 : ofByte[$0] }

  private static func kind(ofLong words: Words, _ i: Int, _ start: Int) -> UInt8 {
    switch words.text[start] {
    case 0x2D: return dashKind(words, i)
    case 0xC2:
      let second = start + 1 < words.text.count ? words.text[start + 1] : 0
      return second == 0xAB || second == 0xBB ? quote : symbol
    case 0xE2:
      guard start + 2 < words.text.count else { return other }
      let second = words.text[start + 1]
      let third = words.text[start + 2]
      if second == 0x80 {
        if third >= 0x90 && third <= 0x95 { return dashKind(words, i) }
        if third >= 0x98 && third <= 0x9F || third == 0xB9 || third == 0xBA { return quote }
        if third == 0xA6 { return stop }
        return other
      }
      return symbol
    default: return other
    }
  }

  /// A hyphen where both neighbours touch it, else a dash.
  private static func dashKind(_ words: Words, _ i: Int) -> UInt8 {
    let tight =
      !words.tokens.flags[i].contains(.spaced) && i + 1 < words.count && !words.tokens.flags[i + 1].contains(.spaced)
      && i > 0
    let length = words.tokens.ends[i] - words.tokens.starts[i]
    return tight && length == 1 ? hyphen : tight && words.tokens.flags[i + 1].contains(.digits) ? hyphen : dash
  }
}
