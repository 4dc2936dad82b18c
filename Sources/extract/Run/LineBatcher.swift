import Formats

/// Cuts a stream of bytes into batches of whole lines. A line of any length that is allowed is one piece; looking for line ends is linear in the input.
struct LineBatcher {
  /// How many bytes are asked for at a time; a batch is about as long.
  static let readSize = 1 << 16

  /// A line with more bytes is given room for as many as may come at once, if they are not too many.
  private static let longLine = 1 << 20
  private static let longestRoom = 1 << 26

  enum Step {
    /// Nothing whole has come yet.
    case nothing
    case batch(LineBatch)
    /// A line with more bytes than are allowed; they are gone.
    case tooLong(line: Int)
    case end
  }

  private var pending: [UInt8] = []
  /// The bytes of `pending` that are known to hold no line end.
  private var searched = 0
  private var line = 1
  private var isSkipping = false
  private let file: String
  /// The most bytes of a line.
  private let largest: Int
  /// Whether batches are filled, whatever a read returns: the same input is then cut at the same places each time.
  private let fills: Bool
  /// Of all bytes that were given out or skipped.
  private(set) var checksum: Checksum
  private let sums: Bool

  /// - Parameter checksum: continued where `sums` is true.
  init(file: String, largest: Int = Int.max, fills: Bool = false, checksum: Checksum = Checksum(), sums: Bool = false) {
    self.file = file
    self.largest = largest
    self.fills = fills
    self.checksum = checksum
    self.sums = sums
  }

  /// Whether there are bytes that need no reading.
  var holdsLines: Bool { !fills && searched < pending.count }

  /// Reads once, and says what came of it.
  mutating func read(_ input: InputFile) throws(InputError) -> Step {
    if !holdsLines {
      let known = pending.count
      // A batch is looked for at its first 64 KB, then at ever more: where it is cut depends on its bytes alone.
      var wanted = LineBatcher.readSize
      if wanted <= known {
        while wanted <= known { wanted += min(wanted, 1 << 26) }
        LongMemory.expect(wanted)
        // The rest of a file that is no more than a long document is read where it stays.
        let rest = input.rest
        if wanted > LineBatcher.longLine, rest <= LineBatcher.longestRoom { pending.reserveCapacity(known + rest + 1) }
      }
      if try input.read(into: &pending, limit: wanted - known) == 0 { return finish() }
      if fills && pending.count < wanted { return .nothing }
    }
    guard let last = pending[searched...].lastIndex(of: 0x0A) else {
      if isSkipping || pending.count > largest { skip(pending.count) } else { searched = pending.count }
      return .nothing
    }
    if isSkipping { return endOfSkipped() }
    let rest = Array(pending[(last + 1)...])
    pending.removeLast(rest.count)
    var whole = rest
    swap(&whole, &pending)
    searched = pending.count
    return .batch(batch(whole))
  }

  /// The last line, where it has no line end.
  private mutating func finish() -> Step {
    if isSkipping { return endOfSkipped() }
    if pending.isEmpty { return .end }
    var last: [UInt8] = []
    swap(&last, &pending)
    searched = 0
    return .batch(batch(last))
  }

  /// The long line ends at the first line end; what follows is looked at again.
  private mutating func endOfSkipped() -> Step {
    skip(pending.firstIndex(of: 0x0A).map { $0 + 1 } ?? pending.count)
    isSkipping = false
    line += 1
    return .tooLong(line: line - 1)
  }

  private mutating func skip(_ count: Int) {
    if sums { checksum.add(pending[..<count]) }
    pending.removeFirst(count)
    searched = 0
    isSkipping = true
  }

  private mutating func batch(_ bytes: consuming [UInt8]) -> LineBatch {
    let first = line
    if sums { checksum.add(bytes[...]) }
    line += LineEnds.count(bytes)
    // A byte-order mark is not part of the first record.
    if first == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return LineBatch(bytes: bytes, firstLine: first, file: file)
  }
}
