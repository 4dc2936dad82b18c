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
/// A value with a buffer of its own, so one per worker.
public struct FormLookup {
  let lexicon: CompiledLexicon
  private var buffer: [UInt8]
  private var recent: [RecentWord]

  /// A word of at most 16 bytes that was looked up, as it was written. Most words of a text are among some hundreds, and the table of forms
  /// is far larger than the processor's caches.
  private struct RecentWord {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// 0 where the place is free.
    var length: Int32 = 0
    var form: Int32 = -1
  }

  private static let recentWords = 8192

  public init(_ lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    buffer = [UInt8](repeating: 0, count: 1024)
    recent = [RecentWord](repeating: RecentWord(), count: FormLookup.recentWords)
  }

  /// Words longer than this many folded bytes are in no lexicon.
  public static let longest = 120

  /// The id of a word's folded form, or -1 where no lexicon knows it.
  public mutating func form(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let length = word.count
    guard length > 0, length <= FormLookup.longest, let start = word.baseAddress else { return -1 }
    guard length <= 16 else { return unsafe search(word) }
    // The bytes as two integers; with the length they are the word.
    let raw = unsafe UnsafeRawPointer(start)
    var low: UInt64 = 0
    var high: UInt64 = 0
    if length >= 8 {
      low = unsafe raw.loadUnaligned(as: UInt64.self)
      high = unsafe raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    } else if length >= 4 {
      low = UInt64(unsafe raw.loadUnaligned(as: UInt32.self))
      high = UInt64(unsafe raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
    } else {
      low = UInt64(unsafe word[0])
      high = UInt64(unsafe word[length / 2]) << 8 | UInt64(unsafe word[length - 1])
    }
    // Two places for each word; the one used last comes first.
    let hash = Int(truncatingIfNeeded: WordHash.mix(low ^ WordHash.mix(high &+ UInt64(length))))
    let place = (hash & (FormLookup.recentWords / 2 - 1)) * 2
    let first = recent[place]
    if first.low == low, first.high == high, first.length == Int32(length) { return first.form }
    let second = recent[place + 1]
    recent[place + 1] = first
    if second.low == low, second.high == high, second.length == Int32(length) {
      recent[place] = second
      return second.form
    }
    let form = unsafe search(word)
    recent[place] = RecentWord(low: low, high: high, length: Int32(length), form: form)
    return form
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

  /// Folds a word into the buffer: lower case, no diacritics, Latin letters as ASCII; scalars that fold to nothing Latin stay,
  /// encoded as bytes with the high bits taken off behind an escape, as in the string pool.
  private mutating func fold(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var n = 0
    var i = 0
    let count = word.count
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
    // As the string pool spells it: every byte over 0x7F as 0x1A and its low seven bits.
    func put(_ byte: Int) {
      buffer[n] = 0x1A
      buffer[n + 1] = UInt8(truncatingIfNeeded: byte & 0x7F)
      n += 2
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
