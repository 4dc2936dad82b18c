internal import Lexicon
internal import Segmentation

/// A name that the lexicon's trie found, before it is decided what it names.
struct NameCandidate {
  var first: Int32
  var end: Int32
  /// The trie's node; -1 where that is the first word's own and was not asked for yet.
  var node: Int32
  /// The node's payloads, which are the readings.
  var firstPayload: Int32 = 0
  var endPayload: Int32 = 0
  /// What the first of them names, and of what type that is.
  var entity: Int32 = 0
  var type: Int32 = 0
}

/// The candidates of one document, in order. The room stays from one document to the next.
struct NameCandidates {
  fileprivate var room: [NameCandidate] = []
  fileprivate(set) var count = 0
  /// Tokens that a name may begin with, and the names that begin with their forms.
  fileprivate var begins: [Int32] = []
  fileprivate var names: [Int32] = []

  /// - Parameter i: below `count`.
  @inline(__always)
  subscript(i: Int) -> NameCandidate { room[i] }
}

/// Walks the trie of names over the tokens' forms. Overlaps: the longest match from the leftmost token wins; what it covers
/// begins no other match.
struct NameMatcher {
  let lexicon: CompiledLexicon

  /// Fills `out` with the candidates in order. Titles, multiword prepositions and reporting phrases are left to their own stages.
  ///
  /// Not inlined, so that a profile can tell its cost (`Benchmarks/matching`).
  @inline(never)
  func run(_ words: Words, into out: inout NameCandidates) {
    let n = words.count
    if out.begins.count < n { out.begins = [Int32](filled: 0, count: n) }
    let count = findBegins(words, &out.begins)
    if out.room.count < count {
      // Of a document's tokens few may begin a name.
      out.room = [NameCandidate](filled: NameCandidate(first: 0, end: 0, node: 0), count: count + count / 4)
      out.names = [Int32](filled: 0, count: out.room.count)
    }
    let begins = out.begins
    // The lexicon is read step by step for all names at once: so the processor waits for many lines of memory at a time, and not for one after
    // the other.
    readNames(words, begins.span, count, &out.names)
    let names = out.names
    out.count = match(words, begins.span, count, names.span, &out.room)
    readPayloads(words, out.count, &out.room)
  }

  /// The tokens that a name may begin with: how many. Most words begin no name, and most of those that do begin none in lower case.
  private func findBegins(_ words: Words, _ out: inout [Int32]) -> Int {
    let traits = words.traits.span
    // As many, which spares a look at where they end.
    let flags = words.tokens.flags.span.extracting(0..<traits.count)
    var begins = out.mutableSpan
    var count = 0
    // Looked at once for all tokens: no more begin a name than there are.
    precondition(begins.count >= traits.count)
    for i in 0..<traits.count {
      let may = traits[i].begins
      let isNamed = may.contains(.lowerName) || !flags[i].isDisjoint(with: [.capital, .allCapitals])
      // Without a branch, which nothing could foresee.
      unsafe begins[unchecked: count] = Int32(truncatingIfNeeded: i)
      count &+= (may.contains(.name) ? 1 : 0) & (isNamed ? 1 : 0)
    }
    return count
  }

  private func readNames(_ words: Words, _ begins: Span<Int32>, _ count: Int, _ out: inout [Int32]) {
    let forms = words.forms.span
    var names = out.mutableSpan
    for k in 0..<count { names[k] = Int32(truncatingIfNeeded: lexicon.formNames[Int(forms[Int(begins[k])])]) }
  }

