internal import CICU
internal import Lexicon

/// The best chains of candidates through sentences, and what the tokens are in them.
///
/// Where a token has one candidate, nothing behind it can change what was best before it. So only runs of tokens with several candidates are searched,
/// each by itself. How long a run is and how many candidates its tokens have nothing foresees; therefore the tokens with several are gone through as one
/// list, to and fro, whatever run and sentence they are of, and each as if it had eight candidates: these are eight numbers that are reckoned with at once.
struct TagChain: ~Copyable {
  /// What candidates cost by their states, laid out for the search.
  var patterns: TagPatterns
  /// For each token the place of the candidate that was picked.
  private var picked = Scratch<UInt32>()
  /// The tokens without quotation marks, before each sentence and behind the last one a sentence's edge: quotation marks are transparent, what stands before
  /// them decides what follows.
  private var line = Scratch<CandidatePlace>()
  /// The tokens with several candidates, with room for one more.
  private var open = Scratch<OpenToken>()
  /// Where what is asked of those is found.
  private var plans = Scratch<Plan>()
  /// What is found of those, and one behind them.
  private var steps = Scratch<Step>()

  /// What a finite verb is favoured by in a search, of the tokens in `range`; and whether the tokens have been given states before.
  struct Search {
    var bonus: Int16 = 0
    var range = 1..<Int.max
    var isFirst = true
  }

  /// - Parameter costs: of a state behind another, `before << 6 | state`, in eighths of a bit.
  init(_ costs: [Int32]) { patterns = TagPatterns(costs) }

  /// Finds the chains, and sets what they say.
  /// - Parameter pieces: the sentences, which stand one behind another; the states that each has are set in them.
  /// - Parameter base: the token that `lists`, and the range of a search, begin with.
  /// - Parameter lists: for each token where its candidates are in `arena`.
  mutating func run(
    _ pieces: inout Scratch<TagPiece>, _ chosen: Range<Int>, _ base: Int, _ lists: borrowing Scratch<CandidatePlace>, _ arena: borrowing Scratch<TagCandidate>,
    _ search: Search, _ out: inout Syntax
  ) {
    guard !chosen.isEmpty else { return }
    let end = Int(pieces[chosen.upperBound - 1].end) - base
    if picked.count < end {
      picked.fill(0, count: max(1024, end + end / 2))
      open.fill(OpenToken(), count: picked.count + 1)
    }
    let edges = end + chosen.count + 1
    if line.count < edges { line.fill(CandidatePlace(), count: max(1280, edges + edges / 2)) }
    let number = TagChain.pickFirst(pieces, chosen, base, lists, &picked, &line, &open)
    if number > 0 {
      if steps.count <= number { steps.fill(Step(), count: max(512, number + number / 2)) }
      if plans.count < number { plans.fill(Plan(), count: max(512, number + number / 2)) }
      TagChain.plan(number, line, arena, patterns.tables.count, open, &plans)
      TagChain.goForward(number, plans, patterns.tables, search, open, &steps)
      TagChain.goBack(number, steps, &picked)
    }
    TagChain.set(&pieces, chosen, base, picked, arena, search.isFirst, &out.states, &out.tags, &out.lemmas, &out.features)
  }

  /// A token with several candidates: where it stands in the line, and among the tokens.
  struct OpenToken {
    var at: Int32 = 0
    var token: Int32 = 0
  }

  /// Where a search finds what it asks of a token with several candidates, as places in the tables.
  struct Plan {
    /// The candidates'.
    var scores = TagPatterns.Lanes()
    /// The pattern of their states.
    var own: UInt32 = 0
    /// The rows of the chains before.
    var from: UInt32 = 0
    /// What the candidates cost before the token behind.
    var behind: UInt32 = 0
    /// Bit 0 whether the token before has more than four candidates, 3 whether this one goes on its run, 4…31 where the candidates begin.
    var word: UInt32 = 0
  }

  /// What is found of a token with several candidates: for each of them which of those before it the best chain comes from, and which is the best one where the
  /// run ends here.
  struct Step {
    var backs = SIMD8<UInt8>()
    /// Bits 0…2 the best one of the last token of a run, 3 whether this one goes on the run of the token before, 4…31 where its candidates begin.
    var word: UInt32 = 0
    var token: Int32 = 0
  }

