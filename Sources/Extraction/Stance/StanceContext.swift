internal import Lexicon

/// What a clause's surroundings make of what it says: whether it is denied, asserted, imagined, and by whom it is reported.
struct StanceContext {
  /// Denied an odd number of times.
  var isNegated = false
  var isNearNegated = false
  var factuality: Factuality = .asserted
  var modifiers: [ModifierDraft] = []
  /// The governing predicates by whose frames it holds, for the trace.
  var steps: [(rule: StaticString, name: String, token: Int32)] = []
  /// What is done for: "took the floor to denounce it". Words are as good as said, deeds are yet to be done.
  var isPurpose = false
  /// The content of an attitude (demand, wish, refusal of a thing): nobody says that it is so.
  var isUnrealised = false

  // By themselves: few clauses have any, and the room that an array may need is code.
  @inline(never)
  mutating func modify(_ kind: ModifierKind, _ first: Int32, _ end: Int32) { modifiers.append(ModifierDraft(kind: kind, first: first, end: end)) }

  @inline(never)
  mutating func step(_ rule: StaticString, _ name: String, at token: Int32) { steps.append((rule, name, token)) }
}

/// Reads the contexts of clauses by climbing to their governors.
struct ContextReader {
  let reading: DocumentReading
  /// Per clause: the frame whose implication its governor's predicate carries, -1 none.
  let frameOf: [Int32]
  let matcher: UnitMatcher

  private var lexicon: CompiledLexicon { reading.lexicon }

  func context(_ c: Int32) -> StanceContext {
    var context = StanceContext()
    let clause = reading.clause(c)
    own(clause, &context)
    if clause.link != .main || clause.governor >= 0 { climb(c, &context) }
    return context
  }

  /// The clause whose object a phrase is, among the few before `c`; -1 none.
  func clauseOfObject(_ p: Int32, before c: Int32) -> Int32 {
    var k = c - 1
    while k >= max(0, c - 6) {
      if reading.clause(k).object == p { return k }
      k -= 1
    }
    return -1
  }

  private func own(_ clause: ClauseFrame, _ context: inout StanceContext) {
    if clause.flags.contains(.negated) {
      context.isNegated.toggle()
      if clause.negator >= 0 {
        context.modify(.negation, clause.negator, clause.negator + 1)
      }
    }
    // "left the hall without thanking them"
    if clause.marker >= 0, reading.kind(Int(clause.marker)) == WordKind.without {
      context.isNegated.toggle()
      context.modify(.negation, clause.marker, clause.marker + 1)
    }
    // "is no friend of": the noun itself is denied.
    if clause.kind == .noun, !clause.flags.contains(.negated) {
      let p = reading.syntax.phraseOf[Int(clause.predicate)]
      if p >= 0, reading.phrase(p).flags.contains(.negative) {
        context.isNegated.toggle()
        context.modify(.negation, reading.phrase(p).first, reading.phrase(p).first + 1)
      }
    }
    if clause.flags.contains(.nearNegated) { context.isNearNegated = true }
    context.factuality = factuality(clause.flags)
  }

  private func factuality(_ flags: ClauseFlags) -> Factuality {
    if flags.contains(.question) { return .question }
    if flags.contains(.conditional) { return .conditional }
    if flags.contains(.counterfactual) { return .hypothetical }
    if flags.contains(.would) { return .modal }
    if flags.contains(.modal) { return .modal }
    if flags.contains(.future) { return .future }
    if flags.contains(.obligation) { return .modal }
    return .asserted
  }

  private func weight(_ f: Factuality) -> Int {
    switch f {
    case .asserted, .negated: 0
    case .future: 1
    case .modal: 2
    case .conditional: 3
    case .hypothetical: 4
    case .question: 5
    }
  }

  private func raise(_ context: inout StanceContext, _ f: Factuality) {
    if weight(f) > weight(context.factuality) { context.factuality = f }
  }

  /// Records a governing frame for the trace, where there is to be one.
  private func note(_ rule: StaticString, _ frame: Int32, _ token: Int32, _ context: inout StanceContext) {
    guard reading.isTraced else { return }
    context.step(rule, frame >= 0 ? reading.strings[lexicon.frameName[Int(frame)]] : "", at: token)
  }

