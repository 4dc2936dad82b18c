internal import Lexicon
internal import Segmentation

/// The phrases at which the steps of the reference stage look, found in one pass: most phrases take up nothing and stand for nobody, and each step
/// would have to find that out anew.
struct TellingPhrases {
  /// Their head may end a title.
  private(set) var titled: [Int32] = []
  /// One definite noun that can take up a body (`Descriptions`).
  private(set) var bodies: [Int32] = []
  /// Their noun acts for somebody, or has no lemma that would say so (`RepeatedActors`).
  private(set) var actors: [Int32] = []
  /// They may take up what was said before (`EarlierMentions`).
  private(set) var earlier: [Int32] = []

  mutating func read(_ words: Words, _ syntax: Syntax, _ lexicon: CompiledLexicon) {
    let room = syntax.phrases.count
    TellingPhrases.empty(&titled, room)
    TellingPhrases.empty(&bodies, room)
    TellingPhrases.empty(&actors, room)
    TellingPhrases.empty(&earlier, room)
    let found = TellingPhrases.find(words, syntax, lexicon, &titled, &bodies, &actors, &earlier)
    titled.removeLast(room - found.titled)
    bodies.removeLast(room - found.bodies)
    actors.removeLast(room - found.actors)
    earlier.removeLast(room - found.earlier)
  }

  private static func empty(_ list: inout [Int32], _ room: Int) {
    list.removeAll(keepingCapacity: true)
    list.append(contentsOf: repeatElement(0, count: room))
  }

  /// Fills the lists, each of which has room for all phrases: how many are in each. What a phrase is cannot be foreseen, so each is put into every
  /// list and counted in those where it belongs.
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
      let isCommon = flags.isDisjoint(with: [.plural, .pronoun, .negative])
      let place = Int32(truncatingIfNeeded: index)
      titled[titledCount] = place
      titledCount += isCommon && !flags.contains(.indefinite) && !traits[head].begins.isDisjoint(with: [.title, .innerTitle]) ? 1 : 0
      let lemma = Int(lemmas[head])
      actors[actorCount] = place
      bodies[bodyCount] = place
      if isCommon {
        actorCount += lemma < 0 || LemmaFlags(rawValue: lexicon.lemmaFlags[lemma]).contains(.actsFor) ? 1 : 0
        let isDefinite = flags.contains(.definite) && !flags.contains(.indefinite) && Int(phrases[index].end) == head + 1
        bodyCount += isDefinite && lemma >= 0 && lexicon.lemmaBodies[lemma] != 0 ? 1 : 0
      }
      earlier[earlierCount] = place
      earlierCount += mayTakeUp(traits, Int(phrases[index].first), Int(phrases[index].end), head) ? 1 : 0
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
