internal import Lexicon
internal import Segmentation

// Subjects that deny what is said of them.
extension ClauseBuilder {
  /// "neither side", "nobody", "no country", "not a single senator" deny the clause; "few senators", "hardly any senators" nearly do.
  func denyBySubject(_ subject: Int32, _ clause: inout ClauseFrame, _ out: Syntax) {
    let phrase = phrases[Int(subject)]
    let first = Int(phrase.first)
    if phrase.flags.contains(.negative) {
      clause.flags.insert(.negated)
      clause.negator = phrase.first
    } else if first > 0, out.kinds[first - 1] == WordKind.not, out.features[first].contains(.indefinite) {
      clause.flags.insert(.negated)
      clause.negator = phrase.first - 1
    } else if first > 0, out.kinds[first - 1] == WordKind.hardly {
      clause.flags.insert(.nearNegated)
      clause.negator = phrase.first - 1
    } else if out.kinds[first] == WordKind.quantifier, grammar.traits(out.lemmas[first]).contains(.scant) {
      clause.flags.insert(.nearNegated)
      clause.negator = phrase.first
    }
  }
}