  private func climb(_ start: Int32, _ context: inout StanceContext) {
    var c = start
    var steps = 0
    while steps < 12 {
      steps += 1
      var clause = reading.clause(c)
      // A later conjunct shares what governs the first.
      var hops = 0
      var isContrast = false
      // "demanded that he act, but he told them off": with a subject of its own a later conjunct may be the sentence's.
      let isFree = clause.link == .coordinate && clause.subject >= 0 && !clause.flags.contains(.sharedSubject)
      while clause.link == .coordinate, clause.governor >= 0, hops < 8 {
        if clause.marker >= 0, reading.kind(Int(clause.marker)) == WordKind.but { isContrast = true }
        c = clause.governor
        clause = reading.clause(c)
        hops += 1
      }
      if isContrasted(clause) {
        context.isUnrealised = true
        return
      }
      // "denied a report that it had sold arms", "no proof that it had": nobody says that it did.
      if clause.link == .nounComplement, clause.antecedent >= 0,
        clause.flags.isDisjoint(with: [.infinitive, .gerund]) ? isRefuted(clause.antecedent, around: c) : isDenied(clause.antecedent, before: c)
      {
        context.isUnrealised = true
        return
      }
      // "Malta's failure to support Italy was noted": the noun says what becomes of it, wherever the noun stands.
      if clause.link == .nounComplement, clause.governor < 0, clause.antecedent >= 0 {
        ofNoun(clause, &context)
        return
      }
      guard clause.governor >= 0, clause.governor != c else {
        // "Demands for Kyiv to recognise it grew": nobody says that it does.
        if clause.governor < 0, clause.flags.contains(.infinitive), !clause.flags.contains(.controlled), clause.link != .main { context.isUnrealised = true }
        return
      }
      let g = clause.governor
      let governor = reading.clause(g)
      var noun: Int32 = -1
      switch clause.link {
      case .complement: break
      case .nounComplement:
        noun = clause.antecedent
        guard noun >= 0 else { return }
      case .adverbial, .participial:
        // Mood reaches down, denial does not.
        if governor.flags.contains(.question) { raise(&context, .question) }
        // "can only begin after troops withdraw": what is still to come waits for what is still to come.
        if clause.link == .adverbial, awaits(clause) { raise(&context, factuality(governor.flags)) }
        return
      default: return
      }
      // What is reported is as its own words say, whatever becomes of the report; but "does not think that it helps" says that it does not.
      if reading.quotes.reportOfClause[Int(c)] >= 0 {
        // "does not think so, but he condemned it": the contrast is with the denial.
        if clause.link == .complement, !isContrast, governor.flags.contains(.negated), reading.lemmaTraits(Int(governor.predicate)).contains(.negationRaising) {
          context.isNegated.toggle()
          if governor.negator >= 0 { context.modify(.negation, governor.negator, governor.negator + 1) }
        }
        // "denied that it had sold arms": of all that is reported, what is denied alone is not said.
        if clause.link == .complement, !isFree, !governor.flags.contains(.negated),
          frameOf[Int(g)] >= 0 && isOpen(lexicon.frameImplies[Int(frameOf[Int(g)])], governor) || isMandated(clause, governor)
        {
          context.isUnrealised = true
        }
        return
      }
      // "whether to veto it" is not decided.
      if clause.link == .complement, clause.flags.contains(.infinitive), clause.marker >= 0, reading.kind(Int(clause.marker)) == WordKind.whether {
        context.isUnrealised = true
        return
      }
      let lemmaFlags = reading.lemmaFlags(Int(governor.predicate))
      var frame = frameOf[Int(g)]
      // "announced plans to …", "made the decision to …": the noun right before the clause says what becomes of it.
      if noun < 0, governor.object >= 0, reading.phrase(governor.object).end == clause.first { noun = governor.object }
      if noun >= 0, let m = matcher.implyingNoun(noun) {
        // "dropped plans to …": dropped, whatever a plan is by itself.
        let isDenied = frame >= 0 && lexicon.frameImplies[Int(frame)] == Implication.denied && noun == governor.object
        if !isDenied { frame = Int32(m.frame) }
        if reading.phrase(noun).flags.contains(.negative) { context.isNegated.toggle() }
      } else if clause.link == .nounComplement {
        if clause.flags.contains(.infinitive) { context.isUnrealised = true }
        return
      }
      let implies = frame >= 0 ? lexicon.frameImplies[Int(frame)] : Implication.nothing
      switch implies {
      case Implication.holds:
        context.modify(.implicative, governor.predicate, governor.predicate + 1)
        note("implies.holds.", frame, governor.predicate, &context)
        if governor.flags.contains(.negated) { context.isNegated.toggle() }
        if noun >= 0, clause.link == .nounComplement { return }
      case Implication.denied:
        // "urged Oslo not to attack": it has not been said to.
        if frame >= 0, lexicon.frameEvent[Int(frame)] - 1 == ContextReader.request, clause.subject >= 0, clause.subject != governor.subject {
          context.isUnrealised = true
          return
        }
        context.modify(.implicative, governor.predicate, governor.predicate + 1)
        note("implies.denied.", frame, governor.predicate, &context)
        if !governor.flags.contains(.negated) { context.isNegated.toggle() }
      case Implication.future:
        // "ordered Oslo to halt it", against "ordered its troops to": another has a will of his own.
        if frame >= 0, lexicon.frameEvent[Int(frame)] - 1 == ContextReader.request, clause.flags.contains(.infinitive), clause.subject >= 0,
          governor.flags.contains(.passive) || reading.phrase(clause.subject).flags.contains(.name)
        {
          context.isUnrealised = true
          return
        }
        note("implies.future.", frame, governor.predicate, &context)
        raise(&context, .future)
        if governor.flags.contains(.negated) { context.isNegated.toggle() }
      case Implication.open:
        context.isUnrealised = true
        return
      case Implication.modal:
        // Who is asked to do it, or warned against it, has not said that he will.
        if frame >= 0, clause.subject >= 0, governor.subject >= 0, clause.subject != governor.subject,
          lexicon.frameEvent[Int(frame)] - 1 == ContextReader.request
            || preposition(of: c, in: governor).map({ reading.kind($0) == WordKind.inducing || reading.kind($0) == WordKind.against }) ?? false
        {
          context.isUnrealised = true
          return
        }
        // "Oslo was asked to attack it".
        if governor.flags.contains(.passive), clause.flags.contains(.infinitive), frame >= 0,
          lexicon.frameEvent[Int(frame)] - 1 == ContextReader.request
        {
          context.isUnrealised = true
          return
        }
        note("implies.modal.", frame, governor.predicate, &context)
        raise(&context, .modal)
        if governor.flags.contains(.negated) { context.isNegated.toggle() }
      default:
        // "remain committed to it": asked or wished for where remaining is.
        if clause.flags.contains(.passive), clause.flags.contains(.sharedSubject), clause.marker < 0,
          reading.lemmaTraits(Int(governor.predicate)).contains(.linking)
        {
          raise(&context, factuality(governor.flags))
          c = g
          continue
        }
        if clause.flags.isDisjoint(with: [.infinitive, .gerund]) {
          // "indicated that he supports it", "it is clear that …": as its own words say, unless the governor is itself denied or asked.
          if !lemmaFlags.contains(.reportVerb), !governor.flags.isDisjoint(with: [.negated, .question, .conditional]) { context.isUnrealised = true }
          return
        }
        if clause.flags.contains(.infinitive), frame < 0, governor.kind == .verb, !governor.flags.contains(.negated),
          !reading.lemmaClasses(Int(governor.predicate)).isDisjoint(with: ContextReader.doing)
        {
          context.isPurpose = true
          raise(&context, factuality(governor.flags))
          return
        }
        let preposition = preposition(of: c, in: governor)
        // "urged it to show goodwill by halting the war": done if the showing is.
        if let preposition, reading.kind(preposition) == WordKind.by, governor.flags.contains(.infinitive), !governor.flags.contains(.negated) {
          raise(&context, factuality(governor.flags))
          c = g
          continue
        }
        // "made news by condemning it", "thanked them for helping", "left without thanking them" say whether it was done.
        if let preposition, reading.lemmaTraits(preposition).contains(.asserting) || reading.kind(preposition) == WordKind.without { return }
        context.isUnrealised = true
        return
      }
      raise(&context, factuality(governor.flags))
      c = g
    }
  }

