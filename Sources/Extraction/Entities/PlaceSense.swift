internal import Lexicon
internal import Segmentation

/// Whether the name of a country, a capital or a seat of power acts where it stands, or is where something is.
///
/// Read off the phrase that the name heads: its preposition and what governs that, whose possessor it is, what it is
/// in a row with. A name that nothing makes a place acts: this is news of politics.
struct PlaceSense {
  let lexicon: CompiledLexicon
  /// Per phrase.
  let links: [PhraseRole]

  func acts(
    _ words: Words, _ syntax: Syntax, _ m: MentionRecord, isCountry: Bool, _ table: EntityTable, _ covering: [Int32]
  ) -> Bool {
    let first = Int(m.first)
    let p = Int(syntax.phraseOf[Int(m.end) - 1])
    guard p >= 0 else { return isCountry || !precededByPlacePreposition(words, first) }
    let phrase = syntax.phrases[p]
    guard phrase.head >= m.first && phrase.head < m.end else { return modifies(words, syntax, m, phrase) }
    let isPossessor = Int(m.end) < words.count && words.tokens.flags[Int(m.end)].contains(.clitic)
    if isPossessor {
      // Where the syntax did not link the owner, the phrase behind it is what is owned.
      let behind = Int(m.end) + 1 < words.count ? syntax.phraseOf[Int(m.end) + 1] : -1
      return owns(words, syntax, links[p].owned >= 0 ? links[p].owned : behind, table)
    }
    if isDateline(words, m) || isNamedPlace(words, syntax, m) || isLastOfAddress(words, m, table, covering) { return false }
    let leadIndex = self.lead(p)
    let lead = syntax.phrases[leadIndex]
    let preposition = lead.preposition >= 0 ? lead.preposition : links[leadIndex].marker
    if preposition >= 0 {
      return governs(words, syntax, leadIndex, Int(preposition), isCountry: isCountry)
        || isAttitudeTarget(words, syntax, leadIndex, Int(preposition))
    }
    if precededByPlacePreposition(words, first) { return false }
    if links[leadIndex].subjectOf < 0, let sense = asNeighbour(words, first, table, covering) { return sense }
    if links[leadIndex].subjectOf >= 0 { return !isDescribed(syntax, syntax.clauses[Int(links[leadIndex].subjectOf)]) }
    if links[leadIndex].objectOf >= 0 {
      // "visited Norway", "left Norway"
      let predicate = Int(syntax.clauses[Int(links[leadIndex].objectOf)].predicate)
      if predicate >= 0, context(words, predicate).contains(.placeObject) { return false }
    }
    // "is bordered by Norway"
    let done = Int(links[leadIndex].agentOf)
    if done >= 0, context(words, done).contains(.placeObject), classes(syntax, done).isDisjoint(with: .social) { return false }
    return true
  }

  /// In a row, the first decides: "in Norway, Sweden and Finland".
  private func lead(_ phrase: Int) -> Int {
    var index = phrase
    var steps = 0
    while links[index].before >= 0, steps < 20 {
      index = Int(links[index].before)
      steps += 1
    }
    return index
  }

  /// The sense of a town or region that is nobody's capital: it acts only as the subject of a verb of saying,
  /// deciding or dealing, and where it wins or loses it is a team. Nil where it is a place.
  func actor(_ words: Words, _ syntax: Syntax, _ m: MentionRecord) -> MentionSense? {
    let p = Int(syntax.phraseOf[Int(m.end) - 1])
    guard p >= 0 else { return nil }
    let head = Int(syntax.phrases[p].head)
    guard head >= m.first && head < m.end else {
      // "the Norwich coach", "Norwich fans"
      return head >= Int(m.end) && context(words, head).contains(.teamBehind) ? .organisation : nil
    }
    let lead = self.lead(p)
    let preposition = syntax.phrases[lead].preposition >= 0 ? syntax.phrases[lead].preposition : links[lead].marker
    if preposition >= 0 { return team(words, syntax, lead, Int(preposition)) }
    if links[lead].subjectOf >= 0 {
      let clause = syntax.clauses[Int(links[lead].subjectOf)]
      guard clause.kind == .verb, !clause.flags.contains(.passive) else { return nil }
      let classes = self.classes(syntax, Int(clause.predicate))
      if classes.contains(.competition) { return .organisation }
      return classes.isDisjoint(with: .doing) ? nil : .government
    }
    guard links[lead].objectOf >= 0 else { return nil }
    // What is shelled or invaded is no team.
    let done = Int(syntax.clauses[Int(links[lead].objectOf)].predicate)
    return words.traits[done].kind == WordKind.beat
      || classes(syntax, done).contains(.competition) && classes(syntax, done).isDisjoint(with: .contact)
        && context(words, done).contains(.teamDeed)
      ? .organisation : nil
  }

