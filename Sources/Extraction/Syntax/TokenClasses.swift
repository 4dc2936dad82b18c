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

  /// Reads a document whose tokens have their tags; what was read before is gone.
  mutating func read(_ words: Words, _ out: Syntax) {
    let count = words.count
    // Eight more, so that eight are read at a time.
    phrases.fill(0, count: count + 8)
    units.fill(0, count: count + 8)
    let ofState = TokenClasses.ofState
    let table = ofState.span
    let states = out.states.span
    let nameOf = words.nameOf.span
    let kinds = out.kinds.span
    let traits = words.traits.span
    let unitTables = UnitClasses.tables
    // Looked at once for all tokens.
    precondition(count >= 0 && count <= min(min(states.count, nameOf.count), min(kinds.count, traits.count)) && table.count == 128)
    var t = 0
    while t < count {
      let inName = unsafe Int(UInt32(bitPattern: ~nameOf[unchecked: t]) &>> 25 & 64)
      let state = unsafe Int(states[unchecked: t] & 63)
      unsafe phrases[unchecked: t] = table[unchecked: state | inName]
      unsafe units[unchecked: t] = unitTables.classes(state: state, kind: kinds[unchecked: t], traits[unchecked: t].begins)
      t &+= 1
    }
  }
}
