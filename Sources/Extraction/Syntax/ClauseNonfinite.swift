internal import Lexicon

// Infinitives, gerunds and participles: what they hang on, and who is understood to do them.
extension ClauseBuilder {
  /// Coordinates a non-finite verb behind a conjunction, where one of its form is open.
  private mutating func joinsOpenClause(_ form: GroupForm, _ out: Syntax) -> Bool {
    guard conjunction >= 0 else { return false }
    for context in stack.reversed() where context.clause >= 0 {
      let flags = out.clauses[Int(context.clause)].flags
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

  private func isPhrase(_ kind: UnitKind) -> Bool { kind == .phrase || kind == .joined }

  private mutating func add(_ governor: Int32, _ kind: Complement.Kind, _ clause: Int32, marker: Int32) {
    guard governor >= 0 else { return }
    pending.append((governor, Complement(kind: kind, marker: marker, clause: clause)))
  }

  /// Who does a complement of `governor`: the object of urge, ask, force …, else the subject.
  private func controller(_ governor: Int32, _ out: Syntax) -> Int32 {
    guard governor >= 0 else { return -1 }
    let clause = out.clauses[Int(governor)]
    let verb = traits(governor, out)
    if verb.contains(.objectControl) || verb.contains(.bareInfinitive), !clause.flags.contains(.passive) {
      if clause.indirectObject >= 0 && verb.contains(.addressee) { return clause.indirectObject }
      if clause.object >= 0 { return clause.object }
    }
    return clause.subject
  }

  mutating func infinitive(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    if previous == .conjunction, joinsOpenClause(.infinitive, out) {
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    let governor = top.clause
    if forSubject >= 0 {
      let subject = forSubject
      push(ClauseContext(link: .complement, governor: governor))
      let clause = open(
        group, link: governor >= 0 ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
        controlled: false, words, &out)
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
          open(future, link: .main, governor: -1, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: false, words, &out)
          return
        }
        let last = lastPhrase >= 0 ? lastPhrase : top.subject
        let host = infinitiveHost(last, out)
        push(ClauseContext(link: .nounComplement, antecedent: host))
        open(
          group, link: .nounComplement, governor: -1, marker: -1, antecedent: host, subject: host != last ? last : out.phrases[Int(host)].possessor,
          shared: false, controlled: true, words, &out)
        return
      }
      if top.link != .main || top.marker >= 0, top.subject < 0 {
        // "how to respond", "whether to attend"
        let context = top
        let outer = context.governor
        let clause = open(
          group, link: context.link, governor: outer, marker: context.marker, antecedent: -1,
          subject: outer >= 0 ? out.clauses[Int(outer)].subject : -1, shared: false, controlled: true, words, &out)
        add(outer, .wh, clause, marker: context.marker)
        return
      }
      push(ClauseContext(link: .participial))
      open(group, link: .participial, governor: -1, marker: -1, antecedent: -1, subject: -1, shared: false, controlled: true, words, &out)
      return
    }
    let verb = traits(governor, out)
    if isPhrase(previous), lastPhrase >= 0 {
      let head = Int(out.phrases[Int(lastPhrase)].head)
      let nounTakes = out.states[head] != TagState.propn && grammar.traits(out.lemmas[head]).contains(.nounInfinitive)
      let isObject = isObjectOf(lastPhrase, governor, out)
      let objectControl =
        verb.contains(.objectControl) && isObject && !(nounTakes && !out.phrases[Int(lastPhrase)].flags.contains(.plural) && verb.contains(.twoObjects))
      if nounTakes && !objectControl {
        push(ClauseContext(link: .nounComplement, antecedent: lastPhrase, governor: governor))
        let owner = out.phrases[Int(lastPhrase)].possessor
        let host = lastPhrase
        let clause = open(
          group, link: .nounComplement, governor: governor, marker: -1, antecedent: host,
          subject: owner >= 0 ? owner : out.clauses[Int(governor)].subject, shared: false, controlled: true, words, &out)
        // "made a promise to leave": the noun's complement is the light verb's as well.
        if isObject { add(governor, .infinitive, clause, marker: -1) }
        return
      }
      let subject = objectControl ? lastPhrase : controller(governor, out)
      let isComplement = isObject || verb.contains(.objectControl)
      push(ClauseContext(link: isComplement ? .complement : .participial, governor: governor))
      let clause = open(
        group, link: isComplement ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
        controlled: true, words, &out)
      add(governor, .infinitive, clause, marker: -1)
      return
    }
    let isComplement = previous != .comma
    let subject = controller(governor, out)
    // "the map that Beijing had tried to suppress": the gap lies deeper.
    var gap: Int32 = -1
    if previous == .group, out.clauses[Int(governor)].object >= 0, out.clauses[Int(governor)].object == out.clauses[Int(governor)].antecedent,
      !verb.contains(.objectControl) || verb.contains(.clause), nextPhrase(u, chunks) < 0,
      !group.flags.contains(.passive), !group.isCopula, !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
    {
      gap = out.clauses[Int(governor)].object
      out.clauses[Int(governor)].object = -1
    }
    push(ClauseContext(link: isComplement ? .complement : .participial, governor: governor, behindComma: !isComplement))
    let clause = open(
      group, link: isComplement ? .complement : .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false,
      controlled: true, words, &out)
    if isComplement { add(governor, .infinitive, clause, marker: -1) }
    if gap >= 0 { out.clauses[Int(clause)].object = gap }
    stack[max(0, stack.count - 2)].needsPredicate = false
  }

  /// "the right of the people to choose": the noun that takes the infinitive, where the phrase before it is its owner.
  private func infinitiveHost(_ phrase: Int32, _ out: Syntax) -> Int32 {
    let p = out.phrases[Int(phrase)]
    guard p.governor >= 0, p.preposition >= 0, out.kinds[Int(p.preposition)] == WordKind.of, isActor(phrase, out) else { return phrase }
    let outer = Int(out.phrases[Int(p.governor)].head)
    return out.states[outer] != TagState.propn && grammar.traits(out.lemmas[outer]).contains(.nounInfinitive) ? p.governor : phrase
  }

  private func isInfinitive(_ clause: Int32, _ out: Syntax) -> Bool {
    clause >= 0 && (out.clauses[Int(clause)].flags.contains(.infinitive) || out.states[Int(out.clauses[Int(clause)].predicate)] == TagState.base)
  }

  mutating func base(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
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
        changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
      add(governor, .infinitive, clause, marker: -1)
      return
    }
    var changed = group
    if top.clause < 0, top.subject < 0, top.link == .main, forSubject < 0 { changed.flags.insert(.imperative) }
    changed.form = .finite
    finiteLike(u, changed, words, chunks, &out)
  }

