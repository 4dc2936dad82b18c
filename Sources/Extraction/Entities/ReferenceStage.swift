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

  func run(
    _ words: Words, _ syntax: Syntax, date: CalendarDate?, _ table: inout EntityTable, _ out: inout References
  ) {
    senses(words, syntax, &table)
    out.topics = GivenTopics(words, syntax, table.phrases, lexicon: lexicon)
    if !out.topics.isEmpty {
      out.topics.mentions(words, syntax, &table)
      sort(&table)
    }
    let named = table.mentions.count
    TitleReferences(lexicon: lexicon).run(words, syntax, date: date, &table)
    if table.mentions.count > named { sort(&table) }
    ReferenceStage.index(words, table, &out)
    let titled = table.mentions.count
    Descriptions(lexicon: lexicon).run(words, syntax, &table, out.mentionOf)
    RepeatedActors(lexicon: lexicon).run(words, syntax, &table, out.mentionOf)
    PartyLetters(lexicon: lexicon).run(words, &table, out.mentionOf)
    if table.mentions.count > titled {
      sort(&table)
      ReferenceStage.index(words, table, &out)
    }
    Pronouns(lexicon: lexicon).run(words, syntax, &table, &out)
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
}
