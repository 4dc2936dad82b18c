internal import Lexicon

// Phrases behind a verb: objects, predicates, the subjects of clauses without a conjunction.
extension ClauseBuilder {
  mutating func behindVerb(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let c = Int(top.clause)
    let flags = phrases[Int(p)].flags
    let verb = traits(top.clause, out)
    let isTime = flags.contains(.time)
    // The subject of an inverted clause, or the object of one without its verb.
    if clauses[c].subject == p || clauses[c].object == p { return }
    let isNominative = out.states[Int(phrases[Int(p)].head)] == TagState.nom
    // The cheap questions first: most phrases behind a verb begin no clause.
    if ClauseBuilder.mayFollow(u, chunks), !(stack.count > 1 && waits(c, u, verb, isNominative, chunks)), !bareFollows(verb, u, chunks, out),
      finiteFollows(u, chunks, out), isNominative || !(top.needsPredicate && !verb.contains(.clause) && !secondFinite(u, chunks))
    {
      let behindPhrase = previous == .phrase || previous == .joined
      if behindPhrase, isNominative, lastPhrase >= 0, !phrases[Int(lastPhrase)].flags.isDisjoint(with: [.time, .quantity]),
        opensBehindComma(u - 1, chunks)
      {
        // "…, in 1655 he enlisted"
        newClause(p, u, .comma, chunks, out)
        return
      }
      if behindPhrase && lastPhrase >= 0 && !isTime && !(verb.contains(.addressee) && isObjectOf(lastPhrase, top.clause))
        && !(verb.contains(.clause) && phrases[Int(lastPhrase)].flags.contains(.time))
      {
        // "the deal Putin wanted": a relative clause without a pronoun.
        let noun = Int(phrases[Int(lastPhrase)].head)
        let content = out.states[noun] != TagState.propn && grammar.traits(out.lemmas[noun]).contains(.nounThat) && !lacksObject(u, chunks, out)
        push(ClauseContext(link: content ? .nounComplement : .relative, antecedent: lastPhrase, governor: top.clause, subject: p))
        return
      }
      if !isTime || verb.contains(.clause) {
        if !isTime {
          push(ClauseContext(link: .complement, governor: top.clause, subject: p))
        } else {
          push(ClauseContext(link: .complement, governor: top.clause))
          stack.top.subject = p
        }
        return
      }
    }
    if top.needsPredicate {
      predicate(p, c, &out)
      return
    }
    if isTime && (clauses[c].object >= 0 || previous != .group || verb.contains(.intransitive) || isDay(p, out)) { return }
    // "said a few hours ago"
    if isTime, verb.contains(.report) || Int(phrases[Int(p)].end) < out.kinds.count && out.kinds[Int(phrases[Int(p)].end)] == WordKind.ago { return }
    let clauseFlags = clauses[c].flags
    if clauses[c].link == .relative, clauses[c].object >= 0, clauses[c].object == clauses[c].antecedent, previous == .group {
      if verb.contains(.predicative), !flags.contains(.definite) {
        // "the drills, which it called a provocation"
        suspend(top.clause, Complement(kind: .predicative, phrase: p, token: phrases[Int(p)].head))
        return
      }
      // The verb has an object of its own: there was no gap for the antecedent.
      clauses[c].object = p
      if verb.contains(.twoObjects), isAddressable(p, out), clauses[c].antecedent >= 0, !isActor(clauses[c].antecedent, out) {
        clauses[c].indirectObject = p
        clauses[c].object = clauses[c].antecedent
      }
      return
    }
    if clauseFlags.contains(.passive) {
      // A retained object ("was given a prize"), or what the subject was called or made.
      if clauses[c].object < 0 && previous == .group {
        if verb.contains(.twoObjects) {
          clauses[c].object = p
        } else {
          suspend(top.clause, Complement(kind: .predicative, phrase: p, token: phrases[Int(p)].head))
        }
      }
      return
    }
    if clauses[c].object < 0 {
      if verb.contains(.becoming) && previous == .group {
        suspend(top.clause, Complement(kind: .predicative, phrase: p, token: phrases[Int(p)].head))
        return
      }
      if previous == .group || previous == .particle || previous == .relative || u > 0 && chunks.units[u - 1].kind == .adverb || previous == .joined
        || previous == .adjective
      {
        clauses[c].object = p
        if verb.contains(.addressee) && isAddressable(p, out) { clauses[c].indirectObject = p }
      } else if isShifted(p, u, verb, chunks, out) {
        // "put into question the whole deal"
        clauses[c].object = p
      }
      return
    }
    guard previous == .phrase || previous == .joined else { return }
    guard isObjectOf(lastPhrase, top.clause) else {
      // "called the attack on Oslo a disgrace"
      if verb.contains(.predicative), flags.contains(.indefinite), hangs(lastPhrase, on: clauses[c].object) {
        suspend(top.clause, Complement(kind: .predicative, phrase: p, token: phrases[Int(p)].head))
      }
      return
    }
    if verb.contains(.twoObjects), clauses[c].indirectObject < 0 || clauses[c].indirectObject == clauses[c].object, !flags.contains(.reflexive),
      isAddressable(clauses[c].object, out) || isActor(clauses[c].object, out)
        || flags.isDisjoint(with: [.name, .time, .pronoun]) && phrases[Int(clauses[c].object)].flags.contains(.definite)
    {
      // "gave Oslo a warning", "gave the accord high marks".
      clauses[c].indirectObject = clauses[c].object
      clauses[c].object = p
    } else if verb.contains(.predicative) {
      suspend(top.clause, Complement(kind: .predicative, phrase: p, token: phrases[Int(p)].head))
    }
  }

