import ArgumentParser

/// `extract schema`: the JSON Schema of what the program writes and reads.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the output, or of the input.",
    discussion:
      "The schema of an output line (an annotation or an error record); with --input, that of a JSON Lines record.")

  @Flag(help: "The schema of the input records.")
  var input = false

  func run() throws {
    print(input ? SchemaText.input : SchemaText.output, terminator: "")
  }
}
