internal import Segmentation

/// Cuts a text into blocks by its lines: headings, paragraphs, items, table rows, bylines, captions, footnotes, leftover markup.
struct BlockFinder {
  /// A line of the view, without its end and without white space around it.
  private struct Line {
    var start: Int
    var end: Int
    var blankBefore: Bool
    /// Which of the bytes that `markOf` tells may be in it.
    var marks: UInt8
    var isBlank: Bool { end <= start }
    var count: Int { end - start }
  }

  private static let angle: UInt8 = 1
  private static let tab: UInt8 = 2
  private static let bar: UInt8 = 4
  private static let lineEnd: UInt8 = 128
  /// By byte: the marks that make tags and tables, and line ends.
  private static let markOf: [UInt8] = {
    var marks = [UInt8](filled: 0, count: 256)
    marks[0x3C] = angle
    marks[0x3E] = angle
    marks[0x09] = tab
    marks[0x7C] = bar
    marks[0x0A] = lineEnd
    marks[0x0D] = lineEnd
    return marks
  }()

  /// The next place from `start` on where `markOf` may tell of the byte, or one behind which fewer than sixteen are left.
  @inline(__always)
  private static func unmarked(_ text: [UInt8], from start: Int) -> Int {
    // `<`, `>`, `|` and `~` differ in two bits only; false alarms are looked at by the caller.
    ByteSearch.next(in: text, from: start) {
      ByteSearch.below(0x0E, $0) | ByteSearch.below(1, $0 & ByteSearch.eight(0xBD) ^ ByteSearch.eight(0x3C))
    }
  }

  /// What the finder appends to. Blocks are in order, do not overlap, and leave out only white space.
  static func run(_ text: [UInt8], into blocks: inout [BlockRange]) {
    blocks.removeAll(keepingCapacity: true)
    var start = 0
    var blank = true
    var i = 0
    let n = text.count
    var lines: [Line] = []
    // More of them than most texts have.
    lines.reserveCapacity(n / 64 + 8)
    let markOf = BlockFinder.markOf
    while i <= n {
      // To the line's end, with the marks on the way.
      var marks: UInt8 = 0
      while i < n {
        i = BlockFinder.unmarked(text, from: i)
        guard i < n else { break }
        marks |= markOf[Int(text[i])]
        if marks >= lineEnd { break }
        i += 1
      }
      do {
        var a = start
        var b = i
        while a < b, isSpace(text[a]) { a += 1 }
        while b > a, isSpace(text[b - 1]) { b -= 1 }
        // A no-break space around a line is white space too.
        while b - a >= 2, text[a] == 0xC2, text[a + 1] == 0xA0 {
          a += 2
          while a < b, isSpace(text[a]) { a += 1 }
        }
        while b - a >= 2, text[b - 2] == 0xC2, text[b - 1] == 0xA0 {
          b -= 2
          while b > a, isSpace(text[b - 1]) { b -= 1 }
        }
        if b > a {
          lines.append(Line(start: a, end: b, blankBefore: blank, marks: marks))
          blank = false
        } else if !(i < n && text[i] == 0x0A && i > 0 && text[i - 1] == 0x0D) {
          blank = true
        }
        start = i + 1
      }
      i += 1
    }
    blocks.reserveCapacity(lines.count)
    // Runs of lines without a blank line between them.
    var first = 0
    while first < lines.count {
      var end = first + 1
      while end < lines.count, !lines[end].blankBefore { end += 1 }
      run(text, lines[first..<end], into: &blocks)
      first = end
    }
  }

  private static func run(_ text: [UInt8], _ lines: ArraySlice<Line>, into blocks: inout [BlockRange]) {
    let wrapped = isWrapped(text, lines)
    let flat = isFlatTable(text, lines)
    let list = isShortList(text, lines)
    var i = lines.startIndex
    while i < lines.endIndex {
      var kind = self.kind(text, lines[i])
      if flat, kind == .heading || kind == .paragraph { kind = .table }
      if list, kind == .paragraph, startsLower(text, lines[i]) { kind = .item }
      let start = lines[i].start
      var end = lines[i].end
      if !list, kind == .paragraph || kind == .item || kind == .heading && (wrapped || breaksOff(text, lines, i)) {
        while i + 1 < lines.endIndex, joins(text, lines[i], lines[i + 1], wrapped: wrapped) {
          i += 1
          end = lines[i].end
          if kind == .heading { kind = .paragraph }
        }
      }
      blocks.append(
        BlockRange(kind: kind, start: Int32(start), end: Int32(end), firstSentence: 0, endSentence: 0))
      i += 1
    }
  }

