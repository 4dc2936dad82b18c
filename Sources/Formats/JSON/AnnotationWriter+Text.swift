import Extraction

// Blocks, sentences, tokens and clauses.
extension AnnotationWriter {
  mutating func writeText(_ a: Annotation) {
    sink.append(",\"blocks\":[")
    for i in a.blocks.indices {
      let block = a.blocks[i]
      separate(i)
      sink.append("{\"kind\":")
      sink.append(block.kind.json)
      sink.append(byte: 0x2C)
      writeOffsets(block.span)
      if let source = block.source { writeSource(source, a) }
      sink.append(byte: 0x7D)
    }
    sink.append("],\"sentences\":[")
    for i in a.sentences.indices {
      let sentence = a.sentences[i]
      separate(i)
      sink.append(byte: 0x7B)
      writeOffsets(sentence.span)
      sink.append(",\"block\":")
      sink.append(sentence.block)
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  /// Where a block stood in the page that the text was taken from, in the same unit as all offsets.
  private mutating func writeSource(_ span: TextSpan, _ a: Annotation) {
    if sourceOffsets == nil { sourceOffsets = OffsetMap(a.source, unit: offsets.unit) }
    guard let map = sourceOffsets else { return }
    sink.append(",\"source\":{\"start\":")
    sink.append(map.offset(ofByte: span.start))
    sink.append(",\"end\":")
    sink.append(map.offset(ofByte: span.end))
    sink.append(byte: 0x7D)
  }

  mutating func writeSyntax(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    if layers.contains(.tokens), let tokens = a.tokens {
      sink.append(",\"tokens\":[")
      for i in tokens.indices {
        let token = tokens[i]
        separate(i)
        sink.append(byte: 0x7B)
        writeOffsets(token.span)
        sink.append(",\"pos\":\"")
        sink.append(token.pos.name)
        sink.append("\",\"lemma\":")
        sink.appendString(token.lemma)
        sink.append(byte: 0x7D)
      }
      sink.append(byte: 0x5D)
    }
    if layers.contains(.clauses), let clauses = a.clauses {
      sink.append(",\"clauses\":[")
      for i in clauses.indices {
        let clause = clauses[i]
        separate(i)
        write(clause)
      }
      sink.append(byte: 0x5D)
    }
  }

  private mutating func write(_ clause: Annotation.Clause) {
    sink.append("{\"predicate\":{")
    writeOffsets(clause.predicate)
    sink.append(",\"lemma\":")
    sink.appendString(clause.lemma)
    sink.append("},\"voice\":")
    sink.append(clause.voice.json)
    sink.append(",\"negated\":")
    sink.append(clause.negated)
    sink.append(",\"factuality\":")
    sink.append(clause.factuality.json)
    sink.append(",\"subject\":")
    write(clause.subject)
    sink.append(",\"object\":")
    write(clause.object)
    sink.append(",\"agent\":")
    write(clause.agent)
    sink.append(",\"complements\":")
    write(clause.complements)
    sink.append(",\"sentence\":")
    sink.append(clause.sentence)
    sink.append(byte: 0x7D)
  }

  private mutating func write(_ arguments: [Annotation.Argument]) {
    sink.append(byte: 0x5B)
    for i in arguments.indices {
      let argument = arguments[i]
      separate(i)
      sink.append(byte: 0x7B)
      if let marker = argument.marker {
        sink.append("\"marker\":")
        sink.appendString(marker)
        sink.append(byte: 0x2C)
      }
      writeOffsets(argument.span)
      sink.append(",\"head\":{")
      writeOffsets(argument.head)
      sink.append(byte: 0x7D)
      if let mention = argument.mention {
        sink.append(",\"mention\":")
        writeID(0x6D, mention)
      }
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }
}
