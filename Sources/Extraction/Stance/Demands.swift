internal import Lexicon
internal import Segmentation

// What somebody says must be done, and who is to do it.
extension StanceStage {
  /// "Kyiv said Moscow must withdraw", "… should answer": who is told what to do is asked for it.
  mutating func demanded(_ c: Int32) {
    let clause = reading.clause(c)
    guard clause.link != .relative, clause.flags.isDisjoint(with: [.question, .conditional]) else { return }
    let chain = contexts.chain(clause: c, token: clause.predicate, roles)
    guard let holder = chain.last?.role, holder.entity >= 0 else { return }
    let subject = clause.flags.contains(.passive) ? clause.agent : clause.subject
    if clause.flags.contains(.perfect) {
      blamed(subject, by: holder, chain, clause, c)
      return
    }
    if subject >= 0, reading.canHold(subject) { asked(subject, by: holder, chain, clause, isToYield: yields(c)) }
    wanted(c, by: holder, chain, clause)
  }

  /// "said Oslo should have signed", "should not have waited": that it did otherwise is held against it. "Must have known" blames nobody.
  private mutating func blamed(_ subject: Int32, by holder: RoleDraft, _ chain: [ReporterDraft], _ clause: ClauseFrame, _ c: Int32) {
    guard subject >= 0, reading.canHold(subject), !contexts.context(c).isUnrealised, isBlame(clause) else { return }
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(-0.5, "blame.should", clause.groupFirst, clause.groupFirst + 1)
    for i in fillers.targets(.phrase(subject)) {
      let target = fillers.all[i]
      guard target.entity >= 0, target.entity != holder.entity else { continue }
      drafts.append(
        StanceDraft(
          sentence: clause.sentence, first: clause.first, end: reading.trimmed(clause.first, clause.end), kind: .attitude, holder: holder,
          target: target, score: r.score, event: .accuse, factuality: .asserted, chain: Array(chain.dropLast()), cueFirst: clause.groupFirst,
          cueEnd: clause.groupFirst + 1, frame: "blame.should", modifiers: [], confidence: 0.6, trace: r.trace))
    }
  }

  /// Whether the modal is one of duty, and not of what must be so.
  private func isBlame(_ clause: ClauseFrame) -> Bool {
    reading.lemmaTraits(Int(clause.groupFirst)).contains(.duty)
  }

  /// Whether a clause says that its own doer gives way ("resigns", "steps down"): to be told so is to be told off.
  private func yields(_ c: Int32) -> Bool {
    guard let match = best[Int(c)], !reading.clause(c).flags.contains(.negated) else { return false }
    return lexicon.frameEvent[match.frame] - 1 == StanceStage.concede && match.holder != nil && match.holder == match.target
  }

  private mutating func asked(_ subject: Int32, by holder: RoleDraft, _ chain: [ReporterDraft], _ clause: ClauseFrame, isToYield: Bool) {
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(isToYield ? -0.5 : 0, "demand.must", clause.groupFirst, clause.groupFirst + 1)
    for i in fillers.targets(.phrase(subject)) {
      let target = fillers.all[i]
      guard target.entity >= 0, target.entity != holder.entity else { continue }
      drafts.append(
        StanceDraft(
          sentence: clause.sentence, first: clause.first, end: reading.trimmed(clause.first, clause.end), kind: .attitude, holder: holder,
          target: target, score: r.score, event: .request, factuality: .modal, chain: Array(chain.dropLast()), cueFirst: clause.groupFirst,
          cueEnd: clause.groupFirst + 1, frame: "demand.must", modifiers: [], confidence: 0.6, trace: r.trace))
    }
  }

  /// "insisted that any deal must begin with a withdrawal": for that; "… must not be changed by force": against it. Of what is so by
  /// necessity ("must have known", "must be tired") nobody is in favour.
  private mutating func wanted(_ c: Int32, by holder: RoleDraft, _ chain: [ReporterDraft], _ clause: ClauseFrame) {
    guard clause.kind == .verb, clause.flags.isDisjoint(with: [.perfect, .progressive, .counterfactual, .would]),
      !contexts.context(c).isUnrealised
    else { return }
    var target = roles.clause(c)
    // A complement clause is one phrase; of a sentence only its predicate is.
    let isWhole = clause.link == .complement || clause.link == .nounComplement
    let subject = clause.subject
    if !isWhole || subject >= 0 && reading.canHold(subject) { target.first = clause.predicate }
    if target.first == clause.marker { target.first += 1 }
    guard target.end - target.first > 1 else { return }
    target.issue = reading.issue(target.first, target.end, head: clause.predicate)
    var r = Reckoning(isTraced: reading.isTraced)
    r.set(0.5, "demand.content", clause.groupFirst, clause.groupFirst + 1)
    var modifiers: [ModifierDraft] = []
    if clause.flags.contains(.negated) {
      r.multiply(-1, "negation.content", clause.negator, clause.negator + 1)
      if clause.negator >= 0 { modifiers.append(ModifierDraft(kind: .negation, first: clause.negator, end: clause.negator + 1)) }
    }
    var holders = [holder]
    // "reaffirmed Oslo's view that it must": who is for the view holds it too.
    let report = reading.quotes.reportOfClause[Int(c)]
    if report >= 0, let noun = phraseOfCue(reading.quotes.records[Int(report)]), let outer = reporting(noun), let match = best[Int(outer)],
      let filler = match.holder, match.marks.sign == 1, !reading.clause(outer).flags.contains(.negated)
    {
      for i in fillers.holders(filler, chain: [], speaks: false, acts: false) {
        let role = fillers.all[i]
        if role.entity >= 0, role.entity != holder.entity { holders.append(role) }
      }
    }
    for role in holders {
      drafts.append(
        StanceDraft(
          sentence: clause.sentence, first: clause.first, end: reading.trimmed(clause.first, clause.end), kind: .attitude, holder: role,
          target: target, score: r.score, event: .request, factuality: .modal, chain: Array(chain.dropLast()), cueFirst: clause.groupFirst,
          cueEnd: clause.groupFirst + 1, frame: "demand.content", modifiers: modifiers, confidence: 0.55, trace: r.trace))
    }
  }

  /// The phrase whose head reports ("Oslo's view that …"), nil where a verb does.
  private func phraseOfCue(_ record: QuoteRecord) -> Int32? {
    guard record.cue >= 0, reading.syntax.tags[Int(record.cue)] == .noun else { return nil }
    let p = reading.syntax.phraseOf[Int(record.cue)]
    return p >= 0 && reading.phrase(p).head == record.cue ? p : nil
  }

  /// The clause whose object a phrase is.
  private func reporting(_ noun: Int32) -> Int32? {
    reading.clauses(of: Int(reading.phrase(noun).sentence)).first { reading.syntax.clauses[$0].object == noun }.map { Int32($0) }
  }
}
