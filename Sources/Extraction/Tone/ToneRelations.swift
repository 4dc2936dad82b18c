internal import Lexicon

/// Tells how a loaded word stands to a mention of an entity, by syntax where syntax says, else by distance.
struct ToneRelations {
  let reading: DocumentReading

  private var syntax: Syntax { reading.syntax }

  func relation(_ word: LoadedWord, _ mention: MentionRecord) -> ToneRelation {
    if word.speaker >= 0, word.speaker == mention.entity { return .ownWords }
    let head = syntax.phraseOf[Int(mention.end) - 1]
    if head >= 0 {
      if let found = inPhrase(word, mention, head) ?? ofClause(word, head) { return found }
    }
    return byDistance(word, mention)
  }

  /// What the word's own phrase says: a modifier, an apposition, a possession, what hangs on it.
  private func inPhrase(_ word: LoadedWord, _ mention: MentionRecord, _ head: Int32) -> ToneRelation? {
    let p = word.phrase
    guard p >= 0 else { return nil }
    let phrase = syntax.phrases[Int(p)]
    if p == head { return word.token < mention.first ? .modifier : .owned }
    let other = syntax.phrases[Int(head)]
    if phrase.apposition == head || other.apposition == p { return .predicate }
    if phrase.possessor >= 0, isSame(phrase.possessor, head) { return .owned }
    if other.governor == p, other.preposition >= 0 {
      // "criticism of X", "charges against X", "support for X" are done to it; "the courage of X" is its own.
      if reading.kind(Int(other.preposition)) == WordKind.by { return .owned }
      if reading.kind(Int(other.preposition)) == WordKind.of {
        switch word.score.kind {
        case .opinion, .quality: return .owned
        case .effect, .act, .tinge: return .patient
        }
      }
      return .patient
    }
    return nil
  }

  /// What the clauses say: whether the entity is the subject, what is done to it, or something else.
  private func ofClause(_ word: LoadedWord, _ head: Int32) -> ToneRelation? {
    guard word.clause >= 0 else { return nil }
    let clause = syntax.clauses[Int(word.clause)]
    let isPassive = clause.flags.contains(.passive)
    let isSubject = isSame(clause.subject, head)
    if isSubject, !isPassive {
      guard clause.kind == .verb else {
        return word.ownClause >= 0 || clause.predicate >= 0 && syntax.phraseOf[Int(clause.predicate)] == word.phrase && word.phrase >= 0
          ? .predicate : .doerClause
      }
      return word.ownClause >= 0 ? .doer : .doerClause
    }
    if isSame(clause.agent, head) { return word.ownClause >= 0 ? .doer : .doerClause }
    if isSubject || isSame(clause.object, head) || isSame(clause.indirectObject, head) { return word.ownClause >= 0 ? .patient : .patientClause }
    for k in syntax.complements(of: clause) where k.phrase >= 0 && isSame(k.phrase, head) { return .otherClause }
    return nil
  }

  /// Whether a role's phrase is the one that names the entity: itself, one coordinated with it, or one in apposition.
  private func isSame(_ role: Int32, _ head: Int32) -> Bool {
    var q = role
    var steps = 0
    while q >= 0, steps < 8 {
      if q == head || syntax.phrases[Int(q)].apposition == head || reading.appositives[Int(q)] == head { return true }
      q = syntax.phrases[Int(q)].nextConjunct
      steps += 1
    }
    return false
  }

  private func byDistance(_ word: LoadedWord, _ mention: MentionRecord) -> ToneRelation {
    if word.token < mention.first {
      let distance = mention.first - word.token
      return distance <= 4 ? .beforeNear : distance <= 9 ? .beforeMiddle : .beforeFar
    }
    let distance = word.token - mention.end + 1
    return distance <= 4 ? .behindNear : distance <= 9 ? .behindMiddle : .behindFar
  }
}
