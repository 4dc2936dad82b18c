internal import Lexicon
internal import Segmentation

// Verbs that a headline hides: it has no articles, and its plural verbs look like nouns ("Democrats Attack Budget") or prepositions ("Leaders Back Plan").
extension Tagger {
  /// What a headline has besides a finite verb is left alone where it has one; else the word behind a subject of several is taken as one, if it can be.
  mutating func findHeadlineVerb(_ p: Int, _ words: Words, _ out: inout Syntax) {
    let begin = Int(pieces[p].begin)
    let end = Int(pieces[p].end)
    guard end - begin >= 3, end - begin <= 30 else { return }
    let last = pieces[p].seen.isDisjoint(with: Tagger.verbs) ? end : endWithoutVerb(out, begin, end)
    guard last >= begin + 3 else { return }
    for i in begin + 1..<last - 1 where !words.tokens.flags[i].contains(.punctuation) && words.nameOf[i] < 0 {
      let isMissed =
        mayBe(TagState.present, i) && isOfSeveral(words, i, begin, out) && goesOn(out, i, end)
        || mayBe(TagState.third, i) && isOfOne(words, i, out) && goesOn(out, i, end)
      guard isMissed else { continue }
      retag(p, Tagger.headlineBonus, &out, only: i)
      return
    }
  }

  /// Where the first clause ends that is followed by another with *as*, *after*, *if*, if it has no verb ("Oslo and Rome Exchange Prisoners as Truce Holds").
  private func endWithoutVerb(_ out: Syntax, _ begin: Int, _ end: Int) -> Int {
    for i in begin..<end {
      if out.states[i] == TagState.sconj || Tagger.opening.contains(out.kinds[i]) && i > begin { return i }
      if TagRules.isVerb(out.states[i]) || out.states[i] == TagState.stop || out.states[i] == TagState.rel { return begin }
    }
    return begin
  }

  /// What may be a preposition too, as long as no rule has looked further.
  private static let opening = [WordKind.as, WordKind.subordinator, WordKind.awaiting, WordKind.when, WordKind.if, WordKind.condition]

  /// Twelve bits: enough for any verb that the lexicon has, and far from what the search can hold.
  private static let headlineBonus: Int16 = 96

  /// Whether a word can be a finite verb in this form: "back", "sign" of several, "rules" of one.
  private func mayBe(_ state: UInt8, _ i: Int) -> Bool {
    let place = lists[i - Int(pieces[0].begin)]
    for k in place.first..<place.first + place.count where arena[k].state == state { return true }
    return false
  }

  /// Whether an official ends before a token ("Judge Rules in …", "Lawmaker Votes for …"; but of a student there are *loans*), and before *against* anybody
  /// ("Court Rules Against …").
  private func isOfOne(_ words: Words, _ i: Int, _ out: Syntax) -> Bool {
    guard out.states[i - 1] == TagState.noun else { return false }
    if let title = titles.title(words, endingAt: i), !title.isPlural, titles.lexicon.titleKind[title.title] != NameBuilder.relation { return true }
    guard out.kinds[i + 1] == WordKind.against else { return false }
    return !classes(out, i - 1).isDisjoint(with: [.person, .group])
  }

  private func classes(_ out: Syntax, _ i: Int) -> LemmaClasses {
    out.lemmas[i] >= 0 ? LemmaClasses(rawValue: titles.lexicon.lemmaClasses[Int(out.lemmas[i])]) : []
  }

  /// Whether what ends before a token means several: a name of many ("Democrats"), two names ("Niger, Nigeria"; "Niger and Nigeria"), people ("Students Clash
  /// With Police"), a body of many before *with* ("Police Clash With Students"), and before a word that looks like a preposition any plural.
  private func isOfSeveral(_ words: Words, _ i: Int, _ begin: Int, _ out: Syntax) -> Bool {
    let name = Int(words.nameOf[i - 1])
    guard name >= 0, name < words.names.count else {
      guard out.states[i - 1] == TagState.nouns else { return false }
      let classes = classes(out, i - 1)
      return out.kinds[i] == WordKind.phrasal || classes.contains(.person) || classes.contains(.group) && out.kinds[i + 1] == WordKind.with
    }
    if words.names[name].isPlural { return true }
    let first = Int(words.names[name].first)
    guard first - 2 >= begin, words.nameOf[first - 2] >= 0 else { return false }
    // The row stands at the beginning, or a list of places would be one ("Storms in Niger, Nigeria").
    guard Int(words.names[Int(words.nameOf[first - 2])].first) == begin else { return false }
    return out.kinds[first - 1] == PunctuationKind.comma || out.kinds[first - 1] == WordKind.and
  }

  /// Whether what stands behind a token may be a verb's object or place: "Back Plan", "Clash With Police", but not "Back in Town", "Back Home".
  private func goesOn(_ out: Syntax, _ i: Int, _ end: Int) -> Bool {
    let next = out.states[i + 1]
    if TagRules.isNominal(next) || next == TagState.det || next == TagState.adj || next == TagState.poss {
      return out.kinds[i + 1] != WordKind.day && out.kinds[i + 1] != WordKind.time
    }
    return out.kinds[i] != WordKind.phrasal && (next == TagState.adp || next == TagState.to)
  }
}
