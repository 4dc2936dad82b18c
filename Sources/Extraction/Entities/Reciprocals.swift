internal import Lexicon
internal import Segmentation

/// "Oslo and Bern blamed each other": the phrase stands for all who are the clause's subject, each of whom does it to the rest.
struct Reciprocals {
  /// Tells `out` whom they stand for.
  func run(_ words: Words, _ syntax: Syntax, _ out: inout References) {
    let phrases = syntax.phrases.span
    for clause in syntax.clauses where clause.subject >= 0 {
      take(clause.object, of: clause.subject, words, phrases, &out)
      for k in syntax.complements(of: clause) where k.phrase >= 0 { take(k.phrase, of: clause.subject, words, phrases, &out) }
    }
  }

  private func take(_ p: Int32, of subject: Int32, _ words: Words, _ phrases: Span<NounPhrase>, _ out: inout References) {
    guard p >= 0, p != subject, isReciprocal(words, phrases[Int(p)]), phrases[Int(subject)].nextConjunct >= 0 else { return }
    var group: [Int32] = []
    var q = subject
    while q >= 0, group.count < 8 {
      group.append(q)
      q = phrases[Int(q)].nextConjunct
    }
    out.groupOf[phrases[Int(p)].head] = group
  }

  /// *each other*, *one another*
  private func isReciprocal(_ words: Words, _ p: NounPhrase) -> Bool {
    let head = Int(p.head)
    let first = words.traits[Int(p.first)]
    // To the phrases *one* is a number by itself.
    if p.end - p.first == 1, head + 1 < words.count, words.traits[head + 1].kind == WordKind.quantifier {
      return first.canBe(Int(PartOfSpeech.num.rawValue)) && words.traits[head + 1].canBe(Int(PartOfSpeech.det.rawValue))
    }
    guard p.end - p.first == 2, words.traits[head].kind == WordKind.other else { return false }
    return first.kind == WordKind.quantifier && first.canBe(Int(PartOfSpeech.det.rawValue))
  }
}
