import Extraction

// Quotes, stances and positions.
extension AnnotationWriter {
  mutating func writeQuotes(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"quotes\":[")
    for (i, quote) in a.quotes.enumerated() {
      separate(i)
      sink.append("{\"id\":")
      writeID(0x71, i)
      sink.append(byte: 0x2C)
      writeOffsets(quote.span)
      sink.append(",\"parts\":[")
      for (j, part) in quote.parts.enumerated() {
        separate(j)
        sink.append(byte: 0x7B)
        writeOffsets(part)
        sink.append(byte: 0x7D)
      }
      sink.append("],\"kind\":")
      sink.appendString(quote.kind.rawValue)
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
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  mutating func writeStances(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"stances\":[")
    for (i, stance) in a.stances.enumerated() {
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
    sink.appendString(stance.kind.rawValue)
    sink.append(",\"holder\":")
    unsafe write(stance.holder, text)
    sink.append(",\"target\":")
    unsafe write(stance.target, text)
    sink.append(",\"polarity\":")
    // Off the rounded score, so that 0.00001 is neutral and written 0.0.
    let score = tenThousandths(stance.score)
    let polarity: Polarity = score > 0 ? .positive : score < 0 ? .negative : .neutral
    sink.appendString(polarity.rawValue)
    sink.append(",\"score\":")
    sink.appendReal(stance.score)
    if let event = stance.event {
      sink.append(",\"event\":")
      sink.appendString(event.rawValue)
    }
    sink.append(",\"factuality\":")
    sink.appendString(stance.factuality.rawValue)
    sink.append(",\"chain\":[")
    for (i, reporter) in stance.chain.enumerated() {
      separate(i)
      sink.append(byte: 0x7B)
      unsafe writeMembers(reporter.who, text)
      sink.append(",\"cue\":{")
      writeOffsets(reporter.cue)
      sink.append("}}")
    }
    sink.append("],\"cue\":{")
    writeOffsets(stance.cue.span)
    unsafe writeWords(stance.cue.span, text)
    sink.append(",\"frame\":")
    sink.appendString(stance.cue.frame)
    sink.append("},\"modifiers\":[")
    for (i, modifier) in stance.modifiers.enumerated() {
      separate(i)
      sink.append("{\"kind\":")
      sink.appendString(modifier.kind.rawValue)
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
    for (i, step) in trace.enumerated() {
      separate(i)
      sink.append("{\"rule\":")
      sink.appendString(step.rule)
      sink.append(",\"operation\":")
      sink.appendString(step.operation.rawValue)
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
    for (i, position) in a.positions.enumerated() {
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
      sink.append(",\"stances\":")
      writeIDs(0x73, position.stances)
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
