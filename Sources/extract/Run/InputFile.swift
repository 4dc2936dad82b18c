import Formats
import Glibc

/// An open file or standard input, read with plain system calls; unpacked on the way where its first bytes say that it is gzip or zstd.
final class InputFile {
  private let descriptor: Int32
  /// Becomes readable when the run is to end; −1 where nothing of the kind is watched.
  private let interruption: Int32
  /// Bytes as they came, which are not unpacked yet, from `taken` on.
  private var packed: [UInt8] = []
  private var taken = 0
  private var unpacker: Unpacker?
  private var isKnown = false
  /// The last piece filled its room: there may be more where that came from.
  private var holdsMore = false
  /// Bytes read from the file, as they came.
  private(set) var bytesRead = 0

  /// Opens a file; `-` is standard input.
  init(path: String, interruption: Int32 = -1) throws(InputError) {
    self.interruption = interruption
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno).asInputError }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Bytes of a regular file, as it lies there; 0 for others.
  var size: Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return max(0, Int(status.st_size))
  }

  /// About how many bytes are still to come, where that is known: of a regular file that is not packed; 0 for others.
  var rest: Int { isKnown && unpacker == nil ? max(0, size - bytesRead) : 0 }

  /// Appends what is there, up to `limit` bytes; waits for input where none is. Returns the number of bytes, 0 at the end or at an interruption.
  func read(into bytes: inout [UInt8], limit: Int) throws(InputError) -> Int {
    if !isKnown {
      let start = bytes.count
      var found: Compression?
      repeat {
        let count = try readRaw(into: &bytes, limit: limit - (bytes.count - start))
        found = Compression.detect(bytes[start...])
        if count == 0 { break }
      } while found == nil && bytes.count - start < limit
      isKnown = true
      guard let found, found != .none else { return bytes.count - start }
      unpacker = Unpacker(found)
      packed = Array(bytes[start...])
      bytes.removeLast(packed.count)
    }
    if let unpacker { return try read(from: unpacker, into: &bytes, limit: limit) }
    return try readRaw(into: &bytes, limit: limit)
  }

  private static let rawSize = 1 << 16

  private func read(from unpacker: Unpacker, into bytes: inout [UInt8], limit: Int) throws(InputError) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: limit))
    var written = 0
    do throws(InputError) {
      while written == 0 {
        if taken == packed.count && !holdsMore {
          packed.removeAll(keepingCapacity: true)
          taken = 0
          if try readRaw(into: &packed, limit: InputFile.rawSize) == 0 {
            if !unpacker.mayEnd && !isInterrupted { throw InputError(.damagedCompression, "the packed data end early") }
            break
          }
        }
        do {
          let step = try unpacker.unpack(packed[taken...], into: &bytes, from: start)
          taken += step.used
          written = step.written
          holdsMore = written == limit
        } catch {
          throw InputError(.damagedCompression, "the packed data are damaged")
        }
      }
    } catch {
      bytes.removeLast(limit)
      throw error
    }
    bytes.removeLast(limit - written)
    return written
  }

  private func readRaw(into bytes: inout [UInt8], limit: Int) throws(InputError) -> Int {
    while true {
      if interruption >= 0 {
        _ = wait(milliseconds: -1)
        if isInterrupted { return 0 }
      }
      // Read where they stay: room that is not filled is not touched.
      var count = 0
      bytes.append(addingCapacity: limit) { span in
        unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
          count = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
          initialized = max(0, count)
        }
      }
      if count >= 0 {
        bytesRead += count
        return count
      }
      let number = errno
      switch number {
      case EINTR: continue
      case EAGAIN: _ = wait(milliseconds: -1)
      default:
        // A standard input that was closed before the program began is an empty one.
        if number == EBADF && descriptor == STDIN_FILENO { return 0 }
        throw SystemError(number: number).asInputError
      }
    }
  }

  /// The rest of the file.
  /// - Throws: `document-too-large` where that is more than `largest` bytes.
  func readAll(largest: Int = Int.max) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    // The size is a hint: pipes have none, and a file may grow.
    let known = size
    bytes.reserveCapacity(min(known, largest) + 1)
    var limit = known > 0 ? min(known + 1, 1 << 26) : 1 << 16
    while try read(into: &bytes, limit: limit) > 0 {
      if bytes.count > largest { throw InputError(.documentTooLarge, "the document has more than \(largest) bytes") }
      // A file of a known size ends here, as a rule: the room that is left is enough to see that.
      limit = bytes.count == known ? 1 : max(1 << 16, min(bytes.count, 1 << 26))
    }
    return bytes
  }

  /// Whether a read would return at once: there is input, or its end.
  var isReady: Bool { taken < packed.count || holdsMore || wait(milliseconds: 0) }

  private var isInterrupted: Bool {
    var request = pollfd(fd: interruption, events: Int16(POLLIN), revents: 0)
    return unsafe interruption >= 0 && poll(&request, 1, 0) > 0
  }

  /// Whether there is something to read, or the end, or an interruption.
  private func wait(milliseconds: Int32) -> Bool {
    // A negative descriptor is passed over.
    var requests = (
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: interruption, events: Int16(POLLIN), revents: 0)
    )
    return unsafe withUnsafeMutableBytes(of: &requests) { bytes in
      let list = unsafe bytes.bindMemory(to: pollfd.self)
      return unsafe poll(list.baseAddress, nfds_t(list.count), milliseconds) != 0
    }
  }
}
