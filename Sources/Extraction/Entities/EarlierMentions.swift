internal import Lexicon
internal import Segmentation

/// Phrases that take up what was said before: "both countries", "the two presidents" are the last two of their kind; "the move", "the measure" is
/// what somebody was just said to have done (`Deeds`).
///
/// One pass over the phrases, with a window of three sentences.
struct EarlierMentions {
  let lexicon: CompiledLexicon

  private enum Kind { case person, country, body }

  private struct Named {
    var phrase: Int32
    var sentence: Int32
    var entity: Int32
    var kind: Kind
  }

  /// - Parameter earlier: `TellingPhrases.earlier`.
  func run(_ earlier: KeptList, _ words: Words, _ syntax: Syntax, _ table: EntityTable, _ out: inout References) {
    var named = NamedPhrases()
    var deeds = Deeds(lexicon: lexicon)
    let phrases = syntax.phrases.span
    for place in 0..<earlier.count {
      let index = Int(earlier[place])
      let head = Int(phrases[index].head)
      guard out.mentionOf[head] < 0 else { continue }
      let p = phrases[index]
      let sentence = words.sentenceOf[head]
      if isPair(words, syntax, p) {
        read(&named, until: index, words, phrases, table, out.mentionOf)
        if let pair = lastTwo(words, syntax, p, named.all, sentence) { out.groupOf[Int32(head)] = pair }
        continue
      }
      if let isFormer = isOneOfTwo(words, p) {
        read(&named, until: index, words, phrases, table, out.mentionOf)
        if let pair = lastPair(words, syntax, named.all, sentence) { out.groupOf[Int32(head)] = [pair[isFormer ? 0 : 1]] }
        continue
      }
      if WordKind.isDeed(words.traits[head].kind), let owner = deeds.owner(words, syntax, table, out, of: Int32(index)) {
        out.deedOwner.insert(owner, of: head, tokens: words.count)
      }
    }
  }

  /// The phrases that name somebody, read as far as they are asked for: few texts ask.
  private struct NamedPhrases {
    var all: [Named] = []
    var next = 0
  }

  private func read(
    _ named: inout NamedPhrases, until end: Int, _ words: Words, _ phrases: Span<NounPhrase>, _ table: EntityTable, _ mentionOf: [Int32]
  ) {
    while named.next < end {
      let index = named.next
      named.next += 1
      let head = Int(phrases[index].head)
      guard head < mentionOf.count, mentionOf[head] >= 0, !phrases[index].flags.contains(.pronoun) else { continue }
      let m = table.mentions[Int(mentionOf[head])]
      guard let kind = kind(of: m, table) else { continue }
      named.all.append(Named(phrase: Int32(truncatingIfNeeded: index), sentence: words.sentenceOf[head], entity: m.entity, kind: kind))
    }
  }

  private func kind(of m: MentionRecord, _ table: EntityTable) -> Kind? {
    if m.isAdjective || m.isPlural && m.type != .org { return nil }
    switch m.type {
    case .person: return .person
    case .org: return .body
    case .gpe: return m.sense == .place && lexiconIsTown(m, table) ? nil : .country
    default: return nil
    }
  }

  private func lexiconIsTown(_ m: MentionRecord, _ table: EntityTable) -> Bool {
    let id = table.entities[Int(m.entity)].lexicon
    return id < 0 || lexicon.entityCountry[Int(id)] != Int(id) + 1
  }

  // MARK: Pairs

  /// "both countries", "the two leaders".
  private func isPair(_ words: Words, _ syntax: Syntax, _ p: NounPhrase) -> Bool {
    guard p.flags.contains(.plural) || words.traits[Int(p.head)].kind == WordKind.both, p.possessor < 0 else { return false }
    let first = Int(p.first)
    let isBoth = words.traits[first].kind == WordKind.both
    let isTwo = p.end - p.first >= 3 && words.traits[first].kind == WordKind.the && words.traits[first + 1].kind == WordKind.two
    guard isBoth || isTwo else { return false }
    // "both countries that signed" says itself which; an adjective of origin too.
    if p.firstAttached >= 0 || p.firstClause >= 0 || p.nextConjunct >= 0 || p.isLaterConjunct { return false }
    return Int(p.head) - first <= 2
  }

  private func lastTwo(_ words: Words, _ syntax: Syntax, _ p: NounPhrase, _ named: [Named], _ sentence: Int32) -> [Int32]? {
    let head = Int(p.head)
    let lemma = syntax.lemmas[head]
    let flags = lemma >= 0 ? LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]) : []
    let classes = lemma >= 0 ? LemmaClasses(rawValue: lexicon.lemmaClasses[Int(lemma)]) : []
    let said = words.forms[head] >= 0 ? FormContext(rawValue: lexicon.formContext[Int(words.forms[head])]) : []
    let wanted: [Kind]
    if said.contains(.pairOfAny) {
      wanted = said.contains(.pairOfBodies) ? [.country, .body] : [.country, .body, .person]
    } else if said.contains(.pairOfStates) {
      wanted = [.country]
    } else if said.contains(.pairOfBodies) || flags.contains(.bodyNoun) {
      wanted = [.body]
    } else if said.contains(.pairOfPeople) || flags.contains(.personNoun) || classes.contains(.person) {
      wanted = [.person]
    } else {
      return nil
    }
    // "Both sides" are first those who were named together, of whatever kind: "Israel and Hamas", although Egypt was named too.
    if said.contains(.pairOfAny), let found = lastRowOfTwo(syntax, named, sentence) { return found }
    // Of "sides" the kind that there are two of, nearest first.
    for kind in wanted {
      var found: [Named] = []
      for n in named.reversed() where n.kind == kind {
        if sentence - n.sentence > 3 { break }
        if found.contains(where: { $0.entity == n.entity }) { continue }
        found.append(n)
        if found.count == 2 { return [found[1].phrase, found[0].phrase] }
      }
    }
    return nil
  }

  /// The last two that stand alone in a row ("Israel and Hamas"), no farther back than the sentence before.
  private func lastRowOfTwo(_ syntax: Syntax, _ named: [Named], _ sentence: Int32) -> [Int32]? {
    for second in named.reversed().prefix(8) {
      if sentence - second.sentence > 1 { break }
      let np = syntax.phrases[Int(second.phrase)]
      guard np.isLaterConjunct, np.nextConjunct < 0 else { continue }
      for first in named.reversed().prefix(9) where syntax.phrases[Int(first.phrase)].nextConjunct == second.phrase {
        if first.entity != second.entity, !syntax.phrases[Int(first.phrase)].isLaterConjunct { return [first.phrase, second.phrase] }
      }
    }
    return nil
  }

  /// "the former", "the latter": whether it is the former; nil where it is neither.
  private func isOneOfTwo(_ words: Words, _ p: NounPhrase) -> Bool? {
    guard p.end - p.first == 2, words.traits[Int(p.first)].kind == WordKind.the, p.firstAttached < 0, p.possessor < 0 else { return nil }
    let kind = words.traits[Int(p.head)].kind
    return kind == WordKind.former ? true : kind == WordKind.latter ? false : nil
  }

  /// The last two of one kind that were named side by side or in one sentence, no farther back than the sentence before.
  private func lastPair(_ words: Words, _ syntax: Syntax, _ named: [Named], _ sentence: Int32) -> [Int32]? {
    guard let last = named.last, sentence - last.sentence <= 1 else { return nil }
    for first in named.reversed().prefix(6).dropFirst() where first.sentence == last.sentence {
      if first.kind == last.kind, first.entity != last.entity { return [first.phrase, last.phrase] }
    }
    return nil
  }
}
