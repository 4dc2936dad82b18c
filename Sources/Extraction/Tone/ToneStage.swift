internal import Lexicon
internal import Segmentation

/// What the article says of each entity, sentence by sentence: the loaded words of the sentence, each by how it stands to the entity.
///
/// What the stances say already is not counted again. A sum beyond the table's bounds becomes a stance of the author, with every word that it
/// came from in its trace; a smaller one says nothing.
struct ToneStage: ~Copyable {
  private let reading: DocumentReading
  private let table: ToneTable
  private let finder: LoadedWordFinder
  private var relations: ToneRelations
  private let contexts: ContextReader
  private let roles: RoleBuilder
  private var room: ToneRoom

  /// Adds the stances that the sentences' words come to.
  /// - Parameter room: one worker's.
  static func run(_ reading: DocumentReading, _ table: ToneTable, _ room: inout ToneRoom, _ drafts: inout [StanceDraft]) {
    if table.isEmpty { return }
    var stage = ToneStage(reading, table, room)
    stage.take(drafts)
    stage.compose(&drafts)
    room = stage.leave()
  }

  private init(_ reading: DocumentReading, _ table: ToneTable, _ room: consuming ToneRoom) {
    self.reading = reading
    self.table = table
    finder = LoadedWordFinder(reading: reading, speech: table.speech)
    relations = ToneRelations(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: UnitMatcher(reading: reading))
    roles = RoleBuilder(reading: reading)
    self.room = room
  }

  /// Gives the room back.
  private consuming func leave() -> ToneRoom { room }

  /// Takes in the stances found before.
  private mutating func take(_ drafts: borrowing [StanceDraft]) {
    room.begin(
      sentences: reading.words.sentences.count, tokens: reading.words.count, entities: reading.table.entities.count,
      phrases: reading.syntax.phrases.count)
    let drafts = drafts.span
    for i in drafts.indices {
      let sentence = Int(reading.words.sentenceOf[Int(drafts[i].cueFirst)])
      room.found.append(
        FoundStance(
          holder: drafts[i].holder.entity, target: drafts[i].target.entity, cue: drafts[i].cueFirst, score: drafts[i].score,
          isAction: drafts[i].kind == .action, isCounted: drafts[i].factuality != .question && drafts[i].factuality != .hypothetical,
          next: room.firstFound[sentence]))
      room.firstFound[sentence] = Int32(room.found.count - 1)
      // What is done says something of whoever does it; what is merely said or felt does not.
      if drafts[i].kind != .action { room.cover(drafts[i].cueFirst, drafts[i].cueEnd) }
      if drafts[i].target.end - drafts[i].target.first <= ToneStage.targetLimit { room.cover(drafts[i].target.first, drafts[i].target.end) }
    }
  }

  /// A longer target is a clause, whose words speak for themselves.
  private static let targetLimit: Int32 = 8

  private mutating func compose(_ out: inout [StanceDraft]) {
    let allMentions = reading.table.mentions
    let mentions = allMentions.span
    let allSentences = reading.words.sentences
    let sentences = allSentences.span
    let firsts = SentencePlaces.firsts(of: mentions.count, sentences: sentences.count) { reading.words.sentenceOf[Int(mentions[$0].first)] }
    for s in sentences.indices {
      let firstMention = Int(firsts[s])
      let endMention = Int(firsts[s + 1])
      guard firstMention < endMention, isRead(block: sentences[s].block) else { continue }
      let tokens = Int(sentences[s].first)..<Int(sentences[s].end)
      let here = firstMention..<min(endMention, firstMention + ToneStage.mentionLimit)
      let onlyCountries = judge(here, mentions, in: s)
      if room.judged.isEmpty { continue }
      finder.find(onlyOpinions: onlyCountries, in: tokens, clauses: reading.clauses(of: s), without: room.covered, &room.places, into: &room.words)
      if room.words.isEmpty && room.firstFound[s] < 0 { continue }
      relate(here, mentions, in: s)
      for i in room.judged.indices {
        let m = room.judged[i].mention
        stance(of: mentions[m].entity, mentions[m].type, slot: i, in: s, first: m, &out)
      }
    }
  }

