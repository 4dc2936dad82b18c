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
public struct WordFeatures: OptionSet, Sendable, BitwiseCopyable {
  /// Four bytes, since every token of a document has its features.
  @usableFromInline let bits: UInt32
  @inlinable public var rawValue: Int { Int(bits) }
  @inlinable public init(rawValue: Int) { bits = UInt32(truncatingIfNeeded: rawValue) }
  // Number and person.
  @inlinable public static var singular: WordFeatures { WordFeatures(rawValue: 1 << 0) }
  @inlinable public static var plural: WordFeatures { WordFeatures(rawValue: 1 << 1) }
  @inlinable public static var first: WordFeatures { WordFeatures(rawValue: 1 << 2) }
  @inlinable public static var second: WordFeatures { WordFeatures(rawValue: 1 << 3) }
  @inlinable public static var third: WordFeatures { WordFeatures(rawValue: 1 << 4) }
  // Gender.
  @inlinable public static var masculine: WordFeatures { WordFeatures(rawValue: 1 << 5) }
  @inlinable public static var feminine: WordFeatures { WordFeatures(rawValue: 1 << 6) }
  @inlinable public static var neuter: WordFeatures { WordFeatures(rawValue: 1 << 7) }
  // Verb forms. A base form has none of past, participle, gerund, or third+singular.
  @inlinable public static var base: WordFeatures { WordFeatures(rawValue: 1 << 8) }
  @inlinable public static var present: WordFeatures { WordFeatures(rawValue: 1 << 9) }
  @inlinable public static var past: WordFeatures { WordFeatures(rawValue: 1 << 10) }
  @inlinable public static var pastParticiple: WordFeatures { WordFeatures(rawValue: 1 << 11) }
  @inlinable public static var gerund: WordFeatures { WordFeatures(rawValue: 1 << 12) }
  // Case and kinds of pronoun and determiner.
  @inlinable public static var nominative: WordFeatures { WordFeatures(rawValue: 1 << 13) }
  @inlinable public static var accusative: WordFeatures { WordFeatures(rawValue: 1 << 14) }
  @inlinable public static var possessive: WordFeatures { WordFeatures(rawValue: 1 << 15) }
  @inlinable public static var reflexive: WordFeatures { WordFeatures(rawValue: 1 << 16) }
  @inlinable public static var relative: WordFeatures { WordFeatures(rawValue: 1 << 17) }
  @inlinable public static var interrogative: WordFeatures { WordFeatures(rawValue: 1 << 18) }
  @inlinable public static var demonstrative: WordFeatures { WordFeatures(rawValue: 1 << 19) }
  @inlinable public static var personal: WordFeatures { WordFeatures(rawValue: 1 << 20) }
  @inlinable public static var definite: WordFeatures { WordFeatures(rawValue: 1 << 21) }
  @inlinable public static var indefinite: WordFeatures { WordFeatures(rawValue: 1 << 22) }
  @inlinable public static var negative: WordFeatures { WordFeatures(rawValue: 1 << 23) }
  // Degree.
  @inlinable public static var comparative: WordFeatures { WordFeatures(rawValue: 1 << 24) }
  @inlinable public static var superlative: WordFeatures { WordFeatures(rawValue: 1 << 25) }
  // The reading comes from the closed-class list and is trusted over open-class ones.
  @inlinable public static var closed: WordFeatures { WordFeatures(rawValue: 1 << 26) }
  // What else the lexicon says of the form or the lemma, so that it need not be asked again.
  /// Stands with every reading that the lexicon has: the two that follow are known of it.
  @inlinable public static var listed: WordFeatures { WordFeatures(rawValue: 1 << 27) }
  /// The form is both a past tense and a participle of verbs: "rejected", not "broken".
  @inlinable public static var eitherPast: WordFeatures { WordFeatures(rawValue: 1 << 28) }
  /// The lemma says when (`noun/time` of `syntax.txt`).
  @inlinable public static var time: WordFeatures { WordFeatures(rawValue: 1 << 29) }
}

