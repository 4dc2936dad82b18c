internal import Lexicon
internal import Segmentation

// Forms that may be a noun or a verb, where more than the word before tells which.
extension TagRules {
  /// Mends a verb form that its surroundings show to be a noun or an adjective.
  func nominal(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    guard words.nameOf[i] < 0 else { return }
    switch out.states[i] {
    case TagState.present, TagState.base:
      guard hasReading(.noun, i, words) else { return }
      if isOfOffice(i, begin, end, words, out) {
        choose(.noun, TagState.noun, i, words, &out)
        return
      }
      guard isSingularHead(i, begin, end, words, out) || isHeadBehindName(words, i, begin, end, out) else {
        if out.states[i] == TagState.present, modifiesSubject(i, begin, end, out) {
          choose(.noun, TagState.noun, i, words, &out)
          choose(.verb, TagState.past, i + 2, words, &out)
          out.features[i + 2] = .past
        }
        return
      }
      choose(.noun, TagState.noun, i, words, &out)
      // "an original take": what was taken for the subject describes it.
      if out.states[i - 1] == TagState.noun, out.states[i - 2] == TagState.det, words.nameOf[i - 1] < 0, hasReading(.adj, i - 1, words) {
        choose(.adj, TagState.adj, i - 1, words, &out)
      }
    case TagState.gerund:
      guard hasReading(.noun, i, words) else { return }
      if isBetweenSeveral(i, begin, end, words, out) {
        choose(.noun, TagState.noun, i, words, &out)
        if i > begin, out.states[i - 1] == TagState.sconj, hasReading(.adp, i - 1, words) { set(&out, i - 1, .adp, TagState.adp) }
        return
      }
      guard isVerbalNoun(i, begin, end, out) || isObject(i, begin, end, words, out) else { return }
      choose(.noun, TagState.noun, i, words, &out)
    default: break
    }
  }

  /// "want an original take", "at a Warhol exhibit": behind an indefinite article and a singular noun stands no plain form of a verb, as the two
  /// would not agree.
  private func isSingularHead(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: Syntax) -> Bool {
    guard i >= begin + 2 else { return false }
    let before = out.states[i - 1]
    guard before == TagState.noun || before == TagState.adj || before == TagState.propn else { return false }
    var k = i - 2
    while k >= max(begin, i - 5), out.states[k] == TagState.noun || out.states[k] == TagState.adj || out.states[k] == TagState.propn { k -= 1 }
    guard k >= begin, out.states[k] == TagState.det, out.features[k].contains(.indefinite) else { return false }
    guard k > begin else { return true }
    // "make a man leave", "did a man leave", "asked that a man leave"
    let opener = out.states[k - 1]
    if opener == TagState.modal || opener == TagState.do || opener == TagState.sconj || opener == TagState.rel { return false }
    return !(TagRules.isVerb(opener) && grammar.traits(out.lemmas[k - 1]).contains(.bareInfinitive))
  }

  /// ", finance minister Ann Wu said": before a bare noun for a person and his name no verb stands where a phrase begins, as its object would have
  /// an article.
  private func isOfOffice(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: Syntax) -> Bool {
    guard i + 2 < end, out.states[i + 1] == TagState.noun, words.nameOf[i + 1] < 0, words.nameOf[i + 2] >= 0, out.lemmas[i + 1] >= 0,
      LemmaFlags(rawValue: grammar.lexicon.lemmaFlags[Int(out.lemmas[i + 1])]).contains(.personNoun)
    else { return false }
    switch state(out, i - 1, begin, end) {
    case TagState.start, TagState.stop, TagState.comma, TagState.quote: return true
    default: return false
    }
  }

  /// "Fighting between Chad and Libya", "after fighting between …": where a phrase may begin, what is between several is a noun.
  private func isBetweenSeveral(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: Syntax) -> Bool {
    guard i + 1 < end, out.kinds[i + 1] == WordKind.between, weight(.noun, i, words) * 2 >= weight(.verb, i, words) else { return false }
    switch state(out, i - 1, begin, end) {
    case TagState.start, TagState.stop, TagState.comma, TagState.adp, TagState.sconj: return true
    default: return false
    }
  }