  private typealias Lanes = TagPatterns.Lanes

  /// The bits of a key below its score.
  @inline(__always)
  private static var below: Lanes { Lanes(repeating: TagPatterns.unit &- 1) }

  /// Of two chains that are as good as each other the one whose candidate stands first is the better one.
  @inline(__always)
  private static var order: Lanes { Lanes(7, 6, 5, 4, 3, 2, 1, 0) }

  /// Picks each token's first candidate, lines them up, and lists the tokens that have others: how many.
  private static func pickFirst(
    _ pieces: borrowing Scratch<TagPiece>, _ chosen: Range<Int>, _ base: Int, _ lists: borrowing Scratch<CandidatePlace>, _ picked: inout Scratch<UInt32>,
    _ line: inout Scratch<CandidatePlace>, _ open: inout Scratch<OpenToken>
  ) -> Int {
    var n = 0
    var m = 0
    for p in chosen {
      var i = Int(pieces[p].begin) - base
      let end = Int(pieces[p].end) - base
      // Looked at once for all tokens: nothing is longer than the tokens, but for the line, which has an edge more for each sentence.
      precondition(i >= 0 && end <= min(lists.count, picked.count) && n <= i && end < open.count && m + end - i + 1 < line.count)
      unsafe line[unchecked: m] = .edge
      m &+= 1
      var behindQuote: UInt64 = 0
      while i < end {
        let list = unsafe lists[unchecked: i]
        unsafe picked[unchecked: i] = UInt32(truncatingIfNeeded: list.first)
        unsafe line[unchecked: m] = CandidatePlace(list, behindQuote: behindQuote)
        // Kept, and counted where it has several.
        unsafe open[unchecked: n] = OpenToken(at: Int32(truncatingIfNeeded: m), token: Int32(truncatingIfNeeded: i))
        n &+= list.several
        behindQuote = list.quote
        m &+= 1 &- Int(truncatingIfNeeded: behindQuote)
        i &+= 1
      }
    }
    unsafe line[unchecked: m] = .edge
    return n
  }

  // The arrays are parameters, so that each is looked at once for its owner, not at every token; and they are read by pointers, as their bounds
  // were a third of what the search costs.

  /// Looks up where a search finds what it asks of the listed tokens. The chains are one long chain of reckoning, which would wait for each of these reads; here
  /// none waits for another.
  private static func plan(
    _ number: Int, _ line: borrowing Scratch<CandidatePlace>, _ candidates: borrowing Scratch<TagCandidate>, _ patternEnd: Int,
    _ open: borrowing Scratch<OpenToken>, _ plans: inout Scratch<Plan>
  ) {
    precondition(number <= open.count && number <= plans.count && candidates.count >= CandidateHead.slots)
    let mostFirst = UInt(bitPattern: candidates.count - CandidateHead.slots)
    let mostPattern = patternEnd - TagPatterns.size
    unsafe candidates.withUnsafeBufferPointer { arena in
      guard let arena = arena.baseAddress else { return }
      let heads = unsafe UnsafeRawPointer(arena)
      var pattern = 0
      var x = 0
      while x < number {
        let at = unsafe Int(open[unchecked: x].at)
        // A token has an edge or another token on either side of it.
        let before = unsafe line[unchecked: at &- 1]
        let place = unsafe line[unchecked: at]
        let behind = unsafe line[unchecked: at &+ 1]
        let first = place.first &- CandidateHead.slots
        precondition(UInt(bitPattern: first) <= mostFirst)
        let head = unsafe heads + first &* MemoryLayout<TagCandidate>.stride
        let own = unsafe Int(head.loadUnaligned(fromByteOffset: MemoryLayout<Lanes>.size, as: UInt32.self))
        precondition(own <= mostPattern)
        // All bits where the token before has several candidates, and this one goes on its run: reckoned, as where a run begins is anybody's guess.
        let goesOn = 0 &- before.several
        // Where it does not, all chains before it are the state's.
        let begins = TagPatterns.begins.bits
        let denies = Int(truncatingIfNeeded: begins &>> UInt64(before.state) & ~place.isBehindQuote & 1)
        let deniesMore = Int(truncatingIfNeeded: begins &>> UInt64(behind.state) & ~behind.isBehindQuote & 1)
        let further: Int = (TagPatterns.deniedRow &+ deniesMore) & (0 &- denies)
        let from: Int = pattern & goesOn | (Int(before.state) &+ further) & ~goesOn
        let word = UInt32(truncatingIfNeeded: place.rawValue) & 0xFFFF_FFF0 | UInt32(truncatingIfNeeded: goesOn) & 8 | (before.count > 4 ? 1 : 0)
        unsafe plans[unchecked: x] = Plan(
          scores: head.loadUnaligned(as: Lanes.self), own: UInt32(truncatingIfNeeded: own), from: UInt32(truncatingIfNeeded: from),
          behind: UInt32(truncatingIfNeeded: own &+ TagPatterns.beforeState &+ Int(behind.state)), word: word)
        pattern = own
        x &+= 1
      }
    }
  }

