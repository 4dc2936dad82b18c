import Extraction

/// Records of a batch that are annotated together (`Annotator.annotate(_:)` says why).
struct DocumentGroup {
  /// A group is full with so many bytes of text, which is about a batch; of more it would gain nothing, and hold more in memory.
  private static let size = 1 << 16
  /// Or with so many documents, should they have hardly any text.
  private static let count = 256

  private(set) var documents: [Document] = []
  private(set) var lines: [Int] = []
  /// Where the records stand in the batch's bytes.
  private(set) var records: [Range<Int>] = []
  private var bytes = 0

  var isEmpty: Bool { documents.isEmpty }
  var isFull: Bool { bytes >= DocumentGroup.size || documents.count >= DocumentGroup.count }

  mutating func append(_ document: Document, line: Int, record: Range<Int>) {
    bytes += document.text.count
    documents.append(document)
    lines.append(line)
    records.append(record)
  }
}
