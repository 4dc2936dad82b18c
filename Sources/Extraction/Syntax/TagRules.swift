internal import Lexicon

/// Mends tags by what more than two neighbours tell: *that*, *to*, subordinators that are prepositions elsewhere, *her*, *there*, and
/// the auxiliaries that are full verbs where no verb follows.
///
/// Looks at most `window` tokens ahead, so the time is linear.
struct TagRules {
  let grammar: Grammar
  /// By a token's state and that of the token behind it, `state << 6 | next`: bit 0 whether a rule may change the first whatever the word can be, bit 1 whether
  /// one may by what it can be, bit 2 the same of a word that has a class, bit 3 whether one may change the second behind the first by what it can be.
  private let pairs: [UInt8]
  /// By a token's class: a bit for each state in which a rule may change it whatever stands next, `ruled` where there is a rule for it at all, and `classed`
  /// where it is one. Behind them, by a token's state: the bits of the parts of speech of which a word must have one for a rule to change it by what it can be.
  private let marks: [UInt64]
  private static let classes = 256
  private static let ruled: UInt64 = 1 << 62
  private static let classed: UInt64 = 1 << 63
  static let window = 12

  init(grammar: Grammar) {
    self.grammar = grammar
    pairs = TagRules.allPairs()
    let ofClasses = (0..<TagRules.classes).map { kind in
      (TagRules.ruledStates(of: UInt8(kind)).map { $0.bits | TagRules.ruled } ?? 0) | (kind == 0 ? 0 : TagRules.classed)
    }
    marks = ofClasses + (0..<64).map { TagRules.neededParts($0) }
  }

  func run(_ words: Words, _ out: inout Syntax) {
    for sentence in words.sentences {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      guard begin < end else { continue }
      var i = begin
      while true {
        i = next(i, begin, end, out.states, out.kinds, words.traits)
        guard i < end else { break }
        apply(words, i, begin, end, &out)
        i += 1
      }
    }
  }

  /// The next token that a rule may have something to say of, `end` where there is none.
  private func next(_ from: Int, _ begin: Int, _ end: Int, _ tokenStates: [UInt8], _ tokenKinds: [UInt8], _ tokenTraits: [WordTraits]) -> Int {
    let states = tokenStates.span.extracting(0..<end)
    let kinds = tokenKinds.span.extracting(0..<end)
    let traits = tokenTraits.span.extracting(0..<end)
    let pairs = pairs.span
    let marks = marks.span
    // The spans are as long as what is gone through, and the tables as what they are asked.
    precondition(pairs.count == 64 * 64 && marks.count == TagRules.classes + 64 && begin >= 0 && from >= begin)
    guard from < end else { return end }
    let before = from > begin ? states[from - 1] & 63 : TagState.start
    var s = states[from] & 63
    var last = unsafe pairs[unchecked: Int(before) &<< 6 | Int(s)]
    var i = from
    let final = end &- 1
    while i < final {
      let next = unsafe states[unchecked: i &+ 1] & 63
      let pair = unsafe pairs[unchecked: Int(s) &<< 6 | Int(next)]
      let ofClass = unsafe marks[unchecked: Int(kinds[unchecked: i])]
      let needs = unsafe marks[unchecked: TagRules.classes &+ Int(s)]
      if unsafe TagRules.mayChange(s, last, pair, ofClass, traits[unchecked: i].canBeAny(needs)) { return i }
      last = pair
      s = next
      i &+= 1
    }
    let pair = unsafe pairs[unchecked: Int(s) &<< 6 | Int(TagState.start)]
    let ofClass = unsafe marks[unchecked: Int(kinds[unchecked: i])]
    let needs = unsafe marks[unchecked: TagRules.classes &+ Int(s)]
    return unsafe TagRules.mayChange(s, last, pair, ofClass, traits[unchecked: i].canBeAny(needs)) ? i : end
  }