  /// Finds the best chain to each candidate of the listed tokens.
  private static func goForward(
    _ number: Int, _ plans: borrowing Scratch<Plan>, _ lanes: borrowing Scratch<Lanes>, _ search: Search, _ open: borrowing Scratch<OpenToken>,
    _ steps: inout Scratch<Step>
  ) {
    precondition(number <= open.count && number <= plans.count && number < steps.count)
    let bonus = Lanes(repeating: search.bonus &* TagPatterns.unit)
    unsafe lanes.withUnsafeBufferPointer { lanes in
      guard let lanes = lanes.baseAddress else { return }
      let tables = unsafe UnsafeRawPointer(lanes)
      // How much better the chains to the candidates of the token before are than the one to its first.
      var keys = Lanes()
      var x = 0
      while x < number {
        // All places in it were looked at when it was made.
        let plan = unsafe plans[unchecked: x]
        let own = Int(plan.own)
        let rows = unsafe tables + Int(plan.from) &* MemoryLayout<Lanes>.size
        let kept: Lanes = keys & Lanes(repeating: 0 &- Int16(truncatingIfNeeded: plan.word &>> 3 & 1))
        let base: Lanes = kept &+ order
        let costs = unsafe tables + (own &+ TagPatterns.behindRow) &* MemoryLayout<Lanes>.size
        var best: Lanes = unsafe base.behind(0, rows, costs)
        best = unsafe pointwiseMax(best, base.behind(1, rows, costs))
        best = unsafe pointwiseMax(best, base.behind(2, rows, costs))
        best = unsafe pointwiseMax(best, base.behind(3, rows, costs))
        // Few tokens have more candidates.
        if plan.word & 1 != 0 {
          best = unsafe pointwiseMax(best, base.behind(4, rows, costs))
          best = unsafe pointwiseMax(best, base.behind(5, rows, costs))
          best = unsafe pointwiseMax(best, base.behind(6, rows, costs))
          best = unsafe pointwiseMax(best, base.behind(7, rows, costs))
        }
        // The candidates' numbers stand upside down.
        let numbers: Lanes = best & below
        let chains: Lanes = best ^ numbers
        keys = chains &+ plan.scores
        let token = unsafe open[unchecked: x].token
        if search.bonus > 0, search.range.contains(Int(token)) {
          let favoured: Lanes = unsafe lanes[own &+ TagPatterns.finite] & bonus
          keys = keys &+ favoured
        }
        // As if the run ended here.
        let numbered: Lanes = keys &+ order
        let ended: Lanes = unsafe numbered &- lanes[Int(plan.behind)]
        let end: UInt32 = UInt32(truncatingIfNeeded: Int32(~cicu_greatest(ended))) & 7
        let backs: Lanes = numbers ^ below
        unsafe steps[unchecked: x] = Step(backs: SIMD8<UInt8>(truncatingIfNeeded: backs), word: plan.word & 0xFFFF_FFF8 | end, token: token)
        let least = Lanes(repeating: keys[0])
        keys = keys &- least
        x &+= 1
      }
    }
  }

