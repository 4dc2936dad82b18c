internal import Lexicon
internal import Segmentation

// What the reports of a document say of it as a whole, and what a reporting word says of its user.
extension DocumentReading {
  /// How much of the text is somebody else's words; nil where there are no words.
  func attribution() -> Annotation.Attribution? {
    guard quotes.quoteOf.count == words.count else { return nil }
    // Bit 0: in some quote; bit 1: in direct speech.
    var marks = [UInt8](repeating: 0, count: words.count)
    // Nesting is bounded by the sentence's clauses, so that a token is marked a few times at most.
    for q in quotes.records where q.kind != .attitude {
      var part = q.firstPart
      while part >= 0 {
        let piece = quotes.parts[Int(part)]
        part = piece.next
        guard piece.end - piece.first < 4096 else { continue }
        for t in Int(piece.first)..<Int(piece.end) { marks[t] |= q.kind == .direct ? 3 : 1 }
      }
    }
    var count = 0
    var any = 0
    var direct = 0
    let flags = words.tokens.flags
    for sentence in words.sentences {
      switch words.blocks[Int(sentence.block)].kind {
      case .markup, .note, .table, .byline: continue
      default: break
      }
      // Without a branch: marks and words alternate as they like.
      for t in Int(sentence.first)..<Int(sentence.end) {
        let isWord = flags[t].contains(.punctuation) ? 0 : 1
        count += isWord
        any += Int(marks[t] & 1) & isWord
        direct += Int(marks[t] &>> 1) & isWord
      }
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
