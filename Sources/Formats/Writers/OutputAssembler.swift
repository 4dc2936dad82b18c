/// Joins what the workers' writers made, in the input's order. Lives on the thread that writes.
public protocol OutputAssembler: AnyObject {
  /// Takes the writers' bytes of one or more documents, without a separator around them, and gives back what can be written now: with the first ones, also
  /// what stands before them.
  func add(_ documents: [UInt8]) -> [UInt8]
  /// What stands behind everything, and before it where there was nothing; in pieces, so that a large one need not be put together.
  /// - Parameter failed: how many documents could not be annotated.
  func end(failed: Int) -> [[UInt8]]
}

/// Head, documents with separators, tail.
final class PlainAssembler: OutputAssembler {
  private let format: OutputFormat
  private let separator: [UInt8]
  /// Whether the head stands, and whether a document does.
  private var hasBegun: Bool
  private var hasDocument: Bool

  /// - Parameter goesOn: whether the output has its head and documents from an earlier run.
  init(_ format: OutputFormat, goesOn: Bool = false) {
    self.format = format
    separator = format.separator
    hasBegun = goesOn
    hasDocument = goesOn
  }

  func add(_ documents: [UInt8]) -> [UInt8] {
    if documents.isEmpty { return [] }
    defer { hasDocument = true }
    return head() + (hasDocument ? separator : []) + documents
  }

  func end(failed: Int) -> [[UInt8]] { [head() + format.tail] }

  private func head() -> [UInt8] {
    if hasBegun { return [] }
    hasBegun = true
    return format.head
  }
}
