internal import Lexicon

// Phrases as they come: subjects to be, objects, predicates, prepositional phrases.
extension ClauseBuilder {
  mutating func phrase(_ u: Int, _ chunks: Chunks, _ out: inout Syntax) {
    let p = chunks.units[u].ref
    var chunksHost = p
    defer { lastPhrase = chunksHost }
    let previous = kindBefore(u, chunks)
    if preposition >= 0 {
      prepositional(p, u, chunks, &out)
      return
    }
    let flags = out.phrases[Int(p)].flags
    if flags.contains(.reflexive), previous == .phrase || previous == .joined, lastPhrase >= 0 {
      // "Putin himself": emphasis, no argument.
      out.phrases[Int(p)].apposition = lastPhrase
      return
    }
    if previous == .phrase || previous == .joined, lastPhrase >= 0, before(u, chunks) == u - 1, floats(p, u, chunks, out) {
      // "we all learn", "they both agreed"
      out.phrases[Int(p)].apposition = lastPhrase
      chunksHost = lastPhrase
      return
    }
    let context = top
    if context.needsPredicate, previous == .comma, sharesPredicate(u, chunks, out) {
      // "is not, and never was, a friend": of both copulas.
      let governor = Int(out.clauses[Int(context.clause)].governor)
      predicate(p, Int(context.clause), &out)
      out.clauses[governor].kind = .noun
      out.clauses[governor].predicate = out.phrases[Int(p)].head
      return
    }
    if context.clause < 0 {
      beforeVerb(p, u, previous, chunks, &out)
    } else if conjunction >= 0 || previous == .comma || previous == .dash || previous == .conjunction {
      newClause(p, u, previous, chunks, &out)
    } else {
      behindVerb(p, u, previous, chunks, &out)
    }
  }

  /// Whether a quantifier alone takes up the phrase before it: "we all learn", "Oslo and Rome both agreed".
  private func floats(_ p: Int32, _ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard chunks.units[u].end - chunks.units[u].first == 1 else { return false }
    let kind = out.kinds[Int(out.phrases[Int(p)].head)]
    let host = out.phrases[Int(lastPhrase)]
    guard kind == WordKind.both || kind == WordKind.quantifier && host.flags.contains(.pronoun), host.flags.isDisjoint(with: [.time]) else { return false }
    return u + 1 < chunks.units.count && chunks.units[u + 1].kind == .group
  }

