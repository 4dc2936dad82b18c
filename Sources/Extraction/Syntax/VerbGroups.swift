internal import Lexicon

/// Reads verb groups: auxiliaries, negators and adverbs up to the lexical verb.
struct VerbGroupReader {
  let grammar: Grammar

  /// The states of a verb in a tense, or plain.
  private static var tenses: StateSet { StateSet(TagState.base) | TagState.present | TagState.third | TagState.past }

  /// At most this many adverbs between two parts of a group.
  static let mostAdverbs = 4

  /// The states of a verb that may be a group by itself.
  private static var verbs: StateSet { tenses | TagState.participle | TagState.gerund }

  /// Reads the group that begins at `i`, and returns nil where none does.
  @inline(__always)
  func read(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) -> VerbGroup? {
    let lemma = out.lemmas[i]
    let isAuxiliary = (lemma == grammar.have ? 1 : 0) | (lemma == grammar.do ? 1 : 0) | (lemma == grammar.get ? 1 : 0)
    guard VerbGroupReader.verbs.bit(out.states[i]) & ~isAuxiliary != 0 else { return longer(words, i, begin, end, &out) }
    // Half of the groups are one word.
    var group = VerbGroup(first: Int32(i), end: Int32(i), head: -1, form: .finite, flags: [])
    main(&out, i, begin, end, words, &group)
    if group.form == .gerund { group.flags.insert(.gerund) }
    negate(out, i, begin, &group)
    return group
  }

