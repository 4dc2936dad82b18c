internal import Lexicon

/// Marks the *it* that stands for a clause behind it and for nobody: "it is crucial to temper hopes", "it was decided that …", "this makes it
/// hard to agree". A pronoun so marked is referred to nothing and fills no slot.
///
/// Time is linear in the clauses and their complements.
struct Expletives {
  let grammar: Grammar

  func run(_ out: inout Syntax) {
    guard !out.phrases.isEmpty else { return }
    for c in out.clauses.indices {
      // What *it* stands for is a complement. Asked together: few clauses have both, but that one has the one or the other nothing foresees.
      let hasComplement = out.clauses[c].firstComplement != out.clauses[c].endComplement ? 1 : 0
      let subject = out.clauses[c].subject
      let object = out.clauses[c].object
      let isSubject = isIt(subject, out)
      let isObject = isIt(object, out)
      guard hasComplement & (isSubject | isObject) != 0 else { continue }
      if isSubject != 0, standsFor(out.clauses[c], out) { out.phrases[Int(subject)].flags.insert(.expletive) }
      if isObject != 0, isJudged(out.clauses[c], out) { out.phrases[Int(object)].flags.insert(.expletive) }
    }
  }

  /// 1 where the phrase is *it*, else 0. There must be some phrase.
  @inline(__always)
  private func isIt(_ p: Int32, _ out: Syntax) -> Int {
    let isSome = ~(p &>> 31)
    return (out.kinds[Int(out.phrases[Int(p & isSome)].head)] == WordKind.it ? 1 : 0) & Int(isSome)
  }

  /// Whether a subject *it* is the clause behind the predicate.
  private func standsFor(_ clause: ClauseFrame, _ out: Syntax) -> Bool {
    for k in out.complements[Int(clause.firstComplement)..<Int(clause.endComplement)] where k.clause >= 0 {
      let isFinite = k.kind == .that || k.kind == .wh
      guard isFinite || k.kind == .infinitive else { continue }
      let traits = grammar.traits(out.lemmas[Int(clause.predicate)])
      switch clause.kind {
      // Not "it is ready to sign", "it is confident that …".
      case .adjective: if out.kinds[Int(clause.predicate)] != WordKind.personal { return true }
      case .noun: return true
      case .verb:
        // "it was agreed that …", but not "it was told that …"; "it seems that …".
        if isFinite, clause.flags.contains(.passive), traits.isDisjoint(with: [.addressee, .objectControl]) { return true }
        if isFinite, !clause.flags.contains(.passive), clause.object < 0, traits.contains(.linking) { return true }
      case .other: break
      }
    }
    return false
  }

  /// Whether an object *it* is what an adjective or noun behind it judges: the clause that follows.
  private func isJudged(_ clause: ClauseFrame, _ out: Syntax) -> Bool {
    var isCalled = false
    var followed = false
    for k in out.complements[Int(clause.firstComplement)..<Int(clause.endComplement)] {
      if k.kind == .predicative { isCalled = true }
      if k.clause >= 0, k.kind == .infinitive || k.kind == .that { followed = true }
    }
    return isCalled && followed
  }
}
