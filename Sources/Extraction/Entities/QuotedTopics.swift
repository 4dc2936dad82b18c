internal import Lexicon
internal import Segmentation

/// A pronoun in quoted words whose reporting clause says of whom they are: "“He is unfit,” Macron said of Orbán".
///
/// Before other pronouns are read: whoever spoke of him, or was named in the sentence before, would stand nearer. Pronouns of the right gender alone, as far
/// as it is known; what follows the quotation takes the name up by itself.
struct QuotedTopics {
  let lexicon: CompiledLexicon
  /// How many tokens a quotation and the clause behind it may have.
  private static let longestQuote = 120
  private static let longestClause = 16

  /// - Parameter pronouns: `TellingPhrases.pronouns`.
  func run(_ pronouns: KeptList, _ words: Words, _ syntax: Syntax, _ table: inout EntityTable, _ mentionOf: [Int32]) {
    for place in 0..<pronouns.count {
      let head = Int(syntax.phrases[Int(pronouns[place])].head)
      let features = syntax.features[head]
      guard words.quoteDepth[head] > 0, mentionOf[head] < 0, !features.isDisjoint(with: [.masculine, .feminine]),
        features.isDisjoint(with: [.first, .second]), let m = topic(behind: head, words, syntax, mentionOf)
      else { continue }
      let mention = table.mentions[Int(m)]
      let gender = table.entities[Int(mention.entity)].gender
      guard mention.type == .person, !mention.isPlural,
        !(features.contains(.masculine) && gender == .feminine), !(features.contains(.feminine) && gender == .masculine)
      else { continue }
      table.mentions.append(
        MentionRecord(
          first: Int32(head), end: Int32(head + 1), entity: mention.entity, type: .person, form: .pronoun, sense: .person, rule: .pronounAhead,
          score: 800))
    }
  }

  /// The mention behind "said of" in the clause that follows the quotation a token stands in, nil where there is none.
  private func topic(behind token: Int, _ words: Words, _ syntax: Syntax, _ mentionOf: [Int32]) -> Int32? {
    var t = token
    let last = min(words.count, token + QuotedTopics.longestQuote)
    while t < last, words.quoteDepth[t] > 0 { t += 1 }
    guard t < last else { return nil }
    let end = min(Int(words.sentences[Int(words.sentenceOf[t])].end), t + QuotedTopics.longestClause)
    while t + 2 < end, words.quoteDepth[t] == 0 {
      if isReport(syntax.lemmas[t]), syntax.tags[t] == .verb, let about = topical(syntax, t + 1, before: min(t + 4, end - 1)) {
        let p = syntax.phraseOf[about + 1]
        guard p >= 0 else { return nil }
        let m = mentionOf[Int(syntax.phrases[Int(p)].head)]
        return m >= 0 ? m : nil
      }
      t += 1
    }
    return nil
  }

  /// *of* right behind the verb, or *about* ("told reporters about"), which before a number says no more than roughly.
  private func topical(_ syntax: Syntax, _ first: Int, before end: Int) -> Int? {
    if first < end, syntax.kinds[first] == WordKind.of { return first }
    return first < end ? (first..<end).first { syntax.kinds[$0] == WordKind.degree && syntax.tags[$0] == .adp } : nil
  }

  private func isReport(_ lemma: Int32) -> Bool {
    lemma >= 0 && LemmaFlags(rawValue: lexicon.lemmaFlags[Int(lemma)]).contains(.reportVerb)
  }
}
