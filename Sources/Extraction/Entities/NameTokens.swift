internal import Lexicon
internal import Segmentation

/// The tokens at which the steps of the name stage look, found in one pass: most words have no capital and none of these steps asks for them.
struct NameTokens {
  /// Words with a capital (`WordShape.isCapital`).
  private(set) var capitals = KeptList()
  /// Numbers, and words with a capital that a name is built around (`NameBuilder.anyHead`).
  private(set) var heads = KeptList()
  /// Opening brackets.
  private(set) var brackets = KeptList()
  /// The first tokens of lines.
  private(set) var lines = KeptList()

  mutating func read(_ words: Words) {
    capitals.empty(words.marked.count)
    heads.empty(words.marked.count)
    brackets.empty(words.marked.count)
    lines.empty(words.marked.count)
    (capitals.count, heads.count, brackets.count, lines.count) = NameTokens.find(words, &capitals.room, &heads.room, &brackets.room, &lines.room)
  }

  /// Fills the lists, each of which has room for all marked tokens: how many are in each. Which tokens belong there cannot be foreseen, so each is
  /// put into all of them and counted where it does.
  ///
  /// Not inlined, so that the loop has the registers to itself.
  @inline(never)
  private static func find(
    _ words: Words, _ outCapitals: inout [Int32], _ outHeads: inout [Int32], _ outBrackets: inout [Int32], _ outLines: inout [Int32]
  ) -> (capitals: Int, heads: Int, brackets: Int, lines: Int) {
    let anyHead = NameBuilder.anyHead
    let marked = words.marked.span
    let flags = words.tokens.flags.span
    // As many, which spares a look at where they end.
    let starts = words.tokens.starts.span.extracting(0..<flags.count)
    let ends = words.tokens.ends.span.extracting(0..<flags.count)
    let text = words.text.span
    let traits = words.traits.span.extracting(0..<flags.count)
    var capitals = outCapitals.mutableSpan
    var heads = outHeads.mutableSpan
    var brackets = outBrackets.mutableSpan
    var lines = outLines.mutableSpan
    var (capitalCount, headCount, bracketCount, lineCount) = (0, 0, 0, 0)
    // Looked at once for all tokens: no list has more than there are.
    precondition(min(capitals.count, heads.count, brackets.count, lines.count) >= marked.count)
    for index in 0..<marked.count {
      let token = marked[index]
      let i = Int(token)
      let f = flags[i]
      let isCapital = f.contains(.capital) ? 1 : 0
      unsafe capitals[unchecked: capitalCount] = token
      capitalCount &+= f.intersection([.capital, .letters, .clitic]) == [.capital, .letters] ? 1 : 0
      unsafe heads[unchecked: headCount] = token
      headCount &+= (f.contains(.digits) ? 1 : 0) | isCapital & (traits[i].flags.isDisjoint(with: anyHead) ? 0 : 1)
      unsafe brackets[unchecked: bracketCount] = token
      let isBracket = (text[Int(starts[i])] == 0x28 ? 1 : 0) & (ends[i] &- starts[i] == 1 ? 1 : 0)
      bracketCount &+= isBracket & (f.contains(.punctuation) ? 1 : 0)
      // The first token begins a line.
      unsafe lines[unchecked: lineCount] = token
      lineCount &+= f.isDisjoint(with: [.newline, .paragraph]) ? 0 : 1
    }
    return (capitalCount, headCount, bracketCount, lineCount)
  }
}
