internal import Lexicon

// Looking ahead for the verb of a phrase.
extension ClauseBuilder {
  /// The index of the finite group whose subject the phrase at `u` can be, or -1: over its prepositional phrases, adverbs, a parenthesis, a relative clause.
  mutating func finiteBehind(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Int {
    var k = u + 1
    var relatives = 0
    // Relative clauses behind a comma: another closes them.
    var insertions = 0
    var infinitive = -1
    let limit = min(chunks.units.count, u + ClauseBuilder.window)
    while k < limit {
      let unit = chunks.units[k]
      switch unit.kind {
      case .group:
        let group = chunks.groups[Int(unit.ref)]
        switch group.form {
        case .finite, .auxiliary:
          if relatives == 0 { return Int(unit.ref) }
          relatives -= 1
          // "a bill, which economists say could hurt": both verbs are the relative clause's.
          if k + 1 < limit, chunks.units[k + 1].kind == .group, !grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.clause, .report]) { k += 1 }
        case .participle: if k == u + 1 && group.isAmbiguous && !secondFiniteFollows(k, chunks) { return Int(unit.ref) }
        case .infinitive: infinitive = k
        case .gerund: if k > u + 1 && relatives == 0 && chunks.units[k - 1].kind != .preposition { return -1 }
        case .base: return -1
        }
      case .preposition:
        if k + 1 < limit, chunks.units[k + 1].kind == .phrase || chunks.units[k + 1].kind == .relative {
          k += 1
          if chunks.units[k].kind == .relative { relatives += 1 }
        }
      case .relative: relatives += 1
      case .adverb, .quote, .joined, .other, .adjective: break
      case .phrase:
        // "no plans to expand the scheme exist", "any attempt to remove him would fail"
        if infinitive == k - 1, !phrases[Int(unit.ref)].flags.contains(.pronoun) || out.states[Int(phrases[Int(unit.ref)].head)] == TagState.acc,
          !grammar.traits(out.lemmas[Int(chunks.groups[Int(chunks.units[infinitive].ref)].head)]).contains(.clause)
        {
          // "the decision to let reporters watch": what looks like a plural's verb is the infinitive's.
          if k + 1 < limit, chunks.units[k + 1].kind == .group,
            grammar.traits(out.lemmas[Int(chunks.groups[Int(chunks.units[infinitive].ref)].head)]).contains(.bareInfinitive),
            out.states[Int(chunks.groups[Int(chunks.units[k + 1].ref)].head)] == TagState.present
          {
            k += 1
          }
          break
        }
        if relatives == 0 && !phrases[Int(unit.ref)].flags.contains(.reflexive) && !phrases[Int(unit.ref)].flags.contains(.time) { return -1 }
      case .comma:
        if k + 1 < limit, chunks.units[k + 1].kind == .relative {
          insertions += 1
        } else if relatives == 0 {
          guard insertions > 0 else { return -1 }
          insertions -= 1
        }
      default: return -1
      }
      k += 1
    }
    return -1
  }

  mutating func finiteFollows(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool { finiteBehind(u, chunks, out) >= 0 }

  /// Whether one more finite group follows the one behind `u`: then the nearer belongs to a relative clause.
  mutating func secondFiniteFollows(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    var seen = 0
    var k = u + 1
    while k < min(chunks.units.count, u + ClauseBuilder.window) {
      switch chunks.units[k].kind {
      case .group:
        let form = chunks.groups[Int(chunks.units[k].ref)].form
        if form == .finite || form == .auxiliary {
          seen += 1
          if seen == (chunks.units[u].kind == .group ? 1 : 2) { return true }
        }
      case .subordinator, .semicolon, .colon, .conjunction, .stop: return false
      default: break
      }
      k += 1
    }
    return false
  }

  mutating func secondFinite(_ u: Int, _ chunks: borrowing Chunks) -> Bool { secondFiniteFollows(u, chunks) }

  /// Whether a group ends the sentence, or is followed by a mark or only by whom was spoken to: "…, Lula said (on Monday)."
  mutating func endsAfterGroup(_ group: Int, _ u: Int, _ chunks: borrowing Chunks) -> Bool {
    var k = u + 1
    while k < min(chunks.units.count, u + ClauseBuilder.window), !(chunks.units[k].kind == .group && Int(chunks.units[k].ref) == group) { k += 1 }
    k += 1
    while k < chunks.units.count {
      switch chunks.units[k].kind {
      case .stop, .comma, .colon, .dash, .quote, .close: return true
      case .subordinator: return true
      case .adverb, .preposition, .phrase, .joined, .other: k += 1
      case .group: return chunks.groups[Int(chunks.units[k].ref)].form == .gerund
      default: return false
      }
      if k > u + 2 * ClauseBuilder.window { return false }
    }
    return true
  }
}
