internal import Lexicon
internal import Segmentation

/// A word or phrase of degree or doubt beside a cue, and how much of the stance it leaves, over 1 where it adds.
struct Degree {
  var kind: ModifierKind
  var factor: Double
  var first: Int32
  var end: Int32
}

/// Whose words of degree count.
enum DegreeWords {
  case none
  case phrase(Int32)
  /// A clause's, with those of its unit's noun.
  case clause(UnitMatch)
}

// What words of degree make of a stance's strength: "fiercely opposes", "mildly critical", "condemned it in the strongest terms".
// Their weights stand in `modifiers.txt`.
extension StanceStage {
  func degrees(_ words: DegreeWords, in c: Int32) -> [Degree] {
    switch words {
    case .none: []
    case .phrase(let p): degrees(reading.phrase(p))
    case .clause(let match): degrees(reading.clause(c), match)
    }
  }

  /// Adverbs in and beside the verb group, and phrases behind the object, as far as the next verb.
  func degrees(_ clause: ClauseFrame) -> [Degree] {
    var result: [Degree] = []
    let limit = min(Int(clause.end), reading.words.count)
    let groupEnd = max(Int(clause.groupEnd), Int(clause.predicate) + 1)
    var t = max(Int(clause.first), Int(clause.groupFirst) - 1)
    while t < min(groupEnd + 1, reading.words.count) {
      // "criticised strongly worded letters": behind the verb it may be another word's.
      if beginsModifier(t), let found = modifier(at: t, limit: max(limit, t + 1), orOne: reading.syntax.tags[t] == .adv),
        found.end > t + 1 || reading.syntax.tags[t] == .adv && (t < groupEnd || !modifiesNext(t, limit))
      {
        result.append(found)
        t = Int(found.end)
      } else {
        t += 1
      }
    }
    // "criticised the plan sharply", "condemned it in the strongest terms"
    while t < limit, reading.syntax.tags[t] != .verb, reading.syntax.tags[t] != .aux {
      if beginsModifier(t), let found = modifier(at: t, limit: limit, orOne: reading.syntax.tags[t] == .adv),
        found.end > t + 1 || reading.syntax.tags[t] == .adv && endsClause(t, limit)
      {
        result.append(found)
        t = Int(found.end)
      } else {
        t += 1
      }
    }
    return result
  }

  private func endsClause(_ t: Int, _ limit: Int) -> Bool { t + 1 >= limit || reading.syntax.tags[t + 1] == .punct }

  private func modifiesNext(_ t: Int, _ limit: Int) -> Bool {
    guard t + 1 < limit else { return false }
    let next = reading.syntax.tags[t + 1]
    return next == .adj || next == .verb || next == .adv
  }

  /// Of a unit that ends in a noun the noun's too: "voiced *full* support".
  func degrees(_ clause: ClauseFrame, _ match: UnitMatch) -> [Degree] {
    let last = Int(match.cueEnd) - 1
    guard !match.isSingle, reading.syntax.tags[last] == .noun, reading.syntax.phraseOf[last] >= 0 else { return degrees(clause) }
    let noun = degrees(reading.phrase(reading.syntax.phraseOf[last]))
    return degrees(clause).filter { adverb in !noun.contains { $0.first == adverb.first } } + noun
  }

  /// Adjectives of degree before a noun: "full support", "little sympathy".
  func degrees(_ np: NounPhrase) -> [Degree] {
    var result: [Degree] = []
    for t in Int(np.first)..<Int(np.head) where reading.syntax.tags[t] == .adj && beginsModifier(t) {
      if let found = modifier(at: t, limit: t + 1, orOne: true), found.kind != .hedge { result.append(found) }
    }
    return result
  }

  /// Whether a modifier begins with a token's word: few do.
  @inline(__always)
  private func beginsModifier(_ t: Int) -> Bool { reading.words.traits[t].begins.contains(.modifier) }

  /// The longest modifier of degree or doubt that begins at a token.
  /// - Parameter orOne: one of a single word counts.
  private func modifier(at first: Int, limit: Int, orOne: Bool) -> Degree? {
    let form = reading.words.forms[first]
    guard form >= 0 else { return nil }
    var node = lexicon.formNode[Int(form)]
    var best: Degree?
    var t = first + 1
    if node > 0, orOne { degree(node, first, t, &best) }
    while node > 0, t < limit, lexicon.hasEdges(node), reading.words.forms[t] >= 0 {
      node = lexicon.next(node, Int(reading.words.forms[t]))
      t += 1
      if node > 0 { degree(node, first, t, &best) }
    }
    return best
  }

  private func degree(_ node: Int, _ first: Int, _ end: Int, _ best: inout Degree?) {
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.modifier {
      let id = lexicon.payloadValue[p]
      guard let kind = ModifierKind.allCases[safe: lexicon.modifierKind[id]], kind.isDegree else { continue }
      best = Degree(kind: kind, factor: Double(lexicon.modifierWeight[id]) / 1000, first: Int32(first), end: Int32(end))
    }
  }
}

extension ModifierKind {
  fileprivate var isDegree: Bool { self == .intensifier || self == .diminisher || self == .hedge }
}
