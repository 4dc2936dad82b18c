import Extraction

/// The names of a corpus that no lexicon holds: counted, each with two contexts and a record to paste.
struct LexiconGaps {
  struct Gap {
    var name: String
    /// Nil where nothing says what it names.
    var type: EntityType?
    var gender: Character?
    var count = 0
    var contexts: [String] = []
  }
  private(set) var gaps: [String: Gap] = [:]

  mutating func add(_ annotation: Annotation) {
    for m in annotation.mentions where m.form == .name || m.form == .shortName {
      let entity = annotation.entities[m.entity]
      guard entity.isNil else { continue }
      note(entity.key, entity.name, entity.type, m.span, annotation)
    }
    capitals(annotation)
  }

  /// Capitalised words within sentences that belong to no mention.
  private mutating func capitals(_ annotation: Annotation) {
    let tokens = annotation.tokens ?? []
    let mentions = annotation.mentions
    let starts = Set(annotation.sentences.map(\.span.start))
    var m = 0
    var i = 0
    while i < tokens.count {
      while m < mentions.count, mentions[m].span.end <= tokens[i].span.start { m += 1 }
      let isCovered = m < mentions.count && mentions[m].span.start <= tokens[i].span.start
      guard tokens[i].pos == .propn, !isCovered, !starts.contains(tokens[i].span.start), isCapital(tokens[i].span, annotation) else {
        i += 1
        continue
      }
      var end = i + 1
      while end < tokens.count, tokens[end].pos == .propn, isCapital(tokens[end].span, annotation), end - i < 5,
        !(m < mentions.count && mentions[m].span.start <= tokens[end].span.start && tokens[end].span.start < mentions[m].span.end),
        tokens[end].span.start - tokens[end - 1].span.end <= 1
      {
        end += 1
      }
      let span = TextSpan(tokens[i].span.start, tokens[end - 1].span.end)
      note("?/" + LexiconGaps.slug(annotation.string(span)), annotation.string(span), nil, span, annotation)
      i = end
    }
  }

  private func isCapital(_ span: TextSpan, _ annotation: Annotation) -> Bool {
    span.start < span.end && annotation.string(span).first?.isUppercase ?? false
  }

  private mutating func note(_ key: String, _ name: String, _ type: EntityType?, _ span: TextSpan, _ annotation: Annotation) {
    var gap = gaps[key] ?? Gap(name: name, type: type)
    gap.count += 1
    if gap.contexts.count < 2 { gap.contexts.append(LexiconGaps.context(span, annotation)) }
    gaps[key] = gap
  }

  /// Up to forty characters either side, on one line.
  private static func context(_ span: TextSpan, _ annotation: Annotation) -> String {
    let text = annotation.text
    var start = max(0, span.start - 40)
    var end = min(text.count, span.end + 40)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: text[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func slug(_ name: String) -> String {
    var out = ""
    for c in name.lowercased() {
      if c.isLetter || c.isNumber {
        out.append(c)
      } else if out.last != "-", !out.isEmpty {
        out.append("-")
      }
    }
    return out
  }

  /// The most frequent first, then by name.
  func report(least: Int) -> String {
    var out = ""
    for gap in gaps.values.filter({ $0.count >= least }).sorted(by: { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }) {
      out += "\(gap.count)  \(gap.name)  \(gap.type?.rawValue ?? "unknown")\n"
      for context in gap.contexts { out += "  # … \(context) …\n" }
      out += "  \(LexiconGaps.prefix(gap.type))/\(LexiconGaps.slug(gap.name))\n    name: \(gap.name)\n"
      out += "\n"
    }
    return out
  }

  private static func prefix(_ type: EntityType?) -> String {
    switch type {
    case .person: "person"
    case .gpe: "city"
    case .loc: "place"
    case .fac: "fac"
    case .event: "event"
    case .law: "law"
    case .norp: "people"
    default: "org"
    }
  }
}
