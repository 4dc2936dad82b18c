/// A report while it is being read. Spans are tokens.
struct QuoteRecord {
  /// Stays when the records are sorted.
  var id: Int32
  /// What bounds the parts.
  var first: Int32
  var end: Int32
  /// The pieces of the content: a chain through `Quotes.parts`.
  var firstPart: Int32
  var lastPart: Int32
  var kind: QuoteKind
  /// The speaker's phrase, -1 none.
  var speaker: Int32 = -1
  /// The speaker as the text gives him, with appositions and relative clauses.
  var sourceFirst: Int32 = -1
  var sourceEnd: Int32 = -1
  /// The reporting words, -1 none.
  var cue: Int32 = -1
  var cueEnd: Int32 = -1
  /// The reporting clause, -1 none.
  var clause: Int32 = -1
  /// The clause that is its content, -1 none or not one.
  var content: Int32 = -1
}

/// A piece of what is reported.
struct QuotePart {
  var first: Int32
  var end: Int32
  /// The next piece of the same report, -1 none.
  var next: Int32 = -1
}

/// What stands in quotation marks, and the report (by id) that it belongs to.
struct QuotedRange {
  var first: Int32
  var end: Int32
  var id: Int32
}

/// "According to X": the phrase of whom a sentence is from, and the words that say so.
struct SentenceSource {
  var speaker: Int32
  var cue: Int32
  var cueEnd: Int32
}

/// What is reported, by whom, with which word.
struct Quotes {
  var records: [QuoteRecord] = []
  var parts: [QuotePart] = []
  /// Per token: the innermost report in quotation marks that holds it, -1 none.
  var quoteOf: [Int32] = []
  /// Per clause: the report whose content it is or lies in, -1 none.
  var reportOfClause: [Int32] = []
  /// What was looked up in the syntax for them; nil where no reports were looked for.
  var places: SyntaxPlaces?
  /// The "according to X" of the sentences that have one.
  private var sources: [SentenceSource] = []
  /// Per sentence: its place among them, -1 none; empty where no sentence has one, as in most texts.
  private var sourceOf: [Int32] = []

  /// Whether any sentence says whom it is from.
  var haveSources: Bool { !sourceOf.isEmpty }

  /// Whom a sentence is from by its own words.
  func source(of sentence: Int32) -> SentenceSource? {
    guard haveSources else { return nil }
    let i = Int(sourceOf[Int(sentence)])
    return i >= 0 ? sources[i] : nil
  }

  /// Says whom a sentence is from; of several, the last.
  /// - Parameter count: how many sentences there are.
  mutating func attribute(_ sentence: Int32, to source: SentenceSource, of count: Int) {
    if sourceOf.isEmpty { sourceOf = [Int32](filled: -1, count: count) }
    sourceOf[Int(sentence)] = Int32(sources.count)
    sources.append(source)
  }

  /// Adds a report of one piece.
  @discardableResult
  mutating func add(_ first: Int32, _ end: Int32, _ kind: QuoteKind) -> Int {
    let part = Int32(parts.count)
    parts.append(QuotePart(first: first, end: end))
    records.append(QuoteRecord(id: Int32(records.count), first: first, end: end, firstPart: part, lastPart: part, kind: kind))
    return records.count - 1
  }

  /// Says whose report it is and where it stands.
  mutating func describe(_ i: Int, speaker: Int32, source: (Int32, Int32), cue: Int32, cueEnd: Int32, clause: Int32, content: Int32) {
    give(i, speaker, source)
    var all = records.mutableSpan
    all[i].cue = cue
    all[i].cueEnd = cueEnd
    all[i].clause = clause
    all[i].content = content
  }

  /// Says whose report it is.
  mutating func give(_ i: Int, _ speaker: Int32, _ source: (Int32, Int32)) {
    var all = records.mutableSpan
    all[i].speaker = speaker
    all[i].sourceFirst = source.0
    all[i].sourceEnd = source.1
  }

  /// By first token, and the wider first.
  mutating func sort() {
    records.sort { $0.first != $1.first ? $0.first < $1.first : $0.end != $1.end ? $0.end > $1.end : $0.id < $1.id }
  }

  /// Fills the tables of the tokens and the clauses, once the reports are in order.
  mutating func index(_ quoted: [QuotedRange], tokens: Int, clauses: Int) {
    let records = self.records
    let all = records.span
    var placeOf = [Int32](filled: -1, count: all.count)
    var reportOf = [Int32](filled: -1, count: clauses)
    var quotes = [Int32](filled: -1, count: tokens)
    var place = placeOf.mutableSpan
    var report = reportOf.mutableSpan
    for i in all.indices {
      place[Int(all[i].id)] = Int32(truncatingIfNeeded: i)
      if all[i].content >= 0 { report[Int(all[i].content)] = Int32(truncatingIfNeeded: i) }
    }
    var quote = quotes.mutableSpan
    for q in quoted {
      let i = place[Int(q.id)]
      for t in Int(q.first)..<Int(q.end) { quote[t] = i }
    }
    quoteOf = quotes
    reportOfClause = reportOf
  }

  /// Adds a piece to a report.
  mutating func extend(_ record: Int, _ first: Int32, _ end: Int32) {
    let part = Int32(parts.count)
    parts.append(QuotePart(first: first, end: end))
    parts[Int(records[record].lastPart)].next = part
    records[record].lastPart = part
    records[record].first = min(records[record].first, first)
    records[record].end = max(records[record].end, end)
  }
}
