internal import Lexicon
internal import Segmentation

/// A name that the lexicon's trie found, before it is decided what it names.
struct NameCandidate {
  var first: Int32
  var end: Int32
  /// The trie's node: its payloads are the readings.
  var node: Int32
}

/// Walks the trie of names over the tokens' forms. Overlaps: the longest match from the leftmost token wins; what it covers
/// begins no other match.
struct NameMatcher {
  let lexicon: CompiledLexicon

  /// Appends the candidates in order. Titles, multiword prepositions and reporting phrases are left to their own stages.
  func run(_ words: Words, into out: inout [NameCandidate]) {
    out.removeAll(keepingCapacity: true)
    let n = words.count
    let traits = words.traits.span
    let flags = words.tokens.flags.span
    var i = 0
    while i < n {
      // Most words begin no name, and most of those that do begin none in lower case.
      let begins = traits[i].begins
      guard begins.contains(.name), begins.contains(.lowerName) || !flags[i].isDisjoint(with: [.capital, .allCapitals]) else {
        i += 1
        continue
      }
      var node = lexicon.formNode[Int(words.forms[i])]
      guard node > 0 else {
        i += 1
        continue
      }
      var best = -1
      var bestNode = 0
      var j = i
      while true {
        if hasName(words, i, j + 1, node) {
          best = j + 1
          bestNode = node
        }
        j += 1
        guard j < n, traits[j].begins.contains(.innerName), words.sentenceOf[j] == words.sentenceOf[i] else { break }
        node = lexicon.next(node, Int(words.forms[j]))
        if node == 0 { break }
      }
      if best > 0 {
        out.append(NameCandidate(first: Int32(i), end: Int32(best), node: Int32(bestNode)))
        i = best
      } else {
        i += 1
      }
    }
  }

  private func hasName(_ words: Words, _ first: Int, _ end: Int, _ node: Int) -> Bool {
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
