internal import Lexicon
internal import Segmentation

/// The phrases at which the steps of the reference stage look, found in one pass: most phrases take up nothing and stand for nobody, and each step
/// would have to find that out anew.
struct TellingPhrases {
  /// Their head may end a title.
  private(set) var titled = KeptList()
  /// One definite noun that can take up a body (`Descriptions`).
  private(set) var bodies = KeptList()
  /// Their noun acts for somebody, or has no lemma that would say so (`RepeatedActors`).
  private(set) var actors = KeptList()
  /// They may take up what was said before (`EarlierMentions`).
  private(set) var earlier = KeptList()
  /// Pronouns that stand for something (`Cataphora`).
  private(set) var pronouns = KeptList()

  mutating func read(_ words: Words, _ syntax: Syntax, _ lexicon: CompiledLexicon) {
    titled.empty(syntax.phrases.count)
    bodies.empty(syntax.phrases.count)
    actors.empty(syntax.phrases.count)
    earlier.empty(syntax.phrases.count)
    pronouns.empty(syntax.phrases.count)
    (titled.count, bodies.count, actors.count, earlier.count, pronouns.count) = TellingPhrases.find(
      words, syntax, lexicon, &titled.room, &bodies.room, &actors.room, &earlier.room, &pronouns.room)
  }

  /// Fills the lists, each of which has room for all phrases: how many are in each. Most of what a phrase is cannot be foreseen, so it is put into
  /// lists where it may not belong, and counted where it does.
  ///
  /// Not inlined, so that the loop has the registers to itself.
  @inline(never)
  private static func find(
    _ words: Words, _ syntax: Syntax, _ lexicon: CompiledLexicon, _ outTitled: inout [Int32], _ outBodies: inout [Int32], _ outActors: inout [Int32],
    _ outEarlier: inout [Int32], _ outPronouns: inout [Int32]
  ) -> (titled: Int, bodies: Int, actors: Int, earlier: Int, pronouns: Int) {
    let phrases = syntax.phrases.span
    let traits = words.traits.span
    let lemmas = syntax.lemmas.span
    var titled = outTitled.mutableSpan
    var bodies = outBodies.mutableSpan
    var actors = outActors.mutableSpan
    var earlier = outEarlier.mutableSpan
    var pronouns = outPronouns.mutableSpan
    let taking = ByteSet(Array(WordKind.deedMove...WordKind.deedOther) + [WordKind.former, WordKind.latter, WordKind.both], beyondASCII: false)
    // What is known of the nouns is asked for all of them at once, with the last list as their room.
    for index in 0..<phrases.count {
      let head = Int(phrases[index].head)
      earlier[index] = -1
      if head < lemmas.count { earlier[index] = lemmas[head] }
    }
    lexicon.lemmaFlags.prefetch(earlier.span, phrases.count)
    lexicon.lemmaBodies.prefetch(earlier.span, phrases.count)
    // Looked at once for all phrases: no list has more than there are.
    precondition(min(titled.count, bodies.count, min(actors.count, earlier.count, pronouns.count)) >= phrases.count)
    var (titledCount, bodyCount, actorCount, earlierCount, pronounCount) = (0, 0, 0, 0, 0)
    for index in 0..<phrases.count {
      let head = Int(phrases[index].head)
      guard head < traits.count else { continue }
      let flags = phrases[index].flags
      let place = Int32(truncatingIfNeeded: index)
      let isSingle = flags.isDisjoint(with: [.plural, .pronoun, .negative]) ? 1 : 0
      let isNotIndefinite = isSingle & (flags.contains(.indefinite) ? 0 : 1)
      let lemma = Int(lemmas[head])
      // What is read of the first lemma instead of none is not counted.
      let hasLemma = 1 &+ lemma &>> 63
      let known = lemma & ~(lemma &>> 63)
      let actsFor = LemmaFlags(rawValue: lexicon.lemmaFlags[known]).contains(.actsFor) ? 1 : 0
      unsafe actors[unchecked: actorCount] = place
      actorCount &+= isSingle & (1 &- hasLemma | actsFor)
      unsafe titled[unchecked: titledCount] = place
      titledCount &+= isNotIndefinite & (traits[head].begins.isDisjoint(with: [.title, .innerTitle]) ? 0 : 1)
      unsafe bodies[unchecked: bodyCount] = place
      let isDefinite = (flags.contains(.definite) ? 1 : 0) & (Int(phrases[index].end) == head &+ 1 ? 1 : 0)
      bodyCount &+= isNotIndefinite & isDefinite & hasLemma & (lexicon.lemmaBodies[known] != 0 ? 1 : 0)
      unsafe earlier[unchecked: earlierCount] = place
      earlierCount &+= mayTakeUp(traits, taking, Int(phrases[index].first), Int(phrases[index].end), head)
      unsafe pronouns[unchecked: pronounCount] = place
      pronounCount &+= flags.intersection([.pronoun, .expletive]) == .pronoun ? 1 : 0
    }
    return (titledCount, bodyCount, actorCount, earlierCount, pronounCount)
  }

  /// "the move", "the former", "both countries", "the two leaders", by their words alone: 1 or 0.
  @inline(__always)
  private static func mayTakeUp(_ traits: Span<WordTraits>, _ taking: ByteSet, _ first: Int, _ end: Int, _ head: Int) -> Int {
    // One bit of a few words, since which class a word has cannot be foreseen; but that few are *both* and *two* can.
    let takes = taking.holds(traits[head].kind)
    let begin = traits[first].kind
    if begin == WordKind.both { return 1 }
    if traits[min(first &+ 1, traits.count &- 1)].kind == WordKind.two, end &- first >= 3, begin == WordKind.the { return 1 }
    return takes
  }
}
