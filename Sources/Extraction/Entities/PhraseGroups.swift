/// The phrases that one phrase means together ("both countries"), by its head: few texts have any.
///
/// No dictionary: its type would be put together when the first document has one, which costs as much as that document's names.
struct PhraseGroups {
  /// Places in `groups`.
  private var placeOf = NumberMap()
  private var groups: [[Int32]] = []

  var isEmpty: Bool { groups.isEmpty }

  /// The phrases of the group, in the order of the text; nil removes nothing.
  subscript(head: Int32) -> [Int32]? {
    get { placeOf[head].map { groups[Int($0)] } }
    set {
      guard let newValue else { return }
      if let known = placeOf[head] {
        groups[Int(known)] = newValue
      } else {
        placeOf[head] = Int32(truncatingIfNeeded: groups.count)
        groups.append(newValue)
      }
    }
  }
}
