/// Why a record or a file is no document.
public struct InputError: Error, Hashable, Sendable {
  public var code: ErrorCode
  /// A sentence for the user, without the place.
  public var message: String
  /// The byte of the record, from 0, that it is about.
  public var byte: Int?
  /// The record's own id, where it was read before the error.
  public var id: String?

  public init(_ code: ErrorCode, _ message: String, byte: Int? = nil, id: String? = nil) {
    self.code = code
    self.message = message
    self.byte = byte
    self.id = id
  }
}
