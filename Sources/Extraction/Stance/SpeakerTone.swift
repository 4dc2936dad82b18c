internal import Lexicon
internal import Segmentation

// What speakers say of those they speak of: "he said that the council had squandered the money" judges the council, though no word of
// the clause is addressed to it. Only inside reports: the author's account of what somebody did is no opinion.
extension StanceStage {
  @inline(__always)
  mutating func conduct(_ c: Int32) {
    let i = Int(c)
    let doer = reading.syntax.clauses[i].flags.contains(.passive) ? reading.syntax.clauses[i].agent : reading.syntax.clauses[i].subject
    if doer >= 0, mayJudge(i) { conduct(c, of: doer) }
  }

  // By itself, as few clauses come so far.
  @inline(never)
  private mutating func conduct(_ c: Int32, of doer: Int32) {
    guard contexts.isReported(c), reading.actor(doer) != nil || reading.owner(doer) != nil, let found = judgement(reading.clause(c), c, doer) else {
      return
    }
    judge(
      c, .speaker, .phrase(doer), found.value, found.token, found.token + 1, frame: "evaluate.conduct", reportedOnly: true)
  }

  /// Whether anything in a clause may judge who does it: a loaded verb, one whose object counts, a unit with a side, a loaded adverb among its words.
  @inline(__always)
  private func mayJudge(_ i: Int) -> Bool {
    let traits = reading.lemmaTraits(Int(reading.syntax.clauses[i].predicate))
    let isLight: UInt8 = (traits.contains(.beginsLight) ? 1 : 0) & (reading.syntax.clauses[i].object >= 0 ? 1 : 0)
    if (traits.contains(.scored) ? 1 : 0) | isLight | bestMarks[i] & 2 != 0 { return true }
    let first = max(0, Int(reading.syntax.clauses[i].groupFirst))
    for t in first..<max(first, Int(reading.syntax.clauses[i].groupEnd)) where reading.syntax.tags[t] == .adv && reading.lemmaTraits(t).contains(.scored) {
      return true
    }
    return false
  }

  /// How good or bad it is to have done what a clause says, and the word that says so.
  private func judgement(_ clause: ClauseFrame, _ c: Int32, _ doer: Int32) -> (value: Double, token: Int32)? {
    let predicate = Int(clause.predicate)
    var value = loaded(predicate)
    let match = best[Int(c)]
    let thing = clause.flags.contains(.passive) ? clause.subject : clause.object
    // What is done to somebody is good or bad of the doer, unless it is said or is what courts and voters do.
    if value != 0, reading.lemmaFlags(predicate).contains(.effect) {
      let isSaid =
        reading.lemmaClasses(predicate).contains(StanceStage.speech)
        && match.map { lexicon.frameKind[$0.frame] != StanceKind.allCases.firstIndex(of: .action) } ?? true
      // "Obi's attack misleads voters": what somebody does or says does it for him.
      let isDoer = reading.canHold(doer) || reading.isDeed(doer) || reading.isUtterance(doer)
      if isSaid || abs(value) < 0.5 || clause.flags.contains(.negated) || !isDoer { value = 0 }
      guard thing >= 0 || value == 0 else { return nil }
    }
    if abs(value) >= 0.4 {
      // To fight what is bad is good.
      if thing >= 0 {
        let object = weight(of: thing)
        if object.value <= -0.4 { value = value < 0 ? abs(value) * 0.8 : -abs(value) * 0.8 }
      }
      return (value, clause.predicate)
    }
    // "has made a terrible mistake", "did a wonderful job": the object judges. What is one's own ("did their best") does not.
    if thing >= 0, !clause.flags.contains(.passive), match?.isSingle ?? true, reading.mention(at: Int(reading.phrase(thing).head)) < 0,
      reading.phrase(thing).possessor < 0, match.map({ $0.marks.sign != 2 }) ?? true,
      LemmaTraits(rawValue: lexicon.lemmaTraits[max(0, reading.lemma(predicate))]).contains(.beginsLight),
      matcher.lights(c).isEmpty || matcher.lights(c).contains(where: { !matcher.isAnswer($0) })
    {
      let object = weight(of: thing, opinionsOnly: true)
      if abs(object.value) >= 0.5 { return (object.value, object.token) }
    }
    // "gives racism a platform", "undermines decency": to stand with what is bad, or against what is good, is bad.
    if case .phrase(let p)? = match?.target, let match, reading.actor(p) == nil {
      let object = weight(of: reading.content(p), opinionsOnly: true)
      let sign = match.marks.sign
      if sign == 1 && object.value <= -0.5 || sign == 2 && object.value >= 0.5 { return (-0.5, match.cueFirst) }
    }
    // "wants to take away your pensions": what is done to us.
    if thing >= 0, let match = best[Int(c)], match.target == .phrase(thing), isOurs(thing) {
      switch match.marks.sign {
      case 1: return (0.5, match.cueFirst)
      case 2: return (-0.5, match.cueFirst)
      default: break
      }
    }
    for t in Int(clause.groupFirst)..<max(Int(clause.groupFirst), Int(clause.groupEnd)) where reading.syntax.tags[t] == .adv {
      let v = loaded(t)
      if abs(v) >= 0.4 { return (v, Int32(t)) }
    }
    return nil
  }

