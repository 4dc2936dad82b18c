import Lexicon
import Lexicons
import Testing

@Suite struct SlotListTests {
  let lexicon = CompiledLexicon.embedded

  @Test func aListsHeaderSaysWhatItAsksFor() {
    var asked: UInt64 = 0
    for unit in 0..<lexicon.unitFrame.count {
      let row = lexicon.unit(unit)
      #expect(Int(row.frame) == lexicon.unitFrame[unit] && Int(row.marks.rawValue) == lexicon.unitMarks[unit])
      #expect(row.marks.event == lexicon.frameEvent[Int(row.frame)] && row.marks.sign == lexicon.frameSign[Int(row.frame)])
      for list in [Int(row.holder), Int(row.target)] {
        let (slots, set) = lexicon.slotLists[list]
        #expect(slots == list + 1..<list + 1 + lexicon.slotKind[list])
        let own = slots.reduce(UInt64(0)) { $0 | 1 << SlotSet.place(of: lexicon.slotKind[$1], word: lexicon.slotWord[$1]) }
        #expect(set == own)
        for slot in slots { #expect(lexicon.slotLists.slot(slot) == (lexicon.slotKind[slot], lexicon.slotWord[slot])) }
        asked |= set
      }
    }
    // More than one of the kinds, and of the prepositions' lanes.
    #expect((asked & 0x7FFF).nonzeroBitCount > 4 && (asked >> 32).nonzeroBitCount > 2)
  }

  @Test func whereThereIsNoListNothingIsAskedFor() {
    for list in [-1, Int.min, lexicon.slotKind.count, Int.max] {
      #expect(lexicon.slotLists[list].slots.isEmpty && lexicon.slotLists[list].set == 0)
      #expect(lexicon.slotLists.slot(list) == (0, 0))
    }
  }

  /// No two kinds have one place, and a preposition has that of its form.
  @Test func everyKindHasAPlaceOfItsOwn() {
    let others = (0..<SlotKind.names.count).filter { $0 != SlotKind.preposition }.map { SlotSet.place(of: $0, word: 0) }
    let forms = Set((0..<1_000).map { SlotSet.place(of: SlotKind.preposition, word: $0) })
    #expect(Set(others).count == others.count && forms.count == 7 && forms.isDisjoint(with: others))
    #expect(forms.allSatisfy { $0 >= 32 && $0 < 63 })
  }
}