  /// A town behind a preposition is a team where one plays for it or against it.
  private func team(_ words: Words, _ syntax: Syntax, _ phrase: Int, _ preposition: Int) -> MentionSense? {
    let kind = words.traits[preposition].kind
    if kind == WordKind.by {
      guard let clause = clauseAround(words, syntax, preposition) else { return nil }
      // "capped by Norwich"; what is signed by a town is no team's.
      guard context(words, Int(clause)).contains(.teamDeed) else { return nil }
      return classes(syntax, Int(clause)).contains(.competition) ? .organisation : .government
    }
    guard kind == WordKind.for || kind == WordKind.against else { return nil }
    let governor = Int(syntax.phrases[phrase].governor)
    let by = governor >= 0 ? Int(syntax.phrases[governor].head) : clauseAround(words, syntax, preposition).map(Int.init) ?? -1
    guard by >= 0 else { return nil }
    return context(words, by).contains(.teamDeed) ? .organisation : nil
  }

  /// The verb right before a preposition, as far as six words back in its sentence.
  private func clauseAround(_ words: Words, _ syntax: Syntax, _ preposition: Int) -> Int32? {
    var i = preposition - 1
    let start = max(Int(words.sentences[Int(words.sentenceOf[preposition])].first), preposition - 6)
    while i >= start {
      if syntax.tags[i] == .verb { return Int32(i) }
      i -= 1
    }
    return nil
  }

  private func context(_ words: Words, _ i: Int) -> FormContext {
    words.forms[i] >= 0 ? FormContext(rawValue: lexicon.formContext[Int(words.forms[i])]) : []
  }

  private func classes(_ syntax: Syntax, _ token: Int) -> LemmaClasses {
    guard token >= 0, syntax.lemmas[token] >= 0 else { return [] }
    return LemmaClasses(rawValue: lexicon.lemmaClasses[Int(syntax.lemmas[token])])
  }

