/// Where the things of each sentence begin, of things that stand in the order of their sentences: clauses, mentions.
enum SentencePlaces {
  /// Per sentence the place of its first, and behind the last how many there are; a sentence without any has the next one's.
  ///
  /// From behind, and without a loop for each sentence: how many things a sentence has nothing foresees.
  @inline(__always)
  static func firsts(of count: Int, sentences: Int, sentence: (Int) -> Int32) -> [Int32] {
    var places = [Int32](filled: Int32(truncatingIfNeeded: count), count: sentences + 1)
    var firsts = places.mutableSpan
    var i = count
    while i > 0 {
      i &-= 1
      firsts[Int(sentence(i))] = Int32(truncatingIfNeeded: i)
    }
    var s = sentences
    while s > 0 {
      s &-= 1
      firsts[s] = min(firsts[s], firsts[s &+ 1])
    }
    return places
  }
}

extension Syntax {
  /// Per sentence the first clause, and behind the last how many there are.
  func firstClauses(sentences: Int) -> [Int32] {
    let clauses = clauses.span
    return SentencePlaces.firsts(of: clauses.count, sentences: sentences) { clauses[$0].sentence }
  }
}
