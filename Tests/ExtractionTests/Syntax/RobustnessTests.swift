import Lexicon
import Testing

@testable import Extraction

@Suite struct RobustnessTests {
  /// Nothing that a text can hold may crash the stage, and a second run on the same buffers gives the same.
  @Test func syntax_survives_random_texts() throws {
    let parts = [
      "the", "that", "who", "whose", "which", "and", ",", ",", ".", "to", "of", "by", "said", "was", "not", "’s", "'",
      "“", "”", "(", ")",
      "-", "–", "Putin", "he", "if", "have", "been", "given", "giving", "there", "is", "what", "rejected", "7", "%",
      "$", "no", "longer", "😀", "Ä",
      "\n", ":", ";", "?", "a", "plan", "plans", "will", "nor", "either", "as", "than", "let", "Monday",
    ]
    var state: UInt64 = 42
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    for _ in 0..<400 {
      let text = (0..<next(60)).map { _ in parts[next(parts.count)] }.joined(separator: next(4) == 0 ? "" : " ")
      let parsed = try Parsed(text)
      #expect(parsed.syntax.tags.count == parsed.words.count)
      for clause in parsed.syntax.clauses {
        #expect(clause.predicate >= 0 && Int(clause.predicate) < parsed.words.count)
        #expect(clause.first <= clause.predicate && clause.predicate < clause.end)
        #expect(Int(clause.governor) < parsed.syntax.clauses.count)
        _ = parsed.syntax.complements(of: clause)
      }
    }
  }

  @Test func the_classes_of_words_and_of_marks_have_numbers_of_their_own() {
    #expect(WordKind.names.count <= Int(PunctuationKind.comma))
    #expect(WordKind.names[Int(WordKind.the)] == "the" && WordKind.names[Int(WordKind.deedOther)] == "deed-other")
  }

  @Test func syntax_reads_a_sentence_without_end() throws {
    let text = String(repeating: "the minister said that the plan , which he ", count: 3000)
    #expect(try Parsed(text).words.count > 20_000)
  }
}