/// What a surface form can be in the grammar of names.
public struct FormFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static var givenMasculine: FormFlags { FormFlags(rawValue: 1 << 0) }
  @inlinable public static var givenFeminine: FormFlags { FormFlags(rawValue: 1 << 1) }
  @inlinable public static var givenName: FormFlags { FormFlags(rawValue: 1 << 2) }
  /// A given name that is also a common word, a month, a place.
  @inlinable public static var givenWeak: FormFlags { FormFlags(rawValue: 1 << 3) }
  /// `de`, `von`, `al`
  @inlinable public static var particle: FormFlags { FormFlags(rawValue: 1 << 4) }
  /// `Jr.`, `III`
  @inlinable public static var suffix: FormFlags { FormFlags(rawValue: 1 << 5) }
  /// Ends the name of an organisation (`Party`, `Inc.`).
  @inlinable public static var organisationEnd: FormFlags { FormFlags(rawValue: 1 << 6) }
  /// Begins the name of an organisation before of, for, on (`Ministry`).
  @inlinable public static var organisationBegin: FormFlags { FormFlags(rawValue: 1 << 7) }
  @inlinable public static var gpeEnd: FormFlags { FormFlags(rawValue: 1 << 8) }
  @inlinable public static var locationEnd: FormFlags { FormFlags(rawValue: 1 << 9) }
  @inlinable public static var facilityEnd: FormFlags { FormFlags(rawValue: 1 << 10) }
  @inlinable public static var placeBegin: FormFlags { FormFlags(rawValue: 1 << 11) }
  @inlinable public static var eventEnd: FormFlags { FormFlags(rawValue: 1 << 12) }
  @inlinable public static var lawEnd: FormFlags { FormFlags(rawValue: 1 << 13) }
  /// The last word of a listed person's name.
  @inlinable public static var surname: FormFlags { FormFlags(rawValue: 1 << 14) }
  /// A day or month name, in capitals but no entity.
  @inlinable public static var calendar: FormFlags { FormFlags(rawValue: 1 << 15) }
  /// Begins the name of a building before of (`Palace`).
  @inlinable public static var facilityBegin: FormFlags { FormFlags(rawValue: 1 << 16) }
  /// Begins the name of an event before of, in, on (`Battle`).
  @inlinable public static var eventBegin: FormFlags { FormFlags(rawValue: 1 << 17) }
  /// Begins the name of a law before of, on, for (`Treaty`).
  @inlinable public static var lawBegin: FormFlags { FormFlags(rawValue: 1 << 18) }
  /// A point of the compass, before or behind a place's name (`South`, `Eastern`).
  @inlinable public static var direction: FormFlags { FormFlags(rawValue: 1 << 19) }
  /// Stands in capitals before a name, or behind it, and is no part of it (`Former`, `MP`).
  @inlinable public static var outsideName: FormFlags { FormFlags(rawValue: 1 << 20) }
  /// The plural that names the members of a party or camp, and so the party (`Greens`).
  @inlinable public static var members: FormFlags { FormFlags(rawValue: 1 << 21) }
  /// A common noun whose name follows: `riding of X`, `the town of X`, or stands before it: `the X constituency`.
  @inlinable public static var placeContext: FormFlags { FormFlags(rawValue: 1 << 22) }
  /// A common noun that makes a name with a year and whose event it is (`1931 Ruritanian general election`).
  @inlinable public static var datedEvent: FormFlags { FormFlags(rawValue: 1 << 23) }
  /// A lower-case word inside the name of a dated event (`general`).
  @inlinable public static var datedModifier: FormFlags { FormFlags(rawValue: 1 << 24) }
  /// Begins a name with nothing between (`Partido`, `Operation`).
  @inlinable public static var directBegin: FormFlags { FormFlags(rawValue: 1 << 25) }
  /// Begins the name of a law before a number (`Resolution`).
  @inlinable public static var numbered: FormFlags { FormFlags(rawValue: 1 << 26) }
  /// Begins the name of a state or region before of (`Republic`).
  @inlinable public static var gpeBegin: FormFlags { FormFlags(rawValue: 1 << 27) }
}

