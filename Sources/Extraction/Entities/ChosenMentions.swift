/// The places of some of the mentions, in order. Which ones they are cannot be foreseen, so it is told of 64 at once, a bit each, without a branch.
struct ChosenMentions: Sequence, IteratorProtocol {
  enum Choice {
    /// People by names of several words; by one word.
    case fullPeople, shortPeople
    /// Bodies by names of several words.
    case fullBodies
    /// What is called by a name or another name of its own.
    case named
  }

  private let mentions: [MentionRecord]
  private let choice: Choice
  private var block = -64
  private var bits: UInt64 = 0

  @inline(__always)
  init(_ choice: Choice, of mentions: [MentionRecord]) {
    self.mentions = mentions
    self.choice = choice
  }

  @inline(__always)
  mutating func next() -> Int? {
    while bits == 0 {
      block += 64
      guard block < mentions.count else { return nil }
      bits = ChosenMentions.bits(choice, of: mentions, from: block)
    }
    let place = block + bits.trailingZeroBitCount
    bits &= bits - 1
    return place
  }

  @inline(__always)
  private static func bits(_ choice: Choice, of all: [MentionRecord], from block: Int) -> UInt64 {
    let mentions = all.span
    var bits: UInt64 = 0
    for n in 0..<Swift.min(64, mentions.count - block) {
      let k = block + n
      let isPerson: UInt64 = mentions[k].type == .person ? 1 : 0
      let isFull: UInt64 = mentions[k].end &- mentions[k].first >= 2 ? 1 : 0
      let isShort: UInt64 = mentions[k].end &- mentions[k].first == 1 ? 1 : 0
      let isName: UInt64 = mentions[k].form == .name ? 1 : 0
      let isChosen =
        switch choice {
        case .fullPeople: isPerson & isFull
        case .shortPeople: isPerson & isShort
        case .fullBodies: isFull & isName & (mentions[k].type == .org ? 1 : 0)
        case .named: isName | (mentions[k].form == .alias ? 1 : 0)
        }
      bits |= isChosen &<< UInt64(truncatingIfNeeded: n)
    }
    return bits
  }
}
