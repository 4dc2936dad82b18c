internal import Lexicon
internal import Segmentation

/// Whether the name of a country, a capital or a seat of power acts where it stands, or is where something is.
///
/// Read off the phrase that the name heads: its preposition and what governs that, whose possessor it is, what it is
/// in a row with. A name that nothing makes a place acts: this is news of politics.
struct PlaceSense {
  let lexicon: CompiledLexicon
  /// Per phrase: the phrase before it in its row, -1 none.
  private var before: [Int32]
  /// Per phrase: the phrase it is the possessor of, -1 none.
  private var owned: [Int32]
  /// Per phrase: the clause it is the subject of, -1 none.
  private var subjectOf: [Int32]
  /// Per phrase: the clause it is the object of, -1 none.
  private var objectOf: [Int32]
  /// Per phrase: the preposition that makes it a complement of a verb, -1 none.
  private var marker: [Int32]

  init(lexicon: CompiledLexicon, syntax: Syntax) {
    self.lexicon = lexicon
    before = [Int32](repeating: -1, count: syntax.phrases.count)
    owned = before
    subjectOf = before
    objectOf = before
    marker = before
    for (i, p) in syntax.phrases.enumerated() {
      if p.nextConjunct >= 0 { before[Int(p.nextConjunct)] = Int32(i) }
      if p.possessor >= 0 { owned[Int(p.possessor)] = Int32(i) }
    }
    for (c, clause) in syntax.clauses.enumerated() where clause.subject >= 0 && !clause.flags.contains(.sharedSubject) {
      subjectOf[Int(clause.subject)] = Int32(c)
    }
    for (c, clause) in syntax.clauses.enumerated() where clause.object >= 0 { objectOf[Int(clause.object)] = Int32(c) }
    for k in syntax.complements where k.kind == .prepositional && k.phrase >= 0 { marker[Int(k.phrase)] = k.marker }
  }

