internal import Lexicon

/// Entities and their names: countries, places, people, organisations, peoples, events.
final class NameLoader {
  let builder: ImageBuilder
  let tokenize: (String) -> [String]
  let report: (Diagnostic) -> Void

  private var records: [Record] = []
  private var ids: [String: Int] = [:]
  /// Entity → entity it acts for (a capital, a seat of power).
  private var actsFor: [Int: Int] = [:]
  /// Seats of organisations win over capitals of countries.
  private var actsForBody: [Int: Int] = [:]
  /// Keys of titles, by their names.
  var titleKeys: [String: Int] = [:]
  /// The titles of offices that one person holds at a time.
  var singleOffices: Set<Int> = []
  /// For the checks: every term of such an office, and who has a form by itself.
  private var terms: [OfficeTerm] = []
  private var owners: [NameForm: (entity: Int, isDoubtful: Bool)] = [:]

  static let types: [String: String] = [
    "person": "PERSON", "country": "GPE", "city": "GPE", "region": "GPE", "place": "LOC", "fac": "FAC", "org": "ORG",
    "party": "ORG", "armed": "ORG", "company": "ORG", "media": "ORG", "court": "ORG", "union": "ORG",
    "university": "ORG", "people": "NORP", "event": "EVENT", "law": "LAW", "work": "WORK_OF_ART",
    "product": "PRODUCT",
  ]
  static let fields: Set<String> = [
    "name", "alias", "short", "weak", "acronym", "type", "country", "gender", "role", "adjective", "people", "capital",
    "seat", "in", "of", "iso3166", "wikidata", "geonames", "case", "ambiguous", "letter",
  ]

  init(builder: ImageBuilder, tokenize: @escaping (String) -> [String], report: @escaping (Diagnostic) -> Void) {
    self.builder = builder
    self.tokenize = tokenize
    self.report = report
  }

