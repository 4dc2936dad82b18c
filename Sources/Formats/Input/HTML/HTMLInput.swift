public import Extraction

/// Reads a saved news page: its main text becomes the document, with title and byline as the first lines.
///
/// The page's own date stands where the caller gives none; title, byline and address come back under `meta`. The text is the article's, not the page's: each
/// block says where in the page it was (`Annotation.Block.source`).
public enum HTMLInput {
  /// A page's article, and the way back to the page.
  public struct Page: Sendable {
    public var document: Document
    /// The page in UTF-8.
    var source: [UInt8]
    var pieces: [PageText.Piece]

    /// Tells the annotation where its blocks stood in the page.
    public func addSources(to annotation: inout Annotation) {
      annotation.source = source
      var first = 0
      for i in annotation.blocks.indices {
        let span = annotation.blocks[i].span
        while first < pieces.count, pieces[first].text.upperBound <= span.start { first += 1 }
        var last = first
        while last + 1 < pieces.count, pieces[last + 1].text.lowerBound < span.end { last += 1 }
        guard first < pieces.count, pieces[first].text.lowerBound < span.end else { continue }
        annotation.blocks[i].source = TextSpan(pieces[first].source.lowerBound, pieces[last].source.upperBound)
      }
    }
  }

  /// - Throws: `InputError` with `undecodableText`, `textTooLong` or `htmlTooDeep`.
  public static func page(_ bytes: [UInt8], id: String, date: CalendarDate? = nil, language: String? = nil) throws(InputError) -> Page {
    let decoded = try PlainText.decode(bytes, declared: charset(bytes))
    guard let page = HTMLPage(decoded.text) else {
      throw InputError(.htmlTooDeep, "elements stand in each other more than \(HTMLPage.depthLimit) deep")
    }
    let main = MainText(page)
    let facts = PageFacts(page, main)
    // The article often has its title and byline itself.
    var text = PageText(page, main)
    let title = facts.title.map { Array($0.utf8) }
    let hasTitle = title.map { text.hasTitle($0) } ?? false
    let byline = facts.byline.flatMap { text.hasByline(Array($0.utf8)) ? nil : Array(("By " + $0).utf8) }
    if !hasTitle || byline != nil {
      text = PageText(
        page, main, first: [hasTitle ? nil : title, hasTitle ? nil : byline].compactMap(\.self),
        behindTitle: hasTitle ? byline : nil, title: title)
    }
    guard text.text.count <= 1 << 30 else { throw InputError(.textTooLong, "the text is longer than 1073741824 bytes") }
    let document = Document(
      id: id, utf8: text.text, date: date ?? facts.date, language: language, meta: meta(facts), warnings: decoded.warnings,
      encoding: decoded.encoding)
    return Page(document: document, source: decoded.text, pieces: text.pieces)
  }

  private static func meta(_ facts: PageFacts) -> [UInt8] {
    var sink = ByteSink(capacity: 256)
    var isFirst = true
    for (key, value) in [
      ("title", facts.title), ("byline", facts.byline), ("published", facts.date?.description), ("url", facts.url),
    ] {
      guard let value else { continue }
      sink.append(isFirst ? "{" : ",")
      isFirst = false
      sink.appendString(key)
      sink.append(":")
      sink.appendString(value)
    }
    if !isFirst { sink.append("}") }
    return sink.bytes
  }

  /// The encoding that the page's first bytes name, as `<meta charset="…">` or in a `content` attribute.
  private static func charset(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    guard let found = head.firstMatch(of: /<meta[^>]*charset\s*=\s*["']?\s*([a-z0-9_\-:]+)/) else { return nil }
    return String(found.output.1)
  }
}

extension PageText {
  /// Whether one of the first lines is the title.
  func hasTitle(_ title: [UInt8]) -> Bool {
    text.split(separator: 0x0A, maxSplits: 12).prefix(3).contains { $0.elementsEqual(title) }
  }

  /// Whether one of the first lines, no longer than bylines are, has the author's name in it.
  func hasByline(_ name: [UInt8]) -> Bool {
    text.split(separator: 0x0A, maxSplits: 12).prefix(6).contains { $0.count <= name.count + 80 && $0.firstRange(of: name) != nil }
  }
}