  private static let placePrepositions: Set<String> = [
    "in", "at", "near", "outside", "across", "around", "through", "throughout", "into", "inside", "within", "via",
    "onto", "off",
    "above", "over", "along", "beyond", "out", "up", "down", "toward", "towards",
  ]
  /// Nouns and adjectives before *to* and *for* whose complement is where one goes or is.
  private static let ways: Set<String> = [
    "visit", "trip", "tour", "travel", "journey", "flight", "return", "move", "route", "road", "way", "emigrant",
    "immigrant",
    "immigration", "emigration", "migration", "expedition", "native", "endemic", "adjacent", "close", "home", "voyage",
    "pilgrimage", "train", "bus", "ferry", "transfer", "relocation", "visitor", "tourist", "tourism", "posting",
  ]
  /// Verbs of going that WordNet has elsewhere.
  private static let goings: Set<String> = [
    "send", "post", "emigrate", "immigrate", "relocate", "transfer", "deport", "visit", "bring", "take", "return",
    "move", "go",
    "come", "travel", "fly", "sail", "flee", "ship", "drive", "walk", "migrate", "settle", "leave", "depart", "head",
    "escape",
  ]

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
      return owns(syntax, owned[p] >= 0 ? owned[p] : behind)
    }
    if isDateline(words, m) { return false }
    let leadIndex = self.lead(p)
    let lead = syntax.phrases[leadIndex]
    let preposition = lead.preposition >= 0 ? lead.preposition : marker[leadIndex]
    if preposition >= 0 { return governs(words, syntax, lead, Int(preposition), isCountry: isCountry) }
    if precededByPlacePreposition(words, first) { return false }
    if subjectOf[leadIndex] < 0, let sense = asNeighbour(words, first, table, covering) { return sense }
    if subjectOf[leadIndex] >= 0 { return !isDescribed(syntax, syntax.clauses[Int(subjectOf[leadIndex])]) }
    return true
  }

  /// In a row, the first decides: "in Norway, Sweden and Finland".
  private func lead(_ phrase: Int) -> Int {
    var index = phrase
    var steps = 0
    while before[index] >= 0, steps < 20 {
      index = Int(before[index])
      steps += 1
    }
    return index
  }

  /// The sense of a town or region that is nobody's capital: it acts only as the subject of a verb of saying,
  /// deciding or dealing, and where it wins or loses it is a team. Nil where it is a place.
  func actor(_ syntax: Syntax, _ m: MentionRecord) -> MentionSense? {
    let p = Int(syntax.phraseOf[Int(m.end) - 1])
    guard p >= 0, syntax.phrases[p].head >= m.first, syntax.phrases[p].head < m.end else { return nil }
    let lead = self.lead(p)
    guard syntax.phrases[lead].preposition < 0, marker[lead] < 0 else { return nil }
    if subjectOf[lead] >= 0 {
      let clause = syntax.clauses[Int(subjectOf[lead])]
      guard clause.kind == .verb, !clause.flags.contains(.passive) else { return nil }
      let classes = self.classes(syntax, Int(clause.predicate))
      if classes.contains(.competition) { return .organisation }
      return classes.isDisjoint(with: .doing) ? nil : .government
    }
    guard objectOf[lead] >= 0 else { return nil }
    return classes(syntax, Int(syntax.clauses[Int(objectOf[lead])].predicate))
      .contains(.competition) ? .organisation : nil
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
    let lemma = syntax.lemmas[Int(phrase.head)]
    return lemma >= 0 && LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]).contains(.actsFor)
  }

  /// What a country has as a state (a decision, a government, an army) against what lies or lives in it (a coast, a
  /// town, its finest painters).
  private func owns(_ syntax: Syntax, _ phrase: Int32) -> Bool {
    guard phrase >= 0 else { return true }
    let lemma = syntax.lemmas[Int(syntax.phrases[Int(phrase)].head)]
    guard lemma >= 0 else { return true }
    let flags = LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)])
    let classes = LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)])
    if !flags.isDisjoint(with: [.actsFor, .relation, .actNoun, .eventBad, .eventGood]) { return true }
    // Many abstract nouns have a sense of place too ("right").
    if flags.contains(.placeNoun) || classes.contains(.location) && classes.isDisjoint(with: .abstract) { return false }
    if flags.contains(.personNoun) { return true }
    return !classes.contains(.person) || !classes.isDisjoint(with: .abstract) && !classes.contains(.group)
  }

  /// What a preposition and its governor make of the name.
  private func governs(_ words: Words, _ syntax: Syntax, _ phrase: NounPhrase, _ preposition: Int, isCountry: Bool)
    -> Bool
  {
    let word = self.word(words, preposition)
    var classes: LemmaClasses = []
    var flags: LemmaFlags = []
    if phrase.governor >= 0 {
      let lemma = syntax.lemmas[Int(syntax.phrases[Int(phrase.governor)].head)]
      if lemma >= 0 {
        classes = LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)])
        flags = LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)])
      }
    }
    // "criticism of Tokyo", "anger at Moscow", "pressure on Ankara": a noun for a stance makes its object act; what is done to a town
    // (an attack on it, a siege of it) does not.
    if !isCountry, phrase.governor >= 0, word == "of" || word == "on" || word == "at" || word == "from" || word == "against" {
      if isStanceNoun(syntax, Int(syntax.phrases[Int(phrase.governor)].head), classes, flags) { return true }
    }
    // "victory over Norway", against "flew over Norway"
    if word == "over" { return isCountry && (classes.contains(.act) || classes.contains(.event)) }
    if PlaceSense.placePrepositions.contains(word) { return false }
    switch word {
    case "of":
      // "the calculus of Kyiv", "the view of Norway"
      if flags.contains(.actsFor)
        || classes.contains(.cognition) && classes.isDisjoint(with: [.location, .person, .group])
      {
        return true
      }
      return isCountry && flags.contains(.relation)
    case "on": return isCountry
    case "to", "for":
      if flags.contains(.placeNoun) || classes.contains(.location) { return false }
      if wayBefore(words, syntax, preposition) { return false }
      return !isMotion(words, syntax, preposition)
    case "from":
      guard isCountry else {
        return phrase.governor >= 0 && classes.contains(.communication) && !classes.contains(.person)
      }
      if phrase.governor >= 0 {
        return !classes.contains(.person) && !classes.contains(.group) && !flags.contains(.placeNoun)
          && !classes.contains(.location) || flags.contains(.actsFor)
      }
      return !isMotion(words, syntax, preposition)
    case "with": return !(flags.contains(.placeNoun) || classes.contains(.location))
    default: return true
    }
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
    if shape.isWord(words, k, "and") || shape.isWord(words, k, "or") {
      k -= 1
      if k > 0, shape.isByte(words, k, 0x2C) { k -= 1 }
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
  private func wayBefore(_ words: Words, _ syntax: Syntax, _ preposition: Int) -> Bool {
    guard preposition > 0, words.sentenceOf[preposition - 1] == words.sentenceOf[preposition] else { return false }
    return PlaceSense.ways.contains(lemma(words, syntax, preposition - 1))
  }

  private func isMotion(_ words: Words, _ syntax: Syntax, _ preposition: Int) -> Bool {
    // The verb before the preposition, as far as eight words back.
    var i = preposition - 1
    var steps = 0
    let start = Int(words.sentences[Int(words.sentenceOf[preposition])].first)
    while i >= start, steps < 8 {
      if syntax.tags[i] == .verb, syntax.lemmas[i] >= 0 {
        if LemmaClasses(rawValue: lexicon.lemmaClasses[Int(syntax.lemmas[i])])
          .contains(LemmaClasses.named("verb.motion") ?? [])
        {
          return true
        }
        return PlaceSense.goings.contains(lemma(words, syntax, i))
      }
      i -= 1
      steps += 1
    }
    return false
  }

  private func precededByPlacePreposition(_ words: Words, _ i: Int) -> Bool {
    guard i > 0, words.sentenceOf[i - 1] == words.sentenceOf[i] else { return false }
    return PlaceSense.placePrepositions.contains(word(words, i - 1))
  }

  private func lemma(_ words: Words, _ syntax: Syntax, _ i: Int) -> String {
    syntax.lemmas[i] >= 0 ? lexicon.string(lexicon.lemmaString[Int(syntax.lemmas[i])]) : word(words, i)
  }

  private func word(_ words: Words, _ i: Int) -> String {
    String(
      decoding: words.text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])].map {
        $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
      }, as: UTF8.self)
  }
}

extension LemmaClasses {
  fileprivate static let cognition = LemmaClasses.named("noun.cognition") ?? []
  fileprivate static let abstract: LemmaClasses = [
    "noun.cognition", "noun.possession", "noun.state", "noun.feeling", "noun.communication",
  ]
  .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  fileprivate static let uttered: LemmaClasses = ["noun.communication", "noun.feeling"].reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
  fileprivate static let competition = LemmaClasses.named("verb.competition") ?? []
  fileprivate static let doing: LemmaClasses = ["verb.communication", "verb.cognition", "verb.social", "verb.emotion"]
    .reduce(into: []) { $0.formUnion(LemmaClasses.named($1) ?? []) }
}
