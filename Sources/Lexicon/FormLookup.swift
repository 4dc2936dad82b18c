public import Segmentation

/// Folding and hashing of words: what the text's words and the lexicon's forms have in common.
public enum WordHash {
  /// A hash of folded bytes, 28 bits. Part of the image format.
  @inlinable
  public static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var h: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var i = 0
    let n = bytes.count
    while i + 8 <= n {
      let x = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + i).loadUnaligned(as: UInt64.self)
      h = mix(h ^ UInt64(littleEndian: x))
      i += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while i < n {
      unsafe tail |= UInt64(bytes[i]) << shift
      shift += 8
      i += 1
    }
    h = mix(h ^ tail)
    return Int(truncatingIfNeeded: h & 0xFFF_FFFF)
  }

  /// The same of up to sixteen bytes, as two integers: the first byte least, zeros behind the last.
  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64, count: Int) -> Int {
    var h = mix(0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count) ^ low)
    if count >= 8 { h = mix(h ^ high) }
    if count == 16 { h = mix(h) }
    return Int(truncatingIfNeeded: h & 0xFFF_FFFF)
  }

  @inlinable
  static func mix(_ x: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// Looks words up: folds the bytes of a token and probes the table of forms.
///
/// A value with buffers of its own, so one per worker.
public struct FormLookup {
  let lexicon: CompiledLexicon
  private var buffer: [UInt8]
  private var recent = RecentWords()
  /// Tokens of the stretch at hand that are not among the recent words.
  private var missed: [MissedWord] = []
  /// The places of the missed words' forms, on the way to their records.
  private var probed: [Int32] = []

  /// A power of two: few for the first article, whose pages one program for one article would pay for; all from some thousand words on.
  private static let fewWords = 1024
  private static let recentWords = 8192
  private var words = 0
  /// Tokens that are looked up before those of them that are not among the recent words are searched for.
  private static let stretch = 4096

  public init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    buffer = [UInt8](repeating: 0, count: 1024)
  }

  /// Words longer than this many folded bytes are in no lexicon.
  public static let longest = 120

  /// The id of a word's folded form, or -1 where no lexicon knows it.
  public mutating func form(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard word.count > 0, word.count <= FormLookup.longest else { return -1 }
    return unsafe search(word)
  }

  /// Fills `forms` and `traits` with the id of each token's folded form (-1 where no lexicon knows it) and with what is asked of it.
  ///
  /// - Parameter tokens: of this very text.
  public mutating func look(
    up tokens: Tokens, in text: UnsafeBufferPointer<UInt8>, forms outForms: inout [Int32], traits outTraits: inout [WordTraits]
  ) {
    let n = tokens.count
    // Taken out, so that they may change while the rest is read.
    var missed = self.missed
    self.missed = []
    defer { self.missed = missed }
    outForms.removeAll(keepingCapacity: true)
    outForms.append(contentsOf: repeatElement(-1, count: n))
    outTraits.removeAll(keepingCapacity: true)
    outTraits.append(contentsOf: repeatElement(.unknown, count: n))
    // In stretches, so that in a long text the words of one are recent words in the next.
    var begin = 0
    while begin < n {
      let end = min(n, begin + FormLookup.stretch)
      if recent.count < FormLookup.recentWords, recent.count == 0 || words > 4 * FormLookup.fewWords { grow() }
      words += end - begin
      let count = unsafe recall(begin..<end, tokens, text, &outForms, &outTraits, &missed)
      if count > 0 {
        var some = missed.mutableSpan
        unsafe touch(count, &some, tokens, text)
        var forms = outForms.mutableSpan
        var traits = outTraits.mutableSpan
        unsafe search(count, some, tokens, text, &forms, &traits)
      }
      begin = end
    }
  }

  /// Makes more room for recent words; those that there are stay.
  private mutating func grow() {
    let old = recent
    recent = RecentWords(count: old.count == 0 ? FormLookup.fewWords : FormLookup.recentWords)
    for place in 0..<old.count where !old[place].isNone {
      let word = old[place]
      recent.put(word, at: WordBytes(low: word.low, high: word.high).place & (recent.count - 1))
    }
  }

  /// Answers for the tokens that are recent words, and notes the others: how many.
  private func recall(
    _ stretch: Range<Int>, _ tokens: Tokens, _ text: UnsafeBufferPointer<UInt8>, _ forms: inout [Int32], _ traits: inout [WordTraits],
    _ missed: inout [MissedWord]
  ) -> Int {
    guard let base = text.baseAddress else { return 0 }
    // Where the last sixteen bytes begin; no start is greater.
    let limit = min(text.count - 16, Int(Int32.max))
    if missed.count < stretch.count { missed = [MissedWord](repeating: MissedWord(), count: stretch.count) }
    // The tokens that are asked for at once: their words, and the words' places among the recent ones.
    var words = Chunk<MissedWord>(repeating: MissedWord())
    var places = Chunk<Int32>(repeating: 0)
    var count = 0
    var begin = stretch.lowerBound
    while begin < stretch.upperBound {
      let end = min(stretch.upperBound, begin + words.count)
      unsafe FormLookup.read(begin..<end, tokens, base, limit: limit, mask: recent.count - 1, &words, &places)
      recent.prefetch(places.span, end - begin)
      count = recent.recall(words.span.extracting(0..<end - begin), begin, &forms, &traits, &missed, from: count)
      begin = end
    }
    return count
  }

  private typealias Chunk<Element> = InlineArray<64, Element>

  /// Fills `words` with the words of some tokens, no more than it has room for, and `places` with where they may stand among the recent words.
  ///
  /// Not inlined, so that the loop has the registers to itself.
  @inline(never)
  private static func read(
    _ chunk: Range<Int>, _ tokens: Tokens, _ base: UnsafePointer<UInt8>, limit: Int, mask: Int, _ words: inout Chunk<MissedWord>,
    _ places: inout Chunk<Int32>
  ) {
    let starts = tokens.starts.span.extracting(chunk)
    let ends = tokens.ends.span.extracting(chunk)
    for k in 0..<min(starts.count, ends.count, words.count) {
      // A negative start is too great without its sign.
      let start = Int(UInt32(bitPattern: starts[k]))
      let length = Int(ends[k]) &- start
      guard UInt(bitPattern: length &- 1) < 16, start <= limit else {
        // Of a word that is longer, or too near to the text's end, no more is known here.
        words[k] = MissedWord()
        places[k] = 0
        continue
      }
      let raw = unsafe UnsafeRawPointer(base + start)
      let low = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      let high = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      let word = WordBytes(low, high, length)
      let place = Int32(truncatingIfNeeded: word.place & mask)
      places[k] = place
      words[k] = MissedWord(low: word.low, high: word.high, place: place, length: Int32(truncatingIfNeeded: length))
    }
  }

  /// Asks for what the search for the missed words will read, step by step for all of them.
  private mutating func touch(_ count: Int, _ missed: inout MutableSpan<MissedWord>, _ tokens: Tokens, _ text: UnsafeBufferPointer<UInt8>) {
    let mask = lexicon.formSlot.count - 1
    guard mask > 0 else { return }
    if probed.count < missed.count { probed = [Int32](repeating: 0, count: missed.count) }
    for k in 0..<count {
      let word = missed[k]
      var hash = 0
      if let plain = word.plain {
        hash = WordHash.hash(WordBytes.folded(plain.low), WordBytes.folded(plain.high), count: Int(word.length))
      } else {
        let start = Int(tokens.starts[Int(word.token)])
        let length = Int(tokens.ends[Int(word.token)]) - start
        if start >= 0, length > 0, length <= FormLookup.longest, start + length <= text.count {
          let n = unsafe fold(UnsafeBufferPointer(rebasing: text[start..<start + length]))
          hash = unsafe buffer.withUnsafeBufferPointer { unsafe WordHash.hash(UnsafeBufferPointer(rebasing: $0[0..<n])) }
        }
      }
      missed[k].slot = Int32(truncatingIfNeeded: hash & mask)
    }
    let lexicon = self.lexicon
    var probed = self.probed.mutableSpan
    for k in 0..<count { probed[k] = missed[k].slot }
    lexicon.formSlot.prefetch(probed.span, count)
    for k in 0..<count { probed[k] = Int32(truncatingIfNeeded: lexicon.formSlot[Int(probed[k])] - 1) }
    // The begin and the end of what is known of a form, which may lie on two lines.
    lexicon.formStart.prefetch(probed.span, count)
    lexicon.formTags.prefetch(probed.span, count)
    for k in 0..<count { probed[k] = Int32(truncatingIfNeeded: lexicon.formStart[Int(probed[k])]) }
    lexicon.stringBytes.prefetch(probed.span, count)
  }

  /// Looks the missed words up.
  private mutating func search(
    _ count: Int, _ missed: borrowing MutableSpan<MissedWord>, _ tokens: Tokens, _ text: UnsafeBufferPointer<UInt8>,
    _ forms: inout MutableSpan<Int32>, _ traits: inout MutableSpan<WordTraits>
  ) {
    for k in 0..<count {
      let word = missed[k]
      let i = Int(word.token)
      let place = Int(word.place)
      // Named a second time in the same stretch.
      if place >= 0, recent.holds(word, at: place) {
        let known = recent[place]
        forms[i] = known.form
        traits[i] = known.traits
        continue
      }
      var form: Int32 = -1
      if let plain = word.plain {
        form = probe(WordBytes.folded(plain.low), WordBytes.folded(plain.high), count: Int(word.length), from: Int(word.slot))
      } else {
        let start = Int(tokens.starts[i])
        let length = Int(tokens.ends[i]) - start
        guard start >= 0, length > 0, length <= FormLookup.longest, start + length <= text.count else { continue }
        form = unsafe search(UnsafeBufferPointer(rebasing: text[start..<start + length]))
      }
      let found = form < 0 ? .unknown : lexicon.traits(ofForm: Int(form))
      forms[i] = form
      traits[i] = found
      if place >= 0 {
        recent.put(RecentWord(low: word.low, high: word.high, traits: found, form: form), at: place)
      }
    }
  }

  /// The id of a folded form of up to sixteen bytes.
  private func probe(_ low: UInt64, _ high: UInt64, count: Int, from first: Int) -> Int32 {
    let mask = lexicon.formSlot.count - 1
    guard mask > 0 else { return -1 }
    var slot = first
    while true {
      let id = lexicon.formSlot[slot] - 1
      if id < 0 { return -1 }
      if lexicon.formLength[id] == count, lexicon.stringBytes.holds(low, high, count: count, at: lexicon.formStart[id]) {
        return Int32(truncatingIfNeeded: id)
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func search(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let n = unsafe fold(word)
    guard n > 0 else { return -1 }
    return unsafe buffer.withUnsafeBufferPointer { folded in
      unsafe probe(UnsafeBufferPointer(rebasing: folded[0..<n]))
    }
  }

  /// The id of a folded form.
  private func probe(_ folded: UnsafeBufferPointer<UInt8>) -> Int32 {
    let mask = lexicon.formSlot.count - 1
    guard mask > 0 else { return -1 }
    var slot = unsafe WordHash.hash(folded) & mask
    let pool = lexicon.stringBytes
    while true {
      let id = lexicon.formSlot[slot] - 1
      if id < 0 { return -1 }
      if lexicon.formLength[id] == folded.count, unsafe pool.holds(folded, at: lexicon.formStart[id]) {
        return Int32(truncatingIfNeeded: id)
      }
      slot = (slot + 1) & mask
    }
  }

  /// Folds a word into the buffer: lower case, no diacritics, Latin letters as ASCII; scalars that fold to nothing Latin stay.
  private mutating func fold(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let count = word.count
    // ASCII, as most words are, in a loop of its own.
    var i = unsafe buffer.withUnsafeMutableBufferPointer { out in
      var k = 0
      // Words are no longer than `longest`, the buffer is.
      while unsafe k < count && k < out.count && word[k] < 0x80 {
        let b = unsafe word[k]
        unsafe out[k] = b >= 0x41 && b <= 0x5A ? b | 0x20 : b
        k += 1
      }
      return k
    }
    var n = i
    while i < count {
      let b = unsafe word[i]
      if b < 0x80 {
        buffer[n] = b >= 0x41 && b <= 0x5A ? b | 0x20 : b
        n += 1
        i += 1
        continue
      }
      let (scalar, length) = unsafe FormLookup.decode(word, i)
      i += length
      if n > FormLookup.longest { return 0 }
      n = fold(scalar, at: n)
    }
    return n > FormLookup.longest ? 0 : n
  }

  private mutating func fold(_ scalar: Int, at start: Int) -> Int {
    var n = start
    let page = lexicon.foldPage[scalar >> 6]
    let place = page > 0 ? lexicon.foldPlace[(page - 1) << 6 | scalar & 63] : 0
    if place == 0 { return append(scalar, at: n) }
    let length = lexicon.foldPool[place - 1]
    var k = 0
    while k < length && n < 240 {
      n = append(lexicon.foldPool[place + k], at: n)
      k += 1
    }
    return n
  }

  private mutating func append(_ scalar: Int, at start: Int) -> Int {
    var n = start
    if scalar < 0x80 {
      buffer[n] = UInt8(truncatingIfNeeded: scalar)
      return n + 1
    }
    func put(_ byte: Int) {
      buffer[n] = UInt8(truncatingIfNeeded: byte)
      n += 1
    }
    if scalar < 0x800 {
      put(0xC0 | scalar >> 6)
      put(0x80 | scalar & 63)
    } else if scalar < 0x10000 {
      put(0xE0 | scalar >> 12)
      put(0x80 | scalar >> 6 & 63)
      put(0x80 | scalar & 63)
    } else {
      put(0xF0 | scalar >> 18)
      put(0x80 | scalar >> 12 & 63)
      put(0x80 | scalar >> 6 & 63)
      put(0x80 | scalar & 63)
    }
    return n
  }

  @inlinable
  static func decode(_ word: UnsafeBufferPointer<UInt8>, _ i: Int) -> (Int, Int) {
    let count = word.count
    let b = unsafe Int(word[i])
    func next(_ k: Int) -> Int { unsafe k < count ? Int(word[k]) & 0x3F : 0 }
    if b >= 0xF0 { return ((b & 7) << 18 | next(i + 1) << 12 | next(i + 2) << 6 | next(i + 3), 4) }
    if b >= 0xE0 { return ((b & 15) << 12 | next(i + 1) << 6 | next(i + 2), 3) }
    if b >= 0xC0 { return ((b & 31) << 6 | next(i + 1), 2) }
    return (b, 1)
  }
}
