import Lexicon
import Lexicons
import TestSupport
import Testing

@testable import Extraction

@Suite struct TaggerTests {
  private let lexicon = CompiledLexicon.embedded

  /// What a tagger has kept of words that it met, and which sentences it tags together, changes nothing that it says.
  @Test func whatIsKeptChangesNothing() throws {
    var kept = Tagger(Grammar(lexicon))
    var texts = try TextStage(lexicon: lexicon)
    var names = NameStage(lexicon: lexicon, tokenizer: texts.tokenizer)
    let parts = [
      "The", "the", "A", "In", "But", "While", "May", "may", "United", "Nations", "Oslo", "Norwegian", "minister", "ministers", "plan", "plans", "signed",
      "killing", "open", "2024", "7", "20th", "\"", "'", "’", "“", "”", "-", "–", ",", ".", ".", "?", "(", ")", "%", "$", "NATO", "Zorblax", "iPhone", "her",
      "that", "to", "No", "I", "IT", "WHO", "Monday", "Let", "let", "Bank", "of", "England", "\n\n",
      "Police", "police", "POLICE", "Oslo's", "minister’s", "don't", "Signed", "SIGNED", "Open", "wed", "ex-minister", "A1",
    ]
    var random = SeededGenerator(seed: 61)
    for _ in 0..<400 {
      let long = Int.random(in: 0..<8, using: &random) == 0
      let count = Int.random(in: 1..<(long ? 900 : 60), using: &random)
      let text = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined(separator: " ")
      let document = Document(text: text)
      let view = TextView(document.text)
      var words = Words()
      texts.run(view, into: &words)
      var table = EntityTable(lexicon: lexicon)
      names.run(document, view, &words, &table, givenOnly: false)
      var fresh = Tagger(Grammar(lexicon))
      let expected = tagged(words, &fresh)
      let found = tagged(words, &kept)
      #expect(found.states == expected.states && found.tags == expected.tags && found.kinds == expected.kinds, "\(text)")
      #expect(found.lemmas == expected.lemmas && found.features == expected.features, "\(text)")
    }
  }

  private func tagged(_ words: Words, _ tagger: inout Tagger) -> Syntax {
    var result = Syntax(unread: words.count)
    result.states = [UInt8](repeating: 0, count: words.count)
    result.kinds = result.states
    tagger.run(words, into: &result)
    return result
  }

  /// What `CapitalForms` passes over has a reading of a closed class that is no adverb's, as which no capital makes it a name.
  @Test func functionWordsHaveReadingsOfTheirClass() {
    var found = 0
    for form in 0..<lexicon.formReadingFirst.count - 1 {
      let traits = lexicon.traits(ofForm: form)
      guard traits.isClosed, traits.canBeAny(CapitalForms.functionWords) else { continue }
      found += 1
      let isClosed = lexicon.range(of: form, in: lexicon.formReadingFirst).contains { r in
        WordFeatures(rawValue: lexicon.readingFeatures[r]).contains(.closed) && lexicon.readingWeight[r] > 0
          && CapitalForms.functionWords & WordTraits.bit(ofTag: lexicon.readingTag[r]) != 0
      }
      #expect(isClosed, "form \(form)")
    }
    #expect(found > 200)
  }
}
