import Glibc

enum Processors {
  /// How many processors this process may use.
  static var count: Int { max(1, min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1024)) }
}