  /// "denied plans to attack it".
  private func isDenied(_ noun: Int32, before c: Int32) -> Bool {
    let g = clauseOfObject(noun, before: c)
    guard g >= 0, frameOf[Int(g)] >= 0, !reading.clause(g).flags.contains(.negated) else { return false }
    return lexicon.frameImplies[Int(frameOf[Int(g)])] == Implication.open
  }

  /// Whether what a noun has for its content is spoken against: "denied the report that …", "the claim that … is false", "there is no proof that …".
  private func isRefuted(_ noun: Int32, around c: Int32) -> Bool {
    let np = reading.phrase(noun)
    // "No doubt that …" is none.
    if np.flags.contains(.negative) { return reading.commitment(np.head, np.head + 1) != .doubt }
    let g = clauseOfObject(noun, before: c)
    if g >= 0 { return speaksAgainst(reading.clause(g)) }
    var k = c + 1
    while Int(k) < reading.syntax.clauses.count, k <= c + 4 {
      let clause = reading.clause(k)
      if clause.subject == noun {
        let isFalse = clause.kind != .verb && (clause.flags.contains(.negated) || reading.loaded(Int(clause.predicate)) < 0)
        return isFalse || clause.flags.contains(.passive) && speaksAgainst(clause)
      }
      k += 1
    }
    return false
  }

