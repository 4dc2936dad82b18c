import Formats

/// One piece of input, in its place.
struct Piece: Sendable {
  /// From 0, without a gap. The same input is cut into the same pieces where output goes to a file.
  var number: Int
  var work: Work
  /// Of all input up to the end of this piece; only where a journal is kept.
  var checksum = Checksum()
  /// Bytes of all files read by then, as they lie there.
  var bytesRead = 0

  /// About how much memory it holds.
  var size: Int {
    switch work {
    case .records(let batch): batch.bytes.count
    case .single(let bytes, _, _): bytes.count
    case .file(_, _, let size): size
    case .failure: 0
    }
  }
}

/// What a worker takes at a time.
enum Work: Sendable {
  /// Whole lines of a JSON Lines file.
  case records(LineBatch)
  /// One document that is already read.
  case single([UInt8], SingleFormat, id: String)
  /// One document that the worker reads.
  case file(path: String, SingleFormat, size: Int)
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
  /// The piece it was made of.
  var number = 0
  var checksum = Checksum()
  var bytesRead = 0
  var size = 0
  /// Output lines, in the input's order, packed where output is.
  var bytes: [UInt8] = []
  /// Error records for standard error, where the format cannot hold them in a document's place.
  var notices: [UInt8] = []
  /// Dead letters, likewise.
  var failures: [UInt8] = []
  var annotated = 0
  var failed = 0
  /// Whether it is a part of a long document's output, to be written before the outcome of its piece, and nothing else.
  var isPart = false
  /// Where the run is to end: the first failure. Nothing of the piece behind it was worked on.
  var end: ErrorRecord?
}
