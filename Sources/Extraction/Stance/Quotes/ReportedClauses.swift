internal import Lexicon
internal import Segmentation

// What verbs and adjectives report: a clause, an infinitive, an object, a prepositional phrase.
extension QuoteReader {
  /// - Parameter marks: of the lemmas that may report as a verb or an adjective.
  mutating func clauses(_ marks: inout LemmaMarks) {
    let all = syntax.clauses
    let frames = all.span
    for c in frames.indices {
      let kind = frames[c].kind
      // Both at once: nothing foresees the one or the other.
      let id = syntax.lemmas[Int(max(0, frames[c].predicate))]
      guard marks.bit(id) & QuoteReader.mayReport &>> UInt64(kind.rawValue) != 0 else { continue }
      let lemma = Int(id)
      var flags = LemmaFlags(rawValue: lexicon.lemmaFlags[lemma])
      let contents = ReportContents(rawValue: lexicon.lemmaContents[lemma])
      let reports: LemmaFlags = [.reportVerb, .reportAdjective]
      if contents.rawValue | flags.rawValue & reports.rawValue | lexicon.lemmaTraits[lemma] & LemmaTraits.beginsReport.rawValue == 0 {
        marks.exclude(id)
        continue
      }
      if kind == .verb {
        if !flags.contains(.reportVerb) { flags.formUnion(phrasal(frames[c].predicate, in: frames[c].sentence)) }
        guard flags.contains(.reportVerb) || !contents.isEmpty else { continue }
      } else {
        guard flags.contains(.reportAdjective) || !contents.isEmpty else { continue }
        // "It was clear that …" is nobody's view.
        let subject = frames[c].subject
        if subject >= 0, syntax.kinds[Int(syntax.phrases[Int(subject)].head)] == WordKind.it { continue }
      }
      report(Int32(c), frames[c], flags, contents)
    }
  }

  /// The kinds of predicates that may, a bit each.
  private static var mayReport: UInt64 { 1 << UInt64(PredicateKind.verb.rawValue) | 1 << UInt64(PredicateKind.adjective.rawValue) }

  /// What a verb of several words reports ("point out", "make clear"): its words follow it, adverbs and a particle between.
  mutating func phrasal(_ predicate: Int32, in sentence: Int32) -> LemmaFlags {
    let lemma = syntax.lemmas[Int(predicate)]
    guard lemma >= 0, LemmaTraits(rawValue: lexicon.lemmaTraits[Int(lemma)]).contains(.beginsReport) else { return [] }
    var node = lexicon.lemmaNode[Int(lemma)]
    var t = Int(predicate) + 1
    let end = Int(words.sentences[Int(sentence)].end)
    var steps = 0
    while node > 0, t < end, steps < 5 {
      steps += 1
      let next = syntax.lemmas[t] >= 0 ? lexicon.next(node, Int(syntax.lemmas[t])) : 0
      if next > 0 {
        node = next
        for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.reportVerb {
          return LemmaFlags(rawValue: lexicon.payloadValue[p])
        }
      } else if syntax.tags[t] != .adv {
        return []
      }
      t += 1
    }
    return []
  }

  private mutating func report(_ c: Int32, _ frame: ClauseFrame, _ flags: LemmaFlags, _ contents: ReportContents) {
    var flags = flags
    var isPassive = frame.flags.contains(.passive)
    // "was worried that": a participle that is an adjective of its own.
    let isFelt = isPassive && frame.agent < 0 && isReportAdjective(frame.predicate)
    if isFelt {
      isPassive = false
      flags.insert(.reportAttitude)
    }
    var speaker = isPassive ? frame.agent : frame.subject
    // "“…,” the minister said, adding that …": whoever said it, not what it was about.
    if isAdded(frame), let said = saying(before: frame, c) { speaker = said }
    guard speaker >= 0, !syntax.phrases[Int(speaker)].flags.contains(.expletive) else { return }
    if frame.flags.contains(.imperative) || isOwnThought(frame, speaker) { return }
    if !isPassive, !frame.flags.contains(.infinitive) || !flags.contains(.reportAttitude), reportedClauses(c, frame, flags, speaker) { return }
    guard !contents.isEmpty || frame.kind == .adjective || isFelt, speaks(speaker), isTold(frame) else { return }
    if isPassive {
      // "was condemned by Lula": the subject is what it is about.
      guard contents.contains(.object), frame.subject >= 0, !syntax.phrases[Int(frame.subject)].flags.contains(.relative) else { return }
      let (first, end) = source(frame.subject, cue: frame.groupFirst)
      add(first, end, frame, c, flags, speaker, cueEnd: -1)
      return
    }
    otherContents(c, frame, flags, contents, speaker)
  }

