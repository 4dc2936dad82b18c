internal import Lexicon

/// What the syntax stage says about one document. Indices are into the arrays of this value or, for tokens, into `Words`. -1 means none.
struct Syntax {
  // Per token.
  var tags: [PartOfSpeech] = []
  /// Lemma id in the lexicon, -1 where it knows none.
  var lemmas: [Int32] = []
  /// Features of the chosen reading.
  var features: [WordFeatures] = []
  /// The innermost noun phrase that the token belongs to as head or modifier, -1 outside.
  var phraseOf: [Int32] = []

  /// The tagger's state (`TagState`): the part of speech, with the verb's form and the pronoun's case.
  var states: [UInt8] = []
  /// The grammar's class of the word (`WordKind`), or what a mark does (`PunctuationKind`).
  var kinds: [UInt8] = []

  var phrases: [NounPhrase] = []
  var clauses: [ClauseFrame] = []
  var complements: [Complement] = []

  /// The complements of a clause.
  func complements(of clause: ClauseFrame) -> ArraySlice<Complement> {
    complements[Int(clause.firstComplement)..<Int(clause.endComplement)]
  }
}

/// A noun phrase: from its determiner (or first modifier) to its head; what hangs behind the head (of-phrases and other prepositional phrases,
/// relative clauses, appositions) is linked, not spanned.
struct NounPhrase {
  var first: Int32
  var end: Int32
  var head: Int32
  /// The phrase of the possessor: `Putin's` of `Putin's decision`, `its` of `its forces`.
  var possessor: Int32 = -1
  /// The next phrase that is coordinated with this one (`Macron` → `Merz` in "Macron and Merz").
  var nextConjunct: Int32 = -1
  /// True for every conjunct after the first.
  var isLaterConjunct = false
  /// The phrase in apposition to this one ("Keir Starmer" → "the British prime minister"), either way round: the later to the earlier.
  var apposition: Int32 = -1
  /// First of the prepositional phrases attached to this phrase; the chain goes on by `nextAttached`.
  var firstAttached: Int32 = -1
  var sentence: Int32
  var flags: NounPhraseFlags = []
  /// The phrase this one is attached to by a preposition, and that preposition's (last) token.
  var governor: Int32 = -1
  var preposition: Int32 = -1
  /// The next phrase attached to the same governor.
  var nextAttached: Int32 = -1
  /// A clause that depends on the noun: relative, infinitive (`decision not to attend`), that-clause (`claim that …`), reduced participle. The first one; -1 none.
  var firstClause: Int32 = -1
}

struct NounPhraseFlags: OptionSet {
  let rawValue: UInt16
  static let pronoun = NounPhraseFlags(rawValue: 1)
  static let plural = NounPhraseFlags(rawValue: 2)
  static let definite = NounPhraseFlags(rawValue: 4)
  static let indefinite = NounPhraseFlags(rawValue: 8)
  /// no, neither, nobody, none
  static let negative = NounPhraseFlags(rawValue: 16)
  /// A name is its head.
  static let name = NounPhraseFlags(rawValue: 32)
  static let time = NounPhraseFlags(rawValue: 64)
  /// who, which, that as a relative pronoun
  static let relative = NounPhraseFlags(rawValue: 128)
  static let reflexive = NounPhraseFlags(rawValue: 256)
  static let quantity = NounPhraseFlags(rawValue: 512)
  static let expletive = NounPhraseFlags(rawValue: 1024)
  /// each other, one another
  static let reciprocal = NounPhraseFlags(rawValue: 2048)
}

/// What a clause's predicate is.
enum PredicateKind: UInt8 {
  case verb
  /// copula + adjective
  case adjective
  /// copula + noun phrase
  case noun
  /// copula + prepositional phrase or adverb ("is in favour", "is there")
  case other
}

/// How a clause hangs on another.
enum ClauseLink: UInt8 {
  case main
  /// Coordinated with its governor, whose subject it may share.
  case coordinate
  /// The content of its governor: that-clause, infinitive, gerund, wh-clause; a quote's content is `parataxis`.
  case complement
  /// Depends on a noun (`antecedent`), with a relative pronoun or reduced to a participle.
  case relative
  /// Complement of a noun (`antecedent`): decision to attend, claim that …
  case nounComplement
  /// After a subordinator (if, because, while, after): `marker` is its token.
  case adverbial
  /// A participle or infinitive of purpose without a subordinator (", calling the …"); shares the governor's subject.
  case participial
  /// The reporting clause that stands inside or behind what it reports ("…, he said"); governor is the reported clause.
  case parataxis
}

