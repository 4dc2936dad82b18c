internal import Lexicon

/// A set of the tagger's states (`TagState`), a bit each: of constants it is one.
struct StateSet {
  let bits: UInt64

  static var empty: StateSet { StateSet(bits: 0) }
  static var all: StateSet { StateSet(bits: 1 &<< UInt64(TagState.count) &- 1) }

  @inline(__always)
  private init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ s: UInt8) { bits = 1 &<< UInt64(s) }

  @inline(__always)
  static func | (a: StateSet, s: UInt8) -> StateSet { StateSet(bits: a.bits | 1 &<< UInt64(s)) }

  @inline(__always)
  func isDisjoint(with other: StateSet) -> Bool { bits & other.bits == 0 }

  /// 1 for a state of the set, 0 for others.
  @inline(__always)
  func bit(_ s: UInt8) -> Int { Int(truncatingIfNeeded: bits &>> UInt64(s) & 1) }

  @inline(__always)
  func contains(_ s: UInt8) -> Bool { bits &>> UInt64(s) & 1 != 0 }
}
