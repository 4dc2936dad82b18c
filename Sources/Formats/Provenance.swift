public import Extraction
public import Lexicon

/// How an annotation was made: the same for every document of a run.
public struct Provenance: Sendable {
  /// One of the lexicons that were asked.
  public struct LexiconName: Sendable {
    public var name: String
    public var version: String
    /// `sha256:` and 64 hexadecimal digits.
    public var digest: String
    public init(name: String, version: String, digest: String) {
      self.name = name
      self.version = version
      self.digest = digest
    }
  }

  public var lexicons: [LexiconName]
  /// The layers that are on besides the usual ones.
  public var layers: Layers
  public var unit: OffsetUnit

  public init(lexicons: [LexiconName], layers: Layers = [], unit: OffsetUnit = .scalar) {
    self.lexicons = lexicons
    self.layers = layers
    self.unit = unit
  }

  public init(lexicon: CompiledLexicon, layers: Layers = [], unit: OffsetUnit = .scalar) {
    self.init(
      lexicons: lexicon.sources.map {
        LexiconName(name: $0.name, version: $0.version, digest: $0.digest)
      }, layers: layers, unit: unit)
  }
}
