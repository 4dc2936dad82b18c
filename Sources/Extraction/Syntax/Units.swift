internal import Lexicon

/// What a stretch of tokens is to the clause builder.
enum UnitKind: UInt8 {
  case phrase, group, preposition, subordinator, relative, conjunction, comma, semicolon, colon, dash, quote, open, close
  case adjective, adverb, particle, stop, other
  /// A phrase that the linker has joined to an earlier one, as its conjunct or apposition.
  case joined
}

/// The chunks of one sentence in order: a phrase, a verb group, a preposition, a mark …
struct Unit {
  var kind: UnitKind
  var first: Int32
  var end: Int32
  /// A phrase's or group's index; else the token that decides (a preposition's last, an adjective's head).
  var ref: Int32
}

/// The form of a verb group, which decides how it can hang in a sentence.
enum GroupForm: UInt8 {
  case finite, infinitive, base, gerund, participle
  /// An auxiliary whose verb stands behind the subject ("Will Oslo sign?") or is left out ("Oslo has not").
  case auxiliary
}

/// A verb with its auxiliaries, negators and the adverbs between them.
struct VerbGroup {
  var first: Int32
  var end: Int32
  /// The lexical verb; the copula; the only auxiliary.
  var head: Int32
  var form: GroupForm
  var flags: ClauseFlags
  var negator: Int32 = -1
  var particle: Int32 = -1
  var isCopula = false
  /// The head can be a past tense and a participle alike (`rejected`).
  var isAmbiguous = false
  /// Plural agreement is visible: are, were, have.
  var isPlural = false
  var isSingular = false

  var groupLength: Int32 { end - first }
}

/// What the chunker fills and the clause builder reads: the units of one sentence at a time, the verb groups of the whole document.
struct Chunks {
  var units = UnitRun()
  var groups = ReusedArray<VerbGroup>()

  mutating func removeAll() {
    units.select(0..<0)
    groups.removeAll()
  }
}

/// The units of a document, of which one sentence's are seen, counted from the sentence's first.
struct UnitRun {
  private var places: [Unit] = []
  private var first = 0
  private var end = 0

  var count: Int { end - first }
  /// The sentence's units, counted from the document's first.
  var range: Range<Int> { first..<end }

  /// The last unit of the sentence, nil where there is none.
  @inline(__always)
  var last: Unit? { end > first ? places[end - 1] : nil }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> Unit {
    get { places[first &+ i] }
    _modify { yield &places[first &+ i] }
  }

  /// Adds a unit to the last sentence.
  @inline(__always)
  mutating func append(_ unit: Unit) {
    if end < places.count { places[end] = unit } else { grow(unit) }
    end += 1
  }

  @inline(never)
  private mutating func grow(_ unit: Unit) { places.append(unit) }

  /// Begins a sentence behind the last one.
  mutating func begin() { first = end }

  /// Looks at another sentence's units.
  mutating func select(_ range: Range<Int>) {
    first = range.lowerBound
    end = range.upperBound
  }
}
