import Formats

/// One piece of input: what a worker takes at a time.
enum Work: Sendable {
  /// Whole lines of a JSON Lines file.
  case records(LineBatch)
  /// A plain text that is already read.
  case text([UInt8], id: String)
  /// A plain text that the worker reads.
  case textFile(path: String)
  /// What stands in the output for input that cannot be read.
  case failure(ErrorRecord)
}

/// Lines that follow each other in one file.
struct LineBatch: Sendable {
  /// Each line with its line end; the file's last one may have none.
  var bytes: [UInt8]
  /// The first line's number, from 1.
  var firstLine: Int
  /// The path as given, `-` for standard input.
  var file: String
}

/// What a worker made of a piece of input.
struct Outcome: Sendable {
  /// Output lines, in the input's order.
  var bytes: [UInt8] = []
  var annotated = 0
  var failed = 0
}
