import LexiconCompiler
import Testing

/// Every mistake is said with its file, line and column. All cases are compiled once, each in a file of its own.
@Suite struct DiagnosticTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let line: Int
    let column: Int
    let message: String
    var testDescription: String { file }
    init(_ file: String, _ text: String, _ line: Int, _ column: Int, _ message: String) {
      (self.file, self.text, self.line, self.column, self.message) = (file, text, line, column, message)
    }
  }

  private static let result = LexiconCompiler().compile(
    language: "en",
    files: (allCases.map { ($0.file, $0.text) } + sources).map {
      SourceFile(path: "en/" + $0.0, name: $0.0, bytes: bytes($0.1))
    })

  /// What the cases stand on.
  private static let sources = [
    ("closed.tsv", "on\tADP\ton\t\t100\nto\tADP\tto\t\t100\n"),
    ("countries.txt", "country/NO\n  name: Norway\n"),
  ]

  /// `\u{1}` stands for a byte that is no UTF-8.
  private static func bytes(_ text: String) -> [UInt8] { text.utf8.map { $0 == 1 ? 0xFF : $0 } }

  @Test(arguments: allCases) func aMistakeIsReportedInItsPlace(_ expected: Case) {
    let found = DiagnosticTests.result.diagnostics.filter { $0.file == "en/" + expected.file }
    #expect(
      found.map(\.description) == [
        "en/\(expected.file):\(expected.line):\(expected.column): error: \(expected.message)"
      ])
  }

  /// Terms of two people in one office, and what is said of them.
  private func overlap(_ first: String, _ second: String, title: String = "title/king\n  name: King\n  kind: office\n") -> [String] {
    let people = "person/a\n  name: Ab Cd\n  role: King of country/NO \(first)\nperson/b\n  name: Ef Gh\n  role: King of country/NO \(second)\n"
    return compile([("titles.txt", title), ("countries.txt", "country/NO\n  name: Norway\n"), ("people-a.txt", people)]).diagnostics.map(\.description)
  }

  @Test func termsOfOneOfficeMustNotOverlap() {
    #expect(
      overlap("2001..2010", "2008..2020") == [
        "en/people-a.txt:6:9: error: This term overlaps that of `person/a`, in line 3 of people-a.txt; an office that several hold has `several: yes` in titles.txt."
      ])
    #expect(overlap("2001..", "2008..2020").count == 1)
  }

  @Test func aHandoverIsNoOverlap() {
    #expect(overlap("2001..2010-05", "2010..2020").isEmpty)
    #expect(overlap("2001..2010-05-09", "2010-02-01..").isEmpty)
    #expect(overlap("2001..2010", "2008..", title: "title/king\n  name: King\n  kind: office\n  several: yes\n").isEmpty)
  }

  @Test func aMistakeLeavesNoImage() { #expect(DiagnosticTests.result.image.isEmpty) }

  @Test func aSoundFileIsNotBlamed() {
    for (name, _) in DiagnosticTests.sources {
      #expect(!DiagnosticTests.result.diagnostics.contains { $0.file == "en/" + name })
    }
  }

  private static let allCases = shapeCases + listCases + nameCases + frameCases + tableCases
}
