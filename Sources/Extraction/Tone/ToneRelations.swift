internal import Lexicon

/// Tells how a loaded word stands to a mention of an entity, by syntax where syntax says, else by distance.
struct ToneRelations {
  private let reading: DocumentReading
  /// The clause that was entered last: many words ask about many mentions of one clause. The phrases that stand in it, each with its place, are the room's.
  private var clause: Int32 = -1
  private let phrases: [NounPhrase]
  private let clauses: [ClauseFrame]

  init(reading: DocumentReading) {
    self.reading = reading
    phrases = reading.syntax.phrases
    clauses = reading.syntax.clauses
  }

  struct Head: BitwiseCopyable {
    var phrase: Int32
    var place: Place
  }

  /// Where a phrase stands in a clause.
  enum Place { case subject, agent, undergoer, other }

  /// Makes a word's clause the one that is asked about, and `heads` its phrases.
  mutating func enter(_ c: Int32, _ heads: inout Scratch<Head>) {
    guard c >= 0, c != clause else { return }
    clause = c
    heads.removeAll()
    let i = Int(c)
    let isPassive = clauses[i].flags.contains(.passive)
    if !isPassive { add(clauses[i].subject, .subject, &heads) }
    add(clauses[i].agent, .agent, &heads)
    if isPassive { add(clauses[i].subject, .undergoer, &heads) }
    add(clauses[i].object, .undergoer, &heads)
    add(clauses[i].indirectObject, .undergoer, &heads)
    for k in reading.complements(of: c) { add(reading.syntax.complements[k].phrase, .other, &heads) }
  }

  /// Adds the phrases that name whoever stands in a place, where somebody does: its own, those coordinated with it, those in apposition.
  @inline(__always)
  private mutating func add(_ role: Int32, _ place: Place, _ heads: inout Scratch<Head>) {
    if role >= 0 { addAll(role, place, &heads) }
  }

  @inline(never)
  private mutating func addAll(_ role: Int32, _ place: Place, _ heads: inout Scratch<Head>) {
    var q = role
    var steps = 0
    while q >= 0, steps < 8 {
      heads.append(Head(phrase: q, place: place))
      let apposition = phrases[Int(q)].apposition
      if apposition >= 0 { heads.append(Head(phrase: apposition, place: place)) }
      let later = reading.appositives[Int(q)]
      if later >= 0 { heads.append(Head(phrase: later, place: place)) }
      q = phrases[Int(q)].nextConjunct
      steps += 1
    }
  }

  /// How a word, whose clause was entered and has these phrases, stands to a mention.
  ///
  /// `mutating`, as are the questions below it: else the whole would be copied for each.
  mutating func relation(_ word: LoadedWord, _ mention: ToneMention, _ heads: borrowing Scratch<Head>) -> ToneRelation {
    if word.speaker >= 0, word.speaker == mention.entity { return .ownWords }
    if mention.phrase >= 0 {
      if word.phrase >= 0, let found = inPhrase(word, mention.first, mention.phrase) { return found }
      if word.clause >= 0, let found = ofClause(word, mention.phrase, heads) { return found }
    }
    return byDistance(word, mention.first, mention.end)
  }

  /// What the word's own phrase says: a modifier, an apposition, a possession, what hangs on it.
  private mutating func inPhrase(_ word: LoadedWord, _ first: Int32, _ head: Int32) -> ToneRelation? {
    let p = word.phrase
    if p == head { return word.token < first ? .modifier : .owned }
    if phrases[Int(p)].apposition == head || phrases[Int(head)].apposition == p { return .predicate }
    let possessor = phrases[Int(p)].possessor
    if possessor >= 0, isSame(possessor, head) { return .owned }
    let preposition = phrases[Int(head)].preposition
    if phrases[Int(head)].governor == p, preposition >= 0 {
      // "criticism of X", "charges against X", "support for X" are done to it; "the courage of X" is its own.
      if reading.kind(Int(preposition)) == WordKind.by { return .owned }
      if reading.kind(Int(preposition)) == WordKind.of {
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
  @inline(__always)
  private mutating func ofClause(_ word: LoadedWord, _ head: Int32, _ heads: borrowing Scratch<Head>) -> ToneRelation? {
    for i in heads.indices where heads[i].phrase == head {
      let isOwn = word.ownClause >= 0
      switch heads[i].place {
      case .subject: return clauses[Int(clause)].kind == .verb ? isOwn ? .doer : .doerClause : ofSubject(word)
      case .agent: return isOwn ? .doer : .doerClause
      case .undergoer: return isOwn ? .patient : .patientClause
      case .other: return .otherClause
      }
    }
    return nil
  }

  /// What is said of the subject of a copula.
  private func ofSubject(_ word: LoadedWord) -> ToneRelation {
    if word.ownClause >= 0 { return .predicate }
    let predicate = clauses[Int(clause)].predicate
    return word.phrase >= 0 && predicate >= 0 && reading.syntax.phraseOf[Int(predicate)] == word.phrase ? .predicate : .doerClause
  }

  /// Whether a role's phrase is the one that names the entity: itself, one coordinated with it, or one in apposition.
  private func isSame(_ role: Int32, _ head: Int32) -> Bool {
    var q = role
    var steps = 0
    while q >= 0, steps < 8 {
      if q == head || phrases[Int(q)].apposition == head || reading.appositives[Int(q)] == head { return true }
      q = phrases[Int(q)].nextConjunct
      steps += 1
    }
    return false
  }

  private func byDistance(_ word: LoadedWord, _ first: Int32, _ end: Int32) -> ToneRelation {
    if word.token < first {
      let distance = first - word.token
      return distance <= 4 ? .beforeNear : distance <= 9 ? .beforeMiddle : .beforeFar
    }
    let distance = word.token - end + 1
    return distance <= 4 ? .behindNear : distance <= 9 ? .behindMiddle : .behindFar
  }
}
