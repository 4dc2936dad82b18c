internal import Lexicon

/// Frames with their units, and light verbs.
final class FrameLoader {
  let builder: ImageBuilder
  let report: (Diagnostic) -> Void
  private var frames: [String: (Record, Int)] = [:]
  private var columns: [ImageSection: [Int]] = [:]
  /// The examples, for the checker that runs them.
  private(set) var examples: [FrameExample] = []

  static let events = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
  ]
  static let kinds = ["attitude", "action", "evaluation"]
  private static let fields: Set<String> = [
    "sign", "strength", "event", "kind", "verb", "noun", "adj", "adv", "second", "addressee", "implies", "control",
    "object-event", "mutual", "negated", "needs", "confidence", "yes", "no",
  ]
  private static let needs: [String: SlotNeeds] = [
    "target:entity": .targetEntity, "target:person": .targetPerson, "target:event": .targetEvent,
    "target:actor": .targetActor, "target:abstract": .targetAbstract, "target:body": .targetBody, "target:stated": .targetStated, "target:place": .targetPlace,
    "target:undescribed": .targetUndescribed, "holder:entity": .holderEntity, "holder:person": .holderPerson, "holder:actor": .holderActor,
  ]

  init(builder: ImageBuilder, report: @escaping (Diagnostic) -> Void) {
    self.builder = builder
    self.report = report
    for section in [
      ImageSection.frameName, .frameSign, .frameStrength, .frameEvent, .frameKind, .frameImplies, .frameFlags,
      .frameNegatedSign, .frameNegatedStrength, .frameConfidence, .frameSecond, .frameAddressee, .frameNeeds,
      .unitFrame, .unitMarks, .unitHolder, .unitTarget, .lightImplies, .lightHolder,
      .lightTarget,
    ] {
      columns[section] = []
    }
  }

  func load(_ file: SourceFile) {
    for record in Record.read(file, report) { frame(record) }
  }

  /// `confidence.tsv`: how often a frame's stances were met in training sets and right, in place of the frame's own `confidence`.
  func loadConfidence(_ file: SourceFile) {
    for row in Row.read(file, report) {
      guard let (_, id) = frames[row[0]] else {
        report(row.problem("There is no frame `\(row[0])`.", column: 0))
        continue
      }
      guard let right = Int(row[1]), let met = Int(row[2]), right >= 0, met >= right else {
        report(row.problem("A row is a frame, how often it was right, and how often it was met, not `\(row[1])` of `\(row[2])`.", column: 1))
        continue
      }
      columns[.frameConfidence]?[id] = (1000 * right + 4500) / (met + 6)
    }
  }

  private func frame(_ record: Record) {
    if let (other, _) = frames[record.key] {
      report(record.problem("The frame `\(record.key)` stands twice; the first is in \(other.file.name) line \(other.line)."))
      return
    }
    for field in record.fields where !FrameLoader.fields.contains(field.name) {
      report(record.problem("A frame has no field `\(field.name)`; there are " + FrameLoader.fields.sorted().joined(separator: ", ") + ".", field))
    }
    let id = columns[.frameName]?.count ?? 0
    frames[record.key] = (record, id)
    columns[.frameName]?.append(builder.string(record.key))
    columns[.frameSign]?.append(sign(record, record.first("sign")))
    columns[.frameStrength]?.append(number(record, record.first("strength"), or: 500))
    var event = 0
    if let field = record.first("event"), !field.value.isEmpty {
      if let i = FrameLoader.events.firstIndex(of: field.value) {
        event = i + 1
      } else {
        report(record.problem("`\(field.value)` is no PLOVER type; there are " + FrameLoader.events.joined(separator: ", ") + ".", field))
      }
    }
    columns[.frameEvent]?.append(event)
    var kind = 0
    if let field = record.first("kind") {
      if let i = FrameLoader.kinds.firstIndex(of: field.value) {
        kind = i
      } else {
        report(record.problem("`kind` is attitude, action or evaluation, not `\(field.value)`.", field))
      }
    }
    columns[.frameKind]?.append(kind)
    var implies = 0
    if let field = record.first("implies") {
      if let i = Implication.names.firstIndex(of: field.value) {
        implies = i
      } else {
        report(record.problem("`implies` is +, -, future, modal, open or 0, not `\(field.value)`.", field))
      }
    }
    columns[.frameImplies]?.append(implies)
    var flags: FrameFlags = []
    if let field = record.first("control") {
      switch field.value {
      case "subj": flags.insert(.controlSubject)
      case "obj": flags.insert(.controlObject)
      default: report(record.problem("`control` is subj or obj, not `\(field.value)`.", field))
      }
    }
    if let field = record.first("mutual") {
      if field.value == "yes" { flags.insert(.mutual) } else { report(record.problem("`mutual` is yes or left out, not `\(field.value)`.", field)) }
    }
    if let field = record.first("object-event") {
      switch field.value {
      case "does": flags.insert(.eventDoes)
      case "opposes": flags.insert(.eventOpposes)
      case "none": flags.insert(.eventNone)
      default: report(record.problem("`object-event` is does, opposes or none, not `\(field.value)`.", field))
      }
    }
    var negatedSign = 0
    var negatedStrength = 0
    if let field = record.first("negated") {
      flags.insert(.negatedGiven)
      let parts = field.value.split(separator: " ")
      negatedSign = FrameLoader.signs[String(parts.first ?? "")] ?? -1
      if parts.count > 1 { negatedStrength = WordLoader.thousandths(String(parts[1])) ?? -1 }
      if negatedSign < 0 || negatedStrength < 0 || parts.count > 2 {
        report(record.problem("`negated` is written `+ 0.3`, `- 0.5` or `0`, not `\(field.value)`.", field))
        negatedSign = 0
        negatedStrength = 0
      }
    }
    columns[.frameFlags]?.append(flags.rawValue)
    columns[.frameNegatedSign]?.append(negatedSign)
    columns[.frameNegatedStrength]?.append(negatedStrength)
    columns[.frameConfidence]?.append(number(record, record.first("confidence"), or: 900))
    for (name, section) in [("second", ImageSection.frameSecond), ("addressee", .frameAddressee)] {
      let list = record.all(name).flatMap { field in
        Record.split(field.value, "|").flatMap { signedSlots(record, field, $0) }
      }
      columns[section]?.append(builder.slotList(list))
    }
    var needs: SlotNeeds = []
    for field in record.all("needs") {
      for part in Record.split(field.value, "|").flatMap({ Record.split($0, ",") }) {
        if let n = FrameLoader.needs[part] {
          needs.insert(n)
        } else {
          report(record.problem("`\(part)` is no need; there are " + FrameLoader.needs.keys.sorted().joined(separator: ", ") + ".", field))
        }
      }
    }
    columns[.frameNeeds]?.append(needs.rawValue)
    for (field, tag) in [("verb", 15), ("noun", 7), ("adj", 0), ("adv", 2)] {
      for f in record.all(field) { units(record, f, tag, id) }
    }
    if record.fields.allSatisfy({ !["verb", "noun", "adj", "adv"].contains($0.name) }) {
      report(record.problem("The frame `\(record.key)` has no unit: no `verb`, `noun`, `adj` or `adv` line."))
    }
    for field in record.fields where field.name == "yes" || field.name == "no" {
      examples.append(FrameExample(file: record.file.path, line: field.line, frame: record.key, wanted: field.name == "yes", text: field.value))
    }
  }

  static let signs = ["0": 0, "+": 1, "-": 2, "−": 2]

  private func sign(_ record: Record, _ field: Record.Field?) -> Int {
    guard let field else {
      report(record.problem("The frame `\(record.key)` has no `sign`."))
      return 0
    }
    guard let s = FrameLoader.signs[field.value] else {
      report(record.problem("A sign is +, - or 0, not `\(field.value)`.", field))
      return 0
    }
    return s
  }

  private func number(_ record: Record, _ field: Record.Field?, or fallback: Int) -> Int {
    guard let field else { return fallback }
    guard let n = WordLoader.thousandths(field.value), n >= 0, n <= 1000 else {
      report(record.problem("`\(field.name)` is a number from 0.0 to 1.0, not `\(field.value)`.", field))
      return fallback
    }
    return n
  }

  private func signedSlots(_ record: Record, _ field: Record.Field, _ text: String) -> [ImageBuilder.Slot] {
    var parts = text.split(separator: " ").map(String.init)
    var sign = 0
    if let last = parts.last, let s = FrameLoader.signs[last] {
      sign = s
      parts.removeLast()
    }
    return slots(record, field, parts.joined(separator: " ")).map {
      var s = $0
      s.sign = sign
      return s
    }
  }

  private func slots(_ record: Record, _ field: Record.Field, _ text: String) -> [ImageBuilder.Slot] {
    Record.split(text, "/").map { name in
      if let i = SlotKind.names.firstIndex(of: name), i > 0 { return .init(kind: i, word: 0, sign: 0) }
      switch name {
      case "to-inf": return .init(kind: SlotKind.infinitive, word: 0, sign: 0)
      case "comp": return .init(kind: SlotKind.that, word: 0, sign: 0)
      default: break
      }
      if name.allSatisfy({ $0.isLetter || $0 == " " }) {
        if let form = builder.existingForm(name.split(separator: " ").last.map(String.init) ?? name),
          builder.readings[form].contains(where: { $0.tag == 1 || $0.tag == 13 || $0.tag == 9 || $0.tag == 2 || $0.tag == 15 && $0.features.contains(.gerund) })
        {
          return .init(kind: SlotKind.preposition, word: form, sign: 0)
        }
      }
      report(
        record.problem(
          "`\(name)` is no slot; a slot is " + SlotKind.names.filter { !$0.isEmpty }.joined(separator: ", ")
            + " or a preposition.", field))
      return .init(kind: SlotKind.object, word: 0, sign: 0)
    }
  }

  private func units(_ record: Record, _ field: Record.Field, _ tag: Int, _ frame: Int) {
    guard let equals = field.value.lastIndex(of: "=") else {
      report(record.problem("A unit line is written `lemmas = HOLDER > TARGET`; there is no `=`.", field))
      return
    }
    let sides = field.value[field.value.index(after: equals)...].split(separator: ">", omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      report(record.problem("Behind `=` stands `HOLDER > TARGET`.", field))
      return
    }
    let holder = slots(record, field, Record.trim(sides[0]))
    let target = slots(record, field, Record.trim(sides[1]))
    for unit in Record.split(String(field.value[..<equals]), ",") {
      let words = unit.split(separator: " ").flatMap { $0.split(separator: "-", omittingEmptySubsequences: true) }.map(String.init)
        // Possessives inside an idiom ("turn one's back") are skipped in the text as determiners are.
        .filter { !["one's", "its", "his", "their", "a", "an", "the"].contains($0) }
      guard !words.isEmpty else { continue }
      let id = columns[.unitFrame]?.count ?? 0
      columns[.unitFrame]?.append(frame)
      columns[.unitMarks]?.append(0)
      columns[.unitHolder]?.append(builder.slotList(holder))
      columns[.unitTarget]?.append(builder.slotList(target))
      if let first = words.first, builder.existingForm(first).map({ f in !builder.readings[f].contains { $0.tag == tag } }) ?? true {
        // A unit's first word must be able to bear its part of speech.
        for (form, features) in FrameLoader.inflected(first, tag) {
          builder.addReading(form, .init(tag: tag, lemma: builder.lemma(first), weight: 2, features: features))
        }
      }
      let lemmas = words.enumerated().map { i, word in
        builder.lemma(ofWord: word, preferring: i == 0 ? [tag] : [7, 1, 2, 0, 15])
      }
      let path = words.count == 1 ? [builder.lemma(ofWord: words[0], preferring: [tag])] : lemmas
      // "distance oneself": any reflexive pronoun.
      let places = words.indices.filter { words[$0] == "oneself" }
      for pronoun in places.isEmpty ? [""] : FrameLoader.reflexives {
        var path = path
        for i in places { path[i] = builder.lemma(ofWord: pronoun, preferring: [10]) }
        builder.addPhrase(lemmas: path, .init(kind: PayloadKind.unit, value: id, shape: tag, flags: frame), begins: .beginsUnit(tag))
      }
    }
  }

  private static let reflexives = ["oneself", "himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"]

  static func inflected(_ word: String, _ tag: Int) -> [(String, WordFeatures)] {
    switch tag {
    case 15:
      [
        (word, [.base, .present]), (Inflection.thirdPerson(word), [.present, .third, .singular]),
        (Inflection.past(word), .past), (Inflection.past(word), .pastParticiple), (Inflection.gerund(word), .gerund),
      ]
    case 7: [(word, .singular), (Inflection.plural(word), .plural)]
    default: [(word, [])]
    }
  }

  func loadLight(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let id = columns[.lightImplies]?.count ?? 0
      var implies = Implication.holds
      if let field = record.first("implies") {
        if let i = Implication.names.firstIndex(of: field.value) {
          implies = i
        } else {
          report(record.problem("`implies` is +, -, future, modal or 0, not `\(field.value)`.", field))
        }
      }
      columns[.lightImplies]?.append(implies)
      for (name, section) in [("holder", ImageSection.lightHolder), ("target", .lightTarget)] {
        let list = record.first(name).map { slots(record, $0, $0.value) } ?? []
        columns[section]?.append(builder.slotList(list))
      }
      for field in record.all("verbs") {
        for verb in Record.split(field.value, ",").flatMap({ Record.split($0, "|") }) {
          let words = verb.split(separator: " ").map(String.init)
          let lemmas = words.enumerated().map { i, w in builder.lemma(ofWord: w, preferring: i == 0 ? [15] : [1, 2, 7]) }
          builder.addPhrase(lemmas: lemmas, .init(kind: PayloadKind.light, value: id, shape: 0, flags: 0), begins: .beginsLight)
        }
      }
    }
  }

  func finish() {
    for (section, values) in columns {
      builder.columns[section] = values
    }
  }
}

/// An example sentence of a frame.
public struct FrameExample: Sendable {
  public let file: String
  public let line: Int
  public let frame: String
  /// Whether the frame must be found (`yes`) or must not (`no`).
  public let wanted: Bool
  /// The sentence, and for `yes` what must come out behind `=>`.
  public let text: String
}
