import Glibc

/// The most frequent parties as a network: lines from holders to targets, solid blue where the balance is for, dashed orange where it is against.
///
/// The layout is Fruchterman and Reingold's (1991), from a circle on, for a fixed number of steps, then drawn out to the frame, and names moved off each other:
/// the same counts give the same picture.
struct ReportNetwork {
  static let limit = 28
  /// Lines that every party has, where it has so many: all of them would be a tangle.
  private static let linesOfEach = 3
  private static let longestName = 26
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
    let all = counts.pairs.compactMap { pair, tally -> Edge? in
      guard let from = index[pair.holder], let to = index[pair.target], from != to else { return nil }
      return (from, to, tally)
    }.sorted { ($1.tally.count, $0.from, $0.to) < ($0.tally.count, $1.from, $1.to) }
    let edges = strongest(all, parties.count)
    func name(_ party: Int) -> String { counts.names[parties[party]] ?? parties[party] }
    let labels = parties.indices.map { name($0).count > longestName ? name($0).prefix(longestName - 1) + "…" : name($0) }
    var points = layOut(parties.count, edges.map { ($0.from, $0.to, $0.tally.count) })
    separate(&points, labels.map { Double($0.count) * 7.5 })
    sink.append("<section id=\"network\" aria-labelledby=\"network-h\"><h2 id=\"network-h\">Network</h2><p class=\"hint\">")
    sink.append("Solid: more for than against; dashed: more against. Thicker lines are more stances. ")
    sink.append(edges.count < all.count ? "Of each party the most frequent lines; the matrix has the rest.</p>" : "The matrix has the numbers.</p>")
    sink.append(string: "<svg viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\" aria-labelledby=\"network-h\">")
    sink.append("<defs>")
    for name in ["pos", "neg", "neu"] {
      sink.append(
        string:
          "<marker id=\"a-\(name)\" class=\"\(name)\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>"
      )
    }
    sink.append("</defs>")
    for edge in edges { line(points[edge.from], points[edge.to], edge.tally, "\(name(edge.from)) → \(name(edge.to))", &sink) }
    for (i, key) in parties.enumerated() {
      sink.append(string: "<g transform=\"translate(\(one(points[i].x)) \(one(points[i].y)))\" data-k=\"")
      sink.appendHTML(key)
      sink.append("\"><title>")
      sink.appendHTML(name(i))
      sink.append("</title><circle r=\"5\"/><text y=\"-9\" text-anchor=\"middle\">")
      sink.appendHTML(labels[i])
      sink.append("</text></g>")
    }
    sink.append("</svg></section>\n")
  }

  private typealias Edge = (from: Int, to: Int, tally: ReportTally)

  /// Of edges with the most frequent first, those that are among the first of one of their ends.
  private static func strongest(_ edges: [Edge], _ count: Int) -> [Edge] {
    var degrees = Array(repeating: 0, count: count)
    return edges.filter { edge in
      guard degrees[edge.from] < linesOfEach || degrees[edge.to] < linesOfEach else { return false }
      degrees[edge.from] += 1
      degrees[edge.to] += 1
      return true
    }
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
    let heaviest = Double(max(1, edges.map(\.2).max() ?? 1))
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
        let pull = distance / ideal * (0.5 + (Double(weight) / heaviest).squareRoot())
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
        points[i].x += moves[i].x / length * min(length, heat)
        points[i].y += moves[i].y / length * min(length, heat)
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    return points.map { Point(x: drawnOut($0.x, xs, 90...width - 90), y: drawnOut($0.y, ys, 30...height - 20)) }
  }

  /// A place among others, when they are drawn out to fill a range.
  private static func drawnOut(_ value: Double, _ all: [Double], _ range: ClosedRange<Double>) -> Double {
    guard let low = all.min(), let high = all.max(), high - low > 1 else { return (range.lowerBound + range.upperBound) / 2 }
    return range.lowerBound + (value - low) / (high - low) * (range.upperBound - range.lowerBound)
  }

  /// Moves parties up and down until no name lies on another, or for a fixed number of rounds.
  private static func separate(_ points: inout [Point], _ widths: [Double]) {
    let least = 24.0
    for _ in 0..<100 {
      for i in points.indices {
        for j in points.indices.dropFirst(i + 1) where abs(points[i].x - points[j].x) < (widths[i] + widths[j]) / 2 + 8 {
          let distance = points[j].y - points[i].y
          guard abs(distance) < least else { continue }
          let push = (least - abs(distance)) / 2 * (distance < 0 ? -1 : 1)
          points[i].y = min(height - 20, max(30, points[i].y - push))
          points[j].y = min(height - 20, max(30, points[j].y + push))
        }
      }
    }
  }
}
