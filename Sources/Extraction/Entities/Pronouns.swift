internal import Lexicon
internal import Segmentation

/// Whom a pronoun stands for: the best of what was mentioned within three sentences, by gender, number, nearness and what it was in its clause.
struct Pronouns {
  let lexicon: CompiledLexicon
  /// Below this a pronoun stands for nobody.
  private static let leastScore = 45
  /// The most that an antecedent's role can add to its nearness: a subject's, for a subject, of the clause that a possessive stands in.
  private static let mostBehindNearness = 28 + 15

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

  func run(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ out: inout References) {
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
    // Whoever is another argument of the clause is not meant, under any of his names ("Trump said he was disappointed in him").
    let isOwn = possessive || features.contains(.reflexive)
    var others: (Int32, Int32) = (-1, -1)
    if !isOwn, clause >= 0 {
      for i in from..<antecedents.count where antecedents[i].clause == clause && antecedents[i].entity >= 0 && antecedents[i].sentence == sentence {
        if others.0 < 0 { others.0 = antecedents[i].entity } else { others.1 = antecedents[i].entity }
      }
    }
    // From the nearest back, as far as one can still be the best; of two equals the earlier is meant.
    var bestAt = -1
    var bestScore = Pronouns.leastScore
    var i = antecedents.count
    while i > from {
      i -= 1
      let a = antecedents[i]
      var score = 100 - 22 * Int(sentence - a.sentence)
      if score + Pronouns.mostBehindNearness < bestScore { break }
      if masculine || feminine {
        if a.isPlural || !a.isPerson && (a.entity >= 0 || !a.isActor) { continue }
        if masculine && a.gender == .feminine || feminine && a.gender == .masculine { continue }
        if a.gender == .unknown { score -= 15 }
        if a.entity < 0 { score -= 25 }
      } else if plural {
        let coordinated = isCoordinated(syntax, a)
        guard a.isPlural || coordinated || (a.entity >= 0 && !a.isPerson && a.isActor) else { continue }
        if !a.isPlural && !coordinated { score -= 20 }
        // The first conjunct stands for all.
        if coordinated && syntax.phrases[Int(a.phrase)].isLaterConjunct { score -= 3 }
      } else {
        if a.isPerson || a.isPlural { continue }
        if a.entity < 0 { score -= a.isActor ? 10 : 18 }
      }
      let isSameClause = a.clause == clause && clause >= 0
      if a.isSubject { score += isSubject ? 28 : 20 }
      if a.isOblique { score -= 12 }
      if possessive && isSameClause && a.isSubject { score += 15 }
      // The nearer of two equals.
      score -= min(12, (head - Int(a.token)) / 6)
      guard score >= bestScore else { continue }
      // A quote's he is not its speaker, nor the other way round.
      if words.quoteDepth[head] > 0 && words.quoteDepth[Int(a.token)] == 0 && a.isSubject && a.sentence == sentence { score -= 30 }
      guard score >= bestScore else { continue }
      // Not the other argument of the same clause, except for a possessive ("its forces").
      if !isOwn && isSameClause && a.sentence == sentence { continue }
      if a.entity >= 0 {
        if a.entity == others.0 || a.entity == others.1 { continue }
        // Nor who is named later in the clause that the pronoun is the subject of ("if it respects Ukraine's borders").
        if isSubject, clause >= 0, isNamed(a.entity, behind: head, before: Int(syntax.clauses[Int(clause)].end), words, syntax, table, out) { continue }
      }
      bestScore = score
      bestAt = i
    }
    guard bestAt >= 0 else { return }
    let best = antecedents[bestAt]
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
