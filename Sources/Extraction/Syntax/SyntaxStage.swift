internal import Lexicon

/// Tags, chunks and clauses of one document. One per worker; its buffers are reused.
struct SyntaxStage {
  let lexicon: CompiledLexicon

  init(lexicon: CompiledLexicon) { self.lexicon = lexicon }

  /// Reads `words` and fills `out`.
  mutating func run(_ words: Words, into out: inout Syntax) {
    out.tags = [PartOfSpeech](repeating: .x, count: words.count)
    out.lemmas = [Int32](repeating: -1, count: words.count)
    out.features = [WordFeatures](repeating: [], count: words.count)
    out.phraseOf = [Int32](repeating: -1, count: words.count)
    out.phrases = []
    out.clauses = []
    out.complements = []
  }
}
