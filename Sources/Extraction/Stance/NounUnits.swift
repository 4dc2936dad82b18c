internal import Lexicon
internal import Segmentation

// The frame units at a noun phrase's head, with the slots that the phrase fills.
extension UnitMatcher {
  /// The matches of a noun phrase's head, the best first.
  func nounMatches(_ p: Int32) -> Scratch<UnitMatch> {
    var found = Scratch<UnitMatch>()
    nounMatches(p, &found)
    return found
  }

  /// Whether a unit of a phrase's noun may begin at its head, or right before it where the head may be its last word.
  func mayBeUnit(_ p: Int32) -> Bool {
    var t = Int(reading.phrase(p).head)
    let traits = reading.lemmaTraits(t)
    if traits.contains(.beginsUnit(7)) { return true }
    guard traits.contains(.innerPhrase) else { return false }
    let last = max(Int(reading.phrase(p).first), t - 2)
    while t > last {
      t -= 1
      if reading.lemmaTraits(t).contains(.beginsUnit(7)) { return true }
    }
    return false
  }

  /// The units of a single noun, without their slots.
  func units(at noun: Int, _ found: inout Scratch<UnitMatch>) {
    found.removeAll()
    walk(from: noun, limit: noun + 1, tag: 7, endingAt: noun + 1, &found)
  }

  /// The same into a buffer, whose memory is used again from phrase to phrase.
  func nounMatches(_ p: Int32, _ found: inout Scratch<UnitMatch>) {
    var slots = nounUnits(p, &found)
    nounTargets(p, &slots, &found, ofAll: true)
  }

  /// The best of a noun phrase's matches that says whether what completes it is so.
  func implyingNoun(_ p: Int32) -> UnitMatch? {
    // Most begin none.
    guard mayBeUnit(p) else { return nil }
    var found = Scratch<UnitMatch>()
    walk(noun: p, &found)
    // Few say so: the slots of the others are none of this question's.
    guard found.contains(where: { $0.marks.implies != Implication.nothing }) else { return nil }
    nounMatches(p, &found)
    return found.first { $0.marks.implies != Implication.nothing }
  }

  /// The units of a noun phrase's head with their holders, not yet sorted.
  func nounUnits(_ p: Int32, _ found: inout Scratch<UnitMatch>) -> NounSlots {
    found.removeAll()
    walk(noun: p, &found)
    if found.isEmpty { return NounSlots() }
    var slots = NounSlots(fillable: fillable(p))
    var list = -1
    var holder: Filler?
    for i in found.indices {
      // A noun fills a list alike, whichever unit has it.
      if found[i].holderSlots != list {
        list = found[i].holderSlots
        holder = nounFill(list, p, &slots)
      }
      found[i].holder = holder
    }
    return slots
  }

  /// Adds the units of a noun phrase's head.
  @inline(__always)
  private func walk(noun p: Int32, _ found: inout Scratch<UnitMatch>) {
    let np = reading.phrase(p)
    if !np.flags.isDisjoint(with: [.pronoun, .name]) { return }
    let head = Int(np.head)
    walk(from: head, limit: head + 1, tag: 7, endingAt: head + 1, &found)
    // A unit of several words ends at the head ("green light").
    if np.first < np.head, reading.lemmaTraits(head).contains(.innerPhrase) {
      walk(from: head - 1, limit: head + 1, tag: 7, endingAt: head + 1, &found)
      if Int(np.first) < head - 1 { walk(from: head - 2, limit: head + 1, tag: 7, endingAt: head + 1, &found) }
    }
  }

  /// Adds the targets to a noun's units, and sorts them.
  /// - Parameter ofAll: else only to those that have a holder.
  func nounTargets(_ p: Int32, _ slots: inout NounSlots, _ found: inout Scratch<UnitMatch>, ofAll: Bool) {
    var list = -1
    var target: Filler?
    for i in found.indices where ofAll || found[i].hasHolder {
      if found[i].targetSlots != list {
        list = found[i].targetSlots
        target = nounFill(list, p, &slots)
      }
      found[i].target = target
    }
    sort(&found)
  }

  /// The name that a phrase's noun is compounded with: "the Russia sanctions".
  func compounded(_ p: Int32) -> Filler? {
    guard p >= 0 else { return nil }
    let np = reading.phrase(p)
    for t in Int(np.first)..<Int(np.head) {
      let m = reading.mention(at: t)
      if m >= 0, syntax.phraseOf[t] == p, !reading.table.mentions[Int(m)].isAdjective, reading.table.mentions[Int(m)].form != .demonym {
        return .mention(m)
      }
    }
    return nil
  }

  /// What a noun's phrase can fill the slots of its units with.
  struct NounSlots {
    /// What it may fill, as a `SlotSet`.
    var fillable: UInt64 = 0
    /// Whose it is, once it was asked for.
    var isOwnerKnown = false
    var owner: Filler?
  }

