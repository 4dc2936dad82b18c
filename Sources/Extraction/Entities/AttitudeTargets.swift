internal import Lexicon

// A capital that somebody takes a side on is who governs from it: "relies on Moscow", "is tough on Tunis", "took a swipe at Doha".
extension PlaceSense {
  /// Whether a frame of attitude has its target behind this preposition: the verb's or adjective's, with its particle or its object's
  /// noun ("take a swipe at"), or the noun's that the phrase hangs on.
  ///
  /// What is done to a town (an attack on it, sanctions eased in it) is done where it lies: frames of deeds are not asked.
  func isAttitudeTarget(_ words: Words, _ syntax: Syntax, _ index: Int, _ preposition: Int) -> Bool {
    let governor = syntax.phrases[index].governor
    if governor >= 0 {
      let head = Int(syntax.phrases[Int(governor)].head)
      if takes(words, node(syntax, head), preposition) { return true }
      // "took a swipe at Doha": the phrase may hang on the verb's object.
      let holder = Int(links[Int(governor)].objectOf)
      guard holder >= 0 else { return false }
      let verb = node(syntax, Int(syntax.clauses[holder].predicate))
      // "blamed the leak on Doha"
      return takes(words, next(verb, syntax, head), preposition) || takes(words, verb, preposition)
    }
    let c = Int(links[index].complementOf)
    guard c >= 0 else { return false }
    let clause = syntax.clauses[c]
    let start = node(syntax, Int(clause.predicate))
    guard start > 0 else { return false }
    if takes(words, start, preposition) { return true }
    if clause.object >= 0 {
      let head = Int(syntax.phrases[Int(clause.object)].head)
      if takes(words, next(start, syntax, head), preposition) { return true }
      // "has a bias against", "show contempt for": the noun's own frame.
      if takes(words, node(syntax, head), preposition) { return true }
    }
    return clause.particle >= 0 && takes(words, next(start, syntax, Int(clause.particle)), preposition)
  }

  private func node(_ syntax: Syntax, _ token: Int) -> Int {
    token >= 0 && syntax.lemmas[token] >= 0 ? lexicon.lemmaNode[Int(syntax.lemmas[token])] : 0
  }

  private func next(_ node: Int, _ syntax: Syntax, _ token: Int) -> Int {
    node > 0 && token >= 0 && syntax.lemmas[token] >= 0 ? lexicon.next(node, Int(syntax.lemmas[token])) : 0
  }

  /// Whether a unit that ends at the node is an attitude's, and this preposition leads to its target or to who holds it ("came under fire from
  /// Kampala").
  private func takes(_ words: Words, _ node: Int, _ preposition: Int) -> Bool {
    guard node > 0 else { return false }
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.unit {
      let frame = lexicon.payloadFlags[p]
      guard lexicon.frameSign[frame] != 0, lexicon.frameKind[frame] == PlaceSense.attitude else { continue }
      let unit = lexicon.payloadValue[p]
      if leads(lexicon.unitTarget[unit], by: preposition, words) || leads(lexicon.unitHolder[unit], by: preposition, words) { return true }
    }
    return false
  }

  /// Whether one of a list's slots is filled behind this preposition.
  private func leads(_ list: Int, by preposition: Int, _ words: Words) -> Bool {
    lexicon.slots(list).contains {
      switch lexicon.slotKind[$0] {
      case SlotKind.preposition: Int(words.forms[preposition]) == lexicon.slotWord[$0]
      case SlotKind.of: words.traits[preposition].kind == WordKind.of
      default: false
      }
    }
  }

  private static let attitude = StanceKind.allCases.firstIndex(of: .attitude) ?? 0
}
