internal import Lexicon
internal import Segmentation

/// What the words of a stretch are to a plain noun phrase, a bit for each: so that such a phrase is read in a few steps, however many words it has.
///
/// A plain phrase is a determiner or possessive, adjectives and numbers, and nouns or a name, each of which may be missing but the last, and behind them
/// a word that no phrase goes on with. Of all others the bits say only that they must be read word by word.
struct PhraseClasses: ~Copyable {
  /// The token that the lowest bits are of.
  private var base = 0
  /// Behind the last token that has bits.
  private var end = 0
  private var determiners: UInt64 = 0
  /// Adjectives and numbers.
  private var modifiers: UInt64 = 0
  private var numbers: UInt64 = 0
  /// Nouns and names in no matched name, and of them those that may stand behind another noun in one phrase.
  private var nouns: UInt64 = 0
  private var furtherNouns: UInt64 = 0
  /// Words of matched names.
  private var names: UInt64 = 0
  /// Words and marks that no phrase goes on with behind its head; all behind the sentence's end.
  private var stops: UInt64 = 0

  /// A phrase as far as it was read: its first noun is at `noun`, and it ends at `end`, or the name that is there begins.
  struct Found {
    var noun: Int
    var end: Int
    var isName: Bool
    /// Behind the nouns stands a name.
    var hasNameBehind: Bool
    var hasDeterminer: Bool
    var hasNumber: Bool
  }

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

  /// Reads the tokens from `from` on.
  mutating func read(_ words: Words, _ from: Int, _ sentenceEnd: Int, _ out: Syntax) {
    let end = min(sentenceEnd, from + 64)
    let count = end - from
    let ofState = PhraseClasses.ofState
    let table = ofState.span
    let states = out.states.span
    let nameOf = words.nameOf.span
    // Looked at once for all tokens.
    precondition(from >= 0 && from <= end && end <= min(states.count, nameOf.count) && table.count == 128)
    var found = PhraseClasses()
    var k = 0
    while k < count {
      // The classes of eight tokens, a byte each.
      var eight: UInt64 = 0
      let stretch = min(8, count &- k)
      var j = 0
      while j < stretch {
        let t = from &+ k &+ j
        let inName = unsafe Int(UInt32(bitPattern: ~nameOf[unchecked: t]) &>> 25 & 64)
        let state = unsafe Int(states[unchecked: t] & 63)
        eight |= unsafe UInt64(table[unchecked: state | inName]) &<< UInt64(truncatingIfNeeded: j &* 8)
        j &+= 1
      }
      let shift = UInt64(truncatingIfNeeded: k)
      found.determiners |= PhraseClasses.bits(eight, 0) &<< shift
      found.modifiers |= PhraseClasses.bits(eight, 1) &<< shift
      found.numbers |= PhraseClasses.bits(eight, 2) &<< shift
      found.nouns |= PhraseClasses.bits(eight, 3) &<< shift
      found.furtherNouns |= PhraseClasses.bits(eight, 4) &<< shift
      found.names |= PhraseClasses.bits(eight, 5) &<< shift
      found.stops |= PhraseClasses.bits(eight, 6) &<< shift
      k &+= 8
    }
    // Behind the end of the sentence, but not where it only goes on beyond these bits.
    found.stops |= count < 64 ? .max &<< UInt64(truncatingIfNeeded: count) : 0
    found.base = from
    found.end = end
    self = found
  }

  /// One bit of each of eight bytes, the first byte's lowest.
  @inline(__always)
  private static func bits(_ bytes: UInt64, _ bit: UInt64) -> UInt64 {
    // Each byte's bit is multiplied to a place of its own in the highest byte, and nothing is carried.
    ((bytes &>> bit & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// Whether there are bits enough for what begins at a token, so that the sentence's next ones need not be read.
  @inline(__always)
  func reach(_ i: Int, _ sentenceEnd: Int) -> Bool { i &- base < 40 || end == sentenceEnd }

  /// The plain phrase that begins at a token, nil where none does.
  /// - Parameter i: one that has bits.
  @inline(__always)
  func phrase(at i: Int) -> Found? {
    let from = UInt64(truncatingIfNeeded: i &- base)
    let hasDeterminer = determiners &>> from & 1
    let afterDeterminer = from &+ hasDeterminer
    // Runs of ones; none is longer than 63, as behind the last bit come zeros.
    let modifiers = UInt64(truncatingIfNeeded: (~(self.modifiers &>> afterDeterminer)).trailingZeroBitCount)
    let noun = afterDeterminer &+ modifiers
    guard noun < 63 else { return nil }
    let further = UInt64(truncatingIfNeeded: (~(furtherNouns &>> (noun &+ 1))).trailingZeroBitCount)
    let last = noun &+ 1 &+ further
    let isName = names &>> noun & 1
    // Behind the last bit nothing is known.
    let isKnown = 1 &- last &>> 6
    let isNoun = nouns &>> noun & (stops | names) &>> (last & 63) & isKnown
    guard isName | isNoun != 0 else { return nil }
    let hasNumber = numbers &>> afterDeterminer & (1 &<< modifiers &- 1) != 0
    return Found(
      noun: base &+ Int(truncatingIfNeeded: noun), end: base &+ Int(truncatingIfNeeded: last), isName: isName != 0,
      hasNameBehind: names &>> (last & 63) & isKnown != 0, hasDeterminer: hasDeterminer != 0, hasNumber: hasNumber)
  }

  /// Where the nouns end that begin at a token, if no phrase goes on there; nil else.
  func nounsEnd(from t: Int) -> Int? {
    let place = t &- base
    guard place < 63 else { return nil }
    let count = (~(furtherNouns &>> UInt64(truncatingIfNeeded: place))).trailingZeroBitCount
    return count > 0 && stops(at: t &+ count) ? t &+ count : nil
  }

  /// Whether no phrase goes on at a token: one behind the sentence's end is such, one without bits may not be.
  @inline(__always)
  func stops(at t: Int) -> Bool {
    let place = t &- base
    return place < 64 && stops &>> UInt64(truncatingIfNeeded: place) & 1 != 0
  }
}
