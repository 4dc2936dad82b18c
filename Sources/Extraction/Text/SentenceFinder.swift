internal import Lexicon
internal import Segmentation

/// Sentences: ICU's boundaries (`ss=standard`), kept within blocks and refined for abbreviations, initials, line ends,
/// quotes, notes, ellipses and the items of a list that stand in one line.
///
/// One pass; every look ahead is bounded, and what looks back does so only from the last of a run of closing marks.
enum SentenceFinder {
  /// - Parameter stops: `FoundMarks.stops`.
  static func run(_ boundaries: Boundaries, _ lexicon: CompiledLexicon, _ stops: KeptList, _ words: inout Words) {
    // What is read and what is written apart: the readers take `words` as it is, and nothing of it changes under them.
    var sentences = words.sentences
    var sentenceOf = words.sentenceOf
    var blocks = words.blocks
    words.sentences = []
    words.sentenceOf = []
    words.blocks = []
    run(boundaries, lexicon, stops, words, &sentences, &sentenceOf, &blocks)
    words.sentences = sentences
    words.sentenceOf = sentenceOf
    words.blocks = blocks
  }

  private static func run(
    _ boundaries: Boundaries, _ lexicon: CompiledLexicon, _ found: KeptList, _ words: Words, _ sentences: inout [SentenceRange],
    _ sentenceOf: inout [Int32], _ blocks: inout [BlockRange]
  ) {
    sentenceOf = [Int32](filled: 0, count: words.count)
    var numbers = sentenceOf.mutableSpan
    sentences.reserveCapacity(boundaries.ends.count + blocks.count + 4)
    var boundary = 0
    var token = 0
    let n = words.count
    let flags = words.tokens.flags.span
    let starts = words.tokens.starts.span
    let ends = words.tokens.ends.span
    let icuEnds = boundaries.ends.span
    let stops = found.room.span.extracting(0..<found.count)
    let text = words.text.span
    // The first of the stops that is not passed yet.
    var next = 0
    for b in blocks.indices {
      let block = blocks[b]
      blocks[b].firstSentence = Int32(sentences.count)
      let end = SentenceFinder.first(in: starts, from: token, behind: block.end)
      var first = token
      var reader = SentenceReader(lexicon: lexicon, end: end)
      let date = block.kind == .heading ? reader.trailingDate(words, from: token) : nil
      reader.begin(words, at: token, inBlock: true)
      while token < end {
        var closes = false
        if mayEnd(flags[token], text, starts[token]) {
          // Does one of ICU's boundaries lie between this token and the next?
          let stop = ends[token]
          let nextStart = token + 1 < n ? starts[token + 1] : Int32.max
          while boundary < icuEnds.count, icuEnds[boundary] < stop { boundary += 1 }
          let icu = boundary < icuEnds.count && icuEnds[boundary] <= nextStart
          reader.pass(words, token)
          closes = token + 1 < end && reader.ends(words, first, token, icu: icu)
        } else if !reader.isList, date == nil {
          // On to the next token behind which a sentence may end, or before which a credit may begin.
          let passed = token
          while next < stops.count, Int(stops[next]) <= passed { next += 1 }
          token = max(token, end - 2)
          while next < stops.count, Int(stops[next]) + 1 < end {
            let i = Int(stops[next])
            if mayEnd(flags[i], text, starts[i]) {
              token = i - 1
              break
            }
            // A credit's colon.
            if i - 1 > passed, flags[i - 1].contains(.capital) {
              token = i - 2
              break
            }
            next += 1
          }
        }
        token += 1
        if token == end || token == date || closes || reader.begins(words, token) {
          sentences.append(
            SentenceRange(
              first: Int32(first), end: Int32(token), block: Int32(b),
              isHeadline: isHeadline(words, first, token, block.kind)))
          SentenceFinder.fill(&numbers, first, token, Int32(sentences.count - 1))
          first = token
          if token < end { reader.begin(words, at: token, inBlock: false) }
        }
      }
      blocks[b].endSentence = Int32(sentences.count)
    }
    // What stands behind the last block is in no sentence.
    for t in token..<n { numbers[t] = 0 }
  }

