import Extraction

/// Prodigy tasks (`ner.manual`, `rel.manual`): tokens, spans, and a relation for each stance. Offsets are scalars; `token_end` is the last
/// token, as Prodigy has it.
final class ProdigyWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    let tiling = TokenTiling(a)
    sink.append("{\"text\":")
    sink.appendString(a.text[...])
    sink.appendList(",\"tokens\":[", tiling.tiles.enumerated()) { [offsets] sink, element in
      let (i, tile) = element
      sink.append("{\"text\":")
      sink.appendString(a.bytes(tile.span))
      sink.append(",")
      sink.appendSpan(tile.span, offsets)
      sink.append(",\"id\":")
      sink.append(i)
      sink.append(",\"ws\":")
      sink.append(tile.spaceAfter)
      sink.append("}")
    }
    let parts = StancePhrases(a)
    sink.append(",\"spans\":[")
    var first = true
    for phrase in parts.phrases where tiling.range(of: phrase.span) != nil {
      sink.appendComma(&first)
      write(phrase, tiling)
    }
    sink.append("],\"relations\":[")
    first = true
    for link in parts.links {
      let (from, to) = (parts.phrases[link.holder], parts.phrases[link.target])
      guard let head = tiling.range(of: from.span), let child = tiling.range(of: to.span) else { continue }
      sink.appendComma(&first)
      // A relation points at the last token of a span.
      sink.append("{\"head\":")
      sink.append(head.upperBound - 1)
      sink.append(",\"child\":")
      sink.append(child.upperBound - 1)
      sink.append(",\"head_span\":")
      write(from, tiling)
      sink.append(",\"child_span\":")
      write(to, tiling)
      sink.append(",\"label\":")
      sink.append(a.stances[link.stance].polarity.json)
      sink.append("}")
    }
    sink.append("],\"meta\":{\"id\":")
    sink.appendString(a.id)
    sink.append("}}\n")
    sink.append(to: &out)
  }

  private func write(_ phrase: StancePhrases.Phrase, _ tiling: TokenTiling) {
    guard let tiles = tiling.range(of: phrase.span) else { return }
    sink.appendLabelled(phrase.span, phrase.label, offsets)
    sink.append(",\"token_start\":")
    sink.append(tiles.lowerBound)
    sink.append(",\"token_end\":")
    sink.append(tiles.upperBound - 1)
    sink.append("}")
  }
}
