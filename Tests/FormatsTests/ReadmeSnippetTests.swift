import Extraction
import Formats
import Foundation
import Lexicon
import Lexicons
import Testing

@Suite struct ReadmeSnippetTests {
  /// The six lines that the README shows, compiled and run.
  @Test func test_readme_snippetAnnotates() throws {
    // README begin
    let extractor = Extractor(lexicon: .embedded)
    let annotation = try extractor.annotate(Document(text: "Oslo rejected the offer."))
    for stance in annotation.stances { print(stance.polarity, stance.score, stance.cue.frame) }
    var writer = AnnotationWriter(provenance: Provenance(lexicon: .embedded))
    var json: [UInt8] = []
    writer.write(annotation, to: &json)
    // README end
    #expect(annotation.stances.contains { $0.polarity == .negative })
    #expect(json.starts(with: Array(#"{"schema":"extract/1""#.utf8)))
  }

  /// The README's first block of Swift, behind its imports, is the text between the marks above.
  @Test func test_readme_showsWhatIsCompiledHere() throws {
    let here = URL(fileURLWithPath: #filePath)
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let source = try lines(here)
    let begin = try #require(source.firstIndex { $0.contains("// README begin") })
    let end = try #require(source.firstIndex { $0.contains("// README end") })
    let compiled = source[(begin + 1)..<end].map { $0.drop { $0 == " " } }

    let readme = try lines(root.appendingPathComponent("README.md"))
    let open = try #require(readme.firstIndex(of: "```swift"))
    let close = try #require(readme[open...].firstIndex(of: "```"))
    let shown = readme[(open + 1)..<close].filter { !$0.isEmpty && !$0.hasPrefix("import ") }
    #expect(Array(shown) == Array(compiled))
  }

  private func lines(_ file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
