internal import Lexicon
internal import Segmentation

// Nouns of stance whose holder stands in a clause of theirs, or whose target is whoever answers them.
extension StanceStage {
  /// Who voices, makes or imposes what a noun says, by the clause that hangs on it: "the accusations made by Oslo", "sanctions that Oslo imposed".
  func maker(_ p: Int32, _ outer: Int32) -> (holder: Filler, clause: ClauseFrame, index: Int32)? {
    var c = reading.phrase(p).firstClause
    for _ in 0..<3 where c >= 0 {
      let clause = reading.clause(c)
      let index = c
      defer { c = clause.nextOfNoun }
      guard c != outer, clause.kind == .verb, clause.link == .relative || clause.link == .nounComplement,
        clause.flags.isDisjoint(with: [.negated, .nearNegated, .question, .conditional, .counterfactual, .infinitive]),
        matcher.lights(c).contains(where: { light in
          lexicon.lightImplies[light] != Implication.denied
            && lexicon.slots(lexicon.lightHolder[light]).contains { lexicon.slotKind[$0] == SlotKind.subject }
        })
      else { continue }
      if clause.flags.contains(.passive) {
        if clause.agent >= 0 { return (.phrase(clause.agent), clause, index) }
        // A by-phrase that was not told from a place or a means is the maker where it can act.
        for k in reading.syntax.complements(of: clause)
        where k.kind == .prepositional && k.marker >= 0 && k.phrase >= 0 && reading.kind(Int(k.marker)) == WordKind.by && reading.canHold(k.phrase) {
          return (.phrase(k.phrase), clause, index)
        }
        continue
      }
      // The gap is the object: nothing else may be.
      guard clause.subject >= 0, clause.subject != p, clause.object < 0 || clause.object == p else { continue }
      return (.phrase(clause.subject), clause, index)
    }
    return nil
  }

  /// Whom what is made hits, by the maker's clause: "levelled *at Oslo* by Bern", "imposed *on Oslo*", "the support Oslo gave *Bern*".
  func recipient(of clause: ClauseFrame, _ c: Int32, _ match: UnitMatch, _ np: NounPhrase) -> Filler? {
    if case .phrase(let q)? = matcher.fill(match.targetSlots, reading.predicate(c), match.cue), q != clause.agent, q != clause.subject,
      reading.phrase(q).first > np.head
    {
      return .phrase(q)
    }
    if clause.indirectObject >= 0, reading.phrase(clause.indirectObject).first > np.head { return .phrase(clause.indirectObject) }
    for light in matcher.lights(c) {
      if case .phrase(let q)? = matcher.lightFill(lexicon.lightTarget[light], c, noun: reading.syntax.phraseOf[Int(np.head)]),
        q != clause.agent, reading.phrase(q).first > np.head
      {
        return .phrase(q)
      }
    }
    return nil
  }

  /// Who is understood to do what a clause without a subject says: the subject of what it hangs on ("declined to respond to …").
  func understoodSubject(_ clause: ClauseFrame) -> Filler? {
    var clause = clause
    for _ in 0..<3 {
      if clause.subject >= 0 { return clause.flags.contains(.passive) ? nil : .phrase(clause.subject) }
      guard clause.governor >= 0 else { return nil }
      clause = reading.clause(clause.governor)
    }
    return nil
  }

  /// Whether a phrase is a sum, which nothing is against: "two million dollars", "10 percent".
  func isSum(_ p: Int32) -> Bool {
    let np = reading.phrase(p)
    if reading.syntax.tags[Int(np.head)] == .num { return true }
    return reading.mention(at: Int(np.head)) < 0 && !reading.canHold(p)
      && (Int(np.first)..<Int(np.head)).contains { reading.syntax.tags[$0] == .num || reading.words.tokens.flags[$0].contains(.digits) }
  }

  /// Whether somebody is said to hold what the noun at hand says, whom others may answer.
  func isHeld(_ np: NounPhrase, _ c: Int32, _ made: Bool) -> Bool {
    made || matches.contains { $0.holder != nil } || source(behind: np, c) != nil
  }

  /// Whom words come from that stand right behind a noun, though the phrase hangs on the verb: "despite warnings from Oslo".
  func source(behind np: NounPhrase, _ c: Int32) -> Filler? {
    guard c >= 0, Int(np.end) < reading.words.count, reading.kind(Int(np.end)) == WordKind.from else { return nil }
    for k in reading.syntax.complements(of: reading.clause(c)) where k.marker == np.end && k.phrase >= 0 {
      return reading.canHold(k.phrase) || reading.isCountry(k.phrase) ? .phrase(k.phrase) : nil
    }
    return nil
  }

  /// Whether what a frame says is aimed at somebody, who may then answer it: accusations, threats, attacks, sanctions; support and aid.
  /// - Parameter atDeeds: it is a circumstance of what somebody does: words against that, and help with it. What merely happens meanwhile is not
  ///   toward him ("ended his term with attacks by Oslo").
  func isAimed(_ frame: Int, atDeeds: Bool) -> Bool {
    guard let event = EventType.allCases[safe: Int(lexicon.frameEvent[frame]) - 1],
      !SlotNeeds(rawValue: lexicon.frameNeeds[frame]).contains(.targetStated)
    else { return false }
    switch event {
    case .accuse, .threaten: return lexicon.frameSign[frame] == 2
    case .assault, .coerce, .sanction: return !atDeeds && lexicon.frameSign[frame] == 2
    case .reject, .protest: return atDeeds && lexicon.frameSign[frame] == 2
    case .support, .aid: return lexicon.frameSign[frame] == 1
    default: return false
    }
  }

  /// Whether two fillers are of one entity, or cannot be told apart.
  func isSame(_ a: Filler, _ b: Filler) -> Bool {
    func entity(_ filler: Filler) -> Int32 {
      switch filler {
      case .phrase(let p): return (reading.actor(p) ?? reading.owner(p))?.entity ?? -1
      case .mention(let m): return reading.table.mentions[Int(m)].entity
      case .clause, .speaker: return -1
      }
    }
    let (x, y) = (entity(a), entity(b))
    return x < 0 || y < 0 || x == y
  }
}
