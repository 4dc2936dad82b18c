import Extraction

// Blocks, sentences, tokens and clauses.
extension AnnotationWriter {
  func writeText(_ a: Annotation, to out: inout [UInt8]) {
    out.write(",\"blocks\":[")
    let blocks = a.blocks.span
    for i in blocks.indices {
      out.write(room: 128 + 2 * AnnotationWriter.spanRoom) { pen in
        pen.comma(before: i)
        pen.put("{\"kind\":", label: blocks[i].kind.json)
        put(",\"start\":", blocks[i].span, "", &pen)
        if let source = blocks[i].source { put(source: source, &pen) }
        pen.put(byte: 0x7D)
      }
      outlet.passOn(&out)
    }
    out.write("],\"sentences\":[")
    let sentences = a.sentences.span
    // Room for many at a time, not for all of a long text.
    var first = 0
    while first < sentences.count {
      let end = min(first + AnnotationWriter.slice / 16, sentences.count)
      out.write(room: (end - first) * (48 + AnnotationWriter.spanRoom)) { pen in
        for i in first..<end {
          pen.comma(before: i)
          put("{\"start\":", sentences[i].span, ",\"block\":", &pen)
          pen.put("", sentences[i].block, "}")
        }
      }
      outlet.passOn(&out)
      first = end
    }
    out.write("]")
  }

  /// Where a block stood in the page that the text was taken from, in the same unit as all offsets.
  private func put(source span: TextSpan, _ pen: inout Pen) {
    pen.put(
      ",\"source\":{\"start\":", sourceOffsets?.offset(ofByte: span.start) ?? span.start, ",\"end\":",
      sourceOffsets?.offset(ofByte: span.end) ?? span.end, "}")
  }

  func writeSyntax(_ a: Annotation, to out: inout [UInt8]) {
    if layers.contains(.tokens), let tokens = a.tokens {
      out.write(",\"tokens\":[")
      let tokens = tokens.span
      for i in tokens.indices {
        let name = tokens[i].pos.name
        out.write(room: 64 + name.utf8CodeUnitCount + AnnotationWriter.spanRoom + Pen.room(tokens[i].lemma)) { pen in
          pen.comma(before: i)
          put("{\"start\":", tokens[i].span, ",\"pos\":\"", &pen)
          pen.put(name)
          pen.put("\",\"lemma\":")
          pen.put(string: tokens[i].lemma)
          pen.put(byte: 0x7D)
        }
        outlet.passOn(&out)
      }
      out.write("]")
    }
    if layers.contains(.clauses), let clauses = a.clauses {
      out.write(",\"clauses\":[")
      let clauses = clauses.span
      for i in clauses.indices {
        write(clauses[i], i, to: &out)
        outlet.passOn(&out)
      }
      out.write("]")
    }
  }

  private func write(_ clause: borrowing Annotation.Clause, _ index: Int, to out: inout [UInt8]) {
    out.write(room: 128 + AnnotationWriter.spanRoom + Pen.room(clause.lemma)) { pen in
      pen.comma(before: index)
      put("{\"predicate\":{\"start\":", clause.predicate, ",\"lemma\":", &pen)
      pen.put(string: clause.lemma)
      pen.put("},\"voice\":", label: clause.voice.json)
      pen.put(",\"negated\":")
      pen.put(clause.negated)
      pen.put(",\"factuality\":", label: clause.factuality.json)
    }
    out.write(",\"subject\":[")
    write(clause.subject, to: &out)
    out.write("],\"object\":[")
    write(clause.object, to: &out)
    out.write("],\"agent\":[")
    write(clause.agent, to: &out)
    out.write("],\"complements\":[")
    write(clause.complements, to: &out)
    out.write(room: 16 + Pen.numberRoom) { pen in pen.put("],\"sentence\":", clause.sentence, "}") }
  }

  private func write(_ arguments: borrowing [Annotation.Argument], to out: inout [UInt8]) {
    let arguments = arguments.span
    for i in arguments.indices {
      let marker = arguments[i].marker
      out.write(room: 96 + 2 * AnnotationWriter.spanRoom + (marker.map { Pen.room($0) } ?? 0)) { pen in
        pen.comma(before: i)
        pen.put(byte: 0x7B)
        if let marker {
          pen.put("\"marker\":")
          pen.put(string: marker)
          pen.put(byte: 0x2C)
        }
        put("\"start\":", arguments[i].span, ",\"head\":", &pen)
        put("{\"start\":", arguments[i].head, "}", &pen)
        if let mention = arguments[i].mention { pen.put(",\"mention\":\"m", mention + 1, "\"") }
        pen.put(byte: 0x7D)
      }
    }
  }
}
