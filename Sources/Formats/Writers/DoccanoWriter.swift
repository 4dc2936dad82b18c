import Extraction

/// doccano's JSONL for sequence labelling with relations: entities, phrases that a stance is held by or toward (`PHRASE`), and a relation
/// for each stance, named by its polarity. Offsets are scalars.
final class DoccanoWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let parts = StancePhrases(a)
    sink.append("{\"text\":")
    sink.appendString(a.text[...])
    sink.append(",\"entities\":[")
    for (i, phrase) in parts.phrases.enumerated() {
      if i > 0 { sink.append(",") }
      sink.append("{\"id\":")
      sink.append(i + 1)
      sink.appendSpan(phrase.span, offsets, ",\"start_offset\":", ",\"end_offset\":")
      sink.append(",\"label\":")
      if let mention = phrase.mention { sink.append(a.mentions[mention].type.json) } else { sink.append("\"PHRASE\"") }
      sink.append("}")
    }
    sink.append("],\"relations\":[")
    for (i, link) in parts.links.enumerated() {
      if i > 0 { sink.append(",") }
      sink.append("{\"id\":")
      sink.append(i + 1)
      sink.append(",\"from_id\":")
      sink.append(link.holder + 1)
      sink.append(",\"to_id\":")
      sink.append(link.target + 1)
      sink.append(",\"type\":")
      sink.append(a.stances[link.stance].polarity.json)
      sink.append("}")
    }
    sink.append("],\"Comments\":[],\"id_source\":")
    sink.appendString(a.id)
    sink.append("}\n")
    sink.append(to: &out)
  }
}
