internal import CJSON
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
    write(to: &sink)
    sink.append(byte: 0x7D)
    sink.append(to: &out)
  }

  /// The same with the input that failed: `input`, a string, or `input_base64` where it is not UTF-8.
  public func write(to out: inout [UInt8], input: UnsafeBufferPointer<UInt8>) {
    var sink = ByteSink(capacity: input.count + 512)
    write(to: &sink)
    if unsafe cjson_utf8_valid_prefix(input.baseAddress, input.count) == input.count {
      sink.append(",\"input\":")
      unsafe sink.appendString(input)
    } else {
      sink.append(",\"input_base64\":\"")
      unsafe sink.appendBase64(input)
      sink.append(byte: 0x22)
    }
    sink.append(byte: 0x7D)
    sink.append(to: &out)
  }

  /// All but the last bracket.
  private func write(to sink: inout ByteSink) {
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
    sink.append(byte: 0x7D)
  }
}

extension ByteSink {
  /// RFC 4648, with padding.
  fileprivate mutating func appendBase64(_ bytes: UnsafeBufferPointer<UInt8>) {
    let digits: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    var i = 0
    while i < bytes.count {
      let rest = min(3, bytes.count - i)
      var word: UInt32 = 0
      for j in 0..<3 { word = unsafe word << 8 | (j < rest ? UInt32(bytes[i + j]) : 0) }
      for j in 0..<4 {
        append(byte: j > rest ? 0x3D : unsafe digits.utf8Start[Int(word >> UInt32(18 - 6 * j) & 63)])
      }
      i += 3
    }
  }
}
