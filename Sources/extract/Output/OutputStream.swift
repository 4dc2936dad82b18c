import Glibc

/// An open file, pipe or terminal that is written to, in large writes.
struct OutputStream: ~Copyable {
  private var buffer: [UInt8] = []
  private let limit = 1 << 16
  private let descriptor: Int32
  /// Bytes that were written or wait in the buffer.
  private(set) var count = 0

  /// Standard output. A reader that goes away ends the program quietly.
  static var standard: OutputStream { OutputStream(descriptor: STDOUT_FILENO) }

  init(descriptor: Int32, count: Int = 0) {
    self.descriptor = descriptor
    self.count = count
    // A write then fails with EPIPE, whatever the caller's setting.
    signal(SIGPIPE, SIG_IGN)
  }

  mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    count += bytes.count
    if buffer.isEmpty && bytes.count >= limit {
      try writeAll(bytes)
      return
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= limit { try flush() }
  }

  mutating func flush() throws(SystemError) {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try writeAll(buffer)
  }

  private func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if count >= 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&request, 1, -1)
      default: throw SystemError(number: errno)
      }
    }
  }
}

enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}

/// Messages for people, apart from the output.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ line: String) { put(line + "\n") }

  /// Without a line end.
  static func put(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }
}
