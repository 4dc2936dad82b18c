internal import Lexicon
internal import Segmentation

// Loaded words: predicates, descriptions and adjectives that judge.
extension StanceStage {
  /// What a verb's subject says its object is.
  mutating func evaluations(_ c: Int32) {
    let i = Int(c)
    let passive = reading.syntax.clauses[i].flags.contains(.passive)
    let holder = passive ? reading.syntax.clauses[i].agent : reading.syntax.clauses[i].subject
    let target = passive ? reading.syntax.clauses[i].subject : reading.syntax.clauses[i].object
    guard holder >= 0, target >= 0 else { return }
    for place in reading.complements(of: c) {
      let kind = reading.syntax.complements[place].kind
      guard kind == .predicative || kind == .prepositional else { continue }
      let k = reading.syntax.complements[place]
      let (first, end): (Int32, Int32)
      switch k.kind {
      // "held Oslo responsible": the unit's own word judges nobody by itself.
      case .predicative where k.token >= 0 && best[Int(c)].map({ $0.cue.covers(k.token) }) ?? false: continue
      case .predicative where k.token >= 0:
        if k.phrase >= 0 { (first, end) = reading.span(k.phrase) } else { (first, end) = (k.token, k.token + 1) }
      // "used her as a scapegoat", "her skill as a negotiator" describe nobody.
      case .prepositional
      where k.marker >= 0 && reading.kind(Int(k.marker)) == WordKind.as && describes(c) && !belongs(k.phrase, to: target):
        if k.phrase >= 0 {
          (first, end) = reading.span(k.phrase)
        } else if k.clause >= 0 {
          (first, end) = (reading.clause(k.clause).first, reading.clause(k.clause).end)
        } else if k.token >= 0 {
          (first, end) = (k.token, k.token + 1)
        } else {
          continue
        }
      default: continue
      }
      var value = 0.0
      var cue = first
      for t in Int(first)..<min(Int(end), Int(first) + 12) {
        let v = loaded(t)
        if abs(v) > abs(value) {
          value = v
          cue = Int32(t)
        }
      }
      if abs(value) >= 0.25 {
        judge(c, .phrase(holder), .phrase(target), value, cue, cue + 1, frame: "evaluate.describe")
        return
      }
    }
    // "was branded unfit by Oslo"
    let t = Int(reading.syntax.clauses[i].groupEnd)
    if passive, t < Int(reading.syntax.clauses[i].end), reading.syntax.tags[t] == .adj,
      reading.lemmaTraits(Int(reading.syntax.clauses[i].predicate)).contains(.predicative)
    {
      let value = loaded(t)
      if abs(value) >= 0.25 { judge(c, .phrase(holder), .phrase(target), value, Int32(t), Int32(t) + 1, frame: "evaluate.describe") }
    }
  }

  /// A predicate adjective or noun that judges.
  mutating func predicates(_ c: Int32) {
    let clause = reading.clause(c)
    var value = loaded(Int(clause.predicate))
    var first = clause.predicate
    if clause.kind == .adjective {
      // "is too weak", "too friendly": more than is good.
      if clause.predicate > 0, reading.kind(Int(clause.predicate) - 1) == WordKind.too {
        value = min(-abs(value), -0.4)
        first -= 1
      }
    } else if abs(value) < 0.3 {
      // "is the right choice", "was a good man": the noun's adjective.
      let p = reading.syntax.phraseOf[Int(clause.predicate)]
      if p >= 0, reading.phrase(p).possessor < 0 {
        let phrase = weight(of: p, opinionsOnly: true)
        if abs(phrase.value) >= 0.5, reading.syntax.tags[Int(phrase.token)] == .adj {
          value = phrase.value
          first = phrase.token
        }
      }
    }
    guard abs(value) >= 0.3 else { return }
    let subject = reading.phrase(clause.subject)
    let isImpersonal =
      subject.flags.contains(.expletive)
      || reading.kind(Int(subject.head)) == WordKind.it
        && reading.syntax.complements(of: clause).contains { $0.clause >= 0 }
    if isImpersonal {
      // "It is a mistake for the council to wait."
      if let doer = doer(ofComplement: clause) { judge(c, .speaker, .phrase(doer), value, first, clause.predicate + 1, frame: "evaluate.deed") }
    } else if best[Int(c)]?.target == nil || best[Int(c)]?.holder == nil || value < 0 && isOfNobody(best[Int(c)], about: clause.subject) {
      judge(c, .speaker, .phrase(clause.subject), value, first, clause.predicate + 1, frame: "evaluate.predicate")
    }
  }

