internal import Lexicon
internal import Segmentation

/// Whom a pronoun stands for: the best of what was mentioned within three sentences, by gender, number, nearness and what it was in its clause.
struct Pronouns {
  let lexicon: CompiledLexicon

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

  /// What a phrase is in its clause.
  private struct Place {
    /// The clause whose subject, or whose object or complement, it is; -1 none.
    var subjectOf: Int32 = -1
    var objectOf: Int32 = -1
    /// An owner with its 's is at most the understood subject of what it owns ("Putin's decision to skip"); not "Putin, whose party leads".
    var isOwner = false
  }

  func run(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ out: inout References) {
    let phrases = syntax.phrases.span
    let clauses = syntax.clauses.span
    let complements = syntax.complements.span
    let flags = words.tokens.flags.span
    var places = [Place](repeating: Place(), count: phrases.count)
    var of = places.mutableSpan
    for p in 0..<phrases.count where phrases[p].possessor >= 0 {
      let owner = Int(phrases[p].possessor)
      let end = Int(phrases[owner].end)
      of[owner].isOwner = end > 0 && flags[end - 1].contains(.clitic) || end < flags.count && flags[end].contains(.clitic)
    }
    for c in 0..<clauses.count {
      let clause = Int32(truncatingIfNeeded: c)
      var s = Int(clauses[c].subject)
      var steps = 0
      while s >= 0, steps < 12 {
        if of[s].subjectOf < 0 || !clauses[c].flags.contains(.sharedSubject) { of[s].subjectOf = clause }
        s = Int(phrases[s].nextConjunct)
        steps += 1
      }
      if clauses[c].object >= 0 { of[Int(clauses[c].object)].objectOf = clause }
      if clauses[c].agent >= 0 { of[Int(clauses[c].agent)].objectOf = clause }
      for i in Int(clauses[c].firstComplement)..<Int(clauses[c].endComplement) {
        let phrase = Int(complements[i].phrase)
        if phrase >= 0, of[phrase].objectOf < 0 { of[phrase].objectOf = clause }
      }
    }
    // The window is `antecedents[from...]`: what leaves it stays in the array.
    var antecedents: [Antecedent] = []
    antecedents.reserveCapacity(phrases.count)
    var from = 0
    var extra: [MentionRecord] = []
    let sentenceOf = words.sentenceOf.span
    let mentionOf = out.mentionOf
    let lemmas = syntax.lemmas.span
    for index in 0..<phrases.count {
      let head = Int(phrases[index].head)
      guard head < sentenceOf.count else { continue }
      let sentence = sentenceOf[head]
      while from < antecedents.count, sentence - antecedents[from].sentence > 3 { from += 1 }
      from = max(from, antecedents.count - 40)
      let p = phrases[index]
      if p.flags.contains(.pronoun) {
        guard stands(p, syntax.features[head]), mentionOf[head] < 0 else { continue }
        // A possessive stands in the clause of what it owns ("withdraw its troops").
        let place = Int(ownedPhrase(syntax, index))
        let clause = of[place].subjectOf >= 0 ? of[place].subjectOf : of[place].objectOf
        resolve(words, syntax, p, index, clause, isSubject: of[index].subjectOf >= 0, &antecedents, from, table, &extra, &out)
        continue
      }
      let clause = of[index].subjectOf >= 0 ? of[index].subjectOf : of[index].objectOf
      let isSubject = of[index].subjectOf >= 0
      if !p.flags.isDisjoint(with: [.time, .relative, .negative, .expletive]) { continue }
      let m = mentionOf[head]
      // The letter of "D-Calif." is nobody.
      if m < 0, words.tokens.ends[head] - words.tokens.starts[head] == 1, flags[head].contains(.letters) { continue }
      let lemma = lemmas[head]
      let classes = lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]) : []
      var a = Antecedent(
        token: p.head, sentence: sentence, entity: -1, phrase: Int32(index), gender: .unknown, isPerson: false,
        isPlural: p.flags.contains(.plural), isSubject: isSubject && !of[index].isOwner, isActor: classes.contains(.person) || classes.contains(.group),
        clause: clause, isOblique: p.preposition >= 0)
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        a.entity = mention.entity
        // A person's administration or campaign is *it*, not he.
        a.isPerson = table.entities[Int(mention.entity)].type == .person && mention.type == .person
        a.gender = a.isPerson || mention.type != .org ? table.entities[Int(mention.entity)].gender : .unknown
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

