import ArgumentParser
import Extraction
import Formats
import Glibc
import Lexicon
import Lexicons

/// `extract [FILE …]`: documents in, annotations out.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Annotate documents: what extract does without a subcommand.",
    usage: "extract [<options>] [<file> ...]",
    discussion: "The whole manual: extract --help.")

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp("Output format (default: json); extract --help lists them.", valueName: "format"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)), transform: OutputFormat.parse)
  var to: OutputFormat = .json

  @Option(
    help: ArgumentHelp(
      "Layers to add, separated by commas: tokens, clauses, trace.", valueName: "layers"),
    completion: .list(Layers.named.map(\.name)), transform: parseLayers)
  var layers: Layers = []

  @Option(help: ArgumentHelp("Unit of all offsets, in and out: scalar, utf8, utf16.", valueName: "unit"))
  var offsets: OffsetUnit = .scalar

  @Option(
    help: ArgumentHelp(
      "Number of workers. The output is the same for any (default: the processors).", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Lay each document out on lines, or on one (default: lines for one document on a terminal).")
  var layout: Layout?

  @Flag(help: "Print the version of the program and of its lexicons.")
  var version = false

  @OptionGroup var batch: BatchOptions

  @Argument(
    help: "Files, folders and patterns to read, - for standard input (default: standard input).", completion: .file())
  var files: [String] = []

  enum Layout: String, EnumerableFlag {
    case pretty, compact
  }

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024.")
    }
    if batch.resume, to.isPutTogetherAtTheEnd {
      throw ValidationError("--resume: \(to.rawValue) is put together at the end, and cannot be gone on with.")
    }
  }

  func run() throws {
    let lexicon = try reading.compiledLexicon
    if version {
      print("extract \(Program.version)")
      for source in lexicon.sources {
        print("lexicon \(source.name) \(source.version) \(source.digest)")
      }
      return
    }
    let date = try reading.calendarDate
    let fields = FieldNames(text: batch.textField, id: batch.idField, date: batch.dateField)
    let single = batch.filesFrom == nil && isSingleText(files)
    var options = RunOptions(
      unit: offsets, layers: layers.union(to.layers),
      layout: layout.map { $0 == .pretty ? .pretty : .compact }
        ?? (single && batch.output == nil && StandardOutput.isTerminal ? .pretty : .compact),
      format: to, date: date, language: reading.language, jobs: single ? 1 : jobs ?? Processors.count, fields: fields)
    batch.apply(to: &options)
    var plan = batch.plan
    plan.isPutTogetherAtTheEnd = to.isPutTogetherAtTheEnd
    if plan.keepsJournal { plan.settings = settings(options, lexicon) }
    let status = AnnotateCommand.run(
      files, batch, reading.from, options, plan, Extractor(lexicon: lexicon, options: ExtractionOptions(layers: options.layers)), single: single)
    if status != 0 { throw ExitCode(status) }
  }

  /// Whether there is one text or page to read: no other thread is needed, and on a terminal it is laid out for reading.
  private func isSingleText(_ files: [String]) -> Bool {
    guard files.count <= 1 else { return false }
    guard let file = files.first, file != "-" else { return reading.format(of: "-") != .jsonl }
    let kind = FileKind(of: file)
    return reading.format(of: file) != .jsonl && kind != .folder && (kind == .file || !Pattern.isPattern(file))
  }

  /// What changes output, for the journal.
  private func settings(_ options: RunOptions, _ lexicon: CompiledLexicon) -> [Journal.Setting] {
    [
      ("version", Program.version), ("lexicon", lexicon.sources.map(\.digest).joined(separator: ",")),
      ("from", reading.from?.rawValue ?? ""), ("to", to.rawValue), ("layers", layers.names.joined(separator: ",")),
      ("offsets", offsets.rawValue), ("layout", options.layout == .pretty ? "pretty" : "compact"),
      ("date", reading.date ?? ""), ("language", reading.language ?? ""),
      ("text-field", batch.textField ?? ""), ("id-field", batch.idField ?? ""), ("date-field", batch.dateField ?? ""),
      ("max-doc-bytes", String(options.largestDocument)), ("on-error", options.onError.rawValue),
      ("dead-letter", batch.deadLetter ?? ""), ("unordered", String(options.unordered)),
    ]
  }

  /// `extract < article.txt`, which shell loops run once per article: no argument parser is loaded (as much work as everything else together).
  static func annotateStandardInput() -> Int32 {
    let options = RunOptions(layout: StandardOutput.isTerminal ? .pretty : .compact)
    return AnnotateCommand.run([], nil, nil, options, OutputPlan(), Extractor(lexicon: .embedded), single: true)
  }
}

private func parseLayers(_ list: String) throws -> Layers {
  var layers: Layers = []
  for name in list.split(separator: ",", omittingEmptySubsequences: false) {
    guard let known = Layers.named.first(where: { $0.name == name }) else {
      let names = Layers.named.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no layer '\(name)'; the layers are \(names).")
    }
    layers.insert(known.layer)
  }
  return layers
}
