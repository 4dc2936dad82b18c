internal import Lexicon

/// The best chain of candidates through a sentence, and what the tokens are in it.
///
/// Where a token has one candidate, nothing behind it can change what was best before it. So only runs of tokens with several candidates are searched,
/// each by itself. How long a run is and how many candidates its tokens have nothing foresees; therefore the tokens with several are gone through as one
/// list, to and fro, whatever run they are of, and each as if it had four candidates (few have more).
struct TagChain: ~Copyable {
  /// For each of a sentence's tokens the place of the candidate that was picked.
  private var picked = Scratch<UInt32>()
  /// The tokens with several candidates, with room for one more.
  private var open = Scratch<OpenToken>()
  /// Eight for each of those, behind eight of none.
  private var columns = Scratch<Column>()
  /// Of each state behind each, in the keys' units.
  private let costs: [Int32]

  /// What a finite verb is favoured by in a search, of the sentence's tokens in `range`; and whether the tokens have been given states before.
  struct Search {
    var bonus: Int32 = 0
    var range = 1..<Int.max
    var isFirst = true
  }

  /// - Parameter costs: of a state behind another, `before << 6 | state`.
  init(_ costs: [Int32]) { self.costs = costs.map { $0 &* TagChain.unit } }

  /// Finds the chain, and sets what it says: all the states that it has are returned.
  /// - Parameter lists: for each of the sentence's tokens where its candidates are in `arena`.
  mutating func run(
    _ begin: Int, _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ arena: borrowing Scratch<TagCandidate>, _ search: Search, _ out: inout Syntax
  ) -> StateSet {
    if picked.count < count {
      picked.fill(0, count: max(256, count + count / 2))
      open.fill(OpenToken(), count: picked.count + 1)
    }
    let number = TagChain.pickFirst(count, lists, &picked, &open)
    if number > 0 {
      if columns.count < number * 8 + 8 { columns.fill(Column(), count: max(512, number * 12)) }
      TagChain.goForward(number, count, lists, arena, costs, search, open, &columns)
      TagChain.goBack(number, count, lists, costs, open, columns, &picked)
    }
    return TagChain.set(begin, count, picked, arena, search.isFirst, &out.states, &out.tags, &out.lemmas, &out.features)
  }

  /// A token with several candidates.
  struct OpenToken {
    /// Where they are.
    var place = CandidatePlace()
    var token: Int32 = 0
    /// The state of the token before it, over quotation marks; `several` where that has several candidates, and this one goes on its run.
    var before: UInt8 = 0
    /// The state of the very token before, quotation marks too.
    var neighbour: UInt8 = 0
  }

  private static let several: UInt8 = 64

  /// How good the best chain is that ends in a candidate, the candidate's state as a row of the cost table, and which of the candidates before the
  /// chain comes from.
  ///
  /// A key is a score times eight, so that the number of the candidate fits in below it: of two keys with numbers the greater one is the better chain's, and
  /// of equal ones that of the candidate that stands first.
  struct Column {
    var key: Int32 = 0
    var row: UInt16 = 0
    var back: UInt16 = 0
  }

  private static let unit: Int32 = 8
  /// Less than any chain has.
  private static let none = Int32.min / 2

  /// Picks each token's first candidate, and lists the tokens that have others: how many.
  private static func pickFirst(
    _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ picked: inout Scratch<UInt32>, _ open: inout Scratch<OpenToken>
  ) -> Int {
    precondition(lists.count >= count && picked.count >= count && open.count > count)
    var before = TagState.start
    var neighbour = TagState.start
    var n = 0
    var i = 0
    while i < count {
      let list = unsafe lists[unchecked: i]
      unsafe picked[unchecked: i] = UInt32(truncatingIfNeeded: list.first)
      // Kept, and counted where it has several.
      unsafe open[unchecked: n] = OpenToken(place: list, token: Int32(truncatingIfNeeded: i), before: before, neighbour: neighbour)
      let isSingle = list.count == 1
      n &+= isSingle ? 0 : 1
      neighbour = isSingle ? list.state : several
      // A quotation mark is transparent: what stands before it decides what follows.
      before = neighbour == TagState.quote ? before : neighbour
      i &+= 1
    }
    return n
  }

