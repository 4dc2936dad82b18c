internal import Lexicon
internal import Segmentation

/// An entity of the document while it is being read.
struct EntityRecord {
  /// Id in the lexicon, -1 where it has none.
  var lexicon: Int32
  /// The caller's key, or one made from the name; nil where the lexicon's counts.
  var key: String?
  /// The display name; nil where the lexicon's counts.
  var name: String?
  var type: EntityType
  var isGiven: Bool
  var isNil: Bool
  var gender: Gender
  /// Folded last word of a person's name (form id), for short names; -1 none or unknown.
  var surname: Int32 = -1
  /// The same of a caller's person whose last word no lexicon knows: a hash of its bytes, 0 none.
  var unlistedSurname = 0
  /// The entity made before it whose key has the same hash, -1 none.
  fileprivate var sameHash: Int32 = -1
}

enum Gender: UInt8 {
  case unknown, masculine, feminine, other
}

/// A mention while it is being read. Spans are tokens. A long document has many, and every stage looks at them: two fill a line of the processor's cache.
struct MentionRecord {
  var first: Int32
  var end: Int32
  /// Index into the entities.
  var entity: Int32
  var type: EntityType
  var form: MentionForm
  var sense: MentionSense
  var rule: MentionRule
  /// In thousandths.
  var score: Int16
  /// An adjective of origin.
  var isAdjective = false
  var isPlural = false
  /// Of a mention that the caller gave: the place of its exact span among `EntityTable.givenSpans`; else -1.
  var givenSpan: Int32 = -1
  /// The government or body this mention stands for where it acts (lexicon id), -1 none: of a capital, a seat of power.
  var actsFor: Int32 = -1
  /// The title right before the name, or the title that is the mention.
  var title: Int32 = -1

  /// Less for what comes first: by the first token, and the longer before the shorter.
  var order: Int64 { Int64(first) << 32 - Int64(end) }
}

/// The entities and mentions of one document.
struct EntityTable {
  var entities: [EntityRecord] = []
  /// Sorted by first token once the stage is done.
  var mentions: [MentionRecord] = []
  private var byLexicon = NumberMap()
  private var byGivenKey: [String: Int32] = [:]
  /// Entities that no lexicon holds: by the hash of a key in ASCII the last one that has it, and by any other key.
  private var byPlainKey = NumberMap()
  private var byWideKey: [String: Int32] = [:]
  /// Room for a key.
  private var keyRoom: [UInt8] = []
  /// The spans in the text of the mentions that the caller gave.
  var givenSpans: [TextSpan] = []
  /// Lexicon entities that a caller's entity takes over.
  var takenOver = NumberMap()
  /// What the caller names by a phrase; the entity is this table's.
  var phrases: [GivenPhrase] = []
  let lexicon: CompiledLexicon

  /// Whether the caller gave spans.
  var hasGivenMentions: Bool { !givenSpans.isEmpty }

  init(lexicon: CompiledLexicon) { self.lexicon = lexicon }

  /// Makes room for what most texts of so many tokens name.
  mutating func reserve(tokens: Int) {
    entities.reserveCapacity(tokens / 16 + 8)
    if byLexicon.isEmpty { byLexicon = NumberMap(room: tokens / 32 + 8) }
    mentions.reserveCapacity(tokens / 5 + 16)
  }

  /// The document's entity of a lexicon entity, made on first use.
  mutating func entity(lexicon id: Int32) -> Int32 {
    if !takenOver.isEmpty, let taken = takenOver[id] { return taken }
    if let found = byLexicon[id] { return found }
    let index = Int32(entities.count)
    entities.append(
      EntityRecord(
        lexicon: id, key: nil, name: nil, type: EntityTable.type(lexicon.entityType[Int(id)]), isGiven: false,
        isNil: false, gender: Gender(rawValue: UInt8(lexicon.entityGender[Int(id)])) ?? .unknown,
        surname: Int32(lexicon.entityLastWord[Int(id)]) - 1))
    byLexicon[id] = index
    return index
  }

  /// The document's entity that a lexicon entity has already, if any.
  func existing(lexicon id: Int32) -> Int32? { takenOver[id] ?? byLexicon[id] }

  /// The caller's entity of a key, made on first use.
  mutating func entity(givenKey key: String, name: String, type: EntityType, lexicon id: Int32) -> Int32 {
    if let found = byGivenKey[key] ?? byWideKey[key] ?? entity(ofPlainKey: Array(key.utf8)[...]) { return found }
    let index = Int32(entities.count)
    let gender = id >= 0 ? Gender(rawValue: UInt8(lexicon.entityGender[Int(id)])) ?? .unknown : .unknown
    entities.append(
      EntityRecord(
        lexicon: id, key: key, name: name, type: type, isGiven: true, isNil: false, gender: gender,
        surname: id >= 0 ? Int32(lexicon.entityLastWord[Int(id)]) - 1 : -1))
    byGivenKey[key] = index
    if id >= 0 { takenOver[id] = index }
    return index
  }