  /// Whether a pronoun can stand for somebody who was mentioned.
  private func stands(_ p: NounPhrase, _ features: WordFeatures) -> Bool {
    !features.isDisjoint(with: [.third, .personal, .possessive]) && features.isDisjoint(with: [.first, .second]) && !p.flags.contains(.expletive)
  }

  /// The best of those that were mentioned, from a place on; and how good it is.
  private func find(
    _ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ clause: Int32, isSubject: Bool, in all: Span<Antecedent>, from: Int, _ table: EntityTable,
    _ out: References
  ) -> (place: Int, score: Int)? {
    let head = Int(p.head)
    let features = syntax.features[head]
    let masculine = features.contains(.masculine)
    let feminine = features.contains(.feminine)
    let plural = features.contains(.plural)
    let sentence = words.sentenceOf[head]
    let possessive = features.contains(.possessive)
    let isQuoted = words.quoteDepth[head] > 0
    // Not the other argument of the same clause, except for a possessive ("its forces").
    let excludesClause = !possessive && !features.contains(.reflexive) && clause >= 0
    // Whoever is another argument of the clause is not meant, under any of his names ("Trump said he was disappointed in him").
    var others: (Int32, Int32) = (-1, -1)
    if excludesClause {
      var k = all.count - 1
      while k >= from, all[k].sentence == sentence {
        if all[k].clause == clause, all[k].entity >= 0 {
          if others.0 >= 0, others.1 < 0 { others.1 = others.0 }
          others.0 = all[k].entity
        }
        k -= 1
      }
    }
    var found = -1
    // The least that will do.
    var bestScore = 45
    // From the nearest back; of two that are as good the one that was mentioned first.
    var k = all.count
    while k > from {
      k -= 1
      let distance = Int(sentence - all[k].sentence)
      // In the sentences before, nobody can be better than this.
      if distance > 0, 100 - 22 * distance + 43 < bestScore { break }
      let a = all[k]
      if a.entity >= 0, a.entity == others.0 || a.entity == others.1 { continue }
      if excludesClause && a.clause == clause && distance == 0 { continue }
      var score = 100 - 22 * distance
      if masculine || feminine {
        guard a.isPerson || (a.entity < 0 && a.isActor && !a.isPlural) else { continue }
        if masculine && a.gender == .feminine || feminine && a.gender == .masculine { continue }
        if a.isPlural { continue }
        if a.gender == .unknown { score -= 15 }
        if a.entity < 0 { score -= 25 }
      } else if plural {
        let coordinated = isCoordinated(syntax, a)
        guard a.isPlural || coordinated || (a.entity >= 0 && !a.isPerson && a.isActor) else { continue }
        if !a.isPlural && !coordinated { score -= 20 }
        if a.isPerson && !a.isPlural && !coordinated { continue }
        // The first conjunct stands for all.
        if coordinated && syntax.phrases[Int(a.phrase)].isLaterConjunct { score -= 3 }
      } else {
        if a.isPerson || a.isPlural { continue }
        if a.entity < 0 { score -= a.isActor ? 10 : 18 }
      }
      if a.isSubject { score += isSubject ? 28 : 20 }
      if a.isOblique { score -= 12 }
      if possessive && a.clause == clause && clause >= 0 && a.isSubject { score += 15 }
      // The nearer of two equals.
      score -= min(12, (head - Int(a.token)) / 6)
      // A quote's he is not its speaker, nor the other way round.
      if isQuoted && distance == 0 && a.isSubject && words.quoteDepth[Int(a.token)] == 0 { score -= 30 }
      guard score >= bestScore else { continue }
      // Nor who is named later in the clause that the pronoun is the subject of ("if it respects Ukraine's borders").
      if isSubject, a.entity >= 0, clause >= 0, isNamed(a.entity, behind: head, before: Int(syntax.clauses[Int(clause)].end), words, syntax, table, out) {
        continue
      }
      bestScore = score
      found = k
    }
    return found < 0 ? nil : (found, bestScore)
  }

  private func resolve(
    _ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ index: Int, _ clause: Int32, isSubject: Bool,
    _ antecedents: inout [Antecedent], _ from: Int, _ table: EntityTable, _ extra: inout [MentionRecord], _ out: inout References
  ) {
    guard let (place, bestScore) = find(words, syntax, p, clause, isSubject: isSubject, in: antecedents.span, from: from, table, out) else { return }
    let best = antecedents[place]
    let head = Int(p.head)
    if syntax.features[head].contains(.plural), !best.isPlural, isCoordinated(syntax, best) {
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
      again.sentence = words.sentenceOf[head]
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
