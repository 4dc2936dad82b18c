internal import Lexicon
internal import Segmentation

/// Chooses one reading per token.
///
/// Every token has a few candidate states (`TagState`) from the lexicon, its capital or its ending; the best chain under the transition
/// table wins (Viterbi, in integers). Quotation marks are transparent: what stands before them decides what follows. `TagRules` then mends
/// what two neighbours cannot tell. Time is linear in the tokens: a token has at most eight candidates.
struct Tagger: ~Copyable {
  private let readings: TagReadings
  /// For headlines.
  let titles: TitleMatcher
  /// The classes that the grammar and the stances ask for; 0 for the others.
  private let kindOf: [UInt8] = (0..<256).map { WordKind.isOfNames(UInt8($0)) ? 0 : UInt8($0) }
  private var capitals = CapitalForms()
  private var chain: TagChain

  /// The sentences that are tagged together: how long each is nothing foresees, so a pass over the tokens of many is better than one over those of each.
  private(set) var pieces = Scratch<TagPiece>()
  /// Of their tokens: where the candidates are. Grown, never shrunk.
  private(set) var lists = Scratch<CandidatePlace>()
  /// Of their tokens those whose candidates are not in the cache, counted from the first.
  private var slow = Scratch<Int32>()
  /// Candidates: first those of marks and a few more that never change, then room for those of these sentences' other tokens, behind that those of
  /// common words, so that a word is read from the image once.
  private(set) var arena = Scratch<TagCandidate>()
  /// The first name that does not end before these sentences.
  private var nextName = 0
  /// Behind the last one's of these sentences.
  private var ownEnd = Tagger.ownFirst
  /// Behind the last common word's.
  private var keptEnd = Tagger.keptFirst
  /// How many common words have been kept, and where each one's candidates stand, direct-mapped by form id: the form + 1 above what `lists` will
  /// have. A power of two; few for the first article, whose pages one program for one article would pay for.
  private var kept = 0
  private var slots = [UInt64](repeating: 0, count: 2048)
  /// The same of function words with a capital, whose candidates are all that the lexicon has, where they begin a sentence.
  private var capitalSlots = [UInt64](repeating: 0, count: 512)
  /// The same of other listed words in no name, by what their candidates depend on (`TagReadings.key`).
  private var otherSlots = [UInt64](repeating: 0, count: 1 << Tagger.otherBits)
  private static let otherBits: UInt32 = 11
  /// The places of the candidates that never change.
  private let fixedPlaces: [CandidatePlace]
  private var list = CandidateList()
  /// Where the readings of the words are that are looked up.
  private var reached: [Int32] = []

  private static let mostSlots = 32768
  /// More than there are of those that never change.
  private static let ownFirst = 64
  private static let keptFirst = 64 + 1024
  /// Sentences are tagged together until they have so many tokens.
  private static let together = 512
  /// What laying a token's candidates needs: their head, and eight.
  private static let listRoom = CandidateHead.slots + 8
  /// Where common words are forgotten.
  private static let keptLimit = 65536

  init(_ grammar: Grammar) {
    readings = TagReadings(grammar)
    titles = TitleMatcher(lexicon: grammar.lexicon)
    chain = TagChain(grammar.cost)
    let fixed = Tagger.fixed
    precondition(fixed.count <= Tagger.ownFirst)
    arena.fill(TagCandidate(), count: Tagger.keptFirst + 1024)
    for k in fixed.indices { arena[k] = fixed[k] }
    fixedPlaces = fixed.indices.map { CandidatePlace(first: $0, count: 1, state: fixed[$0].state) }
  }

