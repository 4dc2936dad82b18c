/// Where a document's mentions stand, token by token, for a step that takes some away and adds others: without this, each change would cost a
/// walk over all of them.
///
/// Mentions that are taken away stay in the table until `sweep`, so that numbers of mentions hold in between. Until then the table is only
/// changed through this.
struct MentionPlaces {
  /// By token: the last of the table's mentions that end right before it, -1 none.
  private var endingAt: [Int32]
  /// By mention: the one before it in the table that ends at the same token, -1 none.
  private var sameEnd: [Int32] = []
  /// By token: the first token of the longest mention that holds it; `Int32.max` where none does.
  private var beginOf: [Int32]
  /// By token: whether a mention holds it whose entity the caller gave.
  private var isGiven: [Bool]
  private var isRemoved: [Bool] = []
  private var removed = 0

  init(_ table: EntityTable, tokens: Int) {
    endingAt = [Int32](filled: -1, count: tokens + 1)
    beginOf = [Int32](filled: .max, count: tokens)
    isGiven = [Bool](filled: false, count: tokens)
    sameEnd.reserveCapacity(table.mentions.count)
    isRemoved.reserveCapacity(table.mentions.count)
    for m in table.mentions { note(m, table) }
  }

  private mutating func note(_ m: MentionRecord, _ table: EntityTable) {
    let end = Int(m.end)
    sameEnd.append(endingAt[end])
    endingAt[end] = Int32(isRemoved.count)
    isRemoved.append(false)
    let given = table.entities[Int(m.entity)].isGiven
    var begins = beginOf.mutableSpan
    for k in Int(m.first)..<end { begins[k] = min(begins[k], m.first) }
    if given {
      for k in Int(m.first)..<end { isGiven[k] = true }
    }
  }

  mutating func append(_ m: MentionRecord, _ table: inout EntityTable) {
    table.mentions.append(m)
    note(m, table)
  }

  /// The last of the mentions that end right before a token.
  func ending(at token: Int) -> Int? {
    let k = endingAt[token]
    return k < 0 ? nil : Int(k)
  }

  /// Whether a mention that holds this token begins before `first`, or is the caller's.
  func isHeld(_ token: Int, before first: Int) -> Bool {
    Int(beginOf[token]) < first || isGiven[token]
  }

  /// Calls `body` with the mentions that lie within a range of tokens.
  func forEach(within range: Range<Int>, _ table: EntityTable, _ body: (Int) -> Void) {
    for end in range.lowerBound + 1..<range.upperBound + 1 {
      var k = Int(endingAt[end])
      while k >= 0 {
        if Int(table.mentions[k].first) >= range.lowerBound { body(k) }
        k = Int(sameEnd[k])
      }
    }
  }

  /// Takes away the mentions that lie within a range of tokens.
  mutating func remove(within range: Range<Int>, _ table: EntityTable) {
    for end in range.lowerBound + 1..<range.upperBound + 1 {
      // The chain without them, in the order that it had.
      var kept: Int32 = -1
      var k = endingAt[end]
      endingAt[end] = -1
      while k >= 0 {
        let next = sameEnd[Int(k)]
        if Int(table.mentions[Int(k)].first) >= range.lowerBound {
          isRemoved[Int(k)] = true
          removed += 1
        } else {
          if kept < 0 { endingAt[end] = k } else { sameEnd[Int(kept)] = k }
          sameEnd[Int(k)] = -1
          kept = k
        }
        k = next
      }
    }
    // What else holds these tokens begins no earlier than the range, nor than what is put in its place.
    for k in range where Int(beginOf[k]) >= range.lowerBound { beginOf[k] = .max }
  }

  /// Takes the removed ones out of the table.
  func sweep(_ table: inout EntityTable) {
    guard removed > 0 else { return }
    var kept = 0
    for k in table.mentions.indices where !isRemoved[k] {
      if kept < k { table.mentions[kept] = table.mentions[k] }
      kept += 1
    }
    table.mentions.removeLast(table.mentions.count - kept)
  }
}
