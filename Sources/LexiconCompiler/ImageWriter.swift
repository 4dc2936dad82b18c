/// Writes an image as the program reads it: every byte XORed with 0x20, as a file, or inside a Swift string literal.
public enum ImageWriter {
  public static func file(_ image: [UInt8]) -> [UInt8] { image.map { $0 ^ 0x20 } }

  /// Swift source with the image as a `StaticString`, which needs no work when the program starts.
  public static func swiftSource(_ image: [UInt8]) -> [UInt8] {
    var out = Array("// Made from Lexicons/ by extract-lexicon. Do not edit.\n\nlet embeddedImage: StaticString = \"".utf8)
    out.reserveCapacity(image.count * 3 / 2)
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in image {
      let b = byte ^ 0x20
      switch b {
      case 0: out.append(contentsOf: [0x5C, 0x30])
      case 0x22, 0x5C: out.append(contentsOf: [0x5C, b])
      case 0x20..<0x7F: out.append(b)
      default: out.append(contentsOf: [0x5C, 0x75, 0x7B, hex[Int(b >> 4)], hex[Int(b & 15)], 0x7D])
      }
    }
    out.append(contentsOf: Array("\"\n".utf8))
    return out
  }
}
