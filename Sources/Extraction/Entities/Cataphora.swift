internal import Lexicon
internal import Segmentation

/// A pronoun before the name it stands for: "In his speech, Macron …", "When he left, Joe Biden …".
///
/// Only where nothing before it was found: in what opens a sentence, the first subject behind the comma that is a person of the right gender.
struct Cataphora {
  let lexicon: CompiledLexicon

  /// - Parameter pronouns: `TellingPhrases.pronouns`.
  func run(_ pronouns: KeptList, _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ out: References) {
    var extra: [MentionRecord] = []
    var next = 0
    // Made at the first pronoun that nothing before it explains.
    var heads: [Int32]?
    let phrases = syntax.phrases.span
    for place in 0..<pronouns.count {
      let p = phrases[Int(pronouns[place])]
      let head = Int(p.head)
      let features = syntax.features[head]
      guard out.mentionOf[head] < 0, out.phraseOfPronoun[head] < 0, !features.isDisjoint(with: [.masculine, .feminine]), !features.contains(.first)
      else { continue }
      let sentence = words.sentences[Int(words.sentenceOf[head])]
      guard head - Int(sentence.first) <= 6,
        syntax.tags[Int(sentence.first)] == .adp || syntax.tags[Int(sentence.first)] == .sconj
          || syntax.tags[Int(sentence.first)] == .adv
      else { continue }
      let subjects = heads ?? subjectHeads(syntax)
      heads = subjects
      while next < subjects.count, subjects[next] <= p.head { next += 1 }
      var k = next
      while k < subjects.count, subjects[k] < sentence.end, subjects[k] - p.head < 30 {
        let m = out.mentionOf[Int(subjects[k])]
        k += 1
        guard m >= 0 else { continue }
        let mention = table.mentions[Int(m)]
        guard mention.type == .person, hasComma(words, head, Int(mention.first)) else { continue }
        let record = table.entities[Int(mention.entity)]
        if features.contains(.masculine) && record.gender == .feminine || features.contains(.feminine) && record.gender == .masculine { break }
        extra.append(
          MentionRecord(
            first: p.head, end: p.head + 1, entity: mention.entity, type: record.type, form: .pronoun, sense: .person,
            rule: .pronounAhead, score: 650))
        break
      }
    }
    table.mentions.append(contentsOf: extra)
  }

  /// The heads of the subjects, in order.
  private func subjectHeads(_ syntax: Syntax) -> [Int32] {
    var heads: [Int32] = []
    for clause in syntax.clauses where clause.subject >= 0 && !clause.flags.contains(.sharedSubject) {
      heads.append(syntax.phrases[Int(clause.subject)].head)
    }
    return heads.sorted()
  }

  private func hasComma(_ words: Words, _ first: Int, _ end: Int) -> Bool {
    (first..<end).contains { words.tokens.ends[$0] - words.tokens.starts[$0] == 1 && words.text[Int(words.tokens.starts[$0])] == 0x2C }
  }
}
