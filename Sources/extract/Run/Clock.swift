import Glibc

/// The monotonic clock: for rates and pauses, never for output.
enum Clock {
  /// Nanoseconds.
  static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  static func seconds(since start: UInt64) -> Double { Double(now - start) / 1e9 }
}
