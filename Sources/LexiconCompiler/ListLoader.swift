internal import Lexicon
internal import Segmentation

/// The smaller record files: titles, nouns that act, issues, reports, modifiers, abbreviations, heads of organisations, particles;
/// and the tables of given names and of the words of languages.
final class ListLoader {
  let builder: ImageBuilder
  let tokenize: (String) -> [String]
  let report: (Diagnostic) -> Void
  /// The titles of offices that one person holds at a time.
  private(set) var singleOffices: Set<Int> = []
  /// The kinds of bodies that a lemma takes up, a bit each.
  var lemmaBodies: [Int: Int] = [:]

  init(builder: ImageBuilder, tokenize: @escaping (String) -> [String], report: @escaping (Diagnostic) -> Void) {
    self.builder = builder
    self.tokenize = tokenize
    self.report = report
    for section in [
      ImageSection.titleKey, .titleKind, .titleGender, .titleFlags, .issueKey, .modifierKind,
      .modifierWeight, .abbreviationString, .abbreviationKind, .languageTag, .languageWordFirst, .languageWord,
    ] {
      builder.columns[section] = []
    }
  }

  func words(_ record: Record, _ fields: String...) -> [(String, Record.Field)] {
    record.fields.filter { fields.contains($0.name) }.flatMap { field in
      Record.split(field.value, "|").flatMap { Record.split($0, ",") }.map { ($0, field) }
    }
  }

  func check(_ record: Record, prefix: String, fields: Set<String>) {
    if !record.key.hasPrefix(prefix + "/") {
      report(record.problem("`\(record.key)`: the records of this file begin with `\(prefix)/`."))
    }
    for field in record.fields where !fields.contains(field.name) {
      report(record.problem("A record of this file has no field `\(field.name)`; there are " + fields.sorted().joined(separator: ", ") + ".", field))
    }
  }

  // MARK: Titles

  static let titleKinds = ["office", "rank", "honorific", "relation", "style"]

  func titles(_ file: SourceFile) -> [String: Int] {
    var keys: [String: Int] = [:]
    for record in Record.read(file, report) {
      check(record, prefix: "title", fields: ["name", "plural", "abbreviation", "kind", "gender", "acts", "several"])
      let id = builder.columns[.titleKey]?.count ?? 0
      guard let kind = ListLoader.titleKinds.firstIndex(of: record.first("kind")?.value ?? "") else {
        report(record.problem("A title's `kind` is " + ListLoader.titleKinds.joined(separator: ", ") + ".", record.first("kind")))
        continue
      }
      builder.columns[.titleKey]?.append(builder.string(record.key))
      if kind == 0, record.first("several")?.value != "yes" { singleOffices.insert(id) }
      builder.columns[.titleKind]?.append(kind)
      builder.columns[.titleGender]?.append(["m": 1, "f": 2][record.first("gender")?.value ?? ""] ?? 0)
      builder.columns[.titleFlags]?.append(record.first("acts")?.value == "yes" ? 1 : 0)
      for (field, flag) in [("name", 0), ("plural", NameFlags.plural.rawValue), ("abbreviation", NameFlags.acronym.rawValue)] {
        for name in record.values(field) {
          let list = tokenize(name)
          if list.isEmpty { continue }
          // Short titles in capitals (FM, PM) only so.
          var shape = 0
          if list.count == 1, name.count <= 3, name.allSatisfy(\.isUppercase) { shape = 2 }
          builder.addPhrase(
            forms: list.map { builder.form($0) }, .init(kind: PayloadKind.title, value: id, shape: shape, flags: flag))
          if flag == 0 { keys[builder.folding.fold(name)] = keys[builder.folding.fold(name)] ?? id }
        }
      }
    }
    return keys
  }

  // MARK: Nouns, reports, modifiers

  private static let nounFlags: [String: LemmaFlags] = [
    "acts-for": .actsFor, "relation": .relation, "group": .groupNoun, "person": .personNoun, "body": .bodyNoun,
    "document": .documentNoun, "place": .placeNoun, "time": .timeNoun, "act": .actNoun, "event-bad": .eventBad,
    "event-good": .eventGood,
  ]

