/// A half-open range of the document's text, in UTF-8 bytes from its start, on scalar boundaries.
///
/// Everything inside the library counts bytes; a writer converts to the unit its reader expects.
public struct TextSpan: Hashable, Sendable {
  /// The first byte of the span.
  public var start: Int
  /// The byte after the last one; never less than `start`.
  public var end: Int

  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  @inlinable public var isEmpty: Bool { end <= start }

  @inlinable
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }
  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
}

extension TextSpan: Comparable {
  /// By start, and the longer first, so that what encloses stands before what it encloses.
  @inlinable
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    a.start != b.start ? a.start < b.start : a.end > b.end
  }
}