  /// "“I think that …,” she said": no more than what she says.
  private mutating func isOwnThought(_ frame: ClauseFrame, _ speaker: Int32) -> Bool {
    let head = Int(syntax.phrases[Int(speaker)].head)
    return depth(frame.predicate) > 0 && !syntax.features[head].isDisjoint(with: [.first, .second])
  }

  /// Whether a clause tells that something was said or wanted, as a finite verb or a participle behind it does; what is to be said, or is the
  /// object of another verb or noun, was not.
  private mutating func isTold(_ frame: ClauseFrame) -> Bool {
    if frame.flags.contains(.infinitive) || depth(frame.predicate) > 0 || frame.flags.contains(.conditional) || frame.flags.contains(.question) { return false }
    return !frame.flags.contains(.gerund) || frame.link == .participial || frame.link == .relative || frame.link == .coordinate || frame.link == .main
  }

  // MARK: Clauses

  private mutating func reportedClauses(_ c: Int32, _ frame: ClauseFrame, _ flags: LemmaFlags, _ speaker: Int32) -> Bool {
    var found = false
    if frame.link == .parataxis && frame.governor < 0 || isParenthesis(frame, speaker), inserted(c, frame, flags, speaker) { return true }
    let isFronted = frame.link == .parataxis && frame.governor >= 0 && frame.governor != c
    for place in Int(frame.firstComplement)..<max(Int(frame.firstComplement), Int(frame.endComplement)) {
      let k = syntax.complements[place]
      guard k.clause >= 0, k.kind == .that || k.kind == .wh || k.kind == .quote else { continue }
      if isFronted && k.clause == frame.governor { continue }
      let content = clause(k.clause)
      // What stands in quotation marks as a whole is direct speech.
      if depth(content.first) > depth(frame.predicate) { continue }
      let end = contentEnd(k.clause, content, reporter: c)
      add(content.first, end, frame, c, flags, speaker, cueEnd: -1, content: k.clause)
      found = true
    }
    // "Moscow opposes the truce, Kyiv said": the content governs its report.
    if !found, !isFronted { found = unparsed(c, frame, flags, speaker) }
    guard isFronted else { return found }
    let content = clause(frame.governor)
    if depth(content.first) > depth(frame.predicate) { return true }
    let sentence = words.sentences[Int(frame.sentence)]
    var tag = min(frame.first, frame.groupFirst)
    let (sourceFirst, sourceEnd) = source(speaker, cue: frame.groupFirst)
    if sourceFirst >= sentence.first, sourceFirst < tag, sourceFirst > sentence.first { tag = sourceFirst }
    let tagEnd = max(frame.end, max(sourceEnd, frame.groupEnd))
    let (first, end) = trimmed(fronted(sentence.first, frame), tag)
    if end > first, content.first < tag {
      let record = add(first, end, frame, c, flags, speaker, cueEnd: -1, content: frame.governor)
      // "The deal, Oslo said, would hold."
      if content.end > tagEnd + 1 || content.predicate > tag, record >= 0 {
        let (first, end) = trimmed(tagEnd, contentEnd(frame.governor, content, reporter: c))
        if end > first { out.extend(record, first, end) }
      }
    } else if content.first >= tag {
      add(content.first, contentEnd(frame.governor, content, reporter: c), frame, c, flags, speaker, cueEnd: -1, content: frame.governor)
    }
    return true
  }

  /// "To win, Oslo said, Bern must wait", "When it came, Oslo said, nobody slept": a subject and its verb between commas, behind what opens the sentence.
  private mutating func isParenthesis(_ frame: ClauseFrame, _ speaker: Int32) -> Bool {
    guard frame.link == .main, frame.object < 0, frame.groupEnd + 2 < words.sentences[Int(frame.sentence)].end,
      syntax.kinds[Int(frame.groupEnd)] == PunctuationKind.comma, isMark(frame.groupEnd)
    else { return false }
    let first = source(speaker, cue: frame.groupFirst).0
    return first > words.sentences[Int(frame.sentence)].first + 1 && isMark(first - 1) && syntax.kinds[Int(first) - 1] == PunctuationKind.comma
  }

