import Foundation
import Testing

/// The built command, run as its users run it.
enum Program {
  /// Next to the test bundle.
  static let url = Bundle.main.bundleURL.appending(path: "extract")

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct Result {
    var status: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) } }
    /// Each line as JSON.
    var documents: [[String: Any]] {
      get throws {
        try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
      }
    }
  }

  static func run(_ arguments: String..., input: String, environment: [String: String] = [:]) throws -> Result {
    try run(arguments, input: Data(input.utf8), environment: environment)
  }

  static func run(_ arguments: String..., input: Data = Data()) throws -> Result {
    try run(arguments, input: input, environment: [:])
  }

  /// Runs it with files as its standard streams, so that no pipe can fill up.
  static func run(_ arguments: [String], input: Data, environment: [String: String]) throws -> Result {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = url
      process.arguments = arguments
      process.environment = environment
      process.standardInput = try file(folder, "in", input)
      let output = try file(folder, "out", Data())
      let errors = try file(folder, "err", Data())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: try Data(contentsOf: folder.appending(path: "out")),
        errors: String(decoding: try Data(contentsOf: folder.appending(path: "err")), as: UTF8.self))
    }
  }

  /// A line of bash; `$EXTRACT` is the command.
  static func bash(_ line: String) throws -> Result {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = ["-c", line]
      process.environment = ["EXTRACT": url.path, "PATH": "/usr/bin:/bin", "TERM": "xterm"]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try file(folder, "out", Data())
      process.standardError = try file(folder, "err", Data())
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: try Data(contentsOf: folder.appending(path: "out")),
        errors: String(decoding: try Data(contentsOf: folder.appending(path: "err")), as: UTF8.self))
    }
  }

  private static func file(_ folder: URL, _ name: String, _ contents: Data) throws -> FileHandle {
    let url = folder.appending(path: name)
    try contents.write(to: url)
    return try FileHandle(forUpdating: url)
  }

  static func withTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "extract-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension [String: Any] {
  /// The `code` of an error record.
  var errorCode: String? { (self["error"] as? [String: Any])?["code"] as? String }
}
