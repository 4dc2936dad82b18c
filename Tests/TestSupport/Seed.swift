public import Foundation

/// A sample article of the project, from `seeds/`.
public struct Seed: Sendable, CustomStringConvertible {
  /// The file's name without its ending.
  public let name: String
  public let text: String

  public var description: String { name }

  /// The project's folder.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// All of them, by name.
  public static func all() throws -> [Seed] {
    let folder = root.appending(path: "seeds")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    return try names.sorted().map {
      Seed(name: String($0.dropLast(4)), text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }
}