  /// Text that was broken at a fixed width: three lines or more that end in the middle of sentences.
  private static func isWrapped(_ text: [UInt8], _ lines: ArraySlice<Line>) -> Bool {
    guard lines.count >= 3 else { return false }
    var open = 0
    for line in lines.dropLast() {
      if line.count > 110 || line.count < 35 { return false }
      if !endsSentence(text, line) { open += 1 }
    }
    return open * 10 >= (lines.count - 1) * 6
  }

  /// A table whose cells lost their marks: three lines or more without a full stop, none a bullet.
  private static func isFlatTable(_ text: [UInt8], _ lines: ArraySlice<Line>) -> Bool {
    guard lines.count >= 3, !isWrapped(text, lines) else { return false }
    return lines.allSatisfy { !endsSentence(text, $0) && $0.count < 160 && kind(text, $0) != .item && !startsLower(text, $0) }
  }

  /// A list whose marks were lost: short lines in small letters, below a line of any kind or none, that neither end nor go on.
  private static func isShortList(_ text: [UInt8], _ lines: ArraySlice<Line>) -> Bool {
    guard let first = lines.first else { return false }
    let items = startsLower(text, first) ? lines : lines.dropFirst()
    guard items.count >= 2, first.count <= 80, !endsSentence(text, first) else { return false }
    return items.allSatisfy {
      $0.count <= 40 && startsLower(text, $0) && !endsSentence(text, $0) && text[$0.end - 1] != 0x2C
        && !isLink(text, $0.start, $0.end) && !endsInLink(text, $0)
    }
  }

  /// Whether a line that looks like a heading is the first half of a sentence: the next one goes on in small letters.
  private static func breaksOff(_ text: [UInt8], _ lines: ArraySlice<Line>, _ i: Int) -> Bool {
    guard i + 1 < lines.endIndex, startsLower(text, lines[i + 1]), kind(text, lines[i + 1]) == .paragraph else { return false }
    return !isTitleCase(text, lines[i]) || endsInLink(text, lines[i])
  }

