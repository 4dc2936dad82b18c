import Lexicon
import LexiconCompiler
import Testing

@Suite struct DeterminismTests {
  @Test func theOrderOfTheFilesDoesNotMatter() {
    let first = compile(RoundTripTests.sources)
    let second = compile(RoundTripTests.sources.reversed())
    #expect(!first.image.isEmpty)
    #expect(first.image == second.image)
    #expect(first.summary == second.summary)
  }

  @Test func theDigestFollowsTheSources() throws {
    let first = try open(compile(RoundTripTests.sources).image).sources[0]
    var changed = RoundTripTests.sources
    changed[0].text += "# a comment more\n"
    let second = try open(compile(changed).image).sources[0]
    #expect(first.digest != second.digest)
    #expect(first.name == "en" && second.name == "en")
  }

  @Test func windowsLineEndsMakeNoDifferenceToWhatIsRead() throws {
    let unix = try open(compile(RoundTripTests.sources).image)
    let windows = compile(
      RoundTripTests.sources.map { ($0.name, $0.text.split(separator: "\n").joined(separator: "\r\n")) })
    #expect(windows.diagnostics.map(\.description) == [])
    let lexicon = try open(windows.image)
    #expect(lexicon.formStart.count == unix.formStart.count)
    #expect(lexicon.entityKey.count == unix.entityKey.count)
  }

  @Test func noSourcesAtAllStillMakeALexicon() throws {
    let lexicon = try open(compile([]).image)
    #expect(lexicon.entityKey.count == 0)
  }
}
