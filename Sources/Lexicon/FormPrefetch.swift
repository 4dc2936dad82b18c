internal import CICU

/// Reads what the stages will read of a text's words, before they do.
///
/// The lexicon is far larger than the processor's caches, and what is known of a word lies at the end of a chain: form, reading, lemma, node, edge.
/// A stage that follows it waits for one line of memory after the other. Here the words take each step together, so that many lines are
/// under way at a time. Words that were met lately are left out: their lines are still near.
public struct FormPrefetch {
  private let lexicon: CompiledLexicon
  /// The form that was met last of all with the same low bits.
  private var met = [Int32](repeating: -1, count: FormPrefetch.places)
  /// How far each word has come.
  private var reached: [Int32] = []

  private static let places = 2048

  public init(_ lexicon: CompiledLexicon) { self.lexicon = lexicon }

  /// - Parameter forms: ids of forms, -1 none.
  public mutating func run(_ forms: [Int32]) {
    if reached.count < 2 * forms.count { reached = [Int32](repeating: 0, count: 2 * forms.count + 256) }
    FormPrefetch.run(lexicon, forms.span, &met, &reached)
  }

  private static func run(_ lexicon: CompiledLexicon, _ forms: Span<Int32>, _ lately: inout [Int32], _ places: inout [Int32]) {
    var met = lately.mutableSpan
    var reached = places.mutableSpan
    var words = 0
    for i in 0..<forms.count {
      let form = forms[i]
      let place = Int(form) & (FormPrefetch.places - 1)
      // Without a branch, which nothing could foresee.
      reached[words] = form
      words &+= met[place] == form ? 0 : 1
      met[place] = form
    }
    var count = words
    for k in 0..<words {
      let readings = lexicon.range(of: Int(reached[k]), in: lexicon.formReadingFirst)
      let first = Int32(truncatingIfNeeded: lexicon.readingLemma[readings.lowerBound])
      reached[k] = first
      // Most have one lemma, but not so many that it could be foreseen.
      let last = Int32(truncatingIfNeeded: lexicon.readingLemma[max(readings.lowerBound, readings.upperBound - 1)])
      reached[count] = last
      count &+= last == first ? 0 : 1
    }
    lexicon.lemmaClasses.prefetch(reached.span, count)
    for k in 0..<count { reached[k] = Int32(truncatingIfNeeded: lexicon.lemmaNode[Int(reached[k])]) }
    for k in 0..<count { reached[k] = Int32(truncatingIfNeeded: lexicon.nodeEdgeFirst[Int(reached[k])]) }
    lexicon.edgeWord.prefetch(reached.span, count)
  }
}

/// Asks the processor for elements that are read soon, so that it waits for many lines of memory at a time.
public enum Prefetch {
  /// - Parameter places: for each element its offset in bytes in some of the bits, which `mask` names.
  public static func run<Element: BitwiseCopyable>(_ elements: UnsafeBufferPointer<Element>, at places: UnsafeRawBufferPointer, mask: UInt64) {
    guard unsafe !places.isEmpty && Int(bitPattern: places.baseAddress) % 8 == 0 else { return }
    guard let base = elements.baseAddress, let first = unsafe places.bindMemory(to: UInt64.self).baseAddress else { return }
    // A hint, which reads nothing: no place need be within the elements.
    unsafe cicu_prefetch_masked(base, first, Int32(truncatingIfNeeded: places.count / 8), mask)
  }
}
