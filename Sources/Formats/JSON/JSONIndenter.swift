/// Lays compact JSON out on lines, one space a level, as `json.dumps(…, indent=1)` does. Values are spelled as before.
enum JSONIndenter {
  /// `json` is one valid JSON value; the result has no line end behind it.
  static func indent(_ json: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count * 2)
    var depth = 0
    func newLine() {
      out.append(0x0A)
      out.append(contentsOf: repeatElement(0x20, count: depth))
    }
    var i = json.startIndex
    while i < json.endIndex {
      let byte = json[i]
      switch byte {
      case 0x22:
        let end = endOfString(json, i)
        out.append(contentsOf: json[i..<end])
        i = end
        continue
      case 0x7B, 0x5B:
        out.append(byte)
        // An empty object or array stays on its line.
        if let next = json[(i + 1)...].firstIndex(where: { !isBlank($0) }), json[next] == byte + 2 {
          out.append(byte + 2)
          i = next
        } else {
          depth += 1
          newLine()
        }
      case 0x7D, 0x5D:
        depth -= 1
        newLine()
        out.append(byte)
      case 0x2C:
        out.append(byte)
        newLine()
      case 0x3A:
        out.append(byte)
        out.append(0x20)
      default:
        if !isBlank(byte) { out.append(byte) }
      }
      i += 1
    }
    return out
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Behind the closing quotation mark of the string that begins at `start`.
  private static func endOfString(_ json: ArraySlice<UInt8>, _ start: Int) -> Int {
    var i = start + 1
    while i < json.endIndex, json[i] != 0x22 { i += json[i] == 0x5C ? 2 : 1 }
    return min(i + 1, json.endIndex)
  }
}
