import Extraction

// Entities and mentions.
extension AnnotationWriter {
  func writeEntities(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"entities\":[")
    let entities = a.entities.span
    for i in entities.indices { write(entities, i, to: &out) }
    out.write("],\"mentions\":[")
    let mentions = a.mentions.span
    for i in mentions.indices { unsafe write(mentions, i, text, to: &out) }
    out.write("]")
  }

  private func write(_ mentions: Span<Annotation.Mention>, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    let rule =
      switch mentions[i].ruleName {
      case .literal(let name): name.utf8CodeUnitCount
      case .given(let name): Pen.room(name)
      }
    out.write(room: 256 + AnnotationWriter.room(mentions[i].span) + rule) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":")
      pen.put(id: 0x6D, i)
      put(",\"start\":", mentions[i].span, &pen)
      unsafe put(words: mentions[i].span, of: text, &pen)
      pen.put(",\"entity\":")
      pen.put(id: 0x65, mentions[i].entity)
      pen.put(",\"type\":")
      pen.put(label: mentions[i].type.json)
      pen.put(",\"form\":")
      pen.put(label: mentions[i].form.json)
      pen.put(",\"sense\":")
      pen.put(label: mentions[i].sense.json)
      pen.put(",\"rule\":")
      switch mentions[i].ruleName {
      case .literal(let name):
        // The program's names need no escapes.
        pen.put(byte: 0x22)
        pen.put(name)
        pen.put(byte: 0x22)
      case .given(let name): pen.put(string: name)
      }
      pen.put(",\"score\":")
      pen.put(mentions[i].score)
      pen.put(byte: 0x7D)
    }
  }

  private func write(_ entities: Span<Annotation.Entity>, _ i: Int, to out: inout [UInt8]) {
    out.write(room: 128 + Pen.room(entities[i].key) + Pen.room(entities[i].name) + (entities[i].country.map { Pen.room($0) } ?? 0)) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":")
      pen.put(id: 0x65, i)
      pen.put(",\"key\":")
      pen.put(string: entities[i].key)
      pen.put(",\"name\":")
      pen.put(string: entities[i].name)
      pen.put(",\"type\":")
      pen.put(label: entities[i].type.json)
      pen.put(",\"nil\":")
      pen.put(entities[i].isNil)
      put(optional: ",\"country\":", entities[i].country, &pen)
      pen.put(",\"roles\":[")
    }
    if !entities[i].roles.isEmpty {
      let roles = entities[i].roles
      for j in roles.indices { write(roles.span, j, to: &out) }
    }
    out.write("],\"links\":{")
    if !entities[i].links.isEmpty {
      let all = entities[i].links
      let links = all.span
      for j in links.indices {
        out.write(room: 2 + Pen.room(links[j].scheme) + Pen.room(links[j].value)) { pen in
          pen.comma(before: j)
          pen.put(string: links[j].scheme)
          pen.put(byte: 0x3A)
          pen.put(string: links[j].value)
        }
      }
    }
    out.write("},\"mentions\":")
    write(ids: 0x6D, entities[i].mentions, to: &out)
    out.write(room: 16 + Pen.numberRoom) { pen in
      pen.put(",\"salience\":")
      pen.put(entities[i].salience)
    }
    if let tone = entities[i].tone { write(tone, to: &out) }
    out.write("}")
  }

  private func write(_ offices: Span<Annotation.Office>, _ i: Int, to out: inout [UInt8]) {
    let count = offices[i].title.utf8.count + (offices[i].of?.utf8.count ?? 0) + (offices[i].from?.utf8.count ?? 0) + (offices[i].to?.utf8.count ?? 0)
    out.write(room: 64 + Pen.room(count)) { pen in
      pen.comma(before: i)
      pen.put("{\"title\":")
      pen.put(string: offices[i].title)
      put(optional: ",\"of\":", offices[i].of, &pen)
      put(optional: ",\"from\":", offices[i].from, &pen)
      put(optional: ",\"to\":", offices[i].to, &pen)
      pen.put(byte: 0x7D)
    }
  }

  private func write(_ tone: borrowing Annotation.Tone, to out: inout [UInt8]) {
    out.write(room: 128 + 3 * Pen.numberRoom) { pen in
      pen.put(",\"tone\":{\"polarity\":")
      pen.put(label: tone.polarity.json)
      pen.put(",\"score\":")
      pen.put(tone.score)
      pen.put(",\"positive\":")
      pen.put(tone.positive)
      pen.put(",\"negative\":")
      pen.put(tone.negative)
      pen.put(",\"stances\":")
    }
    write(ids: 0x73, tone.stances, to: &out)
    out.write("}")
  }

  @inline(__always)
  private func put(optional key: StaticString, _ value: borrowing String?, _ pen: inout Pen) {
    guard let value = copy value else { return }
    pen.put(key)
    pen.put(string: value)
  }
}
