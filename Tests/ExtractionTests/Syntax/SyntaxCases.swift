import Foundation
import TestSupport

/// Sentences with what the syntax stage must say of them, from a file of `Cases/`; `Cases/README.md` has the format.
struct SyntaxCase: Sendable {
  let file: String
  let line: Int
  let sentence: String
  /// The lines below the sentence.
  var wanted: [String]

  static let folder = Seed.root.appending(path: "Tests/ExtractionTests/Syntax/Cases")

  /// The cases of a file, in order.
  static func read(_ name: String) throws -> [SyntaxCase] {
    let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    var cases: [SyntaxCase] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("  ") {
        guard !cases.isEmpty else { continue }
        cases[cases.count - 1].wanted.append(line.trimmingCharacters(in: .whitespaces))
      } else {
        cases.append(SyntaxCase(file: name, line: index + 1, sentence: String(line), wanted: []))
      }
    }
    return cases
  }

  /// The files of the folder whose names begin so, without their ending.
  static func files(_ prefix: String...) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in name.hasSuffix(".txt") && prefix.contains { name.hasPrefix($0) } }.map { String($0.dropLast(4)) }.sorted()
  }
}

/// A clause as a line of a case says it: `rejected(subj=Oslo, obj=offer) negated`.
struct ClausePattern {
  let predicate: String
  let slots: [String]
  let flags: [String]

  init?(_ line: String) {
    guard let open = line.firstIndex(of: "("), let close = line.lastIndex(of: ")"), open < close else { return nil }
    predicate = line[..<open].trimmingCharacters(in: .whitespaces)
    slots = line[line.index(after: open)..<close].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    flags = line[line.index(after: close)...].split(separator: " ").map(String.init)
  }

  /// Participants are all or none: a subject, object or agent that the line does not name must not be there. Complements and
  /// links may be left unsaid, and so may tense and aspect; the other flags must be as they are.
  func fits(_ clause: ParsedClause) -> Bool {
    guard clause.predicate == predicate else { return false }
    let core = clause.core
    for slot in core where !slots.contains(slot) { return false }
    for slot in slots where !core.contains(slot) && !clause.further.contains(slot) { return false }
    for flag in clause.flags where !flags.contains(flag) { return false }
    for flag in flags where !clause.flags.contains(flag) && !clause.tense.contains(flag) { return false }
    return true
  }
}
