internal import Lexicon
internal import Segmentation

/// Whom a pronoun stands for: the best of what was mentioned within three sentences, by gender, number, nearness and what it was in its clause.
struct Pronouns {
  let lexicon: CompiledLexicon

  /// What may stand behind a pronoun: an entity's mention or a common noun phrase.
  struct Antecedent {
    var token: Int32 = -1
    var sentence: Int32 = -1
    var entity: Int32 = -1
    var phrase: Int32 = -1
    var clause: Int32 = -1
    var traits: Traits = []
  }

  /// Which pronouns may stand for the last of those that were mentioned: a bit each, the last one's lowest. So those that do not fit, most of them,
  /// need not be looked at.
  private struct Window {
    private var he: UInt64 = 0
    private var she: UInt64 = 0
    private var they: UInt64 = 0
    private var it: UInt64 = 0

    /// Takes in one more.
    /// - Parameter isNamed: whether it has an entity.
    @inline(__always)
    mutating func add(_ traits: Traits, isNamed: Bool) {
      // The lowest bit of each says whether the trait is there; what is above it is cut off at the end.
      let person = UInt64(traits.rawValue)
      let plural = person &>> 1
      let actor = person &>> 3
      let masculine = person &>> 4
      let feminine = person &>> 5
      let coordinated = person &>> 8
      let named: UInt64 = isNamed ? 1 : 0
      let single = (person | actor & ~named) & ~plural & 1
      he = he &<< 1 | single & ~feminine
      she = she &<< 1 | single & ~masculine
      they = they &<< 1 | (plural | coordinated | named & actor & ~person) & 1
      it = it &<< 1 | ~(person | plural) & 1
    }

    func fitting(masculine: Bool, feminine: Bool, plural: Bool) -> UInt64 {
      if masculine { return feminine ? he & she : he }
      return feminine ? she : plural ? they : it
    }
  }

  struct Traits: OptionSet {
    let rawValue: UInt16
    // `Window.add` knows the places of the bits.
    static let person = Traits(rawValue: 1)
    static let plural = Traits(rawValue: 2)
    static let subject = Traits(rawValue: 4)
    static let actor = Traits(rawValue: 8)
    static let masculine = Traits(rawValue: 16)
    static let feminine = Traits(rawValue: 32)
    /// Neither a man nor a woman nor anything else, as far as is known.
    static let genderless = Traits(rawValue: 64)
    /// Stands inside a prepositional phrase or as a possessor.
    static let oblique = Traits(rawValue: 128)
    /// In a row with others.
    static let coordinated = Traits(rawValue: 256)
    /// And not the first of them.
    static let laterConjunct = Traits(rawValue: 512)
    static let row: Traits = [.coordinated, .laterConjunct]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Which it is cannot be foreseen: by its number, of four sets of eight bits.
    init(_ gender: Gender) {
      let sets = UInt32(Traits.genderless.rawValue) | UInt32(Traits.masculine.rawValue) << 8 | UInt32(Traits.feminine.rawValue) << 16
      self.init(rawValue: UInt16(truncatingIfNeeded: sets >> (UInt32(gender.rawValue) * 8) & 0xFF))
    }

    /// 1 where it holds one, else 0.
    @inline(__always)
    func bit(_ one: Traits) -> Int { Int(rawValue &>> UInt16(truncatingIfNeeded: one.rawValue.trailingZeroBitCount) & 1) }
  }

  /// - Parameter room: kept from one document to the next.
  func run(
    _ words: Words, _ syntax: Syntax, _ roles: [PhraseRole], _ room: inout [Antecedent], _ table: inout EntityTable, _ out: inout References
  ) {
    let found = mentions(words, syntax, roles.span, &room, table, &out)
    table.mentions.append(contentsOf: found)
  }