  /// "excessive policing", "the strengthening of ties", "its hiring": behind a determiner, an owner or an adjective, and without an object.
  private func isVerbalNoun(_ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i > begin else { return false }
    let before = out.states[i - 1]
    switch before {
    case TagState.det, TagState.poss, TagState.possessive: break
    case TagState.adj:
      // "was busy planning": of a predicate the verb goes on.
      var k = i - 2
      while k >= begin, out.states[k] == TagState.adj || out.states[k] == TagState.adv { k -= 1 }
      if k >= begin,
        out.states[k] == TagState.beFinite || out.states[k] == TagState.beNonfinite
          || TagRules.isVerb(out.states[k]) && grammar.traits(out.lemmas[k]).contains(.linking)
      {
        return false
      }
    default: return false
    }
    guard i + 1 < end else { return true }
    let next = out.states[i + 1]
    return next == TagState.adp || next == TagState.stop || next == TagState.comma || next == TagState.cconj || TagRules.isFinite(next)
      || next == TagState.quote
  }

  /// "opposed funding for the agency": behind a verb that takes a gerund, a form that is as often a noun and has no object is the noun; verbs of
  /// beginning and going on leave it a verb.
  private func isObject(_ i: Int, _ begin: Int, _ end: Int, _ words: Words, _ out: Syntax) -> Bool {
    guard i > begin, i + 1 < end, out.states[i + 1] == TagState.adp, out.lemmas[i - 1] >= 0, out.lemmas[i] >= 0 else { return false }
    let before = out.states[i - 1]
    guard before >= TagState.base, before <= TagState.participle, grammar.traits(out.lemmas[i]).isDisjoint(with: [.intransitive]) else { return false }
    let verb = grammar.classes(out.lemmas[i - 1])
    guard grammar.traits(out.lemmas[i - 1]).contains(.gerund), verb.isDisjoint(with: TagRules.phase) else { return false }
    return weight(.noun, i, words) * 2 >= weight(.verb, i, words)
  }

  private static let mental: LemmaClasses = (LemmaClasses.named("verb.communication") ?? []).union(LemmaClasses.named("verb.cognition") ?? [])

  /// Whether a verb is one of saying or knowing.
  func isMental(_ lemma: Int32) -> Bool {
    lemma >= 0 && !grammar.classes(lemma).isDisjoint(with: TagRules.mental)
  }

  private static let phase: LemmaClasses = (LemmaClasses.named("verb.change") ?? []).union(LemmaClasses.named("verb.stative") ?? [])

  /// The weight of the likeliest reading with a part of speech.
  func weight(_ tag: PartOfSpeech, _ i: Int, _ words: Words) -> Int {
    guard words.forms[i] >= 0 else { return 0 }
    var best = 0
    for r in grammar.lexicon.range(of: Int(words.forms[i]), in: grammar.lexicon.formReadingFirst)
    where grammar.lexicon.readingTag[r] == Int(tag.rawValue) { best = max(best, grammar.lexicon.readingWeight[r]) }
    return best
  }

  /// "Arms control talks resumed.": of three words that could be verb, object and another verb without any link, the last is the verb.
  private func modifiesSubject(_ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i == begin + 1, i + 3 < end, out.states[begin] == TagState.nouns || out.states[begin] == TagState.noun,
      out.states[i + 1] == TagState.noun || out.states[i + 1] == TagState.nouns,
      out.states[i + 2] == TagState.past || out.states[i + 2] == TagState.participle,
      out.states[i + 3] == TagState.stop, grammar.traits(out.lemmas[i]).isDisjoint(with: [.clause, .report])
    else { return false }
    return true
  }

