public import ArgumentParser
public import Formats

/// What `--from` takes.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, jsonl

  /// By the file's extension.
  init(path: String) {
    self = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") ? .jsonl : .text
  }
}

/// What `--to` takes.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case json
}

extension OffsetUnit: ExpressibleByArgument {}
