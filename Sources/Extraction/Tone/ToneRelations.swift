internal import Lexicon

/// Where the phrases of a document stand in the clause that was entered last.
///
/// Looked up, not searched for: how many phrases a clause has, and whether a mention is one of them, nothing foresees.
struct ClauseRoles: ~Copyable {
  /// Per phrase, the clauses entered before the one that it was last a part of, and its place in it. Behind them one that is written for none, and
  /// one that is read for none.
  private var marks = Scratch<UInt32>()
  /// How many clauses were entered.
  private var entered: UInt32 = 0

  /// Where a phrase stands in a clause.
  enum Place: UInt32 { case subject, agent, undergoer, other, none }

  /// Forgets the document before.
  mutating func begin(phrases: Int) {
    marks.fill(0, count: phrases + 2)
    entered = 0
  }

  mutating func enter() { entered &+= 1 }

  /// Puts a phrase in its place, unless it has one; none for -1.
  @inline(__always)
  mutating func add(_ phrase: Int32, _ place: Place) {
    let i = phrase < 0 ? marks.count &- 2 : Int(phrase)
    let mark = marks[i]
    marks[i] = mark &>> 3 == entered ? mark : entered &<< 3 | place.rawValue
  }

  /// The place of a phrase, `Place.none` for -1.
  @inline(__always)
  func place(of phrase: Int32) -> UInt32 {
    let mark = marks[phrase < 0 ? marks.count &- 1 : Int(phrase)]
    return mark &>> 3 == entered ? mark & 7 : Place.none.rawValue
  }
}

/// Tells how a loaded word stands to a mention of an entity, by syntax where syntax says, else by distance.
struct ToneRelations {
  private let reading: DocumentReading
  /// The clause that was entered last: many words ask about many mentions of one clause. Where its phrases stand is the room's.
  private var clause: Int32 = -1
  /// How the word that was entered last stands to whoever has a place in its clause: eight bits a place, all ones where its clause says nothing.
  private var relations: UInt64 = ~0
  private let phrases: [NounPhrase]
  private let clauses: [ClauseFrame]

  init(reading: DocumentReading) {
    self.reading = reading
    phrases = reading.syntax.phrases
    clauses = reading.syntax.clauses
  }

  /// Makes a word the one that is asked about, and `roles` those of its clause.
  mutating func enter(_ word: LoadedWord, _ roles: inout ClauseRoles) {
    relations = ~0
    let c = word.clause
    guard c >= 0 else { return }
    if c != clause { enter(c, &roles) }
    func place(_ relation: ToneRelation, _ place: ClauseRoles.Place) -> UInt64 {
      UInt64(truncatingIfNeeded: relation.rawValue) &<< (UInt64(place.rawValue) &* 8)
    }
    let isOwn = word.ownClause >= 0
    let doer: ToneRelation = isOwn ? .doer : .doerClause
    let subject = clauses[Int(c)].kind == .verb ? doer : ofSubject(word)
    relations =
      place(subject, .subject) | place(doer, .agent) | place(isOwn ? .patient : .patientClause, .undergoer) | place(.otherClause, .other)
      | 0xFF &<< (UInt64(ClauseRoles.Place.none.rawValue) &* 8)
  }

  private mutating func enter(_ c: Int32, _ roles: inout ClauseRoles) {
    clause = c
    roles.enter()
    let i = Int(c)
    let isPassive = clauses[i].flags.contains(.passive)
    if !isPassive { add(clauses[i].subject, .subject, &roles) }
    add(clauses[i].agent, .agent, &roles)
    if isPassive { add(clauses[i].subject, .undergoer, &roles) }
    add(clauses[i].object, .undergoer, &roles)
    add(clauses[i].indirectObject, .undergoer, &roles)
    for k in reading.complements(of: c) { add(reading.syntax.complements[k].phrase, .other, &roles) }
  }

  /// Adds the phrases that name whoever stands in a place, where somebody does: its own, those coordinated with it, those in apposition.
  private mutating func add(_ role: Int32, _ place: ClauseRoles.Place, _ roles: inout ClauseRoles) {
    var q = role
    var steps = 0
    while q >= 0, steps < 8 {
      roles.add(q, place)
      roles.add(phrases[Int(q)].apposition, place)
      roles.add(reading.appositives[Int(q)], place)
      q = phrases[Int(q)].nextConjunct
      steps += 1
    }
  }

  /// How the word that was entered stands to a mention.
  ///
  /// `mutating`, as are the questions below it: else the whole would be copied for each.
  mutating func relation(_ word: LoadedWord, _ mention: ToneMention, _ roles: borrowing ClauseRoles) -> ToneRelation {
    // -1 is nobody's.
    let isOwn = Mask.isEqual(word.speaker ^ mention.entity | word.speaker & .min, 0)
    if isLinked(word.phrase, mention.phrase) & ~isOwn != 0, let found = inPhrase(word, mention.first, mention.phrase) { return found }
    let ofClause = Int(relations &>> (UInt64(roles.place(of: mention.phrase)) &* 8) & 0xFF)
    let known = Mask.choose(ToneRelation.ownWords.rawValue, ofClause, isOwn)
    if known != 0xFF { return ToneRelation(rawValue: known) ?? .another }
    return byDistance(word, mention.first, mention.end)
  }

  /// Whether two phrases may have to do with each other, as a mask; -1 has nothing to do with any. Most have nothing.
  @inline(__always)
  private mutating func isLinked(_ p: Int32, _ head: Int32) -> Int {
    if phrases.isEmpty { return 0 }
    let (i, k) = (Int(max(0, p)), Int(max(0, head)))
    let isOne = Mask.isEqual(p, head) | Mask.isEqual(phrases[i].apposition, head) | Mask.isEqual(phrases[k].apposition, p)
    let isOther = Mask.isEqual(phrases[k].governor, p) | ~Mask.isNegative(Int(phrases[i].possessor))
    return (isOne | isOther) & ~Mask.isNegative(Int(p | head))
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
    let isBefore = Mask.isLess(word.token, first)
    let distance = Mask.choose(Int(first &- word.token), Int(word.token &- end &+ 1), isBefore)
    // Near, in the middle, far: in that order from the first of either side.
    let nearest = Mask.choose(ToneRelation.beforeNear.rawValue, ToneRelation.behindNear.rawValue, isBefore)
    return ToneRelation(rawValue: nearest &- Mask.isNegative(4 &- distance) &- Mask.isNegative(9 &- distance)) ?? .another
  }
}
