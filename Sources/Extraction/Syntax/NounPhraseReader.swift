internal import Lexicon
internal import Segmentation

extension Chunker {
  /// Reads the noun phrase that begins at `i`, possessors first ("Putin's decision" is two phrases, the first inside the second); nil where none does.
  func phrase(
    _ words: Words, _ sentence: Int, _ i: Int, _ begin: Int, _ end: Int, _ classes: inout PhraseClasses, _ chunks: inout Chunks, _ out: Syntax
  ) -> Int? {
    var found = isShortened ? plain(words, i, end, &classes, &chunks, out) : nil
    if found == nil {
      let first = i + quantityLead(out, i, end)
      found = oneWord(words, first, end, out) ?? reciprocal(out, first, end)
      if found == nil { found = longer(words, first, end, splits: splits(words, first, end, &chunks, out), out) }
    }
    guard let core = found else { return nil }
    var current = make(sentence, i, core, &chunks)
    var j = core.end
    // ’s chains: each phrase is the possessor of the next.
    while j < end, out.states[j] == TagState.possessive {
      // "Ankara's and Moscow's envoys": two owners.
      if j + 3 < end, out.states[j + 1] == TagState.cconj, chunks.phrases[Int(current)].possessor < 0,
        let second = self.core(words, j + 2, end, owned: false, out), second.head >= 0, second.end + 1 < end, out.states[second.end] == TagState.possessive,
        let owned = self.core(words, second.end + 1, end, owned: true, out), owned.head >= 0
      {
        let owner = current
        let other = further(sentence, j + 2, second, &chunks)
        chunks.phrases[Int(owner)].nextConjunct = other
        chunks.phrases[Int(other)].isLaterConjunct = true
        current = further(sentence, second.end + 1, owned, &chunks)
        chunks.phrases[Int(current)].first = chunks.phrases[Int(owner)].first
        chunks.phrases[Int(current)].possessor = owner
        chunks.phrases[Int(current)].flags.insert(.definite)
        j = owned.end
        continue
      }
      guard j + 1 < end, let next = self.core(words, j + 1, end, owned: true, out), next.head >= 0 else {
        // "at Putin's", "the decision was Putin's": the owner stands for what is owned.
        j += 1
        break
      }
      let owner = current
      current = further(sentence, j + 1, next, &chunks)
      chunks.phrases[Int(current)].first = chunks.phrases[Int(owner)].first
      chunks.phrases[Int(current)].possessor = owner
      chunks.phrases[Int(current)].flags.insert(.definite)
      j = next.end
    }
    chunks.units.append(
      Unit(kind: .phrase, first: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: j), ref: current))
    return j
  }

  /// "more than 100", "fewer than half": how many words stand before the number.
  @inline(__always)
  func quantityLead(_ out: Syntax, _ i: Int, _ end: Int) -> Int {
    guard out.kinds[i] == WordKind.more, i + 2 < end, out.kinds[i + 1] == WordKind.than else { return 0 }
    return out.states[i + 2] == TagState.num || out.states[i + 2] == TagState.sym ? 2 : 0
  }

  /// The last phrase's extent as it is being read.
  struct Core {
    var head: Int
    var end: Int
    var flags: NounPhraseFlags
    /// A possessive pronoun among its words.
    var possessive: Int
  }

  /// Adds a phrase behind another that owns it, or beside it.
  @inline(never)
  private func further(_ sentence: Int, _ first: Int, _ core: Core, _ chunks: inout Chunks) -> Int32 { make(sentence, first, core, &chunks) }

  /// Adds a phrase, and its place.
  @inline(__always)
  private func make(_ sentence: Int, _ first: Int, _ core: Core, _ chunks: inout Chunks) -> Int32 {
    let index = Int32(chunks.phrases.count)
    chunks.phrases.append(
      NounPhrase(
        first: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: core.end), head: Int32(truncatingIfNeeded: core.head),
        sentence: Int32(truncatingIfNeeded: sentence), flags: core.flags))
    Chunker.cover(first, core.end, index, &chunks.phraseOf)
    if core.possessive >= 0 {
      // its, their: a phrase of its own, so that the owner can be looked up like any other.
      let owner = Int32(chunks.phrases.count)
      chunks.phrases.append(
        NounPhrase(
          first: Int32(core.possessive), end: Int32(core.possessive + 1), head: Int32(core.possessive), sentence: Int32(sentence), flags: .pronoun))
      chunks.phraseOf[core.possessive] = owner
      chunks.phrases[Int(index)].possessor = owner
    }
    return index
  }

  /// Gives tokens their phrase, if they have none.
  @inline(__always)
  private static func cover(_ first: Int, _ end: Int, _ phrase: Int32, _ phraseOf: inout Scratch<Int32>) {
    precondition(first >= 0 && end + 3 < phraseOf.count)
    // Four at a time: most phrases have no more, and how many nothing foresees.
    var t = first
    while t < end {
      let before = unsafe phraseOf.lanes(at: t, as: SIMD4<Int32>.self)
      // Masks of signs: where none has been given yet, and where the phrase has not ended.
      let isInside = (SIMD4<Int32>(0, 1, 2, 3) &- Int32(truncatingIfNeeded: end &- t)) &>> 31
      unsafe phraseOf.set(before ^ (before ^ SIMD4(repeating: phrase)) & (before &>> 31) & isInside, at: t)
      t &+= 4
    }
  }

  /// Whether a bare name at the phrase's beginning, which is at `i`, is a phrase by itself.
  func splits(_ words: Words, _ i: Int, _ end: Int, _ chunks: inout Chunks, _ out: Syntax) -> Bool {
    guard let last = chunks.units.last else { return false }
    if last.kind == .group { return splitsAfterName(last, chunks.groups, out) }
    return last.kind == .conjunction && isGap(words, i, end, &chunks, out)
  }

  /// Whether it is, because the verb before takes two objects: "sent | Ukraine | aid".
  private func splitsAfterName(_ last: Unit, _ groups: borrowing Scratch<VerbGroup>, _ out: Syntax) -> Bool {
    guard Int(last.ref) < groups.count else { return false }
    let head = Int(groups[Int(last.ref)].head)
    guard head >= 0, head < out.lemmas.count, out.tags[head] == .verb else { return false }
    return grammar.traits(out.lemmas[head]).contains(.twoObjects)
  }

  /// "Kenya sent troops, and Uganda money.": behind a comma and a conjunction, a name and a bare noun that end the clause, where the clause before has
  /// a verb and its object.
  private func isGap(_ words: Words, _ i: Int, _ end: Int, _ chunks: inout Chunks, _ out: Syntax) -> Bool {
    let count = chunks.units.count
    guard count >= 5, chunks.units[count - 1].kind == .conjunction, chunks.units[count - 2].kind == .comma, chunks.units[count - 3].kind == .phrase,
      chunks.units[count - 4].kind == .group, chunks.units[count - 5].kind == .phrase, i < end, words.nameOf[i] >= 0
    else { return false }
    let name = words.names[Int(words.nameOf[i])]
    let j = Int(name.end)
    guard j > i, j + 1 < end, out.states[j + 1] == TagState.stop, chunks.phrases[Int(chunks.units[count - 5].ref)].flags.contains(.name) else { return false }
    if words.nameOf[j] >= 0 {
      let other = words.names[Int(words.nameOf[j])]
      return Int(other.end) == j + 1 && name.type == .gpe && other.type == .gpe
    }
    guard out.states[j] == TagState.noun || out.states[j] == TagState.nouns, out.lemmas[j] >= 0 else { return false }
    // Not "and Kyiv officials".
    return grammar.classes(out.lemmas[j]).isDisjoint(with: [.person, .group])
  }

  /// What may stand behind the head inside a phrase.
  private static var followsHead: StateSet {
    StateSet(TagState.noun) | TagState.nouns | TagState.propn | TagState.num | TagState.adj | TagState.sym
  }

  func isDay(_ out: Syntax, _ j: Int) -> Bool { out.kinds[j] == WordKind.day || out.kinds[j] == WordKind.time }

  private func core(_ words: Words, _ i: Int, _ end: Int, owned: Bool, _ out: Syntax) -> Core? {
    oneWord(words, i, end, out) ?? longer(words, i, end, splits: false, owned: owned, out)
  }

  /// Phrases of one word: a pronoun, or a noun in no name, with nothing behind it that a phrase goes on with behind its head.
  @inline(__always)
  private func oneWord(_ words: Words, _ i: Int, _ end: Int, _ out: Syntax) -> Core? {
    let s = out.states[i]
    if Chunker.pronouns.contains(s) { return pronoun(i, out) }
    guard Chunker.nouns.contains(s), i + 1 >= end || !Chunker.followsHead.contains(out.states[i + 1]) && words.nameOf[i + 1] < 0, words.nameOf[i] < 0,
      out.kinds[i] < PunctuationKind.comma
    else { return nil }
    var core = Core(head: i, end: i + 1, flags: s == TagState.propn ? .name : [], possessive: -1)
    if s == TagState.nouns || out.features[i].contains(.plural) { core.flags.insert(.plural) }
    if namesTime(words, i, out) { core.flags.insert(.time) }
    return core
  }

  private static var pronouns: StateSet { StateSet(TagState.pron) | TagState.nom | TagState.acc }
  private static var nouns: StateSet { StateSet(TagState.noun) | TagState.nouns | TagState.propn }

  /// A phrase that is not one word alone.
  private func longer(_ words: Words, _ i: Int, _ end: Int, splits: Bool, owned: Bool = false, _ out: Syntax) -> Core? {
    var core = Core(head: -1, end: i, flags: [], possessive: -1)
    var j = i
    var determined = owned
    var lastAdjective = -1
    var nameRun = false
    loop: while j < end {
      let t = out.states[j]
      let kind = out.kinds[j]
      if grammar.isHyphenatedVerb(out, j, t, end), core.head >= 0 { break loop }
      // A name as a whole.
      let name = words.nameOf[j]
      if name >= 0, Int(name) < words.names.count, t != TagState.adj || core.head >= 0 && beginsNamed(words, out, j, Int(name), end) {
        let span = words.names[Int(name)]
        let last = min(end, Int(span.end))
        if core.head >= 0 && !joins(words, out, core.head, j, determined && core.possessive < 0) { break loop }
        core.head = nameHead(out, j, last)
        core.flags.insert(.name)
        if span.isPlural { core.flags.insert(.plural) } else { core.flags.remove(.plural) }
        j = max(j + 1, last)
        nameRun = true
        if splits && core.end == i && j < end && (startsSecondObject(out, j) || words.nameOf[j] >= 0 && j + 1 < end && out.states[j + 1] == TagState.stop) {
          core.end = j
          return core
        }
        core.end = j
        continue
      }
      // Behind its head a phrase goes on with few.
      if core.head >= 0, !Chunker.followsHead.contains(t) { break loop }
      if kind == PunctuationKind.hyphen {
        guard j > i, j + 1 < end else { break loop }
        // What follows a hyphen decides: "U.S.-backed forces", "a two-day visit", "Leung Kwok-hung".
        let after = out.states[j + 1]
        if after == TagState.propn, core.head == j - 1, out.states[j - 1] == TagState.propn {
          j += 2
          core.end = j
          continue
        }
        if core.head == j - 1, out.states[j - 1] == TagState.propn, out.lemmas[j + 1] < 0, !nominalAhead(out, j + 2, end) {
          // "Lee Cheuk-yan": the second half of a name.
          j += 2
          core.end = j
          continue
        }
        if TagRules.isVerb(after) || after == TagState.adj || after == TagState.adv || after == TagState.adp {
          if core.head >= 0 {
            if !nominalAhead(out, j + 2, end) && !(j + 2 < end && out.kinds[j + 2] == PunctuationKind.hyphen) {
              // "a stand-off": the compound is the noun.
              j += 2
              core.end = j
              continue
            }
            core.head = -1
          }
          lastAdjective = j + 1
          j += 2
        } else {
          core.head = -1
          lastAdjective = max(lastAdjective, j - 1)
          j += 1
        }
        continue
      }
      if kind == PunctuationKind.dash || kind == PunctuationKind.other { break loop }
      switch t {
      case TagState.det:
        if core.head >= 0 || determined && !isPredeterminer(out, j - 1) { break loop }
        determined = true
        core.flags.formUnion(determiner(out, j))
        j += 1
      case TagState.poss:
        if core.head >= 0 { break loop }
        determined = true
        core.possessive = j
        core.flags.insert(.definite)
        j += 1
      case TagState.noun, TagState.nouns, TagState.propn:
        let isProper = t == TagState.propn
        if core.head >= 0 {
          if isDay(out, j) && !dayJoins(out, core.head, j, end) { break loop }
          if isDay(out, core.head) && !determined && core.end == j && isProper && !isDay(out, j) && !words.tokens.flags[j].contains(.clitic) && j - i >= 1
            && nameRun == false && !monthDay(out, j)
          {
            break loop
          }
          if !joins(words, out, core.head, j, determined && core.possessive < 0) { break loop }
        }
        if splits && nameRun && core.end == j && !determined && !isProper && startsSecondObject(out, j) { return core }
        core.head = j
        if isProper {
          core.flags.insert(.name)
          nameRun = true
        } else {
          core.flags.remove(.name)
        }
        if t == TagState.nouns || out.features[j].contains(.plural) { core.flags.insert(.plural) } else { core.flags.remove(.plural) }
        j += 1
        core.end = j
      case TagState.num:
        // "Article 5", "June 9" behind a head; "two leaders" before one.
        j += 1
        if core.head >= 0 {
          core.end = j
          // June 9, 2026
          if isDay(out, core.head), j + 1 < end, out.kinds[j] == PunctuationKind.comma, out.states[j + 1] == TagState.num {
            j += 2
            core.end = j
          }
        } else {
          lastAdjective = j - 1
          core.flags.insert(.quantity)
        }
      case TagState.adj:
        if core.head >= 0, !isHyphenated(out, j, end) {
          guard core.end == j, !splits, describesPeopleOf(words, out, i, core.head, j, end) else { break loop }
          core.head = -1
          core.flags.remove(.name)
        }
        lastAdjective = j
        j += 1
      case TagState.participle, TagState.gerund, TagState.past:
        // Before a noun a participle is an adjective, if something holds it there.
        if core.head >= 0 || !(determined || lastAdjective >= 0 || j > i) { break loop }
        // "spent $15 million attacking Macron": a sum does not count names.
        if t == TagState.gerund, lastAdjective == j - 1, out.states[j - 1] == TagState.num, j + 1 < end, out.states[j + 1] == TagState.propn { break loop }
        if !nominalAhead(out, j + 1, end) {
          if determined && t == TagState.gerund && lastAdjective != j - 1 {
            // "the bombing of …"
            core.head = j
            core.end = j + 1
          }
          break loop
        }
        lastAdjective = j
        j += 1
      case TagState.adv:
        if core.head >= 0 || !modifierAhead(out, j + 1, end) || !(determined || j == i || lastAdjective >= 0) { break loop }
        if j == i && !startsQuantity(out, j, end) { return nil }
        j += 1
      case TagState.sym:
        j += 1
        if core.head >= 0 || lastAdjective >= 0 {
          core.head = j - 1
          core.end = j
          core.flags.insert(.quantity)
        }
      case TagState.cconj:
        // "political and economic ties": between two modifiers before their noun.
        guard core.head < 0, lastAdjective == j - 1, j + 1 < end,
          out.states[j + 1] == TagState.adj || out.states[j + 1] == TagState.participle || out.states[j + 1] == TagState.num,
          nominalAhead(out, j + 2, end)
        else { break loop }
        j += 1
      default:
        if kind == PunctuationKind.comma && core.head < 0 && lastAdjective == j - 1 && j + 1 < end && out.states[j + 1] == TagState.adj
          && nominalAhead(out, j + 2, end)
        {
          j += 1
          continue
        }
        if kind == PunctuationKind.quote && (determined || lastAdjective >= 0) && core.head < 0 && j + 1 < end
          && (out.states[j + 1] == TagState.adj || TagRules.isNominal(out.states[j + 1]) || out.states[j + 1] == TagState.quote
            || out.states[j + 1] == TagState.participle)
          && nominalAhead(out, j + 1, end)
        {
          j += 1
          continue
        }
        break loop
      }
    }
    return finish(words, core, i, lastAdjective, determined, out)
  }

  /// A phrase without a noun: a number, "the wounded", "many", "both", "this".
  private func finish(_ words: Words, _ start: Core, _ i: Int, _ lastAdjective: Int, _ determined: Bool, _ out: Syntax) -> Core? {
    var core = start
    if core.head >= 0 {
      if namesTime(words, core.head, out) { core.flags.insert(.time) }
      return core
    }
    if lastAdjective >= i {
      let s = out.states[lastAdjective]
      if s == TagState.num || determined || out.kinds[lastAdjective] == WordKind.quantifier || out.kinds[lastAdjective] == WordKind.more || s == TagState.sym {
        core.head = lastAdjective
        core.end = lastAdjective + 1
        if s == TagState.num { core.flags.insert(.quantity) } else { core.flags.insert(.plural) }
        return core
      }
      return nil
    }
    if determined, out.states[i] == TagState.det || out.states[i] == TagState.poss {
      // A determiner by itself is a pronoun; an article is nothing.
      var last = i
      while last + 1 < out.states.count, out.states[last + 1] == TagState.det, last < i + 2 { last += 1 }
      guard !out.features[last].contains(.definite), !out.features[last].contains(.indefinite), core.possessive < 0 else { return nil }
      core.head = last
      core.end = last + 1
      core.flags.insert(.pronoun)
      return core
    }
    return nil
  }

  /// Whether a phrase with this head says when.
  @inline(__always)
  func namesTime(_ words: Words, _ head: Int, _ out: Syntax) -> Bool {
    // Few do, and what each of the questions answers nothing foresees.
    let kind = out.kinds[head]
    let features = out.features[head]
    let isKind = (kind == WordKind.time ? 1 : 0) | (kind == WordKind.day ? 1 : 0)
    let isNoun = out.states[head] != TagState.propn ? 1 : 0
    let mayBe = (features.contains(.time) ? 1 : 0) | (features.contains(.listed) ? 0 : 1)
    return isKind | isNoun & mayBe != 0 && surelyNamesTime(words, head, out)
  }

  private func surelyNamesTime(_ words: Words, _ head: Int, _ out: Syntax) -> Bool {
    switch out.kinds[head] {
    case WordKind.time: return true
    case WordKind.day:
      // "the march" is no month.
      if out.states[head] != TagState.noun || !words.traits[head].canBe(Int(PartOfSpeech.noun.rawValue)) { return true }
    default: break
    }
    return out.states[head] != TagState.propn && grammar.isTime(out, head)
  }

  /// "each other", "one another", before no noun that they would belong to.
  private func reciprocal(_ out: Syntax, _ i: Int, _ end: Int) -> Core? {
    guard out.kinds[i] == WordKind.quantifier, i + 1 < end, out.kinds[i + 1] == WordKind.other || out.kinds[i + 1] == WordKind.quantifier,
      !nominalAhead(out, i + 2, end)
    else { return nil }
    // Of two quantifiers, only the number and a determiner are a pronoun together ("one another", not "all one").
    if out.kinds[i + 1] == WordKind.quantifier, out.states[i] != TagState.num || out.states[i + 1] != TagState.det { return nil }
    return Core(head: i + 1, end: i + 2, flags: [.pronoun, .plural, .reciprocal], possessive: -1)
  }

  private func pronoun(_ i: Int, _ out: Syntax) -> Core {
    var core = Core(head: i, end: i + 1, flags: [.pronoun], possessive: -1)
    let features = out.features[i]
    if features.contains(.plural) { core.flags.insert(.plural) }
    if features.contains(.reflexive) { core.flags.insert(.reflexive) }
    if features.contains(.negative) || out.kinds[i] == WordKind.nobody { core.flags.insert(.negative) }
    if out.kinds[i] == WordKind.there { core.flags.insert(.expletive) }
    // "those responsible", "something new": the adjective behind is the phrase's.
    return core
  }

  /// What a determiner says of its phrase.
  func determiner(_ out: Syntax, _ j: Int) -> NounPhraseFlags {
    let features = out.features[j]
    let kind = out.kinds[j]
    // A bit is moved to where the other has it.
    func bit(_ feature: WordFeatures, _ flag: NounPhraseFlags) -> UInt16 {
      UInt16(truncatingIfNeeded: (features.rawValue &>> feature.rawValue.trailingZeroBitCount & 1) &<< flag.rawValue.trailingZeroBitCount)
    }
    let isNone = (kind == WordKind.no ? NounPhraseFlags.negative.rawValue : 0) | (kind == WordKind.neither ? NounPhraseFlags.negative.rawValue : 0)
    return NounPhraseFlags(
      rawValue: bit(.definite, .definite) | bit(.demonstrative, .definite) | bit(.indefinite, .indefinite) | bit(.negative, .negative)
        | bit(.plural, .plural) | isNone)
  }

  /// all the, both these, half a, such a, what a
  private func isPredeterminer(_ out: Syntax, _ j: Int) -> Bool {
    j >= 0
      && (out.kinds[j] == WordKind.quantifier || out.kinds[j] == WordKind.both || out.kinds[j] == WordKind.question
        || !out.features[j].contains(.definite) && !out.features[j].contains(.indefinite))
  }

  /// Whether an adjective begins a name that a noun ends: "the opposition *Radical Civic Union*".
  private func beginsNamed(_ words: Words, _ out: Syntax, _ j: Int, _ name: Int, _ end: Int) -> Bool {
    let span = words.names[name]
    guard Int(span.first) == j, Int(span.end) <= end, span.end - span.first > 1, !span.isDemonym else { return false }
    return TagRules.isNominal(out.states[Int(span.end) - 1])
  }

  /// Whether a nominal can follow a head inside one phrase: nouns compound; a common noun behind a name does too ("Kyiv officials"),
  /// a name behind a plural does not ("told reporters Putin …").
  func joins(_ words: Words, _ out: Syntax, _ head: Int, _ j: Int, _ determined: Bool) -> Bool {
    let isName = out.states[j] == TagState.propn || out.states[j] == TagState.adj && words.nameOf[j] >= 0
    if isName && out.states[head] == TagState.nouns { return false }
    if isName && out.states[head] == TagState.noun && out.lemmas[head] >= 0 && !(determined && words.nameOf[j] < 0) {
      // "physician Yang Buwei", "team member Noori"; not "In his memory Byron …".
      let classes = grammar.classes(out.lemmas[head])
      if classes.isDisjoint(with: [.person, .group]) && !classes.isEmpty { return false }
    }
    if words.tokens.flags[j].contains(.newline) { return false }
    // Two whole names side by side are two phrases, unless the first is a place or a body before a person.
    let a = words.nameOf[head]
    let b = words.nameOf[j]
    if a >= 0 && b >= 0 && a != b && Int(a) < words.names.count && Int(b) < words.names.count {
      if words.names[Int(a)].type == .person { return false }
    }
    return true
  }

  /// "UN human rights officials", "a Texas grand jury": an adjective behind the name of a body or place, and a noun for people behind that; not
  /// "in Texas grand juries".
  private func describesPeopleOf(_ words: Words, _ out: Syntax, _ first: Int, _ head: Int, _ adjective: Int, _ end: Int) -> Bool {
    let name = words.nameOf[head]
    guard out.states[head] == TagState.propn, !isDay(out, head), name >= 0, Int(name) < words.names.count, words.names[Int(name)].type != .person,
      out.states[adjective] == TagState.adj
    else { return false }
    if first > 0, out.states[first - 1] == TagState.adp {
      let preposition = out.kinds[first - 1]
      guard preposition == WordKind.of || preposition == WordKind.by || preposition == WordKind.from || preposition == WordKind.for else { return false }
    }
    var j = adjective + 1
    while j < min(end, adjective + 3), out.states[j] == TagState.adj { j += 1 }
    var noun = -1
    while j < min(end, adjective + 5), out.states[j] == TagState.noun || out.states[j] == TagState.nouns {
      noun = j
      j += 1
    }
    guard noun >= 0, out.lemmas[noun] >= 0 else { return false }
    return !grammar.classes(out.lemmas[noun]).isDisjoint(with: [.person, .group])
  }

  private func startsSecondObject(_ out: Syntax, _ j: Int) -> Bool {
    let s = out.states[j]
    return s == TagState.noun || s == TagState.nouns || s == TagState.adj || s == TagState.det || s == TagState.num || s == TagState.poss
      || s == TagState.sym
  }

  /// "May 9", "June 2026"
  private func monthDay(_ out: Syntax, _ j: Int) -> Bool { out.states[j] == TagState.num }

  /// Whether a day belongs to the phrase before it: "early Monday", "last Friday", "the night of"; not "officials Monday".
  private func dayJoins(_ out: Syntax, _ head: Int, _ j: Int, _ end: Int) -> Bool { isDay(out, head) }

  private func isHyphenated(_ out: Syntax, _ j: Int, _ end: Int) -> Bool { j > 0 && out.kinds[j - 1] == PunctuationKind.hyphen }

  /// The head of a matched name: its last word, or the last before *of*: "Bank of England".
  func nameHead(_ out: Syntax, _ from: Int, _ end: Int) -> Int {
    var head = from
    var j = from
    while j < end {
      let s = out.states[j]
      if s == TagState.adp && j > from || out.kinds[j] == PunctuationKind.comma || s == TagState.cconj { break }
      // Which of a name's words are nouns nothing foresees.
      let isHyphenated = (j > from ? 1 : 0) & (out.kinds[max(from, j - 1)] == PunctuationKind.hyphen ? 1 : 0)
      head = Mask.choose(j, head, 0 &- (Chunker.nouns.bit(s) & ~isHyphenated))
      j += 1
    }
    return head
  }

  /// Whether a noun follows over modifiers.
  func nominalAhead(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var j = from
    while j < min(end, from + 6) {
      let s = out.states[j]
      if s == TagState.noun || s == TagState.nouns || s == TagState.propn { return true }
      let passes =
        s == TagState.adj || s == TagState.num || s == TagState.cconj || out.kinds[j] == PunctuationKind.hyphen
        || out.kinds[j] == PunctuationKind.quote || s == TagState.participle && j > from
        || out.kinds[j] == PunctuationKind.comma && j > from && j + 1 < end && out.states[j + 1] == TagState.adj
      if !passes { return false }
      j += 1
    }
    return false
  }

  func modifierAhead(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    guard from < end else { return false }
    let s = out.states[from]
    return s == TagState.adj || s == TagState.num || s == TagState.participle || s == TagState.adv && from + 1 < end && out.states[from + 1] == TagState.adj
      || s == TagState.sym || s == TagState.gerund
  }

  /// "more than 100", "about two", "nearly all": an adverb may begin a phrase only before a quantity or a modified noun.
  private func startsQuantity(_ out: Syntax, _ j: Int, _ end: Int) -> Bool {
    guard j + 1 < end else { return false }
    let s = out.states[j + 1]
    return s == TagState.num || s == TagState.sym || s == TagState.adj && nominalAhead(out, j + 2, end)
  }
}
