internal import Lexicon
internal import Segmentation

/// Chooses one reading per token.
///
/// Every token has a few candidate states (`TagState`) from the lexicon, its capital or its ending; the best chain under the transition
/// table wins (Viterbi, in integers). Quotation marks are transparent: what stands before them decides what follows. `TagRules` then mends
/// what two neighbours cannot tell. Time is linear in the tokens: a token has at most eight candidates.
struct Tagger {
  let grammar: Grammar
  private let lexicon: CompiledLexicon

  // Candidates of the document's tokens, eight places each; token i has number[i] of them from i << 3. Grown, never shrunk.
  private var number: [UInt8] = []
  private var state: [UInt8] = []
  private var score: [Int32] = []
  private var reading: [Int32] = []
  private var back: [Int32] = []
  // Of the document's forms: 1 seen with a capital inside a sentence, 2 without one.
  private var seen: [UInt8] = []
  private var noted: [Int32] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    lexicon = grammar.lexicon
  }

  static let mostCandidates = 8

  // What the lexicon says of the words met last, so that a common word is read from the image once: direct-mapped by form id, eight
  // candidates each.
  private var cacheForm = [Int32](repeating: -1, count: Tagger.cacheSize)
  private var cacheKind = [UInt8](repeating: 0, count: Tagger.cacheSize)
  private var cacheNumber = [UInt8](repeating: 0, count: Tagger.cacheSize)
  // State in the low byte, reading in the high half, score between: a word's candidates fill one cache line.
  private var cachePacked = [UInt64](repeating: 0, count: Tagger.cacheSize * 8)
  static let cacheSize = 4096
  /// Makes a score positive for packing.
  static let scoreOffset: Int32 = 1 << 20

  /// Fills tags, states, kinds, lemmas and features of `out`, whose arrays are as long as the document.
  mutating func run(_ words: Words, into out: inout Syntax) {
    if number.count < words.count {
      let grown = words.count + words.count / 2
      number = [UInt8](repeating: 0, count: grown)
      state = [UInt8](repeating: 0, count: grown * 8)
      score = [Int32](repeating: 0, count: grown * 8)
      reading = [Int32](repeating: 0, count: grown * 8)
      back = [Int32](repeating: 0, count: grown * 8)
    }
    noteNames(words)
    var next = 0
    for sentence in words.sentences {
      let begin = max(next, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      // Tokens between sentences, if there are any, stand alone.
      while next < begin {
        candidates(words, next, next, false, &out)
        choose(next, next + 1, &out)
        next += 1
      }
      guard begin < end else { continue }
      let titled = sentence.isHeadline || isTitled(words, begin, end)
      for i in begin..<end { candidates(words, i, begin, titled, &out) }
      choose(begin, end, &out)
      next = end
    }
    while next < words.count {
      candidates(words, next, next, false, &out)
      choose(next, next + 1, &out)
      next += 1
    }
  }

  /// Marks the forms that have a capital inside some sentence and never occur without one: such a word is a name at a sentence's beginning too.
  private mutating func noteNames(_ words: Words) {
    for form in noted { seen[Int(form)] = 0 }
    noted.removeAll(keepingCapacity: true)
    if seen.count < lexicon.formKind.count { seen = [UInt8](repeating: 0, count: lexicon.formKind.count) }
    for sentence in words.sentences {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      guard begin < end else { continue }
      let titled = sentence.isHeadline || isTitled(words, begin, end)
      for i in begin..<end where words.forms[i] >= 0 && Int(words.forms[i]) < seen.count {
        let flags = words.tokens.flags[i]
        guard flags.contains(.letters) else { continue }
        let mark: UInt8 = !flags.contains(.capital) ? 2 : titled || i == begin || words.tokens.flags[i - 1].contains(.punctuation) ? 0 : 1
        if mark == 0 { continue }
        let form = words.forms[i]
        if seen[Int(form)] == 0 { noted.append(form) }
        seen[Int(form)] |= mark
      }
    }
  }

  /// Whether capitals say nothing in this sentence: nearly every long word has one.
  private func isTitled(_ words: Words, _ begin: Int, _ end: Int) -> Bool {
    var upper = 0
    var lower = 0
    for i in begin..<min(end, begin + 60) {
      let flags = words.tokens.flags[i]
      guard flags.contains(.letters), !flags.contains(.clitic), words.tokens.ends[i] - words.tokens.starts[i] > 3 else { continue }
      if flags.contains(.capital) { upper += 1 } else { lower += 1 }
    }
    return upper >= 4 && lower * 5 <= upper
  }

  // MARK: Candidates

  /// The token whose candidates are being gathered, and how many it has.
  private var at = 0
  private var have = 0

  private mutating func add(_ s: UInt8, _ weight: Int32, _ r: Int32) {
    let from = at << 3
    // Two readings of one state (be as indicative and as subjunctive): the better one.
    var k = from
    while k < from + have {
      if state[k] == s {
        if score[k] < weight {
          score[k] = weight
          reading[k] = r
        }
        return
      }
      k += 1
    }
    guard have < Tagger.mostCandidates else { return }
    state[k] = s
    score[k] = weight
    reading[k] = r
    have += 1
  }

  /// A lower-case word, from the cache if it was met lately. False where it has no readings.
  private mutating func common(_ form: Int32, _ out: inout Syntax) -> Bool {
    let slot = Int(form) & (Tagger.cacheSize - 1)
    let from = at << 3
    if cacheForm[slot] == form {
      let n = Int(cacheNumber[slot])
      out.kinds[at] = cacheKind[slot]
      for k in 0..<n {
        let packed = cachePacked[slot << 3 + k]
        state[from + k] = UInt8(truncatingIfNeeded: packed)
        score[from + k] = Int32(truncatingIfNeeded: packed >> 8 & 0xFF_FFFF) - Tagger.scoreOffset
        reading[from + k] = Int32(truncatingIfNeeded: packed >> 32)
      }
      have = n
      return n > 0
    }
    out.kinds[at] = grammar.kind(form)
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) {
      let s = stateOf(
        tag: lexicon.readingTag[r], WordFeatures(rawValue: lexicon.readingFeatures[r]), form, out.kinds[at])
      if s != TagState.propn { addReading(s, r, lexicon.readingWeight[r]) }
    }
    // A participle that the list has as an adjective too ("completed", "leading") is oftener the verb's.
    if have > 1 {
      var participle = false
      for k in from..<from + have where state[k] == TagState.participle || state[k] == TagState.gerund { participle = true }
      if participle { for k in from..<from + have where state[k] == TagState.adj { score[k] -= 6 } }
    }
    cacheForm[slot] = form
    cacheKind[slot] = out.kinds[at]
    cacheNumber[slot] = UInt8(truncatingIfNeeded: have)
    for k in 0..<have {
      let biased = UInt64(truncatingIfNeeded: max(0, min(0xFF_FFFF, score[from + k] + Tagger.scoreOffset)))
      cachePacked[slot << 3 + k] = UInt64(state[from + k]) | biased << 8 | UInt64(UInt32(bitPattern: reading[from + k])) << 32
    }
    return have > 0
  }

  /// Adds a reading of the lexicon: a plain verb form is an infinitive or a present tense.
  private mutating func addReading(_ s: UInt8, _ r: Int, _ weight: Int) {
    let bits = grammar.bits(weight)
    if s == TagState.base, WordFeatures(rawValue: lexicon.readingFeatures[r]).contains(.present) {
      add(TagState.base, bits - grammar.prior[Int(TagState.base)] - 6, Int32(truncatingIfNeeded: r))
      add(TagState.present, bits - grammar.prior[Int(TagState.present)] - 10, Int32(truncatingIfNeeded: r))
    } else {
      add(s, bits - grammar.prior[Int(s)], Int32(truncatingIfNeeded: r))
    }
  }

  private mutating func candidates(_ words: Words, _ i: Int, _ begin: Int, _ titled: Bool, _ out: inout Syntax) {
    at = i
    have = 0
    defer { number[i] = UInt8(truncatingIfNeeded: have) }
    let flags = words.tokens.flags[i]
    let form = words.forms[i]
    let plain: TokenFlags = [.letters, .digits, .capital, .punctuation]
    if form >= 0, flags.intersection(plain) == .letters, words.nameOf[i] < 0, common(form, &out) { return }
    if flags.contains(.punctuation) && !flags.contains(.letters) {
      let kind = PunctuationKind.kind(words, i)
      out.kinds[i] = kind
      var s = TagState.sym
      switch kind {
      case PunctuationKind.comma: s = TagState.comma
      case PunctuationKind.stop, PunctuationKind.question, PunctuationKind.semicolon, PunctuationKind.colon: s = TagState.stop
      case PunctuationKind.quote, PunctuationKind.open, PunctuationKind.close: s = TagState.quote
      default: break
      }
      // A lone apostrophe behind a plural is its possessive.
      if kind == PunctuationKind.quote && !flags.contains(.spaced) && i > begin && isApostrophe(words, i)
        && endsInS(words, i - 1) && i + 1 < words.count && words.tokens.flags[i + 1].contains(.letters)
        && words.tokens.flags[i + 1].contains(.spaced) && words.quoteDepth[i - 1] == 0
      {
        add(TagState.possessive, 0, -1)
        out.kinds[i] = WordKind.s
        return
      }
      if kind == PunctuationKind.symbol, form >= 0 {
        let range = lexicon.range(of: Int(form), in: lexicon.formReadingFirst)
        for r in range {
          add(stateOf(tag: lexicon.readingTag[r], WordFeatures(rawValue: lexicon.readingFeatures[r]), form, 0), 0, Int32(r))
        }
        if !range.isEmpty {
          out.kinds[i] = grammar.kind(form)
          return
        }
      }
      add(s, 0, -1)
      return
    }
    out.kinds[i] = grammar.kind(form)
    let name = words.nameOf[i]
    let capital = flags.contains(.capital)
    let initial = i == begin || startsSpeech(words, i, begin, out)
    if name >= 0 && Int(name) < words.names.count {
      nameCandidates(words, i, words.names[Int(name)], form, out.kinds[i])
      return
    }
    if flags.contains(.digits) {
      digits(words, i, flags, form)
      return
    }
    let range = form < 0 ? 0..<0 : lexicon.range(of: Int(form), in: lexicon.formReadingFirst)
    if range.isEmpty {
      if capital && !(titled && form >= 0) {
        add(TagState.propn, 0, -1)
        if flags.contains(.clitic) { guess(words, i) }
      } else {
        guess(words, i)
      }
      return
    }
    var best = (adjective: 0, noun: 0, other: 0, closed: 0, proper: 0)
    for r in range {
      let tag = lexicon.readingTag[r]
      let features = WordFeatures(rawValue: lexicon.readingFeatures[r])
      let weight = lexicon.readingWeight[r]
      let s = stateOf(tag: tag, features, form, out.kinds[i])
      switch s {
      case TagState.propn:
        // A month or a day, never a lower-case word.
        best.proper = max(best.proper, weight)
        if !capital { continue }
      case TagState.adj: best.adjective = max(best.adjective, weight)
      case TagState.noun, TagState.nouns: best.noun = max(best.noun, weight)
      default:
        if features.contains(.closed) && s != TagState.adv {
          best.closed = max(best.closed, weight)
        } else {
          best.other = max(best.other, weight)
        }
      }
      addReading(s, r, weight)
    }
    // In lower case a word that the lists have only as a name (mon, wed): as if they had it not.
    if have == 0 { guess(words, i) }
    if capital && (titled || initial) && best.closed == 0 && Int(form) < seen.count && seen[Int(form)] == 1 {
      add(TagState.propn, 0, -1)
      if best.adjective <= max(best.noun, best.other) { only(TagState.propn) }
      return
    }
    guard capital && !titled else { return }
    let allCapitals = flags.contains(.allCapitals) && words.tokens.ends[i] - words.tokens.starts[i] > 1
    // A capital inside a sentence makes a name, unless the word is a function word or an adjective ("the European Council").
    if initial && !allCapitals {
      let nextIsName = i + 1 < words.count && words.tokens.flags[i + 1].contains(.capital) && !words.tokens.flags[i + 1].contains(.punctuation)
        && words.tokens.flags[i + 1].contains(.spaced)
      if nextIsName && best.closed == 0 && (best.adjective + best.other < best.noun || best.noun == 0) { add(TagState.propn, -24, -1) }
      return
    }
    if allCapitals && (best.closed < 3000 || best.proper > 0) || best.proper > 20 {
      only(TagState.propn)
    } else if best.closed > max(best.noun, best.other) {
      return
    } else if best.adjective > best.noun && out.kinds[i] != WordKind.proper {
      only(TagState.adj)
      add(TagState.propn, -40, -1)
    } else {
      only(TagState.propn)
    }
  }

  /// Leaves the token one candidate.
  private mutating func only(_ s: UInt8) {
    var r: Int32 = -1
    for k in at << 3..<at << 3 + have where state[k] == s { r = reading[k] }
    have = 0
    add(s, 0, r)
  }

  private mutating func nameCandidates(_ words: Words, _ i: Int, _ name: NameSpan, _ form: Int32, _ kind: UInt8) {
    if name.isDemonym {
      if name.isPlural && !name.isAdjective { add(TagState.propn, 0, -1) } else if name.isAdjective {
        // Before a noun an adjective; before a mark or a function word as likely the language or the people.
        add(TagState.adj, 10, -1)
        add(TagState.propn, endsPhrase(words, i + 1) ? 10 : 0, -1)
      } else {
        add(TagState.propn, 0, -1)
      }
      return
    }
    // Inside a name: function words, numbers and adjectives keep their tags; all else is proper.
    var adjective = 0
    var noun = 0
    if form >= 0 && name.end - name.first > 1 {
      let isDigits = words.tokens.flags[i].contains(.digits) && !words.tokens.flags[i].contains(.letters)
      if isDigits {
        add(TagState.num, 0, -1)
        return
      }
      for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) {
        let tag = lexicon.readingTag[r]
        let features = WordFeatures(rawValue: lexicon.readingFeatures[r])
        let s = stateOf(tag: tag, features, form, kind)
        let weight = lexicon.readingWeight[r]
        if features.contains(.closed) && !words.tokens.flags[i].contains(.capital)
          && (s == TagState.adp || s == TagState.det || s == TagState.cconj || s == TagState.possessive)
        {
          add(s, grammar.bits(weight) - grammar.prior[Int(s)], Int32(r))
        } else if s == TagState.adj {
          adjective = max(adjective, weight)
        } else {
          noun = max(noun, weight)
        }
      }
      if have > 0 { return }
    }
    if adjective > noun && name.type != .person && i + 1 < Int(name.end) && kind != WordKind.proper {
      add(TagState.adj, 0, -1)
    } else {
      add(TagState.propn, 0, -1)
    }
  }

  /// Whether the token cannot go on a noun phrase: a mark, or a word of the closed classes.
  private func endsPhrase(_ words: Words, _ i: Int) -> Bool {
    guard i < words.count else { return true }
    if words.tokens.flags[i].contains(.punctuation) { return true }
    guard words.forms[i] >= 0, let r = lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).first else { return false }
    return WordFeatures(rawValue: lexicon.readingFeatures[r]).contains(.closed)
  }

  private mutating func digits(_ words: Words, _ i: Int, _ flags: TokenFlags, _ form: Int32) {
    guard flags.contains(.letters) else {
      add(TagState.num, 0, -1)
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
        add(TagState.adj, 0, -1)
        return
      }
      if b == 0x73 {
        add(TagState.nouns, 0, -1)
        return
      }
    }
    add(flags.contains(.capital) ? TagState.propn : startsWithDigit ? TagState.num : TagState.noun, 0, -1)
  }

  /// A word that no list knows, by its ending.
  private mutating func guess(_ words: Words, _ i: Int) {
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
      add(TagState.noun, 0, -1)
      return
    }
    for k in lexicon.range(of: chosen, in: lexicon.suffixFirst) {
      let s = UInt8(truncatingIfNeeded: lexicon.suffixState[k])
      add(s, grammar.bits(lexicon.suffixWeight[k]) - grammar.prior[Int(s & 63)], -1)
    }
  }

  /// The state of a reading.
  private func stateOf(tag: Int, _ features: WordFeatures, _ form: Int32, _ kind: UInt8) -> UInt8 {
    switch PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: tag)) {
    case .adj: return TagState.adj
    case .adp: return TagState.adp
    case .adv: return TagState.adv
    case .aux:
      if kind == WordKind.beNonfinite { return TagState.beNonfinite }
      if kind >= WordKind.will && kind <= WordKind.should && kind != WordKind.d { return TagState.modal }
      if features.contains(.gerund) || features.contains(.pastParticiple) { return TagState.beNonfinite }
      // 'd may be had or would, 's is or has: what follows decides, in the verb group.
      if kind == WordKind.d { return TagState.modal }
      return kind == WordKind.s ? TagState.beFinite : auxiliary(form)
    case .cconj: return TagState.cconj
    case .det: return TagState.det
    case .intj: return TagState.intj
    case .noun: return features.contains(.plural) && !features.contains(.singular) ? TagState.nouns : TagState.noun
    case .num: return TagState.num
    case .part: return features.contains(.negative) ? TagState.not : kind == WordKind.to ? TagState.to : TagState.possessive
    case .pron:
      if features.contains(.possessive) { return TagState.poss }
      if features.contains(.relative) || features.contains(.interrogative) { return TagState.rel }
      if features.contains(.personal) && !features.contains(.neuter) && !features.contains(.second) && !features.contains(.reflexive) {
        if features.contains(.nominative) { return TagState.nom }
        if features.contains(.accusative) { return TagState.acc }
      }
      return TagState.pron
    case .propn: return TagState.propn
    case .punct: return TagState.comma
    case .sconj: return TagState.sconj
    case .verb:
      if features.contains(.gerund) { return TagState.gerund }
      if features.contains(.pastParticiple) { return TagState.participle }
      if features.contains(.past) { return TagState.past }
      if features.contains(.third) { return TagState.third }
      if features.contains(.base) { return TagState.base }
      return features.contains(.present) ? TagState.present : TagState.base
    default: return TagState.sym
    }
  }

  /// A finite auxiliary is told by its lemma.
  private func auxiliary(_ form: Int32) -> UInt8 {
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == Int(PartOfSpeech.aux.rawValue) {
      let lemma = Int32(truncatingIfNeeded: lexicon.readingLemma[r])
      if lemma == grammar.be { return TagState.beFinite }
      if lemma == grammar.do { return TagState.do }
      return TagState.have
    }
    return TagState.beFinite
  }

  private func startsSpeech(_ words: Words, _ i: Int, _ begin: Int, _ out: Syntax) -> Bool {
    guard i > begin else { return true }
    let before = out.kinds[i - 1]
    return before == PunctuationKind.quote || before == PunctuationKind.colon || before == PunctuationKind.open
      || before == PunctuationKind.stop || before == PunctuationKind.dash
  }

  private func isApostrophe(_ words: Words, _ i: Int) -> Bool {
    let start = Int(words.tokens.starts[i])
    guard start < words.text.count else { return false }
    if words.text[start] == 0x27 { return true }
    return start + 2 < words.text.count && words.text[start] == 0xE2 && words.text[start + 2] == 0x99
  }

  private func endsInS(_ words: Words, _ i: Int) -> Bool {
    let end = Int(words.tokens.ends[i])
    return end > 0 && end <= words.text.count && words.text[end - 1] | 0x20 == 0x73
  }

  // MARK: The best chain

  private mutating func choose(_ begin: Int, _ end: Int, _ out: inout Syntax) {
    // The candidates that the next token looks back on; empty before the first.
    var previous = 0..<0
    var last = 0..<0
    for i in begin..<end {
      let here = i << 3..<i << 3 + Int(number[i])
      if here.count == 1 && state[here.lowerBound] == TagState.quote { continue }
      for k in here {
        let s = Int(state[k])
        if previous.isEmpty {
          score[k] -= grammar.cost[s]
          continue
        }
        var best = Int32.min
        var from = previous.lowerBound
        for p in previous {
          let value = score[p] - grammar.cost[Int(state[p]) << 6 | s]
          if value > best {
            best = value
            from = p
          }
        }
        score[k] += best
        back[k] = Int32(from)
      }
      previous = here
      last = here
    }
    // A sentence of any length must not overflow: scores are at most some hundreds a token.
    var k = -1
    var best = Int32.min
    for c in last where score[c] > best {
      best = score[c]
      k = c
    }
    var i = end - 1
    while i >= begin {
      let here = i << 3..<i << 3 + Int(number[i])
      if here.count == 1 && state[here.lowerBound] == TagState.quote {
        set(i, here.lowerBound, &out)
      } else {
        set(i, here.contains(k) ? k : here.lowerBound, &out)
        if here.contains(k) { k = Int(back[k]) }
      }
      i -= 1
    }
  }

  private func set(_ i: Int, _ k: Int, _ out: inout Syntax) {
    let s = state[k]
    let r = Int(reading[k])
    out.states[i] = s
    if r >= 0 {
      out.lemmas[i] = Int32(truncatingIfNeeded: lexicon.readingLemma[r])
      out.features[i] = WordFeatures(rawValue: lexicon.readingFeatures[r])
      out.tags[i] = Tagger.tag(of: s)
      if s == TagState.sym { out.tags[i] = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: lexicon.readingTag[r])) ?? .x }
    } else {
      out.tags[i] = Tagger.tag(of: s)
      if s == TagState.propn && out.kinds[i] == WordKind.united { out.tags[i] = .verb }
      let kind = out.kinds[i]
      if kind == PunctuationKind.hyphen || kind == PunctuationKind.dash || kind == PunctuationKind.other { out.tags[i] = .punct }
      if s == TagState.nouns { out.features[i] = .plural }
      if s == TagState.gerund { out.features[i] = .gerund }
      if s == TagState.past { out.features[i] = .past }
      if s == TagState.participle { out.features[i] = .pastParticiple }
    }
  }

  /// The part of speech of a state that has no reading of the lexicon behind it.
  static func tag(of s: UInt8) -> PartOfSpeech {
    switch s {
    case TagState.noun, TagState.nouns: .noun
    case TagState.propn: .propn
    case TagState.adj: .adj
    case TagState.adv: .adv
    case TagState.adp: .adp
    case TagState.det: .det
    case TagState.pron, TagState.nom, TagState.acc, TagState.poss, TagState.rel: .pron
    case TagState.base, TagState.present, TagState.third, TagState.past, TagState.participle, TagState.gerund: .verb
    case TagState.beFinite, TagState.have, TagState.do, TagState.modal, TagState.beNonfinite: .aux
    case TagState.to, TagState.not, TagState.possessive: .part
    case TagState.sconj: .sconj
    case TagState.cconj: .cconj
    case TagState.num: .num
    case TagState.comma, TagState.stop, TagState.quote: .punct
    case TagState.intj: .intj
    default: .sym
    }
  }
}