  // The arrays are parameters, so that each is looked at once for its owner, not at every token; and they are read by pointers, as their bounds
  // were a third of what the search costs.

  /// Finds the best chain to each candidate of the listed tokens.
  private static func goForward(
    _ number: Int, _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ candidates: borrowing Scratch<TagCandidate>, _ costs: [Int32],
    _ search: Search, _ open: borrowing Scratch<OpenToken>, _ columnRoom: inout Scratch<Column>
  ) {
    // A state is six bits, and a token has at most eight candidates. The first eight columns are of no token.
    precondition(number <= open.count && columnRoom.count >= (number + 1) * 8 && costs.count >= 1 << 12)
    unsafe candidates.withUnsafeBufferPointer { arena in
      unsafe costs.withUnsafeBufferPointer { cost in
        unsafe columnRoom.withUnsafeMutableBufferPointer { columns in
          guard let arenaBase = arena.baseAddress, let cost = cost.baseAddress, var column = columns.baseAddress else { return }
          var previous = 1
          var x = 0
          while x < number {
            let token = unsafe open[unchecked: x]
            let size = token.place.count
            precondition(token.place.first &+ 8 <= arena.count)
            let here = unsafe arenaBase + token.place.first
            let before = unsafe column
            unsafe column += 8
            let goesOn = token.before == several
            // Of an endless run only how much better one chain is than another is kept.
            if goesOn, unsafe before[0].key < none / 2 { unsafe lift(before, previous) }
            if size <= 4, !goesOn || previous <= 4 {
              unsafe step(token.before, before, here, size, cost, column)
            } else {
              unsafe longStep(token.before, before, goesOn ? previous : 1, here, min(8, size), cost, column)
            }
            previous = min(8, size)
            let begins = StateSet(TagState.det) | TagState.poss
            if begins.contains(token.neighbour & 63), token.before != several, token.neighbour != several {
              unsafe denyVerbs(Int(token.token), count, here, previous, lists, column)
            }
            if search.bonus > 0, search.range.contains(Int(token.token)) { unsafe favourVerbs(here, previous, search.bonus, column) }
            x &+= 1
          }
        }
      }
    }
  }

  /// Takes what the first chain has off all of them.
  @inline(never)
  private static func lift(_ column: UnsafeMutablePointer<Column>, _ size: Int) {
    let key = unsafe column[0].key
    for k in 0..<size { unsafe column[k].key &-= key }
  }

  /// The best chains to a token's candidates, of which there are up to four, as there are before it.
  @inline(__always)
  private static func step(
    _ state: UInt8, _ before: UnsafeMutablePointer<Column>, _ here: UnsafePointer<TagCandidate>, _ size: Int,
    _ cost: UnsafePointer<Int32>, _ column: UnsafeMutablePointer<Column>
  ) {
    // At a run's beginning there is one chain, the state's before it. Where a run begins is anybody's guess, so there is no branch: all bits are set where
    // it goes on, as bit 6 is in `several` alone.
    let goesOn = (Int32(state) &<< 25) &>> 31
    let row0 = unsafe Int32(before[0].row) & goesOn | Int32(state & 63) &<< 6 & ~goesOn
    let key0 = unsafe (before[0].key & goesOn) &+ 7
    let key1 = unsafe (before[1].key & goesOn | none & ~goesOn) &+ 6
    let key2 = unsafe (before[2].key & goesOn | none & ~goesOn) &+ 5
    let key3 = unsafe (before[3].key & goesOn | none & ~goesOn) &+ 4
    let costs0 = unsafe cost + Int(row0)
    let costs1 = unsafe cost + Int(before[1].row)
    let costs2 = unsafe cost + Int(before[2].row)
    let costs3 = unsafe cost + Int(before[3].row)
    @inline(__always)
    func set(_ k: Int, _ size: Int) {
      let s = unsafe Int(here[k].state & 63)
      var best = unsafe key0 &- costs0[s]
      best = unsafe max(best, key1 &- costs1[s])
      best = unsafe max(best, key2 &- costs2[s])
      best = unsafe max(best, key3 &- costs3[s])
      let key = unsafe best & ~7 &+ here[k].score &* unit
      unsafe column[k] = Column(
        key: k < size ? key : none, row: UInt16(truncatingIfNeeded: s << 6), back: UInt16(truncatingIfNeeded: ~best & 7))
    }
    // Listed tokens have two candidates, half of them three, and few more.
    set(0, 2)
    set(1, 2)
    set(2, size)
    unsafe column[3].key = none
    if size > 3 { set(3, size) }
  }

