internal import Segmentation

/// The marks among a text's tokens that the finders of sentences and quotes look at, found in one pass. Their room stays from one text to the next.
struct FoundMarks {
  /// Marks and abbreviations behind which a sentence may end, and colons.
  private(set) var stops = KeptList()
  /// Marks that may be quotation marks.
  private(set) var quotes = KeptList()

  mutating func read(_ words: Words) {
    stops.empty(words.marked.count)
    quotes.empty(words.marked.count)
    (stops.count, quotes.count) = FoundMarks.find(words, &stops.room, &quotes.room)
  }

  /// Fills the lists, each of which has room for all marked tokens: how many are in each. Which tokens belong there cannot be foreseen, so each is put
  /// into both and counted where it does.
  ///
  /// Not inlined, so that the loop has the registers to itself.
  @inline(never)
  private static func find(_ words: Words, _ outStops: inout [Int32], _ outQuotes: inout [Int32]) -> (stops: Int, quotes: Int) {
    // `!`, `"`, `'`, `)`, `.`, `:`, `?`, the backslash, `]`; behind a comma, a dash or an opening bracket no sentence ends.
    let stopBytes = ByteSet([0x21, 0x22, 0x27, 0x29, 0x2E, 0x3A, 0x3F, 0x5C, 0x5D], beyondASCII: true)
    // `"`, `'`, the backquote; guillemets begin with 0xC2, the curly marks with 0xE2.
    let quoteBytes = ByteSet([0x22, 0x27, 0x60, 0xC2, 0xE2], beyondASCII: false)
    let marked = words.marked.span
    let flags = words.tokens.flags.span
    let starts = words.tokens.starts.span
    let text = words.text.span
    var stops = outStops.mutableSpan
    var quotes = outQuotes.mutableSpan
    var (stopCount, quoteCount) = (0, 0)
    // Looked at once for all tokens: no list has more than there are.
    precondition(min(stops.count, quotes.count) >= marked.count)
    for index in 0..<marked.count {
      let i = Int(marked[index])
      let isMark = flags[i].contains(.punctuation) ? 1 : 0
      let byte = text[Int(starts[i])]
      unsafe stops[unchecked: stopCount] = marked[index]
      stopCount &+= isMark & stopBytes.holds(byte) | (flags[i].contains(.abbreviated) ? 1 : 0)
      unsafe quotes[unchecked: quoteCount] = marked[index]
      quoteCount &+= isMark & quoteBytes.holds(byte)
    }
    return (stopCount, quoteCount)
  }
}