  /// "is an insult to the poor": whose stance it is by its unit names nobody, so that what is left is the speaker's.
  private mutating func isOfNobody(_ match: UnitMatch?, about subject: Int32) -> Bool {
    guard let match, let holder = match.holder, match.target == .phrase(subject) else { return false }
    return fillers.holders(holder, chain: [], speaks: true, acts: true).allSatisfy { fillers.all[$0].entity < 0 }
  }

  /// "did not believe that …": what a speaker denies he does not say.
  private func isDisbelieved(_ start: Int32) -> Bool {
    var c = start
    var steps = 0
    while c >= 0, steps < 8 {
      let report = reading.quotes.reportOfClause[Int(c)]
      if report >= 0 {
        let by = reading.quotes.records[Int(report)].clause
        if by >= 0, reading.clause(by).flags.contains(.negated) { return true }
      }
      let governor = reading.clause(c).governor
      if governor == c { return false }
      c = governor
      steps += 1
    }
    return false
  }

  /// Who does what an impersonal predicate judges: the for-phrase, the subject of the infinitive or that-clause.
  func doer(ofComplement clause: ClauseFrame) -> Int32? {
    for k in reading.syntax.complements(of: clause) {
      switch k.kind {
      case .prepositional where k.phrase >= 0 && k.marker >= 0 && (reading.kind(Int(k.marker)) == WordKind.for || reading.kind(Int(k.marker)) == WordKind.of):
        if reading.actor(k.phrase) != nil { return k.phrase }
      case _ where k.clause >= 0:
        let inner = reading.clause(k.clause)
        if inner.subject >= 0, !inner.flags.contains(.passive), reading.actor(inner.subject) != nil { return inner.subject }
      default: break
      }
    }
    return nil
  }

  /// Whether a clause's verb is one of saying or thinking, by its class or its frames.
  func describes(_ c: Int32) -> Bool {
    let predicate = Int(reading.clause(c).predicate)
    return !reading.lemmaClasses(predicate).isDisjoint(with: StanceStage.descriptive)
      || reading.lemmaFlags(predicate).contains(.reportVerb)
      || matcher.matches(c).contains { lexicon.frameKind[$0.frame] != StanceKind.allCases.firstIndex(of: .action) }
  }

  static let descriptive: LemmaClasses = ["verb.communication", "verb.cognition"].reduce(into: []) {
    $0.formUnion(LemmaClasses.named($1) ?? [])
  }

  /// Whether a phrase hangs on a noun that has an owner.
  func belongs(_ p: Int32, to noun: Int32) -> Bool {
    // What somebody says is described, not his saying it as somebody.
    p >= 0 && reading.phrase(p).governor == noun && reading.phrase(noun).possessor >= 0
      && !reading.lemmaClasses(Int(reading.phrase(noun).head)).contains(.communication)
  }