  /// Whether a report leaves open, or doubts, what it reports.
  private func isOpen(_ implies: Int, _ governor: ClauseFrame) -> Bool {
    implies == Implication.open || implies == Implication.denied && reading.commitment(governor.predicate, governor.predicate + 1) == .doubt
  }

  /// "demanded that the cabinet cut taxes": what is asked for in the plain form is not so yet.
  private func isMandated(_ clause: ClauseFrame, _ governor: ClauseFrame) -> Bool {
    guard reading.lemmaTraits(Int(governor.predicate)).contains(.mandative), clause.kind == .verb,
      clause.flags.isDisjoint(with: [.past, .perfect, .obligation, .modal, .future, .would])
    else { return false }
    return reading.syntax.features[Int(clause.predicate)].isDisjoint(with: [.third, .past])
  }

  /// "denied the claim", "called the claim baseless".
  private func speaksAgainst(_ clause: ClauseFrame) -> Bool {
    if clause.kind != .verb || clause.flags.contains(.negated) { return false }
    if reading.commitment(clause.predicate, clause.predicate + 1) == .doubt { return true }
    return reading.syntax.complements(of: clause).contains {
      $0.kind == .predicative && $0.token >= 0 && reading.loaded(Int($0.token)) < 0
    }
  }

  /// "instead of attacking it", "rather than attacking it": it was not done.
  private func isContrasted(_ clause: ClauseFrame) -> Bool {
    let first = Int(clause.first)
    guard first > 1, reading.kind(first - 2) == WordKind.contrast else { return false }
    let kind = reading.kind(first - 1)
    return kind == WordKind.of || kind == WordKind.than
  }

  /// Whether a clause of time says what must come first; one in a past tense has come.
  private func awaits(_ clause: ClauseFrame) -> Bool {
    guard clause.marker >= 0, clause.flags.isDisjoint(with: [.past, .reduced]) else { return false }
    let kind = reading.kind(Int(clause.marker))
    return kind == WordKind.awaiting || kind == WordKind.when
  }

  /// The preposition that brings a gerund in, nil where none does.
  private func preposition(of c: Int32, in governor: ClauseFrame) -> Int? {
    for k in reading.syntax.complements(of: governor) where k.kind == .prepositional && k.clause == c && k.marker >= 0 { return Int(k.marker) }
    return nil
  }

  /// Verbs of which an infinitive says what for.
  private static let doing: LemmaClasses = ["verb.motion", "verb.social", "verb.contact", "verb.possession", "verb.creation", "verb.consumption"].reduce(
    into: []) {
      $0.formUnion(LemmaClasses.named($1) ?? [])
    }

  private static let request = EventType.allCases.firstIndex(of: .request) ?? -1

  /// What a noun makes of the clause that completes it, where no clause governs the noun.
  private func ofNoun(_ clause: ClauseFrame, _ context: inout StanceContext) {
    let noun = reading.phrase(clause.antecedent)
    guard let m = matcher.implyingNoun(clause.antecedent) else {
      if clause.flags.contains(.infinitive) { context.isUnrealised = true }
      return
    }
    if noun.flags.contains(.negative) { context.isNegated.toggle() }
    switch m.marks.implies {
    case Implication.denied:
      context.modify(.implicative, noun.head, noun.head + 1)
      note("implies.denied.", Int32(m.frame), noun.head, &context)
      context.isNegated.toggle()
    case Implication.future: raise(&context, .future)
    case Implication.modal: raise(&context, .modal)
    default: break
    }
  }

