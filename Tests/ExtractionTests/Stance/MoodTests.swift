import Extraction
import Testing

@Suite struct MoodTests {
  private func factuality(_ text: String) throws -> Factuality? {
    try annotate(text).stances.first { stance in
      if case .phrase(let phrase) = stance.target { phrase.entity != nil } else { false }
    }?.factuality
  }

  @Test(arguments: [
    ("Norway supported Ukraine.", Factuality.asserted), ("Norway will support Ukraine.", .future),
    ("Norway promised to support Ukraine.", .future),
    ("Norway may support Ukraine.", .modal), ("Norway would support Ukraine.", .modal),
    ("Norway should support Ukraine.", .modal),
    ("If Norway supports Ukraine, the talks will resume.", .conditional),
  ]) func aClauseHasItsMood(_ text: String, _ expected: Factuality) throws { #expect(try factuality(text) == expected) }

  @Test func whatIsLessThanAssertedIsWeaker() throws {
    func score(_ text: String) throws -> Double { try #require(annotate(text).stances.first).score }
    let asserted = try score("Norway supported Ukraine.")
    for text in ["Norway will support Ukraine.", "Norway may support Ukraine."] {
      let other = try score(text)
      #expect(other > 0 && other < asserted, "\(text)")
    }
  }

  @Test func aReportedStanceIsTheInnerHoldersWithItsReporters() throws {
    let annotation = try annotate("Emmanuel Macron said that Russia rejects the truce.")
    let stance = try #require(annotation.stances.first)
    #expect(annotation.stanceLines == ["country/RU | negative | issue/ceasefire | REJECT | asserted"])
    #expect(stance.chain.map { annotation.name(.phrase($0.who)) } == ["person/emmanuel-macron"])
    #expect(stance.chain.map { annotation.string($0.cue) } == ["said"])
  }

  @Test func reportersStandOutermostFirst() throws {
    let annotation = try annotate("Emmanuel Macron said that Angela Merkel believes that Russia rejects the truce.")
    let stance = try #require(annotation.stances.first { annotation.name($0.holder) == "country/RU" })
    #expect(
      stance.chain.map { annotation.name(.phrase($0.who)) } == ["person/emmanuel-macron", "person/angela-merkel"])
  }

  @Test func whoHoldsItIsNotAmongItsReporters() throws {
    let annotation = try annotate("“We reject the truce,” Emmanuel Macron said.")
    #expect(annotation.stanceLines == ["person/emmanuel-macron | negative | issue/ceasefire | REJECT | asserted"])
    #expect(annotation.stances.first?.chain.isEmpty == true)
  }

  @Test func accordingToIsAReporter() throws {
    let annotation = try annotate("According to Norway, Russia rejects the truce.")
    #expect(annotation.stances.first?.chain.map { annotation.name(.phrase($0.who)) } == ["country/NO"])
  }
}
