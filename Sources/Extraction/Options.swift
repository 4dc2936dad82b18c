/// What an annotation holds besides the layers that are always on.
public struct Layers: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let tokens = Layers(rawValue: 1)
  public static let clauses = Layers(rawValue: 2)
  /// How each score came about, in every `Stance`.
  public static let trace = Layers(rawValue: 4)
}

/// How documents are annotated.
public struct ExtractionOptions: Sendable {
  public var layers: Layers
  public init(layers: Layers = []) { self.layers = layers }
}
