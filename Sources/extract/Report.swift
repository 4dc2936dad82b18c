import ArgumentParser
import Extraction
import Formats

/// `extract report FILE … -o report.html`: a page to look at.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a page to look at: who stands where on whom, with the reasons.",
    discussion: """
      Annotates the documents and writes one HTML page that needs no network: the texts with names and stance cues marked, a card for each \
      stance with its reckoning, a matrix of holders and targets, a network, a timeline, and with JavaScript also search, facets, a table and a CSV \
      file.
      """)

  @OptionGroup var reading: ReadingOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file (default: standard output).", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("The page's title.", valueName: "text"))
  var title = "Who stands where"

  @Argument(
    help: "Files, folders and patterns to read, - for standard input (default: standard input).", completion: .file())
  var files: [String] = []

  func run() throws {
    let format = OutputFormat.report
    let options = RunOptions(
      layers: format.layers, format: format, title: title, date: try reading.calendarDate, language: reading.language, jobs: Processors.count)
    var plan = OutputPlan(path: output == "-" ? nil : output)
    plan.isPutTogetherAtTheEnd = true
    let extractor = Extractor(lexicon: try reading.compiledLexicon, options: ExtractionOptions(layers: format.layers))
    let status = AnnotateCommand.run(files, nil, reading.from, options, plan, extractor, single: false)
    if status != 0 { throw ExitCode(status) }
  }
}
