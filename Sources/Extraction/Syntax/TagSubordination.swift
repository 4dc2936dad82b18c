internal import Lexicon

// Words that join clauses in one place and are prepositions, pronouns or determiners in another.
extension TagRules {
  func subordinator(_ words: Words, _ kind: UInt8, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    let next = state(out, i + 1, begin, end)
    if i + 1 < end && out.kinds[i + 1] == WordKind.of {
      set(&out, i, .adp, TagState.adp)
      return
    }
    if next == TagState.gerund {
      set(&out, i, .sconj, TagState.sconj)
      return
    }
    if kind == WordKind.for {
      // "for X to sign"
      var k = i + 1
      var nominal = false
      while k < min(end, i + 8) {
        let s = out.states[k]
        if s == TagState.to && nominal {
          set(&out, i, .sconj, TagState.adp)
          return
        }
        if TagRules.isVerb(s) || s == TagState.adp || s == TagState.comma || s == TagState.stop || s == TagState.cconj { break }
        if TagRules.isNominal(s) || s == TagState.acc || s == TagState.pron { nominal = true }
        k += 1
      }
      set(&out, i, .adp, TagState.adp)
      return
    }
    if kind == WordKind.so {
      let before = state(out, i - 1, begin, end)
      let joins =
        i + 1 < end && out.kinds[i + 1] == WordKind.that && TagRules.isNominal(before) || before == TagState.comma && next == TagState.nom && i > begin + 2
      if joins { set(&out, i, .sconj, TagState.sconj) } else { set(&out, i, .adv, TagState.adv) }
      return
    }
    if kind == WordKind.as, next == TagState.adj || next == TagState.adv {
      // "as far as": the first is an adverb.
      for k in i + 2..<max(i + 2, min(end, i + 5)) where out.kinds[k] == WordKind.as {
        set(&out, i, .adv, TagState.adv)
        return
      }
    }
    if kind == WordKind.as, next == TagState.det || next == TagState.poss, i > begin, tellsPast(i + 2, end, words, out) {
      // "as your question suggested,"
      set(&out, i, .sconj, TagState.sconj)
      return
    }
    // "after French court backs workers"; but "though tired", "while unable to".
    let describes = next == TagState.adj && !(kind == WordKind.awaiting && TagRules.isNominal(state(out, i + 2, begin, end)))
    if next == TagState.participle || describes && kind != WordKind.like && kind != WordKind.unlike && kind != WordKind.as && kind != WordKind.than {
      return
    }
    let isSubordinator = kind == WordKind.subordinator || kind == WordKind.awaiting
    if finiteAhead(out, i + 1, end, participles: isSubordinator, conjuncts: isSubordinator) {
      set(&out, i, .sconj, TagState.sconj)
    } else if isSubordinator {
      // although, while and their like have no prepositional reading; after, before, since, until do.
      let hasPreposition = next != TagState.stop && next != TagState.comma
      if out.states[i] == TagState.sconj && hasPreposition && hasReading(.adp, i, words) { set(&out, i, .adp, TagState.adp) }
    } else if out.states[i] == TagState.sconj {
      set(&out, i, .adp, TagState.adp)
    }
  }

  /// Whether the lexicon has a reading of the token with this tag.
  func hasReading(_ tag: PartOfSpeech, _ i: Int, _ words: Words) -> Bool {
    words.traits[i].canBe(Int(tag.rawValue))
  }

  /// "demanded that the minister *step* down", "that India *hand* her over": behind what asks for something, the noun that ends the subject is
  /// its verb where the clause has no other.
  private func subjunctive(_ that: Int, _ end: Int, _ words: Words, _ out: inout Syntax) {
    var i = that + 1
    var nouns = 0
    while i < min(end, that + TagRules.window) {
      let s = out.states[i]
      if TagRules.isNominal(s) {
        nouns += 1
      } else if s == TagState.det || s == TagState.poss {
        if nouns > 0 { break }
      } else if s != TagState.adj, s != TagState.num, s != TagState.possessive {
        break
      }
      i += 1
      // "that India hand Hasina over": a name ends the subject.
      if nouns > 1, words.nameOf[i - 1] < 0, words.nameOf[i - 2] >= 0, i < end, words.nameOf[i] >= 0 { break }
    }
    let verb = i - 1
    guard nouns > 1, out.states[verb] == TagState.noun, words.nameOf[verb] < 0, words.traits[verb].canBe(Int(PartOfSpeech.verb.rawValue)),
      TagRules.isNominal(out.states[verb - 1]), !isFollowedByVerb(i, end, out)
    else { return }
    choose(.verb, TagState.base, verb, words, &out)
    // "that the court ban it": no form but the plain one.
    out.features[verb] = .base
  }

