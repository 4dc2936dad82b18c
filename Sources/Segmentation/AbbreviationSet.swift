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
  /// By `place`: whether any abbreviation is there. Most words before a stop are told by it to be none.
  private var mayHold = [Bool](repeating: false, count: 4096)

  /// Of the first and last letter, in any case, and of the length.
  private static func place(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    Int(first & 31) << 7 | Int(last & 31) << 2 | count & 3
  }

  public init() {}

  /// - Parameter word: with or without its final stop, in any case.
  public mutating func insert(_ word: String, _ kind: AbbreviationKind) {
    var key = Array(word.lowercased().utf8)
    if key.last == UInt8(ascii: ".") { key.removeLast() }
    guard let first = key.first, let last = key.last else { return }
    kinds[key, default: []].formUnion(kind)
    mayHold[AbbreviationSet.place(first, last, key.count)] = true
  }

  /// The kind of `bytes` (ASCII case is ignored), empty where it is no abbreviation.
  public func kind(_ bytes: some BidirectionalCollection<UInt8>) -> AbbreviationKind {
    guard let first = bytes.first, let last = bytes.last, mayHold[AbbreviationSet.place(first, last, bytes.count)] else { return [] }
    let key = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return kinds[key] ?? []
  }
}
