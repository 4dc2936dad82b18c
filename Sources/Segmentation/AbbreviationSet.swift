/// How an abbreviation's full stop behaves.
public struct AbbreviationKind: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Stands before a name, so that a capital after it begins no sentence (`Gen.`).
  @inlinable public static var beforeName: AbbreviationKind { AbbreviationKind(rawValue: 1) }
  /// Never ends a sentence (`e.g.`).
  @inlinable public static var neverFinal: AbbreviationKind { AbbreviationKind(rawValue: 2) }
  /// May end a sentence (`Inc.`, `p.m.`).
  @inlinable public static var mayEnd: AbbreviationKind { AbbreviationKind(rawValue: 4) }
  /// An abbreviation only before a number (`No. 5`).
  @inlinable public static var beforeNumber: AbbreviationKind { AbbreviationKind(rawValue: 8) }
}

/// The words that take a full stop: `gen`, `inc`, `e.g`, in lower case and without their last stop.
///
/// A plain dictionary: it is asked only where a stop follows a word without a space.
public struct AbbreviationSet: Sendable {
  private var kinds: [[UInt8]: AbbreviationKind] = [:]

  public init() {}

  /// - Parameter word: with or without its final stop, in any case.
  public mutating func insert(_ word: String, _ kind: AbbreviationKind) {
    var key = Array(word.lowercased().utf8)
    if key.last == UInt8(ascii: ".") { key.removeLast() }
    if !key.isEmpty { kinds[key, default: []].formUnion(kind) }
  }

  /// The kind of `bytes` (ASCII case is ignored), empty where it is no abbreviation.
  public func kind(_ bytes: some Sequence<UInt8>) -> AbbreviationKind {
    let key = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return kinds[key] ?? []
  }
}
