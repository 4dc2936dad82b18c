import Lexicon
import TestSupport
import Testing

@testable import Extraction

@Suite struct TagChainTests {
  /// The chain is the best one: as the plain search finds it, which goes through all tokens in order and keeps every candidate's best predecessor.
  @Test func findsTheBestChain() {
    var random = SeededGenerator(seed: 47)
    for round in 0..<4000 {
      // Once without an end, and as dear as a state may be: what it costs is more than the search's numbers hold.
      let isEndless = round == 0
      let dearest = TagPatterns.mostCost
      let costs = (0..<64 * 64).map { _ in Int32.random(in: isEndless ? dearest / 2...dearest : 0...89, using: &random) }
      var chain = TagChain(costs)
      var arena = Scratch<TagCandidate>()
      var lists = Scratch<CandidatePlace>()
      let count = isEndless ? 20_000 : Int.random(in: 1..<30, using: &random)
      for _ in 0..<count {
        // Mostly few; a quotation mark is one by itself.
        let sizes = isEndless ? [2, 3, 4, 5] : [1, 1, 1, 2, 2, 3, 4, Int.random(in: 1...8, using: &random)]
        let size = sizes[Int.random(in: 0..<sizes.count, using: &random)]
        let isQuote = size == 1 && Int.random(in: 0..<4, using: &random) == 0
        let states = isQuote ? [TagState.quote] : Array((1..<UInt8(TagState.count)).filter { $0 != TagState.quote }.shuffled(using: &random).prefix(size))
        var list = CandidateList()
        // Scores that are often alike, so that which stands first decides.
        for s in states { list.add(TagCandidate(score: Int32.random(in: -20...0, using: &random) * 10, lemma: Int32(s), state: s, tag: .noun)) }
        let first = arena.count
        arena.grow(TagCandidate(), count: first + CandidateHead.slots + 8)
        lists.append(list.lay(to: &arena, at: first, &chain.patterns))
      }
      let search = TagChain.Search(
        bonus: Bool.random(using: &random) ? 24 : 0, range: 1..<Int.random(in: 1...count + 3, using: &random), isFirst: true)
      var out = Syntax(unread: count)
      out.states = [UInt8](repeating: 0, count: count)
      // In one piece or in several, of which each is by itself.
      var pieces = Scratch<TagPiece>()
      let cut = isEndless ? count : Int.random(in: 1...count, using: &random)
      for range in [0..<cut, cut..<count] where !range.isEmpty {
        pieces.append(TagPiece(begin: Int32(range.lowerBound), end: Int32(range.upperBound), sentence: 0))
      }
      chain.run(&pieces, 0..<pieces.count, 0, lists, arena, search, &out)
      for p in pieces.indices {
        let range = Int(pieces[p].begin)..<Int(pieces[p].end)
        let best = plainSearch(range, lists, arena, costs, search)
        #expect(Array(out.states[range]) == best)
        #expect(pieces[p].seen.bits == best.reduce(0) { $0 | 1 << UInt64($1) })
        // Once more by itself.
        chain.run(&pieces, p..<p + 1, 0, lists, arena, search, &out)
        #expect(Array(out.states[range]) == best)
      }
    }
  }

  private func plainSearch(
    _ tokens: Range<Int>, _ lists: borrowing Scratch<CandidatePlace>, _ arena: borrowing Scratch<TagCandidate>, _ costs: [Int32], _ search: TagChain.Search
  ) -> [UInt8] {
    /// For each token its candidates' scores with all before them, and the best predecessor of each.
    var scores: [[Int]] = []
    var backs: [[Int]] = []
    let own = tokens.map { i in (0..<lists[i].count).map { arena[lists[i].first + $0].state } }
    let first = tokens.lowerBound
    func states(_ i: Int) -> [UInt8] { own[i - first] }
    var last = -1
    for i in tokens {
      let here = states(i)
      if here == [TagState.quote] {
        scores.append([])
        backs.append([])
        continue
      }
      let before = last < first ? [TagState.start] : states(last)
      let isOne = i > first && lists[i - 1].count == 1
      let holds = isOne && [TagState.det, TagState.poss].contains(lists[i - 1].state)
      let begins = i + 1 < tokens.upperBound && lists[i + 1].count == 1 && [TagState.det, TagState.poss].contains(lists[i + 1].state)
      var found: [Int] = []
      var from: [Int] = []
      for k in here.indices {
        var best = (score: Int.min, back: 0)
        for p in before.indices {
          let chain: Int = last < first ? 0 : scores[last - first][p]
          let score = chain - Int(costs[Int(before[p]) << 6 | Int(here[k])])
          if score > best.score { best = (score, p) }
        }
        // Of a token with one candidate neither its score nor what it is matters.
        if here.count > 1 {
          best.score += Int(arena[lists[i].first + k].score)
          let isVerb = here[k] >= TagState.base && here[k] <= TagState.past || here[k] == TagState.gerund && begins
          if holds, isVerb, here.contains(TagState.noun) || here.contains(TagState.nouns) { best.score -= 2000 }
          if search.range.contains(i), TagRules.isFinite(here[k]) { best.score += Int(search.bonus) }
        }
        found.append(best.score)
        from.append(best.back)
      }
      scores.append(found)
      backs.append(from)
      last = i
    }
    var chosen = tokens.map { states($0)[0] }
    guard last >= first else { return chosen }
    let ends = scores[last - first]
    guard var k = ends.indices.max(by: { ends[$0] < ends[$1] || ends[$0] == ends[$1] && $0 > $1 }) else { return chosen }
    for i in stride(from: last - first, through: 0, by: -1) where !scores[i].isEmpty {
      chosen[i] = own[i][k]
      k = backs[i][k]
    }
    return chosen
  }
}
