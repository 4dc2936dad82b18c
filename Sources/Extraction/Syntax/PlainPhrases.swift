internal import Lexicon
internal import Segmentation

// Noun phrases that need not be read word by word, as the classes of their words tell what they are.
extension Chunker {
  /// A plain phrase, which need not be read word by word. (Neither classes nor chunks change; borrowed, they would be copied.)
  @inline(__always)
  func plain(
    _ words: Words, _ i: Int, _ end: Int, _ classes: inout PhraseClasses, _ chunks: inout Chunks, _ out: Syntax
  ) -> Core? {
    // "MORE THAN 100" is none, whatever capitals have made of it.
    guard let found = classes.phrase(at: i), out.kinds[i] != WordKind.more else { return nil }
    var core = Core(head: found.end - 1, end: found.end, flags: found.hasNumber ? .quantity : [], possessive: -1)
    // What its first word is nothing foresees: so what it would say as a determiner and as a possessive is worked out, and kept where it is one. Whether the
    // phrase is one or several its head says.
    let isDetermined: UInt16 = found.hasDeterminer ? .max : 0
    let isOwned = isDetermined & (out.states[i] == TagState.poss ? .max : 0)
    let said = determiner(out, i).subtracting(.plural).rawValue & ~isOwned | NounPhraseFlags.definite.rawValue & isOwned
    core.flags.formUnion(NounPhraseFlags(rawValue: said & isDetermined))
    core.possessive = i | ~Int(Int16(bitPattern: isOwned))
    if found.isName {
      guard readName(words, found.noun, end, &core, out) else { return nil }
      if classes.stops(at: core.end) { return core }
      // "Kyiv officials": the noun is the head, unless name and noun are two objects.
      let behind = core.end
      guard let last = classes.nounsEnd(from: behind), goOn(words, behind..<last, out), !splits(words, i, end, &chunks, out) else { return nil }
      core.end = last
      core.head = last - 1
      readNouns(words, isProper: false, &core, out)
      return core
    }
    let isProper = out.states[found.noun] == TagState.propn
    // A name and a noun may be two objects.
    if found.noun < core.head, isProper || !goOn(words, found.noun + 1..<found.end, out) { return nil }
    if found.hasNameBehind {
      // "physician Yang Buwei", "in his memory | Byron"; "pro-" before a hyphen begins a verb.
      let next = found.end
      if next + 1 < end, out.kinds[next + 1] == PunctuationKind.hyphen { return nil }
      if joins(words, out, core.head, next, found.hasDeterminer && core.possessive < 0) {
        guard readName(words, next, end, &core, out), classes.stops(at: core.end) else { return nil }
        return core
      }
    }
    readNouns(words, isProper: isProper, &core, out)
    return core
  }

  /// Whether nouns stand on the line of the noun before them, and none says when: so that they go on its phrase.
  private func goOn(_ words: Words, _ nouns: Range<Int>, _ out: Syntax) -> Bool {
    for t in nouns where isDay(out, t) || words.tokens.flags[t].contains(.newline) { return false }
    return true
  }

  /// What a phrase is by the nouns at its end.
  @inline(__always)
  private func readNouns(_ words: Words, isProper: Bool, _ core: inout Core, _ out: Syntax) {
    let isPlural = (out.states[core.head] == TagState.nouns ? 1 : 0) | (out.features[core.head].contains(.plural) ? 1 : 0) != 0
    core.flags = core.flags.subtracting([.name, .plural]).union(isProper ? .name : []).union(isPlural ? .plural : [])
    if namesTime(words, core.head, out) { core.flags.insert(.time) }
  }

  /// Ends a phrase with the name at `i`; false where it says when.
  private func readName(_ words: Words, _ i: Int, _ end: Int, _ core: inout Core, _ out: Syntax) -> Bool {
    let name = Int(words.nameOf[i])
    guard name >= 0, name < words.names.count else { return false }
    let last = min(end, Int(words.names[name].end))
    core.end = max(i + 1, last)
    core.head = nameHead(out, i, last)
    core.flags = core.flags.subtracting(.plural).union(words.names[name].isPlural ? [.name, .plural] : .name)
    return !namesTime(words, core.head, out)
  }
}
