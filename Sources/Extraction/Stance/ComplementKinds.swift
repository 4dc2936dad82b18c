internal import Lexicon

/// What completes a clause, in one integer: how many complements there are of each kind that somebody asks for, four bits a kind.
///
/// Most slots stay empty because the clause has nothing of their kind. That is asked here first: how many complements a clause has, and of what
/// kinds, nothing foresees, so no loop runs over them only to find none.
struct ComplementKinds {
  fileprivate let counts: UInt64

  /// A bit for each kind that there is, the lowest of its four.
  private var bits: UInt64 {
    let pairs = counts | counts &>> 1
    return (pairs | pairs &>> 2) & 0x1111_1111_1111_1111
  }

  // Those of a kind, behind the seven of the prepositions' forms (`SlotSet.lane`).
  private static var besideLane: UInt64 { 7 }
  private static var ofLane: UInt64 { 8 }
  private static var byLane: UInt64 { 9 }
  private static var asLane: UInt64 { 10 }
  /// Behind it the complements of a kind have the lane of their kind.
  private static var otherLanes: UInt64 { 10 }

  /// More of them in a clause might be too many for four bits.
  static let limit = 15
  /// As if there were all.
  static let any = ComplementKinds(counts: ~0)

  static func - (one: ComplementKinds, other: ComplementKinds) -> ComplementKinds { ComplementKinds(counts: one.counts &- other.counts) }

  /// A lane's bit where a word is of a kind.
  @inline(__always)
  private static func bit(_ lane: UInt64, _ kind: UInt8, _ wanted: UInt8) -> UInt64 {
    UInt64(truncatingIfNeeded: Mask.isEqual(Int32(kind), Int32(wanted))) & 1 &<< (lane &* 4)
  }

  @inline(__always)
  private static func lane(_ lane: UInt64) -> UInt64 { 0xF &<< (lane &* 4) }

  /// Per complement the sums of all before it, and behind the last those of all: what a clause has is a difference of two.
  static func sums(_ syntax: Syntax, _ words: Words) -> [ComplementKinds] {
    let complements = syntax.complements.span
    let kinds = syntax.kinds.span
    let forms = words.forms.span
    var result: [ComplementKinds] = []
    result.append(addingCapacity: complements.count + 1) { sums in
      var sum: UInt64 = 0
      sums.append(ComplementKinds(counts: 0))
      for i in complements.indices {
        let kind = UInt64(complements[i].kind.rawValue)
        let marker = Int(max(0, complements[i].marker))
        let preposition =
          1 &<< SlotSet.lane(of: Int(forms[marker])) | bit(besideLane, kinds[max(0, marker &- 2)], WordKind.in) | bit(ofLane, kinds[marker], WordKind.of)
          | bit(byLane, kinds[marker], WordKind.by) | bit(asLane, kinds[marker], WordKind.as)
        // Those of a kind are the five behind the first.
        let other = (0b11_1110 &>> kind & 1) &<< ((otherLanes &+ kind) &* 4 & 63)
        let isPreposition: UInt64 = (kind == 0 ? 1 : 0) & (complements[i].marker >= 0 ? 1 : 0)
        sum &+= preposition & (0 &- isPreposition) | other
        sums.append(ComplementKinds(counts: sum))
      }
    }
    return result
  }

  // MARK: Questions. They may say yes where nothing is, and never no where something is.

  /// Not 0 where a preposition of several words may bring one in, as "in support of" does.
  @inline(__always)
  var beside: UInt64 { counts & ComplementKinds.lane(ComplementKinds.besideLane) }
  /// Not 0 where one says what something is, or becomes: a noun or an adjective, or *as* one.
  @inline(__always)
  var descriptions: UInt64 {
    counts & (ComplementKinds.lane(ComplementKinds.asLane) | ComplementKinds.lane(ComplementKinds.otherLanes + UInt64(Complement.Kind.predicative.rawValue)))
  }

  /// What kinds of slots complements fill, as a `SlotSet`.
  var slots: UInt64 {
    let bits = bits
    func slot(_ kind: Int, _ lane: UInt64) -> UInt64 { (bits &>> (lane &* 4) & 1) &<< UInt64(kind) }
    let other = ComplementKinds.otherLanes
    return (bits & 0xFFF_FFFF) &<< 32 | slot(SlotKind.of, ComplementKinds.ofLane) | slot(SlotKind.by, ComplementKinds.byLane)
      | slot(SlotKind.that, other + 1) | slot(SlotKind.infinitive, other + 2) | slot(SlotKind.ing, other + 3) | slot(SlotKind.wh, other + 4)
  }

  /// The slots that any preposition fills.
  static var prepositions: UInt64 { forms | 1 &<< UInt64(SlotKind.of) | 1 &<< UInt64(SlotKind.by) }
  /// Those of them that ask for its form.
  static var forms: UInt64 { 0xFFF_FFFF &<< 32 }
}
