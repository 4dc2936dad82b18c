internal import Lexicon

/// `words.tsv`, `words-more.tsv`, `closed.tsv`, `multiword.tsv`, `evaluative.tsv`: common words with their inflected forms.
struct WordLoader {
  let builder: ImageBuilder
  let report: (Diagnostic) -> Void

  static let noun = 7
  static let verb = 15
  static let adjective = 0
  static let adverb = 2

  static func tag(_ name: String) -> Int? { TagCode.names.firstIndex(of: name) }

  /// WordNet's counts are small; every form of a word keeps at least one.
  private static let scale = 2

  /// Gives the closed classes their numbers before all other words.
  func number(_ file: SourceFile) {
    for row in Row.read(file, { _ in }) where row.cells.count >= 3 {
      _ = builder.form(row[0])
      _ = builder.lemma(row[2])
    }
  }

  func loadWords(_ file: SourceFile) {
    let rows = Row.read(file, report)
    // By count, and as they stand where counts are equal.
    let order = rows.indices.sorted {
      let a = Int(rows[$0][2]) ?? 0
      let b = Int(rows[$1][2]) ?? 0
      return a != b ? a > b : $0 < $1
    }
    for row in order.map({ rows[$0] }) {
      guard row.cells.count >= 3 else {
        report(row.problem("A row needs at least lemma, part of speech and count, separated by tabs."))
        continue
      }
      guard let tag = WordLoader.tag(row[1]) else {
        report(row.problem("`\(row[1])` is no universal part of speech.", column: 1))
        continue
      }
      guard let count = Int(row[2]), count >= 0, count < 1_000_000 else {
        report(row.problem("The count must be a whole number from 0 to 999999, not `\(row[2])`.", column: 2))
        continue
      }
      var irregular: [String: [String]] = [:]
      for part in row[3].split(separator: " ") {
        guard let equals = part.firstIndex(of: "=") else {
          report(row.problem("An irregular form is written FEATURE=FORM, not `\(part)`.", column: 3))
          continue
        }
        irregular[String(part[..<equals]), default: []].append(String(part[part.index(after: equals)...]))
      }
      let lemma = builder.lemma(row[0])
      let classes = row[5].split(separator: ",")
      // A hand, a dog and a cat are people in a dictionary only: WordNet names the commonest sense first.
      let isNoPerson = classes.first.map { WordLoader.bodiesAndBeasts.contains(String($0)) } ?? false
      for name in classes where !(isNoPerson && name == "noun.person") {
        if let c = LemmaClasses.named(String(name)) { builder.lemmaClasses[lemma].formUnion(c) }
      }
      add(row[0], tag, lemma, weight: count * WordLoader.scale, irregular)
    }
  }

  private static let bodiesAndBeasts: Set<String> = ["noun.animal", "noun.body", "noun.food", "noun.plant"]

  private func add(_ word: String, _ tag: Int, _ lemma: Int, weight: Int, _ irregular: [String: [String]]) {
    func reading(_ form: String, _ share: Int, _ features: WordFeatures) {
      builder.addReading(
        form, .init(tag: tag, lemma: lemma, weight: max(1, weight * share / 100), features: features))
    }
    switch tag {
    case WordLoader.noun:
      let only = irregular["only"]?.first
      reading(word, 100, only == "plur" ? .plural : only == "both" ? [.singular, .plural] : .singular)
      if only == nil {
        for form in irregular["plural"] ?? [Inflection.plural(word)] { reading(form, 45, .plural) }
      }
    case WordLoader.verb:
      reading(word, 40, [.base, .present])
      for form in irregular["s3"] ?? [Inflection.thirdPerson(word)] { reading(form, 20, [.present, .third, .singular]) }
      for form in irregular["ing"] ?? [Inflection.gerund(word)] { reading(form, 30, .gerund) }
      let past = irregular["past"] ?? [Inflection.past(word)]
      let participle = irregular["ppart"] ?? past
      for form in past { reading(form, 30, .past) }
      for form in participle { reading(form, 30, .pastParticiple) }
    case WordLoader.adjective:
      reading(word, 100, [])
      for form in irregular["comp"] ?? Inflection.comparative(word).map({ [$0] }) ?? [] { reading(form, 10, .comparative) }
      for form in irregular["sup"] ?? Inflection.superlative(word).map({ [$0] }) ?? [] { reading(form, 10, .superlative) }
    case WordLoader.adverb:
      reading(word, 100, [])
      for form in irregular["comp"] ?? [] { reading(form, 10, .comparative) }
      for form in irregular["sup"] ?? [] { reading(form, 10, .superlative) }
    default:
      reading(word, 100, [])
    }
  }

