internal import Segmentation

// What tokens are to the finder of sentences: stops, openers, closers, notes, markers of items.

extension Words {
  /// A token's first byte.
  func byte(_ i: Int) -> UInt8 { text[Int(tokens.starts[i])] }
  /// A token's length in bytes.
  func length(_ i: Int) -> Int { Int(tokens.ends[i] - tokens.starts[i]) }

  // MARK: Stops

  /// A full stop, a run of them, a question or exclamation mark, an ellipsis.
  func isStop(_ i: Int) -> Bool {
    guard tokens.flags[i].contains(.punctuation) else { return false }
    let b = byte(i)
    return b == 0x2E || b == 0x21 || b == 0x3F || isEllipsis(i)
  }

  /// A full stop or a run of them.
  func isDot(_ i: Int) -> Bool { tokens.flags[i].contains(.punctuation) && byte(i) == 0x2E }

  func isEllipsis(_ i: Int) -> Bool { isThree(i, 0x80, 0xA6) }

  /// Nothing but stops, and no more than an ellipsis has: nothing was said yet.
  func isAllStops(_ first: Int, _ last: Int) -> Bool {
    guard last - first < 6 else { return false }
    for i in first...last where !isStop(i) { return false }
    return true
  }

  /// A cheap look: a sentence may end behind this token.
  func mayClose(_ i: Int) -> Bool { !tokens.flags[i].isDisjoint(with: [.punctuation, .abbreviated]) }

  // MARK: Quotes and brackets

  private func isThree(_ i: Int, _ second: UInt8, _ third: UInt8) -> Bool {
    let s = Int(tokens.starts[i])
    return s + 2 < text.count && text[s] == 0xE2 && text[s + 1] == second && text[s + 2] == third
  }

  /// A straight double quotation mark.
  func isStraightQuote(_ i: Int) -> Bool { byte(i) == 0x22 }

  /// A backslash before a straight quotation mark.
  func isEscape(_ i: Int) -> Bool {
    byte(i) == 0x5C && i + 1 < count && (byte(i + 1) == 0x22 || byte(i + 1) == 0x27)
      && !tokens.flags[i + 1].contains(.spaced)
  }

  /// Whether a straight mark opens a quote: told by the space around it and, where that does not tell, by whether a quote is open.
  func straightQuoteOpens(_ i: Int, inside: Bool) -> Bool {
    let before = i > 0 && isEscape(i - 1) ? i - 1 : i
    let spacedBefore = tokens.flags[before].contains(.spaced)
    let spacedAfter = i + 1 >= count || tokens.flags[i + 1].contains(.spaced)
    if spacedBefore != spacedAfter { return spacedBefore }
    return !inside
  }

  /// Any mark that closes a quote.
  func isQuoteMark(_ i: Int) -> Bool {
    let b = byte(i)
    return b == 0x22 || b == 0x27 || isThree(i, 0x80, 0x9D) || isThree(i, 0x80, 0x99)
      || b == 0xC2 && Int(tokens.starts[i]) + 1 < text.count && text[Int(tokens.starts[i]) + 1] == 0xBB
  }

  /// A closing quotation mark or bracket.
  func isCloser(_ i: Int) -> Bool {
    guard tokens.flags[i].contains(.punctuation) else { return false }
    let b = byte(i)
    return b == 0x29 || b == 0x5D || isQuoteMark(i) || isEscape(i)
  }

  /// An opening quotation mark or bracket.
  func isOpener(_ i: Int) -> Bool {
    guard tokens.flags[i].contains(.punctuation) else { return false }
    let s = Int(tokens.starts[i])
    switch text[s] {
    case 0x28, 0x5B: return true
    case 0x22, 0x27: return tokens.flags[i].contains(.spaced) || i > 0 && (isEscape(i - 1) || isStop(i - 1))
    case 0x5C: return isEscape(i) && tokens.flags[i].contains(.spaced)
    case 0xC2: return s + 1 < text.count && text[s + 1] == 0xAB
    default: return isThree(i, 0x80, 0x9C) || isThree(i, 0x80, 0x98)
    }
  }

  // MARK: Notes

