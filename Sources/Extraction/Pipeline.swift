internal import Lexicon
internal import Segmentation

/// The way through the program. Each line is a stage: a value in, a value out, no way back.
///
///     bytes → view → words → names → syntax → references → quotes → stances → tone → annotation
///
/// The folders of this target are the stages, in this order; a stage names only what stands before it. One pipeline per worker: it owns the
/// break iterators and the buffers, and nothing of a document stays in it.
struct Pipeline: ~Copyable {
  private let lexicon: CompiledLexicon
  private let options: ExtractionOptions
  private var textStage: TextStage
  private var nameStage: NameStage
  private var syntaxStage: SyntaxStage
  private var referenceStage: ReferenceStage
  private var quoteStage: QuoteStage
  private let languages: LanguageDetector
  private let strings: LexiconStrings
  private let knownEntities: KnownEntities
  private let toneTable: ToneTable
  private var toneRoom: ToneRoom

  init(lexicon: CompiledLexicon, options: ExtractionOptions) throws(SegmentationError) {
    // What may throw comes before the first property: none of a half-made pipeline is to be undone.
    let textStage = try TextStage(lexicon: lexicon)
    self.lexicon = lexicon
    self.options = options
    self.textStage = textStage
    nameStage = NameStage(lexicon: lexicon, tokenizer: textStage.tokenizer)
    syntaxStage = SyntaxStage(lexicon: lexicon)
    referenceStage = ReferenceStage(lexicon: lexicon)
    quoteStage = QuoteStage(lexicon: lexicon)
    languages = LanguageDetector(lexicon: lexicon)
    strings = LexiconStrings(lexicon)
    knownEntities = KnownEntities(lexicon, strings)
    toneTable = ToneTable(lexicon: lexicon)
    toneRoom = ToneRoom()
  }

  /// Annotates documents, each as if it were alone: stage by stage, all of them through one before any goes to the next. A stage's code and tables
  /// are half of what is fetched for a short article, and so they are fetched once for several.
  /// - Parameters:
  ///   - deadline: looked at between the stages, and by those whose work grows fastest within; it is that of all.
  ///   - passed: told the name of each stage when it is done, for those who measure.
  ///   - made: given each document's annotation, with the document's place, in their order, before the next one is put together: all of them at once
  ///     are more than the processor's caches hold.
  @inline(never)
  mutating func annotate(
    _ documents: [Document], deadline: Deadline, passed: (StaticString) -> Void, made: (Int, consuming Annotation) -> Void
  ) throws(DeadlinePassed) {
    func finished(_ stage: StaticString) throws(DeadlinePassed) {
      if deadline.isPast { throw DeadlinePassed() }
      passed(stage)
    }
    // Text: what is read instead of the bytes, and its blocks, sentences and tokens.
    var all: [DocumentWork] = []
    all.reserveCapacity(documents.count)
    for document in documents { all.append(DocumentWork(document, lexicon)) }
    try finished("view")
    for i in all.indices { segment(&all[i]) }
    try finished("words")
    for i in all.indices { detectLanguage(&all[i]) }
    // Entities, first half: names, before syntax, which takes them as opaque.
    for i in all.indices { findNames(&all[i]) }
    try finished("names")
    // Syntax: tags, phrases, clauses.
    for i in all.indices { parse(&all[i], deadline) }
    try finished("syntax")
    // Entities, second half: what names stand for here, titles, pronouns.
    for i in all.indices { resolveReferences(&all[i]) }
    try finished("references")
    // Who says what.
    for i in all.indices { readQuotes(&all[i]) }
    try finished("quotes")
    // Stances.
    for i in all.indices { findStances(&all[i], deadline) }
    try finished("stances")
    // What the sentences say of whom besides.
    for i in all.indices { weighTone(&all[i]) }
    try finished("tone")
    // Annotation: spans of the text, positions.
    for i in all.indices {
      made(i, build(&all[i]))
    }
    try finished("annotation")
  }

  // MARK: The stages

  // Functions of their own, however the program is optimised: what each costs is measured by its name (`Benchmarks/run --only instructions`).

  @inline(never)
  private mutating func segment(_ work: inout DocumentWork) {
    textStage.run(work.view, into: &work.words)
  }

  @inline(never)
  private mutating func detectLanguage(_ work: inout DocumentWork) {
    work.language = work.document.language ?? languages.detect(work.words)
    work.isKnown = languages.hasLexicon(work.language)
  }