  /// The first token from `token` on that begins at `end` or behind it.
  @inline(__always)
  private static func first(in starts: Span<Int32>, from token: Int, behind end: Int32) -> Int {
    // The number of steps is that of the tokens alone, and the half is told by the bits of a difference, without a branch: nothing could foresee it. Not
    // by its sign alone, which LLVM takes for a comparison.
    var first = token
    var left = starts.count - token
    while left > 0 {
      let half = (left + 1) &>> 1
      // All bits where the last token of this half begins before the end.
      let isBefore = (Int(starts[first + half - 1]) &- Int(end)) &>> 40
      first += half & isBefore
      left -= half
    }
    return first
  }

  /// Gives the tokens of a sentence its number. Tokens behind it may be given it too: they come later, in their own sentences.
  @inline(__always)
  private static func fill(_ numbers: inout MutableSpan<Int32>, _ first: Int, _ end: Int, _ number: Int32) {
    var t = first
    // In few steps, as how many tokens it has cannot be foreseen.
    while t < end, t + 16 <= numbers.count {
      for k in 0..<16 { unsafe numbers[unchecked: t &+ k] = number }
      t += 16
    }
    while t < end {
      numbers[t] = number
      t += 1
    }
  }

  /// A cheap look: whether a sentence may end behind a token. Behind a comma, a dash or an opening bracket none does.
  @inline(__always)
  private static func mayEnd(_ flags: TokenFlags, _ text: Span<UInt8>, _ start: Int32) -> Bool {
    if flags.contains(.abbreviated) { return true }
    guard flags.contains(.punctuation) else { return false }
    let b = text[Int(start)]
    if b >= 0x40 { return b >= 0x80 || b == 0x5C || b == 0x5D }
    return ending &>> UInt64(truncatingIfNeeded: b) & 1 != 0
  }

  /// `!`, `"`, `'`, `)`, `.`, `?`, each as the bit of its number.
  private static let ending: UInt64 = 1 << 0x21 | 1 << 0x22 | 1 << 0x27 | 1 << 0x29 | 1 << 0x2E | 1 << 0x3F

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

/// Reads one block and tells where its sentences end.
private struct SentenceReader {
  let lexicon: CompiledLexicon
  /// The block's last token is before it.
  let end: Int
  /// Inside straight quotation marks, behind the token that was passed last.
  private var isQuoted = false
  /// The marker of the list's last item, where the block is one.
  private var item: ItemMarker?
  /// The token behind the marker that the sentence begins with: no sentence ends before it.
  private var markerEnd = 0

  init(lexicon: CompiledLexicon, end: Int) {
    self.lexicon = lexicon
    self.end = end
  }

  /// Whether the block is a list.
  var isList: Bool { item != nil }

  /// Takes a sentence's first token: the marker of an item is no sentence of its own.
  mutating func begin(_ words: Words, at i: Int, inBlock: Bool) {
    guard let marker = ItemMarker.at(i, before: end, words) else { return }
    // In the middle of a block, "5." may be an answer: only the first item or the next one is a marker.
    guard inBlock || marker.opens || item.map({ marker.follows($0) }) ?? false else { return }
    item = marker
    markerEnd = marker.end
  }

  /// Whether an item of the list that this block is begins with token `i`.
  func begins(_ words: Words, _ i: Int) -> Bool {
    guard i < end, words.tokens.flags[i].contains(.spaced) else { return false }
    if item == nil { return isCredit(words, i) }
    if let item, item.end < i, words.mayMark(i), let marker = ItemMarker.at(i, before: end, words),
      marker.follows(item), marker.end < end, words.tokens.flags[marker.end].contains(.spaced)
    {
      return true
    }
    return isCredit(words, i)
  }

