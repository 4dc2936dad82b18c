internal import Lexicon
internal import Segmentation

/// Definite nouns that take up what somebody did: "the move", "the probe", "the document" belong to whoever did it.
///
/// A noun for any deed is what was done last before it, in the same sentence or the one before. One that says what was done ("the arrest", "the probe") needs
/// somebody of whom that was said: by a noun of its own class that has an owner ("Norway's investigation"), as the object of a clause ("opened a probe"), or by
/// the verb that it is made of ("arrested"). Without that it is nobody's.
struct Deeds {
  let lexicon: CompiledLexicon
  /// Phrases for deeds that say themselves whose they are, in order.
  private var owned: [(phrase: Int32, sentence: Int32, lemma: Int32, kind: UInt8)] = []
  /// The first clause of the sentence that was asked for last.
  private var clause = 0

  init(lexicon: CompiledLexicon) { self.lexicon = lexicon }

  /// The phrase of whoever did what a phrase takes up, nil where it takes up nothing. Asked of the phrases in order.
  mutating func owner(_ words: Words, _ syntax: Syntax, _ table: EntityTable, _ out: References, of index: Int32) -> Int32? {
    let p = syntax.phrases[Int(index)]
    let head = Int(p.head)
    let kind = words.traits[head].kind
    guard WordKind.isDeed(kind), words.nameOf[head] < 0 else { return nil }
    let sentence = words.sentenceOf[head]
    let lemma = syntax.lemmas[head]
    if isOwned(words, syntax, out, p) {
      owned.append((index, sentence, lemma, kind))
      return nil
    }
    let isAside = isAppositive(words, p, kind)
    guard isAside || takesUp(words, p) else { return nil }
    while clause < syntax.clauses.count, syntax.clauses[clause].sentence < sentence { clause += 1 }
    if isAside { return doer(words, syntax, out, before: p, sentence: sentence, reach: 0) }
    var any: Int32?
    for earlier in owned.reversed().prefix(8) where sentence - earlier.sentence <= 2 {
      if earlier.lemma == lemma || earlier.kind == kind && kind != WordKind.deedMove && kind != WordKind.deedOther { return earlier.phrase }
      if sentence - earlier.sentence <= 1, any == nil { any = earlier.phrase }
    }
    if let found = doer(words, syntax, out, before: p, sentence: sentence, reach: 1, of: (lemma, kind)) { return found }
    guard kind == WordKind.deedMove else { return nil }
    return doer(words, syntax, out, before: p, sentence: sentence, reach: 1) ?? any
  }

  /// "Norway's decision", "the Norwegian probe", "the report by Norway".
  private func isOwned(_ words: Words, _ syntax: Syntax, _ out: References, _ p: NounPhrase) -> Bool {
    if p.possessor >= 0 { return true }
    if (Int(p.first)..<Int(p.head)).contains(where: { words.nameOf[$0] >= 0 }) { return true }
    var a = p.firstAttached
    var steps = 0
    while a >= 0, steps < 3 {
      let q = syntax.phrases[Int(a)]
      if q.preposition >= 0, words.traits[Int(q.preposition)].kind == WordKind.by, out.mentionOf[Int(q.head)] >= 0 { return true }
      a = q.nextAttached
      steps += 1
    }
    return false
  }

  /// A definite noun that says nothing of whose it is.
  private func takesUp(_ words: Words, _ p: NounPhrase) -> Bool {
    guard p.firstAttached < 0, p.firstClause < 0, Int(p.head) - Int(p.first) <= 2 else { return false }
    let kind = words.traits[Int(p.first)].kind
    return kind == WordKind.the || kind == WordKind.this || kind == WordKind.that
  }

  /// ", a move that Sweden condemned": of what the clause before the comma says.
  private func isAppositive(_ words: Words, _ p: NounPhrase, _ kind: UInt8) -> Bool {
    kind == WordKind.deedMove && p.firstClause >= 0 && p.firstAttached < 0 && p.first > 0 && words.traits[Int(p.first)].kind == WordKind.an
      && WordShape(lexicon: lexicon).isByte(words, Int(p.first) - 1, 0x2C)
  }