  private static let speech: LemmaClasses = LemmaClasses.named("verb.communication") ?? []

  /// Whether a phrase is us, you, or what is ours or yours.
  private func isOurs(_ p: Int32) -> Bool {
    let np = reading.phrase(p)
    func isUs(_ t: Int) -> Bool { !reading.syntax.features[t].isDisjoint(with: [.first, .second]) }
    if np.flags.contains(.pronoun) { return isUs(Int(np.head)) }
    return np.possessor >= 0 && reading.phrase(np.possessor).flags.contains(.pronoun) && isUs(Int(reading.phrase(np.possessor).head))
  }

  /// The most loaded word of a phrase, its head and what stands before it.
  func weight(of p: Int32, opinionsOnly: Bool = false) -> (value: Double, token: Int32) {
    let np = reading.phrase(p)
    var value = 0.0
    var token = np.head
    for t in Int(np.first)...Int(np.head) where reading.mention(at: t) < 0 {
      if opinionsOnly {
        // Of the nouns only the head, and no state or merit that is merely there.
        if !reading.lemmaFlags(t).isDisjoint(with: [.quality, .effect]) || reading.syntax.tags[t] == .noun && t != Int(np.head) { continue }
      }
      let v = loaded(t)
      if abs(v) > abs(value) {
        value = v
        token = Int32(t)
      }
    }
    return (value, token)
  }

  /// Whether a noun's score alone is a judgement of whoever it belongs to.
  static func isOwnJudgement(_ value: Double) -> Bool { value <= -0.5 || value >= 0.7 }

  /// "Marsh's lies", "obstruction by the council": a loaded noun that somebody owns or does, in a speaker's mouth.
  mutating func loadedNoun(_ p: Int32) {
    let np = reading.phrase(p)
    let head = Int(np.head)
    let value = loaded(head)
    guard np.flags.isDisjoint(with: [.pronoun, .name, .negative]) else { return }
    if !reading.lemmaFlags(head).isDisjoint(with: [.quality, .relation]) { return }
    if np.possessor >= 0 {
      if value > 0, reading.phrase(np.possessor).flags.contains(.pronoun) { return }
    } else if value > 0 {
      return
    }
    var target = p
    if reading.owner(p) == nil {
      guard value < 0, let source = reading.attached(p).first(where: { reading.kind(Int(reading.phrase($0).preposition)) == WordKind.from }),
        reading.actor(source) != nil
      else { return }
      target = source
    }
    judge(
      clause(of: p), .speaker, .phrase(target), value, np.head, np.head + 1, frame: "evaluate.owned", sentence: np.sentence, token: np.head, reportedOnly: true)
  }
}
