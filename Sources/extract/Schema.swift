import ArgumentParser

/// `extract schema`: what the program writes and reads, for validators and for loaders of tables.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the output or the input, or what loads the output into DuckDB or Polars.",
    discussion: """
      json (default): the JSON Schema of an output line (an annotation or an error record); with --input, that of a JSON Lines record. duckdb: a view over \
      annotations.jsonl, in SQL. polars: a schema and a function, in Python. Both name every type, so that nothing is guessed.
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case json, duckdb, polars
  }

  @Argument(help: "What to print: json, duckdb or polars.")
  var form: Form = .json

  @Flag(help: "The schema of the input records.")
  var input = false

  func validate() throws {
    if input && form != .json { throw ValidationError("--input has a JSON Schema only.") }
  }

  func run() throws {
    let text =
      switch form {
      case .json: input ? SchemaText.input : SchemaText.output
      case .duckdb: SchemaText.duckdb
      case .polars: SchemaText.polars
      }
    print(text, terminator: "")
  }
}
