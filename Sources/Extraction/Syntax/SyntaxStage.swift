internal import Lexicon

/// Tags, chunks and clauses of one document. One per worker; its buffers are reused.
///
/// A cascade of finite-state steps, each linear in the tokens: `Tagger`, `TagRules`, then per sentence `Chunker`, `PhraseLinker`,
/// `ClauseBuilder`;
/// `Expletives` at the end.
struct SyntaxStage {
  let lexicon: CompiledLexicon
  private var tagger: Tagger
  private let rules: TagRules
  private let chunker: Chunker
  private let linker: PhraseLinker
  private var builder: ClauseBuilder
  private let expletives: Expletives
  private var chunks = Chunks()
  private var starts: [Int32] = []

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
  mutating func run(_ words: Words, until deadline: Deadline = .never, into out: inout Syntax) {
    SyntaxStage.clear(&out, words.count)
    tagger.run(words, into: &out)
    rules.run(words, &out)
    builder.pending.removeAll(keepingCapacity: true)
    for (index, sentence) in words.sentences.enumerated() {
      let begin = max(0, Int(sentence.first))
      let end = min(words.count, Int(sentence.end))
      guard begin < end else { continue }
      if deadline.isPast { break }
      chunker.run(words, index, begin, end, &chunks, &out)
      linker.run(&chunks, &out)
      builder.run(words, sentence, index, chunks, &out)
    }
    layComplements(&out)
    expletives.run(&out)
  }

  private static func clear(_ out: inout Syntax, _ count: Int) {
    func fill<T>(_ array: inout [T], _ value: T) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    fill(&out.tags, .x)
    fill(&out.lemmas, -1)
    fill(&out.features, [])
    fill(&out.phraseOf, -1)
    fill(&out.states, 0)
    fill(&out.kinds, 0)
    out.phrases.removeAll(keepingCapacity: true)
    out.clauses.removeAll(keepingCapacity: true)
    out.complements.removeAll(keepingCapacity: true)
  }

  /// Sorts the complements into their clauses' ranges, keeping the order in which they were found (a counting sort).
  private mutating func layComplements(_ out: inout Syntax) {
    let pending = builder.pending
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: out.clauses.count + 1))
    for entry in pending { starts[Int(entry.clause) + 1] += 1 }
    for c in 0..<out.clauses.count {
      starts[c + 1] += starts[c]
      out.clauses[c].firstComplement = starts[c]
      out.clauses[c].endComplement = starts[c]
    }
    out.complements.append(contentsOf: repeatElement(Complement(kind: .adverb), count: pending.count))
    for entry in pending {
      let c = Int(entry.clause)
      out.complements[Int(out.clauses[c].endComplement)] = entry.complement
      out.clauses[c].endComplement += 1
    }
  }
}
