internal import Lexicon

// Infinitives and plain forms: what they hang on, and who is understood to do them.
extension ClauseBuilder {
  /// Coordinates a non-finite verb behind a conjunction, where one of its form is open.
  mutating func joinsOpenClause(_ form: GroupForm) -> Bool {
    guard conjunction >= 0 else { return false }
    for k in stack.indices.reversed() where stack[k].clause >= 0 {
      let context = stack[k]
      let flags = clauses[Int(context.clause)].flags
      switch form {
      case .infinitive: if flags.contains(.infinitive) { return true }
      case .base: return true
      case .gerund: if flags.contains(.gerund) || flags.contains(.progressive) { return true }
      case .participle: if flags.contains(.passive) || flags.contains(.perfect) { return true }
      default: return true
      }
      if context.parenthesis { return false }
    }
    return false
  }

  mutating func isPhrase(_ kind: UnitKind) -> Bool { kind == .phrase || kind == .joined }

  mutating func add(_ governor: Int32, _ kind: Complement.Kind, _ clause: Int32, marker: Int32) {
    guard governor >= 0 else { return }
    suspend(governor, Complement(kind: kind, marker: marker, clause: clause))
  }

  /// Who does a complement of `governor`: the object of urge, ask, force …, else the subject.
  private mutating func controller(_ governor: Int32, _ out: Syntax) -> Int32 {
    guard governor >= 0 else { return -1 }
    let clause = clauses[Int(governor)]
    let verb = traits(governor, out)
    if verb.contains(.objectControl) || verb.contains(.bareInfinitive), !clause.flags.contains(.passive) {
      if clause.indirectObject >= 0 && verb.contains(.addressee) { return clause.indirectObject }
      if clause.object >= 0 { return clause.object }
    }
    return clause.subject
  }

