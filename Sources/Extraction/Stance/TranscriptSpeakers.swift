internal import Lexicon
internal import Segmentation

/// Speakers of transcripts and of lists of positions: `TURKEY: We will not leave.`, `- Macron: The truce must hold.`
///
/// A line that opens with a name and a colon is what that name says. In capitals one such line is enough; else there must be two, or it must be
/// the item of a list.
struct TranscriptSpeakers {
  let lexicon: CompiledLexicon

  /// Tokens before the colon, a bullet aside.
  private static let longestName = 6

  private struct Line {
    var phrase: Int32
    var colon: Int
    var end: Int
    var isSure: Bool
  }

  /// - Parameter colons: those of the text.
  func run(_ words: Words, _ syntax: Syntax, _ references: References, _ table: EntityTable, colons: [Int32], _ out: inout Quotes) {
    var lines: [Line] = []
    // From colon to colon; behind one that was looked at, its line's end is known.
    var start = 0
    var end = 0
    for colon in colons where colon >= end {
      let t = Int(colon)
      var first = t
      // So few words at most stand before the colon of a speaker's line.
      var count = 0
      while first > start, words.tokens.flags[first].isDisjoint(with: [.newline, .paragraph]), count <= TranscriptSpeakers.longestName {
        first -= 1
        if isColon(words, first) { count = -words.count } else if !words.tokens.flags[first].contains(.punctuation) { count += 1 }
      }
      if count > TranscriptSpeakers.longestName { continue }
      start = first
      end = t + 1
      while end < words.count, words.tokens.flags[end].isDisjoint(with: [.newline, .paragraph]) { end += 1 }
      if let line = read(words, syntax, references, table, start, end) { lines.append(line) }
    }
    guard lines.count > 1 || lines.contains(where: \.isSure) else { return }
    for line in lines where lines.count > 1 || line.isSure {
      // Quotation marks inside are read by themselves.
      guard !(line.colon + 1..<line.end).contains(where: { words.quoteDepth[$0] > 0 }) else { continue }
      // "United States: The U.S. has kept …": what names the speaker is about him, not by him.
      if isAbout(line, references, table) { continue }
      var last = line.end
      while last > line.colon + 2, words.tokens.flags[last - 1].contains(.punctuation) { last -= 1 }
      let record = out.add(Int32(line.colon + 1), Int32(last), .direct)
      out.records[record].speaker = line.phrase
      out.records[record].cue = Int32(line.colon)
      out.records[record].cueEnd = Int32(line.colon + 1)
    }
  }

  private func isAbout(_ line: Line, _ references: References, _ table: EntityTable) -> Bool {
    let speaker = table.mentions[Int(references.mentionOf[line.colon - 1])].entity
    // A heading that only looks like a name says nothing.
    if !line.isSure, table.entities[Int(speaker)].lexicon < 0, table.entities[Int(speaker)].type != .person { return true }
    return (line.colon + 1..<line.end).contains { t in
      let m = references.mentionOf[t]
      guard m >= 0 else { return false }
      let mention = table.mentions[Int(m)]
      return mention.entity == speaker && mention.form != .pronoun && mention.form != .nominal
    }
  }

  private func read(
    _ words: Words, _ syntax: Syntax, _ references: References, _ table: EntityTable, _ start: Int, _ end: Int
  ) -> Line? {
    var first = start
    // A bullet.
    while first < end, words.tokens.flags[first].contains(.punctuation) { first += 1 }
    var colon = first + 1
    while colon < min(end, first + TranscriptSpeakers.longestName), !isColon(words, colon) { colon += 1 }
    guard colon < end - 3, colon > first, isColon(words, colon) else { return nil }
    // The name is the whole of what stands before the colon, titles aside.
    let m = references.mentionOf[colon - 1]
    guard m >= 0, Int(table.mentions[Int(m)].end) == colon, table.mentions[Int(m)].form != .demonym else { return nil }
    let mention = table.mentions[Int(m)]
    guard mention.type == .person || mention.type == .gpe || mention.type == .org else { return nil }
    let isAlone = Int(mention.first) == first || mention.title >= 0
    guard isAlone, words.tokens.flags[colon + 1].contains(.capital) else { return nil }
    let p = syntax.phraseOf[colon - 1]
    guard p >= 0 else { return nil }
    let isLoud = words.tokens.flags[Int(mention.first)].contains(.allCapitals) && !words.tokens.flags[colon + 1].contains(.allCapitals)
    return Line(phrase: p, colon: colon, end: end, isSure: isLoud && mention.form != .acronym || first > start)
  }

  private func isColon(_ words: Words, _ i: Int) -> Bool {
    words.tokens.ends[i] - words.tokens.starts[i] == 1 && words.text[Int(words.tokens.starts[i])] == 0x3A
  }
}
