import Testing

@testable import Extraction

@Suite struct FewTokensTests {
  @Test func allOfARangeAreSetAndNoOther() {
    for first in 0..<8 {
      for end in 0..<10 {
        var set = [Int32](repeating: 0, count: 10)
        var span = set.mutableSpan
        span.set(few: first, end, to: 7)
        #expect(set == (0..<10).map { $0 >= first && $0 < end ? 7 : 0 }, "\(first)..<\(end)")
      }
    }
  }

  @Test func oneOfARangeIsFoundWhereverItStands() {
    for place in 0..<10 {
      let all = (0..<10).map { $0 == place }
      for first in 0..<10 {
        for end in 0..<10 { #expect(all.hasAny(few: first, end) == (first <= place && place < end), "\(place) in \(first)..<\(end)") }
      }
    }
  }

  @Test func mentionsAreChosenInOrder() {
    let types: [EntityType] = [.person, .org, .gpe]
    let forms: [MentionForm] = [.name, .alias, .shortName]
    for count in [0, 1, 63, 64, 65, 200] {
      var mentions: [MentionRecord] = []
      for k in 0..<count {
        let first = Int32(k)
        let length = Int32(1 + k % 3)
        mentions.append(
          MentionRecord(
            first: first, end: first + length, entity: 0, type: types[k * 7 % 11 % 3], form: forms[k * 5 % 7 % 3], sense: .person, rule: .lexiconName, score: 0)
        )
      }
      func places(_ holds: (MentionRecord) -> Bool) -> [Int] { mentions.indices.filter { holds(mentions[$0]) } }
      #expect(Array(ChosenMentions(.fullPeople, of: mentions)) == places { $0.type == .person && $0.end - $0.first >= 2 })
      #expect(Array(ChosenMentions(.shortPeople, of: mentions)) == places { $0.type == .person && $0.end - $0.first == 1 })
      #expect(Array(ChosenMentions(.fullBodies, of: mentions)) == places { $0.type == .org && $0.end - $0.first >= 2 && $0.form == .name })
      #expect(Array(ChosenMentions(.named, of: mentions)) == places { $0.form == .name || $0.form == .alias })
    }
  }

  @Test func listsOfIndicesLeaveOutThoseOfNone() {
    let groups: [Int32] = [2, -1, 0, 2, -1, 2, 0]
    let lists = IndexLists(of: groups, groups: 4)
    #expect((0..<4).map { Array(lists[$0]) } == [[2, 6], [], [0, 3, 5], []])
    #expect((0..<4).map { lists.isEmpty($0) } == [false, true, false, true])
    #expect(IndexLists(of: [], groups: 1).isEmpty(0))
  }
}
