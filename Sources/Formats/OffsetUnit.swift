/// What an offset counts, on the way in and out. Inside, everything counts UTF-8 bytes.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode scalars, as Python's strings count.
  case scalar
  /// Bytes of UTF-8, as Rust, Go and Swift's `utf8` count.
  case utf8
  /// UTF-16 units, as JavaScript, Java and .NET count.
  case utf16
}
