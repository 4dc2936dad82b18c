/// By the head of a phrase such as "the move": the phrase of whoever was said to have done it. Few heads have any, and it is asked of nearly all.
struct DeedOwners {
  private var heads = TokenSet()
  private var owners = NumberMap()

  /// - Parameter tokens: how many there are, should it be the first.
  mutating func insert(_ owner: Int32, of head: Int, tokens: Int) {
    if owners.isEmpty { heads = TokenSet(count: tokens) }
    heads.insert(head)
    owners[head] = owner
  }

  @inline(__always)
  func contains(_ head: Int32) -> Bool { heads.contains(Int(head)) }

  @inline(__always)
  subscript(head: Int32) -> Int32? { heads.contains(Int(head)) ? owners[head] : nil }
}
