import Glibc

/// Finds line feeds, with the C library's vector instructions.
enum LineEnds {
  /// The first line feed from `start` on.
  static func next(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }

  static func count(_ bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      var count = 0
      var start = 0
      while let end = unsafe next(buffer, from: start) {
        count += 1
        start = end + 1
      }
      return count
    }
  }
}