  func nouns(_ file: SourceFile) {
    for record in Record.read(file, report) {
      check(record, prefix: "noun", fields: ["words"])
      if record.key == "noun/transparent" {
        for (word, _) in words(record, "words") {
          builder.lemmaClasses[builder.lemma(ofWord: word, preferring: [7])].insert(.transparent)
        }
        continue
      }
      if record.key == "noun/idle-verb" || record.key == "noun/spending-verb" {
        for (word, _) in words(record, "words") {
          builder.lemmaClasses[builder.lemma(ofWord: word, preferring: [15])].insert(record.key == "noun/idle-verb" ? .idle : .spending)
        }
        continue
      }
      guard let flag = ListLoader.nounFlags[String(record.key.dropFirst(5))] else {
        report(record.problem("`\(record.key)` is no class of nouns; there are " + ListLoader.nounFlags.keys.sorted().joined(separator: ", ") + "."))
        continue
      }
      for (word, _) in words(record, "words") where !word.contains(" ") && !word.contains("-") {
        let lemma = builder.lemma(ofWord: word, preferring: [7])
        builder.lemmaFlags[lemma].insert(flag)
      }
    }
  }

  func reports(_ file: SourceFile) {
    for record in Record.read(file, report) {
      if record.key.hasPrefix("content/") {
        contents(record)
        continue
      }
      check(record, prefix: "report", fields: ["verbs", "nouns", "adjectives", "phrases", "commits", "direct", "addressee", "kind"])
      var flags: LemmaFlags = []
      if let field = record.first("commits") {
        switch field.value {
        case "neutral": break
        case "factive": flags.insert(.reportFactive)
        case "doubt": flags.insert(.reportDoubt)
        default: report(record.problem("`commits` is neutral, factive or doubt, not `\(field.value)`.", field))
        }
      }
      if record.first("direct")?.value == "yes" { flags.insert(.reportDirect) }
      if record.first("kind")?.value == "attitude" { flags.insert(.reportAttitude) }
      for (fields, tag, flag) in [
        ("verbs", 15, LemmaFlags.reportVerb), ("nouns", 7, .reportNoun), ("adjectives", 0, .reportAdjective),
      ] {
        for (word, _) in words(record, fields) {
          // `point out`: the verb reports, with its particle or what else stands behind it.
          let first = word.split(separator: " ").first.map(String.init) ?? word
          if word.contains(" ") && tag != 15 { continue }
          let lemma = builder.lemma(ofWord: first, preferring: [tag])
          if word.contains(" ") {
            let lemmas = tokenize(word).map { builder.lemma(ofWord: $0, preferring: [15, 1, 9, 2, 0, 7]) }
            builder.addPhrase(
              lemmas: [lemma] + lemmas.dropFirst(), .init(kind: PayloadKind.reportVerb, value: flags.union(flag).rawValue, shape: 0, flags: 0),
              begins: .beginsReport)
          } else {
            builder.lemmaFlags[lemma].formUnion(flags.union(flag))
          }
        }
      }
      // Hearsay names nobody: what follows such a phrase is no speaker.
      if record.key == "report/hearsay" { continue }
      for (phrase, _) in words(record, "phrases") where !phrase.contains("…") && ListLoader.isUsable(phrase) {
        builder.addPhrase(
          forms: tokenize(phrase).map { builder.form($0) },
          .init(kind: PayloadKind.reportPhrase, value: flags.rawValue, shape: 0, flags: 0))
      }
    }
  }

  /// A phrase without X, or one whose X, the speaker, owns a noun ("in X's view"): "as X said" has a verb, which the clauses tell, and
  /// what begins with X is no phrase to look for.
  private static func isUsable(_ phrase: String) -> Bool {
    let words = phrase.split(separator: " ")
    guard words.contains(where: { $0 == "X" || $0 == "X's" }) else { return true }
    return words.count >= 3 && words[0] != "X" && words[0] != "X's" && words.contains("X's")
  }