  /// A group that need not be one word alone.
  @inline(never)
  private func longer(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) -> VerbGroup? {
    var group = VerbGroup(first: Int32(i), end: Int32(i), head: -1, form: .finite, flags: [])
    var j = i
    // The last auxiliary: what form it asks for.
    var expects: UInt8 = 0
    var auxiliary = -1
    var sawTo = false
    var done = false
    while j < end && !done {
      var s = out.states[j]
      let lemma = out.lemmas[j]
      // Asked together: each by itself excludes half of the words, and nothing foresees which.
      let isParticiple = s == TagState.participle ? 1 : 0
      let mayHave = VerbGroupReader.tenses.bit(s) | isParticiple & (auxiliary < 0 ? 1 : 0) & (j == begin ? 1 : 0)
      let isHave = lemma == grammar.have ? 1 : 0
      let isDo = (lemma == grammar.do ? 1 : 0) & (isParticiple ^ 1)
      if mayHave & (isHave | isDo) != 0 {
        // What follows decides whether have and do are auxiliaries.
        s = out.lemmas[j] == grammar.have ? TagState.have : TagState.do
        out.states[j] = s
        out.tags[j] = .aux
      }
      let kind = out.kinds[j]
      switch s {
      case TagState.to:
        let next = skipAdverbs(out, j + 1 < end && out.kinds[j + 1] == PunctuationKind.quote ? j + 2 : j + 1, end)
        guard j == i, next < end, isInfinitive(out, next) else {
          done = true
          continue
        }
        sawTo = true
        expects = TagState.base
        j = out.kinds[j + 1] == PunctuationKind.quote ? j + 2 : j + 1
      case TagState.modal, TagState.do, TagState.have, TagState.beFinite, TagState.beNonfinite:
        // After its verb a group is full; a second finite auxiliary begins another.
        if auxiliary >= 0 && !fits(s, out, j, expects) {
          done = true
          continue
        }
        auxiliary = j
        if group.flags.isEmpty && !sawTo { firstAuxiliary(out, j, words, &group) }
        if s == TagState.modal {
          modal(kind, out, j, end, &group)
          expects = kind == WordKind.d && nextIsParticiple(out, j + 1, end) ? TagState.participle : TagState.base
          if expects == TagState.participle { group.flags.formUnion([.perfect, .past]) }
        } else if s == TagState.do {
          expects = TagState.base
        } else if s == TagState.have {
          // got is an auxiliary of the passive: "got arrested".
          expects = out.lemmas[j] == grammar.get ? TagState.gerund : TagState.participle
        } else {
          // 's and been: "’s been" is has.
          if kind == WordKind.s && nextIsBeen(out, j + 1, end) {
            expects = TagState.participle
          } else {
            if expects == TagState.participle && kind == WordKind.beNonfinite { group.flags.insert(.perfect) }
            expects = out.lemmas[j] == grammar.have ? TagState.participle : TagState.gerund
          }
        }
        group.end = Int32(j + 1)
        j += 1
      case TagState.base, TagState.present, TagState.third, TagState.past, TagState.participle, TagState.gerund:
        if auxiliary < 0 && !sawTo {
          main(&out, j, begin, end, words, &group)
          // get + participle is a passive: "got killed".
          if out.lemmas[j] == grammar.get, j + 1 < end, out.states[j + 1] == TagState.participle || out.states[j + 1] == TagState.past {
            group.flags.insert(.passive)
            group.head = Int32(j + 1)
            group.end = Int32(j + 2)
            out.tags[j] = .aux
            out.states[j + 1] = TagState.participle
            j += 1
          }
          j += 1
          done = true
          continue
        }
        guard takes(&out, j, end, expects, &group) else {
          done = true
          continue
        }
        if out.lemmas[j] == grammar.get, j + 1 < end, out.states[j + 1] == TagState.participle {
          group.flags.insert(.passive)
          out.tags[j] = .aux
          j += 1
        }
        group.head = Int32(j)
        group.end = Int32(j + 1)
        j += 1
        done = true
      case TagState.not, TagState.adv:
        let next = skipAdverbs(out, j, end)
        let follows =
          next < end && TagRules.isVerb(out.states[next]) && out.states[next] != TagState.to
          && (auxiliary >= 0 || sawTo ? continues(out, next, expects) : false)
        if kind == WordKind.not || kind == WordKind.never || kind == WordKind.nobody {
          if j + 1 < end && out.kinds[j + 1] == WordKind.only {
            // "has not only signed the deal but …" denies nothing.
            group.end = Int32(j + 1)
          } else if follows || kind == WordKind.not && auxiliary >= 0 {
            group.negator = Int32(j)
            group.flags.insert(.negated)
            group.end = Int32(j + 1)
          }
        } else if kind == WordKind.hardly && follows {
          group.negator = Int32(j)
          group.flags.insert(.nearNegated)
        } else if kind == WordKind.longer && j > i && out.kinds[j - 1] == WordKind.no {
          group.negator = Int32(j - 1)
          group.flags.insert(.negated)
        }
        if !follows && kind != WordKind.not {
          done = true
          continue
        }
        j += 1
      default:
        // "has publicly and repeatedly apologised"
        if s == TagState.cconj, auxiliary >= 0, j > i, out.states[j - 1] == TagState.adv, j + 2 < end, out.states[j + 1] == TagState.adv {
          let next = skipAdverbs(out, j + 1, end)
          if next < end, continues(out, next, expects) {
            j += 1
            continue
          }
        }
        // "have both agreed", "to either sign or leave"
        if kind == WordKind.both || kind == WordKind.either, auxiliary >= 0 || sawTo, j + 1 < end, continues(out, skipAdverbs(out, j + 1, end), expects) {
          j += 1
          continue
        }
        // "has himself been critical"
        if auxiliary >= 0, out.features[j].contains(.reflexive), j + 1 < end {
          let next = skipAdverbs(out, j + 1, end)
          if next < end, continues(out, next, expects) {
            j += 1
            continue
          }
        }
        // "did at least agree"
        if s == TagState.adp, auxiliary >= 0, j + 2 < end, out.states[j + 1] == TagState.adv || out.kinds[j + 1] == WordKind.more {
          let next = skipAdverbs(out, j + 2, end)
          if next < end, continues(out, next, expects) {
            j += 2
            continue
          }
        }
        // "has at times praised", "had in recent weeks criticised"
        if s == TagState.adp, auxiliary >= 0, group.flags.isDisjoint(with: [.question]), let next = behindTime(out, j + 1, end),
          continues(out, next, expects)
        {
          j = next
          continue
        }
        // "no longer" between an auxiliary and its verb: "no" is a determiner elsewhere.
        if kind == WordKind.no, auxiliary >= 0, j + 1 < end, out.kinds[j + 1] == WordKind.longer {
          group.negator = Int32(j)
          group.flags.insert(.negated)
          group.end = Int32(j + 2)
          j += 2
          continue
        }
        done = true
      }
    }
    if group.head < 0 {
      guard auxiliary >= 0 else { return nil }
      alone(words, &out, auxiliary, begin, end, &group)
    }
    finish(out, i, begin, sawTo, auxiliary, &group)
    return group
  }

  /// What stands behind a short phrase of time, and adverbs behind that: "at *times*", "in *recent weeks*"; nil where none is here.
  private func behindTime(_ out: Syntax, _ from: Int, _ end: Int) -> Int? {
    var j = from
    while j < min(end, from + 4) {
      let s = out.states[j]
      let isTime = out.kinds[j] == WordKind.day || out.kinds[j] == WordKind.time || TagRules.isNominal(s) && grammar.isTime(out, j)
      j += 1
      if isTime {
        if j < end, TagRules.isNominal(out.states[j]) { continue }
        let next = skipAdverbs(out, j, end)
        return next < end ? next : nil
      }
      guard s == TagState.det || s == TagState.adj || s == TagState.num || s == TagState.poss || TagRules.isNominal(s) else { return nil }
    }
    return nil
  }

