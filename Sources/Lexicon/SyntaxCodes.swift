// Numbers for what `syntax.txt` and `tags.tsv` say of words. Append only: a number is part of the image format.

/// The closed classes of words that the grammar treats alike: `form/CLASS` of `syntax.txt`. 0 is any other word.
public enum WordKind {
  public static let names = [
    "", "be-nonfinite", "of", "to", "by", "for", "with", "as", "than", "like", "from", "that", "who", "which", "whose",
    "question", "where", "when", "if", "whether", "condition", "subordinator", "and", "or", "but", "nor", "neither",
    "either", "both", "not", "never", "hardly", "no", "nobody", "there", "it", "so", "will", "would", "d", "may",
    "should", "s", "let", "more", "longer", "quantifier", "time", "day", "ago", "proper", "united", "particle", "degree",
    "verbal-preposition", "phrasal", "only", "unlike", "such", "including", "among",
    "without", "too", "contrast", "between", "former", "consequence", "personal", "spokesman", "awaiting",
    "the", "an", "this", "in", "at", "on", "against", "near", "he", "she", "is", "are", "located", "latter", "two", "based", "versus", "regime",
    "outlet", "site", "kin", "beat", "made", "townsman", "syllable", "rank", "wing",
    "deed-move", "deed-inquiry", "deed-law", "deed-text", "deed-words", "deed-force", "deed-ban", "deed-ruling", "deed-deal", "deed-other",
    "inducing", "notably", "other",
  ]
  @inlinable public static var beNonfinite: UInt8 { 1 }
  @inlinable public static var of: UInt8 { 2 }
  @inlinable public static var to: UInt8 { 3 }
  @inlinable public static var by: UInt8 { 4 }
  @inlinable public static var `for`: UInt8 { 5 }
  @inlinable public static var with: UInt8 { 6 }
  @inlinable public static var `as`: UInt8 { 7 }
  @inlinable public static var than: UInt8 { 8 }
  @inlinable public static var like: UInt8 { 9 }
  @inlinable public static var from: UInt8 { 10 }
  @inlinable public static var that: UInt8 { 11 }
  @inlinable public static var who: UInt8 { 12 }
  @inlinable public static var which: UInt8 { 13 }
  @inlinable public static var whose: UInt8 { 14 }
  @inlinable public static var question: UInt8 { 15 }
  @inlinable public static var `where`: UInt8 { 16 }
  @inlinable public static var when: UInt8 { 17 }
  @inlinable public static var `if`: UInt8 { 18 }
  @inlinable public static var whether: UInt8 { 19 }
  @inlinable public static var condition: UInt8 { 20 }
  @inlinable public static var subordinator: UInt8 { 21 }
  @inlinable public static var and: UInt8 { 22 }
  @inlinable public static var or: UInt8 { 23 }
  @inlinable public static var but: UInt8 { 24 }
  @inlinable public static var nor: UInt8 { 25 }
  @inlinable public static var neither: UInt8 { 26 }
  @inlinable public static var either: UInt8 { 27 }
  @inlinable public static var both: UInt8 { 28 }
  @inlinable public static var not: UInt8 { 29 }
  @inlinable public static var never: UInt8 { 30 }
  @inlinable public static var hardly: UInt8 { 31 }
  @inlinable public static var no: UInt8 { 32 }
  @inlinable public static var nobody: UInt8 { 33 }
  @inlinable public static var there: UInt8 { 34 }
  @inlinable public static var it: UInt8 { 35 }
  @inlinable public static var so: UInt8 { 36 }
  @inlinable public static var will: UInt8 { 37 }
  @inlinable public static var would: UInt8 { 38 }
  @inlinable public static var d: UInt8 { 39 }
  @inlinable public static var may: UInt8 { 40 }
  @inlinable public static var should: UInt8 { 41 }
  @inlinable public static var s: UInt8 { 42 }
  @inlinable public static var `let`: UInt8 { 43 }
  @inlinable public static var more: UInt8 { 44 }
  @inlinable public static var longer: UInt8 { 45 }
  @inlinable public static var quantifier: UInt8 { 46 }
  @inlinable public static var time: UInt8 { 47 }
  @inlinable public static var day: UInt8 { 48 }
  @inlinable public static var ago: UInt8 { 49 }
  @inlinable public static var proper: UInt8 { 50 }
  @inlinable public static var united: UInt8 { 51 }
  @inlinable public static var particle: UInt8 { 52 }
  @inlinable public static var degree: UInt8 { 53 }
  @inlinable public static var verbalPreposition: UInt8 { 54 }
  @inlinable public static var phrasal: UInt8 { 55 }
  @inlinable public static var only: UInt8 { 56 }
  @inlinable public static var unlike: UInt8 { 57 }
  @inlinable public static var such: UInt8 { 58 }
  @inlinable public static var including: UInt8 { 59 }
  @inlinable public static var among: UInt8 { 60 }
  @inlinable public static var without: UInt8 { 61 }
  @inlinable public static var too: UInt8 { 62 }
  @inlinable public static var contrast: UInt8 { 63 }
  @inlinable public static var between: UInt8 { 64 }
  @inlinable public static var former: UInt8 { 65 }
  @inlinable public static var consequence: UInt8 { 66 }
  @inlinable public static var personal: UInt8 { 67 }
  @inlinable public static var spokesman: UInt8 { 68 }
  @inlinable public static var awaiting: UInt8 { 69 }
  @inlinable public static var the: UInt8 { 70 }
  @inlinable public static var an: UInt8 { 71 }
  @inlinable public static var this: UInt8 { 72 }
  @inlinable public static var `in`: UInt8 { 73 }
  @inlinable public static var at: UInt8 { 74 }
  @inlinable public static var on: UInt8 { 75 }
  @inlinable public static var against: UInt8 { 76 }
  @inlinable public static var near: UInt8 { 77 }
  @inlinable public static var he: UInt8 { 78 }
  @inlinable public static var she: UInt8 { 79 }
  @inlinable public static var `is`: UInt8 { 80 }
  @inlinable public static var are: UInt8 { 81 }
  @inlinable public static var located: UInt8 { 82 }
  @inlinable public static var latter: UInt8 { 83 }
  @inlinable public static var two: UInt8 { 84 }
  @inlinable public static var based: UInt8 { 85 }
  @inlinable public static var versus: UInt8 { 86 }
  @inlinable public static var regime: UInt8 { 87 }
  @inlinable public static var outlet: UInt8 { 88 }
  @inlinable public static var site: UInt8 { 89 }
  @inlinable public static var kin: UInt8 { 90 }
  @inlinable public static var beat: UInt8 { 91 }
  @inlinable public static var made: UInt8 { 92 }
  @inlinable public static var townsman: UInt8 { 93 }
  @inlinable public static var syllable: UInt8 { 94 }
  @inlinable public static var rank: UInt8 { 95 }
  @inlinable public static var wing: UInt8 { 96 }
  @inlinable public static var deedMove: UInt8 { 97 }
  @inlinable public static var deedInquiry: UInt8 { 98 }
  @inlinable public static var deedLaw: UInt8 { 99 }
  @inlinable public static var deedText: UInt8 { 100 }
  @inlinable public static var deedWords: UInt8 { 101 }
  @inlinable public static var deedForce: UInt8 { 102 }
  @inlinable public static var deedBan: UInt8 { 103 }
  @inlinable public static var deedRuling: UInt8 { 104 }
  @inlinable public static var deedDeal: UInt8 { 105 }
  @inlinable public static var deedOther: UInt8 { 106 }
  @inlinable public static var inducing: UInt8 { 107 }
  @inlinable public static var notably: UInt8 { 108 }
  @inlinable public static var other: UInt8 { 109 }

