internal import Lexicon

/// Tags, chunks and clauses of one document. One per worker; its buffers are reused.
///
/// A cascade of finite-state steps, each linear in the tokens: `Tagger`, `TagRules`, `Chunker`, `PhraseLinker`, `ClauseBuilder`, and
/// `Expletives` at the end.
struct SyntaxStage: ~Copyable {
  let lexicon: CompiledLexicon
  private var tagger: Tagger
  private let rules: TagRules
  private let chunker: Chunker
  private let linker: PhraseLinker
  private var builder: ClauseBuilder
  private let expletives: Expletives
  private var chunks = Chunks()
  /// The document's sentences that have tokens, with what the chunker has made of them.
  private var sentences = Scratch<Sentence>()
  private var starts: [Int32] = []

  /// A sentence's units and phrases. Not private: a debug build makes what releases it in other files.
  struct Sentence {
    var index: Int32
    var firstUnit: Int32
    var endUnit: Int32
    var firstPhrase: Int32
    var endPhrase: Int32
    /// Where its part of `UnitRun.joints` ends; it begins where the one before ends.
    var endJoint: Int32
  }

  init(lexicon: CompiledLexicon) {
    self.lexicon = lexicon
    let grammar = Grammar(lexicon)
    tagger = Tagger(grammar)
    rules = TagRules(grammar: grammar)
    chunker = Chunker(grammar)
    linker = PhraseLinker(grammar: grammar)
    builder = ClauseBuilder(grammar)
    expletives = Expletives(grammar: grammar)
  }

  /// Reads `words` and fills `out`; only in part, and not to be used, where the deadline passes.
  /// - Parameter stretch: how many tokens are chunked before their clauses are built.
  @inline(never)
  mutating func run(_ words: Words, until deadline: Deadline = .never, stretch: Int = SyntaxStage.stretch, into out: inout Syntax) {
    SyntaxStage.clear(&out, words.count)
    tagger.run(words, into: &out)
    rules.run(words, &out)
    chunks.begin(words, out)
    builder.begin()
    var next = 0
    repeat {
      guard chunk(words, from: &next, stretch, until: deadline, &out) else { return }
      build(words, until: deadline, &out)
    } while next < words.sentences.count
    builder.end(words, &out)
    layComplements(&out)
    expletives.run(&out)
  }

  // One step over many sentences before the next: the code of all of them is too much to be fetched again for every sentence. But not over all of a long
  // document: what a step leaves for the next one is then still near, and its room is used again.

  /// Most documents are one stretch.
  private static let stretch = 1 << 14

  /// Cuts sentences into units and joins their phrases; false where the deadline passes.
  /// - Parameters:
  ///   - next: the first sentence; then the one behind the last.
  ///   - stretch: with so many tokens it is enough.
  private mutating func chunk(_ words: Words, from next: inout Int, _ stretch: Int, until deadline: Deadline, _ out: inout Syntax) -> Bool {
    chunks.beginStretch()
    sentences.removeAll()
    var left = stretch
    while next < words.sentences.count, left > 0 {
      let index = next
      let sentence = words.sentences[index]
      next += 1
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      guard begin < end else { continue }
      left -= end - begin
      if deadline.isPast { return false }
      let firstPhrase = chunks.phrases.count
      chunks.units.begin()
      chunker.run(words, index, begin, end, &chunks, &out)
      sentences.append(
        Sentence(
          index: Int32(index), firstUnit: Int32(chunks.units.range.lowerBound), endUnit: Int32(chunks.units.range.upperBound),
          firstPhrase: Int32(firstPhrase), endPhrase: Int32(chunks.phrases.count), endJoint: Int32(chunks.units.joints.count)))
    }
    var firstJoint = 0
    for k in sentences.indices {
      let endJoint = Int(sentences[k].endJoint)
      chunks.units.select(Int(sentences[k].firstUnit)..<Int(sentences[k].endUnit))
      linker.run(
        &chunks, firstJoint..<max(firstJoint, endJoint), isHeadline: words.sentences[Int(sentences[k].index)].isHeadline, out)
      firstJoint = endJoint
    }
    return true
  }

  /// Builds the sentences' clauses. Each sentence's phrases are given their places before: the builder adds phrases, behind those of its sentence.
  private mutating func build(_ words: Words, until deadline: Deadline, _ out: inout Syntax) {
    if builder.phrases.isEmpty { reserve(words) }
    guard let first = sentences.indices.first, let last = sentences.last else { return }
    // As the chunker numbers them. Where the builder has added none so far, so they stay.
    let tokens = SyntaxStage.tokens(sentences[first], words).lowerBound..<SyntaxStage.tokens(last, words).upperBound
    SyntaxStage.lay(chunks.phraseOf, tokens, 0, &out.phraseOf)
    for k in sentences.indices {
      if deadline.isPast { break }
      let sentence = sentences[k]
      chunks.units.select(Int(sentence.firstUnit)..<Int(sentence.endUnit))
      place(words, sentence, Int32(builder.phrases.count) - sentence.firstPhrase, &out)
      builder.run(words, words.sentences[Int(sentence.index)], Int(sentence.index), chunks, &out)
    }
  }

