import Extraction

/// Elasticsearch bulk lines: an `index` action with the document's id, and the document. `annotated` is for a field of the type `annotated_text` (plugin
/// mapper-annotated-text): each name is written `[words](key&TYPE)`, so that a search for the key finds it under all its names.
///
/// The plugin knows no escape: where the text itself has `](`, a space is put between. `text` has it unaltered.
final class ElasticsearchWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .utf16)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    sink.append("{\"index\":{\"_id\":")
    sink.appendString(a.id)
    sink.append("}}\n{\"id\":")
    sink.appendString(a.id)
    if let date = a.date {
      sink.append(",\"date\":")
      sink.appendString(date.description)
    }
    sink.append(",\"language\":")
    sink.appendString(a.language)
    sink.append(",\"text\":")
    sink.appendString(a.text[...])
    sink.append(",\"annotated\":")
    sink.appendString(annotated(a)[...])
    sink.appendList(",\"entities\":[", a.entities) { sink, entity in
      sink.append("{\"key\":")
      sink.appendString(entity.key)
      sink.append(",\"name\":")
      sink.appendString(entity.name)
      sink.append(",\"type\":")
      sink.append(entity.type.json)
      sink.append(",\"salience\":")
      sink.appendReal(entity.salience)
      sink.append("}")
    }
    sink.appendList(",\"stances\":[", a.stances) { sink, stance in
      let (holder, target) = (a.party(stance.holder), a.party(stance.target))
      sink.append("{\"holder\":")
      sink.appendString(holder.key.isEmpty ? holder.name : holder.key)
      sink.append(",\"target\":")
      sink.appendString(target.key.isEmpty ? target.name : target.key)
      sink.append(",\"polarity\":")
      sink.append(stance.polarity.json)
      sink.append(",\"score\":")
      sink.appendReal(stance.score)
      if let event = stance.event {
        sink.append(",\"event\":")
        sink.append(event.json)
      }
      sink.append(",\"factuality\":")
      sink.append(stance.factuality.json)
      sink.append(",\"evidence\":")
      sink.appendString(a.bytes(stance.span))
      sink.append("}")
    }
    sink.append("}\n")
    sink.append(to: &out)
  }

  private func annotated(_ a: Annotation) -> [UInt8] {
    var marked = ByteSink()
    var at = 0
    for mention in a.names where mention.span.start >= at {
      let words = a.bytes(mention.span)
      // Brackets within the words would end the annotation early.
      if words.contains(where: { [0x5B, 0x5D, 0x28, 0x29].contains($0) }) { continue }
      appendPlain(a.text[at..<mention.span.start], &marked)
      marked.append("[")
      marked.append(words)
      marked.append("](")
      marked.appendPercentEncoded(a.key(mention).utf8)
      marked.append("&")
      marked.append(string: mention.type.rawValue)
      marked.append(")")
      at = mention.span.end
    }
    appendPlain(a.text[at...], &marked)
    return marked.bytes
  }

  private func appendPlain(_ bytes: ArraySlice<UInt8>, _ marked: inout ByteSink) {
    var before: UInt8 = 0
    for byte in bytes {
      if before == 0x5D && byte == 0x28 { marked.append(" ") }
      marked.append(byte: byte)
      before = byte
    }
  }
}