  // MARK: Reporters

  /// Whether somebody may report what a clause says: where not, `chain` is empty.
  func isReported(_ start: Int32) -> Bool {
    var c = Int(start)
    for _ in 0..<16 {
      let predicate = reading.syntax.clauses[c].predicate
      if reading.quotes.reportOfClause[c] >= 0 || reading.quotes.quoteOf[Int(predicate)] >= 0 { return true }
      let governor = Int(reading.syntax.clauses[c].governor)
      if governor < 0 || governor == c || reading.syntax.clauses[c].link == .parataxis { break }
      c = governor
    }
    if !reading.quotes.haveSources { return false }
    return reading.quotes.source(of: reading.words.sentenceOf[Int(reading.syntax.clauses[Int(start)].predicate)]) != nil
  }

  /// Who reports a token, outermost first.
  func chain(clause start: Int32, token: Int32, _ roles: RoleBuilder) -> [ReporterDraft] {
    var result: [ReporterDraft] = []
    // A cue reports once, however often the climb comes by it.
    func add(_ p: Int32, _ first: Int32, _ end: Int32) {
      if result.contains(where: { $0.cueFirst == first }) { return }
      let reporter = ReporterDraft(role: roles.holder(p), cueFirst: first, cueEnd: end)
      // Most have one, for whom an array is made as it is, without room for more.
      if result.isEmpty { result = [reporter] } else { result.append(reporter) }
    }
    var c = start
    var seenQuote: Int32 = -1
    var steps = 0
    while steps < 16 {
      steps += 1
      let predicate = c >= 0 ? reading.clause(c).predicate : token
      let report = c >= 0 ? reading.quotes.reportOfClause[Int(c)] : -1
      if report >= 0 {
        let q = reading.quotes.records[Int(report)]
        if q.speaker >= 0, q.cue >= 0 { add(q.speaker, q.cue, q.cueEnd) }
        guard q.clause >= 0, q.clause != c else { break }
        c = q.clause
        // The report of a fronted content is governed by it: do not go round.
        if reading.clause(c).link == .parataxis { break }
        continue
      }
      let direct = reading.quotes.quoteOf[Int(predicate)]
      if direct >= 0, direct != seenQuote {
        let q = reading.quotes.records[Int(direct)]
        seenQuote = direct
        // The reporting clause may govern its quote; leaving the quote ends the climb inside it.
        let governor = c >= 0 ? reading.clause(c).governor : -1
        let inside = governor >= 0 && reading.clause(governor).predicate >= q.first && reading.clause(governor).predicate < q.end
        if !inside {
          if q.speaker >= 0, q.cue >= 0 || q.speaker >= 0 {
            let cue = q.cue >= 0 ? q.cue : q.first
            add(q.speaker, cue, q.cue >= 0 ? q.cueEnd : q.first + 1)
          }
          guard q.clause >= 0, q.clause != c else { break }
          c = q.clause
          continue
        }
        seenQuote = -1
      }
      guard c >= 0 else { break }
      let clause = reading.clause(c)
      guard clause.governor >= 0, clause.governor != c, clause.link != .parataxis else { break }
      c = clause.governor
    }
    if !reading.quotes.haveSources {
      if result.count > 1 { result.reverse() }
      return result
    }
    let sentence = reading.words.sentenceOf[Int(token)]
    // "According to Lula, Macron said …": outside all that the sentence reports.
    let isOutside = result.allSatisfy { $0.cueFirst >= 0 && reading.words.sentenceOf[Int($0.cueFirst)] == sentence }
    if isOutside, let source = reading.quotes.source(of: sentence), !result.contains(where: { $0.cueFirst == source.cue }) {
      let span = reading.span(source.speaker)
      if token < span.0 || token >= span.1 {
        result.append(ReporterDraft(role: roles.holder(source.speaker), cueFirst: source.cue, cueEnd: source.cueEnd))
      }
    }
    result.reverse()
    return result
  }
}
