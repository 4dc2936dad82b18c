internal import Segmentation

/// Sentences: ICU's boundaries (`ss=standard`), kept within blocks and refined for abbreviations, initials, line ends and quotes.
enum SentenceFinder {
  static func run(_ boundaries: Boundaries, _ abbreviations: AbbreviationSet, _ words: inout Words) {
    words.sentenceOf = [Int32](repeating: 0, count: words.count)
    var boundary = 0
    var token = 0
    let n = words.count
    for b in words.blocks.indices {
      let block = words.blocks[b]
      words.blocks[b].firstSentence = Int32(words.sentences.count)
      var first = token
      while token < n, words.tokens.starts[token] < block.end {
        let end = words.tokens.ends[token]
        let nextStart = token + 1 < n ? words.tokens.starts[token + 1] : Int32.max
        // Does one of ICU's boundaries lie between this token and the next?
        while boundary < boundaries.ends.count, boundaries.ends[boundary] < end { boundary += 1 }
        let icu = boundary < boundaries.ends.count && boundaries.ends[boundary] <= nextStart
        let last = nextStart >= block.end
        token += 1
        if last || (ends(words, abbreviations, token - 1, icu: icu) && token > first) {
          append(&words, first, token, b)
          first = token
        }
      }
      if first < token { append(&words, first, token, b) }
      words.blocks[b].endSentence = Int32(words.sentences.count)
    }
  }

  private static func append(_ words: inout Words, _ first: Int, _ end: Int, _ block: Int) {
    let index = Int32(words.sentences.count)
    words.sentences.append(
      SentenceRange(
        first: Int32(first), end: Int32(end), block: Int32(block),
        isHeadline: isHeadline(words, first, end, words.blocks[block].kind)))
    for i in first..<end { words.sentenceOf[i] = index }
  }

  /// Whether the sentence ends behind token `i`.
  private static func ends(_ words: Words, _ abbreviations: AbbreviationSet, _ i: Int, icu: Bool) -> Bool {
    let next = i + 1
    guard next < words.count else { return true }
    // The mark that closes the sentence, behind closing quotes and brackets.
    // No sentence closes with more of them than this; a longer run must not cost its square.
    var k = i
    while k > 0, i - k < 16, isCloser(words, k), !words.tokens.flags[k].contains(.spaced) { k -= 1 }
    let mark = words.text[Int(words.tokens.starts[k])]
    let stop = words.tokens.flags[k].contains(.punctuation) && (mark == 0x2E || mark == 0x21 || mark == 0x3F || isEllipsis(words, k))
    let abbreviated = words.tokens.flags[k].contains(.abbreviated)
    guard stop || abbreviated else { return false }
    // What follows must be able to begin a sentence.
    guard words.tokens.flags[next].contains(.spaced) else { return false }
    if isCloser(words, next), !isOpener(words, next) { return false }
    var s = next
    while s + 1 < words.count, s - next < 16, isOpener(words, s) { s += 1 }
    let starts = words.tokens.flags[s].contains(.capital) || words.tokens.flags[s].contains(.digits)
      || !words.tokens.flags[s].contains(.letters)
    if abbreviated {
      guard starts else { return false }
      let from = Int(words.tokens.starts[k])
      let to = Int(words.tokens.ends[k]) - 1
      let kind = abbreviations.kind(words.text[from..<max(from, to)])
      if kind.contains(.beforeName) || kind.contains(.neverFinal) { return false }
      if to - from == 1 {
        // An initial before a name; before a pronoun or article, the sentence is over ("Group B. The …").
        return icu && isCommonStart(words, s)
      }
      if kind.contains(.mayEnd) { return icu ? isCommonStart(words, s) || words.tokens.flags[s].contains(.newline) : isCommonStart(words, s) }
      return isCommonStart(words, s)
    }
    if mark == 0x2E || isEllipsis(words, k) { return starts && (icu || words.tokens.flags[next].contains(.newline) || words.tokens.flags[s].contains(.capital)) }
    return icu && starts
  }

  private static func isEllipsis(_ words: Words, _ i: Int) -> Bool {
    let s = Int(words.tokens.starts[i])
    return words.text[s] == 0xE2 && s + 2 < words.text.count && words.text[s + 1] == 0x80 && words.text[s + 2] == 0xA6
  }

  /// Words that begin sentences far more often than they follow an abbreviation inside one.
  private static let commonStarts: Set<String> = [
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "but", "and", "in", "on",
    "at", "for", "to", "if", "when", "while", "however", "his", "her", "their", "our", "its", "there", "what", "who", "how",
    "why", "as", "by", "with", "after", "before", "since", "although", "some", "many", "most", "no", "not", "so", "then",
    "still", "yet", "meanwhile", "according", "both", "is", "are", "did", "do", "does", "can", "could", "will", "would",
  ]

  private static func isCommonStart(_ words: Words, _ i: Int) -> Bool {
    let start = Int(words.tokens.starts[i])
    let end = Int(words.tokens.ends[i])
    guard end - start <= 10 else { return false }
    let word = String(
      decoding: words.text[start..<end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    return commonStarts.contains(word)
  }

  /// A closing quotation mark or bracket.
  static func isCloser(_ words: Words, _ i: Int) -> Bool {
    guard words.tokens.flags[i].contains(.punctuation) else { return false }
    let s = Int(words.tokens.starts[i])
    switch words.text[s] {
    case 0x22, 0x27, 0x29, 0x5D: return true
    case 0xE2: return s + 2 < words.text.count && words.text[s + 1] == 0x80 && (words.text[s + 2] == 0x9D || words.text[s + 2] == 0x99)
    case 0xC2: return s + 1 < words.text.count && words.text[s + 1] == 0xBB
    default: return false
    }
  }

  static func isOpener(_ words: Words, _ i: Int) -> Bool {
    guard words.tokens.flags[i].contains(.punctuation) else { return false }
    let s = Int(words.tokens.starts[i])
    switch words.text[s] {
    case 0x28, 0x5B: return true
    case 0x22, 0x27: return words.tokens.flags[i].contains(.spaced)
    case 0xE2: return s + 2 < words.text.count && words.text[s + 1] == 0x80 && (words.text[s + 2] == 0x9C || words.text[s + 2] == 0x98)
    case 0xC2: return s + 1 < words.text.count && words.text[s + 1] == 0xAB
    default: return false
    }
  }

  /// A heading, or a line in capitals: its grammar is the headline's (present tense, no articles).
  private static func isHeadline(_ words: Words, _ first: Int, _ end: Int, _ kind: BlockKind) -> Bool {
    if kind != .heading { return false }
    var lower = 0
    var capital = 0
    for i in first..<end where words.tokens.flags[i].contains(.letters) {
      if words.tokens.flags[i].contains(.capital) { capital += 1 } else { lower += 1 }
    }
    return capital + lower > 1
  }
}