  /// An adjective or noun that was hardly ever met and is a verb's past form too (*voiced*, "the retreated") would only mislead.
  func dropRareParticiples() {
    for form in builder.readings.indices {
      let list = builder.readings[form]
      guard list.contains(where: { $0.tag == WordLoader.verb && !$0.features.isDisjoint(with: [.past, .pastParticiple]) }) else { continue }
      builder.readings[form].removeAll { ($0.tag == WordLoader.adjective || $0.tag == WordLoader.noun) && $0.weight <= 1 }
    }
  }

  func loadClosed(_ file: SourceFile) {
    var seen: Set<String> = []
    for row in Row.read(file, report) {
      guard row.cells.count >= 3, let tag = WordLoader.tag(row[1]) else {
        report(row.problem("A row needs form, universal part of speech and lemma, separated by tabs.", column: 1))
        continue
      }
      guard let count = row[4].isEmpty ? 10 : Int(row[4]), count >= 0 else {
        report(row.problem("The count must be a whole number, not `\(row[4])`.", column: 4))
        continue
      }
      let form = builder.form(row[0])
      let lemma = builder.lemma(row[2])
      // A row takes the place of the open-class list's for the same form and part of speech.
      if seen.insert("\(form) \(tag)").inserted {
        builder.readings[form].removeAll { $0.tag == tag && !$0.features.contains(.closed) }
      }
      var features = WordLoader.features(row[3])
      features.insert(.closed)
      builder.addReading(row[0], .init(tag: tag, lemma: lemma, weight: max(1, count), features: features))
    }
  }

  /// Universal Dependencies' features as the program's bits.
  static func features(_ text: String) -> WordFeatures {
    var features: WordFeatures = []
    var finite = false
    for part in text.split(separator: "|") {
      switch part {
      case "Number=Sing": features.insert(.singular)
      case "Number=Plur": features.insert(.plural)
      case "Person=1": features.insert(.first)
      case "Person=2": features.insert(.second)
      case "Person=3": features.insert(.third)
      case "Gender=Masc": features.insert(.masculine)
      case "Gender=Fem": features.insert(.feminine)
      case "Gender=Neut": features.insert(.neuter)
      case "Case=Nom": features.insert(.nominative)
      case "Case=Acc": features.insert(.accusative)
      case "Case=Gen", "Poss=Yes": features.insert(.possessive)
      case "Reflex=Yes": features.insert(.reflexive)
      case "Definite=Def": features.insert(.definite)
      case "Definite=Ind": features.insert(.indefinite)
      case "Polarity=Neg", "PronType=Neg": features.insert(.negative)
      case "Degree=Cmp": features.insert(.comparative)
      case "Degree=Sup": features.insert(.superlative)
      case "Tense=Past": features.insert(.past)
      case "Tense=Pres": features.insert(.present)
      case "VerbForm=Inf": features.insert(.base)
      case "VerbForm=Ger": features.insert(.gerund)
      case "VerbForm=Part": features.insert(.pastParticiple)
      case "VerbForm=Fin": finite = true
      default:
        if part.hasPrefix("PronType=") {
          for kind in part.dropFirst(9).split(separator: ",") {
            switch kind {
            case "Prs": features.insert(.personal)
            case "Rel": features.insert(.relative)
            case "Int": features.insert(.interrogative)
            case "Dem": features.insert(.demonstrative)
            case "Neg": features.insert(.negative)
            default: break
            }
          }
        }
      }
    }
    // UD writes the present participle Tense=Pres|VerbForm=Part, the past one Tense=Past|VerbForm=Part.
    if features.contains(.pastParticiple) {
      if features.contains(.present) {
        features.remove(.pastParticiple)
        features.remove(.present)
        features.insert(.gerund)
      } else {
        features.remove(.past)
      }
    } else if finite && features.contains(.present) && features.isDisjoint(with: [.third, .singular]) {
      features.insert(.base)
    }
    return features
  }