  /// Whether a rule may have something to say of a token. Without a branch: most tokens pass, and which do not is anybody's guess.
  /// - Parameter last: of the states before it and its own, as `pair` is of its own and the one behind it.
  @inline(__always)
  private static func mayChange(_ s: UInt8, _ last: UInt8, _ pair: UInt8, _ marks: UInt64, _ canBe: Bool) -> Bool {
    let stands = UInt64(last &>> 3) & UInt64(pair) &>> (1 &+ marks &>> 63)
    return (stands & (canBe ? 1 : 0) | marks &>> UInt64(s) | UInt64(pair)) & 1 != 0
  }

  /// Says what the rules have to say of one token.
  func apply(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    let s = out.states[i]
    let kind = out.kinds[i]
    if s == TagState.noun, i > begin, TagRules.isVerb(out.states[i - 1]) { gerund(words, i, end, &out) }
    if s == TagState.noun, i > begin, out.kinds[i - 1] == WordKind.of { deed(words, i, end, &out) }
    if kind == 0 {
      switch s {
      case TagState.adp: if words.nameOf[i] < 0 { beforeGerund(i, end, &out) }
      case TagState.adj, TagState.nouns: verbal(words, i, begin, end, &out)
      case TagState.present, TagState.base, TagState.gerund: nominal(words, i, begin, end, &out)
      case TagState.participle, TagState.past:
        if isBeforePerson(words, i, begin, end, out) { modify(i, &out) } else if s == TagState.participle { plain(words, i, begin, end, &out) }
      case TagState.adv: predicative(words, i, begin, end, &out)
      case TagState.third: mend(words, i, begin, end, &out)
      default: break
      }
    } else if kind == PunctuationKind.comma {
      behindInsertion(words, i, begin, end, &out)
    } else if kind == PunctuationKind.hyphen || kind == PunctuationKind.dash {
      between(i, begin, end, &out)
    } else if s == TagState.third || marks[Int(kind)] & TagRules.ruled != 0 {
      mend(words, i, begin, end, &out)
    } else if s == TagState.adp, words.nameOf[i] < 0 {
      beforeGerund(i, end, &out)
    }
  }

  /// GUM: a preposition before a gerund is a subordinating conjunction.
  private func beforeGerund(_ i: Int, _ end: Int, _ out: inout Syntax) {
    var next = i + 1
    if next < end && out.states[next] == TagState.not { next += 1 }
    if next < end && out.states[next] == TagState.gerund { out.tags[i] = .sconj }
  }

  /// A hyphen or dash between numbers reads "to".
  private func between(_ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    if i > begin, i + 1 < end, out.states[i - 1] == TagState.num, out.states[i + 1] == TagState.num || out.states[i + 1] == TagState.propn {
      out.tags[i] = .sym
    }
  }

  func state(_ out: Syntax, _ i: Int, _ begin: Int, _ end: Int) -> UInt8 {
    i >= begin && i < end ? out.states[i] : TagState.start
  }

  func set(_ out: inout Syntax, _ i: Int, _ tag: PartOfSpeech, _ s: UInt8) {
    out.tags[i] = tag
    out.states[i] = s
  }

