internal import Segmentation

/// How deep in quotation marks each token stands.
enum QuoteDepth {
  /// What a mark can do.
  private enum Mark { case open, close, either }

  /// - Parameter marks: `FoundMarks.quotes`.
  static func run(_ marks: KeptList, _ words: inout Words) {
    var depths = words.quoteDepth
    words.quoteDepth = []
    run(marks, words, &depths)
    words.quoteDepth = depths
  }

  private static func run(_ found: KeptList, _ words: Words, _ depths: inout [UInt8]) {
    let n = words.count
    depths.removeAll(keepingCapacity: true)
    depths.append(contentsOf: repeatElement(0, count: n))
    var depths = depths.mutableSpan
    let marks = found.room.span.extracting(0..<found.count)
    var state = State()
    var next = 0
    for b in words.blocks.indices where words.blocks[b].firstSentence < words.blocks[b].endSentence {
      let begin = Int(words.sentences[Int(words.blocks[b].firstSentence)].first)
      let end = Int(words.sentences[Int(words.blocks[b].endSentence) - 1].end)
      state.fill(&depths, to: begin)
      // An open quote goes on into the next paragraph where that one begins with an opening mark, or where its closing mark is yet to come.
      if state.depth > 0, !isClosedLater(words, begin) { state.depth = 0 }
      if state.depth > 1 { state.depth = 1 }
      state.single = false
      // Of the tokens the marks alone change the depth.
      while next < marks.count, Int(marks[next]) < end {
        let i = Int(marks[next])
        next += 1
        state.fill(&depths, to: i)
        state.filled = i + 1
        pass(words, i, &state, &depths)
      }
    }
    state.fill(&depths, to: n)
  }

  /// What is known at a token.
  private struct State {
    var depth: UInt8 = 0
    /// A single mark is open.
    var single = false
    /// The second of the two single marks that are one double.
    var second = -1
    /// The tokens before it have their depth.
    var filled = 0

    /// Gives the tokens up to `end` the depth at hand.
    @inline(__always)
    mutating func fill(_ depths: inout MutableSpan<UInt8>, to end: Int) {
      if depth > 0, filled < end {
        for t in filled..<end { depths[t] = depth }
      }
      filled = max(filled, end)
    }
  }

  /// Gives a mark its depth, and the state what it does.
  private static func pass(_ words: Words, _ i: Int, _ state: inout State, _ depths: inout MutableSpan<UInt8>) {
    if i == state.second {
      depths[i] = depths[i - 1]
      return
    }
    if isPair(words, i) {
      // Two single marks are one double.
      state.second = i + 1
      if state.depth > 0 {
        state.depth -= 1
        depths[i] = state.depth
      } else {
        state.depth = 1
      }
      state.single = false
      return
    }
    guard let (mark, isSingle) = mark(words, i) else {
      depths[i] = state.depth
      return
    }
    var closes = mark == .close
    if closes, !isSingle, state.depth == 0 {
      // Some write the closing mark at both ends.
      closes = !opensWord(words, i)
      // "… a fine man,” said Roe": where the opening mark was lost, the sentence is quoted up to here.
      if closes, isUnopened(words, i) {
        for t in Int(words.sentences[Int(words.sentenceOf[i])].first)..<i { depths[t] = 1 }
      }
    }
    if mark == .either {
      // Feet and inches: 6'1"
      if state.depth == 0, i > 0, words.tokens.flags[i - 1].contains(.digits), !words.tokens.flags[i].contains(.spaced) { return }
      let spacedBefore = words.tokens.flags[i].contains(.spaced)
      let spacedAfter = i + 1 >= words.count || words.tokens.flags[i + 1].contains(.spaced)
      closes = state.depth > 0 && !(spacedBefore && !spacedAfter && isSingle)
      // A straight single mark that neither opens a word nor closes a quote is an apostrophe, and a word like any other ("the workers' pay").
      if isSingle && (!closes && !(spacedBefore && !spacedAfter) || closes && (!state.single || spacedBefore)) {
        depths[i] = state.depth
        return
      }
    }
    if closes {
      if isSingle && !state.single {
        depths[i] = state.depth
        return
      }
      if isSingle { state.single = false }
      state.depth = state.depth > 0 ? state.depth - 1 : 0
      depths[i] = state.depth
    } else {
      depths[i] = state.depth
      if isSingle { state.single = true }
      state.depth = min(state.depth + 1, 8)
    }
  }

