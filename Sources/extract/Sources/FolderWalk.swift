import Glibc

/// What a path leads to, links followed.
enum FileKind {
  case none, file, folder

  init(of path: String) {
    var status = stat()
    self = unsafe stat(path, &status) != 0 ? .none : status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}

/// The files below folders, depth first, sorted by the bytes of their names. Hidden ones are left out, and links to folders are not followed.
struct FolderWalk {
  enum Found {
    case file(path: String)
    case unreadable(path: String, reason: String)
  }

  /// What is still to be visited, the next last.
  private var pending: [(path: String, isFolder: Bool)] = []

  var isEmpty: Bool { pending.isEmpty }

  mutating func enter(_ folder: String) { pending.append((folder, true)) }

  mutating func next() -> Found? {
    while let (path, isFolder) = pending.popLast() {
      guard isFolder else { return .file(path: path) }
      do throws(SystemError) {
        let prefix = path.hasSuffix("/") ? path : path + "/"
        for entry in try FolderWalk.entries(of: path).reversed() where !entry.name.hasPrefix(".") {
          let whole = prefix + entry.name
          switch entry.kind {
          case .file: pending.append((whole, false))
          case .folder: pending.append((whole, true))
          case .none: continue
          }
        }
      } catch {
        return .unreadable(path: path, reason: error.reason)
      }
    }
    return nil
  }

  /// What lies in a folder, sorted. A link to a folder, a device and the like are `none`.
  static func entries(of folder: String) throws(SystemError) -> [(name: String, kind: FileKind)] {
    guard let handle = unsafe opendir(folder) else { throw SystemError(number: errno) }
    defer { unsafe closedir(handle) }
    var entries: [(name: String, kind: FileKind)] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: FileKind =
        switch unsafe Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        default: unusual(folder + "/" + name)
        }
      entries.append((name, kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// A link to a file counts as one; also where the file system does not say what an entry is.
  private static func unusual(_ path: String) -> FileKind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .none }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .none }
    return .file
  }
}