  /// "The museum, Oslo said, would open": the tag stands before the verb of what it reports.
  private mutating func inserted(_ c: Int32, _ frame: ClauseFrame, _ flags: LemmaFlags, _ speaker: Int32) -> Bool {
    let sentence = words.sentences[Int(frame.sentence)]
    let tag = min(source(speaker, cue: frame.groupFirst).0, frame.groupFirst)
    guard tag > sentence.first + 1, tag < frame.groupEnd, isMark(tag - 1),
      let k = clauses(of: frame.sentence).first(where: {
        let other = syntax.clauses[$0]
        return other.predicate > frame.predicate && other.link != .relative && other.link != .participial && $0 != Int(c)
      })
    else { return false }
    let content = syntax.clauses[k]
    if depth(content.first) > depth(frame.predicate) || depth(tag - 2) > depth(frame.predicate) { return false }
    let (first, end) = trimmed(fronted(sentence.first, frame), tag)
    let rest = trimmed(frame.groupEnd, contentEnd(Int32(k), content, reporter: c))
    guard end > first, rest.1 > rest.0 else { return false }
    let record = add(first, end, frame, c, flags, speaker, cueEnd: -1, content: Int32(k))
    if record >= 0 { out.extend(record, rest.0, rest.1) }
    return record >= 0
  }

  /// A verb of saying whose clause the syntax took for an object and a verb beside it ("said the demands that come with it erase them"), and a
  /// headline's ("Lula says truce dead"): the rest of the sentence.
  private mutating func unparsed(_ c: Int32, _ frame: ClauseFrame, _ flags: LemmaFlags, _ speaker: Int32) -> Bool {
    guard !flags.contains(.reportAttitude), !frame.flags.contains(.infinitive), !frame.flags.contains(.gerund), frame.link != .parataxis else { return false }
    let lemma = syntax.lemmas[Int(frame.predicate)]
    guard lemma >= 0, LemmaTraits(rawValue: lexicon.lemmaTraits[Int(lemma)]).contains(.clause), !contents(frame.predicate).contains(.object) else {
      return false
    }
    let sentence = words.sentences[Int(frame.sentence)]
    var first = frame.groupEnd
    while first < sentence.end, syntax.tags[Int(first)] == .adv { first += 1 }
    guard first + 2 < sentence.end, !isMark(first), firstToken(speaker) < frame.groupFirst, depth(frame.predicate) == 0, depth(first) == 0 else { return false }
    if frame.object >= 0 {
      let object = phrase(frame.object)
      if object.flags.contains(.negative) || object.flags.contains(.relative) || object.flags.contains(.pronoun) || object.first < frame.groupEnd {
        return false
      }
    }
    if frame.indirectObject >= 0 {
      let behind = extent(frame.indirectObject, relatives: false)
      if behind > first { first = behind }
    }
    var found: Int32 = -1
    for j in clauses(of: frame.sentence) where j != Int(c) {
      guard syntax.clauses[j].predicate > first else { continue }
      let other = syntax.clauses[j]
      guard depth(other.predicate) == 0 || depth(first) == 0 else { continue }
      guard
        other.link == .coordinate && other.marker < 0 || other.link == .main
          || other.link == .complement && !other.flags.contains(.infinitive) && !other.flags.contains(.gerund)
      else { continue }
      // Behind a comma a clause of its own may begin.
      if other.link != .complement, (first..<other.predicate).contains(where: { isMark($0) && syntax.kinds[Int($0)] == PunctuationKind.comma }) { continue }
      found = Int32(j)
      break
    }
    // A text that was cut off may end with the reporting verb.
    guard first < sentence.end, found >= 0 || sentence.isHeadline && syntax.tags[Int(first)] != .adp && frame.object >= 0 else { return false }
    var limit = sentence.end
    for j in clauses(of: frame.sentence) where syntax.clauses[j].first > first + 1 && isAdded(syntax.clauses[j]) { limit = min(limit, syntax.clauses[j].first) }
    let end = trimmed(first, limit).1
    guard end > first + 1 else { return false }
    add(first, end, frame, c, flags, speaker, cueEnd: -1, content: found)
    return true
  }

