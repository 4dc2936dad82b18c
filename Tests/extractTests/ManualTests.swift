import Foundation
import Testing

@testable import extract

/// What the program says of itself is true.
@Suite struct ManualTests {
  /// The long options that the parser knows, from its own help.
  private func options() throws -> Set<String> {
    var found: Set<String> = []
    for command in [["annotate"], ["aggregate"], ["explain"], ["report"], ["schema"], ["lexicon", "lookup"], ["lexicon", "gaps"]] {
      let help = try Program.run(["help"] + command, input: Data(), environment: [:]).text
      for line in help.split(separator: "\n") where line.hasPrefix("  -") {
        for match in line.prefix(34).matches(of: /--[a-z]+(?:-[a-z]+)*/) { found.insert(String(match.output)) }
      }
    }
    return found
  }

  @Test func helpAndManPageNameEveryOption() throws {
    let help = try Program.run("--help").text
    let page = try String(contentsOf: Program.root.appending(path: "man/extract.1"), encoding: .utf8)
      .replacing("\\-", with: "-")
    let options = try options()
    #expect(
      options.isSuperset(of: [
        "--from", "--to", "--layers", "--offsets", "--jobs", "--pretty", "--compact", "--text", "--input",
      ]))
    for option in options {
      #expect(help.contains(option), "--help does not name \(option)")
      #expect(page.contains(option), "the man page does not name \(option)")
    }
    for match in help.matches(of: /--[a-z]+(?:-[a-z]+)*/) {
      #expect(options.contains(String(match.output)), "\(match.output) is no option")
    }
    for match in page.matches(of: /--[a-z]+(?:-[a-z]+)*/) {
      #expect(options.contains(String(match.output)), "\(match.output) is no option")
    }
  }

  @Test func helpComesInAllWaysOfAsking() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0 && help.text.contains("EXIT STATUS"))
    #expect(try Program.run("-h").text == help.text)
    #expect(try Program.run("help").text == help.text)
    for line in help.lines { #expect(line.count <= 120) }
  }

  @Test func versionNamesProgramAndLexicons() throws {
    let result = try Program.run("--version")
    #expect(result.status == 0)
    #expect(result.lines.first?.wholeMatch(of: /extract [0-9]+\.[0-9]+\.[0-9]+/) != nil)
    for line in result.lines.dropFirst() { #expect(line.wholeMatch(of: /lexicon \S+ \S+ sha256:[0-9a-f]{64}/) != nil) }
    let page = try String(contentsOf: Program.root.appending(path: "man/extract.1"), encoding: .utf8)
    #expect(page.contains("\"\(result.lines[0])\""))
  }

  @Test func theSchemasInTheProgramAreTheFiles() throws {
    for (name, text) in [("extract-1", SchemaText.output), ("extract-1-input", SchemaText.input)] {
      let file = try String(contentsOf: Program.root.appending(path: "Schema/\(name).schema.json"), encoding: .utf8)
      #expect(text == file, "run Scripts/embed-schemas.sh")
    }
    #expect(try Program.run("schema").text == SchemaText.output)
    #expect(try Program.run("schema", "--input").text == SchemaText.input)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreMadeForEachShell(shell: String) throws {
    let result = try Program.run("--generate-completion-script", shell)
    #expect(result.status == 0 && result.text.contains("--layers") || result.text.contains("layers"))
  }
}
