import ArgumentParser
import Extraction
import Formats
import Lexicon
import Lexicons

/// `extract lexicon`: what the lexicon holds, and what it lacks.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Say what a name can mean, or which names of a corpus no lexicon holds.",
    subcommands: [Lookup.self, Gaps.self])

  /// `extract lexicon lookup NAME`.
  struct Lookup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a name can mean, and what it takes to mean it.",
      discussion: "A line for each reading, the one that goes first before the others. Exit status 1 where the lexicon does not hold the name.")

    @Option(help: ArgumentHelp("A compiled lexicon in place of the built-in one.", valueName: "file"), completion: .file())
    var lexicon: String?

    @Argument(help: "The name; its words may be arguments of their own.")
    var name: [String]

    func run() throws {
      let compiled = try lexicon.map { try LexiconFile.open($0) } ?? .embedded
      let asked = name.joined(separator: " ")
      let readings = try Extractor(lexicon: compiled).readings(of: asked)
      guard !readings.isEmpty else {
        StandardError.write("extract: the lexicon does not hold `\(asked)`")
        throw ExitCode(1)
      }
      for r in readings { print(Lookup.line(r)) }
    }

    static func line(_ r: NameReading) -> String {
      var line = "\(r.key)  \(r.name)  \(r.type.rawValue)  \(r.form)"
      if let condition = r.condition { line += ", \(condition)" }
      if let actsFor = r.actsFor { line += "; stands for \(actsFor) where it acts" }
      return line
    }
  }

  /// `extract lexicon gaps < corpus`.
  struct Gaps: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The names of a corpus that no lexicon holds, with counts, contexts and an entry to paste.",
      discussion: "The most frequent come first. An entry is a suggestion: its facts are yours to check.")

    @OptionGroup var reading: ReadingOptions

    @Option(help: ArgumentHelp("Leave out names that occur less often than this (default: 2).", valueName: "n"))
    var least = 2

    @Argument(help: "Files to read, - for standard input (default: standard input).", completion: .file())
    var files: [String] = []

    func run() throws {
      let extractor = Extractor(lexicon: try reading.compiledLexicon, options: ExtractionOptions(layers: [.tokens]))
      let annotator = try extractor.makeAnnotator()
      var gaps = LexiconGaps()
      var failed = 0
      for path in files.isEmpty ? ["-"] : files {
        for result in Documents.read(path, reading) {
          if case .success(let document) = result, let annotation = try? annotator.annotate(document) {
            gaps.add(annotation)
          } else {
            failed += 1
          }
        }
      }
      var output = OutputStream.standard
      do throws(SystemError) {
        try output.write(Array(gaps.report(least: least).utf8))
        try output.flush()
      } catch {
        StandardError.write("extract: standard output: \(error.reason)")
      }
      if failed > 0 {
        StandardError.write("extract: \(failed) documents could not be read")
        throw ExitCode(1)
      }
    }
  }
}
