internal import Lexicon
internal import Segmentation

// The way through the trie of units, and the order of what it finds.
extension UnitMatcher {
  @inline(__always)
  func begins(_ lemma: Int, _ what: LemmaTraits) -> Bool {
    !LemmaTraits(rawValue: lexicon.lemmaTraits[lemma]).isDisjoint(with: what)
  }

  /// The trie over lemmas from a token. A unit's further words may have determiners, adjectives, adverbs and possessives between them.
  /// - Parameter endingAt: the token behind the unit's last word, where it must be a certain one.
  @inline(__always)
  func walk(from start: Int, limit: Int, tag: Int, endingAt: Int = -1, _ found: inout Scratch<UnitMatch>) {
    let facts = reading.facts(start)
    if !facts.traits.isDisjoint(with: .beginsUnit(tag)) { follow(Int(facts.lemma), from: start, limit: limit, tag: tag, endingAt: endingAt, &found) }
  }

  /// The same from a lemma that is known to begin a unit.
  @inline(__always)
  func follow(_ lemma: Int, from start: Int, limit: @autoclosure () -> Int, tag: Int, endingAt: Int, _ found: inout Scratch<UnitMatch>) {
    let node = lexicon.lemmaNode[lemma]
    guard node > 0 else { return }
    if endingAt < 0 || endingAt == start + 1 { report(node, tag, UnitCue(first: Int32(start), end: Int32(start + 1)), &found) }
    // A node without edges leads nowhere, nor does one whose word is the last.
    guard lexicon.hasEdges(node) else { return }
    let last = min(limit(), start + 14)
    if start + 1 < last { goOn(from: node, start, last: last, tag: tag, endingAt: endingAt, &found) }
  }

  /// The units of several words, from the node of the first.
  private func goOn(from root: Int, _ start: Int, last: Int, tag: Int, endingAt: Int, _ found: inout Scratch<UnitMatch>) {
    var node = root
    var cue = UnitCue(first: Int32(start), end: Int32(start + 1))
    var t = start + 1
    var goesOn = true
    var skipped = 0
    // "see no reason" and "see value" are units both: in "sees no value" the way without the determiner is tried too.
    var other: (node: Int, t: Int, cue: UnitCue, skipped: Int)?
    while true {
      guard t < last, skipped < 6, goesOn else {
        guard let way = other else { return }
        (node, t, cue, skipped) = way
        goesOn = true
        other = nil
        continue
      }
      // No word of a name is a unit's: the White House is no house.
      // Which words stand in some unit nothing foresees: those that do not are asked for as -1, with which no node leads on.
      let facts = reading.facts(t)
      let next = lexicon.next(node, Int(facts.lemma) | (facts.traits.contains(.innerPhrase) ? 0 : -1))
      if next > 0, reading.words.nameOf[t] < 0, !isHalf(t, cue, start) {
        if syntax.tags[t] == .det, other == nil { other = (node, t + 1, cue, skipped + 1) }
        node = next
        goesOn = lexicon.hasEdges(node)
        cue.add(Int32(t))
        skipped = 0
        if endingAt < 0 || endingAt == t + 1, !isPreposition(cue, tag) { report(node, tag, cue, &found) }
      } else {
        // Which words stand between nothing foresees either; marks are few.
        let tag = syntax.tags[t]
        var mayStand = Int(UnitMatcher.between &>> UInt32(tag.rawValue) & 1)
        if UnitMatcher.inPhrases &>> UInt32(tag.rawValue) & 1 != 0, standsInPhrase(t, tag) { mayStand = 1 }
        skipped &+= mayStand
        if tag != .punct {
          t = Mask.choose(t, last, 0 &- mayStand)
        } else if reading.words.quoteDepth[t] == reading.words.quoteDepth[max(0, t - 1)] && !isHyphen(t) {
          t = last
        }
      }
      t += 1
    }
  }

  /// What may stand between the words of a unit, a bit each.
  private static var between: UInt32 {
    func bit(_ tag: PartOfSpeech) -> UInt32 { 1 << UInt32(tag.rawValue) }
    return bit(.det) | bit(.adj) | bit(.adv) | bit(.part) | bit(.num) | bit(.pron) | bit(.propn) | bit(.noun)
  }

  /// What may stand there in certain noun phrases alone, a bit each.
  private static var inPhrases: UInt32 {
    func bit(_ tag: PartOfSpeech) -> UInt32 { 1 << UInt32(tag.rawValue) }
    return bit(.adp) | bit(.sconj) | bit(.verb)
  }

