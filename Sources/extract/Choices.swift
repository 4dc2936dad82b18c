public import ArgumentParser
public import Formats

/// What `--from` takes.
enum InputFormat: String, CaseIterable {
  case text, jsonl, html

  /// By the file's extension, behind which `.gz` or `.zst` may stand; what has no extension that is known is text.
  init(path: String) { self = InputFormat(known: path) ?? .text }

  /// By the file's extension; nil where it is none of those that are read. Of the files in a folder, only these are.
  init?(known path: String) {
    let name = Compression.unpacked(path)
    if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonl
    } else if name.hasSuffix(".txt") || name.hasSuffix(".text") {
      self = .text
    } else if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") {
      self = .html
    } else {
      return nil
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