/// Bits of a verb group.
struct ClauseFlags: OptionSet {
  let rawValue: UInt32
  static let passive = ClauseFlags(rawValue: 1)
  static let negated = ClauseFlags(rawValue: 2)
  /// may, might, could, can
  static let modal = ClauseFlags(rawValue: 4)
  /// will, shall, going to
  static let future = ClauseFlags(rawValue: 8)
  /// would
  static let would = ClauseFlags(rawValue: 16)
  /// should, must, ought, have to, need to
  static let obligation = ClauseFlags(rawValue: 32)
  static let past = ClauseFlags(rawValue: 64)
  static let perfect = ClauseFlags(rawValue: 128)
  static let progressive = ClauseFlags(rawValue: 256)
  static let infinitive = ClauseFlags(rawValue: 512)
  static let gerund = ClauseFlags(rawValue: 1024)
  /// A participle that modifies a noun or a clause without a finite verb.
  static let reduced = ClauseFlags(rawValue: 2048)
  /// A direct or indirect question.
  static let question = ClauseFlags(rawValue: 4096)
  static let imperative = ClauseFlags(rawValue: 8192)
  /// Under if, unless, provided that …
  static let conditional = ClauseFlags(rawValue: 16384)
  /// hardly, scarcely, rarely
  static let nearNegated = ClauseFlags(rawValue: 32768)
  /// Inside quotation marks.
  static let quoted = ClauseFlags(rawValue: 65536)
  /// The subject is understood (control, coordination, participle), not written in this clause.
  static let sharedSubject = ClauseFlags(rawValue: 131072)
  /// Counterfactual: would have, if … had
  static let counterfactual = ClauseFlags(rawValue: 262144)
  /// The subject is understood by control, from a participle's governor or from the noun it modifies; a coordinated verb takes this over
  /// from its governor. (`sharedSubject` alone: shared by coordination, as good as written.)
  static let controlled = ClauseFlags(rawValue: 524288)
}

/// A clause: its predicate and who does what. Phrases are heads of coordination chains (`nextConjunct`).
///
/// In a relative clause the slot that the relative pronoun fills holds the antecedent's phrase, so that a reader finds the real participant.
/// Whom a verb of telling addresses ("told Kyiv to sign", "told Kyiv that …") is its `indirectObject` and, where nothing else is, its
/// `object` too.
struct ClauseFrame {
  /// The token of the lexical predicate: the main verb, the predicate adjective, or the head of the predicate noun.
  var predicate: Int32
  var kind: PredicateKind
  /// The verb group, auxiliaries included; for copular clauses the copula.
  var groupFirst: Int32
  var groupEnd: Int32
  /// The particle of a phrasal verb (`turn` *down*), -1 none.
  var particle: Int32 = -1
  /// The negator's token, -1 none.
  var negator: Int32 = -1
  /// The tokens of the clause, with its complements, without what it hangs on.
  var first: Int32
  var end: Int32
  var sentence: Int32
  var subject: Int32 = -1
  var object: Int32 = -1
  var indirectObject: Int32 = -1
  /// The by-phrase of a passive.
  var agent: Int32 = -1
  var firstComplement: Int32 = 0
  var endComplement: Int32 = 0
  var governor: Int32 = -1
  var link: ClauseLink = .main
  /// The subordinator, complementiser or relative pronoun, -1 none.
  var marker: Int32 = -1
  /// The noun phrase that a relative clause or noun complement depends on.
  var antecedent: Int32 = -1
  /// The next clause that depends on the same noun phrase.
  var nextOfNoun: Int32 = -1
  var flags: ClauseFlags = []
}

/// What stands behind a predicate besides its objects.
struct Complement {
  enum Kind: UInt8 {
    /// A prepositional phrase: `marker` is the preposition's (last) token, `phrase` its noun phrase, or `clause` its gerund clause.
    case prepositional
    /// that-clause, with or without *that*
    case that
    case infinitive
    case gerund
    case wh
    /// Secondary predicate: "called it *decorative*", "considers him *a friend*": `token` is its head, `phrase` set where it is a noun phrase.
    case predicative
    /// The quoted or paratactic content of a reporting verb.
    case quote
    /// A particle or adverb.
    case adverb
  }
  var kind: Kind
  var marker: Int32 = -1
  var phrase: Int32 = -1
  var clause: Int32 = -1
  var token: Int32 = -1
}
