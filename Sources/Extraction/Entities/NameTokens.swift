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
    let marked = words.marked.span
    let room = marked.count
    NameTokens.empty(&capitals, room)
    NameTokens.empty(&heads, room)
    NameTokens.empty(&brackets, room)
    NameTokens.empty(&lines, room)
    let found = NameTokens.find(words, &capitals, &heads, &brackets, &lines)
    capitals.removeLast(room - found.capitals)
    heads.removeLast(room - found.heads)
    brackets.removeLast(room - found.brackets)
    lines.removeLast(room - found.lines)
  }

  private static func empty(_ list: inout [Int32], _ room: Int) {
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: repeatElement(0, count: room))
  }

  /// Fills the lists, each of which has room for all marked tokens: how many are in each. What a token is cannot be foreseen, so each is put into
  /// every list and counted in those where it belongs.
  private static func find(
    _ words: Words, _ outCapitals: inout [Int32], _ outHeads: inout [Int32], _ outBrackets: inout [Int32], _ outLines: inout [Int32]
  ) -> (capitals: Int, heads: Int, brackets: Int, lines: Int) {
    let anyHead = NameBuilder.anyHead
    let marked = words.marked.span
    let flags = words.tokens.flags.span
    let starts = words.tokens.starts.span
    let ends = words.tokens.ends.span
    let text = words.text.span
    let traits = words.traits.span
    var capitals = outCapitals.mutableSpan
    var heads = outHeads.mutableSpan
    var brackets = outBrackets.mutableSpan
    var lines = outLines.mutableSpan
    var (capitalCount, headCount, bracketCount, lineCount) = (0, 0, 0, 0)
    for index in 0..<marked.count {
      let token = marked[index]
      let i = Int(token)
      let f = flags[i]
      capitals[capitalCount] = token
      capitalCount += f.intersection([.capital, .letters, .clitic]) == [.capital, .letters] ? 1 : 0
      heads[headCount] = token
      let isHead = (f.contains(.capital) ? traits[i].flags : []).isDisjoint(with: anyHead) == false
      headCount += f.contains(.digits) || isHead ? 1 : 0
      brackets[bracketCount] = token
      bracketCount += f.contains(.punctuation) && ends[i] - starts[i] == 1 && text[Int(starts[i])] == 0x28 ? 1 : 0
      lines[lineCount] = token
      // The first token begins a line.
      lineCount += f.isDisjoint(with: [.newline, .paragraph]) ? 0 : 1
    }
    return (capitalCount, headCount, bracketCount, lineCount)
  }
}