  /// Whether the words before the next noun phrase hold a verb.
  private func isFollowedByVerb(_ from: Int, _ end: Int, _ out: Syntax) -> Bool {
    var i = from
    while i < end {
      let s = out.states[i]
      if TagRules.isVerb(s) || s == TagState.modal || s == TagState.beFinite || s == TagState.beNonfinite || s == TagState.have || s == TagState.do {
        return true
      }
      if s != TagState.adv, s != TagState.not { return false }
      i += 1
    }
    return false
  }

  func that(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: inout Syntax) {
    if i > begin, out.lemmas[i - 1] >= 0, grammar.traits(out.lemmas[i - 1]).contains(.mandative) { subjunctive(i, end, words, &out) }
    let before = state(out, i - 1, begin, end)
    let next = state(out, afterAdverbs(out, i + 1, end), begin, end)
    if before == TagState.pron && i > begin && out.kinds[i - 1] != WordKind.it && out.kinds[i - 1] != WordKind.there {
      // something that …, those that …
      set(&out, i, .pron, TagState.rel)
      return
    }
    let beforeNoun = TagRules.isNominal(before)
    let atEnd = next == TagState.stop || next == TagState.cconj || i + 1 == end
    if atEnd && out.states[i] == TagState.sconj || before == TagState.beFinite && i == begin + 1 {
      set(&out, i, .pron, TagState.pron)
      return
    }
    if !TagRules.isVerb(before), next == TagState.modal || next == TagState.beFinite || next == TagState.have || next == TagState.third,
      before != TagState.start, before != TagState.comma, before != TagState.stop, before != TagState.cconj, before != TagState.adp, before != TagState.adv,
      before != TagState.sconj
    {
      set(&out, i, .pron, TagState.rel)
      return
    }
    let nextVerb = TagRules.isFinite(next) || next == TagState.participle
    if beforeNoun {
      if nextVerb {
        set(&out, i, .pron, TagState.rel)
        return
      }
      // An object gap or a noun's content: the noun decides.
      if out.states[i] == TagState.sconj || out.states[i] == TagState.rel {
        let nounTakesThat = TagRules.isNominal(before) && i > begin && grammar.traits(out.lemmas[i - 1]).contains(.nounThat)
        let isName = before == TagState.propn && words.nameOf[i - 1] >= 0
        if stranded(out, i + 1, end) || nounTakesThat && predicativeGap(out, i + 1, end) {
          // "a case that Oslo can point to", "a condition that Oslo considers unacceptable"
          set(&out, i, .pron, TagState.rel)
        } else if nounTakesThat || isName || isAddressee(i - 1, begin, out) {
          // A name seldom has a clause of this kind: "warned Beijing that …"; nor has whoever is told something: "told lawmakers that it would fall".
          set(&out, i, .sconj, TagState.sconj)
        } else if objectGap(out, i + 1, end) {
          set(&out, i, .pron, TagState.rel)
        } else {
          set(&out, i, .sconj, TagState.sconj)
        }
      }
      return
    }
    if TagRules.isFinite(next)
      && (before == TagState.start || before == TagState.comma || before == TagState.stop || before == TagState.cconj || before == TagState.adp)
    {
      set(&out, i, .pron, before == TagState.comma ? TagState.rel : TagState.pron)
      return
    }
    if TagRules.isVerb(before), i > begin, !TagRules.isModifier(before, out, i - 1, begin) {
      // "believe that is wrong": with a verb right behind it, it is the subject.
      if next == TagState.beFinite || next == TagState.modal || next == TagState.have || next == TagState.third && !hasReading(.noun, i + 1, words),
        out.states[i] == TagState.sconj, i + 1 < end, TagRules.isFinite(out.states[i + 1])
      {
        set(&out, i, .pron, TagState.pron)
        return
      }
      // "do that with care": of a verb that takes no clause it is the object.
      if out.states[i] == TagState.sconj, next == TagState.adp || next == TagState.comma || next == TagState.to,
        before < TagState.beFinite, grammar.traits(out.lemmas[i - 1]).isDisjoint(with: [.clause, .report, .addressee]), !isMental(out.lemmas[i - 1]),
        before != TagState.gerund || i < begin + 2 || out.states[i - 2] != TagState.beFinite
      {
        set(&out, i, .pron, TagState.pron)
        return
      }
    }
    if TagRules.isVerb(before) && (next == TagState.nom || next == TagState.det || next == TagState.propn || next == TagState.poss || next == TagState.nouns) {
      set(&out, i, .sconj, TagState.sconj)
    }
    if out.states[i] == TagState.det && !(TagRules.isNominal(next) || next == TagState.adj || next == TagState.gerund || next == TagState.participle) {
      set(&out, i, .pron, TagState.pron)
    }
  }

