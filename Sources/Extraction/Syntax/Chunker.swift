internal import Lexicon
internal import Segmentation

/// Cuts a sentence into units: noun phrases, verb groups, prepositions, conjunctions, marks. One pass, left to right.
struct Chunker {
  let grammar: Grammar
  private let reader: VerbGroupReader
  private let ofState: [Plan] = (0..<64).map { Plan(state: $0) }
  private let ofKind: [Plan] = (0...UInt8.max).map { Plan(kind: $0) }

  /// What is known of a token by its state or its kind alone: the lowest byte is what it is as a unit by itself.
  private struct Plan {
    private(set) var rawValue: Int

    /// It is a unit by itself.
    static let simple = 1 << 8
    /// Only where something stands behind it that it may govern, and no verb before it whose particle it may be.
    static let preposition = 1 << 9
    /// Of a state and a kind of which both have it: another unit than others of the state.
    static let read = 1 << 10
    /// A class of words that may be no phrase's, whatever they are tagged as.
    static let own = 1 << 11

    var unit: UnitKind { UnitKind(rawValue: UInt8(truncatingIfNeeded: rawValue)) ?? .other }

    init(state: UInt8) {
      switch state {
      case TagState.adp: rawValue = Int(UnitKind.preposition.rawValue) | Plan.simple | Plan.preposition
      case TagState.sconj: rawValue = Int(UnitKind.subordinator.rawValue) | Plan.simple | Plan.read
      case TagState.cconj: rawValue = Int(UnitKind.conjunction.rawValue) | Plan.simple | Plan.read
      case TagState.not: rawValue = Int(UnitKind.adverb.rawValue) | Plan.simple
      case TagState.intj, TagState.possessive: rawValue = Int(UnitKind.other.rawValue) | Plan.simple
      default: rawValue = 0
      }
    }

    init(kind: UInt8) {
      rawValue = kind >= PunctuationKind.comma ? Int(Chunker.unit(ofMark: kind).rawValue) | Plan.simple : 0
      if kind == WordKind.for || kind == WordKind.both || kind == WordKind.either { rawValue |= Plan.read }
      if kind == WordKind.condition || kind == WordKind.verbalPreposition || kind == WordKind.including || kind == WordKind.whose { rawValue |= Plan.own }
    }

    init(rawValue: Int) { self.rawValue = rawValue }
  }

  private let isShortened: Bool

  /// - Parameter isShortened: whether plain phrases are read by their words' classes, as they should be; else word by word, which comes to the same.
  init(_ grammar: Grammar, isShortened: Bool = true) {
    self.grammar = grammar
    self.isShortened = isShortened
    reader = VerbGroupReader(grammar: grammar)
  }

  func run(_ words: Words, _ sentence: Int, _ begin: Int, _ end: Int, _ chunks: inout Chunks, _ out: inout Syntax) {
    var i = begin
    var classes = PhraseClasses()
    if isShortened { classes.read(words, begin, end, out) }
    while i < end {
      if isShortened, !classes.reach(i, end) { classes.read(words, i, end, out) }
      let s = out.states[i]
      let kind = out.kinds[i]
      // Whether a token is a unit by itself, and whether it may begin one of several words: without a branch, as nothing foresees it.
      let byState = ofState[Int(s & 63)].rawValue
      let byKind = ofKind[Int(kind)].rawValue
      let next = i + 1 < end ? i + 1 : i
      let isHyphened = out.kinds[next] == PunctuationKind.hyphen ? Plan.own : 0
      let begins = words.traits[i].begins.contains(.multiword) ? Plan.own : 0
      let goesOn = words.traits[next].begins.contains(.innerMultiword) ? Plan.own : 0
      if (byKind | isHyphened | begins & goesOn) & (Plan.own | Plan.simple) == Plan.own, let next = several(words, i, begin, end, s, kind, &chunks, &out) {
        i = max(i + 1, next)
        continue
      }
      let isGoverning = Chunker.governed.contains(next > i ? out.states[next] & 63 : TagState.stop) ? Plan.preposition : 0
      let isFree = chunks.units.lastKind == .group ? 0 : Plan.preposition
      // What speaks against a word: another unit, or a preposition that may be a particle.
      let against = byState & (byKind & Plan.read | Plan.preposition & ~(isGoverning & isFree))
      if byKind & Plan.simple | (against == 0 ? byState & Plan.simple : 0) != 0 {
        // "( )", where a link or a code was taken out, is nothing.
        if kind == PunctuationKind.open, next > i, out.kinds[next] == PunctuationKind.close {
          i += 2
          continue
        }
        i = add(&chunks, Plan(rawValue: byKind & Plan.simple != 0 ? byKind : byState).unit, i, i + 1, i)
        continue
      }
      i = max(i + 1, unit(words, sentence, i, begin, end, s, kind, &classes, &chunks, &out))
    }
  }

