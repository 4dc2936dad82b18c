internal import Lexicon

// Gerunds and participles: what they hang on, and who is understood to do them.
extension ClauseBuilder {
  mutating func participle(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    let isGerund = group.form == .gerund
    if previous == .conjunction, joinsOpenClause(group.form) {
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    var changed = group
    if !isGerund { changed.flags.formUnion([.passive, .reduced]) } else { changed.flags.insert(.reduced) }
    let governor = top.clause
    // After a preposition: its object.
    if preposition >= 0, preposition == before(u, chunks), isGerund {
      let unit = preposition
      let marker = chunks.units[unit].ref
      let kind = kindBefore(unit, chunks)
      var host = isPhrase(kind) ? lastPhrase : -1
      if governor < 0 {
        let onNoun = host >= 0
        push(ClauseContext(link: onNoun ? .nounComplement : .participial, marker: marker, antecedent: host))
        open(
          changed, link: onNoun ? .nounComplement : .participial, governor: -1, marker: marker, antecedent: host,
          subject: host >= 0 ? phrases[Int(host)].possessor : -1, shared: false, controlled: true, words, out)
        return
      }
      let prep = out.kinds[Int(marker)]
      // "accused X of doing", "thanked X for doing", "prevented X from doing", "talked X into doing": the object does it; "for", after a verb of
      // doing, the subject.
      var subject = clauses[Int(governor)].subject
      // "fined X $5 million for doing": who is fined has done it.
      if host >= 0, host == clauses[Int(governor)].object, clauses[Int(governor)].indirectObject >= 0, !isActor(host, out) {
        host = clauses[Int(governor)].indirectObject
      }
      // "which Oslo accuses of doing": of a relative clause the object is the pronoun's.
      if host < 0, kind == .group, clauses[Int(governor)].link == .relative, clauses[Int(governor)].object >= 0 { host = clauses[Int(governor)].object }
      // "fined X and Y for doing": both do it.
      if host >= 0, phrases[Int(host)].isLaterConjunct, isInRow(host, of: clauses[Int(governor)].object) { host = clauses[Int(governor)].object }
      if host >= 0, isObjectOf(host, governor),
        prep == WordKind.of || prep == WordKind.from || (prep == WordKind.for || prep == WordKind.inducing || prep == WordKind.against) && isActor(host, out)
      {
        subject = host
      }
      // What is done by or without doing something else is the verb's.
      let nounHost = host >= 0 && subject != host && prep != WordKind.by && prep != WordKind.without && (prep == WordKind.of || !isActor(host, out))
      push(ClauseContext(link: .complement, marker: marker, antecedent: nounHost ? host : -1, governor: governor))
      let clause = open(
        changed, link: nounHost ? .nounComplement : .complement, governor: governor, marker: marker, antecedent: nounHost ? host : -1, subject: subject,
        shared: false,
        controlled: true, words, out)
      add(governor, .prepositional, clause, marker: marker)
      return
    }
    if !isGerund, preposition >= 0, preposition == before(u, chunks), governor >= 0,
      out.kinds[Int(chunks.units[preposition].ref)] == WordKind.as,
      clauses[Int(governor)].object >= 0 || clauses[Int(governor)].flags.contains(.passive)
    {
      // "described the talks as stuck in …"
      let marker = chunks.units[preposition].ref
      let subject = clauses[Int(governor)].flags.contains(.passive) ? clauses[Int(governor)].subject : clauses[Int(governor)].object
      push(ClauseContext(link: .complement, marker: marker, governor: governor))
      let clause = open(
        changed, link: .complement, governor: governor, marker: marker, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
      add(governor, .prepositional, clause, marker: marker)
      return
    }
    preposition = -1
    if !isGerund, group.isAmbiguous, isInverted(u, chunks), nextPhrase(u, chunks) == u + 1,
      grammar.traits(out.lemmas[Int(group.head)]).contains(.report), governor >= 0 || asked(u, chunks)
    {
      // “Will Delhi sign?” asked the reporter.
      pastTense(u, group, words, chunks, &out)
      return
    }
    if !isGerund, group.isAmbiguous, conjunction >= 0, governor >= 0, conjoined(u, chunks),
      clauses[Int(governor)].flags.isDisjoint(with: [.passive, .perfect])
    {
      // "criticised the blockade and, in a speech on Friday, called for talks"
      pastTense(u, group, words, chunks, &out)
      return
    }
    if !isGerund, governor >= 0, previous == .comma, clauses[Int(governor)].flags.contains(.passive), clauses[Int(governor)].object < 0,
      listGoesOn(u, chunks)
    {
      // "was besieged, starved and bombed"
      conjunction = chunks.units[before(u, chunks)].ref
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    if !isGerund, group.isAmbiguous, governor >= 0, previous == .comma, clauses[Int(governor)].object >= 0,
      clauses[Int(governor)].flags.isDisjoint(with: [.passive, .infinitive, .gerund, .reduced]), clauses[Int(governor)].link != .relative,
      clauses[Int(governor)].flags.contains(.past), listsObjects(u, chunks)
    {
      // "held hearings, called witnesses, and demanded documents"
      var past = group
      past.form = .finite
      past.flags.insert(.past)
      out.states[Int(group.head)] = TagState.past
      conjunction = chunks.units[before(u, chunks)].ref
      coordinate(u, past, words, chunks, &out)
      return
    }
    if !isGerund, group.isAmbiguous, governor >= 0, outerWaits(), !laterFinite(u, chunks) {
      // "The minister who rejected the offer resigned": the clause outside has no other verb.
      pastTense(u, group, words, chunks, &out)
      return
    }
    if governor < 0, !isGerund, top.subject >= 0, previous == .comma || previous == .dash || previous == .close, !laterFinite(u, chunks) {
      finiteParticiple(u, group, words, chunks, &out)
      return
    }
    if governor < 0 {
      if top.subject >= 0, isPhrase(previous), lastPhrase >= 0 {
        // A name seldom has a reduced relative clause without a comma: "Sudan briefly opened its borders when …".
        // "Talks stalled by …" in a headline, or a past tense that was taken for a participle; else a reduced relative clause.
        if !isGerund, !laterFinite(u, chunks) || group.isAmbiguous && isBareName(lastPhrase, u, chunks, out) {
          finiteParticiple(u, group, words, chunks, &out)
          return
        }
        if isGerund && isHeadline && !laterFinite(u, chunks) {
          var progressive = group
          progressive.flags.remove(.gerund)
          progressive.flags.insert(.progressive)
          finiteLike(u, progressive, words, chunks, &out)
          return
        }
        reduced(changed, lastPhrase, governor, words, out)
        return
      }
      if top.link == .adverbial, top.subject < 0 {
        // "while visiting Kyiv", "if elected", "as expected"
        let context = top
        let outer = context.governor
        open(
          changed, link: .adverbial, governor: outer, marker: context.marker, antecedent: -1,
          subject: outer >= 0 ? clauses[Int(outer)].subject : waitingSubject(), shared: false, controlled: true, words, out)
        return
      }
      if top.link == .relative, top.subject < 0, !isGerund {
        finiteLike(u, group, words, chunks, &out)
        return
      }
      // Before the main clause: ", calling it …, he said" or a gerund as the subject; behind the subject ("The talks, hosted by Doha, ended")
      // it is the subject's.
      let marker = absolute(u, chunks, out)
      let subject = marker != nil ? lastPhrase : previous == .comma && top.link == .main ? top.subject : -1
      if let marker { out.tags[Int(marker)] = .sconj }
      push(ClauseContext(link: .participial))
      open(
        changed, link: .participial, governor: -1, marker: marker ?? -1, antecedent: -1, subject: subject, shared: false, controlled: marker == nil, words, out
      )
      return
    }
    if let marker = absolute(u, chunks, out), governor >= 0 {
      // "…, with Oslo calling it a farce"
      let subject = lastPhrase
      let host = finiteHost(governor, out)
      push(ClauseContext(link: .participial, marker: marker, governor: host, behindComma: true))
      open(changed, link: .participial, governor: host, marker: marker, antecedent: -1, subject: subject, shared: false, controlled: false, words, out)
      out.tags[Int(marker)] = .sconj
      return
    }
    let verb = traits(governor, out)
    if isPhrase(previous), lastPhrase >= 0, conjunction < 0 {
      let object = isObjectOf(lastPhrase, governor)
      if object && (verb.contains(.bareInfinitive) || verb.contains(.predicative)) {
        // "saw troops crossing", "wants the ban lifted"
        let subject = lastPhrase
        push(ClauseContext(link: .complement, governor: governor))
        let clause = open(
          changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
        add(governor, isGerund ? .gerund : .predicative, clause, marker: -1)
        return
      }
      if isGerund, isSpan(lastPhrase, governor, out) {
        // "spent weeks criticising", "spent millions of dollars attacking"
        let subject = clauses[Int(governor)].subject
        push(ClauseContext(link: .complement, governor: governor))
        let clause = open(
          changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
        add(governor, .gerund, clause, marker: -1)
        return
      }
      // "posted several tweets on Monday distancing himself from …": what is done to oneself the subject does.
      let next = nextPhrase(u, chunks)
      if isGerund, next >= 0, phrases[Int(chunks.units[next].ref)].flags.contains(.reflexive) {
        let subject = clauses[Int(governor)].subject
        push(ClauseContext(link: .participial, governor: governor))
        open(
          changed, link: .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, out)
        return
      }
      reduced(changed, lastPhrase, governor, words, out)
      return
    }
    // "ruled out supporting it": behind the verb's particle too.
    let isComplement = (previous == .group || previous == .particle) && isGerund || top.needsPredicate && previous == .group
    // ", calling it a farce" belongs to the sentence's verb, not to an infinitive or gerund that happens to stand between.
    let host = previous == .comma && !isComplement ? finiteHost(governor, out) : governor
    // "…, thus reducing trade": what happened does it, and no one who is named.
    let subject = !isComplement && isConsequence(group, out) ? -1 : clauses[Int(host)].subject
    let hostAbsolute = previous == .comma || !isComplement
    push(ClauseContext(link: isComplement ? .complement : .participial, governor: host, behindComma: hostAbsolute && previous == .comma))
    let clause = open(
      changed, link: isComplement ? .complement : .participial, governor: host, marker: -1, antecedent: -1, subject: subject, shared: false,
      controlled: true, words, out)
    if isComplement { add(governor, .gerund, clause, marker: -1) }
  }

  /// What was read as a participle is a past tense after all.
  private mutating func pastTense(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    var past = group
    past.form = .finite
    past.flags.insert(.past)
    out.states[Int(group.head)] = TagState.past
    finiteLike(u, past, words, chunks, &out)
  }
}
