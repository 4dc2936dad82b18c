internal import Lexicon

// What the lexicon says of the units at all predicates, asked for before it is read.
extension UnitMatcher {
  /// Asks the processor for the units of all clauses' predicates, and for the lists of the first ones' targets. A clause's way to them is a row of
  /// lines of memory, each of which says where the next is: so the processor waits for those of many clauses at a time. Only a hint: nothing depends on
  /// what it comes to.
  func readAhead() {
    let (allClauses, allFacts) = (syntax.clauses, reading.tokenFacts)
    let (clauses, facts) = (allClauses.span, allFacts.span)
    var room = [Int32](filled: 0, count: clauses.count)
    var places = room.mutableSpan
    let begins = LemmaTraits.beginsUnit(15).union(.beginsUnit(7)).union(.beginsUnit(0))
    for c in clauses.indices {
      let fact = facts[Int(max(0, clauses[c].predicate))]
      // Whether most begin one nothing foresees: the lemma itself, or the first of all, whose line is asked for again and again.
      let mask = fact.traits.isDisjoint(with: begins) ? 0 : ~0
      places[c] = Int32(truncatingIfNeeded: lexicon.lemmaNode[Int(fact.lemma) & mask])
    }
    lexicon.nodeUnitFirst.prefetch(places.span, clauses.count)
    for c in clauses.indices { places[c] = Int32(truncatingIfNeeded: lexicon.nodeUnitFirst[Int(places[c])]) }
    lexicon.unitFrame.prefetch(places.span, clauses.count)
    for c in clauses.indices { places[c] = Int32(truncatingIfNeeded: Int(lexicon.unit(Int(places[c])).target)) }
    lexicon.slotKind.prefetch(places.span, clauses.count)
  }
}
