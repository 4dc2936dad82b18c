internal import Lexicon

/// Who holds or what is held, while it is being read. Spans are tokens.
struct RoleDraft: Equatable {
  var isAuthor = false
  var entity: Int32 = -1
  var mention: Int32 = -1
  /// Id of the issue in the lexicon, -1 none.
  var issue: Int32 = -1
  var first: Int32 = 0
  var end: Int32 = 0
  /// Whether the entity only stands in the phrase of who it is: one that the caller asks about ("the *Norwegian* minister Espen Dahl"), or the body
  /// that a spokesman speaks for.
  var isCompany = false

  static let author = RoleDraft(isAuthor: true)
}

struct ReporterDraft {
  var role: RoleDraft
  var cueFirst: Int32
  var cueEnd: Int32
}

struct ModifierDraft {
  var kind: ModifierKind
  var first: Int32
  var end: Int32
}

struct TraceDraft {
  /// The rule, or its first half, with the point, where a frame's name is the other.
  var prefix: StaticString
  var name: String
  var operation: Annotation.TraceStep.Operation
  var value: Double
  var first: Int32 = -1
  var end: Int32 = -1

  var rule: String { prefix.description + name }
}

/// A stance while it is being composed.
struct StanceDraft {
  var sentence: Int32
  var first: Int32
  var end: Int32
  var kind: StanceKind
  var holder: RoleDraft
  var target: RoleDraft
  var score: Double
  var event: EventType?
  var factuality: Factuality
  var chain: [ReporterDraft]
  var cueFirst: Int32
  var cueEnd: Int32
  /// The frame's name.
  var frame: String
  var modifiers: [ModifierDraft]
  var confidence: Double
  var trace: [TraceDraft]
  /// Whether it is no frame's main target, but follows from what a frame says.
  var isDerived = false
}

/// A reckoning: each step changes the score and is recorded, so that the record replays to it. The steps are functions by themselves: they are
/// taken from dozens of places, few of which are come by.
struct Reckoning {
  private(set) var score = 0.0
  private(set) var trace: [TraceDraft] = []

  /// Whether the steps are kept: most documents are read for their scores alone.
  private let isTraced: Bool

  init(isTraced: Bool = true) { self.isTraced = isTraced }

  /// - Parameter name: of a frame, put behind the rule.
  @inline(never)
  mutating func set(_ value: Double, _ rule: StaticString, name: String = "", _ first: Int32 = -1, _ end: Int32 = -1) {
    score = value
    guard isTraced else { return }
    // Most have a few steps.
    if trace.isEmpty { trace.reserveCapacity(4) }
    trace.append(TraceDraft(prefix: rule, name: name, operation: .set, value: value, first: first, end: end))
  }

  /// The product stays within −1…1: a factor that would leave it is cut to what reaches it.
  @inline(never)
  mutating func multiply(
    _ factor: Double, _ rule: StaticString, name: String = "", _ first: Int32 = -1, _ end: Int32 = -1
  ) {
    var factor = factor
    if abs(score * factor) > 1 { factor = (factor < 0 ? -1 : 1) / abs(score) }
    score *= factor
    guard isTraced else { return }
    trace.append(TraceDraft(prefix: rule, name: name, operation: .multiply, value: factor, first: first, end: end))
  }

  /// The sum stays within −1…1: what would leave it is cut to what reaches it.
  mutating func add(_ amount: Double, _ rule: StaticString, name: String = "", _ first: Int32 = -1, _ end: Int32 = -1) {
    let amount = min(1, max(-1, score + amount)) - score
    score += amount
    guard isTraced else { return }
    trace.append(TraceDraft(prefix: rule, name: name, operation: .add, value: amount, first: first, end: end))
  }

  @inline(never)
  mutating func note(_ rule: StaticString, _ first: Int32 = -1, _ end: Int32 = -1) {
    guard isTraced else { return }
    trace.append(TraceDraft(prefix: rule, name: "", operation: .note, value: 0, first: first, end: end))
  }
}

/// What fills a slot of a frame.
enum Filler: Equatable {
  case phrase(Int32)
  case clause(Int32)
  /// A name inside a phrase (an adjective of origin), by its mention.
  case mention(Int32)
  /// The author, or whoever is being quoted.
  case speaker

  static func == (one: Filler, other: Filler) -> Bool { Filler?.some(one).code == Filler?.some(other).code }

  @inline(__always)
  static func code(ofPhrase p: Int32) -> UInt64 { 1 &<< 32 | UInt64(UInt32(bitPattern: p)) }

  /// The phrase that a code is of, -1 where it is not of one.
  @inline(__always)
  static func phrase(ofCode code: UInt64) -> Int32 { code &>> 32 == 1 ? Int32(truncatingIfNeeded: code) : -1 }

  /// The filler of a code (`Filler?.code`), nil where it is that of none.
  init?(code: UInt64) {
    let index = Int32(truncatingIfNeeded: code)
    switch code &>> 32 {
    case 1: self = .phrase(index)
    case 2: self = .clause(index)
    case 3: self = .mention(index)
    case 4: self = .speaker
    default: return nil
    }
  }
}

extension Filler? {
  /// All of it in one integer, 0 for none: so it is compared without asking first what it is. What it is and of what are told apart, since each by
  /// itself is looked up without a jump.
  @inline(__always)
  var code: UInt64 {
    let kind: UInt64 =
      switch self {
      case nil: 0
      case .phrase: 1
      case .clause: 2
      case .mention: 3
      case .speaker: 4
      }
    let index: Int32 =
      switch self {
      case .phrase(let i), .clause(let i), .mention(let i): i
      case .speaker, nil: 0
      }
    return kind &<< 32 | UInt64(UInt32(bitPattern: index))
  }
}