  /// First pass: every key gets its number.
  func collect(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let parts = record.key.split(separator: "/", maxSplits: 1)
      guard parts.count == 2, NameLoader.types[String(parts[0])] != nil else {
        report(
          record.problem(
            "`\(record.key)` is no key of a name; it begins with one of "
              + NameLoader.types.keys.sorted().joined(separator: ", ") + " and a slash."))
        continue
      }
      if ids[record.key] != nil {
        let other = records.first { $0.key == record.key }
        report(record.problem("`\(record.key)` stands twice; the first is in \(other?.file.name ?? "") line \(other?.line ?? 0)."))
        continue
      }
      ids[record.key] = records.count
      records.append(record)
    }
  }

  private func resolve(_ key: String, _ record: Record, _ field: Record.Field) -> Int? {
    if let id = ids[key] { return id }
    report(record.problem("`\(key)` is the key of no record.", field))
    return nil
  }

  /// Second pass: names, offices, links.
  func build() {
    var columns: [ImageSection: [Int]] = [:]
    let sections: [ImageSection] = [
      .entityKey, .entityName, .entityType, .entityCountry, .entityGender, .entityOfficeFirst, .entityLinkFirst,
      .entityLastWord, .officeTitle, .officeTitleKey, .officeOf, .officeFrom, .officeTo, .officePerson, .linkScheme, .linkValue,
    ]
    for s in sections { columns[s] = [] }
    for (id, record) in records.enumerated() {
      for field in record.fields where !NameLoader.fields.contains(field.name) {
        report(
          record.problem(
            "A name has no field `\(field.name)`; there are " + NameLoader.fields.sorted().joined(separator: ", ") + ".",
            Record.Field(name: "", value: "", line: field.line, column: 3)))
      }
      guard let name = record.values("name").first else {
        report(record.problem("`\(record.key)` has no `name`."))
        continue
      }
      let prefix = String(record.key.prefix { $0 != "/" })
      let typeField = record.first("type")
      let typeName = typeField?.value ?? NameLoader.types[prefix] ?? "ORG"
      guard let type = EntityTypeCode.names.firstIndex(of: typeName) else {
        report(record.problem("`\(typeName)` is no type; there are " + EntityTypeCode.names.joined(separator: ", ") + ".", typeField))
        continue
      }
      columns[.entityKey]?.append(builder.string(record.key))
      columns[.entityName]?.append(builder.string(name))
      columns[.entityType]?.append(type)
      var country = 0
      if prefix == "country" { country = id + 1 }
      for fieldName in ["country", "in", "of"] where country == 0 {
        if let field = record.first(fieldName), field.value.hasPrefix("country/"),
          let found = resolve(field.value, record, field)
        {
          country = found + 1
        }
      }
      if let field = record.first("in") ?? record.first("of"), !field.value.hasPrefix("country/") {
        if let other = resolve(field.value, record, field), country == 0 { country = countryOf(other) }
      }
      columns[.entityCountry]?.append(country)
      let gender = record.first("gender")
      columns[.entityGender]?.append(["m": 1, "f": 2, "x": 3][gender?.value ?? ""] ?? 0)
      if let gender, !["m", "f", "x"].contains(gender.value) {
        report(record.problem("A gender is m, f or x, not `\(gender.value)`.", gender))
      }
      let firstOffice = columns[.officeTitle]?.count ?? 0
      columns[.entityOfficeFirst]?.append(firstOffice)
      for field in record.all("role") { office(field, record, person: id, &columns) }
      let firstLink = columns[.linkScheme]?.count ?? 0
      columns[.entityLinkFirst]?.append(firstLink)
      for scheme in ["iso3166", "wikidata", "geonames"] {
        guard let field = record.first(scheme) else { continue }
        // A country's second code is the one of three letters.
        for (scheme, value) in zip([scheme, scheme + "_alpha3"], field.value.split(separator: " ")) {
          columns[.linkScheme]?.append(builder.string(scheme))
          columns[.linkValue]?.append(builder.string(String(value)))
        }
      }
      let words = tokenize(name)
      columns[.entityLastWord]?.append(words.last.map { builder.form($0) + 1 } ?? 0)
      names(of: record, id, name: name, prefix: prefix)
      if let field = record.first("capital") {
        for key in Record.split(field.value, "|") {
          if let city = resolve(key, record, field) { actsFor[city] = actsFor[city] ?? id }
        }
      }
    }
    addWorldNames()
    columns[.entityBodies] = bodies()
    columns[.entityLetter] = records.map { record in
      guard let field = record.first("letter") else { return 0 }
      guard let letter = field.value.utf8.first, field.value.utf8.count == 1, (0x41...0x5A).contains(letter) else {
        report(record.problem("A `letter` is one capital, not `\(field.value)`.", field))
        return 0
      }
      return Int(letter)
    }
    OfficeTerm.check(terms, report)
    let firstOffice = columns[.officeTitle]?.count ?? 0
    columns[.entityOfficeFirst]?.append(firstOffice)
    let firstLink = columns[.linkScheme]?.count ?? 0
    columns[.entityLinkFirst]?.append(firstLink)
    let bodies = columns[.officeOf] ?? []
    let keys = columns[.officeTitleKey] ?? []
    columns[.officeOrder] = bodies.indices.filter { bodies[$0] > 0 && keys[$0] > 0 }
      .sorted { (bodies[$0], keys[$0], $0) < (bodies[$1], keys[$1], $1) }
    columns[.entityActsFor] = records.indices.map { (actsForBody[$0] ?? actsFor[$0]).map { $0 + 1 } ?? 0 }
    for (section, values) in columns { builder.columns[section] = values }
  }

  /// The country of an entity, as far as its fields lead there; 0 none, else id + 1.
  private func countryOf(_ entity: Int) -> Int {
    var at = entity
    for _ in 0..<6 {
      let record = records[at]
      if record.key.hasPrefix("country/") { return at + 1 }
      guard let field = record.first("country") ?? record.first("in") ?? record.first("of"), let next = ids[field.value]
      else { return 0 }
      at = next
    }
    return 0
  }

  // MARK: Offices

  private func office(
    _ field: Record.Field, _ record: Record, person: Int, _ columns: inout [ImageSection: [Int]]
  ) {
    var words = field.value.split(separator: " ").map(String.init)
    var from = 0
    var to = 0
    var fromText = ""
    var toText = ""
    if let last = words.last, last.contains("..") {
      words.removeLast()
      let parts = last.split(separator: ".", omittingEmptySubsequences: false)
      fromText = String(parts.first ?? "")
      toText = String(parts.last ?? "")
      guard parts.count == 3, let f = NameLoader.date(fromText), let t = NameLoader.date(toText) else {
        report(record.problem("A term is written FROM..TO with dates YYYY, YYYY-MM or YYYY-MM-DD, not `\(last)`.", field))
        return
      }
      from = f
      to = t
      if from > 0 && to > 0 && from / 10000 > to / 10000 {
        report(record.problem("The term `\(last)` ends before it begins.", field))
      }
    }
    var of = 0
    if words.count >= 2, let key = words.last, key.contains("/"), words[words.count - 2] == "of" {
      if let id = resolve(key, record, field) { of = id + 1 }
      words.removeLast(2)
    }
    let title = words.joined(separator: " ")
    if title.isEmpty {
      report(record.problem("A role needs a title.", field))
      return
    }
    columns[.officeTitle]?.append(builder.string(title))
    let titleKey = titleKeys[builder.folding.fold(title)]
    columns[.officeTitleKey]?.append((titleKey ?? -1) + 1)
    if let titleKey, singleOffices.contains(titleKey), of > 0, from > 0 {
      terms.append(OfficeTerm(title: titleKey, of: of, from: from, to: to, record: record, field: field))
    }
    columns[.officeOf]?.append(of)
    columns[.officeFrom]?.append(from)
    columns[.officeTo]?.append(to)
    columns[.officePerson]?.append(person)
  }

  /// `2019` → 20190000, `2019-05` → 20190500, `2019-05-20` → 20190520, empty → 0; nil where it is no date.
  static func date(_ text: String) -> Int? {
    if text.isEmpty { return 0 }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts[0].count == 4, let year = Int(parts[0]), year > 1000, year < 2100 else { return nil }
    var value = year * 10000
    if parts.count > 1 {
      guard parts[1].count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
      value += month * 100
    }
    if parts.count > 2 {
      guard parts[2].count == 2, let day = Int(parts[2]), (1...31).contains(day) else { return nil }
      value += day
    }
    return value
  }

  // MARK: Names

  private func names(of record: Record, _ id: Int, name: String, prefix: String) {
    var flags: NameFlags = []
    if let field = record.first("case") {
      switch field.value {
      case "any": flags.insert(.anyCase)
      case "exact": flags.insert(.exactCase)
      default: report(record.problem("`case` is exact or any, not `\(field.value)`.", field))
      }
    }
    let ambiguous = record.first("ambiguous") != nil
    func add(_ text: String, _ extra: NameFlags, kind: Int = PayloadKind.name) {
      var all = flags.union(extra)
      // Only single words and acronyms are in doubt; a name of several words says who it is.
      if ambiguous && !text.contains(" ") { all.insert(.ambiguous) }
      insert(text, id, all, kind)
    }
    for text in record.values("name") { add(text, text == name ? [] : .alias) }
    for text in record.values("alias") { add(text, .alias) }
    for text in record.values("short") { add(text, .short) }
    for text in record.values("weak") { add(text, [.short, .weak]) }
    for text in record.values("acronym") { add(text, [.acronym, .exactCase]) }
    for text in record.values("adjective") { add(text, .adjective, kind: PayloadKind.demonym) }
    for text in record.values("people") {
      let plural =
        text.hasSuffix("s") || text.hasSuffix("men") || text.hasSuffix("ese") || text.hasSuffix("ish")
        || text.hasSuffix("ch") || text.hasSuffix("i")
      add(text, plural ? .plural : [], kind: PayloadKind.demonym)
    }
    for field in record.all("seat") {
      for part in Record.split(field.value, "|") {
        let sides = part.split(separator: "=", maxSplits: 1).map { Record.trim($0) }
        guard let text = sides.first else { continue }
        if sides.count == 2 {
          if let place = resolve(sides[1], record, field) {
            if prefix == "country" { actsFor[place] = id } else { actsForBody[place] = id }
          }
        } else {
          add(text, [.alias, .seat])
        }
      }
    }
    if prefix == "person" {
      let strong = Set((record.values("short") + record.values("weak")).map { builder.folding.fold($0) })
      var weak: Set<String> = []
      for text in record.values("name") + record.values("alias") {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 1, let last = words.last else { continue }
        if let form = tokenize(last).last.map({ builder.form($0) }) { builder.formFlags[form].insert(.surname) }
        // The surname with its particles: "von der Leyen".
        var start = words.count - 1
        while start > 1, words[start - 1].first?.isLowercase ?? false { start -= 1 }
        for surname in Set([last, words[start...].joined(separator: " ")]) {
          let key = builder.folding.fold(surname)
          if surname.count < 2 || strong.contains(key) || !weak.insert(key).inserted { continue }
          if ["jr.", "sr.", "jr", "sr", "ii", "iii", "iv"].contains(key) || surname.first?.isLowercase ?? true { continue }
          add(surname, [.short, .weak])
        }
      }
    }
  }

  private func insert(_ text: String, _ id: Int, _ flags: NameFlags, _ kind: Int) {
    var bare = text
    for article in ["the ", "The "] where bare.hasPrefix(article) { bare = String(bare.dropFirst(4)) }
    var flags = flags
    // *The National*, *The Sun*: without its article the name is a common word.
    if text.hasPrefix("The "), !bare.contains(" "), kind == PayloadKind.name, records[id].key.hasPrefix("media/") { flags.insert(.ambiguous) }
    var variants = [bare]
    // A hyphen may be a space.
    if bare.contains("-") { variants.append(bare.split(separator: "-").joined(separator: " ")) }
    for variant in variants {
      let words = tokenize(variant)
      if words.isEmpty { continue }
      var shape = 0
      for (i, word) in words.prefix(14).enumerated() {
        let letters = word.filter { $0.isLetter }
        var code = 0
        if flags.contains(.anyCase) || i == 0 && words.count > 1 && isParticle(word) {
          // "al-Qaeda" is "Al-Qaeda".
          code = 0
        } else if let first = letters.first, first.isUppercase {
          let capitals = letters.allSatisfy(\.isUppercase)
          // An acronym of four letters or more that is no word may be written as a name (Unesco).
          let strict =
            flags.contains(.exactCase) && capitals
            && (letters.count < 4 || (builder.existingForm(word).map { !builder.readings[$0].isEmpty } ?? false))
          code = strict ? 2 : 1
        }
        shape |= code << (2 * i)
      }
      let forms = words.map { builder.form($0) }
      if kind == PayloadKind.name, flags.isDisjoint(with: [.weak, .seat]) { claim(forms, flags, id, text) }
      builder.addPhrase(forms: forms, .init(kind: kind, value: id, shape: shape, flags: flags.rawValue))
    }
  }

  /// A particle of names that is no word by itself: whoever writes it in lower case means the same.
  private func isParticle(_ word: String) -> Bool {
    guard let form = builder.existingForm(word) else { return false }
    return builder.formFlags[form].contains(.particle) && builder.formFlags[form].isDisjoint(with: .givenName) && builder.readings[form].isEmpty
  }

  // MARK: What bodies are called by

  /// `descriptions.txt`.
  var descriptions: [Description] = []

  /// Per entity: the kinds of bodies that it is.
  private func bodies() -> [Int] {
    var byKey: [String: Int] = [:]
    var byWord: [Int: Int] = [:]
    for (i, description) in descriptions.enumerated() {
      for (key, field) in description.keys {
        if key.contains("/") { _ = resolve(key, description.record, field) }
        byKey[key, default: 0] |= 1 << i
      }
      for lemma in description.lemmas { byWord[lemma, default: 0] |= 1 << i }
    }
    func bodies(ofWord word: String) -> Int {
      guard let form = builder.existingForm(word) else { return 0 }
      return builder.readings[form].filter { $0.tag == WordLoader.noun }.reduce(0) { $0 | byWord[$1.lemma, default: 0] }
    }
    return records.map { record in
      let prefix = String(record.key.prefix { $0 != "/" })
      var found = byKey[prefix, default: 0] | byKey[record.key, default: 0]
      guard ["ORG"].contains(NameLoader.types[prefix]), let name = record.values("name").first else { return found }
      let words = tokenize(name)
      // The head ends the name, or stands before its first preposition.
      let end = words.firstIndex { ["of", "for", "on"].contains($0) } ?? words.count
      if end > 0 { found |= bodies(ofWord: words[end - 1]) }
      return found
    }
  }

  // MARK: Names in other languages

  /// Adds what countries and large cities are called in other languages, where that is no word or name already.
  private func addWorldNames() {
    var cities: [String: Int] = [:]
    for (id, record) in records.enumerated() where record.key.hasPrefix("city/") {
      let country = countryOf(id)
      for name in record.values("name") + record.values("alias") { cities["\(country) \(builder.folding.fold(name))"] = id }
    }
    for (id, record) in records.enumerated() where record.key.hasPrefix("country/") {
      let code = String(record.key.dropFirst("country/".count))
      guard code.utf8.count == 2 else { continue }
      for language in WorldNames.languages {
        if let name = WorldNames.region(code, in: language), name != code { addForeign(name, id) }
      }
      for zone in WorldNames.zones(of: code) {
        let english = WorldNames.city(zone, in: "en") ?? zone.split(separator: "/").last.map { String($0.replacing("_", with: " ")) } ?? ""
        guard let city = cities["\(id + 1) \(builder.folding.fold(english))"] else { continue }
        for language in WorldNames.languages {
          if let name = WorldNames.city(zone, in: language) { addForeign(name, city) }
        }
      }
    }
  }

  /// A name of one word must not be short, nor a word or a person's name.
  private func addForeign(_ name: String, _ id: Int) {
    let words = tokenize(name)
    guard !words.isEmpty, words.count <= 6, !name.contains(where: { "()（）[].,".contains($0) }) else { return }
    if words.count == 1, let word = words.first {
      if word.utf8.count < 6 { return }
      if let form = builder.existingForm(word), !builder.readings[form].isEmpty || !builder.formFlags[form].isEmpty { return }
    }
    if builder.hasName(words.map { builder.form($0) }) { return }
    insert(name, id, .alias, PayloadKind.name)
  }

  /// A form that names two entries by itself needs a rule: `weak`, or `ambiguous` in one of them.
  private func claim(_ forms: [Int], _ flags: NameFlags, _ id: Int, _ text: String) {
    let form = NameForm(forms: forms, isExact: flags.contains(.exactCase))
    let isDoubtful = flags.contains(.ambiguous)
    guard let owner = owners[form], owner.entity != id else {
      owners[form] = owners[form] ?? (id, isDoubtful)
      return
    }
    if owner.isDoubtful || isDoubtful { return }
    report(
      records[id].problem(
        "`\(text)` stands for `\(records[owner.entity].key)` too; write it as `weak` where it needs support, or mark one entry `ambiguous`."))
  }
}