  private func mend(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    let kind = out.kinds[i]
    if out.states[i] == TagState.third, hasReading(.noun, i, words),
      isCompoundHead(i, begin, end, out) || words.nameOf[i] < 0 && isHeadBehindName(words, i, begin, end, out)
        || startsBetween(i, begin, end, out)
    {
      set(&out, i, .noun, TagState.nouns)
      out.features[i] = .plural
      return
    }
    if out.states[i] == TagState.third, hasReading(.noun, i, words) {
      // "Oslo talks stalled": of two verbs side by side the first is a noun; and no verb in the third person begins a sentence.
      let next = i + 1 < end ? out.states[i + 1] : TagState.start
      let doubled = next == TagState.participle || next == TagState.past
      if doubled && i > begin && TagRules.isNominal(out.states[i - 1])
        && grammar.traits(out.lemmas[i]).isDisjoint(with: [.linking, .report])
        || i == begin && (next == TagState.sconj || next == TagState.beFinite || next == TagState.have || next == TagState.modal || next == TagState.rel)
        || isSubjectOfNext(words, i, begin, end, out)
      {
        set(&out, i, .noun, TagState.nouns)
        out.features[i] = .plural
        if doubled {
          out.states[i + 1] = TagState.past
          out.tags[i + 1] = .verb
        }
        return
      }
    }
    if kind == WordKind.like, out.states[i] == TagState.present || out.states[i] == TagState.base, i > begin, i + 1 < end {
      // "things like that": a verb only behind a plural subject that is no indefinite word.
      let before = out.states[i - 1]
      let next = out.states[i + 1]
      if before == TagState.noun || before == TagState.propn || before == TagState.pron && out.kinds[i - 1] != WordKind.who
        || before == TagState.nouns && (next == TagState.pron || next == TagState.acc || next == TagState.det && out.kinds[i + 1] == WordKind.that)
      {
        set(&out, i, .adp, TagState.adp)
      }
    }
    guard kind != 0, words.nameOf[i] < 0 else { return }
    let s = out.states[i]
    let nextState = state(out, i + 1, begin, end)
    let beforeState = state(out, i - 1, begin, end)
    switch kind {
    case WordKind.will, WordKind.would, WordKind.may, WordKind.should:
      if s == TagState.modal, kind == WordKind.should, i > begin, isFullVerb(i, words), TagRules.isNominal(beforeState) || beforeState == TagState.adj,
        nextState == TagState.base || nextState == TagState.noun || nextState == TagState.nouns
      {
        // "The wounded need help": without *not* it is a full verb.
        choose(.verb, TagState.present, i, words, &out)
        out.features[i] = [.base, .present]
        if nextState == TagState.base, hasReading(.noun, i + 1, words) { choose(.noun, TagState.noun, i + 1, words, &out) }
      } else if s == TagState.modal {
        inverted(i, begin, end, words, &out)
      }
    case WordKind.but:
      // "attacked the base yet denied it": between a phrase and a verb it joins.
      if s == TagState.adv, TagRules.isNominal(beforeState), nextState == TagState.past || nextState == TagState.participle || TagRules.isFinite(nextState) {
        set(&out, i, .cconj, TagState.cconj)
      }
    case WordKind.neither:
      // "neither supports nor opposes"
      if i > begin, TagRules.isNominal(beforeState) || beforeState == TagState.nom, nextState == TagState.nouns || nextState == TagState.noun,
        hasReading(.verb, i + 1, words), state(out, i + 2, begin, end) == TagState.cconj
      {
        let finite = nextState == TagState.nouns
        set(&out, i + 1, .verb, finite ? TagState.third : TagState.present)
        out.features[i + 1] = finite ? [.present, .third, .singular] : [.base, .present]
      }
      if i + 1 < end, out.lemmas[i + 1] == grammar.do { inverted(i + 1, begin, end, words, &out) }
    case WordKind.let where i == begin && (s == TagState.past || s == TagState.participle || s == TagState.present):
      // "Let Kyiv decide.": an order.
      set(&out, i, .verb, TagState.base)
      out.features[i] = [.base]
    case WordKind.both where s == TagState.cconj || s == TagState.det:
      // "both Oslo and Rome" joins; "both sides", "Oslo and Rome both" count.
      let joins = joinsAhead(WordKind.and, i, end, out)
      if s == TagState.cconj, nextState != TagState.adp, !joins { set(&out, i, .det, TagState.det) }
      if s == TagState.det, nextState == TagState.propn, joins { set(&out, i, .cconj, TagState.cconj) }
    case WordKind.either where s == TagState.adv || s == TagState.det:
      if nextState != TagState.adp, nextState != TagState.noun, joinsAhead(WordKind.or, i, end, out) { set(&out, i, .cconj, TagState.cconj) }
    case WordKind.nor: if i + 1 < end, out.lemmas[i + 1] == grammar.do { inverted(i + 1, begin, end, words, &out) }
    case WordKind.that:
      if subjunctive(i, begin, end, words, &out) { break }
      that(i, begin, end, words, &out)
    case WordKind.no:
      // "no longer supports": an adverb, and the form behind it is the verb.
      guard i + 1 < end, out.kinds[i + 1] == WordKind.longer else { break }
      set(&out, i, .adv, TagState.adv)
      set(&out, i + 1, .adv, TagState.adv)
      if i + 2 < end, out.states[i + 2] == TagState.nouns || out.states[i + 2] == TagState.noun, hasReading(.verb, i + 2, words) {
        let finite = out.states[i + 2] == TagState.nouns
        set(&out, i + 2, .verb, finite ? TagState.third : TagState.present)
        out.features[i + 2] = finite ? [.present, .third, .singular] : [.base, .present]
      }
    case WordKind.to:
      if s == TagState.adp, nextState == TagState.base {
        set(&out, i, .part, TagState.to)
      } else if s == TagState.to, TagRules.behindPreposition.contains(nextState) {
        set(&out, i, nextState == TagState.stop ? .part : .adp, TagState.adp)
      }
    case WordKind.there:
      let next = afterAdverbs(out, i + 1, end)
      let ns = state(out, next, begin, end)
      let before = state(out, i - 1, begin, end)
      if ns == TagState.beFinite || ns == TagState.modal && s != TagState.adv || before == TagState.beFinite && ns != TagState.stop && ns != TagState.adp {
        set(&out, i, .pron, TagState.pron)
      } else if s == TagState.pron && !TagRules.isVerb(ns) {
        set(&out, i, .adv, TagState.adv)
      }
    case WordKind.as where s == TagState.adv && (nextState == TagState.participle || nextState == TagState.adj) && TagRules.isNominal(beforeState):
      // "saw the talks as stalled"; not "as far as".
      if !(i + 2..<max(i + 2, min(end, i + 5))).contains(where: { out.kinds[$0] == WordKind.as }) { set(&out, i, .adp, TagState.adp) }
    case WordKind.like
    where (s == TagState.sconj || s == TagState.adp) && TagRules.isNominal(beforeState) && (nextState == TagState.propn || nextState == TagState.det):
      // "bodies like the OSCE have called": examples, whatever verb follows.
      set(&out, i, .adp, TagState.adp)
    case WordKind.subordinator, WordKind.awaiting, WordKind.as, WordKind.than, WordKind.like, WordKind.unlike, WordKind.for, WordKind.so:
      if s == TagState.adp || s == TagState.sconj || kind == WordKind.so && s == TagState.cconj {
        subordinator(words, kind, i, begin, end, &out)
      }
    case WordKind.question where s == TagState.det && nextState == TagState.propn && i + 1 < end && words.nameOf[i + 1] >= 0:
      // "what Rome called an attack": of names nobody asks which.
      set(&out, i, .pron, TagState.rel)
    case WordKind.when, WordKind.where:
      // The treebank has an adverb here even where it joins clauses; the grammar goes by the word.
      out.tags[i] = .adv
    case WordKind.time: if s == TagState.adv { set(&out, i, .noun, TagState.noun) }
    case WordKind.particle:
      if s == TagState.adv, TagRules.isVerb(beforeState) || beforeState == TagState.acc || beforeState == TagState.pron { set(&out, i, .adp, TagState.adp) }
    case WordKind.degree:
      if nextState == TagState.num, s == TagState.adp { set(&out, i, .adv, TagState.adv) }
    case WordKind.more:
      // "feared more raids"
      if nextState == TagState.third, hasReading(.noun, i + 1, words), TagRules.isVerb(beforeState) || beforeState == TagState.adp {
        set(&out, i, .adj, TagState.adj)
        set(&out, i + 1, .noun, TagState.nouns)
        out.features[i + 1] = .plural
      } else if out.features[i].contains(.superlative), beforeState == TagState.adp, !TagRules.isNominal(nextState) || nextState == TagState.num {
        // "at least"
        set(&out, i, .adj, TagState.adj)
      } else if nextState == TagState.adj || nextState == TagState.adv || nextState == TagState.participle {
        set(&out, i, .adv, TagState.adv)
      } else if TagRules.isNominal(nextState) && nextState != TagState.num
        || i + 1 < end && out.kinds[i + 1] == WordKind.of
        || TagRules.isVerb(beforeState) && beforeState < TagState.beFinite
          && (nextState == TagState.adp || nextState == TagState.stop || nextState == TagState.comma)
          && i > begin && !grammar.traits(out.lemmas[i - 1]).contains(.intransitive)
      {
        set(&out, i, .adj, TagState.adj)
      }
    case WordKind.quantifier:
      if s == TagState.adv, hasReading(.det, i, words), nextState != TagState.adj, nextState != TagState.adv { set(&out, i, .det, TagState.det) }
    default:
      break
    }
    if out.states[i] == TagState.adp { beforeGerund(i, end, &out) }
  }

