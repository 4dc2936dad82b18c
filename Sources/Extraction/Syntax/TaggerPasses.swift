internal import Lexicon
internal import Segmentation

// What the tagger finds for many tokens at a time, in loops without a branch: most have one candidate, or were met lately. Those that are left are gathered one by
// one.
extension Tagger {
  /// Finds the candidates of the words in lower case that were met lately, and notes the other tokens: their number is returned.
  static func lookUp(
    _ begin: Int, _ count: Int, _ wordForms: [Int32], _ tokenFlags: [TokenFlags], _ wordNames: [Int32], _ wordSlots: [UInt64],
    _ lists: inout Scratch<CandidatePlace>, _ slow: inout Scratch<Int32>
  ) -> Int {
    let forms = wordForms.span.extracting(begin..<begin + count)
    let flags = tokenFlags.span.extracting(begin..<begin + count)
    let nameOf = wordNames.span.extracting(begin..<begin + count)
    let slots = wordSlots.span
    let mask = slots.count - 1
    // Looked at once for all tokens: of a few loads and stores for each, twelve looks at bounds would be the half. A mask is below a power of two.
    precondition(lists.count >= count && slow.count >= count && slots.count > 0 && slots.count & mask == 0)
    var n = 0
    var i = 0
    while i < count {
      let form = unsafe UInt64(UInt32(bitPattern: forms[unchecked: i]))
      let entry = unsafe slots[unchecked: Int(truncatingIfNeeded: form) & mask]
      unsafe lists[unchecked: i] = CandidatePlace(entry: entry)
      // Without a branch: nothing remains of a plain word that has this entry and is in no name. No form is larger than all that an entry can hold.
      let flag = unsafe flags[unchecked: i].intersection(plain).rawValue ^ TokenFlags.letters.rawValue
      let isInName = unsafe UInt32(bitPattern: ~nameOf[unchecked: i])
      unsafe slow[unchecked: n] = Int32(truncatingIfNeeded: i)
      n &+= UInt64(flag) | UInt64(isInName) | (entry &>> CandidatePlace.bits ^ (form &+ 1)) == 0 ? 0 : 1
      i &+= 1
    }
    return n
  }

  /// Gives the marks and figures among the tokens that were noted their one candidate; the others are moved together, and their number is returned.
  static func takeMarks(
    _ begin: Int, _ count: Int, _ number: Int, _ words: Words, _ fixedPlaces: [CandidatePlace],
    _ lists: inout Scratch<CandidatePlace>, _ slow: inout Scratch<Int32>, _ tokenKinds: inout [UInt8]
  ) -> Int {
    let range = begin..<begin + count
    let flags = words.tokens.flags.span.extracting(range)
    let starts = words.tokens.starts.span.extracting(range)
    let nameOf = words.nameOf.span.extracting(range)
    let text = words.text.span
    let plainByByte = PunctuationKind.plainByByte
    let plainKinds = plainByByte.span
    let fixed = fixedPlaces.span
    var kinds = tokenKinds.mutableSpan
    // Looked at once for all tokens. A token that was noted is one of them.
    precondition(plainKinds.count == 256 && fixed.count == Tagger.fixed.count && kinds.count >= begin + count)
    precondition(number <= slow.count && count <= lists.count)
    let figure = Tagger.plainFirst + Int(TagState.num)
    var n = 0
    var k = 0
    while k < number {
      let i = unsafe Int(slow[unchecked: k])
      // Without a branch: whether a mark, a name or a figure comes next nothing foresees.
      let start = unsafe Int(starts[unchecked: i])
      let first = start < text.count ? text[start] : 0
      // A mark and no letter, as a bit; and all bits where it is a plain mark.
      let bits = unsafe Int(flags[unchecked: i].rawValue)
      let isMark = UInt8(truncatingIfNeeded: bits &>> 7 & ~(bits &>> 2) & 1)
      let kind = unsafe plainKinds[unchecked: Int(first)] & (0 &- isMark)
      let isPlain = Int(Int8(bitPattern: kind) &>> 7)
      // All bits where it is a figure without letters that is no part of a name: of letters, digits and marks it has digits alone.
      let isFigure = unsafe ((bits & 0x8C ^ 0x08) &- 1) &>> 63 & Int(nameOf[unchecked: i]) &>> 63
      let place = unsafe fixed[unchecked: Int(kind &- PunctuationKind.comma) & isPlain | figure & isFigure].rawValue
      let mask = UInt64(bitPattern: Int64(isPlain | isFigure))
      unsafe lists[unchecked: i] = CandidatePlace(entry: place & mask | lists[unchecked: i].rawValue & ~mask)
      unsafe kinds[unchecked: begin &+ i] = kind | kinds[unchecked: begin &+ i] & ~UInt8(truncatingIfNeeded: isPlain)
      unsafe slow[unchecked: n] = Int32(truncatingIfNeeded: i)
      n &+= 1 &+ (isPlain | isFigure)
      k &+= 1
    }
    return n
  }

