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
  var groupOf = PhraseGroups()
  /// By the head of a phrase such as "the move": the phrase of whoever was said to have done it.
  var deedOwner = DeedOwners()
}

/// After syntax: the sense of names of places and seats, pronouns, and titles that stand for a person.
struct ReferenceStage {
  let lexicon: CompiledLexicon
  private var phrases = TellingPhrases()
  /// Per phrase.
  private var roles: [PhraseRole] = []
  private var antecedents: [Pronouns.Antecedent] = []

  init(lexicon: CompiledLexicon) { self.lexicon = lexicon }

  mutating func run(
    _ words: Words, _ syntax: Syntax, date: CalendarDate?, _ table: inout EntityTable, _ out: inout References
  ) {
    PhraseRole.read(words, syntax, into: &roles)
    senses(words, syntax, &table)
    // Most callers name nothing by phrases, and what the text is would be held once more for it.
    if !table.phrases.isEmpty { out.topics = GivenTopics(words, syntax, table.phrases, lexicon: lexicon) }
    let given = table.mentions.count
    if !out.topics.isEmpty {
      out.topics.mentions(words, syntax, &table)
      table.sortMentions(behind: given)
    }
    let named = table.mentions.count
    phrases.read(words, syntax, lexicon)
    TitleReferences(lexicon: lexicon).run(phrases.titled, words, syntax, date: date, &table)
    table.sortMentions(behind: named)
    ReferenceStage.index(words, table, &out)
    let titled = table.mentions.count
    Descriptions(lexicon: lexicon).run(phrases.bodies, words, syntax, &table, out.mentionOf)
    RepeatedActors(lexicon: lexicon).run(phrases.actors, words, syntax, &table, out.mentionOf)
    PartyLetters(lexicon: lexicon).run(words, &table, out.mentionOf)
    if table.mentions.count > titled {
      table.sortMentions(behind: titled)
      ReferenceStage.index(words, table, &out)
    }
    let taken = table.mentions.count
    QuotedTopics(lexicon: lexicon).run(phrases.pronouns, words, syntax, &table, out.mentionOf)
    if table.mentions.count > taken {
      table.sortMentions(behind: taken)
      ReferenceStage.index(words, table, &out)
    }
    let described = table.mentions.count
    Pronouns(lexicon: lexicon).run(words, syntax, roles, &antecedents, &table, &out)
    if table.mentions.count > described {
      table.sortMentions(behind: described)
      ReferenceStage.index(words, table, &out)
    }
    let resolved = table.mentions.count
    Cataphora(lexicon: lexicon).run(phrases.pronouns, words, syntax, &table, out)
    if table.mentions.count > resolved {
      table.sortMentions(behind: resolved)
      ReferenceStage.index(words, table, &out)
    }
    EarlierMentions(lexicon: lexicon).run(phrases.earlier, words, syntax, table, &out)
  }

  /// Which mention covers each token. Whoever adds mentions sorts them and calls it again.
  static func index(_ words: Words, _ table: EntityTable, _ out: inout References) {
    let count = words.count
    if out.mentionOf.count == count {
      var mentionOf = out.mentionOf.mutableSpan
      mentionOf.update(repeating: -1)
    } else {
      out.mentionOf = [Int32](filled: -1, count: count)
    }
    if out.phraseOfPronoun.count != count { out.phraseOfPronoun = [Int32](filled: -1, count: count) }
    var mentionOf = out.mentionOf.mutableSpan
    let mentions = table.mentions.span
    // From the last to the first, so that the outermost has the last word.
    var i = mentions.count
    while i > 0 {
      i -= 1
      mentionOf.set(few: Int(mentions[i].first), Int(mentions[i].end), to: Int32(truncatingIfNeeded: i))
    }
    // A title with a preposition in it is one unit with its name ("Secretary of State Marco Rubio").
    for name in words.names where mentionOf[Int(name.first)] < 0 {
      for t in Int(name.first)..<Int(name.end) where mentionOf[t] < 0 { mentionOf[t] = mentionOf[Int(name.end) - 1] }
    }
  }

  // MARK: Senses

  private func mayAct(_ m: MentionRecord) -> Bool {
    // One test of all, since none can be foreseen alone.
    let isPlace = (m.type == .gpe ? 1 : 0) | (m.type == .loc ? 1 : 0) | (m.type == .fac ? 1 : 0)
    let isBody = (m.type == .org ? 1 : 0) & (m.actsFor >= 0 ? 1 : 0)
    return (isPlace | isBody) & (m.form == .demonym ? 0 : 1) != 0
  }

  /// A country, a capital or a seat of power acts, unless it stands where a place stands.
  private func senses(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable) {
    guard table.mentions.indices.contains(where: { mayAct(table.mentions[$0]) }) else { return }
    let sense = PlaceSense(lexicon: lexicon, links: roles)
    var covering = [Int32](filled: -1, count: words.count)
    for i in table.mentions.indices {
      covering[Int(table.mentions[i].end) - 1] = Int32(i)
      guard mayAct(table.mentions[i]) else { continue }
      let m = table.mentions[i]
      let listed = table.entities[Int(m.entity)].lexicon
      let isCountry = listed >= 0 && lexicon.entityCountry[Int(listed)] == Int(listed) + 1
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
        if m.actsFor >= 0, !table.entities[Int(m.entity)].isGiven {
          // The name belongs to whom it acts for. A caller's entity keeps its own.
          table.mentions[i].entity = table.entity(lexicon: m.actsFor)
          table.mentions[i].rule = .senseGovernment
          table.mentions[i].type = table.entities[Int(table.mentions[i].entity)].type
          table.mentions[i].sense = table.entities[Int(table.mentions[i].entity)].type == .org ? .organisation : .government
        }
      } else {
        table.mentions[i].sense = m.type == .org ? .organisation : .place
      }
    }
  }
}
