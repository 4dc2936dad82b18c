/// Some of a document's tokens, a bit each. What is asked of it in the order of the text lies side by side, where a hash table's answers would lie anywhere in memory.
struct TokenSet {
  private var bits: [UInt64] = []

  init() {}

  /// - Parameter count: no token is so large.
  init(count: Int) { bits = [UInt64](filled: 0, count: (count + 63) / 64) }

  /// Puts a token in, if there can be one.
  mutating func insert(_ token: Int) {
    guard token >= 0, token &>> 6 < bits.count else { return }
    bits[token &>> 6] |= 1 &<< UInt64(token & 63)
  }

  @inline(__always)
  func contains(_ token: Int) -> Bool {
    // Negative ones are too large without their sign.
    guard UInt(bitPattern: token) &>> 6 < UInt(bitPattern: bits.count) else { return false }
    return bits[token &>> 6] &>> UInt64(token & 63) & 1 != 0
  }
}
