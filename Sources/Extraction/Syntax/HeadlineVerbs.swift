internal import Lexicon
internal import Segmentation

// Verbs that a headline hides: it has no articles, and its plural verbs look like nouns ("Democrats Attack Budget") or prepositions ("Leaders Back Plan").
extension Tagger {
  /// What a headline has besides a finite verb is left alone where it has one; else the word behind a subject of several is taken as one, if it can be.
  mutating func findHeadlineVerb(_ p: Int, _ words: Words, _ out: inout Syntax) {
    let begin = Int(pieces[p].begin)
    let end = Int(pieces[p].end)
    guard end - begin >= 3, end - begin <= 30, pieces[p].seen.isDisjoint(with: Tagger.verbs) else { return }
    for i in begin + 1..<end - 1 where mayBePlural(i) && !words.tokens.flags[i].contains(.punctuation) {
      guard isOfSeveral(words, i, begin, out), goesOn(out, i, end) else { continue }
      retag(p, Tagger.headlineBonus, &out, only: i)
      return
    }
  }

  /// Twelve bits: enough for any verb that the lexicon has, and far from what the search can hold.
  private static let headlineBonus: Int16 = 96

  /// Whether a word can be a verb of several: "back", "sign".
  private func mayBePlural(_ i: Int) -> Bool {
    let place = lists[i - Int(pieces[0].begin)]
    for k in place.first..<place.first + place.count where arena[k].state == TagState.present { return true }
    return false
  }

  /// Whether what ends before a token means several: a name of many ("Democrats"), two names ("Niger, Nigeria"; "Niger and Nigeria"), and before a word that
  /// looks like a preposition a plural.
  private func isOfSeveral(_ words: Words, _ i: Int, _ begin: Int, _ out: Syntax) -> Bool {
    let name = Int(words.nameOf[i - 1])
    guard name >= 0, name < words.names.count, words.nameOf[i] < 0 else { return out.kinds[i] == WordKind.phrasal && out.states[i - 1] == TagState.nouns }
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
