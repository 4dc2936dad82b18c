/// What names and demonyms begin with a form, in one integer of the image: most of what the walk of the trie would find out at its first steps.
public struct NameBegin: Sendable {
  /// Bits 0 and 1: what capitals the form needs to be a name by itself: 0 it is none, 1 none, 2 an initial capital, 3 all capitals.
  /// Bits 4…27: a bit for each second word, by its number; two words may share one.
  public let rawValue: Int

  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }

  /// - Parameter shape: the name's, as its payload has it.
  public init(alone shape: Int) { self.init(rawValue: min(shape & 3, 2) + 1) }

  public init(second word: Int) { self.init(rawValue: NameBegin.bit(word)) }

  /// Both: the least of what capitals are needed, and all second words.
  public func union(_ other: NameBegin) -> NameBegin {
    let (a, b) = (rawValue & 3, other.rawValue & 3)
    return NameBegin(rawValue: (rawValue | other.rawValue) & ~3 | (a == 0 ? b : b == 0 ? a : min(a, b)))
  }

  @inlinable @inline(__always)
  static func bit(_ word: Int) -> Int { 1 &<< (4 &+ ((((word &* 0x9E37_79B1) & 0xFFFF_FFFF) &* 24) &>> 32)) }

  /// Whether the form is a name by itself, as it stands in the text.
  @inlinable @inline(__always)
  public func stands(capital: Bool, allCapitals: Bool) -> Bool {
    // By the two bits: no, yes, `capital`, `allCapitals`; without a branch, which nothing could foresee.
    let answers = 2 | (capital ? 4 : 0) | (allCapitals ? 8 : 0)
    return answers &>> (rawValue & 3) & 1 != 0
  }

  /// Whether a name may go on with this word. It may say yes where none does.
  @inlinable @inline(__always)
  public func mayGoOn(with word: Int) -> Bool { rawValue & NameBegin.bit(word) != 0 }
}
