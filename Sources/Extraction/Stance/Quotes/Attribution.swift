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
    var count = 0
    var any = 0
    var direct = 0
    let flags = words.tokens.flags
    let blocks = words.blocks
    for sentence in words.sentences {
      switch blocks[Int(sentence.block)].kind {
      case .markup, .note, .table, .byline: continue
      default: break
      }
      // The sentence's own parts, whose bounds are looked at once. Without a branch: marks and words alternate as they like.
      let range = Int(sentence.first)..<Int(sentence.end)
      let kinds = flags.span.extracting(range)
      let marked = marks.span.extracting(range)
      var (all, quoted, spoken): (UInt32, UInt32, UInt32) = (0, 0, 0)
      for t in kinds.indices {
        let isWord: UInt32 = kinds[t].contains(.punctuation) ? 0 : 1
        let mark = UInt32(marked[t])
        all &+= isWord
        quoted &+= mark & isWord
        spoken &+= mark &>> 1 & isWord
      }
      count += Int(all)
      any += Int(quoted)
      direct += Int(spoken)
    }
    guard count > 0 else { return nil }
    return Annotation.Attribution(
      density: AnnotationBuilder.rounded(Double(any) / Double(count)), direct: AnnotationBuilder.rounded(Double(direct) / Double(count)))
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
