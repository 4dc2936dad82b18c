import Glibc

/// A file that is written. It is written beside its place and put there when it is whole (`atomic`), or in its place as it grows.
final class OutputFile {
  /// Where it goes, links followed.
  let path: String
  /// Where it lies until it is whole; the same as `path` where it is written in place.
  let partial: String
  private let descriptor: Int32
  private var stream: OutputStream

  enum Manner {
    case atomic, inPlace
  }

  /// - Parameter length: keep so many bytes of what lies there from an earlier run; nil to begin anew.
  /// - Throws: also where another process writes the same file.
  init(path given: String, _ manner: Manner, keeping length: Int?) throws(SystemError) {
    let path = OutputFile.resolved(given)
    // What is no regular file, a device or a pipe, has no place to be put to.
    let inPlace = manner == .inPlace || OutputFile.isSpecial(path)
    self.path = path
    partial = inPlace ? path : OutputFile.partial(of: path)
    let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    self.descriptor = descriptor
    stream = OutputStream(descriptor: descriptor, count: length ?? 0)
    if OutputFile.isSpecial(path) { return }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw SystemError(number: EBUSY) }
    guard ftruncate(descriptor, length ?? 0) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw SystemError(number: errno) }
  }

  deinit { close(descriptor) }

  /// Bytes written so far, those of an earlier run included.
  var count: Int { stream.count }

  static func partial(of path: String) -> String { path + ".partial" }

  /// The path behind symbolic links: what is replaced is the file, not the link to it.
  static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Bytes of the file, or nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try stream.write(bytes) }

  func flush() throws(SystemError) { try stream.flush() }

  /// What was written outlasts the machine from here on.
  func synchronise() throws(SystemError) {
    try stream.flush()
    if fdatasync(descriptor) != 0, errno != EINVAL { throw SystemError(number: errno) }
  }

  /// Puts the file in its place.
  func finish() throws(SystemError) {
    try synchronise()
    guard partial != path else { return }
    guard unsafe rename(partial, path) == 0 else { throw SystemError(number: errno) }
    OutputFile.synchroniseFolder(of: path)
  }

  /// The name in its folder outlasts the machine, too; not every file system can say so.
  private static func synchroniseFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? "."
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