  /// Whether a class is one that names and references ask for, and neither the grammar of clauses nor the stances do.
  @inlinable @inline(__always)
  public static func isOfNames(_ kind: UInt8) -> Bool { kind >= the && kind <= deedOther && kind != at && kind != `in` && kind != against }

  /// Whether a class is of nouns for what somebody did, by which "the move" and "the probe" take it up.
  @inlinable public static func isDeed(_ kind: UInt8) -> Bool { kind >= deedMove && kind <= deedOther }
}

/// What may stand behind a lemma: the `verb/…` and `noun/…` classes of `syntax.txt`; and what `word/…` says of any word.
public struct LemmaTraits: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let names = [
    "verb/clause", "verb/report", "verb/object-control", "verb/two-objects", "verb/addressee", "verb/predicative",
    "verb/linking", "verb/gerund", "verb/bare-infinitive", "verb/intransitive", "noun/time", "noun/infinitive",
    "noun/that", "verb/becoming", "verb/negation-raising", "verb/duty",
    "word/circumstance", "word/asserting", "word/scant", "noun/measure", "noun/observer",
    "word/mandative",
  ]
  @inlinable public static var clause: LemmaTraits { LemmaTraits(rawValue: 1 << 0) }
  @inlinable public static var report: LemmaTraits { LemmaTraits(rawValue: 1 << 1) }
  @inlinable public static var objectControl: LemmaTraits { LemmaTraits(rawValue: 1 << 2) }
  @inlinable public static var twoObjects: LemmaTraits { LemmaTraits(rawValue: 1 << 3) }
  @inlinable public static var addressee: LemmaTraits { LemmaTraits(rawValue: 1 << 4) }
  @inlinable public static var predicative: LemmaTraits { LemmaTraits(rawValue: 1 << 5) }
  @inlinable public static var linking: LemmaTraits { LemmaTraits(rawValue: 1 << 6) }
  @inlinable public static var gerund: LemmaTraits { LemmaTraits(rawValue: 1 << 7) }
  @inlinable public static var bareInfinitive: LemmaTraits { LemmaTraits(rawValue: 1 << 8) }
  @inlinable public static var intransitive: LemmaTraits { LemmaTraits(rawValue: 1 << 9) }
  @inlinable public static var time: LemmaTraits { LemmaTraits(rawValue: 1 << 10) }
  @inlinable public static var nounInfinitive: LemmaTraits { LemmaTraits(rawValue: 1 << 11) }
  @inlinable public static var nounThat: LemmaTraits { LemmaTraits(rawValue: 1 << 12) }
  @inlinable public static var becoming: LemmaTraits { LemmaTraits(rawValue: 1 << 13) }
  @inlinable public static var negationRaising: LemmaTraits { LemmaTraits(rawValue: 1 << 14) }
  @inlinable public static var duty: LemmaTraits { LemmaTraits(rawValue: 1 << 15) }
  @inlinable public static var circumstance: LemmaTraits { LemmaTraits(rawValue: 1 << 16) }
  @inlinable public static var asserting: LemmaTraits { LemmaTraits(rawValue: 1 << 17) }
  @inlinable public static var scant: LemmaTraits { LemmaTraits(rawValue: 1 << 18) }
  @inlinable public static var measure: LemmaTraits { LemmaTraits(rawValue: 1 << 19) }
  /// Says what was seen or found, and is no party to it: police, witness, reporter. Behind the bits of the trie.
  @inlinable public static var observer: LemmaTraits { LemmaTraits(rawValue: 1 << 27) }
  /// The clause that it has says what is to be done: demand, insistence.
  @inlinable public static var mandative: LemmaTraits { LemmaTraits(rawValue: 1 << 29) }

  /// The class of a record of `syntax.txt`: the first twenty in their order, the others behind the trie's bits.
  public static func named(_ name: String) -> LemmaTraits? {
    names.firstIndex(of: name).map { LemmaTraits(rawValue: 1 << ($0 < 20 ? $0 : $0 == 20 ? 27 : 29)) }
  }

  /// The bits that `syntax.txt` gives.
  @inlinable public static var listed: Int { (1 << 20) - 1 | 1 << 27 | 1 << 29 }

  // The other bits: what the trie over lemmas has behind the lemma.
  /// Begins a frame's unit of a part of speech (its number as in `UnitMarks`); none for a number that no unit has.
  @inlinable
  public static func beginsUnit(_ tag: Int) -> LemmaTraits {
    switch tag {
    case 15: LemmaTraits(rawValue: 1 << 20)
    case 7: LemmaTraits(rawValue: 1 << 21)
    case 0: LemmaTraits(rawValue: 1 << 22)
    case 2: LemmaTraits(rawValue: 1 << 23)
    default: []
    }
  }
  @inlinable public static var beginsIssue: LemmaTraits { LemmaTraits(rawValue: 1 << 24) }
  @inlinable public static var beginsLight: LemmaTraits { LemmaTraits(rawValue: 1 << 25) }
  /// Begins a reporting verb of several words.
  @inlinable public static var beginsReport: LemmaTraits { LemmaTraits(rawValue: 1 << 26) }
  /// It is loaded, as some part of speech (`ToneScore`).
  @inlinable public static var toned: LemmaTraits { LemmaTraits(rawValue: 1 << 28) }
  /// Stands in a phrase of the trie behind its first word: a walk can go on at no other.
  @inlinable public static var innerPhrase: LemmaTraits { LemmaTraits(rawValue: 1 << 30) }
  /// The evaluative list has a score for it, as some part of speech.
  @inlinable public static var scored: LemmaTraits { LemmaTraits(rawValue: 1 << 31) }
}

