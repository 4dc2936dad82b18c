internal import CICU
internal import Lexicon

/// Which words and marks of a stretch are units by themselves, a bit for each: so that the chunker looks at a token's state, kind and next token at once.
struct UnitClasses {
  /// Units by themselves.
  let simple: UInt64
  /// Prepositions with something behind them that they may govern: units by themselves, unless a verb stands before whose particle they may be.
  let prepositions: UInt64
  /// Words that are of a class of their own, or halves of a hyphenated verb; and what opens a parenthesis.
  let own: UInt64
  /// These, and words that may begin a unit of several words.
  private(set) var special: UInt64

  /// Of none.
  init() {
    simple = 0
    prepositions = 0
    own = 0
    special = 0
  }

  /// - Parameters:
  ///   - classes: the tokens' classes, each bit's of 64 of them together.
  ///   - known: the tokens that count.
  @inline(__always)
  init(_ classes: cicu_planes, _ known: UInt64) {
    // What the next token says of the one before it: the last one has none.
    let governed = (classes.bit2 & known) &>> 1
    let hyphens = (classes.bit5 & known) &>> 1
    let goesOn = (classes.bit7 & known) &>> 1
    simple = classes.bit0 & known
    prepositions = classes.bit1 & governed
    own = classes.bit3 & known | classes.bit6 & hyphens
    special = own | classes.bit4 & goesOn
  }

  /// Counts tokens as special no more, a bit each.
  @inline(__always)
  mutating func forget(_ known: UInt64) { special &= ~known }

  /// Tables that a token's classes are read from, one behind the other: a state's number in the later ones, three bits, before the kind's; the kind's
  /// number; by both together the classes, and which bits of what the word begins count. The last two have a place for every byte.
  static let tables: [UInt8] =
    (0..<64).map { UInt8(UnitClasses.class(ofState: $0) << 3) } + (0...UInt8.max).map { UInt8(UnitClasses.class(ofKind: $0)) }
    + (0..<256).map { UInt8(UnitClasses.classes($0 >> 3, $0 & 7) & 0xFF) } + (0..<256).map { UInt8(UnitClasses.classes($0 >> 3, $0 & 7) >> 8) }
  static let kindTable = 64
  static let classTable = kindTable + 256
  static let beginTable = classTable + 256
  static let tableCount = beginTable + 256

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