  private func add(_ chunks: inout Chunks, _ kind: UnitKind, _ first: Int, _ end: Int, _ ref: Int) -> Int {
    // A text has fewer bytes than 32 bits count.
    chunks.units.append(
      Unit(kind: kind, first: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: end), ref: Int32(truncatingIfNeeded: ref)))
    return end
  }

  /// The unit that begins with a word that is none by itself: its end is returned.
  private func unit(
    _ words: Words, _ sentence: Int, _ i: Int, _ begin: Int, _ end: Int, _ s: UInt8, _ kind: UInt8, _ classes: inout PhraseClasses, _ chunks: inout Chunks,
    _ out: inout Syntax
  ) -> Int {
    // Most phrases begin with one of these.
    if Chunker.opensPhrase.contains(s) {
      if let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out) { return next }
      return add(&chunks, s == TagState.adj ? .adjective : .other, i, i + 1, i)
    }
    switch s {
    case TagState.to, TagState.modal, TagState.do, TagState.have, TagState.beFinite, TagState.beNonfinite, TagState.base,
      TagState.present, TagState.third, TagState.past, TagState.participle, TagState.gerund:
      if s == TagState.participle || s == TagState.gerund {
        if let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out) { return next }
        if i + 1 < end, out.states[i + 1] == TagState.noun || out.states[i + 1] == TagState.nouns,
          s == TagState.participle
            ? modifies(i, chunks.units.last, chunks.groups, out) : describes(words, i, chunks.units.last, chunks.groups, out),
          let next = phrase(words, sentence, i + 1, begin, end, &classes, &chunks, out)
        {
          // "handles returned samples", "with armed men"
          let p = Int(chunks.units[chunks.units.count - 1].ref)
          chunks.units[chunks.units.count - 1].first = Int32(i)
          if chunks.phrases[p].first == Int32(i + 1) { chunks.phrases[p].first = Int32(i) }
          if chunks.phraseOf[i] < 0 { chunks.phraseOf[i] = Int32(p) }
          return next
        }
      }
      if s == TagState.gerund, i + 1 < end, words.nameOf[i + 1] >= 0, modifies(i, chunks.units.last, chunks.groups, out),
        !takesGerund(chunks.units.last, chunks.groups, out),
        let next = phrase(words, sentence, i + 1, begin, end, &classes, &chunks, out)
      {
        // "accused neighbouring Chad"
        return next
      }
      if let group = reader.read(words, i, begin, end, &out) {
        let index = chunks.groups.count
        chunks.groups.append(group)
        return add(&chunks, .group, i, Int(max(group.end, Int32(i + 1))), index)
      }
      return add(&chunks, s == TagState.to ? .preposition : .other, i, i + 1, i)
    case TagState.adp:
      return add(&chunks, isParticle(words, i, end, chunks.units.last, chunks.groups, out) ? .particle : .preposition, i, i + 1, i)
    case TagState.sconj:
      if kind == WordKind.for { return add(&chunks, .preposition, i, i + 1, i) }
      return add(&chunks, .subordinator, i, i + 1, i)
    case TagState.rel:
      let follows = chunks.units.last.map { $0.kind == .preposition || $0.kind == .comma || $0.kind == .phrase || $0.kind == .joined } ?? false
      if kind == WordKind.question || kind == WordKind.which && !follows && i + 1 < end && TagRules.isNominal(out.states[i + 1]) {
        return add(&chunks, .subordinator, i, i + 1, i)
      }
      return add(&chunks, .relative, i, i + 1, i)
    case TagState.cconj:
      // "of both Oslo and Rome": the preposition reaches over the first half of the pair.
      let opensPair = kind == WordKind.both || kind == WordKind.either
      return add(&chunks, opensPair ? UnitKind.other : UnitKind.conjunction, i, i + 1, i)
    case TagState.adv:
      if kind == WordKind.question || kind == WordKind.when || kind == WordKind.where {
        return add(&chunks, kind == WordKind.where ? .relative : .subordinator, i, i + 1, i)
      }
      if let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out) { return next }
      return add(&chunks, .adverb, i, i + 1, i)
    default:
      if let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out) { return next }
      if s == TagState.adj { return add(&chunks, .adjective, i, i + 1, i) }
      return add(&chunks, .other, i, i + 1, i)
    }
  }

  /// The unit that begins with a word of a class of its own, or with two words or more that belong together; nil where none does.
  @inline(never)
  private func several(
    _ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ s: UInt8, _ kind: UInt8, _ chunks: inout Chunks, _ out: inout Syntax
  ) -> Int? {
    if words.traits[i].begins.contains(.multiword), i + 1 < end, words.traits[i + 1].begins.contains(.innerMultiword), Chunker.beginsMultiword.contains(s),
      words.nameOf[i] < 0, quantityLead(out, i, end) == 0, let (last, tag) = multiword(words, i, end)
    {
      switch tag {
      // "went on to say": no preposition before an infinitive.
      // Nor "more than" before a clause: "more than Rome does".
      case .adp where out.states[last] != TagState.to && out.states[last] != TagState.sconj: return add(&chunks, .preposition, i, last + 1, last)
      case .sconj: return add(&chunks, .subordinator, i, last + 1, last)
      case .cconj: return add(&chunks, .conjunction, i, last + 1, last)
      // "at first" is none before a noun: "at first instance".
      // nor is "no doubt" behind a verb: "has no doubt about it"; nor "a lot" before *of*: "a lot of damage".
      case .adv
      where !(s == TagState.det && chunks.units.last?.kind == .group && last + 1 < end && out.states[last + 1] == TagState.adp)
        && !(s == TagState.adp && last + 1 < end && TagRules.isNominal(out.states[last + 1]) && out.states[last + 1] != TagState.num)
        && !(s == TagState.det && last + 1 < end && out.kinds[last + 1] == WordKind.of):
        return add(&chunks, .adverb, i, last + 1, last)
      default: break
      }
    }
    // "Provided Skopje agrees, …": at a clause's beginning, with a clause of its own.
    if kind == WordKind.condition, s == TagState.participle || s == TagState.gerund, opensClause(chunks.units.last), finiteAhead(out, i + 1, end) {
      return add(&chunks, .subordinator, i, i + 1, i)
    }
    if grammar.isHyphenatedVerb(out, i, s, end), let unit = chunks.units.last, unit.kind == .phrase, Int(unit.end) == i,
      let group = reader.read(words, i + 2, begin, end, &out)
    {
      // "Oslo | co-sponsored | the bill"
      let index = chunks.groups.count
      chunks.groups.append(group)
      return add(&chunks, .group, i, Int(max(group.end, Int32(i + 3))), index)
    }
    if kind != 0 {
      if kind == WordKind.verbalPreposition || kind == WordKind.including, s == TagState.gerund { return add(&chunks, .preposition, i, i + 1, i) }
      if kind == WordKind.whose { return add(&chunks, .relative, i, i + 1, i) }
    }
    return nil
  }

  private static func unit(ofMark kind: UInt8) -> UnitKind {
    switch kind {
    case PunctuationKind.comma: .comma
    case PunctuationKind.stop, PunctuationKind.question: .stop
    case PunctuationKind.semicolon: .semicolon
    case PunctuationKind.colon: .colon
    case PunctuationKind.dash: .dash
    case PunctuationKind.quote: .quote
    case PunctuationKind.open: .open
    case PunctuationKind.close: .close
    default: .other
    }
  }

  /// Whether a participle before a noun can only describe it: behind a preposition, or behind a verb that has no object yet.
  private func modifies(_ i: Int, _ last: Unit?, _ groups: borrowing Scratch<VerbGroup>, _ out: Syntax) -> Bool {
    guard let last, Int(last.end) == i else { return false }
    if last.kind == .preposition { return true }
    guard last.kind == .group, Int(last.ref) < groups.count else { return false }
    let group = groups[Int(last.ref)]
    let head = Int(group.head)
    return group.form != .auxiliary && !group.isCopula && !group.flags.contains(.passive) && out.tags[head] == .verb
      && grammar.traits(out.lemmas[head]).isDisjoint(with: [.linking, .intransitive, .clause])
  }

  /// Whether a gerund before a noun describes it: "against existing rules", "amid rising prices". Its verb has no object, or the form is an adjective
  /// behind a verb that takes no gerund.
  private func describes(_ words: Words, _ i: Int, _ last: Unit?, _ groups: borrowing Scratch<VerbGroup>, _ out: Syntax) -> Bool {
    guard modifies(i, last, groups, out) else { return false }
    if grammar.traits(out.lemmas[i]).contains(.intransitive) { return true }
    return words.traits[i].canBe(Int(PartOfSpeech.adj.rawValue)) && !takesGerund(last, groups, out)
  }

  private func takesGerund(_ last: Unit?, _ groups: borrowing Scratch<VerbGroup>, _ out: Syntax) -> Bool {
    guard let last, last.kind == .group, Int(last.ref) < groups.count else { return true }
    return grammar.traits(out.lemmas[Int(groups[Int(last.ref)].head)]).contains(.gerund)
  }

  /// Whether a clause may begin here: nothing, a comma or a conjunction stands before.
  private func opensClause(_ last: Unit?) -> Bool {
    guard let last else { return true }
    return last.kind == .comma || last.kind == .conjunction || last.kind == .quote
  }

  /// Whether a nominal and then a finite verb follow, before a mark.
  private func finiteAhead(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var nominal = false
    for j in from..<max(from, min(end, from + TagRules.window)) {
      let s = out.states[j]
      if TagRules.isFinite(s) { return nominal }
      if s == TagState.comma || s == TagState.stop || s == TagState.sconj || s == TagState.to { return false }
      if TagRules.isNominal(s) || s == TagState.nom || s == TagState.pron { nominal = true }
    }
    return false
  }

  /// Multiword prepositions and their like begin with function words, adverbs, adjectives and participles ("due to", "according to").
  private static var beginsMultiword: StateSet {
    StateSet(TagState.adp) | TagState.adv | TagState.sconj | TagState.adj | TagState.gerund | TagState.participle | TagState.det | TagState.noun
      | TagState.nouns | TagState.cconj | TagState.not | TagState.to
  }

  /// The states that begin a phrase or, of an adjective, stand alone.
  private static var opensPhrase: StateSet {
    StateSet(TagState.noun) | TagState.nouns | TagState.propn | TagState.adj | TagState.det | TagState.pron | TagState.nom | TagState.acc | TagState.poss
      | TagState.num
  }

  /// The longest multiword preposition, conjunction or adverb that begins here, where the next word is one's inner word: its last token and its tag.
  private func multiword(_ words: Words, _ i: Int, _ end: Int) -> (Int, PartOfSpeech)? {
    let lexicon = grammar.lexicon
    var node = lexicon.formNode[Int(words.forms[i])]
    guard node > 0 else { return nil }
    var found: (Int, PartOfSpeech)?
    var j = i
    while node > 0 {
      if j > i {
        for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.multiword {
          if let tag = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: lexicon.payloadValue[p])) { found = (j, tag) }
        }
      }
      j += 1
      guard j < end, j < i + 6, words.traits[j].begins.contains(.innerMultiword) else { break }
      node = lexicon.next(node, Int(words.forms[j]))
    }
    return found
  }

  /// The states of words that a preposition before them may govern.
  private static var governed: StateSet {
    StateSet(TagState.det) | TagState.poss | TagState.num | TagState.adj | TagState.noun | TagState.nouns | TagState.propn | TagState.pron
      | TagState.acc | TagState.nom | TagState.rel | TagState.gerund | TagState.adv | TagState.quote | TagState.participle | TagState.sconj | TagState.sym
  }

  /// Whether a preposition's word is a verb's particle here: nothing that it could govern follows, or a frame names verb and particle.
  private func isParticle(_ words: Words, _ i: Int, _ end: Int, _ last: Unit?, _ groups: borrowing Scratch<VerbGroup>, _ out: Syntax) -> Bool {
    guard let last else { return false }
    let next = i + 1 < end ? out.states[i + 1] : TagState.stop
    if !Chunker.governed.contains(next) { return last.kind == .group || last.kind == .phrase || last.kind == .adverb }
    guard last.kind == .group, Int(last.ref) < groups.count else { return false }
    let head = Int(groups[Int(last.ref)].head)
    guard head >= 0, head < out.lemmas.count, out.lemmas[head] >= 0, words.forms[i] >= 0 else { return false }
    let kind = out.kinds[i]
    if kind == WordKind.particle { return next != TagState.sconj && i + 1 < end && !grammar.traits(out.lemmas[head]).contains(.intransitive) }
    guard kind == WordKind.phrasal || kind == WordKind.degree else { return false }
    return namesParticle(out.lemmas[head], words.forms[i])
  }

  /// Whether the frames have a unit of this verb and this particle ("turn down").
  private func namesParticle(_ lemma: Int32, _ form: Int32) -> Bool {
    let lexicon = grammar.lexicon
    let node = lexicon.lemmaNode[Int(lemma)]
    guard node > 0 else { return false }
    for r in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) {
      let next = lexicon.next(node, lexicon.readingLemma[r])
      if next == 0 { continue }
      for p in lexicon.range(of: next, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.unit { return true }
    }
    return false
  }
}
