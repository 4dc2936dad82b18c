internal import Lexicon
internal import Segmentation

// Who a phrase stands for: by itself, by whom it acts for, by whose it is.
extension DocumentReading {
  /// The entity that a phrase names or acts for, and the mention that says so.
  func actor(_ p: Int32, depth: Int = 0) -> (entity: Int32, mention: Int32)? {
    guard depth < 4, p >= 0 else { return nil }
    let m = mention(at: Int(syntax.phrases[Int(p)].head))
    // Most are names, and stand for themselves.
    if m >= 0, table.mentions[Int(m)].form != .demonym { return (table.mentions[Int(m)].entity, m) }
    return actorByWords(p, m, depth: depth)
  }

  /// The same of a phrase that is no name, or one of somebody's people.
  private func actorByWords(_ p: Int32, _ m: Int32, depth: Int) -> (entity: Int32, mention: Int32)? {
    let np = phrase(p)
    let head = Int(np.head)
    if m >= 0 { return member(np, p, m) ?? (table.mentions[Int(m)].entity, m) }
    if np.flags.contains(.pronoun) {
      let q = references.phraseOfPronoun[head]
      return q >= 0 && q != p ? actor(q, depth: depth + 1) : nil
    }
    // "Its political chief, Ismail Haniyeh, …": the name in apposition, whichever stands first.
    if np.apposition >= 0, np.apposition != p, let found = nameOfApposition(np.apposition) { return found }
    let later = appositives[Int(p)]
    if later >= 0, later != p, let found = nameOfApposition(later) { return found }
    // "nominated White House chief of staff Edna Marsh": the name behind a title that has a preposition in it.
    if np.firstAttached >= 0, lemmaFlags(head).contains(.personNoun) || lemmaFlags(head).contains(.actsFor), let found = nameBehindTitle(p) { return found }
    if np.firstClause >= 0, let found = described(p) { return found }
    if let found = bodyNamed(np) { return found }
    let flags = lemmaFlags(head)
    if lexicon.actsForOwner(np, words, syntax) { return owner(p, depth: depth + 1) ?? principal(p, depth: depth + 1) }
    if let found = spokenFor(np) { return found }
    // "Muslim groups", "Republican leaders" with the first word given by the caller: he asks about them.
    // Of relations, only those that belong to a body ("the GOP nominee", against "Trump's critics").
    if table.hasGivenMentions, let m = givenModifier(np), isPeople(head),
      !flags.contains(.relation) || table.mentions[Int(m)].type == .org || table.mentions[Int(m)].type == .norp
    {
      return (table.mentions[Int(m)].entity, m)
    }
    // "a majority of Republicans", "dozens of Norwegian officials"
    let inner = content(p)
    return inner != p ? actor(inner, depth: depth + 1) : nil
  }

  /// "The ranking Democrat on the panel, Ann Wu, …": the member who is named, and not the party.
  private func member(_ np: NounPhrase, _ p: Int32, _ m: Int32) -> (entity: Int32, mention: Int32)? {
    let mention = table.mentions[Int(m)]
    guard mention.form == .demonym, !mention.isPlural, !np.flags.contains(.plural) else { return nil }
    for q in [np.apposition, appositives[Int(p)]] where q >= 0 && q != p {
      if let found = nameOfApposition(q), table.mentions[Int(found.mention)].type == .person { return found }
    }
    return nil
  }

  /// "the Fidesz party", "its Al Shabaab militants": the body whose name stands right before the noun for its kind.
  private func bodyNamed(_ np: NounPhrase) -> (entity: Int32, mention: Int32)? {
    let head = Int(np.head)
    guard head > np.first, words.forms[head] >= 0 else { return nil }
    let m = mention(at: head - 1)
    guard m >= 0, table.mentions[Int(m)].type == .org, table.mentions[Int(m)].form != .demonym, Int(table.mentions[Int(m)].end) == head,
      FormContext(rawValue: lexicon.formContext[Int(words.forms[head])]).contains(.kindOfBody)
    else { return nil }
    return (table.mentions[Int(m)].entity, m)
  }

  /// Whom several people speak for by the adjective or body right before them: "European leaders", "Tory MPs".
  private func spokenFor(_ np: NounPhrase) -> (entity: Int32, mention: Int32)? {
    let head = Int(np.head)
    guard head > np.first else { return nil }
    let m = mention(at: head - 1)
    guard m >= 0, words.forms[head] >= 0,
      table.mentions[Int(m)].form == .demonym || table.mentions[Int(m)].type == .org || table.mentions[Int(m)].form == .acronym,
      FormContext(rawValue: lexicon.formContext[Int(words.forms[head])]).contains(.speaksForOwner)
    else { return nil }
    return (table.mentions[Int(m)].entity, m)
  }

