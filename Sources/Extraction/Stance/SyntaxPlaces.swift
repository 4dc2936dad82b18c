/// Places in a document's syntax that both quotes and stances look up: found once, and handed on.
struct SyntaxPlaces {
  /// The later of two phrases in apposition by the earlier, and the other way round where only the later says so; -1 none.
  let appositives: [Int32]
  /// Per sentence: its first clause, and behind the last how many there are.
  let firstClause: [Int32]

  static func find(_ syntax: Syntax, sentences: Int) -> SyntaxPlaces {
    let phrases = syntax.phrases.span
    // One place more, which is written for phrases that stand in apposition to none.
    var appositives = [Int32](filled: -1, count: phrases.count + 1)
    var places = appositives.mutableSpan
    for i in phrases.indices {
      let earlier = Int(phrases[i].apposition)
      places[earlier < 0 ? phrases.count : earlier] = Int32(truncatingIfNeeded: i)
    }
    return SyntaxPlaces(appositives: appositives, firstClause: syntax.firstClauses(sentences: sentences))
  }
}
