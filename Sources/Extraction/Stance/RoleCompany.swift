internal import Lexicon

// Who has a part in a stance besides the one that a phrase names: what the caller asks about within the phrase, and those whom the phrase
// names as examples of itself.
extension DocumentReading {
  /// The caller's entity that a phrase of somebody else stands with: "the [Norwegian] minister Espen Dahl", "[Norway]'s minister Espen Dahl",
  /// "Espen Dahl of the [Labour Party]", "a member of the [Norwegian] delegation". Nobody's relations speak with him, nor do those who were
  /// something once, and where somebody is from he does not speak for.
  /// - Parameter asTarget: a named person is meant himself, whatever his country.
  func company(_ p: Int32, asTarget: Bool = false) -> (entity: Int32, mention: Int32)? {
    guard table.hasGivenMentions, p >= 0 else { return nil }
    // "they", of the House Democrats.
    let meant = phrase(p).flags.contains(.pronoun) ? references.phraseOfPronoun[Int(phrase(p).head)] : -1
    if meant >= 0, meant != p, !phrase(meant).flags.contains(.pronoun) { return company(meant, asTarget: asTarget) }
    if let found = companion(p, asTarget) { return found }
    let np = phrase(p)
    // "Ann Wu of the Labour Party said that she": whoever a pronoun of the same sentence stands for.
    if np.flags.contains(.pronoun) {
      let q = antecedent(of: np)
      return q >= 0 && q != p && !phrase(q).flags.contains(.pronoun) ? company(q, asTarget: asTarget) : nil
    }
    if np.apposition >= 0, np.apposition != p, let found = companion(np.apposition, asTarget) { return found }
    let later = appositives[Int(p)]
    if later >= 0, later != p, let found = companion(later, asTarget) { return found }
    // "a number of Norwegian politicians"
    let inner = content(p)
    return inner != p ? companion(inner, asTarget) : nil
  }

  /// The phrase of the same sentence with the name that a pronoun stands for, -1 none.
  private func antecedent(of pronoun: NounPhrase) -> Int32 {
    let m = mention(at: Int(pronoun.head))
    guard m >= 0 else { return -1 }
    let entity = table.mentions[Int(m)].entity
    let begin = words.sentences[Int(pronoun.sentence)].first
    var k = Int(m) - 1
    while k >= 0, table.mentions[k].first >= begin {
      let earlier = table.mentions[k]
      if earlier.entity == entity, earlier.form != .pronoun { return syntax.phraseOf[Int(earlier.end) - 1] }
      k -= 1
    }
    return -1
  }

  /// The body that stands before the title of a spokesman with a name ("*Kremlin* spokesman Dmitry Peskov"), by its mention.
  func spokenFor(_ p: Int32) -> Int32? {
    let np = phrase(p)
    let name = mention(at: Int(np.head))
    guard name >= 0, table.mentions[Int(name)].type == .person else { return nil }
    var t = Int(np.head) - 1
    let first = max(Int(np.first), Int(np.head) - 10)
    while t > first, syntax.kinds[t] != WordKind.spokesman { t -= 1 }
    guard t > first, syntax.kinds[t] == WordKind.spokesman else { return nil }
    let m = mention(at: t - 1)
    guard m >= 0, m != name, table.mentions[Int(m)].end == Int32(t) else { return nil }
    switch table.mentions[Int(m)].type {
    case .org, .norp: return m
    case .gpe: return table.mentions[Int(m)].sense == .place ? nil : m
    default: return nil
    }
  }

  private func companion(_ p: Int32, _ asTarget: Bool) -> (entity: Int32, mention: Int32)? {
    let np = phrase(p)
    let head = Int(np.head)
    let m = mention(at: head)
    let isName = m >= 0 && table.mentions[Int(m)].form != .title
    if m >= 0 {
      if table.mentions[Int(m)].form == .given || table.mentions[Int(m)].form == .pronoun { return nil }
    } else {
      guard !np.flags.contains(.pronoun), isPeople(head), !lemmaFlags(head).contains(.relation) else { return nil }
    }
    // A body's host or lawyer is its own, its critic is not.
    let isOfBody = givenModifier(np).map { table.mentions[Int($0)].type == .org } ?? false
    for t in Int(np.first)..<head where kind(t) == WordKind.former || lemmaFlags(t).contains(.relation) {
      if kind(t) == WordKind.former || !isOfBody || lemmaTraits(t).contains(.beginsUnit(7)) { return nil }
    }
    // "Kent Conservatives", "Lima police": a place too, of those who are there.
    let isSeveral = m >= 0 ? table.mentions[Int(m)].isPlural : np.flags.contains(.plural)
    if let m = givenModifier(np), isBody(m, orCountry: !(asTarget && isName)) || isSeveral && table.mentions[Int(m)].type == .gpe {
      return (table.mentions[Int(m)].entity, m)
    }
    if np.possessor >= 0, np.possessor != p, let found = actor(np.possessor), table.mentions[Int(found.mention)].form == .given,
      isBody(found.mention, orCountry: !(asTarget && isName)) || !isName && table.mentions[Int(found.mention)].type == .person
    {
      return found
    }
    for q in attached(p) {
      let preposition = Int(phrase(q).preposition)
      guard preposition >= 0, RoleCompany.belonging.contains(kind(preposition)),
        let found = actor(q), table.mentions[Int(found.mention)].form == .given, isBody(found.mention, orCountry: mention(at: Int(phrase(q).head)) < 0)
      else { continue }
      return found
    }
    return nil
  }

