internal import Lexicon
internal import Segmentation

// "According to X, …", "in X's view, …" and their like.
extension QuoteReader {
  /// - Parameter begins: those that were met.
  mutating func phrases(_ begins: inout ReportBegins) {
    let all = words.traits
    let traits = all.span
    // A bit for each token of a stretch: most begin none, and which do nothing foresees.
    var first = 0
    while first < traits.count {
      var bits: UInt64 = 0
      for k in 0..<min(64, traits.count &- first) {
        bits |= UInt64(truncatingIfNeeded: traits[first &+ k].begins.rawValue &>> FormBegins.report.rawValue.trailingZeroBitCount & 1) &<< UInt64(k)
      }
      while bits != 0 {
        let i = first + bits.trailingZeroBitCount
        bits &= bits &- 1
        guard words.forms[i] >= 0, mayBePhrase(begin(words.forms[i], &begins), at: i), let found = reportPhrase(at: i) else { continue }
        phrase(found)
      }
      first &+= 64
    }
  }

  /// What the word at hand leads to. There are few such words ("in", "to", "according"), each there often.
  private mutating func begin(_ form: Int32, _ begins: inout ReportBegins) -> ReportBegin {
    if begins[form].form == form { return begins[form] }
    let node = lexicon.formNode[Int(form)]
    let speaker = prepositions.placeholder >= 0 ? lexicon.next(node, Int(prepositions.placeholder)) : 0
    let found = ReportBegin(
      form: form, node: Int32(truncatingIfNeeded: node), speaker: Int32(truncatingIfNeeded: speaker), isPhrase: isPhrase(node),
      endsWithSpeaker: speaker > 0 && isPhrase(speaker))
    begins[form] = found
    return found
  }

  private mutating func isPhrase(_ node: Int) -> Bool {
    lexicon.range(of: node, in: lexicon.nodePayloadFirst).contains { lexicon.payloadKind[$0] == PayloadKind.reportPhrase }
  }

  /// Whether what stands behind the first word can go on with the phrase: a word that does and what may follow that, or a speaker with such a word
  /// behind him.
  private mutating func mayBePhrase(_ begin: ReportBegin, at i: Int) -> Bool {
    if begin.isPhrase { return true }
    let j = i + 1
    guard isOfSentence(j, i) else { return false }
    let second = next(Int(begin.node), at: j)
    if second > 0, isPhrase(second) || takesSpeaker(second) || isOfSentence(j + 1, i) && next(second, at: j + 1) > 0 { return true }
    guard (begin.speaker > 0 ? 1 : 0) & (syntax.phraseOf[j] >= 0 ? 1 : 0) != 0 else { return false }
    if begin.endsWithSpeaker || syntax.features[j].contains(.possessive) { return true }
    let end = behindSpeaker(owner(syntax.phraseOf[j], at: j), at: j)
    return end < words.count && next(Int(begin.speaker), at: end) > 0
  }

  /// Where a phrase that led to a node goes on with a word, 0 nowhere.
  private mutating func next(_ node: Int, at j: Int) -> Int {
    // No node leads on with -1.
    lexicon.next(node, Int(words.forms[j]) | (words.traits[j].begins.contains(.innerReport) ? 0 : -1))
  }

  /// Whether a phrase that led to a node may have its speaker there.
  private mutating func takesSpeaker(_ node: Int) -> Bool { prepositions.placeholder >= 0 && lexicon.next(node, Int(prepositions.placeholder)) > 0 }

  private mutating func isOfSentence(_ j: Int, _ i: Int) -> Bool { j < words.count && words.sentenceOf[j] == words.sentenceOf[i] }

  /// Where the words behind a speaker begin: the clitic may belong to the owner's phrase.
  private mutating func behindSpeaker(_ owner: Int32, at j: Int) -> Int {
    let end = Int(syntax.phrases[Int(owner)].end)
    return end > j + 1 && words.tokens.flags[end - 1].contains(.clitic) ? end - 1 : end
  }