  /// Takes in who is judged, each once, at his first mention of the sentence. Without a branch: nothing foresees who a sentence names.
  /// - Returns: whether they are all countries and peoples.
  private mutating func judge(_ here: Range<Int>, _ mentions: Span<MentionRecord>, in sentence: Int) -> Bool {
    room.judged.fill(ToneSubject(entity: -1, mention: -1), count: here.count + 1)
    var count = 0
    var others = 0
    for m in here {
      let entity = mentions[m].entity
      let slot = Int(room.slots[Int(entity)])
      let isJudged = ToneStage.isJudged(mentions[m].form, mentions[m].type, mentions[m].sense) ? 1 : 0
      let isNew = isJudged & (slot &>> ToneStage.slotBits == sentence ? 0 : 1)
      others |= isJudged & (ToneStage.isCountry(mentions[m].type) ? 0 : 1)
      room.judged[count] = ToneSubject(entity: entity, mention: m)
      let own = sentence &<< ToneStage.slotBits | count
      room.slots[Int(entity)] = Int32(truncatingIfNeeded: slot ^ ((slot ^ own) & (0 &- isNew)))
      count &+= isNew
    }
    room.judged.shorten(to: count)
    return others == 0
  }

  /// Of a place among those who are judged, of whom there are no more than mentions.
  private static let slotBits = 5

  /// Mentions of one sentence that are looked at; a longer list is no prose.
  private static let mentionLimit = 24

  /// Leftover markup, tables and notes say nothing of anybody.
  private func isRead(block: Int32) -> Bool {
    switch reading.words.blocks[Int(block)].kind {
    case .markup, .note, .table, .byline: false
    default: true
    }
  }

  /// Whether something can be said of a mention: people, bodies and countries that act, not places and dates.
  private static func isJudged(_ form: MentionForm, _ type: EntityType, _ sense: MentionSense) -> Bool {
    let isParty: UInt8 = (type == .person ? 1 : 0) | (type == .org ? 1 : 0) | (type == .norp ? 1 : 0)
    let isActing: UInt8 = (type == .gpe ? 1 : 0) & ((sense == .government ? 1 : 0) | (sense == .people ? 1 : 0))
    return (form == .given ? 1 : 0) | isParty & (sense == .place ? 0 : 1) | isActing != 0
  }

  /// Countries and peoples do, suffer and stand beside things all the time: of them only what judges outright is told.
  private static func isCountry(_ type: EntityType) -> Bool { (type == .gpe ? 1 : 0) | (type == .norp ? 1 : 0) != 0 }

  /// Bodies of many countries do and suffer as countries do: courts issue warrants, banks suspend aid.
  private func isOfNoCountry(_ entity: Int32) -> Bool {
    let id = Int(reading.table.entities[Int(entity)].lexicon)
    return id >= 0 && reading.lexicon.entityCountry[id] == 0
  }

  private mutating func stance(of entity: Int32, _ type: EntityType, slot: Int, in sentence: Int, first: Int, _ out: inout [StanceDraft]) {
    room.parts.removeAll()
    var sum = 0.0
    let isCountry = ToneStage.isCountry(type) || type == .org && isOfNoCountry(entity)
    for w in room.words.indices {
      if isCountry, room.words[w].score.kind != .opinion { continue }
      sum += add(w, slot, onlyJudging: isCountry)
    }
    let said = weigh(entity, in: sentence, first, reflects: !isCountry, &sum)
    if speaks(sum, beside: said) { draft(sum, entity, sentence, &out) }
  }

  /// Whether a sum is worth a stance beside what the sentence's other stances say.
  private func speaks(_ sum: Double, beside said: Double) -> Bool {
    if said == 0 { return sum >= table.positiveFrom || sum <= -table.negativeFrom }
    // What agrees adds nothing; what outweighs them does.
    if (sum < 0) == (said < 0) { return false }
    return sum + said >= table.positiveFrom || sum + said <= -table.negativeFrom
  }