  /// "Putin's brutal war", "the reckless American plan": a loaded adjective before a noun that somebody owns.
  mutating func loadedAdjective(_ p: Int32) {
    let np = reading.phrase(p)
    guard np.head > np.first, !np.flags.contains(.pronoun), !np.flags.contains(.name) else { return }
    var value = 0.0
    var cue: Int32 = -1
    for t in Int(np.first)..<Int(np.head) where reading.syntax.tags[t] == .adj && reading.mention(at: t) < 0 {
      // What is observed, or happens to somebody, is not said against them ("wealthy citizens", "the besieged city").
      if !reading.lemmaFlags(t).isDisjoint(with: [.quality, .effect]) { continue }
      let v = loaded(t)
      if abs(v) > abs(value) {
        value = v
        cue = Int32(t)
      }
    }
    guard abs(value) >= 0.45, cue >= 0, reading.owner(p) != nil else { return }
    // A word in quotation marks of its own is somebody else's.
    judge(clause(of: p), .speaker, .phrase(p), value, cue, cue + 1, frame: "evaluate.modifier", sentence: np.sentence, token: np.head)
  }

  /// The score of the evaluative list for a token in its part of speech.
  func loaded(_ t: Int) -> Double { reading.loaded(t) }

  mutating func judge(
    _ c: Int32, _ holder: Filler, _ target: Filler, _ value: Double, _ cueFirst: Int32, _ cueEnd: Int32, frame: StaticString,
    sentence: Int32? = nil, token: Int32? = nil, reportedOnly: Bool = false
  ) {
    let clause = c >= 0 ? reading.clause(c) : nil
    // A modifier is presupposed, whatever becomes of its clause.
    let isModifier = token != nil
    let context = c >= 0 && !isModifier ? contexts.context(c) : StanceContext()
    if context.isUnrealised { return }
    let chain = contexts.chain(clause: c, token: token ?? clause?.predicate ?? cueFirst, roles)
    if reportedOnly {
      guard let speaker = chain.last?.role.entity, speaker >= 0 else { return }
      switch (c >= 0 ? contexts.context(c) : context).factuality {
      case .question, .conditional, .hypothetical: return
      default: break
      }
      if isDisbelieved(c) { return }
      // A witness or the police who say so tell what was done, and take no side.
      if let who = chain.last?.role, reading.isObserver(who) { return }
      // Of one's own country one speaks as of oneself.
      if case .phrase(let p) = target, let found = reading.actor(p) ?? reading.owner(p), reading.isOwnCountry(found.entity, of: speaker) { return }
    }
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(value, frame, cueFirst, cueEnd)
    if context.isNegated, let clause {
      if value > 0 {
        r.multiply(-0.6, "negation.positive", clause.negator, clause.negator + 1)
      } else {
        r.multiply(0, "negation.negative", clause.negator, clause.negator + 1)
      }
    }
    var factuality = context.factuality
    switch factuality {
    case .modal, .conditional, .hypothetical, .question: r.multiply(0.5, "mood.unreal")
    case .future: r.multiply(0.8, "mood.future")
    default: if context.isNegated { factuality = .negated }
    }
    guard r.score != 0 else { return }
    let reporters = holder == .speaker ? Array(chain.dropLast()) : chain
    let trust = committed(reporters, &r)
    for h in fillers.holders(holder, chain: chain, speaks: true, acts: false) {
      let role = fillers.all[h]
      for i in fillers.targets(target) {
        let t = fillers.all[i]
        if role.isAuthor && t.entity < 0 && t.issue < 0 { continue }
        if !role.isAuthor && role.entity >= 0 && role.entity == t.entity { continue }
        if reportedOnly && t.entity < 0 { continue }
        drafts.append(
          StanceDraft(
            sentence: clause?.sentence ?? sentence ?? 0, first: isModifier ? t.first : clause?.first ?? t.first,
            end: isModifier ? t.end : reading.trimmed(clause?.first ?? t.first, clause?.end ?? t.end), kind: .evaluation,
            holder: role, target: t, score: r.score, event: nil, factuality: factuality,
            chain: role.isAuthor || role == chain.last?.role ? Array(chain.dropLast()) : chain, cueFirst: cueFirst,
            cueEnd: cueEnd, frame: frame.description, modifiers: context.modifiers, confidence: trust * (role.isAuthor || reportedOnly ? 0.5 : 0.7),
            trace: r.trace))
      }
    }
  }
}
