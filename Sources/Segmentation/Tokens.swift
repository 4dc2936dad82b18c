/// What a token is made of, found while it is cut.
public struct TokenFlags: OptionSet, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// White space stands before it (or the text begins).
  @inlinable public static var spaced: TokenFlags { TokenFlags(rawValue: 1) }
  /// A line end stands before it.
  @inlinable public static var newline: TokenFlags { TokenFlags(rawValue: 2) }
  /// It has a letter.
  @inlinable public static var letters: TokenFlags { TokenFlags(rawValue: 4) }
  /// It has a digit.
  @inlinable public static var digits: TokenFlags { TokenFlags(rawValue: 8) }
  /// Its first letter is upper case.
  @inlinable public static var capital: TokenFlags { TokenFlags(rawValue: 16) }
  /// Every letter is upper case.
  @inlinable public static var allCapitals: TokenFlags { TokenFlags(rawValue: 32) }
  /// It has a scalar beyond ASCII.
  @inlinable public static var wide: TokenFlags { TokenFlags(rawValue: 64) }
  /// Punctuation or a symbol.
  @inlinable public static var punctuation: TokenFlags { TokenFlags(rawValue: 128) }
  /// A full stop belongs to it (`U.S.`, `Gen.`).
  @inlinable public static var abbreviated: TokenFlags { TokenFlags(rawValue: 256) }
  /// It was split off the word before it (`'s`, `n't`).
  @inlinable public static var clitic: TokenFlags { TokenFlags(rawValue: 512) }
  /// A blank line stands before it.
  @inlinable public static var paragraph: TokenFlags { TokenFlags(rawValue: 1024) }
}

/// The tokens of a text, as parallel arrays.
///
/// Offsets are UTF-8 bytes, half open, increasing, never overlapping; white space belongs to no token.
public struct Tokens: Sendable {
  public var starts: [Int32] = []
  public var ends: [Int32] = []
  public var flags: [TokenFlags] = []

  public init() {}

  @inlinable public var count: Int { starts.count }

  @inlinable
  public mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    flags.removeAll(keepingCapacity: true)
  }

  @inlinable @inline(__always)
  public mutating func append(_ start: Int32, _ end: Int32, _ flag: TokenFlags) {
    starts.append(start)
    ends.append(end)
    flags.append(flag)
  }
}
