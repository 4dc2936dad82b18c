import Extraction
import TestSupport
import Testing

@testable import Formats

@Suite struct HTMLInputTests {
  private func page(_ html: String) throws -> HTMLInput.Page { try HTMLInput.page(Array(html.utf8), id: "p") }
  private func text(_ html: String) throws -> String { String(decoding: try page(html).document.text, as: UTF8.self) }

  private let body = """
    <p>Ankara on Friday condemned the raid, saying that it would hold those who ordered it to account, ministers said.</p>
    <p>Oslo, which had offered to mediate, said it was ready to host talks &amp; that &quot;every door&quot; was open.</p>
    """

  @Test func theArticleIsFoundAmongTheRest() throws {
    let html = """
      <!DOCTYPE html><html><head><title>Talks resume in the capital | The Herald</title><script>var x = "Ankara attacked Oslo";</script>
      <meta property="article:published_time" content="2025-05-16T08:00:00Z"><meta name="author" content="Jane Doe"></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
      <div class="page has-sidebar"><article><h1>Talks resume in the capital</h1><p class="byline">By Jane Doe</p>\(body)
      <div class="related"><p>Read also: Moscow rejects the offer of the envoy, and more such things, and others, to click on</p></div></article>
      <aside><p>Subscribe to our newsletter, and get the news every morning, before breakfast, in your inbox.</p></aside></div>
      <footer><p>Copyright, all rights reserved, and so on, in many words that nobody reads, ever, anywhere.</p></footer></body></html>
      """
    let document = try page(html).document
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(text.hasPrefix("Talks resume in the capital\n\nBy Jane Doe\n\nAnkara on Friday"))
    #expect(text.contains("Ankara on Friday condemned the raid") && text.contains("talks & that \"every door\" was open."))
    for other in ["Home", "Read also", "newsletter", "Copyright", "attacked", "The Herald"] { #expect(!text.contains(other)) }
    #expect(text.ranges(of: "Talks resume").count == 1)
    #expect(document.date == CalendarDate("2025-05-16"))
    #expect(String(decoding: document.meta, as: UTF8.self) == #"{"title":"Talks resume in the capital","byline":"Jane Doe","published":"2025-05-16"}"#)
  }

  @Test(arguments: [
    // What the page has of its own, and what only its head says.
    ("<h1>Talks resume</h1><p>By <a rel=author href=/jd>Jane Doe</a> in Ankara</p>", "Talks resume\n\nBy Jane Doe in Ankara\n\nAnkara on"),
    ("<h1>Talks resume</h1>", "Talks resume\n\nBy Jane Doe\n\nAnkara on"),
    ("<p>By Jane Doe</p>", "Talks resume\n\nBy Jane Doe\n\nAnkara on"),
    ("", "Talks resume\n\nBy Jane Doe\n\nAnkara on"),
  ])
  func titleAndBylineStandOnceAndFirst(own: String, expected: String) throws {
    let head = """
      <title>Talks resume</title><script type="application/ld+json">{"headline": "Talks resume", "author": [{"@type": "Person", "name": "Jane Doe"}]}</script>
      """
    let text = try text(head + "<article>\(own)\(body)</article>")
    #expect(text.hasPrefix(expected), "\(text)")
    #expect(text.ranges(of: "Jane Doe").count == 1 && text.ranges(of: "Talks resume").count == 1)
  }

  @Test func theCallersDateGoesBeforeThePages() throws {
    let html = "<meta name=date content=2020-01-01><article>\(body)</article>"
    #expect(try HTMLInput.page(Array(html.utf8), id: "p", date: CalendarDate("2026-02-03")).document.date == CalendarDate("2026-02-03"))
    #expect(try page(html).document.date == CalendarDate("2020-01-01"))
    #expect(try page("<article>\(body)</article>").document.date == nil)
    let linked = "<script type=\"application/ld+json\">{\"datePublished\": \"2024-11-05T10:00\"}</script>"
    #expect(try page(linked + body).document.date == CalendarDate("2024-11-05"))
  }

  @Test func listsAndTablesKeepTheirShape() throws {
    let html = "<article>\(body)<ul><li>First demand, of many</li><li>Second demand</li></ul><table><tr><th>Country</th><td>Votes</td></tr></table></article>"
    let text = try text(html)
    #expect(text.contains("\n• First demand, of many\n") && text.contains("\n• Second demand\n") && text.hasSuffix("Country | Votes"))
  }

  @Test func blocksKnowWhereInThePageTheyStood() throws {
    let html = "<html><body><div>é &amp; more</div><article>\n\(body)</article></body></html>"
    let page = try page(html)
    var annotation = Annotation(id: "p", text: page.document.text, language: "en")
    var start = 0
    for line in page.document.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty { annotation.blocks.append(Annotation.Block(kind: .paragraph, span: TextSpan(start, start + line.count))) }
      start += line.count + 1
    }
    page.addSources(to: &annotation)
    let bytes = Array(html.utf8)
    let blocks = annotation.blocks.suffix(2)
    #expect(blocks.count == 2)
    for block in blocks {
      let source = try #require(block.source)
      let words = String(decoding: bytes[source.start..<source.end], as: UTF8.self)
      #expect(words.split(separator: " ").first == annotation.string(block.span).split(separator: " ").first)
      #expect(bytes[source.start - 1] == 0x3E && bytes[source.end] == 0x3C, "between its tags")
    }
  }

  @Test func theEncodingThatThePageNamesIsRead() throws {
    let html = Array("<meta charset=\"windows-1251\"><article><p>".utf8) + [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0] + Array("</p>\(body)</article>".utf8)
    let document = try HTMLInput.page(html, id: "p").document
    #expect(String(decoding: document.text, as: UTF8.self).contains("Москва"))
    #expect(document.encoding != nil)
  }

  @Test func whatIsNoPageGivesTextOrAnErrorAndNeverACrash() throws {
    #expect(try text("") == "")
    #expect(try text("just words, no tags at all") == "just words, no tags at all")
    #expect(try text("<p>unclosed <b>bold").contains("unclosed bold"))
    #expect(throws: InputError.self) { try page(String(repeating: "<div>", count: 100_000)) }
    // Tags that need no end do not nest.
    #expect(try text(String(repeating: "<p>one line of text, with a comma, that is long enough", count: 5000)).count > 100_000)
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let tags = ["<p>", "</p>", "<div class=x>", "</div>", "<article>", "<br>", "<table><tr><td>", "<!--", "-->", "&amp;", "&#0;", "<", ">", "<li>"]
      let html = (0..<60).map { _ in tags.randomElement(using: &random.generator)! + random.text(maximumLength: 12) }.joined()
      let page = try page(html)
      #expect(String(validating: page.document.text, as: UTF8.self) != nil)
      var last = 0
      for piece in page.pieces {
        #expect(piece.text.lowerBound >= last && piece.text.upperBound <= page.document.text.count)
        last = piece.text.upperBound
      }
    }
  }
}
