internal import Lexicon

/// `tone.tsv`: how much a loaded word counts for an entity, by how it stands to it and by its class.
final class ToneLoader {
  let builder: ImageBuilder
  let report: (Diagnostic) -> Void

  init(builder: ImageBuilder, report: @escaping (Diagnostic) -> Void) {
    self.builder = builder
    self.report = report
    builder.columns[.toneRelation] = [Int](repeating: 0, count: ToneRelation.allCases.count * 2)
    builder.columns[.toneClass] = [Int](repeating: 0, count: ToneClass.allCases.count * 2)
    builder.columns[.toneNumber] = [Int](repeating: 0, count: ToneNumber.allCases.count)
  }

  /// A row is `relation NAME GOOD BAD`, `class NAME GOOD BAD` or `number NAME VALUE`; weights from 0.0 to 10.0.
  func load(_ file: SourceFile) {
    for row in Row.read(file, report) {
      switch row[0] {
      case "relation": weights(row, .toneRelation, ToneRelation.names)
      case "class": weights(row, .toneClass, ToneClass.names)
      case "number":
        guard let i = index(row, ToneNumber.names), let value = weight(row, 2) else { continue }
        builder.columns[.toneNumber]?[i] = value
      default: report(row.problem("A row begins with relation, class or number, not `\(row[0])`."))
      }
    }
  }

  private func weights(_ row: Row, _ section: ImageSection, _ names: [String]) {
    guard let i = index(row, names), let good = weight(row, 2), let bad = weight(row, 3) else { return }
    builder.columns[section]?[2 * i] = good
    builder.columns[section]?[2 * i + 1] = bad
  }

  private func index(_ row: Row, _ names: [String]) -> Int? {
    if let i = names.firstIndex(of: row[1]) { return i }
    report(row.problem("`\(row[1])` is none of " + names.joined(separator: ", ") + ".", column: 1))
    return nil
  }

  private func weight(_ row: Row, _ cell: Int) -> Int? {
    if let value = WordLoader.thousandths(row[cell]), (0...10_000).contains(value) { return value }
    report(row.problem("A weight is a number from 0.0 to 10.0, not `\(row[cell])`.", column: cell))
    return nil
  }
}