/// What a word says of a name that stands beside it, and how a name may begin.
public struct FormContext: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  /// A body's name follows: *steelmaker* X, *newspaper* X.
  @inlinable public static var bodyBefore: FormContext { FormContext(rawValue: 1) }
  /// A body's name stands before it: X *shares*, the X *subsidiary*.
  @inlinable public static var bodyBehind: FormContext { FormContext(rawValue: 2) }
  /// With of, at, in, for, with and a name, the name is a body's: *analyst at* X, *stake in* X.
  @inlinable public static var bodyComplement: FormContext { FormContext(rawValue: 4) }
  /// What befalls bodies: a body's name is its subject (X *merged*).
  @inlinable public static var bodyVerb: FormContext { FormContext(rawValue: 8) }
  /// A place's name is its object: *visit* X, *seize* X.
  @inlinable public static var placeVerb: FormContext { FormContext(rawValue: 16) }
  /// Begins the name of a town before another capital (*San* X, *Port* X).
  @inlinable public static var townBegin: FormContext { FormContext(rawValue: 32) }
  /// What companies write behind their names (*Corp.*): no part of a short name.
  @inlinable public static var companySuffix: FormContext { FormContext(rawValue: 64) }
  /// A team's name stands before it or follows: X *striker*, *side* X.
  @inlinable public static var teamBehind: FormContext { FormContext(rawValue: 128) }
  /// Opens a sheet of results (*standings*, *scoreboard*).
  @inlinable public static var scoreSheet: FormContext { FormContext(rawValue: 256) }
  /// Ends an organisation's name, but in a headline is the common noun or verb behind a country or a people (*Greek Farmers Block Roads*, *Israel Aid*).
  @inlinable public static var plainInHeadline: FormContext { FormContext(rawValue: 1 << 9) }

  // Of the name of a country or its capital: whether it is a place or acts.
  /// What stands behind it is where something is: *in*, *across*.
  @inlinable public static var placePreposition: FormContext { FormContext(rawValue: 1 << 10) }
  /// *toward*: a way, or what a feeling goes to.
  @inlinable public static var towardPreposition: FormContext { FormContext(rawValue: 1 << 11) }
  /// *over*: above a place, or in a contest.
  @inlinable public static var overPreposition: FormContext { FormContext(rawValue: 1 << 12) }
  /// *between*: two places or two sides.
  @inlinable public static var betweenPreposition: FormContext { FormContext(rawValue: 1 << 13) }
  /// *on*: a country is what it is about, a town where it is.
  @inlinable public static var onPreposition: FormContext { FormContext(rawValue: 1 << 14) }
  /// Joins a noun for a stance to what it is on: *of*, *at*, *against*.
  @inlinable public static var stancePreposition: FormContext { FormContext(rawValue: 1 << 15) }
  /// A noun or adjective before *to* and *for* and a place: *trip*, *native*.
  @inlinable public static var way: FormContext { FormContext(rawValue: 1 << 16) }
  /// A verb of going, sending or lying that takes a place with *to*, *for*, *from*: *return*, *extend*.
  @inlinable public static var going: FormContext { FormContext(rawValue: 1 << 17) }
  /// A verb whose object is a place: *visit*, *border*.
  @inlinable public static var placeObject: FormContext { FormContext(rawValue: 1 << 18) }
  /// A noun that states have: *independence of*, *request of*.
  @inlinable public static var statehood: FormContext { FormContext(rawValue: 1 << 19) }
  /// A noun that makes a state or a team of the name before it: X *policy*, X *debut*.
  @inlinable public static var stateBefore: FormContext { FormContext(rawValue: 1 << 20) }
  /// What players do for or with their team: *play for*, *debut for*.
  @inlinable public static var teamDeed: FormContext { FormContext(rawValue: 1 << 21) }

  // Of a phrase that takes up what was said before.
  /// Two of them are states: both *countries*.
  @inlinable public static var pairOfStates: FormContext { FormContext(rawValue: 1 << 22) }
  /// Two of them are of any kind: both *sides*.
  @inlinable public static var pairOfAny: FormContext { FormContext(rawValue: 1 << 23) }
  /// Two of them are bodies: the two *firms*.
  @inlinable public static var pairOfBodies: FormContext { FormContext(rawValue: 1 << 24) }
  /// Two of them are people: both *leaders*.
  @inlinable public static var pairOfPeople: FormContext { FormContext(rawValue: 1 << 25) }
  /// Before a title: not who holds the office now (*former*, *deputy*).
  @inlinable public static var notHolder: FormContext { FormContext(rawValue: 1 << 26) }
  /// Several people who speak for whom they are of: Iranian *leaders*, Tory *MPs*. The image keeps 28 bits.
  @inlinable public static var speaksForOwner: FormContext { FormContext(rawValue: 1 << 27) }
  /// Says what kind of body the name right before it is of, and so means that body (*the Fidesz party*).
  @inlinable public static var kindOfBody: FormContext { FormContext(rawValue: 1 << 28) }
}

