import Extraction

/// One row for each mention. Offsets are scalars.
final class MentionTableWriter: DocumentWriter {
  static let header = Array("document\tmention\tstart\tend\ttext\tentity\tkey\ttype\tform\tsense\trule\tscore\n".utf8)
  private var row = TableRow()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    offsets.use(a.text)
    for (i, mention) in a.mentions.enumerated() {
      row.add(a.id)
      row.add("m\(i + 1)")
      row.add(offsets.offset(ofByte: mention.span.start))
      row.add(offsets.offset(ofByte: mention.span.end))
      row.add(a.bytes(mention.span))
      row.add("e\(mention.entity + 1)")
      row.add(a.key(mention))
      row.add(mention.type.rawValue)
      row.add(mention.form.rawValue)
      row.add(mention.sense.rawValue)
      row.add(mention.rule)
      row.add(mention.score)
      row.end()
    }
    row.flush(to: &out)
  }
}

/// One row for each stance. Offsets are scalars; the chain is the reporters' names, outermost first, separated by ` > `.
final class StanceTableWriter: DocumentWriter {
  static let header = Array(
    ("document\tdate\tstance\tsentence\tstart\tend\tkind\tholder\tholder_text\ttarget\ttarget_text\tpolarity\tscore\tevent\tfactuality\t"
      + "chain\tcue\tframe\tconfidence\tevidence\n").utf8)
  private var row = TableRow()
  private var offsets = OffsetMap(unit: .scalar)

  func write(_ a: Annotation, to out: inout [UInt8]) {
    offsets.use(a.text)
    for (i, stance) in a.stances.enumerated() {
      row.add(a.id)
      row.add(a.date?.description)
      row.add("s\(i + 1)")
      row.add(stance.sentence)
      row.add(offsets.offset(ofByte: stance.span.start))
      row.add(offsets.offset(ofByte: stance.span.end))
      row.add(stance.kind.rawValue)
      for role in [stance.holder, stance.target] {
        row.add(a.party(role).key)
        if case .phrase(let phrase) = role { row.add(a.bytes(phrase.span)) } else { row.add("") }
      }
      row.add(stance.polarity.rawValue)
      row.add(stance.score)
      row.add(stance.event?.rawValue)
      row.add(stance.factuality.rawValue)
      row.add(stance.chain.map { a.party(.phrase($0.who)).name }.joined(separator: " > "))
      row.add(a.bytes(stance.cue.span))
      row.add(stance.cue.frame)
      row.add(stance.confidence)
      row.add(a.bytes(stance.span))
      row.end()
    }
    row.flush(to: &out)
  }
}

/// One row for each entity of each document.
final class EntityTableWriter: DocumentWriter {
  static let header = Array("document\tentity\tkey\tname\ttype\tnil\tcountry\troles\tlinks\tmentions\tsalience\n".utf8)
  private var row = TableRow()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    for (i, entity) in a.entities.enumerated() {
      row.add(a.id)
      row.add("e\(i + 1)")
      row.add(entity.key)
      row.add(entity.name)
      row.add(entity.type.rawValue)
      row.add(entity.isNil)
      row.add(entity.country)
      row.add(entity.roles.map { role in role.of.map { "\(role.title) of \($0)" } ?? role.title }.joined(separator: "; "))
      row.add(entity.links.map { "\($0.scheme):\($0.value)" }.joined(separator: " "))
      row.add(entity.mentions.count)
      row.add(entity.salience)
      row.end()
    }
    row.flush(to: &out)
  }
}
