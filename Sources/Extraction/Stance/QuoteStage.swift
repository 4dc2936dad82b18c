internal import Lexicon
internal import Segmentation

/// A report while it is being read. Spans are tokens.
struct QuoteRecord {
  var first: Int32
  var end: Int32
  var kind: QuoteKind
  /// The speaker's phrase, -1 none.
  var speaker: Int32 = -1
  /// The reporting word, -1 none.
  var cue: Int32 = -1
  var cueEnd: Int32 = -1
  /// The reporting clause, -1 none.
  var clause: Int32 = -1
  /// The clause that is its content, -1 none or not one.
  var content: Int32 = -1
}

/// What is reported, by whom, with which word.
struct Quotes {
  var records: [QuoteRecord] = []
  /// Per token: the innermost direct quote that holds it, -1 none.
  var quoteOf: [Int32] = []
  /// Per clause: the report whose content it is or lies in, -1 none.
  var reportOfClause: [Int32] = []
  /// Sentence → phrase of "according to X" that covers it.
  var accordingTo: [Int32: Int32] = [:]
  var accordingCue: [Int32: (Int32, Int32)] = [:]
}

/// Direct speech by its marks and indirect speech by its reporting verbs, with the speaker of each.
struct QuoteStage {
  let lexicon: CompiledLexicon

  func run(_ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ references: inout References, _ out: inout Quotes) {
    out.records.removeAll(keepingCapacity: true)
    out.accordingTo.removeAll(keepingCapacity: true)
    out.accordingCue.removeAll(keepingCapacity: true)
    out.quoteOf = [Int32](repeating: -1, count: words.count)
    out.reportOfClause = [Int32](repeating: -1, count: syntax.clauses.count)
    indirect(words, syntax, &out)
    according(words, syntax, &out)
    direct(words, syntax, &out)
    TranscriptSpeakers(lexicon: lexicon).run(words, syntax, references, table, &out)
    out.records.sort { $0.first != $1.first ? $0.first < $1.first : $0.end > $1.end }
    for (i, q) in out.records.enumerated() where q.kind == .direct || q.kind == .mixed {
      for t in Int(q.first)..<Int(q.end) { out.quoteOf[t] = Int32(i) }
    }
    for (i, q) in out.records.enumerated() where q.content >= 0 { out.reportOfClause[Int(q.content)] = Int32(i) }
    firstPerson(words, syntax, &table, &references, out)
  }

