import Testing

@testable import Extraction

@Suite struct PhraseGroupsTests {
  @Test func aHeadHasTheGroupThatItWasGivenLast() {
    var groups = PhraseGroups()
    #expect(groups.isEmpty)
    #expect(groups[4] == nil)
    groups[4] = [1, 2]
    groups[90] = [7]
    groups[4] = [3]
    #expect(!groups.isEmpty)
    #expect(groups[4] == [3])
    #expect(groups[90] == [7])
    #expect(groups[5] == nil)
  }

  @Test func nothingTakesNoGroupAway() {
    var groups = PhraseGroups()
    groups[4] = [1, 2]
    groups[4] = nil
    #expect(groups[4] == [1, 2])
  }
}