  mutating func infinitive(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    if previous == .conjunction, joinsOpenClause(.infinitive) {
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    let governor = top.clause
    if forSubject >= 0 {
      let subject = forSubject
      push(ClauseContext(link: .complement, governor: governor))
      let clause = open(
        group, link: governor >= 0 ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
        controlled: false, words, out)
      add(governor, .infinitive, clause, marker: -1)
      return
    }
    if governor < 0 {
      // Before the verb: on the subject ("The decision to attend was"), or fronted ("To win, …"); in a headline the future ("Merz to visit").
      if top.subject >= 0, isPhrase(previous) || previous == .adverb {
        if top.auxiliary < 0, !laterFinite(u, chunks), top.link == .main, top.governor < 0 {
          var future = group
          future.flags.remove(.infinitive)
          future.flags.insert(.future)
          future.form = .finite
          let subject = top.subject
          open(future, link: .main, governor: -1, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: false, words, out)
          return
        }
        let last = lastPhrase >= 0 ? lastPhrase : top.subject
        let host = infinitiveHost(last, out)
        push(ClauseContext(link: .nounComplement, antecedent: host))
        open(
          group, link: .nounComplement, governor: -1, marker: -1, antecedent: host, subject: host != last ? last : phrases[Int(host)].possessor,
          shared: false, controlled: true, words, out)
        return
      }
      if top.link != .main || top.marker >= 0, top.subject < 0 {
        // "how to respond", "whether to attend"
        let context = top
        let outer = context.governor
        let clause = open(
          group, link: context.link, governor: outer, marker: context.marker, antecedent: -1,
          subject: outer >= 0 ? clauses[Int(outer)].subject : -1, shared: false, controlled: true, words, out)
        add(outer, .wh, clause, marker: context.marker)
        return
      }
      push(ClauseContext(link: .participial))
      open(group, link: .participial, governor: -1, marker: -1, antecedent: -1, subject: -1, shared: false, controlled: true, words, out)
      return
    }
    let verb = traits(governor, out)
    if isPhrase(previous), lastPhrase >= 0 {
      let noun = infinitiveHost(lastPhrase, out)
      let head = Int(phrases[Int(noun)].head)
      let nounTakes = out.states[head] != TagState.propn && grammar.traits(out.lemmas[head]).contains(.nounInfinitive)
      let isObject = isObjectOf(noun, governor)
      let objectControl =
        verb.contains(.objectControl) && isObject && !(nounTakes && !phrases[Int(lastPhrase)].flags.contains(.plural) && verb.contains(.twoObjects))
      if nounTakes && !objectControl {
        push(ClauseContext(link: .nounComplement, antecedent: noun, governor: governor))
        // "an attempt by Oslo to end it": whose attempt it is ends it.
        let owner = noun != lastPhrase ? lastPhrase : phrases[Int(noun)].possessor
        let host = noun
        let clause = open(
          group, link: .nounComplement, governor: governor, marker: -1, antecedent: host,
          subject: owner >= 0 ? owner : clauses[Int(governor)].subject, shared: false, controlled: true, words, out)
        // "made a promise to leave": the noun's complement is the light verb's as well.
        if isObject { add(governor, .infinitive, clause, marker: -1) }
        return
      }
      let subject = objectControl ? lastPhrase : controller(governor, out)
      let isComplement = isObject || verb.contains(.objectControl)
      push(ClauseContext(link: isComplement ? .complement : .participial, governor: governor))
      let clause = open(
        group, link: isComplement ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
        controlled: true, words, out)
      add(governor, .infinitive, clause, marker: -1)
      return
    }
    let isComplement = previous != .comma
    let subject = controller(governor, out)
    // "the map that Beijing had tried to suppress": the gap lies deeper.
    var gap: Int32 = -1
    if previous == .group, clauses[Int(governor)].object >= 0, clauses[Int(governor)].object == clauses[Int(governor)].antecedent,
      !verb.contains(.objectControl) || verb.contains(.clause), nextPhrase(u, chunks) < 0,
      !group.flags.contains(.passive), !group.isCopula, !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
    {
      gap = clauses[Int(governor)].object
      clauses[Int(governor)].object = -1
    }
    push(ClauseContext(link: isComplement ? .complement : .participial, governor: governor, behindComma: !isComplement))
    let clause = open(
      group, link: isComplement ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
      controlled: true, words, out)
    if isComplement { add(governor, .infinitive, clause, marker: -1) }
    if gap >= 0 { clauses[Int(clause)].object = gap }
    stack[max(0, stack.count - 2)].needsPredicate = false
  }

  /// "the right of the people to choose", "an attempt by Oslo to end it": the noun that takes the infinitive, where the phrase before it is its owner.
  private mutating func infinitiveHost(_ phrase: Int32, _ out: Syntax) -> Int32 {
    let p = phrases[Int(phrase)]
    guard p.governor >= 0, p.preposition >= 0, out.kinds[Int(p.preposition)] == WordKind.of || out.kinds[Int(p.preposition)] == WordKind.by,
      isActor(phrase, out)
    else { return phrase }
    let outer = Int(phrases[Int(p.governor)].head)
    return out.states[outer] != TagState.propn && grammar.traits(out.lemmas[outer]).contains(.nounInfinitive) ? p.governor : phrase
  }

  private mutating func isInfinitive(_ clause: Int32, _ out: Syntax) -> Bool {
    clause >= 0 && (clauses[Int(clause)].flags.contains(.infinitive) || out.states[Int(clauses[Int(clause)].predicate)] == TagState.base)
  }

  mutating func base(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    if previous == .conjunction || previous == .comma && conjunction < 0 && isInfinitive(top.clause, out), top.clause >= 0 {
      if conjunction < 0 { conjunction = chunks.units[before(u, chunks)].ref }
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    let governor = top.clause
    if governor >= 0, traits(governor, out).contains(.bareInfinitive) || traits(governor, out).contains(.linking), isPhrase(previous) || previous == .group,
      conjunction < 0
    {
      // "let Kyiv decide", "help rebuild"
      let subject = controller(governor, out)
      push(ClauseContext(link: .complement, governor: governor))
      var changed = group
      changed.flags.insert(.infinitive)
      let clause = open(
        changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
      add(governor, .infinitive, clause, marker: -1)
      return
    }
    var changed = group
    if top.clause < 0, top.subject < 0, top.link == .main, forSubject < 0 { changed.flags.insert(.imperative) }
    changed.form = .finite
    finiteLike(u, changed, words, chunks, &out)
  }
}
