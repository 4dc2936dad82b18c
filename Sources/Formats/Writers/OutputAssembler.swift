/// Joins what the workers' writers made, in the input's order. Lives on the thread that writes.
public protocol OutputAssembler: AnyObject {
  /// What stands before everything.
  func begin() -> [UInt8]
  /// Takes the writers' bytes of one or more documents, without a separator around them, and gives back what can be written now.
  func add(_ documents: [UInt8]) -> [UInt8]
  /// What stands behind everything.
  func end() -> [UInt8]
}

/// Head, documents with separators, tail.
final class PlainAssembler: OutputAssembler {
  private let format: OutputFormat
  private let separator: [UInt8]
  private var isFirst = true

  init(_ format: OutputFormat) {
    self.format = format
    separator = format.separator
  }

  func begin() -> [UInt8] { format.head }

  func add(_ documents: [UInt8]) -> [UInt8] {
    if documents.isEmpty { return [] }
    defer { isFirst = false }
    return isFirst || separator.isEmpty ? documents : separator + documents
  }

  func end() -> [UInt8] { format.tail }
}
