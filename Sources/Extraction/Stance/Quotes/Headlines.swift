internal import Lexicon
internal import Segmentation

// "Kremlin: no deal in sight": a speaker, a colon, and what he says.
extension QuoteReader {
  /// `TURKEY: We will not leave.`
  mutating func transcripts() {
    let from = out.records.count
    TranscriptSpeakers(lexicon: lexicon).run(words, syntax, references, table, colons: colons, &out)
    for i in from..<out.records.count {
      quoted.append(QuotedRange(first: out.records[i].first, end: out.records[i].end, id: out.records[i].id))
      speaks(out.records[i].speaker, i)
      spoken.insert(out.records[i].cue)
    }
  }

  mutating func headlines() {
    // Of the colons, the first that may be the block's.
    var next = 0
    for block in words.blocks where block.firstSentence < block.endSentence {
      let sentence = words.sentences[Int(block.firstSentence)]
      guard sentence.end - sentence.first >= 4, sentence.end - sentence.first < 60 else { continue }
      let start = sentence.first
      // A name with its title, or one noun, then the colon.
      while next < colons.count, colons[next] <= start || !isMark(colons[next]) { next += 1 }
      guard next < colons.count else { return }
      let colon = colons[next]
      guard colon < sentence.end - 1, colon <= start + 8 else { continue }
      let p = syntax.phraseOf[Int(colon) - 1]
      guard p >= 0, firstToken(p) <= start + 1, syntax.phrases[Int(p)].end == colon, depth(colon) == 0 else { continue }
      let np = phrase(p)
      let m = references.mentionOf[Int(np.head)]
      var isSpeaker = false
      if m >= 0 {
        let mention = table.mentions[Int(m)]
        isSpeaker = mention.type == .person || mention.type == .org || mention.sense == .government || mention.form == .demonym
      } else {
        isSpeaker = !flags(np.head).isDisjoint(with: [.actsFor, .reportNoun]) || classes(np.head).contains(.person) && !np.flags.contains(.name)
      }
      guard isSpeaker, sentence.isHeadline || block.kind == .heading || m >= 0 && table.mentions[Int(m)].type == .person else { continue }
      // A transcript's line is read already.
      if spoken.contains(colon) { continue }
      // "Norway: What we know" is what the article tells.
      let asks = syntax.kinds[Int(colon) + 1]
      if !isMark(colon + 1), [WordKind.question, WordKind.who, WordKind.which, WordKind.where, WordKind.when].contains(asks) { continue }
      // In quotation marks it is direct speech, which looks for this colon itself.
      if depth(colon + 1) > 0 || colon + 2 < sentence.end && isMark(colon + 1) && depth(colon + 2) > 0 { continue }
      let (first, end) = trimmed(colon + 1, sentence.end)
      guard end - first >= 2 else { continue }
      let i = out.add(first, end, .indirect)
      out.records[i].cue = colon
      out.records[i].cueEnd = colon + 1
      speaks(p, i)
    }
  }
}
