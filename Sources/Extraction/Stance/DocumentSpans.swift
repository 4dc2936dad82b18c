internal import Lexicon
internal import Segmentation

// Spans of tokens, and the issues that they name.
extension DocumentReading {
  /// The tokens of a phrase with its possessor, what is attached to it, and the clauses that complete its noun.
  /// - Parameter without: prepositional phrases that belong to the verb.
  func span(_ p: Int32, without: [Int32] = [], depth: Int = 0) -> (Int32, Int32) {
    let np = phrase(p)
    var end = np.end
    // Its own words where nobody has it.
    let possessor = Mask.choose(Int(p), Int(np.possessor), Mask.isNegative(Int(np.possessor)))
    // "Kadima, whose leader": whose it is stands before the comma.
    let isWhose = np.first > 0 && syntax.kinds[Int(np.first) - 1] == WordKind.whose
    let first = isWhose ? np.first : min(np.first, phrase(Int32(truncatingIfNeeded: possessor)).first)
    guard depth < 5 else { return (first, end) }
    if np.firstAttached >= 0 {
      for q in attached(p) where !without.contains(q) && phrase(q).first >= np.first && !phrase(q).flags.contains(.time) {
        // What follows must be next to what stands before it.
        if phrase(q).first - end <= 3 { end = max(end, span(q, without: without, depth: depth + 1).1) }
      }
    }
    var c = np.firstClause
    var steps = 0
    while c >= 0, steps < 4 {
      let clause = self.clause(c)
      let isName = np.flags.contains(.name)
      let defining =
        clause.link == .nounComplement || clause.flags.contains(.reduced)
        || clause.link == .relative && (np.flags.contains(.pronoun) || syntax.tags[Int(np.head)] == .pron || syntax.tags[Int(np.head)] == .det)
      if defining, !isName, clause.first >= np.head, clause.first - end <= 2, clause.end - clause.first < 40 { end = max(end, clause.end) }
      c = clause.nextOfNoun
      steps += 1
    }
    return (first, trimmed(first, end))
  }

  /// Leaves out punctuation at the end of a span.
  func trimmed(_ first: Int32, _ end: Int32) -> Int32 {
    var e = end
    while e > first + 1, words.tokens.flags[Int(e) - 1].contains(.punctuation), !isClosingQuote(Int(e) - 1) { e -= 1 }
    return e
  }

  private func isClosingQuote(_ t: Int) -> Bool {
    // Keeps `“decorative”` whole where the opening mark is inside the span.
    words.isCloser(t) && t > 0 && words.quoteDepth[t - 1] > words.quoteDepth[t]
  }

  // MARK: Issues

  /// The issue that the words of a span name: the longest phrase that holds the head, else the longest at all.
  func issue(_ first: Int32, _ end: Int32, head: Int32) -> Int32 {
    var best: Int32 = -1
    var bestLength = 0
    var bestHasHead = false
    // A bit for each word that may begin one: few do, and which nothing foresees.
    var begins: UInt64 = 0
    for i in Int(first)..<max(Int(first), min(Int(end), Int(first) + 40)) { begins |= UInt64(facts(i).bit(.beginsIssue)) &<< UInt64(i &- Int(first)) }
    while begins != 0 {
      let i = Int(first) + begins.trailingZeroBitCount
      begins &= begins &- 1
      var node = lexicon.lemmaNode[lemma(i)]
      var j = i
      while node > 0 {
        for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
          let payload = lexicon.payloads[p]
          guard payload.kind == PayloadKind.issue else { continue }
          let hasHead = Int(head) >= i && Int(head) <= j
          let length = j + 1 - i
          if hasHead && !bestHasHead || (hasHead == bestHasHead && length > bestLength) {
            best = Int32(payload.value)
            bestLength = length
            bestHasHead = hasHead
          }
        }
        j += 1
        guard j < Int(end) else { break }
        let next = facts(j)
        // No node leads on with -1.
        node = lexicon.next(node, Int(next.lemma) | (next.traits.contains(.innerPhrase) ? 0 : -1))
      }
    }
    return best
  }
}
