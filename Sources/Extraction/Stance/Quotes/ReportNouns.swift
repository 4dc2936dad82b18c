internal import Lexicon
internal import Segmentation

// What nouns report: "Oslo's claim that …", "the party's plan to …", "issued a warning about …".
extension QuoteReader {
  /// - Parameter marks: of the nouns that may report.
  mutating func nouns(_ marks: inout LemmaMarks) {
    let (all, allTags, allLemmas) = (syntax.phrases, syntax.tags, syntax.lemmas)
    let (phrases, tags, lemmas) = (all.span, allTags.span, allLemmas.span)
    for p in phrases.indices {
      let head = Int(phrases[p].head)
      let id = lemmas[head]
      // A noun that may report, whose content hangs on it. What speaks against it is put together, and asked once: few are left, and nothing
      // foresees by which of the questions.
      let without = Int(phrases[p].firstClause & phrases[p].firstAttached) & Int.min
      let otherWord = Int(tags[head].rawValue ^ PartOfSpeech.noun.rawValue) | Int(phrases[p].flags.rawValue & NounPhraseFlags.pronoun.rawValue)
      guard without | otherWord | Int(truncatingIfNeeded: marks.bit(id) ^ 1) == 0 else { continue }
      let lemma = Int(id)
      let contents = ReportContents(rawValue: lexicon.lemmaContents[lemma])
      let flags = LemmaFlags(rawValue: lexicon.lemmaFlags[lemma])
      let isReport = flags.contains(.reportNoun)
      guard isReport || contents.rawValue >= ReportContents.nounInfinitive.rawValue else {
        marks.exclude(id)
        continue
      }
      noun(Int32(p), phrases[p], flags, contents, isReport: isReport)
    }
  }

  private mutating func noun(_ p: Int32, _ np: NounPhrase, _ flags: LemmaFlags, _ contents: ReportContents, isReport: Bool) {
    guard let (first, end, marker, content) = nounContent(np, contents, isReport: isReport), end > first else { return }
    guard let speaker = nounSpeaker(p, np, marker: marker), speaks(speaker),
      syntax.phrases[Int(speaker)].first < first || syntax.phrases[Int(speaker)].first >= end
    else { return }
    let i = out.add(first, end, flags.contains(.reportAttitude) ? .attitude : .indirect)
    out.records[i].cue = np.head
    out.records[i].cueEnd = marker == np.head + 1 ? marker + 1 : np.head + 1
    out.records[i].content = content
    speaks(speaker, i)
  }

  /// The clause or the prepositional phrase that says what was claimed, planned or feared.
  private mutating func nounContent(
    _ np: NounPhrase, _ contents: ReportContents, isReport: Bool
  ) -> (first: Int32, end: Int32, marker: Int32, content: Int32)? {
    var c = np.firstClause
    var steps = 0
    while c >= 0, steps < 4 {
      let frame = clause(c)
      if frame.link == .nounComplement, frame.first >= np.end, frame.first - np.end <= 2 {
        if frame.flags.contains(.infinitive) {
          if contents.contains(.nounInfinitive) { return (frame.first, frameEnd(c, frame), -1, -1) }
        } else if isReport, frame.marker >= 0, syntax.kinds[Int(frame.marker)] == WordKind.that {
          return (frame.first, frameEnd(c, frame), -1, c)
        }
      }
      c = frame.nextOfNoun
      steps += 1
    }
    var q = np.firstAttached
    steps = 0
    while q >= 0, steps < 8 {
      let attached = phrase(q)
      let marker = attached.preposition
      if marker >= np.end, attached.first > marker, attached.first - np.end <= 3, !attached.flags.contains(.time) {
        let preposition = prepositions.contents(words.forms[Int(marker)])
        if !preposition.isEmpty, !contents.intersection(preposition.ofNoun).isEmpty { return (firstToken(q), extent(q), marker, -1) }
      }
      q = attached.nextAttached
      steps += 1
    }
    return nil
  }

  private mutating func frameEnd(_ c: Int32, _ frame: ClauseFrame) -> Int32 {
    max(frame.predicate + 1, trimmed(frame.first, frame.end).1)
  }

  /// Whose claim it is: the possessor, the adjective of origin, who stands behind *by* or *from*, or who makes it.
  private mutating func nounSpeaker(_ p: Int32, _ np: NounPhrase, marker: Int32) -> Int32? {
    if np.possessor >= 0 { return np.possessor }
    var q = np.firstAttached
    var steps = 0
    while q >= 0, steps < 8 {
      let attached = phrase(q)
      if attached.preposition >= 0, attached.preposition != marker {
        let kind = syntax.kinds[Int(attached.preposition)]
        if kind == WordKind.by || kind == WordKind.from { return q }
      }
      q = attached.nextAttached
      steps += 1
    }
    // "made the claim that", "has plans to", "issued a warning about".
    let range = clauses(of: np.sentence)
    for j in range where syntax.clauses[j].object == p {
      let frame = syntax.clauses[j]
      guard frame.subject >= 0, !frame.flags.contains(.passive), frame.kind == .verb, !frame.flags.contains(.negated) else { return nil }
      let lemma = syntax.lemmas[Int(frame.predicate)]
      guard lemma >= 0, LemmaTraits(rawValue: lexicon.lemmaTraits[Int(lemma)]).contains(.beginsLight) else { return nil }
      return frame.subject
    }
    return nil
  }
}
