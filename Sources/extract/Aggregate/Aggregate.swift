import ArgumentParser
import Formats
import Glibc

/// `extract aggregate`: who stood where on whom, over many annotated documents.
struct Aggregate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sum up the positions of annotated documents by period, source and pair.",
    discussion: """
      Reads what extract wrote (JSON Lines, also packed), and writes one row for each period, source, holder and target, sorted by them. \
      A row's score is the mean score of its stances: documents' scores, weighted by the number of their stances. Memory grows with the \
      rows, not with the documents.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case jsonl, tsv
  }

  @Option(help: ArgumentHelp("Rows as jsonl or tsv.", valueName: "form"))
  var to: Form = .jsonl

  @Option(help: ArgumentHelp("Length of a period: day, week (ISO 8601), month, quarter, year or all.", valueName: "period"))
  var by: Period = .month

  @Option(help: ArgumentHelp("The member of meta that names a document's source, or a path to it (default: sources are not told apart).", valueName: "field"))
  var source: String?

  @Option(help: ArgumentHelp("How many stances a row names as evidence.", valueName: "n"))
  var evidence: Int = 5

  @Option(help: ArgumentHelp("Give up where there would be more rows: each takes some 400 bytes of memory, and its evidence.", valueName: "n"))
  var maxRows: Int = 1_000_000

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file, put in its place when whole.", valueName: "file"), completion: .file())
  var output: String?

  @Argument(help: "Files, folders and patterns to read, - for standard input (default: standard input).", completion: .file())
  var files: [String] = []

  func validate() throws {
    if evidence < 0 || maxRows < 1 { throw ValidationError("--evidence and --max-rows are numbers from 0 and 1.") }
    if source == "" { throw ValidationError("A field has a name.") }
  }

  func run() throws {
    var aggregation = Aggregation(by: by, evidence: evidence)
    let reader = PositionReader(source: source)
    var failed = 0
    var sources = SourceList(files, from: .jsonl)
    while aggregation.count <= maxRows, let source = sources.next() {
      do throws(InputError) {
        if case .missing(_, let reason) = source { throw InputError(.unreadableFile, reason) }
        let input = try InputFile(path: source.path)
        var batcher = LineBatcher(file: source.path, largest: RunOptions.defaultLargest)
        reading: while true {
          switch try batcher.read(input) {
          case .end: break reading
          case .nothing: continue
          case .tooLong(let line):
            StandardError.write("extract: \(source.path):\(line): the line is too long")
            failed += 1
          case .batch(let batch):
            failed += aggregation.add(batch, reader)
            if aggregation.count > maxRows { break reading }
          }
        }
      } catch {
        StandardError.write("extract: \(source.path): \(error.message)")
        failed += 1
      }
    }
    if aggregation.count > maxRows {
      StandardError.write("extract: more than \(maxRows) rows; choose longer periods, or raise --max-rows")
      throw ExitCode(74)
    }
    let status = write(aggregation)
    if status != 0 { throw ExitCode(status) }
    if failed > 0 { throw ExitCode(aggregation.documents > 0 ? 1 : 2) }
  }

  private func write(_ aggregation: Aggregation) -> Int32 {
    var rows = AggregateWriter(form: to)
    rows.begin()
    for row in aggregation.rows() { rows.write(row) }
    let path = output == "-" ? nil : output
    do throws(OutputError) {
      var out = try RunOutput(OutputPlan(path: path), packing: .none, failurePacking: .none)
      var bytes = rows.bytes
      if let path, let packed = Packer(Compression(path: path))?.pack(bytes) { bytes = packed }
      try out.write(Outcome(bytes: bytes))
      try out.finish()
      return 0
    } catch {
      if error.isClosedPipe { return 0 }
      StandardError.write("extract: \(error.message)")
      return error.status
    }
  }
}