  /// The token behind a note's mark that begins at `i`: `[6]`, `[a]`, `[12, 13]`, `[note 2]`, `[citation needed]`; and
  /// `[...]`, which stands for what a quote leaves out.
  func noteEnd(_ i: Int, _ end: Int) -> Int? {
    guard i + 2 < end, byte(i) == 0x5B else { return nil }
    let limit = min(end, i + 6)
    var j = i + 1
    var hasNumber = false
    while j < limit, byte(j) != 0x5D {
      let flags = tokens.flags[j]
      if flags.contains(.digits) && !flags.contains(.letters) { hasNumber = true }
      j += 1
    }
    guard j < limit, byte(j) == 0x5D, j > i + 1 else { return nil }
    if hasNumber {
      // A date or a sum is no note.
      for k in (i + 1)..<j where tokens.flags[k].contains(.digits) && length(k) > 3 { return nil }
      return j - i <= 4 ? j + 1 : nil
    }
    if j == i + 2, isStop(i + 1) { return j + 1 }
    if j == i + 2, length(i + 1) == 1, byte(i + 1) >= 0x61, byte(i + 1) <= 0x7A { return j + 1 }
    return CommonWords.needed.contains(self, j - 1) ? j + 1 : nil
  }

  /// Where the note whose closing bracket is `i` begins.
  func noteStart(_ i: Int, _ first: Int) -> Int? {
    guard byte(i) == 0x5D else { return nil }
    var j = i
    while j > first, j > i - 5, byte(j) != 0x5B { j -= 1 }
    return noteEnd(j, i + 1) == i + 1 ? j : nil
  }

  // MARK: Words

  /// Whether a token can begin a sentence: capitals, numbers, marks that stand before words, names such as `eBay`.
  func canStart(_ i: Int) -> Bool {
    let flags = tokens.flags[i]
    if flags.contains(.punctuation) {
      let b = byte(i)
      return b != 0x2C && b != 0x3B && b != 0x3A
    }
    return flags.contains(.capital) || flags.contains(.digits) || !flags.contains(.letters) || isCamelCase(i)
  }

  /// A small letter, and a capital soon after it: `eBay`, `iPhone`.
  func isCamelCase(_ i: Int) -> Bool {
    let start = Int(tokens.starts[i])
    guard text[start] >= 0x61, text[start] <= 0x7A else { return false }
    for j in (start + 1)..<max(start + 1, min(Int(tokens.ends[i]), start + 5)) where text[j] >= 0x41 && text[j] <= 0x5A {
      return true
    }
    return false
  }

  /// A capital and then small letters, or a one-letter word.
  func isCapitalised(_ i: Int) -> Bool {
    let start = Int(tokens.starts[i])
    if length(i) == 1 { return text[start] == 0x49 || text[start] == 0x41 }
    return !tokens.flags[i].contains(.allCapitals)
  }

  /// Whether a word ends in two small letters.
  func endsInLowerCase(_ i: Int) -> Bool {
    let e = Int(tokens.ends[i])
    guard tokens.flags[i].contains(.letters), length(i) >= 2 else { return false }
    return isSmall(text[e - 1]) && isSmall(text[e - 2])
  }

  private func isSmall(_ b: UInt8) -> Bool { (b >= 0x61 && b <= 0x7A) || b >= 0x80 }

  /// An address of the web: it may hold anything.
  func isURL(_ i: Int) -> Bool {
    for j in Int(tokens.starts[i])..<Int(tokens.ends[i]) where text[j] == 0x2F || text[j] == 0x40 { return true }
    return false
  }

  /// A cheap look: a number, one letter or a bullet.
  func mayMark(_ i: Int) -> Bool { length(i) <= 3 }
}

/// What an item of a list begins with: `2.`, `2)`, `2.)`, `b.`, `b)`, a bullet, a bullet and a number.
struct ItemMarker {
  private enum Value {
    case bullet(UInt32)
    case number(Int)
    case letter(UInt8)
  }
  private let value: Value
  /// The marks behind it: `.` 1, `)` 2.
  private let closing: UInt8
  /// The token behind the marker.
  let end: Int

