internal import Lexicon

/// Which words and marks of a stretch are units by themselves, a bit for each: so that the chunker looks at a token's state, kind and next token at once.
struct UnitClasses {
  /// Units by themselves.
  private(set) var simple: UInt64 = 0
  /// Prepositions with something behind them that they may govern: units by themselves, unless a verb stands before whose particle they may be.
  private(set) var prepositions: UInt64 = 0
  /// Words that may begin a unit of several words, are of a class of its own, or halves of a hyphenated verb; and what opens a parenthesis.
  private(set) var special: UInt64 = 0
  // What the next token says of the one before it, until the stretch is read.
  private var governed: UInt64 = 0
  private var begins: UInt64 = 0
  private var goesOn: UInt64 = 0
  private var hyphens: UInt64 = 0
  private var firstHalves: UInt64 = 0

  /// Adds eight tokens, a byte of classes each, the first one's lowest, at a place that is a multiple of eight.
  @inline(__always)
  mutating func add(_ eight: UInt64, _ place: UInt64) {
    simple |= PhraseClasses.bits(eight, 0) &<< place
    prepositions |= PhraseClasses.bits(eight, 1) &<< place
    governed |= PhraseClasses.bits(eight, 2) &<< place
    special |= PhraseClasses.bits(eight, 3) &<< place
    begins |= PhraseClasses.bits(eight, 4) &<< place
    hyphens |= PhraseClasses.bits(eight, 5) &<< place
    firstHalves |= PhraseClasses.bits(eight, 6) &<< place
    goesOn |= PhraseClasses.bits(eight, 7) &<< place
  }

  /// Tells of each token what the next one makes of it.
  @inline(__always)
  mutating func finish() {
    prepositions &= governed &>> 1
    special |= begins & goesOn &>> 1 | firstHalves & hyphens &>> 1
  }

  /// The tables that a token's classes are read from.
  struct Tables {
    /// A state's number in the last table, three bits, before the kind's.
    private let ofState: [UInt8] = (0..<64).map { UInt8(UnitClasses.class(ofState: UInt8($0)) << 3) }
    private let ofKind: [UInt8] = (0...UInt8.max).map { UInt8(UnitClasses.class(ofKind: $0)) }
    /// The classes in the lower byte; in the higher one which bits of what the word begins count.
    private let ofBoth: [UInt16] = (0..<64).map { UnitClasses.classes($0 >> 3, $0 & 7) }

    /// The classes of a token, a bit each.
    /// - Parameter state: below 64.
    @inline(__always)
    func classes(state: Int, kind: UInt8, _ begins: FormBegins) -> UInt8 {
      // The tables have an entry for every state, kind, and pair of numbers.
      let place = unsafe ofState.span[unchecked: state & 63] | ofKind.span[unchecked: Int(kind)]
      let both = unsafe ofBoth.span[unchecked: Int(place & 63)]
      return UInt8(truncatingIfNeeded: both) | UInt8(truncatingIfNeeded: begins.rawValue) & UInt8(truncatingIfNeeded: both &>> 8)
    }
  }

  static let tables = Tables()

  // The bits of a token's classes. Those of what it begins stand where `FormBegins` has them.
  private static let unit: UInt16 = 1
  private static let preposition: UInt16 = 2
  private static let governed: UInt16 = 4
  private static let special: UInt16 = 8
  private static let hyphen: UInt16 = 32
  private static let firstHalf: UInt16 = 64
  private static let multiword = UInt16(truncatingIfNeeded: FormBegins.multiword.rawValue) << 8
  private static let innerMultiword = UInt16(truncatingIfNeeded: FormBegins.innerMultiword.rawValue) << 8

  // Which of them a token has is decided by two numbers, of its state and of its kind.
  private static let adp = 1, governedConjunction = 2, conjunction = 3, alone = 4, governable = 5, half = 6
  private static let mark = 1, hyphenMark = 2, opening = 3, ambiguous = 4, own = 5

  private static func `class`(ofState s: UInt8) -> Int {
    switch s {
    case TagState.adp: adp
    case TagState.sconj: governedConjunction
    case TagState.cconj: conjunction
    case TagState.not, TagState.intj, TagState.possessive: alone
    case TagState.adj, TagState.adv, TagState.noun: half
    case _ where Chunker.governed.contains(s): governable
    default: 0
    }
  }

  private static func `class`(ofKind kind: UInt8) -> Int {
    switch kind {
    case PunctuationKind.hyphen: hyphenMark
    case PunctuationKind.open: opening
    case PunctuationKind.comma...: mark
    case WordKind.for, WordKind.both, WordKind.either: ambiguous
    case WordKind.condition, WordKind.verbalPreposition, WordKind.including, WordKind.whose: own
    default: 0
    }
  }

  private static func classes(_ state: Int, _ kind: Int) -> UInt16 {
    var found = state == governedConjunction || state == governable || state == half ? governed : 0
    switch kind {
    case mark: return found | unit | innerMultiword
    case hyphenMark: return found | unit | hyphen | innerMultiword
    case opening: return found | special | innerMultiword
    default: break
    }
    switch state {
    case adp: found |= preposition
    // "for", "both", "either": another unit than others of the state.
    case conjunction, governedConjunction: found |= kind == ambiguous ? 0 : unit
    case alone: found |= unit
    case half: found |= firstHalf
    default: break
    }
    return found | (kind == own ? special : 0) | multiword | innerMultiword
  }
}
