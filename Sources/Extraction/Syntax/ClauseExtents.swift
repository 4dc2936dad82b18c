internal import Lexicon

// From where to where a clause reaches.
extension ClauseBuilder {
  /// A clause reaches from its first token to where the next clause at its level, or the sentence, ends.
  func extents(_ words: Words, _ out: inout Syntax) {
    for c in firstClause..<max(firstClause, out.clauses.count) {
      let clause = out.clauses[c]
      let own = clause.flags.contains(.sharedSubject) || clause.subject == clause.antecedent ? -1 : clause.subject
      for p in [own, clause.object == clause.antecedent ? -1 : clause.object, clause.indirectObject, clause.agent] where p >= 0 { cover(p, c, &out) }
      if clause.marker >= 0, clause.link != .coordinate { out.clauses[c].first = min(out.clauses[c].first, clause.marker) }
      if clause.particle >= 0 { out.clauses[c].end = max(out.clauses[c].end, clause.particle + 1) }
      // "… should step down."
      let behind = Int(out.clauses[c].end)
      if clause.kind == .verb, behind == Int(clause.groupEnd), behind < words.count, out.kinds[behind] == WordKind.particle,
        words.sentenceOf[behind] == clause.sentence
      {
        out.clauses[c].end += 1
      }
      if clause.kind != .verb { out.clauses[c].end = max(out.clauses[c].end, clause.predicate + 1) }
    }
    var k = pending.count - 1
    while k >= 0, Int(pending[k].clause) >= firstClause {
      if pending[k].complement.phrase >= 0 { cover(pending[k].complement.phrase, Int(pending[k].clause), &out) }
      if pending[k].complement.token >= 0 {
        out.clauses[Int(pending[k].clause)].end = max(out.clauses[Int(pending[k].clause)].end, pending[k].complement.token + 1)
      }
      k -= 1
    }
    var c = out.clauses.count - 1
    while c >= firstClause {
      // Dependent clauses behind a clause lie inside it; they are closed already, as they come later.
      let governor = Int(out.clauses[c].governor)
      if governor >= firstClause, governor < out.clauses.count, out.clauses[c].link != .coordinate, out.clauses[c].link != .parataxis {
        out.clauses[governor].first = min(out.clauses[governor].first, out.clauses[c].first)
        out.clauses[governor].end = max(out.clauses[governor].end, out.clauses[c].end)
      }
      c -= 1
    }
  }

  /// Widens a clause over a phrase, its conjuncts and what is attached to the last of them.
  func cover(_ phrase: Int32, _ clause: Int, _ out: inout Syntax) {
    var p = phrase
    out.clauses[clause].first = min(out.clauses[clause].first, out.phrases[Int(p)].first)
    var steps = 0
    while steps < 40 {
      steps += 1
      out.clauses[clause].end = max(out.clauses[clause].end, out.phrases[Int(p)].end)
      if out.phrases[Int(p)].nextConjunct > p {
        p = out.phrases[Int(p)].nextConjunct
        continue
      }
      var last = out.phrases[Int(p)].firstAttached
      while last >= 0, out.phrases[Int(last)].nextAttached > last { last = out.phrases[Int(last)].nextAttached }
      guard last > p else { return }
      p = last
    }
  }
}
