import Extraction

/// Shows an annotation to a person: sentence by sentence what was seen and what followed from it.
struct ExplainView {
  let annotation: Annotation
  var page: Page

  init(_ annotation: Annotation, terminal: Terminal) {
    self.annotation = annotation
    page = Page(terminal)
  }

  /// The whole view, with a line end behind.
  static func render(_ annotation: Annotation, terminal: Terminal) -> String {
    var view = ExplainView(annotation, terminal: terminal)
    view.show()
    return view.page.text
  }

  private mutating func show() {
    heading()
    if annotation.sentences.isEmpty {
      sentence(nil, TextSpan(0, annotation.text.count))
    }
    for (i, sentence) in annotation.sentences.enumerated() {
      self.sentence(i, sentence.span)
    }
    positions()
    entities()
    warnings()
  }

  private mutating func heading() {
    var parts = [Styled(annotation.id, .bold)]
    if let date = annotation.date { parts.append(Styled("  " + date.description, .dim)) }
    if !annotation.language.isEmpty { parts.append(Styled("  " + annotation.language, .dim)) }
    if let encoding = annotation.encoding { parts.append(Styled("  " + encoding, .yellow)) }
    page.line(parts)
  }

  private mutating func sentence(_ index: Int?, _ span: TextSpan) {
    page.blank()
    let number = index.map { String($0 + 1) } ?? "–"
    page.line(
      hanging: ExplainView.margin,
      [Styled(number.padded(ExplainView.margin), .dim), Styled(annotation.string(span).trimmed, .bold)])
    tokens(span)
    mentions(span)
    clauses(index, span)
    quotes(span)
    stances(index)
  }

  private mutating func tokens(_ sentence: TextSpan) {
    let tokens = (annotation.tokens ?? []).filter { sentence.contains($0.span) }
    if tokens.isEmpty { return }
    label("tokens")
    page.columns(
      indent: ExplainView.margin + 2,
      tokens.map { token in
        let word = annotation.string(token.span)
        // The lemma says something only where it is not the word.
        let lemma = token.lemma == word || token.pos == .punct ? "" : token.lemma
        return [Styled(word), Styled("\(token.pos.name)", .cyan), Styled(lemma, .dim)]
      })
  }

  private mutating func mentions(_ sentence: TextSpan) {
    let found = annotation.mentions.enumerated().filter { sentence.contains($0.element.span) }
    if found.isEmpty { return }
    label("mentions")
    let width = min(32, found.map { TextWidth.of(annotation.string($0.element.span)) }.max() ?? 0)
    for (i, mention) in found {
      let key = annotation.entities.indices.contains(mention.entity) ? annotation.entities[mention.entity].key : "?"
      page.line(
        indent: ExplainView.margin + 2, hanging: ExplainView.margin + 8,
        [
          Styled("m\(i + 1)".padded(5), .dim),
          Styled(annotation.string(mention.span).padded(width) + "  ", .magenta),
          Styled("\(mention.form.rawValue) \(mention.type.rawValue) \(mention.sense.rawValue)  "),
          Styled(key + "  ", .blue),
          Styled("\(mention.rule) \(Signed.unsigned(mention.score))", .dim),
        ])
    }
  }

  private mutating func clauses(_ index: Int?, _ sentence: TextSpan) {
    let found = (annotation.clauses ?? []).filter { index == nil || $0.sentence == index }
    if found.isEmpty { return }
    label("clauses")
    for clause in found {
      var parts = [
        Styled(annotation.string(clause.predicate), .yellow),
        Styled("  \(clause.lemma)  \(clause.voice.rawValue) \(clause.factuality.rawValue)", .dim),
      ]
      if clause.negated { parts.append(Styled("  negated", .red)) }
      page.line(indent: ExplainView.margin + 2, parts)
      roles("subject", clause.subject)
      roles("object", clause.object)
      roles("agent", clause.agent)
      roles("", clause.complements)
    }
  }

  private mutating func roles(_ name: String, _ arguments: [Annotation.Argument]) {
    for argument in arguments {
      var parts = [
        Styled((argument.marker ?? name).padded(9) + " ", .dim),
        Styled(annotation.string(argument.span)),
      ]
      if argument.head != argument.span {
        parts.append(Styled("  head " + annotation.string(argument.head), .dim))
      }
      if let mention = argument.mention { parts.append(Styled("  m\(mention + 1)", .dim)) }
      page.line(indent: ExplainView.margin + 4, hanging: ExplainView.margin + 14, parts)
    }
  }

  private mutating func quotes(_ sentence: TextSpan) {
    // A quotation may run over several sentences: it is shown where it begins.
    let found = annotation.quotes.enumerated().filter {
      $0.element.span.start >= sentence.start && $0.element.span.start < sentence.end
    }
    if found.isEmpty { return }
    label("quotes")
    for (i, quote) in found {
      var parts = [
        Styled("q\(i + 1)".padded(5), .dim),
        Styled(quote.speaker.map { name($0) } ?? "nobody named", .magenta),
        Styled("  \(quote.kind.rawValue)", .dim),
      ]
      if let cue = quote.cue { parts.append(Styled("  " + annotation.string(cue), .yellow)) }
      parts.append(Styled("  " + quote.parts.map { annotation.string($0) }.joined(separator: " … ")))
      page.line(indent: ExplainView.margin + 2, hanging: ExplainView.margin + 7, parts)
    }
  }

  mutating func label(_ name: String) {
    page.line(indent: ExplainView.margin, Styled(name, .dim))
  }

  /// Where the text begins, behind the sentence's number.
  static let margin = 4
}

extension String {
  /// Without the white space at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
