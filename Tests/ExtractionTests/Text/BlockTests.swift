import TestSupport
import Testing

@testable import Extraction

@Suite struct BlockTests {
  private func blocks(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var found: [BlockRange] = []
    BlockFinder.run(bytes, into: &found)
    return found.map { "\($0.kind.rawValue): " + String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
  }

  @Test(arguments: [
    ("Talks End Without a Deal", BlockKind.heading), ("Will the Talks Go On?", .heading),
    ("The talks ended without a deal.", .paragraph),
    ("“We are done,” she said.", .paragraph), ("as was said before", .paragraph), ("The demands:", .paragraph),
    ("- a first demand", .item), ("* a first demand", .item), ("• a first demand", .item), ("– a first demand", .item),
    ("1. A first demand.", .item), ("12) a demand", .item), ("a) a demand", .item), ("Party | Seats | Share", .table),
    ("Party\tSeats", .table),
    ("By Jane Doe", .byline), ("Photo: Jane Doe", .caption), ("FILE PHOTO The hall at night", .caption),
    ("[1] See the annex.", .note),
    ("<p>The talks ended.</p>", .markup), ("< td scope = \"row\" > Norway", .markup), ("li >", .markup),
  ]) func aLineHasItsKind(_ line: String, _ kind: BlockKind) { #expect(blocks(line) == ["\(kind.rawValue): \(line)"]) }

  @Test(arguments: [
    ("By noon the talks had ended.", BlockKind.byline), ("-5 degrees in the capital.", .item),
    ("1.5 million people left.", .item),
    ("a < b and b > c, they said.", .markup), ("[sic] was added later.", .note),
    ("Photographers left the hall.", .caption),
  ]) func aLikenessIsNotEnough(_ line: String, _ kind: BlockKind) { #expect(!blocks(line)[0].hasPrefix(kind.rawValue)) }

  @Test func blankLinesAndLineEndsPartBlocks() {
    #expect(
      blocks("A Heading Here\nThe text ends.\n\nMore text.") == [
        "heading: A Heading Here", "paragraph: The text ends.", "paragraph: More text.",
      ])
    #expect(
      blocks("One ends.\r\n\r\nTwo ends.\rThree ends.") == [
        "paragraph: One ends.", "paragraph: Two ends.", "paragraph: Three ends.",
      ])
  }

  @Test func textBrokenAtAWidthIsOneParagraph() {
    let text = """
      The ministers met in the old town hall for most of
      the afternoon, and when they came out again nobody
      had signed anything, though all of them said that
      the talks would go on in the spring.
      """
    #expect(blocks(text) == ["paragraph: " + text])
  }

  @Test func spaceAroundALineIsInNoBlock() {
    #expect(blocks("  \u{A0} One ends. \u{A0}\t\n") == ["paragraph: One ends."])
    #expect(blocks(" \n\t\r\n ") == [])
    #expect(blocks("") == [])
  }

  @Test func theSeedsHaveMoreThanParagraphs() throws {
    var kinds: Set<BlockKind> = []
    for seed in try Seed.all() {
      for block in try annotate(seed.text).blocks { kinds.insert(block.kind) }
    }
    #expect(kinds.isSuperset(of: [.heading, .paragraph]))
  }

  /// Blocks are in order, do not overlap, and leave out nothing but white space.
  @Test func randomTextIsCoveredInOrder() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomUnicode(seed: seed)
      let bytes = Array(
        (seed % 2 == 0 ? random.text(maximumLength: 300, words: true) : random.news(maximumLength: 60)).utf8)
      var found: [BlockRange] = []
      BlockFinder.run(bytes, into: &found)
      var last = 0
      var left: [UInt8] = []
      for block in found {
        #expect(Int(block.start) >= last && block.end > block.start, "seed \(seed)")
        left += bytes[last..<max(last, Int(block.start))]
        last = Int(block.end)
      }
      left += bytes[last...]
      let rest = String(decoding: left, as: UTF8.self)
      #expect(
        rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 },
        "seed \(seed): \(rest.debugDescription)")
    }
  }

  @Test(arguments: [
    "<p>Norway condemned Russia.</p>", "[1] Norway condemned Russia.", "Norway condemned Russia. | 5 | 6",
  ])
  func whatIsNoProseYieldsNoStance(_ text: String) throws { #expect(try annotate(text).stances.isEmpty) }
}
