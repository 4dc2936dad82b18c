internal import Lexicon

// Where the tag rules stop: what a token and its neighbours must be for a rule to change it. A test applies the rules to every token and compares.
extension TagRules {
  /// The bits of `pairs`. A word in a class of its own is changed by what it can be only as a verb in the third person, or as what looks like a noun behind a
  /// verb.
  static func allPairs() -> [UInt8] {
    var pairs = [UInt8](repeating: 0, count: 64 * 64)
    for s in 0..<UInt8(TagState.count) {
      let follows = followers(s)
      let succeeds = successors(of: s)
      let precedes = preceders(of: s)
      let isAskedInClass = s == TagState.third || s == TagState.noun
      for other in 0..<UInt8(TagState.count) {
        var bits: UInt8 = follows &>> UInt64(other) & 1 != 0 ? 1 : 0
        if succeeds.contains(other) { bits |= isAskedInClass ? 6 : 2 }
        pairs[Int(s) << 6 | Int(other)] |= bits
        if precedes.contains(other) { pairs[Int(other) << 6 | Int(s)] |= 8 }
      }
    }
    return pairs
  }

  /// The bits of the parts of speech of which a word must have one for a rule to change it, by its state.
  static func neededParts(_ s: Int) -> UInt64 {
    neededPart(UInt8(s)).map { WordTraits.bit(ofTag: Int($0.rawValue)) } ?? 0
  }

  /// The states of the token before with which the rule for what a word can be may change it.
  static func preceders(of s: UInt8) -> StateSet {
    switch s {
    case TagState.noun: verbs | TagState.adp
    case TagState.nouns: StateSet(TagState.num)
    case TagState.adj: StateSet(TagState.noun) | TagState.nouns | TagState.propn
    case TagState.adv: StateSet(TagState.adv) | TagState.not | TagState.beFinite | TagState.beNonfinite
    case TagState.present, TagState.base:
      StateSet(TagState.noun) | TagState.nouns | TagState.adj | TagState.propn | TagState.start | TagState.stop | TagState.comma | TagState.quote
    case TagState.participle: StateSet(TagState.nouns) | TagState.nom | TagState.cconj | TagState.past | TagState.participle
    case TagState.past: StateSet(TagState.past) | TagState.participle
    case TagState.gerund:
      StateSet(TagState.det) | TagState.poss | TagState.possessive | TagState.adj | TagState.base | TagState.present | TagState.third | TagState.past
        | TagState.participle | TagState.start | TagState.stop | TagState.comma | TagState.adp | TagState.sconj
    case TagState.third: .all
    default: .empty
    }
  }

  /// The states of the token behind; `start` stands for the sentence's end.
  static func successors(of s: UInt8) -> StateSet {
    switch s {
    case TagState.noun: StateSet(TagState.det) | TagState.poss | TagState.acc | TagState.propn | TagState.nouns
    case TagState.nouns: StateSet(TagState.noun) | TagState.nouns | TagState.propn | TagState.num | TagState.det | TagState.poss | TagState.acc
    case TagState.adj: StateSet(TagState.noun) | TagState.nouns | TagState.propn | TagState.num | TagState.det | TagState.poss
    case TagState.adv: StateSet(TagState.stop) | TagState.comma | TagState.sconj | TagState.start
    case TagState.gerund:
      StateSet(TagState.adp) | TagState.stop | TagState.comma | TagState.cconj | TagState.quote | TagState.present | TagState.third | TagState.past
        | TagState.beFinite | TagState.have | TagState.do | TagState.modal | TagState.start
    case TagState.third, TagState.present, TagState.base, TagState.participle: .all
    case TagState.past: StateSet(TagState.noun) | TagState.nouns | TagState.propn
    default: .empty
    }
  }

  private static var verbs: StateSet {
    StateSet(TagState.base) | TagState.present | TagState.third | TagState.past | TagState.participle | TagState.gerund | TagState.beFinite
      | TagState.have | TagState.do | TagState.modal | TagState.beNonfinite
  }

  /// The states of the next token with which a rule may change one of this state, whatever the word can be: a preposition before a gerund; *to* before what
  /// says whether it is one; a comma before a plural, which may end an insertion.
  static func followers(_ s: UInt8) -> UInt64 {
    switch s {
    case TagState.adp: (StateSet(TagState.gerund) | TagState.not | TagState.base).bits
    case TagState.to: behindPreposition.bits
    case TagState.comma: StateSet(TagState.nouns).bits
    default: 0
    }
  }

  /// What stands behind *to* only where that is no infinitive's.
  static var behindPreposition: StateSet {
    StateSet(TagState.stop) | TagState.comma | TagState.propn | TagState.det | TagState.noun | TagState.nouns | TagState.gerund | TagState.poss | TagState.acc
      | TagState.num | TagState.sconj
  }

  /// The part of speech that a word of this state must be able to be for a rule to change it; nil where none does.
  private static func neededPart(_ s: UInt8) -> PartOfSpeech? {
    switch s {
    case TagState.adj, TagState.nouns, TagState.participle, TagState.noun, TagState.past: .verb
    case TagState.present, TagState.base, TagState.gerund, TagState.third: .noun
    case TagState.adv: .adj
    default: nil
    }
  }

  /// The states in which the rule for a class of words or marks may change something, whatever stands next; nil where there is no rule for it.
  static func ruledStates(of kind: UInt8) -> StateSet? {
    switch kind {
    // What stands next decides: `followers`.
    case WordKind.to: StateSet.empty
    case WordKind.will, WordKind.would, WordKind.may, WordKind.should: StateSet(TagState.modal)
    case WordKind.let: StateSet(TagState.past) | TagState.participle | TagState.present
    case WordKind.both: StateSet(TagState.cconj) | TagState.det
    case WordKind.either: StateSet(TagState.adv) | TagState.det
    case WordKind.like: StateSet(TagState.sconj) | TagState.adp | TagState.present | TagState.base
    case WordKind.as: StateSet(TagState.adv) | TagState.adp | TagState.sconj
    case WordKind.so: StateSet(TagState.adp) | TagState.sconj | TagState.cconj
    case WordKind.subordinator, WordKind.awaiting, WordKind.than, WordKind.unlike, WordKind.for: StateSet(TagState.adp) | TagState.sconj
    case WordKind.but, WordKind.time, WordKind.particle, WordKind.quantifier: StateSet(TagState.adv)
    case WordKind.degree: StateSet(TagState.adp)
    case WordKind.question: StateSet(TagState.det)
    case WordKind.neither, WordKind.nor, WordKind.that, WordKind.no, WordKind.there, WordKind.when, WordKind.where, WordKind.more,
      PunctuationKind.hyphen, PunctuationKind.dash:
      StateSet.all
    default: nil
    }
  }
}