  /// Makes room for the phrases and clauses of a long document, so that it need not grow.
  private mutating func reserve(_ words: Words) {
    guard words.count > 2 * SyntaxStage.stretch else { return }
    // As many phrases in each stretch as in the first, and more clauses than most texts have. What is too much is never touched.
    let stretches = words.count / (SyntaxStage.stretch - 1) + 1
    builder.phrases.reserve((chunks.phrases.count + chunks.phrases.count / 16 + 8) * stretches)
    builder.clauses.reserve(words.count / 6 + 8)
  }

  /// Lays a sentence's phrases behind those that are there, `shift` places further than they were.
  private mutating func place(_ words: Words, _ sentence: Sentence, _ shift: Int32, _ out: inout Syntax) {
    let first = builder.phrases.count
    builder.phrases.append(chunks.phrases, Int(sentence.firstPhrase)..<Int(sentence.endPhrase))
    guard shift > 0 else { return }
    SyntaxStage.lay(chunks.phraseOf, SyntaxStage.tokens(sentence, words), shift, &out.phraseOf)
    for p in first..<builder.phrases.count {
      var phrase = builder.phrases[p]
      // None is all bits. A text has fewer phrases than 32 bits count.
      phrase.possessor &+= shift & ~(phrase.possessor &>> 31)
      phrase.nextConjunct &+= shift & ~(phrase.nextConjunct &>> 31)
      phrase.apposition &+= shift & ~(phrase.apposition &>> 31)
      builder.phrases[p] = phrase
    }
    for u in 0..<chunks.units.count {
      chunks.units[u].ref &+= shift & (0 &- Int32(truncatingIfNeeded: SyntaxStage.phrases &>> UInt32(chunks.units[u].kind.rawValue) & 1))
    }
  }

  /// The tokens of a sentence that has some.
  private static func tokens(_ sentence: Sentence, _ words: Words) -> Range<Int> {
    let range = words.sentences[Int(sentence.index)]
    return max(0, Int(range.first))..<min(words.count, Int(range.end))
  }

  /// The units that are phrases.
  private static var phrases: UInt32 { UnitKind.bit(.phrase) | UnitKind.bit(.joined) }

  /// Sets the tokens' phrases, `shift` places further than they were.
  private static func lay(_ phraseOf: borrowing Scratch<Int32>, _ tokens: Range<Int>, _ shift: Int32, _ laid: inout [Int32]) {
    precondition(tokens.lowerBound >= 0 && tokens.upperBound <= min(phraseOf.count, laid.count))
    // Eight at a time, as how many there are nothing foresees: what this sets too much, of the sentences behind, is set when it is their turn. Both arrays were
    // looked at above for all tokens, and here for eight.
    let count = min(phraseOf.count, laid.count)
    unsafe laid.withUnsafeMutableBytes { laid in
      var t = tokens.lowerBound
      while t < tokens.upperBound, t &+ 8 <= count {
        let phrases = unsafe phraseOf.lanes(at: t, as: SIMD8<Int32>.self)
        let shifts = SIMD8(repeating: shift) & ~(phrases &>> 31)
        unsafe laid.storeBytes(of: phrases &+ shifts, toByteOffset: t &* 4, as: SIMD8<Int32>.self)
        t &+= 8
      }
      while t < tokens.upperBound {
        let phrase = unsafe phraseOf[unchecked: t]
        unsafe laid.storeBytes(of: phrase &+ (shift & ~(phrase &>> 31)), toByteOffset: t &* 4, as: Int32.self)
        t &+= 1
      }
    }
  }

  /// Makes the arrays as long as the document. What tagging sets of every token has no value of its own before.
  private static func clear(_ out: inout Syntax, _ count: Int) {
    func fill<T: BitwiseCopyable>(_ array: inout [T], _ value: T) {
      if array.count != count { array = [T](filled: value, count: count) }
    }
    fill(&out.tags, .x)
    fill(&out.lemmas, -1)
    fill(&out.features, [])
    fill(&out.states, 0)
    fill(&out.kinds, 0)
    out.phraseOf = [Int32](filled: -1, count: count)
    out.phrases.removeAll(keepingCapacity: true)
    out.clauses.removeAll(keepingCapacity: true)
    out.complements.removeAll(keepingCapacity: true)
  }

  /// Sorts the complements into their clauses' ranges, keeping the order in which they were found (a counting sort).
  private mutating func layComplements(_ out: inout Syntax) {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: out.clauses.count + 1))
    out.complements = [Complement](filled: Complement(kind: .adverb), count: builder.pending.count)
    SyntaxStage.lay(builder.pending, &starts, &out.clauses, &out.complements)
  }

  private static func lay(
    _ pending: borrowing Scratch<PendingComplement>, _ clauseStarts: inout [Int32], _ frames: inout [ClauseFrame], _ laid: inout [Complement]
  ) {
    var starts = clauseStarts.mutableSpan
    var clauses = frames.mutableSpan
    var complements = laid.mutableSpan
    for k in pending.indices { starts[Int(pending[k].clause) + 1] += 1 }
    for c in clauses.indices {
      starts[c + 1] += starts[c]
      clauses[c].firstComplement = starts[c]
      clauses[c].endComplement = starts[c]
    }
    for k in pending.indices {
      let c = Int(pending[k].clause)
      complements[Int(clauses[c].endComplement)] = pending[k].complement
      clauses[c].endComplement += 1
    }
  }
}
