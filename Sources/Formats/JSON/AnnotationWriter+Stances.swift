import Extraction

// Quotes, stances and positions.
extension AnnotationWriter {
  func writeQuotes(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"quotes\":[")
    let quotes = a.quotes.span
    for i in quotes.indices {
      unsafe write(quotes, i, text, to: &out)
      outlet.passOn(&out)
    }
    out.write("]")
    guard let attribution = a.attribution else { return }
    out.write(room: 64 + 2 * Pen.numberRoom) { pen in
      pen.put(",\"attribution\":{\"density\":", real: attribution.density, ",\"direct\":")
      pen.put("", real: attribution.direct, "}")
    }
  }

  private func write(_ quotes: Span<Annotation.Quote>, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    let pieces = quotes[i].pieces
    let cueRoom = quotes[i].cue.map { AnnotationWriter.room($0) } ?? 0
    out.write(room: 160 + (pieces.count + 2) * (AnnotationWriter.spanRoom + 8) + AnnotationWriter.room(quotes[i].speaker) + cueRoom) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":\"q", i + 1, "\"")
      put(",\"start\":", quotes[i].span, ",\"parts\":[", &pen)
      if pieces.isEmpty { put("{\"start\":", quotes[i].span, "}", &pen) }
      for j in pieces.indices {
        pen.comma(before: j)
        put("{\"start\":", pieces[j], "}", &pen)
      }
      pen.put("],\"kind\":", label: quotes[i].kind.json)
      unsafe put(speaker: quotes[i].speaker, text, &pen)
      if let cue = quotes[i].cue {
        put(",\"cue\":{\"start\":", cue, ",\"text\":\"", &pen)
        unsafe put(words: cue, of: text, &pen)
        pen.put("\"}")
      }
      put(commitment: quotes[i].commitment, &pen)
      pen.put(byte: 0x7D)
    }
  }

  func writeStances(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"stances\":[")
    let stances = a.stances.span
    for i in stances.indices {
      unsafe write(stances, i, text, to: &out)
      outlet.passOn(&out)
    }
    out.write("]")
  }

  private func write(_ stances: Span<Annotation.Stance>, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(room: 320 + AnnotationWriter.spanRoom + AnnotationWriter.room(stances[i].holder) + AnnotationWriter.room(stances[i].target)) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":\"s", i + 1, "\",\"sentence\":", stances[i].sentence, "")
      put(",\"start\":", stances[i].span, ",\"kind\":", &pen)
      pen.put("", label: stances[i].kind.json)
      pen.put(",\"holder\":")
      unsafe put(stances[i].holder, text, &pen)
      pen.put(",\"target\":")
      unsafe put(stances[i].target, text, &pen)
      // Off the rounded score, so that 0.00001 is neutral and written 0.0.
      let score = tenThousandths(stances[i].score)
      let polarity: Polarity = score > 0 ? .positive : score < 0 ? .negative : .neutral
      pen.put(",\"polarity\":", label: polarity.json)
      pen.put(",\"score\":", tenThousandths: score, "")
      if let event = stances[i].event { pen.put(",\"event\":", label: event.json) }
      pen.put(",\"factuality\":", label: stances[i].factuality.json)
      pen.put(",\"chain\":[")
    }
    let chain = stances[i].chain.span
    for j in chain.indices { unsafe write(chain, j, text, to: &out) }
    out.write(room: 64 + AnnotationWriter.room(stances[i].cue.span) + Pen.room(stances[i].cue.frame)) { pen in
      put("],\"cue\":{\"start\":", stances[i].cue.span, ",\"text\":\"", &pen)
      unsafe put(words: stances[i].cue.span, of: text, &pen)
      pen.put("\",\"frame\":")
      pen.put(string: stances[i].cue.frame)
      pen.put("},\"modifiers\":[")
    }
    let modifiers = stances[i].modifiers.span
    for j in modifiers.indices {
      out.write(room: 64 + AnnotationWriter.room(modifiers[j].span)) { pen in
        pen.comma(before: j)
        pen.put("{\"kind\":", label: modifiers[j].kind.json)
        put(",\"start\":", modifiers[j].span, ",\"text\":\"", &pen)
        unsafe put(words: modifiers[j].span, of: text, &pen)
        pen.put("\"}")
      }
    }
    out.write(room: 20 + Pen.numberRoom) { pen in pen.put("],\"confidence\":", real: stances[i].confidence, "") }
    if layers.contains(.trace) { unsafe write(trace: stances[i].trace, text, to: &out) }
    out.write("}")
  }

  private func write(_ reporters: Span<Annotation.Reporter>, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(room: 96 + AnnotationWriter.room(reporters[i].who) + AnnotationWriter.spanRoom) { pen in
      pen.comma(before: i)
      pen.put(byte: 0x7B)
      unsafe put(members: reporters[i].who, text, &pen)
      put(",\"cue\":{\"start\":", reporters[i].cue, "}", &pen)
      put(commitment: reporters[i].commitment, &pen)
      pen.put(byte: 0x7D)
    }
  }

  private func put(commitment: Commitment?, _ pen: inout Pen) {
    if let commitment { pen.put(",\"commits\":", label: commitment.json) }
  }

  private func write(trace: [Annotation.TraceStep], _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"trace\":[")
    for (i, step) in trace.enumerated() {
      let rule = step.rule
      out.write(room: 96 + Pen.numberRoom + Pen.room(rule) + (step.span.map { AnnotationWriter.room($0) } ?? 0)) { pen in
        pen.comma(before: i)
        pen.put("{\"rule\":")
        pen.put(string: rule)
        pen.put(",\"operation\":", label: step.operation.json)
        pen.put(",\"value\":", real: step.value, "")
        if let span = step.span {
          put(",\"start\":", span, ",\"text\":\"", &pen)
          unsafe put(words: span, of: text, &pen)
          pen.put(byte: 0x22)
        }
        pen.put(byte: 0x7D)
      }
    }
    out.write("]")
  }

  // MARK: Roles

  /// The most bytes of a role.
  private static func room(_ role: borrowing Annotation.Role?) -> Int {
    switch role {
    case .phrase(let phrase): room(phrase)
    case .author, nil: 16
    }
  }

  private static func room(_ phrase: borrowing Annotation.Phrase) -> Int {
    96 + 2 * Pen.numberRoom + room(phrase.span) + (phrase.issue.map { Pen.room($0) } ?? 0)
  }

  // Not unwrapped: it would be copied.
  @inline(__always)
  private func put(speaker: borrowing Annotation.Role?, _ text: UnsafeBufferPointer<UInt8>, _ pen: inout Pen) {
    switch speaker {
    case .author: pen.put(",\"speaker\":{\"author\":true}")
    case .phrase(let phrase):
      pen.put(",\"speaker\":{")
      unsafe put(members: phrase, text, &pen)
      pen.put(byte: 0x7D)
    case nil: break
    }
  }

  @inline(__always)
  private func put(_ role: borrowing Annotation.Role, _ text: UnsafeBufferPointer<UInt8>, _ pen: inout Pen) {
    switch role {
    case .author: pen.put("{\"author\":true}")
    case .phrase(let phrase):
      pen.put(byte: 0x7B)
      unsafe put(members: phrase, text, &pen)
      pen.put(byte: 0x7D)
    }
  }

  private func put(members phrase: borrowing Annotation.Phrase, _ text: UnsafeBufferPointer<UInt8>, _ pen: inout Pen) {
    if let entity = phrase.entity { pen.put("\"entity\":\"e", entity + 1, "\",") }
    if let mention = phrase.mention { pen.put("\"mention\":\"m", mention + 1, "\",") }
    if let issue = phrase.issue {
      pen.put("\"issue\":")
      pen.put(string: issue)
      pen.put(byte: 0x2C)
    }
    put("\"start\":", phrase.span, ",\"text\":\"", &pen)
    unsafe put(words: phrase.span, of: text, &pen)
    pen.put(byte: 0x22)
  }

  // MARK: Positions

  func writePositions(_ a: Annotation, to out: inout [UInt8]) {
    out.write(",\"positions\":[")
    let positions = a.positions.span
    for i in positions.indices {
      write(positions, i, to: &out)
      outlet.passOn(&out)
    }
    out.write("]")
  }

  private func write(_ positions: Span<Annotation.Position>, _ i: Int, to out: inout [UInt8]) {
    let room = AnnotationWriter.room(positions[i].holder) + AnnotationWriter.room(positions[i].target)
    out.write(room: 160 + room + 6 * Pen.numberRoom) { pen in
      pen.comma(before: i)
      pen.put("{\"holder\":")
      put(positions[i].holder, &pen)
      pen.put(",\"target\":")
      put(positions[i].target, &pen)
      put(positions[i].positive, positions[i].negative, positions[i].neutral, score: positions[i].score, &pen)
      // Of a single stance they are its own.
      if positions[i].counted.count > 1 {
        pen.put(",\"weighted\":", real: positions[i].weighted, ",\"confidence\":")
        pen.put("", real: positions[i].confidence, "")
      }
      if positions[i].isMixed { pen.put(",\"mixed\":true") }
    }
    write(",\"stances\":", ids: "\"s", positions[i].counted.span, "", to: &out)
    if !positions[i].sections.isEmpty { write(positions[i].sections, to: &out) }
    out.write("}")
  }

  /// How many stances are of each sign, and what they come to.
  @inline(__always)
  private func put(_ positive: Int, _ negative: Int, _ neutral: Int, score: Double, _ pen: inout Pen) {
    pen.put(",\"positive\":", positive, ",\"negative\":", negative, ",\"neutral\":")
    pen.put("", neutral, "")
    pen.put(",\"score\":", real: score, "")
  }

  private func write(_ sections: borrowing [Annotation.Position.Section], to out: inout [UInt8]) {
    let sections = sections.span
    out.write(room: 32 + sections.count * (64 + 5 * Pen.numberRoom)) { pen in
      pen.put(",\"sections\":[")
      for i in sections.indices {
        pen.comma(before: i)
        pen.put("{\"block\":", sections[i].block, "")
        put(sections[i].positive, sections[i].negative, sections[i].neutral, score: sections[i].score, &pen)
        pen.put(byte: 0x7D)
      }
      pen.put(byte: 0x5D)
    }
  }

  private static func room(_ party: borrowing Annotation.Position.Party) -> Int {
    switch party {
    case .author, .entity: 24 + Pen.numberRoom
    case .issue(let key): 16 + Pen.room(key)
    }
  }

  private func put(_ party: borrowing Annotation.Position.Party, _ pen: inout Pen) {
    switch party {
    case .author: pen.put("{\"author\":true}")
    case .entity(let index):
      pen.put("{\"entity\":\"e", index + 1, "\"}")
    case .issue(let key):
      pen.put("{\"issue\":")
      pen.put(string: key)
      pen.put(byte: 0x7D)
    }
  }
}
