internal import Lexicon

/// A state that a token may be in, and what the token is in that state: its part of speech, lemma and features. Sixteen bytes.
struct TagCandidate {
  /// In eighths of a bit, without the words about it.
  var score: Int32 = 0
  var lemma: Int32 = -1
  /// The raw value of `WordFeatures`.
  var features: UInt32 = 0
  var state: UInt8 = 0
  var tag: PartOfSpeech = .x
  /// Whether a reading of the lexicon stands behind it.
  var hasReading = false
}

/// What stands before the candidates of a token that has several: what a search asks of them all, in the room of two of them.
struct CandidateHead {
  /// The candidates' scores, and where there are fewer than eight the first one's again, in the unit of a search's keys.
  var scores: TagPatterns.Lanes
  /// Where the pattern of their states begins in the search's tables.
  var pattern: UInt32

  static let slots = 2
}

/// Where a token's candidates are, in one integer. The state of a token that has but one stands with it: it is all that a search asks.
struct CandidatePlace {
  /// Bits 0…3 the number of candidates, 4…31 where they begin in the tagger's arena, 32…37 the state where there is one, else `start`, which is none's, 38
  /// whether there are several, 39 whether it is a quotation mark. In the line of a search bit 63: whether quotation marks stand before the token.
  let rawValue: UInt64

  static let bits: UInt64 = 40

  init() { rawValue = 0 }

  /// - Parameter state: the first one's.
  @inline(__always)
  init(first: Int, count: Int, state: UInt8) {
    let one = UInt64(truncatingIfNeeded: count == 1 ? state & 63 : TagState.start)
    let flags: UInt64 = count == 1 ? state == TagState.quote ? 2 : 0 : 1
    rawValue = flags << 38 | one << 32 | UInt64(truncatingIfNeeded: first << 4 | count)
  }

  /// A sentence's edge: a token of the state `start`.
  static var edge: CandidatePlace { CandidatePlace(first: 0, count: 1, state: TagState.start) }

  /// - Parameter behindQuote: 1 where a quotation mark stands before the token, else 0.
  @inline(__always)
  init(_ place: CandidatePlace, behindQuote: UInt64) { rawValue = place.rawValue | behindQuote << 63 }

  @inline(__always)
  var isBehindQuote: UInt64 { rawValue &>> 63 }

  /// What is below the form's bits in an entry of the tagger's table.
  @inline(__always)
  init(entry: UInt64) { rawValue = entry & (1 << CandidatePlace.bits - 1) }

  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: rawValue & 15) }
  @inline(__always)
  var first: Int { Int(truncatingIfNeeded: rawValue &>> 4 & 0xFFF_FFFF) }
  @inline(__always)
  var state: UInt8 { UInt8(truncatingIfNeeded: rawValue &>> 32) & 63 }
  /// 1 where there are several candidates, else 0.
  @inline(__always)
  var several: Int { Int(truncatingIfNeeded: rawValue &>> 38 & 1) }
  /// 1 where it is a quotation mark, else 0.
  @inline(__always)
  var quote: UInt64 { rawValue &>> 39 & 1 }

  /// Asks for the candidates at some places. Sixteen bytes each, they begin where bits 4…31 say, as they stand.
  static func prefetch(_ places: borrowing Scratch<CandidatePlace>, _ count: Int, _ arena: borrowing Scratch<TagCandidate>) {
    guard count <= places.count, MemoryLayout<TagCandidate>.stride == 16 else { return }
    unsafe places.withUnsafeBufferPointer { places in
      unsafe arena.withUnsafeBufferPointer { arena in
        unsafe Prefetch.run(arena, at: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: places.prefix(count))), mask: 0xFFFF_FFF0)
      }
    }
  }
}

/// The candidates of one token while they are gathered: at most eight, each of a state of its own.
struct CandidateList {
  private(set) var count = 0
  /// The states that are there, a bit each.
  private var states: UInt64 = 0
  private var places = InlineArray<8, TagCandidate>(repeating: TagCandidate())

  subscript(k: Int) -> TagCandidate { places[k] }

  mutating func removeAll() {
    count = 0
    states = 0
  }

