internal import Lexicon

/// The best chain of candidates through a sentence, and what the tokens are in it.
///
/// Where a token has one candidate, nothing behind it can change what was best before it. So the chain is settled up to there at once, and only
/// runs of tokens with several candidates are gone through twice.
struct TagChain: ~Copyable {
  /// For each of a sentence's tokens the place of the candidate that was picked; while a run is open its candidates' best predecessors, four bits
  /// each.
  private var picked = Scratch<UInt32>()
  private var columns = [Column](repeating: Column(), count: 16)

  /// What a finite verb is favoured by in a search, of the sentence's tokens in `range`; and whether the tokens have been given states before.
  struct Search {
    var bonus: Int32 = 0
    var range = 1..<Int.max
    var isFirst = true
  }

  /// Finds the chain, and sets what it says.
  /// - Parameter lists: for each of the sentence's tokens where its candidates are in `arena`.
  mutating func run(
    _ begin: Int, _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ arena: borrowing Scratch<TagCandidate>, _ costs: [Int32], _ search: Search,
    _ out: inout Syntax
  ) {
    if picked.count < count { picked.fill(0, count: max(256, count + count / 2)) }
    TagChain.pick(count, lists, arena, costs, search, &picked, &columns)
    TagChain.set(begin, count, picked, arena, search.isFirst, &out.states, &out.tags, &out.lemmas, &out.features)
  }

  /// The scores of the candidates of a run's last token, and their states as rows of the cost table; then the same of the token at hand.
  private struct Column {
    var score: Int32 = 0
    var row: Int32 = 0
  }

  // The arrays are parameters, so that each is looked at once for its owner, not at every token; and they are read by pointers, as their bounds
  // were a third of what the search costs.
  private static func pick(
    _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ candidates: borrowing Scratch<TagCandidate>, _ costs: [Int32], _ search: Search,
    _ picked: inout Scratch<UInt32>, _ columns: inout [Column]
  ) {
    // A state is six bits, and a token has at most eight candidates.
    precondition(columns.count == 16 && costs.count >= 1 << 12 && lists.count >= count && picked.count >= count)
    unsafe candidates.withUnsafeBufferPointer { arena in
      unsafe costs.withUnsafeBufferPointer { cost in
        unsafe columns.withUnsafeMutableBufferPointer { columns in
          guard let arenaBase = arena.baseAddress, let cost = cost.baseAddress, let columns = columns.baseAddress else { return }
          /// The state of the last token with one candidate.
          var before = TagState.start
          // The state of the very token before, quotation marks too, if it has but one.
          var neighbour = TagState.start
          var i = 0
          while true {
            // Over tokens with one candidate.
            while i < count {
              let list = unsafe lists[unchecked: i]
              guard list.count == 1 else { break }
              unsafe picked[unchecked: i] = UInt32(truncatingIfNeeded: list.first)
              neighbour = list.state
              // A quotation mark is transparent: what stands before it decides what follows.
              before = neighbour == TagState.quote ? before : neighbour
              i &+= 1
            }
            guard i < count else { return }
            // A run, and where its last token's columns begin, and their number.
            let first = i
            var last = i
            var column = 0
            var list = unsafe lists[unchecked: i]
            precondition(list.first &+ 8 <= arena.count)
            var here = unsafe arenaBase + list.first
            var number = min(8, list.count)
            unsafe TagChain.begin(here, number, cost + Int(before & 63) << 6, columns)
            if neighbour == TagState.det || neighbour == TagState.poss { unsafe denyVerbs(i, count, here, number, lists, columns) }
            if search.bonus > 0, search.range.contains(i) { unsafe favourVerbs(here, number, search.bonus, columns) }
            i &+= 1
            // What the token that ends it costs.
            var ending: UnsafePointer<Int32>?
            while i < count {
              list = unsafe lists[unchecked: i]
              if list.count == 1 {
                neighbour = list.state
                unsafe picked[unchecked: i] = UInt32(truncatingIfNeeded: list.first)
                i &+= 1
                if neighbour == TagState.quote { continue }
                before = neighbour
                unsafe ending = cost + Int(neighbour & 63)
                break
              }
              precondition(list.first &+ 8 <= arena.count)
              unsafe here = arenaBase + list.first
              let previous = number
              number = min(8, list.count)
              // The other half of the columns.
              column ^= 8
              unsafe picked[unchecked: i] = goOn(columns + (column ^ 8), previous, here, number, cost, columns + column)
              if search.bonus > 0, search.range.contains(i) { unsafe favourVerbs(here, number, search.bonus, columns + column) }
              last = i
              i &+= 1
            }
            unsafe settle(first, last, best(columns + column, number, ending), lists, &picked)
          }
        }
      }
    }
  }

  // Functions of their own, so that each has the registers it needs.

  /// The scores of a run's first token.
  @inline(never)
  private static func begin(
    _ arena: UnsafePointer<TagCandidate>, _ number: Int, _ cost: UnsafePointer<Int32>, _ columns: UnsafeMutablePointer<Column>
  ) {
    var k = 0
    while k < number {
      let s = unsafe Int32(arena[k].state & 63)
      unsafe columns[k] = Column(score: arena[k].score &- cost[Int(s)], row: s << 6)
      k &+= 1
    }
  }

