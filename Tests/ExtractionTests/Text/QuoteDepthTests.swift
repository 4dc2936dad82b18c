import Lexicons
import Segmentation
import Testing

@testable import Extraction

@Suite struct QuoteDepthTests {
  /// The words that stand in quotation marks, by depth: `They 1We 1left 0.`
  private func depths(_ text: String) throws -> String {
    var stage = try TextStage(lexicon: .embedded)
    var words = Words()
    stage.run(TextView(Array(text.utf8)), into: &words)
    return (0..<words.count).filter { words.quoteDepth[$0] > 0 }.map {
      let word = String(decoding: words.text[Int(words.tokens.starts[$0])..<Int(words.tokens.ends[$0])], as: UTF8.self)
      return "\(words.quoteDepth[$0])\(word)"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    "“We left” he said", "\"We left\" he said", "«We left» he said", "„We left” he said", "‘We left’ he said",
    "'We left' he said",
  ])
  func everyPairOfMarksQuotes(_ text: String) throws { #expect(try depths(text) == "1We 1left") }

  @Test func marksNest() throws {
    #expect(try depths("“He said ‘go’ twice” today") == "1He 1said 1‘ 2go 1’ 1twice")
  }

  @Test func anApostropheIsNoMark() throws {
    #expect(try depths("The workers' union and Ward's don't mind.") == "")
    #expect(try depths("The workers’ union left.") == "")
    #expect(try depths("“The workers’ pay fell” today") == "1The 1workers 1’ 1pay 1fell")
    #expect(try depths("\"The workers' pay fell\" today") == "1The 1workers 1' 1pay 1fell")
  }

  @Test func anOpenQuoteEndsWithItsParagraph() throws {
    #expect(try depths("“We left.\n\nThey stayed.") == "1We 1left 1.")
  }

  @Test func aQuoteGoesOnOverLinesUntilTheMarkThatClosesIt() throws {
    #expect(try depths("“We left.\n\nThey stayed.\n\nAll slept.” The end.") == "1We 1left 1. 1They 1stayed 1. 1All 1slept 1.")
    #expect(try depths("“We left.\n\nThey stayed. \"Why?\"") == "1We 1left 1. 1Why 1?")
  }

  @Test func aQuoteMayGoOnInTheNextParagraph() throws {
    #expect(try depths("“We left.\n\n“They stayed.”") == "1We 1left 1. 1They 1stayed 1.")
  }

  @Test func depthHasAnEnd() throws {
    let found = try depths(String(repeating: "“", count: 300) + "a")
    #expect(found.hasSuffix(" 8a"))
  }
}
