internal import Lexicon

// Verb groups as they come: which open clause a verb belongs to, and who does it.
extension ClauseBuilder {
  mutating func group(_ u: Int, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    var group = chunks.groups[Int(chunks.units[u].ref)]
    // The verb of an auxiliary that stood before the subject.
    if top.auxiliary >= 0, group.form != .infinitive, group.form != .auxiliary, group.form != .finite || !group.isCopula {
      let auxiliary = chunks.groups[Int(top.auxiliary)]
      merge(auxiliary, &group, &out)
      stack.top.auxiliary = -1
    }
    if isInverted(u, chunks), insertsReport(u, group, chunks, out) {
      // “The plan,” said the minister, “would ruin …”
      push(ClauseContext(link: .parataxis, behindComma: true))
      group.form = .finite
      group.flags.insert(.past)
      out.states[Int(group.head)] = out.states[Int(group.head)] == TagState.participle ? TagState.past : out.states[Int(group.head)]
      finish(u, group, words, chunks, &out)
      preposition = -1
      conjunction = -1
      return
    }
    if (group.groupLength == 1 ? 1 : 0) & ClauseBuilder.auxiliaries.bit(out.states[Int(group.head)]) != 0, elliptical(u, group, words, chunks, &out) { return }
    if group.form == .finite, isCalledSo(u, group, chunks, out) {
      group.form = .participle
      out.states[Int(group.head)] = TagState.participle
    }
    switch group.form {
    case .finite: finite(u, group, words, chunks, &out)
    case .auxiliary: auxiliary(u, group, words, chunks, &out)
    case .infinitive: infinitive(u, group, words, chunks, &out)
    case .base: base(u, group, words, chunks, &out)
    case .gerund, .participle: participle(u, group, words, chunks, &out)
    }
    preposition = -1
    conjunction = -1
    forSubject = -1
  }

  // MARK: Making a clause

  @discardableResult
  mutating func open(
    _ group: VerbGroup, link: ClauseLink, governor: Int32, marker: Int32, antecedent: Int32, subject: Int32, shared: Bool,
    controlled: Bool, _ words: Words, _ out: Syntax
  ) -> Int32 {
    let index = Int32(clauses.count)
    var clause = ClauseFrame(
      predicate: group.head, kind: .verb, groupFirst: group.first, groupEnd: group.end, first: group.first, end: group.end,
      sentence: sentence)
    clause.flags = group.flags
    clause.negator = group.negator
    clause.link = link
    clause.governor = governor
    clause.marker = marker
    clause.antecedent = antecedent
    clause.subject = subject
    if shared { clause.flags.insert(.sharedSubject) }
    if controlled { clause.flags.formUnion([.sharedSubject, .controlled]) }
    let context = top
    if context.conditional {
      clause.flags.insert(.conditional)
      // "Should Lima refuse": if it does.
      if out.kinds[Int(group.first)] == WordKind.should { clause.flags.subtract([.obligation, .modal]) }
    }
    if context.negated >= 0 {
      clause.flags.insert(.negated)
      if clause.negator < 0 { clause.negator = context.negated }
      stack.top.negated = -1
    }
    if context.question || asks && (link == .main) { clause.flags.insert(.question) }
    // Asked together, as below: nothing foresees what each of them answers.
    let isComplement = (link == .complement ? 1 : 0) & (governor >= 0 ? 1 : 0) != 0
    if isComplement {
      if clauses[Int(governor)].flags.contains(.conditional) { clause.flags.insert(.conditional) }
      // going to sign, have to sign: the semi-auxiliary's mood is its verb's.
      if group.form == .infinitive { semiAuxiliary(Int(governor), &clause, out) }
    }
    let head = Int(group.head)
    if head < words.quoteDepth.count, head >= 0, words.quoteDepth[head] > 0 { clause.flags.insert(.quoted) }
    if subject >= 0, !controlled, clause.negator < 0 { denyBySubject(subject, &clause, out) }
    clause.firstComplement = 0
    clauses.append(clause)
    stack.top.clause = index
    stack.top.needsPredicate = group.isCopula
    stack.top.subject = -1
    let isOfNoun = (link == .relative ? 1 : 0) | (link == .nounComplement ? 1 : 0)
    if (antecedent >= 0 ? 1 : 0) & isOfNoun != 0 { dependOnNoun(index, antecedent) }
    if isComplement { addressee(governor, out) }
    if fronted.count | frontedPhrases.count != 0, link == .main || stack.count == 1 { attachFronted(to: index) }
    return index
  }

  /// "has yet to sign": it need not, and it has not.
  private func isYetToCome(_ clause: ClauseFrame, _ out: Syntax) -> Bool {
    let before = Int(clause.groupFirst) - 1
    return before >= 0 && out.kinds[before] == WordKind.but
  }

