import CJSON
public import Extraction

/// Reads JSON Lines records, one at a time. Not `Sendable`: one per worker; its memory is reused from record to record.
///
/// Members with the value null count as absent, where they may be absent. Unknown members of entities and mentions are ignored; unknown members of
/// the record become `Document.meta`. Of members of the same name the last counts.
@safe
public final class RecordReader {
  /// The unit in which the records' offsets count.
  public let unit: OffsetUnit
  private let reader: OpaquePointer?

  public init(unit: OffsetUnit, fields: FieldNames = FieldNames()) {
    self.unit = unit
    unsafe reader = cjson_reader_open()
    if let reader = unsafe reader, fields != FieldNames() {
      // The reader copies the names.
      unsafe (fields.text ?? "text").withCString { text in
        unsafe (fields.id ?? "id").withCString { id in
          unsafe (fields.date ?? "date").withCString { date in unsafe cjson_reader_set_fields(reader, text, id, date) }
        }
      }
    }
  }

  deinit { unsafe cjson_reader_close(reader) }

  /// Reads one record. `id` is the document's where the record has none.
  public func read(_ record: [UInt8], id: String) throws(InputError) -> Document {
    var terminated = record
    terminated.append(0)
    return try unsafe terminated.withUnsafeBufferPointer { bytes throws(InputError) in
      try unsafe read(terminated: UnsafeBufferPointer(rebasing: bytes.dropLast()), id: id)
    }
  }

  /// Reads one record that stands in a larger buffer, where the byte behind the record can be read and is 0.
  @unsafe
  public func read(terminated record: UnsafeBufferPointer<UInt8>, id: @autoclosure () -> String)
    throws(InputError) -> Document
  {
    guard let reader = unsafe reader, let base = record.baseAddress else {
      throw InputError(.malformedJSON, "no memory to read the record")
    }
    let status = unsafe cjson_read(reader, base, record.count)
    let fields = unsafe RecordFields(cjson_reader_record(reader).pointee)
    do throws(InputError) {
      guard status == CJSON_OK else { throw fields.error(status) }
      var document = unsafe Document(
        id: fields.string(fields.record.id) ?? id(), utf8: fields.bytes(fields.record.text))
      guard document.text.count <= Int(Int32.max) else {
        throw InputError(.textTooLong, "the text is longer than 2147483647 bytes")
      }
      document.date = try fields.date()
      document.language = try fields.language()
      document.entities = try fields.entities()
      document.mentions = try fields.mentions(document.text, unit)
      document.meta = unsafe fields.meta(record)
      return document
    } catch {
      var error = error
      error.id = unsafe fields.string(fields.record.id)
      throw error
    }
  }
}

/// One record's members as Swift values, checked. Valid until the reader reads the next.
@safe
private struct RecordFields {
  let record: cjson_record

  init(_ record: cjson_record) { unsafe self.record = unsafe record }

  func bytes(_ string: cjson_string) -> [UInt8] {
    guard string.length > 0, let arena = unsafe record.arena else { return [] }
    let start = unsafe UnsafeRawPointer(arena + string.start).assumingMemoryBound(to: UInt8.self)
    return unsafe Array(UnsafeBufferPointer(start: start, count: string.length))
  }

