public import ArgumentParser
public import Formats

/// What `--from` takes.
enum InputFormat: String, CaseIterable {
  case text, jsonl

  /// By the file's extension.
  init(path: String) {
    self = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") ? .jsonl : .text
  }

  /// - Throws: a usage error that names what there is.
  static func parse(_ name: String) throws -> InputFormat {
    if let format = InputFormat(rawValue: name) { return format }
    if name == "html" { throw ValidationError("html comes later; the formats are text and jsonl.") }
    throw ValidationError("The formats are text and jsonl.")
  }
}

/// What `--to` takes.
enum OutputFormat: String, CaseIterable {
  case json

  /// - Throws: a usage error that names what there is.
  static func parse(_ name: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: name) else {
      throw ValidationError("The only format is json (JSON Lines where there is more than one document).")
    }
    return format
  }
}

extension OffsetUnit: ExpressibleByArgument {}
