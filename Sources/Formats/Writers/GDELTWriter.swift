import Extraction

/// Stances with a PLOVER type between two known parties as rows of GDELT's event tables (version 2.0: 61 columns, tab-separated, without a header), so that what loads
/// GDELT loads them. A column that nothing is known of is empty.
///
/// One row is one stance of one document: `NumMentions`, `NumSources` and `NumArticles` are 1, and a document's events are not merged with another's.
/// Only what is asserted is an event; threats and promises are, under their own types. The event's number is made from document and stance.
final class GDELTWriter: DocumentWriter {
  private var row = TableRow()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    for (i, stance) in a.stances.enumerated() {
      guard let event = stance.event, stance.factuality.isEvent,
        case .phrase(let holder) = stance.holder, let source = holder.entity,
        case .phrase(let target) = stance.target, let object = target.entity
      else { continue }
      write(a, i, stance, event, source, object)
    }
    row.flush(to: &out)
  }

  private func write(_ a: Annotation, _ index: Int, _ stance: Annotation.Stance, _ event: EventType, _ source: Int, _ target: Int) {
    let scale = event.scale
    row.add(eventNumber(a.id, index))
    // SQLDATE, MonthYear, Year, FractionDate
    let date = a.date.map { Int($0.number) }
    row.add(date.map(String.init))
    row.add(date.map { String($0 / 100) })
    row.add(date.map { String($0 / 10_000) })
    row.add(date.map(fraction))
    actor(a, source)
    actor(a, target)
    // IsRootEvent: in the document's first paragraph that has text.
    row.add(isLead(stance, a) ? 1 : 0)
    row.add(scale.root + "0")
    row.add(scale.root + "0")
    row.add(scale.root)
    row.add(scale.quadClass)
    row.add(scale.goldstein)
    row.add(1)
    row.add(1)
    row.add(1)
    // AvgTone, from −100 to 100
    row.add(stance.score * 100)
    // The three places, eight columns each: where things happen is not claimed.
    for _ in 0..<24 { row.add("") }
    row.add(date.map { String($0) + "000000" })
    row.add(a.id)
    row.end()
  }

  /// Ten columns: code, name, country, known group, ethnic, two religions, three types.
  private func actor(_ a: Annotation, _ index: Int) {
    let entity = a.entities[index]
    let country = isoCode(a, entity)
    let role = entity.type == .gpe && country != nil ? "GOV" : ""
    row.add((country ?? "") + role)
    row.add(entity.name.uppercased())
    row.add(country)
    for _ in 0..<4 { row.add("") }
    row.add(role)
    row.add("")
    row.add("")
  }

  /// The three-letter code of a country, or of the country that an entity belongs to, where the document names that country's code.
  private func isoCode(_ a: Annotation, _ entity: Annotation.Entity) -> String? {
    if let own = threeLetters(entity) { return own }
    guard let key = entity.country, let country = a.entities.first(where: { $0.key == key }) else { return nil }
    return threeLetters(country)
  }

  private func threeLetters(_ entity: Annotation.Entity) -> String? {
    entity.links.first { $0.scheme.hasPrefix("iso3166") && $0.value.utf8.count == 3 }?.value
  }

  private func isLead(_ stance: Annotation.Stance, _ a: Annotation) -> Bool {
    guard let first = a.blocks.first(where: { $0.kind == .paragraph }) else { return false }
    return stance.span.start < first.span.end
  }

  private func fraction(_ date: Int) -> String {
    // GDELT: year and (month × 30 + day) / 365.
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    let part = min(9999, (month * 30 + day) * 10_000 / 365)
    let digits = String(part)
    return "\(year)." + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// A positive number of at most 15 digits, the same in every run.
  private func eventNumber(_ id: String, _ index: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ UInt64(index)) &* 0x100_0000_01B3
    return Int(hash % 1_000_000_000_000_000)
  }
}

extension Factuality {
  /// Whether something is said to be so or to come, and not merely asked or imagined.
  var isEvent: Bool {
    switch self {
    case .asserted, .negated, .future, .modal: true
    case .conditional, .hypothetical, .question: false
    }
  }
}
