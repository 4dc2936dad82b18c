import Formats

/// One piece of input: what a worker takes at a time.
enum Work: Sendable {
  /// Whole lines of a JSON Lines file.
  case records(LineBatch)
  /// One document that is already read.
  case single([UInt8], SingleFormat, id: String)
  /// One document that the worker reads.
  case file(SingleFormat, path: String)
  /// What stands in the output for input that cannot be read.
  case failure(ErrorRecord)
}

/// What a file with one document holds.
enum SingleFormat: Sendable {
  case text, html
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
  /// Error records, a line each, where the format cannot hold them in a document's place.
  var errors: [UInt8] = []
  var annotated = 0
  var failed = 0
}
