internal import Lexicon
internal import Segmentation

// The candidates of tokens that are no plain words in lower case: names, capitals, figures, words that no list knows.
extension TagReadings {
  /// Adds the candidates of a word or figure.
  /// - Parameter isSeenAsName: whether the form has a capital inside some sentence and never occurs without one.
  /// - Returns: whether it is a listed word that can be a function word: what has a capital where a sentence begins has all its readings then, whatever is
  ///   about it.
  @discardableResult
  func gather(
    _ words: Words, _ i: Int, _ begin: Int, titled: Bool, isSeenAsName: Bool, _ kinds: [UInt8], into list: inout CandidateList
  ) -> Bool {
    let flags = words.tokens.flags[i]
    let form = words.forms[i]
    let name = words.nameOf[i]
    if name >= 0 && Int(name) < words.names.count {
      gather(words, i, name: words.names[Int(name)], form, kinds[i], into: &list)
      return false
    }
    if flags.contains(.digits) {
      digits(words, i, flags, into: &list)
      return false
    }
    let capital = flags.contains(.capital)
    let range = form < 0 ? 0..<0 : self.range(form)
    if range.isEmpty {
      if capital && !(titled && form >= 0) || form < 0 && hasInnerCapital(words, i) {
        list.add(TagState.propn, 0)
        if flags.contains(.clitic) { guess(words, i, into: &list) }
      } else {
        guess(words, i, into: &list)
      }
      return false
    }
    let initial = i == begin || startsSpeech(i, kinds)
    var best = (adjective: 0, noun: 0, other: 0, closed: 0, proper: 0)
    for r in range {
      let reading = reading(r)
      let s = state(of: reading, form, kinds[i])
      switch s {
      case TagState.propn:
        // A month or a day, never a lower-case word.
        best.proper = max(best.proper, reading.weight)
        if !capital { continue }
      case TagState.adj: best.adjective = max(best.adjective, reading.weight)
      case TagState.noun, TagState.nouns: best.noun = max(best.noun, reading.weight)
      default:
        if reading.features.contains(.closed) && s != TagState.adv {
          best.closed = max(best.closed, reading.weight)
        } else {
          best.other = max(best.other, reading.weight)
        }
      }
      add(s, reading, to: &list)
    }
    // In lower case a word that the lists have only as a name (mon, wed): as if they had it not.
    if list.count == 0 { guess(words, i, into: &list) }
    if capital && (titled || initial) && best.closed == 0 && kinds[i] != WordKind.let && isSeenAsName {
      list.add(TagState.propn, 0)
      if best.adjective <= max(best.noun, best.other) { list.only(TagState.propn) }
      return false
    }
    guard capital && !titled else { return best.closed > 0 }
    let allCapitals = flags.contains(.allCapitals) && words.tokens.ends[i] - words.tokens.starts[i] > 1
    // A capital inside a sentence makes a name, unless the word is a function word or an adjective ("the European Council").
    if initial && !allCapitals {
      if isBeforeCapital(words, i) && best.closed == 0 && best.adjective + best.other < best.noun { list.add(TagState.propn, -24) }
      return best.closed > 0
    }
    if allCapitals && (best.closed < 3000 || best.proper > 0) || best.proper > 20 {
      list.only(TagState.propn)
    } else if best.closed > max(best.noun, best.other) {
      return false
    } else if best.adjective > best.noun && kinds[i] != WordKind.proper {
      list.only(TagState.adj)
      list.add(TagState.propn, -40)
    } else {
      list.only(TagState.propn)
    }
    return false
  }

  /// All that the candidates of a listed word that is in no name depend on, as one number: its form, and which of the ways above it goes; 0 where they
  /// depend on more.
  @inline(__always)
  func key(_ words: Words, _ i: Int, _ begin: Int, titled: Bool, isSeenAsName: Bool, _ kinds: [UInt8]) -> UInt64 {
    let flags = words.tokens.flags[i]
    let form = words.forms[i]
    guard form >= 0, words.nameOf[i] < 0, !flags.contains(.digits) else { return 0 }
    var way: UInt64 = 1
    if flags.contains(.capital) {
      let initial = i == begin || startsSpeech(i, kinds)
      if isSeenAsName && (titled || initial) { return 0 }
      let allCapitals = flags.contains(.allCapitals) && words.tokens.ends[i] - words.tokens.starts[i] > 1
      way = titled ? 2 : allCapitals ? 3 : !initial ? 4 : isBeforeCapital(words, i) ? 5 : 6
    }
    return UInt64(UInt32(bitPattern: form)) << 3 | way
  }

  /// Whether a word with a capital stands behind a space behind the token.
  private func isBeforeCapital(_ words: Words, _ i: Int) -> Bool {
    guard i + 1 < words.count else { return false }
    let flags = words.tokens.flags[i + 1]
    return flags.contains(.capital) && !flags.contains(.punctuation) && flags.contains(.spaced)
  }

