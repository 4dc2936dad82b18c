/// Files of a tar archive, one after the other (POSIX 1003.1 `ustar`): several files for a document in one stream. Times are 0, so that the same
/// input gives the same bytes.
enum TarArchive {
  /// Two empty blocks.
  static let end = [UInt8](repeating: 0, count: 1024)

  /// Appends a file.
  /// - Parameter name: at most 100 bytes, as `fileName` makes them.
  static func append(_ contents: some Collection<UInt8>, name: String, to out: inout [UInt8]) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: some Sequence<UInt8>, _ at: Int, _ limit: Int) {
      for (i, byte) in text.prefix(limit).enumerated() { header[at + i] = byte }
    }
    func octal(_ value: Int, _ at: Int, _ digits: Int) {
      let text = String(value, radix: 8)
      put((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8, at, digits)
    }
    put(name.utf8, 0, 100)
    octal(0o644, 100, 7)
    octal(0, 108, 7)
    octal(0, 116, 7)
    octal(contents.count, 124, 11)
    octal(0, 136, 11)
    header[156] = 0x30
    put("ustar\u{0}00".utf8, 257, 8)
    // The checksum counts its own field as spaces.
    put("        ".utf8, 148, 8)
    octal(header.reduce(0) { $0 + Int($1) }, 148, 6)
    header[154] = 0
    out += header
    out += contents
    out += [UInt8](repeating: 0, count: (512 - contents.count % 512) % 512)
  }

  /// A file name for a document: its id, with `_` for what file systems take amiss. Where that loses something, a number made from
  /// the whole id keeps different documents apart.
  static func fileName(_ id: String) -> String {
    var name: [UInt8] = []
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var changed = false
    for byte in id.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: name.append(byte)
      case 0x2E where !name.isEmpty: name.append(byte)
      default:
        name.append(0x5F)
        changed = true
      }
    }
    if name.isEmpty || name.count > 60 || (changed && id != "-") {
      return String(decoding: name.prefix(60), as: UTF8.self) + "-" + String(hash, radix: 16)
    }
    return id == "-" ? "document" : String(decoding: name, as: UTF8.self)
  }
}
