extension [UInt8] {
  /// Where a kind stands among those of a text's tokens. A mark that is looked for is rare: eight tokens at a time.
  func places(of kind: UInt8) -> [Int32] {
    var found: [Int32] = []
    let kinds = span
    let pattern = UInt64(kind) &* 0x0101_0101_0101_0101
    var i = 0
    while i < kinds.count {
      var end = i + 8
      if end <= kinds.count {
        // A byte is 0 where the kinds are the same; the load looks at its bounds itself.
        let others = unsafe kinds.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) ^ pattern
        if (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080 == 0 {
          i = end
          continue
        }
      } else {
        end = kinds.count
      }
      for t in i..<end where kinds[t] == kind { found.append(Int32(truncatingIfNeeded: t)) }
      i = end
    }
    return found
  }
}
