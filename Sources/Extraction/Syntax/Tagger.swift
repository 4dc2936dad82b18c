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

  // Candidates of a sentence's tokens, eight places each; its token i has number[i] of them from i << 3. Grown, never shrunk. A sentence at a
  // time, so that they stay in the processor's nearest cache.
  private var number: [UInt8] = []
  private var places: [Candidate] = []

  /// A state that a token may be in: its score with the best chain before it, the reading behind it, and the place before it in that chain.
  private struct Candidate {
    var score: Int32 = 0
    var reading: Int32 = 0
    var back: Int32 = 0
    var state: UInt8 = 0
  }
  // Of the document's forms: 1 seen with a capital inside a sentence, 2 without one.
  private var seen = FormMarks()
  // Of the document's sentences: whether capitals say nothing in them.
  private var titled: [Bool] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    lexicon = grammar.lexicon
  }

  static let mostCandidates = 8

  // What the lexicon says of the words met last, so that a common word is read from the image once: direct-mapped by form id.
  // An entry is the form + 1, then the first reading's index and in the low three bits the number of candidates, then each candidate: its state in
  // the low byte, its reading behind the first in the next, its score above.
  private var cache = [UInt32](repeating: 0, count: Tagger.cacheSize * Tagger.entrySize)
  static let cacheSize = 4096
  static let entrySize = 8
  /// Keeps the look ahead at the cache from being left out as useless.
  private var touched: UInt32 = 0
  /// Makes a score positive for packing.
  static let scoreOffset: Int32 = 1 << 15

  /// Fills tags, states, kinds, lemmas and features of `out`, whose arrays are as long as the document.
  mutating func run(_ words: Words, into out: inout Syntax) {
    do {
      let traits = words.traits.span
      var kinds = out.kinds.mutableSpan
      for i in 0..<min(traits.count, kinds.count) { kinds[i] = WordKind.isOfNames(traits[i].kind) ? 0 : traits[i].kind }
    }
    noteNames(words)
    var next = 0
    for index in words.sentences.indices {
      let sentence = words.sentences[index]
      let begin = max(next, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      // Tokens between sentences, if there are any, stand alone.
      while next < begin {
        tag(words, next, next + 1, false, &out)
        next += 1
      }
      guard begin < end else { continue }
      tag(words, begin, end, titled[index], &out)
      findVerb(words, begin, end, titled[index], &out)
      next = end
    }
    while next < words.count {
      tag(words, next, next + 1, false, &out)
      next += 1
    }
  }

  /// Tags the tokens of one sentence; `bonus` is what a finite verb is favoured by, of the tokens in `range`.
  private mutating func tag(
    _ words: Words, _ begin: Int, _ end: Int, _ titled: Bool, _ out: inout Syntax, _ bonus: Int32 = 0, _ range: Range<Int> = 1..<Int.max
  ) {
    let count = end - begin
    if number.count < count {
      let grown = max(256, count + count / 2)
      number = [UInt8](repeating: 0, count: grown)
      places = [Candidate](repeating: Candidate(), count: grown * 8)
    }
    origin = begin
    // One after the other the words would wait for their cache entries, which are far from each other; so all are touched first.
    touched = Tagger.touch(words.forms, begin, end, cache)
    for i in begin..<end {
      candidates(words, i, begin, titled, &out)
      number[at] = UInt8(truncatingIfNeeded: have)
    }
    Tagger.denyVerbs(count, number, &places)
    if bonus > 0 {
      for i in range.clamped(to: 0..<count) {
        for k in i << 3..<i << 3 + Int(number[i]) where TagRules.isFinite(places[k].state) { places[k].score += bonus }
      }
    }
    Tagger.link(count, number, grammar.cost, &places)
    Tagger.unwind(begin, end, number, places, lexicon, out.kinds, &out.states, &out.tags, &out.lemmas, &out.features)
  }

  /// Behind a word that can only be a determiner or possessive ("the move", "its stand") what may be a noun is no finite verb and no
  /// infinitive; nor is it a gerund where a phrase begins behind it ("called the killing a crime").
  private static func denyVerbs(_ count: Int, _ number: [UInt8], _ candidates: inout [Candidate]) {
    let number = number.span
    var places = candidates.mutableSpan
    var i = 1
    while i < count {
      defer { i += 1 }
      guard number[i] > 1, number[i - 1] == 1 else { continue }
      let before = places[(i - 1) << 3].state
      guard before == TagState.det || before == TagState.poss else { continue }
      let here = i << 3..<i << 3 + Int(number[i])
      var isNoun = false
      for k in here where places[k].state == TagState.noun || places[k].state == TagState.nouns { isNoun = true }
      guard isNoun else { continue }
      let next = i + 1 < count && number[i + 1] == 1 ? places[(i + 1) << 3].state : TagState.start
      let begins = next == TagState.det || next == TagState.poss
      for k in here {
        let s = places[k].state
        if s >= TagState.base && s <= TagState.past || s == TagState.gerund && begins { places[k].score -= denied }
      }
    }
  }

  /// More than all a reading may have for it.
  private static let denied: Int32 = 2000

  /// Marks the forms that have a capital inside some sentence and never occur without one: such a word is a name at a sentence's beginning too.
  private mutating func noteNames(_ words: Words) {
    seen.reset(tokens: words.count)
    titled.removeAll(keepingCapacity: true)
    for sentence in words.sentences {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      let titled = sentence.isHeadline || begin < end && isTitled(words, begin, end)
      self.titled.append(titled)
      guard begin < end else { continue }
      let tokenFlags = words.tokens.flags.span
      let forms = words.forms.span
      for i in begin..<end where forms[i] >= 0 {
        let flags = tokenFlags[i]
        guard flags.contains(.letters) else { continue }
        let mark: UInt8 = !flags.contains(.capital) ? 2 : titled || i == begin || tokenFlags[i - 1].contains(.punctuation) ? 0 : 1
        if mark == 0 { continue }
        seen.add(mark, to: forms[i])
      }
    }
  }

  /// Whether capitals say nothing in this sentence: nearly every long word has one.
  private func isTitled(_ words: Words, _ begin: Int, _ end: Int) -> Bool {
    var upper = 0
    var lower = 0
    let tokenFlags = words.tokens.flags.span
    let starts = words.tokens.starts.span
    let ends = words.tokens.ends.span
    for i in begin..<min(end, begin + 60) {
      let flags = tokenFlags[i]
      guard flags.contains(.letters), !flags.contains(.clitic), ends[i] - starts[i] > 3 else { continue }
      if flags.contains(.capital) { upper += 1 } else { lower += 1 }
    }
    return upper >= 4 && lower * 5 <= upper
  }

  // MARK: Candidates

  /// The sentence's first token.
  private var origin = 0
  /// The token whose candidates are being gathered, counted from the sentence's first, and how many it has.
  private var at = 0
  private var have = 0

  private mutating func add(_ s: UInt8, _ weight: Int32, _ r: Int32) {
    let from = at << 3
    // Two readings of one state (be as indicative and as subjunctive): the better one.
    var k = from
    while k < from + have {
      if places[k].state == s {
        if places[k].score < weight {
          places[k].score = weight
          places[k].reading = r
        }
        return
      }
      k += 1
    }
    guard have < Tagger.mostCandidates else { return }
    places[k] = Candidate(score: weight, reading: r, state: s)
    have += 1
  }

  /// A lower-case word, from the cache if it was met lately. False where it has no readings.
  private mutating func common(_ form: Int32, _ kind: UInt8) -> Bool {
    let slot = (Int(form) & (Tagger.cacheSize - 1)) * Tagger.entrySize
    let from = at << 3
    if cache[slot] == UInt32(bitPattern: form) &+ 1 {
      have = Tagger.unpack(cache, slot, from, &places)
      return have > 0
    }
    let readings = lexicon.range(of: Int(form), in: lexicon.formReadingFirst)
    for r in readings {
      let s = stateOf(tag: lexicon.readingTag[r], WordFeatures(rawValue: lexicon.readingFeatures[r]), form, kind)
      if s != TagState.propn { addReading(s, r, lexicon.readingWeight[r]) }
    }
    // A participle that the list has as an adjective too ("completed", "leading") is oftener the verb's.
    if have > 1 {
      var participle = false
      for k in from..<from + have where places[k].state == TagState.participle || places[k].state == TagState.gerund { participle = true }
      if participle { for k in from..<from + have where places[k].state == TagState.adj { places[k].score -= 10 } }
    }
    // The few words with more readings than an entry holds are read again.
    if have <= Tagger.entrySize - 2, readings.count <= 256 {
      cache[slot] = UInt32(bitPattern: form) &+ 1
      cache[slot + 1] = UInt32(truncatingIfNeeded: readings.lowerBound) << 3 | UInt32(truncatingIfNeeded: have)
      for k in 0..<have {
        let place = places[from + k]
        let biased = UInt32(truncatingIfNeeded: max(0, min(0xFFFF, place.score + Tagger.scoreOffset)))
        let behind = UInt32(truncatingIfNeeded: Int(place.reading) - readings.lowerBound)
        cache[slot + 2 + k] = UInt32(place.state) | behind << 8 | biased << 16
      }
    }
    return have > 0
  }

  private static func touch(_ forms: [Int32], _ begin: Int, _ end: Int, _ cache: [UInt32]) -> UInt32 {
    let forms = forms.span
    let entries = cache.span
    var sum: UInt32 = 0
    for i in begin..<end { sum &+= entries[(Int(forms[i]) & (cacheSize - 1)) &* entrySize] }
    return sum
  }

  /// Lays the candidates of a cache entry out, and returns their number.
  private static func unpack(_ cache: [UInt32], _ slot: Int, _ from: Int, _ candidates: inout [Candidate]) -> Int {
    let entry = cache.span
    var places = candidates.mutableSpan
    let n = Int(entry[slot + 1] & 7)
    let first = Int32(truncatingIfNeeded: entry[slot + 1] >> 3)
    for k in 0..<n {
      let packed = entry[slot + 2 + k]
      places[from + k] = Candidate(
        score: Int32(truncatingIfNeeded: packed >> 16) - scoreOffset,
        reading: first + Int32(truncatingIfNeeded: packed >> 8 & 0xFF), state: UInt8(truncatingIfNeeded: packed))
    }
    return n
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
    at = i - origin
    have = 0
    let flags = words.tokens.flags[i]
    let form = words.forms[i]
    let plain: TokenFlags = [.letters, .digits, .capital, .punctuation]
    if form >= 0, flags.intersection(plain) == .letters, words.nameOf[i] < 0, common(form, words.traits[i].kind) { return }
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
          out.kinds[i] = words.traits[i].kind
          return
        }
      }
      add(s, 0, -1)
      return
    }
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
      if capital && !(titled && form >= 0) || form < 0 && hasInnerCapital(words, i) {
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
    if capital && (titled || initial) && best.closed == 0 && out.kinds[i] != WordKind.let && seen.marks(of: form) == 1 {
      add(TagState.propn, 0, -1)
      if best.adjective <= max(best.noun, best.other) { only(TagState.propn) }
      return
    }
    guard capital && !titled else { return }
    let allCapitals = flags.contains(.allCapitals) && words.tokens.ends[i] - words.tokens.starts[i] > 1
    // A capital inside a sentence makes a name, unless the word is a function word or an adjective ("the European Council").
    if initial && !allCapitals {
      let nextIsName =
        i + 1 < words.count && words.tokens.flags[i + 1].contains(.capital) && !words.tokens.flags[i + 1].contains(.punctuation)
        && words.tokens.flags[i + 1].contains(.spaced)
      if nextIsName && best.closed == 0 && best.adjective + best.other < best.noun { add(TagState.propn, -24, -1) }
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
    for k in at << 3..<at << 3 + have where places[k].state == s { r = places[k].reading }
    have = 0
    add(s, 0, r)
  }

  private mutating func nameCandidates(_ words: Words, _ i: Int, _ name: NameSpan, _ form: Int32, _ kind: UInt8) {
    if name.isDemonym {
      if name.isPlural && !name.isAdjective {
        add(TagState.propn, 0, -1)
      } else if name.isAdjective {
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
    guard words.traits[i].isClosed, let r = lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst).first else { return false }
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

  /// A sentence with a full stop has a verb: where the best chain has none, the cheapest one that has is taken, if it is not much dearer.
  private mutating func findVerb(_ words: Words, _ begin: Int, _ end: Int, _ titled: Bool, _ out: inout Syntax) {
    guard end - begin >= 4, end - begin <= 60, !titled else { return }
    defer { findVerbOfFirst(words, begin, end, &out) }
    // The full stop, with closing marks behind it.
    var last = end - 1
    while last > begin, out.kinds[last] == PunctuationKind.quote || out.kinds[last] == PunctuationKind.close { last -= 1 }
    guard out.kinds[last] == PunctuationKind.stop || out.kinds[last] == PunctuationKind.question else { return }
    for i in begin..<last where TagRules.isVerb(out.states[i]) && out.states[i] != TagState.beNonfinite { return }
    for bonus in [24, 48, 72] as [Int32] {
      tag(words, begin, end, titled, &out, bonus)
      for i in begin..<last where TagRules.isFinite(out.states[i]) { return }
    }
    tag(words, begin, end, titled, &out)
  }

  /// "Doha and Cairo support Riyadh, but it is unclear …": where a second clause with a pronoun as its subject follows a conjunction, the first has
  /// a finite verb too.
  private mutating func findVerbOfFirst(_ words: Words, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    var c = begin + 2
    while c + 2 < end, out.states[c] != TagState.cconj {
      let s = out.states[c]
      if TagRules.isVerb(s) || s == TagState.stop || s == TagState.sconj || s == TagState.rel { return }
      c += 1
    }
    // The last conjunction before the first verb.
    var last = c
    var k = c + 1
    while k + 1 < end, !TagRules.isVerb(out.states[k]) {
      if out.states[k] == TagState.cconj { last = k }
      if out.states[k] == TagState.stop || out.states[k] == TagState.sconj || out.states[k] == TagState.rel { return }
      k += 1
    }
    guard k + 1 < end, TagRules.isFinite(out.states[k]), last > begin + 1 else { return }
    for i in begin..<last where TagRules.isVerb(out.states[i]) { return }
    let subject = out.states[last + 1]
    guard subject == TagState.nom || out.kinds[last + 1] == WordKind.it || out.kinds[last + 1] == WordKind.there, k <= last + 3 else { return }
    for bonus in [24, 48] as [Int32] {
      tag(words, begin, end, false, &out, bonus, 1..<last - begin)
      for i in begin..<last where TagRules.isFinite(out.states[i]) { return }
    }
    tag(words, begin, end, false, &out)
  }

  /// Sets what the best chain says. The arrays are parameters, so that each is looked at once for its owner, not at every token.
  private static func unwind(
    _ begin: Int, _ end: Int, _ number: [UInt8], _ candidates: [Candidate], _ lexicon: CompiledLexicon, _ wordKinds: [UInt8],
    _ outStates: inout [UInt8], _ outTags: inout [PartOfSpeech], _ outLemmas: inout [Int32], _ outFeatures: inout [WordFeatures]
  ) {
    let number = number.span
    let places = candidates.span
    let kinds = wordKinds.span
    let tagOf = Tagger.tagOf.span
    var states = outStates.mutableSpan
    var tags = outTags.mutableSpan
    var lemmas = outLemmas.mutableSpan
    var features = outFeatures.mutableSpan
    // The best of the last token that is no quotation mark; a sentence of such marks has none.
    var last = end - begin - 1
    while last >= 0, isMark(number, places, last) { last -= 1 }
    var k = -1
    var best = Int32.min
    if last >= 0 {
      for c in last << 3..<last << 3 + Int(number[last]) where places[c].score > best {
        best = places[c].score
        k = c
      }
    }
    var i = end - 1
    while i >= begin {
      let first = (i - begin) << 3
      var chosen = first
      if k >= first, k < first + Int(number[i - begin]), !isMark(number, places, i - begin) {
        chosen = k
        k = Int(places[k].back)
      }
      let s = places[chosen].state
      let r = Int(places[chosen].reading)
      states[i] = s
      tags[i] = tagOf[Int(s & 63)]
      if r >= 0 {
        lemmas[i] = Int32(truncatingIfNeeded: lexicon.readingLemma[r])
        features[i] = WordFeatures(rawValue: lexicon.readingFeatures[r])
        if s == TagState.sym { tags[i] = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: lexicon.readingTag[r])) ?? .x }
      } else {
        let kind = kinds[i]
        if s == TagState.propn && kind == WordKind.united { tags[i] = .verb }
        if kind == PunctuationKind.hyphen || kind == PunctuationKind.dash || kind == PunctuationKind.other { tags[i] = .punct }
        if s == TagState.nouns { features[i] = .plural }
        if s == TagState.gerund { features[i] = .gerund }
        if s == TagState.past { features[i] = .past }
        if s == TagState.participle { features[i] = .pastParticiple }
      }
      i -= 1
    }
  }

  /// Whether token `i` can only be a quotation mark, which is transparent.
  @inline(__always)
  private static func isMark(_ number: Span<UInt8>, _ places: Span<Candidate>, _ i: Int) -> Bool {
    number[i] == 1 && places[i << 3].state == TagState.quote
  }

  /// Gives every candidate its best chain from the sentence's beginning.
  private static func link(_ count: Int, _ numbers: [UInt8], _ costs: [Int32], _ candidates: inout [Candidate]) {
    // Checked here for the whole loop: a token has at most eight candidates, a state is six bits.
    precondition(numbers.count >= count && costs.count >= 1 << 12 && candidates.count >= count << 3)
    unsafe candidates.withUnsafeMutableBufferPointer { places in
      unsafe costs.withUnsafeBufferPointer { cost in
        // The candidates that the next token looks back on; empty before the first.
        var previous = 0
        var previousEnd = 0
        for i in 0..<count {
          let here = i << 3
          let hereEnd = here + min(8, Int(numbers[i]))
          if unsafe hereEnd == here + 1 && places[here].state == TagState.quote { continue }
          var k = here
          while k < hereEnd {
            let s = unsafe Int(places[k].state & 63)
            if previous == previousEnd {
              unsafe places[k].score &-= cost[s]
            } else {
              var from = previous
              var best = Int32.min
              var p = previous
              while p < previousEnd {
                let value = unsafe places[p].score &- cost[Int(places[p].state & 63) << 6 | s]
                // Without a branch: which chain is better is anybody's guess.
                let isBetter = value > best
                best = isBetter ? value : best
                from = isBetter ? p : from
                p += 1
              }
              // A sentence of any length must not overflow: scores are at most some hundreds a token.
              unsafe places[k].score &+= best
              unsafe places[k].back = Int32(truncatingIfNeeded: from)
            }
            k += 1
          }
          previous = here
          previousEnd = hereEnd
        }
      }
    }
  }

  /// `tag(of:)` as a table; states are below 64.
  private static let tagOf: [PartOfSpeech] = (0..<64).map { tag(of: UInt8($0)) }

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
