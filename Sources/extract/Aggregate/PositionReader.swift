import CJSON

/// Reads the positions of a line that extract wrote.
@safe
final class PositionReader {
  struct Position {
    var holder, holderName, target, targetName: String
    var positive, negative, neutral: Int
    var score: Double
    var stances: [String]
  }

  struct Found {
    var id, date, source: String
    var positions: [Position]
  }

  enum Line {
    case document(Found)
    /// The record of a document that could not be annotated.
    case failed
    case other
  }

  private let reader: OpaquePointer?

  init(source: String?) {
    if let source {
      unsafe reader = source.withCString { unsafe cjson_positions_open($0) }
    } else {
      unsafe reader = cjson_positions_open(nil)
    }
  }

  deinit { unsafe cjson_positions_close(reader) }

  /// The byte behind the line can be read, and is 0.
  @unsafe
  func read(_ line: UnsafeBufferPointer<UInt8>) -> Line {
    guard let reader = unsafe reader, let base = line.baseAddress else { return .other }
    var document = unsafe cjson_document()
    switch unsafe cjson_positions_read(reader, base, line.count, &document) {
    case CJSON_LINE_ERROR_RECORD: return .failed
    case CJSON_LINE_DOCUMENT: break
    default: return .other
    }
    var found = unsafe Found(id: string(document.id), date: string(document.date), source: string(document.source), positions: [])
    guard let positions = unsafe document.positions else { return .document(found) }
    for i in unsafe 0..<document.position_count {
      let p = unsafe positions[i]
      var stances: [String] = []
      if let ids = unsafe document.stances {
        for j in unsafe p.first_stance..<p.first_stance + p.stance_count { unsafe stances.append(string(ids[j])) }
      }
      unsafe found.positions.append(
        Position(
          holder: string(p.holder), holderName: string(p.holder_name), target: string(p.target), targetName: string(p.target_name),
          positive: Int(p.positive), negative: Int(p.negative), neutral: Int(p.neutral), score: p.score, stances: stances))
    }
    return .document(found)
  }

  @unsafe
  private func string(_ text: cjson_text) -> String {
    guard let bytes = unsafe text.bytes else { return "" }
    let raw = unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
    return unsafe String(decoding: UnsafeBufferPointer(start: raw, count: text.length), as: UTF8.self)
  }
}
