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
}

enum Gender: UInt8 {
  case unknown, masculine, feminine, other
}

/// A mention while it is being read. Spans are tokens.
struct MentionRecord {
  var first: Int32
  var end: Int32
  /// Index into the entities.
  var entity: Int32
  var type: EntityType
  var form: MentionForm
  var sense: MentionSense
  var rule: StaticString
  /// In thousandths.
  var score: Int16
  /// The caller's exact span in the text, where the caller gave the mention.
  var given: TextSpan?
  /// An adjective of origin.
  var isAdjective = false
  var isPlural = false
  /// The government or body this mention stands for where it acts (lexicon id), -1 none: of a capital, a seat of power.
  var actsFor: Int32 = -1
  /// The title right before the name, or the title that is the mention.
  var title: Int32 = -1
}

/// The entities and mentions of one document.
struct EntityTable {
  var entities: [EntityRecord] = []
  /// Sorted by first token once the stage is done.
  var mentions: [MentionRecord] = []
  private var byLexicon = NumberMap()
  private var byKey: [String: Int32] = [:]
  /// Whether the caller gave spans.
  var hasGivenMentions = false
  /// Lexicon entities that a caller's entity takes over.
  var takenOver = NumberMap()
  /// What the caller names by a phrase; the entity is this table's.
  var phrases: [GivenPhrase] = []
  let lexicon: CompiledLexicon

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
    if let found = byKey[key] { return found }
    let index = Int32(entities.count)
    let gender = id >= 0 ? Gender(rawValue: UInt8(lexicon.entityGender[Int(id)])) ?? .unknown : .unknown
    entities.append(
      EntityRecord(
        lexicon: id, key: key, name: name, type: type, isGiven: true, isNil: false, gender: gender,
        surname: id >= 0 ? Int32(lexicon.entityLastWord[Int(id)]) - 1 : -1))
    byKey[key] = index
    if id >= 0 { takenOver[id] = index }
    return index
  }

  /// An entity that no lexicon holds, by a key made from its name.
  mutating func entity(unlisted name: String, type: EntityType, gender: Gender, surname: Int32) -> Int32 {
    let key = EntityTable.asciiSlug(name, behind: "nil/") ?? "nil/" + EntityTable.slug(name)
    if let found = byKey[key] { return found }
    let index = Int32(entities.count)
    entities.append(
      EntityRecord(
        lexicon: -1, key: key, name: name, type: type, isGiven: false, isNil: true, gender: gender, surname: surname))
    byKey[key] = index
    return index
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

  /// Sorts the mentions by first token, and the longer first. Those that a step appended are few: they are sorted by themselves and moved in.
  mutating func sortMentions() {
    func precedes(_ a: MentionRecord, _ b: MentionRecord) -> Bool { a.first != b.first ? a.first < b.first : a.end > b.end }
    let count = mentions.count
    var sorted = 1
    while sorted < count, !precedes(mentions[sorted], mentions[sorted - 1]) { sorted += 1 }
    guard sorted < count else { return }
    var more = Array(mentions[sorted...])
    more.sort(by: precedes)
    // From the back, so that each is moved once; of two alike the one that stood before stays before.
    var old = sorted - 1
    var new = more.count - 1
    var place = count - 1
    while new >= 0 {
      if old >= 0, precedes(more[new], mentions[old]) {
        mentions[place] = mentions[old]
        old -= 1
      } else {
        mentions[place] = more[new]
        new -= 1
      }
      place -= 1
    }
  }

  /// Lower case letters and digits of any script, joined by hyphens.
  static func slug(_ name: String) -> String {
    if let plain = asciiSlug(name) { return plain }
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

  /// `slug` of a name in ASCII, which needs no look at Unicode's properties, behind a prefix; nil for any other.
  private static func asciiSlug(_ name: String, behind prefix: StaticString = "") -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(name.utf8.count + 4)
    for i in 0..<prefix.utf8CodeUnitCount { unsafe out.append(prefix.utf8Start[i]) }
    let begin = out.count
    var gap = false
    for b in name.utf8 {
      if b >= 0x80 { return nil }
      let isCapital = b >= 0x41 && b <= 0x5A
      if isCapital || b >= 0x61 && b <= 0x7A || b >= 0x30 && b <= 0x39 {
        if gap && out.count > begin { out.append(0x2D) }
        gap = false
        out.append(isCapital ? b | 0x20 : b)
      } else {
        gap = true
      }
    }
    return out.count > begin ? String(decoding: out, as: UTF8.self) : "\(prefix)name"
  }
}
