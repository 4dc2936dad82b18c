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
    sink.appendList(",\"entities\":[", parts.phrases.enumerated()) { [offsets] sink, element in
      let (i, phrase) = element
      sink.append("{\"id\":")
      sink.append(i + 1)
      sink.appendSpan(phrase.span, offsets, ",\"start_offset\":", ",\"end_offset\":")
      sink.append(",\"label\":")
      sink.append(phrase.label)
      sink.append("}")
    }
    sink.appendList(",\"relations\":[", parts.links.enumerated()) { sink, element in
      let (i, link) = element
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
    sink.append(",\"Comments\":[],\"id_source\":")
    sink.appendString(a.id)
    sink.append("}\n")
    sink.append(to: &out)
  }
}
