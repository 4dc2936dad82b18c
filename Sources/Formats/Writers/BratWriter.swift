import Extraction

/// brat standoff (https://brat.nlplab.org/standoff.html): for each document its text and a file of annotations, in one tar archive that
/// begins with an `annotation.conf`. `extract --to brat corpus.jsonl | tar -x -C data` makes a folder that brat serves.
///
/// Mentions are text-bound annotations with the entity's key as a note; each stance is an event at its cue (`Positive`, `Negative`, `Neutral`) with
/// its holder and target, its factuality and its PLOVER type. Offsets are scalars.
final class BratWriter: DocumentWriter {
  private var offsets = OffsetMap(unit: .scalar)
  private var sink = ByteSink()

  /// The archive's first file: the types that the annotations use.
  static let configuration: [UInt8] = {
    var out: [UInt8] = []
    let types = EntityType.allCases.map(\.rawValue).joined(separator: "\n")
    let events = [Polarity.positive, .negative, .neutral].map { eventType($0) + "\tHolder?:<ENTITY>, Target?:<ENTITY>\n" }.joined()
    let factualities = Factuality.allCases.map(\.rawValue).joined(separator: "|")
    let plover = EventType.allCases.map(\.rawValue).joined(separator: "|")
    TarArchive.append(
      Array(
        "[entities]\n\(types)\nPHRASE\n\n[relations]\n\n[events]\n\(events)\n[attributes]\nFactuality\tArg:<EVENT>, Value:\(factualities)\nEvent\tArg:<EVENT>, Value:\(plover)\n"
          .utf8), name: "annotation.conf", to: &out)
    return out
  }()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let parts = StancePhrases(a)
    for (i, phrase) in parts.phrases.enumerated() {
      writeBound(i + 1, phrase.mention.map { a.mentions[$0].type.rawValue } ?? "PHRASE", phrase.span, a)
    }
    var notes = 0
    for (i, phrase) in parts.phrases.enumerated() {
      guard let mention = phrase.mention else { continue }
      notes += 1
      line("#", notes, "\tAnnotatorNotes T\(i + 1)\t" + a.key(a.mentions[mention]))
    }
    let ends = Dictionary(uniqueKeysWithValues: parts.links.map { ($0.stance, $0) })
    let first = parts.phrases.count
    var attributes = 0
    for (i, stance) in a.stances.enumerated() {
      let type = BratWriter.eventType(stance.polarity)
      writeBound(first + i + 1, type, stance.cue.span, a)
      var arguments = ""
      if let link = ends[i] { arguments = " Holder:T\(link.holder + 1) Target:T\(link.target + 1)" }
      line("E", i + 1, "\t\(type):T\(first + i + 1)\(arguments)")
      attributes += 1
      line("A", attributes, "\tFactuality E\(i + 1) \(stance.factuality.rawValue)")
      if let event = stance.event {
        attributes += 1
        line("A", attributes, "\tEvent E\(i + 1) \(event.rawValue)")
      }
    }
    let name = TarArchive.fileName(a.id)
    TarArchive.append(a.text, name: name + ".txt", to: &out)
    TarArchive.append(sink.bytes, name: name + ".ann", to: &out)
  }

  private static func eventType(_ polarity: Polarity) -> String {
    switch polarity {
    case .positive: "Positive"
    case .negative: "Negative"
    case .neutral: "Neutral"
    }
  }

  private func line(_ letter: StaticString, _ number: Int, _ rest: String) {
    sink.append(letter)
    sink.append(number)
    sink.append(string: rest)
    sink.append("\n")
  }

  /// A text-bound annotation. Its words stand on one line, so that one over several lines has a fragment for each.
  private func writeBound(_ number: Int, _ type: String, _ span: TextSpan, _ a: Annotation) {
    sink.append("T")
    sink.append(number)
    sink.append("\t")
    sink.append(string: type)
    let fragments = BratWriter.fragments(span, a.text)
    for (i, fragment) in fragments.enumerated() {
      sink.append(i > 0 ? ";" : " ")
      sink.append(offsets.offset(ofByte: fragment.start))
      sink.append(" ")
      sink.append(offsets.offset(ofByte: fragment.end))
    }
    sink.append("\t")
    for (i, fragment) in fragments.enumerated() {
      if i > 0 { sink.append(" ") }
      sink.append(a.bytes(fragment))
    }
    sink.append("\n")
  }

  static func fragments(_ span: TextSpan, _ text: [UInt8]) -> [TextSpan] {
    var fragments: [TextSpan] = []
    var start = span.start
    for i in span.start..<min(span.end, text.count) where text[i] == 0x0A || text[i] == 0x0D {
      if i > start { fragments.append(TextSpan(start, i)) }
      start = i + 1
    }
    if span.end > start { fragments.append(TextSpan(start, span.end)) }
    return fragments
  }
}
