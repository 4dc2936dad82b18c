import Extraction

/// One document of the report: its text with entities and stance cues marked, and a card for each stance with the sentence and the reckoning.
///
/// What comes out is for `ReportPage` alone: a line with the lengths of two parts, the article as HTML, and the stances as rows.
final class ReportWriter: DocumentWriter {
  private var html = ByteSink()
  private var row = TableRow()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    html.removeAll()
    writeArticle(a)
    var rows: [UInt8] = []
    for (i, stance) in a.stances.enumerated() { writeRow(stance, i, a) }
    row.flush(to: &rows)
    out += Array("\(html.count)\t\(rows.count)\t\(a.mentions.count)\n".utf8)
    html.append(to: &out)
    out += rows
  }

  // MARK: Article

  private func writeArticle(_ a: Annotation) {
    // The page gives each article its number.
    html.append(" lang=\"")
    html.appendHTML(a.language)
    html.append("\"><h3 dir=auto>")
    html.appendHTML(a.id)
    html.append("</h3>")
    if let date = a.date {
      html.append("<p class=when><time>")
      html.append(string: date.description)
      html.append("</time></p>")
    }
    // What a browser with scripts takes for one piece of text, until it is near the screen: thousands of articles are no thousands of trees.
    html.append("<noscript>")
    writeText(a)
    writeTone(a)
    if !a.stances.isEmpty {
      html.append("<ol class=cards>")
      for (i, stance) in a.stances.enumerated() { writeCard(stance, i, a) }
      html.append("</ol>")
    }
    html.append("</noscript></article>\n")
  }

  /// The text cut wherever a mention or a cue begins or ends.
  private func writeText(_ a: Annotation) {
    var cuts: Set<Int> = []
    for mention in a.mentions { cuts.formUnion([mention.span.start, mention.span.end]) }
    for stance in a.stances { cuts.formUnion([stance.cue.span.start, stance.cue.span.end]) }
    for block in a.blocks { cuts.formUnion([block.span.start, block.span.end]) }
    let at = cuts.sorted()
    let cues = a.stances.indices.sorted { (a.stances[$0].cue.span.start, $0) < (a.stances[$1].cue.span.start, $1) }
    var (nextMention, nextCue) = (0, 0)
    for block in a.blocks {
      let tag: StaticString = block.kind == .heading ? "h4" : "p"
      html.append("<")
      html.append(tag)
      html.append(" dir=auto>")
      var i = ReportWriter.first(at, atLeast: block.span.start)
      while i + 1 < at.count, at[i] < block.span.end {
        let piece = TextSpan(at[i], at[i + 1])
        while nextMention < a.mentions.count, a.mentions[nextMention].span.end <= piece.start { nextMention += 1 }
        while nextCue < cues.count, a.stances[cues[nextCue]].cue.span.end <= piece.start { nextCue += 1 }
        let mention = a.mentions[nextMention...].prefix(8).firstIndex { $0.span.contains(piece) }
        let cue = cues[nextCue...].prefix(16).first { a.stances[$0].cue.span.contains(piece) }
        write(piece, mention, cue, a)
        i += 1
      }
      html.append("</")
      html.append(tag)
      html.append(">")
    }
  }

  /// The index of the first element of a sorted array that is not less.
  private static func first(_ sorted: [Int], atLeast value: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func write(_ piece: TextSpan, _ mention: Int?, _ cue: Int?, _ a: Annotation) {
    if let cue {
      // The sign stands before the cue's first piece alone.
      openMark(a.stances[cue].polarity, isFirst: piece.start == a.stances[cue].cue.span.start)
    }
    if let mention {
      html.append("<span class=e data-t=")
      html.append(string: a.mentions[mention].type.rawValue)
      html.append(" title=\"")
      html.appendHTML(a.entities[a.mentions[mention].entity].name)
      html.append("\">")
    }
    html.appendHTML(a.bytes(piece))
    if mention != nil { html.append("</span>") }
    if cue != nil { html.append("</mark>") }
  }

  /// Of whom the article speaks how, the most decided first.
  private func writeTone(_ a: Annotation) {
    let tones = a.entities.indices.compactMap { i in a.entities[i].tone.map { (i, $0) } }
    if tones.isEmpty { return }
    html.append("<p class=hint>Tone: ")
    for (n, (i, tone)) in tones.sorted(by: { (abs($1.1.score), $0.0) < (abs($0.1.score), $1.0) }).prefix(6).enumerated() {
      if n > 0 { html.append(", ") }
      html.append("<bdi>")
      html.appendHTML(a.entities[i].name)
      html.append("</bdi> <span class=n>")
      html.appendScore(tone.score)
      html.append("</span>")
    }
    html.append("</p>")
  }

  private func openMark(_ polarity: Polarity, isFirst: Bool) {
    html.append("<mark class=\"")
    html.append(polarity.mark)
    html.append(isFirst ? " b\">" : "\">")
  }

  // MARK: Cards

  // Quotation marks and end tags that HTML does not want are left out: cards are half of a page.
  private func writeCard(_ stance: Annotation.Stance, _ index: Int, _ a: Annotation) {
    html.append("<li class=\"card ")
    html.append(stance.polarity.mark)
    html.append("\" data-s=")
    html.append(index + 1)
    html.append("><details><summary><bdi>")
    html.appendHTML(a.party(stance.holder).name)
    html.append("</bdi> <b>")
    html.append(stance.polarity.arrow)
    html.append("</b> <bdi>")
    html.appendHTML(a.party(stance.target).name)
    html.append("</bdi> <span class=n>")
    html.appendScore(stance.score)
    html.append("</span>")
    if let event = stance.event { tag(event.rawValue) }
    if stance.factuality != .asserted { tag(stance.factuality.rawValue) }
    html.append("</summary><blockquote dir=auto>")
    if a.sentences.indices.contains(stance.sentence) { writeSentence(a.sentences[stance.sentence].span, stance, a) }
    html.append("</blockquote>")
    if !stance.chain.isEmpty {
      html.append("<p>Reported by ")
      for (i, reporter) in stance.chain.enumerated() {
        if i > 0 { html.append(" › ") }
        html.append("<bdi>")
        html.appendHTML(a.party(.phrase(reporter.who)).name)
        html.append("</bdi>")
      }
      html.append("</p>")
    }
    html.append("<table class=trace><caption>Why ")
    html.appendScore(stance.score)
    html.append("</caption>")
    for step in stance.trace {
      html.append("<tr><td>")
      html.appendHTML(step.rule)
      html.append("<td>")
      switch step.operation {
      case .set: html.append("= ")
      case .multiply: html.append("× ")
      case .add: html.append("+ ")
      case .note: break
      }
      if step.operation != .note { html.appendScore(step.value) }
      html.append("<td dir=auto>")
      if let span = step.span { html.appendHTML(a.bytes(span)) }
    }
    html.append("</table></details>")
  }

  /// The sentence with the stance's own cue marked.
  private func writeSentence(_ sentence: TextSpan, _ stance: Annotation.Stance, _ a: Annotation) {
    let cue = stance.cue.span
    guard sentence.contains(cue), !cue.isEmpty else {
      html.appendHTML(a.bytes(sentence))
      return
    }
    html.appendHTML(a.bytes(TextSpan(sentence.start, cue.start)))
    openMark(stance.polarity, isFirst: false)
    html.appendHTML(a.bytes(cue))
    html.append("</mark>")
    html.appendHTML(a.bytes(TextSpan(cue.end, sentence.end)))
  }

  private func tag(_ label: String) {
    html.append(" <span class=tag>")
    html.append(string: label)
    html.append("</span>")
  }

  // MARK: Rows

  private func writeRow(_ stance: Annotation.Stance, _ index: Int, _ a: Annotation) {
    row.add(a.id)
    row.add(a.date?.description)
    row.add(index + 1)
    for role in [stance.holder, stance.target] {
      let party = a.party(role)
      row.add(party.key)
      row.add(party.name)
    }
    row.add(tenThousandths(stance.score))
    row.add(stance.event?.rawValue)
    row.add(stance.factuality.rawValue)
    row.add(a.bytes(stance.span))
    row.end()
  }
}

extension Polarity {
  /// The class of its mark.
  var mark: StaticString {
    switch self {
    case .positive: "pos"
    case .negative: "neg"
    case .neutral: "neu"
    }
  }

  /// Sign and arrow, so that colour is not needed.
  var arrow: StaticString {
    switch self {
    case .positive: "+ →"
    case .negative: "− →"
    case .neutral: "· →"
    }
  }
}
