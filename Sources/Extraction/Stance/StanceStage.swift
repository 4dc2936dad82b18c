internal import Lexicon
internal import Segmentation

/// Applies the frames of the lexicon to clauses and noun phrases, and composes what comes out.
///
/// predicate × implicative chain × event complement × negation × mood; each step is recorded.
struct StanceStage {
  /// Below this confidence nothing is said.
  static let threshold = 0.3
  /// A frame whose words take a side toward somebody less often than this, in thousandths, takes none: what is left is its event.
  static let frameThreshold = 500

  let lexicon: CompiledLexicon
  var reading: DocumentReading
  var roles: RoleBuilder
  var matcher: UnitMatcher
  var contexts: ContextReader
  var drafts: [StanceDraft] = []
  /// Per clause: its best match.
  var best: [UnitMatch?] = []
  /// Tokens that a unit's further words cover: nouns among them are no frames of their own.
  var covered: [Bool]
  /// The matches of the clause or phrase that is being read.
  var matches: [UnitMatch] = []

  /// The stances of a document; none where the deadline passes.
  static func run(_ reading: DocumentReading, until deadline: Deadline = .never) -> [StanceDraft] {
    var stage = StanceStage(reading)
    return stage.compose(until: deadline)
  }

  init(_ reading: DocumentReading) {
    self.reading = reading
    lexicon = reading.lexicon
    roles = RoleBuilder(reading: reading)
    matcher = UnitMatcher(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: matcher)
    covered = [Bool](repeating: false, count: reading.words.count)
  }

  mutating func compose(until deadline: Deadline) -> [StanceDraft] {
    var frameOf: [Int32] = []
    frameOf.reserveCapacity(reading.syntax.clauses.count)
    best.reserveCapacity(reading.syntax.clauses.count)
    for c in reading.syntax.clauses.indices {
      if deadline.isPast { return [] }
      matcher.matches(Int32(c), &matches)
      if matches.isEmpty {
        best.append(nil)
        frameOf.append(-1)
        continue
      }
      best.append(
        matches.first { $0.holder != nil && $0.target != nil && suits($0) }
          ?? matches.first { $0.target != nil && $0.holder == nil && lexicon.frameNeeds[$0.frame] == 0 }
          ?? matches.first { $0.holder == nil || $0.target == nil })
      // The implication may be another unit's than the stance.
      let implying =
        matches.first { lexicon.frameImplies[$0.frame] != Implication.nothing && $0.target != nil }
        ?? matches.first { lexicon.frameImplies[$0.frame] != Implication.nothing }
      frameOf.append(Int32(implying?.frame ?? -1))
      if let match = best[c], match.length > 1, match.target != nil {
        for t in Int(match.cueFirst) + 1..<Int(match.cueEnd) { covered[t] = true }
      }
    }
    contexts = ContextReader(reading: reading, frameOf: frameOf, matcher: matcher)
    for c in reading.syntax.clauses.indices where isEvidence(reading.syntax.clauses[c].sentence) {
      if deadline.isPast { return [] }
      clauseStances(Int32(c))
      demanded(Int32(c))
      evaluations(Int32(c))
      conduct(Int32(c))
      nounContents(Int32(c))
    }
    let clauseOfToken = narrowestClauses()
    for p in reading.syntax.phrases.indices {
      let phrase = reading.syntax.phrases[p]
      guard isEvidence(phrase.sentence) else { continue }
      if deadline.isPast { return [] }
      loadedAdjective(Int32(p), clauseOfToken[Int(phrase.head)])
      loadedNoun(Int32(p), clauseOfToken[Int(phrase.head)])
      postposedAdjective(Int32(p), clauseOfToken[Int(phrase.head)])
      namedRelation(Int32(p), clauseOfToken[Int(phrase.head)])
      guard !covered[Int(phrase.head)] else { continue }
      nounStances(Int32(p), clauseOfToken[Int(phrase.head)])
    }
    return finish()
  }

