internal import Lexicon

// Auxiliaries away from their verb: questions, inversion, ellipsis.
extension ClauseBuilder {
  /// What can stand for a verb.
  static var auxiliaries: StateSet { StateSet(TagState.do) | TagState.have | TagState.modal | TagState.beFinite }

  /// "…, and so did Manila", "…, neither has Kigali", "as did Cairo": an auxiliary alone for the verb before, its subject behind it.
  mutating func elliptical(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) -> Bool {
    guard Int(group.first) > 0, u > 0, u + 1 < chunks.units.count, chunks.units[u + 1].kind == .phrase else { return false }
    let opener = out.kinds[Int(group.first) - 1]
    guard opener == WordKind.so || opener == WordKind.neither || opener == WordKind.nor || opener == WordKind.as else { return false }
    let after = u + 2
    guard after >= chunks.units.count || chunks.units[after].kind == .stop || chunks.units[after].kind == .comma || chunks.units[after].kind == .semicolon
    else { return false }
    let governor = stack[nearestFinite()].clause
    popTo(nearestFinite())
    var context = ClauseContext(link: .coordinate, marker: conjunction, governor: governor, subject: chunks.units[u + 1].ref)
    context.parenthesis = top.parenthesis
    if opener == WordKind.neither || opener == WordKind.nor { context.negated = group.first - 1 }
    stack.top = context
    var changed = group
    changed.form = .auxiliary
    changed.isCopula = false
    if out.tags[Int(group.head)] == .verb { out.tags[Int(group.head)] = .aux }
    finish(u, changed, words, chunks, &out)
    preposition = -1
    conjunction = -1
    forSubject = -1
    return true
  }

  mutating func merge(_ auxiliary: VerbGroup, _ group: inout VerbGroup, _ out: inout Syntax) {
    group.flags.formUnion(auxiliary.flags)
    if auxiliary.negator >= 0 { group.negator = auxiliary.negator }
    let s = out.states[Int(auxiliary.head)]
    if s == TagState.have && (group.form == .participle || group.flags.contains(.past)) { group.flags.insert(.perfect) }
    if s == TagState.beFinite {
      group.flags.remove(.past)
      group.flags.formUnion(auxiliary.flags)
      if group.form == .gerund {
        group.flags.insert(.progressive)
      } else {
        group.flags.insert(.passive)
        out.states[Int(group.head)] = TagState.participle
      }
    }
    if out.tags[Int(auxiliary.head)] == .verb { out.tags[Int(auxiliary.head)] = .aux }
    group.flags.remove(.gerund)
    group.first = auxiliary.first
    group.form = .finite
  }

  mutating func auxiliary(_ u: Int, _ group: VerbGroup, _ words: Words, _ chunks: borrowing Chunks, _ out: inout Syntax) {
    // Its verb stands behind the subject: wait for it.
    let next = nextPhrase(u, chunks)
    if next >= 0 {
      var k = next + 1
      let limit = min(chunks.units.count, next + 6)
      while k < limit {
        let unit = chunks.units[k]
        if unit.kind == .group {
          let form = chunks.groups[Int(unit.ref)].form
          if form == .base || form == .participle || form == .gerund || form == .finite {
            if top.clause >= 0 { inverted(u, chunks) }
            stack.top.auxiliary = chunks.units[u].ref
            if asks || asksAhead(u, chunks, out) {
              stack.top.question = true
            } else if previousIsStart(u, chunks) {
              conditionalInversion(u, group, chunks, out)
            }
            // "Under no circumstances will Taipei surrender."
            if let last = frontedPhrases.last, last.phrase >= 0, phrases[Int(last.phrase)].flags.contains(.negative) {
              stack.top.negated = phrases[Int(last.phrase)].first
            }
            return
          }
          break
        }
        if unit.kind == .comma || unit.kind == .stop || unit.kind == .relative || unit.kind == .subordinator { break }
        k += 1
      }
    }
    // Ellipsis: "Lisbon has not", "so will Oslo".
    isReduced = false
    if top.clause >= 0, !(conjunction >= 0) { makeRoom(u, group, kindBefore(u, chunks), words, chunks, &out) }
    if conjunction >= 0, top.clause >= 0 {
      coordinate(u, group, words, chunks, &out)
      return
    }
    if top.subject < 0, next >= 0 { stack.top.subject = chunks.units[next].ref }
    finish(u, group, words, chunks, &out)
  }

  /// Whether the next full stop is a question mark: a quoted question inside a sentence.
  mutating func asksAhead(_ u: Int, _ chunks: borrowing Chunks, _ out: Syntax) -> Bool {
    for k in u..<min(chunks.units.count, u + 2 * ClauseBuilder.window) where chunks.units[k].kind == .stop {
      return out.kinds[Int(chunks.units[k].first)] == PunctuationKind.question
    }
    return false
  }

  /// "Had Tokyo known, …", "Should Lima refuse, …": a condition without *if*, before the clause it is for.
  mutating func conditionalInversion(_ u: Int, _ group: VerbGroup, _ chunks: borrowing Chunks, _ out: Syntax) {
    let head = Int(group.head)
    guard out.states[head] == TagState.have || out.kinds[head] == WordKind.should, (u..<chunks.units.count).contains(where: { chunks.units[$0].kind == .comma })
    else { return }
    push(ClauseContext(link: .adverbial, governor: -1))
    stack.top.conditional = true
    stack.top.auxiliary = chunks.units[u].ref
    stack[stack.count - 2].auxiliary = -1
  }

  /// An inverted clause begins where another has its verb: "…, nor has Oslo …".
  mutating func inverted(_ u: Int, _ chunks: borrowing Chunks) {
    let negated = top.negated
    let from = nearestFinite()
    popTo(from)
    var context = ClauseContext(link: .coordinate, marker: conjunction, governor: top.clause)
    context.negated = negated
    context.parenthesis = top.parenthesis
    stack.top = context
  }
}
