import Extraction
import Foundation
import TestSupport
import Testing

/// The output for the seed articles is what it was. `make golden` accepts what it is now.
@Suite struct GoldenTests {
  @Test(arguments: try Seed.all()) func aSeedIsReadAsBefore(_ seed: Seed) throws {
    let found = GoldenView.text(try annotate(seed.text))
    let file = Seed.root.appending(path: "Tests/ExtractionTests/Golden/\(seed.name).txt")
    if ProcessInfo.processInfo.environment["EXTRACT_UPDATE_GOLDEN"] == "1" {
      try Data(found.utf8).write(to: file)
      return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if found != expected {
      Issue.record(
        "\(seed.name) is read otherwise; `make golden` accepts it.\n\(GoldenTests.difference(expected, found))")
    }
  }

  /// The lines that went (-) and came (+), in order, with the section they are in.
  static func difference(_ old: String, _ new: String, limit: Int = 60) -> String {
    let before = old.split(separator: "\n", omittingEmptySubsequences: false)
    let after = new.split(separator: "\n", omittingEmptySubsequences: false)
    var changes: [(at: Int, line: String)] = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let at, let line, _): changes.append((at, "- \(at + 1): \(line)"))
      case .insert(let at, let line, _): changes.append((at, "+ \(at + 1): \(line)"))
      }
    }
    let lines = changes.sorted { $0.at < $1.at }.map(\.line)
    let more = lines.count > limit ? "\n… and \(lines.count - limit) lines more" : ""
    return lines.prefix(limit).joined(separator: "\n") + more
  }

  @Test func theDifferenceShowsWhatWentAndWhatCame() {
    #expect(GoldenTests.difference("a\nb\nc", "a\nx\nc") == "- 2: b\n+ 2: x")
  }
}