  /// Per token: the narrowest clause that holds it, the earlier of two; -1 none.
  func narrowestClauses() -> [Int32] {
    let clauses = reading.syntax.clauses
    var clauseOfToken = [Int32](repeating: -1, count: reading.words.count)
    var width = [Int32](repeating: .max, count: reading.words.count)
    for c in clauses.indices {
      let first = Int(clauses[c].first)
      let limit = min(Int(clauses[c].end), clauseOfToken.count)
      guard limit - first < 400, first < limit else { continue }
      let wide = clauses[c].end - clauses[c].first
      for t in first..<limit where wide < width[t] {
        clauseOfToken[t] = Int32(c)
        width[t] = wide
      }
    }
    return clauseOfToken
  }

  /// Leftover markup, tables and notes yield no stances.
  func isEvidence(_ sentence: Int32) -> Bool {
    let block = reading.words.blocks[Int(reading.words.sentences[Int(sentence)].block)]
    switch block.kind {
    case .markup, .note, .table, .byline: return false
    default: return true
    }
  }

  // MARK: Clauses

  mutating func clauseStances(_ c: Int32) {
    guard let match = best[Int(c)], let target = match.target else { return }
    guard let holder = issuer(c, match) ?? match.holder ?? inheritedHolder(c, match) else { return }
    let clause = reading.clause(c)
    let context = contexts.context(c)
    let intensity = adverbs(clause)
    emit(match, holder: holder, target: target, clause: c, context: context, intensity: intensity)
    // "blocked the aid package for Ukraine": the whole idiom is against Ukraine, the verb alone against the package.
    if match.length > 1, clause.object >= 0, clause.kind == .verb {
      let head = reading.phrase(clause.object).head
      guard head > match.cueFirst, head < match.cueEnd || reading.syntax.phraseOf[Int(match.cueEnd) - 1] == clause.object,
        let single = matcher.matches(c).first(where: { $0.length == 1 && $0.target == .phrase(clause.object) && $0.holder != nil }),
        lexicon.frameSign[single.frame] != 0, lexicon.frameSign[match.frame] != 0
      else { return }
      emit(single, holder: holder, target: .phrase(clause.object), clause: c, context: context, intensity: intensity)
    }
  }

  /// "Norway issued a statement condemning it": who issues what says it.
  func issuer(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.link == .relative, clause.flags.contains(.reduced), clause.antecedent >= 0, clause.governor >= 0, clause.governor != c,
      match.holder == .phrase(clause.antecedent), kind(match.frame) != .action, reading.isUtterance(clause.antecedent),
      reading.utterer(clause.antecedent) == nil
    else { return nil }
    let governor = reading.clause(clause.governor)
    guard governor.subject >= 0, governor.subject != clause.antecedent else { return nil }
    if governor.flags.contains(.passive) { return governor.agent >= 0 && governor.subject == clause.antecedent ? .phrase(governor.agent) : nil }
    return .phrase(governor.subject)
  }

  /// The understood subject of an infinitive that completes a noun: whose decision it is.
  func inheritedHolder(_ c: Int32, _ match: UnitMatch) -> Filler? {
    let clause = reading.clause(c)
    guard clause.subject < 0, !clause.flags.contains(.passive),
      lexicon.slots(lexicon.unitHolder[match.unit]).contains(where: { lexicon.slotKind[$0] == SlotKind.subject })
    else { return nil }
    // "announced plans to …", "while supporting …": whoever does what governs it.
    if clause.link == .complement || clause.link == .adverbial || clause.link == .participial, clause.governor >= 0 {
      let governor = reading.clause(clause.governor)
      return governor.subject >= 0 && !governor.flags.contains(.passive) ? .phrase(governor.subject) : nil
    }
    guard clause.link == .nounComplement, clause.antecedent >= 0 else { return nil }
    let np = reading.phrase(clause.antecedent)
    if np.possessor >= 0 { return .phrase(np.possessor) }
    return reading.owner(clause.antecedent).map { .mention($0.mention) }
  }