  /// The mentions by pronouns of what was named; `out` is told of those that stand for a phrase.
  private func mentions(
    _ words: Words, _ syntax: Syntax, _ roles: Span<PhraseRole>, _ room: inout [Antecedent], _ table: EntityTable, _ out: inout References
  ) -> [MentionRecord] {
    let phrases = syntax.phrases.span
    let tokenFlags = words.tokens.flags.span
    // Each phrase is no more than one. The window is the last forty: what leaves it stays in the array.
    if room.count < phrases.count { room = [Antecedent](filled: Antecedent(), count: phrases.count + phrases.count / 4) }
    var all = room.mutableSpan
    var count = 0
    var window = Window()
    var extra: [MentionRecord] = []
    extra.reserveCapacity(phrases.count / 8 + 4)
    let sentenceOf = words.sentenceOf.span
    let allMentions = out.mentionOf
    let mentionOf = allMentions.span
    let lemmas = syntax.lemmas.span
    let features = syntax.features.span
    let mentions = table.mentions.span
    let entities = table.entities.span
    let starts = words.tokens.starts.span
    let ends = words.tokens.ends.span
    for index in 0..<phrases.count {
      let flags = phrases[index].flags
      let isPronoun = flags.contains(.pronoun)
      if !isPronoun, !flags.isDisjoint(with: Pronouns.nobody) { continue }
      let head = Int(phrases[index].head)
      guard head < sentenceOf.count else { continue }
      let m = Int(mentionOf[head])
      let sentence = sentenceOf[head]
      if isPronoun {
        guard m < 0, stands(flags, features[head]) else { continue }
        let from = max(0, count - 40)
        // A possessive stands in the clause of what it owns ("withdraw its troops").
        let place = roles[index].owned >= 0 ? Int(ownedPhrase(phrases, index)) : index
        // "criticized him for failing": an object first of all, though somebody is understood to have failed.
        let isObject = roles[place].objectOf >= 0 && roles[place].subjectOf < 0
        let clause = roles[place].anySubjectOf >= 0 && !isObject ? roles[place].anySubjectOf : roles[place].argumentOf
        resolve(words, syntax, index, clause, isSubject: roles[index].anySubjectOf >= 0 && !isObject, &all, from, &count, &window, table, &extra, &out)
        continue
      }
      // "His brother, Tej, blamed him": a name in apposition stands where what it explains does.
      let host = phrases[index].apposition
      let isPlaced = roles[index].anySubjectOf >= 0 || roles[index].argumentOf >= 0
      let place = host >= 0 && Int(host) < phrases.count && !isPlaced ? Int(host) : index
      let subjectOf = roles[place].anySubjectOf
      // By the signs' bits, since none of it can be foreseen.
      let subject = UInt16(truncatingIfNeeded: ~subjectOf &>> 31) & Traits.subject.rawValue & (roles[index].isOwner ? 0 : ~0)
      let oblique = UInt16(truncatingIfNeeded: ~phrases[index].preposition &>> 31) & Traits.oblique.rawValue
      var traits = Traits(rawValue: subject | oblique)
      traits.formUnion(row(phrases, index))
      var entity: Int32 = -1
      if m >= 0 {
        entity = mentions[m].entity
        let isPlace = mentions[m].sense == .place
        if isPlace && (mentions[m].type != .gpe || isTown(entities[Int(entity)].lexicon)) { continue }
        // A person's administration or campaign is *it*, not he.
        let isPerson = mentions[m].type == .person && entities[Int(entity)].type == .person
        if isPerson { traits.insert(.person) }
        traits.formUnion(isPerson || mentions[m].type != .org ? Traits(entities[Int(entity)].gender) : .genderless)
        if mentions[m].isPlural || flags.contains(.plural) { traits.insert(.plural) }
        if !isPlace { traits.insert(.actor) }
      } else {
        // The letter of "D-Calif." is nobody.
        if ends[head] - starts[head] == 1, tokenFlags[head].contains(.letters) { continue }
        traits.insert(.genderless)
        if flags.contains(.plural) { traits.insert(.plural) }
        let lemma = lemmas[head]
        if lemma >= 0, !LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]).isDisjoint(with: [.person, .group]) { traits.insert(.actor) }
      }
      window.add(traits, isNamed: entity >= 0)
      all[count] = Antecedent(
        token: Int32(truncatingIfNeeded: head), sentence: sentence, entity: entity, phrase: Int32(truncatingIfNeeded: index),
        clause: subjectOf >= 0 ? subjectOf : roles[place].argumentOf, traits: traits)
      // "Ann and Ben praised him": each of the row is an argument of the clause that the first is one of.
      if phrases[index].isLaterConjunct, count > 0, phrases[Int(all[count - 1].phrase)].nextConjunct == index {
        all[count].clause = all[count - 1].clause
      }
      count += 1
    }
    // Names inside larger phrases ("Putin's decision") may be meant too: they are phrases of their own as possessors, and come above.
    return extra
  }

  /// Phrases that no pronoun stands for.
  private static let nobody: NounPhraseFlags = [.time, .relative, .negative, .expletive]

  /// The phrase that a possessive pronoun owns, or what that hangs on where it is no argument itself; any other phrase is its own.
  private func ownedPhrase(_ phrases: Span<NounPhrase>, _ index: Int) -> Int32 {
    for q in max(0, index - 2)..<min(index + 3, phrases.count) where Int(phrases[q].possessor) == index {
      return phrases[q].governor >= 0 ? phrases[q].governor : Int32(truncatingIfNeeded: q)
    }
    return Int32(truncatingIfNeeded: index)
  }

  /// Whether a pronoun can stand for somebody who was mentioned.
  private func stands(_ flags: NounPhraseFlags, _ features: WordFeatures) -> Bool {
    !features.isDisjoint(with: [.third, .personal, .possessive]) && features.isDisjoint(with: [.first, .second]) && !flags.contains(.expletive)
  }

  /// Whether a phrase is in a row with others.
  @inline(__always)
  private func row(_ phrases: Span<NounPhrase>, _ index: Int) -> Traits {
    (phrases[index].isLaterConjunct ? Traits.row : []).union(phrases[index].nextConjunct >= 0 ? Traits.coordinated : [])
  }

  /// The best of those that were mentioned, from a place on; and how good it is.
  private func find(
    _ words: Words, _ syntax: Syntax, _ head: Int, _ clause: Int32, isSubject: Bool, in all: Span<Antecedent>, from: Int, _ window: Window,
    _ table: EntityTable,
    _ out: References
  ) -> (place: Int, score: Int)? {
    let features = syntax.features[head]
    let masculine = features.contains(.masculine)
    let feminine = features.contains(.feminine)
    let isPersonal = masculine || feminine
    let plural = !isPersonal && features.contains(.plural)
    let sentence = words.sentenceOf[head]
    let possessive = features.contains(.possessive)
    let isQuoted = words.quoteDepth[head] > 0
    // Not the other argument of the same clause, except for a possessive ("its forces").
    let excludesClause = !possessive && !features.contains(.reflexive) && clause >= 0
    // Whoever is another argument of the clause is not meant, under any of his names ("Trump said he was disappointed in him").
    // None is -2, which is nobody's number; -1 is whoever has none.
    var others: (Int32, Int32) = (-2, -2)
    if excludesClause {
      var k = all.count - 1
      while k >= from, all[k].sentence == sentence {
        if all[k].clause == clause, all[k].entity >= 0 {
          if others.0 >= 0, others.1 < 0 { others.1 = others.0 }
          others.0 = all[k].entity
        }
        k -= 1
      }
    }
    // What the traits of one who was mentioned count for, told once: which of them has which cannot be foreseen, so all are counted for each, without a
    // branch.
    let ofGenderless = isPersonal ? 15 : 0
    let ofNameless = isPersonal ? 25 : plural ? 0 : 18
    let ofNamelessActor = isPersonal || plural ? 0 : 8
    let ofSingle = plural ? 20 : 0
    // The first conjunct stands for all.
    let ofLaterConjunct = plural ? 3 : 0
    let ofSubject = isSubject ? 28 : 20
    let ofOwner = possessive && clause >= 0 ? 15 : 0
    // A quote's he is not its speaker, nor the other way round.
    let ofSpeaker = isQuoted ? 30 : 0
    var found = -1
    // The least that will do.
    var bestScore = 45
    // From the nearest back; of two that are as good the one that was mentioned first.
    // There are no more of them than bits.
    var left = window.fitting(masculine: masculine, feminine: feminine, plural: plural) & ~(UInt64.max << UInt64(max(0, all.count - from)))
    while left != 0 {
      let k = all.count - 1 - left.trailingZeroBitCount
      left &= left - 1
      let distance = Int(sentence - all[k].sentence)
      // In the sentences before, nobody can be better than this, and those farther back are not meant.
      if (distance > 3 ? 1 : 0) | (distance > 0 ? 1 : 0) & (143 - 22 * distance < bestScore ? 1 : 0) != 0 { break }
      let entity = all[k].entity
      let traits = all[k].traits
      let isNear = distance == 0 ? 1 : 0
      let isOfClause = all[k].clause == clause ? 1 : 0
      let isOther = (entity == others.0 ? 1 : 0) | (entity == others.1 ? 1 : 0) | (excludesClause ? 1 : 0) & isOfClause & isNear
      let isNameless = entity < 0 ? 1 : 0
      let subject = traits.bit(.subject)
      var score = 100 &- 22 &* distance
      score &-= ofGenderless & (0 &- traits.bit(.genderless))
      score &-= ofNameless & (0 &- isNameless)
      score &+= ofNamelessActor & (0 &- (isNameless & traits.bit(.actor)))
      score &-= ofSingle & (0 &- (1 &- (traits.bit(.plural) | traits.bit(.coordinated))))
      score &-= ofLaterConjunct & (0 &- traits.bit(.laterConjunct))
      score &+= ofSubject & (0 &- subject)
      score &-= 12 & (0 &- traits.bit(.oblique))
      score &+= ofOwner & (0 &- (isOfClause & subject))
      // The nearer of two equals.
      score &-= min(12, (head &- Int(all[k].token)) / 6)
      score &-= ofSpeaker & (0 &- (isNear & subject & (words.quoteDepth[Int(all[k].token)] == 0 ? 1 : 0)))
      // "his ally Rafał": not who is named behind it, in the phrase that it begins.
      guard (score >= bestScore ? 1 : 0) & (1 &- isOther) & (Int(all[k].token) < head ? 1 : 0) != 0 else { continue }
      // Nor who is named later in the clause that the pronoun is the subject of ("if it respects Ukraine's borders").
      if isSubject, entity >= 0, clause >= 0, isNamed(entity, behind: head, before: Int(syntax.clauses[Int(clause)].end), words, syntax, table, out) {
        continue
      }
      bestScore = score
      found = k
    }
    return found < 0 ? nil : (found, bestScore)
  }

  private func resolve(
    _ words: Words, _ syntax: Syntax, _ index: Int, _ clause: Int32, isSubject: Bool,
    _ all: inout MutableSpan<Antecedent>, _ from: Int, _ count: inout Int, _ window: inout Window, _ table: EntityTable,
    _ extra: inout [MentionRecord], _ out: inout References
  ) {
    let head = Int(syntax.phrases[index].head)
    guard let (place, bestScore) = find(words, syntax, head, clause, isSubject: isSubject, in: all.span.extracting(0..<count), from: from, window, table, out)
    else {
      return
    }
    let best = all[place]
    if syntax.features[head].contains(.plural), !best.traits.contains(.plural), best.traits.contains(.coordinated) {
      out.phraseOfPronoun[head] = best.phrase
      return
    }
    if best.entity >= 0 {
      let type = table.entities[Int(best.entity)].type
      extra.append(
        MentionRecord(
          first: Int32(truncatingIfNeeded: head), end: Int32(truncatingIfNeeded: head + 1), entity: best.entity, type: type, form: .pronoun,
          sense: type == .gpe ? .government : NameStage.sense(type),
          rule: best.traits.contains(.subject) ? .pronounSubject : .pronounRecent, score: Int16(min(900, 450 + bestScore * 3))))
      var again = best
      again.token = Int32(truncatingIfNeeded: head)
      again.sentence = words.sentenceOf[head]
      again.clause = clause
      again.phrase = Int32(truncatingIfNeeded: index)
      again.traits.subtract(Traits.row.union(.subject))
      again.traits.formUnion(row(syntax.phrases.span, index))
      if isSubject { again.traits.insert(.subject) }
      window.add(again.traits, isNamed: true)
      all[count] = again
      count += 1
    } else {
      out.phraseOfPronoun[head] = best.phrase
    }
  }

  /// Whether a name of the entity stands between two tokens before any mark: by itself or as an owner, not inside another's name ("the Oslo
  /// summit").
  private func isNamed(
    _ entity: Int32, behind head: Int, before end: Int, _ words: Words, _ syntax: Syntax, _ table: EntityTable, _ out: References
  ) -> Bool {
    var t = head + 1
    while t < min(end, head + 48, out.mentionOf.count), !words.tokens.flags[t].contains(.punctuation) {
      let m = out.mentionOf[t]
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        if mention.entity == entity, mention.form != .pronoun {
          let p = syntax.phraseOf[Int(mention.end) - 1]
          let isHead = p >= 0 && syntax.phrases[Int(p)].head >= mention.first && syntax.phrases[Int(p)].head < mention.end
          let isOwner = Int(mention.end) < words.count && words.tokens.flags[Int(mention.end)].contains(.clitic)
          if isHead || isOwner { return true }
        }
        t = max(t + 1, Int(mention.end))
      } else {
        t += 1
      }
    }
    return false
  }

  private func isTown(_ id: Int32) -> Bool { id < 0 || lexicon.entityCountry[Int(id)] != Int(id) + 1 }
}
