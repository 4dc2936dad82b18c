import Lexicon
import Lexicons
import Segmentation
import TestSupport
import Testing

@testable import Extraction

@Suite struct PlainPhraseTests {
  /// Phrases that are read by their words' classes are those that are read word by word: in sentences short and long, with names anywhere.
  @Test func plainPhrasesAreReadAsAllOthersAre() throws {
    let grammar = Grammar(CompiledLexicon.embedded)
    let rules = TagRules(grammar: grammar)
    let short = Chunker(grammar)
    let slow = Chunker(grammar, isShortened: false)
    var tagger = Tagger(grammar)
    var texts = try TextStage(lexicon: CompiledLexicon.embedded)
    let parts = [
      "the", "a", "these", "no", "its", "their", "all", "both", "more", "than", "MORE", "Than", "new", "political", "two", "100", "$", "%", "9", "2026",
      "talks",
      "minister", "ministers", "officials", "president", "physician", "memory", "plan", "aid", "troops", "night", "Monday", "June", "March", "week", "Kyiv",
      "Oslo", "Yang", "Buwei", "U.S.", "'s", "’s", "-", "-", "–", ",", "and", "or", "of", "in", "with", "that", "who", "he", "it", "him", "this", "sent",
      "gave", "said", "signed", "signing", "broken", "is", "was", "has", "not", "very", "co-sponsored", "in front of", "due to", "including", "whose", "(", ")",
      "“", "”", ":", "\n", "\n\n",
    ]
    var random = SeededGenerator(seed: 31)
    var plain = 0
    for round in 0..<4000 {
      let length = round % 10 == 0 ? Int.random(in: 60..<260, using: &random) : Int.random(in: 1..<40, using: &random)
      let text = (0..<length).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined(separator: round % 3 == 0 ? "" : " ")
      var words = Words()
      texts.run(TextView(Array(text.utf8)), into: &words)
      name(&words, &random)
      var tagged = Syntax(unread: words.count)
      tagged.states = [UInt8](repeating: 0, count: words.count)
      tagged.kinds = tagged.states
      tagger.run(words, into: &tagged)
      rules.run(words, &tagged)
      let found = chunks(words, tagged, short)
      #expect(found == chunks(words, tagged, slow), "\(text) \(words.names)")
      plain += found.count
    }
    #expect(plain > 20_000)
  }

  /// Makes some stretches of tokens names.
  private func name(_ words: inout Words, _ random: inout SeededGenerator) {
    words.nameOf = [Int32](repeating: -1, count: words.count)
    words.names = []
    var t = 0
    while t < words.count {
      guard Int.random(in: 0..<5, using: &random) == 0 else {
        t += 1
        continue
      }
      let end = min(words.count, t + Int.random(in: 1...4, using: &random))
      for k in t..<end { words.nameOf[k] = Int32(words.names.count) }
      words.names.append(
        NameSpan(
          first: Int32(t), end: Int32(end), type: [.person, .gpe, .org][Int.random(in: 0..<3, using: &random)],
          isDemonym: Int.random(in: 0..<4, using: &random) == 0, isAdjective: Bool.random(using: &random), isPlural: Bool.random(using: &random)))
      t = end
    }
  }

  /// All that a chunker makes of a text, a line for each unit and phrase.
  private func chunks(_ words: Words, _ tagged: Syntax, _ chunker: Chunker) -> [String] {
    var found: [String] = []
    var out = tagged
    var chunks = Chunks()
    chunks.begin(words, tagged)
    for (index, sentence) in words.sentences.enumerated() where sentence.first < sentence.end {
      chunks.units.begin()
      chunker.run(words, index, Int(sentence.first), Int(sentence.end), &chunks, &out)
      for u in 0..<chunks.units.count {
        let unit = chunks.units[u]
        found.append("\(unit.kind) \(unit.first) \(unit.end) \(unit.ref)")
      }
    }
    for p in chunks.phrases.indices {
      let phrase = chunks.phrases[p]
      found.append("\(phrase.first) \(phrase.end) \(phrase.head) \(phrase.flags.rawValue) \(phrase.possessor) \(phrase.nextConjunct) \(phrase.isLaterConjunct)")
    }
    found.append((0..<words.count).map { "\(chunks.phraseOf[$0])" }.joined(separator: " "))
    return found
  }
}
