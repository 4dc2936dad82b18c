public import Extraction

/// What stands in the output in the place of a document that could not be annotated.
public struct ErrorRecord: Hashable, Sendable {
  public var id: String
  /// A code of `ErrorCode`'s list.
  public var code: String
  public var message: String
  /// The line of a JSON Lines file, from 1; nil for plain text.
  public var line: Int?
  /// The byte of that line, from 0.
  public var byte: Int?
  /// The path as given, `-` for standard input.
  public var file: String

  public init(
    id: String, code: String, message: String, line: Int? = nil, byte: Int? = nil, file: String
  ) {
    self.id = id
    self.code = code
    self.message = message
    self.line = line
    self.byte = byte
    self.file = file
  }

  public init(_ error: InputError, id: String, line: Int? = nil, file: String) {
    self.init(
      id: error.id ?? id, code: error.code.rawValue, message: error.message, line: line,
      byte: error.byte, file: file)
  }

  public init(_ error: ExtractionError, id: String, line: Int? = nil, file: String) {
    self.init(id: id, code: error.code, message: error.message, line: line, file: file)
  }

  /// Appends the record to `out`, compact and without a line end.
  public func write(to out: inout [UInt8]) {
    var sink = ByteSink(capacity: 256)
    sink.append("{\"schema\":\"extract/1\",\"id\":")
    sink.appendString(id)
    sink.append(",\"error\":{\"code\":")
    sink.appendString(code)
    sink.append(",\"message\":")
    sink.appendString(message)
    if let line {
      sink.append(",\"line\":")
      sink.append(line)
    }
    if let byte {
      sink.append(",\"byte\":")
      sink.append(byte)
    }
    sink.append(",\"file\":")
    sink.appendString(file)
    sink.append("}}")
    sink.append(to: &out)
  }
}