  func loadMultiwords(_ file: SourceFile, _ tokenize: (String) -> [String]) {
    for row in Row.read(file, report) {
      guard row.cells.count >= 2, let tag = WordLoader.tag(row[1]) else {
        report(row.problem("A row needs words and a function (ADP, SCONJ, ADV, CCONJ …), separated by a tab.", column: 1))
        continue
      }
      let words = tokenize(row[0]).map { builder.form($0) }
      builder.addPhrase(forms: words, .init(kind: PayloadKind.multiword, value: tag, shape: 0, flags: 0))
    }
  }

  func loadEvaluative(_ file: SourceFile) {
    for row in Row.read(file, report) {
      guard row.cells.count >= 3, let slot = ["NOUN", "VERB", "ADJ", "ADV"].firstIndex(of: row[1].uppercased()) else {
        report(row.problem("A row needs lemma, part of speech (NOUN, VERB, ADJ, ADV), score and class, separated by tabs.", column: 1))
        continue
      }
      guard let thousandths = WordLoader.thousandths(row[2]), abs(thousandths) <= 1000 else {
        report(row.problem("The score must be a number from -1.0 to 1.0, not `\(row[2])`.", column: 2))
        continue
      }
      guard let kind = ToneClass.names.firstIndex(of: row[3]).flatMap({ ToneClass(rawValue: $0) }) else {
        report(row.problem("The class must be one of \(ToneClass.names.joined(separator: ", ")), not `\(row[3])`.", column: 3))
        continue
      }
      // Several words: a matter of frames, not of this table.
      if row[0].contains(" ") || row[0].contains("-") { continue }
      let lemma = builder.lemma(row[0])
      let shift = slot * ToneScore.bits
      if let tone = ToneScore(kind: kind, tenths: (abs(thousandths) + 50) / 100 * thousandths.signum()), builder.lemmaTone[lemma] >> shift & 0x7F == 0 {
        builder.lemmaTone[lemma] |= tone.code << shift
      }
      // Words that take sides or stand about good and bad things judge nobody by themselves.
      if kind != .act && kind != .tinge { builder.lemmaScores[lemma][slot] = thousandths + 2000 }
      if row[3] == "quality" { builder.lemmaFlags[lemma].insert(.quality) }
      if row[3] == "effect" { builder.lemmaFlags[lemma].insert(.effect) }
      if builder.existingForm(row[0]).map({ builder.readings[$0].isEmpty }) ?? true {
        add(row[0], [7, 15, 0, 2][slot], lemma, weight: 4, [:])
      }
    }
  }

  /// A decimal number in thousandths, in exact arithmetic.
  static func thousandths(_ text: String) -> Int? {
    var s = text[...]
    var sign = 1
    if let c = s.first, c == "-" || c == "−" || c == "+" {
      sign = c == "+" ? 1 : -1
      s.removeFirst()
    }
    let parts = s.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), whole >= 0, whole < 100_000 else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard parts[1].count <= 3, !parts[1].isEmpty, let f = Int(parts[1]), f >= 0 else { return nil }
      fraction = f * [0, 100, 10, 1][parts[1].count]
    }
    return sign * (whole * 1000 + fraction)
  }
}
