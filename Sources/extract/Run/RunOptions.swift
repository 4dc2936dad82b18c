import Extraction
import Formats

/// What the command line says about how documents are read, annotated and written.
struct RunOptions: Sendable {
  var unit: OffsetUnit = .scalar
  var layers: Layers = []
  var layout: JSONLayout = .compact
  var format = OutputFormat.json
  /// Of a report.
  var title = "Who stands where"
  /// For texts and pages; records speak for themselves.
  var date: CalendarDate?
  var language: String?
  /// The number of workers.
  var jobs = 1
  /// Whether output leaves in the order in which it is done.
  var unordered = false
  var fields = FieldNames()
  /// The most bytes of a record's line, or of a file of plain text.
  var largestDocument = RunOptions.defaultLargest
  /// Texts of so many bytes, and longer ones, are written in parts of as many, so that their output is never all in memory.
  var longText = RunOptions.defaultLongText
  /// Seconds of work allowed to one document.
  var timeout: Double?
  var onError = ErrorPolicy.emit
  /// Whether what failed is kept for the dead letters.
  var keepsFailures = false
  /// How output and dead letters are packed.
  var packing = Compression.none
  var failurePacking = Compression.none

  /// Offsets inside are 32 bits wide; JSON may take six bytes for one of text, but does not where it is a document.
  static let defaultLargest = 1 << 30
  /// Little beside what the stages hold of such a document, and much beside what a part costs.
  static let defaultLongText = 1 << 18
}

/// What becomes of a document that cannot be annotated.
enum ErrorPolicy: String, CaseIterable, Sendable {
  /// An error record stands in its place.
  case emit
  /// Nothing does.
  case skip
  /// The run ends before it.
  case fail
}