  mutating func semiAuxiliary(_ governor: Int, _ clause: inout ClauseFrame, _ out: Syntax) {
    let head = Int(clauses[governor].predicate)
    let lemma = out.lemmas[head]
    let flags = clauses[governor].flags
    if lemma == grammar.go && flags.contains(.progressive) {
      clauses[governor].flags.insert(.future)
      clause.flags.insert(.future)
    } else if out.kinds[head] == WordKind.should {
      // ought to
      clause.flags.insert(.obligation)
    } else if lemma == grammar.have && clauses[governor].object < 0 && !isYetToCome(clause, out) || lemma == grammar.need {
      clauses[governor].flags.insert(.obligation)
      clause.flags.insert(.obligation)
    }
    if flags.contains(.negated) && lemma == grammar.go { clause.flags.insert(.negated) }
  }

  mutating func dependOnNoun(_ clause: Int32, _ phrase: Int32) {
    var last = phrases[Int(phrase)].firstClause
    if last < 0 {
      phrases[Int(phrase)].firstClause = clause
      return
    }
    var steps = 0
    while clauses[Int(last)].nextOfNoun >= 0, steps < 16 {
      last = clauses[Int(last)].nextOfNoun
      steps += 1
    }
    if last != clause && clauses[Int(last)].nextOfNoun < 0 { clauses[Int(last)].nextOfNoun = clause }
  }

  mutating func addressee(_ governor: Int32, _ out: Syntax) {
    let clause = clauses[Int(governor)]
    if clause.object >= 0, clause.indirectObject < 0, traits(governor, out).contains(.addressee) {
      clauses[Int(governor)].indirectObject = clause.object
    }
  }

  mutating func complement(_ governor: Int32, _ kind: Complement.Kind, _ clause: Int32, marker: Int32) {
    guard governor >= 0 else { return }
    suspend(governor, Complement(kind: kind, marker: marker, clause: clause))
  }

  // MARK: Finite verbs

  mutating func finiteLike(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    finite(u, group, words, chunks, &out)
  }

  mutating func coordinateNonfinite(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    coordinate(u, group, words, chunks, &out)
  }

  mutating func finite(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    if conjunction >= 0, previous == .conjunction || top.clause >= 0 && conjoined(u, chunks), top.clause >= 0 || top.subject < 0 {
      coordinate(u, group, words, chunks, &out)
      return
    }
    isReduced = false
    if previous == .group, top.clause >= 0, conjunction < 0, top.link == .relative, top.antecedent >= 0, traits(top.clause, out).contains(.clause),
      clauses[Int(top.clause)].subject != top.antecedent
    {
      // "the commander, who Warsaw says ordered the raid"
      let governor = top.clause
      let antecedent = top.antecedent
      if clauses[Int(governor)].object == antecedent { clauses[Int(governor)].object = -1 }
      push(ClauseContext(link: .complement, governor: governor, subject: antecedent, behindComma: top.behindComma))
      finish(u, group, words, chunks, &out)
      return
    }
    if top.clause >= 0, conjunction < 0, group.groupLength == 1, out.states[Int(group.head)] == TagState.present,
      previous == .group || (previous == .phrase || previous == .joined) && isObjectOf(lastPhrase, top.clause),
      traits(top.clause, out).contains(.bareInfinitive)
    {
      var bare = group
      bare.form = .base
      out.states[Int(group.head)] = TagState.base
      base(u, bare, words, chunks, &out)
      return
    }
    if top.clause >= 0 { makeRoom(u, group, previous, words, chunks, &out) }
    if isReduced { return }
    finish(u, group, words, chunks, &out)
  }

