internal import Lexicon
internal import Segmentation

/// The caller's names for one document, as a small trie of their own.
///
/// Words are compared by form id where the lexicon knows them and by a hash of their folded bytes where it does not.
struct GivenNames {
  private struct Node {
    var next: [Int: Int] = [:]
    /// Index into the caller's entities, -1 none.
    var entity = -1
    var isAlias = false
  }
  private var nodes: [Node] = [Node()]
  var isEmpty: Bool { nodes.count == 1 }
  /// Per caller's entity: the lexicon entity whose names it takes over, -1 none.
  private(set) var lexiconOf: [Int32] = []

  init() {}

  /// - Parameter tokenize: cuts a name as the text is cut.
  init(_ entities: [GivenEntity], lexicon: CompiledLexicon, tokenizer: Tokenizer) {
    var lookup = FormLookup(lexicon)
    for (index, entity) in entities.enumerated() {
      var known: Int32 = -1
      for (k, text) in ([entity.name] + entity.aliases).enumerated() {
        let words = tokenizer.tokenize(text)
        guard !words.isEmpty else { continue }
        let keys = words.map { GivenNames.key($0, &lookup) }
        insert(keys, index, isAlias: k > 0)
        // "The" is part of no name.
        if words.count > 1, words[0].lowercased() == "the" { insert(Array(keys.dropFirst()), index, isAlias: true) }
        if known < 0 { known = GivenNames.lexiconEntity(keys, lexicon, entity.type) }
      }
      lexiconOf.append(known)
    }
  }

  private mutating func insert(_ keys: [Int], _ entity: Int, isAlias: Bool) {
    var node = 0
    for key in keys {
      if let next = nodes[node].next[key] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[key] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    // The first entity that claims a name keeps it.
    if node > 0 && nodes[node].entity < 0 {
      nodes[node].entity = entity
      nodes[node].isAlias = isAlias
    }
  }

  private static func key(_ word: String, _ lookup: inout FormLookup) -> Int {
    var word = word
    return word.withUTF8 { bytes in
      let form = unsafe lookup.form(bytes)
      return form >= 0 ? Int(form) : unsafe hash(bytes)
    }
  }

  /// Below zero, so that it meets no form id. ASCII case is ignored.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in 0..<bytes.count {
      let b = unsafe bytes[i]
      h = (h ^ UInt64(b >= 0x41 && b <= 0x5A ? b | 0x20 : b)) &* 0x100_0000_01B3
    }
    return -1 - Int(h >> 2)
  }

  /// The lexicon entity that the words name by themselves, of the caller's type where one is given.
  private static func lexiconEntity(_ keys: [Int], _ lexicon: CompiledLexicon, _ type: EntityType?) -> Int32 {
    guard let first = keys.first, first >= 0 else { return -1 }
    var node = lexicon.formNode[first]
    for key in keys.dropFirst() {
      guard node > 0, key >= 0 else { return -1 }
      node = lexicon.next(node, key)
    }
    guard node > 0 else { return -1 }
    var best: Int32 = -1
    var bestRank = 0
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) where lexicon.payloadKind[p] == PayloadKind.name {
      let flags = NameFlags(rawValue: lexicon.payloadFlags[p])
      // A seat is not its holder: the White House, given as itself, is not the United States.
      if flags.contains(.seat) { continue }
      let id = lexicon.payloadValue[p]
      if let type, EntityTable.type(lexicon.entityType[id]) != type, !compatible(type, EntityTable.type(lexicon.entityType[id])) {
        continue
      }
      let rank = flags.contains(.weak) ? 1 : flags.contains(.short) ? 2 : 3
      if rank > bestRank {
        bestRank = rank
        best = Int32(id)
      }
    }
    return best
  }

  private static func compatible(_ a: EntityType, _ b: EntityType) -> Bool {
    let places: Set<EntityType> = [.gpe, .loc, .fac]
    let groups: Set<EntityType> = [.org, .norp]
    return (places.contains(a) && places.contains(b)) || (groups.contains(a) && groups.contains(b))
  }

  /// The longest of the caller's names that begins at token `i`: its end and entity.
  func match(_ words: Words, _ i: Int, _ keys: [Int]) -> (end: Int, entity: Int, isAlias: Bool)? {
    var node = 0
    var best: (Int, Int, Bool)?
    var j = i
    while j < words.count, words.sentenceOf[j] == words.sentenceOf[i], let next = nodes[node].next[keys[j]] {
      node = next
      j += 1
      if nodes[node].entity >= 0 { best = (j, nodes[node].entity, nodes[node].isAlias) }
    }
    return best
  }

  /// The tokens' keys for `match`.
  func keys(_ words: Words) -> [Int] {
    unsafe words.text.withUnsafeBufferPointer { text in
      (0..<words.count).map { i in
        if words.forms[i] >= 0 { return Int(words.forms[i]) }
        return unsafe GivenNames.hash(
          UnsafeBufferPointer(rebasing: text[Int(words.tokens.starts[i])..<Int(words.tokens.ends[i])]))
      }
    }
  }
}