  /// Picks the candidates of the listed tokens, the last one first: that of a run's last token by what follows, of the others by the one that goes on from
  /// it.
  private static func goBack(_ number: Int, _ steps: borrowing Scratch<Step>, _ picked: inout Scratch<UInt32>) {
    precondition(number < steps.count)
    unsafe steps.withUnsafeBufferPointer { steps in
      guard let steps = steps.baseAddress else { return }
      var chosen: UInt32 = 0
      // All bits where the token behind goes on this one's run.
      var goesOn: UInt32 = 0
      var x = number &- 1
      while x >= 0 {
        let step = unsafe steps[x]
        // Of the token behind: where it comes from, if it goes on this one's run. A number of a candidate is below eight.
        let backs = unsafe UnsafeRawPointer(steps + (x &+ 1))
        let back = unsafe UInt32(backs.load(fromByteOffset: Int(chosen), as: UInt8.self))
        chosen = back & goesOn | step.word & 7 & ~goesOn
        picked[Int(step.token)] = step.word &>> 4 &+ chosen
        goesOn = 0 &- (step.word &>> 3 & 1)
        x &-= 1
      }
    }
  }

  /// Sets what the picked candidates say, and in each piece all the states that were set. The arrays are parameters, so that each is looked at once for its
  /// owner, not at every token.
  private static func set(
    _ pieces: inout Scratch<TagPiece>, _ chosen: Range<Int>, _ base: Int, _ picked: borrowing Scratch<UInt32>, _ arena: borrowing Scratch<TagCandidate>,
    _ isFirst: Bool, _ outStates: inout [UInt8], _ outTags: inout [PartOfSpeech], _ outLemmas: inout [Int32], _ outFeatures: inout [WordFeatures]
  ) {
    var states = outStates.mutableSpan
    var tags = outTags.mutableSpan
    var lemmas = outLemmas.mutableSpan
    var features = outFeatures.mutableSpan
    let count = min(states.count, tags.count, lemmas.count, features.count)
    for p in chosen {
      var t = Int(pieces[p].begin)
      let end = Int(pieces[p].end)
      // Looked at once for all tokens; the arrays are as long as the document.
      precondition(t >= base && end <= count && end - base <= picked.count && base >= 0)
      var seen = StateSet.empty
      if isFirst {
        while t < end {
          let candidate = unsafe arena[Int(picked[unchecked: t &- base])]
          seen = seen | candidate.state & 63
          unsafe states[unchecked: t] = candidate.state
          unsafe tags[unchecked: t] = candidate.tag
          unsafe lemmas[unchecked: t] = candidate.lemma
          unsafe features[unchecked: t] = WordFeatures(rawValue: Int(candidate.features))
          t &+= 1
        }
      } else {
        while t < end {
          let candidate = unsafe arena[Int(picked[unchecked: t &- base])]
          seen = seen | candidate.state & 63
          unsafe states[unchecked: t] = candidate.state
          unsafe tags[unchecked: t] = candidate.tag
          // What a reading said in an earlier search stays where the new state has none.
          if candidate.hasReading { unsafe lemmas[unchecked: t] = candidate.lemma }
          if candidate.hasReading || candidate.features != 0 { unsafe features[unchecked: t] = WordFeatures(rawValue: Int(candidate.features)) }
          t &+= 1
        }
      }
      pieces[p].seen = seen
    }
  }
}

/// A sentence, or a token between sentences.
struct TagPiece {
  var begin: Int32
  var end: Int32
  /// The sentence's number, -1 for a token between sentences.
  var sentence: Int32
  /// The states that its tokens have.
  var seen = StateSet.empty
}

extension SIMD8<Int16> {
  /// What the chains are behind one of the chains before.
  /// - Parameter rows: for each of the chains where its row begins in `costs`.
  @unsafe @inline(__always)
  fileprivate func behind(_ lane: Int, _ rows: UnsafeRawPointer, _ costs: UnsafeRawPointer) -> SIMD8<Int16> {
    let row = unsafe Int(rows.load(fromByteOffset: 2 &* lane, as: UInt16.self))
    let chain = SIMD8<Int16>(repeating: self[lane])
    let cost: SIMD8<Int16> = unsafe costs.load(fromByteOffset: row, as: SIMD8<Int16>.self)
    return chain &- cost
  }
}
