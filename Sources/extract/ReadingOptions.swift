import ArgumentParser
import Extraction
import Formats
import Lexicon
import Lexicons

/// What the command line says about the input, alike for all subcommands that read documents.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Input format: text, jsonl or html (default: by the file's extension, else text).",
      valueName: "format"), completion: .list(InputFormat.allCases.map(\.rawValue)), transform: InputFormat.parse)
  var from: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The day of writing of plain text, such as 2025-05-16: decides who holds which office.",
      valueName: "date"))
  var date: String?

  @Option(help: ArgumentHelp("The language of plain text, a BCP 47 tag (default: detected).", valueName: "tag"))
  var language: String?

  @Option(
    help: ArgumentHelp("A compiled lexicon to read with in place of the built-in one.", valueName: "file"),
    completion: .file())
  var lexicon: String?

  /// The lexicon to read with.
  /// - Throws: a usage error where the file named is none.
  var compiledLexicon: CompiledLexicon {
    get throws {
      guard let lexicon else { return .embedded }
      return try LexiconFile.open(lexicon)
    }
  }

  /// - Throws: a usage error where it is no date.
  var calendarDate: CalendarDate? {
    get throws {
      guard let date else { return nil }
      guard let parsed = CalendarDate(date) else {
        throw ValidationError("--date is an ISO 8601 date, such as 2025-05-16.")
      }
      return parsed
    }
  }

  func validate() throws {
    _ = try calendarDate
    if let language, !LanguageTag.isWellFormed(language) {
      throw ValidationError("--language is a BCP 47 tag, such as en or pt-BR.")
    }
  }

  func format(of path: String) -> InputFormat { from ?? InputFormat(path: path) }
}
