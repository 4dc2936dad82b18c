/// The report: one page that needs no network and reads without JavaScript. Matrix, network and timeline over all documents, then the documents;
/// with JavaScript also facets, search and a table of all stances.
///
/// The articles stand in it as HTML, which browsers without scripts show. To those with scripts each is a `noscript` with one text in it, and the script makes
/// elements of those that are near the screen: so thousands of articles load like a few.
///
/// Holds the articles' HTML until the end, some five bytes for each byte of text.
final class ReportPage: OutputAssembler {
  private let provenance: Provenance
  private let title: String
  /// In pieces, which are given out as they are.
  private var articles: [[UInt8]] = []
  private var documents = 0
  private var mentions = 0
  private var counts = ReportCounts()
  private var rows: [ReportRow] = []

  init(_ provenance: Provenance, title: String) {
    self.provenance = provenance
    self.title = title
  }

  func add(_ bytes: [UInt8]) -> [UInt8] {
    var at = 0
    var made = ByteSink(capacity: bytes.count + 1024)
    while at < bytes.count, let end = bytes[at...].firstIndex(of: 0x0A) {
      let head = String(decoding: bytes[at..<end], as: UTF8.self).split(separator: "\t").compactMap { Int($0) }
      guard head.count == 3, end + 1 + head[0] + head[1] <= bytes.count else { break }
      at = end + 1
      documents += 1
      mentions += head[2]
      made.append("<article id=d")
      made.append(documents)
      made.append(bytes[at..<at + head[0]])
      at += head[0]
      for line in bytes[at..<at + head[1]].split(separator: 0x0A) {
        guard let row = ReportRow(line, document: documents) else { continue }
        counts.add(row)
        rows.append(row)
      }
      at += head[1]
    }
    articles.append(made.bytes)
    return []
  }

  func end(failed: Int) -> [[UInt8]] {
    var page = ByteSink(capacity: 1 << 18)
    writeHead(&page, failed)
    ReportMatrix.write(counts, to: &page)
    ReportNetwork.write(counts, to: &page)
    ReportTimeline.write(counts, to: &page)
    page.append("<section id=\"stances\" class=\"js\" aria-labelledby=\"stances-h\"><h2 id=\"stances-h\">All stances</h2>")
    page.append("<p><output id=\"shown\"></output> <button type=\"button\" id=\"csv\">Download as CSV</button></p>")
    page.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"stances-h\"><table id=\"table\"><thead><tr>")
    for column in ["Document", "Date", "Holder", "Target", "Score", "Event", "Factuality", "Evidence"] {
      page.append(string: "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">\(column)</button></th>")
    }
    page.append("</tr></thead><tbody></tbody></table></div><nav id=\"pages\" aria-label=\"Pages of the table\"></nav></section>\n")
    page.append("<section id=\"documents\" aria-labelledby=\"documents-h\"><h2 id=\"documents-h\">Documents</h2>")
    page.append("<p class=\"js\"><output id=\"held\"></output></p><p id=\"cut\" hidden></p>\n")
    let top = page.bytes
    page.removeAll()
    page.append("</section>\n")
    writeProvenance(&page)
    page.append("</main>\n<script type=\"application/json\" id=\"data\">")
    writeData(&page)
    page.append("</script>\n<script>")
    page.append(ReportScript.text)
    page.append("</script>\n</body></html>\n")
    return [top] + articles + [page.bytes]
  }

  private func writeHead(_ page: inout ByteSink, _ failed: Int) {
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
    page.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">")
    page.append("<title>")
    page.appendHTML(title)
    page.append("</title><style>")
    page.append(ReportStyle.text)
    page.append("</style></head>\n<body><a class=\"jump\" href=\"#documents\">To the documents</a><header><h1>")
    page.appendHTML(title)
    page.append(
      string: "</h1><p>\(documents) documents, \(mentions) mentions, \(rows.count) stances, \(counts.pairs.count) pairs of holder and target."
        + (failed > 0 ? " <b>\(failed) \(failed == 1 ? "document" : "documents") could not be read.</b>" : "") + "</p>")
    page.append(
      """
      <form id="facets" class="js" role="search" onsubmit="return false">
      <label>Search <input type="search" id="q" placeholder="words in the text"></label>
      <label>Holder <select id="holder"><option value="">all</option></select></label>
      <label>Target <select id="target"><option value="">all</option></select></label>
      <label>Polarity <select id="polarity"><option value="">all</option><option value="1">+ for</option><option value="-1">− against</option><option value="0">· neither</option></select></label>
      <label>Event <select id="event"><option value="">all</option></select></label>
      <label>Period <select id="period"><option value="">all</option></select></label>
      <button type="button" id="clear">Clear</button></form></header>
      <main>

      """)
  }

  private func writeProvenance(_ page: inout ByteSink) {
    page.append("<footer><h2>Provenance</h2><p>")
    page.appendHTML("\(Program.name) \(Program.version)")
    for lexicon in provenance.lexicons {
      page.append("; lexicon ")
      page.appendHTML("\(lexicon.name) \(lexicon.version) ")
      page.append("<code>")
      page.appendHTML(lexicon.digest)
      page.append("</code>")
    }
    page.append("</p></footer>\n")
  }

  /// What the table, the facets and the CSV are made of: strings once, rows as indices into them.
  private func writeData(_ page: inout ByteSink) {
    var index: [String: Int] = [:]
    var strings: [String] = []
    func number(_ string: String) -> Int {
      if let known = index[string] { return known }
      index[string] = strings.count
      strings.append(string)
      return strings.count - 1
    }
    page.append("{\"rows\":[")
    for (i, row) in rows.enumerated() {
      if i > 0 { page.append(",") }
      page.append("[")
      var first = true
      for value in [
        row.document, row.stance, number(row.id), number(row.date), number(row.holderKey), number(row.holder), number(row.targetKey),
        number(row.target), row.score, number(row.event), number(row.factuality), number(row.evidence),
      ] {
        page.appendComma(&first)
        page.append(value)
      }
      page.append("]")
    }
    page.append("],\"strings\":[")
    for (i, string) in strings.enumerated() {
      if i > 0 { page.append(",") }
      // `</script>` within a string would end the element.
      var json = ByteSink(capacity: string.utf8.count + 8)
      json.appendString(string)
      for byte in json.bytes { if byte == 0x3C { page.append("\\u003c") } else { page.append(byte: byte) } }
    }
    page.append("]}")
  }
}
