import Testing

@testable import Extraction

/// The sentences of `Cases/`, a file for a construction.
@Suite struct SyntaxCaseTests {
  static let constructions = SyntaxCase.files("tags-", "phrases-", "verbs-", "clauses-")

  @Test(arguments: constructions) func syntax_reads(_ construction: String) throws {
    let cases = try SyntaxCase.read(construction)
    #expect(cases.count >= 20, "\(construction) has \(cases.count) sentences")
    for item in cases {
      if item.wanted.isEmpty { Issue.record("\(construction):\(item.line) expects nothing") }
      let parsed = try Parsed(item.sentence)
      for line in item.wanted {
        let isTodo = line.hasPrefix("todo ")
        let problem = SyntaxCaseTests.problem(isTodo ? String(line.dropFirst(5)) : line, parsed)
        if isTodo {
          if problem == nil { Issue.record("\(construction):\(item.line) holds now, so strike todo: \(line)") }
        } else if let problem {
          Issue.record("\(construction):\(item.line) \(item.sentence)\n    \(line)\n    \(problem)")
        }
      }
    }
  }

  @Test func syntax_cases_coverEveryConstruction() { #expect(SyntaxCaseTests.constructions.count >= 24) }

  /// What a sentence says against a line; nil where the line holds.
  static func problem(_ line: String, _ parsed: Parsed) -> String? {
    if line.hasPrefix("tags ") {
      let wanted = line.dropFirst(5)
      return (" " + parsed.tags + " ").contains(" \(wanted) ") ? nil : parsed.tags
    }
    if line.hasPrefix("phrase ") { return hasPhrase(line.dropFirst(7), parsed) ? nil : parsed.phrases.joined(separator: " | ") }
    if line.hasPrefix("not phrase ") { return hasPhrase(line.dropFirst(11), parsed) ? parsed.phrases.joined(separator: " | ") : nil }
    let all = parsed.parsedClauses
    let found = all.map { "\($0.line) [\(($0.links + $0.tense).joined(separator: " "))]" }.joined(separator: "\n      ") + "\n    " + parsed.tags
    if line.hasPrefix("not ") { return all.contains { $0.line.contains(line.dropFirst(4)) } ? found : nil }
    guard let pattern = ClausePattern(line) else { return "is no clause" }
    return all.contains(where: pattern.fits) ? nil : found
  }

  /// Whether a phrase has the words written (all of them, or any where `…` stands) and at least the links written.
  private static func hasPhrase(_ line: Substring, _ parsed: Parsed) -> Bool {
    let (words, links) = split(line[...])
    return parsed.phrases.contains { phrase in
      let (otherWords, otherLinks) = split(phrase[...])
      return (words == ["…"] || words == otherWords) && links.allSatisfy { otherLinks.contains($0) }
    }
  }

  private static func split(_ line: Substring) -> (words: [Substring], links: [Substring]) {
    let parts = line.split(separator: " ")
    let isLink = { (part: Substring) in part.count > 1 && (part.first == "<" || part.first == "=" || part.first == "+" || part.dropFirst().contains(">")) }
    return (parts.filter { !isLink($0) }, parts.filter(isLink))
  }
}
