internal import Lexicon

/// Words that say something of a name beside them: the records of `organisation-heads*.txt` whose pattern is one of these.
extension ListLoader {
  /// Their words are as they stand in the text.
  private static let formPatterns: [String: FormContext] = [
    "before body": .bodyBefore, "behind body": .bodyBehind, "with body": .bodyComplement, "verb of body": .bodyVerb,
    "verb of place": .placeVerb, "before town": .townBegin, "company suffix": .companySuffix, "behind team": .teamBehind,
    "score sheet": .scoreSheet, "plain in a headline": .plainInHeadline, "kind of body": .kindOfBody,
    "preposition of place": .placePreposition, "preposition of direction": .towardPreposition, "preposition of contest": .overPreposition,
    "preposition of two": .betweenPreposition, "preposition of matter": .onPreposition, "preposition of stance": .stancePreposition,
    "pair of states": .pairOfStates, "pair of any": .pairOfAny, "pair of bodies": .pairOfBodies, "pair of people": .pairOfPeople,
    "not holder": .notHolder, "speak for owner": .speaksForOwner,
  ]
  /// Their words are lemmas, which stand for all their forms.
  private static let lemmaPatterns: [String: FormContext] = [
    "way to place": .way, "going": .going, "object place": .placeObject, "statehood": .statehood, "behind state": .stateBefore,
    "deed for team": .teamDeed,
  ]

  /// Marks the words of a record with what its pattern says; false where the pattern is none of these.
  func context(_ record: Record, _ pattern: String, _ words: [String]) -> Bool {
    if let context = ListLoader.formPatterns[pattern] {
      for word in words {
        // Of a compound the last word decides.
        if let last = tokenize(word).last { builder.formContext[builder.form(last)].formUnion(context) }
      }
      return true
    }
    guard let context = ListLoader.lemmaPatterns[pattern] else { return false }
    for word in words {
      guard let lemma = builder.existingLemma(word) else {
        report(record.problem("`\(word)` is the lemma of no word.", record.first("words")))
        continue
      }
      for form in builder.forms(ofLemma: lemma) { builder.formContext[form].formUnion(context) }
    }
    return true
  }
}
