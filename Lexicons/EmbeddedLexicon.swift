public import Lexicon

extension CompiledLexicon {
  /// The lexicon that this program was built with.
  public static var embedded: CompiledLexicon { CompiledLexicon() }
}