  /// Adverbs of degree in the verb group.
  func adverbs(_ clause: ClauseFrame) -> [(kind: ModifierKind, factor: Double, token: Int32)] {
    var result: [(ModifierKind, Double, Int32)] = []
    let from = max(Int(clause.first), Int(clause.groupFirst) - 1)
    let to = min(reading.words.count, max(Int(clause.groupEnd), Int(clause.predicate) + 1) + 1)
    guard from < to else { return [] }
    for t in from..<to where reading.syntax.tags[t] == .adv {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.intensifier) { result.append((.intensifier, 1.25, Int32(t))) }
      if flags.contains(.diminisher) { result.append((.diminisher, 0.6, Int32(t))) }
      if flags.contains(.hedge) { result.append((.hedge, 0.8, Int32(t))) }
    }
    return result
  }

  /// The phrases, names or speaker that a filler is, one by one.
  /// - Parameters:
  ///   - speaks: what is written or said may hold the stance for whoever it is from ("Norway's statement condemned").
  ///   - acts: what is done may, for whoever does it ("an American airstrike killed").
  func holders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool = false, acts: Bool = false) -> [RoleDraft] {
    let named = namedHolders(filler, chain: chain, speaks: speaks, acts: acts)
    guard !named.isEmpty else { return named }
    var all = named
    switch filler {
    case .phrase(let p):
      for q in reading.examples(p) + reading.listed(p) where reading.canHold(q) {
        let role = roles.holder(q)
        if role.entity >= 0, !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
      }
      for q in reading.conjuncts(p) { addCompany(q, &all) }
    case .speaker:
      // Who is quoted speaks for those in his title.
      if named[0].mention >= 0 { addCompany(reading.syntax.phraseOf[Int(reading.table.mentions[Int(named[0].mention)].end) - 1], &all) }
    case .mention, .clause: break
    }
    return all
  }

  /// Adds the role of what the caller asks about within a phrase to those that have its words.
  func addCompany(_ p: Int32, asTarget: Bool = false, _ roles: inout [RoleDraft]) {
    guard let found = reading.company(p, asTarget: asTarget), !roles.contains(where: { $0.entity == found.entity }) else { return }
    let head = reading.phrase(p).head
    guard var role = roles.first(where: { $0.first <= head && head < $0.end }) ?? roles.first else { return }
    role.entity = found.entity
    role.mention = found.mention
    role.isCompany = true
    roles.append(role)
  }

  private func namedHolders(_ filler: Filler, chain: [ReporterDraft], speaks: Bool, acts: Bool) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where speaks && reading.isUtterance(p):
      return reading.utterer(p).map { [roles.utterer(p, $0)] } ?? []
    case .phrase(let p) where acts && reading.isDeed(p):
      return reading.owner(p).map { [roles.utterer(p, $0)] } ?? []
    case .phrase(let p) where reading.mention(at: Int(reading.phrase(p).head)) >= 0 && reading.phrase(p).nextConjunct < 0:
      return reading.canHold(p) || reading.isCountry(p) ? [roles.holder(p)] : []
    case .phrase(let p):
      // "they", "their": all whom the phrase behind the pronoun names.
      let head = Int(reading.phrase(p).head)
      // "both countries", "the two leaders": each of the two.
      if let group = reading.references.groupOf[Int32(head)] {
        return group.compactMap { reading.canHold($0) || reading.isCountry($0) ? roles.holder($0) : nil }
      }
      let q = reading.mention(at: head) < 0 ? reading.references.phraseOfPronoun[head] : -1
      return reading.conjuncts(q >= 0 && q != p ? q : p).compactMap {
        (reading.canHold($0) || reading.isCountry($0)) && !reading.isExcluded($0) ? roles.holder($0) : nil
      }
    case .mention(let m): return [roles.mention(m)]
    case .speaker: return [chain.last?.role ?? .author]
    case .clause: return []
    }
  }

  func targets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
    var all = namedTargets(filler, without: without)
    guard case .phrase(let p) = filler, !all.isEmpty else { return all }
    for q in reading.examples(p) + reading.listed(p) {
      for role in roles.targets(q, without: without) where role.entity < 0 || !all.contains(where: { $0.entity == role.entity }) { all.append(role) }
    }
    for q in reading.conjuncts(p) { addCompany(q, asTarget: true, &all) }
    return all
  }

  private func namedTargets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where reading.references.groupOf[reading.phrase(p).head] != nil:
      return (reading.references.groupOf[reading.phrase(p).head] ?? []).flatMap { roles.targets($0, without: without) }
    case .phrase(let p) where reading.phrase(p).nextConjunct < 0: return roles.targets(p, without: without)
    case .phrase(let p): return reading.conjuncts(p).flatMap { reading.isExcluded($0) ? [] : roles.targets($0, without: without) }
    case .mention(let m): return [roles.mention(m)]
    case .clause(let c): return [roles.clause(c)]
    case .speaker: return []
    }
  }

  /// Phrases that the clause uses for slots of its own, and which are no part of the target's text.
  func verbPhrases(_ clause: ClauseFrame, _ match: UnitMatch) -> [Int32] {
    var result: [Int32] = []
    fillers(of: lexicon.frameSecond[match.frame], clause, match, &result)
    fillers(of: lexicon.frameAddressee[match.frame], clause, match, &result)
    fillers(of: lexicon.unitHolder[match.unit], clause, match, &result)
    for k in reading.syntax.complements(of: clause)
    where k.kind == .prepositional && k.phrase >= 0 && k.marker >= 0 && isCircumstance(Int(k.marker)) {
      result.append(k.phrase)
    }
    return result
  }

  func fillers(of list: Int, _ clause: ClauseFrame, _ match: UnitMatch, _ out: inout [Int32]) {
    for slot in lexicon.slots(list) {
      if case .phrase(let p)? = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match) {
        out.append(p)
      }
    }
  }

  /// Whether a preposition says when, why, or with whom, and so belongs to the verb.
  func isCircumstance(_ t: Int) -> Bool {
    let words = reading.words
    switch words.tokens.ends[t] - words.tokens.starts[t] {
    case 2: return words.word(t, is: "at") || words.word(t, is: "as") || words.word(t, is: "by")
    case 4: return words.word(t, is: "over") || words.word(t, is: "amid") || words.word(t, is: "with")
    case 5: return words.word(t, is: "after") || words.word(t, is: "since")
    case 6: return words.word(t, is: "during") || words.word(t, is: "before")
    case 7: return words.word(t, is: "because") || words.word(t, is: "despite")
    default: return false
    }
  }

  mutating func emit(
    _ match: UnitMatch, holder: Filler, target: Filler, clause c: Int32, context: StanceContext,
    intensity: [(kind: ModifierKind, factor: Double, token: Int32)], noun: Int32 = -1
  ) {
    let clause: ClauseFrame? = c >= 0 ? reading.clause(c) : nil
    let token = match.cueFirst
    let chain = contexts.chain(clause: c, token: token, roles)
    let without = clause.map { noun < 0 ? verbPhrases($0, match) : [] } ?? []
    let frame = match.frame
    let sign = lexicon.frameSign[frame]
    let flags = FrameFlags(rawValue: lexicon.frameFlags[frame])
    if context.isUnrealised || context.isPurpose && kind(frame) == .action { return }
    let holderRoles = holders(holder, chain: chain, speaks: kind(frame) != .action, acts: kind(frame) == .action)
    guard !holderRoles.isEmpty else { return }
    var base = Reckoning()
    let strength = Double(lexicon.frameStrength[frame]) / 1000
    let name = reading.strings[lexicon.frameName[frame]]
    base.set(sign == 1 ? strength : sign == 2 ? -strength : 0, "frame.", name: name, match.cueFirst, match.cueEnd)
    var modifiers = context.modifiers
    for step in context.steps { base.multiply(step.factor, step.rule, name: step.name, step.first, step.end) }
    if context.isPurpose { base.multiply(0.8, "mood.purpose") }
    for i in intensity {
      base.multiply(i.factor, i.kind.rule, i.token, i.token + 1)
      modifiers.append(ModifierDraft(kind: i.kind, first: i.token, end: i.token + 1))
    }
    var negated = context.isNegated
    // "supports no deal": the target itself is denied.
    if case .phrase(let p) = target, reading.phrase(p).flags.contains(.negative), sign == 1 { negated.toggle() }
    let negator = modifiers.last { $0.kind == .negation }
    deny(&base, negated: negated, near: context.isNearNegated, frame: frame, flags, negator)
    var factuality = context.factuality
    switch factuality {
    case .future: base.multiply(0.9, "mood.future")
    case .modal: base.multiply(0.7, "mood.modal")
    case .conditional: base.multiply(0.6, "mood.conditional")
    case .hypothetical: base.multiply(0.5, "mood.hypothetical")
    case .question: base.multiply(0.4, "mood.question")
    case .asserted, .negated: if negated { factuality = .negated }
    }
    let event = self.event(frame, negated: negated, factuality, score: base.score)
    let confidence = Double(lexicon.frameConfidence[frame]) / 1000
    for role in holderRoles {
      for targetRole in targets(target, without: without) {
        add(
          match, role, targetRole, base, event, factuality, chain, modifiers, confidence, clause: c, kind: kind(frame),
          frame: name)
      }
      second(match, role, clause, base, frame, event, factuality, chain, modifiers, confidence, c, name, negated: negated)
      addressee(match, role, clause, frame, factuality, chain, modifiers, confidence, c, name)
      complement(match, target, role, base, frame, flags, factuality, chain, modifiers, confidence, c, name)
      accused(match, target, role, base, frame, factuality, chain, modifiers, confidence, c, name)
    }
    mutual(match, holderRoles, base, event, factuality, chain, modifiers, confidence, c, name)
  }

  /// Denial of a positive stance is negative; of a negative one at most neutral, unless the frame says more.
  func deny(
    _ r: inout Reckoning, negated: Bool, near: Bool, frame: Int, _ flags: FrameFlags, _ negator: ModifierDraft?
  ) {
    let first = negator?.first ?? -1
    let end = negator?.end ?? -1
    if negated {
      if flags.contains(.negatedGiven) {
        let sign = lexicon.frameNegatedSign[frame]
        let strength = Double(lexicon.frameNegatedStrength[frame]) / 1000
        r.set(sign == 1 ? (strength == 0 ? 0.3 : strength) : sign == 2 ? -(strength == 0 ? 0.3 : strength) : 0, "negation.frame", first, end)
      } else if r.score > 0 {
        r.multiply(-0.8, "negation.positive", first, end)
      } else if r.score < 0 {
        r.multiply(0, "negation.negative", first, end)
      } else {
        r.note("negation", first, end)
      }
    } else if near {
      if r.score > 0 { r.multiply(-0.5, "negation.near", first, end) } else { r.multiply(0, "negation.near", first, end) }
    }
  }

  func kind(_ frame: Int) -> StanceKind {
    let all = StanceKind.allCases
    let k = lexicon.frameKind[frame]
    return k < all.count ? all[k] : .attitude
  }

  /// The PLOVER type of a frame in its mood.
  func event(_ frame: Int, negated: Bool, _ factuality: Factuality, score: Double) -> EventType? {
    let code = lexicon.frameEvent[frame] - 1
    let all = EventType.allCases
    guard code >= 0, code < all.count else { return nil }
    return EventMood.type(all[code], negated: negated, factuality: factuality)
  }

  mutating func add(
    _ match: UnitMatch, _ holder: RoleDraft, _ target: RoleDraft, _ r: Reckoning, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, clause c: Int32,
    kind: StanceKind, frame: String, isMain: Bool = true
  ) {
    var target = target
    // Nobody is for or against those he stands with.
    if holder.isCompany || target.isCompany, holder.entity == target.entity { return }
    if holder.entity >= 0 && holder.entity == target.entity {
      // "is proud of its envoy": of what is its own, not of itself.
      guard isMain, isOwned(target), !isFramed(target) else { return }
      target.entity = -1
      target.mention = -1
    }
    if !holder.isAuthor && holder.entity < 0 && holder.first == target.first && holder.end == target.end { return }
    if !holder.isAuthor, target.first <= holder.first, holder.end <= target.end, target.entity < 0, holder.end - holder.first > 0,
      target.end - target.first > holder.end - holder.first, match.holder == nil
    {
      return
    }
    // What a frame asks of its target it does not ask of a second one, or of those whom an event hits.
    var needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame])
    if !isMain, target.entity >= 0 || target.issue >= 0 { needs.formIntersection([.holderEntity, .holderPerson, .holderActor]) }
    if !fits(needs, holder, target) { return }
    if isIdle(target) { return }
    // Who is asked is not what is asked for: "called for the minister to go" is no praise of him.
    var r = r
    if isMain, r.score > 0, lexicon.frameEvent[match.frame] - 1 == EventType.allCases.firstIndex(of: .request), target.mention >= 0, !isOwned(target),
      reading.table.mentions[Int(target.mention)].type == .person
    {
      r.multiply(0, "request.addressee")
    }
    // What was counted in training sets are sides toward somebody (`confidence.tsv`).
    if target.entity >= 0, r.score != 0, lexicon.frameConfidence[match.frame] < StanceStage.frameThreshold { r.multiply(0, "frame.unsure") }
    // A stance without a side, of no kind of event, says nothing.
    if r.score == 0 && event == nil && !modifiers.contains(where: { $0.kind == .negation || $0.kind == .implicative }) { return }
    if r.score == 0 && (holder.isAuthor || target.entity < 0 && target.issue < 0) { return }
    // What unnamed people do to things is no politics, and what they feel for them hardly.
    let isThing = target.entity < 0 && target.issue < 0 && isThing(target)
    if holder.entity < 0, !holder.isAuthor, isThing || kind == .action && target.entity < 0 && target.issue < 0 && !isParty(target) { return }
    var sure = isThing ? confidence * 0.5 : confidence
    if holder.isCompany || target.isCompany { sure *= 0.8 }
    if holder.entity < 0 && !holder.isAuthor { sure *= 0.85 }
    if target.entity < 0 && target.issue < 0 { sure *= 0.9 }
    guard sure >= StanceStage.threshold else { return }
    var first = match.cueFirst
    var end = match.cueEnd
    if c >= 0 {
      let clause = reading.clause(c)
      first = min(first, clause.first)
      end = max(end, clause.end)
    } else {
      first = min(first, target.first)
      end = max(end, target.end)
    }
    if !holder.isAuthor, holder.end > holder.first, reading.words.sentenceOf[Int(holder.first)] == reading.words.sentenceOf[Int(match.cueFirst)] {
      first = min(first, holder.first)
      end = max(end, holder.end)
    }
    // Who holds it is not among those who report it.
    let chain = chain.last?.role.entity ?? -1 >= 0 && chain.last?.role.entity == holder.entity ? Array(chain.dropLast()) : chain
    drafts.append(
      StanceDraft(
        sentence: reading.words.sentenceOf[Int(match.cueFirst)], first: first, end: reading.trimmed(first, end), kind: kind,
        holder: holder, target: target, score: r.score, event: event, factuality: factuality, chain: chain,
        cueFirst: match.cueFirst, cueEnd: match.cueEnd, frame: frame, modifiers: modifiers, confidence: sure,
        trace: r.trace, isDerived: !isMain))
  }

  /// Whether a target is a thing that its entity owns, and not the entity itself.
  func isOwned(_ target: RoleDraft) -> Bool {
    guard target.mention >= 0, target.end > target.first else { return target.end - target.first > 1 }
    let m = reading.table.mentions[Int(target.mention)]
    return target.first < m.first || m.end < target.end
  }

  /// Whether a target is a thing to be touched: food, a car, a knee.
  func isThing(_ target: RoleDraft) -> Bool {
    let p = headPhrase(target)
    guard p >= 0, !reading.canHold(p) else { return false }
    let head = Int(reading.phrase(reading.content(p)).head)
    guard reading.syntax.tags[head] == .noun, reading.mention(at: head) < 0 else { return false }
    let flags = reading.lemmaFlags(head)
    if !flags.isDisjoint(with: [.eventBad, .eventGood, .actNoun, .documentNoun, .placeNoun, .relation, .groupNoun]) { return false }
    let classes = reading.lemmaClasses(head).intersection(StanceStage.nounClasses)
    return classes.isDisjoint(with: StanceStage.abstract)
  }

  /// Whether a target acts itself or is an act, an event, a document: what politics is about.
  func isParty(_ target: RoleDraft) -> Bool { isEvent(target) || headIsActor(target) }

  static let nounClasses: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun.") { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }
  /// The classes of nouns that name no thing; foods, animals, plants, bodies and stuffs have none of them.
  static let abstract: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun."), $1 != "noun.artifact", $1 != "noun.quantity" { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }

  /// Whether a target's noun has a frame of its own ("reaffirmed its backing for"): it speaks for itself.
  func isFramed(_ target: RoleDraft) -> Bool {
    let p = headPhrase(target)
    return p >= 0 && matcher.nounMatches(p).contains { $0.target != nil }
  }

  /// The phrase whose head a role's text has first.
  func headPhrase(_ role: RoleDraft) -> Int32 {
    for t in Int(role.first)..<max(Int(role.first), Int(role.end)) {
      let p = reading.syntax.phraseOf[t]
      // "its assessment": not the owner.
      if reading.syntax.tags[t] == .pron, t + 1 < Int(role.end) { continue }
      guard p >= 0, Int(reading.phrase(p).head) == t, t + 1 >= Int(role.end) || !reading.words.tokens.flags[t + 1].contains(.clitic) else { continue }
      return p
    }
    return -1
  }

  /// Whether the fillers are what the frame needs.
  func suits(_ match: UnitMatch) -> Bool {
    let needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame])
    guard !needs.isEmpty, let holder = match.holder, let target = match.target else { return true }
    let targets = targets(target, without: [])
    if let h = holders(holder, chain: [], speaks: true, acts: true).first { return targets.contains { fits(needs, h, $0) } }
    // What is written has its holder elsewhere ("issued a statement accusing …").
    guard case .phrase(let p) = holder, reading.isUtterance(p) else { return false }
    return targets.contains { fits(needs.subtracting([.holderEntity, .holderPerson, .holderActor]), RoleDraft(), $0) }
  }

  /// Whether a role is an event, an act or a document: by its head's class, or because it is a clause.
  func isEvent(_ role: RoleDraft) -> Bool {
    guard role.end > role.first else { return false }
    if role.issue >= 0 { return true }
    for t in Int(role.first)..<min(Int(role.end), Int(role.first) + 20) where reading.syntax.tags[t] == .noun || reading.syntax.tags[t] == .verb {
      if reading.syntax.tags[t] == .verb { return true }
      let q = reading.syntax.phraseOf[t]
      guard q >= 0, Int(reading.phrase(q).head) == t else { continue }
      let head = Int(reading.phrase(reading.content(q)).head)
      let flags = reading.lemmaFlags(head)
      if !flags.isDisjoint(with: [.eventBad, .eventGood, .actNoun, .documentNoun]) { return true }
      return !reading.lemmaClasses(head).isDisjoint(with: [.act, .event, .communication])
    }
    return false
  }

  func fits(_ needs: SlotNeeds, _ holder: RoleDraft, _ target: RoleDraft) -> Bool {
    if needs.isEmpty { return true }
    func type(_ role: RoleDraft) -> EntityType? { role.entity >= 0 ? reading.table.entities[Int(role.entity)].type : nil }
    if needs.contains(.targetEntity) && target.entity < 0 { return false }
    if needs.contains(.targetPerson), type(target) != .person, !headIsActor(target) || target.mention >= 0 && !isOwned(target) && !isUntyped(target) {
      return false
    }
    if needs.contains(.targetActor) && target.entity < 0 && !headIsActor(target) { return false }
    if needs.contains(.targetEvent), !isEvent(target) { return false }
    if needs.contains(.holderEntity) && holder.entity < 0 { return false }
    if needs.contains(.holderPerson), let t = type(holder), t != .person { return false }
    return true
  }

  /// Whether a target is a span that the caller gave without a type, and of which nothing else is known: it may be a person.
  func isUntyped(_ target: RoleDraft) -> Bool {
    let m = reading.table.mentions[Int(target.mention)]
    return m.form == .given && m.type == .org && reading.table.entities[Int(m.entity)].lexicon < 0
  }

  /// "declined to comment", "asked not to be named": no stance on anything.
  func isIdle(_ target: RoleDraft) -> Bool {
    guard target.entity < 0 else { return false }
    for t in Int(target.first)..<min(Int(target.end), Int(target.first) + 4) where reading.syntax.tags[t] == .verb {
      return reading.lemmaClasses(t).contains(.idle)
    }
    return false
  }

  func headIsActor(_ role: RoleDraft) -> Bool {
    let p = headPhrase(role)
    return p >= 0 && reading.canHold(p)
  }

  // MARK: Finishing

  /// Sorted by evidence; of two that say the same with the same cue, a frame's own, then the surer.
  func finish() -> [StanceDraft] {
    let sorted = drafts.sorted {
      if $0.cueFirst != $1.cueFirst { return $0.cueFirst < $1.cueFirst }
      if $0.isDerived != $1.isDerived { return $1.isDerived }
      return $0.confidence > $1.confidence
    }
    var result: [StanceDraft] = []
    for d in sorted {
      // Of the same sentence only: those before come last.
      var from = result.count
      while from > 0, result.count - from < 512, result[from - 1].sentence == d.sentence { from -= 1 }
      let same = result[from...].contains {
        $0.sentence == d.sentence && $0.holder.entity == d.holder.entity && $0.holder.isAuthor == d.holder.isAuthor
          && ($0.holder.entity >= 0 || $0.holder.first == d.holder.first) && ($0.score < 0) == (d.score < 0)
          && ($0.score > 0) == (d.score > 0) && $0.target.first < d.target.end && d.target.first < $0.target.end
          && $0.target.entity == d.target.entity
      }
      if !same { result.append(d) }
    }
    return result.sorted {
      $0.first != $1.first ? $0.first < $1.first : $0.cueFirst != $1.cueFirst ? $0.cueFirst < $1.cueFirst : $0.target.first < $1.target.first
    }
  }
}

extension ModifierKind {
  /// The raw value, as a rule's name.
  fileprivate var rule: StaticString {
    switch self {
    case .negation: "negation"
    case .intensifier: "intensifier"
    case .diminisher: "diminisher"
    case .hedge: "hedge"
    case .implicative: "implicative"
    case .phase: "phase"
    }
  }
}

extension Array {
  subscript(safe i: Int) -> Element? { indices.contains(i) ? self[i] : nil }
}
