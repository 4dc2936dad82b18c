import Extraction

/// A row of tab-separated values. A tab or line end within a value becomes a space, so that every row is a line and no quoting is needed.
struct TableRow: ~Copyable {
  private var sink = ByteSink()
  private var isFirst = true

  mutating func begin() { isFirst = true }

  private mutating func separate() {
    if !isFirst { sink.append("\t") }
    isFirst = false
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    separate()
    for byte in bytes { sink.append(byte: byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
  }

  mutating func add(_ string: String) { add(string.utf8) }
  mutating func add(_ string: String?) { add(string ?? "") }

  mutating func add(_ number: Int) {
    separate()
    sink.append(number)
  }

  mutating func add(_ real: Double) {
    separate()
    sink.appendReal(real)
  }

  mutating func add(_ flag: Bool) {
    separate()
    sink.append(flag)
  }

  /// Ends the row.
  mutating func end() {
    sink.append("\n")
    isFirst = true
  }

  /// Gives the rows out and forgets them.
  mutating func flush(to out: inout [UInt8]) {
    sink.append(to: &out)
    sink.removeAll()
  }
}
