internal import Lexicon

// Phrases that say in what spirit something is done: "in a swipe at …", "as a rebuke to …", "in a show of support for …".
extension DocumentReading {
  /// The complement of the clause that the phrase, or the noun whose of-phrase it is, says the manner of; nil where it says none.
  func manner(_ p: Int32, _ clause: ClauseFrame) -> Complement? {
    var outermost = p
    var steps = 0
    while phrase(outermost).governor >= 0, steps < 4 {
      let preposition = Int(phrase(outermost).preposition)
      guard preposition >= 0, kind(preposition) == WordKind.of else { return nil }
      outermost = phrase(outermost).governor
      steps += 1
    }
    let np = phrase(outermost)
    guard np.possessor < 0, np.flags.contains(.indefinite), !np.flags.contains(.time) else { return nil }
    return syntax.complements(of: clause).first {
      $0.kind == .prepositional && $0.phrase == outermost && (kind(Int($0.marker)) == WordKind.as || kind(Int($0.marker)) == WordKind.in)
    }
  }
}