  /// Gives the words of names that are proper nouns, whatever stands about them, their one candidate; the other tokens are moved together, and their number is
  /// returned. Which are nothing foresees: what `gather` asks of them one by one is here asked of all without a branch.
  /// - Parameter next: the first name that does not end before these tokens.
  static func takeNames(
    _ begin: Int, _ count: Int, _ number: Int, _ words: Words, _ place: CandidatePlace,
    _ lists: inout Scratch<CandidatePlace>, _ slow: inout Scratch<Int32>, _ tokenKinds: [UInt8], _ next: inout Int
  ) -> Int {
    let names = words.names.span
    // The names stand in order.
    while next < names.count, Int(names[next].end) <= begin { next += 1 }
    var k = next
    while k < names.count, Int(names[k].first) < begin + count {
      take(names[k], k, begin, count, words, place, &lists, tokenKinds)
      k += 1
    }
    // A token that was noted is one of them. What else is in the lists lies behind those that never change.
    precondition(number <= slow.count && count <= lists.count)
    var n = 0
    k = 0
    while k < number {
      let i = unsafe slow[unchecked: k]
      unsafe slow[unchecked: n] = i
      n &+= unsafe lists[unchecked: Int(i)].rawValue == place.rawValue ? 0 : 1
      k &+= 1
    }
    return n
  }

  /// Gives the words of one name their candidate, if nothing else may matter of them.
  @inline(__always)
  private static func take(
    _ name: NameSpan, _ index: Int, _ begin: Int, _ count: Int, _ words: Words, _ place: CandidatePlace,
    _ lists: inout Scratch<CandidatePlace>, _ tokenKinds: [UInt8]
  ) {
    let first = max(begin, Int(name.first))
    let end = min(begin + count, Int(name.end))
    let flags = words.tokens.flags.span
    let forms = words.forms.span
    let traits = words.traits.span
    let nameOf = words.nameOf.span
    let kinds = tokenKinds.span
    // Looked at once for the name's tokens.
    precondition(begin >= 0 && end <= min(min(flags.count, forms.count), min(min(traits.count, nameOf.count), kinds.count)) && count <= lists.count)
    // Of a word that is known in a name of several what it can be otherwise may matter.
    let adjective = WordTraits.bit(ofTag: Int(PartOfSpeech.adj.rawValue))
    let isOne = Int(name.end) &- Int(name.first) <= 1 ? 1 : 0
    let isDemonym = name.isDemonym ? 1 : 0
    var i = first
    while i < end {
      let bits = unsafe Int(flags[unchecked: i].rawValue)
      // A mark without letters; digits without letters.
      let isMark = bits &>> 7 & ~(bits &>> 2) & 1
      let isFigure = bits &>> 3 & ~(bits &>> 2)
      let isUnited = unsafe kinds[unchecked: i] == WordKind.united ? 1 : 0
      let mayBeOther = unsafe (traits[unchecked: i].canBeAny(adjective) ? 1 : 0) | (traits[unchecked: i].isClosed ? 1 : 0)
      let isKnown = unsafe ~Int(forms[unchecked: i]) &>> 63 & (isOne &- 1)
      let isOther = unsafe nameOf[unchecked: i] == Int32(truncatingIfNeeded: index) ? 0 : 1
      let against = isDemonym | isMark | isUnited | isOther | isKnown & (isFigure | mayBeOther) & 1
      let mask = UInt64(bitPattern: Int64(against &- 1))
      let at = i &- begin
      unsafe lists[unchecked: at] = CandidatePlace(entry: place.rawValue & mask | lists[unchecked: at].rawValue & ~mask)
      i &+= 1
    }
  }
}
