import Glibc

/// Patterns of paths as shells know them: `*`, `?`, `[…]` within a name, `**` for any number of folders.
enum Pattern {
  static func isPattern(_ text: String) -> Bool { text.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B } }

  /// What is there and matches, sorted by the bytes of the paths. Hidden files match only a dot that is written out.
  static func matches(of pattern: String) -> [String] {
    var parts = pattern.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    // Twice is once: or a path would be found in several ways.
    parts = parts.enumerated().filter { $0.offset == 0 || $0.element != "**" || parts[$0.offset - 1] != "**" }.map(\.element)
    var found: [String] = []
    collect(parts[...], in: pattern.hasPrefix("/") ? "/" : "", &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(_ parts: ArraySlice<String>, in folder: String, _ found: inout [String]) {
    guard let part = parts.first else { return }
    let rest = parts.dropFirst()
    if !isPattern(part) {
      let path = folder + part
      if rest.isEmpty {
        if FileKind(of: path) != .none { found.append(path) }
      } else if FileKind(of: path) == .folder {
        collect(rest, in: path + "/", &found)
      }
      return
    }
    guard let entries = try? FolderWalk.entries(of: folder.isEmpty ? "." : folder) else { return }
    if part == "**" {
      // No folder at all, then each folder below; at the end, every file.
      if rest.isEmpty {
        found.append(contentsOf: entries.filter { $0.kind == .file && !$0.name.hasPrefix(".") }.map { folder + $0.name })
      } else {
        collect(rest, in: folder, &found)
      }
      for entry in entries where entry.kind == .folder && !entry.name.hasPrefix(".") {
        collect(parts, in: folder + entry.name + "/", &found)
      }
      return
    }
    for entry in entries where unsafe entry.kind != .none && fnmatch(part, entry.name, FNM_PERIOD) == 0 {
      if rest.isEmpty {
        found.append(folder + entry.name)
      } else if entry.kind == .folder {
        collect(rest, in: folder + entry.name + "/", &found)
      }
    }
  }
}
