import Extraction

/// What `displacy.render(…, style="span" or "ent", manual=True)` draws: the text with its named entities. Offsets are scalars.
final class DisplaCyWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    sink.append("{\"title\":")
    sink.appendString(a.id)
    sink.append(",\"text\":")
    sink.appendString(a.text[...])
    sink.appendList(",\"ents\":[", a.names) { [offsets] sink, mention in
      sink.appendLabelled(mention.span, mention.type.json, offsets)
      sink.append(",\"kb_id\":")
      sink.appendString(a.key(mention))
      sink.append(",\"kb_url\":\"#\"}")
    }
    sink.append("}\n")
    sink.append(to: &out)
  }
}
