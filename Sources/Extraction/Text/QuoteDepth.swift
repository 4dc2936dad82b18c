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
    for i in 0..<n {
      if sentenceOf[i] != sentence {
        sentence = sentenceOf[i]
        let b = Int(words.sentences[Int(sentence)].block)
        if b != block {
          // An open quote goes on into the next paragraph only where that one begins with an opening mark, or where the next mark closes it.
          block = b
          depth = depth > 0 && nextCloses(words, i) ? 1 : 0
          single = false
        }
      }
      if flags[i].contains(.punctuation), let (mark, isSingle) = mark(words, i) {
        var closes = mark == .close
        if mark == .either {
          // Feet and inches: 6'1"
          if depth == 0, i > 0, words.tokens.flags[i - 1].contains(.digits), !words.tokens.flags[i].contains(.spaced) { continue }
          let spacedBefore = words.tokens.flags[i].contains(.spaced)
          let spacedAfter = i + 1 >= n || words.tokens.flags[i + 1].contains(.spaced)
          closes = depth > 0 && !(spacedBefore && !spacedAfter && isSingle)
          // A straight single mark that neither opens a word nor closes a quote is an apostrophe.
          if isSingle && !closes && !(spacedBefore && !spacedAfter) || isSingle && closes && (!single || spacedBefore) {
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

  /// Whether the first double mark from a token on closes: a quote of several lines that are blocks of their own.
  private static func nextCloses(_ words: Words, _ start: Int) -> Bool {
    var i = start
    while i < words.count, i - start < 300 {
      if words.tokens.flags[i].contains(.punctuation), let (mark, isSingle) = mark(words, i), !isSingle {
        switch mark {
        case .open: return false
        case .close: return true
        case .either: return !words.tokens.flags[i].contains(.spaced)
        }
      }
      i += 1
    }
    return false
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