  /// Whether the phrase that ends at a token is the object of a verb that tells somebody something.
  private func isAddressee(_ last: Int, _ begin: Int, _ out: Syntax) -> Bool {
    var k = last
    while k > begin, k > last - 6,
      TagRules.isNominal(out.states[k]) || out.states[k] == TagState.adj || out.states[k] == TagState.det || out.states[k] == TagState.poss
    {
      k -= 1
    }
    guard k < last, TagRules.isVerb(out.states[k]), out.lemmas[k] >= 0 else { return false }
    return grammar.traits(out.lemmas[k]).isSuperset(of: [.addressee, .clause])
  }

  /// Whether the clause behind *that* says what its lacking object is called: "a condition that Kyiv considers unacceptable".
  private func predicativeGap(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var i = from
    while i < min(end, from + TagRules.window), !TagRules.isFinite(out.states[i]) {
      if out.states[i] == TagState.stop || out.states[i] == TagState.comma { return false }
      i += 1
    }
    guard i > from, i + 2 < end, out.states[i + 1] == TagState.adj, out.lemmas[i] >= 0,
      grammar.traits(out.lemmas[i]).contains(.predicative), grammar.traits(out.lemmas[i]).isDisjoint(with: .linking)
    else { return false }
    return out.states[i + 2] == TagState.stop || out.states[i + 2] == TagState.comma
  }

  /// Whether the clause behind *that* ends in a preposition without its noun: "the deal that Oslo pointed to."
  private func stranded(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var i = from
    var verb = false
    while i + 1 < min(end, from + TagRules.window) {
      let s = out.states[i]
      if s == TagState.stop || s == TagState.comma || s == TagState.sconj || s == TagState.rel { return false }
      if TagRules.isVerb(s) { verb = true }
      if s == TagState.adp || s == TagState.to, verb, out.kinds[i] != WordKind.particle, TagRules.isVerb(out.states[i - 1]) {
        let next = out.states[i + 1]
        return next == TagState.stop || next == TagState.comma || TagRules.isFinite(next)
      }
      i += 1
    }
    return false
  }

  /// Whether the clause behind *that* lacks an object: subject and verb, and then no noun phrase.
  private func objectGap(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var i = from
    var verb = false
    while i < min(end, from + TagRules.window) {
      let s = out.states[i]
      if TagRules.isVerb(s) || s == TagState.adv || s == TagState.not {
        // "our growing nation": before its noun no verb.
        let modifies =
          (s == TagState.gerund || s == TagState.participle) && i > from
          && (out.states[i - 1] == TagState.det || out.states[i - 1] == TagState.poss || out.states[i - 1] == TagState.adj)
        if TagRules.isVerb(s) && !modifies { verb = true }
        i += 1
        continue
      }
      if verb {
        // "told reporters that Oslo believes that …": what it believes follows.
        if out.kinds[i] == WordKind.that { return false }
        // "the envoy that Oslo wants to meet", "told reporters that Oslo wants to meet them": behind the infinitive it is seen.
        if s == TagState.to, i + 1 < end, out.states[i + 1] == TagState.base {
          i += 2
          continue
        }
        return s == TagState.stop || s == TagState.comma || s == TagState.adp || TagRules.isVerb(s) || s == TagState.to || s == TagState.sconj
          || s == TagState.cconj
      }
      if s == TagState.stop || s == TagState.comma { return false }
      i += 1
    }
    return verb
  }
}
