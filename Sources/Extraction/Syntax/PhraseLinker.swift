internal import Lexicon

/// Joins phrases to earlier ones: coordination ("Macron, Merz and Tusk"), apposition ("Keir Starmer, the prime minister,"), abbreviations in
/// parentheses. The units it has used become `joined` or `other`, so that the clause builder passes over them.
struct PhraseLinker {
  let grammar: Grammar
  /// How far back a conjunct is sought.
  static let window = 10

  /// Joins the phrases of the sentence that is selected.
  /// - Parameters:
  ///   - joints: where in `UnitRun.joints` its units stand.
  ///   - isHeadline: whether it is written as headlines are, with commas for *and*.
  func run(_ chunks: inout Chunks, _ joints: Range<Int>, isHeadline: Bool, _ out: Syntax) {
    for k in joints {
      let u = Int(chunks.units.joints[k])
      // As it is now: what was joined to an earlier phrase is none any more, and what joined it nothing.
      switch chunks.units[u].kind {
      case .phrase: if chunks.units[u - 1].kind == .phrase { title(u, &chunks, out) }
      case .comma:
        if isInsertion(u, chunks) {
          // "was, in effect, a ban": the predicate stands behind.
          for k in u...u + 3 { chunks.units[k].kind = .other }
        } else if isHeadline, isPair(u, chunks, out) {
          link(u - 1, u + 1, u, false, &chunks, out)
        } else {
          apposition(u, &chunks, out)
        }
      case .dash: apposition(u, &chunks, out)
      case .conjunction: coordinate(u, &chunks, out)
      case .open:
        if u > 0, u + 2 < chunks.units.count, chunks.units[u + 2].kind == .close, chunks.units[u + 1].kind == .phrase,
          isPhrase(chunks.units[u - 1].kind)
        {
          chunks.phrases[Int(chunks.units[u + 1].ref)].apposition = chunks.units[u - 1].ref
          chunks.units[u].kind = .other
          chunks.units[u + 1].kind = .other
          chunks.units[u + 2].kind = .other
        }
      default: break
      }
    }
  }

  /// Whether a prepositional phrase between commas stands here behind a copula.
  private func isInsertion(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u > 0, u + 4 < chunks.units.count, chunks.units[u - 1].kind == .group, chunks.groups[Int(chunks.units[u - 1].ref)].isCopula,
      chunks.units[u + 1].kind == .preposition, chunks.units[u + 2].kind == .phrase, chunks.units[u + 3].kind == .comma
    else { return false }
    let next = chunks.units[u + 4].kind
    return next == .phrase || next == .adjective
  }

  /// "Niger, Nigeria Sign Pact": two names that a verb of several stands behind.
  private func isPair(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard u == 1, u + 2 < chunks.units.count, chunks.units[0].kind == .phrase, chunks.units[2].kind == .phrase, isFiniteGroup(3, chunks) else { return false }
    let group = chunks.groups[Int(chunks.units[3].ref)]
    return out.states[Int(group.head)] == TagState.present && chunks.phrases[Int(chunks.units[0].ref)].flags.contains(.name)
      && chunks.phrases[Int(chunks.units[2].ref)].flags.contains(.name)
  }

  /// "councillors Alvin Yeung and …": a plural of persons with names behind it; a phrase stands right before.
  private func title(_ u: Int, _ chunks: inout Chunks, _ out: Syntax) {
    let a = chunks.phrases[Int(chunks.units[u - 1].ref)]
    let b = chunks.phrases[Int(chunks.units[u].ref)]
    guard a.flags.contains(.plural), !a.flags.contains(.name), b.flags.contains(.name), !b.flags.contains(.time), !b.flags.contains(.definite),
      out.lemmas[Int(a.head)] >= 0,
      grammar.classes(out.lemmas[Int(a.head)]).contains(.person)
    else { return }
    if isFiniteGroup(behind(u, chunks), chunks), groupBefore(u - 1, chunks) != nil { return }
    chunks.phrases[Int(chunks.units[u].ref)].apposition = chunks.units[u - 1].ref
    chunks.units[u].kind = .joined
  }

  private func isPhrase(_ kind: UnitKind) -> Bool { kind == .phrase || kind == .joined }

