import ArgumentParser
import Glibc
import Lexicon

/// A lexicon that `extract-lexicon compile` wrote, mapped into memory: nothing is read before it is asked for, and processes share its pages.
enum LexiconFile {
  /// - Throws: a usage error that says what is wrong with the file.
  static func open(_ path: String) throws -> CompiledLexicon {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, SystemError(number: errno).reason) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(path, SystemError(number: errno).reason) }
    let size = Int(status.st_size)
    guard size > 0, let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe start != MAP_FAILED else {
      throw failure(path, "not a compiled lexicon of this version")
    }
    // Never unmapped: the lexicon lives as long as the program.
    do throws(CompiledLexicon.FormatError) {
      return unsafe try CompiledLexicon(
        image: UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size))
    } catch {
      throw failure(path, error.description)
    }
  }

  private static func failure(_ path: String, _ reason: String) -> ValidationError {
    ValidationError("--lexicon \(path): \(reason). Make one with `extract-lexicon compile Lexicons/en \(path)`.")
  }
}
