internal import Lexicon
internal import Segmentation

/// What the stance stage asks about who a phrase stands for.
struct References {
  /// Per token: the outermost mention that covers it, -1 none.
  var mentionOf: [Int32] = []
  /// Per token: for a pronoun without an entity, the phrase it stands for, -1 none.
  var phraseOfPronoun: [Int32] = []
  /// What the caller names by a phrase.
  var topics = GivenTopics()
  /// By the head of a phrase such as "both countries": the phrases of the two that it means, in the order of the text.
  var groupOf: [Int32: [Int32]] = [:]
  /// By the head of a phrase such as "the move": the phrase of whoever was said to have done it.
  var deedOwner: [Int32: Int32] = [:]
}

/// After syntax: the sense of names of places and seats, pronouns, and titles that stand for a person.
struct ReferenceStage {
  let lexicon: CompiledLexicon
  private var offices: OfficeIndex

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    offices = OfficeIndex(lexicon: lexicon)
  }

  mutating func run(
    _ words: Words, _ syntax: Syntax, date: CalendarDate?, _ table: inout EntityTable, _ out: inout References
  ) {
    senses(words, syntax, &table)
    out.topics = GivenTopics(words, syntax, table.phrases, lexicon: lexicon)
    if !out.topics.isEmpty {
      out.topics.mentions(words, syntax, &table)
      sort(&table)
    }
    let named = table.mentions.count
    titles(words, syntax, date, &table)
    if table.mentions.count > named { sort(&table) }
    ReferenceStage.index(words, table, &out)
    let titled = table.mentions.count
    Descriptions(lexicon: lexicon).run(words, syntax, &table, out.mentionOf)
    PartyLetters(lexicon: lexicon).run(words, &table, out.mentionOf)
    if table.mentions.count > titled {
      sort(&table)
      ReferenceStage.index(words, table, &out)
    }
    pronouns(words, syntax, &table, &out)
    sort(&table)
    ReferenceStage.index(words, table, &out)
    let resolved = table.mentions.count
    Cataphora(lexicon: lexicon).run(words, syntax, &table, out)
    if table.mentions.count > resolved {
      sort(&table)
      ReferenceStage.index(words, table, &out)
    }
    EarlierMentions(lexicon: lexicon).run(words, syntax, table, &out)
  }

  private func sort(_ table: inout EntityTable) { ReferenceStage.sort(&table) }

  /// By first token, and the longer first.
  static func sort(_ table: inout EntityTable) {
    table.mentions.sort { $0.first != $1.first ? $0.first < $1.first : $0.end > $1.end }
  }

  /// Which mention covers each token. Whoever adds mentions sorts them and calls it again.
  static func index(_ words: Words, _ table: EntityTable, _ out: inout References) {
    out.mentionOf = [Int32](repeating: -1, count: words.count)
    if out.phraseOfPronoun.count != words.count { out.phraseOfPronoun = [Int32](repeating: -1, count: words.count) }
    for i in table.mentions.indices {
      for t in Int(table.mentions[i].first)..<Int(table.mentions[i].end) where out.mentionOf[t] < 0 { out.mentionOf[t] = Int32(i) }
    }
    // A title with a preposition in it is one unit with its name ("Secretary of State Marco Rubio").
    for name in words.names where out.mentionOf[Int(name.first)] < 0 {
      for t in Int(name.first)..<Int(name.end) where out.mentionOf[t] < 0 { out.mentionOf[t] = out.mentionOf[Int(name.end) - 1] }
    }
  }

  // MARK: Senses

  /// A country, a capital or a seat of power acts, unless it stands where a place stands.
  private func senses(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable) {
    var reader: PlaceSense?
    var covering = [Int32](repeating: -1, count: words.count)
    for i in table.mentions.indices {
      let m = table.mentions[i]
      covering[Int(m.end) - 1] = Int32(i)
      guard m.type == .gpe || m.type == .loc || m.type == .fac || m.type == .org, m.form != .demonym else { continue }
      let record = table.entities[Int(m.entity)]
      let isCountry = record.lexicon >= 0 && lexicon.entityCountry[Int(record.lexicon)] == Int(record.lexicon) + 1
      if m.type == .org && m.actsFor < 0 { continue }
      let sense = reader ?? PlaceSense(lexicon: lexicon, syntax: syntax)
      reader = sense
      guard isCountry || m.actsFor >= 0 else {
        if m.type == .gpe, let actor = sense.actor(words, syntax, m) {
          table.mentions[i].sense = actor
          // A town that wins and loses is its team.
          if actor == .organisation { table.mentions[i].type = .org }
        }
        continue
      }
      if sense.acts(words, syntax, m, isCountry: isCountry, table, covering) {
        table.mentions[i].sense = m.type == .org ? .organisation : .government
        if m.actsFor >= 0, !record.isGiven {
          // The name belongs to whom it acts for. A caller's entity keeps its own.
          table.mentions[i].entity = table.entity(lexicon: m.actsFor)
          table.mentions[i].rule = "sense.government"
          table.mentions[i].type = table.entities[Int(table.mentions[i].entity)].type
          table.mentions[i].sense = table.entities[Int(table.mentions[i].entity)].type == .org ? .organisation : .government
        }
      } else {
        table.mentions[i].sense = m.type == .org ? .organisation : .place
      }
    }
  }

  private func context(_ words: Words, _ i: Int) -> FormContext {
    words.forms[i] >= 0 ? FormContext(rawValue: lexicon.formContext[Int(words.forms[i])]) : []
  }

  // MARK: Titles that stand for a person

  /// "The Turkish president", "the chancellor": whoever holds the office on the article's date, or was named with it.
  private mutating func titles(_ words: Words, _ syntax: Syntax, _ date: CalendarDate?, _ table: inout EntityTable) {
    let matcher = TitleMatcher(lexicon: lexicon)
    // Who was named with which title, in order; and the persons that some lexicon knows, by their first mention.
    var named: [Int32: [(token: Int32, entity: Int32)]] = [:]
    for m in table.mentions where m.title >= 0 { named[m.title, default: []].append((m.first, m.entity)) }
    let names = table.mentions.count
    var persons = SeenPersons()
    for m in table.mentions where m.type == .person { persons.note(m.entity, m.first, table) }
    var covered = [Bool](repeating: false, count: words.count)
    // "Its foreign minister, Edna Marsh,": whom the name beside a title says.
    var personAt: [Int32: Int32] = [:]
    for m in table.mentions where m.form != .demonym {
      for t in Int(m.first)..<Int(m.end) { covered[t] = true }
      if m.type == .person { personAt[m.end - 1] = m.entity }
    }
    var besides: [Int32: Int32] = [:]
    for q in syntax.phrases where q.apposition >= 0 {
      if let person = personAt[q.head] { besides[q.apposition] = person }
    }
    for i in syntax.phrases.indices {
      let p = syntax.phrases[i]
      let head = Int(p.head)
      guard head < words.count, !covered[head], !p.flags.contains(.pronoun), !p.flags.contains(.plural),
        !p.flags.contains(.indefinite), !p.flags.contains(.negative)
      else { continue }
      guard let found = matcher.title(words, endingAt: head + 1), found.first >= Int(p.first), found.first + 0 <= head,
        lexicon.titleKind[found.title] == 0 || lexicon.titleFlags[found.title] == 1, lexicon.titleKind[found.title] != 3
      else { continue }
      if let plural = matcher.title(words, found.first, head + 1), plural.isPlural { continue }
      let country = origin(words, syntax, p, table, names: names)
      let ofBody = country >= 0
      guard p.flags.contains(.definite) || ofBody || p.possessor >= 0 else { continue }
      // "the former president" names nobody in particular.
      if (Int(p.first)..<found.first).contains(where: { context(words, $0).contains(.notHolder) }) {
        continue
      }
      var entity: Int32 = -1
      var rule: StaticString = "title.named"
      var score: Int16 = 700
      if let beside = besides[Int32(i)] {
        entity = beside
        rule = "title.apposition"
        score = 900
      } else if let last = lastNamed(named[Int32(found.title)] ?? [], before: p.head, of: country, table) {
        entity = last
      } else if country >= 0, let holder = offices.holder(of: country, title: found.title, on: date) {
        entity = table.entity(lexicon: holder)
        rule = "title.office"
        score = 850
      } else if country < 0 {
        // The one person of the article who holds such an office.
        if let only = persons.only(before: p.head, where: { offices.holds(Int($0), found.title, on: date) }) { entity = only }
        rule = "title.only"
      }
      guard entity >= 0 else { continue }
      persons.note(entity, Int32(found.first), table)
      table.mentions.append(
        MentionRecord(
          first: Int32(found.first), end: Int32(head + 1), entity: entity, type: .person, form: .title, sense: .person,
          rule: rule, score: score, title: Int32(found.title)))
    }
  }

  /// Whoever was last named with a title before a token; of a country where one is given. No more than a few hundred are asked.
  private func lastNamed(
    _ named: [(token: Int32, entity: Int32)], before token: Int32, of country: Int32, _ table: EntityTable
  ) -> Int32? {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return named[max(0, low - 256)..<low].last { country < 0 || belongs($0.entity, country, table) }?.entity
  }

  /// The persons of the document that a lexicon knows, each with its first mention: no more of them than the lexicon has.
  private struct SeenPersons {
    private var seen: [(entity: Int32, lexicon: Int32, first: Int32)] = []
    private var place: [Int32: Int] = [:]

    mutating func note(_ entity: Int32, _ token: Int32, _ table: EntityTable) {
      let id = table.entities[Int(entity)].lexicon
      guard id >= 0 else { return }
      if let i = place[entity] {
        seen[i].first = min(seen[i].first, token)
      } else {
        place[entity] = seen.count
        seen.append((entity, id, token))
      }
    }

    /// The one person mentioned before a token of whom something holds; nil where there are none or several.
    func only(before token: Int32, where holds: (_ lexicon: Int32) -> Bool) -> Int32? {
      var found: Int32?
      for person in seen where person.first < token && holds(person.lexicon) {
        if found != nil { return nil }
        found = person.entity
      }
      return found
    }
  }

  private func belongs(_ entity: Int32, _ country: Int32, _ table: EntityTable) -> Bool {
    let id = table.entities[Int(entity)].lexicon
    return id >= 0 && lexicon.entityCountry[Int(id)] == Int(country) + 1
  }

  /// The country or body that the phrase's office is of (lexicon id): adjective, possessor or of-phrase; -1 none.
  /// - Parameter names: how many of the mentions, sorted, are those of the name stage.
  private func origin(_ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ table: EntityTable, names: Int) -> Int32 {
    func lexiconID(_ token: Int) -> Int32? {
      guard words.nameOf[token] >= 0 else { return nil }
      let first = words.names[Int(words.nameOf[token])].first
      var low = 0
      var high = names
      while low < high {
        let middle = (low + high) / 2
        if table.mentions[middle].first < first { low = middle + 1 } else { high = middle }
      }
      guard low < names, table.mentions[low].first == first else { return nil }
      let m = table.mentions[low]
      let e = m.actsFor >= 0 ? m.actsFor : table.entities[Int(m.entity)].lexicon
      return e >= 0 ? e : nil
    }
    for t in Int(p.first)..<Int(p.head) where words.nameOf[t] >= 0 {
      if let e = lexiconID(t) { return e }
    }
    if p.possessor >= 0, words.nameOf[Int(syntax.phrases[Int(p.possessor)].head)] >= 0,
      let e = lexiconID(Int(syntax.phrases[Int(p.possessor)].head))
    {
      return e
    }
    var a = p.firstAttached
    var steps = 0
    while a >= 0, steps < 4 {
      let q = syntax.phrases[Int(a)]
      if q.preposition >= 0, words.traits[Int(q.preposition)].kind == WordKind.of, words.nameOf[Int(q.head)] >= 0, let e = lexiconID(Int(q.head)) {
        return e
      }
      a = q.nextAttached
      steps += 1
    }
    return -1
  }

  // MARK: Pronouns

  /// What may stand behind a pronoun: an entity's mention or a common noun phrase.
  private struct Antecedent {
    var token: Int32
    var sentence: Int32
    var entity: Int32
    var phrase: Int32
    var gender: Gender
    var isPerson: Bool
    var isPlural: Bool
    var isSubject: Bool
    var isActor: Bool
    var clause: Int32
    /// Stands inside a prepositional phrase or as a possessor.
    var isOblique: Bool
  }

  private func pronouns(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ out: inout References) {
    // Per phrase: the clause whose subject, or whose object or complement, it is; -1 none.
    var clauseOfSubject = [Int32](repeating: -1, count: syntax.phrases.count)
    var clauseOfObject = [Int32](repeating: -1, count: syntax.phrases.count)
    // An owner with its 's is at most the understood subject of what it owns ("Putin's decision to skip"); not "Putin, whose party leads".
    var isOwner = [Bool](repeating: false, count: syntax.phrases.count)
    let tokenFlags = words.tokens.flags
    for p in syntax.phrases where p.possessor >= 0 {
      let end = Int(syntax.phrases[Int(p.possessor)].end)
      isOwner[Int(p.possessor)] = end > 0 && tokenFlags[end - 1].contains(.clitic) || end < tokenFlags.count && tokenFlags[end].contains(.clitic)
    }
    for (c, clause) in syntax.clauses.enumerated() {
      var s = clause.subject
      var steps = 0
      while s >= 0, steps < 12 {
        if clauseOfSubject[Int(s)] < 0 || !clause.flags.contains(.sharedSubject) { clauseOfSubject[Int(s)] = Int32(c) }
        s = syntax.phrases[Int(s)].nextConjunct
        steps += 1
      }
      if clause.object >= 0 { clauseOfObject[Int(clause.object)] = Int32(c) }
      if clause.agent >= 0 { clauseOfObject[Int(clause.agent)] = Int32(c) }
      for i in Int(clause.firstComplement)..<Int(clause.endComplement) {
        let phrase = Int(syntax.complements[i].phrase)
        if phrase >= 0, clauseOfObject[phrase] < 0 { clauseOfObject[phrase] = Int32(c) }
      }
    }
    // The window is `antecedents[from...]`: what leaves it stays in the array.
    var antecedents: [Antecedent] = []
    var from = 0
    var extra: [MentionRecord] = []
    let sentenceOf = words.sentenceOf
    let mentionOf = out.mentionOf
    let lemmas = syntax.lemmas
    for (index, p) in syntax.phrases.enumerated() {
      let head = Int(p.head)
      guard head < sentenceOf.count else { continue }
      let sentence = sentenceOf[head]
      while from < antecedents.count, sentence - antecedents[from].sentence > 3 { from += 1 }
      from = max(from, antecedents.count - 40)
      // A possessive stands in the clause of what it owns ("withdraw its troops").
      let place = p.flags.contains(.pronoun) ? Int(ownedPhrase(syntax, index)) : index
      let clause = clauseOfSubject[place] >= 0 ? clauseOfSubject[place] : clauseOfObject[place]
      let isSubject = clauseOfSubject[index] >= 0
      if p.flags.contains(.pronoun) {
        resolve(words, syntax, p, index, clause, isSubject: isSubject, &antecedents, from, table, &extra, &out)
        continue
      }
      if !p.flags.isDisjoint(with: [.time, .relative, .negative, .expletive]) { continue }
      let m = mentionOf[head]
      // The letter of "D-Calif." is nobody.
      if m < 0, words.tokens.ends[head] - words.tokens.starts[head] == 1, words.tokens.flags[head].contains(.letters) { continue }
      let lemma = lemmas[head]
      let classes = lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]) : []
      var a = Antecedent(
        token: p.head, sentence: sentence, entity: -1, phrase: Int32(index), gender: .unknown, isPerson: false,
        isPlural: p.flags.contains(.plural), isSubject: isSubject && !isOwner[index], isActor: classes.contains(.person) || classes.contains(.group),
        clause: clause, isOblique: p.preposition >= 0)
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        a.entity = mention.entity
        a.gender = table.entities[Int(mention.entity)].gender
        a.isPerson = table.entities[Int(mention.entity)].type == .person
        a.isPlural = mention.isPlural || p.flags.contains(.plural)
        a.isActor = mention.sense != .place
        if mention.sense == .place && (mention.type != .gpe || isTown(table.entities[Int(mention.entity)].lexicon)) { continue }
      }
      antecedents.append(a)
    }
    // Names inside larger phrases ("Putin's decision") may be meant too: they are phrases of their own as possessors, and come above.
    table.mentions.append(contentsOf: extra)
  }

  /// The phrase that a possessive pronoun owns, or what that hangs on where it is no argument itself; any other phrase is its own.
  private func ownedPhrase(_ syntax: Syntax, _ index: Int) -> Int32 {
    for q in max(0, index - 2)..<min(index + 3, syntax.phrases.count) where Int(syntax.phrases[q].possessor) == index {
      let owned = syntax.phrases[q]
      return owned.governor >= 0 ? owned.governor : Int32(q)
    }
    return Int32(index)
  }

  private func resolve(
    _ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ index: Int, _ clause: Int32, isSubject: Bool,
    _ antecedents: inout [Antecedent], _ from: Int, _ table: EntityTable, _ extra: inout [MentionRecord], _ out: inout References
  ) {
    let head = Int(p.head)
    let features = syntax.features[head]
    guard features.contains(.third) || features.contains(.personal) || features.contains(.possessive),
      !features.contains(.first), !features.contains(.second), out.mentionOf[head] < 0
    else { return }
    let masculine = features.contains(.masculine)
    let feminine = features.contains(.feminine)
    let plural = features.contains(.plural)
    if p.flags.contains(.expletive) { return }
    let sentence = words.sentenceOf[head]
    let possessive = features.contains(.possessive)
    var best: Antecedent?
    var bestScore = 0
    // Whoever is another argument of the clause is not meant, under any of his names ("Trump said he was disappointed in him").
    var others: (Int32, Int32) = (-1, -1)
    if !possessive, !features.contains(.reflexive), clause >= 0 {
      for i in from..<antecedents.count {
        let a = antecedents[i]
        guard a.clause == clause, a.entity >= 0, a.sentence == sentence else { continue }
        if others.0 < 0 { others.0 = a.entity } else { others.1 = a.entity }
      }
    }
    for i in from..<antecedents.count {
      let a = antecedents[i]
      if a.entity >= 0, a.entity == others.0 || a.entity == others.1 { continue }
      // Nor who is named later in the clause that the pronoun is the subject of ("if it respects Ukraine's borders").
      if isSubject, a.entity >= 0, clause >= 0, isNamed(a.entity, behind: head, before: Int(syntax.clauses[Int(clause)].end), words, syntax, table, out) {
        continue
      }
      // Not the other argument of the same clause, except for a possessive ("its forces").
      if !possessive && !features.contains(.reflexive) && a.clause == clause && clause >= 0 && a.sentence == sentence { continue }
      var score = 100 - 22 * Int(sentence - a.sentence)
      if masculine || feminine {
        guard a.isPerson || (a.entity < 0 && a.isActor && !a.isPlural) else { continue }
        if masculine && a.gender == .feminine || feminine && a.gender == .masculine { continue }
        if a.isPlural { continue }
        if a.gender == .unknown { score -= 15 }
        if a.entity < 0 { score -= 25 }
      } else if plural {
        guard a.isPlural || isCoordinated(syntax, a) || (a.entity >= 0 && !a.isPerson && a.isActor) else { continue }
        let coordinated = isCoordinated(syntax, a)
        if !a.isPlural && !coordinated { score -= 20 }
        if a.isPerson && !a.isPlural && !coordinated { continue }
        // The first conjunct stands for all.
        if coordinated && syntax.phrases[Int(a.phrase)].isLaterConjunct { score -= 3 }
      } else {
        if a.isPerson || a.isPlural { continue }
        if a.entity < 0 { score -= a.isActor ? 10 : 18 }
      }
      if a.isSubject { score += 20 }
      if a.isOblique { score -= 12 }
      if isSubject && a.isSubject { score += 8 }
      if possessive && a.clause == clause && clause >= 0 && a.isSubject { score += 15 }
      // The nearer of two equals.
      score -= min(12, (head - Int(a.token)) / 6)
      // A quote's he is not its speaker, nor the other way round.
      if words.quoteDepth[head] > 0 && words.quoteDepth[Int(a.token)] == 0 && a.isSubject && a.sentence == sentence { score -= 30 }
      if score > bestScore {
        bestScore = score
        best = a
      }
    }
    guard let best, bestScore >= 45 else { return }
    if plural, !best.isPlural, isCoordinated(syntax, best) {
      out.phraseOfPronoun[head] = best.phrase
      return
    }
    if best.entity >= 0 {
      let record = table.entities[Int(best.entity)]
      extra.append(
        MentionRecord(
          first: p.head, end: p.head + 1, entity: best.entity, type: record.type, form: .pronoun,
          sense: record.type == .gpe ? .government : NameStage.sense(record.type),
          rule: best.isSubject ? "pronoun.subject" : "pronoun.recent", score: Int16(min(900, 450 + bestScore * 3))))
      var again = best
      again.token = p.head
      again.sentence = sentence
      again.isSubject = isSubject
      again.clause = clause
      again.phrase = Int32(index)
      antecedents.append(again)
    } else {
      out.phraseOfPronoun[head] = best.phrase
    }
  }

  /// Whether a name of the entity stands between two tokens before any mark: by itself or as an owner, not inside another's name ("the Oslo
  /// summit").
  private func isNamed(
    _ entity: Int32, behind head: Int, before end: Int, _ words: Words, _ syntax: Syntax, _ table: EntityTable, _ out: References
  ) -> Bool {
    var t = head + 1
    while t < min(end, head + 48, out.mentionOf.count), !words.tokens.flags[t].contains(.punctuation) {
      let m = out.mentionOf[t]
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        if mention.entity == entity, mention.form != .pronoun {
          let p = syntax.phraseOf[Int(mention.end) - 1]
          let isHead = p >= 0 && syntax.phrases[Int(p)].head >= mention.first && syntax.phrases[Int(p)].head < mention.end
          let isOwner = Int(mention.end) < words.count && words.tokens.flags[Int(mention.end)].contains(.clitic)
          if isHead || isOwner { return true }
        }
        t = max(t + 1, Int(mention.end))
      } else {
        t += 1
      }
    }
    return false
  }

  private func isTown(_ id: Int32) -> Bool { id < 0 || lexicon.entityCountry[Int(id)] != Int(id) + 1 }

  private func isCoordinated(_ syntax: Syntax, _ a: Antecedent) -> Bool {
    let p = syntax.phrases[Int(a.phrase)]
    return p.nextConjunct >= 0 || p.isLaterConjunct
  }
}
