internal import Lexicon
internal import Segmentation

// Whom a description with a clause of its own is about: "CNN, a network that he attacked", "CNN is one of four networks that he attacked".
extension DocumentReading {
  /// Where these mark a copular clause, nobody says that its subject is so.
  static let unsaid: ClauseFlags = [.negated, .nearNegated, .question, .conditional, .counterfactual]

  /// The entity that a phrase with a relative clause describes: the name before its comma, or the subject that is said to be it.
  func described(_ p: Int32) -> (entity: Int32, mention: Int32)? {
    let np = phrase(p)
    guard np.flags.isDisjoint(with: [.pronoun, .name, .relative, .negative]), np.possessor < 0, np.first > 1 else { return nil }
    if !np.flags.contains(.plural) {
      if let found = beforeComma(np) { return found }
      return subjectOfPredicate[Int(p)] >= 0 ? bearer(subjectOfPredicate[Int(p)], of: Int(np.head)) : nil
    }
    // "one of four networks that …"
    guard np.governor >= 0, np.preposition >= 0, kind(Int(np.preposition)) == WordKind.of else { return nil }
    let whole = phrase(np.governor)
    guard syntax.tags[Int(whole.head)] == .num, !whole.flags.contains(.plural), subjectOfPredicate[Int(np.governor)] >= 0 else { return nil }
    return bearer(subjectOfPredicate[Int(np.governor)], of: Int(np.head))
  }

  /// "CNN, a network that …": the name right before the comma, no item of a list.
  private func beforeComma(_ np: NounPhrase) -> (entity: Int32, mention: Int32)? {
    let comma = Int(np.first) - 1
    guard np.flags.contains(.indefinite), syntax.kinds[comma] == PunctuationKind.comma, words.tokens.flags[comma].contains(.punctuation),
      !np.isLaterConjunct
    else { return nil }
    let q = syntax.phraseOf[comma - 1]
    guard q >= 0, Int(phrase(q).head) == comma - 1, phrase(q).sentence == np.sentence, phrase(q).nextConjunct < 0, !phrase(q).isLaterConjunct else {
      return nil
    }
    return bearer(q, of: Int(np.head))
  }

  /// The name that a phrase is, where a noun can describe it: persons by nouns for persons, bodies and countries by nouns for such.
  private func bearer(_ q: Int32, of noun: Int) -> (entity: Int32, mention: Int32)? {
    let m = mention(at: Int(phrase(q).head))
    guard m >= 0, phrase(q).nextConjunct < 0 else { return nil }
    let record = table.mentions[Int(m)]
    let classes = lemmaClasses(noun)
    let isPerson = classes.contains(.person) || lemmaFlags(noun).contains(.personNoun)
    switch record.type {
    case .person: guard isPerson else { return nil }
    case .org, .gpe:
      guard record.form == .given || !isPerson, record.sense != .place || record.form == .given,
        isPerson || classes.contains(.group) || !lemmaFlags(noun).isDisjoint(with: [.bodyNoun, .groupNoun, .placeNoun])
      else { return nil }
    default: return nil
    }
    return (record.entity, m)
  }
}
