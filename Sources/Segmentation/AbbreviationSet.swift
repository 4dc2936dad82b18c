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
/// Lists by the first and last letter and the length: most words before a stop are told by an empty list to be none.
public struct AbbreviationSet: Sendable {
  private struct Entry {
    var start: Int32
    var length: Int32
    var kind: AbbreviationKind
    /// The next entry + 1 of the same list, 0 none.
    var next: Int16
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// By the first letter: a bit for each length, the longest together. Most words at a sentence's end are told by it alone to be none.
  private var lengths = [UInt16](repeating: 0, count: 32)
  /// By `place`: the first entry + 1, 0 none.
  private var heads = [Int16](repeating: 0, count: 4096)

  /// Of the first and last letter, in any case, and of the length.
  private static func place(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    Int(first & 31) << 7 | Int(last & 31) << 2 | count & 3
  }

  private static func length(_ count: Int) -> UInt16 { 1 << UInt16(truncatingIfNeeded: min(count, 15)) }

  public init() {}

  /// - Parameter word: with or without its final stop, in any case. What the set cannot number any more (beyond 32,766 words) is left out.
  public mutating func insert(_ word: String, _ kind: AbbreviationKind) {
    insert(word.utf8Span.span, kind)
  }

  private mutating func insert(_ given: Span<UInt8>, _ kind: AbbreviationKind) {
    var word = given
    if word.count > 0, word[word.count - 1] == UInt8(ascii: ".") { word = word.extracting(droppingLast: 1) }
    guard word.count > 0 else { return }
    let place = AbbreviationSet.place(word[0], word[word.count - 1], word.count)
    if let known = find(word, place) {
      entries[known].kind.formUnion(kind)
      return
    }
    guard entries.count < Int(Int16.max) else { return }
    let start = Int32(truncatingIfNeeded: bytes.count)
    entries.append(Entry(start: start, length: Int32(truncatingIfNeeded: word.count), kind: kind, next: heads[place]))
    heads[place] = Int16(truncatingIfNeeded: entries.count)
    lengths[Int(word[0] & 31)] |= AbbreviationSet.length(word.count)
    for i in word.indices { bytes.append(AbbreviationSet.lower(word[i])) }
  }

  /// A cheap look: whether a word with this first letter and so many bytes may be one of them.
  @inline(__always)
  func mayHold(_ first: UInt8, count: Int) -> Bool { lengths[Int(first & 31)] & AbbreviationSet.length(count) != 0 }

  /// The kind of `word` (ASCII case is ignored), empty where it is no abbreviation.
  public func kind(_ word: Span<UInt8>) -> AbbreviationKind {
    guard word.count > 0, mayHold(word[0], count: word.count) else { return [] }
    return find(word, AbbreviationSet.place(word[0], word[word.count - 1], word.count)).map { entries[$0].kind } ?? []
  }

  public func kind(_ word: String.UTF8View) -> AbbreviationKind { kind(Array(word).span) }

  private func find(_ word: Span<UInt8>, _ place: Int) -> Int? {
    var entry = Int(heads[place]) - 1
    while entry >= 0 {
      let e = entries[entry]
      if Int(e.length) == word.count, holds(word, at: Int(e.start)) { return entry }
      entry = Int(e.next) - 1
    }
    return nil
  }

  private func holds(_ word: Span<UInt8>, at start: Int) -> Bool {
    for i in 0..<word.count where AbbreviationSet.lower(word[i]) != bytes[start + i] { return false }
    return true
  }

  private static func lower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
}
