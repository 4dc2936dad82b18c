/// The phrases coordinated with one, itself first, without an array: at most twelve. Each stands behind the one before it.
struct Conjuncts: Sequence, IteratorProtocol {
  private let reading: DocumentReading
  private var previous: Int32 = -1
  private var following: Int32
  private var count = 0

  init(reading: DocumentReading, first: Int32) {
    self.reading = reading
    following = first
  }

  mutating func next() -> Int32? {
    let q = following
    guard q > previous, count < 12 else { return nil }
    previous = q
    count += 1
    following = reading.phrase(q).nextConjunct
    return q
  }
}

/// The phrases attached to one by a preposition, one after another, without an array: at most eight, and none twice.
struct AttachedPhrases: Sequence, IteratorProtocol {
  private let reading: DocumentReading
  private let first: Int32
  private var following: Int32
  private var count = 0

  init(reading: DocumentReading, first: Int32) {
    self.reading = reading
    self.first = first
    following = first
  }

  mutating func next() -> Int32? {
    let q = following
    guard q >= 0, count < 8 else { return nil }
    // A chain that runs into itself ends there.
    var seen = first
    for _ in 0..<count {
      if seen == q { return nil }
      seen = reading.phrase(seen).nextAttached
    }
    count += 1
    following = reading.phrase(q).nextAttached
    return q
  }
}
