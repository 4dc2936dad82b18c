internal import Lexicon
internal import Segmentation

/// Applies the frames of the lexicon to clauses and noun phrases, and composes what comes out.
///
/// predicate × implicative chain × event complement × negation × mood; each step is recorded.
struct StanceStage {
  /// Below this confidence nothing is said.
  static let threshold = 0.3

  let lexicon: CompiledLexicon
  private var reading: DocumentReading
  private var roles: RoleBuilder
  private var matcher: UnitMatcher
  private var contexts: ContextReader
  private var drafts: [StanceDraft] = []
  /// Per clause: its best match.
  private var best: [UnitMatch?] = []
  /// Tokens that a unit's further words cover: nouns among them are no frames of their own.
  private var covered: [Bool]
  /// The matches of the clause or phrase that is being read.
  private var matches: [UnitMatch] = []

  static func run(_ reading: DocumentReading) -> [StanceDraft] {
    var stage = StanceStage(reading)
    return stage.compose()
  }

  private init(_ reading: DocumentReading) {
    self.reading = reading
    lexicon = reading.lexicon
    roles = RoleBuilder(reading: reading)
    matcher = UnitMatcher(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: matcher)
    covered = [Bool](repeating: false, count: reading.words.count)
  }

  private mutating func compose() -> [StanceDraft] {
    var frameOf: [Int32] = []
    frameOf.reserveCapacity(reading.syntax.clauses.count)
    best.reserveCapacity(reading.syntax.clauses.count)
    for c in reading.syntax.clauses.indices {
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
      clauseStances(Int32(c))
      evaluations(Int32(c))
    }
    let clauseOfToken = narrowestClauses()
    for p in reading.syntax.phrases.indices {
      let phrase = reading.syntax.phrases[p]
      guard isEvidence(phrase.sentence) else { continue }
      loadedAdjective(Int32(p), clauseOfToken[Int(phrase.head)])
      guard !covered[Int(phrase.head)] else { continue }
      nounStances(Int32(p), clauseOfToken[Int(phrase.head)])
    }
    return finish()
  }