  /// The owner's phrase where one begins at a token, else the phrase itself.
  private mutating func owner(_ p: Int32, at j: Int) -> Int32 {
    let possessor = syntax.phrases[Int(p)].possessor
    return possessor >= 0 && syntax.phrases[Int(possessor)].first == Int32(j) ? possessor : p
  }

  private struct FoundPhrase {
    var first: Int32
    var end: Int32
    /// Where the words before the speaker end.
    var cueEnd: Int32
    var speaker: Int32
    var flags: LemmaFlags
  }

  /// The longest phrase that begins at a token; its speaker stands in it, where the lexicon writes X, or right behind it.
  private mutating func reportPhrase(at i: Int) -> FoundPhrase? {
    var best: FoundPhrase?
    walk(lexicon.formNode[Int(words.forms[i])], from: i + 1, start: i, speaker: -1, cueEnd: -1, &best)
    guard var found = best else { return nil }
    if found.speaker < 0 {
      let sentence = words.sentenceOf[i]
      var t = Int(found.end)
      while t < words.count, t < Int(found.end) + 4, found.speaker < 0, words.sentenceOf[t] == sentence {
        found.speaker = syntax.phraseOf[t]
        t += 1
      }
      guard found.speaker >= 0 else { return nil }
      // The possessor is in the phrase of what it owns; the speaker is the whole.
      found.end = max(found.end, extent(found.speaker))
    }
    return found
  }

  private mutating func walk(_ start: Int, from: Int, start i: Int, speaker: Int32, cueEnd: Int32, _ best: inout FoundPhrase?) {
    var node = start
    var j = from
    let sentence = words.sentenceOf[i]
    while node > 0 {
      for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.reportPhrase {
        best = FoundPhrase(
          first: Int32(i), end: Int32(j), cueEnd: cueEnd >= 0 ? cueEnd : Int32(j), speaker: speaker,
          flags: LemmaFlags(rawValue: lexicon.payloadValue[p]))
      }
      guard j < words.count, words.sentenceOf[j] == sentence else { return }
      // The speaker, where the phrase has a place for him: a name or phrase, then 's; or his, her, their.
      let p = syntax.phraseOf[j]
      if speaker < 0, prepositions.placeholder >= 0, p >= 0, firstToken(p) == Int32(j) || syntax.phrases[Int(p)].first == Int32(j) {
        let behind = lexicon.next(node, Int(prepositions.placeholder))
        if behind > 0 { placed(behind, at: j, p, start: i, &best) }
      }
      guard words.forms[j] >= 0, words.traits[j].begins.contains(.innerReport) else { return }
      node = lexicon.next(node, Int(words.forms[j]))
      j += 1
    }
  }

  private mutating func placed(_ node: Int, at j: Int, _ p: Int32, start i: Int, _ best: inout FoundPhrase?) {
    // "in Lula's view": the owner's phrase; "in his view": the pronoun, which stands for X and 's.
    let owner = owner(p, at: j)
    let end = Int(syntax.phrases[Int(owner)].end)
    let isPronoun = syntax.phrases[Int(owner)].flags.contains(.pronoun) && end == j + 1
    if isPronoun, syntax.features[j].contains(.possessive) {
      for mark in prepositions.possessives {
        let next = lexicon.next(node, Int(mark))
        if next > 0 { walk(next, from: j + 1, start: i, speaker: owner, cueEnd: Int32(j), &best) }
      }
      return
    }
    walk(node, from: behindSpeaker(owner, at: j), start: i, speaker: owner, cueEnd: Int32(j), &best)
  }