  /// "Oslo talks were held": in front of a finite verb or auxiliary, with a nominal before it, what may be a noun or a verb is the subject.
  func isSubjectOfNext(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i > begin, i + 1 < end else { return false }
    let next = out.states[i + 1]
    guard next == TagState.beFinite || next == TagState.have || next == TagState.modal else { return false }
    let before = out.states[i - 1]
    guard before == TagState.noun || before == TagState.propn || before == TagState.adj || before == TagState.num,
      grammar.traits(out.lemmas[i]).isDisjoint(with: [.linking, .report, .clause]), weight(.noun, i, words) * 2 >= weight(.verb, i, words)
    else { return false }
    // "the changes Oslo wants would": behind another noun phrase it is a relative clause's verb.
    var first = i - 1
    while first > begin, out.states[first] == TagState.noun || out.states[first] == TagState.propn || out.states[first] == TagState.adj { first -= 1 }
    if first > begin, TagRules.isNominal(out.states[first]) || out.states[first] == TagState.det && TagRules.isNominal(out.states[first - 1]) { return false }
    // "What Oslo wants is a deal", "all it takes is"
    var k = i - 1
    while k >= max(begin, i - 8) {
      let s = out.states[k]
      if s == TagState.rel || s == TagState.sconj || s == TagState.nom || s == TagState.pron || out.kinds[k] == WordKind.quantifier { return false }
      if TagRules.isVerb(s) || s == TagState.comma || s == TagState.stop { break }
      k -= 1
    }
    return true
  }

  /// "is right.": behind *be* and at the clause's end, what is as often an adjective as an adverb is the adjective.
  func predicative(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    guard i > begin, words.traits[i].canBe(Int(PartOfSpeech.adj.rawValue)) else { return }
    var k = i - 1
    while k > begin, out.states[k] == TagState.adv || out.states[k] == TagState.not { k -= 1 }
    guard out.states[k] == TagState.beFinite || out.states[k] == TagState.beNonfinite else { return }
    let next = i + 1 < end ? out.states[i + 1] : TagState.stop
    guard next == TagState.stop || next == TagState.comma || next == TagState.sconj, weight(.adj, i, words) >= weight(.adv, i, words) else { return }
    choose(.adj, TagState.adj, i, words, &out)
  }

  /// "indicted impeached President Yoon", "freed jailed activists": of two forms side by side that may be past tenses or participles, before somebody without
  /// an article, the second describes him.
  func isBeforePerson(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i > begin + 1, i + 1 < end, out.states[i - 1] == TagState.past || out.states[i - 1] == TagState.participle, words.nameOf[i - 1] < 0,
      TagRules.isNominal(out.states[i - 2]), grammar.traits(out.lemmas[i - 1]).isDisjoint(with: [.report, .clause, .linking]), isPast(i - 1, words)
    else { return false }
    let next = i + 1
    if words.nameOf[next] >= 0 { return words.names[Int(words.nameOf[next])].type == .person }
    guard TagRules.isNominal(out.states[next]) else { return false }
    return words.traits[next].begins.contains(.title)
      || out.lemmas[next] >= 0 && LemmaFlags(rawValue: grammar.lexicon.lemmaFlags[Int(out.lemmas[next])]).contains(.personNoun)
  }

  /// Makes of two such the verb and what describes its object.
  func modify(_ i: Int, _ out: inout Syntax) {
    out.states[i - 1] = TagState.past
    out.features[i - 1] = .past
    out.states[i] = TagState.adj
  }

  // MARK: Verbs

  /// "when people come up": a participle that is also the plain form, of a verb without a passive, behind a plural subject.
  func plain(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    guard i > begin, grammar.traits(out.lemmas[i]).contains(.intransitive), words.forms[i] >= 0 else { return }
    let before = out.states[i - 1]
    guard before == TagState.nouns || before == TagState.nom || before == TagState.cconj else { return }
    for r in grammar.lexicon.range(of: Int(words.forms[i]), in: grammar.lexicon.formReadingFirst)
    where grammar.lexicon.readingTag[r] == Int(PartOfSpeech.verb.rawValue) {
      let features = WordFeatures(rawValue: grammar.lexicon.readingFeatures[r])
      guard features.contains(.base) else { continue }
      set(&out, i, .verb, TagState.present)
      out.features[i] = features
      return
    }
  }

