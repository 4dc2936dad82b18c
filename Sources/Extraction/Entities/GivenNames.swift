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
    /// A given name alone ("Mitt"): it counts in capitals, where no other name goes on.
    var isBare = false
    /// Lies on the way of a person's name: an initial may stand inside it ("Marilyn B. Marsh").
    var isPerson = false
  }
  private var nodes: [Node] = [Node()]
  var isEmpty: Bool { nodes.count == 1 }
  /// Per caller's entity: the lexicon entity whose names it takes over, -1 none.
  private(set) var lexiconOf: [Int32] = []
  /// Per caller's entity: the key of its last name where it is a person's, nil else.
  private(set) var surnameOf: [Int?] = []
  /// What is called by a phrase, for its content words.
  private(set) var phrases: [GivenPhrase] = []

  init() {}

  /// - Parameter tokenize: cuts a name as the text is cut.
  init(_ entities: [GivenEntity], lexicon: CompiledLexicon, tokenizer: Tokenizer) {
    var lookup = FormLookup(lexicon)
    let shapes = GivenShapes(lexicon: lexicon)
    var bare: [(key: Int, entity: Int)] = []
    for (index, entity) in entities.enumerated() {
      var known: Int32 = -1
      var surname: Int?
      for (k, text) in ([entity.name] + entity.aliases).enumerated() {
        var words = tokenizer.tokenize(text)
        // A name in quotation marks is found without them.
        if words.count > 2, let a = words.first, let b = words.last, !GivenShapes.isWord(a), !GivenShapes.isWord(b) { words = words.dropFirst().dropLast() }
        guard !words.isEmpty else { continue }
        let keys = words.map { GivenNames.key($0, &lookup) }
        if known < 0 { known = GivenNames.lexiconEntity(keys, lexicon, entity.type) }
        if known < 0, let phrase = shapes.phrase(words, keys, entity: index, type: entity.type) {
          phrases.append(phrase)
          // "raise the toll": no name for syntax to step over.
          if phrase.isClause || words.count > 6 { continue }
        }
        let person = entity.type == .person || entity.type == nil ? shapes.person(words, keys) : nil
        insert(keys, index, isAlias: k > 0, isPerson: person != nil)
        // "The" is part of no name.
        if words.count > 1, words[0].lowercased() == "the" { insert(Array(keys.dropFirst()), index, isAlias: true) }
        if let person {
          insert([person.first, person.last], index, isAlias: true, isPerson: true)
          surname = surname ?? person.last
          if person.firstIsGiven { bare.append((person.first, index)) }
        }
      }
      lexiconOf.append(known)
      surnameOf.append(surname)
    }
    // A given name that two of them have says nothing.
    for b in bare where !bare.contains(where: { $0.key == b.key && $0.entity != b.entity }) {
      insert([b.key], b.entity, isAlias: true, isBare: true)
    }
  }

  private mutating func insert(_ keys: [Int], _ entity: Int, isAlias: Bool, isPerson: Bool = false, isBare: Bool = false) {
    var node = 0
    for key in keys {
      if let next = nodes[node].next[key] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[key] = nodes.count - 1
        node = nodes.count - 1
      }
      if isPerson { nodes[node].isPerson = true }
    }
    // The first entity that claims a name keeps it.
    if node > 0 && nodes[node].entity < 0 {
      nodes[node].entity = entity
      nodes[node].isAlias = isAlias
      nodes[node].isBare = isBare
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
    for p in lexicon.range(of: node, in: lexicon.nodePayloadFirst) {
      let kind = lexicon.payloadKind[p]
      guard kind == PayloadKind.name || kind == PayloadKind.demonym else { continue }
      let flags = NameFlags(rawValue: lexicon.payloadFlags[p])
      // A seat is not its holder: the White House, given as itself, is not the United States.
      if flags.contains(.seat) { continue }
      let id = lexicon.payloadValue[p]
      let found = EntityTable.type(lexicon.entityType[id])
      // "Republicans": the members in the plural are the party; those of a country are not the country.
      let isMembers = kind == PayloadKind.demonym
      if isMembers, !flags.contains(.plural) || found == .gpe { continue }
      // A body's full name is its own, whatever the caller takes it for.
      let isBody = keys.count > 1 && found == .org && !flags.contains(.weak) && !flags.contains(.short)
      if let type, found != type, !compatible(type, found), !isBody, !(isMembers && (type == .person || type == .org)) { continue }
      let rank = isMembers ? 1 : flags.contains(.weak) ? 1 : flags.contains(.short) ? 2 : 3
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
    let things: Set<EntityType> = [.topic, .event, .law, .product, .workOfArt]
    if things.contains(a) && things.contains(b) { return true }
    return (places.contains(a) && places.contains(b)) || (groups.contains(a) && groups.contains(b))
  }

  /// The longest of the caller's names that begins at token `i`: its end and entity.
  func match(_ words: Words, _ i: Int, _ keys: [Int]) -> (end: Int, entity: Int, isAlias: Bool)? {
    var node = 0
    var best: (Int, Int, Bool)?
    var j = i
    while j < words.count, words.sentenceOf[j] == words.sentenceOf[i] {
      if let next = nodes[node].next[keys[j]] {
        node = next
        j += 1
        if nodes[node].entity >= 0, !nodes[node].isBare || stands(words, i) { best = (j, nodes[node].entity, nodes[node].isAlias) }
      } else if j > i, nodes[node].isPerson, isInitial(words, j), !isInitial(words, j - 1) {
        j += 1
      } else {
        break
      }
    }
    return best
  }

  /// `J.`
  private func isInitial(_ words: Words, _ i: Int) -> Bool {
    words.tokens.flags[i].contains(.abbreviated) && words.tokens.ends[i] - words.tokens.starts[i] == 2
  }

  /// Whether a given name stands by itself: in capitals, and with no capital beside it.
  private func stands(_ words: Words, _ i: Int) -> Bool {
    func isCapital(_ k: Int) -> Bool {
      k >= 0 && k < words.count && words.sentenceOf[k] == words.sentenceOf[i] && words.tokens.flags[k].contains(.capital)
        && words.tokens.flags[k].contains(.letters) && !words.tokens.flags[k].contains(.clitic)
    }
    if i + 1 < words.count, isInitial(words, i + 1) { return false }
    return isCapital(i) && !isCapital(i + 1) && (!isCapital(i - 1) || words.tokens.flags[i - 1].contains(.abbreviated))
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
