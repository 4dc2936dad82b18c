internal import Glibc

/// When work on a document should have ended, by the monotonic clock. It is looked at between the stages and at every sentence or clause of
/// the long ones; nothing else of an annotation depends on a clock.
public struct Deadline: Sendable {
  private let nanoseconds: UInt64

  /// No deadline.
  public static let never = Deadline(nanoseconds: .max)

  /// So many seconds from now.
  public init(seconds: Double) {
    let (sum, overflow) = Deadline.now.addingReportingOverflow(UInt64(min(max(seconds, 0), 1e9) * 1e9))
    nanoseconds = overflow ? .max : sum
  }

  private init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  @inline(__always)
  public var isPast: Bool { nanoseconds != .max && Deadline.now >= nanoseconds }

  private static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// The deadline has passed; what was found so far is dropped.
struct DeadlinePassed: Error {}
