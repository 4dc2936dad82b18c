internal import Lexicon
internal import Segmentation

/// Finds titles in the text: `President`, `Foreign Minister`, `Sen.`.
struct TitleMatcher {
  let lexicon: CompiledLexicon

  /// The longest title that ends right before token `i`; up to five words are looked at.
  @inline(__always)
  func title(_ words: Words, endingAt i: Int) -> (first: Int, title: Int, isPlural: Bool)? {
    // Most words end none.
    guard i > 0, !words.traits[i - 1].begins.isDisjoint(with: [.title, .innerTitle]) else { return nil }
    return search(words, endingAt: i)
  }

  @inline(never)
  private func search(_ words: Words, endingAt i: Int) -> (first: Int, title: Int, isPlural: Bool)? {
    let traits = words.traits.span
    let sentenceOf = words.sentenceOf.span
    let sentence = sentenceOf[i - 1]
    var first = i - 1
    var best: (Int, Int, Bool)?
    while first >= 0, i - first <= 5, sentenceOf[first] == sentence {
      let begins = traits[first].begins
      if begins.contains(.title), let found = title(words, first, i) {
        best = (first, found.id, found.isPlural)
      }
      // What comes further left would have this word inside.
      guard begins.contains(.innerTitle) else { break }
      first -= 1
    }
    return best
  }

  /// The title that exactly covers the tokens, and whether it is the plural.
  func title(_ words: Words, _ first: Int, _ end: Int) -> (id: Int, isPlural: Bool)? {
    guard begins(words, first) else { return nil }
    var node = lexicon.formNode[Int(words.forms[first])]
    var j = first + 1
    while j < end, node > 0 {
      guard words.traits[j].begins.contains(.innerTitle) else { return nil }
      node = lexicon.next(node, Int(words.forms[j]))
      j += 1
    }
    guard node > 0 else { return nil }
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
      let payload = lexicon.payloads[p]
      guard payload.kind == PayloadKind.title else { continue }
      if payload.shape == 2 && !words.tokens.flags[first].contains(.allCapitals) { continue }
      return (payload.value, payload.flags == NameFlags.plural.rawValue)
    }
    return nil
  }

  /// The longest title that begins at token `i`.
  func title(_ words: Words, startingAt i: Int) -> (end: Int, title: Int, isPlural: Bool)? {
    guard begins(words, i) else { return nil }
    var node = lexicon.formNode[Int(words.forms[i])]
    var best: (Int, Int, Bool)?
    var j = i
    while node > 0 {
      for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
        let payload = lexicon.payloads[p]
        guard payload.kind == PayloadKind.title else { continue }
        if payload.shape == 2 && !words.tokens.flags[i].contains(.allCapitals) { continue }
        best = (j + 1, payload.value, payload.flags == NameFlags.plural.rawValue)
        break
      }
      j += 1
      guard j < words.count, words.traits[j].begins.contains(.innerTitle), words.sentenceOf[j] == words.sentenceOf[i] else { break }
      node = lexicon.next(node, Int(words.forms[j]))
    }
    return best
  }

  private func begins(_ words: Words, _ i: Int) -> Bool {
    words.traits[i].begins.contains(.title)
  }
}
