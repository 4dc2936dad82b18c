import Extraction

// Quotes, stances and positions.
extension AnnotationWriter {
  mutating func writeQuotes(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"quotes\":[")
    for i in a.quotes.indices {
      let quote = a.quotes[i]
      separate(i)
      sink.append("{\"id\":")
      writeID(0x71, i)
      sink.append(byte: 0x2C)
      writeOffsets(quote.span)
      sink.append(",\"parts\":[")
      for j in quote.parts.indices {
        let part = quote.parts[j]
        separate(j)
        sink.append(byte: 0x7B)
        writeOffsets(part)
        sink.append(byte: 0x7D)
      }
      sink.append("],\"kind\":")
      sink.append(quote.kind.json)
      if let speaker = quote.speaker {
        sink.append(",\"speaker\":")
        unsafe write(speaker, text)
      }
      if let cue = quote.cue {
        sink.append(",\"cue\":{")
        writeOffsets(cue)
        unsafe writeWords(cue, text)
        sink.append(byte: 0x7D)
      }
      if let commitment = quote.commitment {
        sink.append(",\"commits\":")
        sink.append(commitment.json)
      }
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
    if let attribution = a.attribution {
      sink.append(",\"attribution\":{\"density\":")
      sink.appendReal(attribution.density)
      sink.append(",\"direct\":")
      sink.appendReal(attribution.direct)
      sink.append(byte: 0x7D)
    }
  }

  mutating func writeStances(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"stances\":[")
    for i in a.stances.indices {
      let stance = a.stances[i]
      separate(i)
      unsafe write(stance, i, text)
    }
    sink.append(byte: 0x5D)
  }

  private mutating func write(
    _ stance: Annotation.Stance, _ index: Int, _ text: UnsafeBufferPointer<UInt8>
  ) {
    sink.append("{\"id\":")
    writeID(0x73, index)
    sink.append(",\"sentence\":")
    sink.append(stance.sentence)
    sink.append(byte: 0x2C)
    writeOffsets(stance.span)
    sink.append(",\"kind\":")
    sink.append(stance.kind.json)
    sink.append(",\"holder\":")
    unsafe write(stance.holder, text)
    sink.append(",\"target\":")
    unsafe write(stance.target, text)
    sink.append(",\"polarity\":")
    // Off the rounded score, so that 0.00001 is neutral and written 0.0.
    let score = tenThousandths(stance.score)
    let polarity: Polarity = score > 0 ? .positive : score < 0 ? .negative : .neutral
    sink.append(polarity.json)
    sink.append(",\"score\":")
    sink.appendReal(stance.score)
    if let event = stance.event {
      sink.append(",\"event\":")
      sink.append(event.json)
    }
    sink.append(",\"factuality\":")
    sink.append(stance.factuality.json)
    sink.append(",\"chain\":[")
    for i in stance.chain.indices {
      let reporter = stance.chain[i]
      separate(i)
      sink.append(byte: 0x7B)
      unsafe writeMembers(reporter.who, text)
      sink.append(",\"cue\":{")
      writeOffsets(reporter.cue)
      sink.append(byte: 0x7D)
      if let commitment = reporter.commitment {
        sink.append(",\"commits\":")
        sink.append(commitment.json)
      }
      sink.append(byte: 0x7D)
    }
    sink.append("],\"cue\":{")
    writeOffsets(stance.cue.span)
    unsafe writeWords(stance.cue.span, text)
    sink.append(",\"frame\":")
    sink.appendString(stance.cue.frame)
    sink.append("},\"modifiers\":[")
    for i in stance.modifiers.indices {
      let modifier = stance.modifiers[i]
      separate(i)
      sink.append("{\"kind\":")
      sink.append(modifier.kind.json)
      sink.append(byte: 0x2C)
      writeOffsets(modifier.span)
      unsafe writeWords(modifier.span, text)
      sink.append(byte: 0x7D)
    }
    sink.append("],\"confidence\":")
    sink.appendReal(stance.confidence)
    if layers.contains(.trace) { unsafe write(stance.trace, text) }
    sink.append(byte: 0x7D)
  }

  private mutating func write(_ trace: [Annotation.TraceStep], _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"trace\":[")
    for i in trace.indices {
      let step = trace[i]
      separate(i)
      sink.append("{\"rule\":")
      sink.appendString(step.rule)
      sink.append(",\"operation\":")
      sink.append(step.operation.json)
      sink.append(",\"value\":")
      sink.appendReal(step.value)
      if let span = step.span {
        sink.append(byte: 0x2C)
        writeOffsets(span)
        unsafe writeWords(span, text)
      }
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  private mutating func write(_ role: Annotation.Role, _ text: UnsafeBufferPointer<UInt8>) {
    switch role {
    case .author: sink.append("{\"author\":true}")
    case .phrase(let phrase):
      sink.append(byte: 0x7B)
      unsafe writeMembers(phrase, text)
      sink.append(byte: 0x7D)
    }
  }

  private mutating func writeMembers(
    _ phrase: Annotation.Phrase, _ text: UnsafeBufferPointer<UInt8>
  ) {
    if let entity = phrase.entity {
      sink.append("\"entity\":")
      writeID(0x65, entity)
      sink.append(byte: 0x2C)
    }
    if let mention = phrase.mention {
      sink.append("\"mention\":")
      writeID(0x6D, mention)
      sink.append(byte: 0x2C)
    }
    if let issue = phrase.issue {
      sink.append("\"issue\":")
      sink.appendString(issue)
      sink.append(byte: 0x2C)
    }
    writeOffsets(phrase.span)
    unsafe writeWords(phrase.span, text)
  }

  mutating func writePositions(_ a: Annotation) {
    sink.append(",\"positions\":[")
    for i in a.positions.indices {
      let position = a.positions[i]
      separate(i)
      sink.append("{\"holder\":")
      write(position.holder)
      sink.append(",\"target\":")
      write(position.target)
      sink.append(",\"positive\":")
      sink.append(position.positive)
      sink.append(",\"negative\":")
      sink.append(position.negative)
      sink.append(",\"neutral\":")
      sink.append(position.neutral)
      sink.append(",\"score\":")
      sink.appendReal(position.score)
      // Of a single stance they are its own.
      if position.stances.count > 1 {
        sink.append(",\"weighted\":")
        sink.appendReal(position.weighted)
        sink.append(",\"confidence\":")
        sink.appendReal(position.confidence)
      }
      if position.isMixed { sink.append(",\"mixed\":true") }
      sink.append(",\"stances\":")
      writeIDs(0x73, position.stances)
      if !position.sections.isEmpty { write(position.sections) }
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  private mutating func write(_ sections: [Annotation.Position.Section]) {
    sink.append(",\"sections\":[")
    for i in sections.indices {
      separate(i)
      sink.append("{\"block\":")
      sink.append(sections[i].block)
      sink.append(",\"positive\":")
      sink.append(sections[i].positive)
      sink.append(",\"negative\":")
      sink.append(sections[i].negative)
      sink.append(",\"neutral\":")
      sink.append(sections[i].neutral)
      sink.append(",\"score\":")
      sink.appendReal(sections[i].score)
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  private mutating func write(_ party: Annotation.Position.Party) {
    switch party {
    case .author: sink.append("{\"author\":true}")
    case .entity(let index):
      sink.append("{\"entity\":")
      writeID(0x65, index)
      sink.append(byte: 0x7D)
    case .issue(let key):
      sink.append("{\"issue\":")
      sink.appendString(key)
      sink.append(byte: 0x7D)
    }
  }
}
