import Extraction
import Testing

/// What denial makes of a stance, and what governs it: the contract's conventions as a table.
@Suite struct NegationTests {
  private func polarity(_ text: String, target: String = "country/UA") throws -> String? {
    let found = try annotate(text).stanceLines.filter { $0.hasPrefix("country/NO |") && $0.contains("| \(target) |") }
    return found.first.map { String($0.split(separator: " | ")[1]) }
  }

  @Test(arguments: [
    ("Norway supports Ukraine.", "positive"), ("Norway does not support Ukraine.", "negative"),
    ("Norway doesn't support Ukraine.", "negative"),
    ("Norway doesn’t support Ukraine.", "negative"), ("Norway has never supported Ukraine.", "negative"),
    ("Norway hardly supports Ukraine.", "negative"), ("Norway refused to support Ukraine.", "negative"),
    ("Norway failed to support Ukraine.", "negative"), ("Norway stopped supporting Ukraine.", "negative"),
    ("Norway forgot to thank Ukraine.", "negative"), ("Norway did not refuse to support Ukraine.", "positive"),
    ("Norway managed to support Ukraine.", "positive"), ("Norway began supporting Ukraine.", "positive"),
  ]) func thePositive(_ text: String, _ expected: String) throws { #expect(try polarity(text) == expected) }

  @Test(arguments: [
    "Norway did not condemn Russia.", "Norway has not condemned Russia.", "Norway never condemned Russia.",
    "Norway refused to condemn Russia.",
  ])
  func aDeniedNegativeIsAtMostNeutral(_ text: String) throws {
    let found = try polarity(text, target: "country/RU")
    #expect(found == nil || found == "neutral")
  }

  @Test func aFrameMaySayMoreOfItsDenial() throws {
    let found = try annotate("Norway is not opposed to the deal.").stanceLines
    #expect(found.first?.hasPrefix("country/NO | positive | the deal") == true)
  }

  @Test func aDeniedHolderHoldsTheDenial() throws {
    let found = try annotate("Neither Norway nor Denmark supports Russia.").stanceLines
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("| negative | country/RU |") })
  }

  @Test func nobodyHoldsNothing() throws { #expect(try annotate("Nobody supports Russia.").stances.isEmpty) }

  @Test func theDenialIsAModifierWithItsWords() throws {
    let annotation = try annotate("Norway does not support Ukraine.")
    let modifier = try #require(annotation.stances.first?.modifiers.first)
    #expect(modifier.kind == .negation)
    #expect(annotation.string(modifier.span) == "not")
    #expect(annotation.stances.first?.factuality == .negated)
  }

  @Test func degreeChangesTheStrengthAlone() throws {
    func score(_ text: String) throws -> Double { try #require(annotate(text).stances.first).score }
    let plain = try score("Norway criticized Russia.")
    #expect(try score("Norway strongly criticized Russia.") < plain)
    #expect(try score("Norway slightly criticized Russia.") > plain)
    #expect(try score("Norway slightly criticized Russia.") < 0)
  }
}
