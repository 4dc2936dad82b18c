internal import Lexicon
internal import Segmentation

/// What the grammar of names asks about single tokens: capitals, flags, readings. No strings are made.
struct WordShape {
  let lexicon: CompiledLexicon

  func isCapital(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].intersection([.capital, .letters, .clitic]) == [.capital, .letters]
  }

  func flags(_ words: Words, _ i: Int) -> FormFlags {
    words.traits[i].flags
  }

  /// The closed class of the word (`WordKind`), 0 none.
  func kind(_ words: Words, _ i: Int) -> UInt8 { words.traits[i].kind }

  /// What the word says of a name beside it.
  func context(_ words: Words, _ i: Int) -> FormContext {
    words.forms[i] >= 0 ? FormContext(rawValue: lexicon.formContext[Int(words.forms[i])]) : []
  }

  func hasReadings(_ words: Words, _ i: Int) -> Bool {
    words.traits[i].hasReadings
  }

  /// A function word: it opens a sentence more often than a name.
  func isClosed(_ words: Words, _ i: Int) -> Bool {
    words.traits[i].isClosed
  }

  func canBe(_ tag: PartOfSpeech, _ words: Words, _ i: Int) -> Bool {
    words.traits[i].canBe(Int(tag.rawValue))
  }

  /// What the lists say of the noun that the word can be.
  func nounFlags(_ words: Words, _ i: Int) -> LemmaFlags {
    guard canBe(.noun, words, i) else { return [] }
    for r in lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst)
    where lexicon.readingTag[r] == Int(PartOfSpeech.noun.rawValue) {
      return LemmaFlags(rawValue: lexicon.lemmaFlags[lexicon.readingLemma[r]])
    }
    return []
  }

  /// The reading that the lexicon counts most often.
  func mainTag(_ words: Words, _ i: Int) -> Int? {
    guard words.forms[i] >= 0 else { return nil }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst)
      .max { lexicon.readingWeight[$0] < lexicon.readingWeight[$1] }
      .map { lexicon.readingTag[$0] }
  }

  /// `J.`
  func isInitial(_ words: Words, _ i: Int) -> Bool {
    (words.tokens.flags[i].contains(.abbreviated) ? 1 : 0) & (words.tokens.ends[i] &- words.tokens.starts[i] == 2 ? 1 : 0) != 0
  }

  /// A hyphen without space on either side.
  func isHyphen(_ words: Words, _ i: Int) -> Bool {
    i + 1 < words.count && isByte(words, i, 0x2D) && !words.tokens.flags[i].contains(.spaced)
      && !words.tokens.flags[i + 1].contains(.spaced)
  }

  func isByte(_ words: Words, _ i: Int, _ byte: UInt8) -> Bool {
    // One test of both, since neither can be foreseen alone.
    let isOne = words.tokens.ends[i] &- words.tokens.starts[i] == 1 ? 1 : 0
    return isOne & (words.text[Int(words.tokens.starts[i])] == byte ? 1 : 0) != 0
  }

  /// `of`, `for`, `on`, `the`, `and`, `against`, in lower case: what may stand between the capitals of a name behind its head.
  func isLink(_ words: Words, _ i: Int) -> Bool {
    guard !words.tokens.flags[i].contains(.capital) else { return false }
    switch kind(words, i) {
    case WordKind.of, WordKind.for, WordKind.on, WordKind.the, WordKind.and, WordKind.against: return true
    default: return false
    }
  }

  /// Whether one of the word's readings, met more than once or twice, is a noun in the plural.
  func isPluralNoun(_ words: Words, _ i: Int) -> Bool {
    guard canBe(.noun, words, i) else { return false }
    return lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).contains {
      lexicon.readingTag[$0] == Int(PartOfSpeech.noun.rawValue) && lexicon.readingWeight[$0] > 2
        && WordFeatures(rawValue: lexicon.readingFeatures[$0]).contains(.plural)
    }
  }

  /// A number of one to three digits.
  func isShortNumber(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].contains(.digits) && !words.tokens.flags[i].contains(.letters) && words.tokens.ends[i] - words.tokens.starts[i] <= 3
  }

  /// Two numbers joined by a hyphen in one token: `3-1`.
  func isScore(_ words: Words, _ i: Int) -> Bool {
    guard words.tokens.flags[i].contains(.digits), !words.tokens.flags[i].contains(.letters) else { return false }
    let bytes = words.text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])]
    guard bytes.count >= 3, bytes.count <= 7, let hyphen = bytes.firstIndex(of: 0x2D) else { return false }
    return hyphen > bytes.startIndex && hyphen < bytes.endIndex - 1
  }

  /// Four digits that can be a year.
  func isYear(_ words: Words, _ i: Int) -> Bool {
    guard words.tokens.flags[i].contains(.digits), !words.tokens.flags[i].contains(.letters),
      words.tokens.ends[i] - words.tokens.starts[i] == 4
    else { return false }
    let b = words.text[Int(words.tokens.starts[i])]
    return b == 0x31 || b == 0x32
  }

  /// Whether nothing but punctuation stands before the token in its sentence.
  func opensSentence(_ words: Words, _ i: Int) -> Bool {
    let first = Int(words.sentences[Int(words.sentenceOf[i])].first)
    var k = i - 1
    while k >= first, words.tokens.flags[k].contains(.punctuation) { k -= 1 }
    return k < first
  }

  /// `'` or `'s` of a plural or a common noun inside a name (Workers' Party, People's Party).
  func isPossessive(_ words: Words, _ i: Int) -> Bool {
    let start = Int(words.tokens.starts[i])
    let first = words.text[start]
    guard words.tokens.ends[i] - words.tokens.starts[i] <= 4, !words.tokens.flags[i].contains(.spaced) else {
      return false
    }
    return first == 0x27 || (first == 0xE2 && words.text[start + 1] == 0x80 && words.text[start + 2] == 0x99)
  }

  /// Two capitals at least and no space: `RWP`, `RwP`.
  func isAcronym(_ words: Words, _ i: Int) -> Bool {
    let flags = words.tokens.flags[i]
    guard flags.contains(.capital), flags.contains(.letters), !flags.contains(.clitic) else { return false }
    let range = Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])
    guard range.count >= 2, range.count <= 8 else { return false }
    return WordShape.haveTwoCapitals(words.text.span, range)
  }

  /// Whether two of up to eight bytes are capitals, or of characters beyond ASCII. All at once, since nothing foresees how many there are.
  static func haveTwoCapitals(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var bytes: UInt64 = 0
    if range.lowerBound + 8 <= text.count {
      // The load looks at its bounds itself.
      bytes = unsafe UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    } else {
      for i in range.reversed() { bytes = bytes &<< 8 | UInt64(text[i]) }
    }
    // The highest bit of each byte says whether it is one; those behind the range are none.
    let plain = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = plain &+ 0x3F3F_3F3F_3F3F_3F3F
    let behindZ = plain &+ 0x2525_2525_2525_2525
    let capitals = (fromA & ~behindZ | bytes) & 0x8080_8080_8080_8080 & ~(~0 << UInt64(min(8, range.count) * 8))
    return capitals & (capitals &- 1) != 0
  }
}
