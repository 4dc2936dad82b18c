internal import Lexicon
internal import Segmentation

/// Which words a document shows to be names by their capitals, and in which of its sentences capitals say nothing.
///
/// A form is a name that has a capital inside some sentence and never occurs without one. Only forms that begin something are ever asked for, and no function
/// words; they are gathered first, and of nearly all other tokens a small table tells that nothing need be kept. Time and size depend on the text and
/// never on the lexicon.
struct CapitalForms: ~Copyable {
  /// Of the document's sentences: whether capitals say nothing in them.
  private(set) var titled: [Bool] = []
  private var asked = Scratch<Int32>()
  /// The tokens that have a letter, the first of them a capital.
  private var capitals = Scratch<Int32>()
  /// Of some tokens those whose forms may have been asked for.
  private var hits = Scratch<Int32>()
  // The forms asked for, by open addressing, and what was seen of each: 1 a capital inside a sentence, 2 none. The places in use are a power of
  // two; the arrays may be longer.
  private var keys: [Int32] = []
  private var marks: [UInt8] = []
  private var bits: UInt32 = 6
  /// For each value of the upper ten bits of a hash how many forms of it are asked for and have always had a capital so far.
  private var open = [UInt16](repeating: 0, count: 1024)

  mutating func read(_ words: Words) {
    gather(words)
    reset()
    guard !asked.isEmpty else { return }
    if hits.isEmpty { hits.fill(0, count: CapitalForms.together) }
    // Some tokens at a time, whatever sentences they are of: of the later ones fewer forms are open.
    var s = 0
    var begin = 0
    while begin < words.count {
      let end = min(words.count, begin + CapitalForms.together)
      let number = CapitalForms.find(words.forms, begin..<end, open, &hits)
      for k in 0..<number {
        let i = Int(hits[k])
        // A sentence further or not nothing foresees: that is one step without a branch. Few need more.
        if s < words.sentences.count { s &+= Int(words.sentences[s].end) <= i ? 1 : 0 }
        while s < words.sentences.count, Int(words.sentences[s].end) <= i { s += 1 }
        guard s < words.sentences.count else { return }
        let first = max(0, Int(words.sentences[s].first))
        if i >= first { note(words, i, first, titled[s]) }
      }
      begin = end
    }
  }

  private static let together = 128

  /// Whether a form has a capital inside some sentence and never occurs without one. Only for forms that begin a sentence or stand behind a mark,
  /// or anywhere in a titled sentence; and false for function words.
  func isName(_ form: Int32) -> Bool {
    guard !keys.isEmpty, form >= 0 else { return false }
    let place = place(of: form)
    return keys[place] == form && marks[place] == 1
  }

  /// The tokens whose forms may have been asked for: how many there are.
  private static func find(_ allForms: [Int32], _ tokens: Range<Int>, _ open: [UInt16], _ hits: inout Scratch<Int32>) -> Int {
    let forms = allForms.span
    let open = open.span
    // Looked at once for all tokens; a hash's upper ten bits are below 1024.
    precondition(tokens.lowerBound >= 0 && tokens.upperBound <= forms.count && tokens.count <= hits.count && open.count == 1024)
    var n = 0
    var i = tokens.lowerBound
    while i < tokens.upperBound {
      // Kept, and counted if it is one: which are nothing foresees.
      unsafe hits[unchecked: n] = Int32(truncatingIfNeeded: i)
      n &+= unsafe open[unchecked: Int(hash(forms[unchecked: i]) &>> 22)] == 0 ? 0 : 1
      i &+= 1
    }
    return n
  }

  @inline(__always)
  private static func hash(_ form: Int32) -> UInt32 { UInt32(bitPattern: form) &* 0x9E37_79B1 }

  private mutating func note(_ words: Words, _ i: Int, _ begin: Int, _ titled: Bool) {
    let form = words.forms[i]
    let flags = words.tokens.flags[i]
    guard form >= 0, flags.contains(.letters) else { return }
    // Asked together: nothing foresees what each of them answers.
    let isInside = (titled ? 0 : 1) & (i == begin ? 0 : 1) & (words.tokens.flags[max(0, i &- 1)].contains(.punctuation) ? 0 : 1)
    let mark = UInt8(truncatingIfNeeded: Mask.choose(isInside, 2, 0 &- (flags.contains(.capital) ? 1 : 0)))
    let place = place(of: form)
    guard keys[place] == form, marks[place] & 2 == 0 else { return }
    marks[place] |= mark
    // It is no name, whatever follows.
    if mark == 2 { open[Int(CapitalForms.hash(form) &>> 22)] -= 1 }
  }

