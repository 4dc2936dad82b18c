public import ArgumentParser
public import Formats

/// What `--from` takes.
enum InputFormat: String, CaseIterable {
  case text, jsonl, html

  /// By the file's extension.
  init(path: String) {
    if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
      self = .jsonl
    } else {
      self = path.hasSuffix(".html") || path.hasSuffix(".htm") || path.hasSuffix(".xhtml") ? .html : .text
    }
  }

  /// - Throws: a usage error that names what there is.
  static func parse(_ name: String) throws -> InputFormat {
    if let format = InputFormat(rawValue: name) { return format }
    throw ValidationError("The formats are text, jsonl and html.")
  }
}

extension OutputFormat {
  /// - Throws: a usage error that names what there is.
  static func parse(_ name: String) throws -> OutputFormat {
    guard let format = OutputFormat(rawValue: name) else {
      throw ValidationError("There is no format '\(name)'; the formats are \(allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return format
  }
}

extension OffsetUnit: ExpressibleByArgument {}
