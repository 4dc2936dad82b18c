internal import Lexicon
internal import Segmentation

/// What the article says of each entity, sentence by sentence: the loaded words of the sentence, each by how it stands to the entity.
///
/// What the stances say already is not counted again. A sum beyond the table's bounds becomes a stance of the author, with every word that it
/// came from in its trace; a smaller one says nothing.
struct ToneStage {
  private let reading: DocumentReading
  private let table: ToneTable
  private let finder: LoadedWordFinder
  private var relations: ToneRelations
  private let contexts: ContextReader
  private let roles: RoleBuilder
  /// What is asked of the stances found before; per sentence the first of them, -1 none.
  private var found: [FoundStance] = []
  private var firstFound: [Int32] = []
  /// Per token: whether a stance has said it, as its cue or its target.
  private var covered: [Bool] = []
  private var words: [LoadedWord] = []
  private var parts: [TonePart] = []
  /// Of the sentence's mentions that are looked at: their entities.
  private var entities: [Int32] = []
  /// Of the sentence: how each word stands to each mention, word by word.
  private var matrix: [ToneRelation] = []

  /// The stances that the sentences' words add to `drafts`.
  static func run(_ reading: DocumentReading, _ drafts: [StanceDraft], _ table: ToneTable) -> [StanceDraft] {
    if table.isEmpty { return [] }
    var stage = ToneStage(reading, drafts, table)
    return stage.compose()
  }

  private init(_ reading: DocumentReading, _ drafts: [StanceDraft], _ table: ToneTable) {
    self.reading = reading
    self.table = table
    finder = LoadedWordFinder(reading: reading)
    relations = ToneRelations(reading: reading)
    contexts = ContextReader(reading: reading, frameOf: [], matcher: UnitMatcher(reading: reading))
    roles = RoleBuilder(reading: reading)
    firstFound = [Int32](repeating: -1, count: reading.words.sentences.count)
    covered = [Bool](repeating: false, count: reading.words.count)
    found.reserveCapacity(drafts.count)
    for d in drafts {
      let sentence = Int(reading.words.sentenceOf[Int(d.cueFirst)])
      found.append(
        FoundStance(
          holder: d.holder.entity, target: d.target.entity, cue: d.cueFirst, score: d.score, isAction: d.kind == .action,
          isCounted: d.factuality != .question && d.factuality != .hypothetical, next: firstFound[sentence]))
      firstFound[sentence] = Int32(found.count - 1)
      // What is done says something of whoever does it; what is merely said or felt does not.
      if d.kind != .action { cover(d.cueFirst, d.cueEnd) }
      if d.target.end - d.target.first <= ToneStage.targetLimit { cover(d.target.first, d.target.end) }
    }
  }

  /// A longer target is a clause, whose words speak for themselves.
  private static let targetLimit: Int32 = 8

  private mutating func cover(_ first: Int32, _ end: Int32) {
    for t in Int(first)..<max(Int(first), min(Int(end), covered.count)) { covered[t] = true }
  }

  private mutating func compose() -> [StanceDraft] {
    var result: [StanceDraft] = []
    let mentions = reading.table.mentions
    let clauses = reading.syntax.clauses
    var mention = 0
    var clause = 0
    for (s, sentence) in reading.words.sentences.enumerated() {
      while mention < mentions.count, mentions[mention].first < sentence.first { mention += 1 }
      let firstMention = mention
      while mention < mentions.count, mentions[mention].first < sentence.end { mention += 1 }
      while clause < clauses.count, clauses[clause].sentence < s { clause += 1 }
      let firstClause = clause
      while clause < clauses.count, clauses[clause].sentence == s { clause += 1 }
      guard firstMention < mention, isRead(sentence) else { continue }
      let here = firstMention..<min(mention, firstMention + ToneStage.mentionLimit)
      guard here.contains(where: { isJudged(mentions[$0].form, mentions[$0].type, mentions[$0].sense) }) else { continue }
      finder.find(in: sentence, clauses: firstClause..<clause, without: covered, into: &words)
      if words.isEmpty && firstFound[s] < 0 { continue }
      relate(here)
      for m in here where isJudged(mentions[m].form, mentions[m].type, mentions[m].sense) {
        let entity = mentions[m].entity
        // Each entity once, at its first mention of the sentence.
        var isLater = false
        for earlier in firstMention..<m
        where mentions[earlier].entity == entity && isJudged(mentions[earlier].form, mentions[earlier].type, mentions[earlier].sense) {
          isLater = true
        }
        if !isLater { stance(of: entity, in: s, mentions: here, first: m, &result) }
      }
    }
    return result
  }

  /// Mentions of one sentence that are looked at; a longer list is no prose.
  private static let mentionLimit = 24

  /// Leftover markup, tables and notes say nothing of anybody.
  private func isRead(_ sentence: SentenceRange) -> Bool {
    switch reading.words.blocks[Int(sentence.block)].kind {
    case .markup, .note, .table, .byline: false
    default: true
    }
  }

  /// Whether something can be said of a mention: people, bodies and countries that act, not places and dates.
  private func isJudged(_ form: MentionForm, _ type: EntityType, _ sense: MentionSense) -> Bool {
    if form == .given { return true }
    switch type {
    case .person, .org, .norp: return sense != .place
    case .gpe: return sense == .government || sense == .people
    default: return false
    }
  }

