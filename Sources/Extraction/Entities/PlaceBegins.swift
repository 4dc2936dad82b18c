/// The tokens that mentions of places begin with, read as they are asked for, while mentions are only added.
struct PlaceBegins {
  private var tokens = TokenSet()
  /// How many mentions were read.
  private var read = 0

  /// Whether a place begins at a token.
  mutating func contains(_ token: Int, _ words: Words, _ table: EntityTable) -> Bool {
    if read == 0 { tokens = TokenSet(count: words.count) }
    let mentions = table.mentions.span
    while read < mentions.count {
      let type = mentions[read].type
      if type == .gpe || type == .loc { tokens.insert(Int(mentions[read].first)) }
      read += 1
    }
    return tokens.contains(token)
  }
}
