internal import Lexicon
internal import Segmentation

/// Titles that stand for a person: "the Turkish president", "the chancellor" are whoever holds the office on the article's date, or was named with it.
struct TitleReferences {
  let lexicon: CompiledLexicon
  private let offices: OfficeIndex

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    offices = OfficeIndex(lexicon: lexicon)
  }

  /// - Parameter titled: `TellingPhrases.titled`.
  func run(_ titled: KeptList, _ words: Words, _ syntax: Syntax, date: CalendarDate?, _ table: inout EntityTable) {
    guard !titled.isEmpty else { return }
    let matcher = TitleMatcher(lexicon: lexicon)
    let names = table.mentions.count
    // Who was named with which title; and the persons that some lexicon knows, by their first mention, made where they are asked for.
    var named = Titled()
    var persons: SeenPersons?
    // Per token: the mention that covers it, -1 none.
    let covering = TitleReferences.covering(table.mentions.span, words)
    let phrases = syntax.phrases.span
    // "Its foreign minister, Edna Marsh-Lane,": whom the name beside a title says. Any word of the name may head its phrase. Made where it is
    // asked for.
    var besides: NumberMap?
    for index in 0..<titled.count {
      let i = Int(titled[index])
      let head = Int(phrases[i].head)
      guard covering[head] < 0 else { continue }
      let p = phrases[i]
      guard let found = matcher.title(words, endingAt: head + 1), found.first >= Int(p.first), found.first + 0 <= head,
        lexicon.titleKind[found.title] == 0 || lexicon.titleFlags[found.title] == 1, lexicon.titleKind[found.title] != 3
      else { continue }
      if found.isPlural { continue }
      let country = origin(words, syntax, p, table, names: names)
      let ofBody = country >= 0
      guard p.flags.contains(.definite) || ofBody || p.possessor >= 0 else { continue }
      // "the former president" names nobody in particular.
      if (Int(p.first)..<found.first).contains(where: { context(words, $0).contains(.notHolder) }) {
        continue
      }
      var entity: Int32 = -1
      var rule: MentionRule = .titleNamed
      var score: Int16 = 700
      let beside = besides ?? TitleReferences.besides(phrases, covering, table)
      besides = beside
      if let beside = beside[i] {
        entity = beside
        rule = .titleApposition
        score = 900
      } else {
        named.read(table, upTo: names, before: p.head)
        if let last = named.last(found.title, before: p.head, where: { country < 0 || belongs($0, country, table) }) {
          entity = last
        } else if country >= 0, let holder = offices.holder(of: country, title: found.title, on: date) {
          entity = table.entity(lexicon: holder)
          rule = .titleOffice
          score = 850
        } else if country < 0 {
          // The one person of the article who holds such an office.
          let seen = persons ?? SeenPersons(table)
          persons = seen
          if let only = seen.only(before: p.head, where: { offices.holds(Int($0), found.title, on: date) }) { entity = only }
          rule = .titleOnly
        }
      }
      guard entity >= 0 else { continue }
      persons?.note(entity, Int32(found.first), table)
      table.mentions.append(
        MentionRecord(
          first: Int32(found.first), end: Int32(head + 1), entity: entity, type: .person, form: .title, sense: .person,
          rule: rule, score: score, title: Int32(found.title)))
    }
  }

  private static func covering(_ mentions: Span<MentionRecord>, _ words: Words) -> [Int32] {
    var found = [Int32](filled: -1, count: words.count)
    var covering = found.mutableSpan
    for k in 0..<mentions.count where mentions[k].form != .demonym {
      covering.set(few: Int(mentions[k].first), Int(mentions[k].end), to: Int32(truncatingIfNeeded: k))
    }
    return found
  }

  /// The person that is named in apposition to a phrase.
  private static func besides(_ phrases: Span<NounPhrase>, _ covering: [Int32], _ table: EntityTable) -> NumberMap {
    var found = NumberMap()
    for q in 0..<phrases.count where phrases[q].apposition >= 0 {
      let k = Int(covering[Int(phrases[q].head)])
      if k >= 0, table.mentions[k].type == .person { found[phrases[q].apposition] = table.mentions[k].entity }
    }
    return found
  }

  /// Who was named with which title, read as far as it is asked for.
  private struct Titled {
    /// By title its last place in `named`.
    private var places = NumberMap()
    /// In the order of the text; `before` is the place of the one before it with the same title, -1 none.
    private var named: [(token: Int32, entity: Int32, before: Int32)] = []
    private var next = 0

    /// - Parameter count: of the mentions, those that are read, sorted.
    mutating func read(_ table: EntityTable, upTo count: Int, before token: Int32) {
      while next < count, table.mentions[next].first < token {
        let title = table.mentions[next].title
        if title >= 0 {
          named.append((table.mentions[next].first, table.mentions[next].entity, places[title] ?? -1))
          places[title] = Int32(truncatingIfNeeded: named.count - 1)
        }
        next += 1
      }
    }

    /// Whoever was last named with a title before a token, of those of whom something holds. No more than a few hundred are asked.
    func last(_ title: Int, before token: Int32, where holds: (_ entity: Int32) -> Bool) -> Int32? {
      var place = places[title] ?? -1
      var steps = 0
      while place >= 0, steps < 256 {
        let person = named[Int(place)]
        place = person.before
        // Only where the phrases are not in the order of their heads.
        if person.token >= token { continue }
        if holds(person.entity) { return person.entity }
        steps += 1
      }
      return nil
    }
  }

  /// The persons of the document that a lexicon knows, each with its first mention: no more of them than the lexicon has.
  private struct SeenPersons {
    private var seen: [(entity: Int32, lexicon: Int32, first: Int32)] = []
    private var place = NumberMap()

    init(_ table: EntityTable) {
      for k in table.mentions.indices where table.mentions[k].type == .person { note(table.mentions[k].entity, table.mentions[k].first, table) }
    }

    mutating func note(_ entity: Int32, _ token: Int32, _ table: EntityTable) {
      let id = table.entities[Int(entity)].lexicon
      guard id >= 0 else { return }
      if let i = place[entity] {
        seen[Int(i)].first = min(seen[Int(i)].first, token)
      } else {
        place[entity] = Int32(truncatingIfNeeded: seen.count)
        seen.append((entity, id, token))
      }
    }

    /// The one person mentioned before a token of whom something holds; nil where there are none or several.
    func only(before token: Int32, where holds: (_ lexicon: Int32) -> Bool) -> Int32? {
      var found: Int32?
      for person in seen where person.first < token && holds(person.lexicon) {
        if found != nil { return nil }
        found = person.entity
      }
      return found
    }
  }

  private func belongs(_ entity: Int32, _ country: Int32, _ table: EntityTable) -> Bool {
    let id = table.entities[Int(entity)].lexicon
    return id >= 0 && lexicon.entityCountry[Int(id)] == Int(country) + 1
  }

  /// The country or body that the phrase's office is of (lexicon id): adjective, possessor or of-phrase; -1 none.
  /// - Parameter names: how many of the mentions, sorted, are those of the name stage.
  private func origin(_ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ table: EntityTable, names: Int) -> Int32 {
    func lexiconID(_ token: Int) -> Int32? {
      guard words.nameOf[token] >= 0 else { return nil }
      let first = words.names[Int(words.nameOf[token])].first
      var low = 0
      var high = names
      while low < high {
        let middle = (low + high) / 2
        if table.mentions[middle].first < first { low = middle + 1 } else { high = middle }
      }
      guard low < names, table.mentions[low].first == first else { return nil }
      let m = table.mentions[low]
      let e = m.actsFor >= 0 ? m.actsFor : table.entities[Int(m.entity)].lexicon
      return e >= 0 ? e : nil
    }
    for t in Int(p.first)..<Int(p.head) where words.nameOf[t] >= 0 {
      if let e = lexiconID(t) { return e }
    }
    if p.possessor >= 0, words.nameOf[Int(syntax.phrases[Int(p.possessor)].head)] >= 0,
      let e = lexiconID(Int(syntax.phrases[Int(p.possessor)].head))
    {
      return e
    }
    var a = p.firstAttached
    var steps = 0
    while a >= 0, steps < 4 {
      let q = syntax.phrases[Int(a)]
      if q.preposition >= 0, words.traits[Int(q.preposition)].kind == WordKind.of, words.nameOf[Int(q.head)] >= 0, let e = lexiconID(Int(q.head)) {
        return e
      }
      a = q.nextAttached
      steps += 1
    }
    return -1
  }

  private func context(_ words: Words, _ i: Int) -> FormContext {
    words.forms[i] >= 0 ? FormContext(rawValue: lexicon.formContext[Int(words.forms[i])]) : []
  }
}
