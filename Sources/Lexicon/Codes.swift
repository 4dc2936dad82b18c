// Numbers that stand for closed sets of names in a compiled lexicon. The compiler writes them, the reader's clients read them. Append
// only: a number is part of the image format.

/// Universal Dependencies tags in the order of the stage's own enumeration (alphabetical).
public enum TagCode {
  public static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
  ]
}

/// Types of entities, in the contract's order.
public enum EntityTypeCode {
  public static let names = [
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "TOPIC",
  ]
}

/// Grammatical features of a reading.
public struct WordFeatures: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  // Number and person.
  public static let singular = WordFeatures(rawValue: 1 << 0)
  public static let plural = WordFeatures(rawValue: 1 << 1)
  public static let first = WordFeatures(rawValue: 1 << 2)
  public static let second = WordFeatures(rawValue: 1 << 3)
  public static let third = WordFeatures(rawValue: 1 << 4)
  // Gender.
  public static let masculine = WordFeatures(rawValue: 1 << 5)
  public static let feminine = WordFeatures(rawValue: 1 << 6)
  public static let neuter = WordFeatures(rawValue: 1 << 7)
  // Verb forms. A base form has none of past, participle, gerund, or third+singular.
  public static let base = WordFeatures(rawValue: 1 << 8)
  public static let present = WordFeatures(rawValue: 1 << 9)
  public static let past = WordFeatures(rawValue: 1 << 10)
  public static let pastParticiple = WordFeatures(rawValue: 1 << 11)
  public static let gerund = WordFeatures(rawValue: 1 << 12)
  // Case and kinds of pronoun and determiner.
  public static let nominative = WordFeatures(rawValue: 1 << 13)
  public static let accusative = WordFeatures(rawValue: 1 << 14)
  public static let possessive = WordFeatures(rawValue: 1 << 15)
  public static let reflexive = WordFeatures(rawValue: 1 << 16)
  public static let relative = WordFeatures(rawValue: 1 << 17)
  public static let interrogative = WordFeatures(rawValue: 1 << 18)
  public static let demonstrative = WordFeatures(rawValue: 1 << 19)
  public static let personal = WordFeatures(rawValue: 1 << 20)
  public static let definite = WordFeatures(rawValue: 1 << 21)
  public static let indefinite = WordFeatures(rawValue: 1 << 22)
  public static let negative = WordFeatures(rawValue: 1 << 23)
  // Degree.
  public static let comparative = WordFeatures(rawValue: 1 << 24)
  public static let superlative = WordFeatures(rawValue: 1 << 25)
  // The reading comes from the closed-class list and is trusted over open-class ones.
  public static let closed = WordFeatures(rawValue: 1 << 26)
}

/// What a surface form can be in the grammar of names.
public struct FormFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let givenMasculine = FormFlags(rawValue: 1 << 0)
  public static let givenFeminine = FormFlags(rawValue: 1 << 1)
  public static let givenName = FormFlags(rawValue: 1 << 2)
  /// A given name that is also a common word, a month, a place.
  public static let givenWeak = FormFlags(rawValue: 1 << 3)
  /// `de`, `von`, `al`
  public static let particle = FormFlags(rawValue: 1 << 4)
  /// `Jr.`, `III`
  public static let suffix = FormFlags(rawValue: 1 << 5)
  /// Ends the name of an organisation (`Party`, `Inc.`).
  public static let organisationEnd = FormFlags(rawValue: 1 << 6)
  /// Begins the name of an organisation before of, for, on (`Ministry`).
  public static let organisationBegin = FormFlags(rawValue: 1 << 7)
  public static let gpeEnd = FormFlags(rawValue: 1 << 8)
  public static let locationEnd = FormFlags(rawValue: 1 << 9)
  public static let facilityEnd = FormFlags(rawValue: 1 << 10)
  public static let placeBegin = FormFlags(rawValue: 1 << 11)
  public static let eventEnd = FormFlags(rawValue: 1 << 12)
  public static let lawEnd = FormFlags(rawValue: 1 << 13)
  /// The last word of a listed person's name.
  public static let surname = FormFlags(rawValue: 1 << 14)
  /// A day or month name, in capitals but no entity.
  public static let calendar = FormFlags(rawValue: 1 << 15)
}

