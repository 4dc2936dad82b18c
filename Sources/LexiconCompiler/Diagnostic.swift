/// Something wrong in a lexicon source, said so that a person can mend it.
public struct Diagnostic: Error, Sendable, CustomStringConvertible {
  public let file: String
  /// 1-based; 0 for the file as a whole.
  public let line: Int
  /// 1-based, in scalars; 0 for the line as a whole.
  public let column: Int
  /// A sentence.
  public let message: String

  /// As compilers write it, so that build tools find the place: `file:line:column: error: message`.
  public var description: String { "\(file):\(max(line, 1)):\(max(column, 1)): error: \(message)" }
}