  /// `content/…`: how what is reported may stand behind a word.
  private func contents(_ record: Record) {
    check(record, prefix: "content", fields: ["verbs", "nouns", "adjectives", "kind"])
    let name = String(record.key.dropFirst(8)).split(separator: "-attitude").first.map(String.init) ?? ""
    let content: ReportContents
    if let i = ReportContents.names.firstIndex(of: name) {
      content = ReportContents(rawValue: 1 << i)
    } else if let i = ReportContents.prepositionNames.firstIndex(of: name) {
      content = ReportContents.preposition(i)
    } else {
      let all = ReportContents.names + ReportContents.prepositionNames
      report(record.problem("`content/\(name)` is none of " + all.joined(separator: ", ") + "."))
      return
    }
    let isAttitude = record.first("kind")?.value == "attitude"
    for (field, tag) in [("verbs", 15), ("adjectives", 0)] {
      for (word, _) in words(record, field) where !word.contains(" ") {
        let lemma = builder.lemma(ofWord: word, preferring: [tag])
        builder.lemmaContents[lemma].insert(content)
        if isAttitude { builder.lemmaFlags[lemma].insert(.reportAttitude) }
      }
    }
    for (word, field) in words(record, "nouns") where !word.contains(" ") {
      let ofNoun = content == .infinitive ? ReportContents.nounInfinitive : content.ofNoun
      if ofNoun.isEmpty {
        report(record.problem("No noun takes `content/\(name)`.", field))
        continue
      }
      let lemma = builder.lemma(ofWord: word, preferring: [7])
      builder.lemmaContents[lemma].insert(ofNoun)
      if isAttitude { builder.lemmaFlags[lemma].insert(.reportAttitude) }
    }
  }

  private static let modifierFlags: [String: LemmaFlags] = [
    "negation": .negation, "intensifier": .intensifier, "diminisher": .diminisher, "hedge": .hedge, "modal": .modal,
    "future": .future, "conditional": .conditional, "approximate-negation": .nearNegation,
  ]
  /// The stage's numbers for kinds of modifiers, in the order of the contract.
  static let modifierKinds = [
    "negation", "intensifier", "diminisher", "hedge", "implicative", "phase", "modal", "future", "conditional", "approximate-negation",
  ]