/// WordNet's lexicographer classes that matter here, per lemma.
public struct LemmaClasses: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let names = [
    "noun.person", "noun.group", "noun.act", "noun.communication", "noun.event", "noun.state", "noun.feeling",
    "noun.cognition", "noun.possession", "noun.attribute", "noun.location", "noun.artifact", "noun.time",
    "noun.quantity", "noun.phenomenon", "noun.process", "verb.communication", "verb.cognition", "verb.emotion",
    "verb.social", "verb.possession", "verb.motion", "verb.contact", "verb.competition", "verb.change",
    "verb.stative",
  ]
  public static func named(_ name: String) -> LemmaClasses? {
    names.firstIndex(of: name).map { LemmaClasses(rawValue: 1 << $0) }
  }
  public static let person = LemmaClasses(rawValue: 1 << 0)
  public static let group = LemmaClasses(rawValue: 1 << 1)
  public static let act = LemmaClasses(rawValue: 1 << 2)
  public static let communication = LemmaClasses(rawValue: 1 << 3)
  public static let event = LemmaClasses(rawValue: 1 << 4)
  public static let location = LemmaClasses(rawValue: 1 << 10)
  public static let time = LemmaClasses(rawValue: 1 << 12)
  public static let quantity = LemmaClasses(rawValue: 1 << 13)
  /// The verb's refusal or request is no stance on anything (decline to *comment*). From `nouns.txt`.
  public static let idle = LemmaClasses(rawValue: 1 << 26)
  /// The noun says how much or what kind; what it is of says what (`round of sanctions`). From `nouns.txt`.
  public static let transparent = LemmaClasses(rawValue: 1 << 27)
}

/// What the project's own lists say of a lemma (`nouns.txt`, `reports.txt`, `modifiers.txt`).
public struct LemmaFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let actsFor = LemmaFlags(rawValue: 1 << 0)
  public static let relation = LemmaFlags(rawValue: 1 << 1)
  public static let groupNoun = LemmaFlags(rawValue: 1 << 2)
  public static let personNoun = LemmaFlags(rawValue: 1 << 3)
  public static let bodyNoun = LemmaFlags(rawValue: 1 << 4)
  public static let documentNoun = LemmaFlags(rawValue: 1 << 5)
  public static let placeNoun = LemmaFlags(rawValue: 1 << 6)
  public static let timeNoun = LemmaFlags(rawValue: 1 << 7)
  public static let actNoun = LemmaFlags(rawValue: 1 << 8)
  public static let eventBad = LemmaFlags(rawValue: 1 << 9)
  public static let eventGood = LemmaFlags(rawValue: 1 << 10)
  // Reporting words.
  public static let reportVerb = LemmaFlags(rawValue: 1 << 11)
  public static let reportNoun = LemmaFlags(rawValue: 1 << 12)
  public static let reportAdjective = LemmaFlags(rawValue: 1 << 13)
  public static let reportFactive = LemmaFlags(rawValue: 1 << 14)
  public static let reportDoubt = LemmaFlags(rawValue: 1 << 15)
  public static let reportDirect = LemmaFlags(rawValue: 1 << 16)
  public static let reportAttitude = LemmaFlags(rawValue: 1 << 17)
  public static let reportAddressee = LemmaFlags(rawValue: 1 << 18)
  // Modifiers.
  public static let negation = LemmaFlags(rawValue: 1 << 19)
  public static let intensifier = LemmaFlags(rawValue: 1 << 20)
  public static let diminisher = LemmaFlags(rawValue: 1 << 21)
  public static let hedge = LemmaFlags(rawValue: 1 << 22)
  public static let modal = LemmaFlags(rawValue: 1 << 23)
  public static let future = LemmaFlags(rawValue: 1 << 24)
  public static let conditional = LemmaFlags(rawValue: 1 << 25)
  /// hardly, scarcely
  public static let nearNegation = LemmaFlags(rawValue: 1 << 26)
  /// The score that the evaluative list gives is of what happens to one (was killed), not of what is said of one.
  public static let effect = LemmaFlags(rawValue: 1 << 27)
}

