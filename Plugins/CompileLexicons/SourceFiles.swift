import Foundation

/// The lexicon sources of a folder, in the order of their names.
func sourceFiles(in folder: URL) throws -> [URL] {
  try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .filter { ["txt", "tsv"].contains($0.pathExtension) }
    .sorted { $0.path < $1.path }
}
