internal import Lexicon

/// What the readings of the lexicon are to the tagger: states with scores.
final class TagReadings: Sendable {
  let lexicon: CompiledLexicon
  private let logarithm: [UInt8]
  private let prior: [Int32]
  private let be: Int32
  private let `do`: Int32
  private let tagOf: [PartOfSpeech]
  private let plans = (0..<32).map { Plan(PartOfSpeech(rawValue: UInt8($0))) }
  private let stateOfVerb: [UInt8] = (0..<64).map { TagReadings.state(ofVerb: $0) }

  init(_ grammar: Grammar) {
    lexicon = grammar.lexicon
    logarithm = grammar.logarithm
    prior = grammar.prior
    be = grammar.be
    `do` = grammar.do
    tagOf = TagCandidate.tagOf
  }

  /// A reading, read once.
  struct Reading {
    let tag: Int
    let features: WordFeatures
    let weight: Int
    let lemma: Int32
  }

  @inline(__always)
  func range(_ form: Int32) -> Range<Int> { lexicon.range(of: Int(form), in: lexicon.formReadingFirst) }

  /// Asks for the first readings of some tokens' forms, so that the words do not wait for one after the other: two lines of memory each, far from all others.
  /// - Parameters:
  ///   - tokens: counted from `base`.
  ///   - reached: room for this, which grows.
  func prefetch(_ tokens: borrowing Scratch<Int32>, _ count: Int, _ base: Int, _ wordForms: [Int32], _ reached: inout [Int32]) {
    if reached.count < count { reached = [Int32](repeating: 0, count: count + count / 2 + 64) }
    let forms = wordForms.span
    var places = reached.mutableSpan
    for k in 0..<count { places[k] = forms[base + Int(tokens[k])] }
    lexicon.formReadingFirst.prefetch(places.span, count)
    for k in 0..<count { places[k] = Int32(truncatingIfNeeded: lexicon.formReadingFirst[Int(places[k])]) }
    lexicon.readingTag.prefetch(places.span, count)
  }

  @inline(__always)
  func reading(_ r: Int) -> Reading {
    Reading(
      tag: lexicon.readingTag[r], features: WordFeatures(rawValue: lexicon.readingFeatures[r]), weight: lexicon.readingWeight[r],
      lemma: Int32(truncatingIfNeeded: lexicon.readingLemma[r]))
  }

  /// Eighths of a bit of a weight, by how often the state occurs.
  @inline(__always)
  func score(_ s: UInt8, _ weight: Int) -> Int32 { bits(weight) - prior[Int(s & 63)] }

  @inline(__always)
  private func bits(_ weight: Int) -> Int32 {
    // Of a small weight as it is: which are nothing foresees.
    let weight = max(0, weight)
    let shift = max(0, Int.bitWidth - 8 - (weight | 1).leadingZeroBitCount)
    return Int32(logarithm[(weight >> shift) & 255]) + Int32(shift * 8)
  }

