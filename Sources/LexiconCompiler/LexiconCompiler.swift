internal import Lexicon
internal import Segmentation

/// Checks lexicon sources and compiles them to an image.
public struct LexiconCompiler {
  /// What came out.
  public struct Result: Sendable {
    /// The image as `CompiledLexicon` reads it; empty where there are errors.
    public let image: [UInt8]
    /// In the order of the files.
    public let diagnostics: [Diagnostic]
    public let examples: [FrameExample]
    /// `12,345 forms, 678 entities …`, for the person who runs the tool.
    public let summary: String
  }

  /// The lexicon's version, by year and month.
  public static let version = "2026.11"

  public init() {}

  /// Compiles one language's sources.
  /// - Parameters:
  ///   - language: its BCP 47 tag, the folder's name.
  ///   - files: in any order; they are sorted by name, so that the image does not depend on the file system.
  public func compile(language: String, files unsorted: [SourceFile]) -> Result {
    let files = unsorted.sorted { $0.name < $1.name }
    var diagnostics: [Diagnostic] = []
    let report: (Diagnostic) -> Void = { diagnostics.append($0) }
    func failed(_ message: String) -> Result {
      Result(
        image: [], diagnostics: [Diagnostic(file: language, line: 0, column: 0, message: message)], examples: [],
        summary: "")
    }
    guard let folding = Folding() else { return failed("ICU lacks its transliteration data; install libicu.") }
    let builder = ImageBuilder(folding: folding)

    // The names are cut by the tokenizer that reads the text, which needs the abbreviations first.
    var abbreviations = AbbreviationSet()
    for file in files where file.name.hasPrefix("abbreviations") {
      for record in Record.read(file, { _ in }) {
        for field in record.all("words") {
          for word in Record.split(field.value, "|").flatMap({ Record.split($0, ",") }) {
            abbreviations.insert(word, record.key.hasSuffix("before-number") ? .beforeNumber : .beforeName)
          }
        }
      }
    }
    guard let segmenter = try? Segmenter(locale: language) else { return failed("ICU lacks its break iterators; install libicu.") }
    let tokenizer = Tokenizer(segmenter: segmenter, abbreviations: abbreviations)
    func tokenize(_ text: String) -> [String] { tokenizer.tokenize(text) }

    func each(_ prefixes: String..., run: (SourceFile) -> Void) {
      for file in files where prefixes.contains(where: { file.name.hasPrefix($0) }) { run(file) }
    }

    let words = WordLoader(builder: builder, report: report)
    // The commonest words first: forms and lemmas are numbered as they come, so what is read often lies together.
    each("closed.") { words.number($0) }
    each("words") { if $0.name.hasSuffix(".tsv") { words.loadWords($0) } }
    words.dropRareParticiples()
    each("closed.") { words.loadClosed($0) }
    each("multiword.") { words.loadMultiwords($0, tokenize) }
    each("evaluative.") { words.loadEvaluative($0) }
    let tone = ToneLoader(builder: builder, report: report)
    each("tone.") { tone.load($0) }

    let lists = ListLoader(builder: builder, tokenize: tokenize, report: report)
    var titles: [String: Int] = [:]
    each("titles.") { titles.merge(lists.titles($0)) { a, _ in a } }
    each("abbreviations.") { lists.abbreviations($0) }
    each("given-names.") { lists.givenNames($0) }
    each("surname-particles.") { lists.particles($0) }
    each("organisation-heads.") { lists.heads($0) }
    each("nouns.") { lists.nouns($0) }
    each("issues.") { lists.issues($0) }
    each("reports.") { lists.reports($0) }
    each("modifiers.") { lists.modifiers($0) }
    each("languages.") { lists.languages($0) }
    var descriptions: [Description] = []
    each("descriptions.") { descriptions += lists.descriptions($0) }

    let names = NameLoader(builder: builder, tokenize: tokenize, report: report)
    names.titleKeys = titles
    names.singleOffices = lists.singleOffices
    names.descriptions = descriptions
    each(
      "countries", "places", "people-", "people.", "organisations", "parties", "armed-groups", "media-", "peoples", "events"
    ) { names.collect($0) }
    names.build()

    let frames = FrameLoader(builder: builder, report: report)
    each("frames") { frames.load($0) }
    each("light.") { frames.loadLight($0) }
    each("confidence.") { frames.loadConfidence($0) }
    frames.finish()

    let syntax = SyntaxLoader(builder: builder, report: report)
    each("syntax.") { syntax.loadWords($0) }
    each("tags.") { syntax.loadTags($0) }
    syntax.finish()
    builder.columns[.lemmaBodies] = builder.lemmaKeys.indices.map { lists.lemmaBodies[$0] ?? 0 }

    var all: [UInt8] = []
    for file in files {
      all.append(contentsOf: file.name.utf8)
      all.append(0)
      all.append(contentsOf: file.bytes)
      all.append(0)
    }
    builder.columns[.sourceString] = [
      builder.string(language), builder.string(LexiconCompiler.version), builder.string("sha256:" + SHA256.hex(all)),
    ]
    let (image, overflow) = diagnostics.isEmpty ? builder.image() : ([], nil)
    if let overflow {
      return failed(
        "`\(overflow.array)` would hold \(overflow.value), and the compiled lexicon holds numbers of 32 bits: split the lexicon, "
          + "or give the flags of that array a second one.")
    }
    let summary =
      "\(builder.formKeys.count) forms, \(builder.lemmaKeys.count) lemmas, "
      + "\(builder.columns[.entityKey]?.count ?? 0) entities, \(builder.columns[.frameName]?.count ?? 0) frames with "
      + "\(builder.columns[.unitFrame]?.count ?? 0) units, \(builder.columns[.issueKey]?.count ?? 0) issues, \(image.count) bytes"
    return Result(image: image, diagnostics: diagnostics, examples: frames.examples, summary: summary)
  }
}