  /// Keeps account of straight quotation marks.
  mutating func pass(_ words: Words, _ i: Int) {
    guard words.isStraightQuote(i) else { return }
    isQuoted = words.straightQuoteOpens(i, inside: isQuoted)
  }

  // MARK: Ends

  /// Whether the sentence that begins with token `first` ends behind token `i`.
  func ends(_ words: Words, _ first: Int, _ i: Int, icu: Bool) -> Bool {
    guard i >= markerEnd else { return false }
    let next = i + 1
    let flags = words.tokens.flags[next]
    guard flags.contains(.spaced) || mayBeGlued(words, i) else { return false }
    guard words.mayClose(i) else { return false }
    // A footnote's mark behind the stop is the sentence's ("… in 2004. [6]").
    if words.noteEnd(next, end) != nil { return false }
    // The mark that closes the sentence, behind notes and closing quotes and brackets. No sentence closes with more of
    // them than this; a longer run must not cost its square.
    var k = i
    var omits = false
    while i - k < 16, let note = words.noteStart(k, first) {
      guard note > first else { return false }
      omits = omits || words.isStop(note + 1)
      k = note - 1
    }
    while k > first, i - k < 32, isCloser(words, k, last: i) { k -= 1 }
    let mark = words.byte(k)
    let stop = words.isStop(k) || omits
    let abbreviated = words.tokens.flags[k].contains(.abbreviated)
    guard stop || abbreviated else { return false }
    if stop, k == first || words.isAllStops(first, k) { return false }
    // What follows must be able to begin a sentence.
    if closes(words, next) { return false }
    var s = next
    while s + 1 < end, s - next < 16, words.isOpener(s) { s += 1 }
    if !flags.contains(.spaced) { return isGlued(words, k, s) }
    let starts = words.canStart(s)
    if abbreviated { return starts && ends(words, first, abbreviation: k, before: s, icu: icu) }
    if mark == 0x2E || words.isEllipsis(k) || omits {
      if words.isDot(k) {
        switch dots(words, k) {
        case .inside: return false
        case .endsHere: return true
        case .none: break
        }
        if isLetterStop(words, k, s) { return false }
      }
      guard starts else { return false }
      if isAside(words, next, quoted: k != i) { return false }
      if icu || words.tokens.flags[s].contains(.newline) || words.tokens.flags[s].contains(.letters) { return true }
      return k != i && words.tokens.flags[s].contains(.digits)
    }
    guard starts, icu || i != k || flags.contains(.newline) else { return false }
    if isAside(words, next, quoted: k != i) { return false }
    // "… over?” Ward asked."
    return !(k != i && words.isQuoteMark(i) && isReported(words, s))
  }

  /// Whether the sentence ends behind an abbreviation.
  private func ends(_ words: Words, _ first: Int, abbreviation k: Int, before s: Int, icu: Bool) -> Bool {
    let from = Int(words.tokens.starts[k])
    let to = max(from, Int(words.tokens.ends[k]) - 1)
    let kind = lexicon.abbreviations.kind(words.text.span.extracting(from..<to))
    if kind.contains(.beforeName) || kind.contains(.neverFinal) { return false }
    let isCommon = CommonWords.starts.contains(words, s)
    // An initial before a name; before a pronoun or article, the sentence is over ("Group B. The …").
    if to - from == 1 { return icu && isCommon }
    guard kind.contains(.mayEnd) else { return isCommon }
    if isCommon || icu && words.tokens.flags[s].contains(.newline) { return true }
    if CommonWords.etCetera.contains(words, k, to) { return words.tokens.flags[s].contains(.capital) }
    // "… at 6 p.m. Mr. Ward then left"; not "At 6 p.m. Mr. Ward left".
    guard k >= first + 4, words.tokens.flags[s].contains(.abbreviated) else { return false }
    let titleEnd = Int(words.tokens.ends[s]) - 1
    if CommonWords.address.contains(words, s, titleEnd) { return true }
    let title = lexicon.abbreviations.kind(words.text.span.extracting(Int(words.tokens.starts[s])..<titleEnd))
    return title.contains(.beforeName) && CommonWords.dayHalves.contains(words, k, to)
  }