  /// Whether a mark stands before a word as an opening one does: with a space or nothing before it and none behind it.
  private static func opensWord(_ words: Words, _ i: Int) -> Bool {
    guard i + 1 < words.count, !words.tokens.flags[i + 1].contains(.spaced), !words.tokens.flags[i + 1].contains(.punctuation) else { return false }
    return i == 0 || words.tokens.flags[i].contains(.spaced) || words.tokens.flags[i].contains(.newline)
  }

  /// Whether a closing mark ends speech that nothing opened: behind a comma or a sentence's mark, the first mark of its sentence, which has words.
  private static func isUnopened(_ words: Words, _ i: Int) -> Bool {
    let first = Int(words.sentences[Int(words.sentenceOf[i])].first)
    guard i - first >= 3, !words.tokens.flags[i].contains(.spaced) else { return false }
    switch words.text[Int(words.tokens.ends[i - 1]) - 1] {
    case 0x2C, 0x2E, 0x21, 0x3F: break
    default: return false
    }
    for t in first..<i where words.tokens.flags[t].contains(.punctuation) {
      if let (_, isSingle) = mark(words, t), !isSingle { return false }
    }
    return true
  }

  /// How far a closing mark is looked for behind the paragraph in which its quote was opened, in tokens.
  private static let reach = 400

  /// Whether the next double mark closes: a quote that was opened in a paragraph before goes on in this one.
  private static func isClosedLater(_ words: Words, _ start: Int) -> Bool {
    for i in start..<min(words.count, start + reach) where words.tokens.flags[i].contains(.punctuation) {
      if isPair(words, i) { return false }
      guard let (mark, isSingle) = mark(words, i), !isSingle else { continue }
      switch mark {
      case .open: return false
      case .close: return true
      case .either:
        let spacedBefore = words.tokens.flags[i].contains(.spaced)
        let spacedAfter = i + 1 >= words.count || words.tokens.flags[i + 1].contains(.spaced) || words.tokens.flags[i + 1].contains(.newline)
        return !spacedBefore && spacedAfter && i > start
      }
    }
    return false
  }

  /// Two straight single marks, or two of the back-quotes, side by side.
  private static func isPair(_ words: Words, _ i: Int) -> Bool {
    let a = words.text[Int(words.tokens.starts[i])]
    guard a == 0x27 || a == 0x60 else { return false }
    guard i + 1 < words.count, words.tokens.starts[i + 1] == words.tokens.ends[i], words.tokens.ends[i] - words.tokens.starts[i] == 1 else { return false }
    return words.text[Int(words.tokens.starts[i + 1])] == a && words.tokens.ends[i + 1] - words.tokens.starts[i + 1] == 1
  }

  private static func mark(_ words: Words, _ i: Int) -> (Mark, isSingle: Bool)? {
    let s = Int(words.tokens.starts[i])
    switch words.text[s] {
    case 0x22: return (.either, false)
    case 0x27: return (.either, true)
    case 0xE2:
      guard s + 2 < words.text.count, words.text[s + 1] == 0x80 else { return nil }
      switch words.text[s + 2] {
      case 0x9C, 0x9E: return (.open, false)
      case 0x9D: return (.close, false)
      case 0x98, 0x9A: return (.open, true)
      case 0x99: return (.close, true)
      default: return nil
      }
    case 0xC2:
      guard s + 1 < words.text.count else { return nil }
      if words.text[s + 1] == 0xAB { return (.open, false) }
      if words.text[s + 1] == 0xBB { return (.close, false) }
      return nil
    default: return nil
    }
  }
}
