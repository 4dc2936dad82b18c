/// A lexicon source in memory.
public struct SourceFile: Sendable {
  /// As it is shown in diagnostics.
  public let path: String
  /// The path below the language's folder, `people-europe.txt`.
  public let name: String
  public let bytes: [UInt8]
  public init(path: String, name: String, bytes: [UInt8]) {
    self.path = path
    self.name = name
    self.bytes = bytes
  }

  /// The lines that say something, without their ends and comments, numbered from 1. A comment begins with `#` at the line's
  /// beginning or behind white space.
  func contentLines(_ report: (Diagnostic) -> Void) -> [SourceLine] {
    var result: [SourceLine] = []
    var number = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let text = String(validating: raw, as: UTF8.self) else {
        report(Diagnostic(file: path, line: number, column: 1, message: "This line is not valid UTF-8."))
        continue
      }
      var content = Substring(text)
      var previousIsSpace = true
      for index in content.indices {
        let c = content[index]
        if c == "#" && previousIsSpace {
          content = content[..<index]
          break
        }
        previousIsSpace = c == " " || c == "\t"
      }
      while let last = content.last, last == " " || last == "\t" || last == "\r" { content.removeLast() }
      if content.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      result.append(SourceLine(number: number, text: String(content)))
    }
    return result
  }
}

struct SourceLine {
  let number: Int
  let text: String
}
