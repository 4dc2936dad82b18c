import TestSupport
import Testing

@testable import Extraction

@Suite struct PhraseReachTests {
  /// How far a phrase reaches is what following its links comes to: conjunct after conjunct, and behind the last one what is attached to it.
  @Test func reachesAsFarAsItsLinksLead() {
    var random = SeededGenerator(seed: 59)
    var reach = PhraseReach()
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<12, using: &random)
      func link(_ p: Int) -> Int32 { Bool.random(using: &random) ? -1 : Int32.random(in: 0..<Int32(count), using: &random) }
      var phrases = Scratch<NounPhrase>()
      for p in 0..<count {
        let begin = Int32.random(in: 0..<50, using: &random)
        var phrase = NounPhrase(first: begin, end: begin + Int32.random(in: 1..<6, using: &random), head: begin, sentence: 0)
        phrase.nextConjunct = link(p)
        phrase.firstAttached = link(p)
        phrase.nextAttached = link(p)
        phrases.append(phrase)
      }
      reach.read(phrases)
      #expect(reach[-1].first == .max && reach[-1].end == .min)
      for p in 0..<count {
        let extent = reach[Int32(p)]
        #expect(extent.first == phrases[p].first && extent.end == end(p, phrases))
      }
    }
  }

  private func end(_ p: Int, _ phrases: borrowing Scratch<NounPhrase>) -> Int32 {
    var next = Int(phrases[p].nextConjunct)
    if next <= p {
      next = Int(phrases[p].firstAttached)
      if next <= p { return phrases[p].end }
      while Int(phrases[next].nextAttached) > next { next = Int(phrases[next].nextAttached) }
    }
    return max(phrases[p].end, end(next, phrases))
  }
}