  mutating func participle(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    let isGerund = group.form == .gerund
    if previous == .conjunction, joinsOpenClause(group.form, out) {
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
      let host = isPhrase(kind) ? lastPhrase : -1
      if governor < 0 {
        let onNoun = host >= 0
        push(ClauseContext(link: onNoun ? .nounComplement : .participial, marker: marker, antecedent: host))
        open(
          changed, link: onNoun ? .nounComplement : .participial, governor: -1, marker: marker, antecedent: host,
          subject: host >= 0 ? out.phrases[Int(host)].possessor : -1, shared: false, controlled: true, words, &out)
        return
      }
      let prep = out.kinds[Int(marker)]
      // "accused X of doing", "thanked X for doing", "prevented X from doing", "talked X into doing": the object does it; "for", after a verb of
      // doing, the subject.
      var subject = out.clauses[Int(governor)].subject
      if host >= 0, isObjectOf(host, governor, out),
        prep == WordKind.of || prep == WordKind.from || (prep == WordKind.for || prep == WordKind.inducing || prep == WordKind.against) && isActor(host, out)
      {
        subject = host
      }
      let nounHost = host >= 0 && subject != host && prep != WordKind.by && (prep == WordKind.of || !isActor(host, out))
      push(ClauseContext(link: .complement, marker: marker, antecedent: nounHost ? host : -1, governor: governor))
      let clause = open(
        changed, link: nounHost ? .nounComplement : .complement, governor: governor, marker: marker, antecedent: nounHost ? host : -1, subject: subject,
        shared: false,
        controlled: true, words, &out)
      add(governor, .prepositional, clause, marker: marker)
      return
    }
    if !isGerund, preposition >= 0, preposition == before(u, chunks), governor >= 0,
      out.kinds[Int(chunks.units[preposition].ref)] == WordKind.as,
      out.clauses[Int(governor)].object >= 0 || out.clauses[Int(governor)].flags.contains(.passive)
    {
      // "described the talks as stuck in …"
      let marker = chunks.units[preposition].ref
      let subject = out.clauses[Int(governor)].flags.contains(.passive) ? out.clauses[Int(governor)].subject : out.clauses[Int(governor)].object
      push(ClauseContext(link: .complement, marker: marker, governor: governor))
      let clause = open(
        changed, link: .complement, governor: governor, marker: marker, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
      add(governor, .prepositional, clause, marker: marker)
      return
    }
    preposition = -1
    if !isGerund, group.isAmbiguous, isInverted(u, chunks), nextPhrase(u, chunks) == u + 1,
      grammar.traits(out.lemmas[Int(group.head)]).contains(.report), governor >= 0 || asked(u, chunks)
    {
      // “Will Delhi sign?” asked the reporter.
      var past = group
      past.form = .finite
      past.flags.insert(.past)
      out.states[Int(group.head)] = TagState.past
      finiteLike(u, past, words, chunks, &out)
      return
    }
    if !isGerund, group.isAmbiguous, conjunction >= 0, governor >= 0, conjoined(u, chunks, out),
      out.clauses[Int(governor)].flags.isDisjoint(with: [.passive, .perfect])
    {
      // "criticised the blockade and, in a speech on Friday, called for talks"
      var past = group
      past.form = .finite
      past.flags.insert(.past)
      out.states[Int(group.head)] = TagState.past
      finiteLike(u, past, words, chunks, &out)
      return
    }
    if !isGerund, governor >= 0, previous == .comma, out.clauses[Int(governor)].flags.contains(.passive), out.clauses[Int(governor)].object < 0,
      listGoesOn(u, chunks, out)
    {
      // "was besieged, starved and bombed"
      conjunction = chunks.units[before(u, chunks)].ref
      coordinateNonfinite(u, group, words, chunks, &out)
      return
    }
    if !isGerund, group.isAmbiguous, governor >= 0, previous == .comma, out.clauses[Int(governor)].object >= 0,
      out.clauses[Int(governor)].flags.isDisjoint(with: [.passive, .infinitive, .gerund, .reduced]), out.clauses[Int(governor)].link != .relative,
      out.clauses[Int(governor)].flags.contains(.past), listsObjects(u, chunks)
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
      var past = group
      past.form = .finite
      past.flags.insert(.past)
      out.states[Int(group.head)] = TagState.past
      finiteLike(u, past, words, chunks, &out)
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
        reduced(changed, lastPhrase, governor, words, &out)
        return
      }
      if top.link == .adverbial, top.subject < 0 {
        // "while visiting Kyiv", "if elected", "as expected"
        let context = top
        let outer = context.governor
        open(
          changed, link: .adverbial, governor: outer, marker: context.marker, antecedent: -1,
          subject: outer >= 0 ? out.clauses[Int(outer)].subject : waitingSubject(), shared: false, controlled: true, words, &out)
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
        changed, link: .participial, governor: -1, marker: marker ?? -1, antecedent: -1, subject: subject, shared: false, controlled: marker == nil, words, &out
      )
      return
    }
    if let marker = absolute(u, chunks, out), governor >= 0 {
      // "…, with Oslo calling it a farce"
      let subject = lastPhrase
      let host = finiteHost(governor, out)
      push(ClauseContext(link: .participial, marker: marker, governor: host, behindComma: true))
      open(changed, link: .participial, governor: host, marker: marker, antecedent: -1, subject: subject, shared: false, controlled: false, words, &out)
      out.tags[Int(marker)] = .sconj
      return
    }
    let verb = traits(governor, out)
    if isPhrase(previous), lastPhrase >= 0, conjunction < 0 {
      let object = isObjectOf(lastPhrase, governor, out)
      if object && (verb.contains(.bareInfinitive) || verb.contains(.predicative)) {
        // "saw troops crossing", "wants the ban lifted"
        let subject = lastPhrase
        push(ClauseContext(link: .complement, governor: governor))
        let clause = open(
          changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
        add(governor, isGerund ? .gerund : .predicative, clause, marker: -1)
        return
      }
      if isGerund, isSpan(lastPhrase, governor, out) {
        // "spent weeks criticising", "spent millions of dollars attacking"
        let subject = out.clauses[Int(governor)].subject
        push(ClauseContext(link: .complement, governor: governor))
        let clause = open(
          changed, link: .complement, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
        add(governor, .gerund, clause, marker: -1)
        return
      }
      // "posted several tweets on Monday distancing himself from …": what is done to oneself the subject does.
      let next = nextPhrase(u, chunks)
      if isGerund, next >= 0, out.phrases[Int(chunks.units[next].ref)].flags.contains(.reflexive) {
        let subject = out.clauses[Int(governor)].subject
        push(ClauseContext(link: .participial, governor: governor))
        open(
          changed, link: .participial, governor: governor, marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
        return
      }
      reduced(changed, lastPhrase, governor, words, &out)
      return
    }
    // "ruled out supporting it": behind the verb's particle too.
    let isComplement = (previous == .group || previous == .particle) && isGerund || top.needsPredicate && previous == .group
    // ", calling it a farce" belongs to the sentence's verb, not to an infinitive or gerund that happens to stand between.
    let host = previous == .comma && !isComplement ? finiteHost(governor, out) : governor
    // "…, thus reducing trade": what happened does it, and no one who is named.
    let subject = !isComplement && isConsequence(group, out) ? -1 : out.clauses[Int(host)].subject
    let hostAbsolute = previous == .comma || !isComplement
    push(ClauseContext(link: isComplement ? .complement : .participial, governor: host, behindComma: hostAbsolute && previous == .comma))
    let clause = open(
      changed, link: isComplement ? .complement : .participial, governor: host, marker: -1, antecedent: -1, subject: subject, shared: false,
      controlled: true, words, &out)
    if isComplement { add(governor, .gerund, clause, marker: -1) }
  }

  /// The *with* that brings in a phrase and what it does, behind a comma or at the sentence's beginning: "…, with Oslo calling …".
  private func absolute(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Int32? {
    guard u > 1, chunks.units[u - 1].kind == .phrase, chunks.units[u - 2].kind == .preposition, lastPhrase == chunks.units[u - 1].ref else { return nil }
    let marker = chunks.units[u - 2].ref
    guard out.kinds[Int(marker)] == WordKind.with, u == 2 || chunks.units[u - 3].kind == .comma || chunks.units[u - 3].kind == .dash else { return nil }
    return marker
  }

  /// Whether the adverb right before the verb, or among its own words, says that something follows from the clause before.
  private func isConsequence(_ group: VerbGroup, _ out: Syntax) -> Bool {
    for t in max(0, Int(group.first) - 1)..<max(Int(group.first), Int(group.head)) where out.kinds[t] == WordKind.consequence { return true }
    return false
  }

  /// Whether the participle at `u` stands behind a bare name or a nominative that begins the clause, and no *by* follows.
  private func isBareName(_ phrase: Int32, _ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    let p = out.phrases[Int(phrase)]
    guard phrase == top.subject, p.flags.contains(.name) || out.states[Int(p.head)] == TagState.nom, p.flags.isDisjoint(with: [.definite, .indefinite]) else {
      return false
    }
    return u + 1 >= chunks.units.count || chunks.units[u + 1].kind != .preposition || out.kinds[Int(chunks.units[u + 1].ref)] == WordKind.of
      || grammar.traits(out.lemmas[Int(chunks.groups[Int(chunks.units[u].ref)].head)]).contains(.intransitive)
  }

  /// ", called witnesses, and": an object, and then a further past tense behind a comma or a conjunction.
  private func listsObjects(_ u: Int, _ chunks: Chunks) -> Bool {
    guard nextPhrase(u, chunks) == u + 1 else { return false }
    var k = u + 2
    while k < min(chunks.units.count, u + 8), chunks.units[k].kind == .preposition || chunks.units[k].kind == .phrase || chunks.units[k].kind == .joined {
      k += 1
    }
    while k < min(chunks.units.count, u + 10), chunks.units[k].kind == .comma || chunks.units[k].kind == .conjunction || chunks.units[k].kind == .adverb {
      k += 1
    }
    guard k < chunks.units.count, chunks.units[k].kind == .group, chunks.units[k - 1].kind != .phrase else { return false }
    let group = chunks.groups[Int(chunks.units[k].ref)]
    return group.isAmbiguous && group.groupLength == 1 || group.flags.contains(.past) && group.form == .finite
  }

  /// Whether a question in quotation marks has ended before `u`.
  private func asked(_ u: Int, _ chunks: Chunks) -> Bool {
    u > 1 && chunks.units[u - 1].kind == .quote && chunks.units[u - 2].kind == .stop
  }

  /// Whether a comma or a conjunction and another participle follow: an item of a list.
  private func listGoesOn(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard u + 2 < chunks.units.count, chunks.units[u + 1].kind == .conjunction || chunks.units[u + 1].kind == .comma, chunks.units[u + 2].kind == .group else {
      return false
    }
    let group = chunks.groups[Int(chunks.units[u + 2].ref)]
    return group.form == .participle || group.isAmbiguous
  }

  /// The nearest clause with a finite verb, from `clause` outward.
  private func finiteHost(_ clause: Int32, _ out: Syntax) -> Int32 {
    var c = clause
    var steps = 0
    while steps < 6 {
      let frame = out.clauses[Int(c)]
      // "left the deal that had let grain pass, saying …": a thing says nothing.
      let isThings = frame.link == .relative && frame.subject >= 0 && frame.subject == frame.antecedent && !isActor(frame.subject, out)
      guard frame.flags.contains(.infinitive) || frame.link == .nounComplement || frame.flags.contains(.reduced) || isThings,
        frame.governor >= 0, frame.governor != c
      else { return c }
      c = frame.governor
      steps += 1
    }
    return c
  }

  /// The subject of the clause outside, whose verb is still to come ("The EU, while supporting Kyiv, wants …").
  private func waitingSubject() -> Int32 {
    for context in stack.dropLast().reversed() where context.subject >= 0 { return context.subject }
    return -1
  }

  func isActor(_ phrase: Int32, _ out: Syntax) -> Bool {
    let p = out.phrases[Int(phrase)]
    if p.flags.contains(.name) || p.flags.contains(.pronoun) { return true }
    let lemma = out.lemmas[Int(p.head)]
    guard lemma >= 0 else { return false }
    return !LemmaClasses(rawValue: grammar.lexicon.lemmaClasses[Int(lemma)]).isDisjoint(with: [.person, .group])
  }

  /// A participle behind a noun: "a deal struck by Oslo", "officials calling for calm".
  mutating func reduced(_ group: VerbGroup, _ host: Int32, _ governor: Int32, _ words: Words, _ out: inout Syntax) {
    var host = host
    if governor >= 0, out.clauses[Int(governor)].object >= 0, host != out.clauses[Int(governor)].object {
      let object = out.clauses[Int(governor)].object
      let behind = out.phrases[Int(host)]
      // "aired an ad last week attacking": not the week. "filed a suit in federal court accusing": not the court.
      let isSaid = group.form == .gerund && classes(out.phrases[Int(object)].head, out).contains(.communication)
      // "sent a letter to senators criticising": not those to whom it goes.
      let isAddressed = behind.preposition >= 0 && out.kinds[Int(behind.preposition)] == WordKind.to
      if behind.flags.contains(.time)
        || isSaid && behind.preposition >= 0 && (isAddressed || behind.flags.isDisjoint(with: [.name, .plural]))
          && !classes(behind.head, out).contains(.communication)
          && !classes(group.head, out).isDisjoint(with: ClauseBuilder.saying)
      {
        host = object
      }
    }
    push(ClauseContext(link: .relative, antecedent: host, governor: governor))
    open(
      group, link: .relative, governor: governor, marker: -1, antecedent: host, subject: host, shared: false, controlled: true, words, &out)
  }

  private static let saying: LemmaClasses = LemmaClasses.named("verb.communication") ?? []
  private static let having: LemmaClasses = LemmaClasses.named("verb.possession") ?? []

  private func classes(_ token: Int32, _ out: Syntax) -> LemmaClasses {
    let lemma = out.lemmas[Int(token)]
    return lemma >= 0 ? LemmaClasses(rawValue: grammar.lexicon.lemmaClasses[Int(lemma)]) : []
  }

  /// Whether a phrase is the time or the money that the governor's object spends on what follows.
  private func isSpan(_ phrase: Int32, _ governor: Int32, _ out: Syntax) -> Bool {
    let object = out.clauses[Int(governor)].object
    guard object >= 0, phrase == object || out.phrases[Int(phrase)].governor == object else { return false }
    let np = out.phrases[Int(object)]
    if np.flags.contains(.time) { return true }
    return np.flags.contains(.quantity) && !classes(out.clauses[Int(governor)].predicate, out).isDisjoint(with: ClauseBuilder.having)
  }

  /// A participle that is the only verb of its clause: a past tense with an object behind it, else a passive without its auxiliary.
  private mutating func finiteParticiple(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    var changed = group
    let verb = grammar.traits(out.lemmas[Int(group.head)])
    let byFollows = u + 1 < chunks.units.count && chunks.units[u + 1].kind == .preposition && out.kinds[Int(chunks.units[u + 1].ref)] == WordKind.by
    let pronoun = top.subject >= 0 && out.states[Int(out.phrases[Int(top.subject)].head)] == TagState.nom
    let active =
      group.isAmbiguous && !byFollows
      && (pronoun || nextPhrase(u, chunks) >= 0 || verb.contains(.intransitive) || verb.contains(.report) || verb.contains(.clause) || !isHeadline)
    if active {
      changed.flags.insert(.past)
      out.states[Int(group.head)] = TagState.past
    } else {
      changed.flags.insert(.passive)
    }
    changed.form = .finite
    finiteLike(u, changed, words, chunks, &out)
  }

  /// Whether a finite verb follows in this clause, before a mark that ends it.
  func laterFinite(_ u: Int, _ chunks: Chunks) -> Bool {
    var relatives = 0
    var k = u + 1
    let limit = min(chunks.units.count, u + 2 * ClauseBuilder.window)
    while k < limit {
      switch chunks.units[k].kind {
      case .group:
        let form = chunks.groups[Int(chunks.units[k].ref)].form
        // A participle that may be a past tense, with a comma before it: "The talks, hosted by Doha, ended".
        let mayBeFinite = form == .participle && chunks.groups[Int(chunks.units[k].ref)].isAmbiguous && chunks.units[k - 1].kind == .comma
        if form == .finite || form == .auxiliary || mayBeFinite {
          if relatives == 0 { return true }
          relatives -= 1
        }
      case .relative, .subordinator: relatives += 1
      case .semicolon, .colon, .stop, .close: return false
      case .comma: if top.link == .adverbial, top.marker >= 0 { return false }
      case .conjunction: return false
      default: break
      }
      k += 1
    }
    return false
  }
}