  /// Who did something in a clause before this one, as far back as `reach` sentences: its subject, or the agent of a passive.
  /// - Parameter deed: the lemma and class of the noun, where the clause must say that very thing.
  private func doer(
    _ words: Words, _ syntax: Syntax, _ out: References, before p: NounPhrase, sentence: Int32, reach: Int32, of deed: (lemma: Int32, kind: UInt8)? = nil
  ) -> Int32? {
    var c = clause
    while c < syntax.clauses.count, syntax.clauses[c].sentence == sentence { c += 1 }
    var steps = 0
    c -= 1
    while c >= 0, steps < 24 {
      let index = c
      let clause = syntax.clauses[index]
      if sentence - clause.sentence > reach { return nil }
      c -= 1
      steps += 1
      // What is said of a whole clause stands within it.
      guard clause.end <= p.first || clause.sentence < sentence || reach == 0, clause.kind == .verb, clause.predicate < p.first else { continue }
      if let deed {
        guard says(words, syntax, clause, deed) else { continue }
      } else {
        guard clause.link == .main || clause.link == .coordinate || clause.link == .complement else { continue }
      }
      let who = clause.flags.contains(.passive) ? clause.agent : clause.subject
      guard who >= 0 else { continue }
      let head = Int(syntax.phrases[Int(who)].head)
      if out.mentionOf[head] >= 0 || lexicon.actsForOwner(syntax.phrases[Int(who)], words, syntax) { return who }
    }
    return nil
  }

  /// Whether a clause says that a deed was done: by the verb that the noun is made of, or with a noun of its class as what was done.
  private func says(_ words: Words, _ syntax: Syntax, _ clause: ClauseFrame, _ deed: (lemma: Int32, kind: UInt8)) -> Bool {
    if clause.object >= 0 {
      let head = Int(syntax.phrases[Int(clause.object)].head)
      if syntax.lemmas[head] == deed.lemma, deed.lemma >= 0 { return true }
      if deed.kind != WordKind.deedMove, deed.kind != WordKind.deedOther, words.traits[head].kind == deed.kind { return true }
    }
    let verb = syntax.lemmas[Int(clause.predicate)]
    guard verb >= 0, deed.lemma >= 0 else { return false }
    if verb == deed.lemma { return true }
    let classes = LemmaClasses(rawValue: lexicon.lemmaClasses[Int(verb)])
    switch deed.kind {
    case WordKind.deedWords, WordKind.deedText:
      if classes.contains(Deeds.saying) { return true }
    case WordKind.deedForce:
      if classes.contains(Deeds.hitting) { return true }
    default: break
    }
    return isMade(lexicon.lemmaString[Int(deed.lemma)], of: lexicon.lemmaString[Int(verb)])
  }

  private static let saying = LemmaClasses.named("verb.communication") ?? []
  private static let hitting = LemmaClasses.named("verb.competition") ?? []

  /// Whether a noun shares its stem with a verb: dismissal and dismiss, refusal and refuse.
  /// - Parameters: ids of the lexicon's strings.
  private func isMade(_ noun: Int, of verb: Int) -> Bool {
    let nounBytes = lexicon.range(of: noun, in: lexicon.stringFirst)
    let verbBytes = lexicon.range(of: verb, in: lexicon.stringFirst)
    let limit = min(nounBytes.count, verbBytes.count)
    var shared = 0
    while shared < limit, lexicon.stringBytes[nounBytes.lowerBound + shared] == lexicon.stringBytes[verbBytes.lowerBound + shared] { shared += 1 }
    return shared >= (verbBytes.count <= 4 ? max(3, verbBytes.count - 1) : max(4, verbBytes.count - 2))
  }
}