  /// A reading as a candidate of a state.
  func candidate(_ s: UInt8, _ reading: Reading, _ score: Int32) -> TagCandidate {
    TagCandidate(
      score: score, lemma: reading.lemma, features: UInt32(truncatingIfNeeded: reading.features.rawValue), state: s,
      tag: s == TagState.sym ? PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: reading.tag)) ?? .x : tagOf[Int(s & 63)], hasReading: true)
  }

  /// Adds a reading: a plain verb form is an infinitive or a present tense.
  func add(_ s: UInt8, _ reading: Reading, to list: inout CandidateList) {
    if s == TagState.base, reading.features.contains(.present) {
      list.add(candidate(TagState.base, reading, score(TagState.base, reading.weight) - 6))
      list.add(candidate(TagState.present, reading, score(TagState.present, reading.weight) - 10))
    } else {
      list.add(candidate(s, reading, score(s, reading.weight)))
    }
  }

  /// The candidates of a word in lower case. Empty where it has no readings but as a name.
  func common(_ form: Int32, _ kind: UInt8, into list: inout CandidateList) {
    for r in range(form) {
      let reading = reading(r)
      let s = state(of: reading, form, kind)
      if s != TagState.propn { add(s, reading, to: &list) }
    }
    list.preferParticiples()
  }

  /// The state of a reading.
  func state(of reading: Reading, _ form: Int32, _ kind: UInt8) -> UInt8 {
    let bits = reading.features.rawValue
    let plan = plans[reading.tag & 31]
    if plan.state == TagReadings.asked { return ofOther(reading, form, kind) }
    // Nouns and verbs are as frequent as the others, and which comes next nothing foresees: so without a branch.
    let noun = UInt8(truncatingIfNeeded: bits &>> 1 & ~bits & 1)
    let verb = stateOfVerb[bits &>> 8 & 31 | bits &<< 1 & 32] &- TagState.base
    return plan.state &+ (noun & plan.ifNoun) &+ (verb & plan.ifVerb)
  }

  /// What the readings of a part of speech are: the state, and all bits where its number or form is added.
  private struct Plan {
    let state: UInt8
    let ifNoun: UInt8
    let ifVerb: UInt8

    init(_ tag: PartOfSpeech?) {
      state = TagReadings.state(ofTag: tag)
      ifNoun = tag == .noun ? .max : 0
      ifVerb = tag == .verb ? .max : 0
    }
  }

  /// More than any state is.
  private static let asked: UInt8 = 255

  /// By a reading's part of speech; `asked` where more must be asked.
  private static func state(ofTag tag: PartOfSpeech?) -> UInt8 {
    switch tag {
    case .noun: TagState.noun
    case .verb: TagState.base
    case .adj: TagState.adj
    case .adp: TagState.adp
    case .adv: TagState.adv
    case .cconj: TagState.cconj
    case .det: TagState.det
    case .intj: TagState.intj
    case .num: TagState.num
    case .propn: TagState.propn
    case .punct: TagState.comma
    case .sconj: TagState.sconj
    case .aux, .part, .pron: asked
    default: TagState.sym
    }
  }

  /// Of a verb's reading by its features from `base` to `gerund`, as they stand, and `third` above those.
  private static func state(ofVerb bits: Int) -> UInt8 {
    let features = WordFeatures(rawValue: (bits & 31) << 8 | (bits & 32) >> 1)
    if features.contains(.gerund) { return TagState.gerund }
    if features.contains(.pastParticiple) { return TagState.participle }
    if features.contains(.past) { return TagState.past }
    if features.contains(.third) { return TagState.third }
    if features.contains(.base) { return TagState.base }
    return features.contains(.present) ? TagState.present : TagState.base
  }

  private func ofOther(_ reading: Reading, _ form: Int32, _ kind: UInt8) -> UInt8 {
    let features = reading.features
    if reading.tag == Int(PartOfSpeech.aux.rawValue) {
      if kind == WordKind.beNonfinite { return TagState.beNonfinite }
      if kind >= WordKind.will && kind <= WordKind.should && kind != WordKind.d { return TagState.modal }
      if features.contains(.gerund) || features.contains(.pastParticiple) { return TagState.beNonfinite }
      // 'd may be had or would, 's is or has: what follows decides, in the verb group.
      if kind == WordKind.d { return TagState.modal }
      return kind == WordKind.s ? TagState.beFinite : auxiliary(form)
    }
    if reading.tag == Int(PartOfSpeech.part.rawValue) {
      return features.contains(.negative) ? TagState.not : kind == WordKind.to ? TagState.to : TagState.possessive
    }
    // A pronoun.
    if features.contains(.possessive) { return TagState.poss }
    if features.contains(.relative) || features.contains(.interrogative) { return TagState.rel }
    if features.contains(.personal) && !features.contains(.neuter) && !features.contains(.second) && !features.contains(.reflexive) {
      if features.contains(.nominative) { return TagState.nom }
      if features.contains(.accusative) { return TagState.acc }
    }
    return TagState.pron
  }

  /// A finite auxiliary is told by its lemma.
  private func auxiliary(_ form: Int32) -> UInt8 {
    for r in range(form) where lexicon.readingTag[r] == Int(PartOfSpeech.aux.rawValue) {
      let lemma = Int32(truncatingIfNeeded: lexicon.readingLemma[r])
      if lemma == be { return TagState.beFinite }
      if lemma == `do` { return TagState.do }
      return TagState.have
    }
    return TagState.beFinite
  }
}
