import Extraction
import Formats

/// What the command line says about how documents are annotated and written.
struct RunOptions: Sendable {
  var unit: OffsetUnit
  var layers: Layers
  var layout: JSONLayout
  var format: OutputFormat
  /// Of a report.
  var title = "Who stands where"
  /// For plain text; records speak for themselves.
  var date: CalendarDate?
  var language: String?
  /// The number of workers.
  var jobs: Int
}
