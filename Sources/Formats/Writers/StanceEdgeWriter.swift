import Extraction

/// The positions of a document as lines for `StanceNetwork`, which joins those of all documents: two parties (key, type, name) and
/// the counts. Nobody else reads them.
final class StanceEdgeWriter: DocumentWriter {
  private var row = TableRow()

  func write(_ a: Annotation, to out: inout [UInt8]) {
    for position in a.positions {
      add(position.holder, a)
      add(position.target, a)
      row.add(position.positive)
      row.add(position.negative)
      row.add(position.neutral)
      // The sum of the scores, in ten-thousandths, so that adding up does not depend on the order.
      row.add(position.stances.reduce(0) { $0 + tenThousandths(a.stances[$1].score) })
      row.end()
    }
    row.flush(to: &out)
  }

  private func add(_ party: Annotation.Position.Party, _ a: Annotation) {
    switch party {
    case .author:
      row.add("author")
      row.add("AUTHOR")
      row.add("the author")
    case .entity(let index):
      row.add(a.entities[index].key)
      row.add(a.entities[index].type.rawValue)
      row.add(a.entities[index].name)
    case .issue(let key):
      row.add("issue/" + key)
      row.add("ISSUE")
      row.add(key)
    }
  }
}