  private mutating func stance(of entity: Int32, in sentence: Int, mentions: Range<Int>, first: Int, _ out: inout [StanceDraft]) {
    if !parts.isEmpty { parts.removeAll(keepingCapacity: true) }
    var sum = 0.0
    let type = reading.table.mentions[first].type
    let isCountry = type == .gpe || type == .norp
    for w in words.indices {
      // Countries and peoples do, suffer and stand beside things all the time: of them only what judges outright is told.
      if isCountry, words[w].score.kind != .opinion { continue }
      guard let part = part(w, entity, mentions), !isCountry || part.judges else { continue }
      sum += part.amount
      parts.append(part)
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

  private mutating func relate(_ mentions: Range<Int>) {
    if !matrix.isEmpty { matrix.removeAll(keepingCapacity: true) }
    if !entities.isEmpty { entities.removeAll(keepingCapacity: true) }
    for m in mentions { entities.append(reading.table.mentions[m].entity) }
    for w in words.indices {
      let word = words[w]
      relations.enter(word.clause)
      for m in mentions {
        matrix.append(relations.relation(word, entity: entities[m - mentions.lowerBound], reading.table.mentions[m].first, reading.table.mentions[m].end))
      }
    }
  }

  /// What a word says of an entity: by the closest of its mentions.
  private func part(_ w: Int, _ entity: Int32, _ mentions: Range<Int>) -> TonePart? {
    var best: ToneRelation?
    var bestMention = -1
    var isAnothers = false
    var closest = Int.max
    for i in entities.indices {
      let relation = matrix[w * entities.count + i]
      let closeness = relation.closeness
      if entities[i] != entity {
        if closeness == 1 { isAnothers = true }
      } else if closeness < closest {
        best = relation
        closest = closeness
        bestMention = mentions.lowerBound + i
      }
    }
    guard var best else { return nil }
    if isAnothers, best.closeness > 4 { best = .another }
    if words[w].takesSides, best == .doer || best == .patient && isAgentless(words[w].ownClause) { return nil }
    let amount = table.amount(words[w], best)
    return amount == 0
      ? nil : TonePart(relation: best, kind: words[w].score.kind, token: words[w].token, mention: Int32(bestMention), amount: amount)
  }

  /// Whether a clause is passive and names nobody who does it.
  private func isAgentless(_ c: Int32) -> Bool { reading.clause(c).agent < 0 && reading.clause(c).flags.contains(.passive) }

  /// What the stances of a sentence come to that are toward the entity; what it does to others reflects on it, and is added to the sum.
  private mutating func weigh(_ entity: Int32, in sentence: Int, _ mention: Int, reflects: Bool, _ sum: inout Double) -> Double {
    var said = 0.0
    var i = firstFound[sentence]
    while i >= 0 {
      let stance = found[Int(i)]
      i = stance.next
      if stance.target == entity {
        if stance.isCounted { said += stance.score }
      } else if reflects, stance.holder == entity, stance.isAction, !parts.contains(where: { $0.token == stance.cue }) {
        let amount = table.held(stance.score)
        guard amount != 0 else { continue }
        sum += amount
        parts.append(TonePart(relation: .held, kind: nil, token: stance.cue, mention: Int32(mention), amount: amount))
      }
    }
    return said
  }

  /// Whose account it is. What is plainly said of the entity in a report is the speaker's; what merely stands near it there remains the author's,
  /// with those who report it in the chain. What the police and witnesses say is the article's account, and so is what the entity's own
  /// words say of it.
  private func source(_ main: TonePart, _ entity: Int32, _ sum: Double) -> (RoleDraft, [ReporterDraft]) {
    if main.relation == .ownWords || main.relation == .held { return (.author, []) }
    let clause = words.first { $0.token == main.token }?.clause ?? -1
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
    // The words that say the same first, the strongest of them before the others.
    parts.sort {
      let (a, b) = ($0.amount * sum, $1.amount * sum)
      return a != b ? a > b : $0.token < $1.token
    }
    guard let main = parts.first else { return }
    var r = Reckoning(steps: parts.count)
    for part in parts { r.add(part.amount, "tone.", name: table.name(part.relation, part.kind), part.token, part.token + 1) }
    guard r.score != 0 else { return }
    let mention = reading.table.mentions[Int(main.mention)]
    var target = RoleDraft()
    target.entity = entity
    target.mention = main.mention
    target.first = mention.first
    target.end = mention.end
    let first = min(main.token, mention.first)
    let end = max(main.token + 1, mention.end)
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

/// What is asked of a stance that was found before.
struct FoundStance {
  var holder: Int32
  var target: Int32
  var cue: Int32
  var score: Double
  var isAction: Bool
  /// No question and no hypothesis.
  var isCounted: Bool
  /// The next of the same sentence, -1 none.
  var next: Int32
}

/// What one word adds to a sentence's tone toward an entity.
struct TonePart {
  var relation: ToneRelation
  /// The word's class; nil of a stance.
  var kind: ToneClass?
  var token: Int32
  var mention: Int32
  var amount: Double
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
