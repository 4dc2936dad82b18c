/// Stances by day, month or year, whichever gives a readable number of bars: for above the line, against below it.
struct ReportTimeline {
  private static let most = 60

  static func write(_ counts: ReportCounts, to sink: inout ByteSink) {
    guard counts.dates.count > 1 else { return }
    // `2025-05-16`, `2025-05`, `2025`
    let length = [10, 7].first { length in Set(counts.dates.keys.map { $0.prefix(length) }).count <= most } ?? 4
    var periods: [String: ReportTally] = [:]
    for (date, tally) in counts.dates {
      let period = String(date.prefix(length))
      periods[period, default: ReportTally()].positive += tally.positive
      periods[period, default: ReportTally()].negative += tally.negative
      periods[period, default: ReportTally()].neutral += tally.neutral
    }
    let rows = periods.sorted { $0.key < $1.key }
    let highest = max(1, rows.map { max($0.value.positive, $0.value.negative) }.max() ?? 1)
    let step = 900 / rows.count
    let bar = max(2, min(40, step - 3))
    sink.append("<section id=\"timeline\" aria-labelledby=\"timeline-h\"><h2 id=\"timeline-h\">Timeline</h2>")
    sink.append("<svg viewBox=\"0 0 900 250\" role=\"img\" aria-labelledby=\"timeline-h\">")
    for (i, row) in rows.enumerated() {
      let x = i * step + (step - bar) / 2
      let (up, down) = (row.value.positive * 100 / highest, row.value.negative * 100 / highest)
      sink.append(
        string: "<g><title>\(row.key): \(row.value.positive) for, \(row.value.negative) against, \(row.value.neutral) neither</title>"
          + "<rect class=\"pos\" x=\"\(x)\" y=\"\(110 - up)\" width=\"\(bar)\" height=\"\(up)\"/>"
          + "<rect class=\"neg\" x=\"\(x)\" y=\"110\" width=\"\(bar)\" height=\"\(down)\"/></g>")
      let every = (rows.count + 11) / 12
      if i % every == 0 {
        sink.append(string: "<text x=\"\(x + bar / 2)\" y=\"235\" text-anchor=\"middle\">\(row.key)</text>")
      }
    }
    sink.append("<path class=\"axis\" d=\"M0 110H900\"/>")
    sink.append(string: "<text x=\"0\" y=\"12\">+\(highest)</text><text x=\"0\" y=\"222\">−\(highest)</text></svg></section>\n")
  }
}