  private mutating func phrase(_ found: FoundPhrase) {
    let s = words.sentenceOf[Int(found.first)]
    let sentence = words.sentences[Int(s)]
    guard found.end <= sentence.end else { return }
    // Within a clause that is itself reported by it ("as X said" has its verb in the phrase).
    var first = sentence.first
    var last = sentence.end
    if found.first <= first + 1 {
      first = found.end
    } else {
      last = found.first
      // "…, and, according to Oslo, …": in the middle, both sides.
    }
    (first, last) = trimmed(first, last)
    guard last > first else { return }
    // "to Oslo's delight": Oslo did not say it.
    if !found.flags.contains(.reportFactive) {
      out.attribute(s, to: SentenceSource(speaker: found.speaker, cue: found.first, cueEnd: found.cueEnd), of: words.sentences.count)
    }
    let i = out.add(first, last, found.flags.contains(.reportAttitude) ? .attitude : .indirect)
    out.records[i].cue = found.first
    out.records[i].cueEnd = max(found.cueEnd, found.first + 1)
    speaks(found.speaker, i)
    // What goes on behind it: "The truce, according to Oslo, holds."
    if found.first > sentence.first + 1 {
      var (rest, end) = trimmed(found.end, sentence.end)
      for j in clauses(of: s) where syntax.clauses[j].first >= rest && syntax.clauses[j].first < end && syntax.clauses[j].link == .participial {
        end = trimmed(rest, syntax.clauses[j].first).1
      }
      if end - rest > 2, hasFinite(rest, end, s), isMark(found.end), syntax.kinds[Int(found.end)] == PunctuationKind.comma {
        rest = trimmed(rest, end).0
        out.extend(i, rest, end)
      }
    }
  }

  /// "For Oslo, the deal is a disaster": at a sentence's head, before a comma and a clause that judges by its predicate, whose view it is.
  mutating func viewpoints() {
    for s in words.sentences.indices {
      let first = words.sentences[s].first
      guard first + 3 < words.sentences[s].end, syntax.kinds[Int(first)] == WordKind.for else { continue }
      let p = syntax.phraseOf[Int(first) + 1]
      guard p >= 0, syntax.phrases[Int(p)].first == first + 1, speaks(p) else { continue }
      let end = extent(p)
      guard end < words.sentences[s].end, syntax.kinds[Int(end)] == PunctuationKind.comma else { continue }
      let judges = clauses(of: Int32(s)).contains {
        let frame = syntax.clauses[$0]
        return frame.link == .main && frame.subject >= 0 && frame.predicate > end && syntax.phrases[Int(frame.subject)].first == end + 1 && isOpinion(frame)
      }
      guard judges else { continue }
      phrase(FoundPhrase(first: first, end: end, cueEnd: first + 1, speaker: p, flags: .reportAttitude))
    }
  }

  /// Whether a predicate adjective or noun is a word of opinion.
  private mutating func isOpinion(_ frame: ClauseFrame) -> Bool {
    let lemma = Int(syntax.lemmas[Int(frame.predicate)])
    guard lemma >= 0, frame.kind == .adjective || frame.kind == .noun else { return false }
    let slot = frame.kind == .noun ? 0 : 2
    return ToneScore(code: lexicon.lemmaTone[lemma] &>> (slot &* ToneScore.bits) & 0x7F)?.kind == .opinion
  }

  /// Whether a verb of a main clause stands in a stretch.
  private mutating func hasFinite(_ first: Int32, _ end: Int32, _ sentence: Int32) -> Bool {
    clauses(of: sentence).contains {
      let frame = syntax.clauses[$0]
      return frame.predicate >= first && frame.predicate < end && frame.link == .main
    }
  }
}

/// The words that begin a report's phrase, as they were met, each in the place that the last bits of its form say.
struct ReportBegins {
  private var places = [ReportBegin](repeating: ReportBegin(form: -1), count: 256)

  subscript(form: Int32) -> ReportBegin {
    get { places[Int(form & 255)] }
    set { places[Int(form & 255)] = newValue }
  }
}

/// A word that begins a report's phrase.
struct ReportBegin {
  /// -1 where none was met.
  var form: Int32
  /// Where it leads in the trie; where a speaker right behind it does, 0 nowhere.
  var node: Int32 = 0
  var speaker: Int32 = 0
  /// It is one by itself.
  var isPhrase = false
  /// And nothing need follow him.
  var endsWithSpeaker = false
}
