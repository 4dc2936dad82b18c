import Extraction

/// Label Studio tasks with predictions: labels for entities and phrases, and a relation for each stance. Offsets are UTF-16 units, as the
/// browser counts. The labelling interface has a `Text` named `text` with the value `$text`, and `Labels` named `label`.
final class LabelStudioWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .utf16)
  private let version: String

  init(_ provenance: Provenance) {
    version = ([Program.name + " " + Program.version] + provenance.lexicons.map { $0.name + " " + $0.version }).joined(separator: ", ")
  }

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let parts = StancePhrases(a)
    sink.append("{\"data\":{\"id\":")
    sink.appendString(a.id)
    sink.append(",\"text\":")
    sink.appendString(a.text[...])
    sink.append("},\"predictions\":[{\"model_version\":")
    sink.appendString(version)
    sink.append(",\"result\":[")
    var first = true
    for (i, phrase) in parts.phrases.enumerated() {
      sink.appendComma(&first)
      sink.append("{\"id\":")
      sink.appendID("p", i)
      sink.append(",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{")
      sink.appendSpan(phrase.span, offsets)
      sink.append(",\"text\":")
      sink.appendString(a.bytes(phrase.span))
      sink.append(",\"labels\":[")
      sink.append(phrase.label)
      sink.append("]}}")
    }
    for link in parts.links {
      sink.appendComma(&first)
      sink.append("{\"type\":\"relation\",\"direction\":\"right\",\"from_id\":")
      sink.appendID("p", link.holder)
      sink.append(",\"to_id\":")
      sink.appendID("p", link.target)
      sink.append(",\"labels\":[")
      sink.append(a.stances[link.stance].polarity.json)
      sink.append("]}")
    }
    sink.append("]}]}")
    sink.append(to: &out)
  }
}