  /// Whether a mention is of an organisation or a people, or of a country.
  private func isBody(_ m: Int32, orCountry: Bool) -> Bool {
    let mention = table.mentions[Int(m)]
    switch mention.type {
    case .org, .norp: return true
    case .gpe:
      let entity = Int(table.entities[Int(mention.entity)].lexicon)
      return orCountry && entity >= 0 && lexicon.entityCountry[entity] == entity + 1
    default: return false
    }
  }

  /// Whether a phrase may have examples, or names in apposition to it: where not, `instances`, `listed` and `examplesBehind` are empty.
  func mayNameOthers(_ p: Int32) -> Bool {
    let i = Int(p)
    return syntax.phrases[i].flags.contains(.plural) || syntax.phrases[i].firstAttached >= 0 || appositives[i] >= 0
      || !lemmaFlags(Int(syntax.phrases[i].head)).isDisjoint(with: [.groupNoun, .bodyNoun])
  }

  /// Whom a phrase of several names as examples: "senators, including Ann Wu and Liam Roe", "groups such as Amnesty".
  func instances(_ p: Int32) -> [Int32] {
    let np = phrase(p)
    guard np.flags.contains(.plural) || !lemmaFlags(Int(np.head)).isDisjoint(with: [.groupNoun, .bodyNoun]) else { return [] }
    var first: Int32 = -1
    for q in attached(p) where phrase(q).preposition >= 0 && bringsExample(Int(phrase(q).preposition)) { first = q }
    if first < 0 {
      // Behind a comma it may hang on nothing.
      let end = Int(words.sentences[Int(np.sentence)].end)
      let behind = Int(span(p).1)
      var t = behind
      if t < end, kind(t) == PunctuationKind.comma || kind(t) == PunctuationKind.dash || kind(t) == PunctuationKind.open { t += 1 }
      if t + 1 < end, kind(t) == WordKind.such || kind(t) == WordKind.among { t += 1 }
      // "some senators, notably Ann Wu, …"
      if t + 1 < end, t > behind, syntax.tags[t] == .adv, kind(t) == WordKind.notably,
        syntax.phraseOf[t + 1] >= 0, Int(phrase(syntax.phraseOf[t + 1]).first) == t + 1
      {
        return conjuncts(syntax.phraseOf[t + 1]).filter { mention(at: Int(phrase($0).head)) >= 0 }
      }
      guard t + 1 < end, bringsExample(t), syntax.phraseOf[t + 1] >= 0, Int(phrase(syntax.phraseOf[t + 1]).first) == t + 1 else { return [] }
      first = syntax.phraseOf[t + 1]
    }
    return conjuncts(first).filter { mention(at: Int(phrase($0).head)) >= 0 || actor($0) != nil }
  }

  /// The persons whom the end of a sentence names as examples of its subject: "Several senators denounced it, including Ann Wu and Liam Roe". Not
  /// where others stand between whom they may be examples of.
  func examplesBehind(_ p: Int32) -> [Int32] {
    let np = phrase(p)
    let m = mention(at: Int(np.head))
    guard np.flags.contains(.plural), m >= 0 ? table.mentions[Int(m)].isPlural : isPeople(Int(np.head)) else { return [] }
    let end = min(Int(words.sentences[Int(np.sentence)].end), Int(np.head) + 60)
    var t = Int(np.end) + 1
    // Most sentences have no such word, and need not be read for it.
    guard mayInclude(in: t..<max(t, end)) else { return [] }
    while t + 1 < end {
      if kind(t) == WordKind.including, syntax.kinds[t - 1] == PunctuationKind.comma {
        let q = syntax.phraseOf[t + 1]
        guard q >= 0, Int(phrase(q).first) == t + 1 else { return [] }
        return conjuncts(q).filter {
          let name = mention(at: Int(phrase($0).head))
          return name >= 0 && table.mentions[Int(name)].type == .person
        }
      }
      let q = syntax.phraseOf[t]
      if q >= 0, Int(phrase(q).head) == t, phrase(q).flags.contains(.plural), canHold(q) { return [] }
      t += 1
    }
    return []
  }

  /// Whether one of some tokens brings in examples by itself.
  private func mayInclude(in tokens: Range<Int>) -> Bool {
    var low = 0
    var high = includings.count
    while low < high {
      let middle = (low + high) / 2
      if Int(includings[middle]) < tokens.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < includings.count && Int(includings[low]) < tokens.upperBound
  }

  /// The names in apposition to a phrase of several: "two of his advisers, Ann Wu and Liam Roe".
  func listed(_ p: Int32) -> [Int32] {
    var later = appositives[Int(p)]
    if later < 0 {
      let q = partitive(p)
      if q >= 0, syntax.tags[Int(phrase(p).head)] == .num || lemmaClasses(Int(phrase(p).head)).contains(.transparent) { later = appositives[Int(q)] }
    }
    guard later >= 0, phrase(later).nextConjunct >= 0, phrase(later).flags.contains(.name) else { return [] }
    return Array(conjuncts(later))
  }

  /// including, such as, like, among them: by the last word.
  private func bringsExample(_ t: Int) -> Bool {
    switch kind(t) {
    case WordKind.including: return true
    case WordKind.like: return syntax.tags[t] == .adp
    case WordKind.as: return t > 0 && kind(t - 1) == WordKind.such
    default: return t > 0 && kind(t - 1) == WordKind.among && syntax.tags[t] == .pron
    }
  }
}

private enum RoleCompany {
  /// The prepositions of whom somebody is with: "Ann Wu *of* the union".
  static let belonging: Set<UInt8> = [WordKind.of, WordKind.from, WordKind.for, WordKind.at]
}
