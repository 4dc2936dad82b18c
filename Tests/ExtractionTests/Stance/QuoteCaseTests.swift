import Extraction
import Foundation
import TestSupport
import Testing

/// Tables of cases in `Cases/`: who says a quote, who reports whom, and what the constructions of reporting come to.
@Suite struct QuoteCaseTests {
  private static let day = CalendarDate(year: 2024, month: 6, day: 15)

  /// The rows of a table, without comments; `\n` in a field is a line end.
  private static func rows(_ name: String, columns: Int) throws -> [[String]] {
    let file = Seed.root.appending(path: "Tests/ExtractionTests/Stance/Cases/\(name).tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).replacing("\\n", with: "\n") }
    }
    #expect(rows.allSatisfy { $0.count == columns })
    return rows.filter { $0.count == columns }
  }

  /// An entity's display name, or the words.
  private func name(_ phrase: Annotation.Phrase, _ a: Annotation) -> String {
    phrase.entity.map { a.entities[$0].name } ?? a.string(phrase.span)
  }

  @Test func directQuotesHaveTheirSpeakers() throws {
    let rows = try QuoteCaseTests.rows("direct-quotes", columns: 3)
    #expect(rows.count >= 200)
    var wrong: [String] = []
    for row in rows {
      let a = try annotate(row[2], date: QuoteCaseTests.day)
      // The narrowest part that holds the words.
      let found = a.quotes.filter { $0.kind == .direct || $0.kind == .mixed }.flatMap { quote in
        quote.parts.filter { a.string($0).contains(row[1]) }.map { (quote, $0.count) }
      }.min { $0.1 < $1.1 }?.0
      var speakers: [String] = []
      if case .phrase(let phrase)? = found?.speaker { speakers = [name(phrase, a), a.string(phrase.span)] }
      if !speakers.contains(where: { $0.lowercased() == row[0].lowercased() }) { wrong.append("\(row[0]) is not \(speakers): \(row[2])") }
    }
    #expect(wrong.count * 100 <= rows.count * 2, "\(wrong.joined(separator: "\n"))")
  }

  @Test func reportsWithinReportsKeepTheirOrder() throws {
    let rows = try QuoteCaseTests.rows("nested-chains", columns: 5)
    #expect(rows.count >= 100)
    var wrong: [String] = []
    for row in rows {
      let a = try annotate(row[4], date: QuoteCaseTests.day)
      let lines = a.stances.map { stance -> String in
        var holder = "author"
        if case .phrase(let phrase) = stance.holder { holder = name(phrase, a) }
        let sign = stance.score > 0 ? "+" : stance.score < 0 ? "-" : "0"
        return "\(stance.chain.map { name($0.who, a) }.joined(separator: " > ")) | \(holder) | \(sign)".lowercased()
      }
      let wanted = "\(row[0]) | \(row[1]) | \(row[2])".lowercased()
      let hits = zip(lines, a.stances).contains { line, stance in
        guard line == wanted, case .phrase(let target) = stance.target else { return false }
        return a.string(target.span).contains(row[3])
      }
      if !hits { wrong.append("\(wanted) is not in \(lines): \(row[4])") }
    }
    #expect(wrong.count * 100 <= rows.count * 3, "\(wrong.joined(separator: "\n"))")
  }

  /// `kind | speaker | cue | words` of each quote, joined by ` || `; `-` where there must be none.
  @Test(arguments: try rows("constructions", columns: 2)) func aConstructionIsRead(_ row: [String]) throws {
    let a = try annotate(row[1], date: QuoteCaseTests.day)
    let lines = a.quotes.map { quote in
      var speaker = "-"
      if case .phrase(let phrase)? = quote.speaker { speaker = a.string(phrase.span) }
      return "\(quote.kind.rawValue) | \(speaker) | \(quote.cue.map(a.string) ?? "-") | \(quote.parts.map(a.string).joined(separator: " … "))"
    }
    #expect((lines.isEmpty ? "-" : lines.joined(separator: " || ")) == row[0])
  }
}
