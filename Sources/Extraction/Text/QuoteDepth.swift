internal import Segmentation

/// How deep in quotation marks each token stands.
enum QuoteDepth {
  /// What a mark can do.
  private enum Mark { case open, close, either }

  static func run(_ words: inout Words) {
    var depths = words.quoteDepth
    words.quoteDepth = []
    run(words, &depths)
    words.quoteDepth = depths
  }

  private static func run(_ words: Words, _ depths: inout [UInt8]) {
    let n = words.count
    depths.removeAll(keepingCapacity: true)
    depths.append(contentsOf: repeatElement(0, count: n))
    let flags = words.tokens.flags.span
    let sentenceOf = words.sentenceOf.span
    var depths = depths.mutableSpan
    var depth: UInt8 = 0
    var single = false
    var block = -1
    var sentence: Int32 = -1
    var second = -1
    var next = 0
    while next < n {
      if sentenceOf[next] != sentence {
        sentence = sentenceOf[next]
        let b = Int(words.sentences[Int(sentence)].block)
        if b != block {
          // An open quote goes on into the next paragraph where that one begins with an opening mark, or where its closing mark is yet to come.
          block = b
          if depth > 0, !isClosedLater(words, next) { depth = 0 }
          if depth > 1 { depth = 1 }
          single = false
        }
      }
      if next == second {
        depths[next] = depths[next - 1]
        next += 1
        continue
      }
      // Words up to the next mark.
      while next < n, !flags[next].contains(.punctuation), sentenceOf[next] == sentence {
        depths[next] = depth
        next += 1
      }
      guard next < n, sentenceOf[next] == sentence else { continue }
      let i = next
      next += 1
      if isPair(words, i) {
        // Two single marks are one double.
        second = i + 1
        if depth > 0 {
          depth -= 1
          depths[i] = depth
        } else {
          depth = 1
        }
        single = false
        continue
      }
      if let (mark, isSingle) = mark(words, i) {
        var closes = mark == .close
        if closes, !isSingle, depth == 0 {
          // Some write the closing mark at both ends.
          closes = !opensWord(words, i)
          // "… a fine man,” said Roe": where the opening mark was lost, the sentence is quoted up to here.
          if closes, isUnopened(words, i) {
            for t in Int(words.sentences[Int(sentence)].first)..<i { depths[t] = 1 }
          }
        }
        if mark == .either {
          // Feet and inches: 6'1"
          if depth == 0, i > 0, words.tokens.flags[i - 1].contains(.digits), !words.tokens.flags[i].contains(.spaced) { continue }
          let spacedBefore = words.tokens.flags[i].contains(.spaced)
          let spacedAfter = i + 1 >= n || words.tokens.flags[i + 1].contains(.spaced)
          closes = depth > 0 && !(spacedBefore && !spacedAfter && isSingle)
          // A straight single mark that neither opens a word nor closes a quote is an apostrophe, and a word like any other ("the workers' pay").
          if isSingle && (!closes && !(spacedBefore && !spacedAfter) || closes && (!single || spacedBefore)) {
            depths[i] = depth
            continue
          }
        }
        if closes {
          if isSingle && !single {
            depths[i] = depth
            continue
          }
          if isSingle { single = false }
          depth = depth > 0 ? depth - 1 : 0
          depths[i] = depth
        } else {
          depths[i] = depth
          if isSingle { single = true }
          depth = min(depth + 1, 8)
        }
        continue
      }
      depths[i] = depth
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
