internal import Lexicon

// What the form of an auxiliary or a verb says of its group.
extension VerbGroupReader {
  func firstAuxiliary(_ out: Syntax, _ j: Int, _ words: Words, _ group: inout VerbGroup) {
    let features = out.features[j]
    if features.contains(.past) && !features.contains(.pastParticiple) { group.flags.insert(.past) }
    group.isPlural = features.contains(.plural)
    group.isSingular = features.contains(.singular) && features.contains(.third)
  }

  func modal(_ kind: UInt8, _ out: Syntax, _ j: Int, _ end: Int, _ group: inout VerbGroup) {
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
  func main(_ out: inout Syntax, _ j: Int, _ begin: Int, _ end: Int, _ words: Words, _ group: inout VerbGroup) {
    group.head = Int32(j)
    group.end = Int32(j + 1)
    if out.states[j] == TagState.participle, isPastTense(out, j, begin, end), isBoth(words, j, out) { out.states[j] = TagState.past }
    if out.states[j] == TagState.past, hasAgent(out, j, begin, end, words), isBoth(words, j, out) { out.states[j] = TagState.participle }
    switch out.states[j] {
    case TagState.past:
      group.flags.insert(.past)
      group.isAmbiguous = isBoth(words, j, out)
    case TagState.participle:
      group.form = .participle
      group.isAmbiguous = isBoth(words, j, out)
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
        return grammar.classes(lemma).contains(.person)
      case TagState.det, TagState.poss, TagState.adj: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the noun phrase from here says when: "the day before", "last week", "30 years ago".
  func namesTime(_ out: Syntax, _ from: Int, _ end: Int) -> Bool {
    var j = from
    while j < min(end, from + 4) {
      let s = out.states[j]
      if out.kinds[j] == WordKind.day || out.kinds[j] == WordKind.time { return true }
      if TagRules.isNominal(s) && s != TagState.num && grammar.isTime(out, j) { return true }
      if !(TagRules.isNominal(s) || s == TagState.adj) { return false }
      j += 1
    }
    return false
  }

  /// Whether the form is both a past tense and a participle.
  private func isBoth(_ words: Words, _ j: Int, _ out: Syntax) -> Bool {
    guard words.forms[j] >= 0 else { return true }
    let features = out.features[j]
    if features.contains(.listed) { return features.contains(.eitherPast) }
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
}
