internal import Lexicon

// Phrases as they come: subjects to be, and what begins a clause of its own.
extension ClauseBuilder {
  mutating func phrase(_ p: Int32, _ u: Int, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    var chunksHost = p
    defer { lastPhrase = chunksHost }
    if preposition >= 0 {
      prepositional(p, u, chunks, out)
      return
    }
    let previous = kindBefore(u, chunks)
    let flags = phrases[Int(p)].flags
    if flags.contains(.reflexive), previous == .phrase || previous == .joined, lastPhrase >= 0 {
      // "Putin himself": emphasis, no argument.
      phrases[Int(p)].apposition = lastPhrase
      return
    }
    if previous == .phrase || previous == .joined, lastPhrase >= 0, before(u, chunks) == u - 1, floats(p, u, chunks, out) {
      // "we all learn", "they both agreed"
      phrases[Int(p)].apposition = lastPhrase
      chunksHost = lastPhrase
      return
    }
    let context = top
    if context.needsPredicate, previous == .comma, sharesPredicate(u, chunks, out) {
      // "is not, and never was, a friend": of both copulas.
      let governor = Int(clauses[Int(context.clause)].governor)
      predicate(p, Int(context.clause), &out)
      clauses[governor].kind = .noun
      clauses[governor].predicate = phrases[Int(p)].head
      return
    }
    if context.clause < 0 {
      beforeVerb(p, u, previous, chunks, out)
    } else if conjunction >= 0 || previous == .comma || previous == .dash || previous == .conjunction {
      newClause(p, u, previous, chunks, out)
    } else {
      behindVerb(p, u, previous, chunks, &out)
    }
  }

  /// Whether a quantifier alone takes up the phrase before it: "we all learn", "Oslo and Rome both agreed".
  private mutating func floats(_ p: Int32, _ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard chunks.units[u].end - chunks.units[u].first == 1 else { return false }
    let kind = out.kinds[Int(phrases[Int(p)].head)]
    let host = phrases[Int(lastPhrase)]
    guard kind == WordKind.both || kind == WordKind.quantifier && host.flags.contains(.pronoun), host.flags.isDisjoint(with: [.time]) else { return false }
    return u + 1 < chunks.units.count && chunks.units[u + 1].kind == .group
  }

  private mutating func beforeVerb(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: borrowing Chunks, _ out: Syntax) {
    let context = top
    let isTime = phrases[Int(p)].flags.contains(.time)
    if context.subject < 0 || phrases[Int(context.subject)].flags.contains(.time) {
      stack.top.subject = p
      return
    }
    if previous == .phrase || previous == .joined, !isTime, lastPhrase >= 0, finiteFollows(u, chunks, out), secondFiniteFollows(u, chunks) {
      // "the deal Putin wanted was …": a relative clause without a pronoun.
      push(ClauseContext(link: .relative, antecedent: lastPhrase, governor: -1, subject: p))
      return
    }
    if isTime { return }
    if previous == .comma, isInserted(u, chunks, out) {
      // "That factor, I think, is …"
      push(ClauseContext(link: .parataxis, subject: p, behindComma: true))
      return
    }
    stack.top.candidate = p
  }

  /// Whether the comma before `u` stands behind a copula that is coordinated with another, and both lack their predicate.
  private mutating func sharesPredicate(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    let clause = clauses[Int(top.clause)]
    let comma = before(u, chunks)
    guard comma > 0, chunks.units[comma - 1].kind == .group, clause.link == .coordinate, clause.governor >= 0 else { return false }
    let other = clauses[Int(clause.governor)]
    return other.kind == .verb && out.lemmas[Int(other.predicate)] == grammar.be && other.groupEnd <= clause.groupFirst
  }

  /// Whether a phrase, a verb of saying or thinking and a comma stand here: a remark inside another clause.
  private mutating func isInserted(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard u + 2 < chunks.units.count, chunks.units[u + 1].kind == .group, chunks.units[u + 2].kind == .comma else { return false }
    let group = chunks.groups[Int(chunks.units[u + 1].ref)]
    guard group.form == .finite else { return false }
    let verb = grammar.traits(out.lemmas[Int(group.head)])
    return verb.contains(.report) || verb.contains(.clause)
  }

  /// A phrase behind a comma or a conjunction, where a clause has its verb already.
  mutating func newClause(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: borrowing Chunks, _ out: Syntax) {
    guard !phrases[Int(p)].flags.contains(.time), finiteFollows(u, chunks, out) else {
      if previous == .comma { preposition = -1 }
      if conjunction >= 0, gapped(p, u, chunks) { return }
      // An inverted or elliptical clause may still follow; the phrase is an apposition or an item of a list.
      return
    }
    let group = finiteBehind(u, chunks, out)
    let isReport = group >= 0 && grammar.traits(out.lemmas[Int(chunks.groups[group].head)]).contains(.report)
    let isLast = group >= 0 && endsAfterGroup(group, u, chunks)
    if conjunction < 0 && isReport && isLast {
      // "…, Lula said."
      let content = stack[0].clause >= 0 ? stack[0].clause : top.clause
      while stack.count > 1 { stack.removeLast() }
      push(ClauseContext(link: .parataxis, governor: content, subject: p, behindComma: true))
      return
    }
    let marker = conjunction
    let negated = top.negated
    // The new clause stands beside the nearest finite one; behind a comma, beside the outermost that has its verb.
    while stack.count > 1, !top.parenthesis {
      let clause = top.clause
      if clause >= 0 {
        let flags = clauses[Int(clause)].flags
        let nonfinite = flags.contains(.infinitive) || flags.contains(.gerund) || flags.contains(.reduced)
        let relative = top.link == .relative
        if !nonfinite && !relative && (marker >= 0 && previous != .comma || top.link == .main || top.link == .coordinate) { break }
      } else if top.subject < 0 && top.link != .main {
        break
      }
      stack.removeLast()
    }
    let governor = top.clause
    if governor < 0 {
      stack.top.subject = p
    } else {
      var context = ClauseContext(link: .coordinate, marker: marker, governor: governor, subject: p)
      context.conditional = top.conditional && marker >= 0
      context.negated = negated
      context.parenthesis = top.parenthesis
      stack.top = context
    }
    conjunction = -1
  }

  /// "France backed the motion and Germany the amendment": a clause of the same verb. Its second phrase has been given its place
  /// when it comes.
  private mutating func gapped(_ p: Int32, _ u: Int, _ chunks: borrowing Chunks) -> Bool {
    let c = Int(top.clause)
    guard u > 1, clauses[c].object >= 0, clauses[c].kind == .verb, !clauses[c].flags.contains(.passive), u + 1 < chunks.units.count,
      chunks.units[u + 1].kind == .phrase, isObjectOf(lastPhrase, top.clause)
    else { return false }
    let after = u + 2
    guard after >= chunks.units.count || chunks.units[after].kind == .stop || chunks.units[after].kind == .comma || chunks.units[after].kind == .semicolon
    else { return false }
    var clause = clauses[c]
    clause.subject = p
    clause.object = chunks.units[u + 1].ref
    clause.indirectObject = -1
    clause.link = .coordinate
    clause.governor = top.clause
    clause.marker = conjunction
    clause.antecedent = -1
    clause.nextOfNoun = -1
    clause.flags.remove(.sharedSubject)
    clause.flags.remove(.controlled)
    stack.top.clause = Int32(clauses.count)
    clauses.append(clause)
    conjunction = -1
    return true
  }
}