/// What the trie over forms has behind a form: each walk of it begins at a few words in a hundred.
public struct FormBegins: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  /// A name or a demonym.
  @inlinable public static var name: FormBegins { FormBegins(rawValue: 1) }
  @inlinable public static var title: FormBegins { FormBegins(rawValue: 2) }
  /// A reporting phrase (`according to`).
  @inlinable public static var report: FormBegins { FormBegins(rawValue: 4) }
  /// A name or a demonym that may stand in lower case.
  @inlinable public static var lowerName: FormBegins { FormBegins(rawValue: 8) }
  /// A multiword preposition, conjunction or adverb.
  @inlinable public static var multiword: FormBegins { FormBegins(rawValue: 16) }

  // What it stands in behind the first word: a walk of the trie can end before any other.
  @inlinable public static var innerName: FormBegins { FormBegins(rawValue: 32) }
  @inlinable public static var innerTitle: FormBegins { FormBegins(rawValue: 64) }
  @inlinable public static var innerMultiword: FormBegins { FormBegins(rawValue: 128) }
  /// A reporting phrase.
  @inlinable public static var innerReport: FormBegins { FormBegins(rawValue: 256) }
  /// Begins a modifier (`very`, `no longer`).
  @inlinable public static var modifier: FormBegins { FormBegins(rawValue: 512) }
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
  @inlinable public static var person: LemmaClasses { LemmaClasses(rawValue: 1 << 0) }
  @inlinable public static var group: LemmaClasses { LemmaClasses(rawValue: 1 << 1) }
  @inlinable public static var act: LemmaClasses { LemmaClasses(rawValue: 1 << 2) }
  @inlinable public static var communication: LemmaClasses { LemmaClasses(rawValue: 1 << 3) }
  @inlinable public static var event: LemmaClasses { LemmaClasses(rawValue: 1 << 4) }
  @inlinable public static var state: LemmaClasses { LemmaClasses(rawValue: 1 << 5) }
  @inlinable public static var attribute: LemmaClasses { LemmaClasses(rawValue: 1 << 9) }
  @inlinable public static var location: LemmaClasses { LemmaClasses(rawValue: 1 << 10) }
  @inlinable public static var time: LemmaClasses { LemmaClasses(rawValue: 1 << 12) }
  @inlinable public static var quantity: LemmaClasses { LemmaClasses(rawValue: 1 << 13) }
  /// The verb's refusal or request is no stance on anything (decline to *comment*). From `nouns.txt`.
  @inlinable public static var idle: LemmaClasses { LemmaClasses(rawValue: 1 << 26) }
  /// The noun says how much or what kind; what it is of says what (`round of sanctions`). From `nouns.txt`.
  @inlinable public static var transparent: LemmaClasses { LemmaClasses(rawValue: 1 << 27) }
  /// What its object is, time or money, goes into what a gerund behind it says. From `nouns.txt`.
  @inlinable public static var spending: LemmaClasses { LemmaClasses(rawValue: 1 << 28) }
}

