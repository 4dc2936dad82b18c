internal import Lexicon
internal import Segmentation

/// "the administration" behind "the Obama administration", "the government" behind "the Polish government": a definite noun that acts for
/// its owner, without one, takes up whom the same noun was last said to act for.
struct RepeatedActors {
  let lexicon: CompiledLexicon
  /// How many sentences it looks back.
  private static let reach: Int32 = 40

  /// Appends the mentions; `mentionOf` is per token.
  /// - Parameter actors: `TellingPhrases.actors`.
  func run(_ actors: KeptList, _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ mentionOf: [Int32]) {
    // Per noun: whom it acted for last, and in which sentence. Few nouns, so a list.
    var last: [(lemma: Int32, entity: Int32, sentence: Int32)] = []
    let phrases = syntax.phrases.span
    for place in 0..<actors.count {
      let index = Int(actors[place])
      let head = Int(phrases[index].head)
      // A name takes up nothing, and most say of nobody whom they act for.
      let named = mentionOf[head] >= 0 ? named(head, table, mentionOf) : nil
      if mentionOf[head] >= 0, named == nil { continue }
      let lemma = syntax.lemmas[head] >= 0 ? syntax.lemmas[head] : nounLemma(words, head)
      guard lemma >= 0, LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]).contains(.actsFor) else { continue }
      let p = phrases[index]
      let place = last.firstIndex { $0.lemma == lemma }
      if let owner = mentionOf[head] >= 0 ? named : owner(p, words, syntax, table, mentionOf) {
        let entry = (lemma: lemma, entity: owner, sentence: p.sentence)
        if let place { last[place] = entry } else { last.append(entry) }
      } else if let place, mentionOf[head] < 0, p.sentence - last[place].sentence <= RepeatedActors.reach, isBare(p, words, syntax, mentionOf) {
        let record = table.entities[Int(last[place].entity)]
        // Who acts for somebody is a body of people; for a country, its government.
        let type = record.type == .person ? .org : record.type
        table.mentions.append(
          MentionRecord(
            first: p.head, end: p.head + 1, entity: last[place].entity, type: type, form: .nominal,
            sense: type == .gpe || type == .loc || type == .norp ? .government : NameStage.sense(type), rule: .descriptionActor,
            score: 700))
        last[place].sentence = p.sentence
      }
    }
  }

  /// A definite noun with nothing before or behind it that says whose it is or which.
  private func isBare(_ p: NounPhrase, _ words: Words, _ syntax: Syntax, _ mentionOf: [Int32]) -> Bool {
    guard p.flags.contains(.definite), !p.flags.contains(.indefinite), p.possessor < 0, p.apposition < 0, p.firstClause < 0,
      p.end == p.head + 1, p.head == p.first + 1, syntax.tags[Int(p.first)] == .det
    else { return false }
    var q = p.firstAttached
    var steps = 0
    while q >= 0, steps < 8 {
      // "the government of …", "the team from …"
      let kind = words.traits[Int(syntax.phrases[Int(q)].preposition)].kind
      if kind == WordKind.of || kind == WordKind.from || kind == WordKind.for { return false }
      q = syntax.phrases[Int(q)].nextAttached
      steps += 1
    }
    let behind = Int(p.end)
    guard behind < words.count, words.sentenceOf[behind] == words.sentenceOf[Int(p.head)] else { return true }
    return mentionOf[behind] < 0
  }

  /// Whom a phrase's noun acts for: "Trump's campaign", "the Polish government", "the government of Kenya".
  private func owner(_ p: NounPhrase, _ words: Words, _ syntax: Syntax, _ table: EntityTable, _ mentionOf: [Int32]) -> Int32? {
    if p.possessor >= 0 { return entity(syntax.phrases[Int(p.possessor)].head, table, mentionOf) }
    var t = p.head - 1
    while t >= p.first {
      if let found = entity(t, table, mentionOf) { return found }
      t -= 1
    }
    var q = p.firstAttached
    var steps = 0
    while q >= 0, steps < 8 {
      let attached = syntax.phrases[Int(q)]
      if words.traits[Int(attached.preposition)].kind == WordKind.of { return entity(attached.head, table, mentionOf) }
      q = attached.nextAttached
      steps += 1
    }
    return nil
  }

  /// A name that ends with the noun ("the Velling Administration") is who is meant.
  private func named(_ head: Int, _ table: EntityTable, _ mentionOf: [Int32]) -> Int32? {
    let m = table.mentions[Int(mentionOf[head])]
    return m.end == Int32(head) + 1 && m.end - m.first > 1 && m.type != .person && m.form != .demonym ? m.entity : nil
  }

  /// The lemma of a noun inside a name, which the tagger leaves without one.
  private func nounLemma(_ words: Words, _ token: Int) -> Int32 {
    guard words.traits[token].canBe(Int(PartOfSpeech.noun.rawValue)) else { return -1 }
    for r in lexicon.range(of: Int(words.forms[token]), in: lexicon.formReadingFirst)
    where lexicon.readingTag[r] == Int(PartOfSpeech.noun.rawValue) {
      return Int32(lexicon.readingLemma[r])
    }
    return -1
  }

  private func entity(_ token: Int32, _ table: EntityTable, _ mentionOf: [Int32]) -> Int32? {
    let m = mentionOf[Int(token)]
    guard m >= 0 else { return nil }
    switch table.mentions[Int(m)].type {
    case .person, .gpe, .norp, .org: return table.mentions[Int(m)].entity
    default: return nil
    }
  }
}
