/// FIPS 180-4's SHA-256, for the digests that name a lexicon. (Not worth a cryptography package in every build.)
struct SHA256 {
  private static let k: [UInt32] = {
    // The fractional parts of the cube roots of the first 64 primes.
    var primes: [UInt32] = []
    var n: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ n % $0 != 0 }) { primes.append(n) }
      n += 1
    }
    return primes.map { SHA256.fraction(ofRoot: 3, $0) }
  }()

  /// The first 32 bits of the fractional part of the `degree`-th root, in exact integer arithmetic.
  private static func fraction(ofRoot degree: Int, _ prime: UInt32) -> UInt32 {
    // The largest r with r^degree <= prime * 2^(32 * degree); its low 32 bits are the fraction.
    var low: UInt64 = 0
    var high: UInt64 = 1 << 37
    func atMost(_ r: UInt64) -> Bool {
      // Compares r^degree with prime << (32 * degree) in 64-bit limbs.
      var product: [UInt64] = [r]
      for _ in 1..<degree {
        var carry: UInt64 = 0
        for i in product.indices {
          let (h, l) = product[i].multipliedFullWidth(by: r)
          let (sum, overflow) = l.addingReportingOverflow(carry)
          product[i] = sum
          carry = h &+ (overflow ? 1 : 0)
        }
        product.append(carry)
      }
      var bound = [UInt64](repeating: 0, count: product.count + 1)
      let bit = 32 * degree
      bound[bit / 64] = UInt64(prime) << UInt64(bit % 64)
      if bit % 64 != 0 { bound[bit / 64 + 1] = UInt64(prime) >> UInt64(64 - bit % 64) }
      for i in bound.indices.reversed() {
        let p = i < product.count ? product[i] : 0
        if p != bound[i] { return p < bound[i] }
      }
      return true
    }
    while low < high {
      let middle = (low + high + 1) / 2
      if atMost(middle) { low = middle } else { high = middle - 1 }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  private static let start: [UInt32] = [2, 3, 5, 7, 11, 13, 17, 19].map { fraction(ofRoot: 2, $0) }

  /// The digest in hexadecimal.
  static func hex(_ message: [UInt8]) -> String {
    var bytes = message
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: (UInt64(message.count) &* 8) >> UInt64(shift)))
    }
    var h = start
    var w = [UInt32](repeating: 0, count: 64)
    func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
    for block in stride(from: 0, to: bytes.count, by: 64) {
      for i in 0..<16 {
        let at = block + i * 4
        w[i] = UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8 | UInt32(bytes[at + 3])
      }
      for i in 16..<64 {
        let a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3
        let b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10
        w[i] = w[i - 16] &+ a &+ w[i - 7] &+ b
      }
      var v = h
      for i in 0..<64 {
        let s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
        let t1 = v[7] &+ s1 &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ k[i] &+ w[i]
        let s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
        let t2 = s0 &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
        v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
      }
      for i in 0..<8 { h[i] = h[i] &+ v[i] }
    }
    let digits = Array("0123456789abcdef")
    return String(
      h.flatMap { word in
        stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0) & 15)] }
      })
  }
}
