internal import Lexicon

/// From where to where a clause or a phrase reaches.
struct Extent {
  var first: Int32 = .max
  var end: Int32 = .min

  @inline(__always)
  mutating func cover(_ other: Extent) {
    first = min(first, other.first)
    end = max(end, other.end)
  }
}

/// How far the phrases of a document reach, with their conjuncts and what is attached to the last of them.
///
/// All of them are gone through, the last first, and not one by one where a clause asks: of how many links a phrase has nothing foresees.
struct PhraseReach: ~Copyable {
  /// That of phrase `p` is at `p + 1`; the one at 0 is of none.
  private var extents = Scratch<Extent>()
  /// Of each phrase the last one that is attached where it is.
  private var tails = Scratch<Int32>()

  /// Reads the phrases of a document.
  mutating func read(_ phrases: borrowing Scratch<NounPhrase>) {
    let count = phrases.count
    if extents.count <= count {
      extents.fill(Extent(), count: count + count / 2 + 64)
      // The one at 0 stays: it is of none.
      tails.fill(-1, count: extents.count)
    }
    precondition(count < min(extents.count, tails.count))
    var p = count - 1
    while p >= 0 {
      let phrase = phrases[p]
      let here = Int32(truncatingIfNeeded: p)
      // Links lead to later phrases; where one does not, it ends there. So all are below the phrases' count.
      let tail = unsafe tails[unchecked: place(phrase.nextAttached > here ? phrase.nextAttached : -1)]
      unsafe tails[unchecked: p &+ 1] = max(tail, here)
      let attached = unsafe tails[unchecked: place(phrase.firstAttached > here ? phrase.firstAttached : -1)]
      let next = phrase.nextConjunct > here ? phrase.nextConjunct : attached
      unsafe extents[unchecked: p &+ 1] = Extent(first: phrase.first, end: max(phrase.end, extents[unchecked: place(next)].end))
      p -= 1
    }
  }

  /// Of what the phrase reaches over; nothing for none.
  @inline(__always)
  subscript(phrase: Int32) -> Extent { extents[place(phrase)] }

  @inline(__always)
  private func place(_ phrase: Int32) -> Int { max(0, Int(phrase) &+ 1) }
}

extension ClauseBuilder {
  /// A clause reaches from its first token to where the next clause at its level, or the sentence, ends.
  static func extents(
    _ pending: borrowing Scratch<PendingComplement>, _ words: Words, _ reach: borrowing PhraseReach,
    _ kinds: [UInt8], _ clauses: inout Scratch<ClauseFrame>
  ) {
    // Without branches wherever nothing foresees what a clause has.
    for c in clauses.indices {
      let clause = clauses[c]
      var extent = Extent(first: clause.first, end: clause.end)
      let isShared = clause.flags.contains(.sharedSubject)
      extent.cover(reach[clause.subject == clause.antecedent || isShared ? -1 : clause.subject])
      extent.cover(reach[clause.object == clause.antecedent ? -1 : clause.object])
      extent.cover(reach[clause.indirectObject])
      extent.cover(reach[clause.agent])
      let marker = clause.link == .coordinate ? -1 : clause.marker
      extent.first = min(extent.first, marker < 0 ? .max : marker)
      extent.end = max(extent.end, clause.particle + 1)
      let behind = Int(extent.end)
      if behind < kinds.count, kinds[behind] == WordKind.particle, clause.kind == .verb, extent.end == clause.groupEnd,
        words.sentenceOf[behind] == clause.sentence
      {
        // "… should step down."
        extent.end += 1
      }
      extent.end = max(extent.end, clause.kind == .verb ? 0 : clause.predicate + 1)
      clauses[c].first = extent.first
      clauses[c].end = extent.end
    }
    var k = pending.count - 1
    while k >= 0 {
      let clause = Int(pending[k].clause)
      let complement = pending[k].complement
      var extent = Extent(first: clauses[clause].first, end: clauses[clause].end)
      extent.cover(reach[complement.phrase])
      extent.end = max(extent.end, complement.token + 1)
      clauses[clause].first = extent.first
      clauses[clause].end = extent.end
      k -= 1
    }
    var c = clauses.count - 1
    while c >= 0 {
      // Dependent clauses behind a clause lie inside it; they are closed already, as they come later. What depends on none is put into itself.
      let governor = Int(clauses[c].governor)
      let isGoverned = (governor >= 0 ? 1 : 0) & (governor < clauses.count ? 1 : 0) != 0
      let isInside = (clauses[c].link != .coordinate ? 1 : 0) & (clauses[c].link != .parataxis ? 1 : 0) != 0
      let outer = isGoverned ? (isInside ? governor : c) : c
      clauses[outer].first = min(clauses[outer].first, clauses[c].first)
      clauses[outer].end = max(clauses[outer].end, clauses[c].end)
      c -= 1
    }
  }
}
