internal import Lexicon

/// Reads verb groups: auxiliaries, negators and adverbs up to the lexical verb.
struct VerbGroupReader {
  let grammar: Grammar

  /// At most this many adverbs between two parts of a group.
  static let mostAdverbs = 4

  /// Reads the group that begins at `i`, and returns nil where none does.
  func read(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) -> VerbGroup? {
    var group = VerbGroup(first: Int32(i), end: Int32(i), head: -1, form: .finite, flags: [])
    var j = i
    // The last auxiliary: what form it asks for.
    var expects: UInt8 = 0
    var auxiliary = -1
    var sawTo = false
    var done = false
    while j < end && !done {
      var s = out.states[j]
      let isFullForm = s >= TagState.base && s <= TagState.past || s == TagState.participle && auxiliary < 0 && j == begin
      if isFullForm, out.lemmas[j] == grammar.have || out.lemmas[j] == grammar.do && s != TagState.participle {
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
      let isTime = out.kinds[j] == WordKind.day || out.kinds[j] == WordKind.time || TagRules.isNominal(s) && grammar.traits(out.lemmas[j]).contains(.time)
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

  private func nextIsParticiple(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
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

  private func firstAuxiliary(_ out: Syntax, _ j: Int, _ words: Words, _ group: inout VerbGroup) {
    let features = out.features[j]
    if features.contains(.past) && !features.contains(.pastParticiple) { group.flags.insert(.past) }
    group.isPlural = features.contains(.plural)
    group.isSingular = features.contains(.singular) && features.contains(.third)
  }

  private func modal(_ kind: UInt8, _ out: Syntax, _ j: Int, _ end: Int, _ group: inout VerbGroup) {
    switch kind {
    case WordKind.will: group.flags.insert(.future)
    case WordKind.would: group.flags.insert(.would)
    case WordKind.d: if !nextIsParticiple(out, j + 1, end) { group.flags.insert(.would) }
    case WordKind.may: group.flags.insert(.modal)
    case WordKind.should: group.flags.insert(.obligation)
    default: break
    }
  }

  /// A verb without an auxiliary.
  private func main(_ out: inout Syntax, _ j: Int, _ begin: Int, _ end: Int, _ words: Words, _ group: inout VerbGroup) {
    group.head = Int32(j)
    group.end = Int32(j + 1)
    if out.states[j] == TagState.participle, isPastTense(out, j, begin, end), isBoth(words, j) { out.states[j] = TagState.past }
    if out.states[j] == TagState.past, hasAgent(out, j, begin, end, words), isBoth(words, j) { out.states[j] = TagState.participle }
    switch out.states[j] {
    case TagState.past:
      group.flags.insert(.past)
      group.isAmbiguous = isBoth(words, j)
    case TagState.participle:
      group.form = .participle
      group.isAmbiguous = isBoth(words, j)
    case TagState.gerund: group.form = .gerund
    case TagState.base: group.form = .base
    case TagState.third: group.isSingular = true
    case TagState.present: group.isPlural = true
    default: break
    }
    group.isCopula = out.lemmas[j] == grammar.be
  }

  /// Whether a form that may be a past tense or a participle can only be the tense here: behind a nominative or relative pronoun, of a verb
  /// that has no passive, or with an object of its own right behind it, which a participle has not.
  private func isPastTense(_ out: Syntax, _ j: Int, _ begin: Int, _ end: Int) -> Bool {
    var k = j - 1
    while k >= begin, out.states[k] == TagState.adv { k -= 1 }
    let before = k >= begin ? out.states[k] : TagState.start
    if before == TagState.nom || before == TagState.rel { return true }
    let verb = grammar.traits(out.lemmas[j])
    let behindNoun = TagRules.isNominal(before) || before == TagState.pron
    if before == TagState.det || before == TagState.poss || before == TagState.possessive || before == TagState.num { return false }
    let next = j + 1 < end ? out.states[j + 1] : TagState.stop
    if verb.contains(.intransitive) {
      return before != TagState.start && before != TagState.cconj && !(before == TagState.adj && TagRules.isNominal(next))
        && out.kinds[min(j + 1, end - 1)] != PunctuationKind.hyphen
    }
    guard j + 1 < end else { return false }
    if out.kinds[j + 1] == WordKind.that {
      return behindNoun && !verb.isDisjoint(with: [.report, .clause]) && verb.isDisjoint(with: [.objectControl, .addressee])
    }
    if next == TagState.base || next == TagState.present, verb.contains(.bareInfinitive) { return behindNoun }
    guard verb.isDisjoint(with: [.twoObjects, .predicative]) else { return false }
    switch next {
    case TagState.acc: return true
    case TagState.poss: return !namesTime(out, j + 2, end)
    case TagState.det: return out.kinds[j + 1] != WordKind.quantifier && !namesTime(out, j + 2, end)
    case TagState.propn: return out.kinds[j + 1] != WordKind.day
    case TagState.noun, TagState.nouns, TagState.adj, TagState.num:
      return (behindNoun || !verb.isDisjoint(with: [.report, .clause])) && !namesTime(out, j + 1, end)
    default: return false
    }
  }

  /// Whether a verb behind a noun has a by-phrase with a name or a person right behind it: "charges brought by Oslo", "claims made by his rival"; no
  /// tense of a verb that has an object.
  private func hasAgent(_ out: Syntax, _ j: Int, _ begin: Int, _ end: Int, _ words: Words) -> Bool {
    guard j > begin, j + 2 < end, out.kinds[j + 1] == WordKind.by, TagRules.isNominal(out.states[j - 1]),
      !grammar.traits(out.lemmas[j]).contains(.intransitive)
    else { return false }
    for k in j + 2..<min(end, j + 6) {
      switch out.states[k] {
      case TagState.propn: return words.nameOf[k] >= 0 && out.kinds[k] != WordKind.day
      case TagState.noun, TagState.nouns:
        let lemma = out.lemmas[k]
        return lemma >= 0 && LemmaClasses(rawValue: grammar.lexicon.lemmaClasses[Int(lemma)]).contains(.person)
      case TagState.det, TagState.poss, TagState.adj: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the noun phrase from here says when: "the day before", "last week", "30 years ago".
  private func namesTime(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var j = from
    while j < min(end, from + 4) {
      let s = out.states[j]
      if out.kinds[j] == WordKind.day || out.kinds[j] == WordKind.time { return true }
      if TagRules.isNominal(s) && s != TagState.num && grammar.traits(out.lemmas[j]).contains(.time) { return true }
      if !(TagRules.isNominal(s) || s == TagState.adj) { return false }
      j += 1
    }
    return false
  }

  /// Whether the form is both a past tense and a participle.
  private func isBoth(_ words: Words, _ j: Int) -> Bool {
    guard words.forms[j] >= 0 else { return true }
    var past = false
    var participle = false
    for r in grammar.lexicon.range(of: Int(words.forms[j]), in: grammar.lexicon.formReadingFirst)
    where grammar.lexicon.readingTag[r] == Int(PartOfSpeech.verb.rawValue) {
      let features = WordFeatures(rawValue: grammar.lexicon.readingFeatures[r])
      if features.contains(.past) { past = true }
      if features.contains(.pastParticiple) { participle = true }
    }
    return past && participle
  }

  /// The group ended with an auxiliary: a copula, a full *have* or *do*, or an auxiliary whose verb is elsewhere or left out.
  private func alone(_ words: Words, _ out: inout Syntax, _ auxiliary: Int, _ begin: Int, _ end: Int, _ group: inout VerbGroup) {
    group.head = Int32(auxiliary)
    group.end = max(group.end, Int32(auxiliary + 1))
    let s = out.states[auxiliary]
    if s == TagState.beFinite || s == TagState.beNonfinite {
      // "Was the vote rigged?", "What is Oslo doing?"
      let first = Int(group.first)
      let opener = first > begin ? out.kinds[first - 1] : WordKind.question
      let asks = opener == WordKind.question || opener == WordKind.when || opener == WordKind.where
      if asks, let verb = verbBehindBe(out, Int(group.end), end),
        verb == TagState.gerund || first == begin || out.tags[first - 1] == .adv || out.tags[first - 1] == .sconj
      {
        group.form = .auxiliary
        return
      }
      group.isCopula = true
      return
    }
    if s == TagState.modal {
      group.form = .auxiliary
      return
    }
    // have and do: a full verb where an object follows, an auxiliary before a subject and a verb, or where nothing follows.
    if s == TagState.have || s == TagState.do {
      // Inverted: no subject stands before it.
      let first = Int(group.first)
      let before = first > begin ? out.states[first - 1] : TagState.start
      let inverted =
        s == TagState.do
        || !(TagRules.isNominal(before) || before == TagState.nom || before == TagState.pron || before == TagState.rel || before == TagState.to)
      if group.negator >= auxiliary || inverted && verbBehindSubject(out, Int(group.end), end, s) {
        group.form = .auxiliary
      } else {
        out.tags[auxiliary] = .verb
        if out.features[auxiliary].contains(.gerund) { group.form = .gerund }
      }
    }
  }

  /// The participle or gerund behind a short subject: "are they leaving", "was the vote rigged".
  private func verbBehindBe(_ out: Syntax, _ from: Int, _ end: Int) -> UInt8? {
    var j = from
    var nominal = false
    while j < min(end, from + 6) {
      let t = out.states[j]
      if nominal && (t == TagState.gerund || t == TagState.participle || t == TagState.past) { return t }
      if TagRules.isNominal(t) || t == TagState.nom || t == TagState.pron || t == TagState.acc {
        nominal = true
      } else if !(t == TagState.det || t == TagState.poss || t == TagState.adj && !nominal || t == TagState.adv || t == TagState.not
        || t == TagState.possessive)
      {
        return nil
      }
      j += 1
    }
    return nil
  }

  /// Whether a short subject and then a fitting verb follow: "did Oslo sign", "have they agreed".
  private func verbBehindSubject(_ out: Syntax, _ from: Int, _ end: Int, _ s: UInt8) -> Bool {
    var j = from
    var nominal = false
    while j < min(end, from + 8) {
      let t = out.states[j]
      if t == TagState.nom { nominal = true }
      if s == TagState.do ? t == TagState.base || t == TagState.present : t == TagState.participle || t == TagState.past || t == TagState.beNonfinite {
        // "has the right to": the infinitive's to stands between; "have it done" is no question, but rare.
        return nominal || s == TagState.do
      }
      if TagRules.isNominal(t) || t == TagState.pron {
        nominal = true
      } else if t == TagState.comma || t == TagState.stop || t == TagState.to || t == TagState.adp || t == TagState.cconj || t == TagState.acc {
        return false
      }
      j += 1
    }
    return false
  }

  private func finish(_ out: Syntax, _ i: Int, _ begin: Int, _ sawTo: Bool, _ auxiliary: Int, _ group: inout VerbGroup) {
    if sawTo {
      group.form = .infinitive
      group.flags.insert(.infinitive)
      if i > begin && (out.kinds[i - 1] == WordKind.not || out.kinds[i - 1] == WordKind.never) {
        group.flags.insert(.negated)
        group.negator = Int32(i - 1)
      }
    } else if auxiliary >= 0 && group.form != .auxiliary {
      let first = out.states[i] == TagState.adv || out.states[i] == TagState.not ? auxiliary : i
      if out.states[first] == TagState.beNonfinite || out.states[first] == TagState.have && out.features[first].contains(.gerund) {
        if out.features[first].contains(.gerund) {
          group.form = .gerund
        } else {
          group.form = out.features[first].contains(.pastParticiple) ? .participle : .base
        }
      }
      if out.features[first].contains(.gerund) { group.form = .gerund }
    }
    if group.form == .gerund { group.flags.insert(.gerund) }
    if group.flags.contains(.would) && group.flags.contains(.perfect) { group.flags.insert(.counterfactual) }
    // Negators before the group: never, hardly, no longer, neither/nor as conjunctions are the clause's.
    var j = i - 1
    while j >= max(begin, i - 3), group.negator < 0 {
      let kind = out.kinds[j]
      if kind == WordKind.not && j + 1 < i && out.kinds[j + 1] == WordKind.only {
        break
      } else if kind == WordKind.never || kind == WordKind.not {
        group.negator = Int32(j)
        group.flags.insert(.negated)
      } else if kind == WordKind.hardly {
        group.negator = Int32(j)
        group.flags.insert(.nearNegated)
      } else if kind == WordKind.longer && j > begin && out.kinds[j - 1] == WordKind.no {
        group.negator = Int32(j - 1)
        group.flags.insert(.negated)
      } else if out.states[j] != TagState.adv {
        break
      }
      j -= 1
    }
  }
}
