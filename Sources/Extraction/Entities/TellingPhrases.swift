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

  mutating func read(_ words: Words, _ syntax: Syntax, _ lexicon: CompiledLexicon) {
    titled.empty(syntax.phrases.count)
    bodies.empty(syntax.phrases.count)
    actors.empty(syntax.phrases.count)
    earlier.empty(syntax.phrases.count)
    (titled.count, bodies.count, actors.count, earlier.count) = TellingPhrases.find(
      words, syntax, lexicon, &titled.room, &bodies.room, &actors.room, &earlier.room)
  }

  /// Fills the lists, each of which has room for all phrases: how many are in each. Most of what a phrase is cannot be foreseen, so it is put into
  /// lists where it may not belong, and counted where it does.
  private static func find(
    _ words: Words, _ syntax: Syntax, _ lexicon: CompiledLexicon, _ outTitled: inout [Int32], _ outBodies: inout [Int32], _ outActors: inout [Int32],
    _ outEarlier: inout [Int32]
  ) -> (titled: Int, bodies: Int, actors: Int, earlier: Int) {
    let phrases = syntax.phrases.span
    let traits = words.traits.span
    let lemmas = syntax.lemmas.span
    var titled = outTitled.mutableSpan
    var bodies = outBodies.mutableSpan
    var actors = outActors.mutableSpan
    var earlier = outEarlier.mutableSpan
    // What is known of the nouns is asked for all of them at once, with the last list as their room.
    for index in 0..<phrases.count {
      let head = Int(phrases[index].head)
      earlier[index] = -1
      if head < lemmas.count { earlier[index] = lemmas[head] }
    }
    lexicon.lemmaFlags.prefetch(earlier.span, phrases.count)
    lexicon.lemmaBodies.prefetch(earlier.span, phrases.count)
    var (titledCount, bodyCount, actorCount, earlierCount) = (0, 0, 0, 0)
    for index in 0..<phrases.count {
      let head = Int(phrases[index].head)
      guard head < traits.count else { continue }
      let flags = phrases[index].flags
      let place = Int32(truncatingIfNeeded: index)
      if flags.isDisjoint(with: [.plural, .pronoun, .negative]) {
        let lemma = Int(lemmas[head])
        actors[actorCount] = place
        actorCount &+= lemma < 0 || LemmaFlags(rawValue: lexicon.lemmaFlags[lemma]).contains(.actsFor) ? 1 : 0
        if !flags.contains(.indefinite) {
          titled[titledCount] = place
          titledCount &+= traits[head].begins.isDisjoint(with: [.title, .innerTitle]) ? 0 : 1
          bodies[bodyCount] = place
          let isDefinite = flags.contains(.definite) && Int(phrases[index].end) == head + 1
          bodyCount &+= isDefinite && lemma >= 0 && lexicon.lemmaBodies[lemma] != 0 ? 1 : 0
        }
      }
      earlier[earlierCount] = place
      earlierCount &+= mayTakeUp(traits, Int(phrases[index].first), Int(phrases[index].end), head) ? 1 : 0
    }
    return (titledCount, bodyCount, actorCount, earlierCount)
  }

  /// "the move", "the former", "both countries", "the two leaders", by their words alone.
  @inline(__always)
  private static func mayTakeUp(_ traits: Span<WordTraits>, _ first: Int, _ end: Int, _ head: Int) -> Bool {
    let word = traits[head].kind
    if WordKind.isDeed(word) || word == WordKind.former || word == WordKind.latter || word == WordKind.both { return true }
    let begin = traits[first].kind
    if begin == WordKind.both { return true }
    return begin == WordKind.the && end - first >= 3 && traits[first + 1].kind == WordKind.two
  }
}
