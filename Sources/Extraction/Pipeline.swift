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
    toneRoom = ToneRoom(lexicon: lexicon)
  }

  /// - Parameters:
  ///   - deadline: looked at between the stages, and by those whose work grows fastest within.
  ///   - passed: told the name of each stage when it is done, for those who measure.
  mutating func annotate(_ document: Document, deadline: Deadline, passed: (StaticString) -> Void) throws(DeadlinePassed) -> Annotation {
    func finished(_ stage: StaticString) throws(DeadlinePassed) {
      if deadline.isPast { throw DeadlinePassed() }
      passed(stage)
    }
    // Text: what is read instead of the bytes, and its blocks, sentences and tokens.
    let view = TextView(document.text)
    try finished("view")
    var words = Words()
    textStage.run(view, into: &words)
    try finished("words")

    let language = document.language ?? languages.detect(words)
    let isKnown = languages.hasLexicon(language)

    // Entities, first half: names, before syntax, which takes them as opaque.
    var table = EntityTable(lexicon: lexicon)
    nameStage.run(document, view, &words, &table, givenOnly: !isKnown)
    try finished("names")

    // Syntax: tags, phrases, clauses.
    var syntax = Syntax()
    var references = References()
    var quotes = Quotes()
    var drafts: [StanceDraft] = []
    if isKnown {
      syntaxStage.run(words, until: deadline, into: &syntax)
      try finished("syntax")
      // Entities, second half: what names stand for here, titles, pronouns.
      referenceStage.run(words, syntax, date: document.date, &table, &references)
      try finished("references")
      // Who says what.
      quoteStage.run(words, syntax, &table, &references, &quotes)
      try finished("quotes")
    } else {
      syntax = Syntax(unread: words.count)
      references.mentionOf = [Int32](filled: -1, count: words.count)
    }

    // Stances.
    let reading = DocumentReading(
      lexicon: lexicon, strings: strings, words: words, syntax: syntax, table: table, references: references, quotes: quotes)
    if isKnown { drafts = StanceStage.run(reading, until: deadline) }
    try finished("stances")

    // What the sentences say of whom besides.
    if isKnown { ToneStage.run(reading, toneTable, &toneRoom, &drafts) }
    try finished("tone")

    // Annotation: spans of the text, positions.
    var builder = AnnotationBuilder(document: document, view: view, reading: reading, known: knownEntities)
    var annotation = builder.build(consume drafts, language: language, layers: options.layers)
    try finished("annotation")
    if !isKnown {
      annotation.warnings.append(
        Warning(
          code: "language-without-lexicon",
          message: "There is no lexicon for the language `\(language)`: segmentation and the caller's entities only."))
    }
    return annotation
  }
}
