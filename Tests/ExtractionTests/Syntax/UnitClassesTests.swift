import Lexicon
import Lexicons
import Segmentation
import TestSupport
import Testing

@testable import Extraction

@Suite struct UnitClassesTests {
  private static let governed: Set<UInt8> = [
    TagState.det, TagState.poss, TagState.num, TagState.adj, TagState.noun, TagState.nouns, TagState.propn, TagState.pron, TagState.acc, TagState.nom,
    TagState.rel, TagState.gerund, TagState.adv, TagState.quote, TagState.participle, TagState.sconj, TagState.sym,
  ]
  private static let alone: Set<UInt8> = [TagState.sconj, TagState.cconj, TagState.not, TagState.intj, TagState.possessive]

  /// What the bits say of a token is what its state, its kind and the next token say, in sentences of any length and with any states and kinds.
  @Test func tellsUnitsAsTheirTokensDo() throws {
    var texts = try TextStage(lexicon: CompiledLexicon.embedded)
    var random = SeededGenerator(seed: 12)
    let parts = ["in", "front", "of", "due", "to", "according", "no", "doubt", "Kyiv", "talks", "and", ",", "-", "(", "the", "at", "least"]
    let kinds: [UInt8] = [
      0, 0, 0, WordKind.for, WordKind.both, WordKind.either, WordKind.condition, WordKind.verbalPreposition, WordKind.including, WordKind.whose,
      WordKind.of, PunctuationKind.comma, PunctuationKind.hyphen, PunctuationKind.open, PunctuationKind.close, PunctuationKind.other,
    ]
    var units = 0
    var specials = 0
    for round in 0..<600 {
      let text = (0..<Int.random(in: 1..<150, using: &random)).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined(separator: " ")
      var words = Words()
      texts.run(TextView(Array(text.utf8)), into: &words)
      words.nameOf = (0..<words.count).map { _ in Int32.random(in: -3...2, using: &random) }
      var out = Syntax(unread: words.count)
      out.states = (0..<words.count).map { _ in UInt8.random(in: 0..<UInt8(TagState.count), using: &random) }
      out.kinds = (0..<words.count).map { _ in kinds[Int.random(in: 0..<kinds.count, using: &random)] }
      var read = TokenClasses()
      read.read(words, out)
      var classes = PhraseClasses()
      let end = round % 2 == 0 ? words.count : max(1, words.count - 5)
      classes.read(read, 0, end)
      for i in 0..<end {
        if !classes.reach(i) { classes.read(read, i, end) }
        let isSpecial = classes.isSpecial(i)
        #expect(isSpecial == special(words, out, i, end), "\(text) \(out.states) \(out.kinds) at \(i)")
        specials += isSpecial ? 1 : 0
        // What opens a parenthesis is looked at before it is asked.
        guard out.kinds[i] != PunctuationKind.open else { continue }
        for free in [UInt64.max, 0] {
          let isUnit = classes.isUnit(i, free: free)
          #expect(isUnit == unit(out, i, end, isFree: free != 0), "\(text) \(out.states) \(out.kinds) at \(i)")
          units += isUnit ? 1 : 0
        }
      }
    }
    #expect(units > 10_000 && specials > 2_000)
  }

  private func unit(_ out: Syntax, _ i: Int, _ end: Int, isFree: Bool) -> Bool {
    if out.kinds[i] >= PunctuationKind.comma { return true }
    if out.states[i] == TagState.adp { return isFree && i + 1 < end && UnitClassesTests.governed.contains(out.states[i + 1]) }
    let mayBeAnother = [WordKind.for, WordKind.both, WordKind.either].contains(out.kinds[i])
    return UnitClassesTests.alone.contains(out.states[i]) && !(mayBeAnother && [TagState.sconj, TagState.cconj].contains(out.states[i]))
  }

  private func special(_ words: Words, _ out: Syntax, _ i: Int, _ end: Int) -> Bool {
    let kind = out.kinds[i]
    if kind == PunctuationKind.open { return true }
    if kind >= PunctuationKind.comma { return false }
    if [WordKind.condition, WordKind.verbalPreposition, WordKind.including, WordKind.whose].contains(kind) { return true }
    guard i + 1 < end else { return false }
    if words.traits[i].begins.contains(.multiword), words.traits[i + 1].begins.contains(.innerMultiword) { return true }
    return out.kinds[i + 1] == PunctuationKind.hyphen && [TagState.adj, TagState.adv, TagState.noun].contains(out.states[i])
  }
}
