internal import Lexicon

/// A word of a sentence that says good or bad, with what syntax says of its place. Indices as in `Syntax`; -1 means none.
struct LoadedWord: BitwiseCopyable {
  var token: Int32
  var score: ToneScore
  /// The clause whose predicate it is.
  var ownClause: Int32 = -1
  /// The narrowest clause that holds it; its own where it has one.
  var clause: Int32 = -1
  /// The noun phrase that it is a part of.
  var phrase: Int32 = -1
  /// The entity whose words it is among, -1 none or unknown.
  var speaker: Int32 = -1
  /// A verb that takes sides by saying so (criticise, praise): nothing is seen of its subject, nor of its object where nobody is named who does it.
  var takesSides = false
  var isDenied = false
  var isUnreal = false
}

/// Finds the loaded words of a sentence.
struct LoadedWordFinder {
  let reading: DocumentReading
  /// Verbs of saying.
  let speech: LemmaClasses

  /// - Parameters:
  ///   - onlyOpinions: whether nothing else is asked for.
  ///   - tokens: those of the sentence.
  ///   - clauses: those of the sentence.
  ///   - covered: tokens that some stance has said already.
  ///   - places: room for where they stand.
  func find(
    onlyOpinions: Bool, in tokens: Range<Int>, clauses: Range<Int>, without covered: borrowing [Bool], _ places: inout Scratch<Int32>,
    into found: inout Scratch<LoadedWord>
  ) {
    found.removeAll()
    let all = reading.tokenFacts
    let facts = all.span.extracting(tokens)
    // Most words are not, whatever they are: asked before all else, and without a branch, as which are nothing foresees.
    places.grow(0, count: facts.count + 1)
    var number = 0
    for i in facts.indices {
      places[number] = Int32(truncatingIfNeeded: i)
      number &+= facts[i].bit(.toned)
    }
    var count = 0
    for k in 0..<number {
      let t = tokens.lowerBound + Int(places[k])
      // A name has only its form's.
      let lemma = reading.syntax.lemmas[t]
      let slot = LoadedWordFinder.slot(of: reading.syntax.tags[t])
      if Int(lemma) | slot < 0 { continue }
      let code = reading.lexicon.lemmaTone[Int(lemma)] &>> (slot &* ToneScore.bits) & 0x7F
      guard code != 0, !covered[t], reading.mention(at: t) < 0, let score = ToneScore(code: code) else { continue }
      count += 1
      if onlyOpinions, score.kind != .opinion {
        if count >= LoadedWordFinder.limit { return }
        continue
      }
      var word = LoadedWord(token: Int32(t), score: score, phrase: reading.syntax.phraseOf[t])
      place(&word, clauses)
      word.takesSides =
        word.ownClause >= 0 && slot == 1
        && (score.kind == .act || score.kind == .effect && reading.lemmaClasses(t).contains(speech))
      found.append(word)
      if count >= LoadedWordFinder.limit { return }
    }
  }

  /// Where the scores of a part of speech stand in a lemma's integer, -1 for one without: nouns, verbs, adjectives, adverbs. Three bits a tag,
  /// since a jump by the tag is not to be foretold.
  private static func slot(of tag: PartOfSpeech) -> Int { Int(LoadedWordFinder.slots &>> (UInt64(tag.rawValue) &* 3) & 7) &- 1 }

  private static var slots: UInt64 {
    func place(_ tag: PartOfSpeech, _ slot: UInt64) -> UInt64 { (slot + 1) << (UInt64(tag.rawValue) * 3) }
    return place(.noun, 0) | place(.verb, 1) | place(.adj, 2) | place(.adv, 3)
  }

  /// Words of one sentence that are looked at; a longer list is no prose.
  static let limit = 48

  private func place(_ word: inout LoadedWord, _ clauses: Range<Int>) {
    let all = reading.syntax.clauses
    let frames = all.span
    let token = word.token
    var own = -1
    for c in clauses { own = Mask.choose(c, own, Mask.isEqual(frames[c].predicate, token)) }
    word.ownClause = Int32(truncatingIfNeeded: own)
    word.clause = own >= 0 ? word.ownClause : reading.narrowestClause(at: token, of: clauses).clause
    let flags = word.clause >= 0 ? frames[Int(word.clause)].flags : []
    // The clause's denial reaches its predicate and what stands behind the negator.
    if !flags.isDisjoint(with: [.negated, .nearNegated]) {
      let negator = frames[Int(word.clause)].negator
      word.isDenied = word.ownClause >= 0 || negator >= 0 && negator < token
    }
    if word.phrase >= 0, reading.syntax.phrases[Int(word.phrase)].flags.contains(.negative) { word.isDenied = true }
    if !word.isDenied, word.token > 0, reading.kind(Int(word.token) - 1) == WordKind.without { word.isDenied = true }
    word.isUnreal = !flags.isDisjoint(with: [.question, .conditional, .counterfactual])
    let report = report(of: word)
    guard report >= 0 else { return }
    let speaker = reading.quotes.records[Int(report)].speaker
    let clause = reading.quotes.records[Int(report)].clause
    word.speaker = speaker >= 0 ? reading.actor(speaker)?.entity ?? -1 : -1
    // "did not believe that …": what a speaker denies he does not say.
    if clause >= 0, frames[Int(clause)].flags.contains(.negated), reading.quotes.quoteOf[Int(word.token)] < 0 { word.isDenied = true }
  }

  /// The innermost quotation, or report, that a word is among, -1 none.
  private func report(of word: LoadedWord) -> Int32 {
    var report = reading.quotes.quoteOf[Int(word.token)]
    var c = word.clause
    var steps = 0
    while report < 0, c >= 0, steps < 6 {
      report = reading.quotes.reportOfClause[Int(c)]
      let governor = reading.syntax.clauses[Int(c)].governor
      if governor == c { break }
      c = governor
      steps += 1
    }
    return report
  }
}
