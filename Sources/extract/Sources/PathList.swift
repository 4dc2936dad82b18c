import Formats

/// A list of paths in a file or on standard input, one a line or with a NUL behind each; read as it is used. The paths stand for themselves: no patterns.
struct PathList {
  let name: String
  private let separator: UInt8
  private var input: InputFile?
  private var failure: InputError?
  private var pending: [UInt8] = []
  private var start = 0
  private var ended = false

  init(path: String, nulls: Bool, interruption: Int32) {
    name = path
    separator = nulls ? 0 : 0x0A
    do throws(InputError) {
      input = try InputFile(path: path, interruption: interruption)
    } catch {
      failure = error
    }
  }

  var isReady: Bool { pending[start...].contains(separator) || input?.isReady ?? true }

  /// Blank lines are skipped; a carriage return before a line end is not part of the path.
  mutating func next() -> Result<String, InputError>? {
    while true {
      if let failure {
        self.failure = nil
        ended = true
        return .failure(failure)
      }
      if let end = pending[start...].firstIndex(of: separator) {
        let path = path(pending[start..<end])
        start = end + 1
        if let path { return .success(path) }
        continue
      }
      guard !ended, let input else {
        let path = path(pending[start...])
        start = pending.count
        return path.map { .success($0) }
      }
      pending.removeFirst(start)
      start = 0
      do throws(InputError) {
        if try input.read(into: &pending, limit: 1 << 16) == 0 { ended = true }
      } catch {
        failure = error
      }
    }
  }

  private func path(_ bytes: ArraySlice<UInt8>) -> String? {
    var bytes = bytes
    if separator == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
