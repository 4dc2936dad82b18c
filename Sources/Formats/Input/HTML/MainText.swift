/// Finds the element of a page that holds the article, and what in it is none of it.
///
/// Paragraphs vote for what stands around them, by their length and commas and against their links, as Arc90's Readability had it (2009); what says of
/// itself that it is the article (`article`, `main`, `itemprop=articleBody`) has a head start.
struct MainText {
  private let page: HTMLPage
  /// Bytes of text below each node, and those within links.
  private var textSize: [Int]
  private var linkSize: [Int]
  /// Whether a node or what stands around it is no part of any article.
  private(set) var isSkipped: [Bool]
  /// The element that holds the article: the root where nothing looks like one.
  private(set) var container = 0

  init(_ page: HTMLPage) {
    self.page = page
    let count = page.nodes.count
    textSize = Array(repeating: 0, count: count)
    linkSize = Array(repeating: 0, count: count)
    isSkipped = Array(repeating: false, count: count)
    measure()
    skip()
    choose()
  }

  private mutating func measure() {
    var inLink = Array(repeating: false, count: page.nodes.count)
    for (i, node) in page.nodes.enumerated() {
      let parent = i == 0 ? false : inLink[node.parent]
      inLink[i] = parent || node.name == "a"
      guard node.isText else { continue }
      textSize[i] = node.text.count { $0 > 0x20 }
      if inLink[i] { linkSize[i] = textSize[i] }
    }
    // Descendants stand behind their ancestors.
    for i in page.nodes.indices.dropFirst().reversed() {
      textSize[page.nodes[i].parent] += textSize[i]
      linkSize[page.nodes[i].parent] += linkSize[i]
    }
  }

  private static let skippedElements: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "form", "button", "input", "select",
    "textarea", "nav", "aside", "footer", "dialog", "menu", "video", "audio", "picture", "head", "title",
  ]
  /// Words of classes and ids that stand on what is not the article.
  private static let skippedClasses: Set<String> = [
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment", "comments", "consent", "cookie", "cookies",
    "disqus", "footer", "gdpr", "hidden", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "pagination",
    "paywall", "popup", "promo", "recirc", "recommended", "related", "share", "sharing", "sidebar", "signup", "skip", "social",
    "sponsor", "sponsored", "subscribe", "subscription", "taboola", "toolbar", "trending", "widget",
  ]

  private mutating func skip() {
    let whole = max(1, textSize.first ?? 1)
    for (i, node) in page.nodes.enumerated() where i > 0 {
      if isSkipped[node.parent] {
        isSkipped[i] = true
        continue
      }
      guard !node.isText else { continue }
      let hidden =
        node.attributes[.hidden] != nil || node.attributes[.ariaHidden] == "true"
        || node.attributes[.style].map { $0.filter { $0 != " " }.lowercased().contains("display:none") } == true
      let role = node.attributes[.role].map { ["navigation", "banner", "contentinfo", "complementary", "search"].contains($0) } == true
      if MainText.skippedElements.contains(node.name) || hidden || role {
        isSkipped[i] = true
      } else if textSize[i] * 10 < whole * 4, MainText.hasSkippedClass(node.classes) {
        // What holds much of the page's text is no sidebar, whatever it is called ("has-sidebar").
        isSkipped[i] = true
      } else if ["ul", "ol", "div", "section", "p"].contains(node.name), textSize[i] < 400, linkSize[i] * 10 > textSize[i] * 7, textSize[i] > 0 {
        // A list of links.
        isSkipped[i] = true
      }
    }
  }

  private static func hasSkippedClass(_ classes: String) -> Bool {
    guard !classes.isEmpty else { return false }
    return classes.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { skippedClasses.contains(String($0)) }
  }

  private mutating func choose() {
    var score = [Double](repeating: 0, count: page.nodes.count)
    for (i, node) in page.nodes.enumerated() where !node.isText && !isSkipped[i] {
      if ["p", "pre", "blockquote"].contains(node.name), textSize[i] >= 25 {
        let own = Double(textSize[i])
        let commas = page.text(below: i).count { $0 == 0x2C }
        let value = (1 + Double(commas) + min(own / 100, 3)) * (1 - Double(linkSize[i]) / own)
        score[node.parent] += value
        score[page.nodes[node.parent].parent] += value / 2
      }
      let isBody = node.attributes[.itemprop].map { $0.lowercased().contains("articlebody") } == true
      if isBody { score[i] += 25 } else if node.name == "article" { score[i] += 10 } else if node.name == "main" { score[i] += 5 }
    }
    var best = 0.0
    for (i, node) in page.nodes.enumerated() where !node.isText && !isSkipped[i] && textSize[i] > 0 {
      let value = score[i] * (1 - Double(linkSize[i]) / Double(textSize[i]))
      if value > best {
        best = value
        container = i
      }
    }
    guard best > 0 else { return }
    // Paragraphs in several wrappers beside each other: what stands around them all, as long as most of its text is theirs.
    while container > 0 {
      let parent = page.nodes[container].parent
      guard parent > 0, page.nodes[parent].name != "body", score[parent] > best * 0.75 else { break }
      container = parent
    }
  }
}