  private mutating func beforeVerb(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: Chunks, _ out: inout Syntax) {
    let context = top
    let isTime = out.phrases[Int(p)].flags.contains(.time)
    if context.subject < 0 || out.phrases[Int(context.subject)].flags.contains(.time) {
      stack[stack.count - 1].subject = p
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
    stack[stack.count - 1].candidate = p
  }

  /// Whether the comma before `u` stands behind a copula that is coordinated with another, and both lack their predicate.
  private func sharesPredicate(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    let clause = out.clauses[Int(top.clause)]
    let comma = before(u, chunks)
    guard comma > 0, chunks.units[comma - 1].kind == .group, clause.link == .coordinate, clause.governor >= 0 else { return false }
    let other = out.clauses[Int(clause.governor)]
    return other.kind == .verb && out.lemmas[Int(other.predicate)] == grammar.be && other.groupEnd <= clause.groupFirst
  }

  /// Whether a phrase, a verb of saying or thinking and a comma stand here: a remark inside another clause.
  private func isInserted(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard u + 2 < chunks.units.count, chunks.units[u + 1].kind == .group, chunks.units[u + 2].kind == .comma else { return false }
    let group = chunks.groups[Int(chunks.units[u + 1].ref)]
    guard group.form == .finite else { return false }
    let verb = grammar.traits(out.lemmas[Int(group.head)])
    return verb.contains(.report) || verb.contains(.clause)
  }

  /// A phrase behind a comma or a conjunction, where a clause has its verb already.
  private mutating func newClause(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: Chunks, _ out: inout Syntax) {
    guard !out.phrases[Int(p)].flags.contains(.time), finiteFollows(u, chunks, out) else {
      if previous == .comma { preposition = -1 }
      if conjunction >= 0, gapped(p, u, chunks, &out) { return }
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
        let flags = out.clauses[Int(clause)].flags
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
      stack[stack.count - 1].subject = p
    } else {
      var context = ClauseContext(link: .coordinate, marker: marker, governor: governor, subject: p)
      context.conditional = top.conditional && marker >= 0
      context.negated = negated
      context.parenthesis = top.parenthesis
      stack[stack.count - 1] = context
    }
    conjunction = -1
  }

  /// "France backed the motion and Germany the amendment": a clause of the same verb. Its second phrase has been given its place
  /// when it comes.
  private mutating func gapped(_ p: Int32, _ u: Int, _ chunks: Chunks, _ out: inout Syntax) -> Bool {
    let c = Int(top.clause)
    guard u > 1, out.clauses[c].object >= 0, out.clauses[c].kind == .verb, !out.clauses[c].flags.contains(.passive), u + 1 < chunks.units.count,
      chunks.units[u + 1].kind == .phrase, isObjectOf(lastPhrase, top.clause, out)
    else { return false }
    let after = u + 2
    guard after >= chunks.units.count || chunks.units[after].kind == .stop || chunks.units[after].kind == .comma || chunks.units[after].kind == .semicolon
    else { return false }
    var clause = out.clauses[c]
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
    stack[stack.count - 1].clause = Int32(out.clauses.count)
    out.clauses.append(clause)
    conjunction = -1
    return true
  }

  private mutating func behindVerb(_ p: Int32, _ u: Int, _ previous: UnitKind, _ chunks: Chunks, _ out: inout Syntax) {
    let c = Int(top.clause)
    let flags = out.phrases[Int(p)].flags
    let verb = traits(top.clause, out)
    let isTime = flags.contains(.time)
    // The subject of an inverted clause, or the object of one without its verb.
    if out.clauses[c].subject == p || out.clauses[c].object == p { return }
    let waits = outerWaits() && !isNominative(p, out) && (!verb.contains(.clause) || isInfinitival(c, out) && !secondFiniteFollows(u, chunks))
    if !waits, !bareFollows(verb, u, chunks, out), finiteFollows(u, chunks, out),
      !(top.needsPredicate && !verb.contains(.clause) && !isNominative(p, out) && !secondFinite(u, chunks)) || isNominative(p, out)
    {
      let behindPhrase = previous == .phrase || previous == .joined
      if behindPhrase, isNominative(p, out), lastPhrase >= 0, !out.phrases[Int(lastPhrase)].flags.isDisjoint(with: [.time, .quantity]),
        opensBehindComma(u - 1, chunks)
      {
        // "…, in 1655 he enlisted"
        newClause(p, u, .comma, chunks, &out)
        return
      }
      if behindPhrase && lastPhrase >= 0 && !isTime && !(verb.contains(.addressee) && isObjectOf(lastPhrase, top.clause, out))
        && !(verb.contains(.clause) && out.phrases[Int(lastPhrase)].flags.contains(.time))
      {
        // "the deal Putin wanted": a relative clause without a pronoun.
        let noun = Int(out.phrases[Int(lastPhrase)].head)
        let content = out.states[noun] != TagState.propn && grammar.traits(out.lemmas[noun]).contains(.nounThat) && !lacksObject(u, chunks, out)
        push(ClauseContext(link: content ? .nounComplement : .relative, antecedent: lastPhrase, governor: top.clause, subject: p))
        return
      }
      if !isTime || verb.contains(.clause) {
        if !isTime {
          push(ClauseContext(link: .complement, governor: top.clause, subject: p))
        } else {
          push(ClauseContext(link: .complement, governor: top.clause))
          stack[stack.count - 1].subject = p
        }
        return
      }
    }
    if top.needsPredicate {
      predicate(p, c, &out)
      return
    }
    if isTime && (out.clauses[c].object >= 0 || previous != .group || verb.contains(.intransitive) || isDay(p, out)) { return }
    // "said a few hours ago"
    if isTime, verb.contains(.report) || Int(out.phrases[Int(p)].end) < out.kinds.count && out.kinds[Int(out.phrases[Int(p)].end)] == WordKind.ago { return }
    let clauseFlags = out.clauses[c].flags
    if out.clauses[c].link == .relative, out.clauses[c].object >= 0, out.clauses[c].object == out.clauses[c].antecedent, previous == .group {
      if verb.contains(.predicative), !flags.contains(.definite) {
        // "the drills, which it called a provocation"
        pending.append((top.clause, Complement(kind: .predicative, phrase: p, token: out.phrases[Int(p)].head)))
        return
      }
      // The verb has an object of its own: there was no gap for the antecedent.
      out.clauses[c].object = p
      if verb.contains(.twoObjects), isAddressable(p, out), out.clauses[c].antecedent >= 0, !isActor(out.clauses[c].antecedent, out) {
        out.clauses[c].indirectObject = p
        out.clauses[c].object = out.clauses[c].antecedent
      }
      return
    }
    if clauseFlags.contains(.passive) {
      // A retained object ("was given a prize"), or what the subject was called or made.
      if out.clauses[c].object < 0 && previous == .group {
        if verb.contains(.twoObjects) {
          out.clauses[c].object = p
        } else {
          pending.append((top.clause, Complement(kind: .predicative, phrase: p, token: out.phrases[Int(p)].head)))
        }
      }
      return
    }
    if out.clauses[c].object < 0 {
      if verb.contains(.becoming) && previous == .group {
        pending.append((top.clause, Complement(kind: .predicative, phrase: p, token: out.phrases[Int(p)].head)))
        return
      }
      if previous == .group || previous == .particle || previous == .relative || u > 0 && chunks.units[u - 1].kind == .adverb || previous == .joined
        || previous == .adjective
      {
        out.clauses[c].object = p
        if verb.contains(.addressee) && isAddressable(p, out) { out.clauses[c].indirectObject = p }
      } else if isShifted(p, u, verb, chunks, out) {
        // "put into question the whole deal"
        out.clauses[c].object = p
      }
      return
    }
    guard previous == .phrase || previous == .joined, isObjectOf(lastPhrase, top.clause, out) else { return }
    if verb.contains(.twoObjects), out.clauses[c].indirectObject < 0 || out.clauses[c].indirectObject == out.clauses[c].object, !flags.contains(.reflexive),
      isAddressable(out.clauses[c].object, out) || isActor(out.clauses[c].object, out)
        || flags.isDisjoint(with: [.name, .time, .pronoun]) && out.phrases[Int(out.clauses[c].object)].flags.contains(.definite)
    {
      // "gave Oslo a warning", "gave the accord high marks".
      out.clauses[c].indirectObject = out.clauses[c].object
      out.clauses[c].object = p
    } else if verb.contains(.predicative) {
      pending.append((top.clause, Complement(kind: .predicative, phrase: p, token: out.phrases[Int(p)].head)))
    }
  }

  /// "a condition Kyiv considers unacceptable": the verb right behind the subject has no object, and needs one.
  private func lacksObject(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard u + 1 < chunks.units.count, chunks.units[u + 1].kind == .group else { return false }
    let group = chunks.groups[Int(chunks.units[u + 1].ref)]
    return !group.isCopula && !group.flags.contains(.passive) && nextPhrase(u + 1, chunks) < 0
      && grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.intransitive, .clause])
      && grammar.traits(out.lemmas[Int(group.head)]).contains(.predicative)
  }

  /// Whether a comma stands before the phrase at `u`, or before its preposition.
  private func opensBehindComma(_ u: Int, _ chunks: Chunks) -> Bool {
    guard u > 0 else { return false }
    if chunks.units[u - 1].kind == .comma { return true }
    return u > 1 && chunks.units[u - 1].kind == .preposition && chunks.units[u - 2].kind == .comma
  }

  private func isInfinitival(_ c: Int, _ out: Syntax) -> Bool {
    !out.clauses[c].flags.isDisjoint(with: [.infinitive, .gerund, .reduced])
  }

  /// Whether a phrase with a determiner stands right behind the prepositional phrase that follows a verb which lacks its object.
  private func isShifted(_ p: Int32, _ u: Int, _ verb: LemmaTraits, _ chunks: Chunks, _ out: Syntax) -> Bool {
    let phrase = out.phrases[Int(p)]
    guard u >= 3, chunks.units[u - 1].kind == .phrase, chunks.units[u - 2].kind == .preposition, chunks.units[u - 3].kind == .group,
      verb.isDisjoint(with: [.intransitive, .linking]), phrase.flags.isDisjoint(with: [.time, .pronoun, .quantity]),
      !phrase.flags.isDisjoint(with: [.definite, .indefinite]) || phrase.possessor >= 0,
      out.phrases[Int(chunks.units[u - 1].ref)].flags.isDisjoint(with: [.name, .pronoun]) || phrase.flags.isDisjoint(with: [.name])
    else { return false }
    return out.kinds[Int(chunks.units[u - 2].ref)] != WordKind.of
  }

  /// A pronoun for a person, a bare name or a noun for persons: what one tells or asks.
  private func isAddressable(_ p: Int32, _ out: Syntax) -> Bool {
    let phrase = out.phrases[Int(p)]
    if phrase.flags.contains(.pronoun) {
      let s = out.states[Int(phrase.head)]
      return out.kinds[Int(phrase.head)] != WordKind.it && (s == TagState.acc || s == TagState.pron && out.features[Int(phrase.head)].contains(.personal))
    }
    return phrase.flags.contains(.name) || isActor(p, out) && !phrase.flags.contains(.time)
  }

  /// Whether an outer clause has its subject and waits for its verb.
  func outerWaits() -> Bool {
    var k = stack.count - 2
    while k >= 0 {
      if stack[k].clause < 0 && (stack[k].subject >= 0 || k == stack.count - 2 && top.link == .complement && top.governor < 0) { return true }
      if stack[k].parenthesis { return false }
      k -= 1
    }
    return false
  }

  /// "help the girls enter": what looks like a plural's verb is a bare infinitive.
  private func bareFollows(_ verb: LemmaTraits, _ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
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
  private func isSubjectOfContact(_ verb: LemmaTraits, _ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard u > 0, chunks.units[u - 1].kind == .phrase, !verb.contains(.twoObjects), !verb.contains(.bareInfinitive), !verb.contains(.predicative),
      out.phrases[Int(chunks.units[u - 1].ref)].flags.isDisjoint(with: [.name, .pronoun, .time]),
      !out.phrases[Int(chunks.units[u].ref)].flags.isDisjoint(with: [.name, .definite])
    else { return false }
    let next = u + 2
    return next >= chunks.units.count || chunks.units[next].kind != .preposition || out.kinds[Int(chunks.units[next].ref)] != WordKind.by
  }

  private func isNominative(_ p: Int32, _ out: Syntax) -> Bool { out.states[Int(out.phrases[Int(p)].head)] == TagState.nom }
  private func isDay(_ p: Int32, _ out: Syntax) -> Bool {
    let kind = out.kinds[Int(out.phrases[Int(p)].head)]
    return kind == WordKind.day || kind == WordKind.time
  }

  /// A copula's noun, or the subject of "there is".
  private mutating func predicate(_ p: Int32, _ c: Int, _ out: inout Syntax) {
    let subject = out.clauses[c].subject
    if subject >= 0 && out.phrases[Int(subject)].flags.contains(.expletive) {
      out.clauses[c].subject = p
      if out.phrases[Int(p)].flags.contains(.negative), out.clauses[c].negator < 0 {
        out.clauses[c].flags.insert(.negated)
        out.clauses[c].negator = out.phrases[Int(p)].first
      }
      let copula = Int(out.clauses[c].predicate)
      if out.tags[copula] == .aux { out.tags[copula] = .verb }
    } else if subject < 0 && top.question {
      // "Is Putin ready?": the subject stands behind.
      out.clauses[c].subject = p
      return
    } else {
      out.clauses[c].kind = .noun
      out.clauses[c].predicate = out.phrases[Int(p)].head
      // "is no friend of …"
      if out.phrases[Int(p)].flags.contains(.negative), out.clauses[c].negator < 0 {
        out.clauses[c].flags.insert(.negated)
        out.clauses[c].negator = out.phrases[Int(p)].first
      }
    }
    stack[stack.count - 1].needsPredicate = false
  }

  // MARK: Prepositional phrases

  private mutating func prepositional(_ p: Int32, _ u: Int, _ chunks: Chunks, _ out: inout Syntax) {
    let unit = preposition
    preposition = -1
    let token = chunks.units[unit].ref
    let kind = out.kinds[Int(token)]
    let previous = kindBefore(unit, chunks)
    let behindNoun = previous == .phrase || previous == .joined
    // "other states, such as China": examples hang on what they are of, over the comma.
    let exemplifies = previous == .comma && (out.kinds[Int(chunks.units[unit].first)] == WordKind.such || kind == WordKind.including)
    let host = behindNoun || exemplifies ? lastPhrase : -1
    let complement = Complement(kind: .prepositional, marker: token, phrase: p)
    // "for Kyiv to sign": the phrase is the infinitive's subject.
    var next = u + 1
    while next < min(chunks.units.count, u + ClauseBuilder.window), chunks.units[next].kind == .joined || chunks.units[next].kind == .other { next += 1 }
    // Of several only persons and bodies: "call for efforts and will to end it" is no subject.
    if kind == WordKind.for, next == u + 1 || isActor(p, out), next < chunks.units.count, chunks.units[next].kind == .group,
      chunks.groups[Int(chunks.units[next].ref)].form == .infinitive, !ownsInfinitive(p, out)
    {
      forSubject = p
      return
    }
    guard top.clause >= 0 else {
      if host >= 0 { attach(p, to: host, token, &out) } else if frontedPhrases.count < 16 { frontedPhrases.append(complement) }
      return
    }
    let c = Int(top.clause)
    let clauseFlags = out.clauses[c].flags
    let behindVerb = previous == .group || previous == .particle || previous == .adjective
    if kind == WordKind.by && clauseFlags.contains(.passive) && (out.clauses[c].agent < 0 || !isActor(out.clauses[c].agent, out) && isActor(p, out))
      && !out.phrases[Int(p)].flags.contains(.time) && out.kinds[Int(out.phrases[Int(p)].head)] != WordKind.day
      && !(out.phrases[Int(p)].flags.contains(.quantity) && !isActor(p, out)) && !isBeside(p, c, out)
    {
      out.clauses[c].agent = p
      return
    }
    if kind == WordKind.by, !clauseFlags.contains(.passive), !clauseFlags.isDisjoint(with: [.gerund, .infinitive]), out.clauses[c].governor >= 0,
      previous == .phrase || previous == .joined, isObjectOf(lastPhrase, top.clause, out), isActor(p, out),
      !out.phrases[Int(p)].flags.contains(.pronoun)
    {
      // "was accused of hiding it by Kenya"
      let outer = Int(out.clauses[c].governor)
      if out.clauses[outer].flags.contains(.passive), out.clauses[outer].agent < 0, out.clauses[outer].link != .relative {
        out.clauses[outer].agent = p
        return
      }
    }
    if top.needsPredicate && (previous == .group || behindVerb) {
      out.clauses[c].kind = .other
      out.clauses[c].predicate = out.phrases[Int(p)].head
      stack[stack.count - 1].needsPredicate = false
      pending.append((top.clause, complement))
      return
    }
    if host >= 0 && kind == WordKind.of {
      attach(p, to: host, token, &out)
      // A name takes no of-phrase: "accused Russia of war crimes".
      let hostFlags = out.phrases[Int(host)].flags
      if hostFlags.contains(.name) || hostFlags.contains(.pronoun) || isObjectOf(host, top.clause, out) || isLastOf(out.clauses[c].object, host, out)
        || isLastOf(out.clauses[c].agent, host, out)
      {
        pending.append((top.clause, complement))
      }
      return
    }
    if host >= 0 && !out.phrases[Int(host)].flags.contains(.pronoun) { attach(p, to: host, token, &out) }
    // What may hang on the noun may hang on the verb as well: the stance stage asks both.
    pending.append((top.clause, complement))
  }

  /// "held by the lake": of what only persons and bodies do, a thing of nature says where.
  private func isBeside(_ p: Int32, _ c: Int, _ out: Syntax) -> Bool {
    let phrase = out.phrases[Int(p)]
    let noun = out.lemmas[Int(phrase.head)]
    let verb = out.lemmas[Int(out.clauses[c].predicate)]
    guard noun >= 0, verb >= 0, phrase.flags.contains(.definite), phrase.flags.isDisjoint(with: [.name, .plural, .pronoun]), out.tags[Int(phrase.head)] == .noun
    else { return false }
    let what = LemmaClasses(rawValue: grammar.lexicon.lemmaClasses[Int(noun)])
    return what.isEmpty && !LemmaClasses(rawValue: grammar.lexicon.lemmaClasses[Int(verb)]).isDisjoint(with: ClauseBuilder.social)
  }

  private static let social: LemmaClasses = ["verb.social", "verb.possession", "verb.communication"].reduce([]) { $0.union(LemmaClasses.named($1) ?? []) }

  /// "support for Oslo's plan to withdraw": the infinitive is the noun's, whose owner stands before it.
  private func ownsInfinitive(_ p: Int32, _ out: Syntax) -> Bool {
    let phrase = out.phrases[Int(p)]
    return phrase.possessor >= 0 && out.states[Int(phrase.head)] != TagState.propn && grammar.traits(out.lemmas[Int(phrase.head)]).contains(.nounInfinitive)
  }

  /// Whether `last` is a phrase or one of its conjuncts.
  private func isLastOf(_ phrase: Int32, _ last: Int32, _ out: Syntax) -> Bool {
    var p = phrase
    var steps = 0
    while p >= 0, steps < 40 {
      if p == last { return true }
      p = out.phrases[Int(p)].nextConjunct
      steps += 1
    }
    return false
  }

  /// Hangs `p` on the phrase `host` by the preposition `token`.
  func attach(_ p: Int32, to host: Int32, _ token: Int32, _ out: inout Syntax) {
    guard host >= 0, host != p else { return }
    out.phrases[Int(p)].governor = host
    out.phrases[Int(p)].preposition = token
    var last = out.phrases[Int(host)].firstAttached
    if last < 0 {
      out.phrases[Int(host)].firstAttached = p
      return
    }
    var steps = 0
    while out.phrases[Int(last)].nextAttached >= 0, steps < 16 {
      last = out.phrases[Int(last)].nextAttached
      steps += 1
    }
    if out.phrases[Int(last)].nextAttached < 0 && last != p { out.phrases[Int(last)].nextAttached = p }
  }

  // MARK: Looking ahead

  /// The index of the finite group whose subject the phrase at `u` can be, or -1: over its prepositional phrases, adverbs, a parenthesis, a relative clause.
  func finiteBehind(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Int {
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
        // "no plans to expand the scheme exist"
        if infinitive == k - 1, !out.phrases[Int(unit.ref)].flags.contains(.pronoun),
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
        if relatives == 0 && !out.phrases[Int(unit.ref)].flags.contains(.reflexive) && !out.phrases[Int(unit.ref)].flags.contains(.time) { return -1 }
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

  func finiteFollows(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool { finiteBehind(u, chunks, out) >= 0 }

  /// Whether one more finite group follows the one behind `u`: then the nearer belongs to a relative clause.
  func secondFiniteFollows(_ u: Int, _ chunks: Chunks) -> Bool {
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

  private func secondFinite(_ u: Int, _ chunks: Chunks) -> Bool { secondFiniteFollows(u, chunks) }

  /// Whether a group ends the sentence, or is followed by a mark or only by whom was spoken to: "…, Lula said (on Monday)."
  private func endsAfterGroup(_ group: Int, _ u: Int, _ chunks: Chunks) -> Bool {
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