  /// "resumed funding the agency": behind a verb that takes a gerund, what may be one and has an object right behind it is one.
  func gerund(_ words: Words, _ i: Int, _ end: Int, _ out: inout Syntax) {
    guard i + 1 < end, hasReading(.verb, i, words), out.lemmas[i - 1] >= 0, grammar.traits(out.lemmas[i - 1]).contains(.gerund), words.forms[i] >= 0
    else { return }
    let next = out.states[i + 1]
    guard next == TagState.det || next == TagState.poss || next == TagState.acc || next == TagState.propn else { return }
    for r in grammar.lexicon.range(of: Int(words.forms[i]), in: grammar.lexicon.formReadingFirst)
    where WordFeatures(rawValue: grammar.lexicon.readingFeatures[r]).contains(.gerund) {
      set(&out, i, .verb, TagState.gerund)
      out.features[i] = .gerund
      out.lemmas[i] = Int32(truncatingIfNeeded: grammar.lexicon.readingLemma[r])
      return
    }
  }

  /// Whether a conjunction of this class follows in the next words.
  private func joinsAhead(_ kind: UInt8, _ i: Int, _ end: Int, _ out: Syntax) -> Bool {
    var j = i + 1
    while j < min(end, i + 9), out.states[j] != TagState.stop {
      if out.kinds[j] == kind { return true }
      j += 1
    }
    return false
  }

