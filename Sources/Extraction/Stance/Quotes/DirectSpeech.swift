internal import Lexicon
internal import Segmentation

// Direct speech: what stands in quotation marks, and whoever says it before, behind or between.
extension QuoteReader {
  /// The last speech that had a speaker: what runs on without a tag of its own is his.
  private struct Running {
    var record: Int
    var block: Int32
    /// The sentence where it was said last.
    var sentence: Int32
    var isOpen = false
  }

  mutating func direct() {
    let depths = words.quoteDepth
    let level = depths.span
    let n = level.count
    let sentences = words.sentenceOf
    let sentenceOf = sentences.span
    var running: Running?
    var i = 0
    while i < n {
      guard level[i] > 0 else {
        // Most of most texts is not quoted: eight tokens at a time. The load looks at its bounds itself.
        i += 1
        while i + 8 <= n, unsafe level.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) == 0 { i += 8 }
        continue
      }
      var end = i
      let block = block(Int32(i))
      var sentence = sentenceOf[i]
      while end < n, level[end] > 0 {
        if sentenceOf[end] != sentence {
          if self.block(Int32(end)) != block { break }
          sentence = sentenceOf[end]
        }
        end += 1
      }
      speech(Int32(i), Int32(end), block, &running)
      i = end
    }
  }

  private mutating func block(_ t: Int32) -> Int32 { words.sentences[Int(words.sentenceOf[Int(t)])].block }

  /// The speaker of a piece of speech and the words that say so.
  private struct Tag {
    var speaker: Int32
    var cue: Int32
    var cueEnd: Int32
    var clause: Int32
    var distance: Int32
  }

  private mutating func speech(_ i: Int32, _ end: Int32, _ block: Int32, _ running: inout Running?) {
    let length = end - i
    let isWhole = (length >= 4 || isWholeClause(i, end)) && !isTitle(i, end)
    // Words quoted within what is reported: "said that it was “a disgrace”".
    if let record = enclosing(i, end) {
      if out.records[record].kind == .indirect { out.records[record].kind = .mixed }
      quoted.append(QuotedRange(first: i, end: end, id: out.records[record].id))
      return
    }
    let first = words.sentenceOf[Int(i)]
    let last = words.sentenceOf[Int(end) - 1]
    if isWhole, var tag = nearestTag(i, end, first, last, block) ?? tagBehind(i, end, last, block) ?? tagBefore(i, first, block) ?? dashBehind(end, last) {
      if let r = running, r.block == block || r.isOpen, tag.clause >= 0, out.records[r.record].clause == tag.clause {
        extend(r.record, i, end)
        running?.sentence = last
        running?.isOpen = isOpen(end)
        return
      }
      if tag.cueEnd <= tag.cue { tag.cueEnd = tag.cue + 1 }
      let record = out.add(i, end, .direct)
      out.records[record].cue = tag.cue
      out.records[record].cueEnd = tag.cueEnd
      out.records[record].clause = tag.clause
      speaks(tag.speaker, record)
      quoted.append(QuotedRange(first: i, end: end, id: out.records[record].id))
      running = Running(record: record, block: block, sentence: last, isOpen: isOpen(end))
      return
    }
    guard length >= 4 || isWhole && length >= 2, !isTitle(i, end) else { return }
    // A running quote without a tag of its own.
    if let r = running, r.block == block && first - r.sentence <= 3 || block - r.block == 1 && (r.isOpen || opensBlock(i)), isSentence(i, end) {
      if first - r.sentence >= 2, let other = speakerBetween(r.sentence, first, r) {
        let record = out.add(i, end, .direct)
        speaks(other, record)
        quoted.append(QuotedRange(first: i, end: end, id: out.records[record].id))
        running = Running(record: record, block: block, sentence: last, isOpen: isOpen(end))
        return
      }
      extend(r.record, i, end)
      running?.sentence = last
      running?.block = block
      running?.isOpen = isOpen(end)
      return
    }
    guard length >= 5, isSentence(i, end) || length >= 8 else { return }
    // The sentence before it is about whoever says it.
    let record = out.add(i, end, .direct)
    if first > 0, words.sentences[Int(first) - 1].block == block, isSentence(i, end), let other = subject(of: first - 1) { speaks(other, record) }
    quoted.append(QuotedRange(first: i, end: end, id: out.records[record].id))
  }

  private mutating func extend(_ record: Int, _ i: Int32, _ end: Int32) {
    out.extend(record, i, end)
    quoted.append(QuotedRange(first: i, end: end, id: out.records[record].id))
  }

  /// The narrowest report, of those already found, that holds a stretch, and has its reporting words outside it.
  private mutating func enclosing(_ i: Int32, _ end: Int32) -> Int? {
    // A report ends before its last mark.
    var inner = end
    while inner > i + 1, isMark(inner - 1) { inner -= 1 }
    // The records found before direct speech are sorted; those behind them are direct.
    let all = out.records
    let records = all.span
    var low = 0
    var high = sortedCount
    while low < high {
      let middle = (low + high) / 2
      if records[middle].first <= i { low = middle + 1 } else { high = middle }
    }
    var k = low - 1
    var best: Int?
    var steps = 0
    while k >= 0, steps < 24 {
      let here = k
      steps += 1
      k -= 1
      guard records[here].end >= inner, records[here].cueEnd <= i || records[here].cue >= end else { continue }
      if depth(max(0, records[here].cue)) > 0 { continue }
      if let narrowest = best, records[narrowest].end - records[narrowest].first <= records[here].end - records[here].first { continue }
      best = here
    }
    return best
  }

  /// A quote that fills the space between marks and comma: speech, however short.
  private mutating func isWholeClause(_ first: Int32, _ end: Int32) -> Bool {
    guard end > first else { return false }
    let b = words.text[Int(words.tokens.starts[Int(end) - 1])]
    if b == 0x2C || b == 0x2E || b == 0x21 || b == 0x3F { return true }
    // British style has the comma outside.
    guard Int(end) + 1 < words.count, isMark(end + 1), end - first >= 2 else { return false }
    return words.text[Int(words.tokens.starts[Int(end) + 1])] == 0x2C && hasVerb(first, end)
  }

  /// "on “Face the Nation,” he said": a name in marks behind a preposition, a determiner or an owner.
  private mutating func isTitle(_ i: Int32, _ end: Int32) -> Bool {
    guard i >= 2, end - i < 8 else { return false }
    let before = Int(i) - 2
    guard !isMark(Int32(before)) else { return false }
    switch syntax.tags[before] {
    case .adp, .det, .part, .propn, .adj: break
    case .noun: if hasVerb(i, end) { return false }
    default: return false
    }
    // Its words are in capitals, the small ones aside.
    for t in Int(i)..<Int(end)
    where !isMark(Int32(t)) && syntax.tags[t] != .adp && syntax.tags[t] != .det && syntax.tags[t] != .cconj && syntax.tags[t] != .part {
      if words.tokens.flags[t].isDisjoint(with: [.capital, .digits, .clitic]) { return false }
    }
    return true
  }

  private mutating func hasVerb(_ first: Int32, _ end: Int32) -> Bool {
    (Int(first)..<Int(end)).contains { syntax.tags[$0] == .verb || syntax.tags[$0] == .aux }
  }

  /// Whether a quote begins as a sentence does.
  private mutating func isSentence(_ first: Int32, _ end: Int32) -> Bool {
    let flags = words.tokens.flags[Int(first)]
    return flags.contains(.capital) || flags.contains(.punctuation) || flags.contains(.digits) || hasVerb(first, end) && end - first >= 6
  }

  /// Whether the marks are still open where the block ends.
  private mutating func isOpen(_ end: Int32) -> Bool { Int(end) >= words.count || !words.isCloser(Int(end)) }

  /// Whether a quote's mark is the first thing in its block.
  private mutating func opensBlock(_ i: Int32) -> Bool {
    let sentence = words.sentences[Int(words.sentenceOf[Int(i)])]
    return words.blocks[Int(sentence.block)].firstSentence == words.sentenceOf[Int(i)] && i - sentence.first <= 1
  }

  // MARK: Tags

  /// Verbs that may stand beside direct speech.
  private mutating func isTag(_ c: Int) -> Bool {
    let subject = Int(syntax.clauses[c].subject)
    guard subject >= 0, syntax.clauses[c].kind == .verb, syntax.clauses[c].flags.isDisjoint(with: [.passive, .infinitive]) else { return false }
    return depth(syntax.clauses[c].predicate) == 0 && depth(syntax.phrases[subject].head) == 0 && isReport(c)
  }

  /// The reporting clause next to the quote, of the sentences that it touches.
  private mutating func nearestTag(_ i: Int32, _ end: Int32, _ first: Int32, _ last: Int32, _ block: Int32) -> Tag? {
    var best: Tag?
    nearestTag(i, end, in: first, &best)
    if last != first { nearestTag(i, end, in: last, &best) }
    return best
  }

  private mutating func nearestTag(_ i: Int32, _ end: Int32, in s: Int32, _ best: inout Tag?) {
    for c in clauses(of: s) {
      guard isTag(c) else { continue }
      let frame = syntax.clauses[c]
      var low = frame.groupFirst
      var high = frame.groupEnd
      let subject = phrase(frame.subject)
      if !frame.flags.contains(.sharedSubject), words.sentenceOf[Int(subject.head)] == s {
        low = min(low, subject.first)
        high = max(high, extent(frame.subject, relatives: subject.first > frame.predicate))
      }
      var distance = low >= end ? low - end : high <= i ? i - high : frame.predicate < i ? i - frame.groupEnd : max(0, frame.predicate - end)
      if distance > 40 { continue }
      if !flags(frame.predicate).contains(.reportDirect) { distance += 12 }
      // A comma or colon brings the quote in; a tag that has a clause of its own needs none.
      if high <= i, i - high <= 3, !(i >= 2 && isMark(i - 2)) { distance += 2 }
      if hasClause(frame) { distance += 10 }
      if distance < best?.distance ?? .max {
        let cue = cue(of: frame)
        best = Tag(speaker: frame.subject, cue: cue.0, cueEnd: cue.1, clause: Int32(c), distance: distance)
      }
    }
  }

  private mutating func hasClause(_ frame: ClauseFrame) -> Bool {
    syntax.complements(of: frame).contains {
      $0.kind == .that && $0.clause >= 0 && depth(syntax.clauses[Int($0.clause)].predicate) == 0 && syntax.clauses[Int($0.clause)].predicate > frame.predicate
    }
  }

  /// The tag right behind the closing mark, read off the words: "…?” he asked", "…,” said Lula, who …".
  private mutating func tagBehind(_ i: Int32, _ end: Int32, _ last: Int32, _ block: Int32) -> Tag? {
    var t = end
    let n = Int32(words.count)
    while t < n, t < end + 3, isMark(t) { t += 1 }
    guard t < n, self.block(t) == block else { return nil }
    let sentence = words.sentenceOf[Int(t)]
    guard sentence == last || sentence == last + 1 && t - words.sentences[Int(sentence)].first <= 1 else { return nil }
    // The clause whose verb this is, or whose subject stands here.
    for c in clauses(of: sentence) {
      let predicate = syntax.clauses[c].predicate
      guard predicate >= t, predicate - t < 24, isTag(c) else { continue }
      let frame = syntax.clauses[c]
      if frame.groupFirst == t || firstToken(frame.subject) == t {
        let cue = cue(of: frame)
        return Tag(speaker: frame.subject, cue: max(cue.0, t), cueEnd: cue.1, clause: Int32(c), distance: 0)
      }
    }
    let limit = words.sentences[Int(sentence)].end
    // "said Lula", whatever the syntax made of it.
    if isTagVerb(t) {
      var u = t + 1
      while u < limit, u < t + 3, syntax.tags[Int(u)] == .adv { u += 1 }
      if u < limit, syntax.phraseOf[Int(u)] >= 0, !syntax.phrases[Int(syntax.phraseOf[Int(u)])].flags.contains(.time) {
        return Tag(speaker: syntax.phraseOf[Int(u)], cue: t, cueEnd: t + 1, clause: -1, distance: 0)
      }
      return nil
    }
    let p = syntax.phraseOf[Int(t)]
    guard p >= 0, firstToken(p) == t || syntax.phrases[Int(p)].first == t else { return nil }
    let owner = ownerChain(p)
    var u = syntax.phrases[Int(owner)].end
    while u < limit, u < t + 28, depth(u) == 0 {
      if isTagVerb(u) { return Tag(speaker: owner, cue: u, cueEnd: u + 1, clause: -1, distance: 0) }
      u += 1
    }
    return nil
  }

  /// The phrase that a possessor begins.
  private mutating func ownerChain(_ p: Int32) -> Int32 {
    for q in p..<min(p + 3, Int32(syntax.phrases.count)) where syntax.phrases[Int(q)].possessor == p { return q }
    return p
  }

  private mutating func isTagVerb(_ t: Int32) -> Bool {
    guard syntax.tags[Int(t)] == .verb, flags(t).contains(.reportVerb), flags(t).contains(.reportDirect) else { return false }
    let s = syntax.states[Int(t)]
    return s == TagState.past || s == TagState.third || s == TagState.present || s == TagState.participle
  }

  /// A colon before the quote, in the sentence or block before it: "He went on:".
  private mutating func tagBefore(_ i: Int32, _ first: Int32, _ block: Int32) -> Tag? {
    var t = i - 1
    while t >= 0, t > i - 4, isMark(t), syntax.kinds[Int(t)] != PunctuationKind.colon { t -= 1 }
    guard t > 0, isMark(t), syntax.kinds[Int(t)] == PunctuationKind.colon, depth(t) == 0 else { return nil }
    let s = words.sentenceOf[Int(t)]
    guard block - words.sentences[Int(s)].block <= 1 else { return nil }
    var best: Tag?
    for c in clauses(of: s) {
      let frame = syntax.clauses[c]
      guard frame.predicate < t, frame.subject >= 0, depth(frame.predicate) == 0, frame.kind == .verb || frame.kind == .noun else { continue }
      let reports = isTag(c)
      guard reports || speaks(frame.subject), !frame.flags.contains(.passive) else { continue }
      let distance = t - frame.predicate + (reports ? 0 : 40)
      if distance < best?.distance ?? .max {
        let cue = cue(of: frame)
        best = Tag(speaker: frame.subject, cue: cue.0, cueEnd: cue.1, clause: Int32(c), distance: distance)
      }
    }
    if best == nil {
      // "Lula: “…”"
      let p = syntax.phraseOf[Int(t) - 1]
      if p >= 0, syntax.phrases[Int(p)].end == t, firstToken(p) - words.sentences[Int(s)].first <= 2, speaks(p) {
        return Tag(speaker: p, cue: t, cueEnd: t + 1, clause: -1, distance: 0)
      }
    }
    return best
  }

  /// A dash and a name behind the quote: "“…” — Lula".
  private mutating func dashBehind(_ end: Int32, _ last: Int32) -> Tag? {
    var t = end
    let n = Int32(words.count)
    while t < n, t < end + 3, isMark(t), syntax.kinds[Int(t)] != PunctuationKind.dash { t += 1 }
    guard t + 1 < n, isMark(t), syntax.kinds[Int(t)] == PunctuationKind.dash else { return nil }
    let p = syntax.phraseOf[Int(t) + 1]
    guard p >= 0, speaks(p), syntax.phrases[Int(p)].flags.contains(.name) else { return nil }
    let stop = words.sentences[Int(words.sentenceOf[Int(t) + 1])].end
    for c in clauses(of: words.sentenceOf[Int(t) + 1])
    where syntax.clauses[c].predicate > t && syntax.clauses[c].predicate < stop && syntax.clauses[c].link == .main { return nil }
    return Tag(speaker: p, cue: t, cueEnd: t + 1, clause: -1, distance: 0)
  }

  // MARK: Without a tag

  /// Who acts in the last sentence between two quotes, where it is somebody else.
  private mutating func speakerBetween(_ from: Int32, _ to: Int32, _ running: Running) -> Int32? {
    let s = to - 1
    guard s > from, let p = subject(of: s) else { return nil }
    let m = references.mentionOf[Int(syntax.phrases[Int(p)].head)]
    let speaker = out.records[running.record].speaker
    guard speaker >= 0 else { return p }
    let old = references.mentionOf[Int(syntax.phrases[Int(speaker)].head)]
    if m >= 0, old >= 0, table.mentions[Int(m)].entity == table.mentions[Int(old)].entity { return nil }
    return m >= 0 && table.mentions[Int(m)].type == .person ? p : nil
  }

  /// The subject of a sentence's main clause, where it is somebody who can speak.
  private mutating func subject(of s: Int32) -> Int32? {
    for c in clauses(of: s) {
      let frame = syntax.clauses[c]
      guard frame.link == .main, frame.subject >= 0, depth(frame.predicate) == 0, !frame.flags.contains(.passive) else { continue }
      let p = frame.subject
      let m = references.mentionOf[Int(syntax.phrases[Int(p)].head)]
      if m >= 0 { return table.mentions[Int(m)].type == .person ? p : nil }
      let features = syntax.features[Int(syntax.phrases[Int(p)].head)]
      return syntax.phrases[Int(p)].flags.contains(.pronoun) && !features.isDisjoint(with: [.masculine, .feminine]) ? p : nil
    }
    return nil
  }
}
