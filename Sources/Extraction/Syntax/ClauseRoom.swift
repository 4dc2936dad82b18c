internal import Lexicon

// Which open clause a further finite verb belongs to, where the clause at hand has its verb.
extension ClauseBuilder {
  /// "X backs the deal, warns Dublin of delays and …": of verbs that take a hearer, the phrase behind is the hearer where more follows.
  mutating func takesNextAsObject(_ u: Int, _ group: VerbGroup, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard chunks.units[u - 1].kind == .comma else { return false }
    let verb = grammar.traits(out.lemmas[Int(group.head)])
    guard !verb.isDisjoint(with: [.objectControl, .addressee, .twoObjects]) else { return false }
    let after = nextPhrase(u, chunks) + 1
    guard after < chunks.units.count else { return false }
    switch chunks.units[after].kind {
    case .group, .subordinator: return true
    case .preposition:
      let kind = out.kinds[Int(chunks.units[after].ref)]
      return kind == WordKind.of || kind == WordKind.to || kind == WordKind.for || kind == WordKind.from || kind == WordKind.degree
    default: return false
    }
  }

  /// The top clause has its verb: finds or makes the context that a further finite verb belongs to.
  mutating func makeRoom(
    _ u: Int, _ group: VerbGroup, _ previous: UnitKind, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax
  ) {
    let isReport = isInverted(u, chunks) && grammar.traits(out.lemmas[Int(group.head)]).contains(.report)
    // "…," replied Lula.
    if isReport, nextPhrase(u, chunks) >= 0, !takesNextAsObject(u, group, chunks, out),
      previous == .comma || previous == .stop || u > 0 && chunks.units[u - 1].kind == .quote
    {
      let content = stack[0].clause
      while stack.count > 1 { stack.removeLast() }
      push(ClauseContext(link: .parataxis, governor: content))
      return
    }
    // An outer clause waits for its verb.
    var k = stack.count - 1
    while k >= 0 {
      if stack[k].clause < 0 && (stack[k].subject >= 0 || stack[k].link == .relative) { break }
      if stack[k].parenthesis {
        k = -1
        break
      }
      k -= 1
    }
    if k >= 0 {
      popTo(k)
      return
    }
    // "The man arrested on Monday said": what looked like a past tense was a participle.
    let clause = Int(top.clause)
    if stack.count == 1 || top.link == .complement || top.link == .coordinate, previous != .comma, previous != .conjunction,
      clauses[clause].link != .relative,
      clauses[clause].object < 0, clauses[clause].subject >= 0, out.states[Int(clauses[clause].predicate)] == TagState.past,
      clauses[clause].groupEnd - clauses[clause].groupFirst == 1,
      !traits(Int32(clause), out).contains(.intransitive), !traits(Int32(clause), out).contains(.report)
    {
      let subject = clauses[clause].subject
      if let host = phraseBefore(subject, out) {
        // "The support I received was …": a relative clause without its pronoun.
        var context = top
        context.clause = -1
        context.subject = host
        clauses[clause].link = .relative
        clauses[clause].antecedent = host
        clauses[clause].governor = -1
        clauses[clause].object = host
        dependOnNoun(Int32(clause), host)
        stack.top = context
        return
      }
      var context = top
      context.clause = -1
      context.subject = subject
      clauses[clause].link = .relative
      clauses[clause].antecedent = subject
      clauses[clause].governor = -1
      clauses[clause].flags.formUnion([.passive, .reduced, .sharedSubject, .controlled])
      clauses[clause].flags.remove(.past)
      out.states[Int(clauses[clause].predicate)] = TagState.participle
      dependOnNoun(Int32(clause), subject)
      stack.top = context
      return
    }
    // A clause or gerund as the subject: "Calling him weak is wrong."
    k = stack.count - 1
    while k >= 0, stack[k].clause >= 0 { k -= 1 }
    if k >= 0 {
      popTo(k)
      return
    }
    let object = clauses[clause].object
    if previous == .phrase || previous == .joined, group.isAmbiguous, lastPhrase >= 0, !traits(Int32(clause), out).contains(.clause) {
      var changed = group
      changed.form = .participle
      changed.flags.remove(.past)
      changed.flags.formUnion([.passive, .reduced])
      out.states[Int(group.head)] = TagState.participle
      reduced(changed, lastPhrase, Int32(clause), words, out)
      isReduced = true
      return
    }
    if previous == .phrase || previous == .joined, object >= 0, object == lastPhrase {
      // What was taken for an object is a subject: "believes the plan failed".
      clauses[clause].object = -1
      push(ClauseContext(link: .complement, governor: Int32(clause), subject: object))
      return
    }
    if previous == .comma, group.isAmbiguous, group.groupLength == 1, nextPhrase(u, chunks) < 0,
      grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.report, .intransitive])
    {
      // ", attended only by his friends": a participle of the clause before.
      var changed = group
      changed.flags.remove(.past)
      changed.flags.formUnion([.passive, .reduced])
      out.states[Int(group.head)] = TagState.participle
      let subject = clauses[clause].subject
      push(ClauseContext(link: .participial, governor: Int32(clause), behindComma: true))
      open(
        changed, link: .participial, governor: Int32(clause), marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
      isReduced = true
      return
    }
    if isReport, nextPhrase(u, chunks) < 0 || !takesNextAsObject(u, group, chunks, out) {
      push(ClauseContext(link: .parataxis, governor: stack[0].clause))
      return
    }
    let from = nearestFinite()
    popTo(from)
    let governor = top.clause
    let subject = governor >= 0 && previous == .comma ? clauses[Int(governor)].subject : previous == .phrase || previous == .joined ? lastPhrase : -1
    var context = ClauseContext(link: .coordinate, governor: governor, subject: subject)
    context.parenthesis = top.parenthesis
    stack.top = context
  }

  /// The phrase that ends where `phrase` begins, where that is a name or a nominative.
  mutating func phraseBefore(_ phrase: Int32, _ out: Syntax) -> Int32? {
    let own = phrases[Int(phrase)]
    guard out.states[Int(own.head)] == TagState.nom || own.flags.contains(.name) || own.flags.contains(.definite) else { return nil }
    var p = phrase - 1
    while p >= max(0, phrase - 4), phrases[Int(p)].sentence == own.sentence {
      let other = phrases[Int(p)]
      if other.end == own.first && !other.flags.contains(.time) && !other.flags.contains(.pronoun) { return p }
      p -= 1
    }
    return nil
  }

  mutating func popTo(_ k: Int) {
    while stack.count > k + 1 {
      let context = top
      if context.clause >= 0, stack[k].clause < 0, context.link == .adverbial || context.link == .participial || context.link == .complement {
        if context.governor < 0 { fronted.append(context.clause) }
      }
      stack.removeLast()
    }
  }

  mutating func nearestFinite() -> Int {
    var k = stack.count - 1
    while k > 0 {
      let clause = stack[k].clause
      if clause >= 0 {
        let flags = clauses[Int(clause)].flags
        if !flags.contains(.infinitive) && !flags.contains(.gerund) && !flags.contains(.reduced) { return k }
      }
      if stack[k].parenthesis { return k }
      k -= 1
    }
    return 0
  }
}
