internal import Lexicon

/// What one worker's tone stage keeps from document to document: memory, and which lemmas are never loaded.
struct ToneRoom: ~Copyable {
  var marks: LemmaMarks
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
  /// The phrases of the clause that is asked about.
  var heads = Scratch<ToneRelations.Head>()
  /// How each word stands to each of those who are judged, word by word; behind them what is left of sentences before.
  var views: [ToneView] = []
  /// What speaks of one entity.
  var parts = Scratch<TonePart>()

  init(lexicon: CompiledLexicon) { marks = LemmaMarks(count: lexicon.lemmaFlags.count) }

  /// Forgets the document before.
  mutating func begin(sentences: Int, tokens: Int) {
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
struct ToneView: BitwiseCopyable {
  var relation: ToneRelation
  var closeness: Int32
  var mention: Int32

  /// By none yet.
  static let none = ToneView(relation: .another, closeness: .max, mention: -1)
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
