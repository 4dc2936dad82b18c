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

/// Buffers that the chunker fills and the clause builder reads, one sentence at a time.
struct Chunks {
  var units: [Unit] = []
  var groups: [VerbGroup] = []

  mutating func removeAll() {
    units.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
  }
}