/// What a trie's payload is.
public enum PayloadKind {
  /// A name: value is the entity.
  public static let name = 1
  /// A title: value is the title.
  public static let title = 2
  /// A demonym or adjective of origin: value is the entity.
  public static let demonym = 3
  /// A multiword adposition, conjunction, adverb: value is its tag.
  public static let multiword = 4
  /// A frame unit, over lemmas.
  public static let unit = 5
  /// An issue, over lemmas.
  public static let issue = 6
  /// A light verb, over lemmas.
  public static let light = 7
  /// A reporting phrase (`according to`), over forms.
  public static let reportPhrase = 8
  /// A modifier of several words (`no longer`), over forms.
  public static let modifier = 9
}

/// Of a name's payload: how the form names its entity, and what it takes to count.
public struct NameFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let alias = NameFlags(rawValue: 1)
  public static let short = NameFlags(rawValue: 2)
  /// Counts only after a fuller name or behind a title.
  public static let weak = NameFlags(rawValue: 4)
  public static let acronym = NameFlags(rawValue: 8)
  /// The adjective of origin; else, of a demonym, the noun.
  public static let adjective = NameFlags(rawValue: 16)
  /// The noun in the plural.
  public static let plural = NameFlags(rawValue: 32)
  /// A building or place that stands for its holder.
  public static let seat = NameFlags(rawValue: 64)
  /// Needs support from the context.
  public static let ambiguous = NameFlags(rawValue: 128)
  /// Any case will do.
  public static let anyCase = NameFlags(rawValue: 256)
  /// Exactly this case.
  public static let exactCase = NameFlags(rawValue: 512)
}

/// A slot of a frame unit.
public enum SlotKind {
  public static let subject = 1
  public static let object = 2
  public static let indirectObject = 3
  public static let possessor = 4
  public static let of = 5
  public static let by = 6
  /// Any other preposition; the slot's word is its form.
  public static let preposition = 7
  public static let that = 8
  public static let infinitive = 9
  public static let ing = 10
  public static let wh = 11
  public static let modified = 12
  public static let itself = 13
  public static let speaker = 14
  public static let names = [
    "", "subj", "obj", "iobj", "poss", "of", "by", "", "that", "inf", "ing", "wh", "mod", "it", "speaker",
  ]
}

/// Behaviour of a frame beyond its sign.
public struct FrameFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let controlSubject = FrameFlags(rawValue: 1)
  public static let controlObject = FrameFlags(rawValue: 2)
  public static let eventDoes = FrameFlags(rawValue: 4)
  public static let eventOpposes = FrameFlags(rawValue: 8)
  public static let eventNone = FrameFlags(rawValue: 16)
  public static let negatedGiven = FrameFlags(rawValue: 32)
}

/// What a clause's complement counts as for its own stances.
public enum Implication {
  public static let nothing = 0
  public static let holds = 1
  public static let denied = 2
  public static let future = 3
  public static let modal = 4
  public static let names = ["0", "+", "-", "future", "modal"]
}

/// What a target or holder must be for a unit to count.
public struct SlotNeeds: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let targetEntity = SlotNeeds(rawValue: 1)
  public static let targetPerson = SlotNeeds(rawValue: 2)
  public static let targetEvent = SlotNeeds(rawValue: 4)
  public static let targetActor = SlotNeeds(rawValue: 8)
  public static let holderEntity = SlotNeeds(rawValue: 16)
  public static let holderPerson = SlotNeeds(rawValue: 32)
  public static let holderActor = SlotNeeds(rawValue: 64)
  public static let targetAbstract = SlotNeeds(rawValue: 128)
}