  /// The scores of a further token, each with the best chain before it: which that is, in four bits for each.
  @inline(never)
  private static func goOn(
    _ before: UnsafeMutablePointer<Column>, _ previous: Int, _ arena: UnsafePointer<TagCandidate>, _ number: Int, _ cost: UnsafePointer<Int32>,
    _ columns: UnsafeMutablePointer<Column>
  ) -> UInt32 {
    var backs: UInt32 = 0
    var k = 0
    while k < number {
      let s = unsafe Int(arena[k].state & 63)
      let costHere = unsafe cost + s
      var best = unsafe before[0].score &- costHere[Int(before[0].row)]
      var chosen = 0
      var p = 1
      while p < previous {
        let value = unsafe before[p].score &- costHere[Int(before[p].row)]
        // Without a branch: which chain is better is anybody's guess.
        let isBetter = value > best
        best = isBetter ? value : best
        chosen = isBetter ? p : chosen
        p &+= 1
      }
      unsafe columns[k] = Column(score: arena[k].score &+ best, row: Int32(truncatingIfNeeded: s << 6))
      backs |= UInt32(truncatingIfNeeded: chosen) &<< UInt32(truncatingIfNeeded: 4 &* k)
      k &+= 1
    }
    return backs
  }

  /// Which candidate of a run's last token is best before a token with one state, whose costs these are; or at the sentence's end.
  @inline(never)
  private static func best(_ columns: UnsafeMutablePointer<Column>, _ number: Int, _ cost: UnsafePointer<Int32>?) -> Int {
    var best = Int32.min
    var chosen = 0
    var p = 0
    while p < number {
      var value = unsafe columns[p].score
      if let cost = unsafe cost { unsafe value &-= cost[Int(columns[p].row)] }
      let isBetter = value > best
      best = isBetter ? value : best
      chosen = isBetter ? p : chosen
      p &+= 1
    }
    return chosen
  }

  /// Favours the finite verbs among a token's candidates.
  @inline(never)
  private static func favourVerbs(
    _ arena: UnsafePointer<TagCandidate>, _ number: Int, _ bonus: Int32, _ columns: UnsafeMutablePointer<Column>
  ) {
    for k in 0..<number where unsafe TagRules.isFinite(arena[k].state) { unsafe columns[k].score &+= bonus }
  }

  /// Picks the candidates of a run that ends in the last token's candidate `chosen`.
  @inline(__always)
  private static func settle(_ first: Int, _ last: Int, _ chosen: Int, _ lists: borrowing Scratch<CandidatePlace>, _ picked: inout Scratch<UInt32>) {
    var k = chosen
    var i = last
    while true {
      let back = picked[i]
      picked[i] = UInt32(truncatingIfNeeded: lists[i].first &+ k)
      if i <= first { return }
      k = Int(back &>> UInt32(truncatingIfNeeded: 4 &* k) & 7)
      // Over quotation marks.
      repeat { i -= 1 } while lists[i].count == 1
    }
  }

  /// Sets what the picked candidates say. The arrays are parameters, so that each is looked at once for its owner, not at every token.
  private static func set(
    _ begin: Int, _ count: Int, _ picked: borrowing Scratch<UInt32>, _ arena: borrowing Scratch<TagCandidate>, _ isFirst: Bool,
    _ outStates: inout [UInt8], _ outTags: inout [PartOfSpeech], _ outLemmas: inout [Int32], _ outFeatures: inout [WordFeatures]
  ) {
    let range = begin..<begin + count
    var states = outStates.mutableSpan
    var tags = outTags.mutableSpan
    var lemmas = outLemmas.mutableSpan
    var features = outFeatures.mutableSpan
    // Looked at once for all tokens; the arrays are as long as the document.
    precondition(picked.count >= count && range.lowerBound >= 0 && range.upperBound <= min(states.count, tags.count, lemmas.count, features.count))
    var i = 0
    while i < count {
      let candidate = unsafe arena[Int(picked[unchecked: i])]
      let t = begin &+ i
      unsafe states[unchecked: t] = candidate.state
      unsafe tags[unchecked: t] = candidate.tag
      // What a reading said in an earlier search stays where the new state has none.
      if isFirst || candidate.hasReading {
        unsafe lemmas[unchecked: t] = candidate.lemma
        unsafe features[unchecked: t] = WordFeatures(rawValue: Int(candidate.features))
      } else if candidate.features != 0 {
        unsafe features[unchecked: t] = WordFeatures(rawValue: Int(candidate.features))
      }
      i &+= 1
    }
  }

  /// Behind a word that can only be a determiner or possessive ("the move", "its stand") what may be a noun is no finite verb and no
  /// infinitive; nor is it a gerund where a phrase begins behind it ("called the killing a crime").
  @inline(never)
  private static func denyVerbs(
    _ i: Int, _ count: Int, _ here: UnsafePointer<TagCandidate>, _ number: Int, _ lists: borrowing Scratch<CandidatePlace>,
    _ columns: UnsafeMutablePointer<Column>
  ) {
    var isNoun = false
    for k in 0..<number where unsafe here[k].state == TagState.noun || here[k].state == TagState.nouns { isNoun = true }
    guard isNoun else { return }
    var next = TagState.start
    if i + 1 < count, lists[i + 1].count == 1 { next = lists[i + 1].state }
    let begins = next == TagState.det || next == TagState.poss
    for k in 0..<number {
      let s = unsafe here[k].state
      if s >= TagState.base && s <= TagState.past || s == TagState.gerund && begins { unsafe columns[k].score &-= denied }
    }
  }

  /// More than all a reading may have for it.
  private static let denied: Int32 = 2000
}
