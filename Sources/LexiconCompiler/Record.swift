/// A record of a `.txt` source: a key and its fields.
struct Record {
  struct Field {
    let name: String
    let value: String
    let line: Int
    /// 1-based column of the value.
    let column: Int
  }

  let file: SourceFile
  let key: String
  let line: Int
  var fields: [Field] = []

  /// The values of a field, `|` apart, over all its lines.
  func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.flatMap { Record.split($0.value, "|") }
  }

  func first(_ name: String) -> Field? { fields.first { $0.name == name } }
  func all(_ name: String) -> [Field] { fields.filter { $0.name == name } }

  static func split(_ value: String, _ separator: Character) -> [String] {
    value.split(separator: separator).map { trim($0) }.filter { !$0.isEmpty }
  }

  static func trim(_ s: some StringProtocol) -> String {
    var t = s[...]
    while let c = t.first, c == " " || c == "\t" { t.removeFirst() }
    while let c = t.last, c == " " || c == "\t" { t.removeLast() }
    return String(t)
  }

  func problem(_ message: String, _ field: Field? = nil) -> Diagnostic {
    Diagnostic(file: file.path, line: field?.line ?? line, column: field?.column ?? 1, message: message)
  }

  /// Reads the records of a file.
  static func read(_ file: SourceFile, _ report: (Diagnostic) -> Void) -> [Record] {
    var records: [Record] = []
    for line in file.contentLines(report) {
      let text = line.text
      guard let first = text.first else { continue }
      if first != " " && first != "\t" {
        if text.contains(" ") || text.hasSuffix(":") {
          report(
            Diagnostic(
              file: file.path, line: line.number, column: 1,
              message: "A record begins with its key alone on the line, without spaces and without a colon; "
                + "fields are indented."))
          continue
        }
        records.append(Record(file: file, key: text, line: line.number))
        continue
      }
      guard !records.isEmpty else {
        report(
          Diagnostic(
            file: file.path, line: line.number, column: 1,
            message: "A field stands before the first record; begin the record with its key, not indented."))
        continue
      }
      guard let colon = text.firstIndex(of: ":") else {
        report(
          Diagnostic(
            file: file.path, line: line.number, column: 1, message: "A field is written `name: value`; there is no colon."))
        continue
      }
      let name = trim(text[..<colon])
      let rest = text[text.index(after: colon)...]
      let value = trim(rest)
      let column = text.distance(from: text.startIndex, to: colon) + 2 + rest.prefix(while: { $0 == " " }).count
      records[records.count - 1].fields.append(
        Field(name: name, value: value, line: line.number, column: column))
    }
    return records
  }
}

/// A row of a `.tsv` source.
struct Row {
  let file: SourceFile
  let line: Int
  let cells: [String]

  subscript(i: Int) -> String { i < cells.count ? cells[i] : "" }

  func problem(_ message: String, column: Int = 0) -> Diagnostic {
    var at = 1
    for c in cells.prefix(column) { at += c.count + 1 }
    return Diagnostic(file: file.path, line: line, column: at, message: message)
  }

  static func read(_ file: SourceFile, _ report: (Diagnostic) -> Void) -> [Row] {
    file.contentLines(report).map { line in
      Row(
        file: file, line: line.number,
        cells: line.text.split(separator: "\t", omittingEmptySubsequences: false).map { Record.trim($0) })
    }
  }
}
