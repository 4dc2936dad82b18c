/// Looks for bytes of a few kinds in a long text, which has few of them: sixteen at once.
enum ByteSearch {
  /// The place of the first byte from `start` on that `find` tells of, or one behind which fewer than sixteen bytes are left.
  /// - Parameters:
  ///   - start: not negative.
  ///   - find: of eight bytes the high bit of each that is looked for; above the first of them it may tell of others.
  @inline(__always)
  static func next(in text: [UInt8], from start: Int, _ find: (UInt64) -> UInt64) -> Int {
    unsafe text.withUnsafeBytes { bytes in
      var i = start
      while i + 16 <= bytes.count {
        // Within the buffer, both.
        let low = find(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
        let high = find(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: i + 8, as: UInt64.self)))
        if (low | high) & (ones &* 0x80) != 0 {
          let (first, second) = (low & (ones &* 0x80), high & (ones &* 0x80))
          return i + (first != 0 ? first.trailingZeroBitCount : 64 + second.trailingZeroBitCount) / 8
        }
        i += 16
      }
      return i
    }
  }

  /// A byte eight times.
  @inline(__always)
  static func eight(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// For `next`: which of eight bytes are less than `limit`, which is no greater than 0x80.
  @inline(__always)
  static func below(_ limit: UInt8, _ bytes: UInt64) -> UInt64 {
    // Such a byte borrows into its high bit, and from the byte above it.
    (bytes &- eight(limit)) & ~bytes
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
}