  /// Mends a noun or an adjective that its surroundings show to be a verb.
  func verbal(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    guard words.traits[i].canBe(Int(PartOfSpeech.verb.rawValue)), words.nameOf[i] < 0, i > begin + 1, i + 1 < end else { return }
    let next = out.states[i + 1]
    switch out.states[i] {
    case TagState.adj:
      // "Backed by the army, the premier dissolved parliament.": an adjective that is a participle too, between two noun phrases.
      guard out.states[i - 1] == TagState.noun || out.states[i - 1] == TagState.nouns || out.states[i - 1] == TagState.propn,
        out.states[i - 2] == TagState.det || out.states[i - 2] == TagState.poss || out.states[i - 1] == TagState.propn,
        TagRules.isNominal(next) || next == TagState.det || next == TagState.poss, isPast(i, words), !hasFinite(i, begin, end, out)
      else { return }
      choose(.verb, TagState.past, i, words, &out)
      out.features[i] = .past
    case TagState.nouns:
      // "A law passed in 2020 bans protests": behind a year a plural noun is the verb.
      guard out.states[i - 1] == TagState.num, out.states[i - 2] == TagState.adp, isYear(i - 1, words),
        TagRules.isNominal(next) || next == TagState.det || next == TagState.poss || next == TagState.acc
      else { return }
      choose(.verb, TagState.third, i, words, &out)
      out.features[i] = [.present, .third, .singular]
    default: return
    }
  }

  /// Whether the token is oftener a full verb than an auxiliary: need, dare.
  func isFullVerb(_ i: Int, _ words: Words) -> Bool { weight(.verb, i, words) > weight(.aux, i, words) }

  /// Whether nouns and then a form that can be a past tense end the clause here.
  func tellsPast(_ from: Int, _ end: Int, _ words: Words, _ out: Syntax) -> Bool {
    var j = from
    while j < min(end, from + 4), TagRules.isNominal(out.states[j]) || out.states[j] == TagState.adj { j += 1 }
    guard j > from, j + 1 < end, out.states[j] == TagState.participle, TagRules.isNominal(out.states[j - 1]), isPast(j, words) else { return false }
    return out.states[j + 1] == TagState.stop || out.states[j + 1] == TagState.comma
  }

  private func isPast(_ i: Int, _ words: Words) -> Bool {
    guard words.forms[i] >= 0 else { return false }
    for r in grammar.lexicon.range(of: Int(words.forms[i]), in: grammar.lexicon.formReadingFirst)
    where grammar.lexicon.readingTag[r] == Int(PartOfSpeech.verb.rawValue) {
      if WordFeatures(rawValue: grammar.lexicon.readingFeatures[r]).contains(.past) { return true }
    }
    return false
  }

  /// Whether the clause around `i` has a finite verb, between the marks on its two sides.
  private func hasFinite(_ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    var k = i - 1
    while k >= max(begin, i - 2 * TagRules.window), out.states[k] != TagState.comma, out.states[k] != TagState.stop {
      if TagRules.isFinite(out.states[k]) { return true }
      k -= 1
    }
    k = i + 1
    while k < min(end, i + 2 * TagRules.window), out.states[k] != TagState.comma, out.states[k] != TagState.stop, out.states[k] != TagState.cconj {
      if TagRules.isFinite(out.states[k]) || out.states[k] == TagState.participle { return true }
      k += 1
    }
    return false
  }

  /// Whether the token is four digits that name a year.
  private func isYear(_ i: Int, _ words: Words) -> Bool {
    let start = Int(words.tokens.starts[i])
    guard Int(words.tokens.ends[i]) - start == 4, start + 1 < words.text.count else { return false }
    let first = words.text[start]
    let second = words.text[start + 1]
    return first == 0x31 && second >= 0x37 && second <= 0x39 || first == 0x32 && second == 0x30
  }

  /// Gives a token the likeliest of its readings with this part of speech, and the state.
  func choose(_ tag: PartOfSpeech, _ s: UInt8, _ i: Int, _ words: Words, _ out: inout Syntax) {
    set(&out, i, tag, s)
    guard words.forms[i] >= 0 else { return }
    let lexicon = grammar.lexicon
    var best = -1
    for r in lexicon.range(of: Int(words.forms[i]), in: lexicon.formReadingFirst) where lexicon.readingTag[r] == Int(tag.rawValue) {
      if best < 0 || lexicon.readingWeight[r] > lexicon.readingWeight[best] { best = r }
    }
    guard best >= 0 else { return }
    out.lemmas[i] = Int32(truncatingIfNeeded: lexicon.readingLemma[best])
    out.features[i] = WordFeatures(rawValue: lexicon.readingFeatures[best])
  }
}