  /// An entity that no lexicon holds, by a key made from its name.
  mutating func entity(unlisted name: String, type: EntityType, gender: Gender, surname: Int32) -> Int32 {
    // Taken out, so that it may be asked for while it is read.
    var room = keyRoom
    keyRoom = []
    defer { keyRoom = room }
    let length = EntityTable.writeKey(name, to: &room)
    if let length, byGivenKey.isEmpty, let found = entity(ofPlainKey: room[..<length]) { return found }
    let key = length.map { String(decoding: room[..<$0], as: UTF8.self) } ?? "nil/" + EntityTable.slug(name)
    // What is left of a name in other letters may be in ASCII.
    let isPlain = length != nil || key.utf8.allSatisfy { $0 < 0x80 }
    if length == nil || !byGivenKey.isEmpty,
      let found = byGivenKey[key] ?? (isPlain ? entity(ofPlainKey: Array(key.utf8)[...]) : byWideKey[key])
    {
      return found
    }
    let index = Int32(entities.count)
    var entity = EntityRecord(
      lexicon: -1, key: key, name: name, type: type, isGiven: false, isNil: true, gender: gender, surname: surname)
    if isPlain {
      let hash = length.map { EntityTable.hash(room[..<$0]) } ?? EntityTable.hash(Array(key.utf8)[...])
      entity.sameHash = byPlainKey[hash] ?? -1
      byPlainKey[hash] = index
    } else {
      byWideKey[key] = index
    }
    entities.append(entity)
    return index
  }

  /// The entity of a key in ASCII that was made from a name.
  private func entity(ofPlainKey key: ArraySlice<UInt8>) -> Int32? {
    var index = byPlainKey[EntityTable.hash(key)] ?? -1
    while index >= 0 {
      if let known = entities[Int(index)].key, known.utf8.elementsEqual(key) { return index }
      index = entities[Int(index)].sameHash
    }
    return nil
  }

  /// Never -1. Seeded anew in every process, so that no text can be made whose names all have the same; it decides nothing but where a key is looked for.
  private static func hash(_ key: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    unsafe key.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return Int(UInt(bitPattern: hasher.finalize()) >> 1)
  }

  /// The lexicon's number of a type is its place among the cases.
  static func type(_ code: Int) -> EntityType {
    switch code {
    case 0: .person
    case 1: .norp
    case 2: .org
    case 3: .gpe
    case 4: .loc
    case 5: .fac
    case 6: .event
    case 7: .law
    case 8: .product
    case 9: .workOfArt
    case 10: .topic
    default: .org
    }
  }

  /// Sorts the mentions by first token, and the longer first.
  mutating func sortMentions() { sortMentions(behind: sortedCount()) }

  /// The same where the first so many are in order. Those that a step appended are few: they are sorted by themselves and moved in.
  mutating func sortMentions(behind sorted: Int) {
    let count = mentions.count
    guard sorted < count else { return }
    var more = Array(mentions[sorted...])
    EntityTable.sort(&more)
    let added = more.span
    var all = mentions.mutableSpan
    // From the back, so that each is moved once; of two alike the one that stood before stays before.
    var old = sorted - 1
    var place = count - 1
    var new = added.count - 1
    while new >= 0 {
      let order = added[new].order
      while old >= 0, order < all[old].order {
        all[place] = all[old]
        old -= 1
        place -= 1
      }
      all[place] = added[new]
      place -= 1
      new -= 1
    }
  }

  /// How many of the mentions are in order from the first one on.
  private func sortedCount() -> Int {
    let all = mentions.span
    var last: Int64 = .min
    for k in 0..<all.count {
      let order = all[k].order
      if order < last { return k }
      last = order
    }
    return all.count
  }

  /// Sorts mentions; those that are alike stay in their order.
  private static func sort(_ mentions: inout [MentionRecord]) {
    // Few, and most in order already.
    guard mentions.count <= 24 else { return mentions.sort { $0.order < $1.order } }
    var all = mentions.mutableSpan
    for k in 1..<max(1, all.count) where all[k].order < all[k - 1].order {
      let moved = all[k]
      var place = k
      while place > 0, moved.order < all[place - 1].order {
        all[place] = all[place - 1]
        place -= 1
      }
      all[place] = moved
    }
  }

  /// Writes the key of a name that no lexicon holds into `room`: lower case letters and digits, joined by hyphens, behind `nil/`.
  /// - Returns: its length; nil where the name is not in ASCII.
  private static func writeKey(_ name: String, to room: inout [UInt8]) -> Int? {
    // A hyphen stands for a byte at least; without letters it is `nil/name`.
    let most = name.utf8.count + 8
    if room.count < most {
      room = [UInt8](filled: 0, count: most + 32)
    }
    var key = room.mutableSpan
    var count = 0
    for b in "nil/".utf8 {
      key[count] = b
      count += 1
    }
    let begin = count
    var gap = false
    for b in name.utf8 {
      if b >= 0x80 { return nil }
      let isCapital = b >= 0x41 && b <= 0x5A
      if isCapital || b >= 0x61 && b <= 0x7A || b >= 0x30 && b <= 0x39 {
        if gap, count > begin {
          key[count] = 0x2D
          count += 1
        }
        gap = false
        key[count] = isCapital ? b | 0x20 : b
        count += 1
      } else {
        gap = true
      }
    }
    if count == begin {
      for b in "name".utf8 {
        key[count] = b
        count += 1
      }
    }
    return count
  }

  /// What stands behind `nil/` in the key of a name that is not in ASCII: letters and digits of any script.
  private static func slug(_ name: String) -> String {
    var out = ""
    var gap = false
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if gap && !out.isEmpty { out.append("-") }
        gap = false
        out.unicodeScalars.append(scalar)
      } else {
        gap = true
      }
    }
    return out.isEmpty ? "name" : out
  }
}
