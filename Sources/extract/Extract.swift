import ArgumentParser
import Glibc

/// The program. Without the name of a subcommand it annotates.
@main
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads news and says who stands where on whom, as annotated JSON.",
    subcommands: [Annotate.self, Aggregate.self, Explain.self, Report.self, Schema.self, LexiconCommand.self],
    defaultSubcommand: Annotate.self)

  static func main() {
    // The parser's own help would list the subcommands and none of the options.
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.count == 1, let only = arguments.first, ["--help", "-h", "help"].contains(only) {
      print(Manual.text)
      return
    }
    if arguments.isEmpty { Glibc.exit(Annotate.annotateStandardInput()) }
    main(nil)
  }
}