  /// Fills tags, states, kinds, lemmas and features of `out`, whose arrays are as long as the document.
  mutating func run(_ words: Words, into out: inout Syntax) {
    do {
      let traits = words.traits.span
      var kinds = out.kinds.mutableSpan
      let kindOf = kindOf.span
      // Looked at once for all tokens; a class is a byte.
      let count = min(traits.count, kinds.count)
      precondition(kindOf.count == 256)
      var i = 0
      while i < count {
        unsafe kinds[unchecked: i] = kindOf[unchecked: Int(traits[unchecked: i].kind)]
        i &+= 1
      }
    }
    capitals.read(words)
    nextName = 0
    pieces.removeAll()
    var next = 0
    for index in words.sentences.indices {
      let sentence = words.sentences[index]
      let begin = max(next, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      addTokens(words, until: begin, &next, &out)
      guard begin < end else { continue }
      pieces.append(TagPiece(begin: Int32(truncatingIfNeeded: begin), end: Int32(truncatingIfNeeded: end), sentence: Int32(truncatingIfNeeded: index)))
      next = end
      tagLong(words, &out)
    }
    addTokens(words, until: words.count, &next, &out)
    if !pieces.isEmpty { tag(words, &out) }
  }

  /// Tokens between sentences, if there are any, stand alone.
  private mutating func addTokens(_ words: Words, until end: Int, _ next: inout Int, _ out: inout Syntax) {
    while next < end {
      pieces.append(TagPiece(begin: Int32(truncatingIfNeeded: next), end: Int32(truncatingIfNeeded: next + 1), sentence: -1))
      next += 1
      tagLong(words, &out)
    }
  }

  private mutating func tagLong(_ words: Words, _ out: inout Syntax) {
    guard let last = pieces.last, Int(last.end - pieces[0].begin) >= Tagger.together else { return }
    tag(words, &out)
    pieces.removeAll()
  }

  /// Tags the tokens of the sentences that are together.
  private mutating func tag(_ words: Words, _ out: inout Syntax) {
    let begin = Int(pieces[0].begin)
    let count = Int(pieces[pieces.count - 1].end) - begin
    if lists.count < count {
      lists.fill(CandidatePlace(), count: max(1024, count + count / 2))
      slow.fill(0, count: lists.count)
    }
    // Forget the common words when there is no room for another.
    if keptEnd + Tagger.listRoom > Tagger.keptLimit {
      for i in slots.indices { slots[i] = 0 }
      for i in capitalSlots.indices { capitalSlots[i] = 0 }
      for i in otherSlots.indices { otherSlots[i] = 0 }
      kept = 0
      keptEnd = Tagger.keptFirst
    }
    ownEnd = Tagger.ownFirst
    var others = Tagger.lookUp(begin, count, words.forms, words.tokens.flags, words.nameOf, slots, &lists, &slow)
    others = Tagger.takeMarks(begin, count, others, words, fixedPlaces, &lists, &slow, &out.kinds)
    others = Tagger.takeNames(begin, count, others, words, fixedPlaces[Tagger.plainFirst + Int(TagState.propn)], &lists, &slow, out.kinds, &nextName)
    readings.prefetch(slow, others, begin, words.forms, &reached)
    CandidatePlace.prefetch(lists, count, arena)
    var p = 0
    for k in 0..<others {
      let i = begin + Int(slow[k])
      // A sentence further or not nothing foresees: that is one step without a branch. Few need more.
      p &+= i >= Int(pieces[p].end) ? 1 : 0
      while i >= Int(pieces[p].end) { p += 1 }
      let piece = pieces[p]
      gather(words, i, begin, Int(piece.begin), piece.sentence >= 0 && capitals.titled[Int(piece.sentence)], &out.kinds)
    }
    chain.run(&pieces, 0..<pieces.count, begin, lists, arena, TagChain.Search(), &out)
    for p in 0..<pieces.count {
      let sentence = pieces[p].sentence
      guard sentence >= 0 else { continue }
      if capitals.titled[Int(sentence)] || isOpen(p, out) { findHeadlineVerb(p, words, &out) } else { findVerb(p, &out) }
    }
  }

  /// Whether a line has no full stop: a headline, whatever its capitals.
  private func isOpen(_ p: Int, _ out: Syntax) -> Bool {
    let last = out.states[Int(pieces[p].end) - 1]
    return last != TagState.stop && last != TagState.quote
  }

  /// Tags a sentence's tokens once more with the candidates they have: a finite verb is favoured by `bonus`, but for the first token and those from `end` on.
  private mutating func retag(_ p: Int, _ bonus: Int16, _ out: inout Syntax, until end: Int = Int.max) {
    let base = Int(pieces[0].begin)
    let first = Int(pieces[p].begin) + 1
    let favoured = first - base..<max(first, min(end, Int(pieces[p].end))) - base
    chain.run(&pieces, p..<p + 1, base, lists, arena, TagChain.Search(bonus: bonus, range: favoured, isFirst: false), &out)
  }

  /// The same where only one token is favoured.
  mutating func retag(_ p: Int, _ bonus: Int16, _ out: inout Syntax, only token: Int) {
    let base = Int(pieces[0].begin)
    chain.run(
      &pieces, p..<p + 1, base, lists, arena, TagChain.Search(bonus: bonus, range: token - base..<token - base + 1, isFirst: false), &out)
  }

  // MARK: Candidates

  static let plain: TokenFlags = [.letters, .digits, .capital, .punctuation]

  /// Gathers the candidates of a token that are not in the cache.
  /// - Parameter base: the token that `lists` begins with.
  private mutating func gather(_ words: Words, _ i: Int, _ base: Int, _ begin: Int, _ titled: Bool, _ kinds: inout [UInt8]) {
    let flags = words.tokens.flags[i]
    let form = words.forms[i]
    if flags.contains(.punctuation) && !flags.contains(.letters) {
      lists[i - base] = mark(words, i, begin, flags, form, &kinds)
      return
    }
    list.removeAll()
    // Asked together: nothing foresees what each of them answers.
    let isPlain = (flags.intersection(Tagger.plain) == .letters ? 1 : 0) & (words.nameOf[i] < 0 ? 1 : 0) & (form >= 0 ? 1 : 0)
    if isPlain != 0 {
      // It may have been read for a token before.
      let entry = slots[Int(form) & (slots.count - 1)]
      if entry &>> CandidatePlace.bits == UInt64(UInt32(bitPattern: form)) &+ 1 {
        lists[i - base] = CandidatePlace(entry: entry)
        return
      }
      readings.common(form, words.traits[i].kind, into: &list)
      if list.count > 0 {
        keep(form, i - base)
        return
      }
    }
    let name = words.nameOf[i]
    if name >= 0, Int(name) < words.names.count, !words.names[Int(name)].isDemonym, form < 0 || words.names[Int(name)].end - words.names[Int(name)].first <= 1 {
      // A name of one word, or a word that no list knows in one.
      lists[i - base] = fixedPlaces[kinds[i] == WordKind.united ? Tagger.united : Tagger.plainFirst + Int(TagState.propn)]
      return
    }
    let isAsked = form >= 0 && flags.contains(.capital) && words.nameOf[i] < 0
    let isCapital = isAsked && i == begin && !flags.contains(.digits) && (!flags.contains(.allCapitals) || words.tokens.ends[i] - words.tokens.starts[i] <= 1)
    if isCapital {
      let entry = capitalSlots[Int(form) & (capitalSlots.count - 1)]
      if entry &>> CandidatePlace.bits == UInt64(UInt32(bitPattern: form)) &+ 1 {
        lists[i - base] = CandidatePlace(entry: entry)
        return
      }
    }
    let isSeenAsName = isAsked && capitals.isName(form)
    let key = readings.key(words, i, begin, titled: titled, isSeenAsName: isSeenAsName, kinds)
    let entry = otherSlots[Tagger.otherPlace(key)]
    if key > 0, entry &>> CandidatePlace.bits == key {
      lists[i - base] = CandidatePlace(entry: entry)
      return
    }
    let isFunctionWord = readings.gather(words, i, begin, titled: titled, isSeenAsName: isSeenAsName, kinds, into: &list)
    if isCapital, isFunctionWord, kinds[i] != WordKind.united, keptEnd + Tagger.listRoom <= Tagger.keptLimit, Int(form) + 1 < 1 << (64 - CandidatePlace.bits) {
      let place = further()
      capitalSlots[Int(form) & (capitalSlots.count - 1)] = UInt64(UInt32(bitPattern: form) &+ 1) << CandidatePlace.bits | place.rawValue
      lists[i - base] = place
      return
    }
    if key > 0, keepOther(key, form, isCapital: flags.contains(.capital), kinds[i], i - base) { return }
    if list.count == 1, !list[0].hasReading {
      // What it costs matters as little.
      let s = list[0].state
      lists[i - base] = fixedPlaces[s == TagState.propn && kinds[i] == WordKind.united ? Tagger.united : Tagger.plainFirst + Int(s)]
      return
    }
    lists[i - base] = own()
    if kinds[i] == WordKind.united {
      let first = lists[i - base].first
      for k in first..<first + list.count where arena[k].state == TagState.propn && !arena[k].hasReading { arena[k].tag = .verb }
    }
  }

  /// Lays the candidates of a common word where they stay, if there is room.
  private mutating func keep(_ form: Int32, _ at: Int) {
    guard keptEnd + Tagger.listRoom <= Tagger.keptLimit, Int(form) + 1 < 1 << (64 - CandidatePlace.bits) else {
      lists[at] = own()
      return
    }
    let place = further()
    if kept > slots.count / 2, slots.count < Tagger.mostSlots { widen() }
    kept += 1
    slots[Int(form) & (slots.count - 1)] = UInt64(UInt32(bitPattern: form) &+ 1) << CandidatePlace.bits | place.rawValue
    lists[at] = place
  }

  /// The same of another listed word, by its key; false where there is no room, or where its candidates depend on more than that.
  private mutating func keepOther(_ key: UInt64, _ form: Int32, isCapital: Bool, _ kind: UInt8, _ at: Int) -> Bool {
    guard keptEnd + Tagger.listRoom <= Tagger.keptLimit, key < 1 << (64 - CandidatePlace.bits), kind != WordKind.united, list.count > 0 else { return false }
    // A word that has no readings was guessed by its letters, in lower case one that has none but as a name too.
    guard list[0].hasReading || isCapital && !readings.range(form).isEmpty else { return false }
    let isPlain = list.count == 1 && !list[0].hasReading
    let place = isPlain ? fixedPlaces[Tagger.plainFirst + Int(list[0].state)] : further()
    otherSlots[Tagger.otherPlace(key)] = key << CandidatePlace.bits | place.rawValue
    lists[at] = place
    return true
  }

  /// Where a key's entry is (Knuth's multiplicative hashing).
  private static func otherPlace(_ key: UInt64) -> Int { Int((UInt32(truncatingIfNeeded: key) &* 0x9E37_79B1) &>> (32 &- Tagger.otherBits)) }

  /// Makes more places for common words; those that there are stay.
  private mutating func widen() {
    let old = slots
    slots = [UInt64](filled: 0, count: old.count * 4)
    for entry in old where entry != 0 { slots[Int(entry >> CandidatePlace.bits - 1) & (slots.count - 1)] = entry }
  }

  /// Lays the candidates behind those of the sentences' tokens before; of an endless sentence behind those of the common words.
  private mutating func own() -> CandidatePlace {
    if ownEnd + Tagger.listRoom > Tagger.keptFirst { return further() }
    let place = list.lay(to: &arena, at: ownEnd, &chain.patterns)
    ownEnd = place.first + list.count
    return place
  }

  private mutating func further() -> CandidatePlace {
    if keptEnd + Tagger.listRoom > arena.count { arena.grow(TagCandidate(), count: arena.count + arena.count / 2) }
    let place = list.lay(to: &arena, at: keptEnd, &chain.patterns)
    keptEnd = place.first + list.count
    return place
  }

  /// The candidate of a mark; sets its kind.
  private mutating func mark(_ words: Words, _ i: Int, _ begin: Int, _ flags: TokenFlags, _ form: Int32, _ kinds: inout [UInt8]) -> CandidatePlace {
    let kind = PunctuationKind.kind(words, i)
    kinds[i] = kind
    // A lone apostrophe behind a plural is its possessive.
    if kind == PunctuationKind.quote && !flags.contains(.spaced) && i > begin && Tagger.isApostrophe(words, i)
      && Tagger.endsInS(words, i - 1) && i + 1 < words.count && words.tokens.flags[i + 1].contains(.letters)
      && words.tokens.flags[i + 1].contains(.spaced) && words.quoteDepth[i - 1] == 0
    {
      kinds[i] = WordKind.s
      return fixedPlaces[Tagger.plainFirst + Int(TagState.possessive)]
    }
    if kind == PunctuationKind.symbol, form >= 0 {
      list.removeAll()
      for r in readings.range(form) {
        let reading = readings.reading(r)
        list.add(readings.candidate(readings.state(of: reading, form, 0), reading, 0))
      }
      if list.count > 0 {
        kinds[i] = words.traits[i].kind
        return own()
      }
    }
    return fixedPlaces[Int(kind - PunctuationKind.comma)]
  }

  private static func isApostrophe(_ words: Words, _ i: Int) -> Bool {
    let start = Int(words.tokens.starts[i])
    guard start < words.text.count else { return false }
    if words.text[start] == 0x27 { return true }
    return start + 2 < words.text.count && words.text[start] == 0xE2 && words.text[start + 2] == 0x99
  }

  private static func endsInS(_ words: Words, _ i: Int) -> Bool {
    let end = Int(words.tokens.ends[i])
    return end > 0 && end <= words.text.count && words.text[end - 1] | 0x20 == 0x73
  }

  /// The candidates that never change: those of marks in the order of their kinds, then those of words that have but one state and no reading, in the order
  /// of the states, and *united* in a name.
  static let fixed: [TagCandidate] = {
    var result: [TagCandidate] = []
    for kind in PunctuationKind.comma...PunctuationKind.other {
      let s: UInt8
      switch kind {
      case PunctuationKind.comma: s = TagState.comma
      case PunctuationKind.stop, PunctuationKind.question, PunctuationKind.semicolon, PunctuationKind.colon: s = TagState.stop
      case PunctuationKind.quote, PunctuationKind.open, PunctuationKind.close: s = TagState.quote
      default: s = TagState.sym
      }
      var candidate = TagCandidate(plain: s, 0)
      if kind == PunctuationKind.hyphen || kind == PunctuationKind.dash || kind == PunctuationKind.other { candidate.tag = .punct }
      result.append(candidate)
    }
    for s in 0..<UInt8(TagState.count) { result.append(TagCandidate(plain: s, 0)) }
    var united = TagCandidate(plain: TagState.propn, 0)
    united.tag = .verb
    result.append(united)
    return result
  }()
  static let plainFirst = Int(PunctuationKind.other - PunctuationKind.comma) + 1
  private static let united = plainFirst + TagState.count

  // MARK: Verbs that are missing

  /// What makes a clause; *be* and *been* by themselves do not.
  static var verbs: StateSet {
    StateSet(TagState.base) | TagState.present | TagState.third | TagState.past | TagState.participle | TagState.gerund | TagState.beFinite
      | TagState.have | TagState.do | TagState.modal
  }

  /// A sentence with a full stop has a verb: where the best chain has none, the cheapest one that has is taken, if it is not much dearer.
  private mutating func findVerb(_ p: Int, _ out: inout Syntax) {
    let begin = Int(pieces[p].begin)
    let end = Int(pieces[p].end)
    let seen = pieces[p].seen
    guard end - begin >= 4, end - begin <= 60 else { return }
    // Most sentences have a verb, and many no conjunction.
    if !seen.isDisjoint(with: Tagger.verbs) {
      if seen.contains(TagState.cconj) { findVerbOfFirst(p, &out) }
      return
    }
    defer { findVerbOfFirst(p, &out) }
    // The full stop, with closing marks behind it.
    var last = end - 1
    while last > begin, out.kinds[last] == PunctuationKind.quote || out.kinds[last] == PunctuationKind.close { last -= 1 }
    guard out.kinds[last] == PunctuationKind.stop || out.kinds[last] == PunctuationKind.question else { return }
    for bonus in [24, 48, 72] as [Int16] {
      retag(p, bonus, &out)
      for i in begin..<last where TagRules.isFinite(out.states[i]) { return }
    }
    retag(p, 0, &out)
  }

  /// "Doha and Cairo support Riyadh, but it is unclear …": where a second clause with a pronoun as its subject follows a conjunction, the first has
  /// a finite verb too.
  private mutating func findVerbOfFirst(_ p: Int, _ out: inout Syntax) {
    let begin = Int(pieces[p].begin)
    let end = Int(pieces[p].end)
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
    for bonus in [24, 48] as [Int16] {
      retag(p, bonus, &out, until: last)
      for i in begin..<last where TagRules.isFinite(out.states[i]) { return }
    }
    retag(p, 0, &out)
  }
}
