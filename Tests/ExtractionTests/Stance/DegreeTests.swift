import Extraction
import Testing

/// Words of degree scale a stance by the weights of the lexicon, and are named among its modifiers.
@Suite struct DegreeTests {
  private func stance(_ text: String) throws -> Annotation.Stance {
    try #require(try annotate(text).stances.first { $0.kind == .attitude && $0.polarity != .neutral }, "\(text)")
  }

  private func ratio(_ text: String, to plain: String) throws -> Double { try stance(text).score / stance(plain).score }

  @Test(arguments: [
    ("Oslo sharply criticized Bern.", 1.4), ("Oslo openly criticized Bern.", 1.2),
    ("Oslo criticized Bern in the strongest terms.", 1.6), ("Oslo somewhat criticized Bern.", 0.6), ("Oslo mostly criticized Bern.", 0.8),
    ("Oslo allegedly criticized Bern.", 0.6),
  ]) func anAdverbScalesByItsWeight(_ example: (text: String, factor: Double)) throws {
    #expect(abs(try ratio(example.text, to: "Oslo criticized Bern.") - example.factor) < 0.01, "\(example.text)")
  }

  @Test(arguments: [
    ("Oslo voiced full support for Bern.", 1.3), ("Oslo voiced lukewarm support for Bern.", 0.4),
  ]) func anAdjectiveScalesByItsWeight(_ example: (text: String, factor: Double)) throws {
    #expect(abs(try ratio(example.text, to: "Oslo voiced support for Bern.") - example.factor) < 0.01, "\(example.text)")
  }

  @Test func theScoreStaysWithinOne() throws {
    let stances = try annotate("Oslo vehemently condemned Bern.").stances
    #expect(stances.contains { $0.score == -1 })
  }

  @Test func theModifierIsNamedWithItsSpan() throws {
    let annotation = try annotate("Oslo fiercely criticized Bern.")
    let stance = try #require(annotation.stances.first { $0.cue.frame == "criticize" })
    let modifier = try #require(stance.modifiers.first)
    #expect(modifier.kind == .intensifier)
    #expect(stance.modifiers.count == 1)
  }

  /// Of another word's degree the stance knows nothing.
  @Test(arguments: ["Oslo criticized Bern's strongly worded letters.", "Oslo criticized Bern, which strongly objected."])
  func anotherWordsDegreeIsNone(_ text: String) throws {
    #expect(try stance(text).modifiers.isEmpty)
  }
}