  /// Where a fronted content begins: behind a semicolon, where one stands before its report.
  private mutating func fronted(_ start: Int32, _ frame: ClauseFrame) -> Int32 {
    var t = frame.groupFirst - 1
    var steps = 0
    while t > start, steps < 120 {
      if syntax.kinds[Int(t)] == PunctuationKind.semicolon, isMark(t) { return t + 1 }
      t -= 1
      steps += 1
    }
    return start
  }

  /// So many tokens behind its predicate belong to a reported clause at most: of many in one endless sentence, each would be walked to the end.
  private static let longestContent: Int32 = 512

  /// Where a reported clause ends: with the sentence, or where a clause begins that is no part of it.
  mutating func contentEnd(_ k: Int32, _ content: ClauseFrame, reporter: Int32) -> Int32 {
    let sentence = words.sentences[Int(content.sentence)]
    var limit = min(sentence.end, content.predicate + QuoteReader.longestContent)
    let frame = clause(reporter)
    if frame.groupFirst > content.predicate, frame.link != .parataxis { limit = min(limit, min(frame.first, frame.groupFirst)) }
    for j in clauses(of: content.sentence) where j != Int(k) && j != Int(reporter) {
      let first = syntax.clauses[j].first
      guard first > content.predicate, first < limit else { continue }
      let other = syntax.clauses[j]
      if isAdded(other) || isBeside(other, content) || !isPart(other, of: k) && !goesOn(other, reporter, frame, content) { limit = other.first }
    }
    // A clause that stands in quotation marks closes with them.
    let level = min(depth(content.predicate), depth(content.first))
    var t = content.predicate
    while t < limit, depth(t) >= level || !isMark(t) { t += 1 }
    return max(trimmed(content.first, min(limit, t)).1, content.predicate + 1)
  }

  /// Whether a clause hangs, however deep, on another.
  private mutating func isPart(_ other: ClauseFrame, of k: Int32) -> Bool {
    var governor = other.governor
    var steps = 0
    var link = other.link
    while governor >= 0, steps < 10 {
      if link == .parataxis { return false }
      if governor == k { return true }
      link = syntax.clauses[Int(governor)].link
      governor = syntax.clauses[Int(governor)].governor
      steps += 1
    }
    return false
  }

  /// ", allowing people to …" behind a reported clause belongs to it, whichever verb the syntax has it hang on.
  private mutating func goesOn(_ other: ClauseFrame, _ reporter: Int32, _ frame: ClauseFrame, _ content: ClauseFrame) -> Bool {
    guard frame.groupFirst < content.predicate else { return false }
    if other.link == .participial, other.governor == reporter { return true }
    var governor = other.governor
    var steps = 0
    // What hangs on such a participle too.
    while governor >= 0, governor != reporter, steps < 6 {
      let above = clause(governor)
      if above.link == .participial, above.governor == reporter, above.first > content.predicate, !isAdded(above) { return true }
      governor = above.governor
      steps += 1
    }
    return false
  }

  /// ", but he said …", "and says that …": a report beside another, where what the syntax has it share a subject with cannot speak.
  private mutating func isBeside(_ other: ClauseFrame, _ content: ClauseFrame) -> Bool {
    guard other.link == .coordinate, depth(other.predicate) == depth(content.predicate), isReport(other), !other.flags.contains(.infinitive) else {
      return false
    }
    if !other.flags.contains(.sharedSubject) {
      return other.first > 1 && syntax.kinds[Int(other.first) - 1] == WordKind.but && isMark(other.first - 2)
    }
    return content.subject >= 0 && !speaks(content.subject)
  }

  /// The subject of the reporting clause before ", adding that …", where that stands behind what it reports.
  private mutating func saying(before frame: ClauseFrame, _ c: Int32) -> Int32? {
    for j in clauses(of: frame.sentence).reversed() where j != Int(c) {
      guard syntax.clauses[j].predicate < frame.predicate, syntax.clauses[j].subject >= 0 else { continue }
      let other = syntax.clauses[j]
      guard depth(other.predicate) == depth(frame.predicate), isReport(other) else { continue }
      return other.link == .parataxis ? other.subject : nil
    }
    return nil
  }

