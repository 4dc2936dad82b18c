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
    var column = indent
    var isFirst = true
    text += String(repeating: " ", count: indent)
    for part in parts {
      var run = ""
      for word in Page.words(part.text) {
        let width = TextWidth.of(word)
        let bare = TextWidth.of(word.last == " " ? String(word.dropLast()) : word)
        if column + bare > terminal.width && !isFirst {
          text += Styled(run, part.look).rendered(terminal)
          run = ""
          trimBlanks()
          text += "\n" + String(repeating: " ", count: hanging)
          column = hanging
        }
        run += word
        column += width
        isFirst = false
      }
      text += Styled(run, part.look).rendered(terminal)
    }
    trimBlanks()
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
    for line in 0..<(row.map(\.cell.count).max() ?? 0) {
      text += String(repeating: " ", count: indent)
      for (cell, width) in row {
        let styled = line < cell.count ? cell[line] : Styled("")
        text += styled.rendered(terminal)
        text += String(repeating: " ", count: width - TextWidth.of(styled.text) + 2)
      }
      trimBlanks()
      text += "\n"
    }
  }

  private mutating func trimBlanks() {
    while text.utf8.last == 0x20 { text.removeLast() }
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
