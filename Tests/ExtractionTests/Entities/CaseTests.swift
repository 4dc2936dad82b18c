import Extraction
import Foundation
import TestSupport
import Testing

/// The suites of cases in `Cases/`: how much of each must be right. A failing case is printed; the share decides.
@Suite struct CaseTests {
  private func lines(_ name: String) throws -> [String] {
    let file = Seed.root.appending(path: "Tests/ExtractionTests/Entities/Cases/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [("short-names", 170, 0.95), ("pronouns", 140, 0.78)])
  func mentionsAreLinked(_ name: String, _ least: Int, _ share: Double) throws {
    var right = 0
    var wrong: [String] = []
    for line in try lines(name) where !line.hasPrefix("#") && !line.isEmpty {
      var text = ""
      var wanted: [(TextSpan, String)] = []
      var rest = line[...]
      while let open = rest.firstIndex(of: "{"), let bar = rest[open...].firstIndex(of: "|"), let close = rest[bar...].firstIndex(of: "}") {
        text += rest[..<open]
        let start = text.utf8.count
        text += rest[rest.index(after: open)..<bar]
        wanted.append((TextSpan(start, text.utf8.count), String(rest[rest.index(after: bar)..<close])))
        rest = rest[rest.index(after: close)...]
      }
      text += rest
      let annotation = try annotate(text)
      for (span, key) in wanted {
        let found = annotation.mentions.filter { $0.span == span }.map { annotation.entities[$0.entity].key }
        if key == "-" ? found.isEmpty : found == [key] {
          right += 1
        } else {
          wrong.append("\(annotation.string(span)): \(found), not \(key), in: \(text)")
        }
      }
    }
    let total = right + wrong.count
    #expect(total >= least)
    #expect(Double(right) >= share * Double(total), "\(right) of \(total)\n\(wrong.joined(separator: "\n"))")
  }

  /// Exact span and type over people, bodies and places, on articles in the manner of news agencies.
  @Test func namesOfNewsAreFound() throws {
    let types: [EntityType: String] = [.person: "PER", .org: "ORG", .gpe: "LOC", .loc: "LOC", .fac: "LOC"]
    var right = 0
    var found = 0
    var wanted = 0
    for article in try lines("newswire").filter({ !$0.hasPrefix("#") }).split(separator: "") {
      var text = ""
      var gold: Set<String> = []
      for line in article {
        var rest = line[...]
        while let match = rest.firstMatch(of: /\[(PER|ORG|LOC) ([^\]]*)\]/) {
          text += rest[..<match.range.lowerBound]
          gold.insert("\(text.utf8.count) \(match.output.2) \(match.output.1)")
          text += match.output.2
          rest = rest[match.range.upperBound...]
        }
        text += rest + "\n"
      }
      let annotation = try annotate(text)
      let got = annotation.mentions.filter { $0.form != .pronoun && $0.form != .title && $0.form != .nominal }.compactMap { m in
        types[m.type].map { "\(m.span.start) \(annotation.string(m.span)) \($0)" }
      }
      right += gold.intersection(got).count
      found += got.count
      wanted += gold.count
    }
    #expect(wanted > 250)
    let f1 = 2 * Double(right) / Double(found + wanted)
    #expect(f1 >= 0.93, "\(right) right of \(found) found and \(wanted) wanted")
  }
}
