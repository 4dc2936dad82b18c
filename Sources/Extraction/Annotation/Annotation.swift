/// What the program says about one document: the contract's output, with indices where it has ids.
///
/// All spans are UTF-8 bytes of `text`. Arrays are sorted by start. An index into `entities`, `mentions`, `stances`, `sentences` or
/// `blocks` is the number behind the letter of the contract's id, less one (`e1` is 0). Strings that only repeat the text are not stored: a span is.
public struct Annotation: Sendable {
  public var id: String
  public var date: CalendarDate?
  /// A BCP 47 tag, given or detected.
  public var language: String
  /// The document's text, unaltered.
  public var text: [UInt8]
  /// The bytes of one JSON object, or none.
  public var meta: [UInt8]
  public var blocks: [Block] = []
  public var sentences: [Sentence] = []
  /// Nil where the layer is off.
  public var tokens: [Token]?
  /// Nil where the layer is off.
  public var clauses: [Clause]?
  public var entities: [Entity] = []
  public var mentions: [Mention] = []
  public var quotes: [Quote] = []
  /// Nil where no reports are read: in a language without a lexicon, in a text without words.
  public var attribution: Attribution?
  public var stances: [Stance] = []
  public var positions: [Position] = []
  public var warnings: [Warning] = []
  /// The encoding the text was decoded from, where it was not UTF-8.
  public var encoding: String?
  /// The page that the text was taken from, in UTF-8; empty where the text is the input itself.
  public var source: [UInt8] = []

  public init(id: String, text: [UInt8], language: String, meta: [UInt8] = []) {
    self.id = id
    self.text = text
    self.language = language
    self.meta = meta
  }

  /// The words of a span.
  public func string(_ span: TextSpan) -> String {
    String(decoding: text[span.start..<span.end], as: UTF8.self)
  }
}

extension Annotation {
  public struct Block: Sendable {
    public var kind: BlockKind
    public var span: TextSpan
    /// Where the block's words stood in the annotation's `source`, in UTF-8 bytes.
    public var source: TextSpan?
    public init(kind: BlockKind, span: TextSpan) {
      self.kind = kind
      self.span = span
    }
  }

  public struct Sentence: Sendable {
    public var span: TextSpan
    /// Index of the block that holds it.
    public var block: Int
    public init(span: TextSpan, block: Int) {
      self.span = span
      self.block = block
    }
  }

  public struct Token: Sendable {
    public var span: TextSpan
    public var pos: PartOfSpeech
    public var lemma: String
    public init(span: TextSpan, pos: PartOfSpeech, lemma: String) {
      self.span = span
      self.pos = pos
      self.lemma = lemma
    }
  }

  /// A phrase that fills a role of a clause.
  public struct Argument: Sendable {
    /// The preposition or complementiser before it (`against`, `that`, `to`); nil for subject, object and agent.
    public var marker: String?
    public var span: TextSpan
    public var head: TextSpan
    public var mention: Int?
    public init(marker: String?, span: TextSpan, head: TextSpan, mention: Int?) {
      self.marker = marker
      self.span = span
      self.head = head
      self.mention = mention
    }
  }

  public struct Clause: Sendable {
    public var predicate: TextSpan
    public var lemma: String
    public var voice: Voice
    public var negated: Bool
    public var factuality: Factuality
    public var subject: [Argument]
    public var object: [Argument]
    public var agent: [Argument]
    public var complements: [Argument]
    public var sentence: Int
    public init(
      predicate: TextSpan, lemma: String, voice: Voice, negated: Bool, factuality: Factuality,
      subject: [Argument], object: [Argument], agent: [Argument], complements: [Argument],
      sentence: Int
    ) {
      self.predicate = predicate
      self.lemma = lemma
      self.voice = voice
      self.negated = negated
      self.factuality = factuality
      self.subject = subject
      self.object = object
      self.agent = agent
      self.complements = complements
      self.sentence = sentence
    }
  }

  public struct Mention: Sendable {
    public var span: TextSpan
    /// Index into `entities`.
    public var entity: Int
    public var type: EntityType
    public var form: MentionForm
    public var sense: MentionSense
    /// The rule that found it (`lexicon.alias`, `pronoun.speaker`). Made a string when it is asked for.
    public var rule: String {
      get { ruleName.description }
      set { ruleName = .given(newValue) }
    }
    /// 0.0…1.0
    public var score: Double
    package private(set) var ruleName: RuleName
    public init(
      span: TextSpan, entity: Int, type: EntityType, form: MentionForm, sense: MentionSense,
      rule: String, score: Double
    ) {
      self.init(span: span, entity: entity, type: type, form: form, sense: sense, ruleName: .given(rule), score: score)
    }