  /// A name before the head: "Istanbul talks", "Kyiv region" are where, "the Kremlin spokesman", "the Ruritania
  /// coach" whose.
  private func modifies(_ words: Words, _ syntax: Syntax, _ m: MentionRecord, _ phrase: NounPhrase) -> Bool {
    if Int(m.end) < words.count, words.tokens.flags[Int(m.end)].contains(.clitic) { return true }
    // "beat Norway 3–0"
    if words.tokens.flags[Int(phrase.head)].contains(.digits) { return true }
    if !context(words, Int(phrase.head)).isDisjoint(with: [.stateBefore, .teamBehind]) { return true }
    // "Kremlin spokesman Dmitry Peskov": whom he speaks for.
    if Int(m.end) < words.count, syntax.kinds[Int(m.end)] == WordKind.spokesman { return true }
    let lemma = syntax.lemmas[Int(phrase.head)]
    return lemma >= 0 && LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]).contains(.actsFor)
  }

  /// What a country has as a state (a decision, a government, an army) against what lies or lives in it (a coast, a
  /// town, its finest painters, its banks, what has a name of its own).
  private func owns(_ words: Words, _ syntax: Syntax, _ phrase: Int32, _ table: EntityTable) -> Bool {
    guard phrase >= 0 else { return true }
    let head = Int(syntax.phrases[Int(phrase)].head)
    if words.nameOf[head] >= 0 {
      switch words.names[Int(words.nameOf[head])].type {
      case .gpe, .loc, .fac, .org, .person: return words.names[Int(words.nameOf[head])].isDemonym
      default: return true
      }
    }
    let lemma = syntax.lemmas[head]
    guard lemma >= 0 else { return true }
    let flags = LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)])
    let classes = LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)])
    if !context(words, head).isDisjoint(with: [.statehood, .stateBefore, .teamBehind]) { return true }
    if !flags.isDisjoint(with: [.actsFor, .relation, .actNoun, .eventBad, .eventGood]) { return true }
    if lexicon.actsForOwner(syntax.phrases[Int(phrase)], words, syntax) { return true }
    // Many abstract nouns have a sense of place too ("right").
    if flags.contains(.placeNoun) || classes.contains(.location) && classes.isDisjoint(with: .abstract) { return false }
    if flags.contains(.personNoun) { return true }
    // Banks, communities, motorways, a people's number.
    if flags.contains(.bodyNoun) { return false }
    if classes.contains(.group), classes.isDisjoint(with: .deeds) { return false }
    if classes.contains(.artifact), classes.isDisjoint(with: .deeds) { return false }
    return !classes.contains(.person) || !classes.isDisjoint(with: .abstract) && !classes.contains(.group)
  }

  /// What a preposition and its governor make of the name.
  private func governs(_ words: Words, _ syntax: Syntax, _ index: Int, _ preposition: Int, isCountry: Bool) -> Bool {
    let phrase = syntax.phrases[index]
    let said = context(words, preposition)
    let kind = words.traits[preposition].kind
    var classes: LemmaClasses = []
    var flags: LemmaFlags = []
    var governor: FormContext = []
    var head = phrase.governor >= 0 ? Int(syntax.phrases[Int(phrase.governor)].head) : -1
    // "at the request of": the noun of a preposition of several words.
    if head < 0, kind == WordKind.of, preposition > 0, syntax.tags[preposition - 1] == .noun { head = preposition - 1 }
    if head >= 0 {
      governor = context(words, head)
      let lemma = syntax.lemmas[head]
      if lemma >= 0 {
        classes = LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)])
        flags = LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)])
      }
    }
    let isPlace = flags.contains(.placeNoun) || classes.contains(.location)
    // "criticism of Tokyo", "anger at Moscow", "pressure on Ankara": a noun for a stance makes its object act; what is done to a town
    // (an attack on it, a siege of it) does not.
    if !isCountry, phrase.governor >= 0, said.contains(.stancePreposition),
      isStanceNoun(syntax, Int(syntax.phrases[Int(phrase.governor)].head), classes, flags)
    {
      return true
    }
    // "victory over Norway", "ruled over Norway", against "flew over Norway", "all over Norway"
    if said.contains(.overPreposition) {
      return isCountry && (classes.contains(.act) || classes.contains(.event) || phrase.governor < 0 && isDone(words, syntax, preposition, .social))
    }
    // "anger toward Norway", against "marched towards Norway"
    if said.contains(.towardPreposition) { return phrase.governor >= 0 && !classes.isDisjoint(with: .minded) && !isPlace }
    // "between Norway and Denmark": a road, a flight; else two sides.
    if said.contains(.betweenPreposition) {
      if isPlace || governor.contains(.way) || classes.contains(.artifact) && classes.isDisjoint(with: .deeds) { return false }
      return phrase.governor >= 0 || !isMotion(words, syntax, preposition)
    }
    if said.contains(.placePreposition) { return false }
    if said.contains(.onPreposition) { return isCountry }
    switch kind {
    case WordKind.of:
      // "the calculus of Kyiv", "the view of Norway"
      if flags.contains(.actsFor)
        || classes.contains(.cognition) && classes.isDisjoint(with: [.location, .person, .group])
      {
        return true
      }
      return isCountry && (flags.contains(.relation) || !governor.isDisjoint(with: [.statehood, .teamBehind]))
    case WordKind.to, WordKind.for:
      if isPlace || wayBefore(words, preposition) || governor.contains(.way) { return false }
      return !isMotion(words, syntax, preposition)
    case WordKind.from:
      guard isCountry else {
        return phrase.governor >= 0 && classes.contains(.communication) && !classes.contains(.person)
      }
      if phrase.governor >= 0 {
        return !classes.contains(.person) && !classes.contains(.group) && !isPlace && !governor.contains(.way) || flags.contains(.actsFor)
      }
      return !isMotion(words, syntax, preposition)
    case WordKind.with: return !isPlace
    default: return true
    }
  }

  /// Whether the verb before a preposition is of these classes.
  private func isDone(_ words: Words, _ syntax: Syntax, _ preposition: Int, _ wanted: LemmaClasses) -> Bool {
    clauseAround(words, syntax, preposition).map { !self.classes(syntax, Int($0)).isDisjoint(with: wanted) } ?? false
  }

  /// "the capital Oslo": a noun for a place right before the name.
  private func isNamedPlace(_ words: Words, _ syntax: Syntax, _ m: MentionRecord) -> Bool {
    let before = Int(m.first) - 1
    guard before >= 0, syntax.phraseOf[before] >= 0, syntax.tags[before] == .noun, syntax.lemmas[before] >= 0,
      words.sentenceOf[before] == words.sentenceOf[Int(m.first)]
    else { return false }
    return LemmaFlags(rawValue: lexicon.lemmaFlags[Int(syntax.lemmas[before])]).contains(.placeNoun)
  }

  /// "talks in Bergen, Norway, failed": a country right behind a town of its own and a comma. Where the town opens the sentence ("In
  /// Bergen, Norway said …") what follows may be another clause.
  private func isLastOfAddress(_ words: Words, _ m: MentionRecord, _ table: EntityTable, _ covering: [Int32]) -> Bool {
    let k = Int(m.first) - 2
    guard k >= 0, covering[k] >= 0, words.sentenceOf[k] == words.sentenceOf[Int(m.first)], WordShape(lexicon: lexicon).isByte(words, k + 1, 0x2C)
    else { return false }
    let town = table.mentions[Int(covering[k])]
    let id = table.entities[Int(town.entity)].lexicon
    guard town.type == .gpe, id >= 0, table.entities[Int(m.entity)].lexicon >= 0,
      lexicon.entityCountry[Int(id)] == Int(table.entities[Int(m.entity)].lexicon) + 1, Int(id) + 1 != lexicon.entityCountry[Int(id)]
    else { return false }
    return Int(town.first) - Int(words.sentences[Int(words.sentenceOf[k])].first) > 1
  }

  /// Whether a frame has the noun, and it is said, felt or thought rather than done to a place.
  private func isStanceNoun(_ syntax: Syntax, _ token: Int, _ classes: LemmaClasses, _ flags: LemmaFlags) -> Bool {
    let lemma = Int(syntax.lemmas[token])
    guard lemma >= 0, flags.isDisjoint(with: [.eventBad, .placeNoun, .documentNoun]),
      classes.isDisjoint(with: [.location, .person, .group, .event]), !classes.isDisjoint(with: .uttered)
    else { return false }
    let node = lexicon.lemmaNode[lemma]
    return node > 0
      && lexicon.range(of: node, in: lexicon.nodePayloadFirst).contains {
        lexicon.payloadKind[$0] == PayloadKind.unit && lexicon.payloadShape[$0] == Int(PartOfSpeech.noun.rawValue)
      }
  }

  /// Behind a comma and another place ("Oslo, Norway", "in Kenya, Uganda and Chad"): as that one; behind a
  /// capitalised word that no list has ("in Grantby, Norway"): where. Nil where nothing stands before it.
  private func asNeighbour(_ words: Words, _ first: Int, _ table: EntityTable, _ covering: [Int32]) -> Bool? {
    var k = first - 1
    guard k > 0, words.sentenceOf[k - 1] == words.sentenceOf[first] else { return nil }
    let shape = WordShape(lexicon: lexicon)
    let isComma = shape.isByte(words, k, 0x2C)
    if words.traits[k].kind == WordKind.and || words.traits[k].kind == WordKind.or {
      k -= 1
      if k > 0, shape.isByte(words, k, 0x2C) { k -= 1 }
      // What stands in brackets is passed over: "Norway (2019) and Denmark".
      if k > 0, shape.isByte(words, k, 0x29) {
        let last = max(Int(words.sentences[Int(words.sentenceOf[first])].first), k - 8)
        var open = k - 1
        while open > last, !shape.isByte(words, open, 0x28) { open -= 1 }
        if open > last { k = open - 1 }
      }
    } else if isComma {
      k -= 1
    } else {
      return nil
    }
    if covering[k] >= 0 {
      let other = table.mentions[Int(covering[k])]
      guard other.type == .gpe || other.type == .loc || other.type == .fac else { return nil }
      return other.sense != .place
    }
    return isComma && shape.isCapital(words, k) ? false : nil
  }

  /// Whether a clause says what the place is or where it lies ("is a country in", "is situated").
  private func isDescribed(_ syntax: Syntax, _ clause: ClauseFrame) -> Bool {
    guard clause.predicate >= 0, syntax.lemmas[Int(clause.predicate)] >= 0 else { return false }
    let lemma = Int(syntax.lemmas[Int(clause.predicate)])
    let flags = LemmaFlags(rawValue: lexicon.lemmaFlags[lemma])
    let classes = LemmaClasses(rawValue: lexicon.lemmaClasses[lemma])
    switch clause.kind {
    case .noun: return flags.contains(.placeNoun) || classes.contains(.location)
    default: return false
    }
  }

  /// A dateline: "KYIV, May 5 —", "MOSCOW (Reuters)".
  private func isDateline(_ words: Words, _ m: MentionRecord) -> Bool {
    let first = Int(m.first)
    guard words.tokens.flags[first].contains(.allCapitals), m.end - m.first == 1,
      Int(words.sentences[Int(words.sentenceOf[first])].first) == first, Int(m.end) < words.count
    else { return false }
    let b = words.text[Int(words.tokens.starts[Int(m.end)])]
    return b == 0x28 || b == 0x2C
  }

  /// Whether a noun or adjective of going or being near stands right before the preposition.
  private func wayBefore(_ words: Words, _ preposition: Int) -> Bool {
    guard preposition > 0, words.sentenceOf[preposition - 1] == words.sentenceOf[preposition] else { return false }
    return context(words, preposition - 1).contains(.way)
  }

  private func isMotion(_ words: Words, _ syntax: Syntax, _ preposition: Int) -> Bool {
    // The verb before the preposition, as far as eight words back.
    var i = preposition - 1
    var steps = 0
    let start = Int(words.sentences[Int(words.sentenceOf[preposition])].first)
    while i >= start, steps < 8 {
      if syntax.tags[i] == .verb, syntax.lemmas[i] >= 0 {
        return classes(syntax, i).contains(.motion) || context(words, i).contains(.going)
      }
      i -= 1
      steps += 1
    }
    return false
  }

  private func precededByPlacePreposition(_ words: Words, _ i: Int) -> Bool {
    // "in either Moscow or Kyiv"
    let kind = i > 1 ? words.traits[i - 1].kind : 0
    let i = kind == WordKind.either || kind == WordKind.both ? i - 1 : i
    guard i > 0, words.sentenceOf[i - 1] == words.sentenceOf[i] else { return false }
    return !context(words, i - 1).isDisjoint(with: [.placePreposition, .towardPreposition, .overPreposition])
  }
}

