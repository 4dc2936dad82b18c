/// Of which lemmas a question is worth asking: of all, until the answer was no. A bit for each stays at hand where the lexicon's own columns do not.
struct LemmaMarks {
  /// The first is that of -1, which stands for no lemma: 0.
  private var words: [UInt64]

  /// - Parameter count: of the lexicon's lemmas.
  init(count: Int) {
    words = [UInt64](repeating: ~0, count: count / 64 + 1)
    words[0] = ~1
  }

  /// Never of -1. Without a branch for it, since words with and without one alternate as they like.
  @inline(__always)
  func mayBe(_ lemma: Int32) -> Bool { bit(lemma) != 0 }

  /// The same as 1 or 0.
  @inline(__always)
  func bit(_ lemma: Int32) -> UInt64 {
    let place = UInt32(bitPattern: lemma &+ 1)
    return words[Int(place &>> 6)] &>> UInt64(place & 63) & 1
  }

  /// The answer was no, and will be.
  mutating func exclude(_ lemma: Int32) {
    let place = UInt32(bitPattern: lemma &+ 1)
    words[Int(place &>> 6)] &= ~(1 &<< UInt64(place & 63))
  }
}
