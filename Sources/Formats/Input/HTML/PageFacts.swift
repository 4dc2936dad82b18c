import Extraction

/// What a page says of itself: title, author, date, address.
struct PageFacts {
  var title: String?
  var byline: String?
  var date: CalendarDate?
  var url: String?

  private static let titles = ["og:title", "twitter:title", "dc.title", "headline"]
  private static let authors = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"]
  private static let dates = [
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date",
    "date", "pubdate", "publishdate", "publish-date", "article.published", "cxenseparse:recs:publishtime",
  ]

  init(_ page: HTMLPage, _ main: MainText) {
    var meta: [String: String] = [:]
    var heading: String?
    var documentTitle: String?
    var times: [String] = []
    var bylines: [String] = []
    for (i, node) in page.nodes.enumerated() where !node.isText {
      let attributes = node.attributes
      switch node.name {
      case "meta":
        guard let content = attributes[.content], !content.isEmpty else { continue }
        for key in [attributes[.property], attributes[.name], attributes[.itemprop]] {
          if let key = key?.lowercased(), meta[key] == nil { meta[key] = content }
        }
      case "title": documentTitle = documentTitle ?? PageFacts.line(page, i)
      case "h1": if heading == nil, !main.isSkipped[i] { heading = PageFacts.line(page, i) }
      case "time":
        if let time = attributes[.datetime] {
          let isPublished = attributes[.itemprop]?.lowercased() == "datepublished"
          times.insert(time, at: isPublished ? 0 : times.count)
        }
      case "link": if attributes[.rel] == "canonical" { url = url ?? attributes[.href] }
      case "script": if attributes[.type] == "application/ld+json" { addLinkedData(page.text(below: i), &meta) }
      default: break
      }
      if attributes[.rel] == "author" || attributes[.itemprop]?.lowercased() == "author"
        || node.classes.split(whereSeparator: { !$0.isLetter }).contains("byline")
      {
        bylines.append(PageFacts.line(page, i))
      }
    }
    title = PageFacts.titles.lazy.compactMap { meta[$0] }.first ?? heading ?? documentTitle.map(PageFacts.withoutSite)
    // A page's address is no name.
    let named = PageFacts.authors.lazy.compactMap { meta[$0] }.first { !$0.contains("://") }
    byline = (named ?? bylines.first { !$0.isEmpty && $0.utf8.count < 120 }).map(PageFacts.withoutBy)
    date = (PageFacts.dates.compactMap { meta[$0] } + times).lazy.compactMap { PageFacts.date($0) }.first
    url = url ?? meta["og:url"]
  }

  /// The words below a node on one line.
  private static func line(_ page: HTMLPage, _ node: Int) -> String {
    String(decoding: page.text(below: node), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// "Talks resume | The Herald" without the paper's name.
  private static func withoutSite(_ title: String) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: "] {
      let parts = title.components(by: mark)
      if parts.count > 1, let first = parts.first, first.utf8.count >= 15 { return first }
    }
    return title
  }

  private static func withoutBy(_ name: String) -> String {
    let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for by in ["By ", "by ", "BY "] where name.hasPrefix(by) { return String(name.dropFirst(3)) }
    return name
  }

  private static func date(_ text: String) -> CalendarDate? {
    let text = text.trimmed
    if let date = CalendarDate(text) { return date }
    // `20250516` and `2025/05/16`
    let digits = text.prefix(10).filter(\.isNumber)
    guard digits.utf8.count == 8, text.first?.isNumber == true else { return nil }
    let joined = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    return CalendarDate(joined)
  }

  /// `datePublished`, `headline` and the first author's name of schema.org's JSON in a page: the first string behind the key, which is what pages have.
  private func addLinkedData(_ json: [UInt8], _ meta: inout [String: String]) {
    for key in ["datePublished", "headline"] where meta[key.lowercased()] == nil {
      meta[key.lowercased()] = PageFacts.string(key, in: json[...])
    }
    // An object, or several: `"author": [{"@type": "Person", "name": "…"}]`
    let author = Array("\"author\"".utf8)
    if meta["author"] == nil, let at = json.firstRange(of: author) {
      meta["author"] = PageFacts.string("name", in: json[at.upperBound...].prefix(200))
    }
  }

  /// The string behind a key, where one stands there; a value with escapes is left to the page's other words.
  private static func string(_ key: String, in json: ArraySlice<UInt8>) -> String? {
    guard let at = json.firstRange(of: Array("\"\(key)\"".utf8)) else { return nil }
    let value = json[at.upperBound...].drop { [0x20, 0x09, 0x0A, 0x0D, 0x3A].contains($0) }
    guard value.first == 0x22, let end = value.dropFirst().firstIndex(where: { $0 == 0x22 || $0 == 0x5C }), value[end] == 0x22 else { return nil }
    return String(decoding: value.dropFirst()[..<end], as: UTF8.self)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The parts between occurrences of a mark.
  fileprivate func components(by mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let found = rest.firstRange(of: mark) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    parts.append(String(rest))
    return parts
  }
}
