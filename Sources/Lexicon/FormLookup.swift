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
  private var recent: [RecentWord] = []
  /// Tokens of the stretch at hand that are not among the recent words, and the places of their forms' records.
  private var missed: [Int32] = []
  private var probed: [Int32] = []

  /// A word of at most 16 bytes that was looked up, as it was written. Most words of a text are among some hundreds, and the table of forms
  /// is far larger than the processor's caches.
  private struct RecentWord {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var traits = WordTraits.unknown
    /// 0 where the place is free.
    var length: Int32 = 0
    var form: Int32 = -1
  }

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
    // Taken out, so that it may grow while the recent words are read.
    var missed = self.missed
    self.missed = []
    defer { self.missed = missed }
    outForms.removeAll(keepingCapacity: true)
    outForms.append(contentsOf: repeatElement(-1, count: n))
    outTraits.removeAll(keepingCapacity: true)
    outTraits.append(contentsOf: repeatElement(.unknown, count: n))
    let starts = tokens.starts.span
    let ends = tokens.ends.span
    var forms = outForms.mutableSpan
    var traits = outTraits.mutableSpan
    // In stretches, so that in a long text the words of one are recent words in the next.
    var begin = 0
    while begin < n {
      let end = min(n, begin + FormLookup.stretch)
      if recent.count < FormLookup.recentWords, recent.isEmpty || words > 4 * FormLookup.fewWords {
        recent = [RecentWord](repeating: RecentWord(), count: recent.isEmpty ? FormLookup.fewWords : FormLookup.recentWords)
      }
      words += end - begin
      let last = recent.count - 1
      do {
        let recent = self.recent.span
        missed.removeAll(keepingCapacity: true)
        for i in begin..<end {
          let start = Int(starts[i])
          let length = Int(ends[i]) - start
          guard let key = unsafe FormLookup.key(text, start, length, last) else {
            missed.append(Int32(truncatingIfNeeded: i))
            continue
          }
          let found = recent[key.place]
          if found.low == key.low && found.high == key.high && found.length == key.length {
            forms[i] = found.form
            traits[i] = found.traits
            continue
          }
          let other = recent[key.place ^ 1]
          if other.low == key.low && other.high == key.high && other.length == key.length {
            forms[i] = other.form
            traits[i] = other.traits
          } else {
            missed.append(Int32(truncatingIfNeeded: i))
          }
        }
      }
      begin = end
      if missed.isEmpty { continue }
      unsafe touch(missed, text, starts, ends)
      for i in missed {
        let start = Int(starts[Int(i)])
        let length = Int(ends[Int(i)]) - start
        let key = unsafe FormLookup.key(text, start, length, last)
        // Named a second time in the same stretch.
        if let key, recent[key.place].low == key.low, recent[key.place].high == key.high, recent[key.place].length == key.length {
          forms[Int(i)] = recent[key.place].form
          traits[Int(i)] = recent[key.place].traits
          continue
        }
        guard start >= 0, length > 0, length <= FormLookup.longest, start + length <= text.count else { continue }
        let form = unsafe search(UnsafeBufferPointer(rebasing: text[start..<start + length]))
        let found = form < 0 ? .unknown : lexicon.traits(ofForm: Int(form))
        forms[Int(i)] = form
        traits[Int(i)] = found
        if let key {
          // Two places for each word; the one that came last stands first.
          recent[key.place ^ 1] = recent[key.place]
          recent[key.place] = RecentWord(low: key.low, high: key.high, traits: found, length: key.length, form: form)
        }
      }
    }
  }

  /// Reads what the search for the missed words will read, step by step for all of them: so that the processor waits for many lines of memory
  /// at a time, and not for one after the other.
  private mutating func touch(_ missed: [Int32], _ text: UnsafeBufferPointer<UInt8>, _ starts: Span<Int32>, _ ends: Span<Int32>) {
    let mask = lexicon.formSlot.count - 1
    guard mask > 0 else { return }
    probed.removeAll(keepingCapacity: true)
    for i in missed {
      let start = Int(starts[Int(i)])
      let length = Int(ends[Int(i)]) - start
      guard start >= 0, length > 0, length <= FormLookup.longest, start + length <= text.count else { continue }
      let n = unsafe fold(UnsafeBufferPointer(rebasing: text[start..<start + length]))
      let hash = unsafe buffer.withUnsafeBufferPointer { unsafe WordHash.hash(UnsafeBufferPointer(rebasing: $0[0..<n])) }
      probed.append(Int32(truncatingIfNeeded: hash & mask))
    }
    let lexicon = self.lexicon
    var probed = self.probed.mutableSpan
    for k in 0..<probed.count { probed[k] = Int32(truncatingIfNeeded: lexicon.formSlot[Int(probed[k])] - 1) }
    for k in 0..<probed.count { probed[k] = Int32(truncatingIfNeeded: lexicon.formStart[Int(probed[k])]) }
    for k in 0..<probed.count { probed[k] = Int32(lexicon.stringBytes[Int(probed[k])]) }
  }

  /// A word as two integers, which with its length are the word, and its place among the recent ones; nil for one that is long, or so near to the
  /// text's end that sixteen bytes cannot be read.
  /// - Parameter last: the last place.
  @inline(__always)
  private static func key(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ last: Int
  ) -> (low: UInt64, high: UInt64, length: Int32, place: Int)? {
    guard length > 0, length <= 16, start >= 0, start + 16 <= text.count, let base = text.baseAddress else { return nil }
    let raw = unsafe UnsafeRawPointer(base + start)
    let low = unsafe raw.loadUnaligned(as: UInt64.self) & ~(UInt64.max << UInt64(truncatingIfNeeded: length * 8))
    let high = unsafe raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & ~(UInt64.max << UInt64(truncatingIfNeeded: max(0, length - 8) * 8))
    let hash = WordHash.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(truncatingIfNeeded: length))
    return (low, high, Int32(truncatingIfNeeded: length), Int(truncatingIfNeeded: hash) & last)
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
