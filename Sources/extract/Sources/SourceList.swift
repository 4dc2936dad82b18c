import Formats

/// One input of a run.
enum Source: Sendable {
  case single(path: String, SingleFormat)
  case records(path: String)
  /// What was asked for and is not there.
  case missing(path: String, reason: String)

  var path: String {
    switch self {
    case .single(let path, _), .records(let path), .missing(let path, _): path
    }
  }
}

/// The inputs of a run in their order, found one after another: arguments, each a file, a folder or a pattern, then the lines of a list.
///
/// A folder's files come sorted by the bytes of their names, with the folders between them, whatever the locale. Only what lies in one folder, or what a
/// pattern matches, is held at a time.
struct SourceList {
  private var arguments: ArraySlice<String>
  private var list: PathList?
  private let from: InputFormat?
  private var walk = FolderWalk()
  private var matches: ArraySlice<String> = []
  /// Files in folders that no format takes.
  private(set) var passedOver = 0

  /// - Parameter files: none means standard input, where no list is given either.
  /// - Parameter from: the format of every file; by its extension where nil.
  init(_ files: [String], list: PathList? = nil, from: InputFormat?) {
    arguments = files.isEmpty && list == nil ? ["-"] : files[...]
    self.list = list
    self.from = from
  }

  /// Whether the next one can be named without waiting.
  var isReady: Bool { !walk.isEmpty || !matches.isEmpty || !arguments.isEmpty || list?.isReady ?? true }

  mutating func next() -> Source? {
    while true {
      if let found = walk.next() {
        switch found {
        case .unreadable(let path, let reason): return .missing(path: path, reason: reason)
        case .file(let path):
          if let format = from ?? InputFormat(known: path) { return source(path, format) }
          passedOver += 1
          continue
        }
      }
      if let match = matches.popFirst() {
        if let source = literal(match) { return source }
        continue
      }
      if let argument = arguments.popFirst() {
        if argument == "-" || FileKind(of: argument) != .none || !Pattern.isPattern(argument) {
          if let source = literal(argument) { return source }
          continue
        }
        let found = Pattern.matches(of: argument)
        if found.isEmpty { return .missing(path: argument, reason: "no file matches the pattern") }
        matches = found[...]
        continue
      }
      guard let entry = list?.next() else { return nil }
      switch entry {
      case .failure(let error): return .missing(path: list?.name ?? "-", reason: error.message)
      case .success(let path): if let source = literal(path) { return source }
      }
    }
  }

  /// A file; a folder is opened for what follows.
  private mutating func literal(_ path: String) -> Source? {
    if path != "-", FileKind(of: path) == .folder {
      walk.enter(path)
      return nil
    }
    return source(path, from ?? InputFormat(path: path))
  }

  private func source(_ path: String, _ format: InputFormat) -> Source {
    switch format {
    case .jsonl: .records(path: path)
    case .text: .single(path: path, .text)
    case .html: .single(path: path, .html)
    }
  }
}
