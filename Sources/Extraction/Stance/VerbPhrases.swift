internal import Lexicon

// What a clause uses for slots of its own.
extension StanceStage {
  /// Phrases that the clause uses for slots of its own, and which are no part of the target's text.
  func verbPhrases(_ c: Int32, _ match: UnitMatch) -> [Int32] {
    var result: [Int32] = []
    fillers(of: lexicon.frameSecond[match.frame], c, match, &result)
    fillers(of: lexicon.frameAddressee[match.frame], c, match, &result)
    fillers(of: match.holderSlots, c, match, &result)
    for i in reading.complements(of: c) where reading.syntax.complements[i].kind == .prepositional {
      let k = reading.syntax.complements[i]
      if k.phrase >= 0, k.marker >= 0, isCircumstance(Int(k.marker)) { result.append(k.phrase) }
    }
    return result
  }

  private func fillers(of list: Int, _ c: Int32, _ match: UnitMatch, _ out: inout [Int32]) {
    for slot in lexicon.slots(list) {
      if case .phrase(let p)? = matcher.fill(kind: lexicon.slotKind[slot], slot: slot, reading.predicate(c), match.cue) {
        out.append(p)
      }
    }
  }

  /// Whether a preposition says when, why, or with whom, and so belongs to the verb.
  private func isCircumstance(_ t: Int) -> Bool { reading.lemmaTraits(t).contains(.circumstance) }
}