  /// Takes in how each word stands to each of those who are judged: by the closest of his mentions.
  private mutating func relate(_ here: Range<Int>, _ mentions: Span<MentionRecord>, in sentence: Int) {
    room.mentions.removeAll()
    let count = room.judged.count
    for m in here {
      let entity = mentions[m].entity
      let slot = Int(room.slots[Int(entity)])
      // Behind those of the others where it is not judged.
      let isJudged = Mask.isEqual(Int32(truncatingIfNeeded: slot &>> ToneStage.slotBits), Int32(truncatingIfNeeded: sentence))
      let place = Mask.choose(slot & (1 &<< ToneStage.slotBits &- 1), count, isJudged)
      room.mentions.append(
        ToneMention(
          entity: entity, first: mentions[m].first, end: mentions[m].end, phrase: reading.syntax.phraseOf[Int(mentions[m].end) - 1],
          slot: Int32(truncatingIfNeeded: place)))
    }
    // Of each word, those who are judged and one more.
    room.views.fill(.none, count: room.words.count * (count + 1))
    for w in room.words.indices {
      relations.enter(room.words[w], &room.roles)
      let row = w * (count + 1)
      // The entity that the word is said of, done by or done to; whether there are several.
      var claimant: Int32 = -1
      var areSeveral = 0
      for i in room.mentions.indices {
        let relation = relations.relation(room.words[w], room.mentions[i], room.roles)
        let closeness = relation.closeness
        let entity = room.mentions[i].entity
        let isClaimed = Mask.isEqual(Int32(truncatingIfNeeded: closeness), 1) & ~Mask.isEqual(claimant, entity)
        areSeveral = Mask.choose(~Mask.isNegative(Int(claimant)), areSeveral, isClaimed)
        claimant = Int32(truncatingIfNeeded: Mask.choose(Int(entity), Int(claimant), isClaimed))
        room.views[row + Int(room.mentions[i].slot)].takeCloser(ToneView(relation, closeness: closeness, mention: here.lowerBound + i))
      }
      if claimant < 0 { continue }
      for i in room.judged.indices {
        room.views[row + i].turnAway(areSeveral | ~Mask.isEqual(claimant, room.judged[i].entity))
      }
    }
  }

  /// Adds what a word says of one who is judged.
  private mutating func add(_ w: Int, _ slot: Int, onlyJudging: Bool) -> Double {
    let view = room.views[w * (room.judged.count + 1) + slot]
    if room.words[w].takesSides, view.isOf(.doer) || view.isOf(.patient) && isAgentless(room.words[w].ownClause) { return 0 }
    let amount = table.amount(room.words[w], view.place)
    if amount == 0 { return 0 }
    let kind = room.words[w].score.kind
    if onlyJudging, !(kind == .opinion && (view.isOf(.predicate) || view.isOf(.doer))) { return 0 }
    room.parts.append(TonePart(relation: view.relation, kind: kind, token: room.words[w].token, mention: view.mention, amount: amount))
    return amount
  }

  /// Whether a clause is passive and names nobody who does it.
  private func isAgentless(_ c: Int32) -> Bool { reading.clause(c).agent < 0 && reading.clause(c).flags.contains(.passive) }

  /// What the stances of a sentence come to that are toward the entity; what it does to others reflects on it, and is added to the sum.
  private mutating func weigh(_ entity: Int32, in sentence: Int, _ mention: Int, reflects: Bool, _ sum: inout Double) -> Double {
    var said = 0.0
    var i = room.firstFound[sentence]
    while i >= 0 {
      let stance = room.found[Int(i)]
      i = stance.next
      if stance.target == entity {
        if stance.isCounted { said += stance.score }
      } else if reflects, stance.holder == entity, stance.isAction, !hasPart(stance.cue) {
        let amount = table.held(stance.score)
        guard amount != 0 else { continue }
        sum += amount
        room.parts.append(TonePart(relation: .held, kind: nil, token: stance.cue, mention: Int32(mention), amount: amount))
      }
    }
    return said
  }

  /// Whether a word is among what speaks of the entity.
  private func hasPart(_ token: Int32) -> Bool {
    for i in room.parts.indices where room.parts[i].token == token { return true }
    return false
  }