  /// The same of any number up to eight. A function of its own, so that the other has the registers.
  @inline(never)
  private static func longStep(
    _ state: UInt8, _ before: UnsafeMutablePointer<Column>, _ previous: Int, _ here: UnsafePointer<TagCandidate>, _ size: Int,
    _ cost: UnsafePointer<Int32>, _ column: UnsafeMutablePointer<Column>
  ) {
    for k in 0..<8 { unsafe column[k] = Column(key: none, row: 0, back: 0) }
    for k in 0..<size {
      let s = unsafe Int(here[k].state & 63)
      let costs = unsafe cost + s
      var best = unsafe 7 &- costs[Int(state & 63) << 6]
      if state == several {
        best = Int32.min
        for p in 0..<previous { unsafe best = max(best, before[p].key &+ Int32(truncatingIfNeeded: 7 &- p) &- costs[Int(before[p].row)]) }
      }
      let key = unsafe best & ~7 &+ here[k].score &* unit
      unsafe column[k] = Column(key: key, row: UInt16(truncatingIfNeeded: s << 6), back: UInt16(truncatingIfNeeded: ~best & 7))
    }
  }

  /// Picks the candidates of the listed tokens, the last one first: that of a run's last token by what follows, of the others by the one that goes on from
  /// it.
  private static func goBack(
    _ number: Int, _ count: Int, _ lists: borrowing Scratch<CandidatePlace>, _ costs: [Int32], _ open: borrowing Scratch<OpenToken>,
    _ columnRoom: borrowing Scratch<Column>, _ picked: inout Scratch<UInt32>
  ) {
    precondition(number <= open.count && columnRoom.count >= (number + 1) * 8 && costs.count >= 1 << 12 && lists.count >= count && picked.count >= count)
    unsafe costs.withUnsafeBufferPointer { cost in
      unsafe columnRoom.withUnsafeBufferPointer { columns in
        guard let cost = cost.baseAddress, let columns = columns.baseAddress else { return }
        var chosen = 0
        // All bits where the token behind goes on this one's run.
        var goesOn = 0
        var x = number &- 1
        while x >= 0 {
          let token = unsafe open[unchecked: x]
          let i = Int(token.token)
          let column = unsafe columns + (x &+ 1) &* 8
          // Of the token behind: where it comes from, if it goes on this one's run.
          let back = unsafe Int(column[8 &* (x &+ 1 < number ? 1 : 0) &+ chosen].back)
          var behind = i &+ 1
          while behind < count, unsafe lists[unchecked: behind].rawValue & 15 == 1, unsafe lists[unchecked: behind].state == TagState.quote { behind &+= 1 }
          // At the sentence's end nothing costs anything.
          var best: Int32
          if behind < count, token.place.count <= 4 {
            let costs = unsafe cost + Int(lists[unchecked: behind].state & 63)
            best = unsafe column[0].key &+ 7 &- costs[Int(column[0].row)]
            best = unsafe max(best, column[1].key &+ 6 &- costs[Int(column[1].row)])
            best = unsafe max(best, column[2].key &+ 5 &- costs[Int(column[2].row)])
            best = unsafe max(best, column[3].key &+ 4 &- costs[Int(column[3].row)])
          } else {
            best = Int32.min
            for k in 0..<min(8, token.place.count) {
              let end = unsafe behind < count ? cost[Int(column[k].row) &+ Int(lists[unchecked: behind].state & 63)] : 0
              unsafe best = max(best, column[k].key &+ Int32(truncatingIfNeeded: 7 &- k) &- end)
            }
          }
          chosen = back & goesOn | Int(~best & 7) & ~goesOn
          unsafe picked[unchecked: i] = UInt32(truncatingIfNeeded: token.place.first &+ chosen)
          goesOn = (Int(token.before) &<< 57) &>> 63
          x &-= 1
        }
      }
    }
  }

