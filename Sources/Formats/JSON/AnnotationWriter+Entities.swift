import Extraction

// Entities and mentions.
extension AnnotationWriter {
  mutating func writeEntities(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    out.write(",\"entities\":[")
    let entities = a.entities.span
    for i in entities.indices {
      write(entities, i, to: &out)
      outlet.passOn(&out)
    }
    out.write("],\"mentions\":[")
    let mentions = a.mentions.span
    for i in mentions.indices {
      unsafe write(mentions, i, text, to: &out)
      outlet.passOn(&out)
    }
    out.write("]")
  }

  private func write(_ mentions: Span<Annotation.Mention>, _ i: Int, _ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    let rule =
      switch mentions[i].ruleName {
      case .literal(let name): name.utf8CodeUnitCount
      case .given(let name): Pen.room(name)
      }
    out.write(room: 320 + AnnotationWriter.room(mentions[i].span) + rule) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":\"m", i + 1, "\"")
      put(",\"start\":", mentions[i].span, ",\"text\":\"", &pen)
      unsafe put(words: mentions[i].span, of: text, &pen)
      pen.put("\",\"entity\":\"e", mentions[i].entity + 1, "\"")
      pen.put(",\"type\":", label: mentions[i].type.json)
      pen.put(",\"form\":", label: mentions[i].form.json)
      pen.put(",\"sense\":", label: mentions[i].sense.json)
      pen.put(",\"rule\":")
      switch mentions[i].ruleName {
      case .literal(let name):
        // The program's names need no escapes.
        pen.put(byte: 0x22)
        pen.put(name)
        pen.put(byte: 0x22)
      case .given(let name): pen.put(string: name)
      }
      pen.put(",\"score\":", real: mentions[i].score, "}")
    }
  }

  private mutating func write(_ entities: Span<Annotation.Entity>, _ i: Int, to out: inout [UInt8]) {
    out.write(room: 16 + Pen.numberRoom) { pen in
      pen.comma(before: i)
      pen.put("{\"id\":\"e", i + 1, "\"")
    }
    if entities[i].facts.isShared {
      shared.write(entities[i].facts, entities[i].type, isNil: entities[i].isNil, to: &out)
    } else {
      AnnotationWriter.write(entities[i].facts, entities[i].type, isNil: entities[i].isNil, to: &out)
    }
    write(",\"mentions\":", ids: "\"m", entities[i].mentioned.span, "", to: &out)
    out.write(room: 20 + Pen.numberRoom) { pen in pen.put(",\"salience\":", real: entities[i].salience, "") }
    if let tone = entities[i].tone { write(tone, to: &out) }
    out.write("}")
  }

  /// What stands between an entity's id and its mentions.
  static func write(_ facts: EntityFacts, _ type: EntityType, isNil: Bool, to out: inout [UInt8]) {
    out.write(room: 128 + Pen.room(facts.key) + Pen.room(facts.name) + (facts.country.map { Pen.room($0) } ?? 0)) { pen in
      pen.put(",\"key\":")
      pen.put(string: facts.key)
      pen.put(",\"name\":")
      pen.put(string: facts.name)
      pen.put(",\"type\":", label: type.json)
      pen.put(",\"nil\":")
      pen.put(isNil)
      put(optional: ",\"country\":", facts.country, &pen)
      pen.put(",\"roles\":[")
    }
    let offices = facts.roles
    let roles = offices.span
    for j in roles.indices { write(roles, j, to: &out) }
    out.write("],\"links\":{")
    let others = facts.links
    let links = others.span
    for j in links.indices {
      out.write(room: 2 + Pen.room(links[j].scheme) + Pen.room(links[j].value)) { pen in
        pen.comma(before: j)
        pen.put(string: links[j].scheme)
        pen.put(byte: 0x3A)
        pen.put(string: links[j].value)
      }
    }
    out.write("}")
  }

  private static func write(_ offices: Span<Annotation.Office>, _ i: Int, to out: inout [UInt8]) {
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
    out.write(room: 96 + 3 * Pen.numberRoom) { pen in
      pen.put(",\"tone\":{\"polarity\":", label: tone.polarity.json)
      pen.put(",\"score\":", real: tone.score, ",\"positive\":")
      pen.put("", tone.positive, ",\"negative\":", tone.negative, "")
    }
    write(",\"stances\":", ids: "\"s", tone.sided.span, "}", to: &out)
  }

  @inline(__always)
  private static func put(optional key: StaticString, _ value: borrowing String?, _ pen: inout Pen) {
    guard let value = copy value else { return }
    pen.put(key)
    pen.put(string: value)
  }
}
