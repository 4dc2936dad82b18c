internal import Lexicon

// Verbs of saying that stand inside or behind what they report.
extension ClauseBuilder {
  /// A verb of saying between marks (one stands before it), with its subject behind, before the verb of the clause around it has come.
  mutating func insertsReport(_ u: Int, _ group: VerbGroup, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    guard top.clause < 0, top.subject >= 0, top.link != .parataxis, group.groupLength == 1,
      group.form == .finite || group.form == .participle && group.isAmbiguous, grammar.traits(out.lemmas[Int(group.head)]).contains(.report)
    else { return false }
    let next = nextPhrase(u, chunks)
    guard next == u + 1, next + 1 < chunks.units.count else { return false }
    let after = chunks.units[next + 1].kind
    return after == .comma || after == .quote || after == .dash
  }

  /// A verb of saying with a mark before it and its subject behind: "…," replied Lula.
  @inline(__always)
  mutating func isInverted(_ u: Int, _ chunks: borrowing Chunks) -> Bool {
    guard u > 0 else { return false }
    let kind = chunks.units[u - 1].kind
    return kind == .quote || kind == .comma || kind == .stop || kind == .dash
  }
}