  private func owner(_ p: Int32, _ slots: inout NounSlots) -> Filler? {
    if !slots.isOwnerKnown {
      slots.owner = ownerFiller(p)
      slots.isOwnerKnown = true
    }
    return slots.owner
  }

  /// What a phrase may fill, as a `SlotSet`: few fill any but their own place. Without a branch, since what a phrase has nothing foresees.
  private func fillable(_ p: Int32) -> UInt64 {
    let i = Int(p)
    let (first, head) = (Int(syntax.phrases[i].first), Int(syntax.phrases[i].head))
    var noName = -1
    for t in first..<head { noName &= Int(reading.mention(at: t)) }
    let hasName = ~noName
    // Negative where there is one.
    let hasAttached = ~Int(syntax.phrases[i].firstAttached)
    let hasOwner = hasName | ~Int(syntax.phrases[i].possessor) | hasAttached | (reading.hasDeedOwner(Int32(truncatingIfNeeded: head)) ? -1 : 0)
    let isPlural = syntax.phrases[i].flags.contains(.plural) ? -1 : 0
    let standsBeside = ~Int(syntax.phrases[i].apposition) | ~Int(reading.appositives[i]) | isPlural
    func bits(_ set: UInt64, _ sign: Int) -> UInt64 { set & UInt64(truncatingIfNeeded: sign &>> 63) }
    func bit(_ kind: Int) -> UInt64 { 1 &<< UInt64(kind) }
    let complements = ComplementKinds.forms | bit(SlotKind.infinitive) | bit(SlotKind.that) | bit(SlotKind.ing) | bit(SlotKind.wh)
    let own = bit(SlotKind.itself) | bit(SlotKind.speaker) | bits(bit(SlotKind.modified), hasName)
    return own | bits(bit(SlotKind.possessor) | bit(SlotKind.subject), hasOwner)
      | bits(bit(SlotKind.subject), standsBeside) | bits(ComplementKinds.prepositions, hasAttached)
      | bits(complements, ~Int(syntax.phrases[i].firstClause))
  }

  private func nounFill(_ list: Int, _ p: Int32, _ slots: inout NounSlots) -> Filler? {
    let asked = lexicon.slotLists[list]
    if asked.set & slots.fillable == 0 { return nil }
    for slot in asked.slots {
      let (kind, word) = lexicon.slotLists.slot(slot)
      if slots.fillable &>> SlotSet.place(of: kind, word: word) & 1 == 0 { continue }
      let np = reading.phrase(p)
      switch kind {
      case SlotKind.subject:
        // "Obi, a critic of the levy": whom the phrase stands beside.
        if np.apposition >= 0, np.apposition != p { return .phrase(np.apposition) }
        let later = reading.appositives[Int(p)]
        if later >= 0, later != p { return .phrase(later) }
        // "critics of the levy, such as Obi"
        if np.flags.contains(.plural), let example = reading.instances(p).first { return .phrase(example) }
        if let filler = owner(p, &slots) { return filler }
      case SlotKind.possessor:
        if let filler = owner(p, &slots) { return filler }
      case SlotKind.itself: return .phrase(p)
      case SlotKind.modified:
        if let filler = compounded(p) { return filler }
      case SlotKind.speaker: return .speaker
      case SlotKind.of, SlotKind.by, SlotKind.preposition:
        if np.firstAttached >= 0 {
          let wanted = kind == SlotKind.of ? Marker.of : kind == SlotKind.by ? Marker.by : Marker.form(word)
          for q in reading.attached(p) {
            let marker = Int(reading.phrase(q).preposition)
            if marker >= 0, fits(marker, wanted) { return .phrase(q) }
          }
          // "criticism of the plan by Oslo", "the attacks by Oslo on Bern": the second phrase may hang on the first.
          if kind != SlotKind.of {
            for q in reading.attached(p) where reading.phrase(q).firstAttached >= 0 {
              for r in reading.attached(q) {
                let marker = Int(reading.phrase(r).preposition)
                if marker >= 0, fits(marker, wanted) { return .phrase(r) }
              }
            }
          }
        }
        if kind == SlotKind.preposition,
          let filler = participial(p, .form(word))
        {
          return filler
        }
      case SlotKind.infinitive, SlotKind.that, SlotKind.ing, SlotKind.wh:
        var c = np.firstClause
        var steps = 0
        while c >= 0, steps < 4 {
          if syntax.clauses[Int(c)].link == .nounComplement {
            let infinitive = syntax.clauses[Int(c)].flags.contains(.infinitive)
            if infinitive == (kind == SlotKind.infinitive) { return .clause(c) }
          }
          c = syntax.clauses[Int(c)].nextOfNoun
          steps += 1
        }
      default: break
      }
    }
    return nil
  }
}