  /// "a spokesman for the union": of persons and bodies, not of the region that a minister is for.
  private func principal(_ p: Int32, depth: Int) -> (entity: Int32, mention: Int32)? {
    for q in attached(p) where phrase(q).preposition >= 0 && kind(Int(phrase(q).preposition)) == WordKind.for {
      guard let found = actor(q, depth: depth) else { continue }
      let type = table.entities[Int(found.entity)].type
      if type == .org || type == .person { return found }
    }
    return nil
  }

  /// A caller's mention among the modifiers of a phrase, its possessor not counted.
  func givenModifier(_ np: NounPhrase) -> Int32? {
    guard table.hasGivenMentions else { return nil }
    var t = Int(np.first)
    while t < Int(np.head) {
      let m = mention(at: t)
      if m >= 0 {
        let end = Int(table.mentions[Int(m)].end)
        if table.mentions[Int(m)].form == .given, end > Int(np.head) || !words.tokens.flags[end].contains(.clitic) { return m }
        t = max(t + 1, end)
      } else {
        t += 1
      }
    }
    return nil
  }

  /// Whether a phrase is something written or said.
  func isUtterance(_ p: Int32) -> Bool {
    let head = Int(phrase(p).head)
    let flags = lemmaFlags(head)
    guard mention(at: head) < 0, !flags.contains(.actsFor) else { return false }
    return flags.contains(.documentNoun) || flags.contains(.actNoun) && lemmaClasses(head).contains(.communication)
  }

  /// Whether a phrase is something done, whose doer acts by it: "an American airstrike killed", "Norway's aid helped".
  func isDeed(_ p: Int32) -> Bool {
    let head = Int(phrase(p).head)
    return mention(at: head) < 0 && !lemmaFlags(head).isDisjoint(with: [.eventBad, .eventGood])
  }

  /// Whom a written or spoken thing speaks for: "Norway's statement", "a report from Norway".
  func utterer(_ p: Int32) -> (entity: Int32, mention: Int32)? {
    guard isUtterance(p) else { return nil }
    if let found = owner(p) { return found }
    for q in attached(p) where phrase(q).preposition >= 0 && kind(Int(phrase(q).preposition)) == WordKind.from {
      if let found = actor(q) { return found }
    }
    // "an ad run by Oslo", "the report that Oslo published": who made it.
    var c = phrase(p).firstClause
    for _ in 0..<3 where c >= 0 {
      let clause = self.clause(c)
      if clause.agent >= 0, clause.flags.contains(.passive), clause.subject == p, let found = actor(clause.agent) { return found }
      if clause.object == p, clause.subject >= 0, clause.subject != p, let found = actor(clause.subject) { return found }
      c = clause.nextOfNoun
    }
    return nil
  }

  /// The person whose name ends the phrase that hangs on a title's noun, with more of the title before it.
  private func nameBehindTitle(_ p: Int32) -> (entity: Int32, mention: Int32)? {
    guard let q = attached(p).first(where: { $0 != p }) else { return nil }
    let np = phrase(q)
    let m = mention(at: Int(np.head))
    guard m >= 0, table.mentions[Int(m)].type == .person, table.mentions[Int(m)].form != .pronoun, np.preposition >= 0,
      np.first < table.mentions[Int(m)].first, np.possessor < 0, syntax.tags[Int(np.first)] != .det,
      kind(Int(np.preposition)) == WordKind.of || kind(Int(np.preposition)) == WordKind.for
    else { return nil }
    return (table.mentions[Int(m)].entity, m)
  }

  private func nameOfApposition(_ q: Int32) -> (entity: Int32, mention: Int32)? {
    let m = mention(at: Int(phrase(q).head))
    guard m >= 0 else { return nil }
    let type = table.mentions[Int(m)].type
    return type == .person || type == .org ? (table.mentions[Int(m)].entity, m) : nil
  }

