/// The text of an article on a page: a paragraph a line, with an empty line between, and where in the page each piece of it stands.
struct PageText {
  /// A piece of one text node.
  struct Piece {
    /// Bytes of the article's text.
    var text: Range<Int>
    /// Bytes of the page.
    var source: Range<Int>
  }

  private(set) var text: [UInt8] = []
  /// In order, without overlaps.
  private(set) var pieces: [Piece] = []

  private var line: [UInt8] = []
  private var linePieces: [Piece] = []
  /// Whether white space came that is not written yet.
  private var space = false

  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot",
    "tr", "ul",
  ]

  /// A line that comes behind the title, and the title.
  private var behindTitle: [UInt8]?
  private let title: [UInt8]?

  /// - Parameters:
  ///   - first: lines that stand before the article's own, such as its title.
  ///   - behindTitle: a line that the article does not have, behind the first one that is `title`.
  init(_ page: HTMLPage, _ main: MainText, first: [[UInt8]] = [], behindTitle: [UInt8]? = nil, title: [UInt8]? = nil) {
    self.behindTitle = behindTitle
    self.title = title
    for line in first where !line.isEmpty { append(line, pieces: []) }
    guard !page.nodes.isEmpty else { return }
    var open: [(end: Int, name: String)] = []
    for i in main.container..<page.nodes[main.container].end {
      while let last = open.last, last.end <= i {
        close(last.name)
        open.removeLast()
      }
      if main.isSkipped[i] { continue }
      let node = page.nodes[i]
      if node.isText {
        add(node)
      } else {
        begin(node.name)
        open.append((node.end, node.name))
      }
    }
    while let last = open.popLast() { close(last.name) }
    flush()
  }

  private mutating func begin(_ name: String) {
    switch name {
    case "br": flush()
    case "td", "th":
      if !line.isEmpty {
        line += Array(" | ".utf8)
        space = false
      }
    case "li":
      flush()
      line += Array("• ".utf8)
    case _ where PageText.blocks.contains(name): flush()
    default: break
    }
  }

  private mutating func close(_ name: String) {
    if PageText.blocks.contains(name) { flush() }
  }

  /// A text with runs of white space made one space.
  private mutating func add(_ node: HTMLPage.Node) {
    let start = line.count
    for byte in node.text {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        space = true
        continue
      }
      if space, !line.isEmpty, line.last != 0x20 { line.append(0x20) }
      space = false
      line.append(byte)
    }
    if line.count > start { linePieces.append(Piece(text: start..<line.count, source: node.source)) }
  }

  private mutating func flush() {
    space = false
    // The mark of an item that holds nothing.
    if line.elementsEqual("• ".utf8) { line = [] }
    if line.isEmpty { return }
    append(line, pieces: linePieces)
    if let behind = behindTitle, line == title {
      append(behind, pieces: [])
      behindTitle = nil
    }
    line = []
    linePieces = []
  }

  private mutating func append(_ line: [UInt8], pieces more: [Piece]) {
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let base = text.count
    text += line
    pieces += more.map { Piece(text: $0.text.lowerBound + base..<$0.text.upperBound + base, source: $0.source) }
  }
}