  @inline(never)
  private mutating func findNames(_ work: inout DocumentWork) {
    nameStage.run(work.document, work.view, &work.words, &work.table, givenOnly: !work.isKnown)
    if work.isLong { nameStage = NameStage(lexicon: lexicon, tokenizer: textStage.tokenizer) }
  }

  @inline(never)
  private mutating func parse(_ work: inout DocumentWork, _ deadline: Deadline) {
    if work.isKnown {
      syntaxStage.run(work.words, until: deadline, into: &work.syntax)
      if work.isLong { syntaxStage = SyntaxStage(lexicon: lexicon) }
    } else {
      work.syntax = Syntax(unread: work.words.count)
    }
  }

  @inline(never)
  private mutating func resolveReferences(_ work: inout DocumentWork) {
    if work.isKnown {
      referenceStage.run(work.words, work.syntax, date: work.document.date, &work.table, &work.references)
      if work.isLong { referenceStage = ReferenceStage(lexicon: lexicon) }
    } else {
      work.references.mentionOf = [Int32](filled: -1, count: work.words.count)
    }
  }

  @inline(never)
  private mutating func readQuotes(_ work: inout DocumentWork) {
    if work.isKnown { quoteStage.run(&work.words, &work.syntax, &work.table, &work.references, &work.quotes) }
  }

  @inline(never)
  private mutating func findStances(_ work: inout DocumentWork, _ deadline: Deadline) {
    let reading = work.makeReading(lexicon, strings, isTraced: options.layers.contains(.trace))
    if work.isKnown { work.drafts = StanceStage.run(reading, until: deadline) }
    work.reading = reading
  }

  @inline(never)
  private mutating func weighTone(_ work: inout DocumentWork) {
    if work.isKnown, let reading = work.reading { ToneStage.run(reading, toneTable, &toneRoom, &work.drafts) }
  }

  @inline(never)
  private mutating func build(_ work: inout DocumentWork) -> Annotation {
    guard let reading = work.reading.take() else { return Annotation(id: work.document.id, text: work.document.text, language: work.language) }
    var drafts: [StanceDraft] = []
    swap(&drafts, &work.drafts)
    var builder = AnnotationBuilder(date: work.document.date, view: work.view, reading: reading, known: knownEntities)
    var annotation = builder.build(work.document, consume drafts, language: work.language, layers: options.layers)
    if !work.isKnown {
      annotation.warnings.append(
        Warning(
          code: "language-without-lexicon",
          message: "There is no lexicon for the language `\(work.language)`: segmentation and the caller's entities only."))
    }
    return annotation
  }
}

/// A document on its way: what the stages have made of it so far.
private struct DocumentWork {
  let document: Document
  let view: TextView
  var words = Words()
  var language = ""
  /// Whether there is a lexicon for the language.
  var isKnown = false
  var table: EntityTable
  var syntax = Syntax()
  var references = References()
  var quotes = Quotes()
  /// All of the above, which it took over, for the stages that only read it; gone with it when the annotation is built.
  var reading: DocumentReading?
  var drafts: [StanceDraft] = []

  /// Whether the stages keep nothing of what they needed for it: they are made anew, which costs less than a hundredth of what so long a text does.
  var isLong: Bool { document.text.count > TextStage.longText }

  @inline(never)
  init(_ document: Document, _ lexicon: CompiledLexicon) {
    self.document = document
    view = TextView(document.text)
    table = EntityTable(lexicon: lexicon)
  }

  /// Hands over what the stages have made of it. Taken out and not copied, which would be a count up and a count down for each of some fifty arrays.
  mutating func makeReading(_ lexicon: CompiledLexicon, _ strings: LexiconStrings, isTraced: Bool) -> DocumentReading {
    var words = Words()
    var syntax = Syntax()
    var table = EntityTable(lexicon: lexicon)
    var references = References()
    var quotes = Quotes()
    swap(&words, &self.words)
    swap(&syntax, &self.syntax)
    swap(&table, &self.table)
    swap(&references, &self.references)
    swap(&quotes, &self.quotes)
    return DocumentReading(
      lexicon: lexicon, strings: strings, words: consume words, syntax: consume syntax, table: consume table, references: consume references,
      quotes: consume quotes, isTraced: isTraced)
  }
}
