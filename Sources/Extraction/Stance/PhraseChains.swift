/// The phrases coordinated with one, itself first, without an array: at most twelve. Each stands behind the one before it.
@safe
struct Conjuncts: Sequence, IteratorProtocol {
  // Not held by every chain anew: whoever goes through it has the reading, and none is kept.
  private let reading: Unmanaged<DocumentReading>
  private var previous: Int32 = -1
  private var following: Int32
  private var count = 0

  init(reading: DocumentReading, first: Int32) {
    unsafe self.reading = .passUnretained(reading)
    following = first
  }

  mutating func next() -> Int32? {
    let q = following
    guard q > previous, count < 12 else { return nil }
    previous = q
    count += 1
    following = unsafe reading._withUnsafeGuaranteedRef { $0.syntax.phrases[Int(q)].nextConjunct }
    return q
  }
}

/// The phrases attached to one by a preposition, one after another, without an array: at most eight, and none twice.
@safe
struct AttachedPhrases: Sequence, IteratorProtocol {
  // Not held by every chain anew: whoever goes through it has the reading, and none is kept.
  private let reading: Unmanaged<DocumentReading>
  private let first: Int32
  private var following: Int32
  private var count = 0

  init(reading: DocumentReading, first: Int32) {
    unsafe self.reading = .passUnretained(reading)
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
      seen = unsafe reading._withUnsafeGuaranteedRef { $0.syntax.phrases[Int(seen)].nextAttached }
    }
    count += 1
    following = unsafe reading._withUnsafeGuaranteedRef { $0.syntax.phrases[Int(q)].nextAttached }
    return q
  }
}