  private enum Dots { case none, inside, endsHere }

  /// What the stop `k` is where an ellipsis follows it or it is a part of one (`. . .`).
  private func dots(_ words: Words, _ k: Int) -> Dots {
    guard k + 1 < end, words.tokens.flags[k + 1].contains(.spaced) else { return .none }
    let limit = min(end, k + 9)
    var j = k + 1
    while j < limit, words.isDot(j), words.tokens.flags[j].contains(.spaced), words.length(j) == 1 { j += 1 }
    let spaced = j - k - 1
    if spaced == 0 {
      // "… the end. … And then": what is left out stands between the sentences.
      if words.isEllipsis(k + 1) || words.isDot(k + 1) {
        return k + 2 < end && words.tokens.flags[k + 2].contains(.letters) ? .endsHere : .inside
      }
      return .none
    }
    let followed = j < end && words.tokens.flags[j].contains(.spaced) && !words.isCloser(j)
    return spaced == 3 && followed && !words.tokens.flags[k].contains(.spaced) ? .endsHere : .inside
  }

  /// "(b. 1960)", "N°. 12", "p. 4": a letter before a number, or before anything in a bracket that it opens.
  private func isLetterStop(_ words: Words, _ k: Int, _ s: Int) -> Bool {
    guard k > 0, words.length(k) == 1, !words.tokens.flags[k].contains(.spaced) else { return false }
    let start = Int(words.tokens.starts[k - 1])
    let b = words.text[start]
    // ° and º are C2 B0 and C2 BA.
    if b == 0xC2, start + 1 < words.text.count, words.text[start + 1] == 0xB0 || words.text[start + 1] == 0xBA {
      return words.tokens.flags[s].contains(.digits)
    }
    guard words.length(k - 1) == 1, b >= 0x61, b <= 0x7A else { return false }
    if words.tokens.flags[s].contains(.digits) { return true }
    return k > 1 && words.byte(k - 2) == 0x28
  }

  /// A closing mark at `k`, on the way back from the last one.
  private func isCloser(_ words: Words, _ k: Int, last: Int) -> Bool {
    if words.isStraightQuote(k) {
      // Only the last one's side is in doubt.
      return k == last ? !isQuoted : !words.tokens.flags[k].contains(.spaced)
    }
    return words.isCloser(k) && !words.tokens.flags[k].contains(.spaced)
  }

  /// Whether token `i` can only belong to what stands before it.
  private func closes(_ words: Words, _ i: Int) -> Bool {
    if words.isStraightQuote(i) { return !words.straightQuoteOpens(i, inside: isQuoted) }
    return words.isCloser(i) && !words.isOpener(i)
  }

  // MARK: What follows

  /// A cheap look: no space behind token `i`, and still a sentence may begin there ("… the end.Then …").
  private func mayBeGlued(_ words: Words, _ i: Int) -> Bool {
    let flags = words.tokens.flags[i + 1]
    if flags.contains(.punctuation) { return words.isOpener(i + 1) || words.isStraightQuote(i + 1) }
    return flags.contains(.capital) && words.tokens.flags[i].contains(.punctuation)
      || flags.contains(.capital) && words.tokens.flags[i].contains(.abbreviated)
  }

