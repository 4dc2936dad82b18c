/// Cuts a stream of bytes into batches of whole lines. A line of any length is one piece; looking for line ends is linear in the input.
struct LineBatcher {
  /// How many bytes are asked for at a time; a batch is about as long.
  static let readSize = 1 << 16

  private var pending: [UInt8] = []
  private var line = 1
  private let file: String

  init(file: String) { self.file = file }

  /// Reads once, and returns the lines that are whole by then, if any. Nil at the end of the input.
  mutating func read(_ input: InputFile) throws(SystemError) -> LineBatch?? {
    let known = pending.count
    // A long line is read in pieces that grow with it.
    let limit = max(LineBatcher.readSize, min(known, 1 << 26))
    guard try input.read(into: &pending, limit: limit) > 0 else { return .none }
    guard let last = pending[known...].lastIndex(of: 0x0A) else { return .some(nil) }
    let rest = Array(pending[(last + 1)...])
    pending.removeLast(rest.count)
    var whole = rest
    swap(&whole, &pending)
    return .some(batch(whole))
  }

  /// The last line, where it has no line end.
  mutating func finish() -> LineBatch? {
    if pending.isEmpty { return nil }
    var last: [UInt8] = []
    swap(&last, &pending)
    return batch(last)
  }

  private mutating func batch(_ bytes: consuming [UInt8]) -> LineBatch {
    let first = line
    line += LineEnds.count(bytes)
    // A byte-order mark is not part of the first record.
    if first == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return LineBatch(bytes: bytes, firstLine: first, file: file)
  }
}
