internal import Lexicon
internal import Segmentation

/// A name that the lexicon's trie found, before it is decided what it names.
struct NameCandidate {
  var first: Int32
  var end: Int32
  /// The trie's node: its payloads are the readings.
  var node: Int32
}

/// The candidates of one document, in order. The room stays from one document to the next.
struct NameCandidates {
  fileprivate var room: [NameCandidate] = []
  fileprivate var count = 0

  var all: ArraySlice<NameCandidate> { room[0..<count] }
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
    if out.room.count < n {
      out.room.append(contentsOf: repeatElement(NameCandidate(first: 0, end: 0, node: 0), count: n - out.room.count))
    }
    var found = out.room.mutableSpan
    var count = 0
    let traits = words.traits.span
    let flags = words.tokens.flags.span
    let forms = words.forms.span
    let sentenceOf = words.sentenceOf.span
    var i = 0
    while i < n {
      // Most words begin no name, and most of those that do begin none in lower case.
      let begins = traits[i].begins
      guard begins.contains(.name), begins.contains(.lowerName) || !flags[i].isDisjoint(with: [.capital, .allCapitals]) else {
        i += 1
        continue
      }
      // Most of the rest are no name by themselves, or one of a single word: the trie is walked only where one may go on with the next word.
      let form = Int(forms[i])
      let begin = NameBegin(rawValue: lexicon.formNames[form])
      var best = begin.stands(capital: flags[i].contains(.capital), allCapitals: flags[i].contains(.allCapitals)) ? i + 1 : -1
      var bestNode = -1
      var j = i + 1
      if j < n, traits[j].begins.contains(.innerName), sentenceOf[j] == sentenceOf[i], begin.mayGoOn(with: Int(forms[j])) {
        var node = lexicon.formNode[form]
        bestNode = node
        repeat {
          node = lexicon.next(node, Int(forms[j]))
          if node == 0 { break }
          j += 1
          if hasName(words, i, j, node) {
            best = j
            bestNode = node
          }
        } while j < n && traits[j].begins.contains(.innerName) && sentenceOf[j] == sentenceOf[i]
      }
      guard best > 0 else {
        i += 1
        continue
      }
      if bestNode < 0 { bestNode = lexicon.formNode[form] }
      found[count] = NameCandidate(
        first: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: best), node: Int32(truncatingIfNeeded: bestNode))
      count += 1
      i = best
    }
    out.count = count
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
