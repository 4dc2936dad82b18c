// Numbers for what `syntax.txt` and `tags.tsv` say of words. Append only: a number is part of the image format.

/// The closed classes of words that the grammar treats alike: `form/CLASS` of `syntax.txt`. 0 is any other word.
public enum WordKind {
  public static let names = [
    "", "be-nonfinite", "of", "to", "by", "for", "with", "as", "than", "like", "from", "that", "who", "which", "whose",
    "question", "where", "when", "if", "whether", "condition", "subordinator", "and", "or", "but", "nor", "neither",
    "either", "both", "not", "never", "hardly", "no", "nobody", "there", "it", "so", "will", "would", "d", "may",
    "should", "s", "let", "more", "longer", "quantifier", "time", "day", "ago", "proper", "united", "particle", "degree",
    "verbal-preposition", "phrasal",
  ]
  public static let beNonfinite: UInt8 = 1
  public static let of: UInt8 = 2
  public static let to: UInt8 = 3
  public static let by: UInt8 = 4
  public static let `for`: UInt8 = 5
  public static let with: UInt8 = 6
  public static let `as`: UInt8 = 7
  public static let than: UInt8 = 8
  public static let like: UInt8 = 9
  public static let from: UInt8 = 10
  public static let that: UInt8 = 11
  public static let who: UInt8 = 12
  public static let which: UInt8 = 13
  public static let whose: UInt8 = 14
  public static let question: UInt8 = 15
  public static let `where`: UInt8 = 16
  public static let when: UInt8 = 17
  public static let `if`: UInt8 = 18
  public static let whether: UInt8 = 19
  public static let condition: UInt8 = 20
  public static let subordinator: UInt8 = 21
  public static let and: UInt8 = 22
  public static let or: UInt8 = 23
  public static let but: UInt8 = 24
  public static let nor: UInt8 = 25
  public static let neither: UInt8 = 26
  public static let either: UInt8 = 27
  public static let both: UInt8 = 28
  public static let not: UInt8 = 29
  public static let never: UInt8 = 30
  public static let hardly: UInt8 = 31
  public static let no: UInt8 = 32
  public static let nobody: UInt8 = 33
  public static let there: UInt8 = 34
  public static let it: UInt8 = 35
  public static let so: UInt8 = 36
  public static let will: UInt8 = 37
  public static let would: UInt8 = 38
  public static let d: UInt8 = 39
  public static let may: UInt8 = 40
  public static let should: UInt8 = 41
  public static let s: UInt8 = 42
  public static let `let`: UInt8 = 43
  public static let more: UInt8 = 44
  public static let longer: UInt8 = 45
  public static let quantifier: UInt8 = 46
  public static let time: UInt8 = 47
  public static let day: UInt8 = 48
  public static let ago: UInt8 = 49
  public static let proper: UInt8 = 50
  public static let united: UInt8 = 51
  public static let particle: UInt8 = 52
  public static let degree: UInt8 = 53
  public static let verbalPreposition: UInt8 = 54
  public static let phrasal: UInt8 = 55
}

/// What may stand behind a lemma: the `verb/…` and `noun/…` classes of `syntax.txt`.
public struct LemmaTraits: OptionSet, Sendable {
  public let rawValue: Int
  @inlinable public init(rawValue: Int) { self.rawValue = rawValue }
  public static let names = [
    "verb/clause", "verb/report", "verb/object-control", "verb/two-objects", "verb/addressee", "verb/predicative",
    "verb/linking", "verb/gerund", "verb/bare-infinitive", "verb/intransitive", "noun/time", "noun/infinitive",
    "noun/that", "verb/becoming",
  ]
  public static let clause = LemmaTraits(rawValue: 1 << 0)
  public static let report = LemmaTraits(rawValue: 1 << 1)
  public static let objectControl = LemmaTraits(rawValue: 1 << 2)
  public static let twoObjects = LemmaTraits(rawValue: 1 << 3)
  public static let addressee = LemmaTraits(rawValue: 1 << 4)
  public static let predicative = LemmaTraits(rawValue: 1 << 5)
  public static let linking = LemmaTraits(rawValue: 1 << 6)
  public static let gerund = LemmaTraits(rawValue: 1 << 7)
  public static let bareInfinitive = LemmaTraits(rawValue: 1 << 8)
  public static let intransitive = LemmaTraits(rawValue: 1 << 9)
  public static let time = LemmaTraits(rawValue: 1 << 10)
  public static let nounInfinitive = LemmaTraits(rawValue: 1 << 11)
  public static let nounThat = LemmaTraits(rawValue: 1 << 12)
  public static let becoming = LemmaTraits(rawValue: 1 << 13)
}

/// The tagger's states: parts of speech, split where their neighbours differ.
public enum TagState {
  public static let names = [
    "start", "nounS", "nounP", "propn", "adj", "adv", "adp", "det", "pron", "nom", "acc", "poss", "rel", "vBase",
    "vPres", "v3s", "vPast", "vPart", "vGer", "beFin", "have", "do", "modal", "beNon", "to", "not", "pos", "sconj",
    "cconj", "num", "comma", "stop", "quote", "sym", "intj",
  ]
  public static let start: UInt8 = 0
  public static let noun: UInt8 = 1
  public static let nouns: UInt8 = 2
  public static let propn: UInt8 = 3
  public static let adj: UInt8 = 4
  public static let adv: UInt8 = 5
  public static let adp: UInt8 = 6
  public static let det: UInt8 = 7
  public static let pron: UInt8 = 8
  public static let nom: UInt8 = 9
  public static let acc: UInt8 = 10
  public static let poss: UInt8 = 11
  public static let rel: UInt8 = 12
  public static let base: UInt8 = 13
  public static let present: UInt8 = 14
  public static let third: UInt8 = 15
  public static let past: UInt8 = 16
  public static let participle: UInt8 = 17
  public static let gerund: UInt8 = 18
  public static let beFinite: UInt8 = 19
  public static let have: UInt8 = 20
  public static let `do`: UInt8 = 21
  public static let modal: UInt8 = 22
  public static let beNonfinite: UInt8 = 23
  public static let to: UInt8 = 24
  public static let not: UInt8 = 25
  public static let possessive: UInt8 = 26
  public static let sconj: UInt8 = 27
  public static let cconj: UInt8 = 28
  public static let num: UInt8 = 29
  public static let comma: UInt8 = 30
  public static let stop: UInt8 = 31
  public static let quote: UInt8 = 32
  public static let sym: UInt8 = 33
  public static let intj: UInt8 = 34
  public static let count = 35
}
