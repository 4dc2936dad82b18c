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

  @Argument(help: "Files to read, - for standard input (default: standard input).", completion: .file())
  var files: [String] = []

  enum Layout: String, EnumerableFlag {
    case pretty, compact
  }

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024.")
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
    let sources = reading.sources(files)
    let status = Annotate.annotate(
      sources, unit: offsets, layers: layers, layout: layout, date: try reading.calendarDate,
      language: reading.language, jobs: jobs, lexicon: lexicon, format: to)
    if status != 0 { throw ExitCode(status) }
  }

  /// Annotates and returns the exit status. The arguments' defaults are those of the options, so that `extract < article.txt`, which
  /// shell loops run once per article, need not load the argument parser (as much work as everything else together).
  static func annotate(
    _ sources: [AnnotationRun.Source] = [.text(path: "-")], unit: OffsetUnit = .scalar, layers: Layers = [],
    layout: Layout? = nil, date: CalendarDate? = nil, language: String? = nil, jobs: Int? = nil, lexicon: CompiledLexicon = .embedded,
    format: OutputFormat = .json
  ) -> Int32 {
    let single = sources.count == 1 && sources[0].isText
    let options = RunOptions(
      unit: unit, layers: layers.union(format.layers),
      layout: layout.map { $0 == .pretty ? .pretty : .compact }
        ?? (single && StandardOutput.isTerminal ? .pretty : .compact),
      format: format, date: date, language: language, jobs: single ? 1 : jobs ?? Processors.count)
    if sources.contains(where: \.isStandardInput), isatty(STDIN_FILENO) == 1 {
      StandardError.write("extract: reading from the terminal; end with Ctrl-D, or see extract --help")
    }
    var run = AnnotationRun(
      Extractor(lexicon: lexicon, options: ExtractionOptions(layers: options.layers)), options)
    return run.run(sources)
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
