/// Lines of styled text, wrapped to a terminal's width.
struct Page {
  let terminal: Terminal
  private(set) var text = ""

  init(_ terminal: Terminal) { self.terminal = terminal }

  mutating func blank() { text += "\n" }

  /// A paragraph: broken between words; the lines after the first begin `hanging` columns in, the first `indent`.
  mutating func line(indent: Int = 0, hanging: Int? = nil, _ parts: Styled...) {
    line(indent: indent, hanging: hanging, parts)
  }

  mutating func line(indent: Int = 0, hanging: Int? = nil, _ parts: [Styled]) {
    let hanging = min(hanging ?? indent, terminal.width / 2)
    var line: [Styled] = []
    var column = indent
    var margin = indent
    for part in parts {
      line.append(Styled("", part.look))
      for word in Page.words(part.text) {
        let width = TextWidth.of(word)
        let bare = word.last == " " ? width - 1 : width
        if column + bare > terminal.width && column > margin {
          flush(margin, line)
          line = [Styled("", part.look)]
          margin = hanging
          column = hanging
        }
        line[line.count - 1].text += word
        column += width
      }
    }
    flush(margin, line)
  }

  /// One line, without the blanks at its end.
  private mutating func flush(_ indent: Int, _ line: [Styled]) {
    var line = line
    while let last = line.last {
      line[line.count - 1].text = String(last.text.reversed().drop { $0 == " " }.reversed())
      if !line[line.count - 1].text.isEmpty { break }
      line.removeLast()
    }
    text += String(repeating: " ", count: line.isEmpty ? 0 : indent)
    for part in line { text += part.rendered(terminal) }
    text += "\n"
  }

  /// Columns of cells, one above the other in each, as many as fit in a row; further rows follow below.
  mutating func columns(indent: Int, _ cells: [[Styled]]) {
    var row: [(cell: [Styled], width: Int)] = []
    var used = indent
    for cell in cells {
      let width = cell.map { TextWidth.of($0.text) }.max() ?? 0
      if !row.isEmpty && used + width > terminal.width {
        flush(indent, row)
        row = []
        used = indent
      }
      row.append((cell, width))
      used += width + 2
    }
    flush(indent, row)
  }

  private mutating func flush(_ indent: Int, _ row: [(cell: [Styled], width: Int)]) {
    for i in 0..<(row.map(\.cell.count).max() ?? 0) {
      let line = row.flatMap { cell, width in
        let styled = i < cell.count ? cell[i] : Styled("")
        return [styled, Styled(String(repeating: " ", count: width - TextWidth.of(styled.text) + 2))]
      }
      flush(indent, line)
    }
  }

  /// The words of a text, each with one blank behind where there is any.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      word.append(character)
      if character == " " {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
