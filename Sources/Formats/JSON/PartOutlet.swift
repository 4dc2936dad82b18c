/// Where a long document's output goes before all of it is written.
///
/// Asked behind each element of a list: for documents that leave in one piece that is one comparison.
struct PartOutlet {
  /// From so many bytes on a part is handed over.
  var size = Int.max
  /// Takes what the array holds, and empties it.
  var pass: (inout [UInt8]) -> Void = { _ in }

  @inline(__always)
  func passOn(_ out: inout [UInt8]) {
    if out.count >= size { pass(&out) }
  }
}
