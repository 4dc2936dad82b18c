import Extraction
import Foundation
import TestSupport
import Testing

/// What an article says of an entity, over all the stances toward it.
@Suite struct ToneTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let key: String
    let sign: String
    let text: String
    var testDescription: String { "\(key) \(sign) \(text)" }
  }

  static let cases: [Case] = {
    let file = Seed.root.appending(path: "Tests/ExtractionTests/Tone/Cases/tone.tsv")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.filter { !$0.hasPrefix("#") }.compactMap { line in
      let cells = line.split(separator: "\t").map(String.init)
      return cells.count == 3 ? Case(key: cells[0], sign: cells[1], text: cells[2]) : nil
    }
  }()

  private func tone(of key: String, _ text: String) throws -> Annotation.Tone? {
    let annotation = try annotate(text)
    return try #require(annotation.entities.first { $0.key == key }, "\(annotation.entities.map(\.key))").tone
  }

  @Test func thereAreCases() { #expect(ToneTests.cases.count > 25) }

  @Test(arguments: cases)
  func aSentenceSpeaksForOrAgainstSomebody(_ example: Case) throws {
    let tone = try tone(of: example.key, example.text)
    let sign = tone.map { $0.score > 0 ? "+" : $0.score < 0 ? "-" : "0" } ?? "0"
    #expect(sign == example.sign, "\(String(describing: tone))")
  }

  @Test func theToneOfAnArticleIsTheSumOfItsStances() throws {
    let annotation = try annotate("Ivo Barr cheated in the exam. Ivo Barr was jailed in May. Dana Lindqvist praised Ivo Barr.")
    let barr = try #require(annotation.entities.firstIndex { $0.key == "nil/ivo-barr" })
    let tone = try #require(annotation.entities[barr].tone)
    let sum = tone.stances.reduce(0.0) { $0 + annotation.stances[$1].score }
    #expect(abs(tone.score - sum / (1 + abs(sum))) < 0.0002)
    #expect(tone.positive == 1)
    #expect(tone.negative == 2)
    for i in tone.stances {
      guard case .phrase(let target) = annotation.stances[i].target else {
        Issue.record("the author is no target")
        continue
      }
      #expect(target.entity == barr)
    }
  }

  @Test func everyWordIsNamedInTheTrace() throws {
    let annotation = try annotate("An indictment for fraud and bribery names Ivo Barr.")
    let stance = try #require(annotation.stances.first { $0.cue.frame.hasPrefix("tone.") })
    #expect(Set(stance.trace.compactMap { $0.span.map { annotation.string($0) } }) == ["indictment", "fraud", "bribery"])
    #expect(stance.trace.allSatisfy { $0.operation == .add })
  }

  @Test func whatIsCountedAsAStanceIsNotCountedAgain() throws {
    let annotation = try annotate("Dana Lindqvist praised Ivo Barr.")
    #expect(annotation.stances.allSatisfy { !$0.cue.frame.hasPrefix("tone.") })
    #expect(annotation.entities.first { $0.key == "nil/ivo-barr" }?.tone?.stances.count == 1)
  }

  @Test func whatIsReportedIsTheSpeakersOwnWhereTheCallerAsksAboutBoth() throws {
    let text = "Anna Berg said Olav Dahl, a corrupt man, had hidden the report."
    func holder(_ entities: [GivenEntity]) throws -> Annotation.Role {
      try #require(annotate(text, entities: entities).stances.first { $0.cue.frame.hasPrefix("tone.") }).holder
    }
    let berg = GivenEntity(key: "my/berg", name: "Anna Berg", type: .person)
    let dahl = GivenEntity(key: "my/dahl", name: "Olav Dahl", type: .person)
    if case .phrase = try holder([dahl]) { Issue.record("She was not asked about.") }
    guard case .phrase(let phrase) = try holder([berg, dahl]) else {
      Issue.record("The author holds it.")
      return
    }
    #expect(phrase.span == TextSpan(0, 9))
  }

  @Test func somebodysOwnStancesAreNotTheToneTowardHim() throws {
    let annotation = try annotate("Ivo Barr is proud of Ivo Barr.")
    for (i, entity) in annotation.entities.enumerated() {
      for s in entity.tone?.stances ?? [] {
        if case .phrase(let holder) = annotation.stances[s].holder { #expect(holder.entity != i) }
      }
    }
  }

  /// Loaded words between random Unicode: the tone is always what its stances come to, and the run never stops.
  @Test(arguments: 0..<40)
  func randomTextHasAToneThatIsItsStances(_ seed: Int) throws {
    var random = RandomUnicode(seed: UInt64(seed))
    var text = ""
    for word in ["Ivo Barr", "lied", "Ivo Barr's", "fraud", "brave", "was jailed.", "“He", "not honest”,", "said Ivo Barr", "victory"] {
      text += word + " " + random.text(maximumLength: 6) + " "
    }
    let annotation = try annotate(text)
    #expect(annotation.violations.isEmpty)
    for entity in annotation.entities {
      guard let tone = entity.tone else { continue }
      #expect(tone.positive + tone.negative == tone.stances.count)
      let sum = tone.stances.reduce(0.0) { $0 + annotation.stances[$1].score }
      #expect(abs(tone.score - sum / (1 + abs(sum))) < 0.0002)
    }
  }
}