  /// The unit after a phrase and the prepositional phrases that follow it.
  private func behind(_ u: Int, _ chunks: borrowing Chunks) -> Int {
    var k = u + 1
    let limit = min(chunks.units.count, u + PhraseLinker.window)
    while k < limit {
      let kind = chunks.units[k].kind
      if kind == .preposition && k + 1 < limit && chunks.units[k + 1].kind == .phrase {
        k += 2
      } else if kind == .adverb || kind == .quote {
        k += 1
      } else if kind == .comma, k + 2 < limit, chunks.units[k + 1].kind == .relative, let close = closingComma(k + 2, chunks) {
        // "Muscat, which mediated before, supports …"
        k = close + 1
      } else {
        break
      }
    }
    return k
  }

  /// The comma that ends the relative clause from here.
  private func closingComma(_ from: Int, _ chunks: borrowing Chunks) -> Int? {
    for k in from..<min(chunks.units.count, from + PhraseLinker.window) {
      switch chunks.units[k].kind {
      case .comma: return k
      case .stop, .semicolon, .colon: return nil
      default: break
      }
    }
    return nil
  }

  private func isFiniteGroup(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u < chunks.units.count, chunks.units[u].kind == .group else { return false }
    let group = chunks.groups[Int(chunks.units[u].ref)]
    return group.form == .finite || group.form == .auxiliary
  }

  /// A participle that may be a past tense.
  private func mayBeFinite(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u < chunks.units.count, chunks.units[u].kind == .group else { return false }
    return chunks.groups[Int(chunks.units[u].ref)].isAmbiguous
  }

  /// The unit that closes the parenthesis that opens at `u`.
  private func closingParenthesis(_ u: Int, _ chunks: borrowing Chunks) -> Int? {
    for k in u + 1..<max(u + 1, min(chunks.units.count, u + PhraseLinker.window)) where chunks.units[k].kind == .close { return k }
    return nil
  }

  private func coordinate(_ u: Int, _ chunks: inout Chunks, _ out: Syntax) {
    let conjunction = out.kinds[Int(chunks.units[u].ref)]
    guard
      conjunction == WordKind.and || conjunction == WordKind.or || conjunction == WordKind.but || conjunction == WordKind.nor
        || chunks.units[u].end - chunks.units[u].first > 1
    else { return }
    var right = u + 1
    while right < min(chunks.units.count, u + 3), chunks.units[right].kind == .adverb || chunks.units[right].kind == .quote { right += 1 }
    guard right < chunks.units.count, chunks.units[right].kind == .phrase, u > 0 else { return }
    let phrase = chunks.units[right].ref
    if out.states[Int(chunks.phrases[Int(phrase)].head)] == TagState.nom { return }
    var left = u - 1
    while left > 0, chunks.units[left].kind == .quote || chunks.units[left].kind == .adverb && conjunction != WordKind.but { left -= 1 }
    let comma = chunks.units[left].kind == .comma
    if comma { left -= 1 }
    guard left >= 0, isPhrase(chunks.units[left].kind) else { return }
    if conjunction == WordKind.but && !comma && !isNegated(chunks, left, out) { return }
    if conjunction == WordKind.but, right == u + 2, out.kinds[Int(chunks.units[u + 1].ref)] == WordKind.not {
      // "Oslo, but not Rome, supports": the second is no conjunct.
      for k in left + 1..<right { chunks.units[k].kind = .other }
      chunks.units[right].kind = .joined
      if right + 1 < chunks.units.count, chunks.units[right + 1].kind == .comma { chunks.units[right + 1].kind = .other }
      return
    }
    if isGapped(left, right, chunks, out, comma: comma) { return }
    if !comma, endsClause(right, chunks), groupBefore(left, chunks) != nil { return }
    // A finite verb behind the right phrase: two clauses, unless both phrases are its subject.
    if isFiniteGroup(behind(right, chunks), chunks) {
      guard let group = groupBefore(left, chunks) else {
        if comma && listStart(left, chunks, out) == left { return }
        link(left, right, u, comma, &chunks, out)
        return
      }
      let head = Int(group.head)
      let verb = grammar.traits(out.lemmas[head])
      let after = chunks.groups[Int(chunks.units[behind(right, chunks)].ref)]
      let agrees = after.isPlural && !chunks.phrases[Int(phrase)].flags.contains(.plural)
      guard !comma && (agrees || verb.contains(.clause) && !after.isSingular && !verb.contains(.twoObjects) && directlyBehind(left, chunks)) else { return }
      link(left, right, u, comma, &chunks, out)
      return
    }
    if comma && conjunction != WordKind.but && listStart(left, chunks, out) == left && behind(right, chunks) < chunks.units.count
      && chunks.units[behind(right, chunks)].kind == .group
    {
      return
    }
    link(left, right, u, comma, &chunks, out)
  }

