import Extraction

// Entities and mentions.
extension AnnotationWriter {
  mutating func writeEntities(_ a: Annotation, _ text: UnsafeBufferPointer<UInt8>) {
    sink.append(",\"entities\":[")
    for i in a.entities.indices {
      let entity = a.entities[i]
      separate(i)
      write(entity, i)
    }
    sink.append("],\"mentions\":[")
    for i in a.mentions.indices {
      let mention = a.mentions[i]
      separate(i)
      sink.append("{\"id\":")
      writeID(0x6D, i)
      sink.append(byte: 0x2C)
      writeOffsets(mention.span)
      unsafe writeWords(mention.span, text)
      sink.append(",\"entity\":")
      writeID(0x65, mention.entity)
      sink.append(",\"type\":")
      sink.append(mention.type.json)
      sink.append(",\"form\":")
      sink.append(mention.form.json)
      sink.append(",\"sense\":")
      sink.append(mention.sense.json)
      sink.append(",\"rule\":")
      sink.appendString(mention.rule)
      sink.append(",\"score\":")
      sink.appendReal(mention.score)
      sink.append(byte: 0x7D)
    }
    sink.append(byte: 0x5D)
  }

  private mutating func write(_ entity: Annotation.Entity, _ index: Int) {
    sink.append("{\"id\":")
    writeID(0x65, index)
    sink.append(",\"key\":")
    sink.appendString(entity.key)
    sink.append(",\"name\":")
    sink.appendString(entity.name)
    sink.append(",\"type\":")
    sink.append(entity.type.json)
    sink.append(",\"nil\":")
    sink.append(entity.isNil)
    writeOptional(",\"country\":", entity.country)
    sink.append(",\"roles\":[")
    for i in entity.roles.indices {
      let role = entity.roles[i]
      separate(i)
      sink.append("{\"title\":")
      sink.appendString(role.title)
      writeOptional(",\"of\":", role.of)
      writeOptional(",\"from\":", role.from)
      writeOptional(",\"to\":", role.to)
      sink.append(byte: 0x7D)
    }
    sink.append("],\"links\":{")
    for i in entity.links.indices {
      let link = entity.links[i]
      separate(i)
      sink.appendString(link.scheme)
      sink.append(byte: 0x3A)
      sink.appendString(link.value)
    }
    sink.append("},\"mentions\":")
    writeIDs(0x6D, entity.mentions)
    sink.append(",\"salience\":")
    sink.appendReal(entity.salience)
    if let tone = entity.tone { write(tone) }
    sink.append(byte: 0x7D)
  }

  private mutating func write(_ tone: Annotation.Tone) {
    sink.append(",\"tone\":{\"polarity\":")
    sink.append(tone.polarity.json)
    sink.append(",\"score\":")
    sink.appendReal(tone.score)
    sink.append(",\"positive\":")
    sink.append(tone.positive)
    sink.append(",\"negative\":")
    sink.append(tone.negative)
    sink.append(",\"stances\":")
    writeIDs(0x73, tone.stances)
    sink.append(byte: 0x7D)
  }

  private mutating func writeOptional(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    sink.append(key)
    sink.appendString(value)
  }
}
