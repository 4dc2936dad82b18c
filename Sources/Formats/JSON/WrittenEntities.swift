import Extraction

/// What is written of the lexicon's entities that were named last, which is the same in most documents that name them: all between an entity's id and its
/// mentions.
struct WrittenEntities {
  private struct Place {
    /// Kept, so that no other can be taken for it.
    var facts: EntityFacts?
    /// Whose they are, to be compared without being held.
    var id: ObjectIdentifier?
    var type = EntityType.person
    var isNil = false
    var bytes: [UInt8] = []
  }

  private var places = [Place](repeating: Place(), count: count)
  private static let count = 1024
  /// Where the bytes are written first: room is counted high, and is not kept for each.
  private var draft: [UInt8] = []

  mutating func write(_ facts: EntityFacts, _ type: EntityType, isNil: Bool, to out: inout [UInt8]) {
    // What lies 16 bytes apart at least; the higher bits too, since what is made at once lies in a row.
    let id = ObjectIdentifier(facts)
    let address = UInt(bitPattern: id)
    let i = Int(truncatingIfNeeded: (address >> 4 ^ address >> 15) & UInt(WrittenEntities.count - 1))
    if places[i].id != id || places[i].type != type || places[i].isNil != isNil { keep(facts, type, isNil, at: i) }
    out.append(contentsOf: places[i].bytes)
  }

  @inline(never)
  private mutating func keep(_ facts: EntityFacts, _ type: EntityType, _ isNil: Bool, at i: Int) {
    draft.removeAll(keepingCapacity: true)
    AnnotationWriter.write(facts, type, isNil: isNil, to: &draft)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(draft.count)
    bytes += draft
    places[i] = Place(facts: facts, id: ObjectIdentifier(facts), type: type, isNil: isNil, bytes: bytes)
  }
}
