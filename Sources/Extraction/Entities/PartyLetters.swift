internal import Lexicon
internal import Segmentation

/// The letter of a party behind a name: "Edna Marsh, D-Calif.,", "Edna Marsh (R)". Found for parties that the caller asks about: they are
/// looked for under all their usual forms.
struct PartyLetters {
  let lexicon: CompiledLexicon

  /// Appends the mentions, where a caller's entity has a letter in the lexicon.
  func run(_ words: Words, _ table: inout EntityTable, _ mentionOf: [Int32]) {
    var byLetter: [(letter: Int, entity: Int32)] = []
    for i in table.entities.indices where table.entities[i].isGiven && table.entities[i].lexicon >= 0 {
      let letter = lexicon.entityLetter[Int(table.entities[i].lexicon)]
      if letter > 0 { byLetter.append((letter, Int32(i))) }
    }
    guard !byLetter.isEmpty else { return }
    let shape = WordShape(lexicon: lexicon)
    for t in 1..<max(1, words.count) {
      guard words.tokens.ends[t] - words.tokens.starts[t] == 1, mentionOf[t] < 0,
        let found = byLetter.first(where: { $0.letter == Int(words.text[Int(words.tokens.starts[t])]) }),
        shape.isByte(words, t - 1, 0x2C) || shape.isByte(words, t - 1, 0x28), t + 1 < words.count,
        shape.isHyphen(words, t + 1) || shape.isByte(words, t - 1, 0x28) && shape.isByte(words, t + 1, 0x29)
      else { continue }
      table.mentions.append(
        MentionRecord(
          first: Int32(t), end: Int32(t + 1), entity: found.entity, type: table.entities[Int(found.entity)].type, form: .acronym,
          sense: .organisation, rule: .givenLetter, score: 900))
    }
  }
}
