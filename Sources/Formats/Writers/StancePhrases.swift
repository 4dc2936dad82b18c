import Extraction

/// The spans that a document's stances join, each once, for formats in which relations hold between annotated spans.
struct StancePhrases {
  struct Phrase {
    var span: TextSpan
    /// Index of the mention that it is, or nil for a phrase of its own.
    var mention: Int?
    /// The mention's type, or `PHRASE`; as a JSON string.
    var label: StaticString
  }

  /// One stance between two phrases.
  struct Link {
    var stance: Int
    var holder: Int
    var target: Int
  }

  /// The mentions in their order, then the phrases that are none.
  private(set) var phrases: [Phrase] = []
  /// The stances whose holder and target are phrases of the text; the author's are not.
  private(set) var links: [Link] = []

  init(_ a: Annotation) {
    var known: [TextSpan: Int] = [:]
    for (i, mention) in a.mentions.enumerated() {
      known[mention.span] = i
      phrases.append(Phrase(span: mention.span, mention: i, label: mention.type.json))
    }
    for (i, stance) in a.stances.enumerated() {
      guard case .phrase(let holder) = stance.holder, case .phrase(let target) = stance.target else { continue }
      let from = index(of: holder.span, &known)
      let to = index(of: target.span, &known)
      if from != to { links.append(Link(stance: i, holder: from, target: to)) }
    }
  }

  private mutating func index(of span: TextSpan, _ known: inout [TextSpan: Int]) -> Int {
    if let index = known[span] { return index }
    known[span] = phrases.count
    phrases.append(Phrase(span: span, mention: nil, label: "\"PHRASE\""))
    return phrases.count - 1
  }
}