  /// "Norway, however, views it as …": behind a name or a singular noun and an adverb between commas, what may be a plural noun or a verb and
  /// has an object behind it is the verb.
  private func behindInsertion(_ words: Words, _ comma: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    let i = comma + 1
    guard i + 1 < end, comma >= begin + 3, out.states[i] == TagState.nouns, out.states[comma - 1] == TagState.adv,
      out.kinds[comma - 2] == PunctuationKind.comma, hasReading(.verb, i, words), words.nameOf[i] < 0
    else { return }
    let subject = out.states[comma - 3]
    let next = out.states[i + 1]
    guard subject == TagState.propn || subject == TagState.noun,
      next == TagState.det || next == TagState.poss || next == TagState.acc || next == TagState.propn || next == TagState.adj || next == TagState.noun
    else { return }
    set(&out, i, .verb, TagState.third)
    out.features[i] = [.present, .third, .singular]
  }

  /// "asked that Oslo surrender the town": behind *that* and a subject, what may be a noun or a verb and has an object behind it is the verb,
  /// where the clause has no other.
  private func subjunctive(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: inout Syntax) -> Bool {
    guard out.states[i] == TagState.sconj || out.states[i] == TagState.rel, i + 3 < end else { return false }
    var verb = -1
    var j = i + 1
    while j < min(end, i + TagRules.window) {
      let s = out.states[j]
      if s == TagState.stop || s == TagState.comma || s == TagState.quote || s == TagState.to || out.kinds[j] == PunctuationKind.dash { break }
      if TagRules.isVerb(s) { return false }
      if verb < 0, s == TagState.noun, j > i + 1, words.nameOf[j] < 0, hasReading(.verb, j, words), TagRules.isNominal(out.states[j - 1]), j + 1 < end {
        let next = out.states[j + 1]
        if TagRules.isNominal(next) || next == TagState.det || next == TagState.poss || next == TagState.adj { verb = j }
        // "requested that the mission stay.": the last word of a clause that has no other verb.
        if next == TagState.stop, out.states[i] == TagState.sconj { verb = j }
      }
      j += 1
    }
    guard verb >= 0 else { return false }
    set(&out, i, .sconj, TagState.sconj)
    set(&out, verb, .verb, TagState.present)
    out.features[verb] = [.base, .present]
    return true
  }