  /// "fired *dozens of* rockets", "*more than* ten strikes", "*coordinated* attacks": how many there are, and a participle before its noun.
  private func standsInPhrase(_ t: Int, _ tag: PartOfSpeech) -> Bool {
    if tag == .verb {
      let p = syntax.phraseOf[t]
      return p >= 0 && reading.phrase(p).head != Int32(truncatingIfNeeded: t)
    }
    switch reading.kind(t) {
    case WordKind.of: return syntax.tags[t - 1] == .num || reading.lemmaClasses(t - 1).contains(.transparent)
    case WordKind.than: return reading.kind(t - 1) == WordKind.more
    default: return false
    }
  }

  /// The half of a compound whose other half is no word of the unit is none either: "gave a wake-up call" is not "gave up".
  private func isHalf(_ t: Int, _ cue: UnitCue, _ start: Int) -> Bool {
    t >= start + 2 && cue.words & (1 << UInt32(t - 2 - start)) == 0 && isHyphen(t - 1)
  }

  /// "took the lead on the treaty" is not "took on", nor "took a back seat" "took back": behind an object a particle has no object of its own,
  /// and is no part of a phrase.
  private func isPreposition(_ cue: UnitCue, _ tag: Int) -> Bool {
    guard tag == 15, cue.isPair, cue.end - cue.first > 2, Int(cue.end) < syntax.phraseOf.count else { return false }
    let last = cue.end - 1
    let own = syntax.phraseOf[Int(last)]
    if syntax.tags[Int(last)] == .adj { return own >= 0 && reading.phrase(own).head != last }
    guard syntax.tags[Int(last)] == .adp else { return false }
    // "dragged them out of the chamber" is not "dragged out".
    if syntax.kinds[Int(cue.end)] == WordKind.of { return true }
    let behind = syntax.phraseOf[Int(cue.end)]
    guard behind >= 0, reading.phrase(behind).preposition == last else { return false }
    // "called the strike off Monday", but "took office in December".
    let kind = syntax.kinds[Int(last)]
    return !reading.phrase(behind).flags.contains(.time) || kind == WordKind.in || kind == WordKind.on || kind == WordKind.at
  }

  @inline(__always)
  func isHyphen(_ t: Int) -> Bool {
    // Tagged as a mark or as a part of a name: the tags are at hand, the text is not.
    switch syntax.tags[t] {
    case .punct, .sym, .propn: isHyphenByte(t)
    default: false
    }
  }

  @inline(never)
  private func isHyphenByte(_ t: Int) -> Bool {
    reading.words.tokens.ends[t] - reading.words.tokens.starts[t] == 1
      && reading.words.text[Int(reading.words.tokens.starts[t])] == 0x2D
  }

  private func report(_ node: Int, _ tag: Int, _ cue: UnitCue, _ found: inout Scratch<UnitMatch>) {
    // Nearly all are of the part of speech that is asked for; which are not nothing foresees, nor whether there are one or two: two at a time, the
    // second not counted where it is another node's.
    let units = lexicon.units(at: node)
    var i = units.lowerBound
    while i < units.upperBound {
      let (one, two) = (lexicon.unit(i), lexicon.unit(i &+ 1))
      let tag = Int32(truncatingIfNeeded: tag)
      found.append(UnitMatch(one, cue), if: Mask.isEqual(Int32(truncatingIfNeeded: one.marks.tag), tag))
      let isHere = Mask.isNegative(i &+ 1 &- units.upperBound)
      found.append(UnitMatch(two, cue), if: Mask.isEqual(Int32(truncatingIfNeeded: two.marks.tag), tag) & isHere)
      i &+= 2
    }
  }

  // MARK: Order

  /// The best first; of equals, the one found first. There are few, and each rank is reckoned once.
  @inline(__always)
  func sort(_ found: inout Scratch<UnitMatch>) {
    if found.count > 1 { sortSeveral(&found) }
  }

  private func sortSeveral(_ matches: inout Scratch<UnitMatch>) {
    matches[0].rank = matches[0].reckonedRank
    for i in 1..<matches.count {
      matches[i].rank = matches[i].reckonedRank
      guard matches[i].rank > matches[i - 1].rank else { continue }
      let match = matches[i]
      var j = i
      repeat {
        matches[j] = matches[j - 1]
        j -= 1
      } while j > 0 && match.rank > matches[j - 1].rank
      matches[j] = match
    }
  }
}
