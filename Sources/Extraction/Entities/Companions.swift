internal import Lexicon
internal import Segmentation

/// Names that nothing tells but the company they keep: in a list what stands between and beside places is a place.
///
/// Only a word that no lexicon knows, and only where its neighbours in the list agree: one on either side, two on one side, or one that it is joined to by *and*.
struct Companions {
  let lexicon: CompiledLexicon
  private let shape: WordShape

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    shape = WordShape(lexicon: lexicon)
  }

  /// - Parameter loose: the unknown words in capitals that are still without a name, in the order of the text.
  func run(_ loose: [Int], _ words: Words, _ table: inout EntityTable, _ taken: inout [Bool]) {
    guard !loose.isEmpty else { return }
    let asked = asked(loose, words, table)
    // By token: the last mention that begins with it, or ends before it; of the tokens that may be asked for.
    var byFirst = NumberMap()
    var byEnd = NumberMap()
    for n in table.mentions.indices where table.mentions[n].form != .demonym {
      if asked.begins.contains(Int(table.mentions[n].first)) { byFirst[table.mentions[n].first] = Int32(truncatingIfNeeded: n) }
      if asked.ends.contains(Int(table.mentions[n].end)) { byEnd[table.mentions[n].end] = Int32(truncatingIfNeeded: n) }
    }
    for isBackward in [false, true] {
      for i in isBackward ? loose.reversed() : loose where !taken[i] {
        guard let type = type(words, i, table, byFirst, byEnd) else { continue }
        let entity = table.entity(unlisted: NameStage.display(words, i, i + 1), type: type, gender: .unknown, surname: type == .person ? words.forms[i] : -1)
        byFirst[i] = Int32(table.mentions.count)
        byEnd[i + 1] = Int32(table.mentions.count)
        taken[i] = true
        table.mentions.append(
          MentionRecord(
            first: Int32(i), end: Int32(i + 1), entity: entity, type: type, form: .name, sense: NameStage.sense(type), rule: .grammarList, score: 560))
      }
    }
  }

  /// The tokens that the neighbours of loose words begin with or end before, and the neighbours of those: few of the mentions of a long document.
  private func asked(_ loose: [Int], _ words: Words, _ table: EntityTable) -> (begins: TokenSet, ends: TokenSet) {
    var begins = TokenSet(count: words.count + 1)
    var ends = begins
    for i in loose {
      if let left = before(words, i) { ends.insert(left.end) }
      if let right = behind(words, i + 1) { begins.insert(right.first) }
    }
    var (allBegins, allEnds) = (begins, ends)
    let mentions = table.mentions.span
    for n in mentions.indices where mentions[n].form != .demonym {
      let (first, end) = (Int(mentions[n].first), Int(mentions[n].end))
      if ends.contains(end), let further = before(words, first) { allEnds.insert(further.end) }
      if begins.contains(first), let further = behind(words, end) { allBegins.insert(further.first) }
    }
    return (allBegins, allEnds)
  }

  private func type(_ words: Words, _ i: Int, _ table: EntityTable, _ byFirst: NumberMap, _ byEnd: NumberMap) -> EntityType? {
    guard !words.tokens.flags[i].contains(.allCapitals) else { return nil }
    let left = before(words, i)
    let right = behind(words, i + 1)
    let one = left.flatMap { byEnd[$0.end] }.map { table.mentions[Int($0)] }
    let other = right.flatMap { byFirst[$0.first] }.map { table.mentions[Int($0)] }
    if let one, let other { return kind(one) == kind(other) ? kind(one) : nil }
    if let one, let left {
      if left.isJoined, right == nil { return kind(one) }
      guard let further = before(words, Int(one.first)), let k = byEnd[further.end], kind(table.mentions[Int(k)]) == kind(one), left.isJoined || right != nil
      else { return nil }
      return kind(one)
    }
    if let other, let right {
      if right.isJoined, left == nil, behind(words, Int(other.end)) == nil { return kind(other) }
      guard let further = behind(words, Int(other.end)), let k = byFirst[further.first], kind(table.mentions[Int(k)]) == kind(other) else { return nil }
      return kind(other)
    }
    return nil
  }

  /// Places of all kinds are one kind.
  private func kind(_ m: MentionRecord) -> EntityType? {
    switch m.type {
    case .person: m.isPlural ? nil : .person
    case .org: .org
    case .gpe, .loc: .gpe
    default: nil
    }
  }

  /// What joins a token to the item of a list before it: where that ends, and whether *and* or *or* stands between.
  private func before(_ words: Words, _ i: Int) -> (end: Int, isJoined: Bool)? {
    guard i >= 2, words.sentenceOf[i - 2] == words.sentenceOf[i] else { return nil }
    if shape.isByte(words, i - 1, 0x2C) { return (i - 1, false) }
    guard isConjunction(words, i - 1) else { return nil }
    return (shape.isByte(words, i - 2, 0x2C) ? i - 2 : i - 1, true)
  }

  private func behind(_ words: Words, _ end: Int) -> (first: Int, isJoined: Bool)? {
    guard end + 1 < words.count, words.sentenceOf[end + 1] == words.sentenceOf[end - 1] else { return nil }
    if isConjunction(words, end) { return (end + 1, true) }
    guard shape.isByte(words, end, 0x2C) else { return nil }
    return isConjunction(words, end + 1) ? (end + 2, true) : (end + 1, false)
  }

  private func isConjunction(_ words: Words, _ i: Int) -> Bool {
    shape.kind(words, i) == WordKind.and || shape.kind(words, i) == WordKind.or
  }
}
