import ArgumentParser
import Extraction
import Formats
import Glibc
import Lexicon

/// `extract explain`: one document, shown to a person with everything that led to its annotation.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how each stance came about, sentence by sentence.",
    discussion: """
      Shows the sentences with their tokens and tags, mentions, clauses, quotations and stances, and each stance's reckoning step by \
      step. Colours only a terminal, and not where NO_COLOR is set.
      """)

  @OptionGroup var reading: ReadingOptions

  @Option(help: ArgumentHelp("The text itself.", valueName: "text"))
  var text: String?

  @Argument(help: "File to read, - for standard input (default: standard input).", completion: .file())
  var file: String?

  func validate() throws {
    if text != nil && file != nil { throw ValidationError("Give a file or --text, not both.") }
  }

  func run() throws {
    let layers: Layers = [.tokens, .clauses, .trace]
    let extractor = Extractor(lexicon: try reading.compiledLexicon, options: ExtractionOptions(layers: layers))
    let terminal = Terminal.current
    var output = OutputStream.standard
    var failed = 0
    do throws(SystemError) {
      let annotator = try? extractor.makeAnnotator()
      for (i, result) in documents().enumerated() {
        switch (result, annotator) {
        case (.success(let document), .some(let annotator)):
          guard let annotation = try? annotator.annotate(document) else {
            StandardError.write("extract: \(document.id): cannot be annotated")
            failed += 1
            continue
          }
          let view = ExplainView.render(annotation, terminal: terminal)
          try output.write(Array(((i > 0 ? "\n" : "") + view).utf8))
        case (.failure(let error), _):
          StandardError.write("extract: \(error.id ?? file ?? "-"): \(error.message) (\(error.code.rawValue))")
          failed += 1
        case (.success, nil):
          StandardError.write("extract: ICU's break iterators cannot be opened")
          failed += 1
        }
      }
      try output.flush()
    } catch {
      // Whoever read the output has gone.
      if error.number != EPIPE { StandardError.write("extract: standard output: \(error.reason)") }
    }
    if failed > 0 { throw ExitCode(2) }
  }

  /// The documents of the text, the file or standard input.
  private func documents() -> [Result<Document, InputError>] {
    if let text {
      return [.success(Document(id: "-", text: text, date: try? reading.calendarDate, language: reading.language))]
    }
    return Documents.read(file ?? "-", reading)
  }
}