  /// Whether the stop `k` stands between two words that only lack their space: behind a number or two small letters,
  /// before a capitalised word.
  private func isGlued(_ words: Words, _ k: Int, _ s: Int) -> Bool {
    guard k > 0, s < end, words.isCapitalised(s),
      words.tokens.flags[s].contains(.capital), !words.tokens.flags[s].contains(.spaced)
    else { return false }
    if words.tokens.flags[k].contains(.abbreviated) {
      let from = Int(words.tokens.starts[k])
      let kind = lexicon.abbreviations.kind(words.text.span.extracting(from..<max(from, Int(words.tokens.ends[k]) - 1)))
      return kind.contains(.mayEnd) && CommonWords.starts.contains(words, s)
    }
    guard !words.tokens.flags[k].contains(.spaced) else { return false }
    var j = k - 1
    while j > 0, k - j < 16, words.isCloser(j), !words.tokens.flags[j].contains(.spaced) { j -= 1 }
    let flags = words.tokens.flags[j]
    if flags.contains(.digits) && !flags.contains(.letters) {
      return words.length(j) > 1 || CommonWords.starts.contains(words, s)
    }
    return words.endsInLowerCase(j) && !words.isURL(j)
  }

  /// Whether what stands in brackets behind the stop still belongs to the sentence: a source behind a quote
  /// ("…” (Ward 55)."), a year behind a title with a mark of its own ("Stop! (1965), a film").
  private func isAside(_ words: Words, _ i: Int, quoted: Bool) -> Bool {
    guard words.byte(i) == 0x28 else { return false }
    let limit = min(end, i + 24)
    var j = i + 1
    while j < limit, words.byte(j) != 0x29 { j += 1 }
    guard j + 1 < limit, !words.isStop(j - 1) else { return false }
    let after = words.byte(j + 1)
    if after == 0x2C || after == 0x3B { return true }
    if after == 0x2E { return quoted }
    let flags = words.tokens.flags[j + 1]
    return flags.contains(.letters) && !flags.contains(.capital) && !words.isCamelCase(j + 1)
  }

  /// A name and a reporting verb behind a quote that ends in a question or exclamation mark.
  private func isReported(_ words: Words, _ s: Int) -> Bool {
    guard words.tokens.flags[s].contains(.capital) else { return false }
    var j = s + 1
    while j < min(end, s + 5) {
      if !words.tokens.flags[j].contains(.capital) {
        return words.tokens.flags[j].contains(.letters) && isReportVerb(words.forms[j])
      }
      j += 1
    }
    return false
  }

  private func isReportVerb(_ form: Int32) -> Bool {
    guard form >= 0 else { return false }
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) {
      let features = WordFeatures(rawValue: lexicon.readingFeatures[r])
      guard features.contains(.past) || features.contains(.third) else { continue }
      if LemmaFlags(rawValue: lexicon.lemmaFlags[lexicon.readingLemma[r]]).contains(.reportVerb) { return true }
    }
    return false
  }

  /// "Image: Jane Doe" behind a caption that has no stop.
  private func isCredit(_ words: Words, _ i: Int) -> Bool {
    guard words.tokens.flags[i].contains(.capital), i > 0, i + 2 < end, words.byte(i + 1) == 0x3A,
      !words.tokens.flags[i - 1].contains(.punctuation) || words.isCloser(i - 1)
    else { return false }
    return CommonWords.credits.contains(words, i)
  }

  /// Where the date at a heading's end begins, that of the day it was published ("Talks fail again Monday, March 3, 2025").
  func trailingDate(_ words: Words, from first: Int) -> Int? {
    let i = end - 6
    guard i > first + 1, words.length(end - 1) == 4, words.tokens.flags[end - 1].contains(.digits),
      words.byte(end - 2) == 0x2C, words.tokens.flags[end - 3].contains(.digits), words.byte(i + 1) == 0x2C,
      CommonWords.months.contains(words, i + 2), CommonWords.days.contains(words, i)
    else { return nil }
    let flags = words.tokens.flags[i - 1]
    if flags.contains(.punctuation) { return words.isCloser(i - 1) ? i : nil }
    return CommonWords.beforeDates.contains(words, i - 1) ? nil : i
  }
}
