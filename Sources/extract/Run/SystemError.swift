import Formats
import Glibc

/// A system call's failure.
struct SystemError: Error, Sendable {
  let number: Int32

  /// The reason in the C locale's words ("No such file or directory").
  var reason: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  var asInputError: InputError { InputError(.unreadableFile, reason) }
}