  /// Lays them at `first`, behind their head where they are several; there must be room for both, and for eight: all of that is written, as nothing foresees
  /// how many there are.
  /// - Parameter patterns: where the one of their states is found, or laid out.
  mutating func lay(to arena: inout Scratch<TagCandidate>, at first: Int, _ patterns: inout TagPatterns) -> CandidatePlace {
    // What the search looks up by a state has as many rows.
    precondition(states &>> UInt64(TagState.count) == 0)
    guard count > 1 else {
      arena.update(from: places.span, at: first)
      return CandidatePlace(first: first, count: count, state: places[0].state)
    }
    var scores = TagPatterns.Lanes()
    var packed: UInt64 = 0
    for k in 0..<8 {
      let candidate = places[k < count ? k : 0]
      scores[k] = Int16(truncatingIfNeeded: min(max(candidate.score, -TagPatterns.mostScore), TagPatterns.mostScore)) &* TagPatterns.unit
      packed |= UInt64(candidate.state & 63) << UInt64(8 * k)
    }
    let head = CandidateHead(scores: scores, pattern: patterns.place(of: packed))
    CandidateList.lay(head, to: &arena, at: first)
    arena.update(from: places.span, at: first + CandidateHead.slots)
    return CandidatePlace(first: first + CandidateHead.slots, count: count, state: TagState.start)
  }

  private static func lay(_ head: CandidateHead, to arena: inout Scratch<TagCandidate>, at first: Int) {
    precondition(MemoryLayout<CandidateHead>.size <= CandidateHead.slots * MemoryLayout<TagCandidate>.stride)
    precondition(first >= 0 && first + CandidateHead.slots <= arena.count)
    unsafe arena.withUnsafeMutableBufferPointer { arena in
      guard let base = arena.baseAddress else { return }
      let room = unsafe UnsafeMutableRawPointer(base + first)
      unsafe room.storeBytes(of: head.scores, as: TagPatterns.Lanes.self)
      unsafe room.storeBytes(of: head.pattern, toByteOffset: MemoryLayout<TagPatterns.Lanes>.size, as: UInt32.self)
    }
  }

  /// Of two readings of one state (*be* as indicative and as subjunctive) the better one stays.
  mutating func add(_ candidate: TagCandidate) {
    let bit: UInt64 = 1 &<< UInt64(candidate.state)
    if states & bit != 0 { return improve(candidate) }
    guard count < 8 else { return }
    places[count] = candidate
    states |= bit
    count += 1
  }

  private mutating func improve(_ candidate: TagCandidate) {
    for k in 0..<count where places[k].state == candidate.state && places[k].score < candidate.score { places[k] = candidate }
  }

  /// A state without a reading behind it.
  mutating func add(_ s: UInt8, _ score: Int32) { add(TagCandidate(plain: s, score)) }

  /// Leaves the token one candidate.
  mutating func only(_ s: UInt8) {
    var left = TagCandidate(plain: s, 0)
    for k in 0..<count where places[k].state == s { left = places[k] }
    left.score = 0
    places[0] = left
    states = 1 &<< UInt64(s)
    count = 1
  }

  /// A participle that the list has as an adjective too ("completed", "leading") is oftener the verb's.
  mutating func preferParticiples() {
    let participles = StateSet(TagState.participle) | TagState.gerund
    guard states & participles.bits != 0, states & StateSet(TagState.adj).bits != 0 else { return }
    for k in 0..<count where places[k].state == TagState.adj { places[k].score -= 10 }
  }
}

extension TagCandidate {
  /// A state that no reading of the lexicon stands behind.
  init(plain s: UInt8, _ score: Int32) {
    self.score = score
    state = s
    tag = TagCandidate.tagOf[Int(s & 63)]
    switch s {
    case TagState.nouns: features = UInt32(truncatingIfNeeded: WordFeatures.plural.rawValue)
    case TagState.gerund: features = UInt32(truncatingIfNeeded: WordFeatures.gerund.rawValue)
    case TagState.past: features = UInt32(truncatingIfNeeded: WordFeatures.past.rawValue)
    case TagState.participle: features = UInt32(truncatingIfNeeded: WordFeatures.pastParticiple.rawValue)
    default: break
    }
  }

  /// `tag(of:)` as a table; states are below 64.
  static let tagOf: [PartOfSpeech] = (0..<64).map { tag(of: UInt8($0)) }

  /// The part of speech of a state.
  static func tag(of s: UInt8) -> PartOfSpeech {
    switch s {
    case TagState.noun, TagState.nouns: .noun
    case TagState.propn: .propn
    case TagState.adj: .adj
    case TagState.adv: .adv
    case TagState.adp: .adp
    case TagState.det: .det
    case TagState.pron, TagState.nom, TagState.acc, TagState.poss, TagState.rel: .pron
    case TagState.base, TagState.present, TagState.third, TagState.past, TagState.participle, TagState.gerund: .verb
    case TagState.beFinite, TagState.have, TagState.do, TagState.modal, TagState.beNonfinite: .aux
    case TagState.to, TagState.not, TagState.possessive: .part
    case TagState.sconj: .sconj
    case TagState.cconj: .cconj
    case TagState.num: .num
    case TagState.comma, TagState.stop, TagState.quote: .punct
    case TagState.intj: .intj
    default: .sym
    }
  }
}
