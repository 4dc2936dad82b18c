internal import Lexicon

/// What a stretch of tokens is to the clause builder.
enum UnitKind: UInt8 {
  case phrase, group, preposition, subordinator, relative, conjunction, comma, semicolon, colon, dash, quote, open, close
  case adjective, adverb, particle, stop, other
  /// A phrase that the linker has joined to an earlier one, as its conjunct or apposition.
  case joined

  /// The kind as a bit of a set.
  @inline(__always)
  static func bit(_ kind: UnitKind) -> UInt32 { 1 &<< UInt32(kind.rawValue) }

  @inline(__always)
  func isOne(of kinds: UInt32) -> Bool { kinds &>> UInt32(rawValue) & 1 != 0 }
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

/// What the chunker fills and the linker and the clause builder read: the units of one sentence at a time; of a stretch of the document the verb groups
/// and the phrases as the chunker numbers them, and for each token the innermost phrase that it belongs to, -1 none.
struct Chunks: ~Copyable {
  var units = UnitRun()
  var groups = Scratch<VerbGroup>()
  var phrases = Scratch<NounPhrase>()
  var phraseOf = Scratch<Int32>()
  var pairs = PairNodes()
  private(set) var classes = TokenClasses()

  /// Begins a document, whose tokens have their tags.
  mutating func begin(_ words: Words, _ out: Syntax) {
    // A few more, so that those of a phrase are set four at a time.
    phraseOf.fill(-1, count: words.count + 4)
    classes.read(words, out)
  }

  /// Begins a stretch of the document: whole sentences, whose units, groups and phrases are counted from the first.
  mutating func beginStretch() {
    units.removeAll()
    groups.removeAll()
    phrases.removeAll()
  }
}

/// The units of a document, of which one sentence's are seen, counted from the sentence's first.
struct UnitRun: ~Copyable {
  private var places = Scratch<Unit>()
  /// Where the sentence begins; it lies within `places`.
  private var first = 0
  private(set) var count = 0
  /// The units that the linker looks at, of one sentence after another, as places in their sentence: what may join two phrases, and phrases behind phrases.
  private(set) var joints = Scratch<Int32>()

  /// The sentence's units, counted from the document's first.
  var range: Range<Int> { first..<first + count }

  /// The kinds that join, a bit each.
  private static var joining: UInt32 { UnitKind.bit(.comma) | UnitKind.bit(.dash) | UnitKind.bit(.conjunction) | UnitKind.bit(.open) }

  /// The last unit of the sentence, nil where there is none.
  @inline(__always)
  var last: Unit? { count > 0 ? unsafe places[unchecked: first &+ count &- 1] : nil }

  /// The kind of the last unit; of a sentence that has none `stop`.
  @inline(__always)
  var lastKind: UnitKind { count > 0 ? unsafe places[unchecked: first &+ count &- 1].kind : .stop }

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> Unit {
    get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      return unsafe places[unchecked: first &+ i]
    }
    _modify {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      yield unsafe &places[unchecked: first &+ i]
    }
  }

  /// Adds a unit to the last sentence.
  @inline(__always)
  mutating func append(_ unit: Unit) {
    // Written for every unit, and counted where it is one of them: of which it is nothing foresees.
    let joins = UnitRun.joining &>> UInt32(unit.kind.rawValue) & 1 | (unit.kind == .phrase ? lastKind == .phrase ? 1 : 0 : 0)
    joints.append(Int32(truncatingIfNeeded: count), if: 0 &- Int(truncatingIfNeeded: joins))
    places.append(unit)
    count &+= 1
  }

  mutating func removeAll() {
    places.removeAll()
    joints.removeAll()
    select(0..<0)
  }

  /// Begins a sentence behind the last one.
  mutating func begin() { select(places.count..<places.count) }

  /// Looks at another sentence's units.
  mutating func select(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= places.count)
    first = range.lowerBound
    count = range.count
  }
}
