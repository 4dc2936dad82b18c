internal import Lexicon

/// From where to where a clause reaches.
private struct Extent {
  var first: Int32
  var end: Int32

  /// Widens it over a phrase, its conjuncts and what is attached to the last of them.
  mutating func cover(_ phrase: Int32, _ phrases: borrowing Scratch<NounPhrase>) {
    var p = Int(phrase)
    first = min(first, phrases[p].first)
    var steps = 0
    while steps < 40 {
      steps += 1
      end = max(end, phrases[p].end)
      let next = Int(phrases[p].nextConjunct)
      if next > p {
        p = next
        continue
      }
      var last = Int(phrases[p].firstAttached)
      if last < 0 { return }
      while Int(phrases[last].nextAttached) > last { last = Int(phrases[last].nextAttached) }
      if last <= p { return }
      p = last
    }
  }
}

extension ClauseBuilder {
  /// A clause reaches from its first token to where the next clause at its level, or the sentence, ends.
  static func extents(
    from firstClause: Int, _ pending: borrowing Scratch<PendingComplement>, _ words: Words, _ phrases: borrowing Scratch<NounPhrase>,
    _ kinds: [UInt8], _ clauses: inout Scratch<ClauseFrame>
  ) {
    var c = firstClause
    while c < clauses.count {
      var extent = Extent(first: clauses[c].first, end: clauses[c].end)
      let antecedent = clauses[c].antecedent
      let subject = clauses[c].subject
      if subject >= 0, subject != antecedent, !clauses[c].flags.contains(.sharedSubject) { extent.cover(subject, phrases) }
      let object = clauses[c].object
      if object >= 0, object != antecedent { extent.cover(object, phrases) }
      if clauses[c].indirectObject >= 0 { extent.cover(clauses[c].indirectObject, phrases) }
      if clauses[c].agent >= 0 { extent.cover(clauses[c].agent, phrases) }
      if clauses[c].marker >= 0, clauses[c].link != .coordinate { extent.first = min(extent.first, clauses[c].marker) }
      extent.end = max(extent.end, clauses[c].particle + 1)
      let behind = Int(extent.end)
      if clauses[c].kind != .verb {
        extent.end = max(extent.end, clauses[c].predicate + 1)
      } else if extent.end == clauses[c].groupEnd, behind < words.count, kinds[behind] == WordKind.particle,
        words.sentenceOf[behind] == clauses[c].sentence
      {
        // "… should step down."
        extent.end += 1
      }
      clauses[c].first = extent.first
      clauses[c].end = extent.end
      c += 1
    }
    var k = pending.count - 1
    while k >= 0, Int(pending[k].clause) >= firstClause {
      let clause = Int(pending[k].clause)
      var extent = Extent(first: clauses[clause].first, end: clauses[clause].end)
      if pending[k].complement.phrase >= 0 { extent.cover(pending[k].complement.phrase, phrases) }
      if pending[k].complement.token >= 0 { extent.end = max(extent.end, pending[k].complement.token + 1) }
      clauses[clause].first = extent.first
      clauses[clause].end = extent.end
      k -= 1
    }
    c = clauses.count - 1
    while c >= firstClause {
      // Dependent clauses behind a clause lie inside it; they are closed already, as they come later.
      let governor = Int(clauses[c].governor)
      if governor >= firstClause, governor < clauses.count, clauses[c].link != .coordinate, clauses[c].link != .parataxis {
        clauses[governor].first = min(clauses[governor].first, clauses[c].first)
        clauses[governor].end = max(clauses[governor].end, clauses[c].end)
      }
      c -= 1
    }
  }
}