  /// Whether a phrase hangs on another, by prepositions.
  private mutating func hangs(_ phrase: Int32, on host: Int32) -> Bool {
    var p = phrase
    var steps = 0
    while p >= 0, steps < 4 {
      p = phrases[Int(p)].governor
      if p == host { return true }
      steps += 1
    }
    return false
  }

  /// Whether what stands behind a phrase may be its verb, or stand between the two.
  private static func mayFollow(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u + 1 < chunks.units.count else { return false }
    switch chunks.units[u + 1].kind {
    case .group, .preposition, .relative, .adverb, .quote, .joined, .other, .adjective, .phrase, .comma: return true
    default: return false
    }
  }

  /// Whether an outer clause waits for its verb, so that the phrase is no subject here.
  private mutating func waits(_ c: Int, _ u: Int, _ verb: LemmaTraits, _ isNominative: Bool, _ chunks: borrowing Chunks) -> Bool {
    !isNominative && outerWaits() && (!verb.contains(.clause) || isInfinitival(c) && !secondFiniteFollows(u, chunks))
  }

  /// "a condition Kyiv considers unacceptable": the verb right behind the subject has no object, and needs one.
  private mutating func lacksObject(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard u + 1 < chunks.units.count, chunks.units[u + 1].kind == .group else { return false }
    let group = chunks.groups[Int(chunks.units[u + 1].ref)]
    return !group.isCopula && !group.flags.contains(.passive) && nextPhrase(u + 1, chunks) < 0
      && grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.intransitive, .clause])
      && grammar.traits(out.lemmas[Int(group.head)]).contains(.predicative)
  }

  /// Whether a comma stands before the phrase at `u`, or before its preposition.
  private mutating func opensBehindComma(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u > 0 else { return false }
    if chunks.units[u - 1].kind == .comma { return true }
    return u > 1 && chunks.units[u - 1].kind == .preposition && chunks.units[u - 2].kind == .comma
  }

  private mutating func isInfinitival(_ c: Int) -> Bool {
    !clauses[c].flags.isDisjoint(with: [.infinitive, .gerund, .reduced])
  }

  /// Whether a phrase with a determiner stands right behind the prepositional phrase that follows a verb which lacks its object.
  private mutating func isShifted(_ p: Int32, _ u: Int, _ verb: LemmaTraits, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    let phrase = phrases[Int(p)]
    guard u >= 3, chunks.units[u - 1].kind == .phrase, chunks.units[u - 2].kind == .preposition, chunks.units[u - 3].kind == .group,
      verb.isDisjoint(with: [.intransitive, .linking]), phrase.flags.isDisjoint(with: [.time, .pronoun, .quantity]),
      !phrase.flags.isDisjoint(with: [.definite, .indefinite]) || phrase.possessor >= 0,
      phrases[Int(chunks.units[u - 1].ref)].flags.isDisjoint(with: [.name, .pronoun]) || phrase.flags.isDisjoint(with: [.name])
    else { return false }
    return out.kinds[Int(chunks.units[u - 2].ref)] != WordKind.of
  }

  /// A pronoun for a person, a bare name or a noun for persons: what one tells or asks.
  private mutating func isAddressable(_ p: Int32, _ out: Syntax) -> Bool {
    let phrase = phrases[Int(p)]
    if phrase.flags.contains(.pronoun) {
      let s = out.states[Int(phrase.head)]
      return out.kinds[Int(phrase.head)] != WordKind.it && (s == TagState.acc || s == TagState.pron && out.features[Int(phrase.head)].contains(.personal))
    }
    return phrase.flags.contains(.name) || isActor(p, out) && !phrase.flags.contains(.time)
  }

  /// Whether an outer clause has its subject and waits for its verb.
  mutating func outerWaits() -> Bool {
    var k = stack.count - 2
    while k >= 0 {
      if stack[k].clause < 0 && (stack[k].subject >= 0 || k == stack.count - 2 && top.link == .complement && top.governor < 0) { return true }
      if stack[k].parenthesis { return false }
      k -= 1
    }
    return false
  }

  /// "help the girls enter": what looks like a plural's verb is a bare infinitive.
  private mutating func bareFollows(_ verb: LemmaTraits, _ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    if isNominative(chunks.units[u].ref, out) { return false }
    if !verb.contains(.clause) || verb.contains(.bareInfinitive), u + 1 < chunks.units.count, chunks.units[u + 1].kind == .group {
      // "a project called …": a participle behind its noun.
      let g = chunks.groups[Int(chunks.units[u + 1].ref)]
      if g.groupLength == 1 && g.isAmbiguous { return !isSubjectOfContact(verb, u, chunks, out) }
    }
    guard verb.contains(.bareInfinitive) else { return false }
    let group = finiteBehind(u, chunks, out)
    guard group >= 0 else { return false }
    let g = chunks.groups[group]
    return g.end - g.first == 1 && out.states[Int(g.head)] == TagState.present
  }

  /// "an account the court rejected": a definite phrase or a name right behind another phrase, with no *by* behind its participle, is the subject
  /// of a relative clause without a pronoun.
  private mutating func isSubjectOfContact(_ verb: LemmaTraits, _ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard u > 0, chunks.units[u - 1].kind == .phrase, !verb.contains(.twoObjects), !verb.contains(.bareInfinitive), !verb.contains(.predicative),
      phrases[Int(chunks.units[u - 1].ref)].flags.isDisjoint(with: [.name, .pronoun, .time]),
      !phrases[Int(chunks.units[u].ref)].flags.isDisjoint(with: [.name, .definite])
    else { return false }
    let next = u + 2
    return next >= chunks.units.count || chunks.units[next].kind != .preposition || out.kinds[Int(chunks.units[next].ref)] != WordKind.by
  }

  private mutating func isNominative(_ p: Int32, _ out: Syntax) -> Bool { out.states[Int(phrases[Int(p)].head)] == TagState.nom }
  private mutating func isDay(_ p: Int32, _ out: Syntax) -> Bool {
    let kind = out.kinds[Int(phrases[Int(p)].head)]
    return kind == WordKind.day || kind == WordKind.time
  }

  /// A copula's noun, or the subject of "there is".
  mutating func predicate(_ p: Int32, _ c: Int, _ out: inout Syntax) {
    let subject = clauses[c].subject
    if subject >= 0 && phrases[Int(subject)].flags.contains(.expletive) {
      clauses[c].subject = p
      if phrases[Int(p)].flags.contains(.negative), clauses[c].negator < 0 {
        clauses[c].flags.insert(.negated)
        clauses[c].negator = phrases[Int(p)].first
      }
      let copula = Int(clauses[c].predicate)
      if out.tags[copula] == .aux { out.tags[copula] = .verb }
    } else if subject < 0 && top.question {
      // "Is Putin ready?": the subject stands behind.
      clauses[c].subject = p
      return
    } else {
      clauses[c].kind = .noun
      clauses[c].predicate = phrases[Int(p)].head
      // "is no friend of …"
      if phrases[Int(p)].flags.contains(.negative), clauses[c].negator < 0 {
        clauses[c].flags.insert(.negated)
        clauses[c].negator = phrases[Int(p)].first
      }
    }
    stack.top.needsPredicate = false
  }
}
