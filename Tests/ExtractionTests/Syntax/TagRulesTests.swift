import Lexicon
import Lexicons
import TestSupport
import Testing

@testable import Extraction

@Suite struct TagRulesTests {
  /// The rules stop only where one may have something to say, which is told beside them: applied to every token they change nothing more.
  @Test func noTokenIsPassedOverThatARuleWouldChange() throws {
    let lexicon = CompiledLexicon.embedded
    let grammar = Grammar(lexicon)
    let rules = TagRules(grammar: grammar)
    var tagger = Tagger(grammar)
    var texts = try TextStage(lexicon: lexicon)
    // Every class that has a rule, and what its rule looks at.
    let parts =
      WordKind.names.filter { !$0.contains("-") } + [
        "will", "would", "may", "should", "let", "both", "either", "neither", "nor", "like", "as", "so", "for", "than", "unlike", "before", "when", "where",
        "but",
        "more", "no", "that", "there", "to", "very", "up", "out", "all", "Monday", "the", "a", "her", "Oslo", "they", "him", "minister", "ministers", "plan",
        "plans",
        "sign", "signs", "signed", "signing", "talks", "meets", "open", "fast", "is", "are", "been", "has", "did", "not", "of", "by", "in", "and", ",", ",",
        "-", "–",
        ":", ".", "?", "7", "2024",
      ]
    var random = SeededGenerator(seed: 23)
    var changed = 0
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1..<40, using: &random)).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined(separator: " ")
      var words = Words()
      texts.run(TextView(Array(text.utf8)), into: &words)
      words.nameOf = [Int32](repeating: -1, count: words.count)
      var tagged = Syntax(unread: words.count)
      tagged.states = [UInt8](repeating: 0, count: words.count)
      tagged.kinds = tagged.states
      tagger.run(words, into: &tagged)
      var found = tagged
      rules.run(words, &found)
      var all = tagged
      for sentence in words.sentences {
        for i in Int(sentence.first)..<Int(sentence.end) { rules.apply(words, i, Int(sentence.first), Int(sentence.end), &all) }
      }
      #expect(found.states == all.states && found.tags == all.tags && found.kinds == all.kinds, "\(text)")
      if found.states != tagged.states { changed += 1 }
    }
    #expect(changed > 300)
  }
}
