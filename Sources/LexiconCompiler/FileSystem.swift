internal import Glibc

/// The few file operations that the compiler needs, without Foundation.
public enum FileSystem {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static func failure(_ path: String) -> Failure {
    Failure(description: "\(path): \(unsafe String(cString: strerror(errno)))")
  }

  public static func read(_ path: String) throws(Failure) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { throw failure(path) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = unsafe fread(&buffer, 1, buffer.count, file)
      if n == 0 { break }
      bytes.append(contentsOf: buffer[0..<n])
    }
    if unsafe ferror(file) != 0 { throw failure(path) }
    return bytes
  }

  /// Writes to a neighbour first and renames it, so that no reader sees half a file.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let partial = path + ".partial"
    guard let file = unsafe fopen(partial, "wb") else { throw failure(partial) }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    let closed = unsafe fclose(file)
    if written != bytes.count || closed != 0 { throw failure(partial) }
    if unsafe rename(partial, path) != 0 { throw failure(path) }
  }

  /// The names in a folder, sorted; hidden ones left out.
  public static func list(_ path: String) throws(Failure) -> [String] {
    guard let folder = unsafe opendir(path) else { throw failure(path) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The sources of one language's folder.
  public static func sources(_ folder: String) throws(Failure) -> [SourceFile] {
    var files: [SourceFile] = []
    for name in try list(folder) where name.hasSuffix(".txt") || name.hasSuffix(".tsv") {
      let path = folder + "/" + name
      files.append(SourceFile(path: path, name: name, bytes: try read(path)))
    }
    return files
  }
}
