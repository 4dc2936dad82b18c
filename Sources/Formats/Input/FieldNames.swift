/// Where the text, the id and the date of a record stand, where it is not under these names.
///
/// A name with dots leads into objects (`article.body`); a backslash before a dot makes it part of the name. A member that such a path goes through comes
/// back under `meta` as a whole.
public struct FieldNames: Hashable, Sendable {
  public var text: String?
  public var id: String?
  public var date: String?

  public init(text: String? = nil, id: String? = nil, date: String? = nil) {
    self.text = text
    self.id = id
    self.date = date
  }
}