  /// "Will Delhi sign?", "nor did Tehran reply": behind an auxiliary whose subject follows, what may be a noun or a verb at the end of the
  /// phrase is the verb.
  private func inverted(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: inout Syntax) {
    var j = i + 1
    while j < min(end, i + 6) {
      let s = out.states[j]
      guard TagRules.isNominal(s) || (s == TagState.det || s == TagState.poss) && j == i + 1 || s == TagState.adj else { break }
      j += 1
    }
    let last = j - 1
    guard last > i + 1, out.states[last] == TagState.noun, TagRules.isNominal(out.states[last - 1]), words.nameOf[last] < 0, hasReading(.verb, last, words),
      !(j < end && TagRules.isVerb(out.states[j]))
    else { return }
    set(&out, last, .verb, TagState.base)
    out.features[last] = [.base]
  }

  func afterAdverbs(_ out: Syntax, _ from: Int, _ end: Int) -> Int {
    var i = from
    while i < min(end, from + 3), out.states[i] == TagState.adv || out.states[i] == TagState.not { i += 1 }
    return i
  }

  static func isFinite(_ s: UInt8) -> Bool {
    s == TagState.present || s == TagState.third || s == TagState.past || s == TagState.beFinite || s == TagState.have
      || s == TagState.do || s == TagState.modal
  }

  static func isVerb(_ s: UInt8) -> Bool {
    s >= TagState.base && s <= TagState.beNonfinite
  }

  /// Whether a gerund or participle stands between a determiner and its noun.
  static func isModifier(_ s: UInt8, _ out: Syntax, _ i: Int, _ begin: Int) -> Bool {
    (s == TagState.gerund || s == TagState.participle) && i > begin && (out.states[i - 1] == TagState.det || out.states[i - 1] == TagState.poss)
  }

  static func isNominal(_ s: UInt8) -> Bool {
    s == TagState.noun || s == TagState.nouns || s == TagState.propn || s == TagState.num
  }

  /// Whether a finite verb stands in the next words, before the clause ends.
  func finiteAhead(_ out: Syntax, _ from: Int, _ end: Int, participles: Bool = false, conjuncts: Bool = true) -> Bool {
    var i = from
    var nominal = false
    while i < min(end, from + TagRules.window) {
      let s = out.states[i]
      if s == TagState.stop || s == TagState.sconj || s == TagState.rel || s == TagState.cconj && !(nominal && conjuncts) { return false }
      if s == TagState.comma && nominal { return false }
      if TagRules.isFinite(s) { return nominal }
      if participles && s == TagState.participle && nominal && TagRules.isNominal(out.states[i - 1]) { return true }
      if TagRules.isNominal(s) || s == TagState.nom || s == TagState.pron || s == TagState.det || s == TagState.adj || s == TagState.acc { nominal = true }
      i += 1
    }
    return false
  }
}