  private func skipAdverbs(_ out: Syntax, _ from: Int, _ end: Int) -> Int {
    var j = from
    while j < min(end, from + VerbGroupReader.mostAdverbs),
      out.states[j] == TagState.adv || out.states[j] == TagState.not || out.kinds[j] == WordKind.either
        || out.kinds[j] == WordKind.no && j + 1 < end && out.kinds[j + 1] == WordKind.longer
        || out.states[j] == TagState.cconj && j > from && j + 1 < end && out.states[j + 1] == TagState.adv
    { j += 1 }
    return j
  }

  private func isInfinitive(_ out: Syntax, _ j: Int) -> Bool {
    let s = out.states[j]
    return s == TagState.base || s == TagState.present || s == TagState.have || s == TagState.do || s == TagState.beNonfinite
  }

  func nextIsParticiple(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    let j = skipAdverbs(out, from, end)
    guard j < end else { return false }
    return out.states[j] == TagState.participle || out.states[j] == TagState.past
      || out.states[j] == TagState.beNonfinite && out.features[j].contains(.pastParticiple)
  }

  private func nextIsBeen(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    let j = skipAdverbs(out, from, end)
    return j < end && out.states[j] == TagState.beNonfinite && out.features[j].contains(.pastParticiple)
  }

  /// Whether a second auxiliary can follow what the first expects.
  private func fits(_ s: UInt8, _ out: Syntax, _ j: Int, _ expects: UInt8) -> Bool {
    let features = out.features[j]
    switch expects {
    case TagState.base:
      return s == TagState.have || s == TagState.do || s == TagState.beNonfinite && !features.contains(.pastParticiple) && !features.contains(.gerund)
    case TagState.participle: return s == TagState.beNonfinite && features.contains(.pastParticiple) || s == TagState.have && features.contains(.past)
    case TagState.gerund: return s == TagState.beNonfinite && features.contains(.gerund)
    default: return false
    }
  }

  /// Whether what stands behind adverbs can still belong to the group.
  private func continues(_ out: Syntax, _ j: Int, _ expects: UInt8) -> Bool {
    guard j < out.states.count else { return false }
    let s = out.states[j]
    if s >= TagState.beFinite { return fits(s, out, j, expects) }
    switch expects {
    case TagState.base: return s == TagState.base || s == TagState.present
    case TagState.participle: return s == TagState.participle || s == TagState.past
    case TagState.gerund: return s == TagState.gerund || s == TagState.participle || s == TagState.past
    default: return false
    }
  }

  /// Whether the verb at `j` completes the group; mends its tag's form.
  private func takes(_ out: inout Syntax, _ j: Int, _ end: Int, _ expects: UInt8, _ group: inout VerbGroup) -> Bool {
    let s = out.states[j]
    switch expects {
    case TagState.base:
      guard s == TagState.base || s == TagState.present else { return false }
      out.states[j] = TagState.base
      return true
    case TagState.participle:
      guard s == TagState.participle || s == TagState.past else { return false }
      out.states[j] = TagState.participle
      group.flags.insert(.perfect)
      return true
    case TagState.gerund:
      if s == TagState.gerund {
        group.flags.insert(.progressive)
        return true
      }
      guard s == TagState.participle || s == TagState.past else { return false }
      out.states[j] = TagState.participle
      // 's is has where the verb has an object: "He's condemned the raid".
      if out.kinds[Int(group.end) - 1] == WordKind.s, out.states[Int(group.end) - 1] == TagState.beFinite, hasObject(out, j, end) {
        group.flags.insert(.perfect)
      } else {
        group.flags.insert(.passive)
      }
      return true
    default: return false
    }
  }

  /// Whether an object stands behind the verb, over its particle.
  private func hasObject(_ out: Syntax, _ j: Int, _ end: Int) -> Bool {
    guard grammar.traits(out.lemmas[j]).isDisjoint(with: [.twoObjects, .predicative]) else { return false }
    let k = j + 1 < end && out.kinds[j + 1] == WordKind.particle ? j + 2 : j + 1
    guard k < end else { return false }
    let s = out.states[k]
    return (s == TagState.det || s == TagState.poss || s == TagState.acc || s == TagState.propn || s == TagState.noun || s == TagState.nouns)
      && !namesTime(out, k, end) && !namesTime(out, k + 1, end)
  }
}
