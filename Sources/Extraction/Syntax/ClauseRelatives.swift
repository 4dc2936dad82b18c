internal import Lexicon

// Relative pronouns and what they stand for.
extension ClauseBuilder {
  mutating func relative(_ u: Int, _ words: Words, _ chunks: borrowing Chunks, _ out: Syntax) {
    let token = chunks.units[u].ref
    let kind = out.kinds[Int(token)]
    let previous = kindBefore(u, chunks)
    let k = before(u, chunks)
    var context = ClauseContext(link: .relative, marker: token, antecedent: lastPhrase, governor: top.clause)
    context.behindComma = previous == .comma || k > 0 && previous == .preposition && chunks.units[k - 1].kind == .comma
    context.oblique = previous == .preposition || kind == WordKind.where || kind == WordKind.whose
    if lastPhrase >= 0 { context.antecedent = antecedent(u, kind, words, chunks, out) }
    if kind == WordKind.whose, lastPhrase >= 0, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase {
      phrases[Int(chunks.units[u + 1].ref)].possessor = context.antecedent
    }
    let hostless = lastPhrase < 0
    if previous == .group || previous == .stop || previous == .subordinator || hostless
      || previous == .preposition && k > 0 && chunks.units[k - 1].kind == .group
    {
      // No antecedent: an indirect or direct question ("who decides", "asked which …").
      context.antecedent = -2
      context.link = top.clause >= 0 ? .complement : .main
      context.question = asks
      if top.clause < 0 {
        stack.top.marker = token
        stack.top.antecedent = -2
        stack.top.question = asks
        stack.top.oblique = context.oblique
        preposition = -1
        return
      }
    }
    if conjunction >= 0, top.link == .relative, top.clause >= 0 {
      // "who fought and who died": the same antecedent.
      context.antecedent = top.antecedent
      stack.removeLast()
    }
    // The first conjunct stands for the chain, except that a relative clause without a comma belongs to the last alone.
    preposition = -1
    conjunction = -1
    push(context)
  }

  /// What a relative pronoun stands for: the phrase before it, or what that hangs on by a preposition where only this fits *who* or *which*;
  /// of conjuncts the first.
  mutating func antecedent(_ u: Int, _ kind: UInt8, _ words: Words, _ chunks: borrowing Chunks, _ out: Syntax) -> Int32 {
    var p = lastPhrase
    // The verb's number, where it shows and the pronoun is its subject.
    if u + 1 < chunks.units.count, chunks.units[u + 1].kind == .group {
      let group = chunks.groups[Int(chunks.units[u + 1].ref)]
      let plural = phrases[Int(p)].flags.contains(.plural)
      let outer = phrases[Int(p)].governor
      if outer >= 0, kind != WordKind.who || isPerson(outer, words, out) {
        let outerPlural = phrases[Int(outer)].flags.contains(.plural)
        if group.isPlural && !plural && outerPlural || group.isSingular && plural && !outerPlural { return outer }
        if group.isPlural && plural || group.isSingular && !plural && outerPlural { return p }
        // "a theory of grammar that would": what has no determiner of its own seldom has a relative clause.
        // A name behind which a comma stands may well.
        let bare =
          phrases[Int(p)].flags.isDisjoint(with: [.definite, .indefinite, .pronoun, .plural])
          && !(phrases[Int(p)].flags.contains(.name) && kindBefore(u, chunks) == .comma && words.nameOf[Int(phrases[Int(p)].head)] >= 0)
        let outerFlags = phrases[Int(outer)].flags
        if bare, !outerFlags.isDisjoint(with: [.definite, .indefinite]), outerPlural == plural { return outer }
      }
    }
    // "a blast on the bridge, which Oslo called an attack": of an act or an event and its place, what is spoken of is the event.
    if kind == WordKind.which, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase, phrases[Int(p)].governor >= 0, isPlace(p, words) {
      let governor = phrases[Int(p)].governor
      if isHappening(governor, out) { return governor }
      // "an attack on tourists in Oslo, which it blames on": what hangs between may be whom it hit.
      let outer = phrases[Int(governor)].governor
      if outer >= 0, isHappening(outer, out) { return outer }
    }
    if kind == WordKind.who || kind == WordKind.which {
      var steps = 0
      while steps < 3, phrases[Int(p)].governor >= 0, isPerson(p, words, out) != (kind == WordKind.who) {
        let outer = phrases[Int(p)].governor
        if isPerson(outer, words, out) == (kind == WordKind.who) {
          p = outer
          break
        }
        p = outer
        steps += 1
      }
      if isPerson(p, words, out) != (kind == WordKind.who) { p = lastPhrase }
    }
    return p
  }

  private mutating func isPlace(_ phrase: Int32, _ words: Words) -> Bool {
    let name = words.nameOf[Int(phrases[Int(phrase)].head)]
    guard name >= 0, Int(name) < words.names.count else { return false }
    switch words.names[Int(name)].type {
    case .gpe, .loc, .fac: return true
    default: return false
    }
  }

  private mutating func isHappening(_ phrase: Int32, _ out: Syntax) -> Bool {
    let lemma = out.lemmas[Int(phrases[Int(phrase)].head)]
    return lemma >= 0 && !grammar.classes(lemma).isDisjoint(with: [.act, .event])
  }

  mutating func isPerson(_ phrase: Int32, _ words: Words, _ out: Syntax) -> Bool {
    let p = phrases[Int(phrase)]
    let head = Int(p.head)
    let name = words.nameOf[head]
    if name >= 0, Int(name) < words.names.count { return words.names[Int(name)].type == .person || words.names[Int(name)].type == .norp }
    if p.flags.contains(.pronoun) { return out.kinds[head] != WordKind.it }
    let lemma = out.lemmas[head]
    guard lemma >= 0 else { return false }
    return grammar.classes(lemma).contains(.person)
  }
}