  private static let links: Set<String> = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "that", "which", "who", "as",
    "is", "are", "was", "were", "be", "has", "have", "had", "its", "his", "her", "their", "than", "because", "into", "not",
  ]

  /// Whether the word at `start` is one that joins others, and so neither begins nor ends an item of a list.
  private static func isLink(_ text: [UInt8], _ start: Int, _ limit: Int) -> Bool { links.contains(word(text, start, limit)) }

  private static func endsInLink(_ text: [UInt8], _ line: Line) -> Bool {
    var start = line.end
    while start > line.start, line.end - start < 12, isWordByte(text[start - 1]) { start -= 1 }
    return start < line.end && isLink(text, start, line.end)
  }

  /// Whether the next line goes on with this one's sentence.
  private static func joins(_ text: [UInt8], _ line: Line, _ next: Line, wrapped: Bool) -> Bool {
    if endsSentence(text, line) { return wrapped && kind(text, next) == .paragraph || wrapped && kind(text, next) == .heading && startsLower(text, next) }
    let following = kind(text, next)
    if following == .item || following == .markup || following == .note || following == .byline { return false }
    if wrapped { return true }
    if startsLower(text, next) { return true }
    let last = text[line.end - 1]
    if last == 0x2C { return true }
    // What stands below a colon, a dash or a bracketed remark with a capital is a quote, a list, the next speaker.
    if last == 0x3B || last == 0x5D || isDash(text, line.end, line.start) { return false }
    if last == 0x3A, !startsWithQuote(text, next) { return false }
    if endsInSignature(text, line) { return false }
    // "… was U.S. President" / "Donald Trump, who …": the line's last word cannot end a sentence of this length.
    return line.count > 60 && !isTitleCase(text, line)
  }

  /// A dash (`-`, `–`, `—`) right before `end`.
  private static func isDash(_ text: [UInt8], _ end: Int, _ start: Int) -> Bool {
    guard end > start else { return false }
    if text[end - 1] == 0x2D { return end - 1 == start || text[end - 2] == 0x2D || text[end - 2] == 0x20 }
    guard end - 3 >= start, text[end - 3] == 0xE2, text[end - 2] == 0x80 else { return false }
    return text[end - 1] == 0x93 || text[end - 1] == 0x94
  }

  private static func startsWithQuote(_ text: [UInt8], _ line: Line) -> Bool {
    let b = text[line.start]
    if b == 0x22 || b == 0x27 { return true }
    guard line.count >= 3 else { return false }
    return b == 0xC2 && text[line.start + 1] == 0xAB
      || b == 0xE2 && text[line.start + 1] == 0x80 && (text[line.start + 2] == 0x9C || text[line.start + 2] == 0x98)
  }

  /// "… and laughs about it. — Jane Doe": who said it, behind a dash, ends a line.
  private static func endsInSignature(_ text: [UInt8], _ line: Line) -> Bool {
    var i = line.end
    let limit = max(line.start, line.end - 50)
    var atWord = false
    while i > limit {
      if text[i - 1] == 0x20 {
        // Every word of it begins with a capital.
        guard atWord else { return false }
        if i - 1 > line.start, isDash(text, i - 1, line.start) { return true }
        atWord = false
      } else {
        atWord = text[i - 1] >= 0x41 && text[i - 1] <= 0x5A || text[i - 1] >= 0xC3
      }
      i -= 1
    }
    return false
  }

  static func kind(_ text: [UInt8], _ range: Range<Int>) -> BlockKind {
    kind(text, Line(start: range.lowerBound, end: range.upperBound, blankBefore: true, marks: .max))
  }

  private static func kind(_ text: [UInt8], _ line: Line) -> BlockKind {
    if isMarkup(text, line) { return .markup }
    if isNote(text, line) { return .note }
    if isItem(text, line) { return .item }
    if line.marks & tab != 0, text[line.start..<line.end].contains(0x09) { return .table }
    if line.marks & bar != 0, line.count < 200, text[line.start..<line.end].contains(0x7C) { return .table }
    if isByline(text, line) { return .byline }
    if isCaption(text, line) { return .caption }
    if endsSentence(text, line) {
      // A heading may be a question in title case.
      if line.count < 90, text[line.end - 1] == 0x3F, isTitleCase(text, line) { return .heading }
      return .paragraph
    }
    let last = text[line.end - 1]
    if last == 0x3A || last == 0x3B || last == 0x2C { return .paragraph }
    return line.count <= 140 && !startsLower(text, line) ? .heading : .paragraph
  }

  private static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || (b >= 0x09 && b <= 0x0D) }

  /// Ends with a full stop, a question or exclamation mark, or an ellipsis, behind closing quotes, brackets and footnotes' marks.
  private static func endsSentence(_ text: [UInt8], _ line: Line) -> Bool {
    var i = line.end
    var steps = 0
    while i > line.start && steps < 8 {
      let b = text[i - 1]
      if b == 0x2E || b == 0x21 || b == 0x3F { return true }
      // … is E2 80 A6.
      if b == 0xA6, i - 3 >= line.start, text[i - 2] == 0x80, text[i - 3] == 0xE2 { return true }
      if b == 0x5D, let note = noteStart(text, i, line.start) {
        i = note
        while i > line.start, text[i - 1] == 0x20 { i -= 1 }
      } else if b == 0x22 || b == 0x27 || b == 0x29 || b == 0x5D || b == 0x5C {
        i -= 1
      } else if i - 3 >= line.start, text[i - 3] == 0xE2, text[i - 2] == 0x80, b == 0x9D || b == 0x99 {
        i -= 3
      } else if i - 2 >= line.start, text[i - 2] == 0xC2, b == 0xBB {
        i -= 2
      } else {
        return false
      }
      steps += 1
    }
    return false
  }

  /// Where a footnote's mark that ends at `end` begins: `[6]`, `[a]`, `[citation needed]`.
  private static func noteStart(_ text: [UInt8], _ end: Int, _ start: Int) -> Int? {
    var i = end - 1
    let limit = max(start, end - 30)
    var isNumber = true
    while i > limit, text[i - 1] != 0x5B {
      let b = text[i - 1]
      if b < 0x30 || b > 0x39, b != 0x2C, b != 0x20 { isNumber = false }
      i -= 1
    }
    guard i > limit, i < end - 1 else { return nil }
    if isNumber || end - 1 - i == 1 { return i - 1 }
    return end - 1 - i > 6 && word(text, end - 7, end - 1) == "needed" ? i - 1 : nil
  }

  private static func startsLower(_ text: [UInt8], _ line: Line) -> Bool {
    let b = text[line.start]
    guard b >= 0x61 && b <= 0x7A else { return false }
    // `eBay` is a name.
    return !text[(line.start + 1)..<max(line.start + 1, min(line.end, line.start + 5))].contains { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Every longer word begins with a capital.
  private static func isTitleCase(_ text: [UInt8], _ line: Line) -> Bool {
    var capital = 0
    var lower = 0
    var i = line.start
    while i < line.end {
      while i < line.end, !isWordByte(text[i]) { i += 1 }
      let start = i
      while i < line.end, isWordByte(text[i]) { i += 1 }
      if i - start >= 4 {
        let b = text[start]
        if b >= 0x61 && b <= 0x7A { lower += 1 } else { capital += 1 }
      }
    }
    return capital >= 2 && capital >= lower * 3
  }

  private static func isWordByte(_ b: UInt8) -> Bool {
    (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || b >= 0x80 || (b >= 0x30 && b <= 0x39)
  }

  private static func isItem(_ text: [UInt8], _ line: Line) -> Bool {
    let b = text[line.start]
    if line.count < 3 { return false }
    if b == 0x2D || b == 0x2A { return text[line.start + 1] == 0x20 }
    if b == 0xE2 {
      let c = text[line.start + 1]
      let d = text[line.start + 2]
      // • ‣ ⁃ – — ◦ ▪ ● ■ ➤
      let bullet = (c == 0x80 && (d == 0xA2 || d == 0xA3)) || (c == 0x81 && d == 0x83) || c == 0x97 || (c == 0x96 && d == 0xAA) || c == 0x9E
      if bullet { return true }
      return c == 0x80 && (d == 0x93 || d == 0x94) && line.count > 4 && text[line.start + 3] == 0x20
    }
    if b == 0xC2 && text[line.start + 1] == 0xB7 { return true }
    // "1. ", "12) ", "1.) ", "a) ", "a. "
    var i = line.start
    while i < line.end, i - line.start < 3, text[i] >= 0x30, text[i] <= 0x39 { i += 1 }
    if i == line.start, text[i] | 0x20 >= 0x61, text[i] | 0x20 <= 0x7A, line.count > 3 {
      return text[i + 2] == 0x20 && (text[i + 1] == 0x29 || text[i + 1] == 0x2E && text[i] >= 0x61)
    }
    if i > line.start, i + 2 < line.end, text[i] == 0x2E, text[i + 1] == 0x29 { return text[i + 2] == 0x20 }
    return i > line.start && i + 1 < line.end && (text[i] == 0x2E || text[i] == 0x29) && text[i + 1] == 0x20
  }

  private static func isNote(_ text: [UInt8], _ line: Line) -> Bool {
    guard text[line.start] == 0x5B, line.count > 3 else { return false }
    var i = line.start + 1
    while i < line.end, text[i] >= 0x30, text[i] <= 0x39 { i += 1 }
    return i > line.start + 1 && i < line.end && text[i] == 0x5D
  }

  private static let tags: Set<String> = [
    "td", "tr", "th", "li", "ul", "ol", "p", "div", "span", "table", "tbody", "thead", "br", "a", "strong", "em", "b", "i",
    "h1", "h2", "h3", "h4", "img", "figure", "figcaption", "section", "script", "style", "blockquote", "iframe",
  ]

  /// Tags, whole or with their brackets torn off: `< td scope = "row" >`, `li >`, `</p>`.
  private static func isMarkup(_ text: [UInt8], _ line: Line) -> Bool {
    guard line.marks & angle != 0 else { return false }
    let slice = text[line.start..<line.end]
    guard slice.contains(0x3C) || slice.contains(0x3E) else { return false }
    var i = line.start
    while i < line.end {
      if text[i] == 0x3C {
        var j = i + 1
        while j < line.end, text[j] == 0x20 || text[j] == 0x2F { j += 1 }
        if isTag(word(text, j, line.end), torn: j > i + 1 && text[i + 1] == 0x20) { return true }
      } else if text[i] == 0x3E {
        var j = i
        while j > line.start, text[j - 1] == 0x20 || text[j - 1] == 0x2F { j -= 1 }
        var k = j
        while k > line.start, isWordByte(text[k - 1]), j - k < 12 { k -= 1 }
        if isTag(word(text, k, j), torn: j < i) { return true }
      }
      i += 1
    }
    return false
  }

  /// - Parameter torn: white space stands between bracket and name: then a single letter may be a quantity (`a < b`).
  private static func isTag(_ word: String, torn: Bool) -> Bool { tags.contains(word) && !(torn && word.utf8.count == 1) }

  private static func word(_ text: [UInt8], _ start: Int, _ limit: Int) -> String {
    var j = start
    while j < limit, j - start < 12, isWordByte(text[j]) { j += 1 }
    return String(decoding: text[start..<j].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// `By Jane Doe`, short and without a full stop.
  private static func isByline(_ text: [UInt8], _ line: Line) -> Bool {
    guard line.count > 5, line.count < 90, text[line.start] | 0x20 == 0x62, text[line.start + 1] | 0x20 == 0x79,
      text[line.start + 2] == 0x20, !endsSentence(text, line)
    else { return false }
    let b = text[line.start + 3]
    return (b >= 0x41 && b <= 0x5A) || b >= 0xC3
  }

  private static let captionStarts: [StaticString] = [
    "Photo:", "Photograph:", "Image:", "FILE PHOTO", "File photo", "Caption:", "(Photo", "Video:", "Picture:",
  ]

  private static func isCaption(_ text: [UInt8], _ line: Line) -> Bool {
    let b = text[line.start]
    guard b == 0x50 || b == 0x49 || b == 0x46 || b == 0x43 || b == 0x28 || b == 0x56 else { return false }
    return captionStarts.contains { start in
      guard line.count >= start.utf8CodeUnitCount else { return false }
      for i in 0..<start.utf8CodeUnitCount where unsafe text[line.start + i] != start.utf8Start[i] { return false }
      return true
    }
  }
}
