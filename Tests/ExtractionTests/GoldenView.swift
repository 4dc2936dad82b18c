import Extraction

/// A reduced view of an annotation: a line a fact, without offsets, scores and digests.
enum GoldenView {
  static func text(_ annotation: Annotation) -> String {
    func flat(_ text: String, limit: Int = 100) -> String {
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }
    var lines: [String] = [
      "# language: \(annotation.language), sentences: \(annotation.sentences.count)", "", "# blocks",
    ]
    lines += annotation.blocks.map { "\($0.kind.rawValue) | \(flat(annotation.string($0.span)))" }
    lines += ["", "# mentions: words | key | type | form | sense"]
    lines += annotation.mentions.map {
      "\(flat(annotation.string($0.span))) | \(annotation.entities[$0.entity].key) | \($0.type.rawValue) | \($0.form.rawValue) | \($0.sense.rawValue)"
    }
    lines += ["", "# quotes: kind | speaker | cue | words"]
    lines += annotation.quoteLines.map { flat($0, limit: 160) }
    lines += ["", "# stances: holder | polarity | target | event | factuality | frame"]
    lines += zip(annotation.stanceLines, annotation.stances).map { flat("\($0) | \($1.cue.frame)", limit: 200) }
    return lines.joined(separator: "\n") + "\n"
  }
}
