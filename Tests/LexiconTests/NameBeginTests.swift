import Lexicon
import Testing

/// What a form says of the names that begin with it.
@Suite struct NameBeginTests {
  @Test func aFormNeedsTheCapitalsOfItsLeastDemandingName() {
    let acronym = NameBegin(alone: 2)
    #expect(!acronym.stands(capital: true, allCapitals: false))
    #expect(acronym.stands(capital: true, allCapitals: true))
    let both = acronym.union(NameBegin(alone: 1))
    #expect(both.stands(capital: true, allCapitals: false))
    #expect(!both.stands(capital: false, allCapitals: false))
    #expect(both.union(NameBegin(alone: 0)).stands(capital: false, allCapitals: false))
  }

  @Test func aFormThatOnlyOpensNamesIsNoneByItself() {
    let begin = NameBegin(second: 77)
    #expect(!begin.stands(capital: true, allCapitals: true))
    #expect(begin.union(NameBegin(alone: 1)).stands(capital: true, allCapitals: false))
  }

  @Test func noSecondWordIsMissed() {
    var begin = NameBegin(rawValue: 0)
    for word in stride(from: 0, to: 200_000, by: 40_009) { begin = begin.union(NameBegin(second: word)) }
    for word in stride(from: 0, to: 200_000, by: 40_009) { #expect(begin.mayGoOn(with: word)) }
    #expect(begin.rawValue < 1 << 28)
  }

  @Test func fewOtherWordsPass() {
    let begin = NameBegin(second: 12_345)
    #expect((0..<10_000).count { begin.mayGoOn(with: $0) } < 1000)
  }
}