  /// The marker that begins with token `i`, if one does.
  static func at(_ i: Int, before limit: Int, _ words: Words) -> ItemMarker? {
    guard i < limit, words.length(i) <= 3 else { return nil }
    let start = Int(words.tokens.starts[i])
    let b = words.text[start]
    if b == 0xE2, words.length(i) == 3 {
      let c = words.text[start + 1]
      let d = words.text[start + 2]
      // • ‣ ⁃ ▪ ● ◦ ■ □
      guard (c == 0x80 && (d == 0xA2 || d == 0xA3)) || (c == 0x81 && d == 0x83) || c == 0x96 || c == 0x97
      else { return nil }
      // The number behind a bullet is a part of the marker; another bullet is not (and a row of them must not recurse).
      let isNumbered = i + 1 < limit && words.tokens.flags[i + 1].contains(.digits)
      let end = isNumbered ? at(i + 1, before: limit, words)?.end ?? i + 1 : i + 1
      return ItemMarker(value: .bullet(UInt32(c) << 8 | UInt32(d)), closing: 0, end: end)
    }
    let value: Value
    if words.tokens.flags[i].contains(.digits) {
      var number = 0
      for j in start..<Int(words.tokens.ends[i]) {
        let digit = words.text[j]
        guard digit >= 0x30, digit <= 0x39 else { return nil }
        number = number * 10 + Int(digit - 0x30)
      }
      value = .number(number)
    } else {
      guard words.length(i) == 1, b >= 0x61, b <= 0x7A else { return nil }
      value = .letter(b)
    }
    var e = i + 1
    var marks: UInt8 = 0
    if e < limit, words.byte(e) == 0x2E, words.length(e) == 1, !words.tokens.flags[e].contains(.spaced) {
      marks |= 1
      e += 1
    }
    if e < limit, words.byte(e) == 0x29, !words.tokens.flags[e].contains(.spaced) {
      marks |= 2
      e += 1
    }
    return marks > 0 ? ItemMarker(value: value, closing: marks, end: e) : nil
  }

  /// Whether a list begins with it.
  var opens: Bool {
    switch value {
    case .bullet: true
    case .number(let n): n == 1
    case .letter(let b): b == 0x61
    }
  }

  /// Whether it marks the item after the one that `other` marks.
  func follows(_ other: ItemMarker) -> Bool {
    guard closing == other.closing else { return false }
    switch (value, other.value) {
    case (.bullet(let a), .bullet(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b + 1
    case (.letter(let a), .letter(let b)): return a == b + 1
    default: return false
    }
  }
}

/// A closed set of short words, asked without making a string: a word of up to twelve letters is a number, five bits a letter.
struct CommonWords {
  /// Sorted.
  private let keys: [UInt64]

  init(_ words: [StaticString]) {
    var keys: [UInt64] = []
    keys.reserveCapacity(words.count)
    for word in words {
      var key: UInt64 = 0
      word.withUTF8Buffer { bytes in
        var i = 0
        while i < bytes.count {
          key = unsafe key << 5 | UInt64(bytes[i] & 31)
          i += 1
        }
      }
      keys.append(key)
    }
    keys.sort()
    self.keys = keys
  }

  /// Whether token `i` is one of them, in any case. Stops inside are skipped.
  /// - Parameter to: the byte to read to, for an abbreviation without its stop.
  func contains(_ words: Words, _ i: Int, _ to: Int? = nil) -> Bool {
    let start = Int(words.tokens.starts[i])
    let end = to ?? Int(words.tokens.ends[i])
    guard end > start, end - start <= 12 else { return false }
    var key: UInt64 = 0
    for j in start..<end {
      let b = words.text[j]
      if b == 0x2E { continue }
      guard b | 0x20 >= 0x61, b | 0x20 <= 0x7A else { return false }
      key = key << 5 | UInt64(b & 31)
    }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key
  }

  /// Words that begin sentences far more often than they follow an abbreviation inside one.
  static let starts = CommonWords([
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "but", "and", "in", "on",
    "at", "for", "to", "if", "when", "while", "however", "his", "her", "their", "our", "its", "there", "what", "who",
    "how", "why", "as", "by", "with", "after", "before", "since", "although", "some", "many", "most", "no", "not", "so", "then",
    "still", "yet", "meanwhile", "according", "both", "is", "are", "did", "do", "does", "can", "could", "will", "would",
    "my", "your", "where", "because", "despite", "during", "instead", "moreover", "nor", "once", "only", "perhaps", "though",
    "thus", "under", "until", "today", "here", "every", "each", "several", "such",
  ])
  static let etCetera = CommonWords(["etc"])
  static let dayHalves = CommonWords(["am", "pm"])
  static let address = CommonWords(["mr", "mrs", "ms", "mx", "messrs"])
  static let credits = CommonWords(["image", "images", "photo", "photos", "photograph", "photographs", "picture", "pictures"])
  static let needed = CommonWords(["needed"])
  static let days = CommonWords(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
  static let months = CommonWords([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ])
  /// Words that make a date a part of what stands before it.
  static let beforeDates = CommonWords([
    "on", "of", "from", "until", "till", "by", "since", "for", "before", "after", "to", "through", "between", "and", "or", "last",
    "next", "this", "the", "every", "past", "dated", "starting", "beginning", "ending",
  ])
}
