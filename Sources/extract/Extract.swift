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
    guard let first = arguments.first else { Glibc.exit(Annotate.annotateStandardInput()) }
    // What begins like an option or has a point or slash is no subcommand's name: only the command that annotates is made, which takes half the time of
    // making them all. What it does not take, and everything that is to be said about it, goes the long way.
    if first.utf8.first == UInt8(ascii: "-") || first.utf8.contains(UInt8(ascii: ".")) || first.utf8.contains(UInt8(ascii: "/")),
      let command = try? Annotate.parse(Array(arguments))
    {
      do { try command.run() } catch { exit(withError: error) }
      return
    }
    main(nil)
  }
}