/// The tagger's states: parts of speech, split where their neighbours differ.
public enum TagState {
  public static let names = [
    "start", "nounS", "nounP", "propn", "adj", "adv", "adp", "det", "pron", "nom", "acc", "poss", "rel", "vBase",
    "vPres", "v3s", "vPast", "vPart", "vGer", "beFin", "have", "do", "modal", "beNon", "to", "not", "pos", "sconj",
    "cconj", "num", "comma", "stop", "quote", "sym", "intj",
  ]
  @inlinable public static var start: UInt8 { 0 }
  @inlinable public static var noun: UInt8 { 1 }
  @inlinable public static var nouns: UInt8 { 2 }
  @inlinable public static var propn: UInt8 { 3 }
  @inlinable public static var adj: UInt8 { 4 }
  @inlinable public static var adv: UInt8 { 5 }
  @inlinable public static var adp: UInt8 { 6 }
  @inlinable public static var det: UInt8 { 7 }
  @inlinable public static var pron: UInt8 { 8 }
  @inlinable public static var nom: UInt8 { 9 }
  @inlinable public static var acc: UInt8 { 10 }
  @inlinable public static var poss: UInt8 { 11 }
  @inlinable public static var rel: UInt8 { 12 }
  @inlinable public static var base: UInt8 { 13 }
  @inlinable public static var present: UInt8 { 14 }
  @inlinable public static var third: UInt8 { 15 }
  @inlinable public static var past: UInt8 { 16 }
  @inlinable public static var participle: UInt8 { 17 }
  @inlinable public static var gerund: UInt8 { 18 }
  @inlinable public static var beFinite: UInt8 { 19 }
  @inlinable public static var have: UInt8 { 20 }
  @inlinable public static var `do`: UInt8 { 21 }
  @inlinable public static var modal: UInt8 { 22 }
  @inlinable public static var beNonfinite: UInt8 { 23 }
  @inlinable public static var to: UInt8 { 24 }
  @inlinable public static var not: UInt8 { 25 }
  @inlinable public static var possessive: UInt8 { 26 }
  @inlinable public static var sconj: UInt8 { 27 }
  @inlinable public static var cconj: UInt8 { 28 }
  @inlinable public static var num: UInt8 { 29 }
  @inlinable public static var comma: UInt8 { 30 }
  @inlinable public static var stop: UInt8 { 31 }
  @inlinable public static var quote: UInt8 { 32 }
  @inlinable public static var sym: UInt8 { 33 }
  @inlinable public static var intj: UInt8 { 34 }
  @inlinable public static var count: Int { 35 }
}
