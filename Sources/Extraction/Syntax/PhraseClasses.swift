internal import CICU
internal import Lexicon
internal import Segmentation

/// What the words of a stretch are to a plain noun phrase, a bit for each: so that such a phrase is read in a few steps, however many words it has.
/// Beside them what they are as units by themselves (`UnitClasses`).
///
/// A plain phrase is a determiner or possessive, adjectives and numbers, and nouns or a name, each of which may be missing but the last, and behind them
/// a word that no phrase goes on with. Of all others the bits say only that they must be read word by word.
struct PhraseClasses: ~Copyable {
  /// The token that the lowest bits are of.
  private var base = 0
  /// From which token on there are not bits enough.
  private var limit = 0
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
  private var units = UnitClasses()

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

  /// Reads the tokens from `from` on, whose classes are known.
  mutating func read(_ classes: borrowing TokenClasses, _ from: Int, _ sentenceEnd: Int) {
    let end = min(sentenceEnd, from + 64)
    let count = max(0, end - from)
    // None of what stands behind the last.
    let known = count < 64 ? 1 &<< UInt64(truncatingIfNeeded: count) &- 1 : UInt64.max
    let bits = classes.phrases.planes(at: from)
    determiners = bits.bit0 & known
    modifiers = bits.bit1 & known
    numbers = bits.bit2 & known
    nouns = bits.bit3 & known
    furtherNouns = bits.bit4 & known
    names = bits.bit5 & known
    // Behind the end of the sentence, but not where it only goes on beyond these bits.
    stops = bits.bit6 | ~known
    units = UnitClasses(classes.units.planes(at: from), known)
    base = from
    limit = end == sentenceEnd ? end : from + 40
  }

  /// Whether there are bits enough for what begins at a token of the sentence, so that the next ones need not be read.
  @inline(__always)
  func reach(_ i: Int) -> Bool { i < limit }

  /// Whether a token is a unit by itself.
  /// - Parameters:
  ///   - i: one that has bits.
  ///   - free: all ones where a preposition here can be no verb's particle, as none stands right before; else 0.
  @inline(__always)
  func isUnit(_ i: Int, free: UInt64) -> Bool { (units.simple | units.prepositions & free) &>> UInt64(truncatingIfNeeded: i &- base) & 1 != 0 }

  /// Whether a token must be looked at twice: whether it may begin a unit of several words, is of a class of its own, or opens a parenthesis.
  /// - Parameter i: one that has bits.
  @inline(__always)
  func isSpecial(_ i: Int) -> Bool { units.special &>> UInt64(truncatingIfNeeded: i &- base) & 1 != 0 }

  /// Forgets the tokens that may begin a unit of several words but begin none with the next one, as is known of most: so what is left to be looked at twice is
  /// rare, and foreseen.
  mutating func forgetKnown(_ forms: [Int32], _ pairs: borrowing PairNodes) {
    var left = units.special & ~units.own
    let forms = forms.span
    while left != 0 {
      let place = left.trailingZeroBitCount
      let i = base + place
      // Without a branch; none is the last.
      let isKnown: UInt64 = pairs.mayLead(forms[i], forms[i + 1]) ? 0 : 1
      units.forget(isKnown &<< UInt64(truncatingIfNeeded: place))
      left &= left &- 1
    }
  }

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
