import Glibc

/// How far a run has come: which pieces of the input are in the output, and how long that is.
struct Checkpoint: Equatable {
  /// All pieces before this one are in the output.
  var pieces = 0
  /// Further pieces that are: with `--unordered` they may be done before an earlier one.
  var ahead: [Range<Int>] = []
  /// Of the input up to there.
  var checksum = Checksum()
  /// Bytes of the output, and of the dead letters.
  var output = 0
  var failures = 0
  var annotated = 0
  var failed = 0

  func includes(_ piece: Int) -> Bool { piece < pieces || ahead.contains { $0.contains(piece) } }
}

/// A file beside the output of a run that says how far it has come, so that a run that was killed can go on.
///
/// It is text: a line for each option that changes output, then a line for each checkpoint, each behind a checksum of its own. A line is written after the output
/// that it speaks of is safe; one that is torn or damaged, or speaks of more than is there, does not count.
///
///     a5e41c3e option offsets scalar
///     21f60d09 done pieces=120 ahead= checksum=9bd20c15 output=812345 failures=0 annotated=340 failed=2
final class Journal {
  typealias Setting = (name: String, value: String)

  let path: String
  private let descriptor: Int32

  static func path(of output: String) -> String { output + ".journal" }

  /// Begins a journal; what was there is gone.
  init(path: String, settings: [Setting]) throws(SystemError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    var lines: [UInt8] = []
    for setting in settings { lines += Journal.line("option \(setting.name) \(Journal.escaped(setting.value))") }
    try write(lines)
  }

  /// Goes on with a journal that was read.
  init(path: String, _ contents: Contents) throws(SystemError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0, ftruncate(descriptor, contents.length) == 0 else { throw SystemError(number: errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ checkpoint: Checkpoint) throws(SystemError) {
    let ahead = checkpoint.ahead.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    try write(
      Journal.line(
        "done pieces=\(checkpoint.pieces) ahead=\(ahead) checksum=\(Journal.hexadecimal(checkpoint.checksum.value))"
          + " output=\(checkpoint.output) failures=\(checkpoint.failures) annotated=\(checkpoint.annotated) failed=\(checkpoint.failed)"))
  }

  func remove() { unsafe unlink(path) }

  private func write(_ bytes: [UInt8]) throws(SystemError) {
    let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    // A short write leaves a torn line, which does not count.
    guard count == bytes.count else { throw SystemError(number: count < 0 ? errno : ENOSPC) }
    if fdatasync(descriptor) != 0, errno != EINVAL { throw SystemError(number: errno) }
  }
}

// Reading.
extension Journal {
  struct Contents {
    var settings: [Setting] = []
    var last = Checkpoint()
    /// Bytes of the journal up to the end of the line that counts.
    var length = 0
  }

  /// The last checkpoint that the output and the dead letters bear out; nil where the file is no journal.
  static func read(_ bytes: [UInt8], output: Int, failures: Int) -> Contents? {
    var contents = Contents()
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A), let text = checked(bytes[start..<end]) {
      start = end + 1
      let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      if words.count >= 2, words[0] == "option" {
        contents.settings.append((words[1], words.count > 2 ? words[2] : ""))
        contents.length = start
      } else if let checkpoint = checkpoint(text), checkpoint.output <= output, checkpoint.failures <= failures {
        contents.last = checkpoint
        contents.length = start
      } else {
        break
      }
    }
    return contents.settings.isEmpty ? nil : contents
  }

  /// The line without its checksum; nil where that is wrong.
  private static func checked(_ line: ArraySlice<UInt8>) -> String? {
    guard line.count > 9, line[line.startIndex + 8] == 0x20 else { return nil }
    let text = line.dropFirst(9)
    var sum = Checksum()
    sum.add(text)
    return hexadecimal(sum.value) == String(decoding: line.prefix(8), as: UTF8.self) ? String(decoding: text, as: UTF8.self) : nil
  }

  private static func checkpoint(_ text: String) -> Checkpoint? {
    guard text.hasPrefix("done ") else { return nil }
    var out = Checkpoint()
    for field in text.dropFirst(5).split(separator: " ") {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let number = Int(parts[1])
      switch parts[0] {
      case "pieces": out.pieces = number ?? 0
      case "checksum": out.checksum = Checksum(value: UInt32(parts[1], radix: 16) ?? 0)
      case "output": out.output = number ?? 0
      case "failures": out.failures = number ?? 0
      case "annotated": out.annotated = number ?? 0
      case "failed": out.failed = number ?? 0
      case "ahead":
        for range in parts[1].split(separator: ",") {
          let ends = range.split(separator: "-").compactMap { Int($0) }
          guard ends.count == 2, ends[0] < ends[1] else { return nil }
          out.ahead.append(ends[0]..<ends[1])
        }
      default: return nil
      }
    }
    return out
  }

  private static func line(_ text: String) -> [UInt8] {
    var sum = Checksum()
    sum.add(text)
    return Array("\(hexadecimal(sum.value)) \(text)\n".utf8)
  }

  static func escaped(_ value: String) -> String { value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
