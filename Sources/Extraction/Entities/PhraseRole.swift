internal import Lexicon
internal import Segmentation

/// What a phrase is to others and in its clauses, for places and pronouns alike; -1 none.
struct PhraseRole: BitwiseCopyable {
  /// The phrase before it in its row.
  var before: Int32 = -1
  /// The phrase it is the possessor of.
  var owned: Int32 = -1
  /// The clause it is the subject of by itself.
  var subjectOf: Int32 = -1
  /// The clause it is the object of.
  var objectOf: Int32 = -1
  /// The predicate of the clause that it is the agent of.
  var agentOf: Int32 = -1
  /// The preposition that makes it a complement of a verb; and that verb's clause.
  var marker: Int32 = -1
  var complementOf: Int32 = -1
  /// The clause that it is the subject of, shared or in a row too; and the clause whose object, agent or complement it is.
  var anySubjectOf: Int32 = -1
  var argumentOf: Int32 = -1
  /// An owner with its 's is at most the understood subject of what it owns ("Putin's decision to skip"); not "Putin, whose party leads".
  var isOwner = false

  /// Fills `out` with the roles of all phrases. Behind the last one is a place for the roles of none: which clauses have an object and which phrases
  /// a row cannot be foreseen, so what there is none of is put there.
  ///
  /// Not inlined, so that the loops have the registers to themselves.
  @inline(never)
  static func read(_ words: Words, _ syntax: Syntax, into out: inout [PhraseRole]) {
    out.removeAll(keepingCapacity: true)
    let count = syntax.phrases.count + 1
    out.append(addingCapacity: count) { $0.append(repeating: PhraseRole(), count: count) }
    var roles = out.mutableSpan
    let phrases = syntax.phrases.span
    let clauses = syntax.clauses.span
    let complements = syntax.complements.span
    let flags = words.tokens.flags.span
    let none = phrases.count
    func place(_ phrase: Int32) -> Int { phrase < 0 ? none : Int(phrase) }
    for p in 0..<phrases.count {
      let phrase = Int32(truncatingIfNeeded: p)
      roles[place(phrases[p].nextConjunct)].before = phrase
      guard phrases[p].possessor >= 0 else { continue }
      let owner = Int(phrases[p].possessor)
      let end = Int(phrases[owner].end)
      roles[owner].owned = phrase
      roles[owner].isOwner = end > 0 && flags[end - 1].contains(.clitic) || end < flags.count && flags[end].contains(.clitic)
    }
    for c in 0..<clauses.count {
      let clause = Int32(truncatingIfNeeded: c)
      var s = Int(clauses[c].subject)
      if s >= 0 {
        let isShared = clauses[c].flags.contains(.sharedSubject)
        roles[isShared ? none : s].subjectOf = clause
        var steps = 0
        while s >= 0, steps < 12 {
          roles[(roles[s].anySubjectOf < 0 ? 1 : 0) | (isShared ? 0 : 1) != 0 ? s : none].anySubjectOf = clause
          s = Int(phrases[s].nextConjunct)
          steps += 1
        }
      }
      let object = place(clauses[c].object)
      roles[object].objectOf = clause
      roles[object].argumentOf = clause
      let agent = Int(clauses[c].agent)
      if agent >= 0 {
        roles[agent].agentOf = clauses[c].predicate
        roles[agent].argumentOf = clause
      }
      for k in Int(clauses[c].firstComplement)..<Int(clauses[c].endComplement) {
        let phrase = place(complements[k].phrase)
        let marked = complements[k].kind == .prepositional ? phrase : none
        roles[marked].marker = complements[k].marker
        roles[marked].complementOf = clause
        roles[roles[phrase].argumentOf < 0 ? phrase : none].argumentOf = clause
      }
    }
  }
}
