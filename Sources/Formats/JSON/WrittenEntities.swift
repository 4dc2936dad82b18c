import Extraction

/// What is written of the lexicon's entities that were named last, which is the same in most documents that name them: all between an entity's id and its
/// mentions.
struct WrittenEntities {
  private struct Place {
    /// Kept, so that no other can be taken for it.
    var facts: EntityFacts?
    var type = EntityType.person
    var isNil = false
    var bytes: [UInt8] = []
  }

  private var places = [Place](repeating: Place(), count: count)
  private static let count = 2048

  mutating func write(_ facts: EntityFacts, _ type: EntityType, isNil: Bool, to out: inout [UInt8]) {
    // What lies 16 bytes apart at least; the higher bits too, since what is made at once lies in a row.
    let address = UInt(bitPattern: ObjectIdentifier(facts))
    let i = Int(truncatingIfNeeded: (address >> 4 ^ address >> 15) & UInt(WrittenEntities.count - 1))
    if places[i].facts !== facts || places[i].type != type || places[i].isNil != isNil { keep(facts, type, isNil, at: i) }
    out.append(contentsOf: places[i].bytes)
  }

  @inline(never)
  private mutating func keep(_ facts: EntityFacts, _ type: EntityType, _ isNil: Bool, at i: Int) {
    var bytes: [UInt8] = []
    AnnotationWriter.write(facts, type, isNil: isNil, to: &bytes)
    places[i] = Place(facts: facts, type: type, isNil: isNil, bytes: Array(bytes))
  }
}