  /// Per token: the narrowest clause that holds it, the earlier of two; -1 none.
  private func narrowestClauses() -> [Int32] {
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
  private func isEvidence(_ sentence: Int32) -> Bool {
    let block = reading.words.blocks[Int(reading.words.sentences[Int(sentence)].block)]
    switch block.kind {
    case .markup, .note, .table, .byline: return false
    default: return true
    }
  }

  // MARK: Clauses

  private mutating func clauseStances(_ c: Int32) {
    guard let match = best[Int(c)], let target = match.target else { return }
    guard let holder = match.holder ?? inheritedHolder(c, match) else { return }
    let clause = reading.clause(c)
    let context = contexts.context(c)
    let intensity = adverbs(clause)
    emit(match, holder: holder, target: target, clause: c, context: context, intensity: intensity)
    // "blocked the aid package for Ukraine": the whole idiom is against Ukraine, the verb alone against the package.
    if match.length > 1, clause.object >= 0, clause.kind == .verb {
      let head = reading.phrase(clause.object).head
      guard head > match.cueFirst, head < match.cueEnd,
        let single = matcher.matches(c).first(where: { $0.length == 1 && $0.target == .phrase(clause.object) && $0.holder != nil }),
        lexicon.frameSign[single.frame] != 0, lexicon.frameSign[match.frame] != 0
      else { return }
      emit(single, holder: holder, target: .phrase(clause.object), clause: c, context: context, intensity: intensity)
    }
  }

  /// The understood subject of an infinitive that completes a noun: whose decision it is.
  private func inheritedHolder(_ c: Int32, _ match: UnitMatch) -> Filler? {
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
  private func adverbs(_ clause: ClauseFrame) -> [(kind: ModifierKind, factor: Double, token: Int32)] {
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
  private func holders(_ filler: Filler, chain: [ReporterDraft]) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where reading.mention(at: Int(reading.phrase(p).head)) >= 0 && reading.phrase(p).nextConjunct < 0:
      return reading.canHold(p) || reading.isCountry(p) ? [roles.holder(p)] : []
    case .phrase(let p):
      // "they", "their": all whom the phrase behind the pronoun names.
      let head = Int(reading.phrase(p).head)
      let q = reading.mention(at: head) < 0 ? reading.references.phraseOfPronoun[head] : -1
      return reading.conjuncts(q >= 0 && q != p ? q : p).compactMap {
        reading.canHold($0) || reading.isCountry($0) ? roles.holder($0) : nil
      }
    case .mention(let m): return [roles.mention(m)]
    case .speaker: return [chain.last?.role ?? .author]
    case .clause: return []
    }
  }

  private func targets(_ filler: Filler, without: [Int32]) -> [RoleDraft] {
    switch filler {
    case .phrase(let p) where reading.phrase(p).nextConjunct < 0: return roles.target(p, without: without).map { [$0] } ?? []
    case .phrase(let p): return reading.conjuncts(p).compactMap { roles.target($0, without: without) }
    case .mention(let m): return [roles.mention(m)]
    case .clause(let c): return [roles.clause(c)]
    case .speaker: return []
    }
  }

  /// Phrases that the clause uses for slots of its own, and which are no part of the target's text.
  private func verbPhrases(_ clause: ClauseFrame, _ match: UnitMatch) -> [Int32] {
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

  private func fillers(of list: Int, _ clause: ClauseFrame, _ match: UnitMatch, _ out: inout [Int32]) {
    for slot in lexicon.slots(list) {
      if case .phrase(let p)? = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match) {
        out.append(p)
      }
    }
  }

  /// Whether a preposition says when, why, or with whom, and so belongs to the verb.
  private func isCircumstance(_ t: Int) -> Bool {
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

  private mutating func emit(
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
    if context.isUnrealised { return }
    let holderRoles = holders(holder, chain: chain)
    guard !holderRoles.isEmpty else { return }
    var base = Reckoning()
    let strength = Double(lexicon.frameStrength[frame]) / 1000
    let name = reading.strings[lexicon.frameName[frame]]
    base.set(sign == 1 ? strength : sign == 2 ? -strength : 0, "frame.", name: name, match.cueFirst, match.cueEnd)
    var modifiers = context.modifiers
    for step in context.steps { base.multiply(step.factor, step.rule, name: step.name, step.first, step.end) }
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
    }
  }

  /// Denial of a positive stance is negative; of a negative one at most neutral, unless the frame says more.
  private func deny(
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

  private func kind(_ frame: Int) -> StanceKind {
    let all = StanceKind.allCases
    let k = lexicon.frameKind[frame]
    return k < all.count ? all[k] : .attitude
  }

  /// The PLOVER type of a frame in its mood.
  private func event(_ frame: Int, negated: Bool, _ factuality: Factuality, score: Double) -> EventType? {
    let code = lexicon.frameEvent[frame] - 1
    let all = EventType.allCases
    guard code >= 0, code < all.count else { return nil }
    return EventMood.type(all[code], negated: negated, factuality: factuality)
  }

  private mutating func add(
    _ match: UnitMatch, _ holder: RoleDraft, _ target: RoleDraft, _ r: Reckoning, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, clause c: Int32,
    kind: StanceKind, frame: String, isMain: Bool = true
  ) {
    var target = target
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
    // A stance without a side, of no kind of event, says nothing.
    if r.score == 0 && event == nil && !modifiers.contains(where: { $0.kind == .negation || $0.kind == .implicative }) { return }
    if r.score == 0 && (holder.isAuthor || target.entity < 0 && target.issue < 0) { return }
    // What unnamed people do to things is no politics, and what they feel for them hardly.
    let isThing = target.entity < 0 && target.issue < 0 && isThing(target)
    if holder.entity < 0, !holder.isAuthor, isThing || kind == .action && target.entity < 0 && target.issue < 0 && !isParty(target) { return }
    var sure = isThing ? confidence * 0.5 : confidence
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
        trace: r.trace))
  }