  /// ", adding that …": goes on with what the speaker says, not with what is said.
  private mutating func isAdded(_ other: ClauseFrame) -> Bool {
    guard other.link == .participial, other.first > 0, isMark(other.first - 1), syntax.kinds[Int(other.first) - 1] == PunctuationKind.comma else {
      return false
    }
    return flags(other.predicate).contains(.reportVerb) && other.flags.contains(.gerund)
  }

  // MARK: Other contents

  private mutating func otherContents(
    _ c: Int32, _ frame: ClauseFrame, _ flags: LemmaFlags, _ contents: ReportContents, _ speaker: Int32
  ) {
    let isGap = frame.object >= 0 && (frame.object == frame.antecedent || syntax.phrases[Int(frame.object)].flags.contains(.relative))
    var object = isGap ? -1 : frame.object
    if object >= 0,
      syntax.phrases[Int(object)].flags.contains(.reflexive) || syntax.phrases[Int(object)].flags.contains(.expletive)
        || syntax.phrases[Int(object)].first < frame.groupFirst
    {
      object = -1
    }
    for k in syntax.complements(of: frame) {
      switch k.kind {
      case .infinitive where k.clause >= 0:
        let infinitive = clause(k.clause)
        guard infinitive.predicate > frame.predicate else { continue }
        if object < 0, contents.contains(.infinitive) || contents.contains(.objectInfinitive) && infinitive.subject == frame.subject {
          add(infinitive.first, contentEnd(k.clause, infinitive, reporter: c), frame, c, flags, speaker, cueEnd: -1)
          return
        }
        if contents.contains(.objectInfinitive), object >= 0 || frame.indirectObject >= 0 || infinitive.subject >= 0 {
          let whole = flags.contains(.reportAttitude) && object >= 0
          let first = whole ? firstToken(object) : infinitive.groupFirst
          add(first, contentEnd(k.clause, infinitive, reporter: c), frame, c, flags, speaker, cueEnd: -1)
          return
        }
      case .gerund where k.clause >= 0 && contents.contains(.gerund) && object < 0:
        let gerund = clause(k.clause)
        add(gerund.first, contentEnd(k.clause, gerund, reporter: c), frame, c, flags, speaker, cueEnd: -1)
        return
      case .predicative where contents.contains(.predicative) && object >= 0 && k.token > frame.predicate:
        add(firstToken(object), restEnd(frame, c), frame, c, flags, speaker, cueEnd: -1)
        return
      default: break
      }
    }
    if object >= 0, contents.contains(.object) || contents.contains(.as) && hasPreposition(frame, .as) || contents.contains(.predicative) {
      guard syntax.phrases[Int(object)].first >= frame.groupEnd else { return }
      let start = firstToken(object)
      var end = restEnd(frame, c)
      // What stands behind an object belongs to it by a preposition of the verb's ("blamed Oslo for …"), else it says when, where or how.
      let object = max(syntax.phrases[Int(object)].end, extent(object))
      if contents.contains(.object), object < end, contents.isDisjoint(with: prepositions.contents(words.forms[Int(object)])),
        !isQuoted(object, end, frame)
      {
        end = max(trimmed(frame.groupEnd, object).1, frame.groupEnd)
      }
      // "called the hearing" says nothing of it; "called it “a farce”" does.
      let isName = !contents.contains(.object) && !(contents.contains(.as) && hasPreposition(frame, .as))
      if isName, !isQuoted(start, end, frame) { return }
      add(start, end, frame, c, flags, speaker, cueEnd: -1)
      return
    }
    for k in syntax.complements(of: frame) where k.kind == .prepositional && k.marker > frame.predicate {
      let preposition = prepositions.contents(words.forms[Int(k.marker)])
      guard !preposition.isEmpty, contents.contains(preposition) else { continue }
      // It must stand next to the verb, or behind whom it addresses.
      let gap = k.marker - frame.groupEnd
      let first: Int32
      if k.phrase >= 0 {
        if syntax.phrases[Int(k.phrase)].flags.contains(.time) || syntax.phrases[Int(k.phrase)].flags.contains(.relative) { continue }
        first = firstToken(k.phrase)
      } else if k.clause >= 0 {
        first = max(syntax.clauses[Int(k.clause)].first, k.marker + 1)
      } else {
        continue
      }
      if first <= k.marker { continue }
      add(first, restEnd(frame, c), frame, c, flags, speaker, cueEnd: gap <= 1 ? k.marker + 1 : -1)
      return
    }
    if frame.kind == .adjective || frame.flags.contains(.passive) {
      for k in syntax.complements(of: frame) where k.clause >= 0 && (k.kind == .that || k.kind == .infinitive || k.kind == .wh) {
        let content = clause(k.clause)
        if depth(content.predicate) > depth(frame.predicate) { continue }
        add(content.first, contentEnd(k.clause, content, reporter: c), frame, c, flags.union(.reportAttitude), speaker, cueEnd: -1)
        return
      }
    }
  }