/// What the project's own lists say of a lemma (`nouns.txt`, `reports.txt`, `modifiers.txt`).
public struct LemmaFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static var actsFor: LemmaFlags { LemmaFlags(rawValue: 1 << 0) }
  @inlinable public static var relation: LemmaFlags { LemmaFlags(rawValue: 1 << 1) }
  @inlinable public static var groupNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 2) }
  @inlinable public static var personNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 3) }
  @inlinable public static var bodyNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 4) }
  @inlinable public static var documentNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 5) }
  @inlinable public static var placeNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 6) }
  @inlinable public static var timeNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 7) }
  @inlinable public static var actNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 8) }
  @inlinable public static var eventBad: LemmaFlags { LemmaFlags(rawValue: 1 << 9) }
  @inlinable public static var eventGood: LemmaFlags { LemmaFlags(rawValue: 1 << 10) }
  // Reporting words.
  @inlinable public static var reportVerb: LemmaFlags { LemmaFlags(rawValue: 1 << 11) }
  @inlinable public static var reportNoun: LemmaFlags { LemmaFlags(rawValue: 1 << 12) }
  @inlinable public static var reportAdjective: LemmaFlags { LemmaFlags(rawValue: 1 << 13) }
  @inlinable public static var reportFactive: LemmaFlags { LemmaFlags(rawValue: 1 << 14) }
  @inlinable public static var reportDoubt: LemmaFlags { LemmaFlags(rawValue: 1 << 18) }
  @inlinable public static var reportDirect: LemmaFlags { LemmaFlags(rawValue: 1 << 16) }
  @inlinable public static var reportAttitude: LemmaFlags { LemmaFlags(rawValue: 1 << 17) }
  // Modifiers.
  @inlinable public static var negation: LemmaFlags { LemmaFlags(rawValue: 1 << 19) }
  @inlinable public static var intensifier: LemmaFlags { LemmaFlags(rawValue: 1 << 20) }
  @inlinable public static var diminisher: LemmaFlags { LemmaFlags(rawValue: 1 << 21) }
  @inlinable public static var hedge: LemmaFlags { LemmaFlags(rawValue: 1 << 22) }
  @inlinable public static var modal: LemmaFlags { LemmaFlags(rawValue: 1 << 23) }
  @inlinable public static var future: LemmaFlags { LemmaFlags(rawValue: 1 << 24) }
  @inlinable public static var conditional: LemmaFlags { LemmaFlags(rawValue: 1 << 25) }
  /// hardly, scarcely
  @inlinable public static var nearNegation: LemmaFlags { LemmaFlags(rawValue: 1 << 26) }
  /// The score that the evaluative list gives is of what happens to one (was killed), not of what is said of one.
  @inlinable public static var effect: LemmaFlags { LemmaFlags(rawValue: 1 << 27) }
  /// An adjective or noun for a state or merit that is observed (wealthy, stable, a problem), from `evaluative.tsv`. The image keeps 28 bits.
  @inlinable public static var quality: LemmaFlags { LemmaFlags(rawValue: 1 << 15) }
}

