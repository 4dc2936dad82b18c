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
    let path = file ?? "-"
    if let text {
      return [.success(Document(id: "-", text: text, date: try? reading.calendarDate, language: reading.language))]
    }
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile(path: path).readAll()
    } catch {
      return [.failure(error)]
    }
    guard reading.format(of: path) == .jsonl else {
      return [
        Result { () throws(InputError) in
          try PlainText.document(
            bytes, id: path, date: try? reading.calendarDate, language: reading.language)
        }
      ]
    }
    let records = RecordReader(unit: .scalar)
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
      .map { line, record in
        Result { () throws(InputError) in try records.read(Array(record), id: String(line + 1)) }
      }
  }
}
