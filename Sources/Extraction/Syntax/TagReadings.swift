internal import Lexicon

/// What the readings of the lexicon are to the tagger: states with scores.
final class TagReadings: Sendable {
  let lexicon: CompiledLexicon
  private let logarithm: [UInt8]
  private let prior: [Int32]
  private let be: Int32
  private let `do`: Int32
  private let tagOf: [PartOfSpeech]

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
    if weight < 256 { return Int32(logarithm[max(0, weight)]) }
    let shift = Int.bitWidth - 8 - weight.leadingZeroBitCount
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
    let features = reading.features
    // Most readings are of these.
    if reading.tag == Int(PartOfSpeech.noun.rawValue) {
      return features.contains(.plural) && !features.contains(.singular) ? TagState.nouns : TagState.noun
    }
    if reading.tag == Int(PartOfSpeech.verb.rawValue) {
      if features.contains(.gerund) { return TagState.gerund }
      if features.contains(.pastParticiple) { return TagState.participle }
      if features.contains(.past) { return TagState.past }
      if features.contains(.third) { return TagState.third }
      if features.contains(.base) { return TagState.base }
      return features.contains(.present) ? TagState.present : TagState.base
    }
    if reading.tag == Int(PartOfSpeech.adj.rawValue) { return TagState.adj }
    return ofOther(reading, form, kind)
  }

  private func ofOther(_ reading: Reading, _ form: Int32, _ kind: UInt8) -> UInt8 {
    let features = reading.features
    switch PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: reading.tag)) {
    case .adp: return TagState.adp
    case .adv: return TagState.adv
    case .aux:
      if kind == WordKind.beNonfinite { return TagState.beNonfinite }
      if kind >= WordKind.will && kind <= WordKind.should && kind != WordKind.d { return TagState.modal }
      if features.contains(.gerund) || features.contains(.pastParticiple) { return TagState.beNonfinite }
      // 'd may be had or would, 's is or has: what follows decides, in the verb group.
      if kind == WordKind.d { return TagState.modal }
      return kind == WordKind.s ? TagState.beFinite : auxiliary(form)
    case .cconj: return TagState.cconj
    case .det: return TagState.det
    case .intj: return TagState.intj
    case .num: return TagState.num
    case .part: return features.contains(.negative) ? TagState.not : kind == WordKind.to ? TagState.to : TagState.possessive
    case .pron:
      if features.contains(.possessive) { return TagState.poss }
      if features.contains(.relative) || features.contains(.interrogative) { return TagState.rel }
      if features.contains(.personal) && !features.contains(.neuter) && !features.contains(.second) && !features.contains(.reflexive) {
        if features.contains(.nominative) { return TagState.nom }
        if features.contains(.accusative) { return TagState.acc }
      }
      return TagState.pron
    case .propn: return TagState.propn
    case .punct: return TagState.comma
    case .sconj: return TagState.sconj
    default: return TagState.sym
    }
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
