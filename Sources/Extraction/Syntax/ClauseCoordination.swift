internal import Lexicon

// Verbs behind a conjunction: beside which clause they stand, and whose subject they share.
extension ClauseBuilder {
  /// A verb behind a conjunction: beside the nearest clause of its own form, whose subject it shares.
  mutating func coordinate(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    let marker = conjunction
    var form = group.form
    if form == .finite, group.groupLength == 1, out.states[Int(group.head)] == TagState.present, modalOpen() {
      // "will join the patrols and send two ships"
      form = .base
    }
    var k = stack.count - 1
    var match = -1
    while k >= 0 {
      let clause = stack[k].clause
      if clause >= 0 {
        let flags = clauses[Int(clause)].flags
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
        match = nearestFinite()
      } else if form == .finite && top.clause >= 0 {
        match = nearestFinite()
      }
    }
    guard match >= 0, stack[match].clause >= 0 else {
      popTo(max(0, match))
      var changed = group
      changed.form = .finite
      finish(u, changed, words, chunks, &out)
      return
    }
    if form == .finite, out.states[Int(group.first)] == TagState.third { match = agreeing(match) }
    // ", and refused": behind a comma the outer verb goes on, if it is finite too.
    if form == .finite, hasComma(u, chunks), stack[match].link != .parataxis {
      var outer = match
      var k = match - 1
      while k >= 0, !stack[k + 1].parenthesis {
        if stack[k].clause >= 0, clauses[Int(stack[k].clause)].flags.isDisjoint(with: [.infinitive, .gerund, .reduced]) { outer = k }
        k -= 1
      }
      match = outer
    }
    // "The union says the law is unfair and wants it repealed": what only persons and bodies do goes to the speaker.
    if form == .finite, match > 0, stack[match].link == .complement, stack[match - 1].clause >= 0, !stack[match].parenthesis,
      !grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.report, .clause, .objectControl])
    {
      let inner = clauses[Int(stack[match].clause)].subject
      let outer = clauses[Int(stack[match - 1].clause)]
      if inner >= 0, !isActor(inner, out), outer.subject >= 0, isActor(outer.subject, out), outer.flags.isDisjoint(with: [.infinitive, .gerund, .reduced]) {
        match -= 1
      }
    }
    if form == .finite { match = sameTense(match, group, out) }
    if form == .finite, match > 0, stack[match].link == .complement, stack[match - 1].clause >= 0, !stack[match].parenthesis,
      goesOnTelling(group, inner: stack[match].clause, outer: stack[match - 1].clause, out)
    {
      match -= 1
    }
    popTo(match)
    let governor = top.clause
    let other = clauses[Int(governor)]
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
    stack.top = context
    let clause = open(
      changed, link: .coordinate, governor: governor, marker: marker, antecedent: antecedent, subject: other.subject, shared: true,
      controlled: controlled, words, out)
    // "the deal that Oslo drafted and Rome signed": both lack the object.
    if other.link == .relative, other.object >= 0, other.object == other.antecedent, nextPhrase(u, chunks) < 0, !changed.flags.contains(.passive) {
      clauses[Int(clause)].object = other.object
    }
    // "signed and ratified the treaty": the object behind the last verb is the first's too.
    if other.object < 0, other.kind == .verb, previousIsAdjacent(u, chunks), !changed.flags.contains(.passive), !other.flags.contains(.passive),
      Int(other.groupEnd) == Int(marker), let next = Optional(nextPhrase(u, chunks)), next >= 0,
      !grammar.traits(out.lemmas[Int(other.predicate)]).contains(.intransitive)
    {
      clauses[Int(governor)].object = chunks.units[next].ref
    }
  }

  /// "denied that its forces were fighting there and accused Kigali": a verb of saying goes on with one of saying that has the same tense, where what is said
  /// has another.
  private mutating func goesOnTelling(_ group: VerbGroup, inner: Int32, outer: Int32, _ out: Syntax) -> Bool {
    let state = out.states[Int(group.head)]
    guard group.groupLength == 1, state == TagState.past || state == TagState.participle, isOfSaying(Int(group.head), out) else { return false }
    let frame = clauses[Int(outer)]
    guard frame.kind == .verb, frame.groupEnd - frame.groupFirst == 1, out.states[Int(frame.predicate)] == TagState.past, frame.subject >= 0,
      isOfSaying(Int(frame.predicate), out), !traits(outer, out).isDisjoint(with: [.report, .clause])
    else { return false }
    let said = clauses[Int(inner)]
    return said.groupEnd - said.groupFirst > 1 || out.states[Int(said.predicate)] != TagState.past
  }

  private mutating func isOfSaying(_ t: Int, _ out: Syntax) -> Bool {
    out.lemmas[t] >= 0 && grammar.classes(out.lemmas[t]).contains(ClauseBuilder.communication)
  }

  private static let communication = LemmaClasses.named("verb.communication") ?? []

  /// "vowed to veto laws that ease access and opposes the treaty": a verb of one is none of several's; the next clause around whose subject is one.
  private mutating func agreeing(_ match: Int) -> Int {
    guard match > 0, isOfSeveral(stack[match].clause) else { return match }
    var k = match - 1
    while k >= 0, !stack[k + 1].parenthesis {
      let clause = stack[k].clause
      if clause >= 0, clauses[Int(clause)].flags.isDisjoint(with: [.infinitive, .gerund, .reduced]), clauses[Int(clause)].subject >= 0 {
        return isOfSeveral(clause) ? match : k
      }
      k -= 1
    }
    return match
  }

  /// "called for talks if Rome recognizes it and threatened to quit": a past tense goes on with the past tense around, not with a present one within.
  private mutating func sameTense(_ match: Int, _ group: VerbGroup, _ out: Syntax) -> Int {
    guard match > 0, stack[match].link == .adverbial || stack[match].link == .complement, !stack[match].parenthesis, group.groupLength == 1,
      out.states[Int(group.head)] == TagState.past, stack[match].clause >= 0
    else { return match }
    let inner = clauses[Int(stack[match].clause)]
    let tense = out.states[Int(inner.groupFirst)]
    guard inner.groupEnd - inner.groupFirst == 1, tense == TagState.third || tense == TagState.present else { return match }
    // "promised to stay if Rome recognizes it and threatened to quit": over the infinitives.
    var k = match - 1
    while k > 0, stack[k].clause >= 0, !stack[k].parenthesis, clauses[Int(stack[k].clause)].flags.contains(.infinitive) { k -= 1 }
    guard stack[k].clause >= 0 else { return match }
    let outer = clauses[Int(stack[k].clause)]
    guard outer.kind == .verb, outer.groupEnd - outer.groupFirst == 1, out.states[Int(outer.predicate)] == TagState.past else { return match }
    return k
  }

  private mutating func isOfSeveral(_ clause: Int32) -> Bool {
    let subject = clauses[Int(clause)].subject
    guard subject >= 0 else { return false }
    let flags = phrases[Int(subject)].flags
    return flags.contains(.plural) && !flags.contains(.name)
  }

  /// Whether the nearest clause with a verb of its own has a modal.
  mutating func modalOpen() -> Bool {
    let clause = stack[nearestFinite()].clause
    return clause >= 0 && !clauses[Int(clause)].flags.isDisjoint(with: [.modal, .future, .would, .obligation])
  }

  /// Whether only adverbials stand between the conjunction and the verb: "and in August 1799 entered".
  mutating func conjoined(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    var k = u - 1
    while k >= max(0, u - 8) {
      switch chunks.units[k].kind {
      case .adverb, .quote, .comma, .other, .joined: k -= 1
      case .phrase:
        if k > 0, chunks.units[k - 1].kind == .preposition {
          k -= 2
        } else if phrases[Int(chunks.units[k].ref)].flags.contains(.time) {
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
  mutating func hasComma(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    let k = before(u, chunks)
    return k > 0 && chunks.units[k].kind == .conjunction && chunks.units[k - 1].kind == .comma
  }

  mutating func isBase(_ clause: Int32, _ out: Syntax) -> Bool {
    out.states[Int(clauses[Int(clause)].predicate)] == TagState.base
  }

  mutating func previousIsAdjacent(_ u: Int, _ chunks: borrowing Chunks) -> Bool { kindBefore(u, chunks) == .conjunction }
}
