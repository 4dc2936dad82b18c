internal import Lexicon
internal import Segmentation

/// The tokens at which the steps of the name stage look, found in one pass: most words have no capital and none of these steps asks for them.
struct NameTokens {
  /// Words with a capital (`WordShape.isCapital`).
  private(set) var capitals: [Int32] = []
  /// Numbers, and words with a capital that a name is built around (`NameBuilder.anyHead`).
  private(set) var heads: [Int32] = []
  /// Opening brackets.
  private(set) var brackets: [Int32] = []
  /// The first tokens of lines.
  private(set) var lines: [Int32] = []

  mutating func read(_ words: Words) {
    capitals.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    let telling: TokenFlags = [.capital, .digits, .punctuation, .newline, .paragraph]
    let anyHead = NameBuilder.anyHead
    let flags = words.tokens.flags.span
    let traits = words.traits.span
    if flags.count > 0 { lines.append(0) }
    for i in 0..<flags.count {
      let f = flags[i]
      if f.isDisjoint(with: telling) { continue }
      let token = Int32(truncatingIfNeeded: i)
      let hasCapital = f.contains(.capital)
      if hasCapital, f.contains(.letters), !f.contains(.clitic) { capitals.append(token) }
      if f.contains(.digits) || hasCapital && !traits[i].flags.isDisjoint(with: anyHead) { heads.append(token) }
      if f.contains(.punctuation), words.tokens.ends[i] - words.tokens.starts[i] == 1, words.text[Int(words.tokens.starts[i])] == 0x28 {
        brackets.append(token)
      }
      if i > 0, !f.isDisjoint(with: [.newline, .paragraph]) { lines.append(token) }
    }
  }
}
