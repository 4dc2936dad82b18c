internal import Lexicon
internal import Segmentation

/// Cuts a sentence into units: noun phrases, verb groups, prepositions, conjunctions, marks. One pass, left to right.
struct Chunker {
  let grammar: Grammar
  private let reader: VerbGroupReader
  /// What a word is that is a unit by itself, by its state, or a mark, by its kind: the raw values of `UnitKind`. The other table has 0 then.
  private let unitOfState: [UInt8] = (0..<64).map { Chunker.unit(ofState: $0)?.rawValue ?? 0 }
  private let unitOfKind: [UInt8] = (0...UInt8.max).map { $0 >= PunctuationKind.comma ? Chunker.unit(ofMark: $0).rawValue : 0 }
  let isShortened: Bool

  /// - Parameter isShortened: whether plain phrases are read by their words' classes, as they should be; else word by word, which comes to the same.
  init(_ grammar: Grammar, isShortened: Bool = true) {
    self.grammar = grammar
    self.isShortened = isShortened
    reader = VerbGroupReader(grammar: grammar)
  }

  /// Adds the units of a sentence, the tokens from `begin` to `end`, to `chunks`, which has begun the document.
  func run(_ words: Words, _ sentence: Int, _ begin: Int, _ end: Int, _ chunks: inout Chunks, _ out: inout Syntax) {
    var i = begin
    var classes = PhraseClasses()
    classes.read(chunks.classes, begin, end)
    classes.forgetKnown(words.forms, chunks.pairs)
    // All ones where no verb group is the last unit.
    var free = UInt64.max
    while i < end {
      if !classes.reach(i) {
        classes.read(chunks.classes, i, end)
        classes.forgetKnown(words.forms, chunks.pairs)
      }
      let s = out.states[i]
      let kind = out.kinds[i]
      if classes.isSpecial(i) {
        if kind != PunctuationKind.open {
          if let next = several(words, i, begin, end, s, kind, &chunks, &out) {
            i = max(i + 1, next)
            free = chunks.units.lastKind == .group ? 0 : .max
            continue
          }
        } else if i + 1 < end, out.kinds[i + 1] == PunctuationKind.close {
          // "( )", where a link or a code was taken out, is nothing.
          i += 2
          continue
        } else {
          i = add(&chunks, .open, i, i + 1, i)
          free = .max
          continue
        }
      }
      if classes.isUnit(i, free: free) {
        // A mark's kind decides, and not its state.
        let isWord = (Int(kind) &- Int(PunctuationKind.comma)) &>> 40
        let unit = unitOfKind[Int(kind)] | unitOfState[Int(s & 63) & isWord]
        i = add(&chunks, UnitKind(rawValue: unit) ?? .other, i, i + 1, i)
        free = .max
        continue
      }
      i = max(i + 1, unit(words, sentence, i, begin, end, s, kind, &classes, &chunks, &out))
      free = Chunker.free(behind: chunks.units.lastKind)
    }
  }

  /// All ones where a preposition behind a unit can be no verb's particle, else 0: as a mask, since which nothing foresees.
  @inline(__always)
  private static func free(behind kind: UnitKind) -> UInt64 {
    ~UInt64(bitPattern: Int64(Mask.isEqual(Int32(kind.rawValue), Int32(UnitKind.group.rawValue))))
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
        // No other begins a phrase of which it is the first word.
        if words.nameOf[i] >= 0 || kind == WordKind.more, let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out) { return next }
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
      // In front of no modifier it begins none.
      if words.nameOf[i] >= 0 || kind == WordKind.more || modifierAhead(out, i + 1, end),
        let next = phrase(words, sentence, i, begin, end, &classes, &chunks, out)
      {
        return next
      }
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
      words.nameOf[i] < 0, quantityLead(out, i, end) == 0, let (last, tag) = multiword(words, i, end, &chunks.pairs)
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

  /// What a word of a state is as a unit by itself; nil of states that are none.
  private static func unit(ofState s: UInt8) -> UnitKind? {
    switch s {
    case TagState.adp: .preposition
    case TagState.sconj: .subordinator
    case TagState.cconj: .conjunction
    case TagState.not: .adverb
    case TagState.intj, TagState.possessive: .other
    default: nil
    }
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
  /// - Parameter i: a token that begins a multiword, before one that is an inner word of some.
  private func multiword(_ words: Words, _ i: Int, _ end: Int, _ pairs: inout PairNodes) -> (Int, PartOfSpeech)? {
    let lexicon = grammar.lexicon
    // Of the first two words it is known besides whether they are one by themselves.
    var known = pairs.node(words.forms[i], words.forms[i + 1]) { first, second in
      let root = lexicon.formNode[first]
      let node = root > 0 ? lexicon.next(root, second) : 0
      return node &<< 1 | (tag(ofMultiword: node) != nil ? 1 : 0)
    }
    var found: (Int, PartOfSpeech)?
    var j = i + 1
    while known > 1 {
      if known & 1 != 0, let tag = tag(ofMultiword: known &>> 1) { found = (j, tag) }
      j += 1
      guard j < end, j < i + 6, words.traits[j].begins.contains(.innerMultiword) else { break }
      known = lexicon.next(known &>> 1, Int(words.forms[j])) &<< 1 | 1
    }
    return found
  }

  /// The part of speech of the multiword that ends at a node of the trie; nil where none does.
  private func tag(ofMultiword node: Int) -> PartOfSpeech? {
    var tag: PartOfSpeech?
    for p in grammar.lexicon.range(of: node, in: grammar.lexicon.nodePayloadFirst) {
      let payload = grammar.lexicon.payloads[p]
      if payload.kind == PayloadKind.multiword { tag = PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: payload.value)) ?? tag }
    }
    return tag
  }

  /// The states of words that a preposition before them may govern.
  static var governed: StateSet {
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
