import Glibc

/// An open file or standard input, read with plain system calls.
final class InputFile {
  private let descriptor: Int32

  /// Opens a file; `-` is standard input.
  init(path: String) throws(SystemError) {
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Appends what is there, up to `limit` bytes; waits for input where none is. Returns the number of bytes, 0 at the end.
  func read(into bytes: inout [UInt8], limit: Int) throws(SystemError) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: limit))
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress.map { unsafe $0 + start }, limit)
      }
      if count >= 0 {
        bytes.removeLast(limit - count)
        return count
      }
      let number = errno
      switch number {
      case EINTR: continue
      case EAGAIN: _ = wait(milliseconds: -1)
      default:
        bytes.removeLast(limit)
        // A standard input that was closed before the program began is an empty one.
        if number == EBADF && descriptor == STDIN_FILENO { return 0 }
        throw SystemError(number: number)
      }
    }
  }

  /// The rest of the file.
  func readAll() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    // The size is a hint: pipes have none, and a file may grow.
    var status = stat()
    let known = unsafe fstat(descriptor, &status) == 0 ? max(0, Int(status.st_size)) : 0
    bytes.reserveCapacity(known + 1)
    var limit = max(1 << 16, min(known + 1, 1 << 26))
    while try read(into: &bytes, limit: limit) > 0 { limit = max(1 << 16, min(bytes.count, 1 << 26)) }
    return bytes
  }

  /// Whether a read would return at once: there is input, or its end.
  var isReady: Bool { wait(milliseconds: 0) }

  private func wait(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, milliseconds) != 0
  }
}
