import Extraction
import Lexicons
import TestSupport
import Testing

/// What the contract promises of every annotation holds for whatever is read.
@Suite struct InvariantTests {
  @Test(arguments: try Seed.all()) func aSeedBreaksNoPromise(_ seed: Seed) throws {
    let annotation = try annotate(seed.text)
    #expect(annotation.violations == [])
    #expect(!annotation.mentions.isEmpty && !annotation.stances.isEmpty)
  }

  @Test(arguments: try Seed.all()) func everyTraceReplaysToItsScore(_ seed: Seed) throws {
    let annotation = try annotate(seed.text)
    for stance in annotation.stances {
      let replayed = stance.trace.reduce(0.0) { score, step in
        switch step.operation {
        case .set: step.value
        case .multiply: score * step.value
        case .add: score + step.value
        case .note: score
        }
      }
      #expect(!stance.trace.isEmpty)
      #expect(
        abs(replayed - stance.score) <= 0.00005 + 1e-9,
        "\(annotation.string(stance.cue.span)): \(replayed), \(stance.score)")
    }
  }

  @Test(arguments: try Seed.all()) func withoutItsLayerATraceIsEmptyAndTheScoresAreTheSame(_ seed: Seed) throws {
    let traced = try annotate(seed.text)
    let plain = try Extractor(lexicon: .embedded).annotate(Document(text: seed.text, date: Shared.day))
    #expect(!plain.stances.isEmpty && plain.stances.allSatisfy { $0.trace.isEmpty })
    #expect(plain.stances.map(\.score) == traced.stances.map(\.score))
    #expect(plain.stances.map(\.confidence) == traced.stances.map(\.confidence))
  }

  @Test func randomNewsBreaksNoPromise() throws {
    let annotator = try Shared.extractor.makeAnnotator()
    for seed in 0..<150 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let annotation = try annotator.annotate(
        Document(text: random.news(maximumLength: 120), date: Shared.day, language: "en"))
      #expect(annotation.violations == [], "seed \(seed)")
    }
  }

  @Test func randomUnicodeBreaksNoPromise() throws {
    let annotator = try Shared.extractor.makeAnnotator()
    for seed in 0..<150 as Range<UInt64> {
      var random = RandomUnicode(seed: 1000 + seed)
      let text = random.text(maximumLength: 250, words: seed % 2 == 0)
      let annotation = try annotator.annotate(Document(text: text, language: "en"))
      #expect(annotation.violations == [], "seed \(seed)")
    }
  }

  /// Sentences of the seeds with pieces lost, doubled and swapped: grammar at its seams.
  @Test func mangledSeedsBreakNoPromise() throws {
    let annotator = try Shared.extractor.makeAnnotator()
    let words = try Seed.all().flatMap { $0.text.split(separator: " ") }
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      var text = ""
      for _ in 0..<12 {
        let at = Int.random(in: 0..<words.count - 12, using: &random.generator)
        text += words[at..<at + Int.random(in: 1...12, using: &random.generator)].joined(separator: " ") + " "
      }
      let annotation = try annotator.annotate(Document(text: text, date: Shared.day, language: "en"))
      #expect(annotation.violations == [], "seed \(seed)")
    }
  }

  /// Mentions do not overlap, except that a longer event, law or body holds the names inside it.
  @Test(arguments: try Seed.all()) func mentionsOverlapOnlyByNesting(_ seed: Seed) throws {
    let mentions = try annotate(seed.text).mentions
    for (a, b) in zip(mentions, mentions.dropFirst()) where a.span.overlaps(b.span) {
      #expect(a.span.contains(b.span) && [.event, .law, .org].contains(a.type))
    }
  }
}