  /// Fills `room` with the names that are found: how many.
  private func match(_ words: Words, _ begins: Span<Int32>, _ beginCount: Int, _ names: Span<Int32>, _ room: inout [NameCandidate]) -> Int {
    let n = words.count
    var found = room.mutableSpan
    var count = 0
    let traits = words.traits.span
    let flags = words.tokens.flags.span
    let forms = words.forms.span
    let sentenceOf = words.sentenceOf.span
    // What is before it is covered.
    var free = 0
    for index in 0..<beginCount {
      let i = Int(begins[index])
      if i < free { continue }
      let begin = NameBegin(rawValue: Int(names[index]))
      let stands = begin.stands(capital: flags[i].contains(.capital), allCapitals: flags[i].contains(.allCapitals))
      // Most are no name by themselves, or one of a single word: the trie is walked only where one may go on with the next word. All of that is
      // asked before a branch, since none could be foreseen but the last.
      let next = min(i + 1, n - 1)
      let isInner = traits[next].begins.contains(.innerName) ? 1 : 0
      let isSame = next > i && sentenceOf[next] == sentenceOf[i] ? 1 : 0
      let mayGoOn = begin.mayGoOn(with: Int(forms[next])) ? 1 : 0
      var candidate = NameCandidate(first: begins[index], end: Int32(truncatingIfNeeded: i + 1), node: -1)
      var isName = stands ? 1 : 0
      if isInner & isSame & mayGoOn != 0, let longer = walk(words, i) {
        candidate.end = Int32(truncatingIfNeeded: longer.end)
        candidate.node = Int32(truncatingIfNeeded: longer.node)
        isName = 1
      }
      found[count] = candidate
      count += isName
      if isName != 0 { free = Int(candidate.end) }
    }
    return count
  }

  /// The longest name of several words that begins with token `i`, and its node; nil where there is none.
  private func walk(_ words: Words, _ i: Int) -> (end: Int, node: Int)? {
    let traits = words.traits.span
    let forms = words.forms.span
    let sentenceOf = words.sentenceOf.span
    var best: (end: Int, node: Int)?
    var node = lexicon.formNode[Int(forms[i])]
    var j = i + 1
    while j < traits.count, traits[j].begins.contains(.innerName), sentenceOf[j] == sentenceOf[i] {
      node = lexicon.next(node, Int(forms[j]))
      if node == 0 { break }
      j += 1
      if hasName(words, i, j, node) { best = (j, node) }
    }
    return best
  }

  private func readPayloads(_ words: Words, _ count: Int, _ out: inout [NameCandidate]) {
    let forms = words.forms.span
    var room = out.mutableSpan
    for k in 0..<count where room[k].node < 0 { room[k].node = Int32(truncatingIfNeeded: lexicon.formNode[Int(forms[Int(room[k].first)])]) }
    for k in 0..<count {
      let payloads = lexicon.range(of: Int(room[k].node), in: lexicon.nodePayloadFirst)
      room[k].firstPayload = Int32(truncatingIfNeeded: payloads.lowerBound)
      room[k].endPayload = Int32(truncatingIfNeeded: payloads.upperBound)
    }
    for k in 0..<count { room[k].entity = Int32(truncatingIfNeeded: lexicon.payloadValue[Int(room[k].firstPayload)]) }
    for k in 0..<count { room[k].type = Int32(truncatingIfNeeded: lexicon.entityType[Int(room[k].entity)]) }
  }

  private func hasName(_ words: Words, _ first: Int, _ end: Int, _ node: Int) -> Bool {
    let shape = lexicon.nodeShape[node]
    if shape == 0 { return false }
    if shape & 1 == 1 { return fitsCase(words, first, end, shape >> 1) }
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
      let kind = lexicon.payloadKind[p]
      if kind == PayloadKind.name || kind == PayloadKind.demonym, fitsCase(words, first, end, lexicon.payloadShape[p]) {
        return true
      }
    }
    return false
  }

  /// Whether the tokens have the capitals that the name asks for: two bits a word, 0 any, 1 an initial capital, 2 all capitals.
  func fitsCase(_ words: Words, _ first: Int, _ end: Int, _ shape: Int) -> Bool {
    var i = first
    var bits = shape
    while i < end && bits != 0 {
      switch bits & 3 {
      case 1: if !words.tokens.flags[i].contains(.capital) { return false }
      case 2: if !words.tokens.flags[i].contains(.allCapitals) { return false }
      default: break
      }
      bits >>= 2
      i += 1
    }
    return true
  }
}
