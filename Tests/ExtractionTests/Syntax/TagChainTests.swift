import Lexicon
import TestSupport
import Testing

@testable import Extraction

@Suite struct TagChainTests {
  /// The chain is the best one: as the plain search finds it, which goes through all tokens in order and keeps every candidate's best predecessor.
  @Test func findsTheBestChain() {
    var random = SeededGenerator(seed: 47)
    for round in 0..<4000 {
      // Once without an end, and so dear that what it costs is more than an integer holds.
      let isEndless = round == 0
      let costs = (0..<64 * 64).map { _ in isEndless ? Int32.random(in: 20_000..<50_000, using: &random) : Int32.random(in: 0..<90, using: &random) }
      var arena = Scratch<TagCandidate>()
      var lists = Scratch<CandidatePlace>()
      let count = isEndless ? 20_000 : Int.random(in: 1..<30, using: &random)
      for _ in 0..<count {
        // Mostly few; a quotation mark is one by itself.
        let sizes = isEndless ? [2, 3, 4, 5] : [1, 1, 1, 2, 2, 3, 4, Int.random(in: 1...8, using: &random)]
        let size = sizes[Int.random(in: 0..<sizes.count, using: &random)]
        let isQuote = size == 1 && Int.random(in: 0..<4, using: &random) == 0
        let states = isQuote ? [TagState.quote] : Array((1..<UInt8(TagState.count)).filter { $0 != TagState.quote }.shuffled(using: &random).prefix(size))
        lists.append(CandidatePlace(first: arena.count, count: size, state: states[0]))
        // Scores that are often alike, so that which stands first decides.
        for s in states { arena.append(TagCandidate(score: Int32.random(in: -20...0, using: &random) * 10, lemma: Int32(s), state: s, tag: .noun)) }
      }
      for _ in 0..<8 { arena.append(TagCandidate(score: 9999, state: TagState.noun)) }
      let search = TagChain.Search(
        bonus: Bool.random(using: &random) ? 24 : 0, range: 1..<Int.random(in: 1...count + 3, using: &random), isFirst: true)
      var out = Syntax(unread: count)
      out.states = [UInt8](repeating: 0, count: count)
      var chain = TagChain(costs)
      let seen = chain.run(0, count, lists, arena, search, &out)
      let best = plainSearch(lists, arena, costs, search)
      #expect(out.states == best)
      #expect(seen.bits == best.reduce(0) { $0 | 1 << UInt64($1) })
    }
  }

  private func plainSearch(
    _ lists: borrowing Scratch<CandidatePlace>, _ arena: borrowing Scratch<TagCandidate>, _ costs: [Int32], _ search: TagChain.Search
  ) -> [UInt8] {
    /// For each token its candidates' scores with all before them, and the best predecessor of each.
    var scores: [[Int]] = []
    var backs: [[Int]] = []
    func states(_ i: Int) -> [UInt8] { (0..<lists[i].count).map { arena[lists[i].first + $0].state } }
    var last = -1
    for i in lists.indices {
      let here = states(i)
      if here == [TagState.quote] {
        scores.append([])
        backs.append([])
        continue
      }
      let before = last < 0 ? [TagState.start] : states(last)
      let isOne = i > 0 && lists[i - 1].count == 1
      let holds = isOne && [TagState.det, TagState.poss].contains(lists[i - 1].state)
      let begins = i + 1 < lists.count && lists[i + 1].count == 1 && [TagState.det, TagState.poss].contains(lists[i + 1].state)
      var own: [Int] = []
      var from: [Int] = []
      for k in here.indices {
        var best = (score: Int.min, back: 0)
        for p in before.indices {
          let score = (last < 0 ? 0 : scores[last][p]) - Int(costs[Int(before[p]) << 6 | Int(here[k])])
          if score > best.score { best = (score, p) }
        }
        // Of a token with one candidate neither its score nor what it is matters.
        if here.count > 1 {
          best.score += Int(arena[lists[i].first + k].score)
          let isVerb = here[k] >= TagState.base && here[k] <= TagState.past || here[k] == TagState.gerund && begins
          if holds, isVerb, here.contains(TagState.noun) || here.contains(TagState.nouns) { best.score -= 2000 }
          if search.range.contains(i), TagRules.isFinite(here[k]) { best.score += Int(search.bonus) }
        }
        own.append(best.score)
        from.append(best.back)
      }
      scores.append(own)
      backs.append(from)
      last = i
    }
    var chosen = lists.indices.map { states($0)[0] }
    guard last >= 0, var k = scores[last].indices.max(by: { scores[last][$0] < scores[last][$1] || scores[last][$0] == scores[last][$1] && $0 > $1 }) else {
      return chosen
    }
    for i in stride(from: last, through: 0, by: -1) where !scores[i].isEmpty {
      chosen[i] = states(i)[k]
      k = backs[i][k]
    }
    return chosen
  }
}
