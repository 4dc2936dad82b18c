import Lexicon
import TestSupport
import Testing

@testable import Extraction

/// What completes a clause, told by differences of sums and not by looking at each complement.
@Suite struct ComplementKindsTests {
  private static let kinds: [UInt8] = [0, WordKind.of, WordKind.by, WordKind.as, WordKind.in, WordKind.with, WordKind.to]

  /// Complements of random words.
  private func document(_ generator: inout SeededGenerator) -> (syntax: Syntax, words: Words) {
    var syntax = Syntax()
    var words = Words()
    for _ in 0..<40 {
      syntax.kinds.append(ComplementKindsTests.kinds.randomElement(using: &generator) ?? 0)
      words.forms.append(Int32.random(in: -1...30, using: &generator))
    }
    for _ in 0..<60 {
      var complement = Complement(kind: Complement.Kind(rawValue: UInt8.random(in: 0...7, using: &generator)) ?? .that)
      complement.marker = Int32.random(in: -1..<40, using: &generator)
      syntax.complements.append(complement)
    }
    return (syntax, words)
  }

  @Test func saysOfEachRangeWhatLookingAtItsComplementsSays() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      let (syntax, words) = document(&generator)
      let sums = ComplementKinds.sums(syntax, words)
      for first in 0..<40 {
        let range = first..<first + Int.random(in: 0...ComplementKinds.limit, using: &generator)
        let found = sums[range.upperBound] - sums[range.lowerBound]
        let all = range.map { syntax.complements[$0] }
        let markers = all.filter { $0.kind == .prepositional && $0.marker >= 0 }.map { Int($0.marker) }
        func has(_ kind: Complement.Kind) -> Bool { all.contains { $0.kind == kind } }
        func brings(_ kind: UInt8) -> Bool { markers.contains { syntax.kinds[$0] == kind } }
        func slot(_ kind: Int) -> Bool { found.slots >> UInt64(kind) & 1 != 0 }
        #expect(slot(SlotKind.of) == brings(WordKind.of))
        #expect(slot(SlotKind.by) == brings(WordKind.by))
        #expect(slot(SlotKind.that) == has(.that))
        #expect(slot(SlotKind.infinitive) == has(.infinitive))
        #expect(slot(SlotKind.ing) == has(.gerund))
        #expect(slot(SlotKind.wh) == has(.wh))
        #expect((found.descriptions != 0) == (has(.predicative) || brings(WordKind.as)))
        #expect((found.beside != 0) == markers.contains { syntax.kinds[max(0, $0 - 2)] == WordKind.in })
        // It may say yes to a word that no preposition has, and never no to one that some has.
        for t in markers {
          #expect(found.slots >> SlotSet.place(of: SlotKind.preposition, word: Int(words.forms[t])) & 1 != 0)
        }
        if markers.isEmpty { #expect(found.slots & ComplementKinds.prepositions == 0) }
      }
    }
  }

  @Test func allThereMayBeIsInAny() {
    for kind in [SlotKind.of, SlotKind.by, SlotKind.that, SlotKind.infinitive, SlotKind.ing, SlotKind.wh] {
      #expect(ComplementKinds.any.slots >> UInt64(kind) & 1 != 0)
    }
    for word in 0..<50 { #expect(ComplementKinds.any.slots >> SlotSet.place(of: SlotKind.preposition, word: word) & 1 != 0) }
    #expect(ComplementKinds.any.descriptions != 0)
    #expect(ComplementKinds.any.beside != 0)
  }

  @Test func eachKindOfSlotHasABitOfItsOwn() {
    for kind in 1..<SlotKind.names.count where kind != SlotKind.preposition { #expect(SlotSet.place(of: kind, word: 0) == UInt64(kind)) }
    for word in 0..<99 { #expect((32..<60).contains(SlotSet.place(of: SlotKind.preposition, word: word))) }
  }

  @Test func aClauseWithMoreComplementsThanAreCountedStillFillsItsSlots() throws {
    let times = (1...18).map { "in room \($0)" }.joined(separator: " ")
    let annotation = try annotate("Ann Wu accused Ivo Barr \(times) of fraud.")
    #expect(annotation.stances.contains { annotation.name($0.holder) == "nil/ann-wu" && annotation.name($0.target) == "nil/ivo-barr" })
  }
}

@Suite struct FillerTests {
  @Test func aCodeIsThatOfOneFiller() {
    let all: [Filler?] = [nil, .phrase(0), .phrase(7), .clause(0), .clause(7), .mention(0), .mention(7), .speaker]
    for one in all {
      for other in all { #expect((one.code == other.code) == (one == other)) }
      #expect(Filler(code: one.code) == one)
    }
    #expect(Filler?.none.code == 0)
  }
}

@Suite struct SentencePlacesTests {
  @Test func eachSentenceHasItsOwn() {
    let sentences: [Int32] = [1, 1, 1, 3, 5, 5]
    let firsts = SentencePlaces.firsts(of: sentences.count, sentences: 8) { sentences[$0] }
    #expect(firsts == [0, 0, 3, 3, 4, 4, 6, 6, 6])
    #expect(SentencePlaces.firsts(of: 0, sentences: 2) { _ in 0 } == [0, 0, 0])
    #expect(SentencePlaces.firsts(of: 0, sentences: 0) { _ in 0 } == [0])
  }
}
