internal import Lexicon

// Prepositional phrases: what they hang on.
extension ClauseBuilder {
  mutating func prepositional(_ p: Int32, _ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) {
    let unit = preposition
    preposition = -1
    let token = chunks.units[unit].ref
    let kind = out.kinds[Int(token)]
    let previous = UnitKind(rawValue: kindBeforePreposition) ?? .other
    let behindNoun = previous.isOne(of: UnitKind.bit(.phrase) | UnitKind.bit(.joined))
    // "other states, such as China": examples hang on what they are of, over the comma.
    // Asked together, as what stands before nothing foresees.
    let isExample = (out.kinds[Int(chunks.units[unit].first)] == WordKind.such ? 1 : 0) | (kind == WordKind.including ? 1 : 0)
    let hasHost = (behindNoun ? 1 : 0) | (previous == .comma ? 1 : 0) & isExample
    let host = lastPhrase | ~(0 &- Int32(truncatingIfNeeded: hasHost))
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
      if host >= 0 { attach(p, to: host, token) } else if frontedPhrases.count < 16 { frontedPhrases.append(complement) }
      return
    }
    let c = Int(top.clause)
    let clauseFlags = clauses[c].flags
    let behindVerb = previous.isOne(of: UnitKind.bit(.group) | UnitKind.bit(.particle) | UnitKind.bit(.adjective))
    if kind == WordKind.by && clauseFlags.contains(.passive) && (clauses[c].agent < 0 || !isActor(clauses[c].agent, out) && isActor(p, out))
      && !phrases[Int(p)].flags.contains(.time) && out.kinds[Int(phrases[Int(p)].head)] != WordKind.day
      && !(phrases[Int(p)].flags.contains(.quantity) && !isActor(p, out)) && !isBeside(p, c, out)
    {
      clauses[c].agent = p
      return
    }
    if kind == WordKind.by, !clauseFlags.contains(.passive), !clauseFlags.isDisjoint(with: [.gerund, .infinitive]), clauses[c].governor >= 0,
      previous == .phrase || previous == .joined, isObjectOf(lastPhrase, top.clause), isActor(p, out),
      !phrases[Int(p)].flags.contains(.pronoun)
    {
      // "was accused of hiding it by Kenya"
      let outer = Int(clauses[c].governor)
      if clauses[outer].flags.contains(.passive), clauses[outer].agent < 0, clauses[outer].link != .relative {
        clauses[outer].agent = p
        return
      }
    }
    if top.needsPredicate && (previous == .group || behindVerb) {
      clauses[c].kind = .other
      clauses[c].predicate = phrases[Int(p)].head
      stack.top.needsPredicate = false
      suspend(top.clause, complement)
      return
    }
    if host >= 0 && kind == WordKind.of {
      attach(p, to: host, token)
      // A name takes no of-phrase: "accused Russia of war crimes".
      let hostFlags = phrases[Int(host)].flags
      if hostFlags.contains(.name) || hostFlags.contains(.pronoun) || isObjectOf(host, top.clause) || isInRow(host, of: clauses[c].object)
        || isInRow(host, of: clauses[c].agent)
      {
        suspend(top.clause, complement)
      }
      return
    }
    if host >= 0 && !phrases[Int(host)].flags.contains(.pronoun) { attach(p, to: host, token) }
    // What may hang on the noun may hang on the verb as well: the stance stage asks both.
    suspend(top.clause, complement)
  }

  /// "held by the lake": of what only persons and bodies do, a thing of nature says where.
  private mutating func isBeside(_ p: Int32, _ c: Int, _ out: Syntax) -> Bool {
    let phrase = phrases[Int(p)]
    let noun = out.lemmas[Int(phrase.head)]
    let verb = out.lemmas[Int(clauses[c].predicate)]
    guard noun >= 0, verb >= 0, phrase.flags.contains(.definite), phrase.flags.isDisjoint(with: [.name, .plural, .pronoun]), out.tags[Int(phrase.head)] == .noun
    else { return false }
    let what = grammar.classes(noun)
    return what.isEmpty && !grammar.classes(verb).isDisjoint(with: ClauseBuilder.social)
  }

  private static let social: LemmaClasses = ["verb.social", "verb.possession", "verb.communication"].reduce([]) { $0.union(LemmaClasses.named($1) ?? []) }

  /// "support for Oslo's plan to withdraw": the infinitive is the noun's, whose owner stands before it.
  private mutating func ownsInfinitive(_ p: Int32, _ out: Syntax) -> Bool {
    let phrase = phrases[Int(p)]
    return phrase.possessor >= 0 && out.states[Int(phrase.head)] != TagState.propn && grammar.traits(out.lemmas[Int(phrase.head)]).contains(.nounInfinitive)
  }

  /// Whether a phrase is another one or stands in the row that it begins.
  mutating func isInRow(_ phrase: Int32, of first: Int32) -> Bool {
    var p = first
    var steps = 0
    while p >= 0, steps < 40 {
      if p == phrase { return true }
      p = phrases[Int(p)].nextConjunct
      steps += 1
    }
    return false
  }

  /// Hangs `p` on the phrase `host` by the preposition `token`.
  mutating func attach(_ p: Int32, to host: Int32, _ token: Int32) {
    guard host >= 0, host != p else { return }
    phrases[Int(p)].governor = host
    phrases[Int(p)].preposition = token
    var last = phrases[Int(host)].firstAttached
    if last < 0 {
      phrases[Int(host)].firstAttached = p
      return
    }
    var steps = 0
    while phrases[Int(last)].nextAttached >= 0, steps < 16 {
      last = phrases[Int(last)].nextAttached
      steps += 1
    }
    if phrases[Int(last)].nextAttached < 0 && last != p { phrases[Int(last)].nextAttached = p }
  }
}
