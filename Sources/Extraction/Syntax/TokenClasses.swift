internal import Lexicon

/// What each token of a document is to a plain noun phrase and as a unit by itself, a byte of bits each: read in one pass over the document, without a
/// branch, before its sentences are cut into units. What the chunker makes of a verb's state changes nothing here.
struct TokenClasses: ~Copyable {
  /// By the token's state, and whether a name was matched there: the bits below, which `PhraseClasses` reads.
  private(set) var phrases = Scratch<UInt8>()
  /// The bits of `UnitClasses`.
  private(set) var units = Scratch<UInt8>()

  // The bits of a token's class.
  private static let determiner: UInt8 = 1
  private static let modifier: UInt8 = 2
  private static let number: UInt8 = 4
  private static let noun: UInt8 = 8
  private static let furtherNoun: UInt8 = 16
  private static let name: UInt8 = 32
  private static let stop: UInt8 = 64

  /// By a token's state, behind them for the tokens of names.
  private static let ofState: [UInt8] = (0..<128).map { place in
    let isInName = place >= 64
    switch UInt8(place & 63) {
    case TagState.adj: return modifier
    case _ where isInName: return name
    case TagState.det, TagState.poss: return determiner | stop
    case TagState.num: return modifier | number
    case TagState.noun, TagState.nouns: return noun | furtherNoun
    case TagState.propn: return noun
    case TagState.sym: return 0
    default: return stop
    }
  }

  /// Those, and behind them the tables of `UnitClasses`: at one place, as there are not registers enough for more.
  private static let tables = ofState + UnitClasses.tables

  /// Reads a document whose tokens have their tags; what was read before is gone.
  mutating func read(_ words: Words, _ out: Syntax) {
    let count = words.count
    // As many more as are read at a time.
    phrases.fill(0, count: count + 64)
    units.fill(0, count: count + 64)
    let tables = TokenClasses.tables
    let table = tables.span
    let states = out.states.span
    let nameOf = words.nameOf.span
    let kinds = out.kinds.span
    let traits = words.traits.span
    // Looked at once for all tokens.
    precondition(count >= 0 && count <= min(min(states.count, nameOf.count), min(kinds.count, traits.count)))
    precondition(table.count == 128 + UnitClasses.tableCount)
    var t = 0
    while t < count {
      let inName = unsafe Int(UInt32(bitPattern: ~nameOf[unchecked: t]) &>> 25 & 64)
      let state = unsafe Int(states[unchecked: t] & 63)
      unsafe phrases[unchecked: t] = table[unchecked: state | inName]
      let ofState = unsafe table[unchecked: 128 &+ state]
      let ofKind = unsafe table[unchecked: 128 &+ UnitClasses.kindTable &+ Int(kinds[unchecked: t])]
      let both = Int(ofState | ofKind)
      let begins = unsafe UInt8(truncatingIfNeeded: traits[unchecked: t].begins.rawValue) & table[unchecked: 128 &+ UnitClasses.beginTable &+ both]
      unsafe units[unchecked: t] = begins | table[unchecked: 128 &+ UnitClasses.classTable &+ both]
      t &+= 1
    }
  }
}
