internal import Lexicon

/// What the lexicon says of the entities that were named last, as documents show it: most of those that one document names are named by others too.
/// One per worker.
final class KnownEntities {
  private let lexicon: CompiledLexicon
  private let strings: LexiconStrings
  /// By the last bits of the entity's id.
  private var places: [Place]
  private static let count = 1024

  private struct Place {
    var id: Int32
    /// The days on which the offices are those: what is before and behind is another answer.
    var from: Int
    var end: Int
    var facts: EntityFacts
  }

  init(_ lexicon: CompiledLexicon, _ strings: LexiconStrings) {
    self.lexicon = lexicon
    self.strings = strings
    let nobody = EntityFacts(key: "", name: "", country: nil, roles: [], links: [])
    places = [Place](repeating: Place(id: -1, from: 0, end: 0, facts: nobody), count: KnownEntities.count)
  }

  /// The day of a document without a date: what is so now.
  private static let now = Int.min

  /// What is known of an entity of the lexicon on a document's day; without one, now.
  func facts(of id: Int32, on date: CalendarDate?) -> EntityFacts {
    let day = date.map { Int($0.number) } ?? KnownEntities.now
    let i = Int(id) & (KnownEntities.count - 1)
    if places[i].id == id, places[i].from <= day, day < places[i].end { return places[i].facts }
    return read(id, day, at: i)
  }

  @inline(never)
  private func read(_ id: Int32, _ day: Int, at i: Int) -> EntityFacts {
    let known = Int(id)
    let country = lexicon.entityCountry[known] - 1
    // No day is the least number, which stands for none.
    var from = day == KnownEntities.now ? day : KnownEntities.now + 1
    var end = day == KnownEntities.now ? day + 1 : Int.max
    var roles: [Annotation.Office] = []
    for office in lexicon.range(of: known, in: lexicon.entityOfficeFirst) {
      let first = lexicon.officeFrom[office]
      let last = lexicon.officeTo[office]
      if day == KnownEntities.now {
        if last != 0 { continue }
      } else {
        // Where the answer for this office changes.
        let left = last == 0 ? Int.max : OfficeIndex.lastDay(last) + 1
        from = max(from, first <= day ? first : from, left <= day ? left : from)
        end = min(end, first <= day ? end : first, left <= day ? end : left)
        if !OfficeIndex.covers(first, last, day) { continue }
      }
      let of = lexicon.officeOf[office] - 1
      roles.append(
        .init(
          title: strings[lexicon.officeTitle[office]], of: of >= 0 ? strings[lexicon.entityKey[of]] : nil,
          from: KnownEntities.date(first), to: KnownEntities.date(last)))
    }
    let facts = EntityFacts(
      key: strings[lexicon.entityKey[known]], name: strings[lexicon.entityName[known]],
      country: country >= 0 ? strings[lexicon.entityKey[country]] : nil, roles: roles,
      links: lexicon.range(of: known, in: lexicon.entityLinkFirst).map { (strings[lexicon.linkScheme[$0]], strings[lexicon.linkValue[$0]]) },
      isShared: true)
    places[i] = Place(id: id, from: from, end: end, facts: facts)
    return facts
  }

  /// 20190520 → `2019-05-20`; 00 is left out.
  static func date(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    var text = String(number / 10000)
    for part in [number / 100 % 100, number % 100] where part > 0 {
      text += part < 10 ? "-0" : "-"
      text += String(part)
    }
    return text
  }
}
