import ArgumentParser

/// The program. Without the name of a subcommand it annotates.
@main
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads news and says who stands where on whom, as annotated JSON.",
    subcommands: [Annotate.self],
    defaultSubcommand: Annotate.self)
}