  /// The entity that a phrase belongs to: its possessor, its adjective of origin, the agent in its by-phrase.
  func owner(_ p: Int32, depth: Int = 0) -> (entity: Int32, mention: Int32)? {
    guard depth < 4, p >= 0 else { return nil }
    let np = phrase(p)
    let head = Int(np.head)
    let flags = lemmaFlags(head)
    if flags.contains(.relation) { return flags.contains(.actsFor) ? origin(of: np) : nil }
    if np.possessor >= 0, np.possessor != p, let found = actor(np.possessor, depth: depth + 1) ?? owner(np.possessor, depth: depth + 1) {
      return found
    }
    var t = Int(np.first)
    while t < head {
      let m = mention(at: t)
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        // "Rwanda-backed rebels": whom it backs is not it.
        if isHyphenated(Int(mention.end), head) {
          t = max(t + 1, Int(mention.end))
          continue
        }
        if mention.isAdjective || mention.form == .demonym { return (mention.entity, m) }
        if mention.type == .person || flags.contains(.actsFor) && mention.type != .loc && mention.type != .fac {
          return (mention.entity, m)
        }
        // "US companies", "the U.S. withdrawal": countries whose adjective is their short name. "the Pentagon plan", "Hamas positions": what a body does and
        // has.
        if mention.form == .acronym && mention.type == .gpe || (mention.form == .acronym || mention.type == .org) && isDoneOrHad(head, flags) {
          return (mention.entity, m)
        }
        // A caller's name before a noun ("the NATO countries", "the House bill"), unless the noun is what hits it.
        if mention.form == .given, !flags.contains(.eventBad) { return (mention.entity, m) }
        t = max(t + 1, Int(mention.end))
        continue
      }
      t += 1
    }
    if np.firstAttached >= 0, let found = attachedOwner(p, head, flags, depth) { return found }
    // "The move was welcomed": whose it is was said before.
    if let doer = references.deedOwner[np.head], doer != p {
      return actor(doer, depth: depth + 1) ?? owner(doer, depth: depth + 1)
    }
    return nil
  }

  /// Whether a hyphen and a participle or an adjective follow: "backed", "friendly", but not "based".
  private func isHyphenated(_ t: Int, _ head: Int) -> Bool {
    t + 1 < head && syntax.kinds[t] == PunctuationKind.hyphen && syntax.kinds[t + 1] != WordKind.based
      && (syntax.tags[t + 1] == .verb || syntax.tags[t + 1] == .adj)
  }

  /// Whether a noun means an act, an event, a text, or what can be hit: a place, a ship.
  private func isDoneOrHad(_ head: Int, _ flags: LemmaFlags) -> Bool {
    !flags.isDisjoint(with: [.actNoun, .eventBad, .eventGood, .documentNoun, .placeNoun])
      || lemmaClasses(head).contains(DocumentReading.artifact)
        && !lemmaClasses(head).contains(.person)
  }

  static let artifact = LemmaClasses.named("noun.artifact") ?? []

  /// The country of an adjective of origin within a phrase: "his *Greek* counterpart".
  private func origin(of np: NounPhrase) -> (entity: Int32, mention: Int32)? {
    for t in Int(np.first)..<Int(np.head) {
      let m = mention(at: t)
      if m >= 0, table.mentions[Int(m)].isAdjective || table.mentions[Int(m)].form == .demonym { return (table.mentions[Int(m)].entity, m) }
    }
    return nil
  }

  /// Whether somebody was said to have done what the noun at a token takes up.
  @inline(__always)
  func hasDeedOwner(_ head: Int32) -> Bool { references.deedOwner.contains(head) }

  /// The agent in a phrase's by-phrase, and whoever else its attached phrases say it is of or with.
  private func attachedOwner(_ p: Int32, _ head: Int, _ flags: LemmaFlags, _ depth: Int) -> (entity: Int32, mention: Int32)? {
    for q in attached(p) {
      let preposition = Int(phrase(q).preposition)
      if kind(preposition) == WordKind.by || (flags.contains(.actsFor) || hasOfOwner(head)) && kind(preposition) == WordKind.of,
        let found = actor(q, depth: depth + 1)
      {
        return found
      }
      // "officials in the Norwegian government", "aides at the ministry": whom they are with, no place that they are at.
      if flags.contains(.actsFor), kind(preposition) == WordKind.in || kind(preposition) == WordKind.at || kind(preposition) == WordKind.with,
        let found = actor(q, depth: depth + 1), table.mentions[Int(found.mention)].sense != .place,
        phrase(q).possessor >= 0 || lemmaFlags(Int(phrase(q).head)).contains(.actsFor) || table.mentions[Int(found.mention)].type == .org
      {
        return found
      }
    }
    return nil
  }

  /// Whether what follows a noun's *of* has it ("the courage of Kyiv", "the contributions of Merkel"), and is not what is done to it: no noun
  /// with slots of its own, and none of harm.
  private func hasOfOwner(_ head: Int) -> Bool {
    let l = lemma(head)
    guard l >= 0, !lemmaFlags(head).contains(.eventBad) else { return false }
    let isOwned = !lemmaClasses(head).isDisjoint(with: DocumentReading.owned)
    guard isOwned else { return false }
    return !lemmaTraits(head).contains(.beginsUnit(7)) || !isDoneToOf(l)
  }

  /// Whether a noun's frames have what they hit behind *of*: "criticism of the plan".
  private func isDoneToOf(_ lemma: Int) -> Bool {
    lexicon.units(at: lexicon.lemmaNode[lemma]).contains { unit in
      UnitMarks(rawValue: UInt32(truncatingIfNeeded: lexicon.unitMarks[unit])).tag == 7
        && lexicon.slots(lexicon.unitTarget[unit]).contains { lexicon.slotKind[$0] == SlotKind.of }
    }
  }

  private static let owned: LemmaClasses = ["noun.attribute", "noun.cognition", "noun.communication"].reduce(into: []) {
    $0.formUnion(LemmaClasses.named($1) ?? [])
  }
}