  /// Whether a participle can be an adjective of feeling or knowing.
  private mutating func isReportAdjective(_ t: Int32) -> Bool {
    let form = words.forms[Int(t)]
    guard form >= 0, words.traits[Int(t)].canBe(Int(PartOfSpeech.adj.rawValue)) else { return false }
    for reading in lexicon.range(of: Int(form), in: lexicon.formReadingFirst) where lexicon.readingTag[reading] == Int(PartOfSpeech.adj.rawValue) {
      if LemmaFlags(rawValue: lexicon.lemmaFlags[lexicon.readingLemma[reading]]).contains(.reportAdjective) { return true }
    }
    return false
  }

  mutating func firstToken(_ p: Int32) -> Int32 {
    let first = syntax.phrases[Int(p)].first
    let possessor = syntax.phrases[Int(p)].possessor
    return possessor >= 0 ? min(first, syntax.phrases[Int(possessor)].first) : first
  }

  private mutating func isQuoted(_ first: Int32, _ end: Int32, _ frame: ClauseFrame) -> Bool {
    let level = depth(frame.predicate)
    return (first..<max(first, end)).contains { depth($0) > level }
  }

  private mutating func hasPreposition(_ frame: ClauseFrame, _ wanted: ReportContents) -> Bool {
    syntax.complements(of: frame).contains { $0.kind == .prepositional && $0.marker >= 0 && prepositions.contents(words.forms[Int($0.marker)]) == wanted }
  }

  /// Where what stands behind a verb ends: before the next clause that hangs on it by itself.
  private mutating func restEnd(_ frame: ClauseFrame, _ c: Int32) -> Int32 {
    var limit = words.sentences[Int(frame.sentence)].end
    for j in clauses(of: frame.sentence) where j != Int(c) {
      let first = syntax.clauses[j].first
      guard first > frame.predicate, first < limit else { continue }
      let other = syntax.clauses[j]
      switch other.link {
      case .complement, .nounComplement, .relative: if isPart(other, of: c) { continue }
      case .adverbial, .participial: if isPart(other, of: c), !isMark(other.first - 1) { continue }
      default: break
      }
      limit = other.first
    }
    var t = frame.groupEnd
    let level = depth(frame.predicate)
    while t < limit, depth(t) >= level || !isMark(t) {
      // A dash or a semicolon ends it.
      if isMark(t), syntax.kinds[Int(t)] == PunctuationKind.semicolon || syntax.kinds[Int(t)] == PunctuationKind.dash { break }
      t += 1
    }
    return max(trimmed(frame.groupEnd, min(limit, t)).1, frame.groupEnd)
  }

  @discardableResult
  mutating func add(
    _ first: Int32, _ end: Int32, _ frame: ClauseFrame, _ c: Int32, _ flags: LemmaFlags, _ speaker: Int32, cueEnd: Int32, content: Int32 = -1
  ) -> Int {
    guard end > first else { return -1 }
    let cue = cue(of: frame)
    let source = source(speaker, cue: cue.0)
    let i = out.add(first, end, flags.contains(.reportAttitude) ? .attitude : .indirect)
    out.describe(i, speaker: speaker, source: source, cue: cue.0, cueEnd: max(cueEnd, cue.1), clause: c, content: content)
    return i
  }

  /// Gives a report its speaker.
  mutating func speaks(_ speaker: Int32, _ i: Int) {
    out.give(i, speaker, source(speaker, cue: out.records[i].cue))
  }
}
