internal import Lexicon

// What tells which participle is whose, and participles that modify a noun.
extension ClauseBuilder {
  /// The *with* that brings in a phrase and what it does, behind a comma or at the sentence's beginning: "…, with Oslo calling …".
  mutating func absolute(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Int32? {
    guard u > 1, chunks.units[u - 1].kind == .phrase, chunks.units[u - 2].kind == .preposition, lastPhrase == chunks.units[u - 1].ref else { return nil }
    let marker = chunks.units[u - 2].ref
    guard out.kinds[Int(marker)] == WordKind.with, u == 2 || chunks.units[u - 3].kind == .comma || chunks.units[u - 3].kind == .dash else { return nil }
    return marker
  }

  /// Whether the adverb right before the verb, or among its own words, says that something follows from the clause before.
  mutating func isConsequence(_ group: VerbGroup, _ out: Syntax) -> Bool {
    for t in max(0, Int(group.first) - 1)..<max(Int(group.first), Int(group.head)) where out.kinds[t] == WordKind.consequence { return true }
    return false
  }

  /// Whether the participle at `u` stands behind a bare name or a nominative that begins the clause, and no *by* follows.
  mutating func isBareName(_ phrase: Int32, _ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    let p = phrases[Int(phrase)]
    guard phrase == top.subject, p.flags.contains(.name) || out.states[Int(p.head)] == TagState.nom, p.flags.isDisjoint(with: [.definite, .indefinite]) else {
      return false
    }
    return u + 1 >= chunks.units.count || chunks.units[u + 1].kind != .preposition || out.kinds[Int(chunks.units[u + 1].ref)] == WordKind.of
      || grammar.traits(out.lemmas[Int(chunks.groups[Int(chunks.units[u].ref)].head)]).contains(.intransitive)
  }

  /// "Obi, branded a traitor by Oslo, laughed": between commas, what somebody is called by somebody.
  mutating func isCalledSo(_ u: Int, _ group: VerbGroup, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard group.isAmbiguous, group.groupLength == 1, top.clause < 0, top.subject >= 0, kindBefore(u, chunks) == .comma, nextPhrase(u, chunks) == u + 1,
      grammar.traits(out.lemmas[Int(group.head)]).contains(.predicative)
    else { return false }
    var k = u + 2
    var hasMaker = false
    while k < min(chunks.units.count, u + 10), chunks.units[k].kind != .comma {
      if chunks.units[k].kind == .group { return false }
      hasMaker = hasMaker || chunks.units[k].kind == .preposition && out.kinds[Int(chunks.units[k].ref)] == WordKind.by
      k += 1
    }
    return hasMaker && k < chunks.units.count && laterFinite(k, chunks)
  }

  /// ", called witnesses, and": an object, and then a further past tense behind a comma or a conjunction.
  mutating func listsObjects(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
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
  mutating func asked(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    u > 1 && chunks.units[u - 1].kind == .quote && chunks.units[u - 2].kind == .stop
  }

  /// Whether a comma or a conjunction and another participle follow: an item of a list.
  mutating func listGoesOn(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u + 2 < chunks.units.count, chunks.units[u + 1].kind == .conjunction || chunks.units[u + 1].kind == .comma, chunks.units[u + 2].kind == .group else {
      return false
    }
    let group = chunks.groups[Int(chunks.units[u + 2].ref)]
    return group.form == .participle || group.isAmbiguous
  }

  /// The nearest clause with a finite verb, from `clause` outward.
  mutating func finiteHost(_ clause: Int32, _ out: Syntax) -> Int32 {
    var c = clause
    var steps = 0
    while steps < 6 {
      let frame = clauses[Int(c)]
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
  mutating func waitingSubject() -> Int32 {
    for k in stack.indices.dropLast().reversed() where stack[k].subject >= 0 { return stack[k].subject }
    return -1
  }

  mutating func isActor(_ phrase: Int32, _ out: Syntax) -> Bool {
    let p = phrases[Int(phrase)]
    if p.flags.contains(.name) || p.flags.contains(.pronoun) { return true }
    let lemma = out.lemmas[Int(p.head)]
    guard lemma >= 0 else { return false }
    return !grammar.classes(lemma).isDisjoint(with: [.person, .group])
  }

  /// A participle behind a noun: "a deal struck by Oslo", "officials calling for calm".
  mutating func reduced(_ group: VerbGroup, _ host: Int32, _ governor: Int32, _ words: Words, _ out: Syntax) {
    var host = host
    if governor >= 0, clauses[Int(governor)].object >= 0, host != clauses[Int(governor)].object {
      let object = clauses[Int(governor)].object
      let behind = phrases[Int(host)]
      // "aired an ad last week attacking": not the week. "filed a suit in federal court accusing": not the court.
      let isSaid = group.form == .gerund && classes(phrases[Int(object)].head, out).contains(.communication)
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
      group, link: .relative, governor: governor, marker: -1, antecedent: host, subject: host, shared: false, controlled: true, words, out)
  }

  private static let saying: LemmaClasses = LemmaClasses.named("verb.communication") ?? []
  private static let having: LemmaClasses = LemmaClasses.named("verb.possession") ?? []

  private mutating func classes(_ token: Int32, _ out: Syntax) -> LemmaClasses {
    let lemma = out.lemmas[Int(token)]
    return grammar.classes(lemma)
  }

  /// Whether a phrase is the time or the money that the governor's object spends on what follows.
  mutating func isSpan(_ phrase: Int32, _ governor: Int32, _ out: Syntax) -> Bool {
    let object = clauses[Int(governor)].object
    guard object >= 0, phrase == object || phrases[Int(phrase)].governor == object else { return false }
    let np = phrases[Int(object)]
    if np.flags.contains(.time) || classes(clauses[Int(governor)].predicate, out).contains(.spending) { return true }
    return np.flags.contains(.quantity) && !classes(clauses[Int(governor)].predicate, out).isDisjoint(with: ClauseBuilder.having)
  }

  /// A participle that is the only verb of its clause: a past tense with an object behind it, else a passive without its auxiliary.
  mutating func finiteParticiple(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    var changed = group
    let verb = grammar.traits(out.lemmas[Int(group.head)])
    let byFollows = u + 1 < chunks.units.count && chunks.units[u + 1].kind == .preposition && out.kinds[Int(chunks.units[u + 1].ref)] == WordKind.by
    let pronoun = top.subject >= 0 && out.states[Int(phrases[Int(top.subject)].head)] == TagState.nom
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
  mutating func laterFinite(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
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
