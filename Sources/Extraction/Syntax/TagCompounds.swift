internal import Lexicon
internal import Segmentation

// Forms that may be a noun or a verb, where they are the head of a compound or take an object.
extension TagRules {
  /// "seeks robust security guarantees", "for ceasefire talks": a form that is a plural noun or a verb, behind a bare singular noun that
  /// itself is the object of a verb or preposition, is the head of the compound. A verb that may take a clause without *that* ("says
  /// growth slows") leaves it open.
  func isCompoundHead(_ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    // "on arms exports": a plural is no subject of this verb, but what it hangs on may be ("a group of protesters demands").
    let isPlural = i > begin && out.states[i - 1] == TagState.nouns
    guard i > begin, out.states[i - 1] == TagState.noun || isPlural else { return false }
    // "his lack of care causes damage": with an object behind it, it is the verb.
    if i + 1 < end {
      let next = out.states[i + 1]
      if next == TagState.acc || out.kinds[i + 1] == WordKind.that
        || TagRules.isNominal(next) && next != TagState.num && out.kinds[i + 1] != WordKind.day && out.kinds[i + 1] != WordKind.time
        || (next == TagState.det || next == TagState.poss) && !(i + 2 < end && grammar.traits(out.lemmas[i + 2]).contains(.time))
      {
        return false
      }
    }
    var k = i - 1
    // The marks of "“unprovoked” missile strikes" stand for nothing.
    if isPlural { k -= 1 }
    while k >= max(begin, i - 6), out.states[k] == TagState.noun || out.states[k] == TagState.adj || out.states[k] == TagState.quote { k -= 1 }
    guard k >= begin else { return false }
    // "for this week's joint air drills", "for the joint air drills": with a determiner the noun may be whole without it.
    var isWhole = false
    while k > begin, k > i - 9,
      out.states[k] == TagState.det || out.states[k] == TagState.poss || out.states[k] == TagState.num || out.states[k] == TagState.possessive
        || isWhole && (out.states[k] == TagState.noun || out.states[k] == TagState.propn || out.states[k] == TagState.adj)
    {
      isWhole = true
      k -= 1
    }
    let s = out.states[k]
    if s == TagState.adp { return isPlural ? out.kinds[k] != WordKind.of && hasVerb(before: k, begin, out) : !isWhole || hasVerb(before: k, begin, out) }
    // "demands: security guarantees, reparations"
    if out.kinds[k] == PunctuationKind.colon, i + 1 < end, out.states[i + 1] == TagState.comma || out.states[i + 1] == TagState.cconj { return true }
    if isWhole { return false }
    guard s >= TagState.base && s < TagState.beFinite else { return false }
    return grammar.traits(out.lemmas[k]).isDisjoint(with: [.report, .clause])
  }

  /// Whether the clause before a preposition has its verb, and that is none that takes a clause without *that* ("said the man in the hat
  /// runs a bank").
  private func hasVerb(before preposition: Int, _ begin: Int, _ out: Syntax) -> Bool {
    var j = preposition - 1
    // ", he said, for …"
    if j > begin, out.states[j] == TagState.comma { j -= 1 }
    let last = j
    while j >= max(begin, preposition - TagRules.window) {
      let s = out.states[j]
      if s == TagState.sconj || s == TagState.rel || s == TagState.cconj || s == TagState.stop || s == TagState.comma || s == TagState.quote { return false }
      if TagRules.isFinite(s) || s == TagState.participle {
        return j == last && last < preposition - 1 || grammar.traits(out.lemmas[j]).isDisjoint(with: [.report, .clause])
      }
      j -= 1
    }
    return false
  }

  /// "slams China drills", "rejects Greenland bid", "over Gaza remarks": a headline's compound of a name and what may be a noun or a verb, in a clause that has
  /// its verb in the present tense; "struck Hamas targets", the object of any. Behind a verb that takes a clause, and in a relative clause it may be the verb.
  func isHeadBehindName(_ words: Words, _ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i > begin + 1, out.states[i - 1] == TagState.propn, words.nameOf[i - 1] >= 0 else { return false }
    let name = Int(words.nameOf[i - 1])
    guard name < words.names.count, !words.names[name].isPlural || out.states[i] == TagState.third else { return false }
    var k = Int(words.names[name].first) - 1
    while k > max(begin, i - TagRules.window), out.states[k] == TagState.adj || out.states[k] == TagState.possessive || out.states[k] == TagState.propn {
      k -= 1
    }
    // An object of the verb may go on ("condemns US arms sales"); what is of a preposition may be the verb's subject then.
    guard k > begin else { return false }
    let last = k
    let isPast = out.states[last] == TagState.past || out.states[last] == TagState.participle
    let isObject = TagRules.isPresent(out.states[last]) || isPast && out.lemmas[last] != grammar.do
    guard isObject || out.states[last] == TagState.adp && (i + 1 == end || TagRules.endsPhrase(out.states[i + 1])) else { return false }
    // Back to where the clause begins.
    var hasVerb = false
    while k >= max(begin, i - TagRules.window) {
      let s = out.states[k]
      if s == TagState.comma || s == TagState.stop || s == TagState.cconj && hasVerb { break }
      if s == TagState.sconj || s == TagState.rel || s == TagState.cconj || s == TagState.past && k < last { return false }
      if TagRules.isPresent(s) || s == TagState.past || k == last && isPast {
        if hasVerb || !grammar.traits(out.lemmas[k]).isDisjoint(with: [.report, .clause, .bareInfinitive]) { return false }
        hasVerb = true
      }
      k -= 1
    }
    return hasVerb
  }

  private static func isPresent(_ s: UInt8) -> Bool { s == TagState.third || s == TagState.present }

  /// Whether a phrase may end before a token of this state.
  private static func endsPhrase(_ s: UInt8) -> Bool {
    s == TagState.adp || s == TagState.stop || s == TagState.comma || s == TagState.sconj || s == TagState.cconj || s == TagState.quote
  }

  /// "Peace talks between Togo and Ghana stalled": behind a noun or where a phrase begins, what is between several is a noun.
  func startsBetween(_ i: Int, _ begin: Int, _ end: Int, _ out: Syntax) -> Bool {
    guard i + 1 < end, out.kinds[i + 1] == WordKind.between else { return false }
    switch state(out, i - 1, begin, end) {
    case TagState.start, TagState.stop, TagState.comma, TagState.adj, TagState.noun, TagState.adp, TagState.det: return true
    default: return false
    }
  }

  /// "of killing protesters": behind *of* and before people, what is far oftener a verb's gerund than a noun has them for its object ("of mining workers" is a
  /// compound).
  func deed(_ words: Words, _ i: Int, _ end: Int, _ out: inout Syntax) {
    guard i + 1 < end, out.states[i + 1] == TagState.nouns, words.forms[i] >= 0, words.nameOf[i] < 0, isPerson(out.lemmas[i + 1]),
      weight(.verb, i, words) > weight(.noun, i, words)
    else { return }
    for r in grammar.lexicon.range(of: Int(words.forms[i]), in: grammar.lexicon.formReadingFirst)
    where WordFeatures(rawValue: grammar.lexicon.readingFeatures[r]).contains(.gerund) {
      set(&out, i, .verb, TagState.gerund)
      out.features[i] = .gerund
      out.lemmas[i] = Int32(truncatingIfNeeded: grammar.lexicon.readingLemma[r])
      out.tags[i - 1] = .sconj
      return
    }
  }

  private func isPerson(_ lemma: Int32) -> Bool {
    grammar.classes(lemma).contains(.person)
  }
}
