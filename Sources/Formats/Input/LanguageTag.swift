/// BCP 47 language tags, as far as their form goes.
public enum LanguageTag {
  /// Whether the text has the form of a tag: subtags of one to eight ASCII letters or digits with hyphens between, the first of letters alone, two or more
  /// (or `x` and `i`, which need another behind them).
  public static func isWellFormed(_ tag: String) -> Bool {
    let subtags = tag.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    for (i, subtag) in subtags.enumerated() {
      guard (1...8).contains(subtag.count) else { return false }
      for byte in subtag {
        let letter = (0x61...0x7A).contains(byte | 0x20)
        let digit = (0x30...0x39).contains(byte)
        guard letter || (digit && i > 0) else { return false }
      }
      if i == 0, subtag.count == 1, subtags.count == 1 { return false }
    }
    return true
  }
}