  func modifiers(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let name = String(record.key.drop { $0 != "/" }.dropFirst())
      guard let (kind, flag) = ListLoader.modifierFlags.first(where: { name == $0.key || name.hasPrefix($0.key + "-") }) else { continue }
      let id = builder.columns[.modifierKind]?.count ?? 0
      builder.columns[.modifierKind]?.append(ListLoader.modifierKinds.firstIndex(of: kind) ?? 0)
      let weight = record.first("weight").flatMap { WordLoader.thousandths($0.value) } ?? 1000
      builder.columns[.modifierWeight]?.append(weight)
      for (word, _) in words(record, "words") {
        let list = tokenize(word)
        if list.count == 1 {
          let lemma = builder.lemma(ofWord: word, preferring: [2, 9, 5, 3, 13])
          builder.lemmaFlags[lemma].insert(flag)
        }
        builder.addPhrase(
          forms: list.map { builder.form($0) }, .init(kind: PayloadKind.modifier, value: id, shape: 0, flags: 0))
      }
    }
  }

  // MARK: Issues

  func issues(_ file: SourceFile) {
    var seen: Set<String> = []
    for record in Record.read(file, report) {
      check(record, prefix: "issue", fields: ["name", "phrase", "sign", "acronym"])
      if !seen.insert(record.key).inserted { report(record.problem("`\(record.key)` stands twice.")) }
      let id = builder.columns[.issueKey]?.count ?? 0
      builder.columns[.issueKey]?.append(builder.string(String(record.key.dropFirst(6))))
      for phrase in record.values("name") + record.values("phrase") {
        let lemmas = tokenize(phrase).map { builder.lemma(ofWord: $0, preferring: [7, 1, 0, 15]) }
        builder.addPhrase(lemmas: lemmas, .init(kind: PayloadKind.issue, value: id, shape: 0, flags: 0), begins: .beginsIssue)
      }
    }
  }

  // MARK: Abbreviations, given names, particles, heads, languages

  func abbreviations(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let name = String(record.key.drop { $0 != "/" }.dropFirst())
      let kind: AbbreviationKind
      switch name {
      case "before-name": kind = .beforeName
      case "never-final": kind = .neverFinal
      case "may-end-sentence": kind = .mayEnd
      case "before-number": kind = .beforeNumber
      default:
        report(record.problem("`\(record.key)` is no class; there are before-name, never-final, may-end-sentence, before-number."))
        continue
      }
      for (word, _) in words(record, "words") {
        builder.columns[.abbreviationString]?.append(builder.string(word))
        builder.columns[.abbreviationKind]?.append(Int(kind.rawValue))
      }
    }
  }

  func givenNames(_ file: SourceFile) {
    for row in Row.read(file, report) {
      guard ["m", "f", "x"].contains(row[1]) else {
        report(row.problem("The second column is m, f or x, not `\(row[1])`.", column: 1))
        continue
      }
      let form = builder.form(row[0])
      var flags: FormFlags = .givenName
      if row[1] != "f" { flags.insert(.givenMasculine) }
      if row[1] != "m" { flags.insert(.givenFeminine) }
      if row[3] == "weak" { flags.insert(.givenWeak) }
      builder.formFlags[form].formUnion(flags)
    }
  }

  func particles(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let flag: FormFlags =
        switch record.key {
        case "particle/suffix": .suffix
        case "particle/postnominal": .outsideName
        default: .particle
        }
      for (word, _) in words(record, "name") {
        for part in tokenize(word) where part != "-" { builder.formFlags[builder.form(part)].insert(flag) }
      }
    }
  }

  /// What `type` and a shape of `pattern` say of a word in `organisation-heads.txt`.
  private static let headEnds: [String: FormFlags] = [
    "ORG": .organisationEnd, "LOC": .locationEnd, "GPE": .gpeEnd, "FAC": .facilityEnd, "EVENT": .eventEnd,
    "LAW": .lawEnd, "NONE": .outsideName,
  ]
  private static let headBegins: [String: FormFlags] = [
    "ORG": .organisationBegin, "LOC": .placeBegin, "GPE": .gpeBegin, "FAC": .facilityBegin, "EVENT": .eventBegin,
    "LAW": .lawBegin,
  ]

  /// The words that names are built with. Of a head of several words the last one is flagged: what stands before it belongs to the name
  /// as any other capitalised word does.
  func heads(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let type = record.first("type")?.value ?? "ORG"
      let pattern = record.first("pattern")?.value ?? "ends"
      var flag: FormFlags = []
      if context(record, pattern, words(record, "words").map(\.0)) { continue }
      if pattern.hasPrefix("begins") {
        guard let begin = ListLoader.headBegins[type] else {
          report(record.problem("`\(type)` is no type of a word that begins a name.", record.first("type")))
          continue
        }
        for shape in Record.split(String(pattern.dropFirst("begins".count).drop { $0 == "," }), "|") {
          switch shape {
          case "W X": flag.formUnion(type == "GPE" ? .placeBegin : begin.union(.directBegin))
          case "W 9": flag.insert(.numbered)
          default: flag.formUnion(begin)
          }
        }
      } else if let plain = ListLoader.plainPatterns[pattern] {
        flag = plain
      } else if let end = ListLoader.headEnds[type] {
        flag = end
      } else {
        report(record.problem("`\(type)` is no type of a head.", record.first("type")))
        continue
      }
      if record.key == "head/place-direction" { flag.insert(.direction) }
      for (word, _) in words(record, "words") {
        let list = tokenize(word)
        if let last = list.last, !list.contains("of") { builder.formFlags[builder.form(last)].formUnion(flag) }
      }
    }
  }

  /// Patterns that say by themselves what the words are.
  private static let plainPatterns: [String: FormFlags] = [
    "members": [.members, .organisationEnd], "context": .placeContext, "dated": .datedEvent, "dated inside": .datedModifier,
    "outside": .outsideName, "calendar": .calendar,
  ]

  /// `languages.tsv`: a tag and its commonest words.
  func languages(_ file: SourceFile) {
    for row in Row.read(file, report) {
      builder.columns[.languageTag]?.append(builder.string(row[0]))
      let first = builder.columns[.languageWord]?.count ?? 0
      builder.columns[.languageWordFirst]?.append(first)
      for word in row[1].split(separator: " ") { builder.columns[.languageWord]?.append(builder.form(String(word))) }
    }
    let end = builder.columns[.languageWord]?.count ?? 0
    builder.columns[.languageWordFirst]?.append(end)
  }
}
