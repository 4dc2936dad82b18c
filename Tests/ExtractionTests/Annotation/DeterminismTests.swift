import Extraction
import TestSupport
import Testing

@Suite struct DeterminismTests {
  @Test func theSameAnnotatorSaysTheSameAgain() throws {
    let seeds = try Seed.all()
    let annotator = try Shared.extractor.makeAnnotator()
    let first = try seeds.map { GoldenView.text(try annotator.annotate(Document(text: $0.text, date: Shared.day))) }
    let second = try seeds.reversed().map {
      GoldenView.text(try annotator.annotate(Document(text: $0.text, date: Shared.day)))
    }
    #expect(first == second.reversed())
  }

  @Test func everyThreadSaysTheSame() async throws {
    let seed = try #require(try Seed.all().first)
    let extractor = Shared.extractor
    let views = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let annotation = try extractor.annotate(Document(text: seed.text, date: Shared.day))
          return "\(annotation.mentions)\(annotation.stances)\(annotation.positions)\(annotation.entities)"
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(views.count == 1)
  }

  @Test func layersDoNotChangeWhatIsFound() throws {
    let seed = try #require(try Seed.all().first)
    let plain = Extractor(lexicon: Shared.extractor.lexicon)
    let annotation = try plain.annotate(Document(text: seed.text, date: Shared.day))
    #expect(annotation.tokens == nil && annotation.clauses == nil)
    #expect(GoldenView.text(annotation) == GoldenView.text(try annotate(seed.text)))
  }
}
