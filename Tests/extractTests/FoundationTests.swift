import Foundation
import Testing

/// Foundation costs milliseconds at the start and megabytes, and carries an ICU of its own: no target of the product may pull it in.
@Suite struct FoundationTests {
  private static let targets = [
    "Segmentation", "Lexicon", "LexiconCompiler", "Extraction", "Formats", "extract", "extract-lexicon",
  ]

  @Test func noSourceImportsIt() throws {
    var files = 0
    for folder in ["Sources", "Lexicons"] {
      let root = Program.root.appending(path: folder)
      let paths = try #require(FileManager.default.enumerator(atPath: root.path))
      for case let path as String in paths where path.hasSuffix(".swift") {
        files += 1
        let source = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        for line in source.split(separator: "\n") where line.firstMatch(of: /^\s*([a-z@]+\s+)*import\s/) != nil {
          #expect(line.firstMatch(of: /\bFoundation/) == nil, "\(folder)/\(path): \(line)")
        }
      }
    }
    #expect(files > 30)
  }

  /// The compiler writes what an object needs linked into the object itself.
  @Test func noObjectOfOursAsksForIt() throws {
    var objects = 0
    for target in FoundationTests.targets {
      let module = target.replacing("-", with: "_")
      for name in [target, module] {
        let folder = Bundle.main.bundleURL.appending(path: "\(name).build")
        let paths = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for path in paths where path.hasSuffix(".o") {
          objects += 1
          let bytes = try Data(contentsOf: folder.appending(path: path))
          #expect(bytes.range(of: Data("10Foundation".utf8)) == nil, "\(name)/\(path) uses Foundation")
          #expect(bytes.range(of: Data("-lFoundation".utf8)) == nil, "\(name)/\(path) links Foundation")
        }
      }
    }
    #expect(objects > 30)
  }
}
