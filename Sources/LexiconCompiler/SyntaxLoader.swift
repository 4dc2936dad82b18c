internal import Lexicon

/// `syntax.txt` and `tags.tsv`: what the grammar needs to know of words, and how parts of speech follow each other.
final class SyntaxLoader {
  let builder: ImageBuilder
  let report: (Diagnostic) -> Void
  private var kinds: [Int: Int] = [:]
  private var traits: [Int: LemmaTraits] = [:]
  private var rows: [String: [Int]] = [:]
  private var prior: [Int] = []

  init(builder: ImageBuilder, report: @escaping (Diagnostic) -> Void) {
    self.builder = builder
    self.report = report
    for section in [ImageSection.suffixString, .suffixFirst, .suffixState, .suffixWeight] { builder.columns[section] = [] }
  }

  func loadWords(_ file: SourceFile) {
    for record in Record.read(file, report) {
      let kind = record.key.hasPrefix("form/") ? WordKind.names.firstIndex(of: String(record.key.dropFirst(5))) : nil
      let trait = LemmaTraits.named(record.key)
      if kind == nil && trait == nil {
        report(record.problem("`\(record.key)` is no class that the grammar knows; they stand in SyntaxCodes.swift."))
        continue
      }
      for field in record.fields {
        guard field.name == "words" else {
          report(record.problem("A record of this file has no field `\(field.name)`, only `words`.", field))
          continue
        }
        for word in Record.split(field.value, ",") {
          if let kind {
            let form = builder.form(word)
            if let other = kinds[form], other != kind {
              report(record.problem("`\(word)` is in form/\(WordKind.names[other]) already; a form is in one class.", field))
            }
            kinds[form] = kind
          } else if let trait {
            let verb = record.key.hasPrefix("verb/")
            let lemma = builder.lemma(ofWord: word, preferring: [verb ? WordLoader.verb : WordLoader.noun])
            traits[lemma, default: []].insert(trait)
          }
        }
      }
    }
  }

  func loadTags(_ file: SourceFile) {
    for row in Row.read(file, report) {
      let values = row[2].split(separator: " ")
      switch row[0] {
      case "states":
        if values.map(String.init) != TagState.names {
          report(row.problem("The states must be these, in this order: " + TagState.names.joined(separator: " ") + ".", column: 2))
        }
      case "row", "prior":
        let numbers = values.compactMap { Int($0) }
        guard numbers.count == TagState.names.count, numbers.allSatisfy({ $0 >= 0 && $0 < 1000 }) else {
          report(row.problem("A row has \(TagState.names.count) numbers from 0 to 999.", column: 2))
          continue
        }
        if row[0] == "prior" { prior = numbers } else { rows[row[1]] = numbers }
      case "suffix": suffix(row, values)
      default: report(row.problem("A row begins with states, row, prior or suffix, not `\(row[0])`."))
      }
    }
  }

  private func suffix(_ row: Row, _ values: [Substring]) {
    builder.columns[.suffixString]?.append(builder.string(row[1] == "-" ? "" : row[1]))
    let first = builder.columns[.suffixState]?.count ?? 0
    builder.columns[.suffixFirst]?.append(first)
    for value in values {
      let parts = value.split(separator: "=")
      guard parts.count == 2, let state = TagState.names.firstIndex(of: String(parts[0])), let weight = Int(parts[1]), weight > 0
      else {
        report(row.problem("A suffix is followed by STATE=WEIGHT, not by `\(value)`.", column: 2))
        continue
      }
      builder.columns[.suffixState]?.append(state)
      builder.columns[.suffixWeight]?.append(weight)
    }
  }

  /// Lays the columns out; every form and lemma is known by now.
  func finish() {
    let last = builder.columns[.suffixState]?.count ?? 0
    builder.columns[.suffixFirst]?.append(last)
    builder.columns[.formKind] = builder.formKeys.indices.map { kinds[$0] ?? 0 }
    builder.columns[.lemmaTraits] = builder.lemmaKeys.indices.map {
      let scored: LemmaTraits = builder.lemmaScores[$0].contains { $0 != 0 } ? .scored : []
      let toned: LemmaTraits = builder.lemmaTone[$0] != 0 ? .toned : []
      return (traits[$0] ?? []).union(builder.lemmaBegins[$0] ?? []).union(scored).union(toned).rawValue
    }
    guard !rows.isEmpty else { return }
    builder.columns[.tagCost] = TagState.names.flatMap { rows[$0] ?? [Int](repeating: 99, count: TagState.names.count) }
    builder.columns[.tagPrior] = prior
  }
}
