/// What the bytes of a short word in ASCII are: of each kind the highest bit of each byte, the first byte least. Words with more than small letters are of
/// every shape, so a loop over their bytes could foresee nothing.
struct ShortWord {
  let small: UInt128
  let capitals: UInt128
  let digits: UInt128
  let stops: UInt128
  /// All bytes.
  let all: UInt128

  /// Nil where the word is longer than sixteen bytes, has any beyond ASCII, or stands too near to the text's end.
  /// - Parameters:
  ///   - start: of the word, within the text.
  ///   - end: behind its last byte.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard start >= 0, end > start, end - start <= 16, start + 16 <= text.count, let base = text.baseAddress else { return nil }
    let raw = unsafe UnsafeRawPointer(base + start)
    let low = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let high = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let highest = ShortWord.sixteen(0x80)
    // Zeros behind the word, which are of no kind.
    let inside = UInt128.max >> UInt128(128 - 8 * (end - start))
    let bytes = (UInt128(high) << 64 | UInt128(low)) & inside
    guard bytes & highest == 0 else { return nil }
    func range(_ first: UInt8, _ last: UInt8) -> UInt128 {
      (bytes &+ ShortWord.sixteen(0x80 - first)) & ~(bytes &+ ShortWord.sixteen(0x7F - last)) & highest
    }
    small = range(0x61, 0x7A)
    capitals = range(0x41, 0x5A)
    digits = range(0x30, 0x39)
    stops = range(0x2E, 0x2E)
    all = highest & inside
  }

  /// A byte sixteen times.
  @inline(__always)
  private static func sixteen(_ byte: UInt8) -> UInt128 {
    let eight = UInt64(byte) &* 0x0101_0101_0101_0101
    return UInt128(eight) << 64 | UInt128(eight)
  }

  /// Whether the first byte is a letter, and all others are small ones.
  var isPlain: Bool { small | capitals & 0x80 == all }

  /// The flags that its letters and digits make.
  var flags: TokenFlags {
    let letters = small | capitals
    let first = letters & (0 &- letters)
    // A digit at the begin counts as a small letter: "2nd" is not all in capitals.
    let hasSmall = small | digits & 0x80 != 0
    var flags: TokenFlags = digits != 0 ? .digits : []
    flags.formUnion(letters != 0 ? .letters : [])
    flags.formUnion(capitals & first != 0 ? .capital : [])
    flags.formUnion(letters != 0 && !hasSmall ? .allCapitals : [])
    return flags
  }
}
