extension ByteSink {
  /// Text between tags or in a quoted attribute.
  mutating func appendHTML(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0x26: append("&amp;")
      case 0x3C: append("&lt;")
      case 0x3E: append("&gt;")
      case 0x22: append("&quot;")
      // HTML holds no NUL, and takes other controls amiss.
      case 0x00...0x08, 0x0B, 0x0E...0x1F: append("\u{FFFD}")
      default: append(byte: byte)
      }
    }
  }

  mutating func appendHTML(_ string: String) { appendHTML(string.utf8) }

  /// A score with its sign, `+0.60` or `−0.60`: two decimals, for people.
  mutating func appendScore(_ score: Double) {
    let hundredths = Int((score * 100).rounded())
    append(hundredths > 0 ? "+" : hundredths < 0 ? "−" : "")
    append(abs(hundredths) / 100)
    append(".")
    append(byte: 0x30 + UInt8(abs(hundredths) / 10 % 10))
    append(byte: 0x30 + UInt8(abs(hundredths) % 10))
  }
}