  /// "shelled the town and its people fled": a form that is a past tense and a participle alike, right behind a definite phrase and at the clause's
  /// end, is the verb of a clause of its own.
  private func endsClause(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u + 2 < chunks.units.count, chunks.units[u + 1].kind == .group, chunks.units[u + 2].kind == .stop || chunks.units[u + 2].kind == .semicolon else {
      return false
    }
    let group = chunks.groups[Int(chunks.units[u + 1].ref)]
    let phrase = chunks.phrases[Int(chunks.units[u].ref)]
    return group.form == .participle && group.isAmbiguous && group.groupLength == 1
      && (phrase.possessor >= 0 || !phrase.flags.isDisjoint(with: [.definite, .name]))
  }

  /// "France backed the motion and Germany the amendment": behind the conjunct stands another phrase, and then the clause ends. The clause
  /// builder makes a clause of the two.
  func isGapped(_ left: Int, _ right: Int, _ chunks: borrowing Chunks, _ out: Syntax, comma: Bool) -> Bool {
    guard right + 1 < chunks.units.count, chunks.units[right].kind == .phrase, chunks.units[right + 1].kind == .phrase,
      let group = groupBefore(left, chunks), directlyBehind(left, chunks),
      comma && chunks.phrases[Int(chunks.units[right].ref)].flags.contains(.name)
        || grammar.traits(out.lemmas[Int(group.head)]).isDisjoint(with: [.twoObjects, .predicative])
    else { return false }
    let second = chunks.phrases[Int(chunks.units[right + 1].ref)]
    guard !second.flags.contains(.time), !second.flags.contains(.reflexive),
      comma || !second.flags.isDisjoint(with: [.definite, .indefinite, .name])
    else {
      return false
    }
    let after = right + 2
    return after >= chunks.units.count || chunks.units[after].kind == .stop || chunks.units[after].kind == .comma || chunks.units[after].kind == .semicolon
  }

  private func isNegated(_ chunks: borrowing Chunks, _ left: Int, _ out: Syntax) -> Bool {
    left > 0 && chunks.units[left - 1].kind == .adverb && out.kinds[Int(chunks.units[left - 1].ref)] == WordKind.not
  }

  private func directlyBehind(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    var k = u - 1
    while k >= 0, chunks.units[k].kind == .adverb || chunks.units[k].kind == .quote { k -= 1 }
    return k >= 0 && chunks.units[k].kind == .group
  }

  /// The verb group before a phrase in its clause.
  private func groupBefore(_ u: Int, _ chunks: borrowing Chunks) -> VerbGroup? {
    var k = u - 1
    while k >= max(0, u - 2 * PhraseLinker.window) {
      switch chunks.units[k].kind {
      case .group: return chunks.groups[Int(chunks.units[k].ref)]
      case .subordinator, .relative, .semicolon, .colon, .stop, .open, .dash: return nil
      default: k -= 1
      }
    }
    return nil
  }

