import Lexicon
import Lexicons
import TestSupport
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

  /// A long document is chunked and built in stretches: where one ends changes nothing.
  @Test func sentences_are_read_alike_in_stretches_of_any_length() throws {
    func everything(_ s: Syntax) -> [String] {
      ["\(s.tags)", "\(s.lemmas)", "\(s.features)", "\(s.states)", "\(s.kinds)", "\(s.phraseOf)", "\(s.phrases)", "\(s.clauses)", "\(s.complements)"]
    }
    let texts =
      try Seed.all().map(\.text)
      + (0..<20).map { (seed: UInt64) in
        var random = RandomUnicode(seed: seed)
        return random.news(maximumLength: 400)
      }
    #expect(texts.count > 20)
    for text in texts {
      let whole = try everything(Parsed(text, stretch: Int.max).syntax)
      for stretch in [1, 30, 200] { #expect(try everything(Parsed(text, stretch: stretch).syntax) == whole) }
    }
  }

  /// The tagger keeps the candidates of common words from text to text, and forgets them all when there are too many.
  @Test func words_that_were_forgotten_are_read_as_at_first() throws {
    let lexicon = CompiledLexicon.embedded
    var texts = try TextStage(lexicon: lexicon)
    var stage = SyntaxStage(lexicon: lexicon)
    func read(_ text: String) -> Syntax {
      var words = Words()
      texts.run(TextView(Array(text.utf8)), into: &words)
      var syntax = Syntax()
      stage.run(words, into: &syntax)
      return syntax
    }
    let text = "The ministers said that the talks will fail, and the envoys left the hall without a word. A deal is near; they may sign it."
    let first = read(text)
    // More common words than it has room for, and a word of each of the table's places many times over.
    let spellings = (0..<lexicon.formStart.count).lazy.filter { lexicon.formReadingFirst.range(of: $0).count > 0 }.map { lexicon.spelling(ofForm: $0) }
    var line: [String] = []
    var seen = 0
    for word in spellings where word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
      line.append(word)
      seen += 1
      if line.count == 400 {
        _ = read(line.joined(separator: " ") + ".")
        line = []
      }
      if seen % 20_000 == 0 {
        let again = read(text)
        #expect(again.states == first.states && again.tags == first.tags && again.lemmas == first.lemmas, "after \(seen) words")
      }
    }
    #expect(seen > 60_000)
  }

  /// Of an endless sentence the candidates that are not kept outgrow their room.
  @Test func a_sentence_of_unknown_words_is_read_in_one_piece_as_in_two() throws {
    let words = (0..<3000).map { "zq\($0 % 7 == 0 ? "v" : "")x\(["ing", "ed", "ly", "s", "er"][$0 % 5])" }
    let long = try Parsed(words.joined(separator: " "))
    let short = try Parsed(words.prefix(700).joined(separator: " "))
    #expect(long.words.count == 3000)
    // The end of the short one decides nothing of its beginning.
    #expect(long.syntax.states.prefix(650) == short.syntax.states.prefix(650))
  }
}
