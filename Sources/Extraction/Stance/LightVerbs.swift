internal import Lexicon
internal import Segmentation

// Light verbs: the predicate that lends a noun its own slots ("voiced support for").
extension UnitMatcher {
  /// The light verb that a clause's predicate is for a noun. Of two with the same words the one counts whose holder stands in
  /// the clause by a preposition: "has the support of Congress" is Congress's, "has contempt for it" the subject's. One without a holder is for
  /// what another holds ("rejected Oslo's accusations", against "rejected calls").
  func light(_ clause: ClauseFrame, noun: Int32, isHeld: Bool) -> Int? {
    let found = lights(clause)
    if isHeld, let answer = found.first(where: { isAnswer($0) }) { return answer }
    let all = found.filter { !isAnswer($0) }
    guard all.count > 1 else { return all.first }
    func byPreposition(_ light: Int) -> Bool {
      !lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.subject }
    }
    return all.first { byPreposition($0) && lightFill(lexicon.lightHolder[$0], clause, noun: noun) != nil }
      ?? all.first { !byPreposition($0) } ?? all.first
  }

  /// Whether a light verb only says whom the noun hits: who answers it, faces it, rejects it.
  func isAnswer(_ light: Int) -> Bool { lexicon.slots(lexicon.lightHolder[light]).isEmpty && !lexicon.slots(lexicon.lightTarget[light]).isEmpty }

  /// Whether a light verb's object holds what its subject says: "his critics include Oslo".
  func isListing(_ light: Int) -> Bool { lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.object } }

  /// Whether a phrase stands behind a preposition that makes what it says a circumstance of what somebody does: "amid criticism", "with help".
  func isCircumstance(_ np: NounPhrase) -> Bool {
    guard np.preposition >= 0 else { return false }
    let lemma = reading.lemma(Int(np.preposition))
    guard lemma >= 0, begins(lemma, .beginsLight), lexicon.lemmaNode[lemma] > 0 else { return false }
    return lexicon.range(of: lexicon.lemmaNode[lemma], in: lexicon.nodePayloadFirst).contains {
      lexicon.payloadKind[$0] == PayloadKind.light && isAnswer(lexicon.payloadValue[$0])
    }
  }

  /// The light verbs with the most words at a clause's predicate.
  func lights(_ clause: ClauseFrame) -> [Int] {
    guard clause.kind == .verb || clause.kind == .noun else { return [] }
    // "is a frequent target of": the copula and its noun, whatever stands between.
    var t = clause.kind == .verb ? Int(clause.predicate) : max(0, Int(clause.groupEnd) - 1)
    let lemma = reading.lemma(t)
    guard lemma >= 0, begins(lemma, .beginsLight) else { return [] }
    var node = lexicon.lemmaNode[lemma]
    var best: [Int] = []
    t = clause.kind == .verb ? t + 1 : Int(clause.predicate)
    while node > 0 {
      let here = lexicon.range(of: node, in: lexicon.nodePayloadFirst).filter { lexicon.payloadKind[$0] == PayloadKind.light }
      if !here.isEmpty { best = here.map { lexicon.payloadValue[$0] } }
      guard t < Int(clause.end) else { break }
      let l = reading.lemma(t)
      node = l >= 0 ? lexicon.next(node, l) : 0
      t += 1
    }
    return best
  }

  /// Whether the words of a light verb have the preposition of a complement ("*come under* attack", against "received letters *about* an attack").
  func takesIn(_ complement: Complement, _ clause: ClauseFrame) -> Bool {
    guard complement.kind == .prepositional, complement.marker >= 0 else { return true }
    let lemma = reading.lemma(Int(clause.predicate))
    let preposition = reading.lemma(Int(complement.marker))
    guard lemma >= 0, preposition >= 0, lexicon.lemmaNode[lemma] > 0 else { return false }
    return clause.object < 0 || lexicon.next(lexicon.lemmaNode[lemma], preposition) > 0
  }

  /// A light verb's slot in its clause.
  func lightFill(_ list: Int, _ clause: ClauseFrame, noun p: Int32) -> Filler? {
    let match = UnitMatch(unit: 0, frame: 0, length: 1, cueFirst: clause.predicate, cueEnd: clause.predicate + 1)
    for slot in lexicon.slots(list) {
      if let filler = fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != .phrase(p) {
        return filler
      }
      // "drew criticism from Macron": the phrase may hang on the noun.
      let kind = lexicon.slotKind[slot]
      guard kind == SlotKind.preposition || kind == SlotKind.by || kind == SlotKind.of else { continue }
      for q in reading.attached(p) {
        let marker = Int(reading.phrase(q).preposition)
        guard marker >= 0 else { continue }
        let fits =
          kind == SlotKind.by
          ? reading.kind(marker) == WordKind.by
          : kind == SlotKind.of
            ? reading.kind(marker) == WordKind.of
            : Int(reading.words.forms[marker]) == lexicon.slotWord[slot]
        if fits { return .phrase(q) }
      }
    }
    return nil
  }
}
