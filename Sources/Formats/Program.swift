/// What the program calls itself: in `provenance`, and behind `--version`.
public enum Program {
  public static let name = "extract"
  /// Semantic version; the schema's own number is `schema`.
  public static let version = "0.1.0"
  /// The `schema` member of every output document.
  public static let schema = "extract/1"
}