    init(span: TextSpan, entity: Int, type: EntityType, form: MentionForm, sense: MentionSense, ruleName: RuleName, score: Double) {
      self.span = span
      self.entity = entity
      self.type = type
      self.form = form
      self.sense = sense
      self.ruleName = ruleName
      self.score = score
    }
  }

  /// What a rule is called: mostly by the program, which needs no string for it.
  package enum RuleName: Sendable, CustomStringConvertible {
    case literal(StaticString)
    case given(String)

    package var description: String {
      switch self {
      case .literal(let name): name.description
      case .given(let name): name
      }
    }
  }

  /// Who holds or what is held: an entity, an issue, a phrase of the text, or the author.
  public enum Role: Sendable {
    case author
    case phrase(Phrase)
  }

  public struct Phrase: Sendable {
    public var entity: Int?
    public var mention: Int?
    /// Key of the issue lexicon (`ceasefire`).
    public var issue: String?
    public var span: TextSpan
    public init(entity: Int? = nil, mention: Int? = nil, issue: String? = nil, span: TextSpan) {
      self.entity = entity
      self.mention = mention
      self.issue = issue
      self.span = span
    }
  }

  public struct Quote: Sendable {
    public var span: TextSpan
    /// The pieces of the text that it is made of, in order: at least one.
    public var parts: [TextSpan] {
      get { pieces.isEmpty ? [span] : pieces }
      set { pieces = newValue }
    }
    /// The parts; none where the span is the only one, as of most quotes.
    package private(set) var pieces: [TextSpan]
    public var kind: QuoteKind
    /// Nil where nobody is named or implied.
    public var speaker: Role?
    /// The reporting word; nil where there is none.
    public var cue: TextSpan?
    /// Of the cue; nil where there is none.
    public var commitment: Commitment?
    public init(span: TextSpan, parts: [TextSpan], kind: QuoteKind, speaker: Role?, cue: TextSpan?, commitment: Commitment? = nil) {
      self.init(span: span, pieces: parts == [span] ? [] : parts, kind: kind, speaker: speaker, cue: cue, commitment: commitment)
    }

    init(span: TextSpan, pieces: [TextSpan], kind: QuoteKind, speaker: Role?, cue: TextSpan?, commitment: Commitment?) {
      self.commitment = commitment
      self.span = span
      self.pieces = pieces
      self.kind = kind
      self.speaker = speaker
      self.cue = cue
    }
  }

  /// How much of the text is somebody else's words. Both are shares, 0…1, of the words of the blocks that are read for stances.
  public struct Attribution: Sendable {
    /// In a quote, thoughts and feelings (`attitude`) aside.
    public var density: Double
    /// In direct speech.
    public var direct: Double
    public init(density: Double, direct: Double) {
      self.density = density
      self.direct = direct
    }
  }

  /// One speaker on the way from the author to the holder.
  public struct Reporter: Sendable {
    public var who: Phrase
    public var cue: TextSpan
    /// Of the cue; nil where it is no reporting word.
    public var commitment: Commitment?
    public init(who: Phrase, cue: TextSpan, commitment: Commitment? = nil) {
      self.commitment = commitment
      self.who = who
      self.cue = cue
    }
  }

  public struct Cue: Sendable {
    public var span: TextSpan
    /// Name of the frame in the lexicon.
    public var frame: String
    public init(span: TextSpan, frame: String) {
      self.span = span
      self.frame = frame
    }
  }

  public struct Modifier: Sendable {
    public var kind: ModifierKind
    public var span: TextSpan
    public init(kind: ModifierKind, span: TextSpan) {
      self.kind = kind
      self.span = span
    }
  }

  /// One step of a stance's reckoning. Replaying the steps in order from 0.0 gives the score.
  public struct TraceStep: Sendable {
    public enum Operation: String, Sendable, CaseIterable {
      /// The score becomes `value`.
      case set
      /// The score is multiplied by `value`.
      case multiply
      /// `value` is added to the score.
      case add
      /// Nothing changes; the step only explains.
      case note
    }
    /// The rule that fired, `frame.reject`, `negation.not`.
    public var rule: String
    public var operation: Operation
    public var value: Double
    /// The words that made it fire, where there are any.
    public var span: TextSpan?
    public init(rule: String, operation: Operation, value: Double, span: TextSpan?) {
      self.rule = rule
      self.operation = operation
      self.value = value
      self.span = span
    }

    /// - Parameter draft: with bytes of the text.
    init(_ draft: TraceDraft) {
      self.init(
        rule: draft.rule, operation: draft.operation, value: draft.value,
        span: draft.first >= 0 ? TextSpan(Int(draft.first), Int(draft.end)) : nil)
    }

    var draft: TraceDraft {
      TraceDraft(
        prefix: "", name: rule, operation: operation, value: value, first: Int32(clamping: span?.start ?? -1), end: Int32(clamping: span?.end ?? -1))
    }
  }