  /// Favours the finite verbs among a token's candidates.
  @inline(never)
  private static func favourVerbs(
    _ here: UnsafePointer<TagCandidate>, _ size: Int, _ bonus: Int32, _ column: UnsafeMutablePointer<Column>
  ) {
    for k in 0..<size where unsafe TagRules.isFinite(here[k].state) { unsafe column[k].key &+= bonus &* unit }
  }

  /// Sets what the picked candidates say, and returns all the states that were set. The arrays are parameters, so that each is looked at once for its
  /// owner, not at every token.
  private static func set(
    _ begin: Int, _ count: Int, _ picked: borrowing Scratch<UInt32>, _ arena: borrowing Scratch<TagCandidate>, _ isFirst: Bool,
    _ outStates: inout [UInt8], _ outTags: inout [PartOfSpeech], _ outLemmas: inout [Int32], _ outFeatures: inout [WordFeatures]
  ) -> StateSet {
    let range = begin..<begin + count
    var states = outStates.mutableSpan
    var tags = outTags.mutableSpan
    var lemmas = outLemmas.mutableSpan
    var features = outFeatures.mutableSpan
    // Looked at once for all tokens; the arrays are as long as the document.
    precondition(picked.count >= count && range.lowerBound >= 0 && range.upperBound <= min(states.count, tags.count, lemmas.count, features.count))
    var seen = StateSet.empty
    var i = 0
    while i < count {
      let candidate = unsafe arena[Int(picked[unchecked: i])]
      let t = begin &+ i
      seen = seen | candidate.state & 63
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
    return seen
  }

  /// Behind a word that can only be a determiner or possessive ("the move", "its stand") what may be a noun is no finite verb and no
  /// infinitive; nor is it a gerund where a phrase begins behind it ("called the killing a crime").
  @inline(never)
  private static func denyVerbs(
    _ i: Int, _ count: Int, _ here: UnsafePointer<TagCandidate>, _ size: Int, _ lists: borrowing Scratch<CandidatePlace>,
    _ column: UnsafeMutablePointer<Column>
  ) {
    var next = TagState.start
    if i + 1 < count, lists[i + 1].count == 1 { next = lists[i + 1].state }
    let begins = StateSet(TagState.det) | TagState.poss
    let verbs = StateSet(TagState.base) | TagState.present | TagState.third | TagState.past
    let denied = begins.contains(next) ? verbs | TagState.gerund : verbs
    let nouns = StateSet(TagState.noun) | TagState.nouns
    // Without a branch on what the candidates are. Those behind the last are there, and count as little as before.
    var found: UInt64 = 0
    var k = 0
    while k < 8 {
      found |= unsafe (nouns.bits &>> UInt64(here[k].state & 63) & 1) &<< UInt64(truncatingIfNeeded: k)
      k &+= 1
    }
    guard found & (1 &<< UInt64(truncatingIfNeeded: size) &- 1) != 0 else { return }
    k = 0
    while k < 8 {
      unsafe column[k].key &-= Int32(truncatingIfNeeded: denied.bits &>> UInt64(here[k].state & 63) & 1) &* (TagChain.denied &* unit)
      k &+= 1
    }
  }

  /// More than all a reading may have for it.
  private static let denied: Int32 = 2000
}
