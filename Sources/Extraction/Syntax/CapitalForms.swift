internal import Segmentation

/// Which words a document shows to be names by their capitals, and in which of its sentences capitals say nothing.
///
/// A form is a name that has a capital inside some sentence and never occurs without one. Only forms that begin something are ever asked for;
/// they are gathered first, and of nearly all other tokens a small table tells that nothing need be kept. Time and size depend on the text and
/// never on the lexicon.
struct CapitalForms: ~Copyable {
  /// Of the document's sentences: whether capitals say nothing in them.
  private(set) var titled: [Bool] = []
  private var asked = Scratch<Int32>()
  /// Of a sentence the tokens whose forms may have been asked for.
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
    for (index, sentence) in words.sentences.enumerated() {
      let end = min(words.count, Int(sentence.end))
      let begin = max(0, Int(sentence.first))
      guard begin < end else { continue }
      if hits.count < end - begin { hits.fill(0, count: 2 * (end - begin) + 64) }
      let number = CapitalForms.find(words.forms, begin..<end, open, &hits)
      for k in 0..<number { note(words, Int(hits[k]), begin, titled[index]) }
    }
  }

  /// Whether a form has a capital inside some sentence and never occurs without one. Only for forms that begin a sentence or stand behind a mark,
  /// or anywhere in a titled sentence.
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
    let mark: UInt8 = !flags.contains(.capital) ? 2 : titled || i == begin || words.tokens.flags[i - 1].contains(.punctuation) ? 0 : 1
    let place = place(of: form)
    guard keys[place] == form, marks[place] & 2 == 0 else { return }
    marks[place] |= mark
    // It is no name, whatever follows.
    if mark == 2 { open[Int(CapitalForms.hash(form) &>> 22)] -= 1 }
  }

  /// Finds the titled sentences, and the forms that will be asked for.
  private mutating func gather(_ words: Words) {
    titled.removeAll(keepingCapacity: true)
    asked.fill(-1, count: words.marked.count + 1)
    var n = 0
    let flags = words.tokens.flags.span
    let marked = words.marked.span
    let both: TokenFlags = [.letters, .capital]
    var m = 0
    for sentence in words.sentences {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      let titled = sentence.isHeadline || begin < end && isTitled(words, begin, end)
      self.titled.append(titled)
      // A capital is a mark of its token; the sentences stand in order.
      while m < marked.count, Int(marked[m]) < begin { m &+= 1 }
      while m < marked.count {
        let i = Int(marked[m])
        guard i < end else { break }
        m &+= 1
        // Kept, and counted if it is asked for.
        let form = words.forms[i]
        asked[n] = form
        let isBehindMark = flags[max(0, i &- 1)].contains(.punctuation) ? 1 : 0
        let begins = (titled ? 1 : 0) | (i == begin ? 1 : 0) | isBehindMark
        n &+= begins & (flags[i].intersection(both) == both ? 1 : 0) & (form >= 0 ? 1 : 0)
      }
    }
    asked.shorten(to: n)
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
  private func isTitled(_ words: Words, _ begin: Int, _ end: Int) -> Bool {
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
      // Though all that follow had one, it would be too few.
      if lower &* 5 > upper &+ flags.count &- k { return false }
    }
    return upper >= 4 && lower * 5 <= upper
  }
}