  private func flags(_ lemma: Int32) -> LemmaFlags {
    lemma >= 0 ? LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]) : []
  }

  /// Whether the clause reports: its verb is a reporting verb, and somebody speaks.
  func isReport(_ syntax: Syntax, _ clause: ClauseFrame) -> Bool {
    clause.kind == .verb && flags(syntax.lemmas[Int(clause.predicate)]).contains(.reportVerb)
  }

  // MARK: Indirect speech

  private func indirect(_ words: Words, _ syntax: Syntax, _ out: inout Quotes) {
    for (c, clause) in syntax.clauses.enumerated() where isReport(syntax, clause) && !clause.flags.contains(.passive) && clause.subject >= 0 {
      for k in syntax.complements(of: clause) where k.clause >= 0 && (k.kind == .that || k.kind == .wh || k.kind == .quote) {
        let content = syntax.clauses[Int(k.clause)]
        // What stands in quotation marks is direct speech.
        if words.quoteDepth[Int(content.predicate)] > words.quoteDepth[Int(clause.predicate)] { continue }
        let attitude = flags(syntax.lemmas[Int(clause.predicate)]).contains(.reportAttitude)
        let end = max(content.end, content.first + 1)
        out.records.append(
          QuoteRecord(
            first: content.first, end: end, kind: attitude ? .attitude : .indirect, speaker: clause.subject,
            cue: clause.predicate, cueEnd: clause.predicate + 1, clause: Int32(c), content: k.clause))
      }
      // "Moscow opposes the truce, Kyiv said": the content governs its report.
      if clause.link == .parataxis, clause.governor >= 0, clause.governor != Int32(c) {
        let content = syntax.clauses[Int(clause.governor)]
        if words.quoteDepth[Int(content.predicate)] > words.quoteDepth[Int(clause.predicate)] { continue }
        let end = content.first < clause.first ? min(content.end, clause.first) : content.end
        // The syntax may have it as the verb's complement too.
        let isKnown = out.records.last.map { $0.clause == Int32(c) && $0.content == clause.governor } ?? false
        if end > content.first, !isKnown {
          out.records.append(
            QuoteRecord(
              first: content.first, end: end, kind: .indirect, speaker: clause.subject, cue: clause.predicate,
              cueEnd: clause.predicate + 1, clause: Int32(c), content: clause.governor))
        }
      }
    }
  }

  /// "According to X, …" and its like.
  private func according(_ words: Words, _ syntax: Syntax, _ out: inout Quotes) {
    let forms = words.forms
    for i in forms.indices {
      guard forms[i] >= 0, FormBegins(rawValue: lexicon.formBegins[Int(forms[i])]).contains(.report) else { continue }
      var node = lexicon.formNode[Int(words.forms[i])]
      var j = i
      var end = -1
      while node > 0 {
        for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.reportPhrase {
          end = j + 1
        }
        j += 1
        guard j < words.count, words.forms[j] >= 0, words.sentenceOf[j] == words.sentenceOf[i] else { break }
        node = lexicon.next(node, Int(words.forms[j]))
      }
      guard end > 0, end < words.count, words.sentenceOf[end] == words.sentenceOf[i] else { continue }
      // The phrase right behind it.
      var p: Int32 = -1
      var t = end
      while t < words.count, t < end + 4, p < 0, words.sentenceOf[t] == words.sentenceOf[i] {
        p = syntax.phraseOf[t]
        t += 1
      }
      guard p >= 0 else { continue }
      // The possessor is in the phrase of what it owns; the speaker is the whole.
      let s = words.sentenceOf[i]
      let sentence = words.sentences[Int(s)]
      let speakerEnd = Int(syntax.phrases[Int(p)].end)
      out.accordingTo[s] = p
      out.accordingCue[s] = (Int32(i), Int32(end))
      // What is reported: the rest of the sentence.
      var first = Int(sentence.first)
      var last = Int(sentence.end)
      if i <= first + 1 {
        first = speakerEnd
        while first < last, words.tokens.flags[first].contains(.punctuation) { first += 1 }
      } else {
        last = i
      }
      while last > first, words.tokens.flags[last - 1].contains(.punctuation) { last -= 1 }
      if last > first {
        out.records.append(
          QuoteRecord(
            first: Int32(first), end: Int32(last), kind: .indirect, speaker: p, cue: Int32(i), cueEnd: Int32(end)))
      }
    }
  }

  // MARK: Direct speech

  private func direct(_ words: Words, _ syntax: Syntax, _ out: inout Quotes) {
    var i = 0
    let n = words.count
    var lastSpeaker: (phrase: Int32, cue: Int32, clause: Int32, block: Int32)?
    let depth = words.quoteDepth
    while i < n {
      guard depth[i] > 0 else {
        i += 1
        continue
      }
      var end = i
      let block = words.sentences[Int(words.sentenceOf[i])].block
      while end < n, words.quoteDepth[end] > 0, words.sentences[Int(words.sentenceOf[end])].block == block { end += 1 }
      // The reporting clause: of the sentences that the quote touches, outside the marks.
      var reporter: Int32 = -1
      let firstSentence = words.sentenceOf[i]
      let lastSentence = words.sentenceOf[end - 1]
      var distance = Int32.max
      for (c, clause) in clauses(syntax, in: firstSentence...lastSentence) where isReport(syntax, clause) {
        let p = clause.predicate
        guard words.quoteDepth[Int(p)] == 0, clause.subject >= 0, !clause.flags.contains(.passive) else { continue }
        let d = p < i ? Int32(i) - p : p - Int32(end) + 1
        if d < distance {
          distance = d
          reporter = Int32(c)
        }
      }
      // The closing mark may stand before the tag of the next sentence: “…?” he asked.
      if reporter < 0, end < n, Int(lastSentence) + 1 < words.sentences.count,
        words.sentences[Int(lastSentence) + 1].block == block
      {
        for (c, clause) in clauses(syntax, in: (lastSentence + 1)...(lastSentence + 1))
        where isReport(syntax, clause) && clause.predicate < Int32(end) + 6 && clause.subject >= 0 {
          reporter = Int32(c)
          break
        }
      }
      let length = end - i
      if reporter >= 0 {
        let clause = syntax.clauses[Int(reporter)]
        let whole = length >= 4 || isWholeClause(words, i, end)
        out.records.append(
          QuoteRecord(
            first: Int32(i), end: Int32(end), kind: whole ? .direct : .mixed, speaker: clause.subject, cue: clause.predicate,
            cueEnd: clause.predicate + 1, clause: reporter))
        lastSpeaker = (clause.subject, clause.predicate, reporter, block)
      } else if length >= 5, let last = lastSpeaker, block - last.block <= 1 {
        // A running quote without a tag of its own.
        out.records.append(
          QuoteRecord(first: Int32(i), end: Int32(end), kind: .direct, speaker: last.phrase))
      } else if length >= 5 {
        out.records.append(QuoteRecord(first: Int32(i), end: Int32(end), kind: .direct))
      }
      i = end
    }
  }

  /// A quote that fills the space between marks and comma: speech, however short.
  private func isWholeClause(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    guard end > first else { return false }
    let b = words.text[Int(words.tokens.starts[end - 1])]
    return b == 0x2C || b == 0x2E || b == 0x21 || b == 0x3F
  }

  /// The clauses of a range of sentences; clauses are sorted by sentence.
  private func clauses(_ syntax: Syntax, in sentences: ClosedRange<Int32>) -> [(Int, ClauseFrame)] {
    var low = 0
    var high = syntax.clauses.count
    while low < high {
      let middle = (low + high) / 2
      if syntax.clauses[middle].sentence < sentences.lowerBound { low = middle + 1 } else { high = middle }
    }
    var result: [(Int, ClauseFrame)] = []
    while low < syntax.clauses.count, syntax.clauses[low].sentence <= sentences.upperBound, result.count < 64 {
      result.append((low, syntax.clauses[low]))
      low += 1
    }
    return result
  }

  // MARK: First person

  /// I and we inside a quote are its speaker.
  private func firstPerson(
    _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ references: inout References, _ quotes: Quotes
  ) {
    var extra: [MentionRecord] = []
    let quoteOf = quotes.quoteOf
    for t in quoteOf.indices where quoteOf[t] >= 0 && syntax.features[t].contains(.first) && references.mentionOf[t] < 0 {
      guard syntax.tags[t] == .pron || syntax.tags[t] == .det else { continue }
      let speaker = quotes.records[Int(quotes.quoteOf[t])].speaker
      guard speaker >= 0 else { continue }
      let m = references.mentionOf[Int(syntax.phrases[Int(speaker)].head)]
      guard m >= 0 else { continue }
      let entity = table.mentions[Int(m)].entity
      let record = table.entities[Int(entity)]
      extra.append(
        MentionRecord(
          first: Int32(t), end: Int32(t + 1), entity: entity, type: record.type, form: .pronoun,
          sense: record.type == .gpe ? .government : NameStage.sense(record.type), rule: "pronoun.speaker", score: 830))
    }
    guard !extra.isEmpty else { return }
    table.mentions.append(contentsOf: extra)
    ReferenceStage.sort(&table)
    ReferenceStage.index(words, table, &references)
  }
}