/// How what is reported may stand behind a word, besides a that-clause: `content/…` of `reports.txt`. A verb's bits come first, then a noun's.
public struct ReportContents: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let names = ["object", "infinitive", "object-infinitive", "gerund", "predicative"]
  /// Records of a preposition's name, and of `infinitive`, take nouns too.
  public static let prepositionNames = ["as", "about", "of", "for", "against", "on", "over", "to", "at", "with", "in", "from"]
  public static let prepositions: [StaticString] = ["as", "about", "of", "for", "against", "on", "over", "to", "at", "with", "in", "from"]
  @inlinable public static var object: ReportContents { ReportContents(rawValue: 1 << 0) }
  /// The subject's own: wants to leave.
  @inlinable public static var infinitive: ReportContents { ReportContents(rawValue: 1 << 1) }
  /// Another's: asked Kyiv to leave.
  @inlinable public static var objectInfinitive: ReportContents { ReportContents(rawValue: 1 << 2) }
  @inlinable public static var gerund: ReportContents { ReportContents(rawValue: 1 << 3) }
  /// Called it a farce.
  @inlinable public static var predicative: ReportContents { ReportContents(rawValue: 1 << 4) }
  @inlinable public static var `as`: ReportContents { ReportContents(rawValue: 1 << 5) }
  /// Behind a verb, by the place in `prepositions`.
  public static func preposition(_ i: Int) -> ReportContents { ReportContents(rawValue: 1 << (5 + i)) }
  /// The infinitive behind a noun: the plan to leave.
  @inlinable public static var nounInfinitive: ReportContents { ReportContents(rawValue: 1 << 17) }
  /// A preposition behind a noun, by that of a verb; `as` is none, nor is `from`, by which a noun has its speaker.
  public var ofNoun: ReportContents { ReportContents(rawValue: (rawValue >> 6 & 0x3FF) << 18) }
}

/// What a trie's payload is.
public enum PayloadKind {
  /// A name: value is the entity.
  @inlinable public static var name: Int { 1 }
  /// A title: value is the title.
  @inlinable public static var title: Int { 2 }
  /// A demonym or adjective of origin: value is the entity.
  @inlinable public static var demonym: Int { 3 }
  /// A multiword adposition, conjunction, adverb: value is its tag.
  @inlinable public static var multiword: Int { 4 }
  /// A frame unit, over lemmas.
  @inlinable public static var unit: Int { 5 }
  /// An issue, over lemmas.
  @inlinable public static var issue: Int { 6 }
  /// A light verb, over lemmas.
  @inlinable public static var light: Int { 7 }
  /// A reporting phrase (`according to`), over forms.
  @inlinable public static var reportPhrase: Int { 8 }
  /// A reporting verb of several words (`point out`), over lemmas: value is its flags.
  @inlinable public static var reportVerb: Int { 10 }
  /// A modifier of several words (`no longer`), over forms.
  @inlinable public static var modifier: Int { 9 }
}

/// Of a name's payload: how the form names its entity, and what it takes to count.
public struct NameFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static var alias: NameFlags { NameFlags(rawValue: 1) }
  @inlinable public static var short: NameFlags { NameFlags(rawValue: 2) }
  /// Counts only after a fuller name or behind a title.
  @inlinable public static var weak: NameFlags { NameFlags(rawValue: 4) }
  @inlinable public static var acronym: NameFlags { NameFlags(rawValue: 8) }
  /// The adjective of origin; else, of a demonym, the noun.
  @inlinable public static var adjective: NameFlags { NameFlags(rawValue: 16) }
  /// The noun in the plural.
  @inlinable public static var plural: NameFlags { NameFlags(rawValue: 32) }
  /// A building or place that stands for its holder.
  @inlinable public static var seat: NameFlags { NameFlags(rawValue: 64) }
  /// Needs support from the context.
  @inlinable public static var ambiguous: NameFlags { NameFlags(rawValue: 128) }
  /// Any case will do.
  @inlinable public static var anyCase: NameFlags { NameFlags(rawValue: 256) }
  /// Exactly this case.
  @inlinable public static var exactCase: NameFlags { NameFlags(rawValue: 512) }
}

