/// Of which lemmas a question is worth asking: of all, until the answer was no. A bit for each stays at hand where the lexicon's own columns do not.
struct LemmaMarks {
  /// The last is 0: for whatever is no lemma.
  private var words: [UInt64]

  /// - Parameter count: of the lexicon's lemmas.
  init(count: Int) {
    words = [UInt64](repeating: ~0, count: (count + 63) / 64)
    words.append(0)
  }

  /// Never of -1, which stands for no lemma. Without a branch for it, since words with and without one alternate as they like.
  @inline(__always)
  func mayBe(_ lemma: Int32) -> Bool {
    let word = min(Int(UInt32(bitPattern: lemma) &>> 6), words.count - 1)
    return words[word] &>> UInt64(truncatingIfNeeded: lemma & 63) & 1 != 0
  }

  /// The answer was no, and will be.
  mutating func exclude(_ lemma: Int32) {
    let word = min(Int(UInt32(bitPattern: lemma) &>> 6), words.count - 1)
    words[word] &= ~(1 &<< UInt64(truncatingIfNeeded: lemma & 63))
  }
}