  /// Finds the titled sentences, and the forms that will be asked for.
  private mutating func gather(_ words: Words) {
    titled.removeAll(keepingCapacity: true)
    CapitalForms.findCapitals(words.marked, words.tokens.flags, &capitals)
    asked.fill(-1, count: capitals.count + 1)
    let functionWords = CapitalForms.functionWords
    var n = 0
    var c = 0
    for sentence in words.sentences {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      // The sentences stand in order.
      while c < capitals.count, Int(capitals[c]) < begin { c &+= 1 }
      let first = c
      let firstAsked = n
      while c < capitals.count {
        let i = Int(capitals[c])
        guard i < end else { break }
        c &+= 1
        // Kept, and counted if it is asked for.
        asked[n] = words.forms[i]
        let isBehindMark = words.tokens.flags[max(0, i &- 1)].contains(.punctuation) ? 1 : 0
        n &+= (isBehindMark | (i == begin ? 1 : 0)) & CapitalForms.isAsked(words.forms[i], words.traits[i], functionWords)
      }
      let titled = sentence.isHeadline || c &- first >= 4 && isTitled(words, begin, end, c &- first)
      self.titled.append(titled)
      guard titled else { continue }
      n = firstAsked
      for k in first..<c {
        let i = Int(capitals[k])
        asked[n] = words.forms[i]
        n &+= CapitalForms.isAsked(words.forms[i], words.traits[i], functionWords)
      }
    }
    asked.shorten(to: n)
  }

  /// Whether a form may be asked for: 1, else 0. What can be a function word is no name wherever it stands.
  @inline(__always)
  private static func isAsked(_ form: Int32, _ traits: WordTraits, _ functionWords: UInt64) -> Int {
    (form >= 0 ? 1 : 0) & (traits.canBeAny(functionWords) && traits.isClosed ? 0 : 1)
  }

  /// The parts of speech that only function words have: where a word has one of them, a reading of a closed class stands behind it.
  static let functionWords: UInt64 = [PartOfSpeech.adp, .aux, .cconj, .det, .pron, .sconj].reduce(0) { $0 | WordTraits.bit(ofTag: Int($1.rawValue)) }

  private static func findCapitals(_ marked: [Int32], _ flags: [TokenFlags], _ capitals: inout Scratch<Int32>) {
    let marked = marked.span
    let flags = flags.span
    let both: TokenFlags = [.letters, .capital]
    capitals.fill(0, count: marked.count)
    // A capital is a mark of its token. Kept, and counted if it is one: there is room for all.
    var n = 0
    for k in marked.indices {
      let i = marked[k]
      unsafe capitals[unchecked: n] = i
      // As a mask: of one or the other the compiler would make a jump.
      let missing = Int(both.subtracting(flags[Int(i)]).rawValue)
      n &-= (missing &- 1) &>> 63
    }
    capitals.shorten(to: n)
  }

  /// Forgets all marks, and makes room for the forms that were gathered: at most a fourth of the places are taken.
  private mutating func reset() {
    bits = 6
    while 1 << Int(bits) < asked.count * 4, bits < 30 { bits += 1 }
    let count = 1 << Int(bits)
    if keys.count < count {
      keys = [Int32](repeating: -1, count: count)
      marks = [UInt8](repeating: 0, count: count)
    } else {
      var keys = self.keys.mutableSpan
      for i in 0..<count { keys[i] = -1 }
    }
    for i in open.indices { open[i] = 0 }
    for k in asked.indices {
      let form = asked[k]
      let place = place(of: form)
      if keys[place] == form { continue }
      keys[place] = form
      marks[place] = 0
      let h = Int(CapitalForms.hash(form) &>> 22)
      open[h] = open[h] &+ 1
    }
  }

  /// The form's place, or the free one where it would stand.
  @inline(__always)
  private func place(of form: Int32) -> Int {
    let mask = (1 << Int(bits)) - 1
    var i = Int(truncatingIfNeeded: CapitalForms.hash(form) &>> (32 - bits))
    while keys[i] >= 0 && keys[i] != form { i = (i + 1) & mask }
    return i
  }

  /// Whether capitals say nothing in this sentence: nearly every long word has one.
  /// - Parameter most: how many capitals it has.
  private func isTitled(_ words: Words, _ begin: Int, _ end: Int, _ most: Int) -> Bool {
    let range = begin..<min(end, begin + 60)
    let flags = words.tokens.flags.span.extracting(range)
    let starts = words.tokens.starts.span.extracting(range)
    let ends = words.tokens.ends.span.extracting(range)
    var upper = 0
    var lower = 0
    for k in flags.indices {
      let flag = flags[k]
      // Without a branch: long words and short ones come as they like. The spans are of one length.
      let length = unsafe ends[unchecked: k] &- starts[unchecked: k]
      let isLong = (length > 3 ? 1 : 0) & (flag.intersection([.letters, .clitic]) == .letters ? 1 : 0)
      let hasCapital = flag.contains(.capital) ? 1 : 0
      upper &+= isLong & hasCapital
      lower &+= isLong & ~hasCapital
      // Though all words with capitals were long, they would be too few.
      if lower &* 5 > most { return false }
    }
    return upper >= 4 && lower * 5 <= upper
  }
}
