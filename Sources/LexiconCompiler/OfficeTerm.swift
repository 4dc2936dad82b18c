/// A person's term in an office that one person holds at a time.
struct OfficeTerm {
  /// The title's number, and the body's or country's + 1.
  let title: Int
  let of: Int
  /// `20240705`, with zeros for what is not given; 0 where the term has no end.
  let from: Int
  let to: Int
  let record: Record
  let field: Record.Field

  /// What two holders may overlap, in days: a handover, a contested election.
  static let handover = 186

  /// Days since the year 0, near enough to compare; what is not given counts as the earliest or the latest that it can be.
  private static func day(_ date: Int, latest: Bool) -> Int {
    if date == 0 { return latest ? Int.max / 2 : 0 }
    let month = date / 100 % 100
    let day = date % 100
    return date / 10000 * 372 + (month > 0 ? month : latest ? 12 : 1) * 31 + (day > 0 ? day : latest ? 31 : 1)
  }

  /// Reports terms of one office that overlap by more than a handover. Terms of one person may.
  static func check(_ terms: [OfficeTerm], _ report: (Diagnostic) -> Void) {
    let sorted = terms.enumerated().sorted { x, y in
      let (a, b) = (x.element, y.element)
      return (a.of, a.title, a.from, x.offset) < (b.of, b.title, b.from, y.offset)
    }.map(\.element)
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.of == b.of && a.title == b.title && a.record.key != b.record.key {
      // `2024..` may begin in December, `..2024` may end in January.
      if day(b.from, latest: true) + handover >= day(a.to == 0 ? 0 : a.to, latest: a.to == 0) { continue }
      report(
        b.record.problem(
          "This term overlaps that of `\(a.record.key)`, in line \(a.field.line) of \(a.record.file.name); an office that several hold has `several: yes` in titles.txt.",
          b.field))
    }
  }
}

/// A form of a name, as the owners of forms are told apart.
struct NameForm: Hashable {
  let forms: [Int]
  let isExact: Bool
}
