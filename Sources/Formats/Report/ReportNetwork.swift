import Glibc

/// The most frequent parties as a network: lines from holders to targets, solid blue where the balance is for, dashed orange where it is against.
///
/// The layout is Fruchterman and Reingold's (1991), from a circle on, for a fixed number of steps: the same counts give the same picture.
struct ReportNetwork {
  static let limit = 28
  private static let (width, height) = (900.0, 560.0)
  private static let steps = 200

  private struct Point {
    var x: Double
    var y: Double
  }

  static func write(_ counts: ReportCounts, to sink: inout ByteSink) {
    let parties = counts.topParties(limit)
    guard parties.count > 1 else { return }
    let index = Dictionary(uniqueKeysWithValues: parties.enumerated().map { ($1, $0) })
    let edges = counts.pairs.compactMap { pair, tally -> (from: Int, to: Int, tally: ReportTally)? in
      guard let from = index[pair.holder], let to = index[pair.target], from != to else { return nil }
      return (from, to, tally)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    let points = layOut(parties.count, edges.map { ($0.from, $0.to, $0.tally.count) })
    sink.append("<section id=\"network\" aria-labelledby=\"network-h\"><h2 id=\"network-h\">Network</h2><p class=\"hint\">")
    sink.append("Solid: more for than against; dashed: more against. Thicker lines are more stances; the matrix has the numbers.</p>")
    sink.append(string: "<svg viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" aria-labelledby=\"network-h\">")
    sink.append("<defs>")
    for name in ["pos", "neg", "neu"] {
      sink.append(
        string:
          "<marker id=\"a-\(name)\" class=\"\(name)\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>"
      )
    }
    sink.append("</defs>")
    func name(_ party: Int) -> String { counts.names[parties[party]] ?? parties[party] }
    for edge in edges { line(points[edge.from], points[edge.to], edge.tally, "\(name(edge.from)) → \(name(edge.to))", &sink) }
    for (i, key) in parties.enumerated() {
      sink.append(string: "<g transform=\"translate(\(one(points[i].x)) \(one(points[i].y)))\" data-k=\"")
      sink.appendHTML(key)
      sink.append("\"><circle r=\"5\"/><text y=\"-9\" text-anchor=\"middle\">")
      sink.appendHTML(name(i))
      sink.append("</text></g>")
    }
    sink.append("</svg></section>\n")
  }

  private static func line(_ a: Point, _ b: Point, _ tally: ReportTally, _ pair: String, _ sink: inout ByteSink) {
    let kind = tally.positive > tally.negative ? "pos" : tally.negative > tally.positive ? "neg" : "neu"
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = max(1, (dx * dx + dy * dy).squareRoot())
    // Bent a little to the left, so that there and back are two lines; short of the circle.
    let middle = Point(x: (a.x + b.x) / 2 - dy * 0.08, y: (a.y + b.y) / 2 + dx * 0.08)
    let end = Point(x: b.x - dx / length * 7, y: b.y - dy / length * 7)
    let thick = min(6.0, 0.8 + Double(tally.count).squareRoot() * 0.6)
    sink.append(
      string:
        "<path class=\"edge \(kind)\" d=\"M\(one(a.x)) \(one(a.y))Q\(one(middle.x)) \(one(middle.y)) \(one(end.x)) \(one(end.y))\" stroke-width=\"\(one(thick))\" marker-end=\"url(#a-\(kind))\"><title>"
    )
    sink.appendHTML("\(pair): \(tally.positive) for, \(tally.negative) against, \(tally.neutral) neither")
    sink.append("</title></path>")
  }

  /// One decimal, so that the last bits of a processor's arithmetic do not show.
  private static func one(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func layOut(_ count: Int, _ edges: [(Int, Int, Int)]) -> [Point] {
    var points = (0..<count).map { i in
      let angle = 2 * Double.pi * Double(i) / Double(count)
      return Point(x: width / 2 + cos(angle) * width * 0.35, y: height / 2 + sin(angle) * height * 0.35)
    }
    let ideal = (width * height / Double(count)).squareRoot() * 0.75
    for step in 0..<steps {
      var moves = [Point](repeating: Point(x: 0, y: 0), count: count)
      for i in 0..<count {
        for j in 0..<count where i != j {
          let (dx, dy) = (points[i].x - points[j].x, points[i].y - points[j].y)
          let square = max(1, dx * dx + dy * dy)
          moves[i].x += dx / square * ideal * ideal
          moves[i].y += dy / square * ideal * ideal
        }
      }
      for (from, to, weight) in edges {
        let (dx, dy) = (points[to].x - points[from].x, points[to].y - points[from].y)
        let distance = max(1, (dx * dx + dy * dy).squareRoot())
        let pull = distance / ideal * min(2, 0.5 + Double(weight) / 10)
        moves[from].x += dx * pull
        moves[from].y += dy * pull
        moves[to].x -= dx * pull
        moves[to].y -= dy * pull
      }
      let heat = width / 10 * (1 - Double(step) / Double(steps)) + 1
      for i in 0..<count {
        // A pull to the middle keeps apart what nothing joins from drifting into the corners.
        moves[i].x += (width / 2 - points[i].x) * 0.4
        moves[i].y += (height / 2 - points[i].y) * 0.6
        let length = max(0.01, (moves[i].x * moves[i].x + moves[i].y * moves[i].y).squareRoot())
        points[i].x = min(width - 70, max(70, points[i].x + moves[i].x / length * min(length, heat)))
        points[i].y = min(height - 16, max(24, points[i].y + moves[i].y / length * min(length, heat)))
      }
    }
    return points
  }
}
