/// What the stages ask of a token's form by itself, in one integer: read from the image once, when the word is looked up, and kept beside the
/// token, so that no stage goes back to the image for it.
@frozen
public struct WordTraits: Sendable, Equatable {
  /// Bits 0…27 `FormFlags`, 28…35 `FormBegins`, 36…43 `WordKind`, 44…59 the parts of speech among the readings (`TagCode`; X counts as SYM), 60 whether
  /// it is a common word of some language, 61 whether a reading is of a closed class, 62 and 63
  /// `FormBegins.innerReport` and `modifier`.
  public let rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// A word that no lexicon knows.
  @inlinable public static var unknown: WordTraits { WordTraits(rawValue: 0) }

  @inlinable @inline(__always)
  public var flags: FormFlags { FormFlags(rawValue: Int(truncatingIfNeeded: rawValue & 0xFFF_FFFF)) }
  @inlinable @inline(__always)
  public var begins: FormBegins { FormBegins(rawValue: Int(truncatingIfNeeded: rawValue &>> 28 & 0xFF | rawValue &>> 54 & 0x300)) }
  /// The grammar's class, `WordKind`.
  @inlinable @inline(__always)
  public var kind: UInt8 { UInt8(truncatingIfNeeded: rawValue &>> 36) }
  /// Whether it has a reading with this part of speech, numbered as in `TagCode`; false for X.
  @inlinable @inline(__always)
  public func canBe(_ tag: Int) -> Bool { canBeAny(WordTraits.bit(ofTag: tag)) }
  /// Whether it has a reading with one of the parts of speech whose bits these are.
  @inlinable @inline(__always)
  public func canBeAny(_ bits: UInt64) -> Bool { rawValue & bits != 0 }
  /// The bit of a part of speech; none for what is none.
  @inlinable @inline(__always)
  public static func bit(ofTag tag: Int) -> UInt64 { tag >= 0 && tag < 16 ? 1 &<< (44 &+ UInt64(truncatingIfNeeded: tag)) : 0 }
  @inlinable @inline(__always)
  public var hasReadings: Bool { rawValue &>> 44 & 0xFFFF != 0 }
  /// Among the common words of some language.
  @inlinable @inline(__always)
  public var isCommon: Bool { rawValue &>> 60 & 1 != 0 }
  /// A function word.
  @inlinable @inline(__always)
  public var isClosed: Bool { rawValue &>> 61 & 1 != 0 }
}

extension CompiledLexicon {
  /// The traits of a form, `unknown` where there is none.
  public func traits(ofForm id: Int) -> WordTraits {
    let flags = UInt64(truncatingIfNeeded: formFlags[id] & 0xFFF_FFFF)
    let begins = UInt64(truncatingIfNeeded: formBegins[id] & 0xFF) << 28
    let kind = UInt64(truncatingIfNeeded: formKind[id] & 0xFF) << 36
    let parts = formTags[id]
    let tags = UInt64(truncatingIfNeeded: parts & 0xFFFF | parts >> 2 & 0x4000 | parts >> 2 & 0x1_0000 | parts & 0x2_0000) << 44
    let more = UInt64(truncatingIfNeeded: formBegins[id] & 0x300) << 54
    return WordTraits(rawValue: flags | begins | kind | tags | more)
  }
}
