internal import Lexicon

// Verb groups as they come: which open clause a verb belongs to, and who does it.
extension ClauseBuilder {
  mutating func group(_ u: Int, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    var group = chunks.groups[Int(chunks.units[u].ref)]
    // The verb of an auxiliary that stood before the subject.
    if top.auxiliary >= 0, group.form != .infinitive, group.form != .auxiliary, group.form != .finite || !group.isCopula {
      let auxiliary = chunks.groups[Int(top.auxiliary)]
      merge(auxiliary, &group, &out)
      stack[stack.count - 1].auxiliary = -1
    }
    if insertsReport(u, group, chunks, out) {
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
    if elliptical(u, group, words, chunks, &out) { return }
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

  /// A verb of saying between marks, with its subject behind, before the verb of the clause around it has come.
  private func insertsReport(_ u: Int, _ group: VerbGroup, _ chunks: Chunks, _ out: Syntax) -> Bool {
    guard top.clause < 0, top.subject >= 0, top.link != .parataxis, group.groupLength == 1, isInverted(u, chunks),
      group.form == .finite || group.form == .participle && group.isAmbiguous, grammar.traits(out.lemmas[Int(group.head)]).contains(.report)
    else { return false }
    let next = nextPhrase(u, chunks)
    guard next == u + 1, next + 1 < chunks.units.count else { return false }
    let after = chunks.units[next + 1].kind
    return after == .comma || after == .quote || after == .dash
  }

  /// "…, and so did Manila", "…, neither has Kigali", "as did Cairo": an auxiliary for the verb before, its subject behind it.
  private mutating func elliptical(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) -> Bool {
    guard group.groupLength == 1, Int(group.first) > 0, u > 0, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase else { return false }
    let s = out.states[Int(group.head)]
    guard s == TagState.do || s == TagState.have || s == TagState.modal || s == TagState.beFinite else { return false }
    let opener = out.kinds[Int(group.first) - 1]
    guard opener == WordKind.so || opener == WordKind.neither || opener == WordKind.nor || opener == WordKind.as else { return false }
    let after = u + 2
    guard after >= chunks.units.count || chunks.units[after].kind == .stop || chunks.units[after].kind == .comma || chunks.units[after].kind == .semicolon
    else { return false }
    let governor = stack[nearestFinite(out)].clause
    popTo(nearestFinite(out))
    var context = ClauseContext(link: .coordinate, marker: conjunction, governor: governor, subject: chunks.units[u + 1].ref)
    context.parenthesis = top.parenthesis
    if opener == WordKind.neither || opener == WordKind.nor { context.negated = group.first - 1 }
    stack[stack.count - 1] = context
    var changed = group
    changed.form = .auxiliary
    changed.isCopula = false
    if out.tags[Int(group.head)] == .verb { out.tags[Int(group.head)] = .aux }
    finish(u, changed, words, chunks, &out)
    preposition = -1
    conjunction = -1
    forSubject = -1
    return true
  }

  private func merge(_ auxiliary: VerbGroup, _ group: inout VerbGroup, _ out: inout Syntax) {
    group.flags.formUnion(auxiliary.flags)
    if auxiliary.negator >= 0 { group.negator = auxiliary.negator }
    let s = out.states[Int(auxiliary.head)]
    if s == TagState.have && (group.form == .participle || group.flags.contains(.past)) { group.flags.insert(.perfect) }
    if s == TagState.beFinite {
      group.flags.remove(.past)
      group.flags.formUnion(auxiliary.flags)
      if group.form == .gerund {
        group.flags.insert(.progressive)
      } else {
        group.flags.insert(.passive)
        out.states[Int(group.head)] = TagState.participle
      }
    }
    if out.tags[Int(auxiliary.head)] == .verb { out.tags[Int(auxiliary.head)] = .aux }
    group.flags.remove(.gerund)
    group.first = auxiliary.first
    group.form = .finite
  }

  // MARK: Making a clause

  @discardableResult
  mutating func open(
    _ group: VerbGroup, link: ClauseLink, governor: Int32, marker: Int32, antecedent: Int32, subject: Int32, shared: Bool,
    controlled: Bool, _ words: Words, _ out: inout Syntax
  ) -> Int32 {
    let index = Int32(out.clauses.count)
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
    if context.conditional { clause.flags.insert(.conditional) }
    if context.negated >= 0 {
      clause.flags.insert(.negated)
      if clause.negator < 0 { clause.negator = context.negated }
      stack[stack.count - 1].negated = -1
    }
    if context.question || asks && (link == .main) { clause.flags.insert(.question) }
    if governor >= 0, link == .complement || link == .coordinate && !context.conditional {
      let flags = out.clauses[Int(governor)].flags
      if flags.contains(.conditional) && (link == .complement) { clause.flags.insert(.conditional) }
      // going to sign, have to sign: the semi-auxiliary's mood is its verb's.
      if group.form == .infinitive && link == .complement { semiAuxiliary(Int(governor), &clause, &out) }
    }
    let head = Int(group.head)
    if head < words.quoteDepth.count, head >= 0, words.quoteDepth[head] > 0 { clause.flags.insert(.quoted) }
    // neither side, nobody, no country: the subject denies the clause.
    if subject >= 0, !controlled, out.phrases[Int(subject)].flags.contains(.negative), clause.negator < 0 {
      clause.flags.insert(.negated)
      clause.negator = out.phrases[Int(subject)].first
    }
    clause.firstComplement = 0
    out.clauses.append(clause)
    stack[stack.count - 1].clause = index
    stack[stack.count - 1].needsPredicate = group.isCopula
    stack[stack.count - 1].subject = -1
    if antecedent >= 0, link == .relative || link == .nounComplement { dependOnNoun(index, antecedent, &out) }
    if governor >= 0, link == .complement { addressee(governor, &out) }
    if link == .main || stack.count == 1 { attachFronted(to: index, &out) }
    return index
  }

  private func semiAuxiliary(_ governor: Int, _ clause: inout ClauseFrame, _ out: inout Syntax) {
    let head = Int(out.clauses[governor].predicate)
    let lemma = out.lemmas[head]
    let flags = out.clauses[governor].flags
    if lemma == grammar.go && flags.contains(.progressive) {
      out.clauses[governor].flags.insert(.future)
      clause.flags.insert(.future)
    } else if out.kinds[head] == WordKind.should {
      // ought to
      clause.flags.insert(.obligation)
    } else if lemma == grammar.have && out.clauses[governor].object < 0 || lemma == grammar.need {
      out.clauses[governor].flags.insert(.obligation)
      clause.flags.insert(.obligation)
    }
    if flags.contains(.negated) && lemma == grammar.go { clause.flags.insert(.negated) }
  }

  private func dependOnNoun(_ clause: Int32, _ phrase: Int32, _ out: inout Syntax) {
    var last = out.phrases[Int(phrase)].firstClause
    if last < 0 {
      out.phrases[Int(phrase)].firstClause = clause
      return
    }
    var steps = 0
    while out.clauses[Int(last)].nextOfNoun >= 0, steps < 16 {
      last = out.clauses[Int(last)].nextOfNoun
      steps += 1
    }
    if last != clause && out.clauses[Int(last)].nextOfNoun < 0 { out.clauses[Int(last)].nextOfNoun = clause }
  }

  private func addressee(_ governor: Int32, _ out: inout Syntax) {
    let clause = out.clauses[Int(governor)]
    if clause.object >= 0, clause.indirectObject < 0, traits(governor, out).contains(.addressee) {
      out.clauses[Int(governor)].indirectObject = clause.object
    }
  }

  private mutating func complement(_ governor: Int32, _ kind: Complement.Kind, _ clause: Int32, marker: Int32) {
    guard governor >= 0 else { return }
    pending.append((governor, Complement(kind: kind, marker: marker, clause: clause)))
  }

  // MARK: Finite verbs

  mutating func finiteLike(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) { finite(u, group, words, chunks, &out) }
  mutating func coordinateNonfinite(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    coordinate(u, group, words, chunks, &out)
  }

  private mutating func finite(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    let previous = kindBefore(u, chunks)
    if conjunction >= 0, previous == .conjunction || top.clause >= 0 && conjoined(u, chunks, out), top.clause >= 0 || top.subject < 0 {
      coordinate(u, group, words, chunks, &out)
      return
    }
    isReduced = false
    if previous == .group, top.clause >= 0, conjunction < 0, top.link == .relative, top.antecedent >= 0, traits(top.clause, out).contains(.clause),
      out.clauses[Int(top.clause)].subject != top.antecedent
    {
      // "the commander, who Warsaw says ordered the raid"
      let governor = top.clause
      let antecedent = top.antecedent
      if out.clauses[Int(governor)].object == antecedent { out.clauses[Int(governor)].object = -1 }
      push(ClauseContext(link: .complement, governor: governor, subject: antecedent, behindComma: top.behindComma))
      finish(u, group, words, chunks, &out)
      return
    }
    if top.clause >= 0, conjunction < 0, top.clause >= 0, traits(top.clause, out).contains(.bareInfinitive), previous == .phrase || previous == .joined,
      group.groupLength == 1, out.states[Int(group.head)] == TagState.present, isObjectOf(lastPhrase, top.clause, out)
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
  private mutating func finish(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    let context = top
    let adjacent = kindBefore(u, chunks) != .comma && kindBefore(u, chunks) != .dash
    var subject = context.candidate >= 0 && adjacent ? context.candidate : context.subject
    var gap: Int32 = -1
    var marker = context.marker
    var shared = false
    if context.link == .relative {
      if subject >= 0 {
        if !context.oblique, !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive) { gap = context.antecedent }
      } else if !context.oblique {
        subject = context.antecedent
      }
    } else if context.antecedent == -2 {
      // who, what, which: the word itself is the phrase.
      let wh = whPhrase(context.marker, &out)
      if subject >= 0 && !asks && out.kinds[Int(context.marker)] == WordKind.question {
        // A free relative ("does what they say"): the word belongs to the verb outside.
        if context.link == .complement, context.governor >= 0, out.clauses[Int(context.governor)].object < 0,
          !out.clauses[Int(context.governor)].flags.contains(.passive), out.clauses[Int(context.governor)].kind == .verb,
          !stack[max(0, stack.count - 2)].needsPredicate, Int(context.marker) > 0, out.states[Int(context.marker) - 1] != TagState.adp
        {
          out.clauses[Int(context.governor)].object = wh
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
        if next >= 0 && (asks || context.question) { stack[stack.count - 1].question = true }
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
      shared: shared, controlled: false, words, &out)
    if gap >= 0 && gap != subject {
      // Of a copula or a passive the gap is the predicate, or lies deeper.
      if !group.isCopula, !group.flags.contains(.passive) { out.clauses[Int(clause)].object = gap }
    }
    if context.governor >= 0 {
      switch context.link {
      case .complement:
        let isWh = context.antecedent == -2 || marker >= 0 && out.kinds[Int(marker)] != WordKind.that
        complement(context.governor, context.marker < 0 ? .that : isWh ? .wh : .that, clause, marker: context.marker)
      case .parataxis:
        // "…, he said": the reported clause is the quote.
        complement(clause, .quote, context.governor, marker: -1)
      default: break
      }
    }
  }

  private func previousIsStart(_ u: Int, _ chunks: Chunks) -> Bool { before(u, chunks) < 0 }

  /// The unit of the phrase right behind a group, or -1.
  func nextPhrase(_ u: Int, _ chunks: Chunks) -> Int {
    var k = u + 1
    while k < min(chunks.units.count, u + 3), chunks.units[k].kind == .adverb || chunks.units[k].kind == .quote { k += 1 }
    return k < chunks.units.count && chunks.units[k].kind == .phrase ? k : -1
  }

  /// A verb of saying with a mark before it and its subject behind: "…," replied Lula.
  func isInverted(_ u: Int, _ chunks: Chunks) -> Bool {
    guard u > 0 else { return false }
    let kind = chunks.units[u - 1].kind
    return kind == .quote || kind == .comma || kind == .stop || kind == .dash
  }

  private func whPhrase(_ token: Int32, _ out: inout Syntax) -> Int32 {
    guard token >= 0 else { return -1 }
    if out.phraseOf[Int(token)] >= 0 { return out.phraseOf[Int(token)] }
    let index = Int32(out.phrases.count)
    var phrase = NounPhrase(first: token, end: token + 1, head: token, sentence: sentence)
    phrase.flags = [.pronoun, .relative]
    out.phrases.append(phrase)
    out.phraseOf[Int(token)] = index
    return index
  }

  /// "X backs the deal, warns Dublin of delays and …": of verbs that take a hearer, the phrase behind is the hearer where more follows.
  private func takesNextAsObject(_ u: Int, _ group: VerbGroup, _ chunks: Chunks, _ out: Syntax) -> Bool {
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
  private mutating func makeRoom(
    _ u: Int, _ group: VerbGroup, _ previous: UnitKind, _ words: Words, _ chunks: Chunks, _ out: inout Syntax
  ) {
    let report = grammar.traits(out.lemmas[Int(group.head)]).contains(.report)
    // "…," replied Lula.
    if report, isInverted(u, chunks), nextPhrase(u, chunks) >= 0, !takesNextAsObject(u, group, chunks, out), previous == .comma || previous == .stop || u > 0 && chunks.units[u - 1].kind == .quote {
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
      out.clauses[clause].link != .relative,
      out.clauses[clause].object < 0, out.clauses[clause].subject >= 0, out.states[Int(out.clauses[clause].predicate)] == TagState.past,
      out.clauses[clause].groupEnd - out.clauses[clause].groupFirst == 1,
      !traits(Int32(clause), out).contains(.intransitive), !traits(Int32(clause), out).contains(.report)
    {
      let subject = out.clauses[clause].subject
      if let host = phraseBefore(subject, out) {
        // "The support I received was …": a relative clause without its pronoun.
        var context = top
        context.clause = -1
        context.subject = host
        out.clauses[clause].link = .relative
        out.clauses[clause].antecedent = host
        out.clauses[clause].governor = -1
        out.clauses[clause].object = host
        dependOnNoun(Int32(clause), host, &out)
        stack[stack.count - 1] = context
        return
      }
      var context = top
      context.clause = -1
      context.subject = subject
      out.clauses[clause].link = .relative
      out.clauses[clause].antecedent = subject
      out.clauses[clause].governor = -1
      out.clauses[clause].flags.formUnion([.passive, .reduced, .sharedSubject, .controlled])
      out.clauses[clause].flags.remove(.past)
      out.states[Int(out.clauses[clause].predicate)] = TagState.participle
      dependOnNoun(Int32(clause), subject, &out)
      stack[stack.count - 1] = context
      return
    }
    // A clause or gerund as the subject: "Calling him weak is wrong."
    k = stack.count - 1
    while k >= 0, stack[k].clause >= 0 { k -= 1 }
    if k >= 0 {
      popTo(k)
      return
    }
    let object = out.clauses[clause].object
    if previous == .phrase || previous == .joined, group.isAmbiguous, lastPhrase >= 0, !traits(Int32(clause), out).contains(.clause) {
      var changed = group
      changed.form = .participle
      changed.flags.remove(.past)
      changed.flags.formUnion([.passive, .reduced])
      out.states[Int(group.head)] = TagState.participle
      reduced(changed, lastPhrase, Int32(clause), words, &out)
      isReduced = true
      return
    }
    if previous == .phrase || previous == .joined, object >= 0, object == lastPhrase {
      // What was taken for an object is a subject: "believes the plan failed".
      out.clauses[clause].object = -1
      push(ClauseContext(link: .complement, governor: Int32(clause), subject: object))
      return
    }
    if previous == .comma, group.isAmbiguous, group.groupLength == 1, nextPhrase(u, chunks) < 0, !report,
      !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
    {
      // ", attended only by his friends": a participle of the clause before.
      var changed = group
      changed.flags.remove(.past)
      changed.flags.formUnion([.passive, .reduced])
      out.states[Int(group.head)] = TagState.participle
      let subject = out.clauses[clause].subject
      push(ClauseContext(link: .participial, governor: Int32(clause), behindComma: true))
      open(
        changed, link: .participial, governor: Int32(clause), marker: -1, antecedent: -1, subject: subject, shared: false, controlled: true, words, &out)
      isReduced = true
      return
    }
    if report, isInverted(u, chunks), nextPhrase(u, chunks) < 0 || !takesNextAsObject(u, group, chunks, out) {
      push(ClauseContext(link: .parataxis, governor: stack[0].clause))
      return
    }
    let from = nearestFinite(out)
    popTo(from)
    let governor = top.clause
    let subject = governor >= 0 && previous == .comma ? out.clauses[Int(governor)].subject : previous == .phrase || previous == .joined ? lastPhrase : -1
    var context = ClauseContext(link: .coordinate, governor: governor, subject: subject)
    context.parenthesis = top.parenthesis
    stack[stack.count - 1] = context
  }

  /// The phrase that ends where `phrase` begins, where that is a name or a nominative.
  private func phraseBefore(_ phrase: Int32, _ out: Syntax) -> Int32? {
    let own = out.phrases[Int(phrase)]
    guard out.states[Int(own.head)] == TagState.nom || own.flags.contains(.name) || own.flags.contains(.definite) else { return nil }
    var p = phrase - 1
    while p >= max(0, phrase - 4), out.phrases[Int(p)].sentence == own.sentence {
      let other = out.phrases[Int(p)]
      if other.end == own.first && !other.flags.contains(.time) && !other.flags.contains(.pronoun) { return p }
      p -= 1
    }
    return nil
  }

  private mutating func popTo(_ k: Int) {
    while stack.count > k + 1 {
      let context = top
      if context.clause >= 0, stack[k].clause < 0, context.link == .adverbial || context.link == .participial || context.link == .complement {
        if context.governor < 0 { fronted.append(context.clause) }
      }
      stack.removeLast()
    }
  }

  private func nearestFinite(_ out: Syntax) -> Int {
    var k = stack.count - 1
    while k > 0 {
      let clause = stack[k].clause
      if clause >= 0 {
        let flags = out.clauses[Int(clause)].flags
        if !flags.contains(.infinitive) && !flags.contains(.gerund) && !flags.contains(.reduced) { return k }
      }
      if stack[k].parenthesis { return k }
      k -= 1
    }
    return 0
  }

  /// A verb behind a conjunction: beside the nearest clause of its own form, whose subject it shares.
  private mutating func coordinate(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    let marker = conjunction
    var form = group.form
    if form == .finite, group.groupLength == 1, out.states[Int(group.head)] == TagState.present, modalOpen(out) {
      // "will join the patrols and send two ships"
      form = .base
    }
    var k = stack.count - 1
    var match = -1
    while k >= 0 {
      let clause = stack[k].clause
      if clause >= 0 {
        let flags = out.clauses[Int(clause)].flags
        let isInfinitive = flags.contains(.infinitive)
        let isGerund = flags.contains(.gerund)
        let isReduced = flags.contains(.reduced)
        let fits: Bool
        switch form {
        case .finite, .auxiliary:
          fits = !isInfinitive && !isGerund && !isReduced
        case .infinitive: fits = isInfinitive
        case .base: fits = isInfinitive || !flags.isDisjoint(with: [.modal, .future, .would, .obligation]) || isBase(clause, out)
        case .gerund: fits = isGerund || flags.contains(.progressive)
        case .participle: fits = isReduced && flags.contains(.passive) || flags.contains(.passive) || flags.contains(.perfect)
        }
        if fits {
          match = k
          break
        }
      }
      if stack[k].parenthesis { break }
      k -= 1
    }
    if match < 0 {
      // A participle that no passive precedes is a past tense, a base form a present.
      if form == .participle || form == .base {
        form = .finite
        match = nearestFinite(out)
      } else if form == .finite && top.clause >= 0 {
        match = nearestFinite(out)
      }
    }
    guard match >= 0, stack[match].clause >= 0 else {
      popTo(max(0, match))
      var changed = group
      changed.form = .finite
      finish(u, changed, words, chunks, &out)
      return
    }
    // ", and refused": behind a comma the outer verb goes on, if it is finite too.
    if form == .finite, hasComma(u, chunks) {
      var outer = match
      var k = match - 1
      while k >= 0, !stack[k + 1].parenthesis {
        if stack[k].clause >= 0, out.clauses[Int(stack[k].clause)].flags.isDisjoint(with: [.infinitive, .gerund, .reduced]) { outer = k }
        k -= 1
      }
      match = outer
    }
    // "The union says the law is unfair and wants it repealed": what only persons and bodies do goes to the speaker.
    if form == .finite, match > 0, stack[match].link == .complement, stack[match - 1].clause >= 0, !stack[match].parenthesis,
      !grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.report, .clause, .objectControl])
    {
      let inner = out.clauses[Int(stack[match].clause)].subject
      let outer = out.clauses[Int(stack[match - 1].clause)]
      if inner >= 0, !isActor(inner, out), outer.subject >= 0, isActor(outer.subject, out), outer.flags.isDisjoint(with: [.infinitive, .gerund, .reduced]) {
        match -= 1
      }
    }
    popTo(match)
    let governor = top.clause
    let other = out.clauses[Int(governor)]
    var changed = group
    if form == .participle {
      // "was arrested and charged", "has met and praised"
      changed.flags.formUnion(other.flags.intersection([.passive, .perfect, .past, .future, .modal, .would, .obligation, .reduced]))
      changed.flags.remove(.gerund)
    } else if form == .base {
      changed.flags.formUnion(other.flags.intersection([.infinitive, .modal, .future, .would, .obligation, .counterfactual]))
      if other.flags.contains(.negated) && out.kinds[Int(marker)] == WordKind.or { changed.flags.insert(.negated) }
    } else if form == .gerund && !other.flags.contains(.gerund) {
      changed.flags.remove(.gerund)
      changed.flags.insert(.progressive)
    } else if group.isAmbiguous, other.flags.contains(.passive), !other.flags.contains(.reduced), group.flags == [.past], nextPhrase(u, chunks) < 0,
      previousIsAdjacent(u, chunks), !grammar.traits(out.lemmas[Int(group.head)]).contains(.intransitive)
    {
      changed.flags.insert(.passive)
    }
    let controlled = other.flags.contains(.controlled)
    let conditional = top.conditional
    let antecedent = other.link == .relative || other.link == .nounComplement ? other.antecedent : -1
    let parenthesis = top.parenthesis
    let negated = top.negated
    var context = ClauseContext(link: .coordinate, marker: marker, antecedent: antecedent, governor: governor)
    context.conditional = conditional
    context.parenthesis = parenthesis
    context.behindComma = top.behindComma
    context.negated = negated
    stack[stack.count - 1] = context
    let clause = open(
      changed, link: .coordinate, governor: governor, marker: marker, antecedent: antecedent, subject: other.subject, shared: true,
      controlled: controlled, words, &out)
    // "the deal that Oslo drafted and Rome signed": both lack the object.
    if other.link == .relative, other.object >= 0, other.object == other.antecedent, nextPhrase(u, chunks) < 0, !changed.flags.contains(.passive) {
      out.clauses[Int(clause)].object = other.object
    }
    // "signed and ratified the treaty": the object behind the last verb is the first's too.
    if other.object < 0, other.kind == .verb, previousIsAdjacent(u, chunks), !changed.flags.contains(.passive), !other.flags.contains(.passive),
      Int(other.groupEnd) == Int(marker), let next = Optional(nextPhrase(u, chunks)), next >= 0,
      !grammar.traits(out.lemmas[Int(other.predicate)]).contains(.intransitive)
    {
      out.clauses[Int(governor)].object = chunks.units[next].ref
    }
  }

  /// Whether the nearest clause with a verb of its own has a modal.
  private func modalOpen(_ out: Syntax) -> Bool {
    let clause = stack[nearestFinite(out)].clause
    return clause >= 0 && !out.clauses[Int(clause)].flags.isDisjoint(with: [.modal, .future, .would, .obligation])
  }

  /// Whether only adverbials stand between the conjunction and the verb: "and in August 1799 entered".
  func conjoined(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    var k = u - 1
    while k >= max(0, u - 8) {
      switch chunks.units[k].kind {
      case .adverb, .quote, .comma, .other, .joined: k -= 1
      case .phrase:
        if k > 0, chunks.units[k - 1].kind == .preposition {
          k -= 2
        } else if out.phrases[Int(chunks.units[k].ref)].flags.contains(.time) {
          k -= 1
        } else {
          return false
        }
      case .conjunction: return true
      default: return false
      }
    }
    return false
  }

  /// Whether a comma stands before the conjunction before `u`.
  private func hasComma(_ u: Int, _ chunks: Chunks) -> Bool {
    let k = before(u, chunks)
    return k > 0 && chunks.units[k].kind == .conjunction && chunks.units[k - 1].kind == .comma
  }

  private func isBase(_ clause: Int32, _ out: Syntax) -> Bool {
    out.states[Int(out.clauses[Int(clause)].predicate)] == TagState.base
  }

  private func previousIsAdjacent(_ u: Int, _ chunks: Chunks) -> Bool { kindBefore(u, chunks) == .conjunction }

  // MARK: Auxiliaries without their verb

  private mutating func auxiliary(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: Chunks, _ out: inout Syntax) {
    // Its verb stands behind the subject: wait for it.
    let next = nextPhrase(u, chunks)
    if next >= 0 {
      var k = next + 1
      let limit = min(chunks.units.count, next + 6)
      while k < limit {
        let unit = chunks.units[k]
        if unit.kind == .group {
          let form = chunks.groups[Int(unit.ref)].form
          if form == .base || form == .participle || form == .gerund || form == .finite {
            if top.clause >= 0 { inverted(u, chunks, &out) }
            stack[stack.count - 1].auxiliary = chunks.units[u].ref
            if asks || asksAhead(u, chunks, out) {
              stack[stack.count - 1].question = true
            } else if previousIsStart(u, chunks) { conditionalInversion(u, group, chunks, out) }
            // "Under no circumstances will Taipei surrender."
            if let last = frontedPhrases.last, last.phrase >= 0, out.phrases[Int(last.phrase)].flags.contains(.negative) {
              stack[stack.count - 1].negated = out.phrases[Int(last.phrase)].first
            }
            return
          }
          break
        }
        if unit.kind == .comma || unit.kind == .stop || unit.kind == .relative || unit.kind == .subordinator { break }
        k += 1
      }
    }
    // Ellipsis: "Lisbon has not", "so will Oslo".
    isReduced = false
    if top.clause >= 0, !(conjunction >= 0) { makeRoom(u, group, kindBefore(u, chunks), words, chunks, &out) }
    if conjunction >= 0, top.clause >= 0 {
      coordinate(u, group, words, chunks, &out)
      return
    }
    if top.subject < 0, next >= 0 { stack[stack.count - 1].subject = chunks.units[next].ref }
    finish(u, group, words, chunks, &out)
  }

  /// Whether the next full stop is a question mark: a quoted question inside a sentence.
  private func asksAhead(_ u: Int, _ chunks: Chunks, _ out: Syntax) -> Bool {
    for k in u..<min(chunks.units.count, u + 2 * ClauseBuilder.window) where chunks.units[k].kind == .stop {
      return out.kinds[Int(chunks.units[k].first)] == PunctuationKind.question
    }
    return false
  }

  /// "Had Tokyo known, …", "Should Lima refuse, …": a condition without *if*, before the clause it is for.
  private mutating func conditionalInversion(_ u: Int, _ group: VerbGroup, _ chunks: Chunks, _ out: Syntax) {
    let head = Int(group.head)
    guard out.states[head] == TagState.have || out.kinds[head] == WordKind.should, chunks.units[u...].contains(where: { $0.kind == .comma }) else { return }
    push(ClauseContext(link: .adverbial, governor: -1))
    stack[stack.count - 1].conditional = true
    stack[stack.count - 1].auxiliary = chunks.units[u].ref
    stack[stack.count - 2].auxiliary = -1
  }

  /// An inverted clause begins where another has its verb: "…, nor has Oslo …".
  private mutating func inverted(_ u: Int, _ chunks: Chunks, _ out: inout Syntax) {
    let negated = top.negated
    let from = nearestFinite(out)
    popTo(from)
    var context = ClauseContext(link: .coordinate, marker: conjunction, governor: top.clause)
    context.negated = negated
    context.parenthesis = top.parenthesis
    stack[stack.count - 1] = context
  }
}