  /// Fills the top context, which has no verb yet.
  mutating func finish(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let context = top
    let previous = kindBefore(u, chunks)
    let adjacent = previous != .comma && previous != .dash
    var subject = context.candidate >= 0 && adjacent ? context.candidate : context.subject
    var gap: Int32 = -1
    var marker = context.marker
    var shared = false
    if context.link == .relative {
      if subject >= 0 {
        // "Oslo, whose plan Bern condemned": what stands between the pronoun and the subject.
        if marker >= 0, out.kinds[Int(marker)] == WordKind.whose, context.subject >= 0, subject != context.subject, nextPhrase(u, chunks) < 0,
          !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
        {
          gap = context.subject
        }
        if !context.oblique, !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive) { gap = context.antecedent }
      } else if !context.oblique {
        subject = context.antecedent
      }
    } else if context.antecedent == -2 {
      // who, what, which: the word itself is the phrase.
      let wh = whPhrase(context.marker, &out)
      if subject >= 0 && !asks && out.kinds[Int(context.marker)] == WordKind.question {
        // A free relative ("does what they say"): the word belongs to the verb outside.
        if context.link == .complement, context.governor >= 0, clauses[Int(context.governor)].object < 0,
          !clauses[Int(context.governor)].flags.contains(.passive), clauses[Int(context.governor)].kind == .verb,
          !stack[max(0, stack.count - 2)].needsPredicate, Int(context.marker) > 0, out.states[Int(context.marker) - 1] != TagState.adp
        {
          clauses[Int(context.governor)].object = wh
        } else if context.link == .main, nextPhrase(u, chunks) < 0, out.tags[Int(context.marker)] == .pron,
          !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
        {
          // "What Belgrade wants is a delay."
          gap = wh
        }
      } else if subject >= 0 {
        gap = context.oblique || context.marker > 0 && out.states[Int(context.marker) - 1] == TagState.adp ? -1 : wh
      } else if !context.oblique {
        subject = wh
      }
      if group.isCopula && subject == wh && nextPhrase(u, chunks) >= 0 && context.link == .main {
        // "What is the plan?"
      }
    } else if subject < 0 {
      let next = nextPhrase(u, chunks)
      if group.isCopula || group.form == .auxiliary {
        if next >= 0 && (asks || context.question) { stack.top.question = true }
      } else if next >= 0 && context.link != .adverbial && grammar.traits(out.lemmas[Int(group.head)]).contains(.report) && isInverted(u, chunks) {
        subject = chunks.units[next].ref
      } else if context.link == .main && stack.count == 1 && context.governor < 0 && previousIsStart(u, chunks) {
        shared = false
      }
    }
    if marker >= 0, context.antecedent == -2, context.link == .main { marker = context.marker }
    let antecedent = context.antecedent == -2 ? -1 : context.antecedent
    let clause = open(
      group, link: context.link, governor: context.governor, marker: marker, antecedent: antecedent, subject: subject,
      shared: shared, controlled: false, words, out)
    if gap >= 0, isStranded(u, chunks, out) { gap = -1 }
    if gap >= 0 && gap != subject {
      // Of a copula or a passive the gap is the predicate, or lies deeper.
      if !group.isCopula, !group.flags.contains(.passive) { clauses[Int(clause)].object = gap }
    }
    if context.governor >= 0 {
      switch context.link {
      case .complement:
        let isWh = context.antecedent == -2 || marker >= 0 && out.kinds[Int(marker)] != WordKind.that
        if context.objectOf >= 0 {
          complement(context.governor, .prepositional, clause, marker: context.objectOf)
        } else {
          complement(context.governor, context.marker < 0 ? .that : isWh ? .wh : .that, clause, marker: context.marker)
        }
      case .parataxis:
        // "…, he said": the reported clause is the quote.
        complement(clause, .quote, context.governor, marker: -1)
      default: break
      }
    }
  }

  /// Whether a preposition without its noun stands right behind the verb: "what they fight for", "the map that he points at".
  private mutating func isStranded(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard u + 1 < chunks.units.count, chunks.units[u + 1].kind == .particle || chunks.units[u + 1].kind == .preposition else { return false }
    let kind = out.kinds[Int(chunks.units[u + 1].ref)]
    guard kind != WordKind.particle, kind != WordKind.phrasal, kind != WordKind.degree else { return false }
    guard u + 2 < chunks.units.count else { return true }
    let after = chunks.units[u + 2].kind
    // "which Oslo accuses of arming rebels": the preposition has the gerund.
    if after == .group { return chunks.groups[Int(chunks.units[u + 2].ref)].form != .gerund }
    return after == .stop || after == .comma || after == .conjunction
  }

  mutating func previousIsStart(_ u: Int, _ chunks: borrowing Chunks) -> Bool { before(u, chunks) < 0 }

  /// The unit of the phrase right behind a group, or -1.
  mutating func nextPhrase(_ u: Int, _ chunks: borrowing Chunks) -> Int {
    var k = u + 1
    while k < min(chunks.units.count, u + 3), chunks.units[k].kind == .adverb || chunks.units[k].kind == .quote { k += 1 }
    return k < chunks.units.count && chunks.units[k].kind == .phrase ? k : -1
  }

  mutating func whPhrase(_ token: Int32, _ out: inout Syntax) -> Int32 {
    guard token >= 0 else { return -1 }
    if out.phraseOf[Int(token)] >= 0 { return out.phraseOf[Int(token)] }
    let index = Int32(phrases.count)
    var phrase = NounPhrase(first: token, end: token + 1, head: token, sentence: sentence)
    phrase.flags = [.pronoun, .relative]
    phrases.append(phrase)
    out.phraseOf[Int(token)] = index
    return index
  }
}
