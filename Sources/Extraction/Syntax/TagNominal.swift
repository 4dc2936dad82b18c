internal import Lexicon

// Forms that may be a noun or a verb, where more than the word before tells which.
extension TagRules {
  /// Mends a verb form that its surroundings show to be a noun or an adjective.
  func nominal(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: inout Syntax) {
    guard words.nameOf[i] < 0 else { return }
    switch out.states[i] {
    case TagState.present, TagState.base:
      guard hasReading(.noun, i, words), isSingularHead(i, begin, end, words, out) else { return }
      choose(.noun, TagState.noun, i, words, &out)
      // "an original take": what was taken for the subject describes it.
      if out.states[i - 1] == TagState.noun, out.states[i - 2] == TagState.det, words.nameOf[i - 1] < 0, hasReading(.adj, i - 1, words) {
        choose(.adj, TagState.adj, i - 1, words, &out)
      }
    case TagState.gerund:
      guard isVerbalNoun(i, begin, end, out) else { return }
      if hasReading(.noun, i, words) { choose(.noun, TagState.noun, i, words, &out) }
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
      if k >= begin, out.states[k] == TagState.beFinite || out.states[k] == TagState.beNonfinite || TagRules.isVerb(out.states[k]) && grammar.traits(out.lemmas[k]).contains(.linking) { return false }
    default: return false
    }
    guard i + 1 < end else { return true }
    let next = out.states[i + 1]
    return next == TagState.adp || next == TagState.stop || next == TagState.comma || next == TagState.cconj || TagRules.isFinite(next) || next == TagState.quote
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