  public struct Stance: Sendable {
    /// Index into `sentences`.
    public var sentence: Int
    /// The clause that is the evidence.
    public var span: TextSpan
    public var kind: StanceKind
    public var holder: Role
    public var target: Role
    /// −1.0…1.0, rounded to four decimals.
    public var score: Double
    public var event: EventType?
    public var factuality: Factuality
    /// Who reports it, outermost first; the author is not listed.
    public var chain: [Reporter]
    public var cue: Cue
    public var modifiers: [Modifier]
    public var confidence: Double
    /// Filled where the layer `trace` is asked for. Put together when it is read, of the steps as they were reckoned.
    public var trace: [TraceStep] {
      get { steps.map { TraceStep($0) } }
      set { steps = newValue.map(\.draft) }
    }
    /// With bytes of the text where a step being reckoned has tokens.
    private var steps: [TraceDraft]
    public init(
      sentence: Int, span: TextSpan, kind: StanceKind, holder: Role, target: Role, score: Double,
      event: EventType?, factuality: Factuality, chain: [Reporter], cue: Cue,
      modifiers: [Modifier], confidence: Double, trace: [TraceStep]
    ) {
      self.init(
        sentence: sentence, span: span, kind: kind, holder: holder, target: target, score: score, event: event, factuality: factuality,
        chain: chain, cue: cue, modifiers: modifiers, confidence: confidence, steps: trace.map(\.draft))
    }

    init(
      sentence: Int, span: TextSpan, kind: StanceKind, holder: Role, target: Role, score: Double, event: EventType?, factuality: Factuality,
      chain: [Reporter], cue: Cue, modifiers: [Modifier], confidence: Double, steps: consuming [TraceDraft]
    ) {
      self.sentence = sentence
      self.span = span
      self.kind = kind
      self.holder = holder
      self.target = target
      self.score = score
      self.event = event
      self.factuality = factuality
      self.chain = chain
      self.cue = cue
      self.modifiers = modifiers
      self.confidence = confidence
      self.steps = steps
    }

    /// Read off the rounded score.
    public var polarity: Polarity {
      score > 0 ? .positive : score < 0 ? .negative : .neutral
    }
  }

  /// One row per holder and target that are entities, issues or the author.
  public struct Position: Sendable {
    public enum Party: Hashable, Sendable {
      case author
      case entity(Int)
      case issue(String)
    }
    /// An entity or the author.
    public var holder: Party
    /// An entity or an issue.
    public var target: Party
    public var positive: Int
    public var negative: Int
    public var neutral: Int
    /// The mean of the scores of the stances that count, rounded to four decimals.
    public var score: Double
    /// The mean of the scores, each counted by its stance's confidence, rounded to four decimals.
    public var weighted: Double
    /// 0…1, rounded to four decimals: how likely at least one of the stances of the row's sign (that of `weighted`) is right, times their share
    /// of the confidence of all that take a side. Where none takes a side, how likely one of them is right.
    public var confidence: Double
    /// The indices of the stances that count, in order; those that contradict each other among them.
    public var stances: [Int] {
      get { Array(counted) }
      set { counted = newValue[...] }
    }
    /// The same, as a part of what all rows share: a list of its own for each would be made and released more often than it is asked for.
    package internal(set) var counted: ArraySlice<Int>
    /// Where stances of more than one section count: each of them, in order, so that a change shows. A section runs from one heading, or row of
    /// headings, to the next. Else empty.
    public var sections: [Section]

    /// What one section of the text says.
    public struct Section: Sendable {
      /// Index of the section's first block.
      public var block: Int
      public var positive: Int
      public var negative: Int
      public var neutral: Int
      /// The mean of the section's scores, rounded to four decimals.
      public var score: Double
      public init(block: Int, positive: Int, negative: Int, neutral: Int, score: Double) {
        self.block = block
        self.positive = positive
        self.negative = negative
        self.neutral = neutral
        self.score = score
      }
    }

    /// Whether stances of both signs count.
    public var isMixed: Bool { positive > 0 && negative > 0 }

    public init(
      holder: Party, target: Party, positive: Int, negative: Int, neutral: Int, score: Double, weighted: Double, confidence: Double,
      stances: [Int], sections: [Section] = []
    ) {
      self.holder = holder
      self.target = target
      self.positive = positive
      self.negative = negative
      self.neutral = neutral
      self.score = score
      self.weighted = weighted
      self.confidence = confidence
      self.counted = stances[...]
      self.sections = sections
    }
  }
}

/// Something the user should know about the document.
public struct Warning: Sendable {
  /// A stable code from the published list.
  public var code: String
  public var message: String
  public var span: TextSpan?
  public init(code: String, message: String, span: TextSpan? = nil) {
    self.code = code
    self.message = message
    self.span = span
  }
}
