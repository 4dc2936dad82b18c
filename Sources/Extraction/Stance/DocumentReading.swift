internal import Lexicon
internal import Segmentation

/// Everything that the earlier stages say of a document, with the questions that the stance stage asks of it.
///
/// A class because many small values of the stance stage hold it: copying one is one retain, not one per array.
final class DocumentReading {
  let lexicon: CompiledLexicon
  let strings: LexiconStrings
  let words: Words
  let syntax: Syntax
  let table: EntityTable
  let references: References
  let quotes: Quotes
  /// Whether a stance is to say how its score came about.
  let isTraced: Bool
  /// Per phrase, as in `SyntaxPlaces`.
  let appositives: [Int32]
  /// Per phrase: what it is said to be the name of ("*Oslo* is a city"), the copula's subject; -1 none.
  let subjectOfPredicate: [Int32]
  /// The tokens that bring in examples by themselves ("including").
  let includings: [Int32]
  /// Per token.
  let tokenFacts: [TokenFacts]
  /// Per complement: the sums of those before it.
  private let complementSums: [ComplementKinds]
  /// Per sentence: its first clause, and behind the last how many there are.
  private let firstClause: [Int32]

  init(
    lexicon: CompiledLexicon, strings: LexiconStrings, words: Words, syntax: Syntax, table: EntityTable,
    references: References, quotes: Quotes, isTraced: Bool
  ) {
    self.lexicon = lexicon
    self.strings = strings
    self.isTraced = isTraced
    let places = quotes.places ?? SyntaxPlaces.find(syntax, sentences: words.sentences.count)
    appositives = places.appositives
    firstClause = places.firstClause
    var subjectOfPredicate = [Int32](filled: -1, count: syntax.phrases.count)
    let clauses = syntax.clauses.span
    for c in clauses.indices where clauses[c].kind == .noun && clauses[c].subject >= 0 && clauses[c].flags.isDisjoint(with: DocumentReading.unsaid) {
      let p = syntax.phraseOf[Int(clauses[c].predicate)]
      if p >= 0, p != clauses[c].subject { subjectOfPredicate[Int(p)] = clauses[c].subject }
    }
    self.subjectOfPredicate = subjectOfPredicate
    tokenFacts = TokenFacts.read(lexicon, words, syntax)
    includings = syntax.kinds.places(of: WordKind.including)
    complementSums = ComplementKinds.sums(syntax, words)
    // At the end, so that they are handed on and not copied.
    self.words = words
    self.syntax = syntax
    self.table = table
    self.references = references
    self.quotes = quotes
  }

  // MARK: Tokens

  /// The lemma of a token; of a name, that of its form.
  @inline(__always)
  func lemma(_ t: Int) -> Int { Int(facts(t).lemma) }

  @inline(__always)
  func facts(_ t: Int) -> TokenFacts { tokenFacts[t] }

  func lemmaFlags(_ t: Int) -> LemmaFlags {
    let l = lemma(t)
    return l >= 0 ? LemmaFlags(rawValue: lexicon.lemmaFlags[l]) : []
  }

