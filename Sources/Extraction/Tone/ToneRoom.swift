internal import Lexicon

/// What one worker's tone stage keeps from document to document: memory.
struct ToneRoom: ~Copyable {
  /// What is asked of the stances found before; per sentence the first of them, -1 none.
  var found = Scratch<FoundStance>()
  var firstFound: [Int32] = []
  /// Per token: whether a stance has said it, as its cue or its target.
  var covered: [Bool] = []
  // Of the sentence.
  var words = Scratch<LoadedWord>()
  /// Those who are judged, each once.
  var judged = Scratch<ToneSubject>()
  var mentions = Scratch<ToneMention>()
  /// Places of the sentence's words.
  var places = Scratch<Int32>()
  /// Per entity, where it is judged: the sentence of which that was asked last, and its place among those who are.
  var slots = Scratch<Int32>()
  /// Where the phrases stand in the clause that is asked about.
  var roles = ClauseRoles()
  /// How each word stands to each of those who are judged, word by word; behind them what is left of sentences before.
  var views = Scratch<ToneView>()
  /// What speaks of one entity.
  var parts = Scratch<TonePart>()

  /// Forgets the document before.
  mutating func begin(sentences: Int, tokens: Int, entities: Int, phrases: Int) {
    slots.fill(-1, count: entities)
    roles.begin(phrases: phrases)
    found.removeAll()
    firstFound.removeAll(keepingCapacity: true)
    firstFound.append(contentsOf: repeatElement(-1, count: sentences))
    covered.removeAll(keepingCapacity: true)
    covered.append(contentsOf: repeatElement(false, count: tokens))
  }

  mutating func cover(_ first: Int32, _ end: Int32) {
    var all = covered.mutableSpan
    for t in Int(first)..<max(Int(first), min(Int(end), all.count)) { all[t] = true }
  }

  /// The words that say the same as the sum first, the strongest of them before the others. They are few.
  mutating func sortParts(by sum: Double) {
    guard parts.count > 1 else { return }
    for i in 1..<parts.count {
      let part = parts[i]
      var k = i
      while k > 0, precedes(part, parts[k - 1], sum) {
        parts[k] = parts[k - 1]
        k -= 1
      }
      parts[k] = part
    }
  }

  private func precedes(_ one: TonePart, _ other: TonePart, _ sum: Double) -> Bool {
    let (a, b) = (one.amount * sum, other.amount * sum)
    return a != b ? a > b : one.token < other.token
  }
}

/// What is asked of a stance that was found before.
struct FoundStance: BitwiseCopyable {
  var holder: Int32
  var target: Int32
  var cue: Int32
  var score: Double
  var isAction: Bool
  /// No question and no hypothesis.
  var isCounted: Bool
  /// The next of the same sentence, -1 none.
  var next: Int32
}

/// One who is judged, and where the sentence names him first.
struct ToneSubject: BitwiseCopyable {
  var entity: Int32
  var mention: Int
}

/// A mention that is looked at.
struct ToneMention: BitwiseCopyable {
  var entity: Int32
  var first: Int32
  /// The token behind it.
  var end: Int32
  /// The phrase of its last token, -1 none.
  var phrase: Int32
  /// The entity's place among those who are judged, -1 none.
  var slot: Int32
}

/// How a word stands to one who is judged: by which of his mentions, and how close that is.
///
/// In one integer, closeness before mention before relation: the least of several is the closest, and of equals the first.
struct ToneView: BitwiseCopyable {
  private var code: Int

  /// - Parameter closeness: less than a million.
  @inline(__always)
  init(_ relation: ToneRelation, closeness: Int, mention: Int) {
    code = closeness &<< 40 | Int(UInt32(truncatingIfNeeded: mention)) &<< 8 | relation.rawValue
  }

  /// By none yet.
  static var none: ToneView { ToneView(.another, closeness: 999_999, mention: -1) }

  /// The relation's number: asked so where much follows from it, since the compiler makes a jump by each relation of a relation.
  var place: Int { code & 0xFF }
  var relation: ToneRelation { ToneRelation(rawValue: place) ?? .another }
  func isOf(_ relation: ToneRelation) -> Bool { place == relation.rawValue }
  var closeness: Int { code &>> 40 }
  var mention: Int32 { Int32(truncatingIfNeeded: code &>> 8) }

  @inline(__always)
  mutating func takeCloser(_ other: ToneView) { code = Mask.choose(other.code, code, Mask.isNegative(other.code &- code)) }

  /// Makes the relation that to another where the mask is all ones and syntax does not link the two.
  @inline(__always)
  mutating func turnAway(_ mask: Int) {
    code = Mask.choose(code & ~0xFF | ToneRelation.another.rawValue, code, mask & Mask.isNegative(4 &- closeness))
  }
}

/// What one word adds to a sentence's tone toward an entity.
struct TonePart: BitwiseCopyable {
  var relation: ToneRelation
  /// The word's class; nil of a stance.
  var kind: ToneClass?
  var token: Int32
  var mention: Int32
  var amount: Double
}
