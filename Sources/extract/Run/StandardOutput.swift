import Glibc

/// Standard output, in large writes. A reader that goes away ends the program quietly.
struct StandardOutput: ~Copyable {
  private var buffer: [UInt8] = []
  private let limit = 1 << 16

  init() {
    // A write then fails with EPIPE, whatever the caller's setting.
    signal(SIGPIPE, SIG_IGN)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    if buffer.isEmpty && bytes.count >= limit {
      try StandardOutput.writeAll(bytes)
      return
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= limit { try flush() }
  }

  mutating func flush() throws(SystemError) {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try StandardOutput.writeAll(buffer)
  }

  private static func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(STDOUT_FILENO, buffer.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if count >= 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var request = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&request, 1, -1)
      default: throw SystemError(number: errno)
      }
    }
  }
}

/// Messages for people, apart from the output.
enum StandardError {
  static func write(_ bytes: [UInt8]) {
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  static func write(_ line: String) {
    var line = line + "\n"
    line.withUTF8 { bytes in _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }
}
