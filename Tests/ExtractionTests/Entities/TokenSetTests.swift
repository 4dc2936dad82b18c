import Lexicons
import Segmentation
import Testing

@testable import Extraction

@Suite struct TokenSetTests {
  @Test func holdsWhatWasPutIn() {
    for count in [0, 1, 63, 64, 65, 1000] {
      var tokens = TokenSet(count: count)
      let some = (0..<count).filter { $0 * 7 % 5 == 1 }
      for token in some { tokens.insert(token) }
      #expect((0..<count).filter { tokens.contains($0) } == some)
    }
  }

  @Test func whatIsNoTokenIsNotIn() {
    var tokens = TokenSet(count: 64)
    for token in [-1, 64, .max, .min] {
      tokens.insert(token)
      #expect(!tokens.contains(token))
    }
    #expect(!TokenSet().contains(0))
  }

  @Test func deedsHaveTheirOwners() {
    var owners = DeedOwners()
    #expect(owners[3] == nil && !owners.contains(3))
    owners.insert(17, of: 3, tokens: 100)
    owners.insert(18, of: 99, tokens: 100)
    #expect(owners[3] == 17 && owners[99] == 18 && owners[4] == nil)
    #expect(owners.contains(99) && !owners.contains(98))
  }

  @Test func placesAreReadAsMentionsAreAdded() {
    func mention(_ first: Int32, _ type: EntityType) -> MentionRecord {
      MentionRecord(first: first, end: first + 1, entity: 0, type: type, form: .name, sense: .place, rule: .lexiconName, score: 0)
    }
    var words = Words()
    for k in 0..<100 as Range<Int32> { words.tokens.append(2 * k, 2 * k + 1, .letters) }
    var table = EntityTable(lexicon: .embedded)
    var places = PlaceBegins()
    func begins(_ tokens: Int...) -> [Bool] { tokens.map { places.contains($0, words, table) } }
    #expect(begins(5) == [false])
    table.mentions = [mention(5, .gpe), mention(7, .org)]
    #expect(begins(5, 7) == [true, false])
    table.mentions.append(mention(2, .loc))
    #expect(begins(2, 5, 7) == [true, true, false])
  }

  @Test func rulesHaveNamesOfTheirOwn() {
    let names = MentionRule.allCases.map(\.name.description)
    #expect(Set(names).count == names.count)
    for name in names {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase && $0.isASCII } }, "\(name)")
    }
  }
}
