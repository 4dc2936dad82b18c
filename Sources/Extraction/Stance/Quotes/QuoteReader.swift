internal import Lexicon
internal import Segmentation

/// What is being read of one document's reports, with the questions that all its readers ask.
///
/// The readers stand in files of their own: `ReportedClauses`, `ReportNouns`, `ReportPhrases`, `Headlines`, `DirectSpeech`.
///
/// Never copied, nor is what the stages before have found, which is some forty arrays: it is taken over while the reports are read, and given back.
/// All its questions are `mutating`: the whole would be copied for each that is not.
struct QuoteReader: ~Copyable {
  let lexicon: CompiledLexicon
  let prepositions: ReportPrepositions
  private(set) var words = Words()
  private(set) var syntax = Syntax()
  private(set) var table: EntityTable
  private(set) var references = References()
  var out = Quotes()
  private let places: SyntaxPlaces
  /// Those of the text.
  let colons: [Int32]
  /// The colons of the lines of a transcript.
  var spoken: Set<Int32> = []
  /// How many of the records are in order.
  var sortedCount = 0
  /// What stands in quotation marks, and the report (by id) that it belongs to.
  var quoted: [QuotedRange] = []

  /// Takes over what the reports are read from, until `giveBack`.
  init(
    lexicon: CompiledLexicon, prepositions: ReportPrepositions, _ words: inout Words, _ syntax: inout Syntax, _ table: inout EntityTable,
    _ references: inout References
  ) {
    self.lexicon = lexicon
    self.prepositions = prepositions
    self.table = EntityTable(lexicon: lexicon)
    places = SyntaxPlaces.find(syntax, sentences: words.sentences.count)
    colons = syntax.kinds.places(of: PunctuationKind.colon)
    // Room for what most texts have.
    out.records.reserveCapacity(min(syntax.clauses.count / 4, 64))
    out.parts.reserveCapacity(min(syntax.clauses.count / 4, 64))
    exchange(&words, &syntax, &table, &references)
  }

  mutating func giveBack(_ words: inout Words, _ syntax: inout Syntax, _ table: inout EntityTable, _ references: inout References) {
    exchange(&words, &syntax, &table, &references)
  }

  private mutating func exchange(_ words: inout Words, _ syntax: inout Syntax, _ table: inout EntityTable, _ references: inout References) {
    swap(&self.words, &words)
    swap(&self.syntax, &syntax)
    swap(&self.table, &table)
    swap(&self.references, &references)
  }

  // MARK: Words