extension LemmaClasses {
  fileprivate static let motion = LemmaClasses.named("verb.motion") ?? []
  fileprivate static let social = LemmaClasses.named("verb.social") ?? []
  fileprivate static let artifact = LemmaClasses.named("noun.artifact") ?? []
  fileprivate static let minded: LemmaClasses = ["noun.feeling", "noun.cognition", "noun.communication", "noun.act"]
    .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  /// What is done, said, thought or had, and is no thing.
  fileprivate static let deeds: LemmaClasses = [
    "noun.act", "noun.communication", "noun.event", "noun.cognition", "noun.feeling", "noun.possession",
  ]
  .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  fileprivate static let cognition = LemmaClasses.named("noun.cognition") ?? []
  fileprivate static let abstract: LemmaClasses = [
    "noun.cognition", "noun.possession", "noun.state", "noun.feeling", "noun.communication",
  ]
  .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  fileprivate static let uttered: LemmaClasses = ["noun.communication", "noun.feeling"].reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  fileprivate static let contact = LemmaClasses.named("verb.contact") ?? []
  fileprivate static let competition = LemmaClasses.named("verb.competition") ?? []
  fileprivate static let doing: LemmaClasses = ["verb.communication", "verb.cognition", "verb.social", "verb.emotion"]
    .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
}