/// A slot of a frame unit.
public enum SlotKind {
  @inlinable public static var subject: Int { 1 }
  @inlinable public static var object: Int { 2 }
  @inlinable public static var indirectObject: Int { 3 }
  @inlinable public static var possessor: Int { 4 }
  @inlinable public static var of: Int { 5 }
  @inlinable public static var by: Int { 6 }
  /// Any other preposition; the slot's word is its form.
  @inlinable public static var preposition: Int { 7 }
  @inlinable public static var that: Int { 8 }
  @inlinable public static var infinitive: Int { 9 }
  @inlinable public static var ing: Int { 10 }
  @inlinable public static var wh: Int { 11 }
  @inlinable public static var modified: Int { 12 }
  @inlinable public static var itself: Int { 13 }
  @inlinable public static var speaker: Int { 14 }

  /// Whether a kind is filled by what completes a predicate, and not by its subject, object or agent.
  @inlinable @inline(__always)
  public static func isComplement(_ kind: Int) -> Bool { kind == of || kind >= preposition && kind <= wh }
  public static let names = [
    "", "subj", "obj", "iobj", "poss", "of", "by", "", "that", "inf", "ing", "wh", "mod", "it", "speaker",
  ]
}

/// Behaviour of a frame beyond its sign.
public struct FrameFlags: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static var controlSubject: FrameFlags { FrameFlags(rawValue: 1) }
  @inlinable public static var controlObject: FrameFlags { FrameFlags(rawValue: 2) }
  @inlinable public static var eventDoes: FrameFlags { FrameFlags(rawValue: 4) }
  @inlinable public static var eventOpposes: FrameFlags { FrameFlags(rawValue: 8) }
  @inlinable public static var eventNone: FrameFlags { FrameFlags(rawValue: 16) }
  @inlinable public static var negatedGiven: FrameFlags { FrameFlags(rawValue: 32) }
  /// Several holders do it to each other where nobody else is named.
  @inlinable public static var mutual: FrameFlags { FrameFlags(rawValue: 64) }
}

/// What a clause's complement counts as for its own stances.
public enum Implication {
  @inlinable public static var nothing: Int { 0 }
  @inlinable public static var holds: Int { 1 }
  @inlinable public static var denied: Int { 2 }
  @inlinable public static var future: Int { 3 }
  @inlinable public static var modal: Int { 4 }
  /// Denied or doubted to be so: nobody's stance.
  @inlinable public static var open: Int { 5 }
  public static let names = ["0", "+", "-", "future", "modal", "open"]
}

/// What a target or holder must be for a unit to count.
public struct SlotNeeds: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  @inlinable public static var targetEntity: SlotNeeds { SlotNeeds(rawValue: 1) }
  @inlinable public static var targetPerson: SlotNeeds { SlotNeeds(rawValue: 2) }
  @inlinable public static var targetEvent: SlotNeeds { SlotNeeds(rawValue: 4) }
  @inlinable public static var targetActor: SlotNeeds { SlotNeeds(rawValue: 8) }
  @inlinable public static var holderEntity: SlotNeeds { SlotNeeds(rawValue: 16) }
  @inlinable public static var holderPerson: SlotNeeds { SlotNeeds(rawValue: 32) }
  @inlinable public static var holderActor: SlotNeeds { SlotNeeds(rawValue: 64) }
  @inlinable public static var targetAbstract: SlotNeeds { SlotNeeds(rawValue: 128) }
  @inlinable public static var targetBody: SlotNeeds { SlotNeeds(rawValue: 256) }
  /// The noun's own preposition says the target, and nobody becomes one by answering: whoever rejects a plan is not who it is against.
  @inlinable public static var targetStated: SlotNeeds { SlotNeeds(rawValue: 512) }
  /// A country, a town, a building, no body that one belongs to: "withdrew from Kherson", against "withdrew from the union".
  @inlinable public static var targetPlace: SlotNeeds { SlotNeeds(rawValue: 2048) }
  /// The clause says of its object nothing that it is: "called him on Monday", against "called him a liar".
  @inlinable public static var targetUndescribed: SlotNeeds { SlotNeeds(rawValue: 1024) }
}