  mutating func flags(_ t: Int32) -> LemmaFlags {
    let lemma = syntax.lemmas[Int(t)]
    return lemma >= 0 ? LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]) : []
  }

  mutating func contents(_ t: Int32) -> ReportContents {
    let lemma = syntax.lemmas[Int(t)]
    return lemma >= 0 ? ReportContents(rawValue: lexicon.lemmaContents[Int(lemma)]) : []
  }

  mutating func classes(_ t: Int32) -> LemmaClasses {
    let lemma = syntax.lemmas[Int(t)]
    return lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]) : []
  }

  mutating func phrase(_ p: Int32) -> NounPhrase { syntax.phrases[Int(p)] }
  mutating func clause(_ c: Int32) -> ClauseFrame { syntax.clauses[Int(c)] }
  mutating func isMark(_ t: Int32) -> Bool { words.tokens.flags[Int(t)].contains(.punctuation) }
  mutating func depth(_ t: Int32) -> UInt8 { words.quoteDepth[Int(t)] }

  mutating func isReport(_ c: Int) -> Bool {
    guard syntax.clauses[c].kind == .verb else { return false }
    let predicate = syntax.clauses[c].predicate
    return flags(predicate).contains(.reportVerb) || phrasal(predicate, in: syntax.clauses[c].sentence).contains(.reportVerb)
  }

  /// Whether the clause reports: its verb is a reporting verb, and somebody speaks.
  mutating func isReport(_ clause: ClauseFrame) -> Bool {
    clause.kind == .verb
      && (flags(clause.predicate).contains(.reportVerb) || phrasal(clause.predicate, in: clause.sentence).contains(.reportVerb))
  }

  /// The clauses of a sentence, the first of a long list; clauses are sorted by sentence.
  mutating func clauses(of sentence: Int32) -> Range<Int> {
    let first = Int(places.firstClause[Int(sentence)])
    return first..<min(Int(places.firstClause[Int(sentence) + 1]), first + 64)
  }

  // MARK: Spans

  /// Without marks and conjunctions at either end.
  mutating func trimmed(_ first: Int32, _ end: Int32) -> (Int32, Int32) {
    var first = first
    var end = end
    while end > first, isMark(end - 1) || syntax.tags[Int(end) - 1] == .cconj { end -= 1 }
    while first < end, isMark(first) { first += 1 }
    return (first, end)
  }

  /// Where a phrase ends with all that hangs on it and stands next to it: prepositional phrases, conjuncts, appositions, clauses.
  mutating func extent(_ p: Int32, relatives: Bool = true, level: Int = 0) -> Int32 {
    let np = phrase(p)
    var end = np.end
    guard level < 5 else { return end }
    if np.nextConjunct > p, syntax.phrases[Int(np.nextConjunct)].first >= end { end = extent(np.nextConjunct, relatives: relatives, level: level + 1) }
    var q = np.firstAttached
    var steps = 0
    while q >= 0, steps < 8 {
      let attached = phrase(q)
      if attached.first >= end, attached.first - end <= 2, !attached.flags.contains(.time) {
        end = max(end, extent(q, relatives: relatives, level: level + 1))
      }
      q = attached.nextAttached
      steps += 1
    }
    let later = places.appositives[Int(p)]
    if later > p, syntax.phrases[Int(later)].first >= end, syntax.phrases[Int(later)].first - end <= 2 {
      end = max(end, extent(later, relatives: relatives, level: level + 1))
    }
    guard relatives else { return end }
    var c = np.firstClause
    steps = 0
    while c >= 0, steps < 4 {
      let clause = clause(c)
      if clause.first >= np.head, clause.first - end <= 2, clause.end - clause.first < 48 { end = max(end, clause.end) }
      c = clause.nextOfNoun
      steps += 1
    }
    return end
  }

  /// The speaker as the text gives him: with titles, appositions and relative clauses.
  /// - Parameter cue: the reporting word; the span stays on its side of it.
  mutating func source(_ p: Int32, cue: Int32) -> (Int32, Int32) {
    var np = phrase(p)
    if np.apposition >= 0, np.apposition < p, syntax.phrases[Int(np.apposition)].end <= np.first, np.first - syntax.phrases[Int(np.apposition)].end <= 1 {
      np = phrase(np.apposition)
    }
    var first = np.first
    if np.possessor >= 0, syntax.phrases[Int(np.possessor)].first < first { first = syntax.phrases[Int(np.possessor)].first }
    var end = extent(p)
    if cue >= 0 {
      if first < cue { end = min(end, cue) } else { end = max(end, syntax.phrases[Int(p)].end) }
    }
    while end > first + 1, isMark(end - 1) || syntax.tags[Int(end) - 1] == .cconj { end -= 1 }
    // "a senior official familiar with the talks"
    if Int(end) + 2 < words.count, syntax.tags[Int(end)] == .adj, syntax.tags[Int(end) + 1] == .adp {
      let p = syntax.phraseOf[Int(end) + 2]
      if p >= 0, cue < end || extent(p, relatives: false) <= cue { end = extent(p, relatives: false) }
    }
    if cue >= 0, first < cue, words.sentenceOf[Int(first)] == words.sentenceOf[Int(cue)] {
      end = inserted(end, cue)
    } else if Int(end) + 1 < words.count, isMark(end), syntax.kinds[Int(end)] == PunctuationKind.comma, syntax.kinds[Int(end) + 1] == WordKind.of {
      // "said Peter Roe, of Springfield"
      let p = end + 2 < Int32(words.count) ? syntax.phraseOf[Int(end) + 2] : -1
      if p >= 0 { end = extent(p, relatives: false) }
    }
    return (first, end)
  }

  /// "Megan Roe, senior associate for schools at the institute, said": what stands between marks before the verb is still the speaker, unless
  /// it says when, where or while doing what.
  private mutating func inserted(_ end: Int32, _ cue: Int32) -> Int32 {
    var last = cue - 1
    while last > end, syntax.tags[Int(last)] == .adv { last -= 1 }
    guard last > end + 1, last - end < 48, isMark(end), isMark(last) else { return end }
    let open = syntax.kinds[Int(end)]
    let close = syntax.kinds[Int(last)]
    guard open == close && (open == PunctuationKind.comma || open == PunctuationKind.dash) || close == PunctuationKind.close && open == PunctuationKind.open
    else { return end }
    let next = Int(end) + 1
    let kind = syntax.kinds[next]
    switch syntax.tags[next] {
    case .adp: if kind != WordKind.of && kind != WordKind.like && kind != WordKind.verbalPreposition { return end }
    case .verb, .aux, .sconj, .adv, .cconj, .part: if kind != WordKind.verbalPreposition { return end }
    default: break
    }
    let p = syntax.phraseOf[next]
    if p >= 0, syntax.phrases[Int(p)].flags.contains(.time) { return end }
    // A verb of its own, outside a relative clause, makes it a clause.
    for t in next..<Int(last) where depth(Int32(t)) > 0 { return end }
    return last
  }

  /// The verb with its auxiliaries, the adverbs before it and its particle.
  mutating func cue(of clause: ClauseFrame) -> (Int32, Int32) {
    var first = clause.groupFirst
    var end = max(clause.groupEnd, first + 1)
    if clause.predicate >= end, clause.predicate - end <= 3 { end = clause.predicate + 1 }
    if clause.predicate < first { first = clause.predicate }
    let start = words.sentences[Int(clause.sentence)].first
    var steps = 0
    while first - 1 > start, steps < 2, syntax.tags[Int(first) - 1] == .adv, clause.kind == .verb, depth(first - 1) == depth(clause.predicate) {
      first -= 1
      steps += 1
    }
    if clause.particle >= end, clause.particle <= end + 1 { end = clause.particle + 1 }
    return (first, end)
  }

  /// Whether a phrase can say or want something: a name that is no place, a person, a body, a document.
  mutating func speaks(_ p: Int32) -> Bool {
    let p = Int(p)
    let own = syntax.phrases[p].flags
    if !own.isDisjoint(with: [.time, .expletive, .negative]) { return false }
    let head = syntax.phrases[p].head
    let m = Int(references.mentionOf[Int(head)])
    if m >= 0 { return table.mentions[m].sense != .place || table.mentions[m].type == .gpe && syntax.phrases[p].preposition < 0 }
    if !own.isDisjoint(with: [.pronoun, .relative, .name]) { return true }
    if !flags(head).isDisjoint(with: [.actsFor, .personNoun, .bodyNoun, .groupNoun, .relation, .documentNoun]) { return true }
    return !classes(head).isDisjoint(with: [.person, .group, .communication])
  }

  // MARK: The end

  /// By first token, and the wider first.
  mutating func sort() {
    out.sort()
    sortedCount = out.records.count
  }

  /// Puts the reports in order, with the tables that later stages ask.
  mutating func finish() {
    sort()
    out.index(quoted, tokens: words.count, clauses: syntax.clauses.count)
    out.places = places
  }
}
