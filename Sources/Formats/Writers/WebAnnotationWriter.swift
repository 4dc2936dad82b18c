import Extraction

/// W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one annotation page in JSON-LD a line, an annotation for each mention and
/// each stance. Positions are scalars ("Unicode code points", section 4.2.4), with a quote of the words beside them.
final class WebAnnotationWriter: DocumentWriter {
  private var sink = ByteSink()
  private var offsets = OffsetMap(unit: .scalar)

  /// Characters of the text before and behind the words, for readers that look them up.
  private static let contextLength = 32

  func write(_ a: Annotation, to out: inout [UInt8]) {
    sink.removeAll()
    offsets.use(a.text)
    sink.append("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":")
    writeIRI(a, "page")
    sink.append(",\"type\":\"AnnotationPage\",\"items\":[")
    var first = true
    for (i, mention) in a.mentions.enumerated() {
      sink.appendComma(&first)
      sink.append("{\"id\":")
      writeIRI(a, "m\(i + 1)")
      sink.append(",\"type\":\"Annotation\",\"motivation\":\"identifying\",\"body\":[{\"type\":\"SpecificResource\",\"purpose\":\"identifying\",\"source\":")
      writeIRI("urn:extract:entity:", a.key(mention))
      sink.append("},{\"type\":\"TextualBody\",\"purpose\":\"classifying\",\"value\":")
      sink.append(mention.type.json)
      sink.append("}],\"target\":")
      write(mention.span, a)
      sink.append("}")
    }
    for (i, stance) in a.stances.enumerated() {
      sink.appendComma(&first)
      sink.append("{\"id\":")
      writeIRI(a, "s\(i + 1)")
      sink.append(",\"type\":\"Annotation\",\"motivation\":\"assessing\",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"assessing\",\"value\":")
      sink.append(stance.polarity.json)
      sink.append("}")
      for role in [stance.holder, stance.target] {
        guard case .phrase(let phrase) = role, let entity = phrase.entity else { continue }
        sink.append(",{\"type\":\"SpecificResource\",\"purpose\":\"linking\",\"source\":")
        writeIRI("urn:extract:entity:", a.entities[entity].key)
        sink.append("}")
      }
      sink.append("],\"target\":")
      write(stance.span, a)
      sink.append("}")
    }
    sink.append("]}\n")
    sink.append(to: &out)
  }

  private func writeIRI(_ scheme: StaticString, _ name: String) {
    sink.append("\"")
    sink.append(scheme)
    sink.appendPercentEncoded(name.utf8, keeping: "/:")
    sink.append("\"")
  }

  private func writeIRI(_ a: Annotation, _ fragment: String) {
    sink.append("\"urn:extract:document:")
    sink.appendPercentEncoded(a.id.utf8, keeping: "/:")
    sink.append("#")
    sink.append(string: fragment)
    sink.append("\"")
  }

  private func write(_ span: TextSpan, _ a: Annotation) {
    sink.append("{\"source\":")
    sink.append("\"urn:extract:document:")
    sink.appendPercentEncoded(a.id.utf8, keeping: "/:")
    sink.append("\",\"selector\":[{\"type\":\"TextPositionSelector\",")
    sink.appendSpan(span, offsets)
    sink.append("},{\"type\":\"TextQuoteSelector\",\"exact\":")
    sink.appendString(a.bytes(span))
    sink.append(",\"prefix\":")
    sink.appendString(a.bytes(TextSpan(boundary(span.start, a.text, -1), span.start)))
    sink.append(",\"suffix\":")
    sink.appendString(a.bytes(TextSpan(span.end, boundary(span.end, a.text, 1))))
    sink.append("}]}")
  }

  /// The scalar boundary `contextLength` scalars away.
  private func boundary(_ from: Int, _ text: [UInt8], _ step: Int) -> Int {
    var at = from
    var left = WebAnnotationWriter.contextLength
    while left > 0, step < 0 ? at > 0 : at < text.count {
      at += step
      while at > 0, at < text.count, text[at] & 0xC0 == 0x80 { at += step }
      left -= 1
    }
    return at
  }
}