  /// Whether a target is a thing that its entity owns, and not the entity itself.
  private func isOwned(_ target: RoleDraft) -> Bool {
    guard target.mention >= 0, target.end > target.first else { return target.end - target.first > 1 }
    let m = reading.table.mentions[Int(target.mention)]
    return target.first < m.first || m.end < target.end
  }

  /// Whether a target is a thing to be touched: food, a car, a knee.
  private func isThing(_ target: RoleDraft) -> Bool {
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
  private func isParty(_ target: RoleDraft) -> Bool { isEvent(target) || headIsActor(target) }

  private static let nounClasses: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun.") { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }
  /// The classes of nouns that name no thing; foods, animals, plants, bodies and stuffs have none of them.
  private static let abstract: LemmaClasses = LemmaClasses.names.reduce(into: []) {
    if $1.hasPrefix("noun."), $1 != "noun.artifact", $1 != "noun.quantity" { $0.formUnion(LemmaClasses.named($1) ?? []) }
  }

  /// Whether a target's noun has a frame of its own ("reaffirmed its backing for"): it speaks for itself.
  private func isFramed(_ target: RoleDraft) -> Bool {
    let p = headPhrase(target)
    return p >= 0 && matcher.nounMatches(p).contains { $0.target != nil }
  }

  /// The phrase whose head a role's text has first.
  private func headPhrase(_ role: RoleDraft) -> Int32 {
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
  private func suits(_ match: UnitMatch) -> Bool {
    let needs = SlotNeeds(rawValue: lexicon.frameNeeds[match.frame])
    guard !needs.isEmpty, let holder = match.holder, let target = match.target else { return true }
    guard let h = holders(holder, chain: []).first, let t = targets(target, without: []).first else { return false }
    return fits(needs, h, t)
  }

  /// Whether a role is an event, an act or a document: by its head's class, or because it is a clause.
  private func isEvent(_ role: RoleDraft) -> Bool {
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

  private func fits(_ needs: SlotNeeds, _ holder: RoleDraft, _ target: RoleDraft) -> Bool {
    if needs.isEmpty { return true }
    func type(_ role: RoleDraft) -> EntityType? { role.entity >= 0 ? reading.table.entities[Int(role.entity)].type : nil }
    if needs.contains(.targetEntity) && target.entity < 0 { return false }
    if needs.contains(.targetPerson), type(target) != .person, !headIsActor(target) || target.mention >= 0 && !isOwned(target) { return false }
    if needs.contains(.targetActor) && target.entity < 0 && !headIsActor(target) { return false }
    if needs.contains(.targetEvent), !isEvent(target) { return false }
    if needs.contains(.holderEntity) && holder.entity < 0 { return false }
    if needs.contains(.holderPerson), let t = type(holder), t != .person { return false }
    return true
  }

  /// "declined to comment", "asked not to be named": no stance on anything.
  private func isIdle(_ target: RoleDraft) -> Bool {
    guard target.entity < 0 else { return false }
    for t in Int(target.first)..<min(Int(target.end), Int(target.first) + 4) where reading.syntax.tags[t] == .verb {
      return reading.lemmaClasses(t).contains(.idle)
    }
    return false
  }

  private func headIsActor(_ role: RoleDraft) -> Bool {
    let p = headPhrase(role)
    return p >= 0 && reading.canHold(p)
  }

  // MARK: Further targets

  /// A frame's second target: what someone is accused of, thanked for, preferred to.
  private mutating func second(
    _ match: UnitMatch, _ holder: RoleDraft, _ clause: ClauseFrame?, _ base: Reckoning, _ frame: Int, _ event: EventType?,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String, negated: Bool
  ) {
    guard let clause, base.score != 0 else { return }
    for slot in lexicon.slots(lexicon.frameSecond[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != match.target
      else { continue }
      let sign = lexicon.slotSign[slot]
      var r = Reckoning()
      r.set(abs(base.score) * (sign == 2 ? -0.7 : sign == 1 ? 0.7 : 0), "second.", name: name, match.cueFirst, match.cueEnd)
      if negated { r.multiply(0, "negation.second") }
      for target in targets(filler, without: []) {
        add(match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.8, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// Whoever is asked: neutral, or negative under pressure.
  private mutating func addressee(
    _ match: UnitMatch, _ holder: RoleDraft, _ clause: ClauseFrame?, _ frame: Int, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, _ name: String
  ) {
    guard let clause else { return }
    for slot in lexicon.slots(lexicon.frameAddressee[frame]) {
      guard let filler = matcher.fill(kind: lexicon.slotKind[slot], word: lexicon.slotWord[slot], clause, match), filler != match.target
      else { continue }
      var r = Reckoning()
      let sign = lexicon.slotSign[slot]
      let strength = Double(lexicon.frameStrength[frame]) / 1000
      r.set(sign == 2 ? -strength * 0.6 : sign == 1 ? strength * 0.6 : 0, "addressee.", name: name, match.cueFirst, match.cueEnd)
      for target in targets(filler, without: []) where target.entity >= 0 {
        add(
          match, holder, target, r, sign == 2 ? EventType.allCases[safe: lexicon.frameEvent[frame] - 1] : .request, factuality, chain,
          modifiers, confidence * 0.9, clause: c, kind: kind(frame), frame: name, isMain: false)
      }
      return
    }
  }

  /// What a stance toward an event says of those whom the event helps or hits: to promote it is for the one and against the other; to
  /// oppose it is against the event alone.
  private mutating func complement(
    _ match: UnitMatch, _ target: Filler, _ holder: RoleDraft, _ base: Reckoning, _ frame: Int, _ flags: FrameFlags,
    _ factuality: Factuality, _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32,
    _ name: String
  ) {
    let does = flags.contains(.eventDoes)
    if flags.contains(.eventNone) || flags.contains(.eventOpposes) { return }
    guard does && base.score >= 0 || base.score > 0 else { return }
    switch target {
    case .phrase(let p):
      for q in reading.conjuncts(p) {
        guard let inner = matcher.nounMatches(reading.content(q)).first(where: { $0.target != nil }), let innerTarget = inner.target
        else { continue }
        // What is promised is to come.
        let promised = lexicon.frameImplies[frame] == Implication.future && factuality == .asserted
        compose(match, inner, innerTarget, holder, promised ? .future : factuality, chain, modifiers, confidence, c, does: does)
      }
    case .clause(let k):
      guard let inner = best[Int(k)], let innerTarget = inner.target, lexicon.frameSign[inner.frame] != 0 else { return }
      // The clause's own denial ("called on them not to attack").
      let denied = reading.clause(k).flags.contains(.negated)
      compose(match, inner, innerTarget, holder, factuality, chain, modifiers, confidence, c, does: does, denied: denied)
    default: return
    }
  }

  private mutating func compose(
    _ match: UnitMatch, _ inner: UnitMatch, _ innerTarget: Filler, _ holder: RoleDraft, _ factuality: Factuality,
    _ chain: [ReporterDraft], _ modifiers: [ModifierDraft], _ confidence: Double, _ c: Int32, does: Bool, denied: Bool = false
  ) {
    let sign = lexicon.frameSign[inner.frame]
    guard sign != 0 else { return }
    if denied && sign == 2 { return }
    let strength = Double(lexicon.frameStrength[inner.frame]) / 1000
    let innerName = reading.strings[lexicon.frameName[inner.frame]]
    var r = Reckoning()
    r.set((sign == 1) != denied ? strength : -strength, "event.", name: innerName, inner.cueFirst, inner.cueEnd)
    r.multiply(does ? 0.9 : 0.7, does ? "event.does" : "event.promoted", match.cueFirst, match.cueEnd)
    switch factuality {
    case .future: r.multiply(0.9, "mood.future")
    case .modal: r.multiply(0.7, "mood.modal")
    case .conditional, .hypothetical, .question: r.multiply(0.5, "mood.unreal")
    default: break
    }
    let code = lexicon.frameEvent[inner.frame] - 1
    let event = EventType.allCases[safe: code].flatMap { EventMood.type($0, negated: false, factuality: does ? factuality : .future) }
    // What somebody is to do with his own ("demanded that Russia withdraw its troops") is for or against nobody else.
    let actor: Int32
    if case .phrase(let p)? = inner.holder { actor = reading.actor(p)?.entity ?? -1 } else { actor = -1 }
    for target in targets(innerTarget, without: []) where target.entity >= 0 || target.issue >= 0 {
      if actor >= 0 && target.entity == actor { continue }
      add(
        match, holder, target, r, event, factuality, chain, modifiers, confidence * 0.85, clause: c, kind: kind(inner.frame),
        frame: innerName, isMain: false)
    }
  }

  // MARK: Noun phrases

  private mutating func nounStances(_ p: Int32, _ c: Int32) {
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
        clause.object == p || reading.syntax.complements(of: clause).contains { $0.phrase == p }
        || clause.flags.contains(.passive) && clause.subject == p
      if isLightNoun, let light = matcher.light(clause, noun: p) {
        context = outer
        lightHolder = matcher.lightFill(lexicon.lightHolder[light], clause, noun: p)
        lightTarget = matcher.lightFill(lexicon.lightTarget[light], clause, noun: p)
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
      guard let target = match.target ?? lightTarget ?? shared, let holder = lightHolder ?? match.holder else { continue }
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
  private func isScant(_ np: NounPhrase) -> Bool {
    for t in Int(np.first)..<Int(np.head) {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.nearNegation) { return true }
      if reading.word(t, is: "little") || reading.word(t, is: "few") { return t == 0 || t == Int(np.first) && !reading.word(t - 1, is: "a") }
    }
    return false
  }

  /// Adjectives of degree before a noun: "full support", "little sympathy".
  private func degree(_ np: NounPhrase) -> [(kind: ModifierKind, factor: Double, token: Int32)] {
    var result: [(ModifierKind, Double, Int32)] = []
    for t in Int(np.first)..<Int(np.head) where reading.syntax.tags[t] == .adj {
      let flags = reading.lemmaFlags(t)
      if flags.contains(.intensifier) { result.append((.intensifier, 1.25, Int32(t))) }
      if flags.contains(.diminisher) { result.append((.diminisher, 0.6, Int32(t))) }
    }
    return result
  }

  // MARK: Evaluations

  private mutating func evaluations(_ c: Int32) {
    let clause = reading.clause(c)
    // "Putin is a liar", "the plan is dangerous": the speaker of a predicate that judges its subject.
    if clause.kind == .adjective || clause.kind == .noun, clause.subject >= 0, best[Int(c)]?.target == nil || best[Int(c)]?.holder == nil {
      let value = loaded(Int(clause.predicate))
      if abs(value) >= 0.3 {
        judge(c, .speaker, .phrase(clause.subject), value, clause.predicate, clause.predicate + 1, frame: "evaluate.predicate")
      }
    }
    // "called the delegation decorative", "described the talks as a farce": the subject judges the object.
    guard clause.kind == .verb else { return }
    let passive = clause.flags.contains(.passive)
    let holder = passive ? clause.agent : clause.subject
    let target = passive ? clause.subject : clause.object
    guard holder >= 0, target >= 0 else { return }
    for k in reading.syntax.complements(of: clause) {
      let (first, end): (Int32, Int32)
      switch k.kind {
      case .predicative where k.token >= 0:
        if k.phrase >= 0 { (first, end) = reading.span(k.phrase) } else { (first, end) = (k.token, k.token + 1) }
      // "used her as a scapegoat", "her skill as a negotiator" describe nobody.
      case .prepositional
      where k.marker >= 0 && reading.word(Int(k.marker), is: "as") && describes(c) && !belongs(k.phrase, to: target):
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
  }

  /// Whether a clause's verb is one of saying or thinking, by its class or its frames.
  private func describes(_ c: Int32) -> Bool {
    let predicate = Int(reading.clause(c).predicate)
    return !reading.lemmaClasses(predicate).isDisjoint(with: StanceStage.descriptive)
      || reading.lemmaFlags(predicate).contains(.reportVerb)
      || matcher.matches(c).contains { lexicon.frameKind[$0.frame] != StanceKind.allCases.firstIndex(of: .action) }
  }

  private static let descriptive: LemmaClasses = ["verb.communication", "verb.cognition"].reduce(into: []) {
    $0.formUnion(LemmaClasses.named($1) ?? [])
  }

  /// Whether a phrase hangs on a noun that has an owner.
  private func belongs(_ p: Int32, to noun: Int32) -> Bool {
    p >= 0 && reading.phrase(p).governor == noun && reading.phrase(noun).possessor >= 0
  }

  /// "Putin's brutal war", "the reckless American plan": a loaded adjective before a noun that somebody owns.
  private mutating func loadedAdjective(_ p: Int32, _ c: Int32) {
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
    judge(c, .speaker, .phrase(p), value, cue, cue + 1, frame: "evaluate.modifier", sentence: np.sentence, token: np.head)
  }

  /// The score of the evaluative list for a token in its part of speech.
  private func loaded(_ t: Int) -> Double {
    let l = reading.lemma(t)
    guard l >= 0 else { return 0 }
    let raw: Int
    switch reading.syntax.tags[t] {
    case .noun: raw = lexicon.lemmaScoreNoun[l]
    case .verb: raw = lexicon.lemmaScoreVerb[l]
    case .adj: raw = lexicon.lemmaScoreAdjective[l]
    case .adv: raw = lexicon.lemmaScoreAdverb[l]
    default: return 0
    }
    return raw == 0 ? 0 : Double(raw - 2000) / 1000
  }

  private mutating func judge(
    _ c: Int32, _ holder: Filler, _ target: Filler, _ value: Double, _ cueFirst: Int32, _ cueEnd: Int32, frame: StaticString,
    sentence: Int32? = nil, token: Int32? = nil
  ) {
    let clause = c >= 0 ? reading.clause(c) : nil
    // A modifier is presupposed, whatever becomes of its clause.
    let isModifier = token != nil
    let context = c >= 0 && !isModifier ? contexts.context(c) : StanceContext()
    if context.isUnrealised { return }
    let chain = contexts.chain(clause: c, token: token ?? clause?.predicate ?? cueFirst, roles)
    var r = Reckoning()
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
    for role in holders(holder, chain: chain) {
      for t in targets(target, without: []) {
        if role.isAuthor && t.entity < 0 && t.issue < 0 { continue }
        if !role.isAuthor && role.entity >= 0 && role.entity == t.entity { continue }
        drafts.append(
          StanceDraft(
            sentence: clause?.sentence ?? sentence ?? 0, first: isModifier ? t.first : clause?.first ?? t.first,
            end: isModifier ? t.end : reading.trimmed(clause?.first ?? t.first, clause?.end ?? t.end), kind: .evaluation,
            holder: role, target: t, score: r.score, event: nil, factuality: factuality,
            chain: role.isAuthor || role == chain.last?.role ? Array(chain.dropLast()) : chain, cueFirst: cueFirst,
            cueEnd: cueEnd, frame: frame.description, modifiers: context.modifiers, confidence: role.isAuthor ? 0.5 : 0.7, trace: r.trace))
      }
    }
  }

  // MARK: Finishing

  /// Sorted by evidence; of two that say the same with the same cue, the surer.
  private func finish() -> [StanceDraft] {
    let sorted = drafts.sorted {
      if $0.cueFirst != $1.cueFirst { return $0.cueFirst < $1.cueFirst }
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