  func lemmaClasses(_ t: Int) -> LemmaClasses {
    let l = lemma(t)
    return l >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[l]) : []
  }

  /// Whether the token's word is this one, in lower-case ASCII.
  @inline(__always)
  func word(_ t: Int, is expected: StaticString) -> Bool { words.word(t, is: expected) }

  /// The grammar's class of the token's word.
  @inline(__always)
  func kind(_ t: Int) -> UInt8 { syntax.kinds[t] }

  @inline(__always)
  func lemmaTraits(_ t: Int) -> LemmaTraits { facts(t).traits }

  func phrase(_ p: Int32) -> NounPhrase { syntax.phrases[Int(p)] }
  func clause(_ c: Int32) -> ClauseFrame { syntax.clauses[Int(c)] }
  func predicate(_ c: Int32) -> Predicate {
    Predicate(clause: c, kind: syntax.clauses[Int(c)].kind, token: syntax.clauses[Int(c)].predicate)
  }

  /// The complements of a clause, as places among all.
  @inline(__always)
  func complements(of c: Int32) -> Range<Int> {
    let first = Int(syntax.clauses[Int(c)].firstComplement)
    return first..<max(first, Int(syntax.clauses[Int(c)].endComplement))
  }

  /// What kinds of complements a clause has.
  @inline(__always)
  func complementKinds(of c: Int32) -> ComplementKinds {
    let places = complements(of: c)
    return places.count > ComplementKinds.limit ? .any : complementSums[places.upperBound] - complementSums[places.lowerBound]
  }

  func mention(at token: Int) -> Int32 { references.mentionOf[token] }

  /// The clauses of a sentence, which follow each other.
  @inline(__always)
  func clauses(of sentence: Int) -> Range<Int> {
    let first = Int(firstClause[sentence])
    return first..<max(first, Int(firstClause[sentence + 1]))
  }

  /// The narrowest of some clauses that holds a token, the earlier of two, and its width; -1 and more than any where none does.
  func narrowestClause(at t: Int32, of clauses: Range<Int>) -> (clause: Int32, width: Int32) {
    let all = syntax.clauses
    let frames = all.span
    // Its width, and behind that its place: the least of all. Which clauses hold a token, and which of them is narrower, nothing foresees.
    let none = Int(Int32.max) &<< 32 | Int(UInt32.max)
    var least = none
    for c in clauses {
      let (first, end) = (frames[c].first, frames[c].end)
      let isOutside = Mask.isLess(t, first) | ~Mask.isLess(t, end)
      let found = Mask.choose(none, Int(end &- first) &<< 32 | c, isOutside)
      least = Mask.choose(found, least, Mask.isNegative(found &- least))
    }
    return (Int32(truncatingIfNeeded: least), Int32(truncatingIfNeeded: least &>> 32))
  }

  /// Not negative where something hangs on a phrase by a preposition, or a clause does; -1 also for the phrase -1.
  @inline(__always)
  func hangers(_ p: Int32) -> Int32 {
    // There is a phrase, or none is asked for.
    if syntax.phrases.isEmpty { return -1 }
    let i = Int(p & ~(p &>> 31))
    return p | syntax.phrases[i].firstAttached & syntax.phrases[i].firstClause
  }

  /// Not negative where something hangs on a phrase by a preposition; -1 also for the phrase -1.
  @inline(__always)
  func attachment(_ p: Int32) -> Int32 {
    if syntax.phrases.isEmpty { return -1 }
    return p | syntax.phrases[Int(p & ~(p &>> 31))].firstAttached
  }

  /// Whether phrases are coordinated behind one.
  @inline(__always)
  func isRow(_ p: Int32) -> Bool { syntax.phrases[Int(p)].nextConjunct >= 0 }

  /// Whether a phrase is "each other", or what each other has ("each other's envoys").
  @inline(__always)
  func isReciprocal(_ p: Int32) -> Bool {
    let owner = phrase(p).possessor
    return phrase(p).flags.contains(.reciprocal) || owner >= 0 && phrase(owner).flags.contains(.reciprocal)
  }

  /// Whether a phrase names several apart, or takes up several: "Oslo and Paris", "both countries", "they". -1 is none.
  func areSeveral(_ p: Int32) -> Bool {
    guard p >= 0 else { return false }
    if isRow(p) || group(at: phrase(p).head) != nil { return true }
    guard phrase(p).flags.contains(.pronoun) else { return false }
    let q = references.phraseOfPronoun[Int(phrase(p).head)]
    return q >= 0 && (isRow(q) || group(at: phrase(q).head) != nil)
  }

  /// The phrases coordinated with `p`, itself first.
  func conjuncts(_ p: Int32) -> Conjuncts { Conjuncts(reading: self, first: p) }

  /// The two that a phrase such as "both countries" means, by its head.
  @inline(__always)
  func group(at head: Int32) -> [Int32]? { references.groupOf.isEmpty ? nil : references.groupOf[head] }

  /// Whether a phrase of a row is the one that is not meant: "not Oslo but Bern", "Bern rather than Oslo", "instead of Oslo".
  func isExcluded(_ p: Int32) -> Bool {
    let first = Int(phrase(p).first)
    guard first > 0 else { return false }
    if kind(first - 1) == WordKind.not { return phrase(p).nextConjunct >= 0 || phrase(p).isLaterConjunct }
    guard first > 1, phrase(p).isLaterConjunct else { return false }
    return kind(first - 1) == WordKind.than && kind(first - 2) == WordKind.contrast || kind(first - 1) == WordKind.of && kind(first - 2) == WordKind.contrast
  }

  /// The phrase that the words are about: "a new round of sanctions" is sanctions, "a package of aid" is aid.
  func content(_ p: Int32) -> Int32 {
    var p = p
    for _ in 0..<3 {
      guard lemmaClasses(Int(phrase(p).head)).contains(.transparent) || syntax.tags[Int(phrase(p).head)] == .num,
        let q = attached(p).first(where: { phrase($0).preposition >= 0 && kind(Int(phrase($0).preposition)) == WordKind.of })
      else { break }
      p = q
    }
    return p
  }

  /// What the phrase's of-phrase names, -1 where it has none: "one of his aides" is his aides.
  func partitive(_ p: Int32) -> Int32 {
    attached(p).first { phrase($0).preposition >= 0 && kind(Int(phrase($0).preposition)) == WordKind.of } ?? -1
  }

  /// Those whom a phrase without a name gives as examples: "countries like Chile", "states, such as Chile and Peru".
  func examples(_ p: Int32) -> [Int32] {
    let np = phrase(p)
    guard np.firstAttached >= 0, np.flags.isDisjoint(with: [.name, .pronoun]), mention(at: Int(np.head)) < 0 else { return [] }
    for q in attached(p) where phrase(q).preposition >= 0 {
      let marker = Int(phrase(q).preposition)
      let kind = syntax.kinds[marker]
      if kind == WordKind.like || kind == WordKind.including || kind == WordKind.as && marker > 0 && syntax.kinds[marker - 1] == WordKind.such {
        return Array(conjuncts(q))
      }
    }
    return []
  }

  /// What a free relative clause gives a name to: "what he called the council's haste", "what they described as a threat".
  func named(by c: Int32) -> Int32? {
    let clause = clause(c)
    guard clause.marker >= 0, syntax.kinds[Int(clause.marker)] == WordKind.question, clause.kind == .verb, clause.subject >= 0,
      clause.flags.isDisjoint(with: [.negated, .question])
    else { return nil }
    if clause.object >= 0, phrase(clause.object).first > clause.predicate, lemmaTraits(Int(clause.predicate)).contains(.predicative) {
      return clause.object
    }
    for k in syntax.complements(of: clause)
    where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && syntax.kinds[Int(k.marker)] == WordKind.as { return k.phrase }
    return nil
  }

  /// The same of the pronoun that opens the clause, which stands as the object of another verb: "condemned *what* it called an attack".
  func named(byPronoun p: Int32) -> Int32? {
    let np = phrase(p)
    guard np.flags.isSuperset(of: [.pronoun, .relative]), syntax.kinds[Int(np.head)] == WordKind.question else { return nil }
    // Of an endless sentence not all are looked through.
    for c in clauses(of: Int(np.sentence)).prefix(64) where clause(Int32(c)).marker == np.head { return named(by: Int32(c)) }
    return nil
  }

  /// The phrases attached to `p` by a preposition.
  func attached(_ p: Int32) -> AttachedPhrases { AttachedPhrases(reading: self, first: phrase(p).firstAttached) }

  /// The score of the evaluative list for a token in its part of speech.
  func loaded(_ t: Int) -> Double {
    guard lemmaTraits(t).contains(.scored) else { return 0 }
    let l = lemma(t)
    let raw: Int
    switch syntax.tags[t] {
    case .noun: raw = lexicon.lemmaScoreNoun[l]
    case .verb: raw = lexicon.lemmaScoreVerb[l]
    case .adj: raw = lexicon.lemmaScoreAdjective[l]
    case .adv: raw = lexicon.lemmaScoreAdverb[l]
    default: return 0
    }
    if raw == 0 { return 0 }
    let value = Double(raw - 2000) / 1000
    return isLess(t) ? max(0, value) * -0.6 : value
  }

  /// "less popular", "the least reliable": what is good is said to be wanting, what is bad is hardly said.
  private func isLess(_ t: Int) -> Bool { t > 0 && kind(t - 1) == WordKind.more && lemmaTraits(t - 1).contains(.scant) }

  /// Whether a phrase names a country, be it as a place: where a frame looks for its holder, "fury in Poland" is Poland's.
  func isCountry(_ p: Int32) -> Bool {
    let m = mention(at: Int(phrase(p).head))
    guard m >= 0, table.mentions[Int(m)].type == .gpe else { return false }
    let entity = table.entities[Int(table.mentions[Int(m)].entity)].lexicon
    return entity >= 0 && lexicon.entityCountry[Int(entity)] == Int(entity) + 1
  }

  /// Whether a phrase can hold a stance: a name, a person, a group, a body.
  func canHold(_ p: Int32, depth: Int = 0) -> Bool {
    // A pronoun and what it is of may stand for each other.
    guard depth < 6 else { return false }
    let np = phrase(p)
    if np.flags.contains(.negative) || np.flags.contains(.expletive) { return false }
    let head = Int(np.head)
    // A quarter is a time, but not "a quarter of the voters".
    if np.flags.contains(.time), !lemmaClasses(head).contains(.transparent) || partitive(p) < 0 { return false }
    let m = mention(at: head)
    if m >= 0 {
      let mention = table.mentions[Int(m)]
      if mention.sense == .place { return false }
      if mention.sense == .government { return true }
      switch mention.type {
      case .event, .law, .workOfArt, .product, .loc, .fac, .topic: return false
      default: return true
      }
    }
    if np.flags.contains(.pronoun) {
      let q = references.phraseOfPronoun[head]
      return q >= 0 && q != p && canHold(q, depth: depth + 1)
    }
    // "dozens of activists", "one of his aides": those.
    if lemmaClasses(head).contains(.transparent) || syntax.tags[head] == .num {
      let q = partitive(p)
      if q >= 0, q != p { return phrase(q).firstAttached == p ? false : canHold(q, depth: depth + 1) }
    }
    return isPeople(head)
  }

  /// Whether a noun is of a person, a group or a body.
  func isPeople(_ head: Int) -> Bool {
    if !lemmaFlags(head).isDisjoint(with: [.actsFor, .personNoun, .bodyNoun, .groupNoun, .relation]) { return true }
    let classes = lemmaClasses(head)
    // "pledge" is a person in a dictionary only.
    if classes.contains(.person) { return classes.isDisjoint(with: DocumentReading.things) }
    return classes.contains(.group) && classes.isDisjoint(with: [.act, .event, .communication])
  }

  private static let things: LemmaClasses = ["noun.act", "noun.event", "noun.communication", "noun.possession"].reduce(into: []) {
    $0.formUnion(LemmaClasses.named($1) ?? [])
  }

  /// Whether a role is somebody who says what was seen or found and is no party to it: "police", "the witness Dana Lindqvist", "court records".
  func isObserver(_ role: RoleDraft) -> Bool {
    guard !role.isAuthor, role.end > role.first else { return false }
    let p = syntax.phraseOf[Int(role.end) - 1]
    guard p >= 0 else { return false }
    for t in Int(phrase(p).first)...Int(phrase(p).head) where lemmaTraits(t).contains(.observer) && syntax.tags[t] == .noun { return true }
    return false
  }

  /// Whether an entity is the country that another belongs to.
  func isOwnCountry(_ entity: Int32, of other: Int32) -> Bool {
    let a = table.entities[Int(entity)].lexicon
    let b = table.entities[Int(other)].lexicon
    return a >= 0 && b >= 0 && lexicon.entityCountry[Int(b)] == Int(a) + 1
  }
}
