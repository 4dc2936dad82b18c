/// A set of bytes.
struct ByteSet {
  private var bits = InlineArray<4, UInt64>(repeating: 0)

  /// - Parameter beyondASCII: whether it holds all bytes from 0x80 on too.
  init(_ bytes: [UInt8], beyondASCII: Bool) {
    for byte in bytes { bits[Int(byte &>> 6)] |= 1 &<< UInt64(byte & 63) }
    if beyondASCII { (bits[2], bits[3]) = (.max, .max) }
  }

  /// 1 where it holds the byte, else 0: a number, for sums that need no branch.
  @inline(__always)
  func holds(_ byte: UInt8) -> Int { Int(truncatingIfNeeded: bits[Int(byte &>> 6)] &>> UInt64(byte & 63) & 1) }
}