  /// Of the phrases before the conjunction, over prepositional phrases, the one most like the right one.
  private func best(_ left: Int, _ right: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Int {
    // "a link between the deal and a blast"
    if left > 0, chunks.units[left - 1].kind == .preposition, out.kinds[Int(chunks.units[left - 1].ref)] == WordKind.between { return left }
    let other = chunks.phrases[Int(chunks.units[right].ref)]
    var chosen = left
    var score = similarity(chunks.phrases[Int(chunks.units[left].ref)], other)
    var k = left
    while k >= max(2, left - 6), chunks.units[k - 1].kind == .preposition, isPhrase(chunks.units[k - 2].kind) {
      k -= 2
      let value = similarity(chunks.phrases[Int(chunks.units[k].ref)], other) - (left - k) / 2
      if value > score {
        score = value
        chosen = k
      }
    }
    return chosen
  }

  private func similarity(_ a: NounPhrase, _ b: NounPhrase) -> Int {
    let same: (NounPhraseFlags) -> Bool = { a.flags.contains($0) == b.flags.contains($0) }
    return (same(.name) ? 2 : 0) + (same(.plural) ? 1 : 0) + (same(.definite) ? 1 : 0) + (same(.indefinite) ? 2 : 0)
      + (same(.time) ? 2 : 0) + (same(.quantity) ? 1 : 0) + ((a.possessor >= 0) == (b.possessor >= 0) ? 1 : 0)
  }

  /// The first unit of the comma list that ends at `left`.
  private func listStart(_ left: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Int {
    var start = left
    var k = left
    while k >= 2, left - k < 40 {
      var before = k - 1
      // over the item's own of-phrase
      while before >= 1, chunks.units[before].kind == .preposition, isPhrase(chunks.units[before - 1].kind) { before -= 2 }
      guard before >= 1, chunks.units[before].kind == .comma else { break }
      let item = beforeParenthesis(before - 1, chunks)
      guard item >= 0, isPhrase(chunks.units[item].kind) else { break }
      let a = chunks.phrases[Int(chunks.units[item].ref)]
      let b = chunks.phrases[Int(chunks.units[k].ref)]
      if a.flags.contains(.time) != b.flags.contains(.time) || a.flags.contains(.name) != b.flags.contains(.name) && a.flags.contains(.pronoun) { break }
      // A fronted prepositional phrase is no item: "In Berlin, Macron and Merz".
      if item > 0, chunks.units[item - 1].kind == .preposition, groupBefore(item, chunks) == nil,
        item < 2 || !isPhrase(chunks.units[item - 2].kind) && item <= 2
      {
        break
      }
      // A name and what it is, or several persons and their names, are one item.
      if describes(chunks.phrases[Int(chunks.units[before + 1].ref)], a, out) || listsNames(a, b, out) { break }
      start = item
      k = item
    }
    return start
  }

  /// The unit before a parenthesis that ends at `u`, and before the quotation mark that may stand there; `u` where none does.
  private func beforeParenthesis(_ u: Int, _ chunks: borrowing Chunks) -> Int {
    guard chunks.units[u].kind == .close else { return u }
    var k = u - 1
    while k >= max(0, u - 2 * PhraseLinker.window) {
      if chunks.units[k].kind == .open {
        k -= 1
        while k >= 0, chunks.units[k].kind == .quote { k -= 1 }
        return k
      }
      k -= 1
    }
    return -1
  }

  /// "Cynthia Hale, curator and director …", "Lula, the president of Brazil, and …": a person's name and a common noun for a person.
  private func describes(_ description: NounPhrase, _ name: NounPhrase, _ out: Syntax) -> Bool {
    guard name.flags.contains(.name), !name.flags.contains(.plural), description.flags.isDisjoint(with: [.name, .plural, .pronoun, .quantity]),
      description.possessor < 0 || description.flags.contains(.definite)
    else { return false }
    return isPerson(description, out)
  }

  /// "Two leaders, Macron and Merz": a plural of persons before names.
  private func listsNames(_ plural: NounPhrase, _ name: NounPhrase, _ out: Syntax) -> Bool {
    plural.flags.contains(.plural) && !plural.flags.contains(.name) && !plural.flags.contains(.pronoun) && name.flags.contains(.name)
      && (!plural.flags.isDisjoint(with: [.quantity, .definite]) || plural.possessor >= 0) && isPerson(plural, out)
  }

  private func isPerson(_ phrase: NounPhrase, _ out: Syntax) -> Bool {
    let lemma = out.lemmas[Int(phrase.head)]
    return grammar.classes(lemma).contains(.person)
  }

  /// The unit of the name that the phrase ending at `left` describes behind a comma, -1 none; links the two.
  private func described(_ left: Int, _ chunks: inout Chunks, _ out: Syntax) -> Int {
    var k = left
    while k >= 2, chunks.units[k - 1].kind == .preposition, isPhrase(chunks.units[k - 2].kind) { k -= 2 }
    guard k >= 2, chunks.units[k].kind == .phrase, chunks.units[k - 1].kind == .comma, isPhrase(chunks.units[k - 2].kind),
      chunks.phrases[Int(chunks.units[k].ref)].flags.contains(.definite) || chunks.phrases[Int(chunks.units[k].ref)].flags.contains(.indefinite),
      describes(chunks.phrases[Int(chunks.units[k].ref)], chunks.phrases[Int(chunks.units[k - 2].ref)], out)
    else { return -1 }
    chunks.phrases[Int(chunks.units[k].ref)].apposition = chunks.units[k - 2].ref
    chunks.units[k].kind = .joined
    chunks.units[k - 1].kind = .other
    return k - 2
  }

  /// "Two leaders, Macron and Merz, signed": the list that was joined stands for what it is behind.
  private func nameList(_ first: Int, _ last: Int, _ chunks: inout Chunks, _ out: Syntax) {
    guard first >= 2, chunks.units[first - 1].kind == .comma, isPhrase(chunks.units[first - 2].kind) else { return }
    let host = chunks.units[first - 2].ref
    guard listsNames(chunks.phrases[Int(host)], chunks.phrases[Int(chunks.units[first].ref)], out) else { return }
    let after = behind(last, chunks)
    guard after >= chunks.units.count || chunks.units[after].kind == .comma || chunks.units[after].kind == .stop else { return }
    chunks.phrases[Int(chunks.units[first].ref)].apposition = host
    chunks.units[first - 1].kind = .other
    chunks.units[first].kind = .joined
    if after + 1 < chunks.units.count, chunks.units[after].kind == .comma, chunks.units[after + 1].kind == .group { chunks.units[after].kind = .other }
  }

  private func link(_ left: Int, _ right: Int, _ u: Int, _ comma: Bool, _ chunks: inout Chunks, _ out: Syntax) {
    let first = listStart(left, chunks, out)
    if first < left {
      // Items from the first to the last before the conjunction.
      var previous = chunks.units[first].ref
      var k = first + 1
      var nested = false
      while k <= left {
        if chunks.units[k].kind == .open || chunks.units[k].kind == .close { nested = chunks.units[k].kind == .open }
        if !nested, chunks.units[k].kind == .comma, k + 1 <= left, chunks.units[k + 1].kind == .phrase {
          join(chunks.units[k + 1].ref, to: previous, &chunks)
          previous = chunks.units[k + 1].ref
          chunks.units[k].kind = .other
          chunks.units[k + 1].kind = .joined
        }
        k += 1
      }
      join(chunks.units[right].ref, to: previous, &chunks)
    } else {
      // "Lula, the president of Brazil, and Petro": beside the name.
      let named = comma ? described(left, &chunks, out) : -1
      let host = named >= 0 ? named : best(left, right, chunks, out)
      var tail = chunks.units[host].ref
      var steps = 0
      while chunks.phrases[Int(tail)].nextConjunct >= 0, steps < 40 {
        tail = chunks.phrases[Int(tail)].nextConjunct
        steps += 1
      }
      join(chunks.units[right].ref, to: tail, &chunks)
    }
    for k in left + 1..<right where chunks.units[k].kind != .adverb { chunks.units[k].kind = .other }
    chunks.units[u].kind = .other
    chunks.units[right].kind = .joined
    nameList(first, right, &chunks, out)
  }

  private func join(_ phrase: Int32, to other: Int32, _ chunks: inout Chunks) {
    guard phrase > other, phrase >= 0, other >= 0 else { return }
    chunks.phrases[Int(other)].nextConjunct = phrase
    chunks.phrases[Int(phrase)].isLaterConjunct = true
  }

  private func apposition(_ u: Int, _ chunks: inout Chunks, _ out: Syntax) {
    guard u > 0, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase else { return }
    // "Jeff Denham (R-CA), a proponent of …": over what stands in parentheses.
    var host = u - 1
    if chunks.units[host].kind == .close || chunks.units[host].kind == .other && out.kinds[Int(chunks.units[host].first)] == PunctuationKind.close {
      var k = host - 1
      while k >= max(0, host - 6), out.kinds[Int(chunks.units[k].first)] != PunctuationKind.open { k -= 1 }
      guard k >= max(0, host - 6) else { return }
      host = k - 1
    }
    guard host >= 0, isPhrase(chunks.units[host].kind) else { return }
    // The phrase described may have of-phrases of its own: "the head of the agency, Rafael Grossi,".
    while host >= 2, chunks.units[host - 1].kind == .preposition, isPhrase(chunks.units[host - 2].kind),
      out.kinds[Int(chunks.units[host - 1].ref)] == WordKind.of
    {
      // "the support of the home secretary, Jacqui Smith,": the secretary, where what he has is no person; "allies of the chancellor, …", where they are several.
      let owner = chunks.phrases[Int(chunks.units[host].ref)]
      let owned = chunks.phrases[Int(chunks.units[host - 2].ref)]
      if chunks.phrases[Int(chunks.units[u + 1].ref)].flags.contains(.name), isPerson(owner, out),
        !isPerson(owned, out) || owned.flags.contains(.plural) && !owner.flags.contains(.plural)
      {
        break
      }
      host -= 2
    }
    let a = chunks.phrases[Int(chunks.units[host].ref)]
    let b = chunks.phrases[Int(chunks.units[u + 1].ref)]
    if a.flags.contains(.time) || b.flags.contains(.time) || a.flags.contains(.pronoun) || b.flags.contains(.pronoun) { return }
    // One is a bare name, the other describes it: "John Kerry, the Secretary of State,".
    let aDescribes = !a.flags.contains(.name) || a.flags.contains(.definite) || a.flags.contains(.indefinite)
    let bDescribes = !b.flags.contains(.name) || b.flags.contains(.definite) || b.flags.contains(.indefinite)
    let bothDescribe = aDescribes && bDescribes && !b.flags.contains(.name) && !b.flags.isDisjoint(with: [.indefinite, .definite])
    guard aDescribes != bDescribes || bothDescribe else { return }
    if !b.flags.contains(.name) && b.flags.contains(.plural) != a.flags.contains(.plural) { return }
    if host > 0, chunks.units[host - 1].kind == .preposition, groupBefore(host, chunks) == nil, host <= 2 { return }
    var after = behind(u + 1, chunks)
    let isDash = chunks.units[u].kind == .dash
    var closes =
      isDash
      ? after < chunks.units.count && chunks.units[after].kind == .dash
      : after >= chunks.units.count || chunks.units[after].kind == .comma || chunks.units[after].kind == .stop
    // "Ann Wu, the chair of the board (and its founder) said": a parenthesis in place of the comma, or before it.
    if !closes, !isDash, after < chunks.units.count, chunks.units[after].kind == .open, a.flags.contains(.name), !bothDescribe,
      groupBefore(host, chunks) == nil, let close = closingParenthesis(after, chunks)
    {
      let next = behind(close, chunks)
      closes = next < chunks.units.count && (chunks.units[next].kind == .comma || isFiniteGroup(next, chunks) || mayBeFinite(next, chunks))
      if closes, chunks.units[next].kind == .comma { after = next }
    }
    // "Ann Wu, the chair of the board said": the first name of the sentence has no other verb.
    if !closes, !isDash, a.flags.contains(.name), !bothDescribe, describes(b, a, out), groupBefore(host, chunks) == nil,
      host == 0 || chunks.units[host - 1].kind == .stop || chunks.units[host - 1].kind == .quote, isFiniteGroup(after, chunks)
    {
      closes = true
    }
    guard closes else { return }
    // "The mayor, a former general, praised …": of two descriptions the second is one of the first only before the first's verb.
    if bothDescribe {
      guard after + 1 < chunks.units.count, chunks.units[after].kind == chunks.units[u].kind, chunks.units[after + 1].kind == .group,
        b.flags.contains(.indefinite)
      else { return }
    }
    // "A, B, and C" is a list, whatever its items are.
    if after + 1 < chunks.units.count, chunks.units[after].kind == .comma, chunks.units[after + 1].kind == .conjunction { return }
    if after + 1 < chunks.units.count, chunks.units[after].kind == .comma, chunks.units[after + 1].kind == .phrase,
      isFiniteGroup(behind(after + 1, chunks), chunks) == false,
      after + 2 < chunks.units.count, chunks.units[after + 2].kind == .conjunction || chunks.units[after + 2].kind == .comma
    {
      return
    }
    chunks.phrases[Int(chunks.units[u + 1].ref)].apposition = chunks.units[host].ref
    chunks.units[u].kind = .other
    chunks.units[u + 1].kind = .joined
    if after < chunks.units.count, chunks.units[after].kind == .comma || isDash, after + 1 < chunks.units.count,
      chunks.units[after + 1].kind == .group
        || chunks.units[after + 1].kind == .adverb && after + 2 < chunks.units.count && chunks.units[after + 2].kind == .group
    {
      chunks.units[after].kind = .other
    }
  }
}
