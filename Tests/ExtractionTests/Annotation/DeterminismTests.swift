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

  @Test func documentsAnnotatedTogetherAreAsEachAlone() throws {
    var documents = try Seed.all().map { Document(id: $0.name, utf8: Array($0.text.utf8), date: Shared.day) }
    let others = [
      "", "\n", "Oslo rejected the offer.", "Осло отверг предложение.", "He said no.", "\u{301}", "Ann Wu praised the levy. She called it fair.",
    ]
    // What one document says of a name, a pronoun or a language is nothing to the next.
    for (i, text) in others.enumerated() { documents.insert(Document(id: "other \(i)", utf8: Array(text.utf8)), at: min(i * 2, documents.count)) }
    documents.append(
      Document(id: "given", utf8: Array("Acme praised Oslo.".utf8), entities: [GivenEntity(key: "acme", name: "Acme", type: .org)]))
    documents.append(Document(id: "not given", utf8: Array("Acme praised Oslo.".utf8)))
    let annotator = try Shared.extractor.makeAnnotator()
    let alone = try documents.map { "\(try annotator.annotate($0))" }
    #expect(try annotator.annotate(documents).map { "\(try $0.get())" } == alone)
    #expect(try annotator.annotate(documents.reversed()).map { "\(try $0.get())" } == alone.reversed())
    #expect(annotator.annotate([]).isEmpty)
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
