import Testing

@testable import Extraction

/// The texts of `Cases/sentences-*.txt`: ` | ` where one sentence ends and the next begins, `¶` for a line end.
@Suite struct SentenceCaseTests {
  @Test(arguments: SyntaxCase.files("sentences-")) func sentences_end(_ file: String) throws {
    let cases = try SyntaxCase.read(file)
    #expect(cases.count >= 20, "\(file) has \(cases.count) texts")
    for item in cases {
      let text = item.sentence.replacing(" | ", with: " ").replacing("¶ ", with: "\n").replacing("¶", with: "\n")
      let annotation = try annotate(text)
      let found = annotation.sentences.map { annotation.string($0.span).replacing("\n", with: "¶") }
      let wanted = item.sentence.components(" | ").map { sentence in
        var rest = sentence[...]
        while rest.last == "¶" { rest = rest.dropLast() }
        return String(rest)
      }
      if found != wanted { Issue.record("\(file):\(item.line) \(found.joined(separator: " | "))\n    not \(wanted.joined(separator: " | "))") }
    }
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