  func string(_ string: cjson_string) -> String? {
    guard string.present != 0 else { return nil }
    guard string.length > 0, let arena = unsafe record.arena else { return "" }
    let start = unsafe UnsafeRawPointer(arena + string.start).assumingMemoryBound(to: UInt8.self)
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: string.length), as: UTF8.self)
  }

  func error(_ status: cjson_status) -> InputError {
    let code: ErrorCode =
      switch status {
      case CJSON_MALFORMED_UTF8: .malformedUTF8
      case CJSON_NOT_AN_OBJECT: .notAnObject
      case CJSON_LONE_SURROGATE: .loneSurrogate
      case CJSON_MISSING_FIELD: .missingField
      case CJSON_WRONG_TYPE: .wrongType
      default: .malformedJSON
      }
    let message = unsafe record.message.map { unsafe String(cString: $0) } ?? "not a record"
    return unsafe InputError(code, message, byte: record.position)
  }

  func date() throws(InputError) -> CalendarDate? {
    let given = unsafe record.date
    guard let text = string(given) else { return nil }
    guard let date = CalendarDate(text) else {
      throw InputError(.invalidDate, "date is an ISO 8601 date, such as 2025-05-16", byte: given.position)
    }
    return date
  }

  func language() throws(InputError) -> String? {
    let given = unsafe record.language
    guard let tag = string(given) else { return nil }
    guard LanguageTag.isWellFormed(tag) else {
      throw InputError(.invalidLanguage, "language is a BCP 47 tag, such as en or pt-BR", byte: given.position)
    }
    return tag
  }

  func entities() throws(InputError) -> [GivenEntity] {
    guard let entities = unsafe record.entities else { return [] }
    let aliases = unsafe record.aliases
    var out: [GivenEntity] = []
    for i in unsafe 0..<record.entity_count {
      let entity = unsafe entities[i]
      let key = try key(entity.key)
      guard let name = string(entity.name), !name.isEmpty else {
        throw InputError(.emptyName, "an entity's name is empty", byte: entity.name.position)
      }
      var given = try GivenEntity(key: key, name: name, type: type(entity.type))
      if let aliases = unsafe aliases {
        for j in entity.first_alias..<entity.first_alias + entity.alias_count {
          if let alias = unsafe string(aliases[j]), !alias.isEmpty { given.aliases.append(alias) }
        }
      }
      out.append(given)
    }
    return out
  }

  func mentions(_ text: [UInt8], _ unit: OffsetUnit) throws(InputError) -> [GivenMention] {
    guard let mentions = unsafe record.mentions, unsafe record.mention_count > 0 else { return [] }
    let offsets = OffsetMap(text, unit: unit)
    var out: [GivenMention] = []
    for i in unsafe 0..<record.mention_count {
      let mention = unsafe mentions[i]
      let key = try key(mention.key)
      let type = try type(mention.type)
      let start = Int(mention.start)
      let end = Int(mention.end)
      guard start >= 0, start <= offsets.count, end >= 0, end <= offsets.count else {
        throw InputError(
          .spanOutOfRange,
          "a mention's span \(start)..<\(end) is not in the text, which has \(offsets.count) \(unit.plural)",
          byte: mention.position)
      }
      guard start < end else {
        throw InputError(.spanInverted, "a mention's span \(start)..<\(end) holds nothing", byte: mention.position)
      }
      guard let first = offsets.byte(ofOffset: start), let last = offsets.byte(ofOffset: end) else {
        throw InputError(
          .spanInsideCharacter, "a mention's span \(start)..<\(end) begins or ends inside a character",
          byte: mention.position)
      }
      out.append(GivenMention(key: key, span: TextSpan(first, last), type: type))
    }
    return out
  }

  /// The members that the contract does not name, as one object; empty where there are none.
  func meta(_ given: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let members = unsafe record.members, unsafe record.member_count > 0 else { return [] }
    var out: [UInt8] = [0x7B]
    for i in unsafe 0..<record.member_count {
      if i > 0 { out.append(0x2C) }
      let member = unsafe members[i]
      unsafe out.append(contentsOf: given[member.start..<member.end])
    }
    out.append(0x7D)
    return out
  }

  private func key(_ given: cjson_string) throws(InputError) -> String {
    guard let key = string(given), !key.isEmpty else {
      throw InputError(.emptyKey, "a key is empty", byte: given.position)
    }
    return key
  }

  private func type(_ given: cjson_string) throws(InputError) -> EntityType? {
    guard let label = string(given) else { return nil }
    // What CoNLL's scheme calls miscellaneous is no person, body or place: the rest, and as such accepted.
    if label == "MISC" { return .topic }
    guard let type = EntityType(rawValue: label) else {
      let known = EntityType.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError(.unknownType, "a type is one of \(known)", byte: given.position)
    }
    return type
  }
}

extension OffsetUnit {
  /// For messages: "12 bytes".
  fileprivate var plural: String {
    switch self {
    case .scalar: "scalars"
    case .utf8: "bytes"
    case .utf16: "UTF-16 units"
    }
  }
}
