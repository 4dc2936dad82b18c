internal import Lexicon
internal import Segmentation

// What the reports of a document say of it as a whole, and what a reporting word says of its user.
extension DocumentReading {
  /// How much of the text is somebody else's words; nil where there are no words.
  func attribution() -> Annotation.Attribution? {
    let length = words.count
    guard quotes.quoteOf.count == length else { return nil }
    // Bit 0: in some quote; bit 1: in direct speech.
    var marks = [UInt8](filled: 0, count: length)
    let all = quotes.records
    let records = all.span
    let pieces = quotes.parts
    let parts = pieces.span
    var room = marks.mutableSpan
    // Nesting is bounded by the sentence's clauses, so that a token is marked a few times at most.
    for q in records.indices where records[q].kind != .attitude {
      let mark: UInt8 = records[q].kind == .direct ? 3 : 1
      var part = records[q].firstPart
      while part >= 0 {
        let first = Int(parts[Int(part)].first)
        let end = Int(parts[Int(part)].end)
        part = parts[Int(part)].next
        guard end - first < 4096 else { continue }
        for t in first..<end { room[t] |= mark }
      }
    }
    // Runs of sentences that are read, whose bounds are looked at once.
    var found = WordCount()
    let flags = words.tokens.flags
    let blocks = words.blocks
    var run = 0..<0
    for sentence in words.sentences {
      switch blocks[Int(sentence.block)].kind {
      case .markup, .note, .table, .byline: continue
      default: break
      }
      if Int(sentence.first) != run.upperBound {
        found.add(flags.span.extracting(run), marks.span.extracting(run))
        run = Int(sentence.first)..<Int(sentence.first)
      }
      run = run.lowerBound..<Int(sentence.end)
    }
    found.add(flags.span.extracting(run), marks.span.extracting(run))
    guard found.words > 0 else { return nil }
    return Annotation.Attribution(
      density: AnnotationBuilder.rounded(Double(found.quoted) / Double(found.words)),
      direct: AnnotationBuilder.rounded(Double(found.spoken) / Double(found.words)))
  }

  /// What the reporting words commit their user to.
  func commitment(_ first: Int32, _ end: Int32) -> Commitment {
    for t in Int(first)..<min(Int(end), words.count) {
      let flags = lemmaFlags(t)
      guard !flags.isDisjoint(with: [.reportVerb, .reportNoun, .reportAdjective]) else { continue }
      if flags.contains(.reportFactive) { return .factive }
      if flags.contains(.reportDoubt) { return .doubt }
    }
    return .neutral
  }
}

/// How many words there are, and how many of them are somebody else's.
private struct WordCount {
  var words = 0
  var quoted = 0
  var spoken = 0

  /// - Parameter marks: bit 0 in some quote, bit 1 in direct speech; as many as tokens.
  mutating func add(_ flags: Span<TokenFlags>, _ marks: Span<UInt8>) {
    var (all, quoted, spoken): (UInt32, UInt32, UInt32) = (0, 0, 0)
    let count = min(flags.count, marks.count)
    // Without a branch: marks and words alternate as they like. The processor takes many at a time.
    for t in 0..<count {
      let isWord = UInt32(~flags[t].rawValue &>> 7 & 1)
      let mark = UInt32(marks[t])
      all &+= isWord
      quoted &+= mark & isWord
      spoken &+= mark &>> 1 & isWord
    }
    words += Int(all)
    self.quoted += Int(quoted)
    self.spoken += Int(spoken)
  }
}
