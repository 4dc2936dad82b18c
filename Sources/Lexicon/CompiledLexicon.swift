/// A compiled lexicon, ready to be asked.
public struct CompiledLexicon: Sendable {
  /// What an annotation's provenance says of one source lexicon.
  public struct Source: Sendable {
    /// The folder's name, a BCP 47 tag (`en`), or the user's own.
    public let name: String
    /// `2026.11`
    public let version: String
    /// `sha256:` and 64 hexadecimal digits, over the sources.
    public let digest: String
  }
  public var sources: [Source] { [] }
  public init() {}
}
