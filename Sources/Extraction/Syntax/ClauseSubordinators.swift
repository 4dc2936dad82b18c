internal import Lexicon

// Subordinators: what clause they open, and what it hangs on.
extension ClauseBuilder {
  mutating func subordinator(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) {
    let token = chunks.units[u].ref
    let kind = out.kinds[Int(token)]
    let previous = kindBefore(u, chunks)
    var context = ClauseContext(link: .adverbial, marker: token, governor: top.clause)
    context.behindComma = previous == .comma
    let isThat = kind == WordKind.that
    let isWh = kind == WordKind.question || kind == WordKind.which || kind == WordKind.whether || kind == WordKind.when || kind == WordKind.if
    context.conditional = kind == WordKind.if || kind == WordKind.condition
    let clause = top.clause
    // "rather than", "as … as", "more than": a comparison without a verb opens nothing.
    if kind == WordKind.than || kind == WordKind.as || kind == WordKind.like || kind == WordKind.unlike, !finiteAhead(u, chunks) {
      preposition = u
      kindBeforePreposition = previous.rawValue
      return
    }
    if chunks.units[u].end - chunks.units[u].first == 1, kind == WordKind.with || kind == WordKind.from || kind == WordKind.by || kind == WordKind.of {
      preposition = u
      kindBeforePreposition = previous.rawValue
      return
    }
    if isThat || isWh {
      let afterNoun = (previous == .phrase || previous == .joined) && lastPhrase >= 0
      // "a demand from Oslo that …": the noun that takes the clause may stand further back.
      if isThat, afterNoun, phrases[Int(lastPhrase)].governor >= 0 {
        let outer = phrases[Int(lastPhrase)].governor
        let heads = (Int(phrases[Int(lastPhrase)].head), Int(phrases[Int(outer)].head))
        if !grammar.traits(out.lemmas[heads.0]).contains(.nounThat), out.states[heads.1] != TagState.propn,
          grammar.traits(out.lemmas[heads.1]).contains(.nounThat)
        {
          lastPhrase = outer
        }
      }
      let noun = afterNoun ? Int(phrases[Int(lastPhrase)].head) : -1
      let nounTakes = noun >= 0 && out.states[noun] != TagState.propn && grammar.traits(out.lemmas[noun]).contains(.nounThat)
      let verb = traits(clause, out)
      let takes = clause >= 0 && (verb.contains(.clause) || verb.contains(.report) || verb.contains(.addressee))
      if kind == WordKind.if || kind == WordKind.when {
        // An indirect question only right behind a verb of asking or knowing.
        if takes && previous == .group && kind == WordKind.if {
          context.link = .complement
          context.conditional = false
          context.question = true
        }
      } else if clause < 0 && !afterNoun {
        // "What Oslo wants is …", "Why did …": a question, or a subject.
        context.link = kind == WordKind.question || kind == WordKind.which ? .main : .complement
        context.question = asks
        if context.link == .main {
          stack.top.marker = token
          stack.top.question = asks
          if (kind == WordKind.question || kind == WordKind.which) && out.tags[Int(token)] == .pron {
            stack.top.link = top.link == .main ? .main : top.link
            stack.top.antecedent = -2
          }
          return
        }
      } else if isThat && afterNoun && (nounTakes && !(takes && isObjectOf(lastPhrase, clause) && verb.contains(.addressee)) || !takes && verb.isEmpty) {
        context.link = .nounComplement
        context.antecedent = lastPhrase
      } else if clause >= 0 {
        context.link = .complement
        context.question = !isThat && kind != WordKind.whether ? false : kind == WordKind.whether
      } else if afterNoun {
        context.link = .nounComplement
        context.antecedent = lastPhrase
      }
      if kind == WordKind.question && out.tags[Int(token)] == .pron { context.antecedent = context.link == .complement ? -2 : context.antecedent }
    }
    // A coordinated subordinate clause ("… and that …") goes where the first went.
    if conjunction >= 0, isThat {
      while stack.count > 1, !(top.link == .complement && top.clause >= 0) { stack.removeLast() }
      if top.link == .complement, top.governor >= 0 {
        context.link = .complement
        context.governor = top.governor
        stack.removeLast()
      }
    }
    if kind == WordKind.question, context.link == .complement, preposition >= 0, preposition == before(u, chunks) {
      context.objectOf = chunks.units[preposition].ref
    }
    // "implored them to adopt the draft, though she had doubts": behind a comma it hangs on the whole, not on what was implored.
    if context.link == .adverbial, context.behindComma, !context.conditional {
      var steps = 0
      while context.governor >= 0, steps < ClauseStack.deepest {
        let outer = clauses[Int(context.governor)]
        guard outer.link == .complement, outer.flags.contains(.infinitive), outer.governor >= 0 else { break }
        context.governor = outer.governor
        steps += 1
      }
    }
    conjunction = -1
    preposition = -1
    push(context)
  }
}
