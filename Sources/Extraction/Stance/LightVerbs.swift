internal import Lexicon
internal import Segmentation

// Light verbs: the predicate that lends a noun its own slots ("voiced support for").
extension UnitMatcher {
  /// The light verb that a clause's predicate is for a noun. Of two with the same words the one counts whose holder stands in
  /// the clause by a preposition: "has the support of Congress" is Congress's, "has contempt for it" the subject's. One without a holder is for
  /// what another holds ("rejected Oslo's accusations", against "rejected calls").
  func light(_ c: Int32, noun: Int32, isHeld: Bool) -> Int? {
    let found = lights(c)
    if found.isEmpty { return nil }
    if isHeld, let answer = found.first(where: { isAnswer($0) }) { return answer }
    var first: Int?
    var bySubject: Int?
    var count = 0
    for light in found where !isAnswer(light) {
      count += 1
      if first == nil { first = light }
      if bySubject == nil, hasSubject(lexicon.lightHolder[light]) { bySubject = light }
    }
    guard count > 1 else { return first }
    return found.first { !isAnswer($0) && !hasSubject(lexicon.lightHolder[$0]) && lightFill(lexicon.lightHolder[$0], c, noun: noun) != nil }
      ?? bySubject ?? first
  }

  /// Whether a slot may be filled by the subject.
  func hasSubject(_ list: Int) -> Bool { lexicon.slots(list).contains { lexicon.slotKind[$0] == SlotKind.subject } }

  /// Whether a light verb only says whom the noun hits: who answers it, faces it, rejects it.
  func isAnswer(_ light: Int) -> Bool { lexicon.slots(lexicon.lightHolder[light]).isEmpty && !lexicon.slots(lexicon.lightTarget[light]).isEmpty }

  /// Whether a light verb's object holds what its subject says: "his critics include Oslo".
  func isListing(_ light: Int) -> Bool { lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.object } }

  /// Whether a phrase stands behind a preposition that makes what it says a circumstance of what somebody does: "amid criticism", "with help".
  func isCircumstance(_ np: NounPhrase) -> Bool {
    guard np.preposition >= 0 else { return false }
    let preposition = reading.facts(Int(np.preposition))
    guard preposition.traits.contains(.beginsLight), lexicon.lemmaNode[Int(preposition.lemma)] > 0 else { return false }
    let lemma = Int(preposition.lemma)
    return lexicon.range(of: lexicon.lemmaNode[lemma], in: lexicon.nodePayloadFirst).contains {
      lexicon.payloadKind[$0] == PayloadKind.light && isAnswer(lexicon.payloadValue[$0])
    }
  }

  /// Whether light verbs begin with a clause's predicate; where not, it has none.
  func mayBeLight(_ c: Int32) -> Bool {
    let at = reading.predicate(c)
    return (at.kind == .verb || at.kind == .noun) && reading.lemmaTraits(firstOfLight(at)).contains(.beginsLight)
  }

  /// The verb; "is a frequent target of": the copula and its noun, whatever stands between.
  private func firstOfLight(_ at: Predicate) -> Int {
    at.kind == .verb ? Int(at.token) : max(0, Int(syntax.clauses[Int(at.clause)].groupEnd) - 1)
  }

  /// The light verbs with the most words at a clause's predicate.
  func lights(_ c: Int32) -> Lights {
    guard mayBeLight(c) else { return Lights(lexicon: lexicon, payloads: 0..<0) }
    let at = reading.predicate(c)
    var t = firstOfLight(at)
    var node = lexicon.lemmaNode[reading.lemma(t)]
    var best = 0..<0
    t = at.kind == .verb ? t + 1 : Int(at.token)
    let end = Int(syntax.clauses[Int(c)].end)
    while node > 0 {
      let here = lexicon.range(of: node, in: lexicon.nodePayloadFirst)
      if here.contains(where: { lexicon.payloadKind[$0] == PayloadKind.light }) { best = here }
      guard t < end, lexicon.hasEdges(node) else { break }
      let l = reading.lemma(t)
      node = l >= 0 ? lexicon.next(node, l) : 0
      t += 1
    }
    return Lights(lexicon: lexicon, payloads: best)
  }

  /// Whether the words of a light verb have the preposition of a complement ("*come under* attack", against "received letters *about* an attack").
  func takesIn(_ complement: Complement, _ c: Int32) -> Bool {
    guard complement.kind == .prepositional, complement.marker >= 0 else { return true }
    let lemma = reading.lemma(Int(syntax.clauses[Int(c)].predicate))
    let preposition = reading.lemma(Int(complement.marker))
    guard lemma >= 0, preposition >= 0, lexicon.lemmaNode[lemma] > 0 else { return false }
    return syntax.clauses[Int(c)].object < 0 || lexicon.next(lexicon.lemmaNode[lemma], preposition) > 0
  }

  /// A light verb's slot in its clause.
  func lightFill(_ list: Int, _ c: Int32, noun p: Int32) -> Filler? {
    let at = reading.predicate(c)
    let cue = UnitCue(first: at.token, end: at.token + 1)
    for slot in lexicon.slots(list) {
      let kind = lexicon.slotKind[slot]
      if let filler = fill(kind: kind, slot: slot, at, cue), filler != .phrase(p) { return filler }
      // "drew criticism from Macron": the phrase may hang on the noun.
      let marker: Marker
      switch kind {
      case SlotKind.of: marker = .of
      case SlotKind.by: marker = .by
      case SlotKind.preposition: marker = .form(lexicon.slotWord[slot])
      default: continue
      }
      for q in reading.attached(p) {
        let t = Int(reading.phrase(q).preposition)
        if t >= 0, fits(t, marker) { return .phrase(q) }
      }
    }
    return nil
  }
}

/// The light verbs among what a node of the trie has, without an array.
struct Lights: Sequence, IteratorProtocol {
  private let lexicon: CompiledLexicon
  private var place: Int
  private let end: Int

  init(lexicon: CompiledLexicon, payloads: Range<Int>) {
    self.lexicon = lexicon
    place = payloads.lowerBound
    end = payloads.upperBound
  }

  /// A range is kept where it has one of them at least.
  var isEmpty: Bool { place >= end }

  mutating func next() -> Int? {
    while place < end {
      place += 1
      if lexicon.payloadKind[place - 1] == PayloadKind.light { return lexicon.payloadValue[place - 1] }
    }
    return nil
  }
}