  /// A word of a name.
  private func gather(_ words: Words, _ i: Int, name: NameSpan, _ form: Int32, _ kind: UInt8, into list: inout CandidateList) {
    if name.isDemonym {
      if name.isAdjective {
        // Before a noun an adjective; before a mark or a function word as likely the language or the people.
        list.add(TagState.adj, 10)
        list.add(TagState.propn, endsPhrase(words, i + 1) ? 10 : 0)
      } else {
        list.add(TagState.propn, 0)
      }
      return
    }
    // Inside a name: function words, numbers and adjectives keep their tags; all else is proper.
    var adjective = 0
    var noun = 0
    if form >= 0 && name.end - name.first > 1 {
      let flags = words.tokens.flags[i]
      if flags.contains(.digits) && !flags.contains(.letters) {
        list.add(TagState.num, 0)
        return
      }
      let mayBeAdjective = words.traits[i].canBe(Int(PartOfSpeech.adj.rawValue)) && name.type != .person && i + 1 < Int(name.end) && kind != WordKind.proper
      // A plain noun or verb need not be looked at.
      let isFunctionWord = words.traits[i].isClosed && !flags.contains(.capital)
      for r in mayBeAdjective || isFunctionWord ? range(form) : 0..<0 {
        let reading = reading(r)
        let s = state(of: reading, form, kind)
        if reading.features.contains(.closed) && !flags.contains(.capital)
          && (s == TagState.adp || s == TagState.det || s == TagState.cconj || s == TagState.possessive)
        {
          list.add(candidate(s, reading, score(s, reading.weight)))
        } else if s == TagState.adj {
          adjective = max(adjective, reading.weight)
        } else {
          noun = max(noun, reading.weight)
        }
      }
      if list.count > 0 { return }
    }
    if adjective > noun && name.type != .person && i + 1 < Int(name.end) && kind != WordKind.proper {
      list.add(TagState.adj, 0)
    } else {
      list.add(TagState.propn, 0)
    }
  }

  /// Whether the token cannot go on a noun phrase: a mark, or a word of the closed classes.
  private func endsPhrase(_ words: Words, _ i: Int) -> Bool {
    guard i < words.count else { return true }
    if words.tokens.flags[i].contains(.punctuation) { return true }
    guard words.traits[i].isClosed, let r = range(words.forms[i]).first else { return false }
    return WordFeatures(rawValue: lexicon.readingFeatures[r]).contains(.closed)
  }

  private func digits(_ words: Words, _ i: Int, _ flags: TokenFlags, into list: inout CandidateList) {
    guard flags.contains(.letters) else {
      list.add(TagState.num, 0)
      return
    }
    let start = Int(words.tokens.starts[i])
    let end = Int(words.tokens.ends[i])
    let byte = { (k: Int) -> UInt8 in k >= 0 && k < words.text.count ? words.text[k] | 0x20 : 0 }
    let startsWithDigit = start < words.text.count && words.text[start] >= 0x30 && words.text[start] <= 0x39
    if startsWithDigit && end - start >= 3 {
      // 20th, 1st, 2nd, 3rd; 1990s.
      let a = byte(end - 2)
      let b = byte(end - 1)
      if a == 0x74 && b == 0x68 || a == 0x73 && b == 0x74 || a == 0x6E && b == 0x64 || a == 0x72 && b == 0x64 {
        list.add(TagState.adj, 0)
        return
      }
      if b == 0x73 {
        list.add(TagState.nouns, 0)
        return
      }
    }
    list.add(flags.contains(.capital) ? TagState.propn : startsWithDigit ? TagState.num : TagState.noun, 0)
  }

  /// A word that no list knows, by its ending.
  private func guess(_ words: Words, _ i: Int, into list: inout CandidateList) {
    let start = Int(words.tokens.starts[i])
    let end = min(Int(words.tokens.ends[i]), words.text.count)
    var chosen = -1
    var longest = -1
    for k in 0..<lexicon.suffixString.count {
      let string = lexicon.suffixString[k]
      let from = lexicon.stringFirst[string]
      let length = lexicon.stringFirst[string + 1] - from
      if length <= longest || length > end - start - 2 { continue }
      var j = 0
      while j < length, words.text[end - length + j] | 0x20 == lexicon.stringBytes[from + j] { j += 1 }
      if j == length {
        longest = length
        chosen = k
      }
    }
    guard chosen >= 0 else {
      list.add(TagState.noun, 0)
      return
    }
    for k in lexicon.range(of: chosen, in: lexicon.suffixFirst) {
      let s = UInt8(truncatingIfNeeded: lexicon.suffixState[k])
      list.add(s, score(s, lexicon.suffixWeight[k]))
    }
  }

  /// Whether a mark that speech or a sentence begins behind stands before the token.
  private func startsSpeech(_ i: Int, _ kinds: [UInt8]) -> Bool {
    let before = kinds[i - 1]
    return before == PunctuationKind.quote || before == PunctuationKind.colon || before == PunctuationKind.open
      || before == PunctuationKind.stop || before == PunctuationKind.dash
  }

  /// "iPhone": a small letter, and capitals behind it.
  private func hasInnerCapital(_ words: Words, _ i: Int) -> Bool {
    let start = Int(words.tokens.starts[i])
    let end = min(Int(words.tokens.ends[i]), words.text.count)
    guard start + 2 < end, words.text[start] >= 0x61, words.text[start] <= 0x7A else { return false }
    var found = false
    for j in start + 1..<end {
      let byte = words.text[j] | 0x20
      guard byte >= 0x61, byte <= 0x7A else { return false }
      if words.text[j] < 0x61 { found = true }
    }
    return found
  }
}
