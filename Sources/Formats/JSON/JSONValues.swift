// Strings and numbers as JSON writes them, for the writers that put bytes together piece by piece.

extension ByteSink {
  /// A string of UTF-8 with its quotation marks.
  mutating func appendString(_ bytes: UnsafeBufferPointer<UInt8>) {
    write(room: Pen.room(bytes.count)) { unsafe $0.put(string: bytes) }
  }

  mutating func appendString(_ string: String) {
    write(room: Pen.room(string)) { $0.put(string: string) }
  }

  /// A real number: a decimal point, one to four decimals, never −0.0. What is no number is written as 0.0.
  mutating func appendReal(_ value: Double) { write(room: Pen.numberRoom) { $0.put(value) } }

  mutating func append(_ flag: Bool) { write(room: 5) { $0.put(flag) } }
}
