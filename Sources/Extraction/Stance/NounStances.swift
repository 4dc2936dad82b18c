internal import Lexicon
internal import Segmentation

// Stances that noun phrases carry: "Russia's rejection of the truce", and nouns behind light verbs.
extension StanceStage {
  mutating func nounStances(_ p: Int32, _ c: Int32) {
    matcher.nounMatches(p, &matches)
    guard !matches.isEmpty else { return }
    let np = reading.phrase(p)
    var context = StanceContext()
    var lightHolder: Filler?
    var lightTarget: Filler?
    var cueFirst: Int32 = -1
    if c >= 0 {
      let clause = reading.clause(c)
      let outer = contexts.context(c)
      let isLightNoun =
        clause.object == p || clause.object >= 0 && reading.phrase(p).isLaterConjunct && reading.conjuncts(clause.object).contains(p)
        || reading.syntax.complements(of: clause).contains { $0.phrase == p && matcher.takesIn($0, clause) }
        || clause.flags.contains(.passive) && clause.subject == p
      if isLightNoun, let light = matcher.light(clause, noun: p) {
        context = outer
        lightHolder = matcher.lightFill(lexicon.lightHolder[light], clause, noun: p)
        lightTarget = matcher.lightFill(lexicon.lightTarget[light], clause, noun: p)
        // "was met with criticism from": its subject is hit by it, active or passive.
        if lightTarget == nil, clause.flags.contains(.passive), clause.agent < 0, clause.subject >= 0, clause.subject != p,
          lexicon.slots(lexicon.lightTarget[light]).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
        {
          lightTarget = .phrase(clause.subject)
        }
        cueFirst = min(clause.predicate, np.head)
        if lexicon.lightImplies[light] == Implication.denied { context.isNegated.toggle() }
        // "never hid his loyalty": it is there.
        if lexicon.lightImplies[light] == Implication.nothing {
          context.isNegated = false
          context.isNearNegated = false
        }
        if context.isUnrealised { return }
        // "vows new sanctions": what is promised is to come.
        let outerFrame = contexts.frameOf[c >= 0 ? Int(c) : 0]
        if outerFrame >= 0, context.factuality == .asserted {
          if lexicon.frameImplies[Int(outerFrame)] == Implication.future { context.factuality = .future }
          if lexicon.frameImplies[Int(outerFrame)] == Implication.modal { context.factuality = .modal }
        }
      } else {
        // What a question or a condition asks of, it does not assert.
        switch outer.factuality {
        case .question, .conditional, .hypothetical: context.factuality = outer.factuality
        default: break
        }
      }
    }
    if np.flags.contains(.negative) { context.isNegated.toggle() }
    if isScant(np) { context.isNearNegated = true }
    for i in matches.indices {
      var match = matches[i]
      // "has respect for": what follows a light verb's noun is the noun's.
      var shared: Filler?
      if lightHolder != nil, c >= 0, case .phrase(let q)? = matcher.fill(lexicon.unitTarget[match.unit], reading.clause(c), match),
        reading.phrase(q).first > np.head
      {
        shared = .phrase(q)
      }
      // "won the endorsement of Macron": who follows the noun is the holder, where the verb says so.
      let own = lightTarget != nil && match.target == lightHolder ? nil : match.target
      guard let target = own ?? lightTarget ?? shared, let holder = lightHolder ?? match.holder else { continue }
      if holder == target { continue }
      match.holder = holder
      match.target = target
      guard suits(match) else { continue }
      if cueFirst >= 0, match.cueFirst - cueFirst < 8 { match.cueFirst = cueFirst }
      emit(match, holder: holder, target: target, clause: c, context: context, intensity: degree(np), noun: p)
      return
    }
  }

  /// "little willingness", "scant support": as good as none. "A little support" is some.
  func isScant(_ np: NounPhrase) -> Bool {
    for t in Int(np.first)..<Int(np.head) {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.nearNegation) { return true }
      if reading.word(t, is: "little") || reading.word(t, is: "few") { return t == 0 || t == Int(np.first) && !reading.word(t - 1, is: "a") }
    }
    return false
  }

  /// Adjectives of degree before a noun: "full support", "little sympathy".
  func degree(_ np: NounPhrase) -> [(kind: ModifierKind, factor: Double, token: Int32)] {
    var result: [(ModifierKind, Double, Int32)] = []
    for t in Int(np.first)..<Int(np.head) where reading.syntax.tags[t] == .adj {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.intensifier) { result.append((.intensifier, 1.25, Int32(t))) }
      if flags.contains(.diminisher) { result.append((.diminisher, 0.6, Int32(t))) }
    }
    return result
  }
}