  /// Whose account it is. What is plainly said of the entity in a report is the speaker's; what merely stands near it there remains the author's,
  /// with those who report it in the chain. What the police and witnesses say is the article's account, and so is what the entity's own
  /// words say of it.
  private func source(_ main: TonePart, _ entity: Int32, _ sum: Double) -> (RoleDraft, [ReporterDraft]) {
    if main.relation == .ownWords || main.relation == .held { return (.author, []) }
    var clause: Int32 = -1
    for w in room.words.indices where room.words[w].token == main.token { clause = room.words[w].clause }
    let chain = contexts.chain(clause: clause, token: main.token, roles)
    guard let speaker = chain.last?.role else { return (.author, []) }
    if speaker.entity == entity || reading.isObserver(speaker) { return (.author, []) }
    guard speaker.entity >= 0, !reading.isOwnCountry(entity, of: speaker.entity) else { return (.author, chain) }
    let isOutright = main.judges && main.amount < 0 && abs(sum) >= 0.5
    // Whoever asks about the two wants to know what the one's words are to the other, weak as they may be: of what is said of it, has it, does
    // or undergoes, and of the bad in what it does or undergoes; what else its clause has may be about anything.
    let isSaid = main.relation.closeness == 1 || main.relation.closeness <= 3 && main.amount < 0
    // "…, the newspaper reported": who is named behind an account is its source; what only lends it a colour is not his judgement.
    let isJudged = main.kind != .tinge || speaker.first < main.token
    let isAsked =
      isGiven(speaker.entity) && isGiven(entity) && main.relation.isLinked && main.relation != .otherClause && isSaid && isJudged && abs(sum) >= table.askedFrom
    return isOutright || isAsked ? (speaker, Array(chain.dropLast())) : (.author, chain)
  }

  private func isGiven(_ entity: Int32) -> Bool {
    reading.table.entities[Int(entity)].isGiven
  }

  private mutating func draft(_ sum: Double, _ entity: Int32, _ sentence: Int, _ out: inout [StanceDraft]) {
    if room.parts.isEmpty { return }
    room.sortParts(by: sum)
    let main = room.parts[0]
    var r = Reckoning(isTraced: reading.isTraced)
    for i in room.parts.indices {
      let part = room.parts[i]
      // Named where the steps are kept only.
      r.add(part.amount, "tone.", name: reading.isTraced ? table.name(part.relation, part.kind) : "", part.token, part.token + 1)
    }
    guard r.score != 0 else { return }
    var target = RoleDraft()
    target.entity = entity
    target.mention = main.mention
    target.first = reading.table.mentions[Int(main.mention)].first
    target.end = reading.table.mentions[Int(main.mention)].end
    let first = min(main.token, target.first)
    let end = max(main.token + 1, target.end)
    let (holder, chain) = source(main, entity, sum)
    let confidence = min(0.7, (main.relation.isLinked ? 0.4 : 0.3) + 0.2 * min(1, abs(sum)))
    out.append(
      StanceDraft(
        sentence: Int32(sentence), first: first, end: end, kind: .evaluation, holder: holder, target: target, score: r.score, event: nil,
        factuality: .asserted, chain: chain, cueFirst: main.token, cueEnd: main.token + 1,
        frame: table.frame(main.relation), modifiers: [], confidence: confidence, trace: r.trace))
  }
}

extension TonePart {
  /// Whether the word judges the entity outright: a word of opinion that is said of it or that says what it did.
  var judges: Bool { kind == .opinion && (relation == .predicate || relation == .doer) }
}

extension ToneRelation {
  /// Of several mentions of one entity the word goes with the one that is closest to it: by syntax before distance.
  var closeness: Int {
    self == .held ? 9 : Int(ToneRelation.closenesses &>> (UInt64(truncatingIfNeeded: rawValue) &* 4) & 0xF)
  }

  /// Of all relations but the last, four bits each: a jump by the relation is not to be foretold.
  private static var closenesses: UInt64 {
    func place(_ closeness: UInt64, _ relation: ToneRelation) -> UInt64 { closeness << (UInt64(truncatingIfNeeded: relation.rawValue) * 4) }
    let linked =
      place(1, .predicate) | place(1, .modifier) | place(1, .owned) | place(1, .doer) | place(1, .patient) | place(2, .doerClause)
      | place(3, .patientClause) | place(4, .otherClause)
    return linked | place(5, .behindNear) | place(5, .beforeNear) | place(6, .behindMiddle) | place(6, .beforeMiddle) | place(7, .behindFar)
      | place(7, .beforeFar) | place(8, .another)
  }

  /// Whether syntax says so, and not mere nearness.
  var isLinked: Bool { closeness >= 1 && closeness <= 4 }
}
